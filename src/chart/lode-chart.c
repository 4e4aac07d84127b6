/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-chart.h"

#include "base/lode-error.h"
#include "chart/lode-chart-private.h"

/* Kinds that are not here yet are refused, never drawn half. */
static const LodeChartFunc builders[LODE_CHART_N_KINDS] = {
  [LODE_CHART_FLOW] = lode_flow_chart_build,
  [LODE_CHART_SOURCES] = lode_sources_chart_build,
  [LODE_CHART_MAP] = lode_map_chart_build,
  [LODE_CHART_MATRIX] = lode_matrix_chart_build,
  [LODE_CHART_TIMELINE] = lode_timeline_chart_build,
  [LODE_CHART_COMPARE] = lode_compare_chart_build,
};

void
lode_chart_style_init (LodeChartStyle *style,
                       double          width,
                       double          height)
{
  g_return_if_fail (style != NULL);

  *style = (LodeChartStyle) {
    .width = width,
    .height = height,
    .theme = LODE_THEME_LIGHT,
    .has_title = TRUE,
    .has_source = TRUE,
    .has_key_figures = TRUE,
    .margin_px = -1,
  };
}

gboolean
lode_chart_kind_is_available (LodeChartKind kind)
{
  g_return_val_if_fail (kind < LODE_CHART_N_KINDS, FALSE);

  return builders[kind] != NULL;
}

static LodeScene *
build (LodeChartSpec         *spec,
       const LodeChartData   *data,
       const LodeChartStyle  *style,
       char                 **title,
       GError               **error)
{
  LodeChartKind kind = lode_chart_spec_get_kind (spec);

  if (builders[kind] == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "Charts of the kind “%s” cannot be drawn by this version.", lode_chart_kind_to_string (kind));
      return NULL;
    }
  return builders[kind](spec, data, style, title, error);
}

LodeScene *
lode_chart_build (LodeChartSpec         *spec,
                  const LodeChartData   *data,
                  const LodeChartStyle  *style,
                  GError               **error)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (data != NULL && data->atlas != NULL, NULL);
  g_return_val_if_fail (style != NULL, NULL);

  return build (spec, data, style, &title, error);
}

char *
lode_chart_describe (LodeChartSpec        *spec,
                     const LodeChartData  *data,
                     GError              **error)
{
  char *title = NULL;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (data != NULL && data->atlas != NULL, NULL);

  build (spec, data, NULL, &title, error);
  return title;
}
