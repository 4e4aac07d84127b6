/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/flow/lode-flow-order.h"

G_BEGIN_DECLS

/* The plain stacking on which orders are measured: every layer 1000 px high at most, one scale for
 * all, centred. Private to the room. */

typedef struct
{
  double  padding;       /* px between neighbours of a layer */
  double  scale;         /* px for a weight of 1 */
  double *sizes;         /* of each node: the larger of what comes in and goes out */
  double *layer_tops;    /* y of the first node of each layer */
} LodeFlowStacking;

void lode_flow_stacking_init (LodeFlowStacking    *self,
                              const LodeFlowGraph *graph);
void lode_flow_stacking_clear (LodeFlowStacking *self);
/* y of the top of every node when the layers stand in @order. */
void lode_flow_stacking_place (const LodeFlowStacking *self,
                               const LodeFlowGraph    *graph,
                               const guint            *order,
                               double                 *tops);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeFlowStacking, lode_flow_stacking_clear)

G_END_DECLS
