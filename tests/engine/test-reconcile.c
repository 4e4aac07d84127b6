/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "base/lode-error.h"
#include "engine/baseline/lode-reconcile.h"

static LodeFigure *
figure (double value,
        double low,
        double high)
{
  const char * const sources[] = { "source", NULL };

  return lode_figure_new (value, low, high, "t", 2024, LODE_BASIS_REPORTED, sources, NULL);
}

static LodeFigure *
exact (double value)
{
  return figure (value, (double) NAN, (double) NAN);
}

static void
add_stages (LodeChain          *chain,
            const char * const *keys,
            double              yield)
{
  for (guint s = 0; keys[s] != NULL; s++)
    lode_chain_add_stage (chain, keys[s], exact (keys[s + 1] != NULL && keys[s + 2] != NULL ? yield : 1));
}

static double
amount_of (const LodeChain *chain,
           guint            stage,
           const char      *actor)
{
  const LodeChainNode *node = lode_chain_find_node (chain, stage, actor);

  g_assert_nonnull (node);
  return lode_figure_get_value (node->amount);
}

static const LodeChainFlow *
find_flow (const LodeChain *chain,
           guint            stage,
           const char      *from,
           const char      *to)
{
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);

      if (flow->stage == stage && g_str_equal (flow->from, from) && g_str_equal (flow->to, to))
        return flow;
    }

  return NULL;
}

static double
flow_of (const LodeChain *chain,
         guint            stage,
         const char      *from,
         const char      *to)
{
  const LodeChainFlow *flow = find_flow (chain, stage, from, to);

  return flow != NULL ? lode_figure_get_value (flow->amount) : 0;
}

/* Every maker sends out what it makes; every taker takes in what it needs. */
static void
assert_balanced (const LodeChain *chain)
{
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      double amount = lode_figure_get_value (node->amount);
      double exact = 1e-10 * lode_chain_get_stage_total (chain, node->stage) + 1e-9;
      double in = 0, out = 0, yield = 1;

      if (node->stage > 0)
        yield = lode_figure_get_value (lode_chain_get_stage (chain, node->stage - 1)->yield);
      for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
        {
          const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
          double value = lode_figure_get_value (flow->amount);

          g_assert_cmpint (flow->rule, ==, LODE_FLOW_RECONCILED);
          g_assert_cmpfloat (value, >=, lode_figure_get_low (flow->amount));
          g_assert_cmpfloat (value, <=, lode_figure_get_high (flow->amount));
          if (flow->stage == node->stage && g_str_equal (flow->from, node->actor))
            out += value;
          if (flow->stage + 1 == node->stage && g_str_equal (flow->to, node->actor))
            in += value * yield;
        }
      if (node->stage + 1 < lode_chain_get_n_stages (chain))
        g_assert_cmpfloat_with_epsilon (out, amount, exact);
      if (node->stage > 0)
        g_assert_cmpfloat_with_epsilon (in, amount, exact);
      g_assert_cmpfloat (amount, >=, lode_figure_get_low (node->amount) - 1e-9);
      g_assert_cmpfloat (amount, <=, lode_figure_get_high (node->amount) + 1e-9);
    }
}

static LodeChain *
reconcile (const LodeChain *data)
{
  g_autoptr (GError) error = NULL;
  LodeChain *result = lode_reconcile (data, &error);

  g_assert_no_error (error);
  assert_balanced (result);

  return result;
}

static const char * const one_stage[] = { "refining", "use", NULL };
static const char * const two_stages[] = { "mining", "metal", "use", NULL };

/* A table that balances comes back as it was. */
static void
test_unchanged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint k = 0; k < 300; k++)
    {
      g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
      g_autoptr (LodeChain) result = NULL;
      g_autoptr (GError) error = NULL;
      double yield = g_rand_double_range (random, 0.5, 3);
      double table[2][3][3], middle[3] = { 0 };
      static const char * const actors[] = { "AUS", "CHN", "JPN" };

      add_stages (data, two_stages, yield);
      for (guint i = 0; i < 3; i++)
        {
          double made = 0;

          for (guint j = 0; j < 3; j++)
            {
              table[0][i][j] = g_rand_double_range (random, 1, 1000);
              middle[j] += table[0][i][j] * yield;
              made += table[0][i][j];
            }
          lode_chain_add_node (data, 0, actors[i], exact (made), NULL);
        }
      for (guint i = 0; i < 3; i++)
        lode_chain_add_node (data, 1, actors[i], exact (middle[i]), NULL);
      for (guint j = 0; j < 3; j++)
        {
          double use = 0;

          for (guint i = 0; i < 3; i++)
            {
              table[1][i][j] = middle[i] * (j == 0 ? 0.5 : j == 1 ? 0.3 : 0.2);
              use += table[1][i][j];
            }
          lode_chain_add_node (data, 2, actors[j], exact (use), NULL);
        }
      for (guint s = 0; s < 2; s++)
        for (guint i = 0; i < 3; i++)
          for (guint j = 0; j < 3; j++)
            lode_chain_add_flow (data, s, actors[i], actors[j], exact (table[s][i][j]),
                                 LODE_FLOW_KNOWN, 0);
      result = lode_reconcile (data, &error);
      g_assert_no_error (error);
      assert_balanced (result);
      for (guint s = 0; s < 2; s++)
        for (guint i = 0; i < 3; i++)
          for (guint j = 0; j < 3; j++)
            {
              const LodeChainFlow *flow = find_flow (result, s, actors[i], actors[j]);

              g_assert_cmpfloat_with_epsilon (lode_figure_get_value (flow->amount), table[s][i][j],
                                              1e-9 * table[s][i][j]);
              g_assert_cmpint (lode_figure_get_basis (flow->amount), ==, LODE_BASIS_REPORTED);
              g_assert_cmpfloat (fabs (flow->moved), <, 1e-9);
            }
    }
}

/* What a reconciliation gives, given to another, stays. */
static void
test_idempotent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeChain) data = lode_atlas_build_chain (lode_atlas_get_default (), "ndfeb_magnets", 0,
                                                       &error);
  g_autoptr (LodeChain) once = lode_reconcile (data, &error);
  g_autoptr (LodeChain) twice = lode_reconcile (once, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lode_chain_get_n_flows (once), ==, lode_chain_get_n_flows (twice));
  for (guint f = 0; f < lode_chain_get_n_flows (once); f++)
    {
      double value = lode_figure_get_value (lode_chain_get_flow (once, f)->amount);

      g_assert_cmpfloat_with_epsilon (lode_figure_get_value (lode_chain_get_flow (twice, f)->amount),
                                      value, 1e-8 * value);
    }
}

/* Two margins that differ each move by gap·room/Σroom. */
static void
test_margins (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) result = NULL;
  g_autoptr (GError) error = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "CHN", figure (60, 50, 90), NULL);
  lode_chain_add_node (data, 0, "AUS", figure (20, 20, 30), NULL);
  lode_chain_add_node (data, 1, "JPN", figure (100, 60, 120), NULL);
  result = lode_reconcile (data, &error);
  g_assert_no_error (error);
  assert_balanced (result);
  /* A gap of 20 t; rooms of 30 + 10 t up and 40 t down: half of it each. */
  g_assert_cmpfloat_with_epsilon (amount_of (result, 1, "JPN"), 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (amount_of (result, 0, "CHN"), 67.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (amount_of (result, 0, "AUS"), 22.5, 1e-9);
  g_assert_cmpint (lode_figure_get_basis (lode_chain_find_node (result, 0, "CHN")->amount), ==,
                   LODE_BASIS_DERIVED);
  g_assert_nonnull (strstr (lode_figure_get_note (lode_chain_find_node (result, 0, "CHN")->amount),
                            "60 t"));
}

/* The same with a yield between: three stages meet at one total. */
static void
test_three_margins (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) result = NULL;
  g_autoptr (GError) error = NULL;

  add_stages (data, two_stages, 2);
  lode_chain_add_node (data, 0, "AUS", exact (40), NULL);
  lode_chain_add_node (data, 0, "UNK", figure (5, 0, 15), NULL);
  lode_chain_add_node (data, 1, "CHN", figure (95, 90, 110), NULL);
  lode_chain_add_node (data, 2, "JPN", figure (100, 90, 110), NULL);
  result = lode_reconcile (data, &error);
  g_assert_no_error (error);
  assert_balanced (result);
  g_assert_cmpfloat (amount_of (result, 0, "AUS"), ==, 40);
  g_assert_cmpfloat_with_epsilon (amount_of (result, 1, "CHN"), amount_of (result, 2, "JPN"), 1e-9);
  g_assert_cmpfloat_with_epsilon (2 * (40 + amount_of (result, 0, "UNK")), amount_of (result, 1, "CHN"),
                                  1e-9);
}

static void
test_gap_too_wide (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (GError) error = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "CHN", figure (60, 50, 70), NULL);
  lode_chain_add_node (data, 1, "JPN", figure (100, 90, 120), NULL);
  g_assert_null (lode_reconcile (data, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INFEASIBLE);
  /* The stage, and what remains when both have gone to their ends. */
  g_assert_nonnull (strstr (error->message, "“refining”"));
  g_assert_nonnull (strstr (error->message, "20 t"));
}

static void
test_contradiction (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (GError) error = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "AUS", exact (10), NULL);
  lode_chain_add_node (data, 0, "CHN", exact (90), NULL);
  lode_chain_add_node (data, 1, "JPN", exact (50), NULL);
  lode_chain_add_node (data, 1, "USA", exact (50), NULL);
  lode_chain_add_flow (data, 0, "AUS", "JPN", figure (20, 18, 25), LODE_FLOW_KNOWN, 0);
  g_assert_null (lode_reconcile (data, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INFEASIBLE);
  g_assert_nonnull (strstr (error->message, "contradict"));
}

/* Nothing known: home first, six times over; all of it assumed. */
static void
test_home (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) result = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "CHN", exact (50), NULL);
  lode_chain_add_node (data, 0, "DEU", exact (50), NULL);
  lode_chain_add_node (data, 1, "CHN", exact (50), NULL);
  lode_chain_add_node (data, 1, "EU27", exact (50), NULL);
  result = reconcile (data);
  /* An EU member's plant is at home in EU27. */
  g_assert_cmpfloat_with_epsilon (flow_of (result, 0, "DEU", "EU27") /
                                    flow_of (result, 0, "CHN", "EU27"), 6, 1e-6);
  g_assert_cmpint (lode_figure_get_basis (find_flow (result, 0, "DEU", "EU27")->amount), ==,
                   LODE_BASIS_ASSUMED);
}

/* Where import shares are known, home has no such preference: the case of Japan's magnets. */
static void
test_no_home_where_known (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) result = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "CHN", exact (150), NULL);
  lode_chain_add_node (data, 0, "JPN", exact (30), NULL);
  lode_chain_add_node (data, 0, "VNM", exact (20), NULL);
  lode_chain_add_node (data, 1, "JPN", exact (100), NULL);
  lode_chain_add_node (data, 1, "OTH", exact (100), NULL);
  lode_chain_add_flow (data, 0, "CHN", "JPN", exact (60), LODE_FLOW_KNOWN, 0);
  result = reconcile (data);
  g_assert_cmpfloat (flow_of (result, 0, "CHN", "JPN"), >=, 55 - 1e-9);
  g_assert_cmpfloat (flow_of (result, 0, "CHN", "JPN"), <=, 65 + 1e-9);
}

/* A known flow stops at five points of the taker's use, or at its source's own range. */
static void
test_known_flows (void)
{
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
      g_autoptr (LodeChain) result = NULL;

      add_stages (data, one_stage, 1);
      lode_chain_add_node (data, 0, "AUS", exact (50), NULL);
      lode_chain_add_node (data, 0, "CHN", exact (50), NULL);
      lode_chain_add_node (data, 1, "JPN", exact (60), NULL);
      lode_chain_add_node (data, 1, "USA", exact (40), NULL);
      lode_chain_add_flow (data, 0, "AUS", "JPN", k == 0 ? exact (10) : figure (10, 9, 10.5),
                           LODE_FLOW_KNOWN, 0);
      lode_chain_add_flow (data, 0, "CHN", "JPN", exact (45), LODE_FLOW_PRIOR, 0);
      result = reconcile (data);
      g_assert_cmpfloat (flow_of (result, 0, "AUS", "JPN"), <=, k == 0 ? 13 + 1e-9 : 10.5 + 1e-9);
      g_assert_cmpint (lode_figure_get_basis (find_flow (result, 0, "CHN", "JPN")->amount), ==,
                       LODE_BASIS_DERIVED);
    }
}

/* Weights of a wide code are weights: their tonnes need not be the taker's. */
static void
test_priors (void)
{
  g_autoptr (LodeChain) data = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) result = NULL;

  add_stages (data, one_stage, 1);
  lode_chain_add_node (data, 0, "AUS", exact (500), NULL);
  lode_chain_add_node (data, 0, "CHN", exact (500), NULL);
  lode_chain_add_node (data, 1, "JPN", exact (10), NULL);
  lode_chain_add_node (data, 1, "OTH", exact (990), NULL);
  lode_chain_add_flow (data, 0, "AUS", "JPN", exact (3000), LODE_FLOW_PRIOR, 0);
  lode_chain_add_flow (data, 0, "CHN", "JPN", exact (7000), LODE_FLOW_PRIOR, 0);
  result = reconcile (data);
  g_assert_cmpfloat_with_epsilon (flow_of (result, 0, "CHN", "JPN"), 7, 0.2);
}

static void
test_not_a_chain (void)
{
  g_autoptr (LodeChain) empty = lode_chain_new ("test", 2024);
  g_autoptr (LodeChain) bare = lode_chain_new ("test", 2024);
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_reconcile (empty, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  add_stages (bare, two_stages, 1);
  lode_chain_add_node (bare, 0, "AUS", exact (10), NULL);
  lode_chain_add_node (bare, 2, "JPN", exact (10), NULL);
  g_assert_null (lode_reconcile (bare, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“metal”"));
}

/* Every chain of the atlas closes. */
static void
test_atlas (void)
{
  g_auto (GStrv) chains = lode_atlas_list_chains (lode_atlas_get_default ());

  g_assert_nonnull (chains[0]);
  for (guint k = 0; chains[k] != NULL; k++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeChain) data = lode_atlas_build_chain (lode_atlas_get_default (), chains[k], 0,
                                                           &error);
      g_autoptr (LodeChain) result = NULL;

      g_assert_no_error (error);
      result = lode_reconcile (data, &error);
      g_assert_no_error (error);
      assert_balanced (result);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/reconcile/unchanged", test_unchanged);
  g_test_add_func ("/engine/reconcile/idempotent", test_idempotent);
  g_test_add_func ("/engine/reconcile/margins", test_margins);
  g_test_add_func ("/engine/reconcile/three-margins", test_three_margins);
  g_test_add_func ("/engine/reconcile/gap-too-wide", test_gap_too_wide);
  g_test_add_func ("/engine/reconcile/contradiction", test_contradiction);
  g_test_add_func ("/engine/reconcile/home", test_home);
  g_test_add_func ("/engine/reconcile/no-home-where-known", test_no_home_where_known);
  g_test_add_func ("/engine/reconcile/known-flows", test_known_flows);
  g_test_add_func ("/engine/reconcile/priors", test_priors);
  g_test_add_func ("/engine/reconcile/not-a-chain", test_not_a_chain);
  g_test_add_func ("/engine/reconcile/atlas", test_atlas);

  return g_test_run ();
}
