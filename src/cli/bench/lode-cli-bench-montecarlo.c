/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include "cli/bench/lode-cli-bench-world.h"
#include "engine/lode-simulation.h"

#define N_DRAWS   10000
#define N_THREADS 2

#define WORK LODE_BENCH_SIZE ", 2 threads, the whole run from scenario to quantiles, "

/* A whole run: levers, allocations, results, quantiles. */
typedef struct
{
  LodeChain    *chain;
  LodeScenario *yearly;
  LodeScenario *monthly;
} Bench;

static void
run (Bench        *self,
     LodeScenario *scenario,
     gboolean      is_alone_only)
{
  const LodeRunOptions options = {
    .draws = N_DRAWS, .seed = 1, .threads = N_THREADS, .is_alone_only = is_alone_only,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeResult) result = lode_simulation_run (self->chain, scenario, &options, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
}

static void
run_yearly (gpointer data)
{
  Bench *self = data;

  run (self, self->yearly, TRUE);
}

static void
run_monthly (gpointer data)
{
  Bench *self = data;

  run (self, self->monthly, TRUE);
}

static void
run_coordinated (gpointer data)
{
  Bench *self = data;

  run (self, self->yearly, FALSE);
}

void
lode_cli_bench_montecarlo (LodeJsonWriter *writer)
{
  static const LodeBenchStep steps[] = {
    { "fragmented_draw", WORK "10 years, one of 10,000 draws", 5, 7, N_DRAWS, run_yearly },
    { "fragmented_10000_draws_yearly", WORK "10 years", 60000, 7, 1, run_yearly },
    { "fragmented_10000_draws_monthly", WORK "120 months", 600000, 3, 1, run_monthly },
    { "coordinated_10000_draws", WORK "10 years", 3000000, 3, 1, run_coordinated },
  };
  Bench bench = {
    lode_bench_chain_new (), lode_bench_scenario_new (LODE_STEP_YEAR, 0),
    lode_bench_scenario_new (LODE_STEP_MONTH, 0),
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    lode_cli_bench_time (writer, &steps[i], &bench);
  lode_chain_unref (bench.chain);
  g_object_unref (bench.yearly);
  g_object_unref (bench.monthly);
}
