/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-score.h"

#include <math.h>

#define HEIGHT_PX 1000.
#define MAX_PADDING_PX 8.
#define MAX_PADDING_SHARE .3

void
lode_flow_stacking_init (LodeFlowStacking    *self,
                         const LodeFlowGraph *graph)
{
  guint n_layers = lode_flow_graph_get_n_layers (graph);
  guint n_nodes = lode_flow_graph_get_first (graph, n_layers);
  guint n_links = lode_flow_graph_get_n_links (graph);
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);
  g_autofree double *out = g_new0 (double, n_nodes + 1);
  guint n_most = 1;

  self->sizes = g_new0 (double, n_nodes + 1);
  self->layer_tops = g_new0 (double, n_layers + 1);
  for (guint i = 0; i < n_links; i++)
    {
      out[links[i].source] += links[i].weight;
      self->sizes[links[i].target] += links[i].weight;
    }
  for (guint v = 0; v < n_nodes; v++)
    self->sizes[v] = MAX (self->sizes[v], out[v]);
  for (guint l = 0; l < n_layers; l++)
    n_most = MAX (n_most,
                  lode_flow_graph_get_first (graph, l + 1) - lode_flow_graph_get_first (graph, l));
  self->padding = MIN (MAX_PADDING_PX, MAX_PADDING_SHARE * HEIGHT_PX / n_most);
  self->scale = INFINITY;
  for (guint l = 0; l < n_layers; l++)
    {
      guint first = lode_flow_graph_get_first (graph, l);
      guint end = lode_flow_graph_get_first (graph, l + 1);

      for (guint v = first; v < end; v++)
        self->layer_tops[l] += self->sizes[v];
      if (self->layer_tops[l] > 0)
        self->scale = MIN (self->scale, (HEIGHT_PX - self->padding * (end - first - 1)) /
                                          self->layer_tops[l]);
    }
  if (!isfinite (self->scale))
    self->scale = 1;
  for (guint l = 0; l < n_layers; l++)
    {
      guint n = lode_flow_graph_get_first (graph, l + 1) - lode_flow_graph_get_first (graph, l);

      self->layer_tops[l] = (HEIGHT_PX - self->layer_tops[l] * self->scale -
                             self->padding * (n - 1)) / 2;
    }
}

void
lode_flow_stacking_clear (LodeFlowStacking *self)
{
  g_clear_pointer (&self->sizes, g_free);
  g_clear_pointer (&self->layer_tops, g_free);
}

void
lode_flow_stacking_place (const LodeFlowStacking *self,
                          const LodeFlowGraph    *graph,
                          const guint            *order,
                          double                 *tops)
{
  guint n_layers = lode_flow_graph_get_n_layers (graph);

  for (guint l = 0; l < n_layers; l++)
    {
      double y = self->layer_tops[l];

      for (guint i = lode_flow_graph_get_first (graph, l);
         i < lode_flow_graph_get_first (graph, l + 1); i++)
        {
          tops[order[i]] = y;
          y += self->sizes[order[i]] * self->scale + self->padding;
        }
    }
}

/* --- scoring --- */

typedef struct
{
  const LodeFlowLink *link;
  guint               source_at;
  guint               target_at;
  double              source_y;    /* middle of its upper end */
} Placed;

static int
by_source (gconstpointer a,
           gconstpointer b)
{
  const Placed *left = a;
  const Placed *right = b;

  if (left->source_at != right->source_at)
    return left->source_at < right->source_at ? -1 : 1;
  return left->target_at < right->target_at ? -1 : left->target_at > right->target_at;
}

static int
by_target (gconstpointer a,
           gconstpointer b)
{
  const Placed *left = a;
  const Placed *right = b;

  if (left->target_at != right->target_at)
    return left->target_at < right->target_at ? -1 : 1;
  return left->source_at < right->source_at ? -1 : left->source_at > right->source_at;
}

/* Weights of all links already seen whose target lies below @at (a Fenwick tree over the targets,
 * counted from the bottom). */
static double
sum_below (const double *tree,
           guint         n,
           guint         at)
{
  double sum = 0;

  for (guint i = n - 1 - at; i > 0; i &= i - 1)
    sum += tree[i];
  return sum;
}

static void
add_target (double *tree,
            guint   n,
            guint   at,
            double  weight)
{
  for (guint i = n - at; i <= n; i += i & -i)
    tree[i] += weight;
}

/* Links sorted by source: one crosses all earlier ones of other sources that end below it. */
static double
count_crossings (const Placed *links,
                 guint         n_links,
                 guint         n_targets)
{
  g_autofree double *tree = g_new0 (double, n_targets + 2);
  double crossings = 0;

  for (guint i = 0; i < n_links;)
    {
      guint end = i;

      while (end < n_links && links[end].source_at == links[i].source_at)
        end++;
      for (guint j = i; j < end; j++)
        crossings += links[j].link->weight * sum_below (tree, n_targets, links[j].target_at);
      for (guint j = i; j < end; j++)
        add_target (tree, n_targets, links[j].target_at, links[j].link->weight);
      i = end;
    }
  return crossings;
}

static double
measure_displacement (Placed                 *links,
                      guint                   n_links,
                      const LodeFlowStacking *stacking,
                      const double           *tops)
{
  double displacement = 0;
  double y = 0;

  qsort (links, n_links, sizeof (Placed), by_source);
  for (guint i = 0; i < n_links; i++)
    {
      double length = links[i].link->weight * stacking->scale;

      if (i == 0 || links[i].link->source != links[i - 1].link->source)
        y = tops[links[i].link->source];
      links[i].source_y = y + length / 2;
      y += length;
    }
  qsort (links, n_links, sizeof (Placed), by_target);
  for (guint i = 0; i < n_links; i++)
    {
      double length = links[i].link->weight * stacking->scale;

      if (i == 0 || links[i].link->target != links[i - 1].link->target)
        y = tops[links[i].link->target];
      displacement += links[i].link->weight * fabs (links[i].source_y - y - length / 2);
      y += length;
    }
  return displacement;
}

static guint *
invert (const LodeFlowGraph *graph,
        const guint         *order)
{
  guint n_layers = lode_flow_graph_get_n_layers (graph);
  guint *places = g_new0 (guint, lode_flow_graph_get_first (graph, n_layers) + 1);

  for (guint l = 0; l < n_layers; l++)
    for (guint i = lode_flow_graph_get_first (graph, l);
         i < lode_flow_graph_get_first (graph, l + 1); i++)
      places[order[i]] = i - lode_flow_graph_get_first (graph, l);
  return places;
}

/* The links between @layer and the next one, with their places. */
static GArray *
collect_gap (const LodeFlowGraph *graph,
             const guint         *places,
             guint                layer)
{
  GArray *gap = g_array_sized_new (FALSE, FALSE, sizeof (Placed), 64);
  guint first = lode_flow_graph_get_first (graph, layer);
  guint end = lode_flow_graph_get_first (graph, layer + 1);
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);

  for (guint i = 0; i < lode_flow_graph_get_n_links (graph); i++)
    if (links[i].source >= first && links[i].source < end)
      {
        Placed placed = { &links[i], places[links[i].source], places[links[i].target], 0 };

        g_array_append_val (gap, placed);
      }
  return gap;
}

void
lode_flow_order_score (const LodeFlowGraph *graph,
                       const guint         *order,
                       LodeFlowScore       *score)
{
  g_auto (LodeFlowStacking) stacking = { 0 };
  guint n_layers;
  g_autofree guint *places = NULL;
  g_autofree double *tops = NULL;
  double pairs = 0;
  double weight = 0;

  g_return_if_fail (graph != NULL);
  g_return_if_fail (order != NULL);
  g_return_if_fail (score != NULL);

  *score = (LodeFlowScore) { 0 };
  n_layers = lode_flow_graph_get_n_layers (graph);
  places = invert (graph, order);
  tops = g_new0 (double, lode_flow_graph_get_first (graph, n_layers) + 1);
  lode_flow_stacking_init (&stacking, graph);
  lode_flow_stacking_place (&stacking, graph, order, tops);
  for (guint l = 0; l + 1 < n_layers; l++)
    {
      g_autoptr (GArray) gap = collect_gap (graph, places, l);
      Placed *links = (Placed *) (gpointer) gap->data;
      double gap_weight = 0;
      double squares = 0;

      for (guint i = 0; i < gap->len; i++)
        {
          gap_weight += links[i].link->weight;
          squares += links[i].link->weight * links[i].link->weight;
        }
      score->displacement_px += measure_displacement (links, gap->len, &stacking, tops);
      qsort (links, gap->len, sizeof (Placed), by_source);
      score->crossings += count_crossings (links, gap->len,
                                           lode_flow_graph_get_first (graph, l + 2) -
                                             lode_flow_graph_get_first (graph, l + 1));
      pairs += (gap_weight * gap_weight - squares) / 2;
      weight += gap_weight;
    }
  score->crossings_pct = pairs > 0 ? 100 * score->crossings / pairs : 0;
  score->displacement_px = weight > 0 ? score->displacement_px / weight : 0;
}
