/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-html-entities.h"
#include "lode-html-lexer.h"
#include "lode-html-open.h"
#include "lode-html-tree-private.h"

#include <string.h>

typedef struct
{
  LodeHtmlOpen      open;
  LodeHtmlDocument *document;
  LodeHtmlLexer     lexer;
  LodeHtmlToken     token;
  gboolean          is_in_head;
} Parser;

static LodeHtmlSlice
decode (Parser        *self,
        LodeHtmlSlice  raw,
        gboolean       in_attribute)
{
  char *buffer;

  if (!lode_html_has_references (raw.bytes, raw.length))
    return raw;
  buffer = lode_html_document_alloc (self->document, raw.length);
  return (LodeHtmlSlice) { buffer, (guint32) lode_html_decode (raw.bytes, raw.length, in_attribute,
                                                               buffer) };
}

static gboolean
is_blank (LodeHtmlSlice slice)
{
  for (guint32 i = 0; i < slice.length; i++)
    if (!g_ascii_isspace (slice.bytes[i]))
      return FALSE;
  return TRUE;
}

/* Elements that we do not know are told apart by a hash of their names. */
static guint16
hash_name (LodeHtmlSlice name)
{
  guint32 hash = 5381;

  for (guint32 i = 0; i < name.length && i < 64; i++)
    hash = hash * 33 + (guint32) g_ascii_tolower (name.bytes[i]);
  return (guint16) (hash ^ (hash >> 16));
}

static void
take_attributes (Parser       *self,
                 LodeHtmlNode *node)
{
  guint n = self->token.n_attributes;

  if (n == 0 || node->n_attributes > 0)
    return;
  node->attributes = lode_html_document_alloc (self->document, n * sizeof (LodeHtmlAttribute));
  node->n_attributes = (guint8) n;
  for (guint i = 0; i < n; i++)
    {
      node->attributes[i].name = self->token.attributes[i].name;
      node->attributes[i].value = decode (self, self->token.attributes[i].value, TRUE);
    }
}

static LodeHtmlNode *
new_element (Parser *self)
{
  LodeHtmlNode *node = lode_html_node_new (self->document, self->token.tag);

  take_attributes (self, node);
  if (self->token.tag == LODE_TAG_OTHER)
    node->mark = hash_name (self->token.name);
  return node;
}

/* Puts the token's element into the tree without opening it. */
static LodeHtmlNode *
insert_closed (Parser *self)
{
  LodeHtmlNode *node = new_element (self);

  lode_html_open_place (&self->open, node);
  return node;
}

static LodeHtmlNode *
insert_open (Parser *self)
{
  LodeHtmlNode *node = insert_closed (self);

  lode_html_open_push (&self->open, node);
  return node;
}

static void
insert_text (Parser        *self,
             LodeHtmlSlice  text)
{
  LodeHtmlNode *node;

  if (text.length == 0)
    return;
  node = lode_html_node_new (self->document, LODE_TAG_TEXT);
  node->text = text.bytes;
  node->text_length = text.length;
  if (is_blank (text))
    lode_html_node_append (lode_html_open_current (&self->open), node);
  else
    lode_html_open_place (&self->open, node);
}

static void
insert_raw (Parser *self)
{
  LodeHtmlNode *node = insert_closed (self);
  LodeHtmlSlice raw = lode_html_lexer_read_raw (&self->lexer, self->token.name);
  LodeHtmlNode *text = lode_html_node_new (self->document, LODE_TAG_TEXT);

  if ((lode_html_node_flags (node) & LODE_TAG_IS_ESCAPABLE) != 0)
    raw = decode (self, raw, FALSE);
  text->text = raw.bytes;
  text->text_length = raw.length;
  if (raw.length > 0)
    lode_html_node_append (node, text);
}

static void
leave_head (Parser *self)
{
  if (!self->is_in_head)
    return;
  self->is_in_head = FALSE;
  lode_html_open_pop_to (&self->open, 1);
  lode_html_open_push (&self->open, self->document->body);
}

static void
close_paragraph (Parser *self)
{
  int index = lode_html_open_find (&self->open, LODE_TAG_P, LODE_TAG_BUTTON);

  if (index >= 0)
    lode_html_open_pop_to (&self->open, (guint) index);
}

static void
close_if_in_scope (Parser      *self,
                   LodeHtmlTag  tag)
{
  int index = lode_html_open_find (&self->open, tag, LODE_TAG_TEXT);

  if (index >= 0)
    lode_html_open_pop_to (&self->open, (guint) index);
}

/* A list item ends the one before it, unless a list or another block stands between. */
static void
close_item (Parser      *self,
            LodeHtmlTag  tag,
            LodeHtmlTag  other)
{
  for (guint i = self->open.depth - 1; i > 0; i--)
    {
      LodeHtmlNode *node = self->open.stack[i];

      if (node->tag == tag || node->tag == other)
        {
          lode_html_open_pop_to (&self->open, i);
          return;
        }
      if ((lode_html_node_flags (node) & LODE_TAG_IS_SPECIAL) != 0 && node->tag != LODE_TAG_ADDRESS
          && node->tag != LODE_TAG_DIV && node->tag != LODE_TAG_P)
        return;
    }
}

/* The index of the table that cells and rows belong to now; -1 for none. */
static int
find_table (Parser *self)
{
  if (self->open.n_open[LODE_TAG_TABLE] == 0)
    return -1;
  for (int i = (int) self->open.depth - 1; i > 0; i--)
    {
      if (self->open.stack[i]->tag == LODE_TAG_TABLE)
        return i;
      if (self->open.stack[i]->tag == LODE_TAG_TEMPLATE)
        return -1;
    }
  return -1;
}

static gboolean
is_open_at (Parser      *self,
            int          index,
            LodeHtmlTag  tag)
{
  return (guint) index < self->open.depth && self->open.stack[index]->tag == tag;
}

/* How many elements stay open when a row begins in the table at @table. */
static guint
depth_for_row (Parser *self,
               int     table)
{
  if (is_open_at (self, table + 1, LODE_TAG_TBODY) || is_open_at (self, table + 1, LODE_TAG_THEAD)
      || is_open_at (self, table + 1, LODE_TAG_TFOOT))
    return (guint) table + 2;
  return (guint) table + 1;
}

static void
start_cell (Parser *self,
            int     table)
{
  guint row = depth_for_row (self, table);

  if (is_open_at (self, (int) row, LODE_TAG_TR))
    {
      lode_html_open_pop_to (&self->open, row + 1);
    }
  else
    {
      LodeHtmlNode *node = lode_html_node_new (self->document, LODE_TAG_TR);

      lode_html_open_pop_to (&self->open, row);
      lode_html_open_place (&self->open, node);
      lode_html_open_push (&self->open, node);
    }
  if (lode_html_open_push (&self->open, insert_closed (self)))
    lode_html_open_add_marker (&self->open);
}

/* Handles the tags that stand in tables alone; FALSE for all others. */
static gboolean
start_table_part (Parser *self)
{
  int table;

  switch (self->token.tag)
    {
    case LODE_TAG_CAPTION:
    case LODE_TAG_COL:
    case LODE_TAG_COLGROUP:
    case LODE_TAG_TBODY:
    case LODE_TAG_TD:
    case LODE_TAG_TFOOT:
    case LODE_TAG_TH:
    case LODE_TAG_THEAD:
    case LODE_TAG_TR:
      break;
    default:
      return FALSE;
    }

  table = find_table (self);
  if (table < 0)
    return TRUE;
  if (self->token.tag == LODE_TAG_TD || self->token.tag == LODE_TAG_TH)
    {
      start_cell (self, table);
      return TRUE;
    }
  if (self->token.tag == LODE_TAG_TR)
    lode_html_open_pop_to (&self->open, depth_for_row (self, table));
  else
    lode_html_open_pop_to (&self->open, (guint) table + 1);
  if (self->token.tag == LODE_TAG_COL || self->token.tag == LODE_TAG_COLGROUP)
    insert_closed (self);
  else if (lode_html_open_push (&self->open, insert_closed (self))
           && self->token.tag == LODE_TAG_CAPTION)
    lode_html_open_add_marker (&self->open);
  return TRUE;
}

static void
start_block (Parser *self)
{
  LodeHtmlTag current;

  switch (self->token.tag)
    {
    case LODE_TAG_LI:
      close_item (self, LODE_TAG_LI, LODE_TAG_LI);
      break;
    case LODE_TAG_DD:
    case LODE_TAG_DT:
      close_item (self, LODE_TAG_DD, LODE_TAG_DT);
      break;
    default:
      break;
    }
  close_paragraph (self);
  current = (LodeHtmlTag) lode_html_open_current (&self->open)->tag;
  if (self->token.tag == LODE_TAG_TABLE && (current == LODE_TAG_TABLE || current == LODE_TAG_TR
                                            || current == LODE_TAG_TBODY))
    lode_html_open_pop_to (&self->open, (guint) find_table (self));
  if ((lode_html_tag_flags (self->token.tag) & lode_html_tag_flags (current) & LODE_TAG_IS_HEADING) != 0)
    lode_html_open_pop (&self->open);

  if (self->token.tag == LODE_TAG_HR)
    insert_closed (self);
  else if ((lode_html_tag_flags (self->token.tag) & LODE_TAG_IS_RAW) != 0)
    insert_raw (self);
  else if (self->token.tag == LODE_TAG_FORM && find_table (self) == (int) self->open.depth - 1)
    insert_closed (self);
  else
    insert_open (self);
}

static void
start_formatting (Parser *self)
{
  LodeHtmlNode *node;

  /* A link never stands in a link. */
  if (self->token.tag == LODE_TAG_A || self->token.tag == LODE_TAG_NOBR)
    {
      node = lode_html_open_find_formatting (&self->open, self->token.tag);
      if (node != NULL)
        {
          lode_html_open_adopt (&self->open, self->token.tag);
          lode_html_open_forget (&self->open, node);
        }
    }
  lode_html_open_reconstruct (&self->open);
  node = insert_closed (self);
  if (lode_html_open_push (&self->open, node))
    lode_html_open_add_formatting (&self->open, node);
}

static void
start_inline (Parser *self)
{
  LodeHtmlTagFlags flags = lode_html_tag_flags (self->token.tag);
  LodeHtmlTag current = (LodeHtmlTag) lode_html_open_current (&self->open)->tag;

  if ((self->token.tag == LODE_TAG_OPTION && current == LODE_TAG_OPTION)
      || ((self->token.tag == LODE_TAG_RT || self->token.tag == LODE_TAG_RP)
          && (current == LODE_TAG_RT || current == LODE_TAG_RP)))
    lode_html_open_pop (&self->open);
  else if (self->token.tag == LODE_TAG_BUTTON || self->token.tag == LODE_TAG_SELECT)
    close_if_in_scope (self, self->token.tag);

  if ((flags & (LODE_TAG_IS_RAW | LODE_TAG_IS_ESCAPABLE)) != 0)
    {
      insert_raw (self);
      return;
    }
  if ((flags & LODE_TAG_IS_HEAD) == 0)
    lode_html_open_reconstruct (&self->open);
  if ((flags & LODE_TAG_IS_VOID) != 0)
    {
      insert_closed (self);
      return;
    }
  insert_open (self);
  if (self->token.tag == LODE_TAG_OBJECT || self->token.tag == LODE_TAG_APPLET)
    lode_html_open_add_marker (&self->open);
}

/* Inside svg and math all is foreign, until an element that can only be HTML's. */
static gboolean
start_foreign (Parser *self)
{
  LodeHtmlNode *current = lode_html_open_current (&self->open);
  gboolean begins = self->token.tag == LODE_TAG_SVG || self->token.tag == LODE_TAG_MATH;
  LodeHtmlNode *node;

  if (!current->is_foreign && !begins)
    return FALSE;
  if (current->is_foreign
      && ((lode_html_tag_flags (self->token.tag) & LODE_TAG_CLOSES_P) != 0
          || self->token.tag == LODE_TAG_SPAN || self->token.tag == LODE_TAG_IMG
          || self->token.tag == LODE_TAG_BODY))
    {
      while (lode_html_open_current (&self->open)->is_foreign)
        lode_html_open_pop (&self->open);
      return FALSE;
    }
  if (begins && !current->is_foreign)
    {
      leave_head (self);
      lode_html_open_reconstruct (&self->open);
    }
  if (!self->token.is_self_closing
      && (self->token.tag == LODE_TAG_SCRIPT || self->token.tag == LODE_TAG_STYLE))
    {
      insert_raw (self);
      return TRUE;
    }
  node = insert_closed (self);
  node->is_foreign = TRUE;
  if (!self->token.is_self_closing)
    lode_html_open_push (&self->open, node);
  return TRUE;
}

static void
start_tag (Parser *self)
{
  LodeHtmlTag tag = self->token.tag;
  LodeHtmlTagFlags flags = lode_html_tag_flags (tag);

  if (start_foreign (self))
    return;
  switch (tag)
    {
    case LODE_TAG_HTML:
      take_attributes (self, self->document->root);
      return;
    case LODE_TAG_HEAD:
    case LODE_TAG_FRAMESET:
    case LODE_TAG_FRAME:
      return;
    case LODE_TAG_BODY:
      leave_head (self);
      take_attributes (self, self->document->body);
      return;
    default:
      break;
    }

  if (self->is_in_head && (flags & LODE_TAG_IS_HEAD) == 0
      && lode_html_open_current (&self->open) == self->document->head)
    leave_head (self);
  if (start_table_part (self))
    return;
  if (tag == LODE_TAG_FORM && self->open.n_open[LODE_TAG_FORM] > 0)
    return;
  if ((flags & LODE_TAG_CLOSES_P) != 0)
    start_block (self);
  else if ((flags & LODE_TAG_IS_FORMATTING) != 0)
    start_formatting (self);
  else
    start_inline (self);
}

/* "Any other end tag": closes the innermost element of that name, unless a special one hides it. */
static void
end_other (Parser *self)
{
  guint16 hash = self->token.tag == LODE_TAG_OTHER ? hash_name (self->token.name) : 0;

  if (self->open.n_open[self->token.tag] == 0)
    return;
  for (guint i = self->open.depth - 1; i > 0; i--)
    {
      LodeHtmlNode *node = self->open.stack[i];

      if (node->tag == self->token.tag && (hash == 0 || node->mark == hash))
        {
          lode_html_open_pop_to (&self->open, i);
          return;
        }
      if (!node->is_foreign && (lode_html_node_flags (node) & LODE_TAG_IS_SPECIAL) != 0)
        return;
    }
}

static void
end_heading (Parser *self)
{
  for (guint i = self->open.depth - 1; i > 0; i--)
    {
      LodeHtmlTagFlags flags = lode_html_node_flags (self->open.stack[i]);

      if ((flags & LODE_TAG_IS_HEADING) != 0)
        {
          lode_html_open_pop_to (&self->open, i);
          return;
        }
      if ((flags & LODE_TAG_IS_SCOPE) != 0)
        return;
    }
}

static void
end_table_part (Parser *self)
{
  int table = find_table (self);

  if (table < 0 || self->open.n_open[self->token.tag] == 0)
    return;
  for (int i = (int) self->open.depth - 1; i >= table; i--)
    if (self->open.stack[i]->tag == self->token.tag)
      {
        lode_html_open_pop_to (&self->open, (guint) i);
        return;
      }
}

/* A form ends without what is open inside it. */
static void
end_form (Parser *self)
{
  int index = lode_html_open_find (&self->open, LODE_TAG_FORM, LODE_TAG_TEXT);
  LodeHtmlOpen *open = &self->open;

  if (index < 0)
    return;
  open->stack[index]->is_open = FALSE;
  open->n_open[LODE_TAG_FORM]--;
  open->depth--;
  memmove (open->stack + index, open->stack + index + 1,
           (open->depth - (guint) index) * sizeof open->stack[0]);
}

static void
end_tag (Parser *self)
{
  LodeHtmlTag tag = self->token.tag;
  LodeHtmlTagFlags flags = lode_html_tag_flags (tag);

  if (tag == LODE_TAG_HEAD)
    leave_head (self);
  if (tag == LODE_TAG_HTML || tag == LODE_TAG_BODY || tag == LODE_TAG_HEAD)
    return;
  if (lode_html_open_current (&self->open)->is_foreign)
    end_other (self);
  else if (tag == LODE_TAG_TABLE || tag == LODE_TAG_TD || tag == LODE_TAG_TH || tag == LODE_TAG_TR
           || tag == LODE_TAG_TBODY || tag == LODE_TAG_THEAD || tag == LODE_TAG_TFOOT
           || tag == LODE_TAG_CAPTION)
    end_table_part (self);
  else if (tag == LODE_TAG_BR)
    start_tag (self);
  else if (tag == LODE_TAG_P)
    close_paragraph (self);
  else if (tag == LODE_TAG_FORM)
    end_form (self);
  else if ((flags & LODE_TAG_IS_HEADING) != 0)
    end_heading (self);
  else if ((flags & LODE_TAG_IS_FORMATTING) != 0)
    {
      if (!lode_html_open_adopt (&self->open, tag))
        end_other (self);
    }
  else if ((flags & LODE_TAG_CLOSES_P) != 0 || tag == LODE_TAG_BUTTON || tag == LODE_TAG_OBJECT
           || tag == LODE_TAG_APPLET || tag == LODE_TAG_TEMPLATE)
    close_if_in_scope (self, tag);
  else
    end_other (self);
}

static void
text (Parser *self)
{
  gboolean blank = is_blank (self->token.text);

  if (self->is_in_head && lode_html_open_current (&self->open) == self->document->head)
    {
      if (blank)
        return;
      leave_head (self);
    }
  if (!blank && !lode_html_open_current (&self->open)->is_foreign)
    lode_html_open_reconstruct (&self->open);
  insert_text (self, decode (self, self->token.text, FALSE));
}

LodeHtmlDocument *
lode_html_parse (const char *bytes,
                 gsize       length)
{
  g_autofree Parser *self = g_new0 (Parser, 1);

  g_return_val_if_fail (bytes != NULL || length == 0, NULL);

  self->document = lode_html_document_new ();
  self->open.document = self->document;
  self->is_in_head = TRUE;
  lode_html_open_push (&self->open, self->document->root);
  lode_html_open_push (&self->open, self->document->head);
  lode_html_lexer_init (&self->lexer, bytes, length);

  while (lode_html_lexer_next (&self->lexer, &self->token))
    {
      if (self->token.kind == LODE_HTML_TOKEN_TEXT)
        text (self);
      else if (self->token.kind == LODE_HTML_TOKEN_START_TAG)
        start_tag (self);
      else
        end_tag (self);
    }
  return self->document;
}
