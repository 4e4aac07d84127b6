/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"

G_BEGIN_DECLS

/**
 * LodeWays: the arcs that somebody may order over, by taker and then by maker. The rest carries
 * nothing when everyone goes alone: arcs without a weight, and those that lead nowhere or come from
 * nowhere. Nodes are the producers, then the consumers.
 * @arc_node: [n_arcs] node at an arc's end, of all arcs
 * @first: [n_nodes + 1] a node's first way
 * @arc: [n_ways] of the network
 * @from: [n_ways] maker
 */
typedef struct
{
  guint     n_arcs;
  guint     n_nodes;
  guint     n_ways;
  guint    *arc_node;
  guint    *arc_from;
  guint    *first;
  guint    *arc;
  guint    *from;
  gboolean *is_live;
  gboolean *is_used;
} LodeWays;

LodeWays *lode_ways_new (const LodeNetwork *network);
void      lode_ways_free (LodeWays *self);
/* Lists the arcs that have a weight in one of @n_lanes arrays and had none before as well; an arc that
 * was listed once stays. @weights: [n_arcs × n_lanes]. Returns whether there are any. */
gboolean  lode_ways_extend (LodeWays     *self,
                            const double *weights,
                            guint         n_lanes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeWays, lode_ways_free)

G_END_DECLS
