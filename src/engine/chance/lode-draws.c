/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-draws.h"

#include <math.h>
#include <string.h>

#include "base/lode-portable.h"

/* Standard normal quantile of .95. */
#define Z95 1.6448536269514722
#define PERT_LAMBDA 4.0

/* Three digits of eleven bits are more than a float has. */
#define N_DIGITS 3
#define DIGIT_BITS 11
#define DIGIT_MASK ((1u << DIGIT_BITS) - 1)

static double
triangular_quantile (const LodeMagnitude *m,
                     double               u)
{
  double range = m->high - m->low;
  double split = (m->value - m->low) / range;

  if (u < split)
    return m->low + sqrt (u * range * (m->value - m->low));

  return m->high - sqrt ((1 - u) * range * (m->high - m->value));
}

/* The continued fraction of the incomplete beta function, by Lentz's method. */
static double
beta_fraction (double a,
               double b,
               double x)
{
  const double tiny = 1e-300;
  double c = 1, d, result;

  d = 1 - (a + b) * x / (a + 1);
  d = 1 / (fabs (d) < tiny ? tiny : d);
  result = d;
  for (guint k = 1; k < 200; k++)
    {
      double even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
      double odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
      double step;

      d = 1 + even * d;
      d = 1 / (fabs (d) < tiny ? tiny : d);
      c = 1 + even / c;
      c = fabs (c) < tiny ? tiny : c;
      result *= d * c;
      d = 1 + odd * d;
      d = 1 / (fabs (d) < tiny ? tiny : d);
      c = 1 + odd / c;
      c = fabs (c) < tiny ? tiny : c;
      step = d * c;
      result *= step;
      if (fabs (step - 1) < 1e-15)
        break;
    }

  return result;
}

static double
beta_probability (double a,
                  double b,
                  double x,
                  double log_beta)
{
  double front;

  if (x <= 0)
    return 0;
  if (x >= 1)
    return 1;
  front = lode_portable_exp (a * lode_portable_log (x) + b * lode_portable_log1p (-x) - log_beta);
  if (x < (a + 1) / (a + b + 2))
    return front * beta_fraction (a, b, x) / a;

  return 1 - front * beta_fraction (b, a, 1 - x) / b;
}

static double
log_beta_of (double a,
             double b)
{
  return lode_portable_log_gamma (a) + lode_portable_log_gamma (b) - lode_portable_log_gamma (a + b);
}

/* Newton inside a bracket that halves when Newton leaves it. */
static double
pert_quantile (const LodeMagnitude *m,
               double               u)
{
  double range = m->high - m->low;
  double a = 1 + PERT_LAMBDA * (m->value - m->low) / range;
  double b = 1 + PERT_LAMBDA * (m->high - m->value) / range;
  double log_beta = log_beta_of (a, b);
  double low = 0, high = 1, x = a / (a + b);

  for (guint step = 0; step < 60; step++)
    {
      double miss = beta_probability (a, b, x, log_beta) - u;
      double density = lode_portable_exp ((a - 1) * lode_portable_log (x) +
                                          (b - 1) * lode_portable_log1p (-x) - log_beta);
      double next = x - miss / density;

      if (miss < 0)
        low = x;
      else
        high = x;
      if (!(next > low && next < high))
        next = (low + high) / 2;
      if (fabs (next - x) < 1e-14)
        break;
      x = next;
    }

  return m->low + x * range;
}

static double
truncated_normal_quantile (const LodeMagnitude *m,
                           double               u)
{
  double mean = (m->low + m->high) / 2;
  double deviation = (m->high - m->low) / (2 * Z95);
  double below = lode_portable_normal_probability (-mean / deviation);

  return fmax (0, mean + deviation * lode_portable_normal_quantile (below + u * (1 - below)));
}

static double
lognormal_quantile (const LodeMagnitude *m,
                    double               u)
{
  double low = lode_portable_log (m->low), high = lode_portable_log (m->high);

  return lode_portable_exp ((low + high) / 2 +
                            (high - low) / (2 * Z95) * lode_portable_normal_quantile (u));
}

double
lode_draws_quantile (const LodeMagnitude *magnitude,
                     double               u)
{
  g_return_val_if_fail (magnitude != NULL, 0);
  g_return_val_if_fail (u > 0 && u < 1, magnitude->value);

  if (!(magnitude->high > magnitude->low))
    return magnitude->value;

  switch (magnitude->shape)
    {
    case LODE_SHAPE_UNIFORM:
      return magnitude->low + u * (magnitude->high - magnitude->low);
    case LODE_SHAPE_TRIANGULAR:
      return triangular_quantile (magnitude, u);
    case LODE_SHAPE_PERT:
      return pert_quantile (magnitude, u);
    case LODE_SHAPE_NORMAL:
      return truncated_normal_quantile (magnitude, u);
    case LODE_SHAPE_LOGNORMAL:
      return lognormal_quantile (magnitude, u);
    case LODE_SHAPE_BERNOULLI:
      return u * (magnitude->high - magnitude->low) < magnitude->high - magnitude->value
               ? magnitude->low : magnitude->high;
    case LODE_SHAPE_FIXED:
    default:
      return magnitude->value;
    }
}

/* Bits of a float in an order in which greater numbers have greater bits. */
static guint32
key_of (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  return bits ^ ((bits >> 31) != 0 ? 0xffffffffu : 0x80000000u);
}

/* Sorts by digits, the last one first: three passes whatever the numbers, for a
 * small part of what comparing them takes. */
static void
sort_floats (float *values,
             guint  n)
{
  g_autofree float *spare = g_new (float, n);
  guint count[N_DIGITS][1 << DIGIT_BITS] = { { 0 } };
  float *from = values, *to = spare;

  for (guint i = 0; i < n; i++)
    for (guint d = 0; d < N_DIGITS; d++)
      count[d][key_of (values[i]) >> (d * DIGIT_BITS) & DIGIT_MASK]++;
  for (guint d = 0; d < N_DIGITS; d++)
    {
      float *swap = from;
      guint place = 0;

      for (guint digit = 0; digit <= DIGIT_MASK; digit++)
        {
          guint n_here = count[d][digit];

          count[d][digit] = place;
          place += n_here;
        }
      for (guint i = 0; i < n; i++)
        to[count[d][key_of (from[i]) >> (d * DIGIT_BITS) & DIGIT_MASK]++] = from[i];
      from = to;
      to = swap;
    }
  memcpy (values, from, n * sizeof (float));
}

static double
interpolate (const float *sorted,
             guint        n,
             double       p)
{
  double place = p * (n - 1);
  guint below = (guint) place;
  double rest = place - below;

  if (below + 1 >= n)
    return (double) sorted[n - 1];

  return (double) sorted[below] + rest * ((double) sorted[below + 1] - (double) sorted[below]);
}

void
lode_draws_summarise (float    *values,
                      guint     n,
                      LodeBand *band)
{
  double sum = 0;
  gboolean is_constant = TRUE;

  g_return_if_fail (values != NULL && n > 0 && band != NULL);

  for (guint i = 0; i < n; i++)
    {
      sum += (double) values[i];
      is_constant &= values[i] == values[0];
    }
  if (!is_constant)
    sort_floats (values, n);
  band->p5 = interpolate (values, n, 0.05);
  band->p25 = interpolate (values, n, 0.25);
  band->p50 = interpolate (values, n, 0.50);
  band->p75 = interpolate (values, n, 0.75);
  band->p95 = interpolate (values, n, 0.95);
  band->mean = is_constant ? (double) values[0] : sum / n;
}
