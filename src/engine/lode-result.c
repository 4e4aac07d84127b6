/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-result-private.h"

#include <math.h>

G_DEFINE_BOXED_TYPE (LodeResult, lode_result, lode_result_ref, lode_result_unref)

/* Series of amounts, which add up over consumers. */
static gboolean
is_amount (LodeSeries series)
{
  return series == LODE_SERIES_DEMAND || series == LODE_SERIES_SERVED ||
         series == LODE_SERIES_SHORTAGE || series == LODE_SERIES_STOCK ||
         series == LODE_SERIES_DRAW;
}

/* G_MAXUINT for an index that is none. */
static guint
entity_of (const LodeResult *self,
           int               consumer)
{
  if (consumer == LODE_RESULT_ALL)
    return self->n_consumers;
  if (consumer == LODE_RESULT_MEMBERS)
    return self->n_consumers + 1;

  return consumer >= 0 && (guint) consumer < self->n_consumers ? (guint) consumer : G_MAXUINT;
}

static char **
dup_names (const char * const *names,
           guint               n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (names[i]);

  return copy;
}

LodeResult *
lode_result_new (guint               n_periods,
                 LodeMonth           from,
                 guint               period_months,
                 guint               n_consumers,
                 char * const       *consumers,
                 const gboolean     *is_member,
                 const char * const *suppliers)
{
  LodeResult *self = g_new0 (LodeResult, 1);
  gsize n_cells = (gsize) (n_consumers + 2) * n_periods;

  g_atomic_ref_count_init (&self->refs);
  self->n_periods = n_periods;
  self->from = from;
  self->period_months = period_months;
  self->n_consumers = n_consumers;
  self->consumers = dup_names ((const char * const *) consumers, n_consumers);
  self->is_member = g_memdup2 (is_member, n_consumers * sizeof (gboolean));
  self->n_suppliers = g_strv_length ((GStrv) suppliers);
  self->suppliers = dup_names (suppliers, self->n_suppliers);
  for (guint conduct = 0; conduct < LODE_N_CONDUCTS; conduct++)
    {
      for (guint s = 0; s < LODE_N_SERIES; s++)
        self->series[s][conduct] = g_new0 (double, n_cells);
      self->largest[conduct] = g_new0 (char *, n_cells);
      self->exposed_to[conduct] = g_new0 (char *, n_cells);
      self->supplier_share[conduct] = g_new0 (double, n_cells * (self->n_suppliers + 1));
    }

  return self;
}

LodeResult *
lode_result_ref (LodeResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lode_result_unref (LodeResult *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_strfreev (self->consumers);
  g_free (self->is_member);
  g_strfreev (self->suppliers);
  for (guint conduct = 0; conduct < LODE_N_CONDUCTS; conduct++)
    {
      for (guint s = 0; s < LODE_N_SERIES; s++)
        g_free (self->series[s][conduct]);
      g_free (self->largest[conduct]);
      g_free (self->exposed_to[conduct]);
      g_free (self->supplier_share[conduct]);
      g_free (self->shortage_band[conduct]);
      g_free (self->stock_band[conduct]);
      g_free (self->total_band[conduct]);
    }
  g_free (self->dividend_band);
  lode_result_free_details (self);
  g_strfreev (self->notes);
  g_free (self);
}

/* Demand that a stock covers, in days, of a row that stands for several consumers. */
static double
cover_of (const LodeResult *self,
          guint             conduct,
          gsize             cell)
{
  double demand = self->series[LODE_SERIES_DEMAND][conduct][cell];
  double days = self->period_months * 365.0 / 12;

  return demand > 0 ? self->series[LODE_SERIES_STOCK][conduct][cell] * days / demand : 0;
}

void
lode_result_add_up (LodeResult *self)
{
  for (guint conduct = 0; conduct < LODE_N_CONDUCTS; conduct++)
    for (guint t = 0; t < self->n_periods; t++)
      {
        gsize all = (gsize) self->n_consumers * self->n_periods + t;
        gsize members = all + self->n_periods;

        for (guint s = 0; s < LODE_N_SERIES; s++)
          {
            double *values = self->series[s][conduct];

            values[all] = values[members] = is_amount ((LodeSeries) s) ? 0 : (double) NAN;
            for (guint c = 0; c < self->n_consumers && is_amount ((LodeSeries) s); c++)
              {
                values[all] += values[(gsize) c * self->n_periods + t];
                if (self->is_member[c])
                  values[members] += values[(gsize) c * self->n_periods + t];
              }
          }
        self->series[LODE_SERIES_DAYS_OF_COVER][conduct][all] = cover_of (self, conduct, all);
        self->series[LODE_SERIES_DAYS_OF_COVER][conduct][members] = cover_of (self, conduct, members);
      }
}

guint
lode_result_get_n_periods (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_periods;
}

LodeMonth
lode_result_get_period_start (const LodeResult *self,
                              guint             period)
{
  g_return_val_if_fail (self != NULL && period < self->n_periods, LODE_MONTH_NONE);

  return self->from + (int) (period * self->period_months);
}

guint
lode_result_get_period_months (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->period_months;
}

guint
lode_result_get_n_consumers (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_consumers;
}

const char *
lode_result_get_consumer (const LodeResult *self,
                          guint             consumer)
{
  g_return_val_if_fail (self != NULL && consumer < self->n_consumers, NULL);

  return self->consumers[consumer];
}

int
lode_result_find_consumer (const LodeResult *self,
                           const char       *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, -1);

  for (guint c = 0; c < self->n_consumers; c++)
    if (g_str_equal (self->consumers[c], name))
      return (int) c;

  return -1;
}

gboolean
lode_result_is_member (const LodeResult *self,
                       guint             consumer)
{
  g_return_val_if_fail (self != NULL && consumer < self->n_consumers, FALSE);

  return self->is_member[consumer];
}

double
lode_result_get (const LodeResult *self,
                 LodeSeries        series,
                 LodeConduct       conduct,
                 int               consumer,
                 guint             period)
{
  guint entity;

  g_return_val_if_fail (self != NULL && period < self->n_periods, (double) NAN);
  g_return_val_if_fail ((guint) series < LODE_N_SERIES, (double) NAN);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  entity = entity_of (self, consumer);
  g_return_val_if_fail (entity != G_MAXUINT, (double) NAN);

  return self->series[series][conduct][(gsize) entity * self->n_periods + period];
}

double
lode_result_get_total (const LodeResult *self,
                       LodeSeries        series,
                       LodeConduct       conduct,
                       int               consumer)
{
  double total = 0;

  g_return_val_if_fail (self != NULL, (double) NAN);

  for (guint t = 0; t < self->n_periods; t++)
    total += lode_result_get (self, series, conduct, consumer, t);

  return total;
}

double
lode_result_get_dividend (const LodeResult *self,
                          int               consumer)
{
  return lode_result_get_total (self, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, consumer) -
         lode_result_get_total (self, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED, consumer);
}

const char *
lode_result_get_largest (const LodeResult *self,
                         LodeConduct       conduct,
                         guint             consumer,
                         guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, NULL);
  g_return_val_if_fail (consumer < self->n_consumers && period < self->n_periods, NULL);

  return self->largest[conduct][(gsize) consumer * self->n_periods + period];
}

const char *
lode_result_get_exposed_to (const LodeResult *self,
                            LodeConduct       conduct,
                            guint             consumer,
                            guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, NULL);
  g_return_val_if_fail (consumer < self->n_consumers && period < self->n_periods, NULL);

  return self->exposed_to[conduct][(gsize) consumer * self->n_periods + period];
}

guint
lode_result_get_n_suppliers (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_suppliers;
}

const char *
lode_result_get_supplier (const LodeResult *self,
                          guint             supplier)
{
  g_return_val_if_fail (self != NULL && supplier < self->n_suppliers, NULL);

  return self->suppliers[supplier];
}

double
lode_result_get_supplier_share (const LodeResult *self,
                                LodeConduct       conduct,
                                guint             consumer,
                                guint             supplier,
                                guint             period)
{
  gsize cell;

  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  g_return_val_if_fail (consumer < self->n_consumers && period < self->n_periods, (double) NAN);
  g_return_val_if_fail (supplier < self->n_suppliers, (double) NAN);

  cell = (gsize) consumer * self->n_periods + period;

  return self->supplier_share[conduct][cell * self->n_suppliers + supplier];
}

guint
lode_result_get_draws (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->draws;
}

guint64
lode_result_get_seed (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seed;
}

gboolean
lode_result_get_band (const LodeResult *self,
                      LodeSeries        series,
                      LodeConduct       conduct,
                      int               consumer,
                      guint             period,
                      LodeBand         *band)
{
  const LodeBand *bands;
  guint entity;

  g_return_val_if_fail (self != NULL && band != NULL && period < self->n_periods, FALSE);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, FALSE);
  entity = entity_of (self, consumer);
  g_return_val_if_fail (entity != G_MAXUINT, FALSE);

  if (self->draws == 0)
    return FALSE;
  if (series != LODE_SERIES_SHORTAGE && series != LODE_SERIES_STOCK)
    {
      bands = self->finding_band[series][conduct];
      if (bands == NULL || (entity >= self->n_consumers && series != LODE_SERIES_SERVED))
        return FALSE;
      *band = bands[(gsize) entity * self->n_periods + period];
      return TRUE;
    }
  /* The draws may have left the pact out. */
  if (self->shortage_band[conduct] == NULL)
    return FALSE;
  bands = series == LODE_SERIES_SHORTAGE ? self->shortage_band[conduct] : self->stock_band[conduct];
  *band = (LodeBand) { 0 };
  if (bands != NULL)
    *band = bands[(gsize) entity * self->n_periods + period];

  return TRUE;
}

gboolean
lode_result_get_total_band (const LodeResult *self,
                            LodeConduct       conduct,
                            int               consumer,
                            LodeBand         *band)
{
  guint entity;

  g_return_val_if_fail (self != NULL && band != NULL, FALSE);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, FALSE);
  entity = entity_of (self, consumer);
  g_return_val_if_fail (entity != G_MAXUINT, FALSE);

  if (self->draws == 0 || self->total_band[conduct] == NULL)
    return FALSE;
  *band = self->total_band[conduct][entity];

  return TRUE;
}

gboolean
lode_result_get_dividend_band (const LodeResult *self,
                               int               consumer,
                               LodeBand         *band)
{
  guint entity;

  g_return_val_if_fail (self != NULL && band != NULL, FALSE);
  entity = entity_of (self, consumer);
  g_return_val_if_fail (entity != G_MAXUINT, FALSE);

  if (self->draws == 0 || self->dividend_band == NULL)
    return FALSE;
  *band = self->dividend_band[entity];

  return TRUE;
}

const char * const *
lode_result_get_notes (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->notes;
}
