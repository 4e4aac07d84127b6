/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "sampler-models.h"

#include <math.h>

static const double g_weights[] = { 0, 1, 4.5, 9, 99, 99 };

static void
run_ishigami (gpointer      worker,
              const double *x,
              double       *y)
{
  double x1 = G_PI * (2 * x[0] - 1), x2 = G_PI * (2 * x[1] - 1), x3 = G_PI * (2 * x[2] - 1);

  y[0] = sin (x1) + 7 * sin (x2) * sin (x2) + 0.1 * x3 * x3 * x3 * x3 * sin (x1);
}

static void
run_linear (gpointer      worker,
            const double *x,
            double       *y)
{
  y[0] = 3 * x[0] - 2 * x[1] + 5;
  y[1] = 1;
}

static void
run_g (gpointer      worker,
       const double *x,
       double       *y)
{
  y[0] = 1;
  for (guint i = 0; i < G_N_ELEMENTS (g_weights); i++)
    y[0] *= (fabs (4 * x[i] - 2) + g_weights[i]) / (1 + g_weights[i]);
}

static double
partial_variance (guint i)
{
  return 1.0 / 3 / ((1 + g_weights[i]) * (1 + g_weights[i]));
}

static double
product_without (guint input)
{
  double product = 1;

  for (guint i = 0; i < G_N_ELEMENTS (g_weights); i++)
    product *= i == input ? 1 : 1 + partial_variance (i);

  return product;
}

double
sampler_g_first (guint input)
{
  return partial_variance (input) / (product_without (G_MAXUINT) - 1);
}

double
sampler_g_total (guint input)
{
  return partial_variance (input) * product_without (input) / (product_without (G_MAXUINT) - 1);
}

const LodeSampleModel sampler_ishigami = { 3, 1, NULL, run_ishigami, NULL, NULL };
const LodeSampleModel sampler_linear = { 3, 2, NULL, run_linear, NULL, NULL };
const LodeSampleModel sampler_g = { 6, 1, NULL, run_g, NULL, NULL };
