/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-reserve.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
reserve_free (gpointer data)
{
  LodeAtlasReserve *reserve = data;

  g_free (reserve->material);
  g_free (reserve->series);
  g_free (reserve->actor);
  g_clear_pointer (&reserve->figure, lode_figure_unref);
  g_free (reserve->status);
  g_free (reserve);
}

static void
read_series (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  const LodeAtlasCommon common = lode_atlas_read_common (reader);
  const char *material = lode_json_reader_require_string (reader, "material");
  const char *series = lode_json_reader_require_string (reader, "series");

  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasReserve *reserve = g_new0 (LodeAtlasReserve, 1);

      reserve->material = g_strdup (material);
      reserve->series = g_strdup (series);
      reserve->actor = g_strdup (lode_json_reader_require_string (reader, "country"));
      reserve->figure = lode_atlas_read_amount (reader, &common, &reserve->tonnes);
      reserve->status = g_strdup (lode_json_reader_get_string (reader, "status", "reported"));
      g_ptr_array_add (rows, reserve);
    }
}

static void
read_reserves (LodeJsonReader *reader,
               GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "series")
    read_series (reader, rows);
}

const LodeAtlasTable lode_atlas_reserves = {
  .format = "reserves",
  .path = "reserves.json",
  .read = read_reserves,
  .free_row = reserve_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  const char         *actor;
  int                 year;
} ReserveQuery;

static gboolean
matches_reserve (gconstpointer row,
                 gconstpointer data)
{
  const LodeAtlasReserve *reserve = row;
  const ReserveQuery *query = data;

  return lode_atlas_chain_takes_in (query->material, query->related, reserve->material) &&
         lode_atlas_is_wanted (query->actor, reserve->actor) &&
         (query->year == 0 || query->year == lode_figure_get_year (reserve->figure));
}

GPtrArray *
lode_atlas_list_reserves (LodeAtlas  *self,
                          const char *material,
                          const char *actor,
                          int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const ReserveQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, actor, year,
  };

  return lode_atlas_select (self, &lode_atlas_reserves, NULL, matches_reserve, &query);
}
