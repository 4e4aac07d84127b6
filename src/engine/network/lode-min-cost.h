/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeMinCost: minimum-cost flow in whole numbers by the primal network simplex method, with
 * strongly feasible trees (Cunningham 1976), which cannot cycle, and block search for the entering
 * arc. Deterministic in the order of the arcs.
 */
typedef struct _LodeMinCost LodeMinCost;

/* Costs lie within ± this. */
#define LODE_MIN_COST_MAX (G_GINT64_CONSTANT (1) << 42)

LodeMinCost *lode_min_cost_new (guint n_nodes);
void         lode_min_cost_free (LodeMinCost *self);
/* Arcs are added first and sealed once. Returns the number of the arc. */
guint        lode_min_cost_add_arc (LodeMinCost *self,
                                    guint        from,
                                    guint        to);
void         lode_min_cost_seal (LodeMinCost *self);
void         lode_min_cost_set_arc (LodeMinCost *self,
                                    guint        arc,
                                    gint64       capacity,
                                    gint64       cost);
/* Above 0 a source, below 0 a sink; they must add up to 0. */
void         lode_min_cost_set_supply (LodeMinCost *self,
                                       guint        node,
                                       gint64       supply);
/* %FALSE when the supplies cannot be met. */
gboolean     lode_min_cost_run (LodeMinCost *self);
gint64       lode_min_cost_get_flow (const LodeMinCost *self,
                                     guint              arc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeMinCost, lode_min_cost_free)

G_END_DECLS
