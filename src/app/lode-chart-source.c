/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-chart-source.h"

#include <glib/gi18n.h>

#include "base/lode-error.h"
#include "library/lode-run.h"

struct _LodeChartSource
{
  LodeLibrary  *library;
  LodeChain    *chain;
  LodeScenario *scenario;
  LodeResult   *result;
};

static void
clear (LodeChartSource *self)
{
  g_clear_pointer (&self->chain, lode_chain_unref);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->result, lode_result_unref);
}

static gboolean
fill_chain (LodeChartSource  *self,
            LodeChartSpec    *spec,
            LodeChartData    *data,
            GError          **error)
{
  self->chain = lode_run_baseline (lode_chart_spec_get (spec, "material"),
                                   lode_chart_spec_get_year (spec), error);
  data->chain = self->chain;
  return self->chain != NULL;
}

static gboolean
fill_run (LodeChartSource  *self,
          LodeChartSpec    *spec,
          LodeChartData    *data,
          GError          **error)
{
  const char *id = lode_chart_spec_get (spec, "scenario");
  LodeScenario *scenario = id != NULL && self->library != NULL
                             ? lode_library_find_scenario (self->library, id) : NULL;

  if (scenario == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   _("The scenario “%s” of this chart is not in the workspace."),
                   id != NULL ? id : "");
      return FALSE;
    }

  self->result = lode_run_cached (scenario, error);
  if (self->result == NULL)
    return FALSE;

  self->scenario = g_object_ref (scenario);
  data->scenario = self->scenario;
  data->result = self->result;
  return TRUE;
}

LodeChartSource *
lode_chart_source_new (LodeLibrary *library)
{
  LodeChartSource *self = g_new0 (LodeChartSource, 1);

  g_set_object (&self->library, library);
  return self;
}

void
lode_chart_source_free (LodeChartSource *self)
{
  g_return_if_fail (self != NULL);

  clear (self);
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

  clear (self);
  *data = (LodeChartData) { .atlas = lode_atlas_get_default () };
  switch (lode_chart_spec_get_kind (spec))
    {
    case LODE_CHART_FLOW:
      return fill_chain (self, spec, data, error);
    case LODE_CHART_TIMELINE:
      return fill_run (self, spec, data, error);
    case LODE_CHART_SOURCES:
    case LODE_CHART_MATRIX:
    case LODE_CHART_MAP:
    case LODE_CHART_TORNADO:
    case LODE_CHART_COMPARE:
    default:
      return TRUE;
    }
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
