/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "base/lode-quantity.h"

static void
assert_converts (double      value,
                 const char *from,
                 const char *to,
                 double      expected)
{
  double result = NAN;

  g_assert_true (lode_quantity_convert (value, from, to, &result));
  g_assert_cmpfloat_with_epsilon (result, expected, fabs (expected) * 1e-15 + G_MINDOUBLE);
}

static void
assert_refused (const char *from,
                const char *to)
{
  double result = 7;

  g_assert_false (lode_quantity_convert (1, from, to, &result));
  g_assert_cmpfloat (result, ==, 7);
}

static void
assert_symbol (const char *text,
               const char *symbol)
{
  const LodeUnit *unit = lode_unit_find (text);

  g_assert_nonnull (unit);
  g_assert_cmpstr (unit->symbol, ==, symbol);
}

static void
test_symbols (void)
{
  const char * const symbols[] = {
    "t", "kt", "Mt", "kg", "g", "lb", "Mlb", "oz", "oz t", "koz", "Moz", "st", "lt", "mtu", "%",
    "share", "pp", "ha", "km2", "m2", "m3", "m", "km", "MW", "GW", "day", "week", "month", "year",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    assert_symbol (symbols[i], symbols[i]);
}

static void
test_names (void)
{
  assert_symbol ("tonne", "t");
  assert_symbol ("tonnes", "t");
  assert_symbol ("Tonnes", "t");
  assert_symbol ("metric tons", "t");
  assert_symbol ("mt", "t");
  assert_symbol ("MT", "t");
  assert_symbol ("million tonnes", "Mt");
  assert_symbol ("thousand tonnes", "kt");
  assert_symbol ("kilograms", "kg");
  assert_symbol ("pounds", "lb");
  assert_symbol ("million pounds", "Mlb");
  assert_symbol ("short tons", "st");
  assert_symbol ("long ton", "lt");
  assert_symbol ("ounces", "oz");
  assert_symbol ("troy ounces", "oz t");
  assert_symbol ("troy ounce", "oz t");
  assert_symbol ("percent", "%");
  assert_symbol ("per cent", "%");
  assert_symbol ("percentage points", "pp");
  assert_symbol ("hectares", "ha");
  assert_symbol ("km²", "km2");
  assert_symbol ("cubic metres", "m3");
  assert_symbol ("megawatts", "MW");
  assert_symbol ("days", "day");
  assert_symbol ("Years", "year");
  assert_symbol ("feet", "ft");
}

/* "Mt" and "mt" are a million apart; "ton" may be one of three. */
static void
test_case_and_ambiguity (void)
{
  assert_symbol ("Mt", "Mt");
  g_assert_null (lode_unit_find ("ton"));
  g_assert_null (lode_unit_find ("tons"));
  g_assert_null (lode_unit_find (""));
  g_assert_null (lode_unit_find (NULL));
  g_assert_null (lode_unit_find ("furlong"));
  g_assert_null (lode_unit_find ("\xff"));
  g_assert_null (lode_unit_find ("t "));
  g_assert_null (lode_unit_find ("KT"));
}

static void
test_mass (void)
{
  assert_converts (1, "t", "kg", 1000);
  assert_converts (17.5, "kt", "t", 17500);
  assert_converts (17500, "t", "kt", 17.5);
  assert_converts (1.2, "Mt", "t", 1200000);
  assert_converts (1, "lb", "kg", 0.45359237);
  assert_converts (16, "oz", "lb", 1);
  assert_converts (1, "oz t", "g", 31.1034768);
  assert_converts (1, "koz", "kg", 31.1034768);
  assert_converts (1, "Moz", "t", 31.1034768);
  assert_converts (1, "st", "kg", 907.18474);
  assert_converts (1, "short tons", "lb", 2000);
  assert_converts (1, "lt", "kg", 1016.0469088);
  assert_converts (100, "mtu", "t", 1);
  assert_converts (2204622.6218487757, "lb", "t", 1000);
  assert_converts (0, "t", "lb", 0);
  assert_converts (-3, "kt", "t", -3000);
}

static void
test_share (void)
{
  double share = 0;

  g_assert_true (lode_quantity_convert (92.7, "%", "share", &share));
  g_assert_cmpfloat (share, ==, 0.927);
  assert_converts (0.65, "share", "%", 65);
  assert_converts (5, "pp", "%", 5);
}

static void
test_other_dimensions (void)
{
  assert_converts (1, "km2", "ha", 100);
  assert_converts (1, "GW", "MW", 1000);
  assert_converts (2, "week", "day", 14);
  assert_converts (1, "year", "month", 12);
  assert_converts (1, "km", "m", 1000);
  assert_converts (1000, "L", "m3", 1);
}

static void
test_across (void)
{
  assert_refused ("t", "%");
  assert_refused ("t", "ton");
  assert_refused ("ton", "t");
  assert_refused ("ha", "m3");
  assert_refused ("USD", "EUR");
  assert_refused (NULL, "t");
  assert_refused ("t", NULL);
}

/* There and back is the same to the last digit or two, for every pair of units. */
static void
test_there_and_back (void)
{
  const char * const mass[] = {
    "t", "kt", "Mt", "kg", "g", "lb", "Mlb", "oz", "oz t", "koz", "Moz", "st", "lt", "mtu",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (mass); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (mass); j++)
      {
        double there = 0;

        g_assert_true (lode_quantity_convert (12345.678, mass[i], mass[j], &there));
        assert_converts (there, mass[j], mass[i], 12345.678);
        if (i == j)
          g_assert_cmpfloat (there, ==, 12345.678);
      }
}

static void
test_currencies (void)
{
  const char * const known[] = { "USD", "EUR", "AUD", "GBP", "JPY", "CNY", "AED", "ZWG", "KZT" };
  const char * const unknown[] = { "usd", "US", "USDX", "XXX", "DEM", "XAU", "", "€" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (lode_currency_is_known (known[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_false (lode_currency_is_known (unknown[i]));
  g_assert_false (lode_currency_is_known (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/quantity/symbols", test_symbols);
  g_test_add_func ("/base/quantity/names", test_names);
  g_test_add_func ("/base/quantity/case-and-ambiguity", test_case_and_ambiguity);
  g_test_add_func ("/base/quantity/mass", test_mass);
  g_test_add_func ("/base/quantity/share", test_share);
  g_test_add_func ("/base/quantity/other-dimensions", test_other_dimensions);
  g_test_add_func ("/base/quantity/across", test_across);
  g_test_add_func ("/base/quantity/there-and-back", test_there_and_back);
  g_test_add_func ("/base/quantity/currencies", test_currencies);

  return g_test_run ();
}
