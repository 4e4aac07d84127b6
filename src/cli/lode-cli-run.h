/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/explain/lode-explain.h"
#include "engine/lode-metric.h"
#include "engine/lode-result.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/* How `run` prints; each returns text (transfer full) or %NULL with an error. Where a number is not
 * known JSON has null, CSV nothing, text a dash. */
char *lode_cli_run_print_json (LodeScenario      *scenario,
                               const LodeResult  *result,
                               GError           **error);
/* "periods" "totals" "targets" "contracts" */
gboolean lode_cli_run_knows_rows (const char *rows);
char *lode_cli_run_print_rows (const LodeResult  *result,
                               const char        *rows,
                               const char        *format,
                               GError           **error);
/* @format: "json", "csv" or "table", which is text with indents. */
char *lode_cli_run_print_explanation (const LodeExplanation   *explanation,
                                      const LodeExplainQuery  *query,
                                      const char              *format,
                                      GError                 **error);
/* "fragmented" "coordinated" */
const char *lode_cli_run_conduct_name (LodeConduct conduct);
/* "all", "members" or a code. */
const char *lode_cli_run_entity_name (const LodeResult *result,
                                      int               entity);
/* Whether a series is given for all and for the members together. */
gboolean lode_cli_run_has_sums (LodeSeries series);

G_END_DECLS
