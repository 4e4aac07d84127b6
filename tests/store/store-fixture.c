/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>

#include "base/lode-clock.h"

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lode-store-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) entries = NULL;
  const char *name;

  g_chmod (path, 0700);
  entries = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  lode_clock_set_fixed (0);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

char *
store_fixture_path (StoreFixture *fixture,
                    const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
store_fixture_write (StoreFixture *fixture,
                     const char   *name,
                     const char   *text)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

void
store_fixture_assert_text (StoreFixture *fixture,
                           const char   *name,
                           const char   *text)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, text);
}

gboolean
store_fixture_exists (StoreFixture *fixture,
                      const char   *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
store_fixture_count (StoreFixture *fixture,
                     const char   *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  guint n_entries = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    n_entries++;

  return n_entries;
}

char *
store_fixture_find (StoreFixture *fixture,
                    const char   *prefix)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
  char *found = NULL;
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      if (!g_str_has_prefix (name, prefix))
        continue;
      g_assert_null (found);
      found = g_strdup (name);
    }

  return found;
}
