/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-run.h"

#include "base/lode-error.h"
#include "library-test.h"
#include "library/lode-lever-title.h"

#define MATERIAL "ndfeb_magnets"

static LodeScenario *
make_stop (void)
{
  const char * const countries[] = { "CHN", NULL };
  LodeScenario *scenario = lode_scenario_new ("stop", MATERIAL);
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

  lode_scenario_set_span (scenario, lode_month_parse ("2026-01"), lode_month_parse ("2027-12"));
  lode_scenario_set_step (scenario, LODE_STEP_YEAR);
  lode_lever_set_countries (lever, countries);
  lode_lever_set_magnitude (lever, "remaining", lode_magnitude_fixed (0.2));
  lode_scenario_insert_lever (scenario, 0, lever);

  return scenario;
}

static void
test_baseline (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeChain) chain = lode_run_baseline (MATERIAL, 0, &error);
  g_autoptr (LodeChain) again = NULL;

  g_assert_no_error (error);
  again = lode_run_baseline (MATERIAL, 0, &error);
  g_assert_true (again == chain);
  g_assert_cmpuint (lode_chain_get_n_stages (chain), >=, 3);
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    g_assert_cmpint (lode_chain_get_flow (chain, i)->rule, ==, LODE_FLOW_RECONCILED);
}

static void
test_baseline_of_nothing (void)
{
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_run_baseline ("unobtainium", 0, &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
    }
}

static void
test_sync (void)
{
  g_autoptr (LodeScenario) scenario = make_stop ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeResult) result = lode_run_scenario_sync (scenario, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lode_result_get_n_periods (result), ==, 2);
  g_assert_cmpfloat (lode_result_get_total (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                            LODE_RESULT_ALL), >, 0);
}

/* The run is of the scenario as it was when it was asked for. */
static void
test_async (void)
{
  g_autoptr (LodeScenario) scenario = make_stop ();
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeResult) expected = lode_run_scenario_sync (scenario, NULL, NULL, &error);
  g_autoptr (LodeResult) result = NULL;

  g_assert_no_error (error);
  lode_run_scenario_async (scenario, NULL, NULL, library_test_finished_cb, &finished);
  lode_lever_set_enabled (lode_scenario_get_lever (scenario, 0), FALSE);
  library_test_wait (&finished);
  result = lode_run_scenario_finish (finished, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (lode_result_get_total (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                            LODE_RESULT_ALL), ==,
                     lode_result_get_total (expected, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                            LODE_RESULT_ALL));
}

static void
test_cancelled (void)
{
  g_autoptr (LodeScenario) scenario = make_stop ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  lode_run_scenario_async (scenario, NULL, cancellable, library_test_finished_cb, &finished);
  library_test_wait (&finished);
  g_assert_null (lode_run_scenario_finish (finished, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_bad_material (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("a", "unobtainium");
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_run_scenario_sync (scenario, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
}

static void
check_title (LodeLever  *lever,
             const char *expected)
{
  g_autofree char *title = lode_lever_make_title (lever, NULL);

  g_assert_cmpstr (title, ==, expected);
}

static void
test_lever_title (void)
{
  const char * const one[] = { "CHN", NULL };
  const char * const many[] = { "CHN", "MMR", "USA", "AUS", "JPN", NULL };
  const char * const stages[] = { "separation", "magnet", NULL };
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

  check_title (lever, "Export control");
  lode_lever_set_countries (lever, one);
  check_title (lever, "Export control, China");
  lode_lever_set_stages (lever, stages);
  check_title (lever, "Export control, China: separation, magnet");
  lode_lever_set_stages (lever, NULL);
  lode_lever_set_countries (lever, many);
  check_title (lever, "Export control, China, Myanmar, United States and 2 more");
  lode_lever_set_title (lever, "The April stop");
  check_title (lever, "The April stop");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/run/baseline", test_baseline);
  g_test_add_func ("/library/run/baseline-of-nothing", test_baseline_of_nothing);
  g_test_add_func ("/library/run/sync", test_sync);
  g_test_add_func ("/library/run/async", test_async);
  g_test_add_func ("/library/run/cancelled", test_cancelled);
  g_test_add_func ("/library/run/bad-material", test_bad_material);
  g_test_add_func ("/library/run/lever-title", test_lever_title);

  return g_test_run ();
}
