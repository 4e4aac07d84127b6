/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "briefing/lode-page.h"
#include "library/lode-library.h"

G_BEGIN_DECLS

/**
 * LodeChartSource: where the charts of the window get their figures: a #LodeChartFigures over the
 * scenarios of the workspace, so that the window, the PDF and the command line show the same runs.
 * One for each owner: what it lends stays alive until its next use.
 */
typedef struct _LodeChartSource LodeChartSource;

/* @library: (nullable): charts of scenarios need one. */
LodeChartSource *lode_chart_source_new (LodeLibrary *library);
void             lode_chart_source_free (LodeChartSource *self);

/* A #LodeFigureFunc; @self is a #LodeChartSource. */
gboolean         lode_chart_source_fill (LodeChartSpec  *spec,
                                         LodeChartData  *data,
                                         gpointer        self,
                                         GError        **error);
/* (transfer full) (nullable): figures and layout in one. */
LodeScene       *lode_chart_source_build (LodeChartSource       *self,
                                          LodeChartSpec         *spec,
                                          const LodeChartStyle  *style,
                                          GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeChartSource, lode_chart_source_free)

G_END_DECLS
