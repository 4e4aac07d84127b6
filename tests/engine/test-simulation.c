/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/lode-simulation.h"

/* A chain small enough to reckon by hand: a mine and a plant in China, a plant in Germany; EU27 and
 * Japan use 60 t and 40 t a year. Chinese plants serve both, the German one EU27. */
static LodeChain *
new_chain (void)
{
  LodeChain *chain = lode_chain_new ("ndfeb_magnets", 2024);
  static const struct
  {
    guint       stage;
    const char *actor;
    double      amount;
  } nodes[] = {
    { 0, "AUS", 20 }, { 0, "CHN", 80 }, { 1, "CHN", 80 }, { 1, "DEU", 20 }, { 2, "EU27", 60 },
    { 2, "JPN", 40 },
  };
  static const struct
  {
    guint       stage;
    const char *from;
    const char *to;
    double      amount;
  } flows[] = {
    { 0, "AUS", "DEU", 20 }, { 0, "CHN", "CHN", 80 }, { 1, "CHN", "EU27", 40 }, { 1, "CHN", "JPN", 40 },
    { 1, "DEU", "EU27", 20 },
  };

  lode_chain_add_stage (chain, "mining", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "magnet", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "use", lode_figure_new_assumed (1, "t/t"));
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    lode_chain_add_node (chain, nodes[i].stage, nodes[i].actor,
                         lode_figure_new_assumed (nodes[i].amount, "t"),
                         nodes[i].stage < 2 ? lode_figure_new_assumed (nodes[i].amount, "t") : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    lode_chain_add_flow (chain, flows[i].stage, flows[i].from, flows[i].to,
                         lode_figure_new_assumed (flows[i].amount, "t"), LODE_FLOW_RECONCILED, 0);

  return chain;
}

/* A scenario of three years with @levers and @alliance, both JSON. */
static LodeScenario *
new_scenario (const char *step,
              const char *alliance,
              const char *levers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", \"title\": \"Test\", "
    "\"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2028-12\", \"step\": \"%s\", "
    "\"seed\": 1, \"draws\": 0, \"alliance\": %s, \"levers\": [%s]}", step, alliance, levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

#define NO_ALLIANCE "{\"members\": [], \"pooled_stocks\": false, \"open_arcs\": false}"
#define BOTH "{\"members\": [\"EU27\", \"JPN\"], \"pooled_stocks\": false, \"open_arcs\": false}"
#define BOTH_OPEN "{\"members\": [\"EU27\", \"JPN\"], \"pooled_stocks\": false, \"open_arcs\": true}"
#define STOP \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": 0.25}"

static LodeResult *
run (const LodeChain *chain,
     const char      *step,
     const char      *alliance,
     const char      *levers)
{
  g_autoptr (LodeScenario) scenario = new_scenario (step, alliance, levers);
  g_autoptr (GError) error = NULL;
  LodeResult *result = lode_simulation_run (chain, scenario, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static double
get (const LodeResult *result,
     LodeSeries        series,
     LodeConduct       conduct,
     const char       *consumer,
     guint             period)
{
  return lode_result_get (result, series, conduct, lode_result_find_consumer (result, consumer), period);
}

static void
test_calm (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (chain, "quarter", BOTH, "");

  g_assert_cmpuint (lode_result_get_n_periods (result), ==, 12);
  g_assert_cmpuint (lode_result_get_period_months (result), ==, 3);
  g_assert_cmpint (lode_result_get_period_start (result, 1), ==, lode_month_parse ("2026-04"));
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_assert_cmpfloat (lode_result_get_total (result, LODE_SERIES_SHORTAGE, (LodeConduct) k,
                                                LODE_RESULT_ALL), ==, 0);
      g_assert_cmpfloat_with_epsilon (lode_result_get_total (result, LODE_SERIES_DEMAND, (LodeConduct) k,
                                                             LODE_RESULT_ALL), 300, 1e-9);
      g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_LARGEST_SHARE, (LodeConduct) k, "EU27", 3),
                                      2.0 / 3, 1e-3);
      g_assert_cmpfloat (get (result, LODE_SERIES_PRICE_RATIO, (LodeConduct) k, "JPN", 3), ==, 1);
    }
  g_assert_cmpstr (lode_result_get_largest (result, LODE_CONDUCT_FRAGMENTED, 0, 0), ==, "CHN");
  g_assert_cmpuint (lode_result_get_n_suppliers (result), ==, 2);
  g_assert_cmpstr (lode_result_get_supplier (result, 1), ==, "DEU");
  g_assert_cmpfloat_with_epsilon (lode_result_get_supplier_share (result, LODE_CONDUCT_FRAGMENTED, 0, 1,
                                                                  0), 1.0 / 3, 1e-9);
}

static void
test_control (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (chain, "year", NO_ALLIANCE, STOP);

  g_assert_cmpfloat (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 1),
                                  30, 1e-9);
  g_assert_cmpfloat (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 2), ==, 0);
  g_assert_cmpfloat (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "EU27", 1), ==, 0);
  /* Without an alliance both conducts are one. */
  g_assert_cmpfloat (lode_result_get_dividend (result, LODE_RESULT_ALL), ==, 0);
}

/* Half a year of control in a yearly period lets half of the flow go free. */
static void
test_part_of_a_period (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", NO_ALLIANCE,
    "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], "
    "\"destinations\": [\"JPN\"], \"window\": [\"2027-07\", \"2027-12\"], \"remaining\": 0}");

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 1),
                                  20, 1e-9);
}

/* Germany's plant, opened to Japan, helps; EU27 keeps what it has. */
static void
test_dividend (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", BOTH_OPEN,
    STOP ", {\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], "
    "\"window\": [\"2026-01\", null], \"capacity\": 100, \"ramp_months\": 0, \"success\": 1, "
    "\"lead_months\": 0, \"utilisation\": 1}");

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 1),
                                  30, 1e-6);
  g_assert_cmpfloat (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED, "EU27", 1), <=, 0.002);
  g_assert_cmpfloat (lode_result_get_dividend (result, LODE_RESULT_MEMBERS), >=, -0.01);
}

static void
test_loss (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", NO_ALLIANCE,
    "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"EU27\"], \"stages\": [], "
    "\"window\": [\"2026-01\", \"2026-12\"], \"loss\": 0.5}");

  /* EU27 stands for Germany; its plant makes 10 t of 20 t, and China has nothing to spare. */
  g_assert_cmpfloat_with_epsilon (lode_result_get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                                   LODE_RESULT_ALL, 0), 10, 1e-6);
  g_assert_cmpfloat (lode_result_get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                      LODE_RESULT_ALL, 1), ==, 0);
}

/* 1.1 × 1.1, and no plant has room: what is above the capacity of 100 t is short. */
static void
test_growth (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", NO_ALLIANCE,
    "{\"id\": \"boom\", \"kind\": \"demand_growth\", \"countries\": [\"JPN\"], "
    "\"window\": [\"2026-01\", null], \"growth\": 0.1}");

  g_assert_cmpfloat (get (result, LODE_SERIES_DEMAND, LODE_CONDUCT_FRAGMENTED, "JPN", 0), ==, 40);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_DEMAND, LODE_CONDUCT_FRAGMENTED, "JPN", 2),
                                  48.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_result_get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                                   LODE_RESULT_ALL, 2), 8.4, 0.5);
}

static void
test_substitution (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", NO_ALLIANCE,
    "{\"id\": \"less\", \"kind\": \"substitution\", \"countries\": [], "
    "\"window\": [\"2026-01\", null], \"share\": 0.15, \"pace\": 0.1}");

  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_DEMAND, LODE_CONDUCT_FRAGMENTED, "JPN", 1),
                                  36, 1e-9);
  /* Ten per cent a year, up to fifteen. */
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_DEMAND, LODE_CONDUCT_FRAGMENTED, "JPN", 2),
                                  34, 1e-9);
}

/* A reserve that is full when its window opens: it lasts until it is empty. */
static void
test_reserve (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "quarter", NO_ALLIANCE,
    STOP ", {\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], "
    "\"window\": [\"2026-07\", null], \"target\": 10, \"release_trigger\": 0.1}");

  g_assert_cmpfloat (get (result, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 1), ==, 0);
  g_assert_cmpfloat (get (result, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 2), ==, 10);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_DAYS_OF_COVER, LODE_CONDUCT_FRAGMENTED, "JPN",
                                       2), 10 * 365 / 40.0, 1e-9);
  /* 7.5 t are missing in each quarter of 2027. */
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 4),
                                  0, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 4), 2.5,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 5),
                                  5, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 6),
                                  7.5, 1e-9);
}

static void
test_reserve_limits (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) capped = run (
    chain, "quarter", NO_ALLIANCE,
    STOP ", {\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], "
    "\"window\": [\"2026-07\", null], \"target\": 10, \"release_trigger\": 0.1, \"release_cap\": 4}");
  g_autoptr (LodeResult) shut = run (
    chain, "quarter", NO_ALLIANCE,
    STOP ", {\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], "
    "\"window\": [\"2026-07\", null], \"target\": 10, \"release_trigger\": 0.8}");
  g_autoptr (LodeResult) bought = run (
    chain, "quarter", NO_ALLIANCE,
    "{\"id\": \"less\", \"kind\": \"substitution\", \"countries\": [], \"share\": 0.2, \"pace\": 1, "
    "\"window\": [\"2024-01\", null]}, {\"id\": \"reserve\", \"kind\": \"stockpile\", "
    "\"countries\": [\"JPN\"], \"window\": [\"2026-01\", null], \"days\": 91.25, \"purchase\": 8}");

  /* A tonne a quarter. */
  g_assert_cmpfloat_with_epsilon (get (capped, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 4),
                                  6.5, 1e-9);
  /* Three quarters are missing, which is less than the trigger. */
  g_assert_cmpfloat_with_epsilon (get (shut, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, "JPN", 4), 7.5,
                                  1e-9);
  g_assert_cmpfloat (get (shut, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 4), ==, 10);
  /* Two tonnes a quarter out of what is left, up to a quarter's use. */
  g_assert_cmpfloat_with_epsilon (get (bought, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 0), 2,
                                  0.01);
  g_assert_cmpfloat_with_epsilon (get (bought, LODE_SERIES_STOCK, LODE_CONDUCT_FRAGMENTED, "JPN", 11), 8,
                                  0.01);
}

/* A new plant brings its own customers, comes up over its ramp, and buys ore on the market. */
static void
test_project (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", BOTH,
    "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], "
    "\"window\": [\"2026-01\", null], \"capacity\": 20, \"ramp_months\": 24, \"success\": 1, "
    "\"lead_months\": 0, \"utilisation\": 1}");
  int supplier = -1;
  int japan = lode_result_find_consumer (result, "JPN");

  for (guint k = 0; k < lode_result_get_n_suppliers (result); k++)
    if (g_str_equal (lode_result_get_supplier (result, k), "JPN"))
      supplier = (int) k;
  g_assert_cmpint (supplier, >=, 0);
  /* A quarter of 20 t on average in the first year of a two-year ramp, and all of it in the third. */
  g_assert_cmpfloat_with_epsilon (lode_result_get_supplier_share (result, LODE_CONDUCT_FRAGMENTED,
                                                                  (guint) japan, (guint) supplier, 0),
                                  5.0 / 40, 0.01);
  g_assert_cmpfloat_with_epsilon (lode_result_get_supplier_share (result, LODE_CONDUCT_FRAGMENTED,
                                                                  (guint) japan, (guint) supplier, 2),
                                  20.0 / 40, 0.06);
}

/* As announced it comes in time; as delivered the likelier outcome is late by a quarter or so. */
static void
test_announced (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario (
    "year", BOTH,
    "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], "
    "\"window\": [\"2027-01\", null], \"capacity\": 20, \"ramp_months\": 0, \"success\": 0.3, "
    "\"lead_months\": 36, \"utilisation\": 1}");
  LodeRunOptions options = { .is_as_announced = TRUE };
  g_autoptr (LodeResult) promised = lode_simulation_run (chain, scenario, &options, NULL, NULL);
  g_autoptr (LodeResult) delivered = lode_simulation_run (chain, scenario, NULL, NULL, NULL);
  int japan = lode_result_find_consumer (promised, "JPN");

  g_assert_cmpfloat (get (promised, LODE_SERIES_LARGEST_SHARE, LODE_CONDUCT_FRAGMENTED, "JPN", 1), <, 0.9);
  g_assert_cmpfloat (get (delivered, LODE_SERIES_LARGEST_SHARE, LODE_CONDUCT_FRAGMENTED, "JPN", 1), ==, 1);
  g_assert_cmpint (japan, >=, 0);
}

static void
test_alliance_date (void)
{
  g_autoptr (LodeChain) chain = lode_atlas_build_chain (lode_atlas_get_default (), "ndfeb_magnets", 0,
                                                        NULL);
  g_autoptr (LodeChain) baseline = lode_reconcile (chain, NULL);
  g_autoptr (LodeResult) result = run (
    baseline, "year",
    "{\"members\": [\"EU27\", \"JPN\", \"USA\"], \"pooled_stocks\": false, \"open_arcs\": true, "
    "\"from\": \"2027-06\"}",
    "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"separation\", "
    "\"metal\", \"magnet\"], \"destinations\": [], \"window\": [\"2026-01\", null], \"remaining\": 0.2}");

  for (guint t = 0; t < 3; t++)
    {
      double alone = lode_result_get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                      LODE_RESULT_MEMBERS, t);
      double together = lode_result_get (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED,
                                         LODE_RESULT_MEMBERS, t);

      /* The pact is in force in the first period that begins after its date. */
      if (t < 2)
        g_assert_cmpfloat (alone, ==, together);
      else
        g_assert_cmpfloat (together, <, alone - 100);
    }
}

static LodeResult *
run_draws (const LodeChain *chain,
           const char      *levers,
           guint            threads,
           guint64          seed)
{
  g_autoptr (LodeScenario) scenario = new_scenario ("quarter", BOTH_OPEN, levers);
  LodeRunOptions options = { .draws = 200, .seed = seed, .threads = threads };
  g_autoptr (GError) error = NULL;
  LodeResult *result = lode_simulation_run (chain, scenario, &options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

#define CHANCE \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], " \
  "\"remaining\": {\"value\": 0.25, \"low\": 0, \"high\": 0.8, \"shape\": \"pert\"}, \"probability\": 0.7}"
#define IDLE \
  "{\"id\": \"idle\", \"kind\": \"production_loss\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], " \
  "\"window\": [\"2040-01\", \"2040-12\"], " \
  "\"loss\": {\"value\": 0.25, \"low\": 0, \"high\": 0.8, \"shape\": \"uniform\"}, \"probability\": 0.5}"

static void
assert_same_bands (const LodeResult *a,
                   const LodeResult *b)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (int c = LODE_RESULT_MEMBERS; c < (int) lode_result_get_n_consumers (a); c++)
      {
        LodeBand first, second;

        for (guint t = 0; t < lode_result_get_n_periods (a); t++)
          {
            g_assert_true (lode_result_get_band (a, LODE_SERIES_SHORTAGE, (LodeConduct) k, c, t, &first));
            g_assert_true (lode_result_get_band (b, LODE_SERIES_SHORTAGE, (LodeConduct) k, c, t, &second));
            g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
          }
        g_assert_true (lode_result_get_total_band (a, (LodeConduct) k, c, &first));
        g_assert_true (lode_result_get_total_band (b, (LodeConduct) k, c, &second));
        g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
      }
}

static void
test_threads (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) one = run_draws (chain, CHANCE, 1, 5);
  g_autoptr (LodeResult) many = run_draws (chain, CHANCE, 7, 5);

  assert_same_bands (one, many);
}

/* A lever that does nothing in the span moves no draw of the others. */
static void
test_added_lever (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) one = run_draws (chain, CHANCE, 2, 5);
  g_autoptr (LodeResult) two = run_draws (chain, IDLE ", " CHANCE, 2, 5);

  assert_same_bands (one, two);
}

static void
test_bands (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run_draws (chain, CHANCE, 2, 5);
  g_autoptr (LodeResult) other = run_draws (chain, CHANCE, 2, 6);
  int japan = lode_result_find_consumer (result, "JPN");
  LodeBand band, other_band;

  g_assert_cmpuint (lode_result_get_draws (result), ==, 200);
  g_assert_true (lode_result_get_total_band (result, LODE_CONDUCT_FRAGMENTED, japan, &band));
  g_assert_true (lode_result_get_total_band (other, LODE_CONDUCT_FRAGMENTED, japan, &other_band));
  g_assert_cmpfloat (band.mean, !=, other_band.mean);
  /* In three of ten draws nothing happens; else about 0.3 of 40 t remain. */
  g_assert_cmpfloat (band.p5, ==, 0);
  g_assert_cmpfloat (band.p95, >, 25);
  g_assert_cmpfloat (band.p95, <=, 40);
  g_assert_cmpfloat_with_epsilon (band.mean, 0.7 * 40 * (1 - (4 * 0.25 + 0.8) / 6), 3);
  g_assert_true (band.p5 <= band.p25 && band.p25 <= band.p50 && band.p50 <= band.p75 &&
                 band.p75 <= band.p95);
  g_assert_true (lode_result_get_dividend_band (result, LODE_RESULT_ALL, &band));
  g_assert_cmpfloat (band.p5, >=, -0.1);
  g_assert_false (lode_result_get_band (result, LODE_SERIES_EXPOSURE, LODE_CONDUCT_FRAGMENTED, japan, 0,
                                        &band));
}

static void
test_cancel (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario ("year", BOTH, STOP);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (lode_simulation_run (chain, scenario, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
count_progress (double   fraction,
                gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario ("year", BOTH, CHANCE);
  double last = -1;
  LodeRunOptions options = {
    .draws = 100, .threads = 1, .progress = count_progress, .progress_data = &last,
  };
  g_autoptr (LodeResult) result = lode_simulation_run (chain, scenario, &options, NULL, NULL);

  g_assert_nonnull (result);
  g_assert_cmpfloat (last, ==, 1);
}

typedef struct
{
  const char *alliance;
  const char *levers;
  const char *words;
} Fault;

static const Fault faults[] = {
  { BOTH, "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
    "\"stages\": [\"smelting\"]}", "no producing stage “smelting”; there are mining, magnet" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
    "\"stages\": [\"use\"]}", "no producing stage “use”" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [], \"stages\": []}",
    "countries: this list is empty" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"stockpile\", \"countries\": [\"FRA\"], \"target\": 5}",
    "no consumer of this chain" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"recycling\", \"countries\": [\"FRA\"]}",
    "no consumer of this chain" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"recycling\", \"countries\": [\"EU27\"], "
    "\"stages\": [\"mining\", \"magnet\"]}", "comes in at one stage" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"guaranteed_procurement\", \"countries\": [\"EU27\"]}",
    "no project lever whose output could be promised" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"guaranteed_procurement\", \"countries\": [\"EU27\"], "
    "\"projects\": [\"L9\"]}", "“L9” is no project lever" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], \"budget\": 100}",
    "state the price in USD/kg" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"project\", \"countries\": [\"JPN\"], "
    "\"stages\": [\"magnet\"], \"discovered\": \"2020-01\"}", "dates a mine" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"project\", \"countries\": [\"AUS\"], "
    "\"stages\": [\"mining\"], \"window\": [\"2027-01\", null], \"destinations\": [\"USA\"]}",
    "none of them takes from stage “mining”" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
    "\"material\": \"gallium\"}", "has no companion" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"project\", \"project\": \"no-such-plant\"}",
    "the atlas has no “no-such-plant”" },
  { BOTH, "{\"id\": \"L1\", \"kind\": \"project\", \"countries\": [\"AUS\", \"USA\"], "
    "\"stages\": [\"mining\"]}", "one country at one stage" },
};

static void
test_faults (void)
{
  g_autoptr (LodeChain) chain = new_chain ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (LodeScenario) scenario = new_scenario ("year", faults[i].alliance, faults[i].levers);
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_simulation_run (chain, scenario, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpint (lode_error_exit_status (error), ==, 1);
      g_assert_nonnull (strstr (error->message, faults[i].words));
      g_assert_nonnull (strstr (error->message, "L1"));
    }
}

static void
test_limits (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario ("year", BOTH, STOP);
  LodeRunOptions options = { .draws = LODE_MAX_DRAWS + 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_simulation_run (chain, scenario, &options, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "draws"));
  g_clear_error (&error);
  options.draws = 1;
  options.threads = LODE_MAX_THREADS + 1;
  g_assert_null (lode_simulation_run (chain, scenario, &options, NULL, &error));
  g_assert_nonnull (strstr (error->message, "threads"));
}

/* A disabled lever does nothing, whatever it is. */
static void
test_disabled (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) result = run (
    chain, "year", BOTH,
    "{\"id\": \"L1\", \"kind\": \"recycling\", \"enabled\": false, \"countries\": [\"FRA\"]}");

  g_assert_cmpfloat (lode_result_get_total (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED,
                                            LODE_RESULT_ALL), ==, 0);
}

/* A floor that pays twice the cost makes a doubtful plant likely. */
static void
test_price_floor (void)
{
  static const char plant[] =
    "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], "
    "\"window\": [\"2026-01\", null], \"capacity\": 20, \"ramp_months\": 0, \"success\": 0.3, "
    "\"lead_months\": 0, \"utilisation\": 1}";
  g_autofree char *with = g_strconcat (
    plant, ", {\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"JPN\"], \"floor\": 110, "
    "\"cost\": 55, \"beta\": 2, \"share\": 0.3}", NULL);
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeResult) bare = run (chain, "year", BOTH, plant);
  g_autoptr (LodeResult) backed = run (chain, "year", BOTH, with);

  g_assert_cmpfloat (get (bare, LODE_SERIES_LARGEST_SHARE, LODE_CONDUCT_FRAGMENTED, "JPN", 2), ==, 1);
  g_assert_cmpfloat (get (backed, LODE_SERIES_LARGEST_SHARE, LODE_CONDUCT_FRAGMENTED, "JPN", 2), <, 0.9);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/simulation/calm", test_calm);
  g_test_add_func ("/engine/simulation/control", test_control);
  g_test_add_func ("/engine/simulation/part-of-a-period", test_part_of_a_period);
  g_test_add_func ("/engine/simulation/dividend", test_dividend);
  g_test_add_func ("/engine/simulation/loss", test_loss);
  g_test_add_func ("/engine/simulation/growth", test_growth);
  g_test_add_func ("/engine/simulation/substitution", test_substitution);
  g_test_add_func ("/engine/simulation/reserve", test_reserve);
  g_test_add_func ("/engine/simulation/reserve-limits", test_reserve_limits);
  g_test_add_func ("/engine/simulation/project", test_project);
  g_test_add_func ("/engine/simulation/announced", test_announced);
  g_test_add_func ("/engine/simulation/alliance-date", test_alliance_date);
  g_test_add_func ("/engine/simulation/threads", test_threads);
  g_test_add_func ("/engine/simulation/added-lever", test_added_lever);
  g_test_add_func ("/engine/simulation/bands", test_bands);
  g_test_add_func ("/engine/simulation/cancel", test_cancel);
  g_test_add_func ("/engine/simulation/progress", test_progress);
  g_test_add_func ("/engine/simulation/faults", test_faults);
  g_test_add_func ("/engine/simulation/limits", test_limits);
  g_test_add_func ("/engine/simulation/disabled", test_disabled);
  g_test_add_func ("/engine/simulation/price-floor", test_price_floor);

  return g_test_run ();
}
