/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-reserve.h"

static const LodeAtlasReserve *
reserve_at (GPtrArray *rows,
            guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_rare_earths (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_reserves (lode_atlas_get_default (), "rare_earths", "BRA", 0);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpfloat (lode_figure_get_value (reserve_at (rows, 0)->figure), ==, 11e6);
  g_assert_cmpfloat (reserve_at (rows, 0)->tonnes, ==, 11e6);
  g_assert_nonnull (strstr (lode_figure_get_note (reserve_at (rows, 0)->figure), "21,000,000"));
}

/* What the source has no number for has none here, and its status says so. */
static void
test_no_number_is_no_zero (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_reserves (lode_atlas_get_default (), NULL, NULL, 0);
  guint n_unknown = 0;

  g_assert_cmpuint (rows->len, ==, 476);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasReserve *reserve = reserve_at (rows, i);
      double value = lode_figure_get_value (reserve->figure);

      if (g_str_equal (reserve->status, "not_available") ||
          g_str_has_prefix (reserve->status, "qualitative"))
        {
          g_assert_true (isnan (value));
          g_assert_true (isnan (reserve->tonnes));
          n_unknown++;
        }
      if (value == 0)
        g_assert_true (g_str_equal (reserve->status, "zero") ||
                       g_str_equal (reserve->status, "see_note"));
    }
  g_assert_cmpuint (n_unknown, >, 70);
}

static void
test_units (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_reserves (lode_atlas_get_default (), NULL, NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasReserve *reserve = reserve_at (rows, i);
      const char *unit = lode_figure_get_unit (reserve->figure);
      double value = lode_figure_get_value (reserve->figure);

      if (isnan (value))
        continue;
      if (g_str_equal (unit, "kt"))
        g_assert_cmpfloat_with_epsilon (reserve->tonnes, value * 1000, 1e-3);
      else if (g_str_equal (unit, "kg"))
        g_assert_cmpfloat_with_epsilon (reserve->tonnes, value / 1000, 1e-3);
      else if (g_str_equal (unit, "million m3"))
        g_assert_true (isnan (reserve->tonnes));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/reserve/rare-earths", test_rare_earths);
  g_test_add_func ("/atlas/reserve/no-number", test_no_number_is_no_zero);
  g_test_add_func ("/atlas/reserve/units", test_units);

  return g_test_run ();
}
