/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"

G_BEGIN_DECLS

/**
 * LodeAllocation: who gets what in one period, in final-equivalent tonnes. Its arrays are as long
 * as the network's that it was made for; a rule overwrites all of them.
 * @inflow: what came over arcs for demand, without what was bought for stock
 * @draw: drawn from a consumer's stock, for whoever got it
 * @served: what reached the consumer's demand, stocks included
 * @bought: what came over arcs for its stock
 * @floor: what each consumer was promised; the served amount itself of the fragmented rule
 * @by_round: shortage of all consumers after each round, before stocks; of the fragmented rule
 */
typedef struct
{
  guint   n_arcs;
  guint   n_consumers;
  guint   n_rounds;
  double *flow;       /* [n_arcs] */
  double *inflow;     /* [n_consumers], like the rest */
  double *draw;
  double *served;
  double *shortage;
  double *bought;
  double *floor;
  double *by_round;   /* [n_rounds] */
} LodeAllocation;

LodeAllocation *lode_allocation_new (const LodeNetwork *network);
void            lode_allocation_free (LodeAllocation *self);
void            lode_allocation_assign (LodeAllocation       *self,
                                        const LodeAllocation *other);
/* Σ over consumers. */
double          lode_allocation_get_shortage (const LodeAllocation *self);
/* What of a consumer's served amount reaches a tier: tiers are filled in order. */
double          lode_allocation_get_served_tier (const LodeAllocation *self,
                                                 const LodeNetwork    *network,
                                                 guint                 consumer,
                                                 LodeTier              tier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAllocation, lode_allocation_free)

G_END_DECLS
