/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene-builder.h"

G_BEGIN_DECLS

/**
 * One kind of chart. With @style %NULL only @title (out, transfer full) is made and %NULL is
 * returned without an error.
 */
typedef LodeScene *(*LodeChartFunc) (LodeChartSpec         *spec,
                                     const LodeChartData   *data,
                                     const LodeChartStyle  *style,
                                     char                 **title,
                                     GError               **error);

LodeScene *lode_flow_chart_build (LodeChartSpec         *spec,
                                  const LodeChartData   *data,
                                  const LodeChartStyle  *style,
                                  char                 **title,
                                  GError               **error);
LodeScene *lode_sources_chart_build (LodeChartSpec         *spec,
                                     const LodeChartData   *data,
                                     const LodeChartStyle  *style,
                                     char                 **title,
                                     GError               **error);
LodeScene *lode_map_chart_build (LodeChartSpec         *spec,
                                 const LodeChartData   *data,
                                 const LodeChartStyle  *style,
                                 char                 **title,
                                 GError               **error);
LodeScene *lode_matrix_chart_build (LodeChartSpec         *spec,
                                    const LodeChartData   *data,
                                    const LodeChartStyle  *style,
                                    char                 **title,
                                    GError               **error);
LodeScene *lode_timeline_chart_build (LodeChartSpec         *spec,
                                      const LodeChartData   *data,
                                      const LodeChartStyle  *style,
                                      char                 **title,
                                      GError               **error);
LodeScene *lode_compare_chart_build (LodeChartSpec         *spec,
                                     const LodeChartData   *data,
                                     const LodeChartStyle  *style,
                                     char                 **title,
                                     GError               **error);

G_END_DECLS
