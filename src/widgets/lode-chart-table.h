/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/scene/lode-scene.h"

G_BEGIN_DECLS

/**
 * LodeChartTable: the table twin of a chart: the same content in rows and columns, for people who
 * would rather read than look, and for screen readers.
 */
#define LODE_TYPE_CHART_TABLE (lode_chart_table_get_type ())
G_DECLARE_FINAL_TYPE (LodeChartTable, lode_chart_table, LODE, CHART_TABLE, GtkWidget)

GtkWidget *lode_chart_table_new (void);
/* %NULL empties the table. */
void       lode_chart_table_set_scene (LodeChartTable  *self,
                                       const LodeScene *scene);
guint      lode_chart_table_get_n_rows (LodeChartTable *self);

G_END_DECLS
