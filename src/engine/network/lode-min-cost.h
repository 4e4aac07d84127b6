/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeMinCost: minimum-cost flow in whole numbers by the primal network simplex method, with
 * strongly feasible trees (Cunningham 1976), which cannot cycle, and block search for the entering
 * arc. Deterministic in the order of the arcs.
 *
 * Two things are its own. An arc's cost may change once, at a bend, as long as it does not fall:
 * |x − b| is one arc, not two. And among flows of equal cost it finds the one in an order of arcs:
 * as much as can be on the arc that comes first, then on the second, and so on. Where every arc of
 * every cycle has a place in that order the result is unique, so that it does not matter where the
 * search starts: the last run's tree is kept, and a run on changed numbers goes on from it.
 */
typedef struct _LodeMinCost LodeMinCost;

/* Costs lie within ± this. */
#define LODE_MIN_COST_MAX (1 << 12)
/* Of an arc that no order prefers. */
#define LODE_MIN_COST_NO_PLACE G_MAXUINT

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
/* @below is the cost of a unit up to @bend, @above (not less) of each beyond it. */
void         lode_min_cost_set_bent_arc (LodeMinCost *self,
                                         guint        arc,
                                         gint64       capacity,
                                         gint64       bend,
                                         gint64       below,
                                         gint64       above);
/* Of flows that cost the same, those with more on arcs of smaller @place. Every place is taken by
 * one arc. */
void         lode_min_cost_set_place (LodeMinCost *self,
                                      guint        arc,
                                      guint        place);
/* Where a cold start hangs @arc's head: a hint, which saves time. The arcs may form no cycle. */
void         lode_min_cost_set_start (LodeMinCost *self,
                                      guint        arc);
/* Above 0 a source, below 0 a sink; they must add up to 0. */
void         lode_min_cost_set_supply (LodeMinCost *self,
                                       guint        node,
                                       gint64       supply);
/* Forgets the last run: the next one starts cold. Changes how long it takes, never what it
 * finds. */
void         lode_min_cost_reset (LodeMinCost *self);
/* %FALSE when the supplies cannot be met. */
gboolean     lode_min_cost_run (LodeMinCost *self);
gint64       lode_min_cost_get_flow (const LodeMinCost *self,
                                     guint              arc);
/* How many pivots the last run took. */
guint        lode_min_cost_get_n_pivots (const LodeMinCost *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeMinCost, lode_min_cost_free)

G_END_DECLS
