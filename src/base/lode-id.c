/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-id.h"

#include <string.h>

#define MAX_ID_CHARS 80
/* Leaves room for the date, the hash and their hyphens, and keeps file lists readable. */
#define MAX_ARTICLE_SLUG_CHARS 48
#define N_HASH_DIGITS 4
#define UNTITLED "untitled"

static gboolean
is_id_char (char c)
{
  return g_ascii_islower (c) || g_ascii_isdigit (c);
}

gboolean
lode_id_is_valid (const char *id)
{
  gsize length;

  if (id == NULL)
    return FALSE;
  length = strlen (id);
  if (length < 1 || length > MAX_ID_CHARS)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (is_id_char (id[i]))
        continue;
      if (id[i] != '-' || i == 0 || i == length - 1 || id[i - 1] == '-')
        return FALSE;
    }

  return TRUE;
}

/* Appends the usable characters of @ascii; each run of others becomes one hyphen. An apostrophe
 * joins: "Europe's" is "europes". */
static void
append_slug (GString    *slug,
             const char *ascii)
{
  gboolean is_gap = FALSE;

  for (; *ascii != '\0'; ascii++)
    {
      char c = g_ascii_tolower (*ascii);

      if (c == '\'')
        continue;
      if (!is_id_char (c))
        {
          is_gap = TRUE;
          continue;
        }
      if (is_gap && slug->len > 0)
        g_string_append_c (slug, '-');
      is_gap = FALSE;
      g_string_append_c (slug, c);
    }
}

/* Cuts at the last whole word that fits, or inside the first word when that alone is too long. */
static void
cut_slug (GString *slug,
          gsize    max_chars)
{
  if (slug->len <= max_chars)
    return;

  if (slug->str[max_chars] != '-')
    {
      const char *hyphen = g_strrstr_len (slug->str, (gssize) max_chars, "-");

      if (hyphen != NULL)
        max_chars = (gsize) (hyphen - slug->str);
    }
  g_string_truncate (slug, max_chars);
}

char *
lode_id_slug (const char *text,
              guint       max_chars)
{
  g_autoptr (GString) slug = g_string_new (NULL);
  g_autofree char *valid = NULL;
  g_autofree char *ascii = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (max_chars >= 1, NULL);

  valid = g_utf8_make_valid (text, -1);
  /* The typographic apostrophe would come out as one of several characters, depending on iconv. */
  ascii = g_str_to_ascii (valid, "C");
  append_slug (slug, ascii);
  cut_slug (slug, MIN (max_chars, MAX_ID_CHARS));
  if (slug->len == 0)
    g_string_append_len (slug, UNTITLED, MIN (max_chars, strlen (UNTITLED)));

  return g_string_free (g_steal_pointer (&slug), FALSE);
}

/* Whether @date starts with "YYYY-MM-DD", whatever follows. */
static gboolean
has_date (const char *date)
{
  const char *shape = "dddd-dd-dd";

  if (date == NULL)
    return FALSE;
  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (date[i]) : date[i] != shape[i])
      return FALSE;

  return TRUE;
}

char *
lode_id_for_article (const char *date,
                     const char *title,
                     const char *content)
{
  g_autofree char *slug = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  slug = lode_id_slug (title, MAX_ARTICLE_SLUG_CHARS);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  hash[N_HASH_DIGITS] = '\0';

  if (has_date (date))
    return g_strdup_printf ("%.10s-%s-%s", date, slug, hash);

  return g_strdup_printf ("%s-%s", slug, hash);
}
