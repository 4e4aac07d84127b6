/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
} Fixture;

typedef struct
{
  int   status;
  char *output;
  char *messages;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->output, g_free);
  g_clear_pointer (&outcome->messages, g_free);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lode-check-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Runs "lodestone-cli check WORDS"; @input goes to standard input. */
static Outcome
run_check (const char * const *words,
           const char         *input)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };

  g_ptr_array_add (argv, (gpointer) g_getenv ("LODESTONE_CLI"));
  g_ptr_array_add (argv, (gpointer) "check");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) words[i]);
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char * const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input, NULL, &outcome.output, &outcome.messages, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  outcome.status = g_subprocess_get_exit_status (process);
  return outcome;
}

static void
assert_check (const char * const *words,
              const char         *input,
              int                 status,
              const char         *message)
{
  Outcome outcome = run_check (words, input);

  g_assert_cmpint (outcome.status, ==, status);
  if (message != NULL)
    g_assert_nonnull (strstr (outcome.messages, message));
  else
    g_assert_cmpstr (outcome.messages, ==, "");
  outcome_clear (&outcome);
}

#define WORDS(...) ((const char *[]) { __VA_ARGS__, NULL })

static void
test_syntax (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *good = write_file (fixture, "good.json", "{\"a\": 1, \"a\": 2}");
  g_autofree char *bad = write_file (fixture, "bad.json", "{\"a\": 1,}");

  assert_check (WORDS ("--syntax", good), NULL, 0, NULL);
  assert_check (WORDS ("--syntax", bad), NULL, 1, "bad.json: line 1, column 9: ");
  assert_check (WORDS ("--syntax", "-"), "[1, 2]", 0, NULL);
  assert_check (WORDS ("--syntax", "-"), "[1, 2", 1, "standard input: line 1, column 6: ");
}

static void
test_format (Fixture       *fixture,
             gconstpointer  data)
{
  assert_check (WORDS ("-"), "{\"format\": \"lodestone-feeds\", \"version\": 1}", 0, NULL);
  assert_check (WORDS ("-"), "{\"format\": \"lodestone-feeds\", \"version\": 2}", 1, "version");
  assert_check (WORDS ("-"), "{\"format\": \"lodestone-feeds\"}", 1, "version");
  assert_check (WORDS ("-"), "{\"format\": \"other\", \"version\": 1}", 1, "“other”");
  assert_check (WORDS ("-"), "{\"version\": 1}", 1, "format");
  assert_check (WORDS ("-"), "[]", 1, "object");
  assert_check (WORDS ("-"), "{\"format\": \"lodestone-feeds\", \"format\": 1}", 1, "twice");
}

static void
test_usage (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.json", NULL);

  assert_check (WORDS (missing), NULL, 3, "missing.json");
  assert_check (WORDS ("--unheard-of", missing), NULL, 2, "Usage");
  assert_check (WORDS (missing, missing), NULL, 2, "Usage");
  assert_check (WORDS ("--help"), NULL, 0, NULL);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *top = write_file (fixture, "feeds.json",
                                     "{\"format\": \"lodestone-feeds\", \"version\": 1}");
  g_autofree char *deep = write_file (fixture, "a/b/c.json",
                                      "{\"format\": \"lodestone-feeds\", \"version\": 1}");
  g_autofree char *other = write_file (fixture, "a/notes.txt", "not JSON");
  g_autofree char *hidden = write_file (fixture, ".half.json", "{");
  g_autofree char *loop = g_build_filename (fixture->folder, "a", "loop", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (loop);
  g_autofree char *bad = NULL;
  Outcome outcome;

  g_assert_true (g_file_make_symbolic_link (link, "..", NULL, NULL));
  outcome = run_check (WORDS (fixture->folder), NULL);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.output, ==, "2 sound, 0 bad.\n");
  outcome_clear (&outcome);

  bad = write_file (fixture, "a/bad.json", "{\n  \"format\": 1\n}");
  outcome = run_check (WORDS (fixture->folder), NULL);
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.output, ==, "2 sound, 1 bad.\n");
  g_assert_nonnull (strstr (outcome.messages, "a/bad.json: format: "));
  outcome_clear (&outcome);
}

#define FEEDS "{\"format\": \"lodestone-feeds\", \"version\": 1}"

static void
test_repair (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *bad = write_file (fixture, "scenarios/a.json", "{\"cut");
  g_autofree char *lost = write_file (fixture, "scenarios/b.json", "{\"cut");
  g_autofree char *top = write_file (fixture, "feeds.json", "[]");
  g_autofree char *newer = write_file (fixture, "workspace.json",
                                       "{\"format\": \"lodestone-workspace\", \"version\": 9}");
  g_autofree char *backup = write_file (fixture, "backups/scenarios/a.20260201T090000Z.json",
                                        FEEDS);
  g_autofree char *other = write_file (fixture, "backups/feeds.20260201T090000Z.json", FEEDS);
  g_autofree char *folder = g_strconcat (fixture->folder, "/", NULL);
  g_autofree char *text = NULL;
  Outcome outcome = run_check (WORDS ("--repair", folder), NULL);

  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.output, ==, "2 sound, 2 repaired, 2 bad.\n");
  g_assert_nonnull (strstr (outcome.messages, ".damaged-"));
  outcome_clear (&outcome);

  g_assert_true (g_file_get_contents (bad, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, FEEDS);
  assert_check (WORDS ("--syntax", lost), NULL, 1, "b.json");
  assert_check (WORDS ("--syntax", newer), NULL, 0, NULL);
  assert_check (WORDS ("--repair", bad), NULL, 2, "workspace");
}

static void
test_content (Fixture       *fixture,
              gconstpointer  data)
{
  assert_check (WORDS ("-"), "{\"format\": \"lodestone-scenario\", \"version\": 1, \"levers\": 5}",
                1,
                "standard input: ");
}

static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = write_file (fixture, "large.json", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileIOStream) stream = g_file_open_readwrite (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), 100 * 1000 * 1000, NULL, &error));
  g_assert_no_error (error);
  assert_check (WORDS ("--syntax", path), NULL, 1, "large.json");
}

/* The bundled data: a report for a person, findings for a program, and no defect. */
static void
test_atlas (Fixture       *fixture,
            gconstpointer  data)
{
  Outcome report = run_check (WORDS ("--atlas"), NULL);
  Outcome findings = run_check (WORDS ("--atlas", "--format=csv"), NULL);

  g_assert_cmpint (report.status, ==, 0);
  g_assert_nonnull (strstr (report.output, "Defects: to be mended (0)"));
  g_assert_nonnull (strstr (report.output, "226000"));
  g_assert_nonnull (strstr (report.output, "Coverage: "));
  g_assert_cmpint (findings.status, ==, 0);
  g_assert_true (g_str_has_prefix (findings.output, "severity,table,item,message\nconflict,"));
  outcome_clear (&report);
  outcome_clear (&findings);

  assert_check (WORDS ("--atlas", fixture->folder), NULL, 2, "not at a file");
  assert_check (WORDS ("--atlas", "--format=xml"), NULL, 2, "no format “xml”");
  assert_check (WORDS ("--format=json", fixture->folder), NULL, 2, "goes with --atlas");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_getenv ("LODESTONE_CLI") == NULL)
    {
      g_print ("1..0 # SKIP LODESTONE_CLI does not name the program\n");
      return 0;
    }

  g_test_add ("/cli/check/syntax", Fixture, NULL, set_up, test_syntax, tear_down);
  g_test_add ("/cli/check/format", Fixture, NULL, set_up, test_format, tear_down);
  g_test_add ("/cli/check/usage", Fixture, NULL, set_up, test_usage, tear_down);
  g_test_add ("/cli/check/folder", Fixture, NULL, set_up, test_folder, tear_down);
  g_test_add ("/cli/check/repair", Fixture, NULL, set_up, test_repair, tear_down);
  g_test_add ("/cli/check/content", Fixture, NULL, set_up, test_content, tear_down);
  g_test_add ("/cli/check/atlas", Fixture, NULL, set_up, test_atlas, tear_down);
  g_test_add ("/cli/check/too-large", Fixture, NULL, set_up, test_too_large, tear_down);

  return g_test_run ();
}
