/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A flow graph in any bytes. What is read must be sound, and its order hold every node once. */

#include "config.h"

#include <math.h>

#include "chart/flow/lode-flow-order.h"
#include "fuzz.h"

/* Ordering takes time by the size of the graph; the reader is what is tried here. */
#define MAX_ORDERED_LINKS 60

static void
check_links (const LodeFlowGraph *graph)
{
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);

  for (guint i = 0; i < lode_flow_graph_get_n_links (graph); i++)
    {
      g_assert_cmpuint (lode_flow_graph_get_layer (graph, links[i].source) + 1, ==,
                        lode_flow_graph_get_layer (graph, links[i].target));
      g_assert_true (isfinite (links[i].weight) && links[i].weight >= 0);
    }
}

static void
check_order (const LodeFlowGraph *graph)
{
  g_autofree guint *order = lode_flow_order (graph, LODE_EFFORT_FAST);
  guint n_nodes = lode_flow_graph_get_first (graph, lode_flow_graph_get_n_layers (graph));
  g_autofree gboolean *seen = g_new0 (gboolean, n_nodes + 1);
  LodeFlowScore score;

  for (guint i = 0; i < n_nodes; i++)
    {
      g_assert_cmpuint (order[i], <, n_nodes);
      g_assert_false (seen[order[i]]);
      seen[order[i]] = TRUE;
    }
  lode_flow_order_score (graph, order, &score);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_parse ((const char *) data, size, "fuzz",
                                                           &error);
  guint n_nodes;

  if (graph == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  n_nodes = lode_flow_graph_get_first (graph, lode_flow_graph_get_n_layers (graph));
  for (guint v = 0; v < n_nodes; v++)
    g_assert_true (g_utf8_validate (lode_flow_graph_get_name (graph, v), -1, NULL));
  check_links (graph);
  if (lode_flow_graph_get_n_links (graph) <= MAX_ORDERED_LINKS && n_nodes <= MAX_ORDERED_LINKS)
    check_order (graph);
  return 0;
}
