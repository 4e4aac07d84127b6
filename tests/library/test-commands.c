/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* add, search and export, as somebody types them. */

#include "config.h"

#include <string.h>
#include <sys/wait.h>

#include "base/lode-json-reader.h"
#include "library-test.h"

static const char page[] =
  "<!DOCTYPE html><html lang=\"en\"><head><title>A reserve for magnets</title></head><body><article>"
  "<h1>A reserve for magnets</h1><p>Australia will spend A$1.2 billion on a reserve, and it will hold "
  "500 tonnes of oxides by the end of next year, as the minister told a crowded room.</p><p>The plan "
  "says nothing about who may draw on it, at what price, or when the first tonne will be bought from "
  "the mines that are still to be built.</p></article></body></html>";

typedef struct
{
  char *output;
  char *message;
  int   status;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->output, g_free);
  g_clear_pointer (&outcome->message, g_free);
}

/* @words: what follows the program's name; ends with %NULL. */
static Outcome
type (const char * const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  int wait_status = 0;

  g_strv_builder_add (builder, g_getenv ("LODESTONE_CLI"));
  g_strv_builder_addv (builder, (const char **) words);
  argv = g_strv_builder_end (builder);
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &outcome.output, &outcome.message,
                &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  outcome.status = WEXITSTATUS (wait_status);

  return outcome;
}

/* (transfer full): "--workspace=FOLDER" */
static char *
workspace_word (LibraryTest *test)
{
  return g_strconcat ("--workspace=", test->folder, NULL);
}

/* (transfer full): the id of the page, added. */
static char *
add_page (LibraryTest *test)
{
  g_autofree char *workspace = workspace_word (test);
  g_autofree char *path = library_test_path (test, "page.html");
  const char * const words[] = { "add", workspace, path, NULL };
  g_auto (GStrv) fields = NULL;
  Outcome outcome;

  library_test_write (test, "page.html", page);
  outcome = type (words);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.message, ==, "");
  fields = g_strsplit (outcome.output, "\t", 2);
  g_assert_cmpstr (fields[1], ==, "A reserve for magnets\n");
  outcome_clear (&outcome);

  return g_strdup (fields[0]);
}

static void
test_add (LibraryTest   *test,
          gconstpointer  user_data)
{
  g_autofree char *first = add_page (test);
  g_autofree char *second = add_page (test);
  g_autofree char *file = g_strdup_printf ("articles/%s.json", first);

  g_assert_cmpstr (first, ==, second);
  g_assert_true (library_test_exists (test, file));
  g_assert_cmpuint (library_test_count_files (test, "articles"), ==, 1);
}

/* One page that cannot be read does not keep the others out, and is not forgotten. */
static void
test_add_in_part (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autofree char *workspace = workspace_word (test);
  g_autofree char *absent = library_test_path (test, "absent.html");
  g_autofree char *path = library_test_path (test, "page.html");
  const char * const words[] = { "add", workspace, absent, path, NULL };
  Outcome outcome;

  library_test_write (test, "page.html", page);
  outcome = type (words);
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_nonnull (strstr (outcome.message, "absent.html"));
  g_assert_cmpuint (library_test_count_files (test, "articles"), ==, 1);
  outcome_clear (&outcome);
}

static void
test_search (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autofree char *id = add_page (test);
  g_autofree char *workspace = workspace_word (test);
  const char * const words[] = { "search", workspace, "--format=json", "austral", "reserve", NULL };
  const char * const nothing[] = { "search", workspace, "tungsten", NULL };
  Outcome outcome = type (words);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (outcome.output, strlen (outcome.output), "search", &error);
  JsonObject *hit;

  g_assert_no_error (error);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 1);
  hit = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (hit, "id"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (hit, "kind"), ==, "article");
  outcome_clear (&outcome);

  outcome = type (nothing);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.output, ==, "");
  outcome_clear (&outcome);
}

static void
test_export (LibraryTest   *test,
             gconstpointer  user_data)
{
  const char * const formats[][2] = {
    { "markdown", "# A reserve for magnets" }, { "html", "<h1>A reserve for magnets</h1>" },
    { "csv", "article,claim,text" },           { "json", "\"lodestone-article\"" },
    { "csl", "\"article-newspaper\"" },
  };
  g_autofree char *id = add_page (test);
  g_autofree char *workspace = workspace_word (test);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *format = g_strconcat ("--format=", formats[i][0], NULL);
      const char * const all[] = { "export", workspace, format, NULL };
      const char * const one[] = { "export", workspace, format, id, NULL };
      Outcome of_all = type (all);
      Outcome of_one = type (one);

      g_assert_cmpint (of_all.status, ==, 0);
      g_assert_nonnull (strstr (of_all.output, formats[i][1]));
      g_assert_cmpstr (of_one.output, ==, of_all.output);
      outcome_clear (&of_all);
      outcome_clear (&of_one);
    }
}

static void
test_export_to_file (LibraryTest   *test,
                     gconstpointer  user_data)
{
  g_autofree char *id = add_page (test);
  g_autofree char *workspace = workspace_word (test);
  g_autofree char *path = library_test_path (test, "out.md");
  const char * const words[] = { "export", workspace, "-o", path, id, NULL };
  Outcome outcome = type (words);
  g_autofree char *text = library_test_read (test, "out.md");

  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_cmpstr (outcome.output, ==, "");
  g_assert_nonnull (strstr (text, "A reserve for magnets"));
  outcome_clear (&outcome);
}

static void
check_failure (const char * const *words,
               int                 status,
               const char         *part)
{
  Outcome outcome = type (words);

  g_assert_cmpint (outcome.status, ==, status);
  g_assert_cmpstr (outcome.output, ==, "");
  if (strstr (outcome.message, part) == NULL)
    g_test_message ("%s", outcome.message);
  g_assert_nonnull (strstr (outcome.message, part));
  outcome_clear (&outcome);
}

static void
test_wrong_usage (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autofree char *workspace = workspace_word (test);
  const char * const cases[][4] = {
    { "add", "page.html" },          { "search", "word" },          { "export" },
    { "add", NULL },                 { "search", NULL },            { "export", workspace, "--format=pdf" },
    { "search", workspace, "--format=csv", "x" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char * const words[] = { cases[i][0], cases[i][1], cases[i][2], cases[i][3], NULL };

      check_failure (words, 2, "Usage: ");
    }
}

static void
test_failures (LibraryTest   *test,
               gconstpointer  user_data)
{
  g_autofree char *workspace = workspace_word (test);
  const char * const search[] = { "search", workspace, "x", NULL };
  const char * const export[] = { "export", workspace, NULL };
  const char * const unknown[] = { "export", workspace, "no-such-article", NULL };
  g_autofree char *id = NULL;

  check_failure (search, 1, "workspace.json");
  check_failure (export, 1, "workspace.json");
  g_assert_cmpuint (library_test_count_files (test, "."), ==, 0);
  id = add_page (test);
  check_failure (unknown, 1, "no-such-article");
}

static void
test_locked (LibraryTest   *test,
             gconstpointer  user_data)
{
  LodeLibrary *library = library_test_open (test, LODE_LIBRARY_CREATE);
  g_autofree char *workspace = workspace_word (test);
  g_autofree char *path = library_test_path (test, "page.html");
  const char * const add[] = { "add", workspace, path, NULL };
  const char * const search[] = { "search", workspace, "x", NULL };
  Outcome outcome;

  library_test_write (test, "page.html", page);
  check_failure (add, 3, ".");
  outcome = type (search);
  g_assert_cmpint (outcome.status, ==, 0);
  outcome_clear (&outcome);
  g_assert_finalize_object (library);
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

  if (g_getenv ("LODESTONE_CLI") == NULL)
    {
      g_printerr ("LODESTONE_CLI does not say where lodestone-cli is.\n");
      return 77;
    }
  add ("/library/commands/add", test_add);
  add ("/library/commands/add-in-part", test_add_in_part);
  add ("/library/commands/search", test_search);
  add ("/library/commands/export", test_export);
  add ("/library/commands/export-to-file", test_export_to_file);
  add ("/library/commands/wrong-usage", test_wrong_usage);
  add ("/library/commands/failures", test_failures);
  add ("/library/commands/locked", test_locked);

  return g_test_run ();
}
