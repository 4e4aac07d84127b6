/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-nearest-flow.h"

#include <math.h>

#include "engine/network/lode-min-cost.h"
#include "engine/network/lode-network-reach.h"

#define NO_ARC G_MAXUINT

struct _LodeNearestFlow
{
  LodeMinCost *solver;
  guint       *capacity_arc;   /* [n_producers] */
  guint       *arc;            /* [n_arcs] NO_ARC for one that cannot carry anything */
  gint64      *in_kg;          /* [n_consumers] */
};

/* Node 0 feeds the mines, which are a node each; later producers are two, in and out. */
static guint
node_of_producer (const LodeNetwork *network,
                  guint              producer,
                  gboolean           is_out)
{
  guint n_mines = network->stage_start[1];

  if (producer < n_mines)
    return 1 + producer;

  return 1 + n_mines + (producer - n_mines) * 2 + (is_out ? 1 : 0);
}

static guint
node_of_consumer (const LodeNetwork *network,
                  guint              consumer)
{
  return 1 + network->n_producers * 2 - network->stage_start[1] + consumer;
}

/* The first guess of a tree: everyone hangs on its largest supplier. */
static void
set_start (LodeNearestFlow   *self,
           const LodeNetwork *network)
{
  guint n = network->n_producers + network->n_consumers;
  g_autofree guint *largest = g_new (guint, n + 1);

  for (guint v = 0; v < n; v++)
    largest[v] = NO_ARC;
  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint *best = &largest[network->arc_to[a] + (network->arc_stage[a] == network->n_stages - 1
                                                     ? network->n_producers : 0)];

      if (self->arc[a] != NO_ARC && (*best == NO_ARC || network->weight[a] > network->weight[*best]))
        *best = a;
    }
  for (guint v = 0; v < n; v++)
    if (largest[v] != NO_ARC)
      lode_min_cost_set_start (self->solver, self->arc[largest[v]]);
  for (guint i = 0; i < network->n_producers; i++)
    lode_min_cost_set_start (self->solver, self->capacity_arc[i]);
}

LodeNearestFlow *
lode_nearest_flow_new (const LodeNetwork *network)
{
  LodeNearestFlow *self;
  g_autofree gboolean *is_live = NULL;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  self = g_new0 (LodeNearestFlow, 1);
  self->capacity_arc = g_new (guint, network->n_producers + 1);
  self->arc = g_new (guint, network->n_arcs + 1);
  self->in_kg = g_new (gint64, network->n_consumers + 1);
  self->solver = lode_min_cost_new (node_of_consumer (network, network->n_consumers));
  is_live = lode_network_find_live_arcs (network);
  for (guint i = 0; i < network->n_producers; i++)
    self->capacity_arc[i] =
      lode_min_cost_add_arc (self->solver,
                             network->producer_stage[i] == 0 ? 0 : node_of_producer (network, i, FALSE),
                             node_of_producer (network, i, TRUE));
  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint from = node_of_producer (network, network->arc_from[a], TRUE);
      guint to = network->arc_stage[a] == network->n_stages - 1
                   ? node_of_consumer (network, network->arc_to[a])
                   : node_of_producer (network, network->arc_to[a], FALSE);

      self->arc[a] = is_live[a] ? lode_min_cost_add_arc (self->solver, from, to) : NO_ARC;
    }
  lode_min_cost_seal (self->solver);
  for (guint a = 0; a < network->n_arcs; a++)
    if (self->arc[a] != NO_ARC)
      lode_min_cost_set_place (self->solver, self->arc[a], a);
  set_start (self, network);

  return self;
}

void
lode_nearest_flow_free (LodeNearestFlow *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->solver, lode_min_cost_free);
  g_free (self->capacity_arc);
  g_free (self->arc);
  g_free (self->in_kg);
  g_free (self);
}

void
lode_nearest_flow_reset (LodeNearestFlow *self)
{
  g_return_if_fail (self != NULL);

  lode_min_cost_reset (self->solver);
}

static void
set_problem (LodeNearestFlow   *self,
             const LodeNetwork *network,
             const gint64      *capacity,
             const gint64      *quota,
             const gint64      *flow)
{
  gint64 total = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    self->in_kg[c] = 0;
  for (guint i = 0; i < network->n_producers; i++)
    lode_min_cost_set_arc (self->solver, self->capacity_arc[i], capacity[i], 0);
  for (guint a = 0; a < network->n_arcs; a++)
    {
      if (self->arc[a] == NO_ARC)
        continue;
      lode_min_cost_set_bent_arc (self->solver, self->arc[a], quota[a],
                                  (gint64) floor (network->weight[a] * 1000 + 0.5), -1, 1);
      if (network->arc_stage[a] < network->n_stages - 1)
        continue;
      self->in_kg[network->arc_to[a]] += flow[a];
      total += flow[a];
    }
  for (guint c = 0; c < network->n_consumers; c++)
    lode_min_cost_set_supply (self->solver, node_of_consumer (network, c), -self->in_kg[c]);
  lode_min_cost_set_supply (self->solver, 0, total);
}

void
lode_nearest_flow_run (LodeNearestFlow   *self,
                       const LodeNetwork *network,
                       const gint64      *capacity,
                       const gint64      *quota,
                       gint64            *flow)
{
  g_return_if_fail (self != NULL && network != NULL && flow != NULL);

  set_problem (self, network, capacity, quota, flow);
  if (!lode_min_cost_run (self->solver))
    {
      /* A flow was given, so there is one. */
      g_warn_if_reached ();
      return;
    }
  for (guint a = 0; a < network->n_arcs; a++)
    flow[a] = self->arc[a] != NO_ARC ? lode_min_cost_get_flow (self->solver, self->arc[a]) : 0;
}

guint
lode_nearest_flow_get_n_pivots (const LodeNearestFlow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return lode_min_cost_get_n_pivots (self->solver);
}
