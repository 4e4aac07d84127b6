/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-fragmented.h"

#include <string.h>

#include "engine/network/lode-fragmented-private.h"
#include "engine/network/lode-ways.h"

/* An open demand smaller than this share of the demand is what rounding left of nothing. */
#define NOISE 1e-12

/* Nodes are the producers, then the consumers; ways are arcs, by taker. */
struct _LodeFragmented
{
  LodeWays *ways;
  double   *weight;      /* [n_arcs] that the shares were made of */
  gboolean  has_shares;
  double   *in_weight;   /* [n_nodes] Σ of the weights of the arcs into it */
  double   *want;        /* [n_nodes] */
  double   *ordered;     /* [n_producers] Σ of the orders it has */
  double   *ratio;       /* [n_producers] what is shipped of an order */
  double   *inflow;      /* [n_nodes] */
  double   *capacity;    /* [n_producers] what is left */
  double   *share;       /* [n_ways] of the orders of its taker: σ */
  double   *quota;       /* [n_ways] what is left */
  double   *order;       /* [n_ways] */
  double   *open;        /* [n_consumers] */
  double   *hoard;       /* [n_consumers] what is ordered beyond it, as a share of it */
};

LodeFragmented *
lode_fragmented_new (const LodeNetwork *network)
{
  LodeFragmented *self;
  guint n_arcs, n_nodes;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  n_arcs = network->n_arcs + 1;
  n_nodes = network->n_producers + network->n_consumers + 1;
  self = g_new0 (LodeFragmented, 1);
  self->ways = lode_ways_new (network);
  self->weight = g_new0 (double, n_arcs);
  self->in_weight = g_new (double, n_nodes);
  self->want = g_new (double, n_nodes);
  self->ordered = g_new (double, n_nodes);
  self->ratio = g_new (double, n_nodes);
  self->inflow = g_new (double, n_nodes);
  self->capacity = g_new (double, n_nodes);
  self->share = g_new (double, n_arcs);
  self->quota = g_new (double, n_arcs);
  self->order = g_new (double, n_arcs);
  self->open = g_new (double, network->n_consumers + 1);
  self->hoard = g_new (double, network->n_consumers + 1);

  return self;
}

void
lode_fragmented_free (LodeFragmented *self)
{
  g_return_if_fail (self != NULL);

  lode_ways_free (self->ways);
  g_free (self->weight);
  g_free (self->in_weight);
  g_free (self->want);
  g_free (self->ordered);
  g_free (self->ratio);
  g_free (self->inflow);
  g_free (self->capacity);
  g_free (self->share);
  g_free (self->quota);
  g_free (self->order);
  g_free (self->open);
  g_free (self->hoard);
  g_free (self);
}

static void
set_shares (LodeFragmented    *self,
            const LodeNetwork *network)
{
  const LodeWays *ways = self->ways;
  gsize size = network->n_arcs * sizeof (double);

  if (self->has_shares && memcmp (self->weight, network->weight, size) == 0)
    return;

  memcpy (self->weight, network->weight, size);
  lode_ways_extend (self->ways, self->weight, 1);
  memset (self->in_weight, 0, ways->n_nodes * sizeof (double));
  for (guint a = 0; a < ways->n_arcs; a++)
    self->in_weight[ways->arc_node[a]] += self->weight[a];
  for (guint node = 0; node < ways->n_nodes; node++)
    for (guint w = ways->first[node]; w < ways->first[node + 1]; w++)
      {
        double weight = self->weight[ways->arc[w]];

        self->share[w] = weight > 0 ? weight / self->in_weight[node] : 0;
      }
  self->has_shares = TRUE;
}

static void
begin (LodeFragmented    *self,
       const LodeNetwork *network)
{
  set_shares (self, network);
  for (guint w = 0; w < self->ways->n_ways; w++)
    self->quota[w] = network->quota[self->ways->arc[w]];
  memcpy (self->capacity, network->capacity, network->n_producers * sizeof (double));
}

/* The takers that stage @stage supplies. */
static void
find_takers (const LodeNetwork *network,
             guint              stage,
             guint             *first,
             guint             *end)
{
  *first = network->stage_start[stage + 1];
  *end = stage + 1 < network->n_stages ? network->stage_start[stage + 2]
                                       : network->n_producers + network->n_consumers;
}

/* From use to mine: everyone orders by habit, as far as controls and capacities go. */
static void
order_back (LodeFragmented    *self,
            const LodeNetwork *network)
{
  const LodeWays *ways = self->ways;

  memset (self->ordered, 0, network->n_producers * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    self->want[network->n_producers + c] = self->open[c] * (1 + self->hoard[c]);
  for (guint s = network->n_stages; s-- > 0;)
    {
      guint first, end;

      find_takers (network, s, &first, &end);
      for (guint node = first; node < end; node++)
        for (guint w = ways->first[node]; w < ways->first[node + 1] && self->want[node] > 0; w++)
          {
            double order = self->share[w] * self->want[node];

            self->order[w] = MIN (order, self->quota[w]);
            self->ordered[ways->from[w]] += self->order[w];
          }
      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        self->want[i] = MIN (self->capacity[i], self->ordered[i]);
    }
}

static void
deliver (LodeFragmented *self,
         guint           node,
         double         *flow)
{
  const LodeWays *ways = self->ways;
  double inflow = 0;

  for (guint w = ways->first[node]; w < ways->first[node + 1] && self->want[node] > 0; w++)
    {
      double x = self->order[w] * self->ratio[ways->from[w]];

      inflow += x;
      self->quota[w] -= MIN (x, self->quota[w]);
      flow[ways->arc[w]] += x;
    }
  self->inflow[node] = inflow;
}

/* From mine to use: what is made is shared out by the orders. Takes what was used off capacities and
 * quotas and adds it to @flow; the consumers' part is left in self->inflow. */
static void
ship_forward (LodeFragmented    *self,
              const LodeNetwork *network,
              double            *flow)
{
  for (guint s = 0; s < network->n_stages; s++)
    {
      guint first, end;

      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        {
          double out = s == 0 ? self->want[i] : MIN (self->want[i], self->inflow[i]);

          self->ratio[i] = self->ordered[i] > 0 ? out / self->ordered[i] : 0;
          /* All of it is shipped: nobody makes more than was ordered. */
          self->capacity[i] -= out;
        }
      find_takers (network, s, &first, &end);
      for (guint node = first; node < end; node++)
        deliver (self, node, flow);
    }
}

/* Rounds of orders for what self->open says; adds to @flow and @received, and to @surplus what was
 * hoarded. */
static void
run_rounds (LodeFragmented    *self,
            const LodeNetwork *network,
            double            *flow,
            double            *received,
            double            *surplus,
            double            *by_round)
{
  double still_open = 0, before = -1;

  for (guint c = 0; c < network->n_consumers; c++)
    still_open += self->open[c];
  for (guint r = 0; r < network->rounds; r++)
    {
      /* A round in which nothing moved is repeated for ever. */
      if (still_open > 0 && still_open != before)
        {
          before = still_open;
          still_open = 0;
          order_back (self, network);
          ship_forward (self, network, flow);
          for (guint c = 0; c < network->n_consumers; c++)
            {
              double inflow = self->inflow[network->n_producers + c];
              double x = MIN (inflow, self->open[c]);

              received[c] += x;
              if (self->hoard[c] > 0)
                surplus[c] += inflow - x;
              self->open[c] -= x;
              still_open += self->open[c];
            }
        }
      if (by_round != NULL)
        by_round[r] = still_open;
    }
}

void
lode_fragmented_draw_stocks (const LodeNetwork *network,
                             const double      *open,
                             LodeAllocation    *allocation)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c);
      double missing = open[c] > demand * NOISE ? open[c] : 0;

      allocation->draw[c] = MIN (missing, network->stock[c]);
      allocation->shortage[c] = missing - allocation->draw[c];
      allocation->served[c] = demand - allocation->shortage[c];
      allocation->floor[c] = allocation->served[c];
    }
}

void
lode_fragmented_run (LodeFragmented    *self,
                     const LodeNetwork *network,
                     LodeAllocation    *allocation)
{
  gboolean has_purchases = FALSE;

  g_return_if_fail (self != NULL && network != NULL && allocation != NULL);
  g_return_if_fail (self->ways->n_nodes == network->n_producers + network->n_consumers);
  g_return_if_fail (allocation->n_rounds == network->rounds);

  begin (self, network);
  memset (allocation->flow, 0, network->n_arcs * sizeof (double));
  memset (allocation->inflow, 0, network->n_consumers * sizeof (double));
  memset (allocation->bought, 0, network->n_consumers * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    {
      self->open[c] = lode_network_get_demand (network, c);
      has_purchases |= network->purchase[c] > 0;
    }
  memcpy (self->hoard, network->hoard, network->n_consumers * sizeof (double));
  run_rounds (self, network, allocation->flow, allocation->inflow, allocation->bought,
              allocation->by_round);
  lode_fragmented_draw_stocks (network, self->open, allocation);

  /* Reserves buy from what users leave: they do not bid against them. */
  if (has_purchases)
    {
      memcpy (self->open, network->purchase, network->n_consumers * sizeof (double));
      memset (self->hoard, 0, network->n_consumers * sizeof (double));
      run_rounds (self, network, allocation->flow, allocation->bought, NULL, NULL);
    }
}
