/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LodeChartStop: stands where a mark of a chart is drawn, draws nothing itself, takes the keyboard
 * focus and carries the mark's name. It is what makes a mark a thing for a screen reader.
 */
#define LODE_TYPE_CHART_STOP (lode_chart_stop_get_type ())
G_DECLARE_FINAL_TYPE (LodeChartStop, lode_chart_stop, LODE, CHART_STOP, GtkWidget)

GtkWidget  *lode_chart_stop_new (guint       mark,
                                 const char *key,
                                 const char *name);
/* Index of the mark in the scene. */
guint       lode_chart_stop_get_mark (LodeChartStop *self);
const char *lode_chart_stop_get_key (LodeChartStop *self);

G_END_DECLS
