/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Many draws at once are the same bits as one after the other, with vectors of every width that
 * this processor has. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "engine/network/lode-fragmented-batch.h"
#include "engine/network/lode-network-reach.h"
#include "network-cases.h"

static const LodeVectorWidth widths[] = { LODE_VECTOR_128, LODE_VECTOR_256, LODE_VECTOR_512 };

typedef struct
{
  LodeNetwork         *network[LODE_BATCH_LANES];
  LodeAllocation      *alone[LODE_BATCH_LANES];
  LodeAllocation      *batched[LODE_BATCH_LANES];
  LodeFragmented      *rule;
  LodeFragmentedBatch *batch;
} World;

static void
world_init (World             *self,
            const LodeNetwork *network)
{
  for (guint lane = 0; lane < LODE_BATCH_LANES; lane++)
    {
      self->network[lane] = lode_network_copy (network);
      self->alone[lane] = lode_allocation_new (network);
      self->batched[lane] = lode_allocation_new (network);
    }
  self->rule = lode_fragmented_new (network);
  self->batch = lode_fragmented_batch_new (network);
}

static void
world_clear (World *self)
{
  for (guint lane = 0; lane < LODE_BATCH_LANES; lane++)
    {
      lode_network_free (self->network[lane]);
      lode_allocation_free (self->alone[lane]);
      lode_allocation_free (self->batched[lane]);
    }
  lode_fragmented_free (self->rule);
  lode_fragmented_batch_free (self->batch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)

static void
assert_same (const double *a,
             const double *b,
             guint         n)
{
  g_assert_cmpmem (a, n * sizeof (double), b, n * sizeof (double));
}

static void
assert_same_allocation (const LodeAllocation *a,
                        const LodeAllocation *b,
                        gboolean              with_flows)
{
  if (with_flows)
    assert_same (a->flow, b->flow, a->n_arcs);
  assert_same (a->inflow, b->inflow, a->n_consumers);
  assert_same (a->draw, b->draw, a->n_consumers);
  assert_same (a->served, b->served, a->n_consumers);
  assert_same (a->shortage, b->shortage, a->n_consumers);
  assert_same (a->bought, b->bought, a->n_consumers);
  assert_same (a->floor, b->floor, a->n_consumers);
  assert_same (a->by_round, b->by_round, a->n_rounds);
}

/* One network as a draw might leave it. */
static void
disturb (GRand             *random,
         const LodeNetwork *original,
         LodeNetwork       *network)
{
  double growth = g_rand_boolean (random) ? g_rand_double_range (random, 0.5, 2) : 1;

  for (guint a = 0; a < network->n_arcs; a++)
    {
      network->weight[a] = original->weight[a] * growth;
      if (g_rand_int_range (random, 0, 8) == 0)
        network->weight[a] = g_rand_boolean (random) ? 0 : g_rand_double_range (random, 0, 50);
      network->quota[a] = g_rand_int_range (random, 0, 4) > 0
                            ? original->quota[a] : network->weight[a] * g_rand_double (random);
    }
  for (guint i = 0; i < network->n_producers; i++)
    network->capacity[i] = original->capacity[i] * g_rand_double_range (random, 0, 1.5);
  for (guint c = 0; c < network->n_consumers; c++)
    {
      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        network->demand[c * LODE_N_TIERS + tier] =
          original->demand[c * LODE_N_TIERS + tier] * growth * g_rand_int_range (random, 0, 3);
      network->stock[c] = g_rand_boolean (random) ? g_rand_double_range (random, 0, 20) : 0;
      network->purchase[c] = g_rand_int_range (random, 0, 4) == 0 ? g_rand_double_range (random, 0, 9) : 0;
      network->hoard[c] = g_rand_int_range (random, 0, 4) == 0 ? g_rand_double (random) : 0;
    }
}

static void
compare (World    *world,
         guint     n_lanes,
         gboolean  with_flows)
{
  for (guint lane = 0; lane < n_lanes; lane++)
    lode_fragmented_run (world->rule, world->network[lane], world->alone[lane]);
  lode_fragmented_batch_run (world->batch, (const LodeNetwork * const *) world->network, n_lanes,
                             with_flows, world->batched);
  for (guint lane = 0; lane < n_lanes; lane++)
    assert_same_allocation (world->alone[lane], world->batched[lane], with_flows);
}

static void
test_same_bits (gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (41);

  for (guint k = 0; k < 400; k++)
    {
      g_autoptr (Case) original = case_generate (random, CASE_DEFAULT);
      g_autoptr (LodeNetwork) network = case_build (original);
      g_auto (World) world = { 0 };

      world_init (&world, network);
      if (!lode_fragmented_batch_set_width (world.batch, *(const LodeVectorWidth *) data))
        {
          g_test_skip ("This processor has no vectors of this width.");
          return;
        }
      /* Several times, so that what is kept from before comes to be wrong if it can. */
      for (guint again = 0; again < 4; again++)
        {
          for (guint lane = 0; lane < LODE_BATCH_LANES; lane++)
            disturb (random, network, world.network[again == 2 ? 0 : lane]);
          compare (&world, again == 3 ? 1 + k % LODE_BATCH_LANES : LODE_BATCH_LANES, again % 2 == 0);
        }
    }
}

/* No change from one run to the next, and none between lanes. */
static void
test_unchanged (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);
  g_autoptr (Case) original = case_generate (random, CASE_DEFAULT);
  g_autoptr (LodeNetwork) network = case_build (original);
  g_auto (World) world = { 0 };

  world_init (&world, network);
  for (guint again = 0; again < 3; again++)
    compare (&world, LODE_BATCH_LANES, TRUE);
  for (guint lane = 1; lane < LODE_BATCH_LANES; lane++)
    assert_same_allocation (world.batched[0], world.batched[lane], TRUE);
}

/* What a maker without suppliers or without customers could carry is nothing. */
static void
test_live_arcs (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (43);
  guint n_idle = 0;

  for (guint k = 0; k < 300; k++)
    {
      g_autoptr (Case) original = case_generate (random, CASE_DEFAULT);
      g_autoptr (Outcome) outcome = network_run (case_build (original));
      g_autofree gboolean *is_live = lode_network_find_live_arcs (outcome->network);

      for (guint a = 0; a < outcome->network->n_arcs; a++)
        if (!is_live[a])
          {
            g_assert_cmpfloat (outcome->fragmented->flow[a], ==, 0);
            g_assert_cmpfloat (outcome->coordinated->flow[a], ==, 0);
            n_idle++;
          }
    }
  g_assert_cmpuint (n_idle, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/engine/fragmented-batch/same-bits/128", &widths[0], test_same_bits);
  g_test_add_data_func ("/engine/fragmented-batch/same-bits/256", &widths[1], test_same_bits);
  g_test_add_data_func ("/engine/fragmented-batch/same-bits/512", &widths[2], test_same_bits);
  g_test_add_func ("/engine/fragmented-batch/unchanged", test_unchanged);
  g_test_add_func ("/engine/fragmented-batch/live-arcs", test_live_arcs);

  return g_test_run ();
}
