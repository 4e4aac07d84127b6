/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-allocation.h"

#include <string.h>

LodeAllocation *
lode_allocation_new (const LodeNetwork *network)
{
  LodeAllocation *self;
  guint n;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  n = network->n_consumers + 1;
  self = g_new0 (LodeAllocation, 1);
  self->n_arcs = network->n_arcs;
  self->n_consumers = network->n_consumers;
  self->n_rounds = network->rounds;
  self->flow = g_new0 (double, network->n_arcs + 1);
  self->inflow = g_new0 (double, n);
  self->draw = g_new0 (double, n);
  self->served = g_new0 (double, n);
  self->shortage = g_new0 (double, n);
  self->bought = g_new0 (double, n);
  self->floor = g_new0 (double, n);
  self->by_round = g_new0 (double, network->rounds + 1);

  return self;
}

void
lode_allocation_free (LodeAllocation *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->flow);
  g_free (self->inflow);
  g_free (self->draw);
  g_free (self->served);
  g_free (self->shortage);
  g_free (self->bought);
  g_free (self->floor);
  g_free (self->by_round);
  g_free (self);
}

void
lode_allocation_assign (LodeAllocation       *self,
                        const LodeAllocation *other)
{
  gsize size = other->n_consumers * sizeof (double);

  g_assert (self->n_arcs == other->n_arcs && self->n_consumers == other->n_consumers);
  g_assert (self->n_rounds == other->n_rounds);

  memcpy (self->flow, other->flow, other->n_arcs * sizeof (double));
  memcpy (self->inflow, other->inflow, size);
  memcpy (self->draw, other->draw, size);
  memcpy (self->served, other->served, size);
  memcpy (self->shortage, other->shortage, size);
  memcpy (self->bought, other->bought, size);
  memcpy (self->floor, other->floor, size);
  memcpy (self->by_round, other->by_round, other->n_rounds * sizeof (double));
}

double
lode_allocation_get_shortage (const LodeAllocation *self)
{
  double total = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_consumers; i++)
    total += self->shortage[i];

  return total;
}

double
lode_allocation_get_served_tier (const LodeAllocation *self,
                                 const LodeNetwork    *network,
                                 guint                 consumer,
                                 LodeTier              tier)
{
  double left;

  g_return_val_if_fail (self != NULL && consumer < self->n_consumers, 0);

  left = self->served[consumer];
  for (guint i = 0; i < tier; i++)
    left -= network->demand[consumer * LODE_N_TIERS + i];

  return CLAMP (left, 0, network->demand[consumer * LODE_N_TIERS + tier]);
}
