/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "store-fixture.h"
#include "store/lode-folder.h"

static void
test_create (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = store_fixture_path (fixture, "a/b/c");
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_true (lode_folder_create (path, &error));
  g_assert_no_error (error);
  g_assert_true (lode_folder_create (path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_create_fails (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autofree char *below = store_fixture_path (fixture, "file/b");
  g_autofree char *same = store_fixture_path (fixture, "file");
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, "file", "x");
  g_assert_false (lode_folder_create (below, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (lode_folder_create (same, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, same));
}

static void
test_sync (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *missing = store_fixture_path (fixture, "missing");
  g_autoptr (GError) error = NULL;

  g_assert_true (lode_folder_sync (fixture->folder, &error));
  g_assert_no_error (error);
  g_assert_false (lode_folder_sync (missing, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
}

/* What is ours goes, what could be a person's stays. */
static void
test_sweep (StoreFixture  *fixture,
            gconstpointer  data)
{
  const char * const ours[] = {
    ".x.json.lode-new", ".x.json.lode-new.A1B2C3", ".x.json.lode-new.ZZZZZZ", ".a.lode-new",
  };
  const char * const theirs[] = {
    "x.json",           "x.json.BACKUP",           "x.json.A1B2C3",           ".lode-new",
    "x.json.lode-new",  ".x.json.lode-new.a1b2c3", ".x.json.lode-new.A1B2C",
    ".x.json.lode-newA1B2C3",
    ".x.json.A1B2C3",   ".lode-new.A1B2C3",        "a",                       ".b",
  };
  g_autofree char *folder = store_fixture_path (fixture, ".folder.lode-new");

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    store_fixture_write (fixture, ours[i], "{");
  for (gsize i = 0; i < G_N_ELEMENTS (theirs); i++)
    store_fixture_write (fixture, theirs[i], "{");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);

  g_assert_cmpuint (lode_folder_sweep (fixture->folder, FALSE), ==, G_N_ELEMENTS (ours));
  for (gsize i = 0; i < G_N_ELEMENTS (theirs); i++)
    g_assert_true (store_fixture_exists (fixture, theirs[i]));
  g_assert_cmpuint (store_fixture_count (fixture, "."), ==, G_N_ELEMENTS (theirs) + 1);
  g_assert_cmpuint (lode_folder_sweep (fixture->folder, TRUE), ==, 0);
}

static void
test_sweep_below (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *deep = store_fixture_path (fixture, "a/b");
  g_autofree char *link = store_fixture_path (fixture, "a/b/up");
  g_autofree char *missing = store_fixture_path (fixture, "missing");

  g_assert_true (lode_folder_create (deep, NULL));
  g_assert_cmpint (symlink ("..", link), ==, 0);
  store_fixture_write (fixture, "a/b/.x.json.lode-new", "{");
  g_assert_cmpuint (lode_folder_sweep (fixture->folder, FALSE), ==, 0);
  g_assert_cmpuint (lode_folder_sweep (fixture->folder, TRUE), ==, 1);
  g_assert_cmpuint (lode_folder_sweep (missing, TRUE), ==, 0);
}

static void
add (const char *path,
     void      (*test) (StoreFixture  *fixture,
                        gconstpointer  data))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/store/folder/create", test_create);
  add ("/store/folder/create-fails", test_create_fails);
  add ("/store/folder/sync", test_sync);
  add ("/store/folder/sweep", test_sweep);
  add ("/store/folder/sweep-below", test_sweep_below);

  return g_test_run ();
}
