/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every chain of the atlas in every year that it has: what reconciliation makes of it, and whether that
 * says what is published. */

#include "config.h"

#include <math.h>

#include "atlas/lode-atlas-chain.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/indicators/lode-dependence.h"
#include "model/lode-actor.h"

typedef void (*ChainTest) (const LodeChain *data,
                           const LodeChain *chain);

static LodeChain *
build (const char *material,
       int         year)
{
  g_autoptr (GError) error = NULL;
  LodeChain *data = lode_atlas_build_chain (lode_atlas_get_default (), material, year, &error);

  g_assert_no_error (error);
  return data;
}

static LodeChain *
reconcile (const LodeChain *data)
{
  g_autoptr (GError) error = NULL;
  LodeChain *chain = lode_reconcile (data, &error);

  g_assert_no_error (error);
  return chain;
}

static void
test_all (gconstpointer user_data)
{
  ChainTest test = (ChainTest) user_data;
  g_autoptr (GPtrArray) infos = lode_atlas_list_chain_infos (lode_atlas_get_default ());

  g_assert_cmpuint (infos->len, >=, 50);
  for (guint i = 0; i < infos->len; i++)
    {
      const LodeAtlasChainInfo *info = g_ptr_array_index (infos, i);

      for (guint k = 0; info->years[k] != 0; k++)
        {
          g_autoptr (LodeChain) data = build (info->material, info->years[k]);
          g_autoptr (LodeChain) chain = reconcile (data);

          g_test_message ("%s %d", info->material, info->years[k]);
          test (data, chain);
        }
    }
}

/* What a node gives and what it takes, in t of its own and of the stage before. */
static void
sum_flows (const LodeChain     *chain,
           const LodeChainNode *node,
           double              *given,
           double              *taken)
{
  *given = *taken = 0;
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
      double t = lode_figure_get_value (flow->amount);

      if (flow->stage == node->stage && g_str_equal (flow->from, node->actor))
        *given += t;
      if (flow->stage + 1 == node->stage && g_str_equal (flow->to, node->actor))
        *taken += t * lode_figure_get_value (lode_chain_get_stage (chain, flow->stage)->yield);
    }
}

static void
check_margins (const LodeChain *data,
               const LodeChain *chain)
{
  guint last = lode_chain_get_n_stages (chain) - 1;

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      double t = lode_figure_get_value (node->amount), given, taken;
      double exact = 1e-9 * lode_chain_get_stage_total (chain, node->stage);

      sum_flows (chain, node, &given, &taken);
      if (node->stage < last)
        g_assert_cmpfloat_with_epsilon (given, t, exact);
      if (node->stage > 0)
        g_assert_cmpfloat_with_epsilon (taken, t, exact);
    }
}

/* No figure leaves the range that its sources give. */
static void
check_bounds (const LodeChain *data,
              const LodeChain *chain)
{
  for (guint i = 0; i < lode_chain_get_n_nodes (data); i++)
    {
      const LodeChainNode *before = lode_chain_get_node (data, i);
      double t = lode_figure_get_value (lode_chain_get_node (chain, i)->amount);
      double slack = 1e-9 * lode_chain_get_stage_total (chain, before->stage);

      g_assert_cmpfloat (t, >=, lode_figure_get_low (before->amount) - slack);
      g_assert_cmpfloat (t, <=, lode_figure_get_high (before->amount) + slack);
    }
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
      double t = lode_figure_get_value (flow->amount);

      g_assert_true (isfinite (t) && isfinite (flow->moved));
      g_assert_cmpfloat (t, >=, lode_figure_get_low (flow->amount));
      g_assert_cmpfloat (t, <=, lode_figure_get_high (flow->amount));
    }
}

static const LodeChainFlow *
find_flow (const LodeChain     *chain,
           const LodeChainFlow *like)
{
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);

      if (flow->stage == like->stage && g_str_equal (flow->from, like->from) &&
          g_str_equal (flow->to, like->to))
        return flow;
    }

  return NULL;
}

static void
check_known (const LodeChain *data,
             const LodeChain *chain)
{
  for (guint f = 0; f < lode_chain_get_n_flows (data); f++)
    {
      const LodeChainFlow *known = lode_chain_get_flow (data, f);
      const LodeChainFlow *flow = find_flow (chain, known);
      double slack = 1e-9 * lode_chain_get_stage_total (chain, known->stage);
      double t = flow != NULL ? lode_figure_get_value (flow->amount) : 0;

      if (known->rule != LODE_FLOW_KNOWN)
        continue;
      g_assert_cmpfloat (t, >=, lode_figure_get_low (known->amount) - slack);
      g_assert_cmpfloat (t, <=, lode_figure_get_high (known->amount) + slack);
    }
}

/* A flow that no source names, or one that rests on an assumed figure, is assumed (MODEL §1, §2). */
static void
check_basis (const LodeChain *data,
             const LodeChain *chain)
{
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
      const LodeChainFlow *source = find_flow (data, flow);
      LodeBasis basis = lode_figure_get_basis (flow->amount);

      if (source == NULL || lode_figure_get_basis (source->amount) == LODE_BASIS_ASSUMED ||
          lode_figure_get_sources (flow->amount)[0] == NULL)
        g_assert_cmpint (basis, ==, LODE_BASIS_ASSUMED);
      if (fabs (flow->moved) > 1e-6)
        g_assert_cmpint (basis, !=, LODE_BASIS_REPORTED);
    }
}

static void
check_unchanged (const LodeChain *data,
                 const LodeChain *chain)
{
  g_autoptr (LodeChain) again = reconcile (chain);

  g_assert_cmpuint (lode_chain_get_n_flows (again), ==, lode_chain_get_n_flows (chain));
  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
      double slack = 1e-9 * lode_chain_get_stage_total (chain, flow->stage);

      g_assert_cmpfloat_with_epsilon (lode_figure_get_value (lode_chain_get_flow (again, f)->amount),
                                      lode_figure_get_value (flow->amount), slack);
    }
}

static void
check_shares (const LodeChain *data,
              const LodeChain *chain)
{
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  const char * const *consumers = lode_dependence_get_consumers (dependence);
  const char * const *countries = lode_dependence_get_countries (dependence);
  guint last = lode_chain_get_n_stages (chain) - 2;

  for (guint j = 0; consumers[j] != NULL; j++)
    {
      double sum = 0;

      for (guint k = 0; countries[k] != NULL; k++)
        {
          double share = lode_dependence_get_direct_share (dependence, consumers[j], countries[k]);

          g_assert_cmpfloat (share, >=, 0);
          g_assert_cmpfloat_with_epsilon (
            share, lode_dependence_get_origin_share (dependence, consumers[j], last, countries[k]), 1e-9);
          sum += share;
        }
      g_assert_cmpfloat_with_epsilon (sum, 1, 1e-6);
    }
}

/* What sources print, and the chains must not contradict: parts in percent. */
typedef struct
{
  const char *material;
  const char *consumer;   /* NULL: the world */
  const char *stage;
  const char *country;
  double      low;
  double      high;
} Fact;

static const Fact facts[] = {
  /* Outputs of the world. */
  { "cobalt", NULL, "mining", "COD", 74, 76 },
  { "cobalt", NULL, "refining", "CHN", 77, 80 },
  { "gallium", NULL, "refining", "CHN", 98, 99.2 },
  { "germanium", NULL, "processing", "CHN", 73, 93 },
  { "nickel", NULL, "mining", "IDN", 61, 63 },
  { "nickel", NULL, "refining", "IDN", 42, 44 },
  { "lithium", NULL, "refining", "CHN", 69, 71 },
  { "graphite", NULL, "refining", "CHN", 95, 96.5 },
  { "antimony", NULL, "mining", "CHN", 33, 34.5 },
  { "tungsten", NULL, "mining", "CHN", 81, 82.5 },
  { "tungsten", NULL, "processing", "CHN", 76, 96 },
  { "rare_earths", NULL, "mining", "CHN", 70, 71 },
  { "rare_earths", NULL, "mining", "USA", 11, 12.5 },
  { "niobium", NULL, "mining", "BRA", 92, 93 },
  { "platinum", NULL, "mining", "ZAF", 70, 71 },
  { "palladium", NULL, "mining", "RUS", 40, 42 },
  { "silicon", NULL, "metal", "CHN", 84, 88 },
  { "magnesium", NULL, "metal", "CHN", 87, 89 },
  { "titanium", NULL, "metal", "CHN", 66, 68 },
  { "aluminium", NULL, "metal", "CHN", 60, 61 },
  { "aluminium", NULL, "refining", "CHN", 59.5, 61 },
  { "aluminium", NULL, "mining", "GIN", 32.5, 34 },
  { "uranium", NULL, "mining", "KAZ", 42.5, 43.5 },
  { "dysprosium_terbium", NULL, "separation", "CHN", 90, 99 },
  { "ndfeb_magnets", NULL, "magnet", "CHN", 92, 94 },
  /* Who depends on whom: the last product, home supply in the denominator. */
  { "ndfeb_magnets", "EU27", "magnet", "CHN", 85, 93 },
  { "ndfeb_magnets", "JPN", "magnet", "CHN", 45, 70 },
  { "ndfeb_magnets", "USA", "magnet", "CHN", 70, 80.001 },
  { "rare_earths", "USA", "mining", "CHN", 32.5, 43 },
  { "rare_earths", "JPN", "mining", "CHN", 55, 100 },
  { "copper", "USA", "refining", "CHL", 25, 45 },
  { "copper", "EU27", "refining", "CHN", 0, 6 },
  { "magnesium", "EU27", "metal", "CHN", 80, 95 },
  { "niobium", "USA", "processing", "BRA", 62, 76 },
  { "potash", "USA", "mining", "CAN", 69, 80 },
  { "fluorspar", "EU27", "mining", "MEX", 20, 45 },
  { "bauxite", "CHN", "mining", "GIN", 35, 55 },
  { "gallium", "USA", "refining", "CHN", 13, 100 },
};

static double
world_share (const LodeChain *chain,
             const char      *stage,
             const char      *country)
{
  int index = lode_chain_find_stage (chain, stage);
  const LodeChainNode *node = lode_chain_find_node (chain, (guint) index, country);

  g_assert_nonnull (node);
  return lode_figure_get_value (node->amount) / lode_chain_get_stage_total (chain, (guint) index) * 100;
}

static double
consumer_share (const LodeChain *chain,
                const Fact      *fact)
{
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);

  return lode_dependence_get_direct_share (dependence, fact->consumer, fact->country) * 100;
}

static void
test_facts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const Fact *fact = &facts[i];
      g_autoptr (LodeChain) data = build (fact->material, 0);
      g_autoptr (LodeChain) chain = reconcile (data);
      double share = fact->consumer == NULL ? world_share (chain, fact->stage, fact->country)
                                            : consumer_share (chain, fact);

      g_test_message ("%s: %s of %s at %s is %.1f %%", fact->material, fact->country,
                      fact->consumer != NULL ? fact->consumer : "the world", fact->stage, share);
      g_assert_cmpfloat (share, >=, fact->low - 1e-6);
      g_assert_cmpfloat (share, <=, fact->high + 1e-6);
    }
}

/* What an EU plant makes is home supply of the consumer EU27, and never a third country's. */
static void
test_home_of_the_union (void)
{
  g_autoptr (LodeChain) data = build ("copper", 0);
  g_autoptr (LodeChain) chain = reconcile (data);
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  double share = 0;
  const char *largest = lode_dependence_get_largest (dependence, "EU27", 1, &share);

  g_assert_cmpstr (lode_actor_bloc ("DEU"), ==, "EU27");
  g_assert_nonnull (lode_chain_find_node (chain, 1, "DEU"));
  g_assert_null (lode_chain_find_node (chain, 2, "DEU"));
  g_assert_cmpfloat (lode_dependence_get_direct_share (dependence, "EU27", "DEU"), >, 0.1);
  g_assert_false (lode_actor_is_eu (largest));
}

int
main (int    argc,
      char **argv)
{
  const struct
  {
    const char *path;
    ChainTest   test;
  } tests[] = {
    { "/engine/baseline/margins", check_margins },
    { "/engine/baseline/bounds", check_bounds },
    { "/engine/baseline/known", check_known },
    { "/engine/baseline/basis", check_basis },
    { "/engine/baseline/unchanged", check_unchanged },
    { "/engine/baseline/shares", check_shares },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, (gconstpointer) tests[i].test, test_all);
  g_test_add_func ("/engine/baseline/facts", test_facts);
  g_test_add_func ("/engine/baseline/home-of-the-union", test_home_of_the_union);

  return g_test_run ();
}
