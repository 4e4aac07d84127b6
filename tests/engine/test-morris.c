/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/sensitivity/lode-morris.h"

#include <math.h>

#include "sampler-models.h"

/* Every elementary effect of a linear function is its coefficient. */
static void
test_linear (void)
{
  const double coefficients[] = { 3, -2, 0 };
  LodeMorrisEffect effects[3 * 2];

  g_assert_true (lode_morris_run (&sampler_linear, 20, 1, NULL, effects, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (effects[i * 2].mu, coefficients[i], 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i * 2].mu_star, fabs (coefficients[i]), 1e-12);
      g_assert_cmpfloat_with_epsilon (effects[i * 2].sigma, 0, 1e-12);
      g_assert_cmpfloat (effects[i * 2 + 1].mu_star, ==, 0);
    }
}

/* No input of Ishigami's acts evenly; the third one acts through the first alone. */
static void
test_ishigami (void)
{
  LodeMorrisEffect effects[3];

  g_assert_true (lode_morris_run (&sampler_ishigami, 1000, 1, NULL, effects, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (effects[i].mu_star, >, 1);
      g_assert_cmpfloat (effects[i].sigma, >, effects[i].mu_star);
      g_assert_cmpfloat (effects[i].mu_star, >=, fabs (effects[i].mu));
    }
  g_assert_cmpfloat_with_epsilon (effects[1].mu, 0, 1);
  g_assert_cmpfloat_with_epsilon (effects[2].mu, 0, 1);
}

/* The order of the g function's inputs is that of their weights. */
static void
test_ranking (void)
{
  LodeMorrisEffect effects[6];

  g_assert_true (lode_morris_run (&sampler_g, 200, 1, NULL, effects, NULL));
  for (guint i = 0; i + 2 < 6; i++)
    g_assert_cmpfloat (effects[i].mu_star, >, effects[i + 1].mu_star);
}

static void
test_one_trajectory (void)
{
  LodeMorrisEffect effects[3 * 2];

  g_assert_true (lode_morris_run (&sampler_linear, 1, 1, NULL, effects, NULL));
  g_assert_cmpfloat_with_epsilon (effects[0].mu, 3, 1e-12);
  g_assert_true (isnan (effects[0].sigma));
}

static void
count_run (gpointer      worker,
           const double *x,
           double       *y)
{
  g_atomic_int_inc ((int *) worker);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (x[i], >, 0);
      g_assert_cmpfloat (x[i], <, 1);
    }
  y[0] = 0;
}

/* r(k + 1) runs, none of them on the border of the cube. */
static void
test_runs (void)
{
  int n_runs = 0;
  const LodeSampleModel model = { 4, 1, NULL, count_run, NULL, &n_runs };
  LodeMorrisEffect effects[4];

  g_assert_true (lode_morris_run (&model, 30, 1, NULL, effects, NULL));
  g_assert_cmpint (n_runs, ==, 30 * 5);
}

static void
test_threads (void)
{
  const guint counts[] = { 1, 2, 4 };
  LodeMorrisEffect expected[3], effects[3];

  for (guint t = 0; t < G_N_ELEMENTS (counts); t++)
    {
      const LodeSampleOptions options = { .threads = counts[t] };

      g_assert_true (lode_morris_run (&sampler_ishigami, 33, 7, &options, t == 0 ? expected : effects,
                                      NULL));
      if (t > 0)
        g_assert_cmpmem (effects, sizeof effects, expected, sizeof expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/morris/linear", test_linear);
  g_test_add_func ("/engine/morris/ishigami", test_ishigami);
  g_test_add_func ("/engine/morris/ranking", test_ranking);
  g_test_add_func ("/engine/morris/one-trajectory", test_one_trajectory);
  g_test_add_func ("/engine/morris/runs", test_runs);
  g_test_add_func ("/engine/morris/threads", test_threads);

  return g_test_run ();
}
