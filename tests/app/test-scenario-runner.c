/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/lode-scenario-runner.h"

#define WAIT_SECONDS 60

typedef struct
{
  LodeScenarioRunner *runner;
  LodeScenario       *scenario;
  LodeLever          *lever;
  guint               n_results;
  guint               n_failures;
  double              shortage_t;
  guint               draws;
} Fixture;

static void
result_cb (Fixture    *fixture,
           LodeResult *result)
{
  fixture->n_results++;
  fixture->draws = lode_result_get_draws (result);
  fixture->shortage_t = lode_result_get_total (result, LODE_SERIES_SHORTAGE,
                                               LODE_CONDUCT_COORDINATED, LODE_RESULT_ALL);
}

static void
failed_cb (Fixture      *fixture,
           const GError *error)
{
  fixture->n_failures++;
  g_assert_cmpstr (error->message, !=, "");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const china[] = { "CHN", NULL };
  LodeMagnitude magnitude = { 0.2, 0.1, 0.3, LODE_SHAPE_PERT };

  fixture->scenario = lode_scenario_new ("stop", "ndfeb_magnets");
  lode_scenario_set_span (fixture->scenario, lode_month_parse ("2026-01"),
                          lode_month_parse ("2027-12"));
  lode_scenario_set_step (fixture->scenario, LODE_STEP_YEAR);
  lode_scenario_set_draws (fixture->scenario, 20);
  fixture->lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  lode_lever_set_countries (fixture->lever, china);
  lode_lever_set_magnitude (fixture->lever, "remaining", magnitude);
  lode_scenario_insert_lever (fixture->scenario, 0, fixture->lever);
  fixture->runner = lode_scenario_runner_new ();
  g_signal_connect_swapped (fixture->runner, "result", G_CALLBACK (result_cb), fixture);
  g_signal_connect_swapped (fixture->runner, "failed", G_CALLBACK (failed_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->runner);
  g_assert_finalize_object (fixture->scenario);
  g_assert_finalize_object (fixture->lever);
}

static gboolean
late_cb (gpointer is_late)
{
  *(gboolean *) is_late = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_until_settled (Fixture *fixture)
{
  gboolean is_late = FALSE;
  guint id = g_timeout_add_seconds (WAIT_SECONDS, late_cb, &is_late);

  while (!lode_scenario_runner_is_settled (fixture->runner) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* First without chance, then with the draws. */
static void
test_two_runs (Fixture       *fixture,
               gconstpointer  data)
{
  g_assert_true (lode_scenario_runner_is_settled (fixture->runner));
  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  g_assert_false (lode_scenario_runner_is_settled (fixture->runner));
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 2);
  g_assert_cmpuint (fixture->draws, ==, 20);
  g_assert_cmpfloat (fixture->shortage_t, >, 0);
}

/* Many changes in a row count together, and the last one wins. */
static void
test_newest (Fixture       *fixture,
             gconstpointer  data)
{
  double before;

  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  wait_until_settled (fixture);
  before = fixture->shortage_t;
  fixture->n_results = 0;
  for (guint i = 1; i <= 100; i++)
    {
      LodeMagnitude magnitude = { i / 100.0, i / 100.0, i / 100.0, LODE_SHAPE_FIXED };

      lode_lever_set_magnitude (fixture->lever, "remaining", magnitude);
    }
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, <=, 4);
  g_assert_cmpfloat (fixture->shortage_t, <, before);
  g_assert_cmpfloat_with_epsilon (fixture->shortage_t, 0, 1.0);
}

static void
test_without_draws (Fixture       *fixture,
                    gconstpointer  data)
{
  lode_scenario_set_draws (fixture->scenario, 0);
  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 1);
  g_assert_cmpuint (fixture->draws, ==, 0);
}

/* A scenario that cannot be run says so, and runs again once it can. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const nowhere[] = { "no-such-stage", NULL };
  static const char * const magnet[] = { "magnet", NULL };

  lode_lever_set_stages (fixture->lever, nowhere);
  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_failures, ==, 1);
  g_assert_cmpuint (fixture->n_results, ==, 0);
  lode_lever_set_stages (fixture->lever, magnet);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 2);
}

/* Nothing arrives from a scenario that was left. */
static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  g_main_context_iteration (NULL, FALSE);
  lode_scenario_runner_set_scenario (fixture->runner, NULL);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 0);
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

static void
test_as_announced (Fixture       *fixture,
                   gconstpointer  data)
{
  lode_scenario_runner_set_scenario (fixture->runner, fixture->scenario);
  wait_until_settled (fixture);
  fixture->n_results = 0;
  lode_scenario_runner_set_is_as_announced (fixture->runner, FALSE);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 0);
  lode_scenario_runner_set_is_as_announced (fixture->runner, TRUE);
  wait_until_settled (fixture);
  g_assert_cmpuint (fixture->n_results, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/app/scenario-runner/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("two-runs", test_two_runs);
  ADD ("newest", test_newest);
  ADD ("without-draws", test_without_draws);
  ADD ("failure", test_failure);
  ADD ("leave", test_leave);
  ADD ("as-announced", test_as_announced);
#undef ADD
  return g_test_run ();
}
