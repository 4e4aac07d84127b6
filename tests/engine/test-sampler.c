/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/sensitivity/lode-sampler.h"

#include <math.h>
#include <string.h>

#include "engine/sensitivity/lode-sobol-sequence.h"
#include "engine/sensitivity/lode-tornado.h"
#include "sampler-models.h"

/* --- the sampler --- */

typedef struct
{
  int n_opened;
  int n_closed;
} Counts;

static gpointer
open_counted (gpointer data)
{
  Counts *counts = data;

  g_atomic_int_inc (&counts->n_opened);
  return counts;
}

static void
run_doubled (gpointer      worker,
             const double *x,
             double       *y)
{
  y[0] = 2 * x[0];
}

static void
close_counted (gpointer worker)
{
  Counts *counts = worker;

  g_atomic_int_inc (&counts->n_closed);
}

static void
test_workers (void)
{
  Counts counts = { 0 };
  const LodeSampleModel model = { 1, 1, open_counted, run_doubled, close_counted, &counts };
  const LodeSampleOptions options = { .threads = 3 };
  double points[100], values[100];

  for (guint i = 0; i < 100; i++)
    points[i] = i;
  g_assert_true (lode_sampler_run (&model, points, 100, values, &options, NULL));
  for (guint i = 0; i < 100; i++)
    g_assert_cmpfloat (values[i], ==, 2.0 * i);
  g_assert_cmpint (counts.n_opened, ==, 3);
  g_assert_cmpint (counts.n_closed, ==, 3);
}

static void
note_progress (double   fraction,
               gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress (void)
{
  double last = 0;
  const LodeSampleOptions options = { .threads = 1, .progress = note_progress, .progress_data = &last };
  double points[3 * 100] = { 0 }, values[100];

  g_assert_true (lode_sampler_run (&sampler_ishigami, points, 100, values, &options, NULL));
  g_assert_cmpfloat (last, ==, 1);
}

static void
cancel_soon (double   fraction,
             gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Counts counts = { 0 };
  const LodeSampleModel model = { 1, 1, open_counted, run_doubled, close_counted, &counts };
  const LodeSampleOptions options = { 2, cancel_soon, cancellable, cancellable };
  g_autofree double *points = g_new0 (double, 100000);
  g_autofree double *values = g_new0 (double, 100000);

  g_assert_false (lode_sampler_run (&model, points, 100000, values, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (counts.n_opened, ==, counts.n_closed);
}

/* --- the sequence --- */

/* 2^m points put one into each of the 2^m equal parts of every axis, whatever the shift. */
static void
test_sequence_axes (void)
{
  const guint n = 1024;
  g_autoptr (LodeSobolSequence) sequence = lode_sobol_sequence_new (LODE_SOBOL_MAX_DIMENSIONS, 77);
  g_autofree double *point = g_new (double, LODE_SOBOL_MAX_DIMENSIONS);
  g_autofree gboolean *is_taken = g_new0 (gboolean, (gsize) LODE_SOBOL_MAX_DIMENSIONS * n);

  for (guint i = 0; i < n; i++)
    {
      lode_sobol_sequence_get (sequence, i, point);
      for (guint d = 0; d < LODE_SOBOL_MAX_DIMENSIONS; d++)
        {
          gsize cell = (gsize) d * n + (gsize) (point[d] * n);

          g_assert_cmpfloat (point[d], >, 0);
          g_assert_cmpfloat (point[d], <, 1);
          g_assert_false (is_taken[cell]);
          is_taken[cell] = TRUE;
        }
    }
}

/* The first two dimensions are a (0, 2)-sequence: one of 2^(a + b) points in each box of 2^a by 2^b. */
static void
test_sequence_boxes (void)
{
  g_autoptr (LodeSobolSequence) sequence = lode_sobol_sequence_new (2, 5);

  for (guint a = 0; a <= 8; a++)
    {
      guint columns = 1u << a, rows = 1u << (8 - a);
      gboolean is_taken[256] = { FALSE };

      for (guint i = 0; i < 256; i++)
        {
          double point[2];
          guint cell;

          lode_sobol_sequence_get (sequence, i, point);
          cell = (guint) (point[0] * columns) * rows + (guint) (point[1] * rows);
          g_assert_false (is_taken[cell]);
          is_taken[cell] = TRUE;
        }
    }
}

/* Without its shift the sequence is the published one: 0, 1/2, 3/4 | 1/4, … */
static void
test_sequence_published (void)
{
  const double expected[][3] = { { 0.5, 0.5, 0.5 }, { 0.25, 0.75, 0.75 }, { 0.75, 0.25, 0.25 },
                                 { 0.125, 0.625, 0.375 } };
  g_autoptr (LodeSobolSequence) sequence = lode_sobol_sequence_new (3, 11);
  double origin[3], point[3];

  lode_sobol_sequence_get (sequence, 0, origin);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      lode_sobol_sequence_get (sequence, i + 1, point);
      for (guint d = 0; d < 3; d++)
        {
          guint64 bits = (guint64) (point[d] * 4294967296.0) ^ (guint64) (origin[d] * 4294967296.0);

          g_assert_cmpfloat ((double) bits / 4294967296.0, ==, expected[i][d]);
        }
    }
}

/* Beyond the table dimensions are random, and still their own for every seed. */
static void
test_sequence_rest (void)
{
  const guint n = LODE_SOBOL_MAX_DIMENSIONS + 10;
  g_autoptr (LodeSobolSequence) one = lode_sobol_sequence_new (n, 1);
  g_autoptr (LodeSobolSequence) other = lode_sobol_sequence_new (n, 2);
  g_autofree double *sum = g_new0 (double, n);
  g_autofree double *point = g_new (double, n);
  g_autofree double *twin = g_new (double, n);

  for (guint i = 0; i < 4096; i++)
    {
      lode_sobol_sequence_get (one, i, point);
      lode_sobol_sequence_get (other, i, twin);
      for (guint d = LODE_SOBOL_MAX_DIMENSIONS; d < n; d++)
        {
          g_assert_cmpfloat (point[d], !=, twin[d]);
          sum[d] += point[d];
        }
    }
  for (guint d = LODE_SOBOL_MAX_DIMENSIONS; d < n; d++)
    g_assert_cmpfloat_with_epsilon (sum[d] / 4096, 0.5, 0.03);
}

/* --- the tornado --- */

static void
test_tornado (void)
{
  const double center[] = { 0.5, 0.25, 0.5 };
  double base[2];
  LodeSwing swings[3 * 2];

  g_assert_true (lode_tornado_run (&sampler_linear, center, NULL, base, swings, NULL));
  g_assert_cmpfloat_with_epsilon (base[0], 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (swings[0].at_low, 4.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (swings[0].at_high, 7.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (swings[2].at_low, 6.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (swings[2].at_high, 4.5, 1e-12);
  g_assert_cmpfloat (swings[4].at_low, ==, swings[4].at_high);
  g_assert_cmpfloat (swings[1].at_low, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/sampler/workers", test_workers);
  g_test_add_func ("/engine/sampler/progress", test_progress);
  g_test_add_func ("/engine/sampler/cancelled", test_cancelled);
  g_test_add_func ("/engine/sobol-sequence/axes", test_sequence_axes);
  g_test_add_func ("/engine/sobol-sequence/boxes", test_sequence_boxes);
  g_test_add_func ("/engine/sobol-sequence/published", test_sequence_published);
  g_test_add_func ("/engine/sobol-sequence/rest", test_sequence_rest);
  g_test_add_func ("/engine/tornado/linear", test_tornado);

  return g_test_run ();
}
