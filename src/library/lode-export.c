/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-export.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "article/lode-block-render.h"
#include "base/lode-json-writer.h"
#include "model/lode-article.h"

static const char * const format_names[] = { "markdown", "html", "csv", "json", "csl" };

static const char *
get_title (LodeArticle *article)
{
  const char *title = lode_article_get_meta (article, "title");

  return title != NULL ? title : lode_article_get_id (article);
}

/* (transfer full): "Author · Site · 2026-02-01" of what is known. */
static char *
make_byline (LodeArticle *article)
{
  const char *published = lode_article_get_meta (article, "published");
  g_autofree char *day = published != NULL ? g_strndup (published, 10) : NULL;
  const char *parts[] = { lode_article_get_meta (article, "byline"),
                          lode_article_get_meta (article, "site"), day };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  known = g_strv_builder_end (builder);

  return g_strjoinv (" · ", known);
}

/* Escapes what would be markup in a line of CommonMark. */
static char *
escape_markdown (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr ("\\`*_{}[]<>#|", *p) != NULL)
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, *p == '\n' || *p == '\r' ? ' ' : *p);
    }

  return g_string_free (escaped, FALSE);
}

static void
append_markdown_figures (GString     *text,
                         LodeArticle *article)
{
  GPtrArray *claims = lode_article_get_claims (article);
  gboolean is_first = TRUE;

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *figure = NULL;
      g_autofree char *sentence = NULL;

      if (!claim->is_evidence)
        continue;
      figure = escape_markdown (claim->text != NULL ? claim->text : "");
      sentence = escape_markdown (claim->sentence != NULL ? claim->sentence : "");
      g_string_append_printf (text, "%s- **%s** %s\n", is_first ? "## Accepted figures\n\n" : "", figure,
                              sentence);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (text, '\n');
}

static void
append_markdown (GString     *text,
                 LodeArticle *article)
{
  const char *url = lode_article_get_meta (article, "url");
  g_autofree char *title = escape_markdown (get_title (article));
  g_autofree char *byline = make_byline (article);
  g_autofree char *escaped_byline = escape_markdown (byline);
  g_autofree char *body = lode_blocks_to_markdown (lode_article_get_blocks (article));

  g_string_append_printf (text, "# %s\n\n", title);
  if (*byline != '\0')
    g_string_append_printf (text, "%s\n\n", escaped_byline);
  if (url != NULL && lode_block_address_is_safe (url))
    g_string_append_printf (text, "<%s>\n\n", url);
  append_markdown_figures (text, article);
  g_string_append_printf (text, "%s\n", g_strchomp (body));
}

static char *
export_markdown (GPtrArray *articles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < articles->len; i++)
    {
      if (i > 0)
        g_string_append (text, "\n---\n\n");
      append_markdown (text, g_ptr_array_index (articles, i));
    }

  return g_string_free (text, FALSE);
}

static void
append_html_figures (GString     *text,
                     LodeArticle *article)
{
  GPtrArray *claims = lode_article_get_claims (article);
  gboolean has_any = FALSE;

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);
      g_autofree char *item = NULL;

      if (!claim->is_evidence)
        continue;
      if (!has_any)
        g_string_append (text, "<h2>Accepted figures</h2>\n<ul>\n");
      has_any = TRUE;
      item = g_markup_printf_escaped ("<li><strong>%s</strong> %s</li>\n",
                                      claim->text != NULL ? claim->text : "",
                                      claim->sentence != NULL ? claim->sentence : "");
      g_string_append (text, item);
    }
  if (has_any)
    g_string_append (text, "</ul>\n");
}

static void
append_html (GString     *text,
             LodeArticle *article)
{
  const char *url = lode_article_get_meta (article, "url");
  g_autofree char *byline = make_byline (article);
  g_autofree char *head = g_markup_printf_escaped ("<article id=\"%s\">\n<h1>%s</h1>\n<p>%s</p>\n",
                                                   lode_article_get_id (article),
                                                   get_title (article), byline);
  g_autofree char *body = lode_blocks_to_html (lode_article_get_blocks (article));

  g_string_append (text, head);
  if (url != NULL && lode_block_address_is_safe (url))
    {
      g_autofree char *link = g_markup_printf_escaped ("<p><a href=\"%s\">%s</a></p>\n", url, url);

      g_string_append (text, link);
    }
  append_html_figures (text, article);
  g_string_append_printf (text, "%s\n</article>\n", body);
}

static char *
export_html (GPtrArray *articles)
{
  GString *text = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                                "<title>Lodestone</title>\n</head>\n<body>\n");

  for (guint i = 0; i < articles->len; i++)
    append_html (text, g_ptr_array_index (articles, i));
  g_string_append (text, "</body>\n</html>\n");

  return g_string_free (text, FALSE);
}

/* Quoted as RFC 4180 wants it. Text that a spreadsheet would take for a formula gets an apostrophe
 * in front: it came from a page. */
static void
append_field (GString    *text,
              const char *value,
              gboolean    is_last)
{
  const char *field = value != NULL ? value : "";

  g_string_append_c (text, '"');
  if (*field != '\0' && strchr ("=+-@\t\r", *field) != NULL)
    g_string_append_c (text, '\'');
  for (const char *p = field; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append (text, is_last ? "\"\r\n" : "\",");
}

static void
append_number (GString *text,
               double   value)
{
  g_autofree char *number = isfinite (value) ? lode_json_number_to_string (value) : g_strdup ("");

  g_string_append_printf (text, "%s,", number);
}

static void
append_csv_claim (GString         *text,
                  LodeArticle     *article,
                  const LodeClaim *claim)
{
  g_autofree char *countries =
    claim->countries != NULL ? g_strjoinv (" ", claim->countries) : g_strdup ("");
  g_autofree char *materials =
    claim->materials != NULL ? g_strjoinv (" ", claim->materials) : g_strdup ("");

  append_field (text, lode_article_get_id (article), FALSE);
  append_field (text, claim->id, FALSE);
  append_field (text, claim->text, FALSE);
  append_field (text, lode_claim_kind_to_string (claim->kind), FALSE);
  append_number (text, claim->value);
  append_number (text, claim->low);
  append_number (text, claim->high);
  append_field (text, claim->unit, FALSE);
  append_field (text, claim->currency, FALSE);
  append_field (text, claim->per, FALSE);
  append_field (text, countries, FALSE);
  append_field (text, materials, FALSE);
  append_field (text, claim->stage, FALSE);
  append_field (text, claim->is_evidence ? "accepted" : "", FALSE);
  append_field (text, claim->sentence, FALSE);
  append_field (text, lode_article_get_meta (article, "url"), TRUE);
}

static char *
export_csv (GPtrArray *articles)
{
  GString *text = g_string_new ("article,claim,text,kind,value,low,high,unit,currency,per,countries,"
                                "materials,stage,evidence,sentence,url\r\n");

  for (guint i = 0; i < articles->len; i++)
    {
      LodeArticle *article = g_ptr_array_index (articles, i);
      GPtrArray *claims = lode_article_get_claims (article);

      for (guint j = 0; j < claims->len; j++)
        append_csv_claim (text, article, g_ptr_array_index (claims, j));
    }

  return g_string_free (text, FALSE);
}

static char *
export_json (GPtrArray  *articles,
             GError    **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < articles->len; i++)
    lode_article_write (g_ptr_array_index (articles, i), writer);
  lode_json_writer_end_array (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

/* {"date-parts": [[2026, 2, 1]]} of a date that begins with YYYY-MM-DD. */
static void
write_csl_date (LodeJsonWriter *writer,
                const char     *published)
{
  int year = 0;
  int month = 0;
  int day = 0;

  if (published == NULL || sscanf (published, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return;

  lode_json_writer_member (writer, "issued");
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member (writer, "date-parts");
  lode_json_writer_begin_array (writer);
  lode_json_writer_begin_array (writer);
  lode_json_writer_integer (writer, year);
  lode_json_writer_integer (writer, month);
  lode_json_writer_integer (writer, day);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
}

static void
write_if_known (LodeJsonWriter *writer,
                const char     *name,
                const char     *value)
{
  if (value != NULL && *value != '\0')
    lode_json_writer_member_string (writer, name, value);
}

static void
write_csl (LodeJsonWriter *writer,
           LodeArticle    *article)
{
  const char *byline = lode_article_get_meta (article, "byline");

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "id", lode_article_get_id (article));
  lode_json_writer_member_string (writer, "type", "article-newspaper");
  lode_json_writer_member_string (writer, "title", get_title (article));
  if (byline != NULL && *byline != '\0')
    {
      /* A byline is not a person's name in parts; "literal" says so. */
      lode_json_writer_member (writer, "author");
      lode_json_writer_begin_inline_array (writer);
      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_string (writer, "literal", byline);
      lode_json_writer_end_object (writer);
      lode_json_writer_end_array (writer);
    }
  write_if_known (writer, "container-title", lode_article_get_meta (article, "site"));
  write_csl_date (writer, lode_article_get_meta (article, "published"));
  write_if_known (writer, "URL", lode_article_get_meta (article, "url"));
  write_if_known (writer, "language", lode_article_get_meta (article, "language"));
  write_if_known (writer, "abstract", lode_article_get_meta (article, "excerpt"));
  lode_json_writer_end_object (writer);
}

static char *
export_csl (GPtrArray  *articles,
            GError    **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < articles->len; i++)
    write_csl (writer, g_ptr_array_index (articles, i));
  lode_json_writer_end_array (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

gboolean
lode_export_format_from_string (const char       *text,
                                LodeExportFormat *format)
{
  g_return_val_if_fail (text != NULL && format != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    if (g_str_equal (text, format_names[i]))
      {
        *format = (LodeExportFormat) i;
        return TRUE;
      }

  return FALSE;
}

char *
lode_export_articles (GPtrArray         *articles,
                      LodeExportFormat   format,
                      GError           **error)
{
  g_return_val_if_fail (articles != NULL, NULL);

  switch (format)
    {
    case LODE_EXPORT_MARKDOWN:
      return export_markdown (articles);
    case LODE_EXPORT_HTML:
      return export_html (articles);
    case LODE_EXPORT_CSV:
      return export_csv (articles);
    case LODE_EXPORT_CSL:
      return export_csl (articles, error);
    case LODE_EXPORT_JSON:
    default:
      return export_json (articles, error);
    }
}
