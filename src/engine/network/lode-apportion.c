/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-apportion.h"

#include <math.h>

#define RATIO_STEP 1e-12

/* The part of a problem between two neighbouring levels. */
typedef struct
{
  const guint  *who;
  guint         n;
  const gint64 *low;
  const gint64 *high;
  const gint64 *weight;
} Band;

static gint64
sum_of (const gint64 *values,
        const guint  *who,
        guint         n)
{
  gint64 sum = 0;

  for (guint k = 0; k < n; k++)
    sum += values[who[k]];

  return sum;
}

/* Amounts when whoever stood below @ratio of its weight got one more, as far as the band allows. */
static gint64
fill_to (const Band *band,
         double      ratio,
         gint64     *share)
{
  gint64 sum = 0;

  for (guint k = 0; k < band->n; k++)
    {
      guint j = band->who[k];
      gint64 amount = (gint64) ceil (ratio * (double) band->weight[j]);

      share[j] = CLAMP (amount, band->low[j], band->high[j]);
      sum += share[j];
    }

  return sum;
}

/* Whether claimant @a, at @ratio_a, is to get the next kilogram before @b. Of two as low, the one
 * that it lifts higher. */
static gboolean
comes_before (const Band *band,
              guint       a,
              double      ratio_a,
              guint       b,
              double      ratio_b)
{
  if (ratio_a != ratio_b)
    return ratio_a < ratio_b;

  return band->weight[a] < band->weight[b];
}

/* Kilograms that the common ratio leaves over, one each to whoever stands lowest. */
static void
hand_out_rest (const Band *band,
               gint64      rest,
               gint64     *share)
{
  for (; rest > 0; rest--)
    {
      guint lowest = G_MAXUINT;
      double lowest_ratio = 0;

      for (guint k = 0; k < band->n; k++)
        {
          guint j = band->who[k];
          double ratio = (double) share[j] / (double) MAX (band->weight[j], 1);

          if (share[j] < band->high[j] &&
              (lowest == G_MAXUINT || comes_before (band, j, ratio, lowest, lowest_ratio)))
            {
              lowest = j;
              lowest_ratio = ratio;
            }
        }
      if (lowest == G_MAXUINT)
        return;
      share[lowest]++;
    }
}

static void
fill_band (const Band *band,
           gint64      total,
           gint64     *share)
{
  double low = 0, high = 0;
  gint64 sum;

  for (guint k = 0; k < band->n; k++)
    {
      guint j = band->who[k];

      if (band->weight[j] > 0)
        high = fmax (high, ((double) band->high[j] + 1) / (double) band->weight[j]);
    }
  /* The highest ratio that does not yet use up the total; a little below it, so that equal ratios
   * are told apart by the rule and not by rounding. */
  for (guint step = 0; step < 64 && high - low > high * RATIO_STEP; step++)
    {
      double middle = (low + high) / 2;

      if (fill_to (band, middle, share) < total)
        low = middle;
      else
        high = middle;
    }
  sum = fill_to (band, low * (1 - 2 * RATIO_STEP), share);
  hand_out_rest (band, total - sum, share);
}

/* Less than the first bounds: only rounding to kilograms leads here. */
static void
take_from_all (const gint64 *bound,
               const guint  *who,
               guint         n,
               gint64        missing,
               gint64       *share)
{
  for (guint k = 0; k < n; k++)
    share[who[k]] = bound[who[k]];
  while (missing > 0)
    {
      gint64 each = MAX (missing / n, 1);
      gint64 before = missing;

      for (guint k = 0; k < n && missing > 0; k++)
        {
          gint64 part = MIN (MIN (each, missing), share[who[k]]);

          share[who[k]] -= part;
          missing -= part;
        }
      if (missing == before)
        return;
    }
}

void
lode_apportion_share (const LodeApportion *self,
                      const guint         *who,
                      guint                n,
                      gint64               total,
                      gint64              *share)
{
  Band band = { who, n, NULL, NULL, self->weight };
  gint64 below = sum_of (self->bound[0], who, n);

  if (total <= below)
    {
      take_from_all (self->bound[0], who, n, below - total, share);
      return;
    }
  for (guint level = 1; level < self->n_levels; level++)
    {
      band.low = self->bound[level - 1];
      band.high = self->bound[level];
      if (level == self->n_levels - 1 || total <= sum_of (band.high, who, n))
        break;
    }
  fill_band (&band, total, share);
}
