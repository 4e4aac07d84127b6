/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* MODEL §6 in a run, against numbers worked by hand on a chain of 100 t a year. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "engine/indicators/lode-indicators.h"
#include "engine/lode-simulation.h"
#include "scenario-cases.h"

#define STOP(remaining) \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": " remaining "}"
#define FLOOR(terms) \
  "{\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"EU27\"], \"share\": 0.3, \"cost\": 0, " \
  terms "}"
#define ALWAYS "\"window\": [\"2026-01\", null]"
#define PRICE_60 "\"market\": {\"reference_price\": 60},"

static LodeResult *
run (const char *step,
     const char *members,
     const char *market,
     const char *levers)
{
  g_autoptr (LodeChain) chain = scenario_cases_new_chain (NULL);
  g_autoptr (LodeScenario) scenario = scenario_cases_load (step, members, market, levers);
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
cost (const LodeResult *result,
      LodeCost          which,
      guint             period)
{
  return lode_result_get_cost (result, which, LODE_CONDUCT_FRAGMENTED, period);
}

static gboolean
has_note (const LodeResult *result,
          const char       *part)
{
  const char * const *notes = lode_result_get_notes (result);

  for (guint i = 0; notes[i] != NULL; i++)
    if (strstr (notes[i], part) != NULL)
      return TRUE;

  return FALSE;
}

/* Japan gets 10 t of 40 t: (1/4)^(−2) = 16 times the price; EU27 has all it needs. */
static void
test_groups (void)
{
  g_autoptr (LodeResult) apart = run ("year", "[\"EU27\"]", PRICE_60, STOP ("0.25"));
  g_autoptr (LodeResult) one = run ("year", "[]", PRICE_60, STOP ("0.25"));

  g_assert_cmpfloat_with_epsilon (get (apart, LODE_SERIES_PRICE_RATIO, "JPN", 1), 16, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (apart, LODE_SERIES_PRICE, "JPN", 1), 960, 1e-6);
  g_assert_cmpfloat (get (apart, LODE_SERIES_PRICE_RATIO, "EU27", 1), ==, 1);
  g_assert_cmpfloat (get (apart, LODE_SERIES_PRICE, "EU27", 1), ==, 60);
  g_assert_cmpfloat (get (apart, LODE_SERIES_PRICE_RATIO, "JPN", 0), ==, 1);
  /* Without an alliance there is one market: 70 t of 100 t. */
  g_assert_cmpfloat_with_epsilon (get (one, LODE_SERIES_PRICE_RATIO, "JPN", 1), 1 / 0.49, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (one, LODE_SERIES_PRICE_RATIO, "EU27", 1), 1 / 0.49, 1e-9);
}

static void
test_bounds (void)
{
  g_autoptr (LodeResult) stopped = run ("year", "[\"EU27\"]", "", STOP ("0"));
  g_autoptr (LodeResult) capped =
    run ("year", "[\"EU27\"]", "\"market\": {\"price_cap\": 3},", STOP ("0.25"));
  g_autoptr (LodeResult) floored = run (
    "year", "[\"EU27\"]", "\"market\": {\"reference_price\": 60, \"price_floor_usd_per_kg\": 90},",
    STOP ("0.25"));

  g_assert_cmpfloat (get (stopped, LODE_SERIES_PRICE_RATIO, "JPN", 1), ==, LODE_PRICE_CAP);
  g_assert_cmpfloat (get (capped, LODE_SERIES_PRICE_RATIO, "JPN", 1), ==, 3);
  g_assert_cmpfloat (get (floored, LODE_SERIES_PRICE_RATIO, "EU27", 1), ==, 1.5);
  g_assert_cmpfloat_with_epsilon (get (floored, LODE_SERIES_PRICE, "EU27", 1), 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (floored, LODE_SERIES_PRICE_RATIO, "JPN", 1), 16, 1e-9);
}

/* −0.5 and 0.5: (1/4)^(−1). */
static void
test_elasticities (void)
{
  g_autoptr (LodeResult) result = run (
    "year", "[\"EU27\"]", "\"market\": {\"demand_elasticity\": -0.5, \"supply_elasticity\": 0.5},",
    STOP ("0.25"));

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_PRICE_RATIO, "JPN", 1), 4, 1e-9);
  g_assert_true (has_note (result, "−0.5 (demand) and 0.5 (supply)"));
}

/* The reference price is the atlas's unless the scenario has one of its own. */
static void
test_reference (void)
{
  g_autoptr (LodeResult) own = run ("year", "[]", PRICE_60, "");
  g_autoptr (LodeResult) atlas = run ("year", "[]", "", "");
  LodeFigure *figure = lode_result_get_reference_price (atlas);

  g_assert_cmpfloat (lode_figure_get_value (lode_result_get_reference_price (own)), ==, 60);
  g_assert_nonnull (figure);
  g_assert_cmpfloat (lode_figure_get_value (figure), >, 0);
  g_assert_cmpint (lode_figure_get_year (figure), >, 2000);
  g_assert_nonnull (lode_figure_get_sources (figure)[0]);
  g_assert_cmpfloat_with_epsilon (get (atlas, LODE_SERIES_PRICE, "JPN", 0),
                                  lode_figure_get_value (figure), 1e-9);
}

/* Germany makes 20 t a year. At 60 under a floor of 110 the state pays 50 × 20,000 kg; over one of 40 it
 * receives 0.3 × 20 × 20,000. */
static void
test_contract (void)
{
  g_autoptr (LodeResult) pays = run ("year", "[\"EU27\"]", PRICE_60, FLOOR ("\"floor\": 110, " ALWAYS));
  g_autoptr (LodeResult) receives = run ("year", "[\"EU27\"]", PRICE_60,
                                         FLOOR ("\"floor\": 40, " ALWAYS));
  g_autoptr (LodeResult) half = run ("year", "[\"EU27\"]", PRICE_60,
                                     FLOOR ("\"floor\": 110, \"window\": [\"2026-07\", \"2026-12\"]"));
  const LodeContract *contract = lode_result_get_contract (pays, 0);

  g_assert_cmpuint (lode_result_get_n_contracts (pays), ==, 1);
  g_assert_cmpstr (contract->lever, ==, "floor");
  g_assert_cmpfloat (contract->floor, ==, 110);
  g_assert_cmpfloat_with_epsilon (contract->quantity[0][0], 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (contract->price[0][0], 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (contract->usd[0][0], -1e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (cost (pays, LODE_COST_CONTRACTS, 2), -1e6, 1e-3);
  g_assert_cmpfloat_with_epsilon (cost (receives, LODE_COST_CONTRACTS, 0), 120000, 1e-3);
  g_assert_cmpfloat_with_epsilon (cost (half, LODE_COST_CONTRACTS, 0), -5e5, 1e-3);
  g_assert_cmpfloat (cost (half, LODE_COST_CONTRACTS, 1), ==, 0);
  g_assert_cmpfloat_with_epsilon (lode_result_get_total_cost (pays, LODE_COST_CONTRACTS,
                                                              LODE_CONDUCT_FRAGMENTED), -3e6, 1e-3);
}

/* With half of the German plant gone EU27 has 50 t of 60 t: (5/6)^(−2) × 60 = 86.4. */
static void
test_contract_follows_price (void)
{
  g_autoptr (LodeResult) result = run (
    "year", "[\"EU27\"]", PRICE_60,
    FLOOR ("\"floor\": 110, " ALWAYS) ", {\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": "
    "[\"DEU\"], \"stages\": [\"magnet\"], " ALWAYS ", \"loss\": 0.5}");
  const LodeContract *contract = lode_result_get_contract (result, 0);

  g_assert_cmpfloat_with_epsilon (contract->price[0][1], 86.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (contract->quantity[0][1], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (contract->usd[0][1], -236000, 1e-3);
}

/* Who is no member pays for its own. */
static void
test_contract_of_others (void)
{
  g_autoptr (LodeResult) result = run ("year", "[\"JPN\"]", PRICE_60,
                                       FLOOR ("\"floor\": 110, " ALWAYS));

  g_assert_cmpfloat_with_epsilon (lode_result_get_contract (result, 0)->usd[0][0], -1e6, 1e-3);
  g_assert_cmpfloat (cost (result, LODE_COST_CONTRACTS, 0), ==, 0);
}

/* An early stage has no price here unless the lever states it. */
static void
test_contract_without_price (void)
{
  g_autoptr (LodeResult) unknown = run (
    "year", "[\"AUS\", \"JPN\"]", PRICE_60,
    "{\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], "
    "\"floor\": 110, \"cost\": 0, " ALWAYS "}");
  g_autoptr (LodeResult) stated = run (
    "year", "[\"AUS\", \"JPN\"]", PRICE_60,
    "{\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], "
    "\"floor\": 110, \"price\": 70, \"cost\": 0, " ALWAYS "}");

  g_assert_true (isnan (lode_result_get_contract (unknown, 0)->usd[0][0]));
  g_assert_true (isnan (cost (unknown, LODE_COST_PREMIUM, 0)));
  g_assert_true (has_note (unknown, "“floor”"));
  /* 20 t of ore at 40 below the floor. */
  g_assert_cmpfloat_with_epsilon (cost (stated, LODE_COST_CONTRACTS, 0), -800000, 1e-3);
}

/* 8 % over 15 years of 250 million, from the start on. */
static void
test_capital (void)
{
  static const char plant[] =
    "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"DEU\"], \"stages\": [\"magnet\"], "
    "\"window\": [\"2027-01\", null], \"capacity\": 5, \"success\": 1, \"lead_months\": 0, "
    "\"capex\": 250}";
  g_autoptr (LodeResult) yearly = run ("year", "[\"EU27\"]", PRICE_60, plant);
  g_autoptr (LodeResult) quarterly = run ("quarter", "[\"EU27\"]", PRICE_60, plant);
  g_autoptr (LodeResult) others = run ("year", "[\"JPN\"]", PRICE_60, plant);
  double annuity = 250e6 * 0.08 / (1 - pow (1.08, -15));

  g_assert_cmpfloat (cost (yearly, LODE_COST_CAPITAL, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (cost (yearly, LODE_COST_CAPITAL, 1), annuity, 1e-3);
  g_assert_cmpfloat_with_epsilon (cost (quarterly, LODE_COST_CAPITAL, 4), annuity / 4, 1e-3);
  g_assert_cmpfloat_with_epsilon (lode_result_get_total_cost (quarterly, LODE_COST_CAPITAL,
                                                              LODE_CONDUCT_FRAGMENTED), 2 * annuity,
                                  1e-3);
  g_assert_cmpfloat (cost (others, LODE_COST_CAPITAL, 2), ==, 0);
}

/* 73 days of 60 t a year are 12 t: 0.08 × 60 × 12,000 a year. */
static void
test_stock (void)
{
  static const char reserve[] =
    "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], \"days\": 73, " ALWAYS "}";
  g_autoptr (LodeResult) result = run ("year", "[\"EU27\"]", PRICE_60, reserve);
  g_autoptr (LodeResult) dear = run (
    "year", "[\"EU27\"]", "\"market\": {\"reference_price\": 60, \"holding_rate\": 0.1},", reserve);

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_STOCK, "EU27", 0), 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost (result, LODE_COST_STOCK, 0), 57600, 1e-6);
  g_assert_cmpfloat_with_epsilon (cost (dear, LODE_COST_STOCK, 0), 72000, 1e-6);
  /* 57,600 over 60,000 kg. */
  g_assert_cmpfloat_with_epsilon (cost (result, LODE_COST_PREMIUM_PER_KG, 0), 0.96, 1e-9);
}

/* The parts add up to the formula that `metrics` computes. */
static void
test_premium (void)
{
  g_autoptr (LodeResult) result = run (
    "year", "[\"EU27\"]", PRICE_60,
    FLOOR ("\"floor\": 110, " ALWAYS) ", {\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": "
    "[\"EU27\"], \"days\": 73, " ALWAYS "}, {\"id\": \"plant\", \"kind\": \"project\", \"countries\": "
    "[\"DEU\"], \"stages\": [\"mining\"], " ALWAYS ", \"capacity\": 1, \"success\": 1, \"lead_months\": 0, "
    "\"capex\": 2}");
  const LodePriceFloor floor = { 110, lode_result_get_contract (result, 0)->quantity[0][1], 0.3 };
  double served = get (result, LODE_SERIES_SERVED, "EU27", 1);

  g_assert_cmpfloat_with_epsilon (cost (result, LODE_COST_PREMIUM_PER_KG, 1),
                                  lode_indicators_premium (60, &floor, 1, 2e6,
                                                           lode_indicators_capital_recovery (0.08, 15),
                                                           12, 0.08, served), 1e-9);
  g_assert_cmpfloat_with_epsilon (cost (result, LODE_COST_PREMIUM, 1),
                                  cost (result, LODE_COST_CAPITAL, 1) +
                                    cost (result, LODE_COST_STOCK, 1) -
                                    cost (result, LODE_COST_CONTRACTS, 1), 1e-6);
}

/* Nobody's premium. */
static void
test_no_alliance (void)
{
  g_autoptr (LodeResult) result = run ("year", "[]", PRICE_60, "");

  g_assert_true (isnan (cost (result, LODE_COST_PREMIUM_PER_KG, 0)));
  g_assert_cmpfloat (cost (result, LODE_COST_PREMIUM, 0), ==, 0);
  g_assert_cmpuint (lode_result_get_n_contracts (result), ==, 0);
}

static void
test_dividend (void)
{
  g_autoptr (LodeResult) result = run ("year", "[\"EU27\", \"JPN\"]", PRICE_60, STOP ("0.25"));
  double t = lode_result_get_dividend (result, LODE_RESULT_ALL);

  g_assert_cmpfloat_with_epsilon (lode_result_get_dividend_usd (result, LODE_RESULT_ALL), t * 60000,
                                  1e-6);
  g_assert_cmpfloat_with_epsilon (lode_result_get_dividend_share (result, LODE_RESULT_ALL), t / 30, 1e-9);
  g_assert_cmpfloat (lode_result_get_dividend_share (result, 0), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/prices/groups", test_groups);
  g_test_add_func ("/engine/prices/bounds", test_bounds);
  g_test_add_func ("/engine/prices/elasticities", test_elasticities);
  g_test_add_func ("/engine/prices/reference", test_reference);
  g_test_add_func ("/engine/prices/contract", test_contract);
  g_test_add_func ("/engine/prices/contract-follows-price", test_contract_follows_price);
  g_test_add_func ("/engine/prices/contract-of-others", test_contract_of_others);
  g_test_add_func ("/engine/prices/contract-without-price", test_contract_without_price);
  g_test_add_func ("/engine/prices/capital", test_capital);
  g_test_add_func ("/engine/prices/stock", test_stock);
  g_test_add_func ("/engine/prices/premium", test_premium);
  g_test_add_func ("/engine/prices/no-alliance", test_no_alliance);
  g_test_add_func ("/engine/prices/dividend", test_dividend);

  return g_test_run ();
}
