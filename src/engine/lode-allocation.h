/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-network.h"

G_BEGIN_DECLS

/**
 * LodeAllocation: who gets what in one period, in final-equivalent tonnes. Its arrays are as long
 * as the network's that it was made for; a rule overwrites all of them.
 * @by_round: shortage of all consumers after each round, before stocks; of the fragmented rule
 * @floor: what each consumer was promised; of the coordinated rule
 */
typedef struct
{
  guint   n_arcs;
  guint   n_consumers;
  guint   n_rounds;
  double *flow;       /* [n_arcs] */
  double *inflow;     /* [n_consumers] what came over arcs */
  double *draw;       /* [n_consumers] drawn from its stock, for whoever got it */
  double *served;     /* [n_consumers] stock included */
  double *shortage;   /* [n_consumers] */
  double *floor;      /* [n_consumers] */
  double *by_round;   /* [n_rounds] */
} LodeAllocation;

LodeAllocation *lode_allocation_new (const LodeNetwork *network);
void            lode_allocation_free (LodeAllocation *self);
double          lode_allocation_get_shortage (const LodeAllocation *self);
/* What of consumer @index's served amount reaches a tier: tiers are filled in order. */
double          lode_allocation_get_served_tier (const LodeAllocation *self,
                                                 const LodeNetwork    *network,
                                                 guint                 index,
                                                 LodeTier              tier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAllocation, lode_allocation_free)

G_END_DECLS
