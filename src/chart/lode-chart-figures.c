/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-chart-figures.h"

#include <glib/gi18n-lib.h>

#include "atlas/lode-atlas-chain.h"
#include "base/lode-error.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/lode-simulation.h"

#define MOST_RESULTS 32

struct _LodeChartFigures
{
  LodeAtlas        *atlas;
  LodeScenarioFunc  find;
  gpointer          user_data;
  int               draws;
  GHashTable       *baselines;   /* "material/year" to LodeChain */
  GHashTable       *results;     /* "draws/JSON of the scenario" to LodeResult */
  GArray           *named;       /* LodeNamedResult of the last answer */
};

LodeChartFigures *
lode_chart_figures_new (LodeAtlas        *atlas,
                        LodeScenarioFunc  find,
                        gpointer          user_data)
{
  LodeChartFigures *self = g_new0 (LodeChartFigures, 1);

  self->atlas = atlas;
  self->find = find;
  self->user_data = user_data;
  self->draws = -1;
  self->baselines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) lode_chain_unref);
  self->results = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) lode_result_unref);
  self->named = g_array_new (FALSE, FALSE, sizeof (LodeNamedResult));

  return self;
}

void
lode_chart_figures_free (LodeChartFigures *self)
{
  g_clear_pointer (&self->baselines, g_hash_table_unref);
  g_clear_pointer (&self->results, g_hash_table_unref);
  g_clear_pointer (&self->named, g_array_unref);
  g_free (self);
}

void
lode_chart_figures_set_draws (LodeChartFigures *self,
                              int               draws)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (draws >= -1);

  self->draws = draws;
}

const LodeChain *
lode_chart_figures_get_baseline (LodeChartFigures  *self,
                                 const char        *material,
                                 int                year,
                                 GError           **error)
{
  g_autofree char *key = NULL;
  g_autoptr (LodeChain) data = NULL;
  LodeChain *chain;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (material != NULL, NULL);

  key = g_strdup_printf ("%s/%d", material, year);
  chain = g_hash_table_lookup (self->baselines, key);
  if (chain != NULL)
    return chain;

  data = lode_atlas_build_chain (self->atlas, material, year, error);
  if (data == NULL)
    return NULL;
  chain = lode_reconcile (data, error);
  if (chain == NULL)
    return NULL;
  g_hash_table_insert (self->baselines, g_steal_pointer (&key), chain);

  return chain;
}

const LodeResult *
lode_chart_figures_get_result (LodeChartFigures  *self,
                               LodeScenario      *scenario,
                               GError           **error)
{
  g_autofree char *json = NULL;
  g_autofree char *key = NULL;
  LodeRunOptions options = { .atlas = self->atlas };
  const LodeChain *baseline;
  LodeResult *result;

  g_return_val_if_fail (LODE_IS_SCENARIO (scenario), NULL);

  json = lode_scenario_to_json (scenario, error);
  if (json == NULL)
    return NULL;
  options.seed = lode_scenario_get_seed (scenario);
  options.draws = self->draws >= 0 ? (guint) self->draws : lode_scenario_get_draws (scenario);
  key = g_strdup_printf ("%u/%s", options.draws, json);
  result = g_hash_table_lookup (self->results, key);
  if (result != NULL)
    return result;

  baseline = lode_chart_figures_get_baseline (self, lode_scenario_get_material (scenario), 0,
                                              error);
  if (baseline == NULL)
    return NULL;
  result = lode_simulation_run (baseline, scenario, &options, NULL, error);
  if (result == NULL)
    return NULL;
  g_hash_table_insert (self->results, g_steal_pointer (&key), result);

  return result;
}

static gboolean
add_scenario (LodeChartFigures  *self,
              const char        *id,
              LodeChartData     *data,
              GError           **error)
{
  LodeScenario *scenario = self->find != NULL ? self->find (id, self->user_data) : NULL;
  LodeNamedResult named;

  if (scenario == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   _("There is no scenario “%s” in this workspace."), id);
      return FALSE;
    }
  named.result = lode_chart_figures_get_result (self, scenario, error);
  if (named.result == NULL)
    return FALSE;
  named.name = lode_scenario_get_title (scenario);
  if (named.name == NULL)
    named.name = lode_scenario_get_id (scenario);
  g_array_append_val (self->named, named);
  if (data->scenario == NULL)
    {
      data->scenario = scenario;
      data->result = named.result;
    }

  return TRUE;
}

gboolean
lode_chart_figures_get (LodeChartFigures  *self,
                        LodeChartSpec     *spec,
                        LodeChartData     *data,
                        GError           **error)
{
  const char *scenarios;
  const char *material;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (spec != NULL, FALSE);
  g_return_val_if_fail (data != NULL, FALSE);

  *data = (LodeChartData) { .atlas = self->atlas };
  g_array_set_size (self->named, 0);
  /* Every edit of a scenario leaves a run behind; what was lent is given back with this call. */
  if (g_hash_table_size (self->results) > MOST_RESULTS)
    g_hash_table_remove_all (self->results);
  scenarios = lode_chart_spec_get (spec, "scenario");
  material = lode_chart_spec_get (spec, "material");
  /* The year of a comparison is that of the scenarios; its "today" is the baseline. */
  if (lode_chart_spec_get_kind (spec) == LODE_CHART_FLOW ||
      lode_chart_spec_get_kind (spec) == LODE_CHART_COMPARE)
    {
      int year = lode_chart_spec_get_kind (spec) == LODE_CHART_FLOW
                   ? lode_chart_spec_get_year (spec)
                   : 0;

      data->chain = lode_chart_figures_get_baseline (self, material, year, error);
      if (data->chain == NULL)
        return FALSE;
    }
  if (scenarios != NULL)
    {
      g_auto (GStrv) ids = g_strsplit (scenarios, ",", -1);

      for (guint i = 0; ids[i] != NULL; i++)
        if (!add_scenario (self, g_strstrip (ids[i]), data, error))
          return FALSE;
      data->results = (const LodeNamedResult *) (gpointer) self->named->data;
      data->n_results = self->named->len;
    }

  return TRUE;
}
