/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-private.h"

#include <string.h>

#define LOCAL_LINK_WEIGHT 0.3f
#define NAME_WEIGHT 25

static gboolean
carries_text (LodeHtmlTag tag)
{
  switch (tag)
    {
    case LODE_TAG_BLOCKQUOTE:
    case LODE_TAG_DL:
    case LODE_TAG_DIV:
    case LODE_TAG_IMG:
    case LODE_TAG_LI:
    case LODE_TAG_OL:
    case LODE_TAG_P:
    case LODE_TAG_PRE:
    case LODE_TAG_SPAN:
    case LODE_TAG_TABLE:
    case LODE_TAG_TD:
    case LODE_TAG_UL:
      return TRUE;
    default:
      return FALSE;
    }
}

void
lode_extract_stats_add (LodeExtractStats       *total,
                        const LodeExtractStats *part)
{
  total->text += part->text;
  total->link_text += part->link_text;
  total->weighted_link_text += part->weighted_link_text;
  total->commas += part->commas;
  total->heading_text += part->heading_text;
  total->list_text += part->list_text;
  total->inner_text += part->inner_text;
  total->n_p += part->n_p;
  total->n_img += part->n_img;
  total->n_li += part->n_li;
  total->n_input += part->n_input;
  total->n_embed += part->n_embed;
  total->n_video += part->n_video;
  total->n_data_tables += part->n_data_tables;
}

static gboolean
is_video (LodeHtmlNode *node)
{
  static const char * const hosts[] = { "youtube.com", "youtube-nocookie.com", "vimeo.com",
                                        "dailymotion.com", "player.twitch.tv", "archive.org",
                                        "upload.wikimedia.org", "v.qq.com", "bilibili.com" };

  for (guint i = 0; i < node->n_attributes; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (hosts); k++)
      if (node->attributes[i].value.length > 0
          && memmem (node->attributes[i].value.bytes, node->attributes[i].value.length, hosts[k],
                     strlen (hosts[k])) != NULL)
        return TRUE;
  return FALSE;
}

void
lode_extract_stats_finish (LodeExtractStats *stats,
                           LodeHtmlNode     *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_A:
      stats->link_text = stats->text;
      stats->weighted_link_text = (float) stats->text;
      if (lode_html_node_attribute (node, "href").length > 0
          && lode_html_node_attribute (node, "href").bytes[0] == '#')
        stats->weighted_link_text *= LOCAL_LINK_WEIGHT;
      break;
    case LODE_TAG_P:
      stats->n_p++;
      break;
    case LODE_TAG_IMG:
      stats->n_img++;
      break;
    case LODE_TAG_LI:
      stats->n_li++;
      break;
    case LODE_TAG_INPUT:
      stats->n_input++;
      break;
    case LODE_TAG_UL:
    case LODE_TAG_OL:
      stats->list_text = stats->text;
      break;
    case LODE_TAG_OBJECT:
    case LODE_TAG_EMBED:
    case LODE_TAG_IFRAME:
      stats->n_embed++;
      stats->n_video += is_video (node);
      break;
    case LODE_TAG_TABLE:
      stats->n_data_tables += (node->mark & LODE_EXTRACT_DATA_TABLE) != 0;
      break;
    default:
      break;
    }
  if ((lode_html_node_flags (node) & LODE_TAG_IS_HEADING) != 0)
    stats->heading_text = stats->text;
  if (carries_text ((LodeHtmlTag) node->tag))
    stats->inner_text = stats->text;
}

LodeExtractStats
lode_extract_measure (LodeHtmlNode *node)
{
  LodeExtractStats stats = { 0 };

  if (node->tag == LODE_TAG_TEXT)
    {
      stats.text = (guint) node->score;
      stats.commas = node->mark;
      return stats;
    }
  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      LodeExtractStats part = lode_extract_measure (child);

      lode_extract_stats_add (&stats, &part);
    }
  lode_extract_stats_finish (&stats, node);
  return stats;
}

static LodeExtractStats
measure_and_keep (LodeHtmlNode *node)
{
  LodeExtractStats stats = { 0 };

  if (node->tag == LODE_TAG_TEXT)
    return lode_extract_measure (node);
  for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
    {
      LodeExtractStats part = measure_and_keep (child);

      lode_extract_stats_add (&stats, &part);
    }
  lode_extract_stats_finish (&stats, node);
  node->text_length = stats.text;
  node->links = stats.weighted_link_text;
  node->commas = (guint16) MIN (stats.commas, G_MAXUINT16);
  return stats;
}

void
lode_extract_measure_all (LodeHtmlNode *top)
{
  measure_and_keep (top);
}

double
lode_extract_link_density (LodeHtmlNode *node)
{
  LodeExtractStats stats = lode_extract_measure (node);

  return stats.text > 0 ? (double) stats.weighted_link_text / stats.text : 0.0;
}

int
lode_extract_weight (LodeExtractPage *page,
                     LodeHtmlNode    *node)
{
  static const char * const attributes[] = { "class", "id" };
  int weight = 0;

  if ((page->flags & LODE_EXTRACT_WEIGH_NAMES) == 0
      || (node->mark & (LODE_WORDS_POSITIVE | LODE_WORDS_NEGATIVE)) == 0)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      LodeHtmlSlice names = lode_html_node_attribute (node, attributes[i]);
      LodeExtractWords words = names.length > 0 ? lode_extract_words_of (names.bytes, names.length) : 0;

      weight -= (words & LODE_WORDS_NEGATIVE) != 0 ? NAME_WEIGHT : 0;
      weight += (words & LODE_WORDS_POSITIVE) != 0 ? NAME_WEIGHT : 0;
    }
  return weight;
}

gboolean
lode_extract_is_blank (LodeHtmlNode *node)
{
  if (node->tag == LODE_TAG_BR)
    return TRUE;
  if (node->tag != LODE_TAG_TEXT)
    return FALSE;
  for (guint32 i = 0; i < node->text_length; i++)
    if (!g_ascii_isspace (node->text[i]))
      return FALSE;
  return TRUE;
}

gboolean
lode_extract_is_phrasing (LodeHtmlNode *node)
{
  switch ((LodeHtmlTag) node->tag)
    {
    case LODE_TAG_TEXT:
    case LODE_TAG_ABBR:
    case LODE_TAG_AUDIO:
    case LODE_TAG_B:
    case LODE_TAG_BIG:
    case LODE_TAG_BR:
    case LODE_TAG_BUTTON:
    case LODE_TAG_CITE:
    case LODE_TAG_CODE:
    case LODE_TAG_DATALIST:
    case LODE_TAG_EM:
    case LODE_TAG_EMBED:
    case LODE_TAG_FONT:
    case LODE_TAG_I:
    case LODE_TAG_IMG:
    case LODE_TAG_INPUT:
    case LODE_TAG_KBD:
    case LODE_TAG_LABEL:
    case LODE_TAG_MARK:
    case LODE_TAG_MATH:
    case LODE_TAG_OBJECT:
    case LODE_TAG_Q:
    case LODE_TAG_RUBY:
    case LODE_TAG_SAMP:
    case LODE_TAG_SELECT:
    case LODE_TAG_SMALL:
    case LODE_TAG_SPAN:
    case LODE_TAG_STRONG:
    case LODE_TAG_SUB:
    case LODE_TAG_SUP:
    case LODE_TAG_TEXTAREA:
    case LODE_TAG_TIME:
    case LODE_TAG_VAR:
    case LODE_TAG_WBR:
      return TRUE;
    case LODE_TAG_A:
    case LODE_TAG_DEL:
    case LODE_TAG_INS:
    case LODE_TAG_S:
    case LODE_TAG_STRIKE:
    case LODE_TAG_U:
      for (LodeHtmlNode *child = node->first; child != NULL; child = child->next)
        if (!lode_extract_is_phrasing (child))
          return FALSE;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
lode_extract_has_ancestor (LodeHtmlNode *node,
                           LodeHtmlTag   tag)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (node->tag == tag)
      return TRUE;
  return FALSE;
}

static GPtrArray *
split_words (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *at = folded;; at = g_utf8_next_char (at))
    {
      gboolean in_word = *at != '\0' && g_unichar_isalnum (g_utf8_get_char (at));

      if (in_word && start == NULL)
        start = at;
      if (!in_word && start != NULL)
        {
          g_ptr_array_add (parts, g_strndup (start, (gsize) (at - start)));
          start = NULL;
        }
      if (*at == '\0')
        break;
    }
  return parts;
}

double
lode_extract_similarity (const char *a,
                         const char *b)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) words = NULL;
  gsize total = 0;
  gsize fresh = 0;

  if (a == NULL || b == NULL)
    return 0.0;
  known = split_words (a);
  words = split_words (b);
  if (known->len == 0 || words->len == 0)
    return 0.0;
  for (guint i = 0; i < words->len; i++)
    {
      gsize length = strlen (g_ptr_array_index (words, i)) + 1;

      total += length;
      if (!g_ptr_array_find_with_equal_func (known, g_ptr_array_index (words, i), g_str_equal, NULL))
        fresh += length;
    }
  return 1.0 - (double) fresh / (double) total;
}
