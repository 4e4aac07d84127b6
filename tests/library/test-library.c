/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-library.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-error.h"
#include "library-test.h"

#define SCENARIO_HEAD "{\"format\": \"lodestone-scenario\", \"version\": %d, \"id\": \"%s\", " \
                      "\"material\": \"m\", \"title\": \"%s\"}"

static void
write_scenario (LibraryTest *test,
                const char  *name,
                int          version,
                const char  *id,
                const char  *title)
{
  g_autofree char *text = g_strdup_printf (SCENARIO_HEAD, version, id, title);

  library_test_write (test, name, text);
}

static const char *
problem_at (LodeLibrary *library,
            guint        index)
{
  g_autoptr (LodeProblem) problem = g_list_model_get_item (lode_library_get_problems (library), index);

  g_assert_nonnull (problem);

  return lode_problem_get_message (problem);
}

static void
save_all (LodeLibrary *library)
{
  g_autoptr (GError) error = NULL;

  lode_library_save_all_sync (library, &error);
  g_assert_no_error (error);
  g_assert_true (lode_library_get_is_saved (library));
}

static void
test_create (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autofree char *text = NULL;
  g_autofree char *base = g_path_get_basename (test->folder);
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  g_assert_false (lode_library_get_is_read_only (library));
  g_assert_null (lode_library_get_read_only_reason (library));
  g_assert_true (lode_library_get_is_saved (library));
  g_assert_cmpstr (lode_library_get_name (library), ==, base);
  g_assert_cmpstr (lode_library_get_folder (library), ==, test->folder);
  text = library_test_read (test, "workspace.json");
  g_assert_nonnull (strstr (text, "\"format\": \"lodestone-workspace\""));
  g_assert_finalize_object (library);
}

static void
test_not_a_workspace (LibraryTest   *test,
                      gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *absent = library_test_path (test, "absent");

  g_assert_null (lode_library_open_sync (test->folder, LODE_LIBRARY_DEFAULT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lode_library_open_sync (absent, LODE_LIBRARY_READ_ONLY | LODE_LIBRARY_CREATE, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
}

static void
test_save_and_load (LibraryTest   *test,
                    gconstpointer  user_data)
{
  g_autoptr (LodeBriefing) briefing = lode_briefing_new ("deck");
  g_autoptr (LodeArticle) article = library_test_make_article ("2026-a", "Talks", "It is 17 t.");
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "stop");

  lode_library_add (library, G_OBJECT (briefing), NULL);
  lode_library_add (library, G_OBJECT (article), NULL);
  lode_scenario_set_title (scenario, "A stop");
  g_assert_false (lode_library_get_is_saved (library));
  g_assert_true (lode_library_is_unsaved (library, G_OBJECT (scenario)));
  save_all (library);
  g_assert_false (lode_library_is_unsaved (library, G_OBJECT (scenario)));
  g_assert_finalize_object (library);

  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_problems (library)), ==, 0);
  g_assert_cmpstr (lode_scenario_get_title (lode_library_find_scenario (library, "stop")), ==, "A stop");
  g_assert_nonnull (lode_library_find_briefing (library, "deck"));
  g_assert_cmpstr (lode_article_get_meta (lode_library_find_article (library, "2026-a"), "title"), ==,
                   "Talks");
  g_assert_null (lode_library_find_scenario (library, "deck"));
  g_assert_true (lode_library_get_is_saved (library));
  g_assert_finalize_object (library);
}

static void
test_order (LibraryTest   *test,
            gconstpointer  user_data)
{
  const char * const days[] = { "2026-02-01", "2026-02-03", "2026-02-02" };
  const char * const ids[] = { "b", "c", "a" };
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (LodeArticle) article = library_test_make_article (days[i], days[i], "x");

      lode_article_set_meta (article, "published", days[i]);
      lode_library_add (library, G_OBJECT (article), NULL);
      library_test_add_scenario (library, ids[i]);
    }
  save_all (library);
  g_assert_finalize_object (library);

  library = library_test_open (test, LODE_LIBRARY_READ_ONLY);
  for (guint i = 0; i < 3; i++)
    {
      const char * const newest_first[] = { "2026-02-03", "2026-02-02", "2026-02-01" };
      const char * const by_id[] = { "a", "b", "c" };
      g_autoptr (LodeArticle) article = g_list_model_get_item (lode_library_get_articles (library), i);
      g_autoptr (LodeScenario) scenario = g_list_model_get_item (lode_library_get_scenarios (library), i);

      g_assert_cmpstr (lode_article_get_id (article), ==, newest_first[i]);
      g_assert_cmpstr (lode_scenario_get_id (scenario), ==, by_id[i]);
    }
  g_assert_finalize_object (library);
}

/* A file that cannot be read is listed, and there afterwards as it was. */
static void
test_bad_files (LibraryTest   *test,
                gconstpointer  user_data)
{
  const char * const bad[] = { "scenarios/bad-json.json", "scenarios/bad-kind.json",
                               "scenarios/other-name.json", "scenarios/a.conflict-20260201T090000Z.json" };
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  g_assert_finalize_object (library);
  library_test_write (test, bad[0], "{\"format\": ");
  write_scenario (test, bad[1], 1, "bad-kind", "x");
  library_test_write (test, bad[1], "{\"format\": \"lodestone-briefing\", \"version\": 1}");
  write_scenario (test, bad[2], 1, "a", "x");
  write_scenario (test, bad[3], 1, "a", "x");
  write_scenario (test, "scenarios/a.json", 1, "a", "good");
  library_test_write (test, "scenarios/notes.txt", "not ours");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_ptr_array_add (before, library_test_read (test, bad[i]));

  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_scenarios (library)), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_problems (library)), ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_true (g_str_has_suffix (problem_at (library, i), "."));
  lode_scenario_set_title (lode_library_find_scenario (library, "a"), "changed");
  save_all (library);
  g_assert_finalize_object (library);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *after = library_test_read (test, bad[i]);

      g_assert_cmpstr (after, ==, g_ptr_array_index (before, i));
    }
}

/* The name of a file that could not be read is taken. */
static void
test_new_id (LibraryTest   *test,
             gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other_kind = NULL;

  library_test_write (test, "scenarios/a-stop.json", "{");
  first = lode_library_new_id (library, LODE_DOCUMENT_SCENARIO, "A Stop!");
  g_assert_cmpstr (first, ==, "a-stop-2");
  library_test_add_scenario (library, first);
  second = lode_library_new_id (library, LODE_DOCUMENT_SCENARIO, "A Stop!");
  g_assert_cmpstr (second, ==, "a-stop-3");
  other_kind = lode_library_new_id (library, LODE_DOCUMENT_BRIEFING, "A Stop!");
  g_assert_cmpstr (other_kind, ==, "a-stop");
  g_assert_finalize_object (library);
}

/* What a newer version wrote can be looked at, and is never written. */
static void
test_newer_document (LibraryTest   *test,
                     gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario;

  g_assert_finalize_object (library);
  write_scenario (test, "scenarios/future.json", 9, "future", "From tomorrow");
  before = library_test_read (test, "scenarios/future.json");
  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  scenario = lode_library_find_scenario (library, "future");
  g_assert_cmpstr (lode_scenario_get_title (scenario), ==, "From tomorrow");
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_problems (library)), ==, 1);
  lode_scenario_set_title (scenario, "Changed");
  g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_NEW);
  g_assert_true (lode_library_is_unsaved (library, G_OBJECT (scenario)));
  after = library_test_read (test, "scenarios/future.json");
  g_assert_cmpstr (after, ==, before);
  g_assert_finalize_object (library);
}

static void
test_newer_workspace (LibraryTest   *test,
                      gconstpointer  user_data)
{
  LodeLibrary *library;

  library_test_write (test, "workspace.json",
                      "{\"format\": \"lodestone-workspace\", \"version\": 5, \"name\": \"x\"}");
  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  g_assert_true (lode_library_get_is_read_only (library));
  g_assert_nonnull (lode_library_get_read_only_reason (library));
  g_assert_finalize_object (library);
}

/* workspace.json holds no work: when it is damaged, the work can still be reached. */
static void
test_bad_workspace (LibraryTest   *test,
                    gconstpointer  user_data)
{
  g_autofree char *after = NULL;
  LodeLibrary *library;

  library_test_write (test, "workspace.json", "{]");
  write_scenario (test, "scenarios/a.json", 1, "a", "good");
  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  g_assert_nonnull (lode_library_find_scenario (library, "a"));
  g_assert_cmpuint (g_list_model_get_n_items (lode_library_get_problems (library)), ==, 1);
  after = library_test_read (test, "workspace.json");
  g_assert_cmpstr (after, ==, "{]");
  g_assert_finalize_object (library);
}

static void
test_second_is_read_only (LibraryTest   *test,
                          gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  LodeLibrary *first = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeLibrary *second = library_test_open (test, LODE_LIBRARY_DEFAULT);
  LodeScenario *scenario = library_test_add_scenario (second, "a");

  g_assert_true (lode_library_get_is_read_only (second));
  g_assert_false (lode_library_save_sync (second, G_OBJECT (scenario), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_BUSY);
  g_assert_false (library_test_exists (test, "scenarios/a.json"));
  g_assert_finalize_object (second);
  lode_library_close (first);

  second = library_test_open (test, LODE_LIBRARY_DEFAULT);
  g_assert_false (lode_library_get_is_read_only (second));
  g_assert_finalize_object (second);
  g_assert_finalize_object (first);
}

static void
test_read_only_writes_nothing (LibraryTest   *test,
                               gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  LodeLibrary *library;

  library_test_write (test, "workspace.json",
                      "{\"format\": \"lodestone-workspace\", \"version\": 1, \"name\": \"Desk\"}");
  library = library_test_open (test, LODE_LIBRARY_READ_ONLY);
  g_assert_cmpstr (lode_library_get_name (library), ==, "Desk");
  library_test_add_scenario (library, "a");
  g_assert_false (lode_library_save_all_sync (library, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_BUSY);
  g_assert_cmpuint (library_test_count_files (test, "."), ==, 1);
  g_assert_finalize_object (library);
}

static void
test_conflict (LibraryTest   *test,
               gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *theirs = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  save_all (library);
  write_scenario (test, "scenarios/a.json", 1, "a", "theirs");
  lode_scenario_set_title (scenario, "ours");
  for (int i = 0; i < 3; i++)
    {
      g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_CONFLICT);
      g_clear_error (&error);
    }
  g_assert_true (lode_library_has_conflict (library, G_OBJECT (scenario)));
  theirs = library_test_read (test, "scenarios/a.json");
  g_assert_nonnull (strstr (theirs, "theirs"));

  /* One copy of ours, however often it was tried. */
  g_assert_cmpuint (library_test_count_files (test, "scenarios"), ==, 2);
  g_assert_finalize_object (library);
}

static void
make_conflict (LibraryTest   *test,
               LodeLibrary   *library,
               LodeScenario  *scenario)
{
  save_all (library);
  write_scenario (test, "scenarios/a.json", 1, "a", "theirs");
  lode_scenario_set_title (scenario, "ours");
  g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), NULL));
}

static void
test_reload (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  make_conflict (test, library, scenario);
  lode_library_reload_async (library, G_OBJECT (scenario), NULL, library_test_finished_cb, &result);
  library_test_wait (&result);
  lode_library_reload_finish (library, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (lode_scenario_get_title (scenario), ==, "theirs");
  g_assert_false (lode_library_has_conflict (library, G_OBJECT (scenario)));
  g_assert_true (lode_library_get_is_saved (library));
  lode_history_undo (lode_library_get_history (library));
  g_assert_cmpstr (lode_scenario_get_title (scenario), ==, "ours");
  save_all (library);
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

static void
test_overwrite (LibraryTest   *test,
                gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  make_conflict (test, library, scenario);
  lode_library_overwrite_async (library, G_OBJECT (scenario), NULL, library_test_finished_cb, &result);
  library_test_wait (&result);
  lode_library_overwrite_finish (library, result, &error);
  g_assert_no_error (error);
  text = library_test_read (test, "scenarios/a.json");
  g_assert_nonnull (strstr (text, "ours"));
  g_assert_cmpuint (library_test_count_files (test, "backups/scenarios"), >=, 1);
  g_assert_true (lode_library_get_is_saved (library));
  g_clear_object (&result);
  g_assert_finalize_object (library);
}

/* A file that appeared under the name of a new document is not ours to replace. */
static void
test_stranger_in_the_way (LibraryTest   *test,
                          gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  library_test_write (test, "scenarios/a.json", "{\"stranger\": true}");
  g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_CONFLICT);
  text = library_test_read (test, "scenarios/a.json");
  g_assert_cmpstr (text, ==, "{\"stranger\": true}");
  g_assert_finalize_object (library);
}

static void
test_remove (LibraryTest   *test,
             gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  save_all (library);
  lode_library_remove (library, G_OBJECT (scenario), "Remove");
  g_assert_null (lode_library_find_scenario (library, "a"));
  g_assert_false (lode_library_get_is_saved (library));
  g_assert_true (library_test_exists (test, "scenarios/a.json"));
  save_all (library);
  g_assert_false (library_test_exists (test, "scenarios/a.json"));
  g_assert_cmpuint (library_test_count_files (test, "backups/scenarios"), ==, 1);

  lode_history_undo (lode_library_get_history (library));
  g_assert_true (lode_library_find_scenario (library, "a") == scenario);
  save_all (library);
  g_assert_true (library_test_exists (test, "scenarios/a.json"));
  g_assert_finalize_object (library);
}

/* Undone before it was saved: the file was never touched. */
static void
test_remove_and_undo (LibraryTest   *test,
                      gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  save_all (library);
  lode_library_remove (library, G_OBJECT (scenario), "Remove");
  lode_history_undo (lode_library_get_history (library));
  save_all (library);
  g_assert_true (library_test_exists (test, "scenarios/a.json"));
  lode_history_redo (lode_library_get_history (library));
  save_all (library);
  g_assert_false (library_test_exists (test, "scenarios/a.json"));
  g_assert_finalize_object (library);
}

static void
set_title (LodeLibrary  *library,
           LodeScenario *scenario,
           const char   *title)
{
  g_autofree char *before = lode_document_to_json (G_OBJECT (scenario), NULL);

  lode_scenario_set_title (scenario, title);
  lode_library_record (library, G_OBJECT (scenario), "Rename", NULL, before);
}

/* Steps that came after the adding find the document that was added. */
static void
test_undo_across_adding (LibraryTest   *test,
                         gconstpointer  user_data)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("a", "m");
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeHistory *history = lode_library_get_history (library);

  lode_library_add (library, G_OBJECT (scenario), "Add");
  set_title (library, scenario, "One");
  set_title (library, scenario, "Two");
  for (int i = 0; i < 3; i++)
    lode_history_undo (history);
  g_assert_null (lode_library_find_scenario (library, "a"));
  g_assert_false (lode_history_get_can_undo (history));
  for (int i = 0; i < 3; i++)
    lode_history_redo (history);
  g_assert_cmpstr (lode_scenario_get_title (lode_library_find_scenario (library, "a")), ==, "Two");
  save_all (library);
  g_assert_false (lode_history_get_modified (history));
  lode_history_undo (history);
  g_assert_true (lode_history_get_modified (history));
  g_assert_finalize_object (library);
}

typedef struct
{
  int    n_saved;
  int    n_failed;
  GError *error;
} Events;

static void
saved_cb (LodeLibrary *library,
          GObject     *document,
          Events      *events)
{
  events->n_saved++;
}

static void
save_failed_cb (LodeLibrary  *library,
                GObject      *document,
                const GError *error,
                Events       *events)
{
  events->n_failed++;
  g_clear_error (&events->error);
  events->error = g_error_copy (error);
}

static void
test_async (LibraryTest   *test,
            gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) saved_all = NULL;
  g_autoptr (GError) error = NULL;
  LodeLibrary *library;
  LodeScenario *scenario;
  Events events = { 0 };

  lode_library_open_async (test->folder, LODE_LIBRARY_CREATE, NULL, library_test_finished_cb, &opened);
  library_test_wait (&opened);
  library = lode_library_open_finish (opened, &error);
  g_assert_no_error (error);
  g_signal_connect (library, "saved", G_CALLBACK (saved_cb), &events);
  g_signal_connect (library, "save-failed", G_CALLBACK (save_failed_cb), &events);

  scenario = library_test_add_scenario (library, "a");
  library_test_add_scenario (library, "b");
  lode_library_save_async (library, G_OBJECT (scenario), NULL, library_test_finished_cb, &saved);
  lode_library_save_all_async (library, NULL, library_test_finished_cb, &saved_all);
  library_test_wait (&saved);
  library_test_wait (&saved_all);
  lode_library_save_finish (library, saved, &error);
  g_assert_no_error (error);
  lode_library_save_all_finish (library, saved_all, &error);
  g_assert_no_error (error);
  g_assert_cmpint (events.n_saved, ==, 2);
  g_assert_cmpint (events.n_failed, ==, 0);
  g_assert_true (library_test_exists (test, "scenarios/b.json"));
  g_clear_object (&opened);
  g_clear_object (&saved);
  g_clear_object (&saved_all);
  g_assert_finalize_object (library);
}

/* Changes while the disk is busy: a later save comes after, and nothing older comes last. */
static void
test_changes_while_saving (LibraryTest   *test,
                           gconstpointer  user_data)
{
  g_autofree char *text = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("title %d", i);
      g_autoptr (GAsyncResult) result = NULL;

      lode_scenario_set_title (scenario, title);
      lode_library_save_async (library, G_OBJECT (scenario), NULL, library_test_finished_cb, &result);
      if (i % 3 == 0)
        g_main_context_iteration (NULL, FALSE);
      lode_scenario_set_title (scenario, "in between");
      lode_scenario_set_title (scenario, title);
      if (i % 2 == 0)
        save_all (library);
      library_test_wait (&result);
    }
  save_all (library);
  text = library_test_read (test, "scenarios/a.json");
  g_assert_nonnull (strstr (text, "\"title 39\""));
  g_assert_finalize_object (library);
}

static void
test_autosave (LibraryTest   *test,
               gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  lode_library_set_autosave (library, TRUE);
  library_test_add_scenario (library, "a");
  while (!lode_library_get_is_saved (library))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (library_test_exists (test, "scenarios/a.json"));
  g_assert_finalize_object (library);
}

static void
test_save_failed (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  Events events = { 0 };
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  /* A file where the folder should be: fails for root too. */
  library_test_write (test, "scenarios", "in the way");
  g_signal_connect (library, "save-failed", G_CALLBACK (save_failed_cb), &events);
  g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_cmpint (events.n_failed, ==, 1);
  g_assert_true (lode_library_is_unsaved (library, G_OBJECT (scenario)));
  g_clear_error (&events.error);
  g_assert_finalize_object (library);
}

static void
test_closed (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  LodeScenario *scenario = library_test_add_scenario (library, "a");

  lode_library_close (library);
  g_assert_true (lode_library_get_is_read_only (library));
  g_assert_false (lode_library_save_sync (library, G_OBJECT (scenario), &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_BUSY);
  g_assert_finalize_object (library);
}

/* Unknown members of a file in the workspace come through an edit in the window. */
static void
test_unknown_members (LibraryTest   *test,
                      gconstpointer  user_data)
{
  g_autofree char *text = NULL;
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);

  g_assert_finalize_object (library);
  library_test_write (test, "scenarios/a.json",
                      "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", "
                      "\"material\": \"m\", \"later\": [1, 2]}");
  library = library_test_open (test, LODE_LIBRARY_DEFAULT);
  lode_scenario_set_title (lode_library_find_scenario (library, "a"), "T");
  save_all (library);
  text = library_test_read (test, "scenarios/a.json");
  g_assert_nonnull (strstr (text, "\"later\": [1, 2]"));
  g_assert_finalize_object (library);
}

static void
test_default_folder (LibraryTest   *test,
                     gconstpointer  user_data)
{
  g_autofree char *folder = lode_library_default_folder ();

  g_assert_true (g_str_has_prefix (folder, g_get_user_data_dir ()));
  g_assert_true (g_str_has_suffix (folder, "/lodestone"));
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

  add ("/library/library/create", test_create);
  add ("/library/library/not-a-workspace", test_not_a_workspace);
  add ("/library/library/save-and-load", test_save_and_load);
  add ("/library/library/order", test_order);
  add ("/library/library/bad-files", test_bad_files);
  add ("/library/library/new-id", test_new_id);
  add ("/library/library/newer-document", test_newer_document);
  add ("/library/library/newer-workspace", test_newer_workspace);
  add ("/library/library/bad-workspace", test_bad_workspace);
  add ("/library/library/second-is-read-only", test_second_is_read_only);
  add ("/library/library/read-only-writes-nothing", test_read_only_writes_nothing);
  add ("/library/library/conflict", test_conflict);
  add ("/library/library/reload", test_reload);
  add ("/library/library/overwrite", test_overwrite);
  add ("/library/library/stranger-in-the-way", test_stranger_in_the_way);
  add ("/library/library/remove", test_remove);
  add ("/library/library/remove-and-undo", test_remove_and_undo);
  add ("/library/library/undo-across-adding", test_undo_across_adding);
  add ("/library/library/async", test_async);
  add ("/library/library/changes-while-saving", test_changes_while_saving);
  add ("/library/library/autosave", test_autosave);
  add ("/library/library/save-failed", test_save_failed);
  add ("/library/library/closed", test_closed);
  add ("/library/library/unknown-members", test_unknown_members);
  add ("/library/library/default-folder", test_default_folder);

  return g_test_run ();
}
