/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "chart-test.h"
#include "chart/flow/lode-flow-order.h"

/* Graphs of chance, always the same for a seed. */
static LodeFlowGraph *
make_graph (GRand *random,
            guint  n_layers,
            guint  n_most,
            double density)
{
  LodeFlowGraph *graph = lode_flow_graph_new ();

  for (guint l = 0; l < n_layers; l++)
    {
      guint n = (guint) g_rand_int_range (random, 1, (gint32) n_most + 1);

      lode_flow_graph_add_layer (graph);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u:%u", l, i);

          lode_flow_graph_add_node (graph, name);
        }
    }
  for (guint l = 0; l + 1 < n_layers; l++)
    for (guint u = lode_flow_graph_get_first (graph, l);
         u < lode_flow_graph_get_first (graph, l + 1); u++)
      for (guint v = lode_flow_graph_get_first (graph, l + 1); v < lode_flow_graph_get_first (graph, l + 2);
           v++)
        if (g_rand_double (random) < density)
          lode_flow_graph_add_link (graph, u, v, g_rand_double_range (random, .1, 10));
  return graph;
}

static guint *
input_order (const LodeFlowGraph *graph)
{
  guint n = lode_flow_graph_get_first (graph, lode_flow_graph_get_n_layers (graph));
  guint *order = g_new (guint, n + 1);

  for (guint v = 0; v < n; v++)
    order[v] = v;
  return order;
}

/* Straight from the definition: every pair of links of a gap. */
static double
count_by_pairs (const LodeFlowGraph *graph,
                const guint         *order)
{
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);
  guint n_links = lode_flow_graph_get_n_links (graph);
  guint n = lode_flow_graph_get_first (graph, lode_flow_graph_get_n_layers (graph));
  g_autofree guint *places = g_new (guint, n + 1);
  double crossings = 0;

  for (guint i = 0; i < n; i++)
    places[order[i]] = i;
  for (guint i = 0; i < n_links; i++)
    for (guint j = i + 1; j < n_links; j++)
      {
        int a = (int) places[links[i].source] - (int) places[links[j].source];
        int b = (int) places[links[i].target] - (int) places[links[j].target];

        if (lode_flow_graph_get_layer (graph, links[i].source) ==
              lode_flow_graph_get_layer (graph, links[j].source) &&
            ((a < 0 && b > 0) || (a > 0 && b < 0)))
          crossings += links[i].weight * links[j].weight;
      }
  return crossings;
}

static void
check_permutation (const LodeFlowGraph *graph,
                   const guint         *order)
{
  for (guint l = 0; l < lode_flow_graph_get_n_layers (graph); l++)
    {
      guint first = lode_flow_graph_get_first (graph, l);
      guint end = lode_flow_graph_get_first (graph, l + 1);
      g_autofree gboolean *seen = g_new0 (gboolean, end - first + 1);

      for (guint i = first; i < end; i++)
        {
          g_assert_cmpuint (order[i], >=, first);
          g_assert_cmpuint (order[i], <, end);
          g_assert_false (seen[order[i] - first]);
          seen[order[i] - first] = TRUE;
        }
    }
}

static void
test_score_by_pairs (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (LodeFlowGraph) graph = make_graph (random, 2 + i % 4, 8, .4);
      g_autofree guint *order = lode_flow_order (graph, LODE_EFFORT_FAST);
      g_autofree guint *input = input_order (graph);
      LodeFlowScore score;

      lode_flow_order_score (graph, input, &score);
      g_assert_cmpfloat_with_epsilon (score.crossings, count_by_pairs (graph, input), 1e-6);
      lode_flow_order_score (graph, order, &score);
      g_assert_cmpfloat_with_epsilon (score.crossings, count_by_pairs (graph, order), 1e-6);
      g_assert_cmpfloat (score.crossings_pct, >=, 0);
      g_assert_cmpfloat (score.crossings_pct, <=, 100);
      g_assert_cmpfloat (score.displacement_px, >=, 0);
    }
}

/* Two links, one over the other: nothing crosses, and all is level. */
static void
test_score_of_known (void)
{
  const char *text = "2\n2 a b\n2 c d\n2\n0 1 1\n1 0 3\n";
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_parse (text, strlen (text), "known", NULL);
  const guint crossed[] = { 0, 1, 2, 3 };
  const guint level[] = { 0, 1, 3, 2 };
  LodeFlowScore score;

  lode_flow_order_score (graph, crossed, &score);
  g_assert_cmpfloat (score.crossings, ==, 3);
  g_assert_cmpfloat (score.crossings_pct, ==, 100);
  g_assert_cmpfloat (score.displacement_px, >, 0);
  lode_flow_order_score (graph, level, &score);
  g_assert_cmpfloat (score.crossings, ==, 0);
  g_assert_cmpfloat_with_epsilon (score.displacement_px, 0, 1e-9);
}

static void
test_permutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    for (guint effort = LODE_EFFORT_FAST; effort <= LODE_EFFORT_NORMAL; effort++)
      {
        g_autoptr (LodeFlowGraph) graph = make_graph (random, 1 + i % 6, 20, .2);
        g_autofree guint *order = lode_flow_order (graph, effort);

        check_permutation (graph, order);
      }
}

static void
test_same_every_time (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  g_autoptr (LodeFlowGraph) graph = make_graph (random, 5, 25, .3);
  gsize size = lode_flow_graph_get_first (graph, 5) * sizeof (guint);
  g_autofree guint *first = lode_flow_order (graph, LODE_EFFORT_NORMAL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree guint *again = lode_flow_order (graph, LODE_EFFORT_NORMAL);

      g_assert_cmpmem (first, size, again, size);
    }
}

/* Layers so small that all orders can be tried. */
static double
best_of_all (const LodeFlowGraph *graph,
             guint               *order,
             guint                layer,
             guint                from)
{
  guint end = lode_flow_graph_get_first (graph, layer + 1);
  double best = INFINITY;

  if (from == end)
    {
      LodeFlowScore score;

      if (layer + 1 < lode_flow_graph_get_n_layers (graph))
        return best_of_all (graph, order, layer + 1, end);
      lode_flow_order_score (graph, order, &score);
      return score.crossings_pct + score.displacement_px / 70;
    }
  for (guint i = from; i < end; i++)
    {
      guint kept = order[from];

      order[from] = order[i];
      order[i] = kept;
      best = MIN (best, best_of_all (graph, order, layer, from + 1));
      kept = order[from];
      order[from] = order[i];
      order[i] = kept;
    }
  return best;
}

static void
test_against_all_orders (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  guint n_best = 0;
  guint n_tries = 40;

  for (guint i = 0; i < n_tries; i++)
    {
      g_autoptr (LodeFlowGraph) graph = make_graph (random, 3, 4, .6);
      g_autofree guint *order = lode_flow_order (graph, LODE_EFFORT_NORMAL);
      g_autofree guint *scratch = input_order (graph);
      double best = best_of_all (graph, scratch, 0, 0);
      LodeFlowScore score;

      lode_flow_order_score (graph, order, &score);
      n_best += score.crossings_pct + score.displacement_px / 70 <= best + 1e-6 ? 1 : 0;
    }
  g_assert_cmpuint (n_best, >=, n_tries - 1);
}

static void
test_more_effort_is_no_worse (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  double fast = 0;
  double normal = 0;
  double input = 0;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (LodeFlowGraph) graph = make_graph (random, 5, 18, .25);
      g_autofree guint *orders[3] = { input_order (graph),
                                      lode_flow_order (graph, LODE_EFFORT_FAST),
                                      lode_flow_order (graph, LODE_EFFORT_NORMAL) };
      LodeFlowScore scores[3];

      for (guint j = 0; j < 3; j++)
        lode_flow_order_score (graph, orders[j], &scores[j]);
      input += scores[0].crossings_pct;
      fast += scores[1].crossings_pct;
      normal += scores[2].crossings_pct;
      for (guint j = 1; j < 3; j++)
        g_free (g_steal_pointer (&orders[j]));
    }
  g_assert_cmpfloat (normal, <=, fast);
  g_assert_cmpfloat (fast, <, .6 * input);
}

static void
test_without_links (void)
{
  const char *text = "3\n2 a b\n1 c\n3 d e f\n0\n0\n";
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_parse (text, strlen (text), "loose", NULL);
  g_autofree guint *order = lode_flow_order (graph, LODE_EFFORT_NORMAL);
  LodeFlowScore score;

  check_permutation (graph, order);
  lode_flow_order_score (graph, order, &score);
  g_assert_cmpfloat (score.crossings_pct, ==, 0);
  g_assert_cmpfloat (score.displacement_px, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_new ();
  g_autofree guint *order = lode_flow_order (graph, LODE_EFFORT_BEST);

  g_assert_nonnull (order);
}

/* The instances with published baselines, where they are at hand: better than the usual layouts. */
static void
test_measured (gconstpointer data)
{
  static const struct
  {
    const char *name;
    double      crossings_pct;
    double      displacement_px;
  } baselines[] = { { "ree.tsv", 4.7, 45.6 }, { "basket.tsv", 16.8, 127 },
                    { "big.tsv", 17.3, 114 } };
  const char *folder = g_getenv ("LODESTONE_CHART_DATA");
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", baselines[i].name, NULL);
  g_autofree char *text = NULL;
  gsize size_bytes;
  g_autoptr (LodeFlowGraph) graph = NULL;
  g_autofree guint *order = NULL;
  LodeFlowScore score;

  if (!g_file_get_contents (path, &text, &size_bytes, NULL))
    {
      g_test_skip ("the measured instances are not at hand");
      return;
    }
  graph = lode_flow_graph_parse (text, size_bytes, baselines[i].name, NULL);
  g_assert_nonnull (graph);
  order = lode_flow_order (graph, LODE_EFFORT_NORMAL);
  lode_flow_order_score (graph, order, &score);
  g_assert_cmpfloat (score.crossings_pct, <, baselines[i].crossings_pct);
  g_assert_cmpfloat (score.displacement_px, <, baselines[i].displacement_px);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/flow-order/score/pairs", test_score_by_pairs);
  g_test_add_func ("/chart/flow-order/score/known", test_score_of_known);
  g_test_add_func ("/chart/flow-order/permutations", test_permutations);
  g_test_add_func ("/chart/flow-order/same-every-time", test_same_every_time);
  g_test_add_func ("/chart/flow-order/all-orders", test_against_all_orders);
  g_test_add_func ("/chart/flow-order/effort", test_more_effort_is_no_worse);
  g_test_add_func ("/chart/flow-order/without-links", test_without_links);
  g_test_add_func ("/chart/flow-order/empty", test_empty);
  g_test_add_data_func ("/chart/flow-order/measured/ree", GUINT_TO_POINTER (0), test_measured);
  g_test_add_data_func ("/chart/flow-order/measured/basket", GUINT_TO_POINTER (1), test_measured);
  g_test_add_data_func ("/chart/flow-order/measured/big", GUINT_TO_POINTER (2), test_measured);

  return g_test_run ();
}
