/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/lode-chart-spec.h"
#include "widgets/lode-chart-view.h"

G_BEGIN_DECLS

/**
 * LodeDependPage: the room Depend: who depends on whom, as a chart that can be walked, explained,
 * exported and put on a slide.
 */
#define LODE_TYPE_DEPEND_PAGE (lode_depend_page_get_type ())
G_DECLARE_FINAL_TYPE (LodeDependPage, lode_depend_page, LODE, DEPEND_PAGE, AdwBin)

GtkWidget     *lode_depend_page_new (void);
void           lode_depend_page_show_chart (LodeDependPage *self,
                                            LodeChartSpec  *spec);
/* (transfer none) */
LodeChartSpec *lode_depend_page_get_spec (LodeDependPage *self);
/* (transfer none) */
LodeChartView *lode_depend_page_get_chart_view (LodeDependPage *self);

G_END_DECLS
