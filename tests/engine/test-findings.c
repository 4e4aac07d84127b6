/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Targets of the atlas on a run, and how likely they are over draws. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "engine/lode-simulation.h"
#include "scenario-cases.h"

/* 12 t of 60 t; comes in half of all draws. */
#define MINE \
  "{\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"DEU\"], \"stages\": [\"mining\"], " \
  "\"window\": [\"2026-01\", null], \"capacity\": 12, \"ramp_months\": 0, \"utilisation\": 1, " \
  "\"lead_months\": 0, \"success\": 0.5}"
#define STOP \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": {\"value\": 0.5, " \
  "\"low\": 0, \"high\": 1, \"shape\": \"uniform\"}}"

static LodeResult *
run (const char *levers,
     guint       draws,
     guint       threads,
     gboolean    has_findings)
{
  g_autoptr (LodeChain) chain = scenario_cases_new_chain (NULL);
  g_autoptr (LodeScenario) scenario =
    scenario_cases_load ("year", "[\"EU27\", \"JPN\"]", "\"market\": {\"reference_price\": 50},", levers);
  const LodeRunOptions options = {
    .draws = draws, .seed = 5, .threads = threads, .has_findings = has_findings,
  };
  g_autoptr (GError) error = NULL;
  LodeResult *result = lode_simulation_run (chain, scenario, &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static const LodeTargetResult *
find_target (const LodeResult *result,
             LodeTargetKind    kind)
{
  for (guint i = 0; i < lode_result_get_n_targets (result); i++)
    {
      const LodeTargetResult *target = lode_result_get_target (result, i);

      if (target->kind == kind && g_str_equal (target->consumer, "EU27"))
        return target;
    }

  return NULL;
}

/* The EU's four, with thresholds and source of the atlas, in the scenario's last year. */
static void
test_targets (void)
{
  g_autoptr (LodeResult) result = run ("", 0, 1, TRUE);
  const LodeTargetResult *ceiling = find_target (result, LODE_TARGET_CEILING);
  const LodeTargetResult *extraction = find_target (result, LODE_TARGET_EXTRACTION);
  const LodeTargetResult *recycling = find_target (result, LODE_TARGET_RECYCLING);
  const LodeTargetResult *processing = find_target (result, LODE_TARGET_PROCESSING);

  g_assert_cmpfloat (lode_figure_get_value (ceiling->figure), ==, 65);
  g_assert_true (ceiling->is_ceiling);
  g_assert_cmpint (ceiling->by_year, ==, 2030);
  g_assert_cmpint (ceiling->year, ==, 2028);
  g_assert_nonnull (lode_figure_get_sources (ceiling->figure)[0]);
  /* China's 40 t of 60 t, at both stages: the first one decides. */
  g_assert_cmpfloat_with_epsilon (ceiling->value[0], 200.0 / 3, 1e-6);
  g_assert_cmpstr (ceiling->stage[0], ==, "mining");
  g_assert_false (ceiling->is_met[0]);
  g_assert_true (isnan (ceiling->probability[0]));
  g_assert_cmpfloat (extraction->value[0], ==, 0);
  g_assert_cmpfloat (lode_figure_get_value (extraction->figure), ==, 10);
  g_assert_false (extraction->is_met[0]);
  /* Nothing is known of recycling, and no stage lies between the mine and the magnet. */
  g_assert_true (isnan (recycling->value[0]));
  g_assert_false (recycling->is_met[0]);
  g_assert_true (isnan (processing->value[0]));
}

static void
test_met (void)
{
  g_autoptr (LodeResult) result = run (MINE, 0, 1, TRUE);
  const LodeTargetResult *extraction = find_target (result, LODE_TARGET_EXTRACTION);

  /* Twelve of sixty. */
  g_assert_cmpfloat_with_epsilon (extraction->value[0], 20, 1e-6);
  g_assert_true (extraction->is_met[0]);
  g_assert_true (extraction->is_met[1]);
  g_assert_cmpstr (extraction->stage[0], ==, "mining");
}

/* What is recycled is no extraction. */
static void
test_recycling (void)
{
  g_autoptr (LodeResult) result = run (
    "{\"id\": \"scrap\", \"kind\": \"recycling\", \"countries\": [\"EU27\"], \"stages\": [\"magnet\"], "
    "\"window\": [\"2026-01\", null], \"content\": 1, \"collection\": 0.6, \"recovery\": 0.5, "
    "\"lifetime\": 5, \"past_growth\": 0}", 0, 1, TRUE);
  const LodeTargetResult *recycling = find_target (result, LODE_TARGET_RECYCLING);
  const LodeTargetResult *extraction = find_target (result, LODE_TARGET_EXTRACTION);

  g_assert_cmpfloat_with_epsilon (recycling->value[0], 30, 1e-6);
  g_assert_true (recycling->is_met[0]);
  g_assert_cmpfloat (extraction->value[0], ==, 0);
}

static void
test_probability (void)
{
  g_autoptr (LodeResult) result = run (MINE, 2000, 2, TRUE);
  const LodeTargetResult *extraction = find_target (result, LODE_TARGET_EXTRACTION);
  const LodeTargetResult *ceiling = find_target (result, LODE_TARGET_CEILING);
  const LodeTargetResult *recycling = find_target (result, LODE_TARGET_RECYCLING);

  /* Four standard errors of 2,000 draws. */
  g_assert_cmpfloat_with_epsilon (extraction->probability[0], 0.5, 0.045);
  g_assert_cmpfloat (extraction->probability[0], ==, extraction->probability[1]);
  g_assert_cmpfloat (ceiling->probability[0], >=, 0);
  g_assert_cmpfloat (ceiling->probability[0], <=, 1);
  g_assert_true (isnan (recycling->probability[0]));
}

static void
test_bands (void)
{
  g_autoptr (LodeResult) result = run (STOP, 1000, 1, TRUE);
  int jpn = lode_result_find_consumer (result, "JPN");
  LodeBand served, shortage, ratio, largest;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_assert_true (lode_result_get_band (result, LODE_SERIES_SERVED, (LodeConduct) k, jpn, 1, &served));
      g_assert_true (lode_result_get_band (result, LODE_SERIES_SHORTAGE, (LodeConduct) k, jpn, 1,
                                           &shortage));
      g_assert_cmpfloat_with_epsilon (served.mean + shortage.mean, 40, 1e-3);
      g_assert_cmpfloat_with_epsilon (served.p5 + shortage.p95, 40, 1e-3);
      g_assert_true (lode_result_get_band (result, LODE_SERIES_PRICE_RATIO, (LodeConduct) k, jpn, 1,
                                           &ratio));
      g_assert_cmpfloat (ratio.p5, >=, 1);
      g_assert_cmpfloat (ratio.p95, >, ratio.p5);
      g_assert_true (lode_result_get_band (result, LODE_SERIES_LARGEST_SHARE, (LodeConduct) k, jpn, 1,
                                           &largest));
      g_assert_cmpfloat (largest.p95, <=, 1);
    }
  /* Amounts have sums; the others do not. */
  g_assert_true (lode_result_get_band (result, LODE_SERIES_SERVED, 0, LODE_RESULT_ALL, 0, &served));
  g_assert_cmpfloat_with_epsilon (served.p50, 100, 1e-3);
  g_assert_false (lode_result_get_band (result, LODE_SERIES_PRICE_RATIO, 0, LODE_RESULT_ALL, 0, &ratio));
  g_assert_true (lode_result_get_dividend_usd_band (result, LODE_RESULT_ALL, &ratio));
  g_assert_true (lode_result_get_dividend_band (result, LODE_RESULT_ALL, &served));
  g_assert_cmpfloat_with_epsilon (ratio.mean, served.mean * 50000, 1e-3);
}

/* Nothing of it unless it is asked for, and nothing else changes when it is. */
static void
test_not_asked (void)
{
  g_autoptr (LodeResult) plain = run (STOP "," MINE, 300, 1, FALSE);
  g_autoptr (LodeResult) whole = run (STOP "," MINE, 300, 1, TRUE);
  LodeBand a, b;

  g_assert_false (lode_result_get_band (plain, LODE_SERIES_SERVED, 0, 0, 0, &a));
  g_assert_true (isnan (find_target (plain, LODE_TARGET_EXTRACTION)->probability[0]));
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_assert_true (lode_result_get_band (plain, LODE_SERIES_SHORTAGE, (LodeConduct) k, 1, 1, &a));
      g_assert_true (lode_result_get_band (whole, LODE_SERIES_SHORTAGE, (LodeConduct) k, 1, 1, &b));
      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
    }
}

static void
test_threads (void)
{
  g_autoptr (LodeResult) one = run (STOP "," MINE, 500, 1, TRUE);
  static const LodeSeries series[] = {
    LODE_SERIES_SERVED, LODE_SERIES_LARGEST_SHARE, LODE_SERIES_PRICE_RATIO,
  };

  for (guint n = 2; n <= 4; n += 2)
    {
      g_autoptr (LodeResult) many = run (STOP "," MINE, 500, n, TRUE);

      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          for (guint s = 0; s < G_N_ELEMENTS (series); s++)
            for (int c = 0; c < 2; c++)
              {
                LodeBand a, b;

                g_assert_true (lode_result_get_band (one, series[s], (LodeConduct) k, c, 1, &a));
                g_assert_true (lode_result_get_band (many, series[s], (LodeConduct) k, c, 1, &b));
                g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
              }
          g_assert_cmpfloat (find_target (one, LODE_TARGET_EXTRACTION)->probability[k], ==,
                             find_target (many, LODE_TARGET_EXTRACTION)->probability[k]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/findings/targets", test_targets);
  g_test_add_func ("/engine/findings/met", test_met);
  g_test_add_func ("/engine/findings/recycling", test_recycling);
  g_test_add_func ("/engine/findings/probability", test_probability);
  g_test_add_func ("/engine/findings/bands", test_bands);
  g_test_add_func ("/engine/findings/not-asked", test_not_asked);
  g_test_add_func ("/engine/findings/threads", test_threads);

  return g_test_run ();
}
