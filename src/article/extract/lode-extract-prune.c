/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-private.h"

#include <string.h>

#define MAX_BYLINE_CHARS 100
#define SAME_TITLE 0.75
#define MOST_LINKS_IN_WRAPPED 0.25

static gboolean
slice_contains (LodeHtmlSlice  slice,
                const char    *word)
{
  gsize n = strlen (word);

  for (gsize i = 0; i + n <= slice.length; i++)
    if (g_ascii_strncasecmp (slice.bytes + i, word, n) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the style attribute says "NAME: VALUE", blanks or not. */
static gboolean
style_says (LodeHtmlSlice  style,
            const char    *name,
            const char    *value)
{
  gsize n = strlen (name);

  for (gsize i = 0; i + n < style.length; i++)
    if (g_ascii_strncasecmp (style.bytes + i, name, n) == 0)
      {
        gsize k = i + n;

        while (k < style.length && (style.bytes[k] == ' ' || style.bytes[k] == ':'))
          k++;
        if (k + strlen (value) <= style.length
            && g_ascii_strncasecmp (style.bytes + k, value, strlen (value)) == 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_hidden (LodeHtmlNode *node)
{
  LodeHtmlSlice style = lode_html_node_attribute (node, "style");

  if ((node->mark & LODE_WORDS_HIDDEN) != 0)
    return TRUE;
  if (style.length > 0
      && (style_says (style, "display", "none") || style_says (style, "visibility", "hidden")))
    return TRUE;
  if (lode_html_node_has_attribute (node, "hidden"))
    return TRUE;
  return lode_html_node_attribute_is (node, "aria-hidden", "true")
         && !slice_contains (lode_html_node_attribute (node, "class"), "fallback-image");
}

static gboolean
has_unlikely_role (LodeHtmlNode *node)
{
  static const char * const roles[] = { "menu", "menubar", "complementary", "navigation", "alert",
                                        "alertdialog", "dialog" };
  LodeHtmlSlice role = lode_html_node_attribute (node, "role");

  for (gsize i = 0; role.length > 0 && i < G_N_ELEMENTS (roles); i++)
    if (lode_html_node_attribute_is (node, "role", roles[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_unlikely (LodeHtmlNode *node)
{
  if (node->tag == LODE_TAG_BODY || node->tag == LODE_TAG_A)
    return FALSE;
  if ((node->mark & LODE_WORDS_UNLIKELY) != 0 && (node->mark & LODE_WORDS_MAYBE) == 0
      && !lode_extract_has_ancestor (node, LODE_TAG_TABLE)
      && !lode_extract_has_ancestor (node, LODE_TAG_CODE))
    return TRUE;
  return has_unlikely_role (node);
}

static gboolean
take_byline (LodeExtractPage *page,
             LodeHtmlNode    *node)
{
  g_autofree char *text = NULL;
  LodeHtmlNode *name = NULL;

  if (page->has_byline || page->byline != NULL)
    return FALSE;
  if ((node->mark & LODE_WORDS_BYLINE) == 0
      && !lode_html_node_attribute_is (node, "rel", "author")
      && !slice_contains (lode_html_node_attribute (node, "itemprop"), "author"))
    return FALSE;
  text = lode_html_node_dup_text (node, MAX_BYLINE_CHARS * 6);
  if (text[0] == '\0' || g_utf8_strlen (text, -1) >= MAX_BYLINE_CHARS)
    return FALSE;
  for (LodeHtmlNode *walk = lode_html_node_next (node, node, FALSE); walk != NULL && name == NULL;
       walk = lode_html_node_next (walk, node, FALSE))
    if (slice_contains (lode_html_node_attribute (walk, "itemprop"), "name"))
      name = walk;
  page->byline = name != NULL ? lode_html_node_dup_text (name, MAX_BYLINE_CHARS * 6)
                              : g_steal_pointer (&text);
  return TRUE;
}

static gboolean
repeats_title (LodeExtractPage *page,
               LodeHtmlNode    *node)
{
  g_autofree char *text = NULL;

  if (page->title == NULL || (node->tag != LODE_TAG_H1 && node->tag != LODE_TAG_H2))
    return FALSE;
  text = lode_html_node_dup_text (node, 2000);
  return lode_extract_similarity (page->title, text) > SAME_TITLE;
}

static gboolean
is_empty_box (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_DIV:
    case LODE_TAG_SECTION:
    case LODE_TAG_HEADER:
    case LODE_TAG_H1:
    case LODE_TAG_H2:
    case LODE_TAG_H3:
    case LODE_TAG_H4:
    case LODE_TAG_H5:
    case LODE_TAG_H6:
      break;
    default:
      return FALSE;
    }
  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    if (!lode_extract_is_blank (child) && child->tag != LODE_TAG_HR)
      return FALSE;
  return TRUE;
}

static gboolean
has_block_inside (LodeHtmlNode *node)
{
  for (LodeHtmlNode *walk = lode_html_node_next (node, node, FALSE); walk != NULL;
       walk = lode_html_node_next (walk, node, FALSE))
    switch ((LodeHtmlTag) walk->tag)
      {
      case LODE_TAG_BLOCKQUOTE:
      case LODE_TAG_DL:
      case LODE_TAG_DIV:
      case LODE_TAG_IMG:
      case LODE_TAG_OL:
      case LODE_TAG_P:
      case LODE_TAG_PRE:
      case LODE_TAG_TABLE:
      case LODE_TAG_UL:
        return TRUE;
      default:
        break;
      }
  return FALSE;
}

/* Runs of inline content directly in a <div> become paragraphs. */
static void
wrap_loose_text (LodeExtractPage *page,
                 LodeHtmlNode    *division)
{
  LodeHtmlNode *paragraph = NULL;
  LodeHtmlNode *child = division->first;

  while (child != NULL)
    {
      LodeHtmlNode *next = child->next;

      if (!lode_extract_is_phrasing (child))
        {
          paragraph = NULL;
        }
      else if (paragraph != NULL)
        {
          lode_html_node_unlink (child);
          lode_html_node_append (paragraph, child);
        }
      else if (!lode_extract_is_blank (child))
        {
          paragraph = lode_html_node_new (page->document, LODE_TAG_P);
          lode_html_node_insert (division, paragraph, child);
          lode_html_node_unlink (child);
          lode_html_node_append (paragraph, child);
        }
      child = next;
    }
}

/* (nullable): the paragraph that is all that stands in @node. */
static LodeHtmlNode *
only_paragraph (LodeHtmlNode *node)
{
  LodeHtmlNode *only = NULL;

  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->tag == LODE_TAG_TEXT && lode_extract_is_blank (child))
        continue;
      if (only != NULL || child->tag != LODE_TAG_P)
        return NULL;
      only = child;
    }
  return only;
}

/* Returns the node to go on from. */
static LodeHtmlNode *
straighten_division (LodeExtractPage *page,
                     LodeHtmlNode    *node)
{
  LodeHtmlNode *only;

  wrap_loose_text (page, node);
  only = only_paragraph (node);
  if (only != NULL && lode_extract_link_density (node) < MOST_LINKS_IN_WRAPPED)
    {
      lode_html_node_unlink (only);
      lode_html_node_insert (node->parent, only, node);
      lode_html_node_unlink (node);
      g_ptr_array_add (page->to_score, only);
      return only;
    }
  if (!has_block_inside (node))
    {
      node->tag = LODE_TAG_P;
      g_ptr_array_add (page->to_score, node);
    }
  return node;
}

static gboolean
is_scored (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_SECTION:
    case LODE_TAG_H2:
    case LODE_TAG_H3:
    case LODE_TAG_H4:
    case LODE_TAG_H5:
    case LODE_TAG_H6:
    case LODE_TAG_P:
    case LODE_TAG_TD:
    case LODE_TAG_PRE:
      return TRUE;
    default:
      return FALSE;
    }
}

void
lode_extract_prune (LodeExtractPage *page)
{
  LodeHtmlNode *body = lode_html_document_get_body (page->document);
  LodeHtmlNode *node = body;
  gboolean title_seen = FALSE;

  while (node != NULL)
    {
      gboolean drops = FALSE;

      if (node->tag == LODE_TAG_TEXT)
        {
          node = lode_html_node_next (node, body, FALSE);
          continue;
        }
      if (node != body)
        {
          drops = is_hidden (node) || take_byline (page, node);
          if (!drops && !title_seen && repeats_title (page, node))
            drops = title_seen = TRUE;
          if (!drops && (page->flags & LODE_EXTRACT_STRIP_UNLIKELY) != 0)
            drops = is_unlikely (node);
          drops = drops || is_empty_box (node);
        }
      if (drops)
        {
          LodeHtmlNode *next = lode_html_node_next (node, body, TRUE);

          lode_html_node_unlink (node);
          node = next;
          continue;
        }
      if (is_scored (node))
        g_ptr_array_add (page->to_score, node);
      if (node->tag == LODE_TAG_DIV)
        node = straighten_division (page, node);
      node = lode_html_node_next (node, body, FALSE);
    }
}
