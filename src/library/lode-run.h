/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-simulation.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * Baselines and runs, with and without a workspace. Baselines are kept for the life of the process;
 * all functions may be called from any thread unless they say otherwise.
 */

/**
 * lode_run_baseline:
 * @material: key of a chain of the atlas
 * @year: 0 for the chain's own year
 *
 * The chain of the bundled atlas, reconciled.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_NOT_FOUND, %LODE_ERROR_INFEASIBLE.
 */
LodeChain  *lode_run_baseline (const char  *material,
                               int          year,
                               GError     **error);

/* (transfer full) (nullable): runs @scenario on its baseline. Errors: lode_simulation_run(). Blocks;
 * @scenario must belong to the calling thread. */
LodeResult *lode_run_scenario_sync (LodeScenario          *scenario,
                                    const LodeRunOptions  *options,
                                    GCancellable          *cancellable,
                                    GError               **error);
/**
 * lode_run_scenario_async:
 * @scenario: copied before this returns
 * @options: (nullable): copied; the progress function is called from the thread
 *
 * Runs @scenario in a thread. To be called on the main thread; the callback gets no source object.
 * Cancel the older run of a scenario before starting a newer one.
 */
void        lode_run_scenario_async (LodeScenario         *scenario,
                                     const LodeRunOptions *options,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
LodeResult *lode_run_scenario_finish (GAsyncResult  *result,
                                      GError       **error);

G_END_DECLS
