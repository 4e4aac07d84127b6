/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-demand.h"

static const LodeAtlasDemand *
demand_at (GPtrArray *rows,
           guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_base_year (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_demand (lode_atlas_get_default (), "copper", "total",
                                                       LODE_ATLAS_BASE_YEAR, 0);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpfloat (lode_figure_get_value (demand_at (rows, 0)->figure), ==, 26717224.7);
  g_assert_cmpint (lode_figure_get_year (demand_at (rows, 0)->figure), ==, 2024);
  g_assert_cmpstr (lode_figure_get_unit (demand_at (rows, 0)->figure), ==, "t");
  g_assert_cmpstr (demand_at (rows, 0)->status, ==, "reported");
}

/* Three scenarios of five years each, beside the base year, for every use. */
static void
test_scenarios (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const char * const scenarios[] = { "STEPS", "APS", "NZE" };
  g_autoptr (GPtrArray) all = lode_atlas_list_demand (atlas, NULL, NULL, NULL, 0);

  g_assert_cmpuint (all->len, ==, 1008);
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autoptr (GPtrArray) rows =
        lode_atlas_list_demand (atlas, "lithium", "total", scenarios[i], 0);

      g_assert_cmpuint (rows->len, ==, 5);
      for (guint j = 0; j < rows->len; j++)
        {
          g_assert_cmpint (lode_figure_get_year (demand_at (rows, j)->figure), ==,
                           2030 + 5 * (int) j);
          g_assert_cmpstr (demand_at (rows, j)->status, ==, "projection");
        }
    }
}

/* The demand of @total's material, scenario and year for @use. */
static double
find_use (const LodeAtlasDemand *total,
          const char            *use)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_demand (lode_atlas_get_default (), total->material, use, total->scenario,
                            lode_figure_get_year (total->figure));

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (demand_at (rows, i)->material, total->material))
      return lode_figure_get_value (demand_at (rows, i)->figure);

  g_assert_not_reached ();
}

/* Where clean energy and other uses are given, they are the total. */
static void
test_uses_add_up (void)
{
  g_autoptr (GPtrArray) totals =
    lode_atlas_list_demand (lode_atlas_get_default (), NULL, "total", NULL, 0);

  g_assert_cmpuint (totals->len, ==, 96);

  for (guint i = 0; i < totals->len; i++)
    {
      const LodeAtlasDemand *total = demand_at (totals, i);
      double sum = find_use (total, "clean_energy") + find_use (total, "other_uses");

      g_assert_cmpfloat_with_epsilon (sum, lode_figure_get_value (total->figure), 1e-3 * sum);
    }
}

/* A chain answers with its raw materials. */
static void
test_chain (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_demand (lode_atlas_get_default (), "ndfeb_magnets", "total", "STEPS", 2030);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (demand_at (rows, 0)->material, ==, "magnet_rare_earths");
  g_assert_nonnull (strstr (lode_figure_get_note (demand_at (rows, 0)->figure), "inferred"));
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "demand.json", "lodestone-atlas-demand",
                       "\"items\": [{\"material\": \"ore\", \"use\": \"total\", \"unit\": \"t\", "
                       "\"source\": \"x\", \"rows\": [{\"scenario\": \"APS\", "
                       "\"years\": [2030, 2035], \"values\": [1]}]}]");
  atlas_fixture_assert_damaged (fixture, "there are 1 values for 2 years");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/demand/base-year", test_base_year);
  g_test_add_func ("/atlas/demand/scenarios", test_scenarios);
  g_test_add_func ("/atlas/demand/uses-add-up", test_uses_add_up);
  g_test_add_func ("/atlas/demand/chain", test_chain);
  atlas_fixture_add ("/atlas/demand/damaged", test_damaged);

  return g_test_run ();
}
