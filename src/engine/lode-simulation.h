/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "atlas/lode-atlas.h"
#include "engine/lode-result.h"
#include "engine/scenario/lode-plan.h"
#include "model/lode-chain.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/* Called from the thread that runs the simulation, with 0 to 1. */
typedef void (*LodeProgressFunc) (double   fraction,
                                  gpointer user_data);

#define LODE_MAX_DRAWS   100000
#define LODE_MAX_THREADS 64

/**
 * LodeRunOptions: how to run, apart from what.
 * @draws: 0 for the central run alone; at most %LODE_MAX_DRAWS
 * @seed: of the draws (the scenario's own is lode_scenario_get_seed())
 * @threads: 0 for as many as there are processors; never changes a result
 * @is_as_announced: projects come when and as promised; else with the delay and odds of MODEL §3
 * @has_findings: with draws: also how likely each target is met, and bands of what is served, the
 *   largest share and the price ratio. Costs time: the pact's flows are then worked out in each draw
 * @is_alone_only: draws leave the pact out, which is much faster: there are no bands of the
 *   coordinated response and of the dividend then
 * @atlas: (nullable): where project levers find their plant; %NULL for the bundled one
 */
typedef struct
{
  guint             draws;
  guint64           seed;
  guint             threads;
  gboolean          is_as_announced;
  gboolean          is_alone_only;
  LodeAtlas        *atlas;
  LodeProgressFunc  progress;
  gpointer          progress_data;
  gboolean          has_findings;
} LodeRunOptions;

/**
 * lode_simulation_run:
 * @baseline: of lode_reconcile()
 * @scenario: only read, and only before the first period; give a thread its own
 *   lode_scenario_copy()
 * @options: (nullable): %NULL for the central run
 *
 * Runs every period of a scenario under both conducts (MODEL §3 to §5), and again for each draw.
 * Draw and thread counts never change the central run; bands are the same bits on any number of
 * threads.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INVALID for a lever that cannot act on this chain
 *   (the message names it), an empty or too long span, too many draws;
 *   %LODE_ERROR_NOT_FOUND for a stage, country or project that does not exist;
 *   %G_IO_ERROR_CANCELLED.
 */
LodeResult *lode_simulation_run (const LodeChain       *baseline,
                                 LodeScenario          *scenario,
                                 const LodeRunOptions  *options,
                                 GCancellable          *cancellable,
                                 GError               **error);

/* The plan that a run with these arguments follows: for what looks into a run. (transfer full)
 * (nullable): with the run's errors. */
LodePlan   *lode_simulation_plan (const LodeChain       *baseline,
                                  LodeScenario          *scenario,
                                  const LodeRunOptions  *options,
                                  GError               **error);

G_END_DECLS
