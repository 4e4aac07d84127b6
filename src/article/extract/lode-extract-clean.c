/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-private.h"

#include <string.h>

#define FEW_COMMAS 10
#define LISTS_PER_TEXT 0.9
#define SHORT_CHARS 25
#define SHORT_EMBED_CHARS 75
#define MAX_SHARE_CHARS 500
#define MAX_LABEL_BYTES 40
#define STRONG_WEIGHT 25

/* Where a sweep stands. */
typedef struct
{
  LodeExtractPage *page;
  LodeHtmlTag      tag;        /* what is judged */
  guint            n_data;     /* data tables around */
  guint            n_code;
  guint            n_figures;
} Sweep;

static gboolean
is_one_of (const char         *text,
           const char * const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (text, words[i]))
      {
        const char *rest = text + strlen (words[i]);

        if (*rest == '\0' || g_str_equal (rest, "…") || g_str_equal (rest, "..."))
          return TRUE;
      }
  return FALSE;
}

/* "Advertisement", "Loading…" and nothing else. */
static gboolean
is_placeholder (LodeHtmlNode *node)
{
  static const char * const words[] = {
    "ad", "advertising", "advertisement", "advertisements", "pub", "publicité", "werbung", "anzeige",
    "anuncio", "publicidad", "pubblicità", "реклама", "广告", "広告", "advertentie", "annons",
    "reklama", "loading", "chargement", "cargando", "wird geladen", "загрузка", "正在加载", NULL,
  };
  g_autofree char *text = lode_html_node_dup_text (node, MAX_LABEL_BYTES);
  g_autofree char *folded = g_utf8_strdown (text, -1);

  return is_one_of (folded, words);
}

static guint
count_cells (LodeHtmlNode *row)
{
  guint n = 0;

  for (LodeHtmlNode *cell = row->first; cell != NULL; cell = cell->next)
    n += cell->tag == LODE_TAG_TD || cell->tag == LODE_TAG_TH;
  return n;
}

static gboolean
holds_data (LodeHtmlNode *table)
{
  guint n_rows = 0;
  guint n_columns = 0;

  if (lode_html_node_attribute_is (table, "role", "presentation")
      || lode_html_node_attribute_is (table, "datatable", "0"))
    return FALSE;
  if (lode_html_node_attribute (table, "summary").length > 0)
    return TRUE;
  for (LodeHtmlNode *walk = lode_html_node_next (table, table, FALSE); walk != NULL;
       walk = lode_html_node_next (walk, table, FALSE))
    switch ((LodeHtmlTag) walk->tag)
      {
      case LODE_TAG_CAPTION:
        if (walk->first != NULL)
          return TRUE;
        break;
      case LODE_TAG_COL:
      case LODE_TAG_COLGROUP:
      case LODE_TAG_TFOOT:
      case LODE_TAG_THEAD:
      case LODE_TAG_TH:
        return TRUE;
      case LODE_TAG_TABLE:
        return FALSE;
      case LODE_TAG_TR:
        n_rows++;
        n_columns = MAX (n_columns, count_cells (walk));
        break;
      default:
        break;
      }
  if (n_rows < 2 || n_columns < 2)
    return FALSE;
  return n_rows >= 10 || n_columns > 4 || n_rows * n_columns > 10;
}

static void
mark_data_tables (LodeHtmlNode *article)
{
  for (LodeHtmlNode *node = article; node != NULL; node = lode_html_node_next (node, article, FALSE))
    if (node->tag == LODE_TAG_TABLE && holds_data (node))
      node->mark |= LODE_EXTRACT_DATA_TABLE;
}

static gboolean
is_image_list (LodeHtmlNode           *node,
               const LodeExtractStats *stats)
{
  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      guint n_elements = 0;

      for (LodeHtmlNode *inner = child->first; inner != NULL; inner = inner->next)
        n_elements += inner->tag != LODE_TAG_TEXT;
      if (n_elements > 1)
        return FALSE;
    }
  return stats->n_img == stats->n_li;
}

static gboolean
is_thin (Sweep                  *sweep,
         LodeHtmlNode           *node,
         const LodeExtractStats *stats,
         gboolean                is_list,
         int                     weight)
{
  double links = stats->text > 0 ? (double) stats->weighted_link_text / stats->text : 0.0;
  double headings = stats->text > 0 ? (double) stats->heading_text / stats->text : 0.0;
  gboolean in_figure = sweep->n_figures > 0;
  int n_items = (int) stats->n_li - 100;

  if (stats->text < MAX_LABEL_BYTES && stats->text > 0 && is_placeholder (node))
    return TRUE;
  if (!in_figure && stats->n_img > 1 && (double) stats->n_p / stats->n_img < 0.5)
    return TRUE;
  if (!is_list && n_items > (int) stats->n_p)
    return TRUE;
  if (stats->n_input > stats->n_p / 3)
    return TRUE;
  if (!is_list && !in_figure && headings < 0.9 && stats->text < SHORT_CHARS
      && (stats->n_img == 0 || stats->n_img > 2) && links > 0.0)
    return TRUE;
  if (!is_list && weight < STRONG_WEIGHT && links > 0.2)
    return TRUE;
  if (weight >= STRONG_WEIGHT && links > 0.5)
    return TRUE;
  if ((stats->n_embed == 1 && stats->text < SHORT_EMBED_CHARS) || stats->n_embed > 1)
    return TRUE;
  return stats->n_img == 0 && stats->inner_text == 0;
}

/* @stats: of what is inside @node, without @node. */
static gboolean
is_clutter (Sweep                  *sweep,
            LodeHtmlNode           *node,
            const LodeExtractStats *stats)
{
  int weight;
  gboolean is_list;

  if (sweep->n_data > 0 || sweep->n_code > 0 || stats->n_data_tables > 0
      || (node->mark & LODE_EXTRACT_DATA_TABLE) != 0)
    return FALSE;
  weight = lode_extract_weight (sweep->page, node);
  if (weight < 0)
    return TRUE;
  if (stats->commas >= FEW_COMMAS || stats->n_video > 0)
    return FALSE;
  is_list = node->tag == LODE_TAG_UL || node->tag == LODE_TAG_OL
            || (stats->text > 0 && (double) stats->list_text / stats->text > LISTS_PER_TEXT);
  if (!is_thin (sweep, node, stats, is_list, weight))
    return FALSE;
  return !(is_list && is_image_list (node, stats));
}

static LodeExtractStats
sweep_inside (Sweep        *sweep,
              LodeHtmlNode *node)
{
  LodeExtractStats stats = { 0 };
  gboolean is_data = (node->mark & LODE_EXTRACT_DATA_TABLE) != 0 && node->tag == LODE_TAG_TABLE;
  LodeHtmlNode *child = node->first;

  if (node->tag == LODE_TAG_TEXT)
    return lode_extract_measure (node);

  sweep->n_data += is_data;
  sweep->n_code += node->tag == LODE_TAG_CODE;
  sweep->n_figures += node->tag == LODE_TAG_FIGURE;
  while (child != NULL)
    {
      LodeHtmlNode *next = child->next;
      LodeExtractStats part = sweep_inside (sweep, child);

      if (child->parent == node)
        lode_extract_stats_add (&stats, &part);
      child = next;
    }
  sweep->n_data -= is_data;
  sweep->n_code -= node->tag == LODE_TAG_CODE;
  sweep->n_figures -= node->tag == LODE_TAG_FIGURE;

  if (node->tag == sweep->tag && is_clutter (sweep, node, &stats))
    lode_html_node_unlink (node);
  lode_extract_stats_finish (&stats, node);
  return stats;
}

/* Drops the elements of one kind that look like furniture, innermost first. */
static void
sweep_tag (LodeExtractPage *page,
           LodeHtmlNode    *article,
           LodeHtmlTag      tag)
{
  Sweep sweep = { .page = page, .tag = tag };

  if ((page->flags & LODE_EXTRACT_CLEAN) == 0)
    return;
  for (LodeHtmlNode *child = article->first; child != NULL;)
    {
      LodeHtmlNode *next = child->next;

      sweep_inside (&sweep, child);
      child = next;
    }
}

static gboolean
is_never_wanted (LodeExtractPage *page,
                 LodeHtmlNode    *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_OBJECT:
    case LODE_TAG_EMBED:
    case LODE_TAG_IFRAME:
      return lode_extract_measure (node).n_video == 0;
    case LODE_TAG_FOOTER:
    case LODE_TAG_ASIDE:
    case LODE_TAG_INPUT:
    case LODE_TAG_TEXTAREA:
    case LODE_TAG_SELECT:
    case LODE_TAG_BUTTON:
    case LODE_TAG_DATALIST:
      return TRUE;
    case LODE_TAG_H1:
    case LODE_TAG_H2:
      return lode_extract_weight (page, node) < 0;
    default:
      break;
    }
  return (node->mark & LODE_WORDS_SHARE) != 0 && node->tag != LODE_TAG_TEXT
         && lode_extract_measure (node).text < MAX_SHARE_CHARS;
}

void
lode_extract_clean (LodeExtractPage *page,
                    LodeHtmlNode    *article)
{
  LodeHtmlNode *node;

  mark_data_tables (article);
  sweep_tag (page, article, LODE_TAG_FORM);
  sweep_tag (page, article, LODE_TAG_FIELDSET);
  node = lode_html_node_next (article, article, FALSE);
  while (node != NULL)
    {
      gboolean drops = node->tag != LODE_TAG_TEXT && is_never_wanted (page, node);
      LodeHtmlNode *next = lode_html_node_next (node, article, drops);

      if (drops)
        lode_html_node_unlink (node);
      node = next;
    }
  sweep_tag (page, article, LODE_TAG_TABLE);
  sweep_tag (page, article, LODE_TAG_UL);
  sweep_tag (page, article, LODE_TAG_DIV);
}
