/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/flow/lode-flow-graph.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_EFFORT_FAST,
  LODE_EFFORT_NORMAL,
  LODE_EFFORT_BEST,
} LodeEffort;

/* (transfer full): nodes layer by layer, each layer from top to bottom; as many as the graph has.
 * Few weighted crossings and little displacement; the same graph gives the same order. */
guint *lode_flow_order (const LodeFlowGraph *graph,
                        LodeEffort           effort);

/**
 * LodeFlowScore: how good an order is.
 * @crossings: sum over gaps of the products of the weights of crossing links
 * @crossings_pct: that in % of the sum over all pairs of links in a gap
 * @displacement_px: weighted mean distance of the two ends of a link when all layers are stacked
 *   with the same scale, 1000 px high, centred, up to 8 px between nodes
 */
typedef struct
{
  double crossings;
  double crossings_pct;
  double displacement_px;
} LodeFlowScore;

void   lode_flow_order_score (const LodeFlowGraph *graph,
                              const guint         *order,
                              LodeFlowScore       *score);

G_END_DECLS
