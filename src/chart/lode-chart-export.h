/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_CHART_SVG,
  LODE_CHART_PDF,
  LODE_CHART_PNG,
  LODE_CHART_CSV,
  LODE_CHART_JSON,
} LodeChartFormat;

/* By the ending of a file name; %FALSE with %LODE_ERROR_USAGE that names the endings there are. */
gboolean lode_chart_format_for_path (const char       *path,
                                     LodeChartFormat  *format,
                                     GError          **error);
/* (transfer full) (nullable): @scene in a format, for a file, the clipboard or a drag. */
GBytes  *lode_chart_render_bytes (const LodeScene  *scene,
                                  LodeChartFormat   format,
                                  GError          **error);
/* Builds and writes in the format of @path's ending; "%LODE_ERROR_IO" when it cannot be written.
 * A PDF page is 0.75 points per px, with fonts embedded, title and language set. */
gboolean lode_chart_export (LodeChartSpec        *spec,
                            const LodeChartData  *data,
                            const LodeChartStyle *style,
                            const char           *path,
                            GError              **error);

G_END_DECLS
