/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/sensitivity/lode-sensitivity.h"

G_BEGIN_DECLS

/**
 * LodeCliSensitivity: the words of “run --sensitivity”, each %NULL when it was not given.
 * @method: "tornado", "morris" or "sobol"
 * @metric: name of a LodeOutcome: only that one
 * @consumer: a consumer's code, "members" or "all"
 * @samples: trajectories of Morris or N of Sobol
 */
typedef struct
{
  char *method;
  char *metric;
  char *consumer;
  char *samples;
} LodeCliSensitivity;

/* The options of “run” that go with these words; their memory is the caller's. */
#define LODE_CLI_SENSITIVITY_ENTRIES(words) \
  { "sensitivity", 0, 0, G_OPTION_ARG_STRING, &(words).method, \
    "What matters most: tornado, morris or sobol", "METHOD" }, \
  { "metric", 0, 0, G_OPTION_ARG_STRING, &(words).metric, "One metric alone", "NAME" }, \
  { "consumer", 0, 0, G_OPTION_ARG_STRING, &(words).consumer, \
    "Whose metric: a code, members or all", "WHO" }, \
  { "samples", 0, 0, G_OPTION_ARG_STRING, &(words).samples, \
    "Trajectories of morris, N of sobol", "N" }

#define LODE_CLI_SENSITIVITY_SYNOPSIS \
  "[--sensitivity=tornado|morris|sobol [--metric=NAME] [--consumer=WHO] [--samples=N]]"

void      lode_cli_sensitivity_clear (LodeCliSensitivity *self);
/* %LODE_ERROR_USAGE for a word that cannot be understood; fills all but data and run of @options. */
gboolean  lode_cli_sensitivity_read  (const LodeCliSensitivity  *self,
                                      LodeSensitivityOptions    *options,
                                      GError                   **error);
/**
 * lode_cli_sensitivity_run:
 * @data: before reconciliation
 * @format: "json", "csv" or "table"
 *
 * Analyses the scenario on its baseline and prints what came out.
 *
 * Returns: (transfer full) (nullable)
 */
char     *lode_cli_sensitivity_run   (const LodeCliSensitivity  *self,
                                      const LodeChain           *data,
                                      const LodeChain           *baseline,
                                      LodeScenario              *scenario,
                                      const LodeRunOptions      *run,
                                      const char                *format,
                                      GCancellable              *cancellable,
                                      GError                   **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeCliSensitivity, lode_cli_sensitivity_clear)

G_END_DECLS
