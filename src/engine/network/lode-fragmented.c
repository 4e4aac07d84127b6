/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-fragmented.h"

#include <string.h>

#include "engine/network/lode-fragmented-private.h"

/* An open demand smaller than this share of the demand is what rounding left of nothing. */
#define NOISE 1e-12

/* Nodes are the producers, then the consumers. */
struct _LodeFragmented
{
  guint   n_nodes;
  guint  *target;      /* [n_arcs] node at the arc's end */
  double *in_weight;   /* [n_nodes] Σ of the weights of the arcs into it */
  double *want;        /* [n_nodes] */
  double *ordered;     /* [n_nodes] Σ of the orders it has */
  double *inflow;      /* [n_nodes] */
  double *capacity;    /* [n_nodes] what is left */
  double *share;       /* [n_arcs] of the orders of its taker: σ */
  double *quota;       /* [n_arcs] what is left */
  double *order;       /* [n_arcs] */
  double *open;        /* [n_consumers] */
  double *hoard;       /* [n_consumers] what is ordered beyond it, as a share of it */
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
  self->n_nodes = network->n_producers + network->n_consumers;
  self->target = g_new (guint, n_arcs);
  self->in_weight = g_new (double, n_nodes);
  self->want = g_new (double, n_nodes);
  self->ordered = g_new (double, n_nodes);
  self->inflow = g_new (double, n_nodes);
  self->capacity = g_new (double, n_nodes);
  self->share = g_new (double, n_arcs);
  self->quota = g_new (double, n_arcs);
  self->order = g_new (double, n_arcs);
  self->open = g_new (double, network->n_consumers + 1);
  self->hoard = g_new (double, network->n_consumers + 1);
  for (guint a = 0; a < network->n_arcs; a++)
    self->target[a] = network->arc_to[a] +
                      (network->arc_stage[a] == network->n_stages - 1 ? network->n_producers : 0);

  return self;
}

void
lode_fragmented_free (LodeFragmented *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->target);
  g_free (self->in_weight);
  g_free (self->want);
  g_free (self->ordered);
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
begin (LodeFragmented    *self,
       const LodeNetwork *network)
{
  memset (self->in_weight, 0, self->n_nodes * sizeof (double));
  for (guint a = 0; a < network->n_arcs; a++)
    self->in_weight[self->target[a]] += network->weight[a];
  for (guint a = 0; a < network->n_arcs; a++)
    self->share[a] = network->weight[a] > 0 ? network->weight[a] / self->in_weight[self->target[a]] : 0;
  memcpy (self->quota, network->quota, network->n_arcs * sizeof (double));
  memcpy (self->capacity, network->capacity, network->n_producers * sizeof (double));
}

/* From use to mine: everyone orders by habit, as far as controls and capacities go. */
static void
order_back (LodeFragmented    *self,
            const LodeNetwork *network)
{
  memset (self->ordered, 0, network->n_producers * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    self->want[network->n_producers + c] = self->open[c] * (1 + self->hoard[c]);
  for (guint s = network->n_stages; s-- > 0;)
    {
      for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
        {
          double order = self->share[a] * self->want[self->target[a]];

          self->order[a] = MIN (order, self->quota[a]);
          self->ordered[network->arc_from[a]] += self->order[a];
        }
      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        self->want[i] = MIN (self->capacity[i], self->ordered[i]);
    }
}

/* From mine to use: what is made is shared out by the orders. Takes what was used off capacities and
 * quotas and adds it to @flow; the consumers' part is left in self->inflow. */
static void
ship_forward (LodeFragmented    *self,
              const LodeNetwork *network,
              double            *flow)
{
  memset (self->inflow, 0, self->n_nodes * sizeof (double));
  for (guint s = 0; s < network->n_stages; s++)
    for (guint i = network->stage_start[s], a = network->stage_arc_start[s];
         i < network->stage_start[s + 1]; i++)
      {
        double out = s == 0 ? self->want[i] : MIN (self->want[i], self->inflow[i]);
        double share = self->ordered[i] > 0 ? out / self->ordered[i] : 0;

        for (; a < network->stage_arc_start[s + 1] && network->arc_from[a] == i; a++)
          {
            double x = self->order[a] * share;

            self->inflow[self->target[a]] += x;
            self->quota[a] -= MIN (x, self->quota[a]);
            flow[a] += x;
          }
        /* All of it is shipped: nobody makes more than was ordered. */
        self->capacity[i] -= out;
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
  g_return_if_fail (self->n_nodes == network->n_producers + network->n_consumers);
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
