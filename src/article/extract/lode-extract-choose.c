/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-private.h"

#include <string.h>

/* The idea is that of Arc90's Readability (2009): paragraphs give their parents credit for text and
 * commas, less with every step up; the parent with most credit, discounted for links, holds the
 * article. */
#define MIN_SCORED_CHARS 25
#define MAX_ANCESTORS 5
#define N_CANDIDATES 5
#define MIN_ALTERNATIVES 3
#define NEAR_TOP 0.75
#define MIN_SIBLING_SCORE 10.0
#define SIBLING_SHARE 0.2
#define LONG_SIBLING_CHARS 80
#define MOST_LINKS_IN_SIBLING 0.25

/* @score of an element without one; real scores are finite. */
static gboolean
has_score (LodeHtmlNode *node)
{
  return node->tag != LODE_TAG_TEXT && node->score != 0.0f;
}

static float
base_score (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_DIV:
      return 5.0f;
    case LODE_TAG_PRE:
    case LODE_TAG_TD:
    case LODE_TAG_BLOCKQUOTE:
      return 3.0f;
    case LODE_TAG_ADDRESS:
    case LODE_TAG_OL:
    case LODE_TAG_UL:
    case LODE_TAG_DL:
    case LODE_TAG_DD:
    case LODE_TAG_DT:
    case LODE_TAG_LI:
    case LODE_TAG_FORM:
      return -3.0f;
    case LODE_TAG_H1:
    case LODE_TAG_H2:
    case LODE_TAG_H3:
    case LODE_TAG_H4:
    case LODE_TAG_H5:
    case LODE_TAG_H6:
    case LODE_TAG_TH:
      return -5.0f;
    default:
      return 0.0f;
    }
}

static void
give_credit (LodeExtractPage *page,
             LodeHtmlNode    *node,
             GPtrArray       *candidates)
{
  LodeHtmlNode *ancestor = node->parent;
  float credit;

  if (ancestor == NULL || node->text_length < MIN_SCORED_CHARS)
    return;
  credit = 1.0f + (float) node->commas + 1.0f + (float) MIN (node->text_length / 100, 3);
  for (int level = 0; level < MAX_ANCESTORS && ancestor->parent != NULL; level++)
    {
      float divider = level == 0 ? 1.0f : level == 1 ? 2.0f : 3.0f * (float) level;

      if (!has_score (ancestor))
        {
          ancestor->score = base_score (ancestor) + (float) lode_extract_weight (page, ancestor);
          /* Zero means unscored. */
          ancestor->score += 1e-6f;
          g_ptr_array_add (candidates, ancestor);
        }
      ancestor->score += credit / divider;
      ancestor = ancestor->parent;
    }
}

/* The best candidates, best first; their scores are discounted on the way. */
static GPtrArray *
rank (GPtrArray *candidates)
{
  GPtrArray *best = g_ptr_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    {
      LodeHtmlNode *node = g_ptr_array_index (candidates, i);
      guint at = best->len;

      if (node->text_length > 0)
        node->score *= 1.0f - node->links / (float) node->text_length;
      if (node->score == 0.0f)
        node->score = 1e-6f;
      while (at > 0 && node->score > ((LodeHtmlNode *) g_ptr_array_index (best, at - 1))->score)
        at--;
      if (at < N_CANDIDATES)
        g_ptr_array_insert (best, (int) at, node);
      if (best->len > N_CANDIDATES)
        g_ptr_array_set_size (best, N_CANDIDATES);
    }
  return best;
}

static gboolean
is_inside (LodeHtmlNode *node,
           LodeHtmlNode *ancestor)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node == ancestor)
      return TRUE;
  return FALSE;
}

/* Several good candidates beside each other: the article is what holds them together. */
static LodeHtmlNode *
join_alternatives (LodeExtractPage *page,
                   GPtrArray       *best,
                   LodeHtmlNode    *top)
{
  LodeHtmlNode *body = lode_html_document_get_body (page->document);
  guint n_near = 0;

  for (guint i = 1; i < best->len; i++)
    n_near += ((LodeHtmlNode *) g_ptr_array_index (best, i))->score >= top->score * (float) NEAR_TOP;
  if (n_near < MIN_ALTERNATIVES)
    return top;
  for (LodeHtmlNode *parent = top->parent; parent != NULL && parent != body; parent = parent->parent)
    {
      guint n_holding = 0;

      for (guint i = 1; i < best->len; i++)
        {
          LodeHtmlNode *other = g_ptr_array_index (best, i);

          n_holding += other->score >= top->score * (float) NEAR_TOP && is_inside (other, parent);
        }
      if (n_holding >= MIN_ALTERNATIVES)
        return parent;
    }
  return top;
}

/* A parent that scores higher holds more of the article in its other children. */
static LodeHtmlNode *
climb (LodeExtractPage *page,
       LodeHtmlNode    *top)
{
  LodeHtmlNode *body = lode_html_document_get_body (page->document);
  float last = top->score;
  float least = last / 3.0f;

  for (LodeHtmlNode *parent = top->parent; parent != NULL && parent != body; parent = parent->parent)
    {
      if (!has_score (parent))
        continue;
      if (parent->score < least)
        break;
      if (parent->score > last)
        {
          top = parent;
          break;
        }
      last = parent->score;
    }
  for (LodeHtmlNode *parent = top->parent; parent != NULL && parent != body; parent = parent->parent)
    {
      guint n_elements = 0;

      for (LodeHtmlNode *child = parent->first; child != NULL; child = child->next)
        n_elements += child->tag != LODE_TAG_TEXT;
      if (n_elements != 1)
        break;
      top = parent;
    }
  return top;
}

static gboolean
ends_sentence (LodeHtmlNode *node)
{
  g_autofree char *text = lode_html_node_dup_text (node, 1000);

  return strstr (text, ". ") != NULL || g_str_has_suffix (text, ".");
}

static gboolean
has_same_class (LodeHtmlNode *a,
                LodeHtmlNode *b)
{
  LodeHtmlSlice one = lode_html_node_attribute (a, "class");
  LodeHtmlSlice two = lode_html_node_attribute (b, "class");

  return one.length > 0 && one.length == two.length && memcmp (one.bytes, two.bytes, one.length) == 0;
}

static gboolean
belongs (LodeHtmlNode *sibling,
         LodeHtmlNode *top)
{
  double least = MAX (MIN_SIBLING_SCORE, (double) top->score * SIBLING_SHARE);
  double bonus = has_same_class (sibling, top) ? (double) top->score * SIBLING_SHARE : 0.0;
  LodeExtractStats stats;

  if (has_score (sibling) && (double) sibling->score + bonus >= least)
    return TRUE;
  if (sibling->tag != LODE_TAG_P)
    return FALSE;
  stats = lode_extract_measure (sibling);
  if (stats.text > LONG_SIBLING_CHARS)
    return (double) stats.weighted_link_text / stats.text < MOST_LINKS_IN_SIBLING;
  return stats.text > 0 && stats.link_text == 0 && ends_sentence (sibling);
}

static void
gather_siblings (LodeHtmlNode *article,
                 LodeHtmlNode *top)
{
  LodeHtmlNode *sibling = top->parent->first;

  while (sibling != NULL)
    {
      LodeHtmlNode *next = sibling->next;

      if (sibling == top || (sibling->tag != LODE_TAG_TEXT && belongs (sibling, top)))
        {
          /* What was taken in counts as plain content from here on. */
          if (sibling->tag != LODE_TAG_DIV && sibling->tag != LODE_TAG_ARTICLE
              && sibling->tag != LODE_TAG_SECTION && sibling->tag != LODE_TAG_P
              && sibling->tag != LODE_TAG_OL && sibling->tag != LODE_TAG_UL)
            sibling->tag = LODE_TAG_DIV;
          lode_html_node_unlink (sibling);
          lode_html_node_append (article, sibling);
        }
      sibling = next;
    }
}

LodeHtmlNode *
lode_extract_choose (LodeExtractPage *page)
{
  LodeHtmlNode *body = lode_html_document_get_body (page->document);
  LodeHtmlNode *article = lode_html_node_new (page->document, LODE_TAG_DIV);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  g_autoptr (GPtrArray) best = NULL;

  lode_extract_measure_all (body);
  for (guint i = 0; i < page->to_score->len; i++)
    give_credit (page, g_ptr_array_index (page->to_score, i), candidates);
  best = rank (candidates);
  if (best->len == 0 || g_ptr_array_index (best, 0) == body)
    {
      page->top = body;
      while (body->first != NULL)
        {
          LodeHtmlNode *child = body->first;

          lode_html_node_unlink (child);
          lode_html_node_append (article, child);
        }
      lode_html_node_append (body, article);
      return article;
    }
  page->top = climb (page, join_alternatives (page, best, g_ptr_array_index (best, 0)));
  if (!has_score (page->top))
    page->top->score = 1e-6f;
  lode_html_node_insert (page->top->parent, article, page->top);
  gather_siblings (article, page->top);
  return article;
}
