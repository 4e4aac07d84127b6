/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include "cli/bench/lode-cli-bench-world.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"
#include "engine/scenario/lode-plan.h"

#define N_DRAWS 16
#define YEAR    4

/* A year of @n networks, of the central run or of draws, for the rules. */
typedef struct
{
  LodeBenchWorld  *world;
  LodeNetwork     *draw[N_DRAWS];        /* one year, as draws have it */
  LodeAllocation  *draw_alone[N_DRAWS];
  LodeFragmented  *fragmented;
  LodeCoordinated *coordinated;
  LodeAllocation  *result;
  guint            next;
} Bench;

static void
bench_init (Bench *self)
{
  self->world = lode_bench_world_new ();
  self->fragmented = lode_fragmented_new (self->world->network[0]);
  self->coordinated = lode_coordinated_new (self->world->network[0]);
  self->result = lode_allocation_new (self->world->network[0]);
  lode_bench_world_draw (YEAR, N_DRAWS, self->draw, self->draw_alone);
  self->next = 0;
}

static void
bench_clear (Bench *self)
{
  for (guint k = 0; k < N_DRAWS; k++)
    {
      lode_network_free (self->draw[k]);
      lode_allocation_free (self->draw_alone[k]);
    }
  lode_fragmented_free (self->fragmented);
  lode_coordinated_free (self->coordinated);
  lode_allocation_free (self->result);
  lode_bench_world_free (self->world);
}

static void
run_fragmented (gpointer data)
{
  Bench *self = data;

  for (guint t = 0; t < LODE_BENCH_YEARS; t++)
    lode_fragmented_run (self->fragmented, self->world->network[t], self->world->alone[t]);
}

static void
run_year (Bench                *self,
          guint                 year,
          LodeCoordinatedSteps  steps)
{
  lode_coordinated_run (self->coordinated, self->world->network[year], self->world->alone[year], steps,
                        self->result);
}

static void
run_served (gpointer data)
{
  Bench *self = data;

  run_year (self, self->next++ % LODE_BENCH_YEARS, LODE_COORDINATED_SERVED);
}

static void
run_cold (gpointer data)
{
  Bench *self = data;

  lode_coordinated_reset (self->coordinated);
  run_year (self, self->next++ % LODE_BENCH_YEARS, LODE_COORDINATED_FLOWS);
}

static void
run_warm_years (gpointer data)
{
  Bench *self = data;

  run_year (self, self->next++ % LODE_BENCH_YEARS, LODE_COORDINATED_FLOWS);
}

static void
run_warm_draws (gpointer data)
{
  Bench *self = data;
  guint k = self->next++ % N_DRAWS;

  lode_coordinated_run (self->coordinated, self->draw[k], self->draw_alone[k], LODE_COORDINATED_FLOWS,
                        self->result);
}

static void
run_same (gpointer data)
{
  run_year (data, YEAR, LODE_COORDINATED_FLOWS);
}

static void
run_scenario (gpointer data)
{
  Bench *self = data;

  run_fragmented (self);
  for (guint t = 0; t < LODE_BENCH_YEARS; t++)
    run_year (self, t, LODE_COORDINATED_FLOWS);
}

void
lode_cli_bench_allocate (LodeJsonWriter *writer)
{
  static const LodeBenchStep steps[] = {
    { "fragmented_scenario", LODE_BENCH_SIZE ", 10 years", 100, 400, 1, run_fragmented },
    { "coordinated_served", LODE_BENCH_SIZE ", one year, steps 0 to 2", 0, 2000, 1, run_served },
    { "coordinated_period_cold", LODE_BENCH_SIZE ", one year, steps 0 to 4, each from nothing", 150,
      1000, 1, run_cold },
    { "coordinated_period_warm", LODE_BENCH_SIZE ", one year, steps 0 to 4, again after itself", 50,
      1000, 1, run_same },
    { "coordinated_period_warm_draws", LODE_BENCH_SIZE ", one year, steps 0 to 4, after another draw of "
      "the same year", 50, 1000, 1, run_warm_draws },
    { "coordinated_period_warm_years", LODE_BENCH_SIZE ", one year, steps 0 to 4, after the year before, "
      "with controls that come and go", 50, 1000, 1, run_warm_years },
    { "coordinated_scenario", LODE_BENCH_SIZE ", 10 years, steps 0 to 4", 5000, 100, 1, run_scenario },
  };
  Bench bench;

  bench_init (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    lode_cli_bench_time (writer, &steps[i], &bench);
  bench_clear (&bench);
}
