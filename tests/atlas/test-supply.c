/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-supply.h"

/* "XYZ 50, OTH 10 …" as one group of shares of the material "ore". */
static void
write_shares (AtlasFixture *fixture,
              const char   *rows)
{
  g_autofree char *body = g_strdup_printf (
    "\"material\": \"ore\", \"groups\": [{\"stage\": \"mining\", \"year\": 2024, \"quality\": \"A\", "
    "\"basis\": \"derived\", \"source\": \"x\", \"rows\": [%s]}]",
    rows);

  atlas_fixture_write_rest (fixture, "[\"shares\"]");
  atlas_fixture_write (fixture, "shares/ore.json", "lodestone-atlas-shares", body);
}

static void
test_order (AtlasFixture  *fixture,
            gconstpointer  data)
{
  const char * const expected[] = { "BBB", "AAA", "CCC", "OTH", "UNK" };
  g_autoptr (GPtrArray) shares = NULL;

  write_shares (fixture, "{\"country\": \"UNK\", \"share_pct\": 40}, "
                         "{\"country\": \"CCC\", \"share_pct\": 10}, "
                         "{\"country\": \"OTH\", \"share_pct\": 20}, "
                         "{\"country\": \"AAA\", \"share_pct\": 10}, "
                         "{\"country\": \"BBB\", \"share_pct\": 20, \"t\": 7}");
  shares = lode_atlas_list_shares (fixture->atlas, "ore", "mining", NULL, 0);
  g_assert_cmpuint (shares->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < shares->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (shares, i);

      g_assert_cmpstr (supply->actor, ==, expected[i]);
      g_assert_cmpint (supply->quality, ==, 'A');
      g_assert_cmpint (lode_figure_get_basis (supply->figure), ==, LODE_BASIS_DERIVED);
      if (i == 0)
        g_assert_cmpfloat (supply->tonnes, ==, 7);
      else
        g_assert_true (isnan (supply->tonnes));
    }
}

static void
test_filters (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) all = lode_atlas_list_shares (atlas, NULL, NULL, NULL, 0);
  g_autoptr (GPtrArray) china = lode_atlas_list_shares (atlas, NULL, NULL, "CHN", 0);
  g_autoptr (GPtrArray) mining = lode_atlas_list_shares (atlas, NULL, "mining", NULL, 2024);
  g_autoptr (GPtrArray) none = lode_atlas_list_shares (atlas, "unobtainium", NULL, NULL, 0);

  g_assert_cmpuint (all->len, ==, 1190);
  g_assert_cmpuint (china->len, <, all->len);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < mining->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (mining, i);

      g_assert_cmpstr (supply->stage, ==, "mining");
      g_assert_cmpint (supply->year, ==, 2024);
    }
}

static void
test_latest (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) latest = lode_atlas_list_shares (atlas, "rare_earths", NULL, NULL, -1);
  g_autofree int *years = lode_atlas_list_share_years (atlas, "rare_earths", "mining");

  for (guint i = 0; i < latest->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (latest, i);

      g_assert_cmpint (supply->year, ==, g_str_equal (supply->stage, "mining") ? 2025 : 2020);
    }
  g_assert_cmpint (years[0], ==, 2024);
  g_assert_cmpint (years[1], ==, 2025);
  g_assert_cmpint (years[2], ==, 0);
}

static void
test_no_years (void)
{
  g_autofree int *years =
    lode_atlas_list_share_years (lode_atlas_get_default (), "unobtainium", "mining");

  g_assert_nonnull (years);
  g_assert_cmpint (years[0], ==, 0);
}

static void
test_get_share (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeFigure *of_2024 = lode_atlas_get_share (atlas, "rare_earths", "mining", "CHN", 2024);
  const LodeFigure *latest = lode_atlas_get_share (atlas, "rare_earths", "mining", "CHN", 0);

  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (of_2024), 70.312, 1e-9);
  g_assert_cmpint (lode_figure_get_year (latest), ==, 2025);
  g_assert_cmpstr (lode_figure_get_unit (latest), ==, "%");
  g_assert_null (lode_atlas_get_share (atlas, "rare_earths", "mining", "CHN", 1999));
  g_assert_null (lode_atlas_get_share (atlas, "rare_earths", "smelting", "CHN", 0));
}

/* A chain's stages are asked for under the chain's own key. */
static void
test_chain_shares (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) metal = lode_atlas_list_shares (atlas, "ndfeb_magnets", "metal", NULL, -1);
  g_autoptr (GPtrArray) use = lode_atlas_list_shares (atlas, "ndfeb_magnets", "use", NULL, 0);
  const LodeAtlasSupply *first;

  g_assert_cmpuint (metal->len, ==, 2);
  g_assert_cmpuint (use->len, ==, 0);
  first = g_ptr_array_index (metal, 0);
  g_assert_cmpstr (first->material, ==, "ndfeb_magnets");
  g_assert_cmpstr (first->stage, ==, "metal");
  g_assert_cmpstr (first->actor, ==, "CHN");
  g_assert_cmpint (first->year, ==, 2020);
  g_assert_false (lode_figure_has_range (first->figure));
}

static void
test_chain_range (void)
{
  const LodeFigure *share =
    lode_atlas_get_share (lode_atlas_get_default (), "ndfeb_magnets", "separation", "CHN", 0);
  const char * const *sources = lode_figure_get_sources (share);

  g_assert_cmpfloat_with_epsilon (lode_figure_get_low (share), 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_high (share), 99, 1e-9);
  g_assert_true (g_strv_contains (sources, "iea_cmd_2025"));
  g_assert_true (g_strv_contains (sources, "usar_10k_2025"));
  g_assert_nonnull (strstr (lode_figure_get_note (share), "Range"));
}

static void
test_production (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_production (atlas, "alumina", "refining", "AUS", 2024);
  const LodeAtlasSupply *first;

  g_assert_cmpuint (rows->len, >=, 1);
  first = g_ptr_array_index (rows, 0);
  g_assert_cmpfloat (lode_figure_get_value (first->figure), ==, 17100);
  g_assert_cmpstr (lode_figure_get_unit (first->figure), ==, "kt");
  g_assert_cmpfloat (first->tonnes, ==, 17100000);
  g_assert_cmpstr (first->measure, ==, "production");
  g_assert_nonnull (strstr (lode_figure_get_note (first->figure), "Dry tonnes"));
}

/* An empty value is never a zero, and a zero is one. */
static void
test_unknown_is_not_zero (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_production (lode_atlas_get_default (), NULL, NULL, NULL, 0);
  guint n_withheld = 0;
  guint n_zero = 0;

  g_assert_cmpuint (rows->len, ==, 1753);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      double value = lode_figure_get_value (supply->figure);

      if (g_str_equal (supply->status, "withheld") || g_str_equal (supply->status, "not_available"))
        {
          g_assert_true (isnan (value));
          g_assert_true (isnan (supply->tonnes));
          n_withheld++;
        }
      if (g_str_equal (supply->status, "zero"))
        {
          g_assert_cmpfloat (value, ==, 0);
          n_zero++;
        }
    }
  g_assert_cmpuint (n_withheld, ==, 42);
  g_assert_cmpuint (n_zero, ==, 126);
}

static void
test_chain_production (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_production (lode_atlas_get_default (), "ndfeb_magnets", NULL, NULL, 0);
  gboolean has_mining = FALSE;
  gboolean has_magnet = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);

      has_mining |= g_str_equal (supply->stage, "mining") &&
                    g_str_equal (supply->material, "magnet_rare_earths");
      has_magnet |= g_str_equal (supply->stage, "magnet");
      g_assert_cmpstr (supply->material, !=, "rare_earths");
    }
  g_assert_true (has_mining);
  g_assert_true (has_magnet);
}

static void
test_bounds_say_so (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_production (lode_atlas_get_default (), "rare_earths_heavy", NULL, "CHN", 2025);
  const LodeAtlasSupply *floor_row = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((const LodeAtlasSupply *) g_ptr_array_index (rows, i))->status, "lower_bound"))
      floor_row = g_ptr_array_index (rows, i);
  g_assert_nonnull (floor_row);
  g_assert_nonnull (strstr (lode_figure_get_note (floor_row->figure), "A floor"));
  g_assert_cmpfloat (lode_figure_get_high (floor_row->figure), ==, 100);
}

static void
test_damaged_shares (AtlasFixture  *fixture,
                     gconstpointer  data)
{
  write_shares (fixture, "{\"country\": \"AAA\", \"share_pct\": \"10\"}");
  atlas_fixture_assert_damaged (fixture, "groups[0].rows[0].share_pct");
}

static void
test_damaged_order (AtlasFixture  *fixture,
                    gconstpointer  data)
{
  write_shares (fixture, "{\"country\": \"AAA\", \"share_pct\": 10, \"low\": 20, \"high\": 30}");
  atlas_fixture_assert_damaged (fixture, "rows[0].share_pct");
}

static void
test_damaged_basis (AtlasFixture  *fixture,
                    gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[\"shares\"]");
  atlas_fixture_write (fixture, "shares/ore.json", "lodestone-atlas-shares",
                       "\"material\": \"ore\", \"groups\": [{\"stage\": \"mining\", \"year\": 2024, "
                       "\"quality\": \"A\", \"basis\": \"guessed\", \"source\": \"x\", \"rows\": []}]");
  atlas_fixture_assert_damaged (fixture, "guessed");
}

static void
test_damaged_production (AtlasFixture  *fixture,
                         gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[\"production\"]");
  atlas_fixture_write (fixture, "production/ore.json", "lodestone-atlas-production",
                       "\"material\": \"ore\", \"series\": [{\"stage\": \"mining\", "
                       "\"measure\": \"production\", \"unit\": \"t\", \"source\": \"x\", "
                       "\"rows\": [{\"year\": 2024, \"value\": 1}]}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].country");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  atlas_fixture_add ("/atlas/supply/order", test_order);
  g_test_add_func ("/atlas/supply/filters", test_filters);
  g_test_add_func ("/atlas/supply/latest", test_latest);
  g_test_add_func ("/atlas/supply/no-years", test_no_years);
  g_test_add_func ("/atlas/supply/get-share", test_get_share);
  g_test_add_func ("/atlas/supply/chain-shares", test_chain_shares);
  g_test_add_func ("/atlas/supply/chain-range", test_chain_range);
  g_test_add_func ("/atlas/supply/production", test_production);
  g_test_add_func ("/atlas/supply/unknown-is-not-zero", test_unknown_is_not_zero);
  g_test_add_func ("/atlas/supply/chain-production", test_chain_production);
  g_test_add_func ("/atlas/supply/bounds-say-so", test_bounds_say_so);
  atlas_fixture_add ("/atlas/supply/damaged-shares", test_damaged_shares);
  atlas_fixture_add ("/atlas/supply/damaged-order", test_damaged_order);
  atlas_fixture_add ("/atlas/supply/damaged-basis", test_damaged_basis);
  atlas_fixture_add ("/atlas/supply/damaged-production", test_damaged_production);

  return g_test_run ();
}
