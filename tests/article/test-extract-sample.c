/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A page as a news site serves it, with everything around the article that such pages have. It
 * belongs to its publisher and is no part of the project: without it there is nothing to test. */

#include "config.h"

#include <string.h>

#include "article/lode-extraction.h"

#define NAME "alliance-2026-02-01"

static LodeExtraction *extraction;
static LodeJsonReader *expected;

static char *
fold (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);
  GString *folded = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", words[i]);
  return g_string_free (folded, FALSE);
}

static gboolean
is_among (GStrv       texts,
          const char *text)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      g_autofree char *folded = fold (texts[i]);

      if (g_str_equal (folded, text))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_sample (void)
{
  if (extraction != NULL)
    return TRUE;
  g_test_skip ("The sample page is not here");
  return FALSE;
}

/* The texts of one kind in order, without those that may appear but need not. */
static void
check_texts (LodeBlockKind  kind,
             const char    *member)
{
  GPtrArray *blocks = lode_extraction_get_blocks (extraction);
  g_auto (GStrv) wanted = lode_json_reader_get_strings (expected, member);
  g_auto (GStrv) optional = lode_json_reader_get_strings (expected, "may_appear");
  guint n_found = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      LodeBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = fold (lode_block_get_text (block));
      g_autofree char *next = NULL;

      if (lode_block_get_kind (block) != kind || is_among (optional, text))
        continue;
      g_assert_nonnull (wanted[n_found]);
      next = fold (wanted[n_found++]);
      g_assert_cmpstr (text, ==, next);
    }
  g_assert_null (wanted[n_found]);
}

static void
test_paragraphs (void)
{
  if (has_sample ())
    check_texts (LODE_BLOCK_PARAGRAPH, "paragraphs");
}

static void
test_headings (void)
{
  if (has_sample ())
    check_texts (LODE_BLOCK_HEADING, "headings");
}

static void
test_must_not_appear (void)
{
  g_auto (GStrv) banned = NULL;

  if (!has_sample ())
    return;
  banned = lode_json_reader_get_strings (expected, "must_not_appear");
  g_assert_nonnull (banned);
  for (guint i = 0; banned[i] != NULL; i++)
    {
      if (strstr (lode_extraction_get_text (extraction), banned[i]) != NULL)
        g_test_message ("found: %s", banned[i]);
      g_assert_null (strstr (lode_extraction_get_text (extraction), banned[i]));
    }
}

static void
test_metadata (void)
{
  static const char * const same[] = { "title", "byline", "site", "url" };
  g_auto (GStrv) languages = NULL;
  g_autoptr (GDateTime) wanted = NULL;
  g_autoptr (GDateTime) found = NULL;

  if (!has_sample ())
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpstr (lode_extraction_get_meta (extraction, same[i]), ==,
                     lode_json_reader_require_string (expected, same[i]));
  languages = lode_json_reader_get_strings (expected, "language_accepted");
  g_assert_true (is_among (languages, lode_extraction_get_meta (extraction, "language")));
  wanted = g_date_time_new_from_iso8601 (lode_json_reader_require_string (expected, "published_instant"),
                                         NULL);
  found = g_date_time_new_from_iso8601 (lode_extraction_get_meta (extraction, "published"), NULL);
  g_assert_nonnull (wanted);
  g_assert_nonnull (found);
  g_assert_cmpint (g_date_time_to_unix (found), ==, g_date_time_to_unix (wanted));
}

/* The picture that a script would load keeps its address, and nothing else has one. */
static void
test_images (void)
{
  GPtrArray *blocks;
  guint n_images = 0;

  if (!has_sample ())
    return;
  blocks = lode_extraction_get_blocks (extraction);
  for (guint i = 0; i < blocks->len; i++)
    if (lode_block_get_kind (g_ptr_array_index (blocks, i)) == LODE_BLOCK_IMAGE)
      {
        n_images++;
        g_assert_true (g_str_has_suffix (lode_block_get_address (g_ptr_array_index (blocks, i)), ".jpg"));
      }
  g_assert_cmpuint (n_images, ==, 1);
}

static JsonNode *
load_sample (const char *folder)
{
  g_autofree char *page = g_build_filename (folder, "samples", NAME ".html", NULL);
  g_autofree char *list = g_build_filename (folder, "samples", NAME ".expected.json", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *root;
  gsize size_bytes;

  if (!g_file_test (list, G_FILE_TEST_EXISTS) || !g_file_get_contents (page, &bytes, &size_bytes, NULL))
    return NULL;
  root = lode_json_load (list, &error);
  g_assert_no_error (error);
  extraction = lode_extract (bytes, size_bytes, "text/html; charset=utf-8",
                             "https://news.example.invalid/", &error);
  g_assert_no_error (error);
  expected = lode_json_reader_new (root, list);
  return root;
}

int
main (int    argc,
      char **argv)
{
  const char *folder = g_getenv ("LODESTONE_SHARED_DIR");
  JsonNode *root;
  int status;

  g_test_init (&argc, &argv, NULL);

  root = folder != NULL ? load_sample (folder) : NULL;
  g_test_add_func ("/article/extract-sample/paragraphs", test_paragraphs);
  g_test_add_func ("/article/extract-sample/headings", test_headings);
  g_test_add_func ("/article/extract-sample/must-not-appear", test_must_not_appear);
  g_test_add_func ("/article/extract-sample/metadata", test_metadata);
  g_test_add_func ("/article/extract-sample/images", test_images);
  status = g_test_run ();

  if (root != NULL)
    {
      g_assert_true (lode_json_reader_close (expected, NULL));
      lode_extraction_unref (extraction);
      json_node_unref (root);
    }
  return status;
}
