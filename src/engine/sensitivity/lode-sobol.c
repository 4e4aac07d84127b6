/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sobol.h"

#include <math.h>
#include <string.h>

#include "base/lode-philox.h"
#include "engine/sensitivity/lode-sobol-sequence.h"

#define BOOTSTRAPS 200
#define Z975 1.959963984540054
#define BOOTSTRAP_STREAM "lode-bootstrap"

/* The values of one output: of A, of B, and of A with one column of B, block after block. */
typedef struct
{
  guint   n;       /* samples */
  guint   k;       /* inputs */
  double *values;  /* [(k + 2) × n] */
} Block;

static const double *
column_of (const Block *self,
           guint        block)
{
  return self->values + (gsize) block * self->n;
}

/* A, then B, then A with B's column i for every i. */
static double *
make_points (guint   k,
             guint   n,
             guint64 seed)
{
  g_autoptr (LodeSobolSequence) sequence = lode_sobol_sequence_new (2 * k, seed);
  g_autofree double *both = g_new (double, 2 * k + 1);
  double *points = g_new (double, (gsize) n * (k + 2) * k + 1);
  gsize block = (gsize) n * k;

  for (guint j = 0; j < n; j++)
    {
      double *row = points + (gsize) j * k;

      lode_sobol_sequence_get (sequence, j, both);
      memcpy (row, both, k * sizeof (double));
      memcpy (row + block, both + k, k * sizeof (double));
      for (guint i = 0; i < k; i++)
        {
          double *mixed = row + (i + 2) * block;

          memcpy (mixed, both, k * sizeof (double));
          mixed[i] = both[k + i];
        }
    }

  return points;
}

/* Of A and B together, over the samples in @pick, or all when it is %NULL. */
static LodeSobolMoments
measure (const Block *self,
         const guint *pick)
{
  const double *a = column_of (self, 0);
  const double *b = column_of (self, 1);
  LodeSobolMoments moments = { 0 };

  for (guint j = 0; j < self->n; j++)
    {
      guint place = pick != NULL ? pick[j] : j;

      moments.mean += (a[place] + b[place]) / (2.0 * self->n);
    }
  for (guint j = 0; j < self->n; j++)
    {
      guint place = pick != NULL ? pick[j] : j;
      double da = a[place] - moments.mean, db = b[place] - moments.mean;

      moments.variance += (da * da + db * db) / (2.0 * self->n);
    }

  return moments;
}

static void
estimate (const Block *self,
          guint        input,
          const guint *pick,
          double       variance,
          double      *first,
          double      *total)
{
  const double *a = column_of (self, 0);
  const double *b = column_of (self, 1);
  const double *mixed = column_of (self, input + 2);
  double from_a = 0, from_b = 0;

  for (guint j = 0; j < self->n; j++)
    {
      guint place = pick != NULL ? pick[j] : j;
      double da = a[place] - mixed[place], db = b[place] - mixed[place];

      from_a += da * da;
      from_b += db * db;
    }
  *first = 1 - from_b / (2.0 * self->n * variance);
  *total = from_a / (2.0 * self->n * variance);
}

/* Spread of the estimates over samples drawn again from the samples. */
static void
bootstrap (const Block    *self,
           guint64         seed,
           guint           stride,
           LodeSobolIndex *indices)
{
  g_autofree guint *pick = g_new (guint, self->n);
  g_autofree double *sums = g_new0 (double, (gsize) self->k * 4 + 1);
  guint32 stream = lode_fnv1a_32 (BOOTSTRAP_STREAM);
  guint n_used = 0;

  for (guint round = 0; round < BOOTSTRAPS; round++)
    {
      LodeSobolMoments moments;

      for (guint j = 0; j < self->n; j++)
        pick[j] = (guint) (lode_philox_uniform (seed, round, stream, j) * self->n);
      moments = measure (self, pick);
      if (!(moments.variance > 0))
        continue;
      n_used++;
      for (guint i = 0; i < self->k; i++)
        {
          double first, total;
          double *sum = sums + (gsize) i * 4;

          estimate (self, i, pick, moments.variance, &first, &total);
          sum[0] += first;
          sum[1] += first * first;
          sum[2] += total;
          sum[3] += total * total;
        }
    }
  for (guint i = 0; i < self->k; i++)
    {
      const double *sum = sums + (gsize) i * 4;
      LodeSobolIndex *index = &indices[(gsize) i * stride];
      double n = MAX (n_used, 1);

      index->first_error = Z975 * sqrt (fmax (0, sum[1] / n - sum[0] / n * (sum[0] / n)));
      index->total_error = Z975 * sqrt (fmax (0, sum[3] / n - sum[2] / n * (sum[2] / n)));
    }
}

static void
analyse (const Block      *self,
         guint64           seed,
         guint             stride,
         LodeSobolIndex   *indices,
         LodeSobolMoments *moments)
{
  const double *a = column_of (self, 0);
  gboolean is_constant = TRUE;

  /* By comparison, not by a variance that rounding keeps above 0. */
  for (gsize j = 1; j < (gsize) self->n * 2 && is_constant; j++)
    is_constant = a[j] == a[0];
  *moments = measure (self, NULL);
  if (is_constant)
    {
      *moments = (LodeSobolMoments) { a[0], 0 };
      for (guint i = 0; i < self->k; i++)
        indices[(gsize) i * stride] =
          (LodeSobolIndex) { (double) NAN, (double) NAN, (double) NAN, (double) NAN };
      return;
    }
  for (guint i = 0; i < self->k; i++)
    {
      LodeSobolIndex *index = &indices[(gsize) i * stride];

      estimate (self, i, NULL, moments->variance, &index->first, &index->total);
    }
  bootstrap (self, seed, stride, indices);
}

gboolean
lode_sobol_run (const LodeSampleModel    *model,
                guint                     samples,
                guint64                   seed,
                const LodeSampleOptions  *options,
                LodeSobolIndex           *indices,
                LodeSobolMoments         *moments,
                GError                  **error)
{
  g_autofree double *points = NULL;
  g_autofree double *values = NULL;
  g_autofree double *column = NULL;
  guint k, m, n_points;

  g_return_val_if_fail (model != NULL && samples > 1 && indices != NULL && moments != NULL, FALSE);

  k = model->n_inputs;
  m = model->n_outputs;
  if (!lode_sampler_check (model, (guint64) samples * (k + 2), error))
    return FALSE;

  n_points = samples * (k + 2);
  points = make_points (k, samples, seed);
  values = g_new (double, (gsize) n_points * m + 1);
  column = g_new (double, n_points);
  if (!lode_sampler_run (model, points, n_points, values, options, error))
    return FALSE;

  for (guint j = 0; j < m; j++)
    {
      const Block block = { samples, k, column };

      for (guint p = 0; p < n_points; p++)
        column[p] = values[(gsize) p * m + j];
      analyse (&block, seed, m, indices + j, &moments[j]);
    }

  return TRUE;
}
