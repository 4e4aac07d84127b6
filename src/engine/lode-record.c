/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-record.h"

#include <math.h>
#include <string.h>

LodeRecord *
lode_record_new (const LodePlan    *plan,
                 const LodePrices  *prices,
                 const LodeTargets *targets,
                 LodeAtlas         *atlas,
                 LodeResult        *result)
{
  LodeRecord *self = g_new0 (LodeRecord, 1);

  self->plan = plan;
  self->prices = prices;
  self->targets = targets;
  self->result = result;
  self->gauge = lode_gauge_new (plan->network, atlas);
  self->country = g_new0 (const char *, self->gauge->trace->n_countries + 1);
  for (guint k = 0; k < self->gauge->trace->n_countries; k++)
    self->country[k] = g_intern_string (self->gauge->trace->country[k]);
  self->reading = lode_price_reading_new (prices);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    self->tally[k] = lode_target_tally_new (targets, self->gauge);

  lode_result_reserve_details (result, plan->network->n_stages, targets->stages,
                               self->gauge->trace->n_countries, self->gauge->trace->country);
  result->reference_price = prices->reference != NULL ? lode_figure_ref (prices->reference) : NULL;
  for (guint i = 0; i < prices->contracts->len; i++)
    lode_result_add_contract (result, g_array_index (prices->contracts, LodePriceContract, i).id);

  return self;
}

void
lode_record_free (LodeRecord *self)
{
  g_return_if_fail (self != NULL);

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    lode_target_tally_free (self->tally[k]);
  lode_price_reading_free (self->reading);
  lode_gauge_free (self->gauge);
  g_free (self->country);
  g_free (self);
}

static double *
cell_of (LodeResult  *result,
         LodeSeries   series,
         LodeConduct  conduct,
         guint        consumer,
         guint        period)
{
  return &result->series[series][conduct][(gsize) consumer * result->n_periods + period];
}

static void
record_amounts (LodeRecord       *self,
                const LodeCourse *course,
                LodeConduct       conduct,
                guint             period)
{
  LodeResult *result = self->result;
  const LodeAllocation *allocation = course->allocation[conduct];
  double days = result->period_months * 365.0 / 12;

  for (guint c = 0; c < result->n_consumers; c++)
    {
      double demand = lode_network_get_demand (course->state->network, c);
      double stock = course->stock[conduct][c];

      *cell_of (result, LODE_SERIES_DEMAND, conduct, c, period) = demand;
      *cell_of (result, LODE_SERIES_SERVED, conduct, c, period) = allocation->served[c];
      *cell_of (result, LODE_SERIES_SHORTAGE, conduct, c, period) = allocation->shortage[c];
      *cell_of (result, LODE_SERIES_STOCK, conduct, c, period) = stock;
      *cell_of (result, LODE_SERIES_DRAW, conduct, c, period) = allocation->draw[c];
      *cell_of (result, LODE_SERIES_DAYS_OF_COVER, conduct, c, period) =
        demand > 0 ? stock * days / demand : 0;
    }
}

static void
record_prices (LodeRecord       *self,
               const LodeCourse *course,
               LodeConduct       conduct,
               guint             period)
{
  LodeResult *result = self->result;
  const LodePriceReading *reading = self->reading;

  lode_prices_read (self->prices, course->luck, period, course->state->network,
                    course->allocation[conduct], course->stock[conduct], self->reading);
  for (guint c = 0; c < result->n_consumers; c++)
    {
      guint g = result->is_member[c] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;

      *cell_of (result, LODE_SERIES_PRICE_RATIO, conduct, c, period) = reading->ratio[g];
      *cell_of (result, LODE_SERIES_PRICE, conduct, c, period) = reading->price[g];
    }
  for (guint k = 0; k < LODE_N_COSTS; k++)
    result->cost[k][conduct][period] = reading->usd[k];
  for (guint i = 0; i < result->contracts->len; i++)
    {
      LodeContract *contract = g_ptr_array_index (result->contracts, i);
      const LodeContractReading *read = &reading->contracts[i];
      guint g = read->quantity[LODE_GROUP_MEMBERS] > 0 ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;

      contract->floor = read->floor;
      contract->quantity[conduct][period] = read->quantity[0] + read->quantity[1];
      contract->price[conduct][period] = read->price[g];
      contract->usd[conduct][period] = read->usd[0] + read->usd[1];
    }
}

/* Who supplies whom of the last product, and through the chain. */
static void
record_dependence (LodeRecord  *self,
                   LodeConduct  conduct,
                   guint        consumer,
                   guint        period)
{
  LodeResult *result = self->result;
  const LodeGauge *gauge = self->gauge;
  const LodeTrace *trace = gauge->trace;
  gsize cell = (gsize) consumer * result->n_periods + period;
  const double *exposure = trace->result + (gsize) consumer * trace->n_countries;
  const double *direct = lode_gauge_get_origins (gauge, consumer, result->n_stages - 1);
  const guint *makers = trace->country_of + gauge->network->stage_start[result->n_stages - 1];
  int largest = lode_trace_find_largest_of (trace, gauge->network, consumer, direct);
  int exposed = lode_trace_find_largest (trace, gauge->network, consumer);

  for (guint k = 0; k < result->n_suppliers; k++)
    result->supplier_share[conduct][cell * result->n_suppliers + k] = direct[makers[k]];
  if (largest >= 0)
    {
      result->largest[conduct][cell] = (char *) self->country[largest];
      *cell_of (result, LODE_SERIES_LARGEST_SHARE, conduct, consumer, period) = direct[largest];
    }
  if (exposed >= 0)
    {
      result->exposed_to[conduct][cell] = (char *) self->country[exposed];
      *cell_of (result, LODE_SERIES_EXPOSURE, conduct, consumer, period) = exposure[exposed];
    }
  *cell_of (result, LODE_SERIES_UNKNOWN, conduct, consumer, period) = trace->unknown_share[consumer];
  *cell_of (result, LODE_SERIES_IMPORT_RELIANCE, conduct, consumer, period) =
    lode_gauge_get_import_reliance (gauge, consumer);
  *cell_of (result, LODE_SERIES_N_MINUS_1, conduct, consumer, period) =
    lode_gauge_get_n_minus_1 (gauge, consumer);
}

static void
record_stage (LodeRecord  *self,
              LodeConduct  conduct,
              guint        consumer,
              guint        stage,
              guint        period)
{
  LodeResult *result = self->result;
  const LodeGauge *gauge = self->gauge;
  gsize cell = lode_result_stage_cell (result, consumer, stage, period);
  const double *origins = lode_gauge_get_origins (gauge, consumer, stage);
  int largest = lode_trace_find_largest_of (gauge->trace, gauge->network, consumer, origins);
  const double values[LODE_N_STAGE_SERIES] = {
    [LODE_STAGE_LARGEST_SHARE] = largest >= 0 ? origins[largest] : 0,
    [LODE_STAGE_HOME_OUTPUT] = lode_gauge_get_home_output (gauge, consumer, stage),
    [LODE_STAGE_HOME_CAPACITY] = lode_gauge_get_home_capacity (gauge, consumer, stage),
    [LODE_STAGE_EU_SUPPLY_RISK] = lode_gauge_get_eu_supply_risk (gauge, consumer, stage),
    [LODE_STAGE_GEOPOLRISK] = lode_gauge_get_geopolrisk (gauge, consumer, stage),
    [LODE_STAGE_USGS_RISK] = lode_gauge_get_usgs_risk (gauge, consumer, stage),
  };

  for (guint s = 0; s < LODE_N_STAGE_SERIES; s++)
    result->at_stage[s][conduct][cell] = values[s];
  result->at_stage[LODE_STAGE_HHI_LOW][conduct][cell] =
    lode_gauge_get_hhi (gauge, (int) consumer, stage,
                        &result->at_stage[LODE_STAGE_HHI_HIGH][conduct][cell]);
  if (largest >= 0)
    result->stage_largest[conduct][cell] = self->country[largest];
}

static void
record_world (LodeRecord  *self,
              LodeConduct  conduct,
              guint        stage,
              guint        period)
{
  LodeResult *result = self->result;
  gsize cell = lode_result_stage_cell (result, result->n_consumers, stage, period);

  for (guint s = 0; s < LODE_N_STAGE_SERIES; s++)
    result->at_stage[s][conduct][cell] = (double) NAN;
  result->at_stage[LODE_STAGE_HHI_LOW][conduct][cell] =
    lode_gauge_get_hhi (self->gauge, LODE_GAUGE_WORLD, stage,
                        &result->at_stage[LODE_STAGE_HHI_HIGH][conduct][cell]);
}

/* Shares by country stand in the result as they stand in the gauge. */
static void
copy_shares (LodeRecord  *self,
             LodeConduct  conduct,
             guint        period)
{
  LodeResult *result = self->result;
  gsize n = (gsize) result->n_consumers * result->n_countries;

  memcpy (result->origin_share[conduct] + lode_result_origin_row (result, 0, 0, period),
          self->gauge->origin, n * result->n_stages * sizeof (double));
  memcpy (result->country_exposure[conduct] + n * period, self->gauge->trace->result,
          n * sizeof (double));
}

void
lode_record_period (LodeRecord       *self,
                    const LodeCourse *course,
                    guint             period)
{
  g_return_if_fail (self != NULL && course != NULL);

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      LodeConduct conduct = (LodeConduct) k;

      record_amounts (self, course, conduct, period);
      record_prices (self, course, conduct, period);
      lode_gauge_read (self->gauge, course->state->network, course->allocation[k]);
      copy_shares (self, conduct, period);
      for (guint s = 0; s < self->result->n_stages; s++)
        {
          record_world (self, conduct, s, period);
          for (guint c = 0; c < self->result->n_consumers; c++)
            record_stage (self, conduct, c, s, period);
        }
      for (guint c = 0; c < self->result->n_consumers; c++)
        record_dependence (self, conduct, c, period);
      lode_target_tally_add (self->tally[k], self->targets, self->gauge, period);
    }
}

void
lode_record_finish (LodeRecord *self)
{
  LodeResult *result = self->result;

  g_return_if_fail (self != NULL);

  lode_result_add_up (result);
  for (guint i = 0; i < self->targets->list->len; i++)
    {
      const LodeTarget *target = g_ptr_array_index (self->targets->list, i);
      LodeTargetResult *found = lode_result_add_target (result);

      found->consumer = g_strdup (result->consumers[target->consumer]);
      found->target = g_strdup (target->name);
      found->kind = target->kind;
      found->figure = lode_figure_ref (target->figure);
      found->is_ceiling = target->is_ceiling;
      found->by_year = target->by_year;
      found->year = target->year;
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          int stage;

          found->value[k] =
            lode_target_tally_get_value (self->tally[k], self->targets, self->gauge, i, &stage);
          found->stage[k] = stage >= 0 ? g_intern_string (result->stages[stage]) : NULL;
          found->is_met[k] = lode_target_is_met (target, found->value[k]);
        }
    }
}
