/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeFlowGraph: a layered graph of weighted links between neighbouring layers, without any
 * meaning: what the node order is computed on.
 *
 * Nodes have an index over all layers; those of a layer are consecutive, in input order.
 */
typedef struct _LodeFlowGraph LodeFlowGraph;

typedef struct
{
  guint  source;      /* node of layer g */
  guint  target;      /* node of layer g + 1 */
  double weight;      /* finite, 0 or more */
} LodeFlowLink;

LodeFlowGraph      *lode_flow_graph_new (void);
void                lode_flow_graph_free (LodeFlowGraph *self);
/* Adds a layer to the right of the last one; returns its number. */
guint               lode_flow_graph_add_layer (LodeFlowGraph *self);
/* Adds a node to the last layer; returns its index over all layers. */
guint               lode_flow_graph_add_node (LodeFlowGraph *self,
                                              const char    *name);
/* @source must be in the layer left of @target's; several links of a pair count each. */
void                lode_flow_graph_add_link (LodeFlowGraph *self,
                                              guint          source,
                                              guint          target,
                                              double         weight);

guint               lode_flow_graph_get_n_layers (const LodeFlowGraph *self);
/* First node of a layer; for the layer after the last, the number of nodes. */
guint               lode_flow_graph_get_first (const LodeFlowGraph *self,
                                               guint                layer);
const char         *lode_flow_graph_get_name (const LodeFlowGraph *self,
                                              guint                node);
guint               lode_flow_graph_get_layer (const LodeFlowGraph *self,
                                               guint                node);
guint               lode_flow_graph_get_n_links (const LodeFlowGraph *self);
const LodeFlowLink *lode_flow_graph_get_links (const LodeFlowGraph *self);

/**
 * lode_flow_graph_parse:
 * @name: how to call the document in messages
 *
 * Reads the text format: the number of layers; a line per layer with the number of its nodes and
 * their names; for each gap a line with the number of links and a line "SOURCE TARGET WEIGHT" per
 * link. Fields are separated by single spaces, or by tabs in a line that holds one. At most 1,000
 * layers, 100,000 nodes and 1,000,000 links.
 *
 * Returns: (transfer full) (nullable): %NULL with %LODE_ERROR_INVALID that names the line.
 */
LodeFlowGraph      *lode_flow_graph_parse (const char  *text,
                                           gsize        size_bytes,
                                           const char  *name,
                                           GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFlowGraph, lode_flow_graph_free)

G_END_DECLS
