/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-supply.h"

#include <string.h>

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
supply_free (gpointer data)
{
  LodeAtlasSupply *supply = data;

  g_free (supply->material);
  g_free (supply->stage);
  g_free (supply->actor);
  g_clear_pointer (&supply->figure, lode_figure_unref);
  g_free (supply->status);
  g_free (supply->measure);
  g_free (supply->series);
  g_free (supply);
}

/* What the rows of a series or a group have in common. */
typedef struct
{
  const char *material;
  const char *stage;
  const char *measure;
  const char *series;
  const char *source;
  const char *unit;
  const char *note;
  int         year;
  LodeBasis   basis;
  char        quality;
} Common;

static LodeAtlasSupply *
supply_new (const Common *common,
            const char   *actor,
            const char   *status)
{
  LodeAtlasSupply *supply = g_new0 (LodeAtlasSupply, 1);

  supply->material = g_strdup (common->material);
  supply->stage = g_strdup (common->stage);
  supply->actor = g_strdup (actor);
  supply->status = g_strdup (status);
  supply->measure = g_strdup (common->measure);
  supply->series = g_strdup (common->series);
  supply->quality = common->quality;

  return supply;
}

static void
read_production_rows (LodeJsonReader *reader,
                      Common         *common,
                      GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      const char *status = lode_json_reader_get_string (reader, "status", "reported");
      LodeAtlasSupply *supply =
        supply_new (common, lode_json_reader_require_string (reader, "country"), status);

      supply->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      supply->figure = lode_atlas_read_figure (
        reader, "value", common->unit, supply->year,
        g_str_equal (status, "derived") ? LODE_BASIS_DERIVED : LODE_BASIS_REPORTED, common->source,
        lode_json_reader_get_string (reader, "note", NULL));
      supply->tonnes = lode_json_reader_get_number (reader, "t", NAN);
      if (g_strcmp0 (common->unit, "t") == 0)
        supply->tonnes = lode_figure_get_value (supply->figure);
      g_ptr_array_add (rows, supply);
    }
}

static void
read_production (LodeJsonReader *reader,
                 GPtrArray      *rows)
{
  Common common = { .material = lode_json_reader_require_string (reader, "material") };

  LODE_ATLAS_FOR_EACH (reader, "series")
    {
      common.stage = lode_json_reader_require_string (reader, "stage");
      common.measure = lode_json_reader_require_string (reader, "measure");
      common.series = lode_json_reader_get_string (reader, "series", "");
      common.unit = lode_json_reader_require_string (reader, "unit");
      common.source = lode_json_reader_require_string (reader, "source");
      read_production_rows (reader, &common, rows);
    }
}

const LodeAtlasTable lode_atlas_production = {
  .format = "production",
  .path = "production/%s.json",
  .listed_as = "production",
  .read = read_production,
  .free_row = supply_free,
};

/* Groups and remainders come last, "UNK" after "OTH"; else the larger share, then the code. */
static int
actor_rank (const char *actor)
{
  return g_str_equal (actor, "UNK") ? 2 : g_str_equal (actor, "OTH") ? 1 : 0;
}

static int
compare_shares (gconstpointer a,
                gconstpointer b)
{
  const LodeAtlasSupply *left = *(const LodeAtlasSupply * const *) a;
  const LodeAtlasSupply *right = *(const LodeAtlasSupply * const *) b;
  int order = actor_rank (left->actor) - actor_rank (right->actor);

  if (order != 0)
    return order;
  if (lode_figure_get_value (left->figure) > lode_figure_get_value (right->figure))
    return -1;
  if (lode_figure_get_value (left->figure) < lode_figure_get_value (right->figure))
    return 1;

  return strcmp (left->actor, right->actor);
}

static void
read_share_rows (LodeJsonReader *reader,
                 Common         *common,
                 GPtrArray      *rows)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      const char *actor = lode_json_reader_require_string (reader, "country");
      LodeAtlasSupply *supply = supply_new (common, actor, lode_basis_to_string (common->basis));

      supply->year = common->year;
      supply->tonnes = lode_json_reader_get_number (reader, "t", NAN);
      supply->figure =
        lode_atlas_read_figure (reader, "share_pct", "%", common->year, common->basis,
                                common->source, common->note);
      g_ptr_array_add (group, supply);
    }

  if (!lode_json_reader_has_failed (reader))
    g_ptr_array_sort (group, compare_shares);
  g_ptr_array_extend (rows, group, NULL, NULL);
}

static void
read_shares (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  Common common = {
    .material = lode_json_reader_require_string (reader, "material"),
    .measure = "production",
    .unit = "%",
  };

  LODE_ATLAS_FOR_EACH (reader, "groups")
    {
      const char *basis = lode_json_reader_require_string (reader, "basis");
      const char *quality = lode_json_reader_require_string (reader, "quality");

      common.stage = lode_json_reader_require_string (reader, "stage");
      common.year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      common.source = lode_json_reader_require_string (reader, "source");
      common.series = lode_json_reader_get_string (reader, "series", "");
      common.note = lode_json_reader_get_string (reader, "note", NULL);
      common.quality = quality != NULL ? *quality : 0;
      if (basis != NULL && !lode_basis_from_string (basis, &common.basis))
        lode_json_reader_fail (reader, "basis", "“%s” is no basis", basis);
      read_share_rows (reader, &common, rows);
    }
}

const LodeAtlasTable lode_atlas_shares = {
  .format = "shares",
  .path = "shares/%s.json",
  .listed_as = "shares",
  .read = read_shares,
  .free_row = supply_free,
};

typedef struct
{
  const char *material;
  const char *stage;
  const char *actor;
  int         year;
} SupplyQuery;

static gboolean
matches_supply (gconstpointer row,
                gconstpointer data)
{
  const LodeAtlasSupply *supply = row;
  const SupplyQuery *query = data;

  return lode_atlas_is_wanted (query->material, supply->material) &&
         lode_atlas_is_wanted (query->stage, supply->stage) &&
         lode_atlas_is_wanted (query->actor, supply->actor) &&
         (query->year <= 0 || query->year == supply->year);
}

/* The share's own figure with what other sources say of it. */
static LodeFigure *
widen (const LodeFigure          *figure,
       const LodeAtlasChainRange *range)
{
  g_autoptr (GStrvBuilder) sources = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *note = NULL;
  const char *own_note = lode_figure_get_note (figure);
  double value = lode_figure_get_value (figure);

  g_strv_builder_addv (sources, (const char **) lode_figure_get_sources (figure));
  if (range->sources != NULL)
    g_strv_builder_addv (sources, (const char **) range->sources);
  all = g_strv_builder_end (sources);
  note = own_note != NULL ? g_strconcat (range->note, " ", own_note, NULL) : g_strdup (range->note);

  return lode_figure_new (value, MIN (range->low, value), MAX (range->high, value),
                          lode_figure_get_unit (figure), lode_figure_get_year (figure),
                          lode_figure_get_basis (figure), (const char * const *) all, note);
}

static LodeFigure *
dup_figure (const LodeAtlasSupply     *supply,
            const LodeAtlasChainStage *stage)
{
  for (guint i = 0; i < stage->ranges->len; i++)
    {
      const LodeAtlasChainRange *range = g_ptr_array_index (stage->ranges, i);

      if (g_str_equal (range->actor, supply->actor))
        return widen (supply->figure, range);
    }

  return lode_figure_ref (supply->figure);
}

/* @figure is taken over. */
static LodeAtlasSupply *
copy_supply (const LodeAtlasSupply *supply,
             const char            *material,
             const char            *stage,
             LodeFigure            *figure)
{
  const Common common = { .material = material, .stage = stage,
                          .measure = supply->measure, .series = supply->series,
                          .quality = supply->quality };
  LodeAtlasSupply *copy = supply_new (&common, supply->actor, supply->status);

  copy->year = supply->year;
  copy->tonnes = supply->tonnes;
  copy->figure = figure;

  return copy;
}

static void
add_stage_shares (LodeAtlas                 *self,
                  const char                *material,
                  const LodeAtlasChainStage *stage,
                  GPtrArray                 *rows)
{
  const SupplyQuery query = { stage->material, stage->stage, NULL, 0 };
  g_autoptr (GPtrArray) found =
    lode_atlas_select (self, &lode_atlas_shares, stage->material, matches_supply, &query);

  for (guint i = 0; i < found->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (found, i);

      g_ptr_array_add (rows, copy_supply (supply, material, stage->key, dup_figure (supply, stage)));
    }
}

/* Whether @supply is what one of the chain's stages takes its shares from. */
static gboolean
is_in_chain (const LodeAtlasChain  *chain,
             const LodeAtlasSupply *supply)
{
  for (guint i = 0; i < chain->stages->len; i++)
    {
      const LodeAtlasChainStage *stage = g_ptr_array_index (chain->stages, i);

      if (g_str_equal (stage->material, supply->material) &&
          g_str_equal (stage->stage, supply->stage))
        return TRUE;
    }

  return FALSE;
}

/* The shares of a chain's stages under the chain's own key, whatever key they stand under, and what
 * stands under the own key but is another product (ferrosilicon, which is an alloy of silicon). */
static GPtrArray *
make_chain_shares (LodeAtlas  *self,
                   const char *material)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  GPtrArray *rows = g_ptr_array_new_with_free_func (supply_free);
  g_autoptr (GPtrArray) own = NULL;

  if (chain == NULL)
    return rows;

  for (guint i = 0; i < chain->stages->len; i++)
    add_stage_shares (self, material, g_ptr_array_index (chain->stages, i), rows);
  own = lode_atlas_select (self, &lode_atlas_shares, material, NULL, NULL);
  for (guint i = 0; i < own->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (own, i);

      if (!is_in_chain (chain, supply))
        g_ptr_array_add (rows, copy_supply (supply, supply->material, supply->stage,
                                            lode_figure_ref (supply->figure)));
    }

  return rows;
}

/* Keeps the rows of the latest year of each material and stage. */
static void
keep_latest (GPtrArray *rows)
{
  g_autoptr (GHashTable) latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      char *pair = g_strconcat (supply->material, "/", supply->stage, NULL);
      int year = GPOINTER_TO_INT (g_hash_table_lookup (latest, pair));

      g_hash_table_replace (latest, pair, GINT_TO_POINTER (MAX (year, supply->year)));
    }
  for (guint i = rows->len; i > 0; i--)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i - 1);
      g_autofree char *pair = g_strconcat (supply->material, "/", supply->stage, NULL);

      if (GPOINTER_TO_INT (g_hash_table_lookup (latest, pair)) != supply->year)
        g_ptr_array_remove_index (rows, i - 1);
    }
}

GPtrArray *
lode_atlas_list_shares (LodeAtlas  *self,
                        const char *material,
                        const char *stage,
                        const char *actor,
                        int         year)
{
  const SupplyQuery query = { material, stage, actor, year };
  GPtrArray *found;

  g_return_val_if_fail (self != NULL, NULL);

  if (material != NULL && lode_atlas_get_chain (self, material) != NULL)
    {
      GPtrArray *rows = lode_atlas_get_derived (self, "chain-shares", make_chain_shares, material);

      found = g_ptr_array_new ();
      for (guint i = 0; i < rows->len; i++)
        if (matches_supply (g_ptr_array_index (rows, i), &query))
          g_ptr_array_add (found, g_ptr_array_index (rows, i));
    }
  else
    found = lode_atlas_select (self, &lode_atlas_shares, material, matches_supply, &query);

  if (year < 0)
    keep_latest (found);

  return found;
}

LodeFigure *
lode_atlas_get_share (LodeAtlas  *self,
                      const char *material,
                      const char *stage,
                      const char *actor,
                      int         year)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);
  g_return_val_if_fail (stage != NULL && actor != NULL, NULL);

  rows = lode_atlas_list_shares (self, material, stage, actor, year == 0 ? -1 : year);

  return rows->len > 0 ? ((const LodeAtlasSupply *) g_ptr_array_index (rows, 0))->figure : NULL;
}

static int
compare_years (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

int *
lode_atlas_list_share_years (LodeAtlas  *self,
                             const char *material,
                             const char *stage)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_shares (self, material, stage, NULL, 0);
  GArray *years = g_array_new (TRUE, FALSE, sizeof (int));

  for (guint i = 0; i < rows->len; i++)
    {
      int year = ((const LodeAtlasSupply *) g_ptr_array_index (rows, i))->year;
      gboolean is_new = TRUE;

      for (guint j = 0; is_new && j < years->len; j++)
        is_new = g_array_index (years, int, j) != year;
      if (is_new)
        g_array_append_val (years, year);
    }
  g_array_sort (years, compare_years);

  return (int *) (gpointer) g_array_free (years, FALSE);
}

GPtrArray *
lode_atlas_list_production (LodeAtlas  *self,
                            const char *material,
                            const char *stage,
                            const char *actor,
                            int         year)
{
  const SupplyQuery query = { material, stage, actor, year };
  const LodeAtlasChain *chain;
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  rows = lode_atlas_select (self, &lode_atlas_production, material, matches_supply, &query);
  for (guint i = 0; chain != NULL && i < chain->stages->len; i++)
    {
      const LodeAtlasChainStage *part = g_ptr_array_index (chain->stages, i);
      const SupplyQuery other = { part->material, part->stage, actor, year };
      g_autoptr (GPtrArray) found = NULL;

      if (g_str_equal (part->material, material) || !lode_atlas_is_wanted (stage, part->key))
        continue;
      found = lode_atlas_select (self, &lode_atlas_production, part->material, matches_supply,
                                 &other);
      g_ptr_array_extend (rows, found, NULL, NULL);
    }

  return rows;
}
