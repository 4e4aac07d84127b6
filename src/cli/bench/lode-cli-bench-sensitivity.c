/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include "cli/bench/lode-cli-bench-world.h"
#include "engine/sensitivity/lode-sensitivity.h"

/* Of the three methods together. */
#define GOAL_US 1e6

typedef struct
{
  LodeChain    *chain;
  LodeScenario *scenario;
  guint         outcomes;
} World;

static guint
run_method (const World           *world,
            LodeSensitivityMethod  method)
{
  const LodeSensitivityOptions options = {
    .method = method, .outcomes = world->outcomes, .run = { .seed = LODE_BENCH_SEED },
  };
  g_autoptr (LodeSensitivity) result =
    lode_sensitivity_run (world->chain, world->scenario, &options, NULL, NULL);

  return lode_sensitivity_get_n_inputs (result);
}

static void
run_all_methods (gpointer data)
{
  for (guint method = LODE_SENSITIVITY_TORNADO; method <= LODE_SENSITIVITY_SOBOL; method++)
    run_method (data, (LodeSensitivityMethod) method);
}

/* The scenario of all benches, with as many unknowns as the goal is stated for. */
static LodeScenario *
new_scenario (void)
{
  static const char * const growing[] = { "GBR", "CAN", "AUS", "IND" };
  LodeScenario *scenario = lode_bench_scenario_new (LODE_STEP_YEAR, 0);

  for (guint i = 0; i < G_N_ELEMENTS (growing); i++)
    {
      g_autoptr (LodeLever) lever = lode_lever_new (growing[i], LODE_LEVER_DEMAND_GROWTH);
      const char * const countries[] = { growing[i], NULL };

      lode_lever_set_countries (lever, countries);
      lode_scenario_insert_lever (scenario, G_MAXUINT, lever);
    }

  return scenario;
}

void
lode_cli_bench_sensitivity (LodeJsonWriter *writer)
{
  World world = { lode_bench_chain_new (), new_scenario (), 0 };
  guint k = run_method (&world, LODE_SENSITIVITY_TORNADO);
  g_autofree char *work =
    g_strdup_printf (LODE_BENCH_SIZE ", 10 years, k = %u: tornado %u runs, Morris %u, Sobol %u, on all "
                     "processors", k, 2 * k + 1, LODE_MORRIS_TRAJECTORIES * (k + 1),
                     LODE_SOBOL_SAMPLES * (k + 2));
  const LodeBenchStep alone = { "sensitivity_fragmented", work, GOAL_US, 10, 1, run_all_methods };
  const LodeBenchStep all = { "sensitivity_every_metric", work, GOAL_US, 3, 1, run_all_methods };

  world.outcomes = 1u << LODE_OUTCOME_FRAGMENTED_SHORTAGE;
  lode_cli_bench_time (writer, &alone, &world);
  world.outcomes = 0;
  lode_cli_bench_time (writer, &all, &world);
  lode_chain_unref (world.chain);
  g_object_unref (world.scenario);
}
