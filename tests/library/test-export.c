/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-export.h"

#include <string.h>

#include "base/lode-json-reader.h"
#include "library-test.h"

static char *
export (LodeArticle      *article,
        LodeExportFormat  format)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *text;

  g_ptr_array_add (articles, article);
  text = lode_export_articles (articles, format, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_holds (const char *text,
              const char *part)
{
  if (strstr (text, part) == NULL)
    g_test_message ("“%s” lacks “%s”", text, part);
  g_assert_nonnull (strstr (text, part));
}

static void
assert_lacks (const char *text,
              const char *part)
{
  if (strstr (text, part) != NULL)
    g_test_message ("“%s” holds “%s”", text, part);
  g_assert_null (strstr (text, part));
}

static LodeArticle *
make_article (void)
{
  LodeArticle *article =
    library_test_make_article ("2026-02-01-a", "Talks <b>& \"more\"</b> *now*", "It is 17 t.");

  lode_article_set_meta (article, "byline", "A. Writer");
  lode_article_set_evidence (article, "c1", TRUE);

  return article;
}

static void
test_formats (void)
{
  const char * const names[] = { "markdown", "html", "csv", "json", "csl" };
  LodeExportFormat format = LODE_EXPORT_MARKDOWN;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (lode_export_format_from_string (names[i], &format));
      g_assert_cmpint (format, ==, i);
    }
  g_assert_false (lode_export_format_from_string ("pdf", &format));
}

static void
test_markdown (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = export (article, LODE_EXPORT_MARKDOWN);

  assert_holds (text, "# Talks \\<b\\>& \"more\"\\</b\\> \\*now\\*\n");
  assert_holds (text, "A. Writer · 2026-02-01");
  assert_holds (text, "<https://example.invalid/a?b=1&c=2>");
  assert_holds (text, "## Accepted figures");
  assert_holds (text, "- **17 t** It is 17 t.");
  assert_holds (text, "It is 17 t.");
}

static void
test_markdown_without_evidence (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = NULL;

  lode_article_set_evidence (article, "c1", FALSE);
  text = export (article, LODE_EXPORT_MARKDOWN);
  assert_lacks (text, "Accepted figures");
}

static void
test_html (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = export (article, LODE_EXPORT_HTML);

  assert_holds (text, "<meta charset=\"utf-8\">");
  assert_holds (text, "Talks &lt;b&gt;&amp; &quot;more&quot;&lt;/b&gt; *now*");
  assert_lacks (text, "<b>");
  assert_holds (text, "href=\"https://example.invalid/a?b=1&amp;c=2\"");
  assert_holds (text, "<strong>17 t</strong>");
}

/* A link is a link only when it is safe. */
static void
test_unsafe_address (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *html = NULL;
  g_autofree char *markdown = NULL;

  lode_article_set_meta (article, "url", "javascript:alert(1)");
  html = export (article, LODE_EXPORT_HTML);
  markdown = export (article, LODE_EXPORT_MARKDOWN);
  assert_lacks (html, "javascript:");
  assert_lacks (markdown, "javascript:");
}

static void
test_csv (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = export (article, LODE_EXPORT_CSV);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_true (g_str_has_prefix (lines[0], "article,claim,text,kind,value"));
  assert_holds (lines[1], "\"2026-02-01-a\",\"c1\",\"17 t\",\"quantity\",17,,,\"t\"");
  assert_holds (lines[1], "\"accepted\"");
}

/* Text from a page must not become a formula in a spreadsheet. */
static void
test_csv_formula (void)
{
  g_autoptr (LodeArticle) article = library_test_make_article ("a", "T", "=HYPERLINK(\"x\")");
  g_autofree char *text = export (article, LODE_EXPORT_CSV);

  assert_holds (text, "\"'=HYPERLINK(\"\"x\"\")\"");
}

static void
test_json (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = export (article, LODE_EXPORT_JSON);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "export", &error);
  g_autoptr (LodeArticle) again = NULL;

  g_assert_no_error (error);
  again = lode_article_from_json (json_array_get_element (json_node_get_array (root), 0), "export", &error);
  g_assert_no_error (error);
  g_assert_true (lode_article_find_claim (again, "c1")->is_evidence);
}

static void
test_csl (void)
{
  g_autoptr (LodeArticle) article = make_article ();
  g_autofree char *text = export (article, LODE_EXPORT_CSL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "export", &error);
  JsonObject *item;

  g_assert_no_error (error);
  item = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (item, "type"), ==, "article-newspaper");
  g_assert_cmpstr (json_object_get_string_member (item, "URL"), ==, "https://example.invalid/a?b=1&c=2");
  assert_holds (text, "\"date-parts\": [[2026, 2, 1]]");
  assert_holds (text, "\"literal\": \"A. Writer\"");
}

static void
test_bare_article (void)
{
  g_autoptr (LodeArticle) article =
    lode_article_new ("bare", g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref), NULL);

  for (int i = LODE_EXPORT_MARKDOWN; i <= LODE_EXPORT_CSL; i++)
    {
      g_autofree char *text = export (article, (LodeExportFormat) i);

      assert_lacks (text, "(null)");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/export/formats", test_formats);
  g_test_add_func ("/library/export/markdown", test_markdown);
  g_test_add_func ("/library/export/markdown-without-evidence", test_markdown_without_evidence);
  g_test_add_func ("/library/export/html", test_html);
  g_test_add_func ("/library/export/unsafe-address", test_unsafe_address);
  g_test_add_func ("/library/export/csv", test_csv);
  g_test_add_func ("/library/export/csv-formula", test_csv_formula);
  g_test_add_func ("/library/export/json", test_json);
  g_test_add_func ("/library/export/csl", test_csl);
  g_test_add_func ("/library/export/bare-article", test_bare_article);

  return g_test_run ();
}
