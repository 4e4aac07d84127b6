/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bounds that lode-portable.h states, held against long doubles. */

#include "config.h"

#include <float.h>
#include <math.h>

#include "base/lode-portable.h"

/* Distance in units of the last place of @exact. */
static double
units (double      found,
       long double exact)
{
  double rounded = fabs ((double) exact);
  double unit = nextafter (rounded, (double) INFINITY) - rounded;

  return (double) (fabsl ((long double) found - exact) / (long double) unit);
}

static void
test_exp (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (51);

  for (guint k = 0; k < 200000; k++)
    {
      double x = k % 2 == 0 ? g_rand_double_range (random, -700, 709)
                            : g_rand_double_range (random, -2, 2);

      g_assert_cmpfloat (units (lode_portable_exp (x), expl ((long double) x)), <=, 2);
    }
  g_assert_cmpfloat (lode_portable_exp (0), ==, 1);
  g_assert_cmpfloat (lode_portable_exp (-1000), ==, 0);
  g_assert_true (isinf (lode_portable_exp (1000)));
  g_assert_true (isnan (lode_portable_exp ((double) NAN)));
}

static void
test_log (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (52);

  for (guint k = 0; k < 200000; k++)
    {
      double x = k % 2 == 0 ? exp (g_rand_double_range (random, -700, 700))
                            : g_rand_double_range (random, 0.5, 2);
      long double exact = logl ((long double) x);
      double found = lode_portable_log (x);

      if (fabsl (exact) >= 0.1L)
        g_assert_cmpfloat (units (found, exact), <=, 2);
      else
        g_assert_cmpfloat ((double) fabsl ((long double) found - exact), <=, 3e-17);
    }
  g_assert_cmpfloat (lode_portable_log (1), ==, 0);
  g_assert_true (isinf (lode_portable_log (0)));
  g_assert_true (isnan (lode_portable_log (-1)));
  g_assert_true (isinf (lode_portable_log ((double) INFINITY)));
  /* Subnormal. */
  g_assert_cmpfloat (units (lode_portable_log (DBL_TRUE_MIN), logl ((long double) DBL_TRUE_MIN)), <=, 2);
}

static void
test_log1p (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (53);

  for (guint k = 0; k < 100000; k++)
    {
      double x = k % 2 == 0 ? g_rand_double_range (random, -0.999, 5)
                            : g_rand_double_range (random, -1, 1) * exp (g_rand_double_range (random, -40, 0));

      if (x > -1 && x != 0)
        g_assert_cmpfloat (units (lode_portable_log1p (x), log1pl ((long double) x)), <=, 4);
    }
  g_assert_cmpfloat (lode_portable_log1p (0), ==, 0);
}

static void
test_pow (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (54);

  for (guint k = 0; k < 100000; k++)
    {
      double x = g_rand_double_range (random, 0.001, 100);
      double y = g_rand_double_range (random, -20, 20);
      long double exact = powl ((long double) x, (long double) y);
      double size = 1 + fabs (y * log (x));
      long double off = fabsl ((long double) lode_portable_pow (x, y) - exact) / exact;

      g_assert_cmpfloat ((double) off, <=, 5e-16 * size);
    }
  g_assert_cmpfloat (lode_portable_pow (7, 0), ==, 1);
}

static void
test_log_gamma (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (55);

  for (guint k = 0; k < 100000; k++)
    {
      double x = k % 2 == 0 ? g_rand_double_range (random, 0.01, 12) : g_rand_double_range (random, 1, 100);

      g_assert_cmpfloat ((double) fabsl ((long double) lode_portable_log_gamma (x) -
                                         lgammal ((long double) x)), <=, 5e-14 * fmax (1, x / 12));
    }
  g_assert_cmpfloat_with_epsilon (lode_portable_log_gamma (6), log (120), 1e-14);
}

static void
test_normal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (56);
  double last = -100;

  for (guint k = 0; k < 100000; k++)
    {
      double z = g_rand_double_range (random, -8, 8);
      long double exact = 0.5L * erfcl (-(long double) z / sqrtl (2.0L));

      g_assert_cmpfloat ((double) fabsl ((long double) lode_portable_normal_probability (z) - exact),
                         <=, 1e-15);
    }
  /* The quantile brings back the chance; in the tails the density tells what an error in it
   * means. */
  for (guint k = 0; k < 100000; k++)
    {
      double u = (k + 0.5) / 100000;
      double z = lode_portable_normal_quantile (u);
      long double chance = 0.5L * erfcl (-(long double) z / sqrtl (2.0L));
      long double density = expl (-(long double) z * z / 2) / sqrtl (2 * 3.14159265358979323846L);
      double off = (double) (fabsl (chance - (long double) u) / density);

      g_assert_cmpfloat (off, <=, 1e-15 * fmax (1, fabs (z)) + 2e-16 * (double) (1 / density) * u);
      g_assert_cmpfloat (z, >, last);
      last = z;
    }
  g_assert_cmpfloat (lode_portable_normal_quantile (0.5), ==, 0);
  g_assert_cmpfloat_with_epsilon (lode_portable_normal_quantile (0.95), 1.6448536269514722, 1e-14);
  g_assert_cmpfloat_with_epsilon (lode_portable_normal_quantile (1e-10), -6.361340902404056, 1e-13);
}

/* The same bits wherever this runs: sums of results, written down once. */
static void
test_bits (void)
{
  double sum = 0;

  for (guint k = 1; k < 1000; k++)
    {
      double u = k / 1000.0;

      sum += lode_portable_exp (u * 20 - 10) + lode_portable_log (u) + lode_portable_log1p (u) +
             lode_portable_pow (u, 3.7) + lode_portable_log_gamma (u * 5) +
             lode_portable_normal_probability (u * 10 - 5) + lode_portable_normal_quantile (u);
    }
  g_assert_cmpfloat (sum, ==, 0x1.0a7501893bda9p+20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/portable/exp", test_exp);
  g_test_add_func ("/base/portable/log", test_log);
  g_test_add_func ("/base/portable/log1p", test_log1p);
  g_test_add_func ("/base/portable/pow", test_pow);
  g_test_add_func ("/base/portable/log-gamma", test_log_gamma);
  g_test_add_func ("/base/portable/normal", test_normal);
  g_test_add_func ("/base/portable/bits", test_bits);

  return g_test_run ();
}
