/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-html-open.h"

#include <string.h>

/* Bounds of the standard's adoption agency: rounds, and elements copied in each. */
#define MAX_ROUNDS 8
#define MAX_COPIES 3
/* Equal formatting elements that stay active ("Noah's Ark"). */
#define MAX_EQUAL 3

static gboolean
is_table_part (LodeHtmlNode *node)
{
  return node->tag == LODE_TAG_TABLE || node->tag == LODE_TAG_TBODY || node->tag == LODE_TAG_TFOOT
         || node->tag == LODE_TAG_THEAD || node->tag == LODE_TAG_TR;
}

static gboolean
belongs_in_table (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_CAPTION:
    case LODE_TAG_COL:
    case LODE_TAG_COLGROUP:
    case LODE_TAG_FORM:
    case LODE_TAG_SCRIPT:
    case LODE_TAG_STYLE:
    case LODE_TAG_TBODY:
    case LODE_TAG_TD:
    case LODE_TAG_TEMPLATE:
    case LODE_TAG_TFOOT:
    case LODE_TAG_TH:
    case LODE_TAG_THEAD:
    case LODE_TAG_TR:
      return TRUE;
    default:
      return FALSE;
    }
}

static LodeHtmlNode *
clone_element (LodeHtmlOpen *self,
               LodeHtmlNode *node)
{
  LodeHtmlNode *clone = lode_html_node_new (self->document, (LodeHtmlTag) node->tag);

  clone->attributes = node->attributes;
  clone->n_attributes = node->n_attributes;
  return clone;
}

static gboolean
is_equal (const LodeHtmlNode *a,
          const LodeHtmlNode *b)
{
  if (a->tag != b->tag || a->n_attributes != b->n_attributes)
    return FALSE;
  for (guint i = 0; i < a->n_attributes; i++)
    if (a->attributes[i].value.length != b->attributes[i].value.length
        || memcmp (a->attributes[i].value.bytes, b->attributes[i].value.bytes,
                   a->attributes[i].value.length) != 0)
      return FALSE;
  return TRUE;
}

static int
find_in_stack (LodeHtmlOpen *self,
               LodeHtmlNode *node)
{
  for (int i = (int) self->depth - 1; i >= 0; i--)
    if (self->stack[i] == node)
      return i;
  return -1;
}

static int
find_in_formatting (LodeHtmlOpen *self,
                    LodeHtmlNode *node)
{
  for (int i = (int) self->n_formatting - 1; i >= 0; i--)
    if (self->formatting[i] == node)
      return i;
  return -1;
}

static void
remove_from_stack (LodeHtmlOpen *self,
                   guint         index)
{
  self->stack[index]->is_open = FALSE;
  self->n_open[self->stack[index]->tag]--;
  self->depth--;
  memmove (self->stack + index, self->stack + index + 1,
           (self->depth - index) * sizeof self->stack[0]);
}

static void
replace_in_stack (LodeHtmlOpen *self,
                  guint         index,
                  LodeHtmlNode *node)
{
  self->stack[index]->is_open = FALSE;
  self->stack[index] = node;
  node->is_open = TRUE;
}

static void
remove_from_formatting (LodeHtmlOpen *self,
                        guint         index)
{
  self->n_formatting--;
  memmove (self->formatting + index, self->formatting + index + 1,
           (self->n_formatting - index) * sizeof self->formatting[0]);
}

static void
forget_to_marker (LodeHtmlOpen *self)
{
  while (self->n_formatting > 0)
    if (self->formatting[--self->n_formatting] == NULL)
      break;
}

static void
place_before_table (LodeHtmlOpen *self,
                    LodeHtmlNode *node)
{
  for (int i = (int) self->depth - 1; i > 0; i--)
    if (self->stack[i]->tag == LODE_TAG_TABLE)
      {
        LodeHtmlNode *table = self->stack[i];

        if (table->parent != NULL)
          lode_html_node_insert (table->parent, node, table);
        else
          lode_html_node_append (self->stack[i - 1], node);
        return;
      }
  lode_html_node_append (lode_html_open_current (self), node);
}

static void
place_in (LodeHtmlOpen *self,
          LodeHtmlNode *parent,
          LodeHtmlNode *node)
{
  if (is_table_part (parent) && !belongs_in_table (node))
    place_before_table (self, node);
  else
    lode_html_node_append (parent, node);
}

LodeHtmlNode *
lode_html_open_current (LodeHtmlOpen *self)
{
  return self->stack[self->depth - 1];
}

gboolean
lode_html_open_push (LodeHtmlOpen *self,
                     LodeHtmlNode *node)
{
  if (self->depth >= LODE_HTML_MAX_DEPTH)
    return FALSE;
  self->stack[self->depth++] = node;
  self->n_open[node->tag]++;
  node->is_open = TRUE;
  return TRUE;
}

void
lode_html_open_pop (LodeHtmlOpen *self)
{
  LodeHtmlNode *node = self->stack[--self->depth];

  node->is_open = FALSE;
  self->n_open[node->tag]--;
  if (node->tag == LODE_TAG_TD || node->tag == LODE_TAG_TH || node->tag == LODE_TAG_CAPTION
      || node->tag == LODE_TAG_APPLET || node->tag == LODE_TAG_OBJECT)
    forget_to_marker (self);
}

void
lode_html_open_pop_to (LodeHtmlOpen *self,
                       guint         depth)
{
  while (self->depth > MAX (depth, 1))
    lode_html_open_pop (self);
}

int
lode_html_open_find (LodeHtmlOpen *self,
                     LodeHtmlTag   tag,
                     LodeHtmlTag   also_stops)
{
  if (self->n_open[tag] == 0)
    return -1;
  for (int i = (int) self->depth - 1; i > 0; i--)
    {
      LodeHtmlNode *node = self->stack[i];

      if (node->tag == tag)
        return i;
      if ((lode_html_node_flags (node) & LODE_TAG_IS_SCOPE) != 0
          || (also_stops != LODE_TAG_TEXT && node->tag == also_stops))
        return -1;
    }
  return -1;
}

void
lode_html_open_place (LodeHtmlOpen *self,
                      LodeHtmlNode *node)
{
  place_in (self, lode_html_open_current (self), node);
}

void
lode_html_open_add_formatting (LodeHtmlOpen *self,
                               LodeHtmlNode *node)
{
  guint n_equal = 0;

  for (int i = (int) self->n_formatting - 1; i >= 0 && self->formatting[i] != NULL; i--)
    if (is_equal (self->formatting[i], node) && ++n_equal == MAX_EQUAL)
      {
        remove_from_formatting (self, (guint) i);
        break;
      }
  if (self->n_formatting == LODE_HTML_MAX_FORMATTING)
    remove_from_formatting (self, 0);
  self->formatting[self->n_formatting++] = node;
}

void
lode_html_open_add_marker (LodeHtmlOpen *self)
{
  if (self->n_formatting == LODE_HTML_MAX_FORMATTING)
    remove_from_formatting (self, 0);
  self->formatting[self->n_formatting++] = NULL;
}

LodeHtmlNode *
lode_html_open_find_formatting (LodeHtmlOpen *self,
                                LodeHtmlTag   tag)
{
  for (int i = (int) self->n_formatting - 1; i >= 0 && self->formatting[i] != NULL; i--)
    if (self->formatting[i]->tag == tag)
      return self->formatting[i];
  return NULL;
}

void
lode_html_open_forget (LodeHtmlOpen *self,
                       LodeHtmlNode *node)
{
  int index = find_in_formatting (self, node);

  if (index >= 0)
    remove_from_formatting (self, (guint) index);
}

void
lode_html_open_reconstruct (LodeHtmlOpen *self)
{
  guint first = self->n_formatting;

  while (first > 0 && self->formatting[first - 1] != NULL && !self->formatting[first - 1]->is_open)
    first--;
  for (guint i = first; i < self->n_formatting; i++)
    {
      LodeHtmlNode *clone = clone_element (self, self->formatting[i]);

      lode_html_open_place (self, clone);
      if (!lode_html_open_push (self, clone))
        return;
      self->formatting[i] = clone;
    }
}

/* Copies the formatting elements between @formatting_at and @block_at around @block; returns the
 * outermost copy, or @block itself. @bookmark moves behind the first copy. */
static LodeHtmlNode *
copy_between (LodeHtmlOpen *self,
              guint         formatting_at,
              guint         block_at,
              int          *bookmark)
{
  LodeHtmlNode *block = self->stack[block_at];
  LodeHtmlNode *last = block;
  guint counter = 0;

  for (guint i = block_at - 1; i > formatting_at; i--)
    {
      LodeHtmlNode *node = self->stack[i];
      int at = find_in_formatting (self, node);
      LodeHtmlNode *clone;

      if (at >= 0 && ++counter > MAX_COPIES)
        {
          remove_from_formatting (self, (guint) at);
          if (at < *bookmark)
            (*bookmark)--;
          at = -1;
        }
      if (at < 0)
        {
          remove_from_stack (self, i);
          continue;
        }
      clone = clone_element (self, node);
      self->formatting[at] = clone;
      replace_in_stack (self, i, clone);
      if (last == block)
        *bookmark = at + 1;
      lode_html_node_unlink (last);
      lode_html_node_append (clone, last);
      last = clone;
    }
  return last;
}

static void
move_children (LodeHtmlNode *from,
               LodeHtmlNode *to)
{
  for (LodeHtmlNode *child = from->first; child != NULL; child = child->next)
    child->parent = to;
  to->first = from->first;
  to->last = from->last;
  from->first = from->last = NULL;
}

static void
adopt_block (LodeHtmlOpen *self,
             guint         formatting_at,
             guint         block_at)
{
  LodeHtmlNode *formatting = self->stack[formatting_at];
  LodeHtmlNode *block = self->stack[block_at];
  LodeHtmlNode *clone = clone_element (self, formatting);
  int bookmark = find_in_formatting (self, formatting);
  LodeHtmlNode *last = copy_between (self, formatting_at, block_at, &bookmark);
  int index;

  lode_html_node_unlink (last);
  place_in (self, self->stack[formatting_at - 1], last);
  move_children (block, clone);
  lode_html_node_append (block, clone);

  index = find_in_formatting (self, formatting);
  remove_from_formatting (self, (guint) index);
  if (index < bookmark)
    bookmark--;
  memmove (self->formatting + bookmark + 1, self->formatting + bookmark,
           (self->n_formatting - (guint) bookmark) * sizeof self->formatting[0]);
  self->formatting[bookmark] = clone;
  self->n_formatting++;

  remove_from_stack (self, formatting_at);
  index = find_in_stack (self, block);
  memmove (self->stack + index + 2, self->stack + index + 1,
           (self->depth - (guint) index - 1) * sizeof self->stack[0]);
  self->stack[index + 1] = clone;
  self->depth++;
  self->n_open[clone->tag]++;
  clone->is_open = TRUE;
}

gboolean
lode_html_open_adopt (LodeHtmlOpen *self,
                      LodeHtmlTag   tag)
{
  for (int round = 0; round < MAX_ROUNDS; round++)
    {
      LodeHtmlNode *formatting = lode_html_open_find_formatting (self, tag);
      int formatting_at;
      guint block_at;

      if (formatting == NULL)
        return round > 0;
      formatting_at = find_in_stack (self, formatting);
      if (formatting_at < 0)
        {
          lode_html_open_forget (self, formatting);
          return TRUE;
        }
      block_at = (guint) formatting_at + 1;
      while (block_at < self->depth
             && (lode_html_node_flags (self->stack[block_at]) & LODE_TAG_IS_SPECIAL) == 0)
        block_at++;
      if (block_at >= self->depth)
        {
          lode_html_open_pop_to (self, (guint) formatting_at);
          lode_html_open_forget (self, formatting);
          return TRUE;
        }
      adopt_block (self, (guint) formatting_at, block_at);
    }
  return TRUE;
}
