/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-country.h"
#include "base/lode-error.h"
#include "model/lode-actor.h"

static LodeChain *
build_magnets (void)
{
  g_autoptr (GError) error = NULL;
  LodeChain *chain =
    lode_atlas_build_chain (lode_atlas_get_default (), "ndfeb_magnets", 0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (chain);

  return chain;
}

static double
amount_of (LodeChain  *chain,
           const char *stage,
           const char *actor)
{
  const LodeChainNode *node =
    lode_chain_find_node (chain, (guint) lode_chain_find_stage (chain, stage), actor);

  g_assert_nonnull (node);

  return lode_figure_get_value (node->amount);
}

static const LodeChainFlow *
find_flow (LodeChain  *chain,
           const char *stage,
           const char *from,
           const char *to)
{
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);

      if ((int) flow->stage == lode_chain_find_stage (chain, stage) &&
          g_str_equal (flow->from, from) && g_str_equal (flow->to, to))
        return flow;
    }

  g_error ("no flow of %s from %s to %s", stage, from, to);
}

static void
test_stages (void)
{
  const struct
  {
    const char *key;
    double      yield;
  } expected[] = {
    { "mining", 0.95 }, { "separation", 0.94 }, { "metal", 2.5 }, { "magnet", 1 }, { "use", 1 },
  };
  g_autoptr (LodeChain) chain = build_magnets ();

  g_assert_cmpstr (lode_chain_get_material (chain), ==, "ndfeb_magnets");
  g_assert_cmpint (lode_chain_get_year (chain), ==, 2024);
  g_assert_cmpuint (lode_chain_get_n_stages (chain), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LodeChainStage *stage = lode_chain_get_stage (chain, i);

      g_assert_cmpstr (stage->key, ==, expected[i].key);
      g_assert_cmpfloat (lode_figure_get_value (stage->yield), ==, expected[i].yield);
    }
  g_assert_cmpfloat (lode_figure_get_low (lode_chain_get_stage (chain, 2)->yield), ==, 2.0);
  g_assert_cmpfloat (lode_figure_get_high (lode_chain_get_stage (chain, 2)->yield), ==, 3.1);
  g_assert_cmpint (lode_figure_get_basis (lode_chain_get_stage (chain, 2)->yield), ==,
                   LODE_BASIS_ASSUMED);
}

/* The tables' tonnes where they have them, and only there "reported". */
static void
test_outputs (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  g_assert_cmpfloat (amount_of (chain, "mining", "CHN"), ==, 45787.4);
  g_assert_cmpfloat (amount_of (chain, "mining", "MMR"), ==, 12072);
  g_assert_cmpfloat (amount_of (chain, "separation", "CHN"), ==, 73756.7);
  g_assert_cmpfloat (amount_of (chain, "separation", "MYS"), ==, 3625.2);
  g_assert_cmpfloat (amount_of (chain, "use", "EU27"), ==, 20000);
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      gboolean is_reported = lode_figure_get_basis (node->amount) == LODE_BASIS_REPORTED;

      if (node->stage >= 2)
        g_assert_false (is_reported);
      if (is_reported)
        g_assert_cmpuint (g_strv_length ((GStrv) lode_figure_get_sources (node->amount)), >, 0);
    }
}

static void
test_published_shares (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();
  double metal = lode_chain_get_stage_total (chain, 2);
  double magnets = lode_chain_get_stage_total (chain, 3);

  g_assert_cmpfloat_with_epsilon (amount_of (chain, "metal", "CHN") / metal, 0.92, 1e-6);
  g_assert_cmpfloat_with_epsilon (amount_of (chain, "magnet", "CHN") / magnets, 0.94, 1e-6);
  g_assert_cmpfloat_with_epsilon (amount_of (chain, "separation", "CHN") /
                                    lode_chain_get_stage_total (chain, 1),
                                  0.9128, 1e-4);
  g_assert_cmpfloat_with_epsilon (amount_of (chain, "magnet", "VNM") / magnets, 0.01, 1e-6);
}

/* At their middle values the margins meet, thanks to the one source node. */
static void
test_closes (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint stage = 0; stage + 1 < lode_chain_get_n_stages (chain); stage++)
    {
      double out = lode_chain_get_stage_total (chain, stage) *
                   lode_figure_get_value (lode_chain_get_stage (chain, stage)->yield);
      double need = lode_chain_get_stage_total (chain, stage + 1);

      g_assert_cmpfloat_with_epsilon (out, need, 0.001);
    }
}

static void
test_source_node (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();
  const LodeChainNode *source = lode_chain_find_node (chain, 0, "UNK");

  g_assert_nonnull (source);
  g_assert_cmpint (lode_figure_get_basis (source->amount), ==, LODE_BASIS_ASSUMED);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (source->amount), 9959.2, 0.1);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_low (source->amount), 5706.3, 0.1);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_high (source->amount), 14684.6, 0.1);
  g_assert_nonnull (strstr (lode_figure_get_note (source->amount), "not a country"));
}

/* Part of the magnets cannot do without dysprosium or terbium; nobody publishes which part. */
static void
test_companion (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();
  const LodeChainCompanion *companion = lode_chain_get_companion (chain, 0);

  g_assert_cmpuint (lode_chain_get_n_companions (chain), ==, 1);
  g_assert_cmpstr (lode_chain_get_stage (chain, companion->stage)->key, ==, "magnet");
  g_assert_cmpstr (companion->material, ==, "dysprosium_terbium");
  g_assert_cmpint (lode_figure_get_basis (companion->share), ==, LODE_BASIS_ASSUMED);
  g_assert_cmpfloat (lode_figure_get_low (companion->share), <, 0.25);
  g_assert_cmpfloat (lode_figure_get_high (companion->share), <=, 1);
}

static void
test_consumers (void)
{
  const char * const consumers[] = {
    "EU27", "USA", "JPN", "KOR", "GBR", "CAN", "AUS", "IND", "CHN", "OTH",
  };
  g_autoptr (LodeChain) chain = build_magnets ();
  double exports = amount_of (chain, "magnet", "CHN") -
                   lode_figure_get_value (find_flow (chain, "magnet", "CHN", "CHN")->amount);

  for (guint i = 0; i < G_N_ELEMENTS (consumers); i++)
    g_assert_cmpfloat (amount_of (chain, "use", consumers[i]), >, 0);
  g_assert_cmpfloat_with_epsilon (exports, 58152, 0.01);
  /* Only what two tables meet in is derived; the split of the rest is assumed. */
  for (guint i = 0; i < G_N_ELEMENTS (consumers); i++)
    {
      const LodeChainNode *node = lode_chain_find_node (chain, 4, consumers[i]);
      gboolean is_derived = g_str_equal (consumers[i], "CHN") || g_str_equal (consumers[i], "EU27");

      g_assert_cmpint (lode_figure_get_basis (node->amount), ==,
                       is_derived ? LODE_BASIS_DERIVED : LODE_BASIS_ASSUMED);
    }
}

static void
test_flow_to_eu (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();
  const LodeChainFlow *flow = find_flow (chain, "magnet", "CHN", "EU27");

  g_assert_cmpint (flow->rule, ==, LODE_FLOW_KNOWN);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (flow->amount), 0.911 * 19000, 0.01);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_low (flow->amount), 0.9095 * 19000, 1);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_high (flow->amount), 0.9272 * 19000, 0.01);
}

/* The wide customs code is a weight, never a known flow. */
static void
test_wide_codes_are_weights (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();
  const LodeChainFlow *to_japan;

  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);
      const char * const *sources = lode_figure_get_sources (flow->amount);

      g_assert_cmpint (flow->rule, !=, LODE_FLOW_RECONCILED);
      if (sources[0] != NULL && g_str_equal (sources[0], "cepii_baci_202601"))
        g_assert_cmpint (flow->rule, ==, LODE_FLOW_PRIOR);
      if (flow->rule == LODE_FLOW_PRIOR)
        g_assert_cmpint (lode_figure_get_basis (flow->amount), ==, LODE_BASIS_ASSUMED);
    }
  to_japan = find_flow (chain, "magnet", "CHN", "JPN");
  g_assert_cmpint (to_japan->rule, ==, LODE_FLOW_PRIOR);
  g_assert_nonnull (strstr (lode_figure_get_note (to_japan->amount), "Doubtful"));
}

/* Every pair of a gap has exactly one flow, so that nothing is filled in behind a reader's back. */
static void
test_flows_are_complete (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    for (guint j = 0; j < lode_chain_get_n_nodes (chain); j++)
      {
        const LodeChainNode *from = lode_chain_get_node (chain, i);
        const LodeChainNode *to = lode_chain_get_node (chain, j);
        guint n_flows = 0;

        if (to->stage != from->stage + 1)
          continue;
        for (guint k = 0; k < lode_chain_get_n_flows (chain); k++)
          {
            const LodeChainFlow *flow = lode_chain_get_flow (chain, k);

            n_flows += flow->stage == from->stage && g_str_equal (flow->from, from->actor) &&
                       g_str_equal (flow->to, to->actor) ? 1 : 0;
          }
        g_assert_cmpuint (n_flows, ==, 1);
      }
}

/* The bounds of known flows leave room for the margins of both ends. */
static void
test_bounds_are_feasible (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      double least_out = 0;
      double least_in = 0;

      for (guint k = 0; k < lode_chain_get_n_flows (chain); k++)
        {
          const LodeChainFlow *flow = lode_chain_get_flow (chain, k);
          double low = flow->rule == LODE_FLOW_KNOWN ? lode_figure_get_low (flow->amount) : 0;
          const LodeChainStage *stage = lode_chain_get_stage (chain, flow->stage);

          if (flow->stage == node->stage && g_str_equal (flow->from, node->actor))
            least_out += low;
          if (flow->stage + 1 == node->stage && g_str_equal (flow->to, node->actor))
            least_in += low * lode_figure_get_value (stage->yield);
        }
      g_assert_cmpfloat (least_out, <=, lode_figure_get_value (node->amount) + 1e-6);
      g_assert_cmpfloat (least_in, <=, lode_figure_get_value (node->amount) + 1e-6);
    }
}

static void
test_figures_explain_themselves (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      g_assert_nonnull (lode_figure_get_note (node->amount));
      g_assert_cmpstr (lode_figure_get_unit (node->amount), ==, "t");
      g_assert_cmpfloat (lode_figure_get_value (node->amount), >, 0);
    }
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);

      g_assert_nonnull (lode_figure_get_note (flow->amount));
      g_assert_cmpfloat (lode_figure_get_value (flow->amount), >=, 0);
    }
}

/* What an article says and no source confirms stays out of the atlas. */
static void
test_no_unconfirmed_values (void)
{
  const double unconfirmed[] = { 17000, 17500, 18000 };
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      double value = lode_figure_get_value (lode_chain_get_flow (chain, i)->amount);

      for (guint j = 0; j < G_N_ELEMENTS (unconfirmed); j++)
        g_assert_cmpfloat (fabs (value - unconfirmed[j]), >, 1);
    }
  g_assert_null (lode_chain_find_node (chain, 3, "JPN"));
}

static void
test_actors_are_known (void)
{
  g_autoptr (LodeChain) chain = build_magnets ();

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    g_assert_nonnull (lode_atlas_get_country (lode_atlas_get_default (),
                                              lode_chain_get_node (chain, i)->actor));
}

static void
test_shared (void)
{
  g_autoptr (LodeChain) a = build_magnets ();
  g_autoptr (LodeChain) b = build_magnets ();

  g_assert_true (a == b);
}

static void
test_unknown (void)
{
  const struct
  {
    const char *asked;
    const char *offered;
  } slips[] = {
    { "cobolt", "cobalt" }, { "magnets", "ndfeb_magnets" }, { "rare_earth", "rare_earths" },
    { "tungstn", "tungsten" }, { "Gallium", "gallium" },
  };
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_assert_null (lode_atlas_build_chain (atlas, slips[i].asked, 0, &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, slips[i].offered));
      g_clear_error (&error);
    }

  g_assert_null (lode_atlas_build_chain (atlas, "neodymium", 0, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "part of"));
  g_assert_nonnull (strstr (error->message, "ndfeb_magnets"));
  g_clear_error (&error);

  g_assert_null (lode_atlas_build_chain (atlas, "unobtainium", 0, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (lode_atlas_build_chain (atlas, "", 0, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (lode_atlas_build_chain (atlas, "ndfeb_magnets", 1999, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2024"));
  g_clear_error (&error);

  g_assert_null (lode_atlas_build_chain (atlas, "copper", 2031, &error));
  g_assert_nonnull (strstr (error->message, "2024 and 2025"));
}

static void
test_lists (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_auto (GStrv) chains = lode_atlas_list_chains (atlas);
  g_auto (GStrv) notes = lode_atlas_list_chain_notes (atlas, "ndfeb_magnets");
  g_auto (GStrv) no_notes = lode_atlas_list_chain_notes (atlas, "thulium");
  g_autofree int *years = lode_atlas_list_chain_years (atlas, "ndfeb_magnets");
  g_autofree int *no_years = lode_atlas_list_chain_years (atlas, "thulium");

  g_assert_true (g_strv_contains ((const char * const *) chains, "ndfeb_magnets"));
  g_assert_cmpuint (g_strv_length (notes), >=, 3);
  g_assert_cmpuint (g_strv_length (no_notes), ==, 0);
  g_assert_cmpint (years[0], ==, 2024);
  g_assert_cmpint (years[1], ==, 0);
  g_assert_cmpint (no_years[0], ==, 0);
}

#define STAGES                                                                         \
  "\"material\": \"ore\", \"year\": 2024, \"stages\": [{\"key\": \"mining\", "          \
  "\"yield\": {\"value\": 1}}, {\"key\": \"use\", \"yield\": {\"value\": 1}}]"
#define BEFORE ", \"years\": [{\"year\": 2024"
#define AFTER "}]"
#define NODES                                                                          \
  BEFORE ", \"nodes\": [{\"stage\": \"mining\", \"actor\": \"CHN\", \"amount\": {\"value\": 5}}, " \
  "{\"stage\": \"use\", \"actor\": \"EU27\", \"amount\": {\"value\": 5}}]"

static void
test_small (AtlasFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (LodeChain) chain = NULL;
  g_autoptr (GError) error = NULL;

  atlas_fixture_write_rest (fixture, "[\"chains\"]");
  atlas_fixture_write (fixture, "chains/ore.json", "lodestone-atlas-chain",
                       STAGES NODES ", \"flows\": [{\"stage\": \"mining\", \"from\": \"CHN\", "
                       "\"to\": \"EU27\", \"rule\": \"known\", \"amount\": {\"value\": 4, "
                       "\"low\": 3, \"high\": 5}}]" AFTER);
  chain = lode_atlas_build_chain (fixture->atlas, "ore", 2024, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lode_chain_get_n_nodes (chain), ==, 2);
  g_assert_cmpuint (lode_chain_get_n_flows (chain), ==, 1);
  g_assert_cmpint (lode_chain_get_flow (chain, 0)->rule, ==, LODE_FLOW_KNOWN);
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  const struct
  {
    const char *body;
    const char *words;
  } damaged[] = {
    { STAGES BEFORE ", \"nodes\": [{\"stage\": \"smelting\", \"actor\": \"CHN\", "
      "\"amount\": {\"value\": 1}}]" AFTER, "smelting" },
    { STAGES BEFORE ", \"nodes\": [{\"stage\": \"mining\", \"actor\": \"CHN\"}]" AFTER,
      "nodes[0].amount" },
    { STAGES NODES ", \"flows\": [{\"stage\": \"mining\", \"from\": \"CHN\", \"to\": \"USA\", "
      "\"rule\": \"known\", \"amount\": {\"value\": 1}}]" AFTER, "flows[0].to" },
    { STAGES NODES ", \"flows\": [{\"stage\": \"mining\", \"from\": \"USA\", \"to\": \"EU27\", "
      "\"rule\": \"known\", \"amount\": {\"value\": 1}}]" AFTER, "flows[0].from" },
    { STAGES NODES ", \"flows\": [{\"stage\": \"mining\", \"from\": \"CHN\", \"to\": \"EU27\", "
      "\"rule\": \"guess\", \"amount\": {\"value\": 1}}]" AFTER, "guess" },
    { STAGES NODES ", \"flows\": [{\"stage\": \"mining\", \"from\": \"CHN\", \"to\": \"EU27\", "
      "\"rule\": \"known\"}]" AFTER, "flows[0].amount" },
    { "\"material\": \"ore\", \"year\": 2024, \"stages\": [{\"key\": \"mining\"}]" BEFORE AFTER,
      "years[0].yields" },
    { STAGES ", \"years\": [{\"year\": 2023}]", "no figures for its own year" },
    { STAGES BEFORE ", \"yields\": [{\"stage\": \"smelting\", \"yield\": {\"value\": 1}}]" AFTER,
      "yields[0].stage" },
    { "\"material\": \"ore\", \"year\": 2024, \"stages\": [{\"key\": \"mining\", "
      "\"yield\": {\"value\": 1}, \"companion\": {\"material\": \"salt\", \"share\": 1.2}}]",
      "stages[0].companion.share" },
    { "\"material\": \"ore\", \"year\": 2024, \"stages\": [{\"key\": \"mining\", "
      "\"yield\": {\"value\": 1}, \"ranges\": [{\"actor\": \"CHN\", \"low\": 2, \"high\": 1}]}]",
      "stages[0].ranges[0].low" },
  };

  atlas_fixture_write_rest (fixture, "[\"chains\"]");
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      AtlasFixture again = { fixture->folder, lode_atlas_new (fixture->folder) };

      atlas_fixture_write (fixture, "chains/ore.json", "lodestone-atlas-chain", damaged[i].body);
      atlas_fixture_assert_damaged (&again, damaged[i].words);
      lode_atlas_unref (again.atlas);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/chain/stages", test_stages);
  g_test_add_func ("/atlas/chain/outputs", test_outputs);
  g_test_add_func ("/atlas/chain/published-shares", test_published_shares);
  g_test_add_func ("/atlas/chain/closes", test_closes);
  g_test_add_func ("/atlas/chain/source-node", test_source_node);
  g_test_add_func ("/atlas/chain/companion", test_companion);
  g_test_add_func ("/atlas/chain/consumers", test_consumers);
  g_test_add_func ("/atlas/chain/flow-to-eu", test_flow_to_eu);
  g_test_add_func ("/atlas/chain/wide-codes-are-weights", test_wide_codes_are_weights);
  g_test_add_func ("/atlas/chain/flows-are-complete", test_flows_are_complete);
  g_test_add_func ("/atlas/chain/bounds-are-feasible", test_bounds_are_feasible);
  g_test_add_func ("/atlas/chain/figures-explain-themselves", test_figures_explain_themselves);
  g_test_add_func ("/atlas/chain/no-unconfirmed-values", test_no_unconfirmed_values);
  g_test_add_func ("/atlas/chain/actors-are-known", test_actors_are_known);
  g_test_add_func ("/atlas/chain/shared", test_shared);
  g_test_add_func ("/atlas/chain/unknown", test_unknown);
  g_test_add_func ("/atlas/chain/lists", test_lists);
  atlas_fixture_add ("/atlas/chain/small", test_small);
  atlas_fixture_add ("/atlas/chain/damaged", test_damaged);

  return g_test_run ();
}
