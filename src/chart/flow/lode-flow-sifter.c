/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-sifter.h"

#include <math.h>
#include <string.h>

/* --- set up --- */

static void
list_ends (LodeFlowSifter *self,
           int     side)
{
  const LodeFlowLink *links = lode_flow_graph_get_links (self->graph);
  guint *first = g_new0 (guint, self->n_nodes + 2);

  for (guint i = 0; i < self->n_links; i++)
    first[(side == 0 ? links[i].target : links[i].source) + 2]++;
  for (guint v = 2; v <= self->n_nodes + 1; v++)
    first[v] += first[v - 1];
  self->ends[side] = g_new0 (LodeFlowEnd, self->n_links + 1);
  for (guint i = 0; i < self->n_links; i++)
    {
      guint node = side == 0 ? links[i].target : links[i].source;

      self->ends[side][first[node + 1]++] = (LodeFlowEnd) {
        side == 0 ? links[i].source : links[i].target, i, links[i].weight,
      };
    }
  self->first_end[side] = first;
}

guint
lode_flow_sifter_layer_size (const LodeFlowSifter *self,
            guint         layer)
{
  return lode_flow_graph_get_first (self->graph, layer + 1) -
         lode_flow_graph_get_first (self->graph, layer);
}

static void
set_rates (LodeFlowSifter *self)
{
  const LodeFlowLink *links = lode_flow_graph_get_links (self->graph);
  g_autofree double *weights = g_new0 (double, self->n_layers + 1);
  g_autofree double *squares = g_new0 (double, self->n_layers + 1);
  double pairs = 0;
  double weight = 0;

  for (guint i = 0; i < self->n_links; i++)
    {
      guint layer = lode_flow_graph_get_layer (self->graph, links[i].source);

      weights[layer] += links[i].weight;
      squares[layer] += links[i].weight * links[i].weight;
    }
  for (guint l = 0; l < self->n_layers; l++)
    {
      pairs += (weights[l] * weights[l] - squares[l]) / 2;
      weight += weights[l];
    }
  self->cross_rate = pairs > 0 ? 100 / pairs : 0;
  self->pull_rate = weight > 0 ? 1 / weight / LODE_FLOW_PX_PER_POINT : 0;
}

void
lode_flow_sifter_init (LodeFlowSifter              *self,
             const LodeFlowGraph *graph)
{
  guint n_most = 1;

  memset (self, 0, sizeof *self);
  self->graph = graph;
  self->n_layers = lode_flow_graph_get_n_layers (graph);
  self->n_nodes = lode_flow_graph_get_first (graph, self->n_layers);
  self->n_links = lode_flow_graph_get_n_links (graph);
  lode_flow_stacking_init (&self->stacking, graph);
  for (int side = 0; side < 2; side++)
    {
      list_ends (self, side);
      self->link_y[side] = g_new0 (double, self->n_links + 1);
    }
  for (guint l = 0; l < self->n_layers; l++)
    n_most = MAX (n_most, lode_flow_sifter_layer_size (self, l));
  self->pulls = g_new0 (LodeFlowPull, 2 * self->n_links + 1);
  self->first_pull = g_new0 (guint, n_most + 2);
  self->costs = g_new0 (double, (gsize) n_most * n_most);
  self->below = g_new0 (double, (gsize) n_most * (n_most + 1));
  self->order = g_new0 (guint, self->n_nodes + 1);
  self->places = g_new0 (guint, self->n_nodes + 1);
  self->tops = g_new0 (double, self->n_nodes + 1);
  self->is_stale = g_new0 (gboolean, self->n_layers + 2);
  set_rates (self);
}

void
lode_flow_sifter_clear (LodeFlowSifter *self)
{
  lode_flow_stacking_clear (&self->stacking);
  for (int side = 0; side < 2; side++)
    {
      g_free (self->first_end[side]);
      g_free (self->ends[side]);
      g_free (self->link_y[side]);
    }
  g_free (self->pulls);
  g_free (self->first_pull);
  g_free (self->costs);
  g_free (self->below);
  g_free (self->order);
  g_free (self->places);
  g_free (self->tops);
  g_free (self->is_stale);
}

void
lode_flow_sifter_take_order (LodeFlowSifter      *self,
            const guint *order)
{
  memmove (self->order, order, self->n_nodes * sizeof (guint));
  for (guint l = 0; l < self->n_layers; l++)
    {
      guint first = lode_flow_graph_get_first (self->graph, l);

      for (guint i = first; i < first + lode_flow_sifter_layer_size (self, l); i++)
        self->places[self->order[i]] = i - first;
    }
  lode_flow_stacking_place (&self->stacking, self->graph, self->order, self->tops);
}

/* --- one layer --- */

/* Puts a node's links in the order in which they are stacked, and notes where each then ends. */
static void
stack_ends (LodeFlowSifter *self,
            guint   node,
            int     side)
{
  guint from = self->first_end[side][node];
  guint to = self->first_end[side][node + 1];
  LodeFlowEnd *ends = self->ends[side];
  double y = self->tops[node];

  for (guint i = from + 1; i < to; i++)
    {
      LodeFlowEnd moved = ends[i];
      guint j = i;

      for (; j > from && self->places[ends[j - 1].other] > self->places[moved.other]; j--)
        ends[j] = ends[j - 1];
      ends[j] = moved;
    }
  for (guint i = from; i < to; i++)
    {
      double length = ends[i].weight * self->stacking.scale;

      self->link_y[side][ends[i].link] = y + length / 2;
      y += length;
    }
}

static void
stack_layer (LodeFlowSifter *self,
             guint   layer,
             int     side)
{
  guint first = lode_flow_graph_get_first (self->graph, layer);

  for (guint v = first; v < first + lode_flow_sifter_layer_size (self, layer); v++)
    stack_ends (self, v, side);
}

/* Where the links of the layer lie, on both sides of it, and what they pull at. */
static void
collect_pulls (LodeFlowSifter *self,
               guint   layer)
{
  guint first = lode_flow_graph_get_first (self->graph, layer);
  guint n = lode_flow_sifter_layer_size (self, layer);
  guint n_pulls = 0;

  for (int side = 0; side < 2; side++)
    stack_layer (self, layer, side);
  if (layer > 0)
    stack_layer (self, layer - 1, 1);
  if (layer + 1 < self->n_layers)
    stack_layer (self, layer + 1, 0);
  for (guint i = 0; i < n; i++)
    {
      self->first_pull[i] = n_pulls;
      for (int side = 0; side < 2; side++)
        for (guint e = self->first_end[side][first + i];
             e < self->first_end[side][first + i + 1]; e++)
          {
            const LodeFlowEnd *end = &self->ends[side][e];

            self->pulls[n_pulls++] = (LodeFlowPull) {
              self->link_y[side][end->link] - self->tops[first + i],
              self->link_y[1 - side][end->link],
              end->weight,
            };
          }
    }
  self->first_pull[n] = n_pulls;
}

/* Adds what crosses on one side of the layer to the costs of all pairs. */
static void
add_costs (LodeFlowSifter *self,
           guint   layer,
           int     side)
{
  guint first = lode_flow_graph_get_first (self->graph, layer);
  guint n = lode_flow_sifter_layer_size (self, layer);
  guint n_other = lode_flow_sifter_layer_size (self, side == 0 ? layer - 1 : layer + 1);
  const LodeFlowEnd *ends = self->ends[side];
  double *below = self->below;

  /* below[p × n + v]: weight of v's links that end at places before p. */
  memset (below, 0, (gsize) n * (n_other + 1) * sizeof (double));
  for (guint v = 0; v < n; v++)
    for (guint e = self->first_end[side][first + v]; e < self->first_end[side][first + v + 1]; e++)
      below[(self->places[ends[e].other] + 1) * n + v] += ends[e].weight;
  for (guint p = 1; p <= n_other; p++)
    for (guint v = 0; v < n; v++)
      below[p * n + v] += below[(p - 1) * n + v];
  for (guint u = 0; u < n; u++)
    for (guint e = self->first_end[side][first + u]; e < self->first_end[side][first + u + 1]; e++)
      {
        const double *row = &below[self->places[ends[e].other] * n];
        double *costs = &self->costs[u * n];
        double rate = ends[e].weight * self->cross_rate;

        for (guint v = 0; v < n; v++)
          costs[v] += rate * row[v];
      }
  self->work += (guint64) n * n_other / 4;
}

static double
pull_at (const LodeFlowSifter *self,
         guint         node,
         double        top)
{
  double sum = 0;

  for (guint i = self->first_pull[node]; i < self->first_pull[node + 1]; i++)
    sum += self->pulls[i].weight * fabs (top + self->pulls[i].offset - self->pulls[i].reach);
  return sum * self->pull_rate;
}

/* A layer while its nodes are carried about; nodes are numbered within it. */
typedef struct
{
  guint   n;
  guint  *row;        /* from top to bottom */
  double *tops;
  double *rooms;      /* height of each node with the padding below it */
  double *pulls;      /* what each node costs where it stands */
} Row;

/* What it costs to carry the node at @from over its neighbours to each place on one side; the best
 * place, and its gain. */
static double
try_side (LodeFlowSifter *self,
          const Row      *row,
          guint           from,
          int             step,
          guint          *best_place)
{
  guint n = row->n;
  guint u = row->row[from];
  double shift = -step * row->rooms[u];
  double top = row->tops[u];
  double passed = 0;
  double best = 0;

  for (int place = (int) from + step; place >= 0 && place < (int) n; place += step)
    {
      guint v = row->row[place];
      double change = step < 0 ? self->costs[u * n + v] - self->costs[v * n + u]
                               : self->costs[v * n + u] - self->costs[u * n + v];
      double here;

      passed += change + pull_at (self, v, row->tops[v] + shift) - row->pulls[v];
      top += step * row->rooms[v];
      here = passed + pull_at (self, u, top) - row->pulls[u];
      self->work += 3 + (self->first_pull[v + 1] - self->first_pull[v]);
      if (here < best - 1e-12)
        {
          best = here;
          *best_place = (guint) place;
        }
    }
  return best;
}

static void
carry (const LodeFlowSifter *self,
       Row                  *row,
       guint                 from,
       guint                 to)
{
  guint u = row->row[from];
  int step = to > from ? 1 : -1;

  for (guint place = from; place != to; place += (guint) step)
    {
      guint v = row->row[place + (guint) step];

      row->tops[u] += step * row->rooms[v];
      row->tops[v] -= step * row->rooms[u];
      row->pulls[v] = pull_at (self, v, row->tops[v]);
      row->row[place] = v;
    }
  row->pulls[u] = pull_at (self, u, row->tops[u]);
  row->row[to] = u;
}

/* Takes every node of a layer out once and puts it where it costs least; whether one moved. */
static gboolean
sift_row (LodeFlowSifter *self,
          Row            *row)
{
  gboolean has_moved = FALSE;

  for (guint u = 0; u < row->n; u++)
    {
      guint from = 0;
      guint left;
      guint right;
      double left_gain;
      double right_gain;

      while (row->row[from] != u)
        from++;
      left = right = from;
      left_gain = try_side (self, row, from, -1, &left);
      right_gain = try_side (self, row, from, 1, &right);
      if (left_gain >= 0 && right_gain >= 0)
        continue;
      carry (self, row, from, left_gain < right_gain ? left : right);
      has_moved = TRUE;
    }
  return has_moved;
}

static gboolean
sift_layer (LodeFlowSifter *self,
            guint           layer,
            guint           n_passes)
{
  guint first = lode_flow_graph_get_first (self->graph, layer);
  guint n = lode_flow_sifter_layer_size (self, layer);
  g_autofree guint *nodes = g_new (guint, n + 1);
  g_autofree double *rooms = g_new (double, n + 1);
  g_autofree double *pulls = g_new (double, n + 1);
  Row row = { n, nodes, &self->tops[first], rooms, pulls };
  gboolean has_moved = FALSE;

  for (guint i = 0; i < n; i++)
    {
      nodes[i] = self->order[first + i] - first;
      rooms[i] = self->stacking.sizes[first + i] * self->stacking.scale + self->stacking.padding;
      pulls[i] = pull_at (self, i, row.tops[i]);
    }
  for (guint i = 0; i < n_passes && sift_row (self, &row); i++)
    has_moved = TRUE;
  for (guint i = 0; i < n; i++)
    {
      self->order[first + i] = first + nodes[i];
      self->places[first + nodes[i]] = i;
    }
  return has_moved;
}

static gboolean
improve_layer (LodeFlowSifter *self,
               guint   layer,
               guint   n_passes)
{
  guint n = lode_flow_sifter_layer_size (self, layer);

  collect_pulls (self, layer);
  memset (self->costs, 0, (gsize) n * n * sizeof (double));
  if (layer > 0)
    add_costs (self, layer, 0);
  if (layer + 1 < self->n_layers)
    add_costs (self, layer, 1);
  return sift_layer (self, layer, n_passes);
}

void
lode_flow_sifter_mark (LodeFlowSifter *self,
            guint   layer)
{
  if (layer > 0)
    self->is_stale[layer - 1] = TRUE;
  self->is_stale[layer] = TRUE;
  if (layer + 1 < self->n_layers)
    self->is_stale[layer + 1] = TRUE;
}

static gboolean
visit_layer (LodeFlowSifter *self,
             guint   layer)
{
  if (!self->is_stale[layer])
    return FALSE;
  if (improve_layer (self, layer, 3))
    lode_flow_sifter_mark (self, layer);
  else
    self->is_stale[layer] = FALSE;
  return TRUE;
}

/* Forth and back over the layers until nothing moves or @budget is used up. */
void
lode_flow_sifter_sweep (LodeFlowSifter  *self,
       guint64  budget)
{
  guint64 end = self->work + budget;
  gboolean goes_on = TRUE;

  while (goes_on && self->work < end)
    {
      goes_on = FALSE;
      for (guint l = 0; l < self->n_layers; l++)
        goes_on |= visit_layer (self, l);
      for (guint l = self->n_layers; l > 0; l--)
        goes_on |= visit_layer (self, l - 1);
    }
}

void
lode_flow_sifter_unmark_all (LodeFlowSifter *self)
{
  memset (self->is_stale, 0, self->n_layers * sizeof (gboolean));
}
