/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a result knows beyond amounts: stages, countries, costs and targets. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-result-private.h"

#include <math.h>

#define KILOGRAMS_A_TONNE 1000.0

static void
contract_free (gpointer data)
{
  LodeContract *contract = data;

  g_free (contract->lever);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_free (contract->quantity[k]);
      g_free (contract->price[k]);
      g_free (contract->usd[k]);
    }
  g_free (contract);
}

static void
target_free (gpointer data)
{
  LodeTargetResult *target = data;

  g_free (target->consumer);
  g_free (target->target);
  g_clear_pointer (&target->figure, lode_figure_unref);
  g_free (target);
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

static double *
new_unknown (gsize n)
{
  double *values = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    values[i] = (double) NAN;

  return values;
}

void
lode_result_reserve_details (LodeResult         *self,
                             guint               n_stages,
                             const char * const *stages,
                             guint               n_countries,
                             const char * const *countries)
{
  gsize n_cells = (gsize) (self->n_consumers + 1) * n_stages * self->n_periods;
  gsize n_pairs = (gsize) self->n_consumers * self->n_periods;

  self->n_stages = n_stages;
  self->stages = dup_names (stages, n_stages);
  self->n_countries = n_countries;
  self->countries = dup_names (countries, n_countries);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      for (guint s = 0; s < LODE_N_STAGE_SERIES; s++)
        self->at_stage[s][k] = g_new (double, n_cells + 1);
      for (guint s = 0; s < LODE_N_COSTS; s++)
        self->cost[s][k] = new_unknown (self->n_periods);
      self->stage_largest[k] = g_new0 (const char *, n_cells + 1);
      self->origin_share[k] = g_new (double, n_pairs * n_stages * n_countries + 1);
      self->country_exposure[k] = g_new (double, n_pairs * n_countries + 1);
    }
  self->contracts = g_ptr_array_new_with_free_func (contract_free);
  self->targets = g_ptr_array_new_with_free_func (target_free);
}

void
lode_result_free_details (LodeResult *self)
{
  g_strfreev (self->stages);
  g_strfreev (self->countries);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      for (guint s = 0; s < LODE_N_STAGE_SERIES; s++)
        g_free (self->at_stage[s][k]);
      for (guint s = 0; s < LODE_N_COSTS; s++)
        g_free (self->cost[s][k]);
      for (guint s = 0; s < LODE_N_SERIES; s++)
        g_free (self->finding_band[s][k]);
      g_free (self->stage_largest[k]);
      g_free (self->origin_share[k]);
      g_free (self->country_exposure[k]);
    }
  g_clear_pointer (&self->reference_price, lode_figure_unref);
  g_clear_pointer (&self->contracts, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
}

LodeContract *
lode_result_add_contract (LodeResult *self,
                          const char *lever)
{
  LodeContract *contract = g_new0 (LodeContract, 1);

  contract->lever = g_strdup (lever);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      contract->quantity[k] = new_unknown (self->n_periods);
      contract->price[k] = new_unknown (self->n_periods);
      contract->usd[k] = new_unknown (self->n_periods);
    }
  g_ptr_array_add (self->contracts, contract);

  return contract;
}

LodeTargetResult *
lode_result_add_target (LodeResult *self)
{
  LodeTargetResult *target = g_new0 (LodeTargetResult, 1);

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    target->value[k] = target->probability[k] = (double) NAN;
  g_ptr_array_add (self->targets, target);

  return target;
}

double
lode_result_get_dividend_share (const LodeResult *self,
                                int               consumer)
{
  double alone = lode_result_get_total (self, LODE_SERIES_SHORTAGE, LODE_CONDUCT_FRAGMENTED, consumer);

  return alone > 0 ? lode_result_get_dividend (self, consumer) / alone : 0;
}

double
lode_result_get_dividend_usd (const LodeResult *self,
                              int               consumer)
{
  g_return_val_if_fail (self != NULL, (double) NAN);

  if (self->reference_price == NULL)
    return (double) NAN;

  return lode_result_get_dividend (self, consumer) * KILOGRAMS_A_TONNE *
         lode_figure_get_value (self->reference_price);
}

LodeFigure *
lode_result_get_reference_price (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reference_price;
}

guint
lode_result_get_n_stages (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stages;
}

const char *
lode_result_get_stage (const LodeResult *self,
                       guint             stage)
{
  g_return_val_if_fail (self != NULL && stage < self->n_stages, NULL);

  return self->stages[stage];
}

guint
lode_result_get_n_countries (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_countries;
}

const char *
lode_result_get_country (const LodeResult *self,
                         guint             country)
{
  g_return_val_if_fail (self != NULL && country < self->n_countries, NULL);

  return self->countries[country];
}

double
lode_result_get_at_stage (const LodeResult *self,
                          LodeStageSeries   series,
                          LodeConduct       conduct,
                          int               consumer,
                          guint             stage,
                          guint             period)
{
  guint row;

  g_return_val_if_fail (self != NULL && (guint) series < LODE_N_STAGE_SERIES, (double) NAN);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  g_return_val_if_fail (stage < self->n_stages && period < self->n_periods, (double) NAN);
  row = consumer == LODE_RESULT_ALL ? self->n_consumers : (guint) consumer;
  g_return_val_if_fail (row <= self->n_consumers, (double) NAN);

  return self->at_stage[series][conduct][lode_result_stage_cell (self, row, stage, period)];
}

const char *
lode_result_get_stage_largest (const LodeResult *self,
                               LodeConduct       conduct,
                               guint             consumer,
                               guint             stage,
                               guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, NULL);
  g_return_val_if_fail (consumer < self->n_consumers && stage < self->n_stages, NULL);
  g_return_val_if_fail (period < self->n_periods, NULL);

  return self->stage_largest[conduct][lode_result_stage_cell (self, consumer, stage, period)];
}

double
lode_result_get_origin_share (const LodeResult *self,
                              LodeConduct       conduct,
                              guint             consumer,
                              guint             stage,
                              guint             country,
                              guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  g_return_val_if_fail (consumer < self->n_consumers && stage < self->n_stages, (double) NAN);
  g_return_val_if_fail (country < self->n_countries && period < self->n_periods, (double) NAN);

  return self->origin_share[conduct][lode_result_origin_row (self, consumer, stage, period) + country];
}

double
lode_result_get_country_exposure (const LodeResult *self,
                                  LodeConduct       conduct,
                                  guint             consumer,
                                  guint             country,
                                  guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  g_return_val_if_fail (consumer < self->n_consumers && country < self->n_countries, (double) NAN);
  g_return_val_if_fail (period < self->n_periods, (double) NAN);

  return self->country_exposure[conduct][((gsize) period * self->n_consumers + consumer) *
                                           self->n_countries + country];
}

double
lode_result_get_cost (const LodeResult *self,
                      LodeCost          cost,
                      LodeConduct       conduct,
                      guint             period)
{
  g_return_val_if_fail (self != NULL && (guint) cost < LODE_N_COSTS, (double) NAN);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, (double) NAN);
  g_return_val_if_fail (period < self->n_periods, (double) NAN);

  return self->cost[cost][conduct][period];
}

double
lode_result_get_total_cost (const LodeResult *self,
                            LodeCost          cost,
                            LodeConduct       conduct)
{
  double sum = 0, used;

  g_return_val_if_fail (self != NULL && (guint) cost < LODE_N_COSTS, (double) NAN);
  g_return_val_if_fail ((guint) conduct < LODE_N_CONDUCTS, (double) NAN);

  for (guint t = 0; t < self->n_periods; t++)
    sum += self->cost[cost == LODE_COST_PREMIUM_PER_KG ? LODE_COST_PREMIUM : cost][conduct][t];
  if (cost != LODE_COST_PREMIUM_PER_KG)
    return sum;
  used = lode_result_get_total (self, LODE_SERIES_SERVED, conduct, LODE_RESULT_MEMBERS);

  return used > 0 ? sum / (used * KILOGRAMS_A_TONNE) : (double) NAN;
}

guint
lode_result_get_n_contracts (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->contracts != NULL ? self->contracts->len : 0;
}

const LodeContract *
lode_result_get_contract (const LodeResult *self,
                          guint             index)
{
  g_return_val_if_fail (self != NULL && index < lode_result_get_n_contracts (self), NULL);

  return g_ptr_array_index (self->contracts, index);
}

guint
lode_result_get_n_targets (const LodeResult *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->targets != NULL ? self->targets->len : 0;
}

const LodeTargetResult *
lode_result_get_target (const LodeResult *self,
                        guint             index)
{
  g_return_val_if_fail (self != NULL && index < lode_result_get_n_targets (self), NULL);

  return g_ptr_array_index (self->targets, index);
}

gboolean
lode_result_get_dividend_usd_band (const LodeResult *self,
                                   int               consumer,
                                   LodeBand         *band)
{
  double factor;

  g_return_val_if_fail (self != NULL && band != NULL, FALSE);

  if (self->reference_price == NULL || !lode_result_get_dividend_band (self, consumer, band))
    return FALSE;
  factor = lode_figure_get_value (self->reference_price) * KILOGRAMS_A_TONNE;
  band->p5 *= factor;
  band->p25 *= factor;
  band->p50 *= factor;
  band->p75 *= factor;
  band->p95 *= factor;
  band->mean *= factor;

  return TRUE;
}
