/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeMaxFlow: whole-number flows by shortest augmenting paths (Dinic 1970), made to be run again
 * and again on one graph while residual capacities change in between.
 *
 * An edge and its reverse have neighbouring numbers, e and e ^ 1, with e even; what has flowed over
 * an edge since its capacity was set is what its reverse has gained.
 */
typedef struct _LodeMaxFlow LodeMaxFlow;

#define LODE_MAX_FLOW_INFINITE (G_MAXINT64 / 4)

LodeMaxFlow *lode_max_flow_new (guint n_nodes);
void         lode_max_flow_free (LodeMaxFlow *self);
/* Edges are added first and sealed once. Returns the number of the edge. */
guint        lode_max_flow_add_edge (LodeMaxFlow *self,
                                     guint        from,
                                     guint        to);
void         lode_max_flow_seal (LodeMaxFlow *self);
/* Residual capacities of the edge and of its reverse. */
void         lode_max_flow_set (LodeMaxFlow *self,
                                guint        edge,
                                gint64       forward,
                                gint64       backward);
gint64       lode_max_flow_get_residual (const LodeMaxFlow *self,
                                         guint              edge);
/* Pushes as much as can go from @source to @sink; returns how much that was. */
gint64       lode_max_flow_run (LodeMaxFlow *self,
                                guint        source,
                                guint        sink);
/* After a run: whether more could still come from @node to the sink. */
gboolean     lode_max_flow_reaches (const LodeMaxFlow *self,
                                    guint              node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeMaxFlow, lode_max_flow_free)

G_END_DECLS
