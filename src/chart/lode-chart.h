/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene.h"
#include "model/lode-chain.h"
#include "model/lode-chart-spec.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

typedef struct _LodeAtlas LodeAtlas;
typedef struct _LodeResult LodeResult;

/* A result under the name it is shown with, for charts that compare. */
typedef struct
{
  const char       *name;
  const LodeResult *result;
} LodeNamedResult;

/**
 * LodeChartData: the figures that a chart is made from; all borrowed for the time of the call.
 * @atlas: names, sources, imports, targets; always needed
 * @chain: for flow: the reconciled chain of the spec's material and year
 * @result, @scenario: for timeline: a run and the scenario it is of
 * @results: for compare
 */
typedef struct
{
  LodeAtlas             *atlas;
  const LodeChain       *chain;
  LodeScenario          *scenario;
  const LodeResult      *result;
  const LodeNamedResult *results;
  guint                  n_results;
} LodeChartData;

/**
 * LodeChartStyle: the frame a chart is drawn into. Start from lode_chart_style_init().
 * @width, @height: px
 * @base_px: size of a label; all other sizes derive from it (13 in a window, 26 on a slide of
 *   1920 × 1080). 0 takes what suits the size
 * @family: font family; %NULL for "Cantarell"
 * @is_narrow: stages become rows
 * @is_rtl: the reading direction of the person's language
 * @has_title: title and subtitle are drawn; a slide draws its own
 * @has_source: note and source are drawn; never leave them out without showing them elsewhere
 * @has_key_figures: a timeline shows its totals below; a pane that has them beside it says no
 * @margin_px: space around; −1 takes what suits the base
 */
typedef struct
{
  double      width;
  double      height;
  double      base_px;
  LodeTheme   theme;
  const char *family;
  gboolean    is_narrow;
  gboolean    is_rtl;
  gboolean    has_title;
  gboolean    has_source;
  gboolean    has_key_figures;
  double      margin_px;
} LodeChartStyle;

/* Light, left to right, with title and source, everything else as it suits the size. */
void       lode_chart_style_init (LodeChartStyle *style,
                                  double          width,
                                  double          height);

/* Starts to look for fonts in the background; worth a call before figures are loaded, in a program
 * that draws one chart and ends. */
void       lode_chart_prepare (void);

/* Whether charts of this kind can be drawn in this version. */
gboolean   lode_chart_kind_is_available (LodeChartKind kind);

/**
 * lode_chart_build:
 *
 * Lays a chart out. Pure: the same input gives the same scene.
 *
 * Returns: (transfer full) (nullable): %NULL with %LODE_ERROR_NOT_FOUND when there are no figures
 *   for this choice (the message says which and what exists) or the kind is not built yet, and
 *   %LODE_ERROR_INVALID when the frame is too small for a chart.
 */
LodeScene *lode_chart_build (LodeChartSpec        *spec,
                             const LodeChartData  *data,
                             const LodeChartStyle *style,
                             GError              **error);

/* (transfer full) (nullable): the title that the data give, for a list of saved views or a slide
 * that has none of its own; errors as lode_chart_build(). */
char      *lode_chart_describe (LodeChartSpec       *spec,
                                const LodeChartData *data,
                                GError             **error);

G_END_DECLS
