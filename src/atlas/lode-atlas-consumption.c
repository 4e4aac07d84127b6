/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-consumption.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
consumption_free (gpointer data)
{
  LodeAtlasConsumption *consumption = data;

  g_free (consumption->consumer);
  g_free (consumption->material);
  g_free (consumption->stage);
  g_free (consumption->item);
  g_clear_pointer (&consumption->figure, lode_figure_unref);
  g_free (consumption->status);
  g_free (consumption);
}

static void
read_consumption (LodeJsonReader *reader,
                  GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      const LodeAtlasCommon common = lode_atlas_read_common (reader);
      const char *status = lode_json_reader_get_string (reader, "status", "reported");
      LodeBasis basis =
        g_str_equal (status, "derived") ? LODE_BASIS_DERIVED : LODE_BASIS_REPORTED;
      int year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      LodeAtlasConsumption *consumption = g_new0 (LodeAtlasConsumption, 1);

      consumption->consumer = g_strdup (lode_json_reader_require_string (reader, "consumer"));
      consumption->material = g_strdup (lode_json_reader_require_string (reader, "material"));
      consumption->stage = g_strdup (lode_json_reader_require_string (reader, "stage"));
      consumption->item = g_strdup (lode_json_reader_require_string (reader, "item"));
      consumption->figure = lode_atlas_read_figure (reader, "value", common.unit, year, basis,
                                                    common.source, common.note);
      consumption->status = g_strdup (status);
      g_ptr_array_add (rows, consumption);
    }
}

const LodeAtlasTable lode_atlas_consumption = {
  .format = "consumption",
  .path = "consumption.json",
  .read = read_consumption,
  .free_row = consumption_free,
};

typedef struct
{
  const char           *consumer;
  const char           *material;
  const LodeAtlasChain *chain;
  const char           *stage;
  int                   year;
} ConsumptionQuery;

/* What counts for a chain stands under the keys of its raw materials or of its product's imports. */
static gboolean
is_about (const ConsumptionQuery *query,
          const char             *key)
{
  if (query->chain == NULL)
    return lode_atlas_is_wanted (query->material, key);

  return lode_atlas_chain_takes_in (query->material, (const char * const *) query->chain->related,
                                    key) ||
         lode_atlas_chain_takes_in (query->material, (const char * const *) query->chain->imports,
                                    key);
}

static gboolean
matches_consumption (gconstpointer row,
                     gconstpointer data)
{
  const LodeAtlasConsumption *consumption = row;
  const ConsumptionQuery *query = data;

  return lode_atlas_is_wanted (query->consumer, consumption->consumer) &&
         is_about (query, consumption->material) &&
         lode_atlas_is_wanted (query->stage, consumption->stage) &&
         (query->year == 0 || query->year == lode_figure_get_year (consumption->figure));
}

GPtrArray *
lode_atlas_list_consumption (LodeAtlas  *self,
                             const char *consumer,
                             const char *material,
                             const char *stage,
                             int         year)
{
  const ConsumptionQuery query = {
    consumer, material, lode_atlas_get_chain (self, material), stage, year,
  };

  return lode_atlas_select (self, &lode_atlas_consumption, NULL, matches_consumption, &query);
}
