/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-import.h"

#include <string.h>

#include "base/lode-error.h"
#include "library-test.h"
#include "library/lode-page-source.h"

static const char page[] =
  "<!DOCTYPE html><html lang=\"en\"><head><title>Ministers meet on magnets</title>"
  "<meta property=\"article:published_time\" content=\"2026-02-04T08:00:00Z\"></head><body>"
  "<nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav><article><h1>Ministers meet on magnets</h1>"
  "<p>Europe used about 20,000 tonnes of permanent magnets last year, and most of them came from one "
  "country, as officials said on the morning of the meeting.</p>"
  "<p>The ministers did not name a volume, a date or a budget, and they left open who would pay for "
  "the reserve that several of them had asked for in the weeks before.</p>"
  "<p>See <a href=\"/more\">the earlier report</a> for what was promised a year ago, and for the names "
  "of the companies that were to build the plants.</p></article></body></html>";

static GBytes *
page_bytes (void)
{
  return g_bytes_new_static (page, sizeof page - 1);
}

static void
test_bytes (LibraryTest   *test,
            gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = page_bytes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeArticle) article =
    lode_import_bytes_sync (bytes, "https://example.invalid/a", "text/html; charset=utf-8", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lode_article_get_meta (article, "title"), ==, "Ministers meet on magnets");
  g_assert_cmpstr (lode_article_get_meta (article, "url"), ==, "https://example.invalid/a");
  g_assert_true (g_str_has_prefix (lode_article_get_id (article), "2026-02-04-ministers-meet-on-magnets-"));
  g_assert_nonnull (strstr (lode_article_get_text (article), "20,000 tonnes"));
  g_assert_null (strstr (lode_article_get_text (article), "Home"));
}

/* Figures have ids, and stand where they say. */
static void
test_claims (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = page_bytes ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeArticle) article = lode_import_bytes_sync (bytes, NULL, NULL, &error);
  const LodeClaim *claim;
  g_autofree char *quote = NULL;

  g_assert_no_error (error);
  claim = lode_article_find_claim (article, "c1");
  g_assert_nonnull (claim);
  g_assert_cmpfloat (claim->value, ==, 20000);
  quote = g_utf8_substring (lode_article_get_text (article), claim->start, claim->end);
  g_assert_cmpstr (quote, ==, claim->text);
}

static void
test_file (LibraryTest   *test,
           gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeArticle) first = NULL;
  g_autoptr (LodeArticle) second = NULL;
  g_autofree char *path = library_test_path (test, "page.html");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = NULL;
  LodeLibrary *library;

  library_test_write (test, "page.html", page);
  library = library_test_open (test, LODE_LIBRARY_CREATE);
  first = lode_import_sync (library, path, &error);
  g_assert_no_error (error);
  g_assert_true (lode_library_get_is_saved (library));
  name = g_strdup_printf ("articles/%s.json", lode_article_get_id (first));
  g_assert_true (library_test_exists (test, name));

  /* The same page again is the same article, with what was done to it. */
  lode_article_set_is_starred (first, TRUE);
  second = lode_import_sync (library, uri, &error);
  g_assert_no_error (error);
  g_assert_true (second == first);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_articles (library)), ==, 1);
  g_clear_object (&first);
  g_clear_object (&second);
  g_assert_finalize_object (library);
}

static void
test_async (LibraryTest   *test,
            gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = page_bytes ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeArticle *article;

  lode_import_bytes_async (library, bytes, NULL, NULL, NULL, library_test_finished_cb, &result);
  library_test_wait (&result);
  article = lode_import_finish (library, result, &error);
  g_assert_no_error (error);
  g_assert_true (lode_library_find_article (library, lode_article_get_id (article)) == article);
  g_assert_true (lode_library_get_is_saved (library));
  g_object_unref (article);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static void
test_bad_pages (LibraryTest   *test,
                gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  g_autofree char *empty = library_test_path (test, "empty.html");
  g_autofree char *absent = library_test_path (test, "absent.html");
  g_autoptr (GError) error = NULL;

  library_test_write (test, "empty.html", "");
  g_assert_null (lode_import_sync (library, empty, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "empty.html"));
  g_clear_error (&error);
  g_assert_null (lode_import_sync (library, absent, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lode_import_sync (library, "ftp://example.invalid/a", &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_articles (library)), ==, 0);
  g_assert_finalize_object (library);
}

static void
test_read_only (LibraryTest   *test,
                gconstpointer  user_data)
{
  g_autofree char *path = library_test_path (test, "page.html");
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  library_test_write (test, "page.html", page);
  lode_library_close (library);
  g_assert_null (lode_import_sync (library, path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_BUSY);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_articles (library)), ==, 0);
  g_assert_finalize_object (library);
}

static void
test_examine (LibraryTest   *test,
              gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  lode_import_examine_async ("specifics", "Australia will spend A$1.2 billion on a reserve by 2027.", NULL,
                             library_test_finished_cb, &result);
  library_test_wait (&result);
  root = lode_import_examine_finish (result, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (root));
  g_assert_true (json_object_has_member (json_node_get_object (root), "funding"));
}

static void
test_addresses (LibraryTest   *test,
                gconstpointer  user_data)
{
  g_assert_true (lode_page_source_is_address ("https://example.invalid/a"));
  g_assert_true (lode_page_source_is_address ("file:///tmp/a.html"));
  g_assert_false (lode_page_source_is_address ("/tmp/a.html"));
  g_assert_false (lode_page_source_is_address ("a.html"));
  g_assert_false (lode_page_source_is_address ("C:page.html"));
  g_assert_false (lode_page_source_is_address ("-"));
}

/* A file without an end is refused, not read for ever. */
static void
test_endless_file (LibraryTest   *test,
                   gconstpointer  user_data)
{
  g_autofree char *url = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_page_source_load_sync ("/dev/zero", &url, &type, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
  g_assert_null (url);
}

static void
add (const char *path,
     void (*test) (LibraryTest   *test,
                   gconstpointer  user_data))
{
  g_test_add (path, LibraryTest, NULL, library_test_set_up, test, library_test_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/import/bytes", test_bytes);
  add ("/library/import/claims", test_claims);
  add ("/library/import/file", test_file);
  add ("/library/import/async", test_async);
  add ("/library/import/bad-pages", test_bad_pages);
  add ("/library/import/read-only", test_read_only);
  add ("/library/import/examine", test_examine);
  add ("/library/import/addresses", test_addresses);
  add ("/library/import/endless-file", test_endless_file);

  return g_test_run ();
}
