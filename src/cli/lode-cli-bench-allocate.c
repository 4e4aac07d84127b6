/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include "base/lode-philox.h"
#include "engine/lode-simulation.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"

#define N_STAGES    5
#define N_COUNTRIES 40
#define N_CONSUMERS 10
#define N_ARCS      485
#define N_YEARS     10
#define N_DRAWS     10000

#define WORK "485 arcs, 5 stages × 40 countries, 10 consumers"

typedef struct
{
  LodeNetwork     *network[N_YEARS];   /* a year each, with a shock of its own */
  LodeFragmented  *fragmented;
  LodeCoordinated *coordinated;
  LodeAllocation  *alone[N_YEARS];
  LodeAllocation  *together;
  guint            year;
} World;

static double
chance (guint index)
{
  return lode_philox_uniform (1, 0, 0, index);
}

static void
name_country (char  name[4],
              guint index)
{
  g_snprintf (name, 4, "C%02u", index % 100);
}

/* Every taker has a maker or two; the rest of the arcs fall at random. Heavy on the first country of
 * each stage, as real chains are. */
static LodeNetwork *
make_network (void)
{
  const double demand[LODE_N_TIERS] = { 5, 5, 90 };
  LodeNetwork *network = lode_network_new (N_STAGES, NULL);
  guint n_arcs = 0;

  network->open_arcs = FALSE;
  for (guint s = 0; s < N_STAGES; s++)
    for (guint i = 0; i < N_COUNTRIES; i++)
      {
        char name[4];

        name_country (name, i);
        lode_network_add_producer (network, s, name, i == 0 ? 600 : 5 + 20 * chance (s * 64 + i));
      }
  for (guint c = 0; c < N_CONSUMERS; c++)
    {
      char name[4];

      name_country (name, c);
      lode_network_add_consumer (network, name, demand, 10);
      if (c > 0)
        lode_network_add_member (network, name);
    }
  for (guint s = N_STAGES; s-- > 0;)
    {
      guint n_takers = s + 1 == N_STAGES ? N_CONSUMERS : N_COUNTRIES;
      guint budget = s == 0 ? N_ARCS - n_arcs : N_ARCS / N_STAGES;

      for (guint k = 0; k < budget; k++, n_arcs++)
        {
          char from[4], to[4];
          guint taker = k % n_takers;
          guint maker = k < n_takers ? 0 : 1 + (guint) (chance (s * 512 + k) * (N_COUNTRIES - 1));

          name_country (from, maker);
          name_country (to, taker);
          lode_network_add_arc (network, s, from, to,
                                (maker == 0 ? 20 : 5) * (taker == 0 ? 10 : 1), 1);
        }
    }
  lode_network_seal (network);

  return network;
}

static void
world_init (World *self)
{
  self->network[0] = make_network ();
  self->fragmented = lode_fragmented_new (self->network[0]);
  self->coordinated = lode_coordinated_new (self->network[0]);
  self->together = lode_allocation_new (self->network[0]);
  self->year = 0;
  for (guint t = 0; t < N_YEARS; t++)
    {
      if (t > 0)
        self->network[t] = lode_network_copy (self->network[0]);
      self->alone[t] = lode_allocation_new (self->network[0]);
    }
  for (guint t = 0; t < N_YEARS; t++)
    {
      LodeNetwork *network = self->network[t];

      for (guint a = 0; a < network->n_arcs; a++)
        if (g_str_equal (network->producer_name[network->arc_from[a]], "C00") &&
            network->arc_stage[a] > 1)
          network->quota[a] = network->baseline[a] * (0.2 + 0.05 * t);
      lode_fragmented_run (self->fragmented, network, self->alone[t]);
    }
}

static void
world_clear (World *self)
{
  for (guint t = 0; t < N_YEARS; t++)
    {
      lode_network_free (self->network[t]);
      lode_allocation_free (self->alone[t]);
    }
  lode_fragmented_free (self->fragmented);
  lode_coordinated_free (self->coordinated);
  lode_allocation_free (self->together);
}

static void
run_fragmented (gpointer data)
{
  World *world = data;

  for (guint t = 0; t < N_YEARS; t++)
    lode_fragmented_run (world->fragmented, world->network[t], world->alone[t]);
}

static void
run_period (gpointer data)
{
  World *world = data;
  guint t = world->year++ % N_YEARS;

  lode_coordinated_run (world->coordinated, world->network[t], world->alone[t],
                        LODE_COORDINATED_SERVED, world->together);
}

static void
run_flows (gpointer data)
{
  World *world = data;
  guint t = world->year++ % N_YEARS;

  lode_coordinated_run (world->coordinated, world->network[t], world->alone[t],
                        LODE_COORDINATED_FLOWS, world->together);
}

static void
run_coordinated (gpointer data)
{
  World *world = data;

  run_fragmented (world);
  for (guint t = 0; t < N_YEARS; t++)
    lode_coordinated_run (world->coordinated, world->network[t], world->alone[t],
                          LODE_COORDINATED_FLOWS, world->together);
}

void
lode_cli_bench_allocate (LodeJsonWriter *writer)
{
  static const LodeBenchStep steps[] = {
    { "fragmented_scenario", WORK ", 10 years", 100, 200, run_fragmented },
    { "coordinated_period", WORK ", steps 0 to 2, from the fragmented flows", 50, 1000, run_period },
    { "coordinated_period_flows", WORK ", steps 0 to 4", 150, 500, run_flows },
    { "coordinated_scenario", WORK ", 10 years, steps 0 to 4", 5000, 100, run_coordinated },
  };
  World world;

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    lode_cli_bench_time (writer, &steps[i], &world);
  world_clear (&world);
}

static void
run_fragmented_draws (gpointer data)
{
  World *world = data;

  for (guint k = 0; k < N_DRAWS / 10; k++)
    run_fragmented (world);
}

static void
run_coordinated_draws (gpointer data)
{
  World *world = data;

  for (guint k = 0; k < N_DRAWS / 10; k++)
    {
      run_fragmented (world);
      for (guint t = 0; t < N_YEARS; t++)
        run_period (world);
    }
}

/* A tenth of the stated work, on one thread, with the goal divided by ten likewise and doubled for
 * the second processor that the goal has. */
void
lode_cli_bench_montecarlo (LodeJsonWriter *writer)
{
  static const LodeBenchStep steps[] = {
    { "fragmented_1000_draws", WORK ", 10 years, one thread", 12000, 5, run_fragmented_draws },
    { "coordinated_1000_draws", WORK ", 10 years, one thread", 600000, 5, run_coordinated_draws },
  };
  World world;

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    lode_cli_bench_time (writer, &steps[i], &world);
  world_clear (&world);
}
