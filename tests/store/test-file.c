/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"
#include "store-fixture.h"
#include "store/lode-file.h"

#define OLD "{\"generation\": 1}\n"
#define NEW "{\"generation\": 2}\n"
#define OUTSIDE "{\"generation\": \"outside\"}\n"

static LodeFile *
open_file (StoreFixture *fixture,
           const char   *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);

  return lode_file_new (path);
}

static void
assert_loads (LodeFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_file_load (file, &error);

  g_assert_no_error (error);
  g_assert_nonnull (root);
}

static void
assert_load_fails (LodeFile  *file,
                   LodeError  code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_file_load (file, &error));
  g_assert_error (error, LODE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, lode_file_get_path (file)));
}

static void
assert_saves (LodeFile   *file,
              const char *text)
{
  g_autoptr (GError) error = NULL;

  lode_file_save (file, text, strlen (text), &error);
  g_assert_no_error (error);
}

static void
assert_save_fails (LodeFile   *file,
                   const char *text,
                   LodeError   code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lode_file_save (file, text, strlen (text), &error));
  g_assert_error (error, LODE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, lode_file_get_path (file)));
}

static void
test_new_file (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  struct stat info;

  g_assert_null (lode_file_get_fingerprint (file));
  assert_load_fails (file, LODE_ERROR_NOT_FOUND);
  g_assert_cmpstr (lode_file_get_fingerprint (file), ==, "");
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "x.json", NEW);
  g_assert_cmpint (g_stat (lode_file_get_path (file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (store_fixture_count (fixture, "."), ==, 1);
}

static void
test_never_loaded (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autoptr (LodeFile) other = open_file (fixture, "x.json");

  assert_saves (file, OLD);
  /* What the second never saw it must not replace. */
  assert_save_fails (other, NEW, LODE_ERROR_CONFLICT);
  store_fixture_assert_text (fixture, "x.json", OLD);
}

static void
test_again_and_again (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"generation\": %u}\n", i);

      assert_saves (file, text);
      store_fixture_assert_text (fixture, "x.json", text);
    }
  g_assert_cmpuint (store_fixture_count (fixture, "."), ==, 1);
}

static void
test_fingerprint (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, OLD, -1);
  g_autofree char *next = g_compute_checksum_for_string (G_CHECKSUM_SHA256, NEW, -1);

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  g_assert_cmpstr (lode_file_get_fingerprint (file), ==, digest);
  assert_saves (file, NEW);
  g_assert_cmpstr (lode_file_get_fingerprint (file), ==, next);
}

static void
test_mode_is_kept (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  struct stat info;

  store_fixture_write (fixture, "x.json", OLD);
  g_assert_cmpint (g_chmod (lode_file_get_path (file), 0664), ==, 0);
  assert_loads (file);
  assert_saves (file, NEW);
  g_assert_cmpint (g_stat (lode_file_get_path (file), &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0664);
}

static void
test_bad_bytes (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  assert_save_fails (file, "{\"generation\": }", LODE_ERROR_INVALID);
  assert_save_fails (file, "{\"a\": 1, \"a\": 2}", LODE_ERROR_INVALID);
  assert_save_fails (file, "", LODE_ERROR_INVALID);
  store_fixture_assert_text (fixture, "x.json", OLD);
  g_assert_cmpuint (store_fixture_count (fixture, "."), ==, 1);
}

static void
test_conflict (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *copy = NULL;

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  store_fixture_write (fixture, "x.json", OUTSIDE);
  assert_save_fails (file, NEW, LODE_ERROR_CONFLICT);

  /* Neither version is lost. */
  store_fixture_assert_text (fixture, "x.json", OUTSIDE);
  copy = store_fixture_find (fixture, "x.conflict-");
  g_assert_nonnull (copy);
  g_assert_true (g_str_has_suffix (copy, ".json"));
  store_fixture_assert_text (fixture, copy, NEW);
}

static void
test_two_conflicts (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  lode_clock_set_fixed (G_GINT64_CONSTANT (1769936400) * G_USEC_PER_SEC);
  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  store_fixture_write (fixture, "x.json", OUTSIDE);
  assert_save_fails (file, NEW, LODE_ERROR_CONFLICT);
  assert_save_fails (file, "{\"generation\": 3}\n", LODE_ERROR_CONFLICT);
  store_fixture_assert_text (fixture, "x.conflict-20260201T090000Z.json", NEW);
  store_fixture_assert_text (fixture, "x.conflict-20260201T090000Z-2.json",
                             "{\"generation\": 3}\n");
}

static void
test_after_conflict (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  store_fixture_write (fixture, "x.json", OUTSIDE);
  g_assert_true (lode_file_adopt (file, &error));
  g_assert_no_error (error);
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "x.json", NEW);

  store_fixture_write (fixture, "x.json", OUTSIDE);
  assert_loads (file);
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "x.json", NEW);
}

/* The same bytes from outside are no conflict, and neither is a touched file. */
static void
test_harmless_edits (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  store_fixture_write (fixture, "x.json", OLD);
  assert_saves (file, NEW);
  store_fixture_write (fixture, "x.json", OLD);
  assert_saves (file, OLD);
  store_fixture_assert_text (fixture, "x.json", OLD);
}

static void
test_removed_outside (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *copy = NULL;

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  g_assert_cmpint (g_unlink (lode_file_get_path (file)), ==, 0);
  assert_save_fails (file, NEW, LODE_ERROR_CONFLICT);
  copy = store_fixture_find (fixture, "x.conflict-");
  store_fixture_assert_text (fixture, copy, NEW);
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  store_fixture_write (fixture, "x.json", "{\"generation\":");
  assert_load_fails (file, LODE_ERROR_INVALID);
  g_assert_null (lode_file_get_fingerprint (file));
  assert_save_fails (file, NEW, LODE_ERROR_CONFLICT);
  store_fixture_assert_text (fixture, "x.json", "{\"generation\":");
}

static void
test_damaged_later (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  store_fixture_write (fixture, "x.json", "{");
  assert_load_fails (file, LODE_ERROR_INVALID);
  assert_save_fails (file, NEW, LODE_ERROR_CONFLICT);
  store_fixture_assert_text (fixture, "x.json", "{");
}

static void
make_link (StoreFixture *fixture,
           const char   *target,
           const char   *name)
{
  g_autofree char *path = store_fixture_path (fixture, name);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
test_symbolic_link (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "link.json");
  g_autofree char *real = store_fixture_path (fixture, "real");

  g_assert_cmpint (g_mkdir (real, 0700), ==, 0);
  store_fixture_write (fixture, "real/x.json", OLD);
  make_link (fixture, "real/x.json", "middle.json");
  make_link (fixture, "middle.json", "link.json");
  assert_loads (file);
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "real/x.json", NEW);
  g_assert_true (g_file_test (lode_file_get_path (file), G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpuint (store_fixture_count (fixture, "real"), ==, 1);
}

static void
test_dangling_link (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "link.json");

  make_link (fixture, "x.json", "link.json");
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "x.json", NEW);
  g_assert_true (g_file_test (lode_file_get_path (file), G_FILE_TEST_IS_SYMLINK));
}

static void
test_link_in_a_circle (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "a.json");

  make_link (fixture, "b.json", "a.json");
  make_link (fixture, "a.json", "b.json");
  assert_save_fails (file, NEW, LODE_ERROR_IO);
}

static void
test_no_folder (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "missing/x.json");

  assert_save_fails (file, NEW, LODE_ERROR_IO);
}

static void
test_is_a_folder (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  g_assert_cmpint (g_mkdir (lode_file_get_path (file), 0700), ==, 0);
  assert_load_fails (file, LODE_ERROR_IO);
  assert_save_fails (file, NEW, LODE_ERROR_IO);
}

/* Something in the way of the new bytes: the old file stays as it is. */
static void
test_cannot_write (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *obstacle = store_fixture_path (fixture, ".x.json.lode-new");

  store_fixture_write (fixture, "x.json", OLD);
  assert_loads (file);
  g_assert_cmpint (g_mkdir (obstacle, 0700), ==, 0);
  assert_save_fails (file, NEW, LODE_ERROR_IO);
  store_fixture_assert_text (fixture, "x.json", OLD);

  g_assert_cmpint (g_rmdir (obstacle), ==, 0);
  assert_saves (file, NEW);
}

/* A left-over of a crash is no obstacle. */
static void
test_left_over (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");

  store_fixture_write (fixture, ".x.json.lode-new", "{\"half");
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "x.json", NEW);
  g_assert_false (store_fixture_exists (fixture, ".x.json.lode-new"));
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *backups = store_fixture_path (fixture, "backups");

  lode_clock_set_fixed (G_GINT64_CONSTANT (1769936400) * G_USEC_PER_SEC);
  lode_file_set_backup_folder (file, backups);
  assert_saves (file, OLD);
  g_assert_false (store_fixture_exists (fixture, "backups"));
  assert_saves (file, NEW);
  store_fixture_assert_text (fixture, "backups/x.20260201T090000Z.json", OLD);
  assert_saves (file, OLD);
  g_assert_cmpuint (store_fixture_count (fixture, "backups"), ==, 1);
}

/* Without its backup a save does not happen. */
static void
test_backup_fails (StoreFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *backups = store_fixture_path (fixture, "backups");
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, "backups", "a file where a folder should be");
  lode_file_set_backup_folder (file, backups);
  assert_saves (file, OLD);
  g_assert_false (lode_file_save (file, NEW, strlen (NEW), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  store_fixture_assert_text (fixture, "x.json", OLD);
}

static void
test_remove (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (LodeFile) file = open_file (fixture, "x.json");
  g_autofree char *backups = store_fixture_path (fixture, "backups");
  g_autoptr (GError) error = NULL;

  lode_clock_set_fixed (G_GINT64_CONSTANT (1769936400) * G_USEC_PER_SEC);
  lode_file_set_backup_folder (file, backups);
  assert_saves (file, OLD);
  g_assert_true (lode_file_remove (file, &error));
  g_assert_no_error (error);
  g_assert_false (store_fixture_exists (fixture, "x.json"));
  store_fixture_assert_text (fixture, "backups/x.20260201T090000Z.json", OLD);
  g_assert_true (lode_file_remove (file, &error));
  g_assert_no_error (error);

  /* Undo writes it again. */
  assert_saves (file, OLD);
  store_fixture_write (fixture, "x.json", OUTSIDE);
  g_assert_false (lode_file_remove (file, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_CONFLICT);
  store_fixture_assert_text (fixture, "x.json", OUTSIDE);
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

  add ("/store/file/new-file", test_new_file);
  add ("/store/file/never-loaded", test_never_loaded);
  add ("/store/file/again-and-again", test_again_and_again);
  add ("/store/file/fingerprint", test_fingerprint);
  add ("/store/file/mode-is-kept", test_mode_is_kept);
  add ("/store/file/bad-bytes", test_bad_bytes);
  add ("/store/file/conflict", test_conflict);
  add ("/store/file/two-conflicts", test_two_conflicts);
  add ("/store/file/after-conflict", test_after_conflict);
  add ("/store/file/harmless-edits", test_harmless_edits);
  add ("/store/file/removed-outside", test_removed_outside);
  add ("/store/file/damaged", test_damaged);
  add ("/store/file/damaged-later", test_damaged_later);
  add ("/store/file/symbolic-link", test_symbolic_link);
  add ("/store/file/dangling-link", test_dangling_link);
  add ("/store/file/link-in-a-circle", test_link_in_a_circle);
  add ("/store/file/no-folder", test_no_folder);
  add ("/store/file/is-a-folder", test_is_a_folder);
  add ("/store/file/cannot-write", test_cannot_write);
  add ("/store/file/left-over", test_left_over);
  add ("/store/file/backup", test_backup);
  add ("/store/file/backup-fails", test_backup_fails);
  add ("/store/file/remove", test_remove);

  return g_test_run ();
}
