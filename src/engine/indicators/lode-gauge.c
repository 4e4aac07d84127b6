/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-gauge.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-country.h"
#include "engine/indicators/lode-indicators.h"
#include "model/lode-actor.h"

/* Trade parameter t of the European Commission's method: 0.8 inside, 1 without restrictions, 1.5 at
 * a full stop. */
#define TRADE_HOME 0.8
#define TRADE_FREE 1.0
#define TRADE_STOPPED 1.5
/* Assumed: nothing recycled from old scrap and no substitute. */
#define RECYCLING_INPUT_RATE 0.0
#define SUBSTITUTION_INDEX 1.0
/* Assumed: the most it can be. */
#define ECONOMIC_VULNERABILITY 1.0

/* Governance indicators run from −2.5 (weak) to 2.5 (strong). */
static double
find_weakness (LodeAtlas  *atlas,
               const char *country)
{
  double mean = lode_trace_is_remainder (country) ? (double) NAN
                                                  : lode_atlas_get_governance (atlas, country, 0);

  return isnan (mean) ? 0.5 : CLAMP ((2.5 - mean) / 5, 0, 1);
}

static const char *
bloc_of_target (const LodeNetwork *network,
                guint              a)
{
  return lode_actor_bloc (network->arc_stage[a] == network->n_stages - 1
                            ? network->consumer_name[network->arc_to[a]]
                            : network->producer_name[network->arc_to[a]]);
}

LodeGauge *
lode_gauge_new (const LodeNetwork *network,
                LodeAtlas         *atlas)
{
  LodeGauge *self;
  gsize n_countries, n_cells;

  g_return_val_if_fail (network != NULL && atlas != NULL, NULL);

  self = g_new0 (LodeGauge, 1);
  self->network = network;
  self->trace = lode_trace_new (network);
  n_countries = self->trace->n_countries;
  n_cells = (gsize) network->n_stages * network->n_consumers;
  self->is_export = g_new0 (gboolean, network->n_arcs + 1);
  self->is_recycled = g_new0 (gboolean, network->n_producers + 1);
  self->recycled = g_new0 (double, network->n_consumers + 1);
  self->has_home = g_new0 (gboolean, network->n_consumers + 1);
  for (guint c = 0; c < network->n_consumers; c++)
    self->has_home[c] = !lode_trace_is_remainder (network->consumer_name[c]);
  self->wgi = g_new0 (double, n_countries + 1);
  self->output = g_new0 (double, network->n_producers + 1);
  self->withheld = g_new0 (double, network->n_producers + 1);
  self->origin = g_new0 (double, n_cells * n_countries + 1);
  self->world = g_new0 (double, network->n_stages * n_countries + 1);
  self->home_output = g_new0 (double, n_cells + 1);
  self->home_capacity = g_new0 (double, n_cells + 1);
  self->received = g_new0 (double, network->n_consumers + 1);
  self->used = g_new0 (double, network->n_consumers + 1);
  self->draw = g_new0 (double, network->n_consumers + 1);
  self->demand = g_new0 (double, network->n_consumers + 1);

  for (guint k = 0; k < n_countries; k++)
    self->wgi[k] = find_weakness (atlas, self->trace->country[k]);
  for (guint i = 0; i < network->n_producers; i++)
    self->is_recycled[i] = g_str_has_suffix (network->producer_name[i], LODE_ACTOR_RECYCLED);
  for (guint a = 0; a < network->n_arcs; a++)
    self->is_export[a] =
      !g_str_equal (lode_actor_bloc (network->producer_name[network->arc_from[a]]),
                    bloc_of_target (network, a));

  return self;
}

void
lode_gauge_free (LodeGauge *self)
{
  g_return_if_fail (self != NULL);

  lode_trace_free (self->trace);
  g_free (self->is_export);
  g_free (self->is_recycled);
  g_free (self->has_home);
  g_free (self->recycled);
  g_free (self->wgi);
  g_free (self->output);
  g_free (self->withheld);
  g_free (self->origin);
  g_free (self->world);
  g_free (self->home_output);
  g_free (self->home_capacity);
  g_free (self->received);
  g_free (self->used);
  g_free (self->draw);
  g_free (self->demand);
  g_free (self);
}

static gboolean
is_home (const LodeGauge *self,
         guint            consumer,
         guint            country)
{
  return self->trace->is_home[consumer * self->trace->n_countries + country];
}

/* Arcs without a control hold nothing back, and then there is nothing to compare. */
static void
read_controls (LodeGauge         *self,
               const LodeNetwork *network)
{
  memset (self->withheld, 0, network->n_producers * sizeof (double));
  for (guint a = 0; a < network->n_arcs; a++)
    if (network->quota[a] < network->baseline[a])
      self->withheld[network->arc_from[a]] += network->baseline[a] - network->quota[a];
  for (guint i = 0; i < network->n_producers; i++)
    {
      double exports = 0;

      if (!(self->withheld[i] > 0))
        continue;
      for (guint a = network->stage_arc_start[network->producer_stage[i]];
           a < network->stage_arc_start[network->producer_stage[i] + 1]; a++)
        if (network->arc_from[a] == i && self->is_export[a])
          exports += network->baseline[a];
      self->withheld[i] = exports > 0 ? fmin (1, self->withheld[i] / exports) : 0;
    }
}

/* All that is recycled passes through the first stage, by its own name. */
static void
add_recycled (LodeGauge         *self,
              const LodeNetwork *network,
              guint              producer,
              guint              consumer)
{
  if (network->producer_stage[producer] > 0)
    return;
  if (isnan (self->recycled[consumer]))
    self->recycled[consumer] = 0;
  self->recycled[consumer] += network->capacity[producer];
}

static void
read_capacities (LodeGauge         *self,
                 const LodeNetwork *network)
{
  memset (self->home_capacity, 0,
          (gsize) network->n_stages * network->n_consumers * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    self->recycled[c] = (double) NAN;
  for (guint i = 0; i < network->n_producers; i++)
    for (guint c = 0; c < network->n_consumers; c++)
      if (!is_home (self, c, self->trace->country_of[i]))
        continue;
      else if (self->is_recycled[i])
        add_recycled (self, network, i, c);
      else
        self->home_capacity[network->producer_stage[i] * network->n_consumers + c] +=
          network->capacity[i];
}

static void
read_output (LodeGauge         *self,
             const LodeNetwork *network,
             const double      *flow)
{
  guint n_countries = self->trace->n_countries;

  memset (self->output, 0, network->n_producers * sizeof (double));
  memset (self->home_output, 0, (gsize) network->n_stages * network->n_consumers * sizeof (double));
  memset (self->world, 0, (gsize) network->n_stages * n_countries * sizeof (double));
  for (guint a = 0; a < network->n_arcs; a++)
    self->output[network->arc_from[a]] += flow[a];
  for (guint s = 0; s < network->n_stages; s++)
    {
      double *world = self->world + (gsize) s * n_countries;
      double total = 0;

      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        {
          guint k = self->trace->country_of[i];

          total += self->output[i];
          world[k] += self->output[i];
          for (guint c = 0; c < network->n_consumers; c++)
            if (is_home (self, c, k))
              self->home_output[s * network->n_consumers + c] += self->output[i];
        }
      for (guint k = 0; k < n_countries && total > 0; k++)
        world[k] /= total;
    }
}

static void
read_consumers (LodeGauge            *self,
                const LodeNetwork    *network,
                const LodeAllocation *allocation)
{
  guint last = network->n_stages - 1;

  memset (self->received, 0, network->n_consumers * sizeof (double));
  for (guint a = network->stage_arc_start[last]; a < network->stage_arc_start[last + 1]; a++)
    self->received[network->arc_to[a]] += allocation->flow[a];
  memcpy (self->used, allocation->served, network->n_consumers * sizeof (double));
  memcpy (self->draw, allocation->draw, network->n_consumers * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    self->demand[c] = lode_network_get_demand (network, c);
}

void
lode_gauge_read_origins (LodeGauge            *self,
                         const LodeNetwork    *network,
                         const LodeAllocation *allocation)
{
  gsize size = (gsize) network->n_consumers * self->trace->n_countries;

  read_consumers (self, network, allocation);
  read_capacities (self, network);
  read_output (self, network, allocation->flow);
  for (guint s = 0; s < network->n_stages; s++)
    {
      lode_trace_run (self->trace, network, allocation->flow, (int) s);
      memcpy (self->origin + s * size, self->trace->result, size * sizeof (double));
    }
}

void
lode_gauge_read (LodeGauge            *self,
                 const LodeNetwork    *network,
                 const LodeAllocation *allocation)
{
  g_return_if_fail (self != NULL && network != NULL && allocation != NULL);

  lode_gauge_read_origins (self, network, allocation);
  read_controls (self, network);
  lode_trace_run (self->trace, network, allocation->flow, LODE_TRACE_EXPOSURE);
}

const double *
lode_gauge_get_origins (const LodeGauge *self,
                        guint            consumer,
                        guint            stage)
{
  gsize row = (gsize) stage * self->network->n_consumers + consumer;

  return self->origin + row * self->trace->n_countries;
}

const double *
lode_gauge_get_shares (const LodeGauge *self,
                       int              consumer,
                       guint            stage)
{
  return consumer == LODE_GAUGE_WORLD ? self->world + (gsize) stage * self->trace->n_countries
                                      : lode_gauge_get_origins (self, (guint) consumer, stage);
}

double
lode_gauge_get_hhi (const LodeGauge *self,
                    int              consumer,
                    guint            stage,
                    double          *high)
{
  const double *shares = lode_gauge_get_shares (self, consumer, stage);
  double named = 0, remainder = 0;

  for (guint k = 0; k < self->trace->n_countries; k++)
    *(self->trace->is_remainder[k] ? &remainder : &named) += shares[k] * shares[k];
  if (high != NULL)
    *high = named + remainder;

  return named;
}

gboolean
lode_gauge_has_home (const LodeGauge *self,
                     guint            consumer)
{
  return self->has_home[consumer];
}

static double
share_of (const LodeGauge *self,
          guint            consumer,
          double           part,
          double           whole)
{
  return whole > 0 && lode_gauge_has_home (self, consumer) ? part / whole : (double) NAN;
}

double
lode_gauge_get_home_output (const LodeGauge *self,
                            guint            consumer,
                            guint            stage)
{
  return share_of (self, consumer, self->home_output[stage * self->network->n_consumers + consumer],
                   self->used[consumer]);
}

double
lode_gauge_get_home_capacity (const LodeGauge *self,
                              guint            consumer,
                              guint            stage)
{
  return share_of (self, consumer,
                   self->home_capacity[stage * self->network->n_consumers + consumer],
                   self->demand[consumer]);
}

void
lode_gauge_get_balance (const LodeGauge  *self,
                        guint             consumer,
                        LodeTradeBalance *balance)
{
  guint last = self->network->n_stages - 1;
  const double *direct = lode_gauge_get_origins (self, consumer, last);
  double home = 0;

  for (guint k = 0; k < self->trace->n_countries; k++)
    if (is_home (self, consumer, k))
      home += direct[k] * self->received[consumer];
  balance->production = self->home_output[last * self->network->n_consumers + consumer];
  balance->imports = fmax (0, self->received[consumer] - home);
  balance->exports = fmax (0, balance->production - home);
  balance->stock_draw = self->draw[consumer];
}

double
lode_gauge_get_import_reliance (const LodeGauge *self,
                                guint            consumer)
{
  LodeTradeBalance balance;

  if (!lode_gauge_has_home (self, consumer))
    return (double) NAN;
  lode_gauge_get_balance (self, consumer, &balance);

  return lode_indicators_net_import_reliance (balance.imports, balance.exports, balance.stock_draw,
                                              balance.production);
}

double
lode_gauge_get_top (const LodeGauge *self,
                    guint            consumer)
{
  const double *direct = lode_gauge_get_origins (self, consumer, self->network->n_stages - 1);
  int largest = lode_trace_find_largest_of (self->trace, self->network, consumer, direct);

  return largest >= 0 ? direct[largest] * self->received[consumer] : 0;
}

double
lode_gauge_get_n_minus_1 (const LodeGauge *self,
                          guint            consumer)
{
  return lode_indicators_n_minus_1 (self->used[consumer], lode_gauge_get_top (self, consumer),
                                    self->demand[consumer]);
}

double
lode_gauge_get_trade_weight (const LodeGauge *self,
                             guint            consumer,
                             guint            stage,
                             guint            country)
{
  double withheld = 0;

  if (is_home (self, consumer, country))
    return TRADE_HOME;
  for (guint i = self->network->stage_start[stage]; i < self->network->stage_start[stage + 1]; i++)
    if (self->trace->country_of[i] == country)
      withheld = self->withheld[i];

  return TRADE_FREE + (TRADE_STOPPED - TRADE_FREE) * withheld;
}

double
lode_gauge_get_weighted_hhi (const LodeGauge *self,
                             guint            consumer,
                             guint            stage,
                             gboolean         is_world)
{
  const double *shares =
    lode_gauge_get_shares (self, is_world ? LODE_GAUGE_WORLD : (int) consumer, stage);
  double sum = 0;

  for (guint k = 0; k < self->trace->n_countries; k++)
    if (shares[k] > 0 && !self->trace->is_remainder[k])
      sum += shares[k] * shares[k] * (10 * self->wgi[k]) *
             lode_gauge_get_trade_weight (self, consumer, stage, k);

  return sum;
}

double
lode_gauge_get_stage_reliance (const LodeGauge *self,
                               guint            consumer,
                               guint            stage)
{
  double home = lode_gauge_get_home_output (self, consumer, stage);

  return isnan (home) ? home : CLAMP (1 - home, 0, 1);
}

double
lode_gauge_get_eu_supply_risk (const LodeGauge *self,
                               guint            consumer,
                               guint            stage)
{
  return lode_indicators_eu_supply_risk (lode_gauge_get_weighted_hhi (self, consumer, stage, TRUE),
                                         lode_gauge_get_weighted_hhi (self, consumer, stage, FALSE),
                                         lode_gauge_get_stage_reliance (self, consumer, stage),
                                         RECYCLING_INPUT_RATE, SUBSTITUTION_INDEX);
}

double
lode_gauge_get_import (const LodeGauge *self,
                       guint            consumer,
                       guint            stage,
                       guint            country)
{
  return is_home (self, consumer, country)
           ? 0
           : lode_gauge_get_origins (self, consumer, stage)[country] * self->received[consumer];
}

double
lode_gauge_get_geopolrisk (const LodeGauge *self,
                           guint            consumer,
                           guint            stage)
{
  double weighted = 0, trade = 0;

  if (!lode_gauge_has_home (self, consumer))
    return (double) NAN;
  for (guint k = 0; k < self->trace->n_countries; k++)
    {
      double quantity = lode_gauge_get_import (self, consumer, stage, k);

      trade += quantity;
      weighted += quantity * self->wgi[k];
    }

  return lode_indicators_geopolrisk (lode_gauge_get_hhi (self, LODE_GAUGE_WORLD, stage, NULL), weighted,
                                     trade,
                                     self->home_output[stage * self->network->n_consumers + consumer]);
}

double
lode_gauge_get_disruption (const LodeGauge *self,
                           guint            consumer,
                           guint            stage)
{
  const double *shares = lode_gauge_get_shares (self, LODE_GAUGE_WORLD, stage);
  double sum = 0;

  for (guint k = 0; k < self->trace->n_countries; k++)
    if (!is_home (self, consumer, k) && !self->trace->is_remainder[k])
      sum += shares[k] * shares[k] * self->wgi[k];

  return sum;
}

double
lode_gauge_get_usgs_risk (const LodeGauge *self,
                          guint            consumer,
                          guint            stage)
{
  return lode_indicators_supply_risk (lode_gauge_get_disruption (self, consumer, stage),
                                      lode_gauge_get_stage_reliance (self, consumer, stage),
                                      ECONOMIC_VULNERABILITY);
}
