/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-morris.h"

#include <math.h>
#include <string.h>

#include "base/lode-philox.h"
#include "engine/sensitivity/lode-sobol-sequence.h"

#define STEP (1.0 / 3)
/* The stream of random numbers that turn steps. */
#define TURN_STREAM "lode-morris"

/* Where an input goes from @x. */
static double
step_from (double  x,
           guint64 seed,
           guint32 stream,
           guint   trajectory,
           guint   input)
{
  if (x < STEP)
    return x + STEP;
  if (x >= 1 - STEP)
    return x - STEP;

  return lode_philox_uniform (seed, trajectory, stream, input) < 0.5 ? x + STEP : x - STEP;
}

/* k + 1 points a trajectory: the base, then each input moved alone. */
static double *
make_points (guint   k,
             guint   trajectories,
             guint64 seed)
{
  g_autoptr (LodeSobolSequence) sequence = lode_sobol_sequence_new (k, seed);
  double *points = g_new (double, (gsize) trajectories * (k + 1) * k + 1);
  guint32 stream = lode_fnv1a_32 (TURN_STREAM);

  for (guint r = 0; r < trajectories; r++)
    {
      double *base = points + (gsize) r * (k + 1) * k;

      lode_sobol_sequence_get (sequence, r, base);
      for (guint i = 0; i < k; i++)
        {
          double *moved = base + (gsize) (i + 1) * k;

          memcpy (moved, base, k * sizeof (double));
          moved[i] = step_from (base[i], seed, stream, r, i);
        }
    }

  return points;
}

static LodeMorrisEffect
sum_up (const double *effects,
        guint         n)
{
  LodeMorrisEffect sum = { 0 };
  double squares = 0;

  for (guint r = 0; r < n; r++)
    {
      sum.mu += effects[r] / n;
      sum.mu_star += fabs (effects[r]) / n;
    }
  for (guint r = 0; r < n; r++)
    squares += (effects[r] - sum.mu) * (effects[r] - sum.mu);
  sum.sigma = n > 1 ? sqrt (squares / (n - 1)) : (double) NAN;

  return sum;
}

gboolean
lode_morris_run (const LodeSampleModel    *model,
                 guint                     trajectories,
                 guint64                   seed,
                 const LodeSampleOptions  *options,
                 LodeMorrisEffect         *effects,
                 GError                  **error)
{
  g_autofree double *points = NULL;
  g_autofree double *values = NULL;
  g_autofree double *sample = NULL;
  guint k, m, n_points;

  g_return_val_if_fail (model != NULL && trajectories > 0 && effects != NULL, FALSE);

  k = model->n_inputs;
  m = model->n_outputs;
  if (!lode_sampler_check (model, (guint64) trajectories * (k + 1), error))
    return FALSE;

  n_points = trajectories * (k + 1);
  points = make_points (k, trajectories, seed);
  values = g_new (double, (gsize) n_points * m + 1);
  sample = g_new (double, trajectories);
  if (!lode_sampler_run (model, points, n_points, values, options, error))
    return FALSE;

  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < m; j++)
      {
        for (guint r = 0; r < trajectories; r++)
          {
            gsize base = (gsize) r * (k + 1), moved = base + i + 1;

            sample[r] = (values[moved * m + j] - values[base * m + j]) /
                        (points[moved * k + i] - points[base * k + i]);
          }
        effects[(gsize) i * m + j] = sum_up (sample, trajectories);
      }

  return TRUE;
}
