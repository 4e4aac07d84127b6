/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-price.h"

static void
test_prices (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) neodymium = lode_atlas_list_prices (atlas, "neodymium", 2024);
  const LodeAtlasPrice *price;

  g_assert_cmpuint (neodymium->len, ==, 1);
  price = g_ptr_array_index (neodymium, 0);
  g_assert_cmpfloat (lode_figure_get_value (price->figure), ==, 56);
  g_assert_cmpstr (lode_figure_get_unit (price->figure), ==, "USD/kg");
  g_assert_cmpfloat (price->usd_per_kg, ==, 56);
  g_assert_nonnull (strstr (lode_figure_get_note (price->figure), "export controls"));
}

/* A chain has the prices of its raw materials. */
static void
test_chain_prices (void)
{
  g_autoptr (GPtrArray) prices =
    lode_atlas_list_prices (lode_atlas_get_default (), "ndfeb_magnets", 2024);
  gboolean has_terbium = FALSE;

  for (guint i = 0; i < prices->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (prices, i);

      has_terbium |= g_str_equal (price->material, "terbium");
      g_assert_cmpint (lode_figure_get_year (price->figure), ==, 2024);
    }
  g_assert_true (has_terbium);
}

static void
test_units (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_prices (lode_atlas_get_default (), NULL, 0);
  guint n_unknown = 0;

  g_assert_cmpuint (rows->len, ==, 475);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (rows, i);
      const char *unit = lode_figure_get_unit (price->figure);
      double value = lode_figure_get_value (price->figure);

      if (isnan (value))
        {
          n_unknown++;
          g_assert_cmpstr (price->status, ==, "not_available");
          continue;
        }
      g_assert_cmpfloat (value, >, 0);
      if (g_str_equal (unit, "USD/kg"))
        g_assert_cmpfloat_with_epsilon (price->usd_per_kg, value, 1e-6 * value);
      else if (g_str_equal (unit, "USD/lb"))
        g_assert_cmpfloat_with_epsilon (price->usd_per_kg, value / 0.45359237, 0.01 * value);
      else if (g_str_equal (unit, "USD/oz t"))
        g_assert_cmpfloat_with_epsilon (price->usd_per_kg, value / 0.0311034768, 0.1 * value);
    }
  g_assert_cmpuint (n_unknown, ==, 4);
}

static void
test_reference (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (LodeFigure) magnets = lode_atlas_get_reference_price (atlas, "ndfeb_magnets", 0);
  g_autoptr (LodeFigure) terbium = lode_atlas_get_reference_price (atlas, "terbium", 2024);
  g_autoptr (LodeFigure) latest = lode_atlas_get_reference_price (atlas, "terbium", 0);

  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (magnets), 2860000.0 / 58152, 1e-3);
  g_assert_cmpstr (lode_figure_get_unit (magnets), ==, "USD/kg");
  g_assert_cmpint (lode_figure_get_basis (magnets), ==, LODE_BASIS_DERIVED);
  g_assert_cmpfloat (lode_figure_get_value (terbium), ==, 812);
  g_assert_cmpint (lode_figure_get_year (latest), ==, 2025);
  g_assert_null (lode_atlas_get_reference_price (atlas, "permanent_magnets", 0));
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "prices.json", "lodestone-atlas-prices",
                       "\"items\": [{\"material\": \"ore\", \"item\": \"i\", \"unit\": \"USD/kg\", "
                       "\"source\": \"x\", \"rows\": [{\"year\": 2024, \"value\": true}]}]");
  atlas_fixture_assert_damaged (fixture, "items[0].rows[0].value");
}

/* The unit says how its price becomes one for a kilogram, and the number follows from it. */
static void
test_conversions (void)
{
  const struct
  {
    const char *unit;
    double      kg;
    double      factor;
    const char *conversion;
  } units[] = {
    { "USD/kg", 1, 1, "" },
    { "USD/t", 1000, 1, "÷ 1000 kg" },
    { "USD/lb", 0.45359237, 1, "÷ 0.45359237 kg" },
    { "US cents/lb", 0.45359237, 0.01, "× 0.01 ÷ 0.45359237 kg" },
    { "USD/oz t", 0.0311034768, 1, "÷ 0.0311034768 kg" },
  };
  g_autoptr (GPtrArray) prices = lode_atlas_list_prices (lode_atlas_get_default (), NULL, 0);
  guint n_checked = 0;

  for (guint i = 0; i < prices->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (prices, i);
      const char *unit = lode_figure_get_unit (price->figure);

      for (guint j = 0; j < G_N_ELEMENTS (units) && !isnan (price->usd_per_kg); j++)
        if (g_str_equal (unit, units[j].unit))
          {
            double expected =
              lode_figure_get_value (price->figure) * units[j].factor / units[j].kg;

            n_checked++;
            g_assert_cmpstr (price->conversion, ==, units[j].conversion);
            g_assert_cmpfloat_with_epsilon (price->usd_per_kg, expected, 1e-3 * expected);
          }
      if (isnan (price->usd_per_kg))
        g_assert_cmpstr (price->conversion, ==, "");
    }
  g_assert_cmpuint (n_checked, ==, 456);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/price/prices", test_prices);
  g_test_add_func ("/atlas/price/chain", test_chain_prices);
  g_test_add_func ("/atlas/price/units", test_units);
  g_test_add_func ("/atlas/price/reference", test_reference);
  g_test_add_func ("/atlas/price/conversions", test_conversions);
  atlas_fixture_add ("/atlas/price/damaged", test_damaged);

  return g_test_run ();
}
