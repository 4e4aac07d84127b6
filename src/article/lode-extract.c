/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "article/extract/lode-extract-line.h"
#include "article/extract/lode-extract-meta.h"
#include "article/extract/lode-extract-private.h"
#include "article/html/lode-charset.h"
#include "base/lode-error.h"
#include "lode-extraction-private.h"

/* With less text than this the next attempt may do better. */
#define ENOUGH_CHARS 500
/* Nor can it where so much of the page is in the article already. */
#define NEARLY_ALL 0.95
/* Where the first tag of a page must stand. */
#define MAX_SNIFFED_BYTES 65536

/* What each attempt does; every one leaves off something that may have been too much. */
static const LodeExtractFlags attempts[] = {
  LODE_EXTRACT_STRIP_UNLIKELY | LODE_EXTRACT_WEIGH_NAMES | LODE_EXTRACT_CLEAN,
  LODE_EXTRACT_WEIGH_NAMES | LODE_EXTRACT_CLEAN,
  LODE_EXTRACT_CLEAN,
  0,
};

typedef struct
{
  GPtrArray *lines;
  char      *byline;
  char      *direction;
  guint      chars;
  guint      total_chars;
  gboolean   is_truncated;
} Attempt;

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->lines, g_ptr_array_unref);
  g_clear_pointer (&attempt->byline, g_free);
  g_clear_pointer (&attempt->direction, g_free);
}

static char *
find_direction (LodeHtmlNode *node)
{
  for (; node != NULL; node = node->parent)
    if (lode_html_node_attribute (node, "dir").length > 0)
      return lode_html_node_dup_attribute (node, "dir");
  return NULL;
}

static void
attempt_run (Attempt          *attempt,
             LodeHtmlDocument *document,
             LodeExtractFlags  flags,
             LodeExtractMeta  *meta)
{
  LodeExtractPage page = { .document = document, .flags = flags, .title = meta->title,
                           .has_byline = meta->byline != NULL };
  LodeHtmlNode *article;

  page.to_score = g_ptr_array_new ();
  lode_extract_prepare (&page);
  lode_extract_prune (&page);
  article = lode_extract_choose (&page);
  attempt->direction = find_direction (page.top);
  lode_extract_clean (&page, article);
  attempt->total_chars = page.total_chars;
  attempt->chars = lode_extract_measure (article).text;
  attempt->lines = lode_extract_lines (article, meta->base_url, LODE_EXTRACT_MAX_TEXT_BYTES,
                                       &attempt->is_truncated);
  attempt->byline = page.byline;
  lode_extract_sift (attempt->lines, meta->title,
                     meta->byline != NULL ? meta->byline : page.byline);
  g_ptr_array_unref (page.to_score);
}

/* (nullable): what kind of file the bytes are that are no page. */
static const char *
find_other_kind (const char *bytes,
                 gsize       size)
{
  static const struct
  {
    const char *magic;
    gsize       length;
    const char *kind;
  } kinds[] = {
    { "\211PNG", 4, "PNG image" },  { "\377\330\377", 3, "JPEG image" }, { "GIF8", 4, "GIF image" },
    { "%PDF-", 5, "PDF document" }, { "PK\003\004", 4, "ZIP archive" },  { "\037\213", 2, "gzip file" },
    { "RIFF", 4, "RIFF file" },     { "\177ELF", 4, "program" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (bytes, kinds[i].magic, kinds[i].length) == 0)
      return kinds[i].kind;
  return NULL;
}

/* Whether a tag that we know, a declaration or a comment begins at @at. "5 <b and c" has none. */
static gboolean
is_markup (const char *at,
           const char *end)
{
  gsize left = (gsize) (end - at);
  gsize n = 0;

  if (left < 4)
    return FALSE;
  if (memcmp (at, "<!--", 4) == 0)
    return TRUE;
  if (at[1] == '!' || at[1] == '?')
    return g_ascii_isalpha (at[2]);
  at += at[1] == '/' ? 2 : 1;
  while (at + n < end && n < 16 && g_ascii_isalnum (at[n]))
    n++;
  if (lode_html_tag_find (at, n) == LODE_TAG_OTHER)
    return FALSE;
  for (at += n; at < end && *at != '<'; at++)
    if (*at == '>')
      return TRUE;
  return FALSE;
}

static gboolean
is_plain_text (const char *text,
               gsize       length,
               const char *content_type)
{
  const char *end = text + MIN (length, MAX_SNIFFED_BYTES);
  const char *at = text;

  if (content_type != NULL && g_ascii_strncasecmp (content_type, "text/plain", 10) == 0)
    return TRUE;
  while (at < end && (at = memchr (at, '<', (gsize) (end - at))) != NULL)
    {
      if (is_markup (at, text + length))
        return FALSE;
      at++;
    }
  return TRUE;
}

static LodeExtraction *
extract_plain (const char *text,
               gsize       length)
{
  LodeExtraction *self = lode_extraction_new ();
  const char *at = text;
  const char *end = text + MIN (length, LODE_EXTRACT_MAX_TEXT_BYTES);

  self->is_truncated = length > LODE_EXTRACT_MAX_TEXT_BYTES;
  while (end > text && end < text + length && ((guint8) *end & 0xc0) == 0x80)
    end--;
  while (at < end)
    {
      const char *stop = at;
      g_autofree char *paragraph = NULL;

      /* A paragraph ends at an empty line. */
      while (stop < end && !(*stop == '\n' && (stop + 1 == end || stop[1] == '\n' || stop[1] == '\r')))
        stop++;
      paragraph = g_strstrip (g_strndup (at, (gsize) (stop - at)));
      if (paragraph[0] != '\0')
        g_ptr_array_add (self->blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, paragraph, NULL, NULL));
      at = stop + 1;
    }
  return self;
}

static LodeBlock *
block_from_line (LodeExtractLine *line)
{
  GArray *spans = g_steal_pointer (&line->spans);

  if (spans->len == 0)
    g_clear_pointer (&spans, g_array_unref);
  return lode_block_new (line->kind, line->level, line->text, line->address, spans);
}

static char *
first_paragraph (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      LodeExtractLine *line = g_ptr_array_index (lines, i);

      if (line->kind == LODE_BLOCK_PARAGRAPH || line->kind == LODE_BLOCK_QUOTE)
        return g_strdup (line->text);
    }
  return NULL;
}

static void
set_meta (LodeExtraction  *self,
          LodeExtractMeta *meta,
          Attempt         *best)
{
  g_autofree char *excerpt = first_paragraph (best->lines);

  lode_extraction_set_meta (self, "title", meta->title);
  lode_extraction_set_meta (self, "byline", meta->byline != NULL ? meta->byline : best->byline);
  lode_extraction_set_meta (self, "site", meta->site);
  lode_extraction_set_meta (self, "published", meta->published);
  lode_extraction_set_meta (self, "language", meta->language);
  lode_extraction_set_meta (self, "direction", best->direction != NULL ? best->direction : meta->direction);
  lode_extraction_set_meta (self, "excerpt", meta->excerpt != NULL ? meta->excerpt : excerpt);
  lode_extraction_set_meta (self, "url", meta->url);
}

static LodeExtraction *
extract_page (const char  *text,
              gsize        length,
              const char  *base_url)
{
  LodeExtraction *self = lode_extraction_new ();
  g_auto (LodeExtractMeta) meta = { 0 };
  Attempt best = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (LodeHtmlDocument) document = lode_html_parse (text, length);
      Attempt attempt = { 0 };

      if (i == 0)
        lode_extract_meta_read (&meta, document, base_url);
      attempt_run (&attempt, document, attempts[i], &meta);
      if (best.lines == NULL || attempt.chars > best.chars)
        {
          attempt_clear (&best);
          best = attempt;
        }
      else
        {
          attempt_clear (&attempt);
        }
      if (best.chars >= ENOUGH_CHARS || best.chars >= best.total_chars * NEARLY_ALL)
        break;
    }
  set_meta (self, &meta, &best);
  for (guint i = 0; i < best.lines->len; i++)
    g_ptr_array_add (self->blocks, block_from_line (g_ptr_array_index (best.lines, i)));
  self->is_truncated = best.is_truncated;
  attempt_clear (&best);
  return self;
}

/* (nullable): @bytes as UTF-8 if they can be a page or a text at all. */
static const char *
read_bytes (const char  *bytes,
            gsize        size_bytes,
            const char  *content_type,
            char       **buffer,
            gsize       *length,
            GError     **error)
{
  if (size_bytes > LODE_EXTRACT_MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "The page is %" G_GSIZE_FORMAT " MB; pages of up to %d MB are read.",
                   size_bytes >> 20, LODE_EXTRACT_MAX_BYTES >> 20);
      return NULL;
    }
  if (find_other_kind (bytes, size_bytes) != NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "This is a %s, not a page; an HTML or text file would be right.",
                   find_other_kind (bytes, size_bytes));
      return NULL;
    }
  return lode_charset_to_utf8 (size_bytes > 0 ? bytes : "", size_bytes, content_type, buffer, length);
}

LodeExtraction *
lode_extract (const char  *bytes,
              gsize        size_bytes,
              const char  *content_type,
              const char  *base_url,
              GError     **error)
{
  g_autoptr (LodeExtraction) self = NULL;
  g_autofree char *buffer = NULL;
  g_autofree char *digest = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL || size_bytes == 0, NULL);

  text = read_bytes (bytes, size_bytes, content_type, &buffer, &length, error);
  if (text == NULL)
    return NULL;
  self = is_plain_text (text, length, content_type) ? extract_plain (text, length)
                                                    : extract_page (text, length, base_url);
  if (lode_extraction_get_text (self)[0] == '\0')
    {
      g_set_error_literal (error, LODE_ERROR, LODE_ERROR_INVALID,
                           "The page holds no readable text; a page with an article would be right.");
      return NULL;
    }
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size_bytes);
  lode_extraction_set_meta (self, "sha256", digest);
  return g_steal_pointer (&self);
}

char *
lode_extract_text (const char  *bytes,
                   gsize        size_bytes,
                   const char  *content_type,
                   const char  *base_url,
                   GError     **error)
{
  g_autoptr (LodeExtraction) extraction = NULL;
  g_autofree char *buffer = NULL;
  const char *text;
  gsize length;

  g_return_val_if_fail (bytes != NULL || size_bytes == 0, NULL);

  text = read_bytes (bytes, size_bytes, content_type, &buffer, &length, error);
  if (text == NULL)
    return NULL;
  if (is_plain_text (text, length, content_type))
    return g_strndup (text, length);
  extraction = lode_extract (bytes, size_bytes, content_type, base_url, error);
  return extraction != NULL ? g_strdup (lode_extraction_get_text (extraction)) : NULL;
}
