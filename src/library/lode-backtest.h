/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "engine/chance/lode-probe.h"
#include "library/lode-backtest-amount.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

#define LODE_BACKTEST_FORMAT "lodestone-backtest"
#define LODE_BACKTEST_VERSION 1
#define LODE_BACKTEST_MAX_OUTCOMES 100

/**
 * LodeBacktestOutcome: a number that was observed afterwards.
 * @probe: what the model says of it; its strings are the outcome's
 * @before, @after: the observed ratio is after by before, a month each
 * @note: what the figure is and is not; "" for nothing
 * @reading: one sentence on what may be behind a miss; "" for none
 */
typedef struct
{
  char               *id;
  char               *title;
  LodeProbe           probe;
  LodeBacktestAmount  before;
  LodeBacktestAmount  after;
  char               *note;
  char               *reading;
} LodeBacktestOutcome;

/**
 * LodeBacktest: a past episode (data/backtests): what was known before, the scenario that follows from
 * it, and what happened. Belongs to one thread, like its scenario.
 * @event: (nullable): id of the decision in the atlas's events
 * @known_on: month in which the forecast is made
 * @known, @known_sources: sentences on what was known then, and where that stands
 * @chain_year: of the baseline, which may lie after the event
 * @limitations: sentences on what makes the test easier or harder than a forecast of that day
 * @outcomes: (element-type LodeBacktestOutcome)
 */
typedef struct
{
  char         *id;
  char         *title;
  char         *event;
  LodeMonth     known_on;
  GStrv         known;
  GStrv         known_sources;
  int           chain_year;
  GStrv         limitations;
  LodeScenario *scenario;
  GPtrArray    *outcomes;
} LodeBacktest;

/**
 * lode_backtest_from_json:
 * @name: how to call the document in messages
 *
 * Strict: a member that is not known is an error. The atlas is not asked.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INVALID, %LODE_ERROR_TOO_NEW.
 */
LodeBacktest *lode_backtest_from_json (JsonNode    *root,
                                       const char  *name,
                                       GError     **error);
void          lode_backtest_free (LodeBacktest *self);

/* (transfer full) (element-type LodeBacktest): the episodes that the program carries, by id; frees its
 * elements. Never empty, never %NULL. */
GPtrArray    *lode_backtest_list (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeBacktest, lode_backtest_free)

G_END_DECLS
