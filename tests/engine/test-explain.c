/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An explanation is right when its equations, computed from nothing but the inputs that are shown, give
 * the values that are shown, and when the first one is the number that the run reports. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "engine/explain/lode-explain.h"
#include "equation.h"
#include "scenario-cases.h"

static double
compute (const char *equation,
         ...)
{
  g_autoptr (GHashTable) symbols = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *fault = NULL;
  va_list args;
  double value;

  va_start (args, equation);
  for (char *name = va_arg (args, char *); name != NULL; name = va_arg (args, char *))
    {
      value = va_arg (args, double);
      g_hash_table_insert (symbols, name, g_memdup2 (&value, sizeof value));
    }
  va_end (args);
  value = equation_compute (equation, symbols, &fault);
  g_assert_cmpstr (fault, ==, NULL);

  return value;
}

/* The reader of equations itself. */
static void
test_equations (void)
{
  g_assert_cmpfloat (compute ("y = 1 + 2·3", NULL), ==, 7);
  g_assert_cmpfloat (compute ("y = (1 + 2)·3 − 4/2", NULL), ==, 7);
  g_assert_cmpfloat (compute ("y = 2^3^2", NULL), ==, 512);
  g_assert_cmpfloat (compute ("d = d₀·T·g", "d₀", 4.0, "T", 0.5, "g", 1.5, NULL), ==, 3);
  g_assert_cmpfloat (compute ("H = Σc(s[c]^2)", "s[A]", 3.0, "s[B]", 4.0, "sum", 9.0, NULL), ==, 25);
  g_assert_cmpfloat (compute ("H = 2·Σk(10·s[k]·t[k])/u", "s[A]", 3.0, "s[B]", 4.0, "t[A]", 1.0,
                              "t[B]", 0.5, "u", 5.0, NULL), ==, 20);
  g_assert_cmpfloat (compute ("x = Σi(x[i]) − a", "a", 1.0, NULL), ==, -1);
  g_assert_cmpfloat (compute ("r = clamp(S/D, 0, 3) + max(1, 2) + min(1, 2) + cbrt(8)", "S", 8.0, "D",
                              2.0, NULL), ==, 8);
}

static void
test_bad_equations (void)
{
  static const char * const bad[] = { "y = 1 +", "y = (1", "y = a", "y = root(2)", "y = 1 2", "y = Σk 3" };
  g_autoptr (GHashTable) symbols = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *fault = NULL;

      equation_compute (bad[i], symbols, &fault);
      g_assert_nonnull (fault);
    }
}

/* Inputs of the node at @index: the nodes one deeper, up to the next one that is not below it. */
static GHashTable *
collect_inputs (const LodeExplanation *explanation,
                guint                  index)
{
  GHashTable *symbols = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  guint depth = lode_explanation_get_node (explanation, index)->depth;

  for (guint i = index + 1; i < lode_explanation_get_n_nodes (explanation); i++)
    {
      const LodeExplainNode *node = lode_explanation_get_node (explanation, i);

      if (node->depth <= depth)
        break;
      if (node->depth == depth + 1)
        g_assert_true (g_hash_table_insert (symbols, node->symbol,
                                            g_memdup2 (&node->value, sizeof node->value)));
    }

  return symbols;
}

static gboolean
is_near (double a,
         double b)
{
  return (isnan (a) && isnan (b)) ||
         fabs (a - b) <= 1e-9 * fmax (fabs (a), fabs (b)) || fabs (a - b) < 1e-9;
}

static void
check_nodes (const LodeExplanation *explanation,
             const char            *what)
{
  for (guint i = 0; i < lode_explanation_get_n_nodes (explanation); i++)
    {
      const LodeExplainNode *node = lode_explanation_get_node (explanation, i);
      g_autoptr (GHashTable) symbols = NULL;
      g_autofree char *fault = NULL;
      double value;

      g_assert_nonnull (node->sources);
      g_assert_nonnull (node->levers);
      g_assert_cmpstr (node->label, !=, "");
      if (i > 0)
        g_assert_cmpuint (node->depth, <=, lode_explanation_get_node (explanation, i - 1)->depth + 1);
      if (node->equation == NULL)
        continue;
      symbols = collect_inputs (explanation, i);
      value = equation_compute (node->equation, symbols, &fault);
      if (fault != NULL || !is_near (value, node->value))
        g_error ("%s: %s = %.17g, but “%s” gives %.17g (%s)", what, node->symbol, node->value,
                 node->equation, value, fault != NULL ? fault : "no fault");
    }
}

/* The number that the run reports. */
static double
get_reported (const LodeResult       *result,
              const LodeExplainQuery *query,
              int                     consumer,
              guint                   stage,
              guint                   country,
              guint                   period)
{
  const LodeMetric *metric = query->metric;

  switch (metric->scope)
    {
    case LODE_METRIC_CONSUMER:
      return metric->scale * lode_result_get (result, (LodeSeries) metric->index, query->conduct,
                                              consumer, period);
    case LODE_METRIC_STAGE:
      return metric->scale * lode_result_get_at_stage (result, (LodeStageSeries) metric->index,
                                                       query->conduct, consumer, stage, period);
    case LODE_METRIC_COUNTRY:
      if (metric->index == LODE_METRIC_COUNTRY_EXPOSURE)
        return 100 * lode_result_get_country_exposure (result, query->conduct, (guint) consumer, country,
                                                       period);
      if (metric->index == LODE_METRIC_DIRECT_SHARE)
        stage = lode_result_get_n_stages (result) - 1;
      return 100 * lode_result_get_origin_share (result, query->conduct, (guint) consumer, stage,
                                                 country, period);
    case LODE_METRIC_COST:
      return lode_result_get_cost (result, (LodeCost) metric->index, query->conduct, period);
    case LODE_METRIC_TOTAL:
    default:
      if (metric->index == LODE_METRIC_DIVIDEND_SHARE)
        return 100 * lode_result_get_dividend_share (result, consumer);
      return metric->index == LODE_METRIC_DIVIDEND ? lode_result_get_dividend (result, consumer)
                                                   : lode_result_get_dividend_usd (result, consumer);
    }
}

/* One question about a scenario that has run. */
static void
check (const LodeChain  *chain,
       LodeScenario     *scenario,
       const LodeResult *result,
       const LodeMetric *metric,
       int               consumer,
       guint             stage,
       guint             country,
       guint             period,
       LodeConduct       conduct)
{
  g_autoptr (GString) text = g_string_new (metric->name);
  g_autofree char *month = lode_month_format (lode_result_get_period_start (result, period));
  g_autoptr (LodeExplainQuery) query = NULL;
  g_autoptr (LodeExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;
  const LodeExplainNode *root;
  double reported;

  if (metric->scope == LODE_METRIC_STAGE ||
      (metric->scope == LODE_METRIC_COUNTRY && metric->index == LODE_METRIC_ORIGIN_SHARE))
    g_string_append_printf (text, ".%s", lode_result_get_stage (result, stage));
  if (metric->scope == LODE_METRIC_COUNTRY)
    g_string_append_printf (text, ".%s", lode_result_get_country (result, country));
  g_string_append_printf (text, ":%s:%s:%s",
                          consumer == LODE_RESULT_ALL
                            ? "all"
                            : consumer == LODE_RESULT_MEMBERS
                                ? "members"
                                : lode_result_get_consumer (result, (guint) consumer),
                          month, conduct == LODE_CONDUCT_FRAGMENTED ? "fragmented" : "coordinated");
  query = lode_explain_query_parse (text->str, &error);
  g_assert_no_error (error);
  explanation = lode_explain (chain, scenario, NULL, query, &error);
  g_assert_no_error (error);

  root = lode_explanation_get_node (explanation, 0);
  reported = get_reported (result, query, consumer, stage, country, period);
  if (!is_near (root->value, reported))
    g_error ("%s: reported %.17g, explained %.17g", text->str, reported, root->value);
  g_assert_cmpuint (root->depth, ==, 0);
  check_nodes (explanation, text->str);
}

static gboolean
may_be_sum (const LodeMetric *metric)
{
  if (metric->scope == LODE_METRIC_CONSUMER)
    return metric->index <= LODE_SERIES_STOCK || metric->index == LODE_SERIES_DRAW ||
           metric->index == LODE_SERIES_DAYS_OF_COVER;

  return metric->scope == LODE_METRIC_COST || metric->scope == LODE_METRIC_TOTAL;
}

static void
check_scenario (LodeScenario    *scenario,
                const LodeChain *chain,
                GRand           *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeResult) result = lode_simulation_run (chain, scenario, NULL, NULL, &error);
  int n_consumers;

  g_assert_no_error (error);
  n_consumers = (int) lode_result_get_n_consumers (result);
  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    for (guint k = 0; k < LODE_N_CONDUCTS; k++)
      {
        int lowest = may_be_sum (metric) ? LODE_RESULT_MEMBERS : 0;

        check (chain, scenario, result, metric, g_rand_int_range (random, lowest, n_consumers),
               (guint) g_rand_int_range (random, 0, (int) lode_result_get_n_stages (result)),
               (guint) g_rand_int_range (random, 0, (int) lode_result_get_n_countries (result)),
               (guint) g_rand_int_range (random, 0, (int) lode_result_get_n_periods (result)),
               (LodeConduct) k);
      }
}

/* Every metric, on scenarios of all kinds of levers. */
static void
test_every_metric (void)
{
  guint n_rounds = g_test_slow () ? 400 : 40;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < n_rounds; round++)
    {
      g_autoptr (LodeChain) chain = scenario_cases_new_chain (random);
      g_autoptr (LodeScenario) scenario = scenario_cases_new_scenario (random);

      check_scenario (scenario, chain, random);
    }
}

static LodeExplanation *
explain (const char  *text,
         GError     **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (LodeChain) chain = scenario_cases_new_chain (NULL);
  g_autoptr (LodeScenario) scenario = scenario_cases_load (
    "year", "[\"EU27\", \"JPN\"]", "",
    "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": "
    "[\"magnet\"], \"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], "
    "\"remaining\": 0.25}");
  g_autoptr (LodeExplainQuery) query = lode_explain_query_parse (text, error);

  return query != NULL ? lode_explain (chain, scenario, NULL, query, error) : NULL;
}

static const LodeExplainNode *
find_node (const LodeExplanation *explanation,
           const char            *symbol)
{
  for (guint i = 0; i < lode_explanation_get_n_nodes (explanation); i++)
    if (g_str_equal (lode_explanation_get_node (explanation, i)->symbol, symbol))
      return lode_explanation_get_node (explanation, i);

  return NULL;
}

/* Japan gets a quarter of its 40 t: 30 t are missing, because of the lever. */
static void
test_levers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeExplanation) explanation = explain ("shortage_t:JPN:2027:fragmented", &error);
  const LodeExplainNode *flow;

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (lode_explanation_get_node (explanation, 0)->value, 30, 1e-9);
  g_assert_cmpstr (lode_explanation_get_node (explanation, 0)->equation, ==, "shortage = d − served");
  flow = find_node (explanation, "x[CHN]");
  g_assert_nonnull (flow);
  g_assert_cmpfloat_with_epsilon (flow->value, 10, 1e-9);
  g_assert_cmpint (flow->basis, ==, LODE_EXPLAIN_ALLOCATED);
  g_assert_cmpstr (flow->levers[0], ==, "stop");
  g_assert_cmpfloat (find_node (explanation, "d₀")->value, ==, 40);
  g_assert_cmpint (find_node (explanation, "d₀")->basis, ==, LODE_EXPLAIN_ASSUMED);
}

/* In the year before the control nothing names it. */
static void
test_window (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeExplanation) explanation = explain ("shortage_t:JPN:2026-05:fragmented", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (lode_explanation_get_node (explanation, 0)->value, ==, 0);
  g_assert_null (find_node (explanation, "x[CHN]")->levers[0]);
}

/* 40 of 100 t come through China; Germany's 20 t are of Australian ore. */
static void
test_chain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeExplanation) explanation = explain ("origin_share_pct.mining.AUS:EU27:2026", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (lode_explanation_get_node (explanation, 0)->value, 100.0 / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (find_node (explanation, "σ[DEU]")->value, 1.0 / 3, 1e-9);
  g_assert_cmpfloat (find_node (explanation, "O[DEU]")->value, ==, 1);
  g_assert_cmpfloat (find_node (explanation, "O[CHN]")->value, ==, 0);
  /* Followed back to the mine. */
  g_assert_nonnull (find_node (explanation, "O[AUS]"));
}

static void
test_faults (void)
{
  static const char * const faults[][2] = {
    { "shortage", "shortage_t, stock_t" },
    { "hhi_low", "hhi_low.STAGE" },
    { "direct_share_pct", "direct_share_pct.COUNTRY" },
    { "origin_share_pct.mining", "origin_share_pct.STAGE.COUNTRY" },
    { "shortage_t.mining", "shortage_t" },
    { "shortage_t:FRA", "EU27, JPN" },
    { "shortage_t:EU27:soon", "soon" },
    { "shortage_t:EU27:2040", "2026-01 to 2028-12" },
    { "shortage_t:EU27:2027:alone", "fragmented or coordinated" },
    { "shortage_t:EU27:2027:fragmented:now", "more than" },
    { "hhi_low.smelting", "mining, magnet" },
    { "direct_share_pct.BRA", "BRA" },
    { "price_ratio:all", "one consumer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeExplanation) explanation = explain (faults[i][0], &error);

      g_assert_null (explanation);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_USAGE);
      g_assert_nonnull (strstr (error->message, faults[i][1]));
    }
}

static void
test_defaults (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeExplainQuery) query = lode_explain_query_parse ("stock_t", &error);
  g_autoptr (LodeExplainQuery) whole = lode_explain_query_parse ("hhi_high.mining:all::fragmented",
                                                                 &error);

  g_assert_no_error (error);
  g_assert_null (query->consumer);
  g_assert_cmpint (query->period, ==, LODE_MONTH_NONE);
  g_assert_cmpint (query->conduct, ==, LODE_CONDUCT_COORDINATED);
  g_assert_cmpstr (whole->stage, ==, "mining");
  g_assert_cmpstr (whole->consumer, ==, "all");
  g_assert_cmpint (whole->conduct, ==, LODE_CONDUCT_FRAGMENTED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/explain/equations", test_equations);
  g_test_add_func ("/engine/explain/bad-equations", test_bad_equations);
  g_test_add_func ("/engine/explain/every-metric", test_every_metric);
  g_test_add_func ("/engine/explain/levers", test_levers);
  g_test_add_func ("/engine/explain/window", test_window);
  g_test_add_func ("/engine/explain/chain", test_chain);
  g_test_add_func ("/engine/explain/faults", test_faults);
  g_test_add_func ("/engine/explain/defaults", test_defaults);

  return g_test_run ();
}
