/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "atlas/lode-atlas.h"
#include "chart/lode-chart.h"
#include "engine/lode-result.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeResultPane: what a scenario does: each for itself against acting together over time with
 * the coordination dividend (in the chart), the largest supplier against the ceiling, exposure, price,
 * and what each member lacks.
 *
 * Signal "mode-changed": the person switched between "as delivered" and "as announced".
 */
#define LODE_TYPE_RESULT_PANE (lode_result_pane_get_type ())
G_DECLARE_FINAL_TYPE (LodeResultPane, lode_result_pane, LODE, RESULT_PANE, GtkWidget)

GtkWidget  *lode_result_pane_new (void);
void        lode_result_pane_set_result (LodeResultPane *self,
                                         LodeAtlas      *atlas,
                                         LodeScenario   *scenario,
                                         LodeResult     *result);
/* The last valid result stays, paler; @problem %NULL takes the message away. */
void        lode_result_pane_set_problem (LodeResultPane *self,
                                          const char     *problem);
/* (nullable) (transfer none) */
LodeResult *lode_result_pane_get_result (LodeResultPane *self);
gboolean    lode_result_pane_get_is_as_announced (LodeResultPane *self);
void        lode_result_pane_set_is_narrow (LodeResultPane *self,
                                            gboolean        is_narrow);

G_END_DECLS
