/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/lode-json-load.h"

/* Runs `lodestone-cli backtest` with @arguments, split at spaces; returns the exit status. */
static int
run (const char  *arguments,
     char       **output,
     char       **messages)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("LODESTONE_CLI"));
  g_ptr_array_add (argv, (gpointer) "backtest");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, messages,
                &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

/* (transfer full): what a good call prints. */
static char *
output_of (const char *arguments)
{
  g_autofree char *messages = NULL;
  char *output = NULL;

  g_assert_cmpint (run (arguments, &output, &messages), ==, 0);
  g_assert_cmpstr (messages, ==, "");

  return output;
}

static void
assert_refused (const char *arguments,
                int         status,
                const char *words)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run (arguments, &output, &messages), ==, status);
  g_assert_cmpstr (output, ==, "");
  if (strstr (messages, words) == NULL)
    g_error ("“%s” says “%s”, not “%s”", arguments, messages, words);
}

/* The order of the members is part of the contract. */
static void
assert_members (JsonObject         *object,
                const char * const *expected)
{
  g_autoptr (GList) members = json_object_get_members (object);
  guint i = 0;

  for (GList *l = members; l != NULL; l = l->next, i++)
    g_assert_cmpstr (l->data, ==, expected[i]);
  g_assert_null (expected[i]);
}

static void
test_json (void)
{
  const char * const top[] = { "episodes", "summary", NULL };
  const char * const of_episode[] = {
    "id", "title", "material", "chain_year", "event", "known_on", "known", "known_sources",
    "limitations", "draws", "seed", "outcomes", NULL,
  };
  const char * const of_outcome[] = {
    "id", "title", "metric", "consumer", "country", "stage", "window", "unit", "observed", "predicted",
    "verdict", "miss", "miss_factor", "relative_width", "naive", "model_log_error", "naive_log_error",
    "note", "reading", NULL,
  };
  const char * const of_prediction[] = { "p5", "p25", "p50", "p75", "p95", "mean", "central", NULL };
  const char * const of_observation[] = { "value", "low", "high", "sources", NULL };
  const char * const of_summary[] = {
    "episodes", "outcomes", "hits", "misses", "hits_in_ranges_no_wider_than_their_median",
    "median_relative_width", "model_mean_log_error", "naive_mean_log_error",
    "outcomes_nearer_than_naive", NULL,
  };
  g_autofree char *output = output_of ("--format=json --draws=20");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (output, strlen (output), "backtest", &error);
  JsonObject *object, *episode, *outcome;
  JsonArray *episodes;

  g_assert_no_error (error);
  object = json_node_get_object (root);
  assert_members (object, top);
  assert_members (json_object_get_object_member (object, "summary"), of_summary);
  episodes = json_object_get_array_member (object, "episodes");
  g_assert_cmpuint (json_array_get_length (episodes), >=, 5);
  for (guint i = 0; i < json_array_get_length (episodes); i++)
    {
      episode = json_array_get_object_element (episodes, i);
      assert_members (episode, of_episode);
      g_assert_cmpint (json_object_get_int_member (episode, "draws"), ==, 20);
      outcome =
        json_array_get_object_element (json_object_get_array_member (episode, "outcomes"), 0);
      assert_members (outcome, of_outcome);
      assert_members (json_object_get_object_member (outcome, "predicted"), of_prediction);
      assert_members (json_object_get_object_member (outcome, "observed"), of_observation);
    }
}

static void
test_same_bytes (void)
{
  g_autofree char *one = output_of ("--format=json --draws=50 --threads=1");
  g_autofree char *again = output_of ("--format=json --draws=50 --threads=1");
  g_autofree char *four = output_of ("--format=json --draws=50 --threads=4");

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, ==, four);
}

static void
test_rows (void)
{
  g_autofree char *csv = output_of ("--format=csv --draws=10 --episode=gallium-2023");
  g_autofree char *table = output_of ("--draws=10 --episode=gallium-2023");

  g_assert_true (g_str_has_prefix (csv, "episode,outcome,metric,observed,low,high,p5,p50,p95,verdict,"));
  g_assert_nonnull (strstr (csv, "gallium-2023,price,price_ratio,"));
  g_assert_null (strstr (csv, "germanium"));
  g_assert_nonnull (strstr (table, "of 1 episodes lie in the predicted range"));
  g_assert_nonnull (strstr (table, "“no change”"));
}

static void
test_refused (void)
{
  assert_refused ("--episode=atlantis", 2, "gallium-2023");
  assert_refused ("--format=xml", 2, "json, csv or table");
  assert_refused ("--draws=0", 2, "from 1 to");
  assert_refused ("--draws=many", 2, "--draws");
  assert_refused ("--threads=65", 2, "from 0 to 64");
  assert_refused ("/nowhere/at-all.json", 3, "/nowhere/at-all.json");
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lodestone-backtest-XXXXXX", NULL);
  g_autofree char *bad = g_build_filename (folder, "bad.json", NULL);
  g_autofree char *good = g_test_build_filename (G_TEST_DIST, "..", "data", "backtests",
                                                 "gallium-2023.json", NULL);
  g_autofree char *call = g_strdup_printf ("--draws=10 --format=csv %s", good);
  g_autofree char *from_file = output_of (call);
  g_autofree char *built_in = output_of ("--draws=10 --format=csv --episode=gallium-2023");

  g_assert_cmpstr (from_file, ==, built_in);
  g_assert_true (g_file_set_contents (bad, "{\"format\": \"lodestone-backtest\", \"version\": 1}", -1,
                                      NULL));
  assert_refused (bad, 1, "bad.json: id");
  g_remove (bad);
  g_rmdir (folder);
}

static void
test_help (void)
{
  g_autofree char *output = output_of ("--help");

  g_assert_nonnull (strstr (output, "--episode"));
  g_assert_nonnull (strstr (output, "A miss is a result"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/backtest/json", test_json);
  g_test_add_func ("/cli/backtest/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/backtest/rows", test_rows);
  g_test_add_func ("/cli/backtest/refused", test_refused);
  g_test_add_func ("/cli/backtest/files", test_files);
  g_test_add_func ("/cli/backtest/help", test_help);

  return g_test_run ();
}
