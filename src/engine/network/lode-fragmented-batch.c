/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Most of what draws have in common is not done twice: habits that are the same as before keep their
 * shares, arcs that nobody orders over are left out, and only arcs under a control keep a quota. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-fragmented-batch.h"

#include <math.h>
#include <string.h>

#include "engine/network/lode-fragmented-kernel-private.h"
#include "engine/network/lode-fragmented-private.h"
#include "engine/network/lode-network-reach.h"

#define LANES LODE_BATCH_LANES
#define CACHE_LINE 64

struct _LodeFragmentedBatch
{
  LodeKernel      kernel;
  LodeKernelFunc  run_round;
  guint           n_arcs;
  guint           n_nodes;
  guint           n_ways;
  guint           n_slots;
  gboolean       *is_live;       /* [n_arcs] */
  guint8         *is_used;       /* [n_arcs] ordered over in some lane */
  guint          *way_arc;       /* [n_ways] */
  guint          *slot_arc;      /* [n_slots] */
  guint          *arc_node;      /* [n_arcs] node at the arc's end */
  guint          *arc_from;      /* [n_arcs] */
  double         *weight;        /* [n_arcs × LANES] that shares were last made of */
  double         *in_weight;     /* [n_nodes × LANES] */
  double         *flow;          /* [n_arcs × LANES] */
  double         *before;        /* [LANES] still open a round ago */
  double         *open;          /* [n_consumers] of one lane */
  gboolean        has_shares;
};

static double *
new_lanes (gsize n)
{
  return g_aligned_alloc0 (n + 1, LANES * sizeof (double), CACHE_LINE);
}

static void
reserve_kernel (LodeKernel        *kernel,
                const LodeNetwork *network)
{
  guint n_nodes = network->n_producers + network->n_consumers;

  kernel->n_stages = network->n_stages;
  kernel->n_producers = network->n_producers;
  kernel->n_consumers = network->n_consumers;
  kernel->stage_start = g_memdup2 (network->stage_start, (network->n_stages + 1) * sizeof (guint));
  kernel->out_first = g_new0 (guint, network->n_producers + 1);
  kernel->target = g_new0 (guint, network->n_arcs + 1);
  kernel->slot = g_new0 (guint, network->n_arcs + 1);
  kernel->in_first = g_new0 (guint, n_nodes + 2);
  kernel->in_way = g_new0 (guint, network->n_arcs + 1);
  kernel->in_from = g_new0 (guint, network->n_arcs + 1);
  kernel->share = new_lanes (network->n_arcs);
  kernel->quota = new_lanes (network->n_arcs);
  kernel->capacity = new_lanes (network->n_producers);
  kernel->ordered = new_lanes (network->n_producers);
  kernel->ratio = new_lanes (network->n_producers);
  kernel->want = new_lanes (n_nodes);
  kernel->inflow = new_lanes (n_nodes);
  kernel->open = new_lanes (network->n_consumers);
  kernel->hoard = new_lanes (network->n_consumers);
  kernel->received = new_lanes (network->n_consumers);
  kernel->surplus = new_lanes (network->n_consumers);
  kernel->is_active = new_lanes (1);
  kernel->still_open = new_lanes (1);
}

static gboolean
has_width (LodeVectorWidth width)
{
#ifdef __x86_64__
  if (width == LODE_VECTOR_512)
    return __builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512dq") &&
           __builtin_cpu_supports ("avx512vl");
  if (width == LODE_VECTOR_256)
    return __builtin_cpu_supports ("avx2");
#endif
  return width == LODE_VECTOR_128;
}

gboolean
lode_fragmented_batch_set_width (LodeFragmentedBatch *self,
                                 LodeVectorWidth      width)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!has_width (width))
    return FALSE;

  self->run_round = lode_kernel_round_128;
#ifdef __x86_64__
  if (width == LODE_VECTOR_256)
    self->run_round = lode_kernel_round_256;
  else if (width == LODE_VECTOR_512)
    self->run_round = lode_kernel_round_512;
#endif

  return TRUE;
}

LodeFragmentedBatch *
lode_fragmented_batch_new (const LodeNetwork *network)
{
  LodeFragmentedBatch *self;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  self = g_new0 (LodeFragmentedBatch, 1);
  self->n_arcs = network->n_arcs;
  self->n_nodes = network->n_producers + network->n_consumers;
  reserve_kernel (&self->kernel, network);
  self->is_live = lode_network_find_live_arcs (network);
  self->is_used = g_new0 (guint8, network->n_arcs + 1);
  self->way_arc = g_new0 (guint, network->n_arcs + 1);
  self->slot_arc = g_new0 (guint, network->n_arcs + 1);
  self->arc_node = g_new0 (guint, network->n_arcs + 1);
  self->arc_from = g_memdup2 (network->arc_from, (network->n_arcs + 1) * sizeof (guint));
  self->weight = new_lanes (network->n_arcs);
  self->in_weight = new_lanes (self->n_nodes);
  self->flow = new_lanes (network->n_arcs);
  self->before = new_lanes (1);
  self->open = g_new0 (double, network->n_consumers + 1);
  for (guint a = 0; a < network->n_arcs; a++)
    self->arc_node[a] = network->arc_to[a] +
                        (network->arc_stage[a] == network->n_stages - 1 ? network->n_producers : 0);
  for (int width = LODE_VECTOR_512; !lode_fragmented_batch_set_width (self, (LodeVectorWidth) width);)
    width--;

  return self;
}

static void
clear_kernel (LodeKernel *kernel)
{
  g_free (kernel->stage_start);
  g_free (kernel->out_first);
  g_free (kernel->target);
  g_free (kernel->slot);
  g_free (kernel->in_first);
  g_free (kernel->in_way);
  g_free (kernel->in_from);
  g_aligned_free (kernel->share);
  g_aligned_free (kernel->quota);
  g_aligned_free (kernel->capacity);
  g_aligned_free (kernel->ordered);
  g_aligned_free (kernel->ratio);
  g_aligned_free (kernel->want);
  g_aligned_free (kernel->inflow);
  g_aligned_free (kernel->open);
  g_aligned_free (kernel->hoard);
  g_aligned_free (kernel->received);
  g_aligned_free (kernel->surplus);
  g_aligned_free (kernel->is_active);
  g_aligned_free (kernel->still_open);
}

void
lode_fragmented_batch_free (LodeFragmentedBatch *self)
{
  g_return_if_fail (self != NULL);

  clear_kernel (&self->kernel);
  g_free (self->is_live);
  g_free (self->is_used);
  g_free (self->way_arc);
  g_free (self->slot_arc);
  g_free (self->arc_node);
  g_free (self->arc_from);
  g_aligned_free (self->weight);
  g_aligned_free (self->in_weight);
  g_aligned_free (self->flow);
  g_aligned_free (self->before);
  g_free (self->open);
  g_free (self);
}

/* The networks' arrays side by side; lanes without a network repeat the last one. Returns whether
 * anything is not as it was. */
static gboolean
spread (const LodeNetwork * const *networks,
        guint                      n_lanes,
        gsize                      member,
        guint                      n,
        double                    *lanes)
{
  gboolean is_other = FALSE;

  for (guint lane = 0; lane < LANES; lane++)
    {
      const LodeNetwork *network = networks[MIN (lane, n_lanes - 1)];
      const double *values = G_STRUCT_MEMBER (double *, network, member);

      for (guint i = 0; i < n; i++)
        {
          is_other |= lanes[(gsize) i * LANES + lane] != values[i];
          lanes[(gsize) i * LANES + lane] = values[i];
        }
    }

  return is_other;
}

/* The arcs over which somebody may order, by maker, and again by taker. */
static void
list_ways (LodeFragmentedBatch *self)
{
  LodeKernel *kernel = &self->kernel;
  guint maker = 0;

  self->n_ways = 0;
  memset (kernel->in_first, 0, (self->n_nodes + 2) * sizeof (guint));
  for (guint a = 0; a < self->n_arcs; a++)
    {
      if (!self->is_used[a])
        continue;
      for (; maker <= self->arc_from[a]; maker++)
        kernel->out_first[maker] = self->n_ways;
      kernel->target[self->n_ways] = self->arc_node[a];
      kernel->in_first[self->arc_node[a] + 2]++;
      self->way_arc[self->n_ways++] = a;
    }
  for (; maker <= kernel->n_producers; maker++)
    kernel->out_first[maker] = self->n_ways;

  for (guint node = 0; node < self->n_nodes; node++)
    kernel->in_first[node + 2] += kernel->in_first[node + 1];
  for (guint w = 0; w < self->n_ways; w++)
    {
      guint place = kernel->in_first[kernel->target[w] + 1]++;

      kernel->in_way[place] = w;
      kernel->in_from[place] = self->arc_from[self->way_arc[w]];
    }
}

/* Marks the arcs that are used in some lane; returns whether they are others than before. */
static gboolean
mark_used (LodeFragmentedBatch *self)
{
  gboolean is_other = FALSE;

  for (guint a = 0; a < self->n_arcs; a++)
    {
      const double *weight = self->weight + (gsize) a * LANES;
      guint8 is_used = 0;

      for (guint lane = 0; lane < LANES; lane++)
        is_used |= weight[lane] > 0;
      is_used &= self->is_live[a] ? 1 : 0;
      is_other |= is_used != self->is_used[a];
      self->is_used[a] = is_used;
    }

  return is_other;
}

static void
set_shares (LodeFragmentedBatch *self)
{
  if (mark_used (self) || !self->has_shares)
    list_ways (self);
  memset (self->in_weight, 0, (gsize) self->n_nodes * LANES * sizeof (double));
  for (guint a = 0; a < self->n_arcs; a++)
    for (guint lane = 0; lane < LANES; lane++)
      self->in_weight[(gsize) self->arc_node[a] * LANES + lane] += self->weight[(gsize) a * LANES + lane];
  for (guint w = 0; w < self->n_ways; w++)
    {
      const double *weight = self->weight + (gsize) self->way_arc[w] * LANES;
      const double *all = self->in_weight + (gsize) self->kernel.target[w] * LANES;
      double *share = self->kernel.share + (gsize) w * LANES;

      for (guint lane = 0; lane < LANES; lane++)
        share[lane] = weight[lane] > 0 ? weight[lane] / all[lane] : 0;
    }
  self->has_shares = TRUE;
}

/* Quotas of the ways that are controlled in some lane. */
static void
set_quotas (LodeFragmentedBatch       *self,
            const LodeNetwork * const *networks,
            guint                      n_lanes)
{
  self->n_slots = 0;
  for (guint w = 0; w < self->n_ways; w++)
    {
      guint a = self->way_arc[w];
      double *quota = self->kernel.quota + (gsize) self->n_slots * LANES;
      gboolean is_free = TRUE;

      for (guint lane = 0; lane < LANES; lane++)
        {
          quota[lane] = networks[MIN (lane, n_lanes - 1)]->quota[a];
          is_free &= quota[lane] > G_MAXDOUBLE;
        }
      self->kernel.slot[w] = is_free ? LODE_KERNEL_NO_QUOTA : self->n_slots;
      self->n_slots += is_free ? 0 : 1;
    }
}

/* Rounds for what is open, until nothing moves in any lane; see run_rounds() in lode-fragmented.c. */
static void
run_rounds (LodeFragmentedBatch    *self,
            guint                   n_rounds,
            guint                   n_lanes,
            LodeAllocation * const *allocations)
{
  LodeKernel *kernel = &self->kernel;
  double still_open[LANES] = { 0 };

  for (guint lane = 0; lane < LANES; lane++)
    {
      for (guint c = 0; c < kernel->n_consumers; c++)
        still_open[lane] += kernel->open[(gsize) c * LANES + lane];
      self->before[lane] = -1;
    }
  for (guint r = 0; r < n_rounds; r++)
    {
      gboolean is_any = FALSE;

      for (guint lane = 0; lane < LANES; lane++)
        {
          gboolean is_active = still_open[lane] > 0 && still_open[lane] != self->before[lane];

          kernel->is_active[lane] = is_active ? 1 : 0;
          self->before[lane] = still_open[lane];
          is_any |= is_active;
        }
      if (is_any)
        {
          self->run_round (kernel);
          memcpy (still_open, kernel->still_open, sizeof still_open);
        }
      for (guint lane = 0; lane < n_lanes && allocations != NULL; lane++)
        allocations[lane]->by_round[r] = still_open[lane];
    }
}

static void
read_lane (const double *lanes,
           guint         lane,
           guint         n,
           double       *values)
{
  for (guint i = 0; i < n; i++)
    values[i] = lanes[(gsize) i * LANES + lane];
}

static void
read_flows (LodeFragmentedBatch *self,
            guint                lane,
            double              *flow)
{
  memset (flow, 0, self->n_arcs * sizeof (double));
  for (guint w = 0; w < self->n_ways; w++)
    flow[self->way_arc[w]] = self->flow[(gsize) w * LANES + lane];
}

/* Demand, in lanes, and what is hoarded; returns whether anyone wants to fill a reserve. */
static gboolean
open_demand (LodeFragmentedBatch       *self,
             const LodeNetwork * const *networks,
             guint                      n_lanes)
{
  LodeKernel *kernel = &self->kernel;
  gsize size = (gsize) kernel->n_consumers * LANES * sizeof (double);
  gboolean has_purchases = FALSE;

  memset (kernel->received, 0, size);
  memset (kernel->surplus, 0, size);
  for (guint lane = 0; lane < LANES; lane++)
    {
      const LodeNetwork *network = networks[MIN (lane, n_lanes - 1)];

      for (guint c = 0; c < kernel->n_consumers; c++)
        {
          kernel->open[(gsize) c * LANES + lane] = lode_network_get_demand (network, c);
          has_purchases |= network->purchase[c] > 0;
        }
    }
  spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, hoard), kernel->n_consumers, kernel->hoard);

  return has_purchases;
}

/* Reserves buy from what users leave, and hoard nothing; what they get comes to what was hoarded. */
static void
buy (LodeFragmentedBatch       *self,
     const LodeNetwork * const *networks,
     guint                      n_lanes)
{
  LodeKernel *kernel = &self->kernel;
  guint n = kernel->n_consumers;

  spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, purchase), n, kernel->open);
  memset (kernel->hoard, 0, (gsize) n * LANES * sizeof (double));
  memcpy (kernel->received, kernel->surplus, (gsize) n * LANES * sizeof (double));
  run_rounds (self, networks[0]->rounds, n_lanes, NULL);
  memcpy (kernel->surplus, kernel->received, (gsize) n * LANES * sizeof (double));
}

void
lode_fragmented_batch_run (LodeFragmentedBatch       *self,
                           const LodeNetwork * const *networks,
                           guint                      n_lanes,
                           gboolean                   with_flows,
                           LodeAllocation * const    *allocations)
{
  LodeKernel *kernel;
  gboolean has_purchases;

  g_return_if_fail (self != NULL && networks != NULL && allocations != NULL);
  g_return_if_fail (n_lanes > 0 && n_lanes <= LANES);

  kernel = &self->kernel;
  if (spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, weight), self->n_arcs, self->weight) ||
      !self->has_shares)
    set_shares (self);
  set_quotas (self, networks, n_lanes);
  spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, capacity), kernel->n_producers,
          kernel->capacity);
  kernel->flow = with_flows ? self->flow : NULL;
  if (with_flows)
    memset (self->flow, 0, (gsize) self->n_ways * LANES * sizeof (double));

  has_purchases = open_demand (self, networks, n_lanes);
  run_rounds (self, networks[0]->rounds, n_lanes, allocations);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      read_lane (kernel->received, lane, kernel->n_consumers, allocations[lane]->inflow);
      read_lane (kernel->open, lane, kernel->n_consumers, self->open);
      lode_fragmented_draw_stocks (networks[lane], self->open, allocations[lane]);
    }
  if (has_purchases)
    buy (self, networks, n_lanes);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      read_lane (kernel->surplus, lane, kernel->n_consumers, allocations[lane]->bought);
      if (with_flows)
        read_flows (self, lane, allocations[lane]->flow);
    }
}
