/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-settings.h"

#include <string.h>

#include "library-test.h"

static LodeSettings *
open_settings (LibraryTest *test)
{
  g_autofree char *path = library_test_path (test, "config/settings.json");

  return lode_settings_new (path);
}

static void
save (LodeSettings *settings)
{
  g_autoptr (GError) error = NULL;

  lode_settings_save_sync (settings, &error);
  g_assert_no_error (error);
}

static void
test_values (LibraryTest   *test,
             gconstpointer  user_data)
{
  LodeSettings *settings = open_settings (test);

  g_assert_null (lode_settings_get_problem (settings));
  g_assert_cmpstr (lode_settings_get_string (settings, "room", "read"), ==, "read");
  g_assert_cmpint (lode_settings_get_integer (settings, "width", 1100), ==, 1100);
  g_assert_true (lode_settings_get_boolean (settings, "maximized", TRUE));
  lode_settings_set_string (settings, "room", "depend");
  lode_settings_set_integer (settings, "width", 800);
  lode_settings_set_boolean (settings, "maximized", FALSE);
  g_assert_cmpstr (lode_settings_get_string (settings, "room", NULL), ==, "depend");
  g_assert_cmpint (lode_settings_get_integer (settings, "width", 0), ==, 800);
  g_assert_false (lode_settings_get_boolean (settings, "maximized", TRUE));
  save (settings);
  g_assert_finalize_object (settings);

  settings = open_settings (test);
  g_assert_cmpstr (lode_settings_get_string (settings, "room", NULL), ==, "depend");
  g_assert_cmpint (lode_settings_get_integer (settings, "width", 0), ==, 800);
  g_assert_false (lode_settings_get_boolean (settings, "maximized", TRUE));
  lode_settings_set_string (settings, "room", NULL);
  g_assert_cmpstr (lode_settings_get_string (settings, "room", "read"), ==, "read");
  g_assert_finalize_object (settings);
}

/* A value of another type than expected is as good as none. */
static void
test_wrong_types (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autoptr (LodeSettings) settings = NULL;

  library_test_write (test, "config/settings.json",
                      "{\"format\": \"lodestone-settings\", \"version\": 1, \"room\": 3, \"width\": "
                      "\"wide\", \"height\": 1e12, \"maximized\": null, \"x\": 9007199254740991}");
  settings = open_settings (test);
  g_assert_null (lode_settings_get_problem (settings));
  g_assert_cmpstr (lode_settings_get_string (settings, "room", "read"), ==, "read");
  g_assert_cmpint (lode_settings_get_integer (settings, "width", 5), ==, 5);
  g_assert_cmpint (lode_settings_get_integer (settings, "height", 6), ==, 6);
  g_assert_cmpint (lode_settings_get_integer (settings, "x", 7), ==, 7);
  g_assert_true (lode_settings_get_boolean (settings, "maximized", TRUE));
}

static void
test_unknown_members (LibraryTest   *test,
                      gconstpointer  user_data)
{
  const char before[] =
    "{\n  \"format\": \"lodestone-settings\",\n  \"version\": 1,\n  \"later\": {\"a\": [1]},\n"
    "  \"room\": \"read\"\n}\n";
  g_autoptr (LodeSettings) settings = NULL;
  g_autofree char *unchanged = NULL;
  g_autofree char *after = NULL;

  library_test_write (test, "config/settings.json", before);
  settings = open_settings (test);
  lode_settings_set_string (settings, "room", "read");
  save (settings);
  unchanged = library_test_read (test, "config/settings.json");
  g_assert_cmpstr (unchanged, ==, before);
  lode_settings_set_string (settings, "room", "depend");
  save (settings);
  after = library_test_read (test, "config/settings.json");
  g_assert_nonnull (strstr (after, "\"a\": [1]"));
  g_assert_nonnull (strstr (after, "\"room\": \"depend\""));
}

/* Never reset: a file that cannot be read stays, whatever the window wants to remember. */
static void
test_unreadable (LibraryTest   *test,
                 gconstpointer  user_data)
{
  const char * const bad[] = {
    "{", "[]", "{\"format\": \"else\", \"version\": 1}",
    "{\"format\": \"lodestone-settings\", \"version\": 99, \"room\": \"x\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (LodeSettings) settings = NULL;
      g_autofree char *after = NULL;

      library_test_write (test, "config/settings.json", bad[i]);
      settings = open_settings (test);
      g_assert_nonnull (lode_settings_get_problem (settings));
      lode_settings_set_string (settings, "room", "depend");
      g_assert_cmpstr (lode_settings_get_string (settings, "room", NULL), ==, "depend");
      save (settings);
      after = library_test_read (test, "config/settings.json");
      g_assert_cmpstr (after, ==, bad[i]);
    }
}

/* … not even when it became unreadable while the window was open. */
static void
test_damaged_meanwhile (LibraryTest   *test,
                        gconstpointer  user_data)
{
  g_autoptr (LodeSettings) settings = open_settings (test);
  g_autofree char *after = NULL;

  lode_settings_set_string (settings, "room", "depend");
  save (settings);
  library_test_write (test, "config/settings.json", "{broken");
  lode_settings_set_string (settings, "room", "read");
  g_assert_false (lode_settings_save_sync (settings, NULL));
  after = library_test_read (test, "config/settings.json");
  g_assert_cmpstr (after, ==, "{broken");
}

/* Two windows: the last one wins, and no copies pile up. */
static void
test_two_windows (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autoptr (LodeSettings) first = open_settings (test);
  g_autoptr (LodeSettings) second = open_settings (test);
  g_autofree char *after = NULL;

  lode_settings_set_string (first, "room", "read");
  save (first);
  lode_settings_set_string (second, "room", "depend");
  save (second);
  lode_settings_set_string (first, "room", "briefings");
  save (first);
  after = library_test_read (test, "config/settings.json");
  g_assert_nonnull (strstr (after, "briefings"));
  g_assert_cmpuint (library_test_count_files (test, "config"), ==, 1);
}

static void
test_async (LibraryTest   *test,
            gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) nothing = NULL;
  g_autoptr (GError) error = NULL;
  LodeSettings *settings = open_settings (test);

  lode_settings_set_string (settings, "room", "depend");
  lode_settings_save_async (settings, NULL, library_test_finished_cb, &result);
  library_test_wait (&result);
  lode_settings_save_finish (settings, result, &error);
  g_assert_no_error (error);
  g_assert_true (library_test_exists (test, "config/settings.json"));
  lode_settings_save_async (settings, NULL, library_test_finished_cb, &nothing);
  library_test_wait (&nothing);
  g_assert_true (lode_settings_save_finish (settings, nothing, &error));
  g_clear_object (&result);
  g_clear_object (&nothing);
  g_assert_finalize_object (settings);
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

  add ("/library/settings/values", test_values);
  add ("/library/settings/wrong-types", test_wrong_types);
  add ("/library/settings/unknown-members", test_unknown_members);
  add ("/library/settings/unreadable", test_unreadable);
  add ("/library/settings/damaged-meanwhile", test_damaged_meanwhile);
  add ("/library/settings/two-windows", test_two_windows);
  add ("/library/settings/async", test_async);

  return g_test_run ();
}
