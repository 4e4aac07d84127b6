/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-compare.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "library/lode-run.h"

#define MATERIAL "ndfeb_magnets"

/* China lets @remaining of its magnets through, with its range of 0 to 0.5 when @is_random. */
static LodeScenario *
new_stop (const char *id,
          double      remaining,
          gboolean    is_random)
{
  const char * const countries[] = { "CHN", NULL };
  const char * const members[] = { "EU27", "JPN", "USA", NULL };
  LodeScenario *scenario = lode_scenario_new (id, MATERIAL);
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

  lode_scenario_set_span (scenario, lode_month_parse ("2026-01"), lode_month_parse ("2027-12"));
  lode_scenario_set_step (scenario, LODE_STEP_YEAR);
  lode_scenario_set_members (scenario, members);
  lode_scenario_set_open_arcs (scenario, TRUE);
  lode_scenario_set_draws (scenario, 0);
  lode_lever_set_countries (lever, countries);
  lode_lever_set_magnitude (lever, "remaining",
                            (LodeMagnitude) { remaining, 0, 0.5, is_random ? LODE_SHAPE_UNIFORM
                                                                           : LODE_SHAPE_FIXED });
  lode_scenario_insert_lever (scenario, 0, lever);

  return scenario;
}

static LodeComparison *
compare (LodeScenario             *first,
         LodeScenario             *second,
         const LodeCompareOptions *options)
{
  LodeScenario * const both[] = { first, second };
  g_autoptr (GError) error = NULL;
  LodeComparison *comparison = lode_comparison_run (both, 2, options, NULL, &error);

  g_assert_no_error (error);
  return comparison;
}

/* (nullable) */
static const LodeComparedMetric *
find_metric (const LodeComparison *comparison,
             const char           *name,
             const char           *consumer)
{
  for (guint i = 0; i < lode_comparison_get_n_metrics (comparison); i++)
    {
      const LodeComparedMetric *metric = lode_comparison_get_metric (comparison, i);

      if (g_str_equal (metric->metric, name) && g_str_equal (metric->consumer, consumer))
        return metric;
    }

  return NULL;
}

/* Every number is that of the scenario run alone. */
static void
test_metrics (void)
{
  g_autoptr (LodeScenario) tight = new_stop ("tight", 0.1, FALSE);
  g_autoptr (LodeScenario) loose = new_stop ("loose", 0.5, FALSE);
  g_autoptr (LodeComparison) comparison = compare (tight, loose, NULL);
  LodeScenario *scenarios[] = { tight, loose };
  const LodeComparedMetric *shortage = find_metric (comparison, "coordinated_shortage_t", "JPN");
  const LodeComparedMetric *share = find_metric (comparison, "fragmented_last_largest_share_pct", "EU27");
  const LodeComparedMetric *dividend = find_metric (comparison, "dividend_t", "all");

  g_assert_cmpuint (lode_comparison_get_n (comparison), ==, 2);
  g_assert_cmpuint (lode_comparison_get_draws (comparison), ==, 0);
  g_assert_null (find_metric (comparison, "dividend_mean_t", "all"));
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (LodeResult) alone = lode_run_scenario_sync (scenarios[k], NULL, NULL, NULL);
      int japan = lode_result_find_consumer (alone, "JPN");
      int europe = lode_result_find_consumer (alone, "EU27");

      g_assert_cmpfloat (shortage->values[k], ==,
                         lode_result_get_total (alone, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED,
                                                japan));
      g_assert_cmpfloat (share->values[k], ==,
                         100 * lode_result_get (alone, LODE_SERIES_LARGEST_SHARE,
                                                LODE_CONDUCT_FRAGMENTED, europe, 1));
      g_assert_cmpfloat (dividend->values[k], ==, lode_result_get_dividend (alone, LODE_RESULT_ALL));
    }
  g_assert_cmpfloat (shortage->values[0], >, shortage->values[1]);
  g_assert_cmpstr (shortage->unit, ==, "t");
  g_assert_cmpstr (share->unit, ==, "%");
}

static void
test_differences (void)
{
  g_autoptr (LodeScenario) tight = new_stop ("tight", 0.1, FALSE);
  g_autoptr (LodeScenario) loose = new_stop ("loose", 0.5, FALSE);
  g_autoptr (LodeComparison) comparison = compare (tight, loose, NULL);
  const LodeScenarioDiff *diff = lode_comparison_get_diff (comparison);
  const LodeScenarioDifference *difference;

  g_assert_cmpuint (lode_scenario_diff_get_n_differences (diff), ==, 1);
  difference = lode_scenario_diff_get_difference (diff, 0);
  g_assert_cmpstr (difference->member, ==, "remaining.value");
  g_assert_cmpstr (difference->unit, ==, "share");
  g_assert_cmpfloat (json_node_get_double (difference->values[0]), ==, 0.1);
  g_assert_cmpfloat (json_node_get_double (difference->values[1]), ==, 0.5);
  g_assert_true (difference->levers[1] == lode_scenario_get_lever (loose, 0));
  g_assert_null (lode_comparison_get_notes (comparison)[0]);
}

/* Seeds of their own do not matter: equal inputs give equal bands, to the last bit. */
static void
test_one_luck (void)
{
  g_autoptr (LodeScenario) first = new_stop ("first", 0.2, TRUE);
  g_autoptr (LodeScenario) second = new_stop ("second", 0.2, TRUE);
  g_autoptr (LodeComparison) comparison = NULL;
  g_autoptr (LodeResult) alone = NULL;
  const LodeRunOptions run = { .draws = 50, .seed = 7 };
  const LodeComparedMetric *mean;
  LodeBand band;

  lode_scenario_set_draws (first, 50);
  lode_scenario_set_seed (first, 7);
  lode_scenario_set_draws (second, 90);
  lode_scenario_set_seed (second, 8);
  comparison = compare (first, second, NULL);
  alone = lode_run_scenario_sync (second, &run, NULL, NULL);

  g_assert_cmpuint (lode_comparison_get_draws (comparison), ==, 50);
  g_assert_cmpuint (lode_comparison_get_seed (comparison), ==, 7);
  mean = find_metric (comparison, "fragmented_shortage_mean_t", "members");
  g_assert_cmpfloat (mean->values[0], ==, mean->values[1]);
  g_assert_true (lode_result_get_total_band (alone, LODE_CONDUCT_FRAGMENTED, LODE_RESULT_MEMBERS,
                                             &band));
  g_assert_cmpfloat (mean->values[1], ==, band.mean);
  g_assert_cmpfloat (find_metric (comparison, "dividend_p95_t", "all")->values[0], >=,
                     find_metric (comparison, "dividend_p5_t", "all")->values[0]);
  g_assert_nonnull (strstr (lode_comparison_get_notes (comparison)[0], "50 draws of seed 7"));
}

static void
test_given_luck (void)
{
  g_autoptr (LodeScenario) first = new_stop ("first", 0.2, TRUE);
  g_autoptr (LodeScenario) second = new_stop ("second", 0.3, TRUE);
  const LodeCompareOptions options = {
    .run = { .draws = 20, .seed = 99 }, .has_draws = TRUE, .has_seed = TRUE,
  };
  g_autoptr (LodeComparison) comparison = compare (first, second, &options);

  g_assert_cmpuint (lode_comparison_get_draws (comparison), ==, 20);
  g_assert_cmpuint (lode_comparison_get_seed (comparison), ==, 99);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpuint (lode_result_get_draws (lode_comparison_get_result (comparison, k)), ==, 20);
  /* Nothing was overruled that differs. */
  g_assert_null (lode_comparison_get_notes (comparison)[0]);
}

/* Sides that are no like for like are said. */
static void
test_notes (void)
{
  g_autoptr (LodeScenario) first = new_stop ("first", 0.2, FALSE);
  g_autoptr (LodeScenario) second = new_stop ("second", 0.2, FALSE);
  g_autoptr (LodeComparison) comparison = NULL;

  lode_scenario_set_span (second, lode_month_parse ("2026-01"), lode_month_parse ("2028-12"));
  comparison = compare (first, second, NULL);
  g_assert_nonnull (strstr (lode_comparison_get_notes (comparison)[0], "different spans"));
  g_assert_null (lode_comparison_get_notes (comparison)[1]);
}

static void
note_begin (guint    index,
            guint    n,
            gpointer user_data)
{
  guint *n_begun = user_data;

  g_assert_cmpuint (index, ==, *n_begun);
  g_assert_cmpuint (n, ==, 2);
  *n_begun += 1;
}

static void
test_begin (void)
{
  g_autoptr (LodeScenario) first = new_stop ("first", 0.2, FALSE);
  g_autoptr (LodeScenario) second = new_stop ("second", 0.3, FALSE);
  guint n_begun = 0;
  const LodeCompareOptions options = { .begin = note_begin, .begin_data = &n_begun };
  g_autoptr (LodeComparison) comparison = compare (first, second, &options);

  g_assert_nonnull (comparison);
  g_assert_cmpuint (n_begun, ==, 2);
}

/* The scenario at fault is named. */
static void
test_fault (void)
{
  const char * const nowhere[] = { "smelting", NULL };
  g_autoptr (LodeScenario) good = new_stop ("good", 0.2, FALSE);
  g_autoptr (LodeScenario) bad = new_stop ("bad", 0.2, FALSE);
  LodeScenario * const both[] = { good, bad };
  g_autoptr (GError) error = NULL;

  lode_lever_set_stages (lode_scenario_get_lever (bad, 0), nowhere);
  g_assert_null (lode_comparison_run (both, 2, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "bad: "));
  g_assert_nonnull (strstr (error->message, "smelting"));
}

static void
test_cancelled (void)
{
  g_autoptr (LodeScenario) first = new_stop ("first", 0.2, FALSE);
  LodeScenario * const both[] = { first, first };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lode_comparison_run (both, 2, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/library/compare/metrics", test_metrics);
  g_test_add_func ("/library/compare/differences", test_differences);
  g_test_add_func ("/library/compare/one-luck", test_one_luck);
  g_test_add_func ("/library/compare/given-luck", test_given_luck);
  g_test_add_func ("/library/compare/notes", test_notes);
  g_test_add_func ("/library/compare/begin", test_begin);
  g_test_add_func ("/library/compare/fault", test_fault);
  g_test_add_func ("/library/compare/cancelled", test_cancelled);

  return g_test_run ();
}
