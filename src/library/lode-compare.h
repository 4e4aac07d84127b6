/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-simulation.h"
#include "model/lode-scenario-diff.h"

G_BEGIN_DECLS

#define LODE_COMPARE_MAX_SCENARIOS 64

/**
 * LodeComparedMetric: one number of several scenarios.
 * @metric: key with its unit: "fragmented_shortage_t", "dividend_mean_t", …
 * @consumer: "all", "members" or a consumer's code
 * @unit: "t", "%", "days", "USD", "USD/kg"; "" for a bare number
 * @values: (array): of each scenario; NaN where it has none
 */
typedef struct
{
  const char *metric;
  const char *consumer;
  const char *unit;
  double     *values;
} LodeComparedMetric;

/**
 * LodeCompareOptions:
 * @run: as for one scenario; its draws and seed hold where @has_draws and @has_seed say so
 * @begin: (nullable): called before a scenario runs, with its index and how many there are; what
 *   @run.progress reports after it is of that scenario
 */
typedef struct
{
  LodeRunOptions  run;
  gboolean        has_draws;
  gboolean        has_seed;
  void          (*begin) (guint    index,
                          guint    n,
                          gpointer user_data);
  gpointer        begin_data;
} LodeCompareOptions;

/**
 * LodeComparison: the same metrics of several scenarios, and the inputs in which they differ.
 *
 * All share their luck (common random numbers, MODEL §8): one seed and one number of draws, those of
 * the first scenario unless others are given, so that a difference of results is owed to inputs alone.
 * A lever's stream of random numbers hangs on its id: levers that are to share theirs need one id.
 */
typedef struct _LodeComparison LodeComparison;

/**
 * lode_comparison_run:
 * @scenarios: (array length=n_scenarios): from 2 to %LODE_COMPARE_MAX_SCENARIOS; they belong to the
 *   calling thread and must not change while the comparison is in use
 *
 * Blocks.
 *
 * Returns: (transfer full) (nullable): errors of lode_run_scenario_sync(); the message begins with the
 *   id of the scenario at fault.
 */
LodeComparison           *lode_comparison_run           (LodeScenario * const      *scenarios,
                                                         guint                      n_scenarios,
                                                         const LodeCompareOptions  *options,
                                                         GCancellable              *cancellable,
                                                         GError                   **error);
void                      lode_comparison_free          (LodeComparison *self);

guint                     lode_comparison_get_n         (const LodeComparison *self);
/* Of the draws that all had; 0 draws when there was no chance. */
guint                     lode_comparison_get_draws     (const LodeComparison *self);
guint64                   lode_comparison_get_seed      (const LodeComparison *self);
const LodeResult         *lode_comparison_get_result    (const LodeComparison *self,
                                                         guint                 scenario);
const LodeScenarioDiff   *lode_comparison_get_diff      (const LodeComparison *self);
guint                     lode_comparison_get_n_metrics (const LodeComparison *self);
/* For all, for the alliance, then consumer by consumer. */
const LodeComparedMetric *lode_comparison_get_metric    (const LodeComparison *self,
                                                         guint                 index);
/* Sentences on how far the sides can be compared; never %NULL, ends with %NULL. */
const char * const       *lode_comparison_get_notes     (const LodeComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeComparison, lode_comparison_free)

G_END_DECLS
