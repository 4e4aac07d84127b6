/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-consumption.h"

static const LodeAtlasConsumption *
consumption_at (GPtrArray *rows,
                guint      index)
{
  return g_ptr_array_index (rows, index);
}

/* Two texts differ by half about what the EU uses: both are here, and say so. */
static void
test_two_texts (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_consumption (lode_atlas_get_default (), "EU27",
                                                            "ndfeb_magnets", "magnet", 2025);
  guint n_demand = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (consumption_at (rows, i)->item, "demand"))
      {
        const LodeFigure *figure = consumption_at (rows, i)->figure;

        n_demand++;
        g_assert_nonnull (lode_figure_get_note (figure));
        if (g_str_equal (consumption_at (rows, i)->status, "derived"))
          g_assert_cmpint (lode_figure_get_basis (figure), ==, LODE_BASIS_DERIVED);
      }
  g_assert_cmpuint (n_demand, ==, 2);
}

static void
test_all (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_consumption (lode_atlas_get_default (), NULL, NULL, NULL, 0);

  g_assert_cmpuint (rows->len, ==, 29);
  for (guint i = 0; i < rows->len; i++)
    {
      g_assert_cmpuint (g_strv_length ((GStrv) lode_figure_get_sources (
                          consumption_at (rows, i)->figure)), ==, 1);
      g_assert_cmpstr (lode_figure_get_unit (consumption_at (rows, i)->figure), !=, "");
    }
}

static void
test_bounds_say_so (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_consumption (lode_atlas_get_default (), NULL, NULL, NULL, 0);
  guint n_bounds = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_has_suffix (consumption_at (rows, i)->status, "_bound"))
      {
        const char *note = lode_figure_get_note (consumption_at (rows, i)->figure);

        g_assert_true (strstr (note, "floor") != NULL || strstr (note, "ceiling") != NULL);
        n_bounds++;
      }
  g_assert_cmpuint (n_bounds, ==, 2);
}

static void
test_chain_takes_in_all_keys (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) chain = lode_atlas_list_consumption (atlas, NULL, "ndfeb_magnets", NULL, 0);
  g_autoptr (GPtrArray) own =
    lode_atlas_list_consumption (atlas, NULL, "rare_earth_magnets", NULL, 0);

  g_assert_cmpuint (own->len, >, 0);
  g_assert_cmpuint (chain->len, >, own->len);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/consumption/two-texts", test_two_texts);
  g_test_add_func ("/atlas/consumption/all", test_all);
  g_test_add_func ("/atlas/consumption/bounds", test_bounds_say_so);
  g_test_add_func ("/atlas/consumption/chain", test_chain_takes_in_all_keys);

  return g_test_run ();
}
