/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-ways.h"

#include <string.h>

#include "engine/network/lode-network-reach.h"

LodeWays *
lode_ways_new (const LodeNetwork *network)
{
  LodeWays *self;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  self = g_new0 (LodeWays, 1);
  self->n_arcs = network->n_arcs;
  self->n_nodes = network->n_producers + network->n_consumers;
  self->arc_node = g_new (guint, self->n_arcs + 1);
  self->arc_from = g_memdup2 (network->arc_from, (self->n_arcs + 1) * sizeof (guint));
  self->first = g_new0 (guint, self->n_nodes + 2);
  self->arc = g_new (guint, self->n_arcs + 1);
  self->from = g_new (guint, self->n_arcs + 1);
  self->is_live = lode_network_find_live_arcs (network);
  self->is_used = g_new0 (gboolean, self->n_arcs + 1);
  for (guint a = 0; a < self->n_arcs; a++)
    self->arc_node[a] = network->arc_to[a] +
                        (network->arc_stage[a] == network->n_stages - 1 ? network->n_producers : 0);

  return self;
}

void
lode_ways_free (LodeWays *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->arc_node);
  g_free (self->arc_from);
  g_free (self->first);
  g_free (self->arc);
  g_free (self->from);
  g_free (self->is_live);
  g_free (self->is_used);
  g_free (self);
}

/* Arcs stand by maker, so that each taker's come out by maker too. */
static void
list_ways (LodeWays *self)
{
  self->n_ways = 0;
  memset (self->first, 0, (self->n_nodes + 2) * sizeof (guint));
  for (guint a = 0; a < self->n_arcs; a++)
    if (self->is_used[a])
      {
        self->first[self->arc_node[a] + 2]++;
        self->n_ways++;
      }
  for (guint node = 0; node < self->n_nodes; node++)
    self->first[node + 2] += self->first[node + 1];
  for (guint a = 0; a < self->n_arcs; a++)
    if (self->is_used[a])
      {
        guint place = self->first[self->arc_node[a] + 1]++;

        self->arc[place] = a;
        self->from[place] = self->arc_from[a];
      }
}

gboolean
lode_ways_extend (LodeWays     *self,
                  const double *weights,
                  guint         n_lanes)
{
  gboolean is_any = FALSE;

  for (guint a = 0; a < self->n_arcs; a++)
    {
      if (self->is_used[a] || !self->is_live[a])
        continue;
      for (guint lane = 0; lane < n_lanes; lane++)
        self->is_used[a] |= weights[(gsize) a * n_lanes + lane] > 0;
      is_any |= self->is_used[a];
    }
  if (is_any)
    list_ways (self);

  return is_any;
}
