/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-tornado.h"

#include <string.h>

gboolean
lode_tornado_run (const LodeSampleModel    *model,
                  const double             *center,
                  const LodeSampleOptions  *options,
                  double                   *base,
                  LodeSwing                *swings,
                  GError                  **error)
{
  g_autofree double *points = NULL;
  g_autofree double *values = NULL;
  guint k, m, n_points;

  g_return_val_if_fail (model != NULL && center != NULL && base != NULL && swings != NULL, FALSE);

  k = model->n_inputs;
  m = model->n_outputs;
  if (!lode_sampler_check (model, 2 * (guint64) k + 1, error))
    return FALSE;

  n_points = 2 * k + 1;
  points = g_new (double, (gsize) n_points * k + 1);
  values = g_new (double, (gsize) n_points * m + 1);
  for (guint i = 0; i < n_points; i++)
    memcpy (points + (gsize) i * k, center, k * sizeof (double));
  for (guint i = 0; i < k; i++)
    {
      points[(gsize) (2 * i + 1) * k + i] = 0;
      points[(gsize) (2 * i + 2) * k + i] = 1;
    }
  if (!lode_sampler_run (model, points, n_points, values, options, error))
    return FALSE;

  memcpy (base, values, m * sizeof (double));
  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < m; j++)
      {
        swings[(gsize) i * m + j].at_low = values[(gsize) (2 * i + 1) * m + j];
        swings[(gsize) i * m + j].at_high = values[(gsize) (2 * i + 2) * m + j];
      }

  return TRUE;
}
