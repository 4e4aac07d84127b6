/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-backtest.h"

G_BEGIN_DECLS

/* Where what was observed lies, by the predicted range p5 to p95. */
typedef enum
{
  LODE_BACKTEST_HIT,
  LODE_BACKTEST_ABOVE,
  LODE_BACKTEST_BELOW,
} LodeBacktestVerdict;

/* "hit" "above" "below" */
const char *lode_backtest_verdict_to_string (LodeBacktestVerdict verdict);

/**
 * LodeBacktestFinding: prediction beside outcome. All numbers are multiples of the level before.
 * @outcome: borrowed from the episode
 * @observed: after by before; low and high where the figures have ranges, else the same number. A
 *   level before that is a lower bound leaves low at 0
 * @prediction: p5 to p95 is the predicted range
 * @verdict: a hit when any of the observed range lies in the predicted one
 * @miss: observed less the nearest end of the predicted range; 0 of a hit
 * @miss_factor: the same as a factor; 1 of a hit, NaN where that end is 0
 * @width: (p95 − p5)/p50: how much a hit is worth; NaN where the median is 0
 * @model_error, @naive_error: |ln(prediction/observed)| of the median and of "no change"; ratios below
 *   0.01 count as 0.01
 * @sources: of the observed figures, ended by %NULL
 */
typedef struct
{
  const LodeBacktestOutcome *outcome;
  double                     observed;
  double                     observed_low;
  double                     observed_high;
  LodeProbeReading           prediction;
  LodeBacktestVerdict        verdict;
  double                     miss;
  double                     miss_factor;
  double                     width;
  double                     model_error;
  double                     naive_error;
  GStrv                      sources;
} LodeBacktestFinding;

/* @episode: borrowed; @findings: (element-type LodeBacktestFinding), one an outcome, in order */
typedef struct
{
  const LodeBacktest *episode;
  guint               draws;
  guint64             seed;
  GPtrArray          *findings;
} LodeBacktestRun;

/**
 * LodeBacktestScore: over several episodes.
 * @n_sharp_hits: hits in a range no wider than its median
 * @n_better: outcomes whose median lies nearer than "no change"
 * @median_width: of the ranges that have one
 * @model_error, @naive_error: means
 */
typedef struct
{
  guint  n_episodes;
  guint  n_outcomes;
  guint  n_hits;
  guint  n_sharp_hits;
  guint  n_better;
  double median_width;
  double model_error;
  double naive_error;
} LodeBacktestScore;

/* %FALSE when something that the episode names is not in the atlas: event, chain and its year, sources,
 * figures. */
gboolean         lode_backtest_check (const LodeBacktest  *episode,
                                      GError             **error);
/**
 * lode_backtest_run:
 * @episode: must outlive the run
 * @options: (nullable): threads, progress; draws where they are not 0, else the scenario's. The seed
 *   is the scenario's
 *
 * Blocks. The same bits on any number of threads.
 *
 * Returns: (transfer full) (nullable): errors of lode_backtest_check() and lode_probe_run(), beginning
 *   with the episode's id; %G_IO_ERROR_CANCELLED.
 */
LodeBacktestRun *lode_backtest_run (const LodeBacktest    *episode,
                                    const LodeRunOptions  *options,
                                    GCancellable          *cancellable,
                                    GError               **error);
void             lode_backtest_run_free (LodeBacktestRun *self);
/* @runs: (element-type LodeBacktestRun) */
void             lode_backtest_score (GPtrArray         *runs,
                                      LodeBacktestScore *score);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeBacktestRun, lode_backtest_run_free)

G_END_DECLS
