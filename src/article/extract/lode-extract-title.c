/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "lode-extract-meta.h"

#define MAX_TITLE_BYTES 2000
#define LONG_TITLE_CHARS 150
#define SHORT_TITLE_CHARS 15
#define MIN_WORDS 3

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean in_word = FALSE;

  for (; *text != '\0'; text++)
    {
      gboolean blank = g_ascii_isspace (*text);

      n += !blank && !in_word;
      in_word = !blank;
    }
  return n;
}

/* The byte length of a separator with a blank on either side at @at; 0 for none. */
static gsize
separator_at (const char *at,
              gboolean   *is_hierarchical)
{
  static const char * const separators[] = { "|", "-", "–", "—", "\\", "/", ">", "»" };

  if (*at != ' ')
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize n = strlen (separators[i]);

      if (strncmp (at + 1, separators[i], n) == 0 && at[1 + n] == ' ')
        {
          *is_hierarchical = *is_hierarchical || i >= 4;
          return n + 2;
        }
    }
  return 0;
}

static gboolean
heading_says (LodeHtmlDocument *document,
              const char       *title)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);

  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    if (node->tag == LODE_TAG_H1 || node->tag == LODE_TAG_H2)
      {
        g_autofree char *text = lode_html_node_dup_text (node, MAX_TITLE_BYTES);

        if (g_str_equal (text, title))
          return TRUE;
      }
  return FALSE;
}

static char *
only_heading (LodeHtmlDocument *document)
{
  LodeHtmlNode *root = lode_html_document_get_root (document);
  LodeHtmlNode *only = NULL;

  for (LodeHtmlNode *node = root; node != NULL; node = lode_html_node_next (node, root, FALSE))
    if (node->tag == LODE_TAG_H1)
      {
        if (only != NULL)
          return NULL;
        only = node;
      }
  return only != NULL ? lode_html_node_dup_text (only, MAX_TITLE_BYTES) : NULL;
}

static char *
cut_at_colon (const char       *title,
              LodeHtmlDocument *document)
{
  const char *first = strchr (title, ':');
  const char *last = strrchr (title, ':');
  g_autofree char *before = g_strndup (title, (gsize) (first - title));

  if (heading_says (document, title))
    return g_strdup (title);
  if (count_words (last + 1) >= MIN_WORDS)
    return g_strdup (last + 1);
  if (count_words (before) > 5)
    return g_strdup (title);
  return g_strdup (first + 1);
}

/* "Headline | Section - Site": what is before the last separator, or after the first when that would
 * leave two words. @n_separators counts them. */
static char *
cut_at_separator (const char *title,
                  guint      *n_separators,
                  gboolean   *is_hierarchical)
{
  const char *last = NULL;
  const char *after_first = NULL;
  g_autofree char *cut = NULL;

  for (const char *at = title; *at != '\0'; at++)
    {
      gsize n = separator_at (at, is_hierarchical);

      if (n == 0)
        continue;
      last = at;
      if (after_first == NULL)
        after_first = at + n;
      (*n_separators)++;
    }
  if (last == NULL)
    return NULL;
  cut = g_strndup (title, (gsize) (last - title));
  if (count_words (cut) < MIN_WORDS)
    return g_strdup (after_first);
  return g_steal_pointer (&cut);
}

char *
lode_extract_title (LodeHtmlDocument *document)
{
  LodeHtmlNode *node = lode_html_node_find (lode_html_document_get_root (document), LODE_TAG_TITLE);
  g_autofree char *whole = NULL;
  g_autofree char *title = NULL;
  gboolean is_hierarchical = FALSE;
  guint n_separators = 0;

  if (node == NULL || node->is_foreign)
    return only_heading (document);
  whole = lode_html_node_dup_text (node, MAX_TITLE_BYTES);
  title = cut_at_separator (whole, &n_separators, &is_hierarchical);
  if (title == NULL && strstr (whole, ": ") != NULL)
    title = cut_at_colon (whole, document);
  else if (title == NULL && (g_utf8_strlen (whole, -1) > LONG_TITLE_CHARS
                             || g_utf8_strlen (whole, -1) < SHORT_TITLE_CHARS))
    title = only_heading (document);
  if (title == NULL)
    title = g_strdup (whole);
  g_strstrip (title);
  if (count_words (title) <= 4
      && (!is_hierarchical || count_words (title) != count_words (whole) - n_separators - 1))
    return g_steal_pointer (&whole);
  return g_steal_pointer (&title);
}
