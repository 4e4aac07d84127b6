/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The vectors of MODEL §6 and §7. */

#include "config.h"

#include <math.h>

#include "engine/indicators/lode-indicators.h"

static void
test_hhi (void)
{
  const double shares[] = { 0.92, 0.05, 0.01, 0.02 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  g_assert_cmpfloat_with_epsilon (lode_indicators_hhi (shares, 4), 0.8494, 1e-12);
  /* HHI ∈ [1/n, 1] for shares that add to one. */
  for (guint k = 0; k < 2000; k++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 20);
      double values[20], sum = 0, hhi;

      for (guint i = 0; i < n; i++)
        sum += values[i] = g_rand_double_range (random, 0.001, 1);
      for (guint i = 0; i < n; i++)
        values[i] /= sum;
      hhi = lode_indicators_hhi (values, n);
      g_assert_cmpfloat (hhi, >=, 1.0 / n - 1e-12);
      g_assert_cmpfloat (hhi, <=, 1 + 1e-12);
    }
}

static void
test_ratios (void)
{
  g_assert_cmpfloat_with_epsilon (lode_indicators_net_import_reliance (900, 100, 50, 150), 0.85, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_n_minus_1 (100, 70, 80), 0.375, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_days_of_cover (500, 7300), 25, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_eu_supply_risk (4, 2, 0.6, 0.1, 0.9), 2.106, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_geopolrisk (0.3, 1000, 2000, 500), 0.12, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_supply_risk (0.5, 0.4, 0.04), 0.2, 1e-12);
  /* A net exporter's reliance is below 0. */
  g_assert_cmpfloat (lode_indicators_net_import_reliance (0, 50, 0, 100), <, 0);
}

static void
test_nothing_to_divide_by (void)
{
  g_assert_true (isnan (lode_indicators_net_import_reliance (0, 0, 0, 0)));
  g_assert_true (isnan (lode_indicators_n_minus_1 (1, 1, 0)));
  g_assert_true (isnan (lode_indicators_days_of_cover (1, 0)));
  g_assert_true (isnan (lode_indicators_geopolrisk (1, 1, 0, 0)));
  g_assert_true (isnan (lode_indicators_premium (1, NULL, 0, 1, 1, 1, 1, 0)));
}

static void
test_prices (void)
{
  g_assert_cmpfloat_with_epsilon (lode_indicators_price_ratio (0.6, -0.3, 0), 5.489033, 1e-6);
  g_assert_cmpfloat_with_epsilon (lode_indicators_price_ratio (0.6, -0.3, 0.2), 2.777778, 1e-6);
  g_assert_cmpfloat_with_epsilon (lode_indicators_price_ratio (0.9, -0.5, 0.5), 1.111111, 1e-6);
  g_assert_cmpfloat (lode_indicators_price_ratio (1, -0.3, 0), ==, 1);
  /* Without any supply the price is beyond the model, and said to be. */
  g_assert_cmpfloat (lode_indicators_price_ratio (0, -0.3, 0), ==, LODE_PRICE_CAP);
  g_assert_cmpfloat (lode_indicators_price_ratio (1e-9, -0.3, 0), ==, LODE_PRICE_CAP);
  g_assert_true (isnan (lode_indicators_price_ratio (0.5, 0, 0)));
}

static void
test_contracts (void)
{
  g_assert_cmpfloat (lode_indicators_cfd_usd (60, 110, 1000, 0.3), ==, -50e6);
  g_assert_cmpfloat_with_epsilon (lode_indicators_cfd_usd (140, 110, 1000, 0.3), 9e6, 1e-6);
  g_assert_cmpfloat (lode_indicators_cfd_usd (110, 110, 1000, 0.3), ==, 0);
}

static void
test_premium (void)
{
  const LodePriceFloor floor = { 110, 1000, 0.3 };
  double crf = lode_indicators_capital_recovery (0.08, 15);

  g_assert_cmpfloat_with_epsilon (lode_indicators_premium (60, &floor, 1, 0, crf, 0, 0, 10000), 5, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_premium (60, NULL, 0, 0, crf, 2500, 0.08, 10000), 1.2,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (lode_indicators_premium (60, &floor, 1, 0, crf, 2500, 0.08, 10000), 6.2,
                                  1e-12);
  /* The annuity of 8 % over 15 years. */
  g_assert_cmpfloat_with_epsilon (crf, 0.1168295, 1e-7);
  g_assert_cmpfloat_with_epsilon (lode_indicators_premium (60, NULL, 0, 1e9, crf, 0, 0, 10000), 11.68295,
                                  1e-5);
  g_assert_cmpfloat_with_epsilon (lode_indicators_capital_recovery (0, 10), 0.1, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/indicators/hhi", test_hhi);
  g_test_add_func ("/engine/indicators/ratios", test_ratios);
  g_test_add_func ("/engine/indicators/nothing-to-divide-by", test_nothing_to_divide_by);
  g_test_add_func ("/engine/indicators/prices", test_prices);
  g_test_add_func ("/engine/indicators/contracts", test_contracts);
  g_test_add_func ("/engine/indicators/premium", test_premium);

  return g_test_run ();
}
