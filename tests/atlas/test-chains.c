/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All chains beside the tables that they come from. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-supply.h"
#include "model/lode-actor.h"

typedef void (*YearTest) (const LodeAtlasChainInfo *info,
                          LodeChain                *chain);

static void
for_all (YearTest test)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) infos = lode_atlas_list_chain_infos (atlas);

  for (guint i = 0; i < infos->len; i++)
    {
      const LodeAtlasChainInfo *info = g_ptr_array_index (infos, i);

      for (guint k = 0; info->years[k] != 0; k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (LodeChain) chain =
            lode_atlas_build_chain (atlas, info->material, info->years[k], &error);

          g_assert_no_error (error);
          g_assert_cmpint (lode_chain_get_year (chain), ==, info->years[k]);
          test (info, chain);
        }
    }
}

static gboolean
has_chain (GPtrArray  *infos,
           const char *material)
{
  for (guint i = 0; i < infos->len; i++)
    if (g_str_equal (((LodeAtlasChainInfo *) g_ptr_array_index (infos, i))->material, material))
      return TRUE;

  return FALSE;
}

/* Every material with shares of world supply has a chain. */
static void
test_complete (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) infos = lode_atlas_list_chain_infos (atlas);
  g_autoptr (GPtrArray) materials = lode_atlas_list_materials (atlas);
  guint n_with_shares = 0;

  for (guint i = 0; i < materials->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (materials, i);

      g_assert_cmpint (has_chain (infos, material->key), ==, material->has_chain);
      if (!g_strv_contains ((const char * const *) material->tables, "shares"))
        continue;
      n_with_shares++;
      if (!material->has_chain)
        g_error ("%s has shares and no chain", material->key);
    }
  g_assert_cmpuint (n_with_shares, >=, 50);
}

static void
check_list (const LodeAtlasChainInfo *info,
            LodeChain                *chain)
{
  g_assert_cmpuint (info->stages->len + 1, ==, lode_chain_get_n_stages (chain));
  for (guint s = 0; s < info->stages->len; s++)
    {
      const LodeAtlasChainPart *part = &g_array_index (info->stages, LodeAtlasChainPart, s);

      g_assert_cmpstr (part->key, ==, lode_chain_get_stage (chain, s)->key);
      g_assert_nonnull (strchr ("ABC", part->quality));
      g_assert_cmpint (part->year, >=, 2020);
    }
  for (guint k = 1; info->years[k] != 0; k++)
    g_assert_cmpint (info->years[k], >, info->years[k - 1]);
}

static void
test_list (void)
{
  for_all (check_list);
}

/* Which of a stage's nodes is no part of the published table. */
static gboolean
is_beside_table (const LodeChainNode *node)
{
  const char *note = lode_figure_get_note (node->amount);

  return strstr (note, "Withheld") != NULL || strstr (note, "Source node") != NULL;
}

static void
check_stage (const LodeAtlasChainInfo *info,
             LodeChain                *chain,
             guint                     stage)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeAtlasChainPart *part = &g_array_index (info->stages, LodeAtlasChainPart, stage);
  int year = part->quality == 'C' ? part->year : lode_chain_get_year (chain);
  double total = 0;

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->stage == stage && !is_beside_table (node))
        total += lode_figure_get_value (node->amount);
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      LodeFigure *share;
      double pct;

      if (node->stage != stage || is_beside_table (node))
        continue;
      share = lode_atlas_get_share (atlas, info->material, part->key, node->actor, year);
      /* The magnet chain splits what the table leaves unsplit. */
      if (share == NULL && g_str_equal (info->material, "ndfeb_magnets"))
        continue;
      g_assert_nonnull (share);
      pct = lode_figure_get_value (node->amount) / total * 100;
      if (g_str_equal (info->material, "ndfeb_magnets") && g_str_equal (node->actor, "UNK"))
        continue;
      g_assert_cmpfloat_with_epsilon (pct, lode_figure_get_value (share), 0.25);
    }
}

static void
check_published (const LodeAtlasChainInfo *info,
                 LodeChain                *chain)
{
  for (guint s = 0; s < info->stages->len; s++)
    check_stage (info, chain, s);
}

/* A chain's outputs are the published shares, but for what is secret and for source nodes. */
static void
test_published (void)
{
  for_all (check_published);
}

/* Quality and status reach the figures: what is secret, unreported or an old average is no point. */
static void
check_grades (const LodeAtlasChainInfo *info,
              LodeChain                *chain)
{
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      gboolean is_producer = node->stage < info->stages->len;
      char quality = is_producer ? g_array_index (info->stages, LodeAtlasChainPart, node->stage).quality
                                 : 'A';

      g_assert_nonnull (lode_figure_get_note (node->amount));
      g_assert_cmpfloat (lode_figure_get_value (node->amount), >, 0);
      if (is_producer && is_beside_table (node))
        {
          g_assert_cmpint (lode_figure_get_basis (node->amount), ==, LODE_BASIS_ASSUMED);
          g_assert_true (lode_figure_has_range (node->amount));
          g_assert_cmpfloat (lode_figure_get_low (node->amount), <,
                             lode_figure_get_high (node->amount));
        }
      if (quality == 'C' && !g_str_equal (info->material, "ndfeb_magnets"))
        {
          g_assert_cmpint (lode_figure_get_basis (node->amount), !=, LODE_BASIS_REPORTED);
          g_assert_cmpfloat (lode_figure_get_low (node->amount), <,
                             lode_figure_get_high (node->amount));
        }
      if (lode_figure_get_basis (node->amount) != LODE_BASIS_ASSUMED)
        g_assert_nonnull (lode_figure_get_sources (node->amount)[0]);
    }
}

static void
test_grades (void)
{
  for_all (check_grades);
}

/* The US secrets of the tables: never zero, never a point. */
static void
test_withheld (void)
{
  const struct
  {
    const char *material;
    const char *stage;
  } secrets[] = {
    { "lithium", "mining" }, { "silicon", "metal" }, { "ferrosilicon", "alloy" },
    { "titanium", "metal" }, { "bauxite", "mining" }, { "baryte", "mining" },
    { "selenium", "refining" }, { "tellurium", "refining" }, { "aluminium", "mining" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (LodeChain) chain =
        lode_atlas_build_chain (lode_atlas_get_default (), secrets[i].material, 2024, NULL);
      int stage = lode_chain_find_stage (chain, secrets[i].stage);
      const LodeChainNode *node = lode_chain_find_node (chain, (guint) stage, "USA");

      g_assert_nonnull (node);
      g_assert_true (is_beside_table (node));
      g_assert_cmpfloat (lode_figure_get_high (node->amount), >, lode_figure_get_low (node->amount));
    }
}

/* One secret output is one figure in all chains that hold it. */
static void
test_one_figure (void)
{
  g_autoptr (LodeChain) ore = lode_atlas_build_chain (lode_atlas_get_default (), "bauxite", 2024, NULL);
  g_autoptr (LodeChain) metal =
    lode_atlas_build_chain (lode_atlas_get_default (), "aluminium", 2024, NULL);

  g_assert_true (lode_figure_equal (lode_chain_find_node (ore, 0, "USA")->amount,
                                    lode_chain_find_node (metal, 0, "USA")->amount));
}

static void
check_consumers (const LodeAtlasChainInfo *info,
                 LodeChain                *chain)
{
  const char * const consumers[] = {
    "EU27", "USA", "JPN", "KOR", "GBR", "CAN", "AUS", "IND", "CHN", "OTH", NULL,
  };
  guint use = lode_chain_get_n_stages (chain) - 1;
  guint n_consumers = 0;

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->stage != use)
        continue;
      n_consumers++;
      g_assert_true (g_strv_contains (consumers, node->actor));
    }
  g_assert_cmpuint (n_consumers, >=, 4);
}

static void
test_consumers (void)
{
  for_all (check_consumers);
}

/* A wide code, or a code of another product, bounds nothing. */
static void
check_wide (const LodeAtlasChainInfo *info,
            LodeChain                *chain)
{
  const char * const codes[] = { "imports under HS 850511", "imports under HS 811292",
                                 "imports under HS 250490", "imports under HS 280429" };

  for (guint f = 0; f < lode_chain_get_n_flows (chain); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, f);
      const char *note = lode_figure_get_note (flow->amount);

      g_assert_nonnull (note);
      for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
        if (strstr (note, codes[k]) != NULL)
          g_assert_cmpint (flow->rule, ==, LODE_FLOW_PRIOR);
      if (flow->rule == LODE_FLOW_PRIOR)
        g_assert_cmpint (lode_figure_get_basis (flow->amount), ==, LODE_BASIS_ASSUMED);
      else
        g_assert_true (lode_figure_has_range (flow->amount));
    }
}

static void
test_wide (void)
{
  for_all (check_wide);
}

/* Each companion is a chain, with a consumer for the great makers of the stage. */
static void
check_companions (const LodeAtlasChainInfo *info,
                  LodeChain                *chain)
{
  for (guint i = 0; i < lode_chain_get_n_companions (chain); i++)
    {
      const LodeChainCompanion *companion = lode_chain_get_companion (chain, i);
      g_autoptr (LodeChain) other = lode_atlas_build_chain (
        lode_atlas_get_default (), companion->material, lode_chain_get_year (chain), NULL);

      g_assert_nonnull (other);
      g_assert_nonnull (lode_chain_find_node (other, lode_chain_get_n_stages (other) - 1, "CHN"));
      g_assert_cmpuint (lode_chain_get_n_companions (other), ==, 0);
    }
}

static void
test_companions (void)
{
  for_all (check_companions);
}

static void
test_years (void)
{
  const struct
  {
    const char *material;
    int         years[4];
  } expected[] = {
    { "copper", { 2024, 2025, 0 } },   { "uranium", { 2020, 2021, 2022, 0 } },
    { "cobalt", { 2024, 0 } },         { "tungsten", { 2024, 2025, 0 } },
    { "aluminium", { 2024, 2025, 0 } }, { "ndfeb_magnets", { 2024, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree int *years =
        lode_atlas_list_chain_years (lode_atlas_get_default (), expected[i].material);

      for (guint k = 0; k == 0 || expected[i].years[k - 1] != 0; k++)
        g_assert_cmpint (years[k], ==, expected[i].years[k]);
    }
}

/* A year of estimates says so, in that year. */
static void
test_estimates (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_auto (GStrv) notes = lode_atlas_list_chain_notes_of (atlas, "tungsten", 2025);
  g_auto (GStrv) none = lode_atlas_list_chain_notes_of (atlas, "tungsten", 1999);
  g_autofree char *text = g_strjoinv ("\n", notes);

  g_assert_nonnull (strstr (text, "figures of 2025 are estimated by the USGS"));
  g_assert_cmpuint (g_strv_length (none), <, g_strv_length (notes));
}

/* Where a table says what plants can make, that is no less than what they made. */
static void
check_capacity (const LodeAtlasChainInfo *info,
                LodeChain                *chain)
{
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->capacity != NULL)
        g_assert_cmpfloat (lode_figure_get_value (node->capacity), >=,
                           lode_figure_get_value (node->amount));
    }
}

static void
test_capacity (void)
{
  g_autoptr (LodeChain) chain =
    lode_atlas_build_chain (lode_atlas_get_default (), "aluminium", 2024, NULL);

  g_assert_nonnull (lode_chain_find_node (chain, 2, "CHN")->capacity);
  for_all (check_capacity);
}

/* What is another product under the same key stays to be had (ferrosilicon beside silicon). */
static void
test_other_products (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_nonnull (lode_atlas_get_share (atlas, "silicon", "metal", "CHN", 2024));
  g_assert_nonnull (lode_atlas_get_share (atlas, "silicon", "alloy", "CHN", 2024));
  g_assert_nonnull (lode_atlas_get_share (atlas, "rare_earths", "alloy", "CHN", 2020));
  g_assert_nonnull (lode_atlas_get_share (atlas, "aluminium", "mining", "GIN", 2024));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/chains/complete", test_complete);
  g_test_add_func ("/atlas/chains/list", test_list);
  g_test_add_func ("/atlas/chains/published", test_published);
  g_test_add_func ("/atlas/chains/grades", test_grades);
  g_test_add_func ("/atlas/chains/withheld", test_withheld);
  g_test_add_func ("/atlas/chains/one-figure", test_one_figure);
  g_test_add_func ("/atlas/chains/consumers", test_consumers);
  g_test_add_func ("/atlas/chains/wide", test_wide);
  g_test_add_func ("/atlas/chains/companions", test_companions);
  g_test_add_func ("/atlas/chains/years", test_years);
  g_test_add_func ("/atlas/chains/estimates", test_estimates);
  g_test_add_func ("/atlas/chains/capacity", test_capacity);
  g_test_add_func ("/atlas/chains/other-products", test_other_products);

  return g_test_run ();
}
