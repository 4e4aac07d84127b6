/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"
#include "store-fixture.h"
#include "store/lode-backup.h"

/* 2026-02-01T09:00:00Z, the start of an hour. */
#define START_S G_GINT64_CONSTANT (1769936400)
#define MINUTE_S 60
#define HOUR_S 3600
#define DAY_S 86400

static void
set_time (gint64 time_s)
{
  lode_clock_set_fixed (time_s * G_USEC_PER_SEC);
}

static void
keep_text (StoreFixture *fixture,
           const char   *name,
           const char   *text)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  lode_backup_keep (folder, name, bytes, &error);
  g_assert_no_error (error);
}

static void
keep_time (StoreFixture *fixture,
           gint64        time_s)
{
  g_autofree char *text = g_strdup_printf ("{\"time\": %" G_GINT64_FORMAT "}", time_s);

  set_time (time_s);
  keep_text (fixture, "x.json", text);
}

static void
test_first (StoreFixture  *fixture,
            gconstpointer  data)
{
  set_time (START_S);
  keep_text (fixture, "x.json", "{}");
  store_fixture_assert_text (fixture, "backups/x.20260201T090000Z.json", "{}");
}

static void
test_not_too_often (StoreFixture  *fixture,
                    gconstpointer  data)
{
  for (gint64 s = 0; s < 30 * MINUTE_S; s += 10)
    keep_time (fixture, START_S + s);
  g_assert_cmpuint (store_fixture_count (fixture, "backups"), ==, 3);
}

static void
test_only_sound (StoreFixture  *fixture,
                 gconstpointer  data)
{
  set_time (START_S);
  keep_text (fixture, "x.json", "{\"half");
  g_assert_cmpuint (store_fixture_count (fixture, "backups"), ==, 0);
}

static void
test_clock_set_back (StoreFixture  *fixture,
                     gconstpointer  data)
{
  keep_time (fixture, START_S);
  keep_time (fixture, START_S - DAY_S);
  g_assert_cmpuint (store_fixture_count (fixture, "backups"), ==, 2);
}

/* A version each quarter of an hour for 70 days leaves few, well spread files. */
static void
test_thinning (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autoptr (GPtrArray) paths = NULL;

  for (gint64 day = 0; day < 70; day++)
    for (gint64 hour = 0; hour < 24; hour += 6)
      keep_time (fixture, START_S + day * DAY_S + hour * HOUR_S);
  for (gint64 s = 0; s < DAY_S; s += 15 * MINUTE_S)
    keep_time (fixture, START_S + 70 * DAY_S + s);

  paths = lode_backup_list (folder, "x.json");
  g_assert_cmpuint (paths->len, >=, 24 + 29);
  g_assert_cmpuint (paths->len, <=, 6 + 24 + 31 + 4);
  /* The very first version is still there, and so is the newest. */
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, paths->len - 1),
                                   "/x.20260201T090000Z.json"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (paths, 0), "/x.20260413T084500Z.json"));
}

/* Thinning touches backups of this file alone. */
static void
test_other_files (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) none = lode_backup_list (folder, "x.json");

  g_assert_cmpuint (none->len, ==, 0);
  set_time (START_S);
  keep_text (fixture, "x.json", "{}");
  keep_text (fixture, "xy.json", "{}");
  keep_text (fixture, "x.y.json", "{}");
  store_fixture_write (fixture, "backups/x.json", "{}");
  store_fixture_write (fixture, "backups/x.mine.json", "{}");
  store_fixture_write (fixture, "backups/x.2026-02-01-0900Z.json", "{}");
  store_fixture_write (fixture, "backups/x.20261301T090000Z.json", "{}");
  paths = lode_backup_list (folder, "x.json");
  g_assert_cmpuint (paths->len, ==, 1);
}

static void
test_find_sound (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autofree char *none = lode_backup_find_sound (folder, "x.json");
  g_autofree char *found = NULL;

  g_assert_null (none);
  keep_time (fixture, START_S);
  keep_time (fixture, START_S + HOUR_S);
  keep_time (fixture, START_S + 2 * HOUR_S);
  store_fixture_write (fixture, "backups/x.20260201T110000Z.json", "{\"cut");
  found = lode_backup_find_sound (folder, "x.json");
  g_assert_true (g_str_has_suffix (found, "/x.20260201T100000Z.json"));
}

static void
test_restore (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autofree char *path = store_fixture_path (fixture, "x.json");
  g_autofree char *kept = NULL;
  g_autofree char *kept_name = NULL;
  g_autoptr (GError) error = NULL;

  keep_time (fixture, START_S);
  set_time (START_S + HOUR_S);
  store_fixture_write (fixture, "x.json", "{\"damaged");
  g_assert_true (lode_backup_restore (folder, path, &kept, &error));
  g_assert_no_error (error);
  store_fixture_assert_text (fixture, "x.json", "{\"time\": 1769936400}");
  kept_name = g_path_get_basename (kept);
  g_assert_cmpstr (kept_name, ==, "x.json.damaged-20260201T100000Z");
  store_fixture_assert_text (fixture, kept_name, "{\"damaged");
}

static void
test_nothing_to_restore (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autofree char *folder = store_fixture_path (fixture, "backups");
  g_autofree char *path = store_fixture_path (fixture, "x.json");
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, "x.json", "{\"damaged");
  g_assert_false (lode_backup_restore (folder, path, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  store_fixture_assert_text (fixture, "x.json", "{\"damaged");
  g_assert_cmpuint (store_fixture_count (fixture, "."), ==, 1);
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

  add ("/store/backup/first", test_first);
  add ("/store/backup/not-too-often", test_not_too_often);
  add ("/store/backup/only-sound", test_only_sound);
  add ("/store/backup/clock-set-back", test_clock_set_back);
  add ("/store/backup/thinning", test_thinning);
  add ("/store/backup/other-files", test_other_files);
  add ("/store/backup/find-sound", test_find_sound);
  add ("/store/backup/restore", test_restore);
  add ("/store/backup/nothing-to-restore", test_nothing_to_restore);

  return g_test_run ();
}
