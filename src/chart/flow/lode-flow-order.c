/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart/flow/lode-flow-sifter.h"

/* First several starts: the order of the input and orders of chance, each sorted by the means of
 * its neighbours and then sifted. The best of them is shaken in one place, sifted again and kept if
 * it became better. All of it is counted in steps, never timed, so the answer does not depend on
 * the machine. */

#define START_ROUNDS 30
#define START_SHARE .15        /* of all steps */
#define MAX_SHAKES 12
/* What a try costs even where there is nothing to move. */
#define STEPS_OF_A_TRY 500

typedef struct
{
  LodeFlowSifter  sifter;
  guint          *best;
  double          best_cost;
  guint64         budget;
  guint64         random;
} Search;

/* --- a start --- */

/* The mean height that a node's links come from, or go to, by weight. */
static double
mean_reach (const LodeFlowSifter *self,
            guint         node,
            gboolean      uses_left,
            gboolean      uses_right)
{
  double sum = 0;
  double weight = 0;

  for (int side = 0; side < 2; side++)
    {
      if (side == 0 ? !uses_left : !uses_right)
        continue;
      for (guint e = self->first_end[side][node]; e < self->first_end[side][node + 1]; e++)
        {
          const LodeFlowEnd *end = &self->ends[side][e];

          sum += end->weight * (self->tops[end->other] +
                                self->stacking.sizes[end->other] * self->stacking.scale / 2);
          weight += end->weight;
        }
    }
  return weight > 0 ? sum / weight
                    : self->tops[node] + self->stacking.sizes[node] * self->stacking.scale / 2;
}

typedef struct
{
  guint  node;
  double reach;
} Reaching;

static int
compare_reaching (gconstpointer a,
                  gconstpointer b)
{
  const Reaching *left = a;
  const Reaching *right = b;

  if (left->reach != right->reach)
    return left->reach < right->reach ? -1 : 1;
  return left->node < right->node ? -1 : 1;
}

static void
sort_layer (LodeFlowSifter   *self,
            guint     layer,
            gboolean  uses_left,
            gboolean  uses_right)
{
  guint first = lode_flow_graph_get_first (self->graph, layer);
  guint n = lode_flow_sifter_layer_size (self, layer);
  g_autofree Reaching *row = g_new (Reaching, n + 1);
  double y = self->stacking.layer_tops[layer];

  for (guint i = 0; i < n; i++)
    {
      row[i].node = self->order[first + i];
      row[i].reach = mean_reach (self, row[i].node, uses_left, uses_right);
    }
  qsort (row, n, sizeof (Reaching), compare_reaching);
  for (guint i = 0; i < n; i++)
    {
      self->order[first + i] = row[i].node;
      self->places[row[i].node] = i;
      self->tops[row[i].node] = y;
      y += self->stacking.sizes[row[i].node] * self->stacking.scale + self->stacking.padding;
    }
}

/* Sorting each layer by the mean of its neighbours, forth and back: the old way, a good start. */
static void
sort_by_means (LodeFlowSifter *self,
               guint   n_rounds)
{
  for (guint i = 0; i < n_rounds; i++)
    {
      gboolean is_last = i + 1 == n_rounds;

      for (guint l = 1; l < self->n_layers; l++)
        sort_layer (self, l, TRUE, is_last);
      for (guint l = self->n_layers - 1; l > 0; l--)
        sort_layer (self, l - 1, is_last, TRUE);
    }
}

/* --- the search --- */

static guint
random_below (Search *self,
              guint   n)
{
  /* Marsaglia's xorshift: any sequence will do, as long as it is always the same. */
  self->random ^= self->random << 13;
  self->random ^= self->random >> 7;
  self->random ^= self->random << 17;
  return (guint) ((self->random >> 33) % n);
}

static void
shuffle_layer (Search *self,
               guint   layer)
{
  guint *row = &self->sifter.order[lode_flow_graph_get_first (self->sifter.graph, layer)];

  for (guint i = lode_flow_sifter_layer_size (&self->sifter, layer); i > 1; i--)
    {
      guint j = random_below (self, i);
      guint swapped = row[i - 1];

      row[i - 1] = row[j];
      row[j] = swapped;
    }
}

/* Sifts what stands in the sifter and keeps it if it is the best so far. */
static void
finish_try (Search *self)
{
  LodeFlowScore score;
  double cost;

  lode_flow_sifter_sweep (&self->sifter, self->budget / 4);
  self->sifter.work += self->sifter.n_links + STEPS_OF_A_TRY;
  lode_flow_order_score (self->sifter.graph, self->sifter.order, &score);
  cost = score.crossings_pct + score.displacement_px / LODE_FLOW_PX_PER_POINT;
  if (cost >= self->best_cost)
    return;
  self->best_cost = cost;
  memcpy (self->best, self->sifter.order, self->sifter.n_nodes * sizeof (guint));
}

static void
try_start (Search   *self,
           gboolean  is_shuffled)
{
  LodeFlowSifter *sifter = &self->sifter;

  for (guint v = 0; v < sifter->n_nodes; v++)
    sifter->order[v] = v;
  for (guint l = 0; is_shuffled && l < sifter->n_layers; l++)
    shuffle_layer (self, l);
  lode_flow_sifter_take_order (sifter, sifter->order);
  sort_by_means (sifter, START_ROUNDS);
  sifter->work += START_ROUNDS * sifter->n_links;
  for (guint l = 0; l < sifter->n_layers; l++)
    lode_flow_sifter_mark (sifter, l);
  finish_try (self);
}

static void
carry_at_random (Search *self,
                 guint   layer)
{
  guint *row = &self->sifter.order[lode_flow_graph_get_first (self->sifter.graph, layer)];
  guint n = lode_flow_sifter_layer_size (&self->sifter, layer);
  guint from = random_below (self, n);
  guint to = random_below (self, n);
  guint node = row[from];

  if (from < to)
    memmove (&row[from], &row[from + 1], (to - from) * sizeof (guint));
  else
    memmove (&row[to + 1], &row[to], (from - to) * sizeof (guint));
  row[to] = node;
}

/* Carries a few nodes of one layer, or of two neighbours, to places of chance. */
static void
try_shake (Search *self)
{
  LodeFlowSifter *sifter = &self->sifter;
  guint start = random_below (self, sifter->n_layers);
  guint n_moves = 2 + random_below (self, MAX_SHAKES - 1);

  lode_flow_sifter_take_order (sifter, self->best);
  lode_flow_sifter_unmark_all (sifter);
  for (guint i = 0; i < n_moves; i++)
    {
      guint layer = MIN (start + random_below (self, 2), sifter->n_layers - 1);

      carry_at_random (self, layer);
      lode_flow_sifter_mark (sifter, layer);
    }
  lode_flow_sifter_take_order (sifter, sifter->order);
  finish_try (self);
}

/* Steps: about 0.4 million are done in a millisecond. */
static guint64
choose_budget (guint      n_links,
               LodeEffort effort)
{
  guint64 steps = CLAMP ((guint64) n_links * n_links * 100, 100000, 24000000);

  return effort == LODE_EFFORT_FAST ? steps / 8 : effort == LODE_EFFORT_BEST ? steps * 20 : steps;
}

guint *
lode_flow_order (const LodeFlowGraph *graph,
                 LodeEffort           effort)
{
  /* Digits of π. */
  Search search = { .best_cost = INFINITY, .random = 0x243f6a8885a308d3 };

  g_return_val_if_fail (graph != NULL, NULL);
  g_return_val_if_fail (effort <= LODE_EFFORT_BEST, NULL);

  lode_flow_sifter_init (&search.sifter, graph);
  search.budget = choose_budget (search.sifter.n_links, effort);
  search.best = g_new0 (guint, search.sifter.n_nodes + 1);
  if (search.sifter.n_nodes > 0)
    {
      try_start (&search, FALSE);
      while (search.sifter.work < START_SHARE * search.budget)
        try_start (&search, TRUE);
      while (search.sifter.work < search.budget)
        try_shake (&search);
    }
  lode_flow_sifter_clear (&search.sifter);
  return search.best;
}
