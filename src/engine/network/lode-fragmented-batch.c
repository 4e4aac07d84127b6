/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Most of what draws have in common is not done twice: habits that are the same as before keep
 * their shares, arcs that nobody orders over are left out, and only arcs under a control keep a
 * quota. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-fragmented-batch.h"

#include <math.h>
#include <string.h>

#include "engine/network/lode-fragmented-kernel-private.h"
#include "engine/network/lode-fragmented-private.h"
#include "engine/network/lode-ways.h"

#define LANES LODE_BATCH_LANES
#define CACHE_LINE 64

struct _LodeFragmentedBatch
{
  LodeKernel      kernel;
  LodeKernelFunc  run_round;
  LodeKernelFunc  set_shares;
  LodeKernelCount count_finite;
  LodeWays       *ways;
  double         *weight[LANES]; /* [n_arcs] of each lane that shares were last made of */
  guint           n_slots;
  guint          *slot_arc;      /* [n_slots] */
  guint          *slot_of;       /* [n_arcs] LODE_KERNEL_NO_QUOTA for one that was never controlled */
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
  kernel->n_arcs = network->n_arcs;
  kernel->stage_start = g_memdup2 (network->stage_start, (network->n_stages + 1) * sizeof (guint));
  kernel->slot = g_new0 (guint, network->n_arcs + 1);
  kernel->weight = new_lanes (network->n_arcs);
  kernel->in_weight = new_lanes (n_nodes);
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
  self->set_shares = lode_kernel_share_128;
  self->count_finite = lode_kernel_count_128;
#ifdef __x86_64__
  if (width == LODE_VECTOR_256)
    {
      self->run_round = lode_kernel_round_256;
      self->set_shares = lode_kernel_share_256;
      self->count_finite = lode_kernel_count_256;
    }
  else if (width == LODE_VECTOR_512)
    {
      self->run_round = lode_kernel_round_512;
      self->set_shares = lode_kernel_share_512;
      self->count_finite = lode_kernel_count_512;
    }
#endif

  return TRUE;
}

LodeFragmentedBatch *
lode_fragmented_batch_new (const LodeNetwork *network)
{
  LodeFragmentedBatch *self;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  self = g_new0 (LodeFragmentedBatch, 1);
  reserve_kernel (&self->kernel, network);
  self->ways = lode_ways_new (network);
  self->kernel.arc_node = self->ways->arc_node;
  self->kernel.first = self->ways->first;
  self->kernel.arc = self->ways->arc;
  self->kernel.from = self->ways->from;
  for (guint lane = 0; lane < LANES; lane++)
    self->weight[lane] = g_new0 (double, network->n_arcs + 1);
  self->slot_arc = g_new0 (guint, network->n_arcs + 1);
  self->slot_of = g_new (guint, network->n_arcs + 1);
  memset (self->slot_of, 0xff, (network->n_arcs + 1) * sizeof (guint));
  self->flow = new_lanes (network->n_arcs);
  self->before = new_lanes (1);
  self->open = g_new0 (double, network->n_consumers + 1);
  for (int width = LODE_VECTOR_512; !lode_fragmented_batch_set_width (self, (LodeVectorWidth) width);)
    width--;

  return self;
}

static void
clear_kernel (LodeKernel *kernel)
{
  g_free (kernel->stage_start);
  g_free (kernel->slot);
  g_aligned_free (kernel->weight);
  g_aligned_free (kernel->in_weight);
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
  lode_ways_free (self->ways);
  for (guint lane = 0; lane < LANES; lane++)
    g_free (self->weight[lane]);
  g_free (self->slot_arc);
  g_free (self->slot_of);
  g_aligned_free (self->flow);
  g_aligned_free (self->before);
  g_free (self->open);
  g_free (self);
}

/* The networks' arrays side by side; lanes without a network repeat the last one. */
static void
spread (const LodeNetwork * const *networks,
        guint                      n_lanes,
        gsize                      member,
        guint                      n,
        double                    *lanes)
{
  const double *values[LANES];

  for (guint lane = 0; lane < LANES; lane++)
    values[lane] = G_STRUCT_MEMBER (double *, networks[MIN (lane, n_lanes - 1)], member);
  for (guint i = 0; i < n; i++)
    for (guint lane = 0; lane < LANES; lane++)
      lanes[(gsize) i * LANES + lane] = values[lane][i];
}

static void
set_shares (LodeFragmentedBatch       *self,
            const LodeNetwork * const *networks,
            guint                      n_lanes)
{
  gsize size = self->ways->n_arcs * sizeof (double);
  gboolean is_other = !self->has_shares;

  for (guint lane = 0; lane < LANES; lane++)
    {
      const double *weight = networks[MIN (lane, n_lanes - 1)]->weight;

      if (memcmp (self->weight[lane], weight, size) == 0)
        continue;
      memcpy (self->weight[lane], weight, size);
      is_other = TRUE;
    }
  if (!is_other)
    return;

  spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, weight), self->ways->n_arcs,
          self->kernel.weight);
  if (lode_ways_extend (self->ways, self->kernel.weight, LANES))
    for (guint w = 0; w < self->ways->n_ways; w++)
      self->kernel.slot[w] = self->slot_of[self->ways->arc[w]];
  self->set_shares (&self->kernel);
  self->has_shares = TRUE;
}

/* Gives a place to arcs that are controlled for the first time. */
static void
add_slots (LodeFragmentedBatch *self,
           const double        *quota)
{
  for (guint a = 0; a < self->ways->n_arcs; a++)
    if (quota[a] <= G_MAXDOUBLE && self->slot_of[a] == LODE_KERNEL_NO_QUOTA)
      {
        self->slot_arc[self->n_slots] = a;
        self->slot_of[a] = self->n_slots++;
      }
  for (guint w = 0; w < self->ways->n_ways; w++)
    self->kernel.slot[w] = self->slot_of[self->ways->arc[w]];
}

/* Quotas of all arcs that have been controlled in some lane some time. */
static void
set_quotas (LodeFragmentedBatch       *self,
            const LodeNetwork * const *networks,
            guint                      n_lanes)
{
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      const double *quota = networks[lane]->quota;
      guint n_known = 0;

      for (guint slot = 0; slot < self->n_slots; slot++)
        n_known += quota[self->slot_arc[slot]] <= G_MAXDOUBLE ? 1 : 0;
      if (n_known < self->count_finite (quota, self->ways->n_arcs))
        add_slots (self, quota);
    }
  for (guint slot = 0; slot < self->n_slots; slot++)
    for (guint lane = 0; lane < LANES; lane++)
      self->kernel.quota[(gsize) slot * LANES + lane] =
        networks[MIN (lane, n_lanes - 1)]->quota[self->slot_arc[slot]];
}

/* Rounds for what is open, until nothing moves in any lane; see run_rounds() in
 * lode-fragmented.c. */
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
  memset (flow, 0, self->ways->n_arcs * sizeof (double));
  for (guint w = 0; w < self->ways->n_ways; w++)
    flow[self->ways->arc[w]] = self->flow[(gsize) w * LANES + lane];
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

/* Reserves buy from what users leave, and hoard nothing; what they get comes to what was
 * hoarded. */
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
  set_shares (self, networks, n_lanes);
  set_quotas (self, networks, n_lanes);
  spread (networks, n_lanes, G_STRUCT_OFFSET (LodeNetwork, capacity), kernel->n_producers,
          kernel->capacity);
  kernel->flow = with_flows ? self->flow : NULL;
  if (with_flows)
    memset (self->flow, 0, (gsize) self->ways->n_ways * LANES * sizeof (double));

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
