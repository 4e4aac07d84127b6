/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/sensitivity/lode-sobol.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "sampler-models.h"

static const double first[] = { 0.3139, 0.4424, 0 };
static const double total[] = { 0.5576, 0.4424, 0.2437 };

static void
test_ishigami (void)
{
  const guint64 seeds[] = { 0, 1, 42, G_MAXUINT64 };

  for (guint s = 0; s < G_N_ELEMENTS (seeds); s++)
    {
      g_autoptr (GError) error = NULL;
      LodeSobolIndex indices[3];
      LodeSobolMoments moments;

      g_assert_true (lode_sobol_run (&sampler_ishigami, 8192, seeds[s], NULL, indices, &moments,
                                     &error));
      g_assert_no_error (error);
      for (guint i = 0; i < 3; i++)
        {
          g_assert_cmpfloat_with_epsilon (indices[i].first, first[i], 0.01);
          g_assert_cmpfloat_with_epsilon (indices[i].total, total[i], 0.01);
        }
      /* a/2 and a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2 with a = 7, b = 0.1. */
      g_assert_cmpfloat_with_epsilon (moments.mean, 3.5, 0.01);
      g_assert_cmpfloat_with_epsilon (moments.variance, 13.8446, 0.1);
    }
}

/* Few samples: the interval covers the truth, and shrinks as samples are added. */
static void
test_confidence (void)
{
  LodeSobolIndex few[3], many[3];
  LodeSobolMoments moments;

  g_assert_true (lode_sobol_run (&sampler_ishigami, 256, 5, NULL, few, &moments, NULL));
  g_assert_true (lode_sobol_run (&sampler_ishigami, 4096, 5, NULL, many, &moments, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpfloat (fabs (few[i].first - first[i]), <, 1.5 * few[i].first_error);
      g_assert_cmpfloat (fabs (few[i].total - total[i]), <, 1.5 * few[i].total_error);
      g_assert_cmpfloat (many[i].first_error, <, few[i].first_error);
      g_assert_cmpfloat (many[i].total_error, <, few[i].total_error);
      g_assert_cmpfloat (few[i].total_error, >, 0);
    }
}

/* Without interactions the two indices are one, and an input without a say has none. */
static void
test_linear (void)
{
  LodeSobolIndex indices[3 * 2];
  LodeSobolMoments moments[2];

  g_assert_true (lode_sobol_run (&sampler_linear, 1024, 1, NULL, indices, moments, NULL));
  g_assert_cmpfloat_with_epsilon (indices[0].first, 9.0 / 13, 0.01);
  g_assert_cmpfloat_with_epsilon (indices[0].total, 9.0 / 13, 0.01);
  g_assert_cmpfloat_with_epsilon (indices[2].first, 4.0 / 13, 0.01);
  g_assert_cmpfloat_with_epsilon (indices[2].total, 4.0 / 13, 0.01);
  g_assert_cmpfloat_with_epsilon (indices[4].total, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (moments[0].mean, 5.5, 0.001);
}

/* A number that never changes has no variance to share out. */
static void
test_constant (void)
{
  LodeSobolIndex indices[3 * 2];
  LodeSobolMoments moments[2];

  g_assert_true (lode_sobol_run (&sampler_linear, 64, 1, NULL, indices, moments, NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (isnan (indices[i * 2 + 1].first));
      g_assert_true (isnan (indices[i * 2 + 1].total));
      g_assert_true (isnan (indices[i * 2 + 1].total_error));
    }
  g_assert_cmpfloat (moments[1].mean, ==, 1);
  g_assert_cmpfloat (moments[1].variance, ==, 0);
}

static void
test_g_function (void)
{
  LodeSobolIndex indices[6];
  LodeSobolMoments moments;

  g_assert_true (lode_sobol_run (&sampler_g, 8192, 3, NULL, indices, &moments, NULL));
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpfloat_with_epsilon (indices[i].first, sampler_g_first (i), 0.01);
      g_assert_cmpfloat_with_epsilon (indices[i].total, sampler_g_total (i), 0.01);
    }
}

static void
test_threads (void)
{
  const guint counts[] = { 1, 2, 4, 64 };
  LodeSobolIndex expected[3], indices[3];
  LodeSobolMoments moments;

  for (guint t = 0; t < G_N_ELEMENTS (counts); t++)
    {
      const LodeSampleOptions options = { .threads = counts[t] };

      g_assert_true (lode_sobol_run (&sampler_ishigami, 300, 9, &options, t == 0 ? expected : indices,
                                     &moments, NULL));
      if (t > 0)
        g_assert_cmpmem (indices, sizeof indices, expected, sizeof expected);
    }
}

static void
test_seeds_differ (void)
{
  LodeSobolIndex one[3], other[3];
  LodeSobolMoments moments;

  g_assert_true (lode_sobol_run (&sampler_ishigami, 64, 1, NULL, one, &moments, NULL));
  g_assert_true (lode_sobol_run (&sampler_ishigami, 64, 2, NULL, other, &moments, NULL));
  g_assert_cmpfloat (one[0].first, !=, other[0].first);
}

static void
test_too_many (void)
{
  g_autoptr (GError) error = NULL;
  LodeSobolIndex indices[3];
  LodeSobolMoments moments;

  g_assert_false (lode_sobol_run (&sampler_ishigami, LODE_SAMPLER_MAX_RUNS, 1, NULL, indices, &moments,
                                  &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/sobol/ishigami", test_ishigami);
  g_test_add_func ("/engine/sobol/confidence", test_confidence);
  g_test_add_func ("/engine/sobol/linear", test_linear);
  g_test_add_func ("/engine/sobol/constant", test_constant);
  g_test_add_func ("/engine/sobol/g-function", test_g_function);
  g_test_add_func ("/engine/sobol/threads", test_threads);
  g_test_add_func ("/engine/sobol/seeds-differ", test_seeds_differ);
  g_test_add_func ("/engine/sobol/too-many", test_too_many);

  return g_test_run ();
}
