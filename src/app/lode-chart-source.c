/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-chart-source.h"

#include "atlas/lode-atlas.h"
#include "chart/lode-chart-figures.h"

struct _LodeChartSource
{
  LodeLibrary      *library;
  LodeChartFigures *figures;
};

static LodeScenario *
find_scenario (const char *id,
               gpointer    user_data)
{
  LodeChartSource *self = user_data;

  return self->library != NULL ? lode_library_find_scenario (self->library, id) : NULL;
}

LodeChartSource *
lode_chart_source_new (LodeLibrary *library)
{
  LodeChartSource *self = g_new0 (LodeChartSource, 1);

  g_set_object (&self->library, library);
  self->figures = lode_chart_figures_new (lode_atlas_get_default (), find_scenario, self);
  return self;
}

void
lode_chart_source_free (LodeChartSource *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->figures, lode_chart_figures_free);
  g_clear_object (&self->library);
  g_free (self);
}

gboolean
lode_chart_source_fill (LodeChartSpec  *spec,
                        LodeChartData  *data,
                        gpointer        self,
                        GError        **error)
{
  g_return_val_if_fail (spec != NULL, FALSE);
  g_return_val_if_fail (data != NULL, FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  return lode_chart_figures_get (((LodeChartSource *) self)->figures, spec, data, error);
}

LodeScene *
lode_chart_source_build (LodeChartSource       *self,
                         LodeChartSpec         *spec,
                         const LodeChartStyle  *style,
                         GError               **error)
{
  LodeChartData data;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  if (!lode_chart_source_fill (spec, &data, self, error))
    return NULL;
  return lode_chart_build (spec, &data, style, error);
}
