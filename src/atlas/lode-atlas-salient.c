/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-salient.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
salient_free (gpointer data)
{
  LodeAtlasSalient *salient = data;

  g_free (salient->consumer);
  g_free (salient->material);
  g_free (salient->flow);
  g_free (salient->detail);
  g_clear_pointer (&salient->figure, lode_figure_unref);
  g_free (salient->status);
  g_free (salient);
}

/* What the years of one series have in common. */
typedef struct
{
  LodeAtlasCommon  common;
  const char      *consumer;
  const char      *material;
  const char      *flow;
  const char      *detail;
} Series;

static void
read_year (LodeJsonReader *reader,
           const Series   *series,
           GPtrArray      *rows)
{
  LodeAtlasSalient *salient = g_new0 (LodeAtlasSalient, 1);

  salient->consumer = g_strdup (series->consumer);
  salient->material = g_strdup (series->material);
  salient->flow = g_strdup (series->flow);
  salient->detail = g_strdup (series->detail);
  salient->figure = lode_atlas_read_amount (reader, &series->common, &salient->tonnes);
  salient->status = g_strdup (lode_json_reader_get_string (reader, "status", "reported"));
  g_ptr_array_add (rows, salient);
}

static void
read_series (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  const Series series = {
    .common = lode_atlas_read_common (reader),
    .consumer = lode_json_reader_require_string (reader, "consumer"),
    .material = lode_json_reader_require_string (reader, "material"),
    .flow = lode_json_reader_require_string (reader, "flow"),
    .detail = lode_json_reader_require_string (reader, "detail"),
  };

  LODE_ATLAS_FOR_EACH (reader, "rows")
    read_year (reader, &series, rows);
}

static void
read_salient (LodeJsonReader *reader,
              GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "series")
    read_series (reader, rows);
}

const LodeAtlasTable lode_atlas_salient = {
  .format = "salient",
  .path = "salient.json",
  .read = read_salient,
  .free_row = salient_free,
};

typedef struct
{
  const char         *consumer;
  const char         *material;
  const char * const *related;
  const char         *flow;
  int                 year;
} SalientQuery;

static gboolean
matches_salient (gconstpointer row,
                 gconstpointer data)
{
  const LodeAtlasSalient *salient = row;
  const SalientQuery *query = data;

  return lode_atlas_is_wanted (query->consumer, salient->consumer) &&
         lode_atlas_chain_takes_in (query->material, query->related, salient->material) &&
         lode_atlas_is_wanted (query->flow, salient->flow) &&
         (query->year == 0 || query->year == lode_figure_get_year (salient->figure));
}

GPtrArray *
lode_atlas_list_salient (LodeAtlas  *self,
                         const char *consumer,
                         const char *material,
                         const char *flow,
                         int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const SalientQuery query = {
    consumer, material, chain != NULL ? (const char * const *) chain->related : NULL, flow, year,
  };

  return lode_atlas_select (self, &lode_atlas_salient, NULL, matches_salient, &query);
}
