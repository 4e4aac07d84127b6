/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"

G_BEGIN_DECLS

/**
 * LodeNearestFlow: of all flows that bring every consumer the same amount, the one nearest to the
 * baseline (steps 3 and 4 of MODEL §5): least Σ|x − b|, then as much as can be on arcs that come
 * first in canonical order, one arc after the other, which leaves a single flow. The baseline is the
 * network's `weight`, in which the contracts of new plants have their place.
 *
 * A run goes on from the tree of the last one. That saves time and changes nothing.
 */
typedef struct _LodeNearestFlow LodeNearestFlow;

LodeNearestFlow *lode_nearest_flow_new (const LodeNetwork *network);
void             lode_nearest_flow_free (LodeNearestFlow *self);
/* Forgets the last run. */
void             lode_nearest_flow_reset (LodeNearestFlow *self);
/* All in kg of final-equivalent; @flow is a flow within the limits and is replaced. */
void             lode_nearest_flow_run (LodeNearestFlow   *self,
                                        const LodeNetwork *network,
                                        const gint64      *capacity,
                                        const gint64      *quota,
                                        gint64            *flow);
/* Pivots of the last run. */
guint            lode_nearest_flow_get_n_pivots (const LodeNearestFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeNearestFlow, lode_nearest_flow_free)

G_END_DECLS
