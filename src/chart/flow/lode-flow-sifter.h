/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/flow/lode-flow-score.h"

G_BEGIN_DECLS

/* Local search for an order; lode-flow-order.c decides where it starts. Private to the room.
 *
 * A layer at a time, with its neighbours held still. For each pair of its nodes the weight that
 * crosses in either sequence is then fixed, and so are the heights that its links reach for; so a
 * node can be taken out and tried at every place ("sifting") at little cost, for both aims at once:
 * few weighted crossings, and little displacement. */

/* A link seen from one of its ends. */
typedef struct
{
  guint  other;      /* node at the other end */
  guint  link;
  double weight;
} LodeFlowEnd;

/* What a link pulls a node towards: its own end lies @offset px below the node's top. */
typedef struct
{
  double offset;
  double reach;      /* y of the other end */
  double weight;
} LodeFlowPull;

typedef struct
{
  const LodeFlowGraph *graph;
  guint                n_layers;
  guint                n_nodes;
  guint                n_links;
  LodeFlowStacking     stacking;
  guint               *first_end[2];    /* by node: its links to the left [0], the right [1] */
  LodeFlowEnd                 *ends[2];
  double              *link_y[2];       /* by link: y of its ends at target [0], source [1] */
  LodeFlowPull                *pulls;           /* of the layer in hand, node by node */
  guint               *first_pull;      /* by place in the input of the layer */
  double              *costs;           /* n × n: what crosses when row stands before column */
  double              *below;           /* scratch: weight of links that end above a place */
  guint               *order;
  guint               *places;
  double              *tops;
  double               cross_rate;      /* cost of a unit of crossing */
  double               pull_rate;       /* cost of a px × weight of displacement */
  gboolean            *is_stale;        /* by layer: changed, or beside one that did */
  guint64              work;            /* steps done */
} LodeFlowSifter;

/* One point of crossings (% of all pairs) is worth so many px of displacement. */
#define LODE_FLOW_PX_PER_POINT 70.

void  lode_flow_sifter_init (LodeFlowSifter      *self,
                             const LodeFlowGraph *graph);
void  lode_flow_sifter_clear (LodeFlowSifter *self);
guint lode_flow_sifter_layer_size (const LodeFlowSifter *self,
                                   guint                 layer);
/* Copies @order, which may be the sifter's own after a change, and places the nodes. */
void  lode_flow_sifter_take_order (LodeFlowSifter *self,
                                   const guint    *order);
/* Says that @layer changed, so that it and its neighbours are looked at again. */
void  lode_flow_sifter_mark (LodeFlowSifter *self,
                             guint           layer);
void  lode_flow_sifter_unmark_all (LodeFlowSifter *self);
/* Forth and back over the marked layers until nothing moves or @budget more steps are done. */
void  lode_flow_sifter_sweep (LodeFlowSifter *self,
                              guint64         budget);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeFlowSifter, lode_flow_sifter_clear)

G_END_DECLS
