/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-exchange.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-error.h"

static LodeFigure *
money (double      value,
       const char *unit)
{
  return lode_figure_new (value, NAN, NAN, unit, 2026, LODE_BASIS_REPORTED, NULL, NULL);
}

/* A rate is of a year and has a source; the latest before a year stands for it. */
static void
test_rates (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeAtlasRate *of_2021 = lode_atlas_get_rate (atlas, "AUD", 2021);
  const LodeAtlasRate *of_2026 = lode_atlas_get_rate (atlas, "AUD", 2026);
  const LodeAtlasRate *of_1999 = lode_atlas_get_rate (atlas, "AUD", 1999);

  g_assert_cmpfloat (lode_figure_get_value (of_2021->figure), ==, 0.7515);
  g_assert_cmpint (lode_figure_get_year (of_2026->figure), ==, 2023);
  g_assert_true (of_2026 == lode_atlas_get_rate (atlas, "AUD", 0));
  g_assert_cmpint (lode_figure_get_year (of_1999->figure), ==, 2020);
  g_assert_nonnull (lode_atlas_get_source (atlas, lode_figure_get_sources (of_2021->figure)[0]));
  g_assert_null (lode_atlas_get_rate (atlas, "XAU", 0));
}

/* Yen are printed for one dollar and kept as dollars for one yen. */
static void
test_direction (void)
{
  const LodeAtlasRate *yen = lode_atlas_get_rate (lode_atlas_get_default (), "JPY", 2023);

  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (yen->figure), 1 / 140.5001, 1e-8);
  g_assert_cmpint (lode_figure_get_basis (yen->figure), ==, LODE_BASIS_DERIVED);
  g_assert_nonnull (strstr (lode_figure_get_note (yen->figure), "140.5"));
}

static void
test_convert (void)
{
  g_autoptr (LodeFigure) sum = money (1.2, "billion AUD");
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFigure) usd =
    lode_atlas_convert_money (lode_atlas_get_default (), sum, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (lode_figure_get_unit (usd), ==, "million USD");
  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (usd), 1200 * 0.6644, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_low (usd), 1200 * 0.6644, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_high (usd), 1200 * 0.7515, 1e-9);
  g_assert_cmpint (lode_figure_get_basis (usd), ==, LODE_BASIS_DERIVED);
  g_assert_nonnull (strstr (lode_figure_get_note (usd), "the average of 2023 (Federal Reserve"));
  g_assert_cmpstr (lode_figure_get_sources (usd)[0], ==, "fed_g5a_2024");
}

static void
test_dollars (void)
{
  g_autoptr (LodeFigure) sum = money (12e9, "USD");
  g_autoptr (LodeFigure) usd = lode_atlas_convert_money (lode_atlas_get_default (), sum, 0, NULL);

  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (usd), 12000, 1e-9);
  g_assert_false (lode_figure_has_range (usd));
  g_assert_cmpint (lode_figure_get_basis (usd), ==, LODE_BASIS_REPORTED);
}

/* Without a rate there is no conversion, and what is no money is not taken for some. */
static void
test_refusals (void)
{
  const struct
  {
    const char *unit;
    int         code;
    const char *words;
  } refusals[] = {
    { "million XAU", LODE_ERROR_NOT_FOUND, "no exchange rate for XAU" },
    { "t", LODE_ERROR_INVALID, "“t” is no money" },
    { "million", LODE_ERROR_INVALID, "no money" },
    { "AUDS", LODE_ERROR_INVALID, "no money" },
    { "", LODE_ERROR_INVALID, "no money" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (LodeFigure) sum = money (1, refusals[i].unit);
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_atlas_convert_money (lode_atlas_get_default (), sum, 0, &error));
      g_assert_error (error, LODE_ERROR, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "exchange.json", "lodestone-atlas-exchange",
                       "\"source\": \"x\", \"rows\": [{\"currency\": \"AUD\", \"year\": 2023, "
                       "\"usd\": 0}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].usd: a rate is above 0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/exchange/rates", test_rates);
  g_test_add_func ("/atlas/exchange/direction", test_direction);
  g_test_add_func ("/atlas/exchange/convert", test_convert);
  g_test_add_func ("/atlas/exchange/dollars", test_dollars);
  g_test_add_func ("/atlas/exchange/refusals", test_refusals);
  atlas_fixture_add ("/atlas/exchange/damaged", test_damaged);

  return g_test_run ();
}
