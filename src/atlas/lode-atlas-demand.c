/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-demand.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
demand_free (gpointer data)
{
  LodeAtlasDemand *demand = data;

  g_free (demand->material);
  g_free (demand->use);
  g_free (demand->scenario);
  g_clear_pointer (&demand->figure, lode_figure_unref);
  g_free (demand->status);
  g_free (demand);
}

static void
read_scenario (LodeJsonReader        *reader,
               const LodeAtlasCommon *common,
               const char            *material,
               const char            *use,
               GPtrArray             *rows)
{
  const char *scenario = lode_json_reader_require_string (reader, "scenario");
  const char *sources[] = { common->source, NULL };
  const char *status = g_strcmp0 (scenario, LODE_ATLAS_BASE_YEAR) == 0 ? "reported" : "projection";
  g_autofree int *years = NULL;
  g_autofree double *values = NULL;
  guint n_years = lode_atlas_read_curve (reader, &years, &values);

  for (guint i = 0; i < n_years; i++)
    {
      LodeAtlasDemand *demand = g_new0 (LodeAtlasDemand, 1);

      demand->material = g_strdup (material);
      demand->use = g_strdup (use);
      demand->scenario = g_strdup (scenario);
      demand->figure = lode_figure_new (values[i], NAN, NAN, common->unit, years[i],
                                        LODE_BASIS_REPORTED, sources, common->note);
      demand->status = g_strdup (status);
      g_ptr_array_add (rows, demand);
    }
}

static void
read_item (LodeJsonReader *reader,
           GPtrArray      *rows)
{
  const LodeAtlasCommon common = lode_atlas_read_common (reader);
  const char *material = lode_json_reader_require_string (reader, "material");
  const char *use = lode_json_reader_require_string (reader, "use");

  LODE_ATLAS_FOR_EACH (reader, "rows")
    read_scenario (reader, &common, material, use, rows);
}

static void
read_demand (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "items")
    read_item (reader, rows);
}

const LodeAtlasTable lode_atlas_demand = {
  .format = "demand",
  .path = "demand.json",
  .read = read_demand,
  .free_row = demand_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  const char         *use;
  const char         *scenario;
  int                 year;
} DemandQuery;

static gboolean
matches_demand (gconstpointer row,
                gconstpointer data)
{
  const LodeAtlasDemand *demand = row;
  const DemandQuery *query = data;

  return lode_atlas_chain_takes_in (query->material, query->related, demand->material) &&
         lode_atlas_is_wanted (query->use, demand->use) &&
         lode_atlas_is_wanted (query->scenario, demand->scenario) &&
         (query->year == 0 || query->year == lode_figure_get_year (demand->figure));
}

GPtrArray *
lode_atlas_list_demand (LodeAtlas  *self,
                        const char *material,
                        const char *use,
                        const char *scenario,
                        int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const DemandQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, use, scenario, year,
  };

  return lode_atlas_select (self, &lode_atlas_demand, NULL, matches_demand, &query);
}
