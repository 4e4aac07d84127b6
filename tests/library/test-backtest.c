/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-backtest-run.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"

#define FEW_DRAWS 40

/* A whole episode; what tests change stands in it once. */
static const char episode[] =
  "{\"format\": \"lodestone-backtest\", \"version\": 1, \"id\": \"trial\", \"title\": \"A trial\",\n"
  " \"event\": \"2023-07-03-chn-export-licence\",\n"
  " \"known\": {\"on\": \"2023-07\", \"facts\": [\"Licences.\"], \"sources\": [\"smpt\"]},\n"
  " \"chain_year\": 2024, \"limitations\": [\"None.\"],\n"
  " \"scenario\": {\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"trial\",\n"
  "  \"title\": \"\", \"material\": \"gallium\", \"from\": \"2024-01\", \"to\": \"2024-12\",\n"
  "  \"step\": \"quarter\", \"seed\": 3, \"draws\": 20, \"levers\": [\n"
  "   {\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"],\n"
  "    \"remaining\": {\"value\": 0.5, \"low\": 0.2, \"high\": 0.8, \"shape\": \"uniform\"},\n"
  "    \"evidence\": [\"smpt\"]}]},\n"
  " \"outcomes\": [{\"id\": \"use\", \"title\": \"Use\", \"metric\": \"use_ratio\",\n"
  "  \"consumer\": \"USA\", \"window\": [\"2024-01\", \"2024-12\"],\n"
  "  \"before\": {\"figure\": {\"value\": 10, \"low\": 8, \"high\": 16, \"unit\": \"t\",\n"
  "   \"sources\": [\"smpt\"]}, \"months\": 1},\n"
  "  \"after\": {\"figure\": {\"value\": 60, \"unit\": \"t\", \"sources\": [\"smpt\"]},\n"
  "   \"months\": 12}}]}";

/* (transfer full): @old, which must stand in @text, becomes @new. */
static char *
exchange (const char *text,
          const char *old,
          const char *new)
{
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_nonnull (strstr (text, old));
  g_string_replace (changed, old, new, 1);

  return g_string_free (g_steal_pointer (&changed), FALSE);
}

static LodeBacktest *
parse (const char  *text,
       GError     **error)
{
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "trial.json", error);

  return root != NULL ? lode_backtest_from_json (root, "trial.json", error) : NULL;
}

/* (transfer full): the trial with one change. */
static LodeBacktest *
parse_changed (const char *old,
               const char *new)
{
  g_autofree char *text = exchange (episode, old, new);
  g_autoptr (GError) error = NULL;
  LodeBacktest *self = parse (text, &error);

  g_assert_no_error (error);
  return self;
}

static LodeBacktestRun *
run_quickly (const LodeBacktest *self,
             guint               threads)
{
  const LodeRunOptions options = { .draws = FEW_DRAWS, .threads = threads };
  g_autoptr (GError) error = NULL;
  LodeBacktestRun *run = lode_backtest_run (self, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (run->draws, ==, FEW_DRAWS);
  return run;
}

/* --- the program's own episodes --- */

static void
test_episodes (void)
{
  g_autoptr (GPtrArray) list = lode_backtest_list ();

  g_assert_cmpuint (list->len, >=, 5);
  for (guint i = 0; i < list->len; i++)
    {
      const LodeBacktest *self = g_ptr_array_index (list, i);
      g_autoptr (GError) error = NULL;

      lode_backtest_check (self, &error);
      g_assert_no_error (error);
      g_assert_nonnull (self->event);
      g_assert_cmpstr (self->id, ==, lode_scenario_get_id (self->scenario));
      g_assert_cmpuint (g_strv_length (self->known), >, 0);
      g_assert_cmpuint (g_strv_length (self->limitations), >, 0);
      g_assert_cmpuint (lode_scenario_get_n_levers (self->scenario), >, 0);
      if (i > 0)
        g_assert_cmpstr (((LodeBacktest *) g_ptr_array_index (list, i - 1))->id, <, self->id);
    }
}

/* What is forecast lies ahead: no outcome is over when the forecast is made, or of a year before. */
static void
test_no_hindsight (void)
{
  g_autoptr (GPtrArray) list = lode_backtest_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const LodeBacktest *self = g_ptr_array_index (list, i);

      for (guint k = 0; k < self->outcomes->len; k++)
        {
          const LodeBacktestOutcome *outcome = g_ptr_array_index (self->outcomes, k);

          g_assert_cmpint (outcome->probe.to, >=, self->known_on);
          g_assert_cmpint (lode_month_year (outcome->probe.from), >=, lode_month_year (self->known_on));
        }
    }
}

static void
assert_same_runs (const LodeBacktestRun *a,
                  const LodeBacktestRun *b)
{
  g_assert_cmpuint (a->findings->len, ==, b->findings->len);
  for (guint i = 0; i < a->findings->len; i++)
    {
      const LodeBacktestFinding *left = g_ptr_array_index (a->findings, i);
      const LodeBacktestFinding *right = g_ptr_array_index (b->findings, i);

      g_assert_cmpmem (&left->prediction, sizeof left->prediction, &right->prediction,
                       sizeof right->prediction);
      g_assert_cmpint (left->verdict, ==, right->verdict);
    }
}

static void
test_same_bits (void)
{
  g_autoptr (GPtrArray) list = lode_backtest_list ();

  for (guint i = 0; i < list->len; i++)
    {
      const LodeBacktest *self = g_ptr_array_index (list, i);
      g_autoptr (LodeBacktestRun) first = run_quickly (self, 1);
      g_autoptr (LodeBacktestRun) second = run_quickly (self, 1);
      g_autoptr (LodeBacktestRun) many = run_quickly (self, 4);

      assert_same_runs (first, second);
      assert_same_runs (first, many);
    }
}

static void
assert_sound (const LodeBacktestFinding *finding)
{
  const LodeBand *band = &finding->prediction.band;

  g_assert_cmpfloat (band->p5, <=, band->p50);
  g_assert_cmpfloat (band->p50, <=, band->p95);
  g_assert_cmpfloat (band->p5, >=, 0);
  g_assert_cmpfloat (finding->observed_low, <=, finding->observed);
  g_assert_cmpfloat (finding->observed, <=, finding->observed_high);
  g_assert_cmpfloat (finding->model_error, >=, 0);
  g_assert_cmpuint (g_strv_length (finding->sources) + (finding->outcome->before.figure != NULL), >, 0);
  switch (finding->verdict)
    {
    case LODE_BACKTEST_ABOVE:
      g_assert_cmpfloat (finding->observed_low, >, band->p95);
      g_assert_cmpfloat (finding->miss, >, 0);
      break;
    case LODE_BACKTEST_BELOW:
      g_assert_cmpfloat (finding->observed_high, <, band->p5);
      g_assert_cmpfloat (finding->miss, <, 0);
      break;
    case LODE_BACKTEST_HIT:
    default:
      g_assert_cmpfloat (finding->miss, ==, 0);
      g_assert_cmpfloat (finding->miss_factor, ==, 1);
    }
}

/* What is counted must be what is shown; whether the model is right is no test's business. */
static void
test_score (void)
{
  g_autoptr (GPtrArray) list = lode_backtest_list ();
  g_autoptr (GPtrArray) runs =
    g_ptr_array_new_with_free_func ((GDestroyNotify) lode_backtest_run_free);
  LodeBacktestScore score;
  guint n_outcomes = 0, n_hits = 0;
  double model_error = 0;

  for (guint i = 0; i < list->len; i++)
    {
      LodeBacktestRun *run = run_quickly (g_ptr_array_index (list, i), 0);

      g_ptr_array_add (runs, run);
      for (guint k = 0; k < run->findings->len; k++)
        {
          const LodeBacktestFinding *finding = g_ptr_array_index (run->findings, k);

          assert_sound (finding);
          n_outcomes++;
          n_hits += finding->verdict == LODE_BACKTEST_HIT;
          model_error += finding->model_error;
        }
    }
  lode_backtest_score (runs, &score);
  g_assert_cmpuint (score.n_episodes, ==, list->len);
  g_assert_cmpuint (score.n_outcomes, ==, n_outcomes);
  g_assert_cmpuint (score.n_hits, ==, n_hits);
  g_assert_cmpuint (score.n_sharp_hits, <=, n_hits);
  g_assert_cmpuint (score.n_better, <=, n_outcomes);
  g_assert_cmpfloat_with_epsilon (score.model_error, model_error / n_outcomes, 1e-12);
  g_assert_cmpfloat (score.median_width, >=, 0);
}

static void
test_empty_score (void)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  LodeBacktestScore score;

  lode_backtest_score (runs, &score);
  g_assert_cmpuint (score.n_outcomes, ==, 0);
  g_assert_true (isnan (score.median_width));
}

/* --- the arithmetic --- */

/* 60 t in twelve months after 10 t in one: half, between 5/16 and 5/8. */
static void
test_observed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeBacktest) self = parse (episode, &error);
  g_autoptr (LodeBacktestRun) run = NULL;
  const LodeBacktestFinding *finding;

  g_assert_no_error (error);
  run = run_quickly (self, 1);
  finding = g_ptr_array_index (run->findings, 0);
  g_assert_cmpfloat (finding->observed, ==, 0.5);
  g_assert_cmpfloat (finding->observed_low, ==, 5.0 / 16);
  g_assert_cmpfloat (finding->observed_high, ==, 5.0 / 8);
  g_assert_cmpstr (finding->sources[0], ==, "smpt");
  g_assert_null (finding->sources[1]);
  g_assert_cmpfloat_with_epsilon (finding->naive_error, log (2), 1e-12);
  assert_sound (finding);
}

static void
test_lower_bound (void)
{
  g_autoptr (LodeBacktest) self = parse_changed ("\"months\": 1}", "\"months\": 1, \"is_at_least\": true}");
  g_autoptr (LodeBacktestRun) run = run_quickly (self, 1);
  const LodeBacktestFinding *finding = g_ptr_array_index (run->findings, 0);

  g_assert_cmpfloat (finding->observed_low, ==, 0);
  g_assert_cmpfloat (finding->observed, ==, 0.5);
}

/* A row of the atlas gives what the atlas gives. */
static void
test_rows (void)
{
  const LodeBacktestAmount rows[] = {
    { LODE_BACKTEST_PRICES, (char *) "gallium",
      (char *) "average unit value of imports, dollars per kilogram", NULL, NULL, 2024, 12, NULL, FALSE },
    { LODE_BACKTEST_SALIENT, (char *) "gallium", (char *) "Consumption, reported", (char *) "USA", NULL,
      2024, 12, NULL, FALSE },
    { LODE_BACKTEST_CONSUMPTION, (char *) "ndfeb_magnets",
      (char *) "Chinese exports to this destination, May 2025", (char *) "USA", NULL, 2025, 1, NULL, FALSE },
    { LODE_BACKTEST_PRODUCTION, (char *) "cobalt", (char *) "Mine production", (char *) "COD",
      (char *) "mining", 2024, 12, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeFigure) figure =
        lode_backtest_amount_find (&rows[i], lode_atlas_get_default (), &error);
      LodeBacktestAmount lost = rows[i];

      g_assert_no_error (error);
      g_assert_cmpfloat (lode_figure_get_value (figure), >, 0);
      g_assert_nonnull (lode_figure_get_sources (figure)[0]);
      lost.year = 1950;
      g_assert_null (lode_backtest_amount_find (&lost, lode_atlas_get_default (), &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
    }
}

/* Without a lever that acts nothing changes, whatever is looked at. */
static void
test_no_change (void)
{
  const char * const probes[] = {
    "\"metric\": \"use_ratio\",\n  \"consumer\": \"USA\"",
    "\"metric\": \"price_ratio\", \"consumer\": \"USA\"",
    "\"metric\": \"import_ratio\", \"consumer\": \"USA\"",
    "\"metric\": \"import_ratio\", \"consumer\": \"EU27\", \"country\": \"CHN\"",
    "\"metric\": \"export_ratio\", \"country\": \"CHN\"",
    "\"metric\": \"output_ratio\", \"country\": \"CHN\", \"stage\": \"refining\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autofree char *text = exchange (episode, probes[0], probes[i]);
      g_autofree char *still = exchange (text, "\"value\": 0.5, \"low\": 0.2, \"high\": 0.8",
                                         "\"value\": 1, \"low\": 1, \"high\": 1");
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeBacktest) self = parse (still, &error);
      g_autoptr (LodeBacktestRun) run = NULL;
      const LodeBacktestFinding *finding;

      g_assert_no_error (error);
      run = run_quickly (self, 2);
      finding = g_ptr_array_index (run->findings, 0);
      g_assert_cmpfloat_with_epsilon (finding->prediction.central, 1, 1e-9);
      g_assert_cmpfloat_with_epsilon (finding->prediction.band.p5, 1, 1e-6);
      g_assert_cmpfloat_with_epsilon (finding->prediction.band.p95, 1, 1e-6);
    }
}

/* A window that is part of a period counts in that part; one of a year is the mean of its quarters. */
static void
test_window (void)
{
  const char * const windows[] = {
    "[\"2024-01\", \"2024-12\"]", "[\"2024-01\", \"2024-06\"]", "[\"2024-07\", \"2024-12\"]",
  };
  double central[3];

  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autofree char *text = exchange (episode, windows[0], windows[i]);
      g_autofree char *late = exchange (text, "\"countries\": [\"CHN\"],",
                                        "\"countries\": [\"CHN\"], \"window\": [\"2024-07\", null],");
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeBacktest) self = parse (late, &error);
      g_autoptr (LodeBacktestRun) run = NULL;

      g_assert_no_error (error);
      run = run_quickly (self, 1);
      central[i] = ((LodeBacktestFinding *) g_ptr_array_index (run->findings, 0))->prediction.central;
    }
  g_assert_cmpfloat_with_epsilon (central[1], 1, 1e-9);
  g_assert_cmpfloat (central[2], <, 1);
  g_assert_cmpfloat_with_epsilon (central[0], (central[1] + central[2]) / 2, 1e-9);
}

/* --- what is refused --- */

static void
test_unsound (void)
{
  const struct
  {
    const char *old;
    const char *new;
    const char *words;
  } cases[] = {
    { "lodestone-backtest", "lodestone-scenario", "format" },
    { "\"version\": 1, \"id\": \"trial\", \"title\": \"A trial\"",
      "\"version\": 2, \"id\": \"trial\", \"title\": \"A trial\"", "later Lodestone" },
    { "\"title\": \"A trial\"", "\"titel\": \"A trial\"", "titel: is not known" },
    { "\"facts\": [\"Licences.\"]", "\"facts\": []", "known.facts" },
    { "\"on\": \"2023-07\"", "\"on\": \"July\"", "known.on" },
    { "\"limitations\": [\"None.\"]", "\"limitations\": [7]", "limitations" },
    { "\"draws\": 20", "\"draws\": 0", "draws" },
    { "\"kind\": \"export_control\"", "\"kind\": \"spell\"", "scenario: " },
    { "\"metric\": \"use_ratio\"", "\"metric\": \"mood\"", "outcomes[0].metric" },
    { "\"consumer\": \"USA\", \"window\"", "\"window\"", "outcomes[0].consumer" },
    { "\"consumer\": \"USA\", \"window\"", "\"consumer\": \"USA\", \"stage\": \"x\", \"window\"",
      "outcomes[0].stage" },
    { "\"consumer\": \"USA\", \"window\"", "\"consumer\": \"USA\", \"country\": \"CHN\", \"window\"",
      "outcomes[0].country" },
    { "[\"2024-01\", \"2024-12\"]", "[\"2024-12\", \"2024-01\"]", "outcomes[0].window" },
    { "[\"2024-01\", \"2024-12\"]", "[\"2024-01\", \"2025-01\"]", "outcomes[0].window" },
    { "[\"2024-01\", \"2024-12\"]", "[\"2024-01\"]", "outcomes[0].window" },
    { "\"months\": 12", "\"months\": 13", "outcomes[0].after.months" },
    { "\"months\": 12", "\"is_at_least\": true", "outcomes[0].after" },
    { "\"before\": {\"figure\"", "\"before\": {\"table\": \"guesses\", \"figure\"",
      "outcomes[0].before" },
    { "{\"value\": 60, \"unit\": \"t\", \"sources\": [\"smpt\"]}", "{\"value\": 60, \"unit\": \"t\"}",
      "needs a source" },
    { "\"after\"", "\"later\"", "outcomes[0].later" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = exchange (episode, cases[i].old, cases[i].new);
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (text, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "trial.json: "));
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

/* What only the atlas or the chain can tell. */
static void
test_lost_references (void)
{
  const struct
  {
    const char *old;
    const char *new;
    const char *words;
  } cases[] = {
    { "2023-07-03-chn-export-licence", "2023-07-03-nobody", "2023-07-03-nobody" },
    { "\"sources\": [\"smpt\"]},\n \"chain_year\"", "\"sources\": [\"rumour\"]},\n \"chain_year\"",
      "rumour" },
    { "\"evidence\": [\"smpt\"]", "\"evidence\": [\"rumour\"]", "rumour" },
    { "\"chain_year\": 2024", "\"chain_year\": 1999", "1999" },
    { "\"consumer\": \"USA\"", "\"consumer\": \"FRA\"", "FRA" },
    { "\"unit\": \"t\", \"sources\": [\"smpt\"]},\n   \"months\": 12",
      "\"unit\": \"kg\", \"sources\": [\"smpt\"]},\n   \"months\": 12", "unit" },
    { "{\"figure\": {\"value\": 60, \"unit\": \"t\", \"sources\": [\"smpt\"]},",
      "{\"table\": \"prices\", \"item\": \"dreams\", \"year\": 2024,", "dreams" },
    { "\"metric\": \"use_ratio\",\n  \"consumer\": \"USA\"",
      "\"metric\": \"output_ratio\", \"country\": \"CHN\", \"stage\": \"mining\"", "mining" },
    { "\"metric\": \"use_ratio\",\n  \"consumer\": \"USA\"",
      "\"metric\": \"export_ratio\", \"country\": \"FRA\"", "FRA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LodeBacktest) self = parse_changed (cases[i].old, cases[i].new);
      const LodeRunOptions options = { .draws = 2 };
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_backtest_run (self, &options, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "trial: "));
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeBacktest) self = parse (episode, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_null (lode_backtest_run (self, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/backtest/episodes", test_episodes);
  g_test_add_func ("/library/backtest/no-hindsight", test_no_hindsight);
  g_test_add_func ("/library/backtest/same-bits", test_same_bits);
  g_test_add_func ("/library/backtest/score", test_score);
  g_test_add_func ("/library/backtest/empty-score", test_empty_score);
  g_test_add_func ("/library/backtest/observed", test_observed);
  g_test_add_func ("/library/backtest/lower-bound", test_lower_bound);
  g_test_add_func ("/library/backtest/rows", test_rows);
  g_test_add_func ("/library/backtest/no-change", test_no_change);
  g_test_add_func ("/library/backtest/window", test_window);
  g_test_add_func ("/library/backtest/unsound", test_unsound);
  g_test_add_func ("/library/backtest/lost-references", test_lost_references);
  g_test_add_func ("/library/backtest/cancelled", test_cancelled);

  return g_test_run ();
}
