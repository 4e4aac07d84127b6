/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/lode-chart.h"

G_BEGIN_DECLS

/**
 * LodeSceneFunc: makes the chart at a size and in a theme. Called when either changes, never while
 * drawing. (transfer full) (nullable): %NULL with the reason, which the view then shows.
 */
typedef LodeScene *(*LodeSceneFunc) (const LodeChartStyle *style,
                                     gpointer              user_data,
                                     GError              **error);

/**
 * LodeChartView: a chart that can be pointed at and walked with the keys.
 *
 * Hovering raises a mark, a click pins it, Esc lets go. ← → go from stage to stage, ↑ ↓ from
 * country to country, Enter pins. Every mark is an accessible child with a name. The drawing is
 * cached until scene, size or state change.
 *
 * Properties: "pinned" (string, nullable): key of the mark that stays out; notified when the person
 * pins. "problem" (string, nullable, read-only): why there is no chart.
 */
#define LODE_TYPE_CHART_VIEW (lode_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (LodeChartView, lode_chart_view, LODE, CHART_VIEW, GtkWidget)

GtkWidget       *lode_chart_view_new (void);
/* @destroy is called for @user_data when another function takes its place. */
void             lode_chart_view_set_source (LodeChartView  *self,
                                             LodeSceneFunc   build,
                                             gpointer        user_data,
                                             GDestroyNotify  destroy);
/* The figures changed: asks the source again. */
void             lode_chart_view_rebuild (LodeChartView *self);
/* (nullable) (transfer none): what is shown; %NULL before the first allocation. */
const LodeScene *lode_chart_view_get_scene (LodeChartView *self);
const char      *lode_chart_view_get_problem (LodeChartView *self);
/* (nullable) (transfer none): the mark that is pinned. */
const LodeMark  *lode_chart_view_get_pinned_mark (LodeChartView *self);
void             lode_chart_view_pin (LodeChartView *self,
                                      const char    *key);
/* (nullable): key of the mark with the keyboard focus. */
const char      *lode_chart_view_get_focused (LodeChartView *self);
/* At 100 % text, in a wide and in a narrow view; a flow of a chain fits the defaults. */
void             lode_chart_view_set_least_height (LodeChartView *self,
                                                   int            wide_px,
                                                   int            narrow_px);
/* What style the view would build its scene with at the size it has. */
void             lode_chart_view_get_style (LodeChartView  *self,
                                            LodeChartStyle *style);

G_END_DECLS
