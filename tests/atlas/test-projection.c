/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-projection.h"

static const LodeAtlasProjection *
projection_at (GPtrArray *rows,
               guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_one (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_projections (lode_atlas_get_default (), "copper",
                                                            "mining", "CHL", 2030);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpfloat (lode_figure_get_value (projection_at (rows, 0)->figure), ==, 5505000);
  g_assert_cmpstr (projection_at (rows, 0)->series, ==, "Copper content");
  g_assert_nonnull (strstr (lode_figure_get_note (projection_at (rows, 0)->figure), "base case"));
}

static void
test_shares (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_projections (lode_atlas_get_default (), NULL, NULL, NULL, 0);

  g_assert_cmpuint (rows->len, ==, 255);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasProjection *projection = projection_at (rows, i);

      if (g_str_equal (projection->actor, "WLD"))
        {
          g_assert_true (isnan (projection->share_pct));
          continue;
        }
      g_assert_cmpfloat (projection->share_pct, >=, 0);
      g_assert_cmpfloat (projection->share_pct, <, 100);
    }
}

/* In a decade the largest refiner of battery graphite is the same, with a smaller part. */
static void
test_by_year (void)
{
  double last = 100;

  for (int year = 2030; year <= 2040; year += 5)
    {
      g_autoptr (GPtrArray) rows = lode_atlas_list_projections (
        lode_atlas_get_default (), "graphite_all", "refining", "CHN", year);

      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpfloat (projection_at (rows, 0)->share_pct, <=, last);
      last = projection_at (rows, 0)->share_pct;
    }
  g_assert_cmpfloat (last, >, 50);
}

static void
test_chain (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_projections (lode_atlas_get_default (),
                                                            "ndfeb_magnets", NULL, "CHN", 0);

  g_assert_cmpuint (rows->len, ==, 6);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (projection_at (rows, i)->material, ==, "magnet_rare_earths");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/projection/one", test_one);
  g_test_add_func ("/atlas/projection/shares", test_shares);
  g_test_add_func ("/atlas/projection/by-year", test_by_year);
  g_test_add_func ("/atlas/projection/chain", test_chain);

  return g_test_run ();
}
