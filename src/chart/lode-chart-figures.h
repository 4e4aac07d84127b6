/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"

G_BEGIN_DECLS

/**
 * LodeScenarioFunc:
 * @id: of a scenario that a chart names
 *
 * Returns: (transfer none) (nullable): %NULL when there is none of that id
 */
typedef LodeScenario *(*LodeScenarioFunc) (const char *id,
                                           gpointer    user_data);

/**
 * LodeChartFigures: where charts get their figures: baselines and runs, made when one first asks
 * and kept. A run is kept for the scenario's content, not for its id: after an edit the next chart
 * gets a new one. One thread at a time.
 */
typedef struct _LodeChartFigures LodeChartFigures;

/* @atlas is borrowed. @find may be %NULL: then no chart can name a scenario. */
LodeChartFigures *lode_chart_figures_new (LodeAtlas        *atlas,
                                          LodeScenarioFunc  find,
                                          gpointer          user_data);
void              lode_chart_figures_free (LodeChartFigures *self);

/* Draws of the runs made from now on: 0 for central runs, which are immediate; −1 for what each
 * scenario asks for. */
void              lode_chart_figures_set_draws (LodeChartFigures *self,
                                                int               draws);

/**
 * lode_chart_figures_get:
 * @data: (out): borrowed figures, good until the next call
 *
 * A spec may name several scenarios, with commas between: the first is the chart's own, all of them
 * are there to compare.
 *
 * Returns: %FALSE with %LODE_ERROR_NOT_FOUND for an unknown material, year or scenario, or with
 *   what reconciliation or the run could not do.
 */
gboolean          lode_chart_figures_get (LodeChartFigures  *self,
                                          LodeChartSpec     *spec,
                                          LodeChartData     *data,
                                          GError           **error);

/* (nullable) (transfer none): the reconciled chain of a material and year (0 for its own). */
const LodeChain  *lode_chart_figures_get_baseline (LodeChartFigures  *self,
                                                   const char        *material,
                                                   int                year,
                                                   GError           **error);
/* (nullable) (transfer none): a run of @scenario. */
const LodeResult *lode_chart_figures_get_result (LodeChartFigures  *self,
                                                 LodeScenario      *scenario,
                                                 GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeChartFigures, lode_chart_figures_free)

G_END_DECLS
