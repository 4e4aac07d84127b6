/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* MODEL §7 in a run, on a chain of 100 t a year: EU27 takes 40 t from China and 20 t from Germany, which
 * uses Australian ore; Japan takes 40 t from China. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "engine/indicators/lode-indicators.h"
#include "engine/lode-metric.h"
#include "engine/lode-simulation.h"
#include "scenario-cases.h"

#define MINING 0
#define MAGNET 1

static LodeResult *
run (const char *levers)
{
  g_autoptr (LodeChain) chain = scenario_cases_new_chain (NULL);
  g_autoptr (LodeScenario) scenario = scenario_cases_load ("year", "[]", "", levers);
  g_autoptr (GError) error = NULL;
  LodeResult *result = lode_simulation_run (chain, scenario, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static double
get (const LodeResult *result,
     LodeSeries        series,
     const char       *consumer,
     guint             period)
{
  return lode_result_get (result, series, LODE_CONDUCT_FRAGMENTED,
                          lode_result_find_consumer (result, consumer), period);
}

static double
at (const LodeResult *result,
    LodeStageSeries   series,
    const char       *consumer,
    guint             stage,
    guint             period)
{
  int index = consumer != NULL ? lode_result_find_consumer (result, consumer) : LODE_RESULT_ALL;

  return lode_result_get_at_stage (result, series, LODE_CONDUCT_FRAGMENTED, index, stage, period);
}

static double
weakness (const char *country)
{
  return (2.5 - lode_atlas_get_governance (lode_atlas_get_default (), country, 0)) / 5;
}

static guint
find_country (const LodeResult *result,
              const char       *country)
{
  for (guint k = 0; k < lode_result_get_n_countries (result); k++)
    if (g_str_equal (lode_result_get_country (result, k), country))
      return k;

  g_assert_not_reached ();
}

static void
test_origins (void)
{
  g_autoptr (LodeResult) result = run ("");
  guint eu = (guint) lode_result_find_consumer (result, "EU27");
  guint aus = find_country (result, "AUS"), chn = find_country (result, "CHN");
  guint deu = find_country (result, "DEU");

  g_assert_cmpuint (lode_result_get_n_stages (result), ==, 2);
  g_assert_cmpstr (lode_result_get_stage (result, MAGNET), ==, "magnet");
  g_assert_cmpfloat_with_epsilon (lode_result_get_origin_share (result, 0, eu, MINING, aus, 0), 1.0 / 3,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (lode_result_get_origin_share (result, 0, eu, MAGNET, deu, 0), 1.0 / 3,
                                  1e-9);
  g_assert_cmpfloat (lode_result_get_origin_share (result, 0, eu, MINING, deu, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (lode_result_get_country_exposure (result, 0, eu, chn, 0), 2.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_result_get_country_exposure (result, 0, eu, aus, 0), 1.0 / 3, 1e-9);
  for (guint s = 0; s < 2; s++)
    {
      g_assert_cmpstr (lode_result_get_stage_largest (result, 0, eu, s, 0), ==, "CHN");
      g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_LARGEST_SHARE, "EU27", s, 0), 2.0 / 3, 1e-9);
    }
  g_assert_cmpfloat (get (result, LODE_SERIES_UNKNOWN, "EU27", 0), ==, 0);
}

static void
test_concentration (void)
{
  g_autoptr (LodeResult) result = run ("");

  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HHI_LOW, "EU27", MAGNET, 0), 5.0 / 9, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HHI_HIGH, "EU27", MAGNET, 0), 5.0 / 9, 1e-9);
  g_assert_cmpfloat (at (result, LODE_STAGE_HHI_LOW, "JPN", MINING, 0), ==, 1);
  /* Of the world's output: 0.2² + 0.8². */
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HHI_LOW, NULL, MINING, 0), 0.68, 1e-9);
  g_assert_true (isnan (at (result, LODE_STAGE_HOME_OUTPUT, NULL, MINING, 0)));
}

/* OTH makes some magnets of unknown ore: nothing of it is a share of a country. */
static void
test_remainders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (LodeChain) chain = scenario_cases_new_chain (random);
  g_autoptr (LodeScenario) scenario = scenario_cases_load ("year", "[]", "", "");
  g_autoptr (LodeResult) result = lode_simulation_run (chain, scenario, NULL, NULL, NULL);
  guint jpn = (guint) lode_result_find_consumer (result, "JPN");
  double other = lode_result_get_origin_share (result, 0, jpn, MAGNET, find_country (result, "OTH"), 0);

  g_assert_cmpfloat (other, >, 0);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HHI_HIGH, "JPN", MAGNET, 0) -
                                    at (result, LODE_STAGE_HHI_LOW, "JPN", MAGNET, 0), other * other,
                                  1e-9);
  g_assert_cmpstr (lode_result_get_stage_largest (result, 0, jpn, MAGNET, 0), ==, "CHN");
  /* Its ore is UNK's. */
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_UNKNOWN, "JPN", 0), other, 1e-9);
}

static void
test_home (void)
{
  g_autoptr (LodeResult) result = run (
    "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"DEU\"], \"stages\": [], "
    "\"window\": [\"2027-01\", null], \"loss\": 0.25}");

  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HOME_OUTPUT, "EU27", MAGNET, 0), 1.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HOME_CAPACITY, "EU27", MAGNET, 0), 1.0 / 3, 1e-9);
  g_assert_cmpfloat (at (result, LODE_STAGE_HOME_OUTPUT, "EU27", MINING, 0), ==, 0);
  /* 15 t of the 60 t that are wanted, and of the 55 t that are there. */
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HOME_CAPACITY, "EU27", MAGNET, 1), 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_HOME_OUTPUT, "EU27", MAGNET, 1), 15.0 / 55, 1e-9);
}

static void
test_trade (void)
{
  g_autoptr (LodeResult) result = run ("");

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_IMPORT_RELIANCE, "EU27", 0), 2.0 / 3, 1e-9);
  g_assert_cmpfloat (get (result, LODE_SERIES_IMPORT_RELIANCE, "JPN", 0), ==, 1);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_N_MINUS_1, "EU27", 0), 1.0 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_N_MINUS_1, "JPN", 0), 0, 1e-9);
}

/* Drawn from stock, 3 t of Japan's need are no imports but rely on no home plant either. */
static void
test_stock_draw (void)
{
  g_autoptr (LodeResult) result = run (
    "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], \"target\": 3, "
    "\"window\": [\"2026-01\", null], \"release_trigger\": 0}, {\"id\": \"stop\", \"kind\": "
    "\"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], \"destinations\": [\"JPN\"], "
    "\"window\": [\"2027-01\", \"2027-12\"], \"remaining\": 0.5}");

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_DRAW, "JPN", 1), 3, 1e-9);
  g_assert_cmpfloat (get (result, LODE_SERIES_DRAW, "JPN", 0), ==, 0);
  g_assert_cmpfloat (get (result, LODE_SERIES_IMPORT_RELIANCE, "JPN", 1), ==, 1);
  /* (23 − 20)/40 */
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_N_MINUS_1, "JPN", 1), 0.075, 1e-9);
}

static void
test_risks (void)
{
  g_autoptr (LodeResult) result = run ("");
  double chn = weakness ("CHN"), deu = weakness ("DEU");
  double global = 0.64 * 10 * chn + 0.04 * 10 * deu * 0.8;
  double own = 4.0 / 9 * 10 * chn + 1.0 / 9 * 10 * deu * 0.8;

  g_assert_cmpfloat (chn, >, deu);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_EU_SUPPLY_RISK, "EU27", MAGNET, 0),
                                  lode_indicators_eu_supply_risk (global, own, 2.0 / 3, 0, 1), 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_GEOPOLRISK, "EU27", MAGNET, 0),
                                  0.68 * 40 * chn / 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_USGS_RISK, "EU27", MAGNET, 0),
                                  cbrt (0.64 * chn * 2 / 3), 1e-9);
}

/* A control holds back 30 t of the 80 t that leave China: t = 1 + 0.5 × 30/80. */
static void
test_restricted_trade (void)
{
  g_autoptr (LodeResult) result = run (
    "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], "
    "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": 0.25}");
  double chn = weakness ("CHN"), deu = weakness ("DEU");
  double t = 1 + 0.5 * 30 / 80;
  double global = 25.0 / 49 * 10 * chn * t + 4.0 / 49 * 10 * deu;

  g_assert_cmpfloat_with_epsilon (at (result, LODE_STAGE_EU_SUPPLY_RISK, "JPN", MAGNET, 1),
                                  lode_indicators_eu_supply_risk (global, 10 * chn * t, 1, 0, 1), 1e-9);
}

/* Concentrations lie between 1/n and 1, shares add up to one. */
static void
test_bounds (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (LodeChain) chain = scenario_cases_new_chain (random);
      g_autoptr (LodeScenario) scenario = scenario_cases_new_scenario (random);
      g_autoptr (LodeResult) result = lode_simulation_run (chain, scenario, NULL, NULL, NULL);
      guint n = lode_result_get_n_countries (result);

      for (guint c = 0; c < lode_result_get_n_consumers (result); c++)
        for (guint s = 0; s < lode_result_get_n_stages (result); s++)
          for (guint t = 0; t < lode_result_get_n_periods (result); t++)
            {
              double sum = 0;

              for (guint k = 0; k < n; k++)
                sum += lode_result_get_origin_share (result, LODE_CONDUCT_COORDINATED, c, s, k, t);
              if (!(sum > 0))
                continue;
              g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
              sum = lode_result_get_at_stage (result, LODE_STAGE_HHI_HIGH, LODE_CONDUCT_COORDINATED,
                                              (int) c, s, t);
              g_assert_cmpfloat (sum, >=, 1.0 / n - 1e-9);
              g_assert_cmpfloat (sum, <=, 1 + 1e-9);
            }
    }
}

/* Every metric has a name of its own that ends in its unit. */
static void
test_metrics (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *all = lode_metric_list_names ();
  static const char * const endings[][2] = {
    { "t", "_t" }, { "%", "_pct" }, { "USD/kg", "_usd_per_kg" }, { "USD", "_usd" }, { "days", "_days" },
  };

  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) metric->name));
      g_assert_true (lode_metric_find (metric->name) == metric);
      g_assert_true (lode_metric_of (metric->scope, metric->index) == metric);
      g_assert_nonnull (strstr (all, metric->name));
      g_assert_nonnull (strstr (metric->equation, " = "));
      g_assert_true (g_str_has_prefix (metric->section, "§"));
      for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
        if (g_str_equal (metric->unit, endings[i][0]))
          g_assert_true (g_str_has_suffix (metric->name, endings[i][1]));
    }
  g_assert_null (lode_metric_find ("shortage"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/gauge/origins", test_origins);
  g_test_add_func ("/engine/gauge/concentration", test_concentration);
  g_test_add_func ("/engine/gauge/remainders", test_remainders);
  g_test_add_func ("/engine/gauge/home", test_home);
  g_test_add_func ("/engine/gauge/trade", test_trade);
  g_test_add_func ("/engine/gauge/stock-draw", test_stock_draw);
  g_test_add_func ("/engine/gauge/risks", test_risks);
  g_test_add_func ("/engine/gauge/restricted-trade", test_restricted_trade);
  g_test_add_func ("/engine/gauge/bounds", test_bounds);
  g_test_add_func ("/engine/gauge/metrics", test_metrics);

  return g_test_run ();
}
