/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

void
library_test_set_up (LibraryTest   *test,
                     gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  test->folder = g_dir_make_tmp ("lodestone-test-XXXXXX", &error);
  g_assert_no_error (error);
}

void
library_test_tear_down (LibraryTest   *test,
                        gconstpointer  user_data)
{
  remove_folder (test->folder);
  g_free (test->folder);
}

char *
library_test_path (LibraryTest *test,
                   const char  *name)
{
  return g_build_filename (test->folder, name, NULL);
}

char *
library_test_read (LibraryTest *test,
                   const char  *name)
{
  g_autofree char *path = library_test_path (test, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

void
library_test_write (LibraryTest *test,
                    const char  *name,
                    const char  *text)
{
  g_autofree char *path = library_test_path (test, name);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

gboolean
library_test_exists (LibraryTest *test,
                     const char  *name)
{
  g_autofree char *path = library_test_path (test, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
library_test_count_files (LibraryTest *test,
                          const char  *name)
{
  g_autofree char *path = library_test_path (test, name);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

LodeLibrary *
library_test_open (LibraryTest      *test,
                   LodeLibraryFlags  flags)
{
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = lode_library_open_sync (test->folder, flags, &error);

  g_assert_no_error (error);

  return library;
}

LodeScenario *
library_test_add_scenario (LodeLibrary *library,
                           const char  *id)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new (id, "ndfeb_magnets");

  lode_library_add (library, G_OBJECT (scenario), NULL);

  return scenario;
}

LodeArticle *
library_test_make_article (const char *id,
                           const char *title,
                           const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  GPtrArray *claims = lode_claim_array_new ();
  LodeClaim *claim = lode_claim_new ();
  LodeArticle *article;

  claim->id = g_strdup ("c1");
  claim->kind = LODE_CLAIM_QUANTITY;
  claim->text = g_strdup ("17 t");
  claim->value = 17;
  claim->unit = g_strdup ("t");
  claim->sentence = g_strdup (text);
  g_ptr_array_add (claims, claim);
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, text, NULL, NULL));
  article = lode_article_new (id, blocks, claims);
  lode_article_set_meta (article, "title", title);
  lode_article_set_meta (article, "published", "2026-02-01T09:00:00Z");
  lode_article_set_meta (article, "url", "https://example.invalid/a?b=1&c=2");

  return article;
}

void
library_test_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

void
library_test_finished_cb (GObject      *source_object,
                          GAsyncResult *result,
                          gpointer      user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}
