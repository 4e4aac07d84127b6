/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeScenarioRunner: keeps a result up to date with a scenario that is being changed.
 *
 * A change starts a central run at once; while one is under way, changes wait for it and then count
 * together, so that results follow a moving slider without piling up. When nothing changed for a
 * moment, the draws follow in a thread; the next change cancels them.
 *
 * Signals: "result" (LodeResult *, boxed), "failed" (GError *, boxed).
 */
#define LODE_TYPE_SCENARIO_RUNNER (lode_scenario_runner_get_type ())
G_DECLARE_FINAL_TYPE (LodeScenarioRunner, lode_scenario_runner, LODE, SCENARIO_RUNNER, GObject)

LodeScenarioRunner *lode_scenario_runner_new (void);
/* %NULL stops. */
void                lode_scenario_runner_set_scenario (LodeScenarioRunner *self,
                                                       LodeScenario       *scenario);
void                lode_scenario_runner_set_is_as_announced (LodeScenarioRunner *self,
                                                              gboolean is_as_announced);
/* Whether nothing runs or waits to run. */
gboolean            lode_scenario_runner_is_settled (LodeScenarioRunner *self);

G_END_DECLS
