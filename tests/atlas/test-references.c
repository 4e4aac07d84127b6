/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-project.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-trade.h"

/* Goes through every figure that is shipped: what it names must exist, and what should add up must. */

static LodeAtlas *
get_atlas (void)
{
  return lode_atlas_get_default ();
}

static void
assert_source (const char *id)
{
  if (lode_atlas_get_source (get_atlas (), id) == NULL)
    g_error ("there is no source “%s”", id);
}

static void
assert_country (const char *iso3)
{
  if (lode_atlas_get_country (get_atlas (), iso3) == NULL)
    g_error ("there is no country “%s”", iso3);
}

static void
assert_material (const char *key)
{
  if (lode_atlas_get_material (get_atlas (), key) == NULL)
    g_error ("there is no material “%s”", key);
}

static void
assert_stage (const char *stage)
{
  if (!lode_atlas_is_stage (stage))
    g_error ("there is no stage “%s”", stage);
}

/* A figure that is not assumed has a source, and every source exists. */
static void
assert_figure (const LodeFigure *figure)
{
  const char * const *sources = lode_figure_get_sources (figure);

  for (guint i = 0; sources[i] != NULL; i++)
    assert_source (sources[i]);
  if (lode_figure_get_basis (figure) == LODE_BASIS_REPORTED)
    g_assert_nonnull (sources[0]);
  if (lode_figure_has_range (figure))
    g_assert_cmpfloat (lode_figure_get_low (figure), <=, lode_figure_get_high (figure));
}

static void
test_supply (void)
{
  GPtrArray * const tables[] = {
    lode_atlas_list_production (get_atlas (), NULL, NULL, NULL, 0),
    lode_atlas_list_shares (get_atlas (), NULL, NULL, NULL, 0),
  };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      for (guint i = 0; i < tables[t]->len; i++)
        {
          const LodeAtlasSupply *supply = g_ptr_array_index (tables[t], i);

          assert_material (supply->material);
          assert_stage (supply->stage);
          assert_country (supply->actor);
          assert_figure (supply->figure);
          g_assert_cmpint (supply->year, ==, lode_figure_get_year (supply->figure));
          g_assert_cmpstr (lode_figure_get_unit (supply->figure), !=, "");
        }
      g_ptr_array_unref (tables[t]);
    }
}

static void
test_trade (void)
{
  g_autoptr (GPtrArray) measures = lode_atlas_list_imports (get_atlas (), NULL, NULL, NULL, 0);

  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);

      assert_country (measure->consumer);
      assert_material (measure->material);
      assert_stage (measure->stage);
      assert_source (measure->source);
      g_assert_cmpuint (measure->rows->len, >, 0);
      for (guint j = 0; j < measure->rows->len; j++)
        {
          const LodeAtlasImport *import = g_ptr_array_index (measure->rows, j);

          assert_country (import->partner);
          assert_figure (import->share);
          g_assert_cmpstr (import->partner, !=, "WLD");
          if (measure->is_wide)
            g_assert_nonnull (lode_figure_get_note (import->share));
        }
    }
}

static void
test_reliance (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_reliance (get_atlas (), NULL, NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasReliance *reliance = g_ptr_array_index (rows, i);

      assert_country (reliance->consumer);
      assert_material (reliance->material);
      assert_stage (reliance->stage);
      assert_figure (reliance->figure);
      g_assert_cmpstr (reliance->definition, !=, "");
    }
}

static void
test_prices (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_prices (get_atlas (), NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (rows, i);

      assert_material (price->material);
      assert_figure (price->figure);
      g_assert_cmpstr (price->item, !=, "");
    }
}

/* What adds to a chain adds to one of its stages; a chain that is not built yet is a material. */
static void
assert_chain_stage (const char *material,
                    const char *stage)
{
  const LodeAtlasMaterial *entry = lode_atlas_get_material (get_atlas (), material);
  g_autoptr (LodeChain) chain = NULL;

  g_assert_nonnull (entry);
  if (!entry->has_chain)
    return;

  chain = lode_atlas_build_chain (get_atlas (), material, 0, NULL);
  g_assert_nonnull (chain);
  if (lode_chain_find_stage (chain, stage) < 0)
    g_error ("the chain of %s has no stage “%s”", material, stage);
}

static void
assert_project (const LodeAtlasProject *project)
{
  assert_country (project->country);
  assert_material (project->material);
  assert_stage (project->stage);
  assert_source (project->source);
  if (project->capacity != NULL)
    assert_figure (project->capacity);
  if (project->adds != NULL)
    assert_figure (project->adds);
  if (*project->chain != '\0')
    assert_chain_stage (project->chain, project->stage);
}

static void
test_projects (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_projects (get_atlas (), NULL, NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (rows, i);

      g_assert_true (g_hash_table_add (ids, project->id));
      assert_project (project);
    }
}

static void
assert_jurisdictions (const char *list)
{
  g_auto (GStrv) names = g_strsplit (list, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_str_equal (names[i], "G7"))
      assert_country (names[i]);
}

static void
test_policy (void)
{
  g_autoptr (GPtrArray) events = lode_atlas_list_events (get_atlas (), NULL, NULL, 0);
  g_autoptr (GPtrArray) targets = lode_atlas_list_targets (get_atlas (), NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const LodeAtlasEvent *event = g_ptr_array_index (events, i);

      assert_jurisdictions (event->jurisdiction);
      if (*event->target != '\0')
        assert_jurisdictions (event->target);
      for (guint j = 0; event->materials[j] != NULL; j++)
        assert_material (event->materials[j]);
      assert_source (event->source);
      g_assert_cmpuint (strlen (event->date), >=, 4);
    }
  for (guint i = 0; i < targets->len; i++)
    {
      const LodeAtlasTarget *target = g_ptr_array_index (targets, i);

      assert_country (target->jurisdiction);
      assert_figure (target->figure);
    }
}

static void
test_chains (void)
{
  g_auto (GStrv) keys = lode_atlas_list_chains (get_atlas ());

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (LodeChain) chain = lode_atlas_build_chain (get_atlas (), keys[i], 0, NULL);

      g_assert_nonnull (chain);
      for (guint j = 0; j < lode_chain_get_n_nodes (chain); j++)
        {
          assert_country (lode_chain_get_node (chain, j)->actor);
          assert_figure (lode_chain_get_node (chain, j)->amount);
        }
      for (guint j = 0; j < lode_chain_get_n_flows (chain); j++)
        assert_figure (lode_chain_get_flow (chain, j)->amount);
    }
}

static void
test_governance (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (get_atlas (), NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *governance = g_ptr_array_index (rows, i);

      assert_country (governance->iso3);
      assert_source (governance->source);
    }
}

/* Adds @value under the key that @format makes. */
static void
add_up (GHashTable *sums,
        char       *key,
        double      value)
{
  double *sum = g_hash_table_lookup (sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (sums, g_strdup (key), sum);
    }
  *sum += value;
  g_free (key);
}

static void
test_shares_add_to_100 (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_shares (get_atlas (), NULL, NULL, NULL, 0);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer sum;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);

      add_up (sums, g_strdup_printf ("%s/%s/%d", supply->material, supply->stage, supply->year),
              lode_figure_get_value (supply->figure));
    }

  g_assert_cmpuint (g_hash_table_size (sums), >, 100);
  g_hash_table_iter_init (&iter, sums);
  while (g_hash_table_iter_next (&iter, &key, &sum))
    if (fabs (*(double *) sum - 100) > 0.21)
      g_error ("the shares of %s add to %g", (char *) key, *(double *) sum);
}

static void
test_imports_add_to_100 (void)
{
  g_autoptr (GPtrArray) measures = lode_atlas_list_imports (get_atlas (), NULL, NULL, NULL, 0);

  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);
      double sum = 0;

      for (guint j = 0; j < measure->rows->len; j++)
        sum += lode_figure_get_value (
          ((const LodeAtlasImport *) g_ptr_array_index (measure->rows, j))->share);
      /* The USGS prints whole percent, some as bounds. */
      if (fabs (sum - 100) > (g_str_equal (measure->basis, "content") ? 3 : 0.6))
        g_error ("%s, %s, %s %s: the shares add to %g", measure->consumer, measure->material,
                 measure->label, measure->form, sum);
    }
}

/* Where a series has a row for the world, its countries come to it within 2 %, or it is one of the
 * rounded totals that are known: 2025 estimates, nickel, whose rest overlaps a named country, and one
 * series that holds three gases and says so. */
static void
test_world_totals (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_production (get_atlas (), NULL, NULL, NULL, 0);
  g_autoptr (GHashTable) sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n_checked = 0;
  guint n_off = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      double value = lode_figure_get_value (supply->figure);

      if (!g_str_equal (supply->actor, "WLD") && !isnan (value))
        add_up (sums, g_strdup_printf ("%s/%s/%s/%s/%d/%s", supply->material, supply->stage,
                                       supply->measure, supply->series, supply->year,
                                       lode_figure_get_sources (supply->figure)[0]), value);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      double world = lode_figure_get_value (supply->figure);
      g_autofree char *key =
        g_strdup_printf ("%s/%s/%s/%s/%d/%s", supply->material, supply->stage, supply->measure,
                         supply->series, supply->year, lode_figure_get_sources (supply->figure)[0]);
      const double *sum = g_hash_table_lookup (sums, key);

      if (!g_str_equal (supply->actor, "WLD") || isnan (world) || sum == NULL)
        continue;
      n_checked++;
      if (fabs (*sum / world - 1) > 0.02)
        {
          n_off++;
          if (strstr (supply->series, "Rare gases") != NULL)
            {
              g_assert_nonnull (strstr (lode_figure_get_note (supply->figure), "three gases"));
              continue;
            }
          g_assert_true (supply->year == 2025 || g_str_equal (supply->material, "nickel"));
          g_assert_cmpfloat (fabs (*sum / world - 1), <, 0.04);
        }
    }
  g_assert_cmpuint (n_checked, >=, 110);
  g_assert_cmpuint (n_off, <=, 16);
}

/* What a person would look up, as the pictures of the design print it. */
static void
test_facts (void)
{
  const struct
  {
    const char *stage;
    int         year;
    double      share;
    double      low;
    double      high;
  } facts[] = {
    { "mining", 2024, 61, 61, 70 },
    { "separation", 2024, 91, 90, 99 },
    { "metal", 2020, 92, 92, 92 },
    { "magnet", 2024, 94, 92, 94 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const LodeFigure *figure =
        lode_atlas_get_share (get_atlas (), "ndfeb_magnets", facts[i].stage, "CHN", 0);

      g_assert_nonnull (figure);
      g_assert_cmpint (lode_figure_get_year (figure), ==, facts[i].year);
      g_assert_cmpfloat (round (lode_figure_get_value (figure)), ==, facts[i].share);
      g_assert_cmpfloat (round (lode_figure_get_low (figure)), ==, facts[i].low);
      g_assert_cmpfloat (round (lode_figure_get_high (figure)), ==, facts[i].high);
    }
}

static void
test_concentration_of_eu_imports (void)
{
  g_autoptr (GPtrArray) measures =
    lode_atlas_get_imports (get_atlas (), "EU27", "ndfeb_magnets", NULL, 0);
  const LodeAtlasMeasure *by_value = g_ptr_array_index (measures, 0);
  double low = 0;

  /* The remainder is atomistic in the low reading, and as small a square in the high one. */
  for (guint i = 0; i < by_value->rows->len; i++)
    {
      const LodeAtlasImport *import = g_ptr_array_index (by_value->rows, i);
      double share = lode_figure_get_value (import->share);

      if (!g_str_equal (import->partner, "OTH"))
        low += share * share;
    }
  g_assert_cmpfloat (round (low), ==, 8608);
}

/* Each doubt that the tables' authors state reaches the figure it is about. */
static void
test_doubts (void)
{
  const struct
  {
    const char *material;
    const char *stage;
    const char *words;
  } doubts[] = {
    { "rare_earths_heavy", "separation", "about 99 %" },
    { "germanium", "processing", "about 93 %" },
    { "graphite", "refining", "Battery-grade" },
    { "cobalt", "mining", "quotas" },
    { "magnet_rare_earths", "mining", "inferred" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (doubts); i++)
    {
      g_autoptr (GPtrArray) rows =
        lode_atlas_list_shares (get_atlas (), doubts[i].material, doubts[i].stage, NULL, 0);

      g_assert_cmpuint (rows->len, >, 0);
      for (guint j = 0; j < rows->len; j++)
        {
          const LodeAtlasSupply *supply = g_ptr_array_index (rows, j);
          const char *note = lode_figure_get_note (supply->figure);

          if (note == NULL || strstr (note, doubts[i].words) == NULL)
            g_error ("%s %s: “%s” does not say “%s”", doubts[i].material, doubts[i].stage, note,
                     doubts[i].words);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/references/supply", test_supply);
  g_test_add_func ("/atlas/references/trade", test_trade);
  g_test_add_func ("/atlas/references/reliance", test_reliance);
  g_test_add_func ("/atlas/references/prices", test_prices);
  g_test_add_func ("/atlas/references/projects", test_projects);
  g_test_add_func ("/atlas/references/policy", test_policy);
  g_test_add_func ("/atlas/references/chains", test_chains);
  g_test_add_func ("/atlas/references/governance", test_governance);
  g_test_add_func ("/atlas/sums/shares", test_shares_add_to_100);
  g_test_add_func ("/atlas/sums/imports", test_imports_add_to_100);
  g_test_add_func ("/atlas/sums/world", test_world_totals);
  g_test_add_func ("/atlas/facts/china", test_facts);
  g_test_add_func ("/atlas/facts/concentration", test_concentration_of_eu_imports);
  g_test_add_func ("/atlas/facts/doubts", test_doubts);

  return g_test_run ();
}
