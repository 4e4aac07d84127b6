/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "chart/flow/lode-flow-graph.h"

static LodeFlowGraph *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  LodeFlowGraph *graph = lode_flow_graph_parse (text, strlen (text), "graph.tsv", &error);

  g_assert_no_error (error);
  g_assert_nonnull (graph);
  return graph;
}

static void
check_small (const LodeFlowGraph *graph)
{
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);

  g_assert_cmpuint (lode_flow_graph_get_n_layers (graph), ==, 2);
  g_assert_cmpuint (lode_flow_graph_get_first (graph, 0), ==, 0);
  g_assert_cmpuint (lode_flow_graph_get_first (graph, 1), ==, 2);
  g_assert_cmpuint (lode_flow_graph_get_first (graph, 2), ==, 5);
  g_assert_cmpuint (lode_flow_graph_get_n_links (graph), ==, 3);
  g_assert_cmpuint (links[2].source, ==, 1);
  g_assert_cmpuint (links[2].target, ==, 4);
  g_assert_cmpfloat (links[2].weight, ==, 9.25);
}

static void
test_spaces (void)
{
  g_autoptr (LodeFlowGraph) graph = parse ("2\n2 0:CHN 0:USA\n3 1:CHN 1:DEU 1:USA\n3\n0 0 70.5\n0 1 12\n"
                                           "1 2 9.25\n");

  check_small (graph);
  g_assert_cmpstr (lode_flow_graph_get_name (graph, 0), ==, "0:CHN");
  g_assert_cmpstr (lode_flow_graph_get_name (graph, 4), ==, "1:USA");
  g_assert_cmpuint (lode_flow_graph_get_layer (graph, 1), ==, 0);
  g_assert_cmpuint (lode_flow_graph_get_layer (graph, 2), ==, 1);
}

/* A line with a tab is split at tabs, so that names may hold spaces. */
static void
test_tabs (void)
{
  g_autoptr (LodeFlowGraph) graph = parse ("2\n2\tDR Congo\tSouth Africa\n3 a b c\n3\n0\t0\t70.5\n0 1 12\n"
                                           "1\t2\t9.25\n");

  check_small (graph);
  g_assert_cmpstr (lode_flow_graph_get_name (graph, 0), ==, "DR Congo");
  g_assert_cmpstr (lode_flow_graph_get_name (graph, 1), ==, "South Africa");
}

static void
test_empty_lines (void)
{
  g_autoptr (LodeFlowGraph) graph = parse ("\n\n2\r\n\n2 a b\r\n\r\n3 c d e\n3\n0 0 70.5\n\n0 1 12\n"
                                           "1 2 9.25\n\n \n");

  check_small (graph);
}

static void
test_no_end_of_line (void)
{
  g_autoptr (LodeFlowGraph) graph = parse ("1\n1 a");

  g_assert_cmpuint (lode_flow_graph_get_n_layers (graph), ==, 1);
  g_assert_cmpuint (lode_flow_graph_get_n_links (graph), ==, 0);
}

static void
test_non_latin (void)
{
  g_autoptr (LodeFlowGraph) graph = parse ("2\n2 中国 الصين\n1 Côte\n2\n0 0 1e3\n1 0 0\n");

  g_assert_cmpstr (lode_flow_graph_get_name (graph, 1), ==, "الصين");
  g_assert_cmpfloat (lode_flow_graph_get_links (graph)[0].weight, ==, 1000);
  g_assert_cmpfloat (lode_flow_graph_get_links (graph)[1].weight, ==, 0);
}

/* What is wrong, and the line that the message must name. */
static const struct
{
  const char *text;
  const char *line;
  const char *words;
} bad[] = {
  { "", ":1:", "layers" },
  { "\n\n", ":3:", "layers" },
  { "x\n", ":1:", "“x”" },
  { "0\n", ":1:", "1 to" },
  { "-1\n", ":1:", "whole number" },
  { "1001\n", ":1:", "1000" },
  { "2 2\n", ":1:", "alone" },
  { "1.5\n", ":1:", "whole number" },
  { "2\n1 a\n", ":3:", "a layer" },
  { "2\n2 a\n", ":2:", "2 names" },
  { "2\n1 a b\n", ":2:", "1 names" },
  { "2\n2 a a\n1 c\n", ":2:", "twice" },
  { "2\n2 a \n1 c\n", ":2:", "UTF-8" },
  { "2\n1 \xff\n1 c\n", ":2:", "UTF-8" },
  { "2\n1 a\n1 b\n", ":4:", "number of links" },
  { "2\n1 a\n1 b\n1\n", ":5:", "a link" },
  { "2\n1 a\n1 b\n1\n0 0\n", ":5:", "SOURCE TARGET WEIGHT" },
  { "2\n1 a\n1 b\n1\n0 0 1 1\n", ":5:", "SOURCE TARGET WEIGHT" },
  { "2\n1 a\n1 b\n1\n1 0 1\n", ":5:", "source" },
  { "2\n1 a\n1 b\n1\n0 1 1\n", ":5:", "target" },
  { "2\n1 a\n1 b\n1\n0 0 -1\n", ":5:", "0 or more" },
  { "2\n1 a\n1 b\n1\n0 0 nan\n", ":5:", "0 or more" },
  { "2\n1 a\n1 b\n1\n0 0 inf\n", ":5:", "0 or more" },
  { "2\n1 a\n1 b\n1\n0 0 1x\n", ":5:", "“1x”" },
  { "2\n1 a\n1 b\n1\n0 0 \n", ":5:", "weight" },
  { "2\n1 a\n1 b\n1 2\n0 0 1\n", ":4:", "alone" },
  { "2\n1 a\n1 b\n0\n0 0 1\n", ":5:", "nothing should follow" },
  { "2\n1 a\n1 b\n9999999\n", ":4:", "1000000" },
};

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_flow_graph_parse (bad[i].text, strlen (bad[i].text), "graph.tsv",
                                            &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      if (strstr (error->message, bad[i].line) == NULL ||
          strstr (error->message, bad[i].words) == NULL)
        g_error ("case %u: “%s” should hold “%s” and “%s”", i, error->message, bad[i].line,
                 bad[i].words);
      g_assert_true (g_str_has_prefix (error->message, "graph.tsv:"));
    }
}

static void
test_zero_byte (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_flow_graph_parse ("1\n1 a\0b", 8, "graph.tsv", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_no_bytes (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_flow_graph_parse (NULL, 0, "graph.tsv", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_built (void)
{
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_new ();
  guint a;
  guint b;

  g_assert_cmpuint (lode_flow_graph_get_n_layers (graph), ==, 0);
  g_assert_cmpuint (lode_flow_graph_add_layer (graph), ==, 0);
  a = lode_flow_graph_add_node (graph, "a");
  g_assert_cmpuint (lode_flow_graph_add_layer (graph), ==, 1);
  b = lode_flow_graph_add_node (graph, "b");
  lode_flow_graph_add_link (graph, a, b, 2);
  lode_flow_graph_add_link (graph, a, b, 3);
  g_assert_cmpuint (lode_flow_graph_get_n_links (graph), ==, 2);
  g_assert_cmpuint (lode_flow_graph_get_layer (graph, b), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/flow-graph/spaces", test_spaces);
  g_test_add_func ("/chart/flow-graph/tabs", test_tabs);
  g_test_add_func ("/chart/flow-graph/empty-lines", test_empty_lines);
  g_test_add_func ("/chart/flow-graph/no-end-of-line", test_no_end_of_line);
  g_test_add_func ("/chart/flow-graph/non-latin", test_non_latin);
  g_test_add_func ("/chart/flow-graph/bad", test_bad);
  g_test_add_func ("/chart/flow-graph/zero-byte", test_zero_byte);
  g_test_add_func ("/chart/flow-graph/no-bytes", test_no_bytes);
  g_test_add_func ("/chart/flow-graph/built", test_built);

  return g_test_run ();
}
