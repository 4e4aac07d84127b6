/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-private.h"

#include <string.h>

static gboolean
is_dropped (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_SCRIPT:
    case LODE_TAG_STYLE:
    case LODE_TAG_TEMPLATE:
    case LODE_TAG_NOSCRIPT:
    case LODE_TAG_NOFRAMES:
    case LODE_TAG_NOEMBED:
    case LODE_TAG_SVG:
    case LODE_TAG_TITLE:
    case LODE_TAG_META:
    case LODE_TAG_LINK:
    case LODE_TAG_BASE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A picture that waits for a script often has its true self in a <noscript> behind it. */
static void
rescue_image (LodeHtmlNode *noscript)
{
  LodeHtmlNode *image = lode_html_node_find (noscript, LODE_TAG_IMG);
  LodeHtmlNode *before = noscript->previous;

  while (before != NULL && lode_extract_is_blank (before))
    before = before->previous;
  if (image == NULL || before == NULL || before->tag != LODE_TAG_IMG || noscript->parent == NULL)
    return;
  lode_html_node_unlink (image);
  lode_html_node_insert (before->parent, image, before);
  lode_html_node_unlink (before);
}

static void
measure_text (LodeHtmlNode *node)
{
  guint length = 0;
  guint commas = 0;
  gboolean was_blank = TRUE;

  for (guint32 i = 0; i < node->text_length; i++)
    {
      guint8 c = (guint8) node->text[i];
      gboolean blank = c == ' ' || (c >= '\t' && c <= '\r');

      length += !(blank && was_blank) && (c & 0xc0) != 0x80;
      was_blank = blank;
      if (c == ',')
        commas++;
      else if (c >= 0xd8 && i + 2 < node->text_length
               && (memcmp (node->text + i, "\330\214", 2) == 0
                   || memcmp (node->text + i, "\343\200\201", 3) == 0
                   || memcmp (node->text + i, "\357\274\214", 3) == 0))
        commas++;
    }
  node->score = (float) (length - (was_blank && length > 0));
  node->mark = (guint16) MIN (commas, G_MAXUINT16);
}

static LodeHtmlNode *
next_visible (LodeHtmlNode *node)
{
  while (node != NULL && node->tag != LODE_TAG_BR && lode_extract_is_blank (node))
    node = node->next;
  return node;
}

/* Two line breaks and more are the end of a paragraph. */
static void
break_into_paragraphs (LodeExtractPage *page,
                       LodeHtmlNode    *first)
{
  LodeHtmlNode *parent = first->parent;
  LodeHtmlNode *next = next_visible (first->next);
  LodeHtmlNode *paragraph;

  if (next == NULL || next->tag != LODE_TAG_BR)
    return;
  while (next != NULL && next->tag == LODE_TAG_BR)
    {
      LodeHtmlNode *after = next_visible (next->next);

      lode_html_node_unlink (next);
      next = after;
    }
  paragraph = lode_html_node_new (page->document, LODE_TAG_P);
  lode_html_node_insert (parent, paragraph, first);
  lode_html_node_unlink (first);
  next = paragraph->next;
  while (next != NULL)
    {
      LodeHtmlNode *after = next->next;
      LodeHtmlNode *second = next->tag == LODE_TAG_BR ? next_visible (after) : NULL;

      if ((second != NULL && second->tag == LODE_TAG_BR) || !lode_extract_is_phrasing (next))
        break;
      lode_html_node_unlink (next);
      if (paragraph->first != NULL || !lode_extract_is_blank (next))
        lode_html_node_append (paragraph, next);
      next = after;
    }
  while (paragraph->last != NULL && lode_extract_is_blank (paragraph->last))
    lode_html_node_unlink (paragraph->last);
  if (parent->tag == LODE_TAG_P)
    parent->tag = LODE_TAG_DIV;
}

void
lode_extract_prepare (LodeExtractPage *page)
{
  LodeHtmlNode *body = lode_html_document_get_body (page->document);
  LodeHtmlNode *node = body;

  while (node != NULL)
    {
      gboolean drops = is_dropped (node);
      LodeHtmlNode *next = lode_html_node_next (node, body, drops);

      if (node->tag == LODE_TAG_NOSCRIPT)
        rescue_image (node);
      if (drops)
        lode_html_node_unlink (node);
      else if (node->tag == LODE_TAG_TEXT)
        {
          measure_text (node);
          page->total_chars += (guint) node->score;
        }
      else
        node->mark = (guint16) lode_extract_words_of_node (node);
      if (node->tag == LODE_TAG_FONT)
        node->tag = LODE_TAG_SPAN;
      node = next;
    }
  for (node = body; node != NULL;)
    {
      LodeHtmlNode *next = lode_html_node_next (node, body, FALSE);

      if (node->tag == LODE_TAG_BR)
        {
          LodeHtmlNode *before = node->previous;
          LodeHtmlNode *parent = node->parent;

          break_into_paragraphs (page, node);
          if (node->parent == NULL)
            next = before != NULL ? before->next : parent->first;
        }
      node = next;
    }
}
