/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-projection.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
projection_free (gpointer data)
{
  LodeAtlasProjection *projection = data;

  g_free (projection->material);
  g_free (projection->stage);
  g_free (projection->series);
  g_free (projection->actor);
  g_clear_pointer (&projection->figure, lode_figure_unref);
  g_free (projection);
}

/* What the countries of one series have in common. */
typedef struct
{
  LodeAtlasCommon  common;
  const char      *material;
  const char      *stage;
  const char      *series;
} Item;

static void
read_country (LodeJsonReader *reader,
              const Item     *item,
              GPtrArray      *rows)
{
  const char *actor = lode_json_reader_require_string (reader, "country");
  const char *sources[] = { item->common.source, NULL };
  g_autofree int *years = NULL;
  g_autofree double *values = NULL;
  guint n_years = lode_atlas_read_curve (reader, &years, &values);

  for (guint i = 0; i < n_years; i++)
    {
      LodeAtlasProjection *projection = g_new0 (LodeAtlasProjection, 1);

      projection->material = g_strdup (item->material);
      projection->stage = g_strdup (item->stage);
      projection->series = g_strdup (item->series);
      projection->actor = g_strdup (actor);
      projection->figure = lode_figure_new (values[i], NAN, NAN, item->common.unit, years[i],
                                            LODE_BASIS_REPORTED, sources, item->common.note);
      projection->share_pct = NAN;
      g_ptr_array_add (rows, projection);
    }
}

static const LodeAtlasProjection *
find_world (GPtrArray *rows,
            guint      first,
            int        year)
{
  for (guint i = first; i < rows->len; i++)
    {
      const LodeAtlasProjection *projection = g_ptr_array_index (rows, i);

      if (g_str_equal (projection->actor, "WLD") &&
          lode_figure_get_year (projection->figure) == year)
        return projection;
    }

  return NULL;
}

/* Of the rows from @first on, which are one series. */
static void
add_shares (GPtrArray *rows,
            guint      first)
{
  for (guint i = first; i < rows->len; i++)
    {
      LodeAtlasProjection *projection = g_ptr_array_index (rows, i);
      const LodeAtlasProjection *world =
        find_world (rows, first, lode_figure_get_year (projection->figure));

      if (world != NULL && world != projection && lode_figure_get_value (world->figure) > 0)
        projection->share_pct = 100 * lode_figure_get_value (projection->figure) /
                                lode_figure_get_value (world->figure);
    }
}

static void
read_item (LodeJsonReader *reader,
           GPtrArray      *rows)
{
  const Item item = {
    .common = lode_atlas_read_common (reader),
    .material = lode_json_reader_require_string (reader, "material"),
    .stage = lode_json_reader_require_string (reader, "stage"),
    .series = lode_json_reader_require_string (reader, "series"),
  };
  guint first = rows->len;

  LODE_ATLAS_FOR_EACH (reader, "rows")
    read_country (reader, &item, rows);
  if (!lode_json_reader_has_failed (reader))
    add_shares (rows, first);
}

static void
read_projections (LodeJsonReader *reader,
                  GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "items")
    read_item (reader, rows);
}

const LodeAtlasTable lode_atlas_projections = {
  .format = "projections",
  .path = "projections.json",
  .read = read_projections,
  .free_row = projection_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  const char         *stage;
  const char         *actor;
  int                 year;
} ProjectionQuery;

static gboolean
matches_projection (gconstpointer row,
                    gconstpointer data)
{
  const LodeAtlasProjection *projection = row;
  const ProjectionQuery *query = data;

  return lode_atlas_chain_takes_in (query->material, query->related, projection->material) &&
         lode_atlas_is_wanted (query->stage, projection->stage) &&
         lode_atlas_is_wanted (query->actor, projection->actor) &&
         (query->year == 0 || query->year == lode_figure_get_year (projection->figure));
}

GPtrArray *
lode_atlas_list_projections (LodeAtlas  *self,
                             const char *material,
                             const char *stage,
                             const char *actor,
                             int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const ProjectionQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, stage, actor, year,
  };

  return lode_atlas_select (self, &lode_atlas_projections, NULL, matches_projection, &query);
}
