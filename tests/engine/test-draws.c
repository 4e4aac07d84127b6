/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "engine/chance/lode-draws.h"

static double
quantile (LodeShape shape,
          double    value,
          double    low,
          double    high,
          double    u)
{
  const LodeMagnitude magnitude = { value, low, high, shape };

  return lode_draws_quantile (&magnitude, u);
}

static void
test_fixed (void)
{
  g_assert_cmpfloat (quantile (LODE_SHAPE_FIXED, 3, 1, 9, 0.1), ==, 3);
  /* No range, no chance. */
  g_assert_cmpfloat (quantile (LODE_SHAPE_PERT, 3, 3, 3, 0.1), ==, 3);
}

static void
test_uniform (void)
{
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_UNIFORM, 0, 10, 20, 0.25), 12.5, 1e-12);
}

static void
test_triangular (void)
{
  /* Below the mode (value − low)/(high − low) of all lies. */
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_TRIANGULAR, 4, 0, 10, 0.4), 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_TRIANGULAR, 5, 0, 10, 0.125), 2.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_TRIANGULAR, 0, 0, 10, 0.75), 5, 1e-9);
}

/* The mean of a PERT is (low + 4·mode + high)/6, and its quantiles rise. */
static void
test_pert (void)
{
  const double modes[] = { 0, 0.2, 0.5, 1 };

  for (guint k = 0; k < G_N_ELEMENTS (modes); k++)
    {
      double sum = 0, last = -1;
      const guint n = 4000;

      for (guint i = 0; i < n; i++)
        {
          double x = quantile (LODE_SHAPE_PERT, modes[k], 0, 1, (i + 0.5) / n);

          g_assert_cmpfloat (x, >, last);
          g_assert_cmpfloat (x, <=, 1);
          last = x;
          sum += x;
        }
      g_assert_cmpfloat_with_epsilon (sum / n, (4 * modes[k] + 1) / 6, 1e-4);
    }
  /* Symmetric: beta (3, 3), whose distribution function is a polynomial. */
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_PERT, 0.5, 0, 1, 0.5), 0.5, 1e-12);
  {
    double x = quantile (LODE_SHAPE_PERT, 0.5, 0, 1, 0.1);

    g_assert_cmpfloat_with_epsilon (10 * pow (x, 3) - 15 * pow (x, 4) + 6 * pow (x, 5), 0.1, 1e-12);
  }
}

static void
test_normal (void)
{
  /* Far from 0, low and high are the 5th and 95th percentile. */
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_NORMAL, 100, 90, 110, 0.05), 90, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_NORMAL, 100, 90, 110, 0.5), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_NORMAL, 100, 90, 110, 0.95), 110, 1e-9);
  /* One standard deviation is 10/1.6449. */
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_NORMAL, 100, 90, 110, 0.8413447460685429),
                                  100 + 10 / 1.6448536269514722, 1e-9);
  /* Never below 0. */
  for (guint i = 1; i < 100; i++)
    g_assert_cmpfloat (quantile (LODE_SHAPE_NORMAL, 1, 0, 2, i / 100.0), >=, 0);
}

static void
test_lognormal (void)
{
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_LOGNORMAL, 2, 1, 4, 0.05), 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_LOGNORMAL, 2, 1, 4, 0.5), 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (quantile (LODE_SHAPE_LOGNORMAL, 2, 1, 4, 0.95), 4, 1e-9);
}

static void
test_summary (void)
{
  float values[] = { 5, 1, 4, 2, 3 };
  float same[] = { 7, 7, 7 };
  LodeBand band;

  lode_draws_summarise (values, 5, &band);
  g_assert_cmpfloat (band.p50, ==, 3);
  g_assert_cmpfloat (band.p25, ==, 2);
  g_assert_cmpfloat (band.p75, ==, 4);
  g_assert_cmpfloat_with_epsilon (band.p5, 1.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (band.p95, 4.8, 1e-12);
  g_assert_cmpfloat (band.mean, ==, 3);
  lode_draws_summarise (same, 3, &band);
  g_assert_cmpfloat (band.p5, ==, 7);
  g_assert_cmpfloat (band.mean, ==, 7);
  lode_draws_summarise (same, 1, &band);
  g_assert_cmpfloat (band.p95, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/draws/fixed", test_fixed);
  g_test_add_func ("/engine/draws/uniform", test_uniform);
  g_test_add_func ("/engine/draws/triangular", test_triangular);
  g_test_add_func ("/engine/draws/pert", test_pert);
  g_test_add_func ("/engine/draws/normal", test_normal);
  g_test_add_func ("/engine/draws/lognormal", test_lognormal);
  g_test_add_func ("/engine/draws/summary", test_summary);

  return g_test_run ();
}
