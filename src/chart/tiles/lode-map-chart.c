/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-tile.h"
#include "atlas/lode-atlas-trade.h"
#include "base/lode-error.h"
#include "base/lode-format.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"
#include "chart/tiles/lode-scale.h"

/* Where it comes from, a tile for each country: the imports of one consumer, or the world's supply at
 * one stage. The list beside the tiles is also their legend, and holds what has no place on a map. */

/* In units of the base size. */
#define LIST_WIDTH 15.
#define LIST_ROW 1.75
#define LABEL_ROOM .3
#define LIST_GAP 2.
#define TILE_GAP .12
#define SMALL_SIZE (12. / 13)
#define RING .17
#define LIST_ABOVE .6
#define MAX_LIST 12

static const LodeScale scale = { { 1, 5, 20, 50 } };

typedef struct
{
  const char *actor;        /* borrowed */
  LodeFigure *figure;       /* borrowed, % */
} Origin;

typedef struct
{
  const LodeChartSpec *spec;
  LodeAtlas           *atlas;
  const char          *material;
  const char          *consumer;    /* (nullable): the world's supply */
  char                *stage;       /* (nullable) */
  int                  year;
  GPtrArray           *measures;    /* of imports */
  GPtrArray           *suppliers;
  GPtrArray           *supplies;    /* of the world */
  GArray              *origins;     /* of Origin: largest first, "OTH" and "UNK" last */
} Map;

/* --- figures --- */

static void
add_origin (Map        *self,
            const char *actor,
            LodeFigure *figure)
{
  Origin origin = { actor, figure };

  if (lode_figure_get_value (figure) > 0)
    g_array_append_val (self->origins, origin);
}

static gboolean
find_imports (Map     *self,
              GError **error)
{
  g_auto (GStrv) consumers = NULL;
  g_autofree char *list = NULL;

  self->measures = lode_atlas_get_imports (self->atlas, self->consumer, self->material,
                                           lode_chart_spec_get (self->spec, "stage"),
                                           lode_chart_spec_get_year (self->spec));
  if (self->measures->len == 0)
    {
      consumers = lode_atlas_list_consumers (self->atlas, self->material);
      list = g_strjoinv (", ", consumers);
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "There are no imports of %s by %s to map; there are those of: %s.",
                   self->material, self->consumer, *list != '\0' ? list : "nobody");
      return FALSE;
    }
  self->suppliers = lode_atlas_rank_suppliers (self->atlas, self->measures);
  for (guint i = 0; i < self->suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = self->suppliers->pdata[i];

      add_origin (self, supplier->partner, supplier->figure);
    }
  return TRUE;
}

static gboolean
find_supply (Map     *self,
             GError **error)
{
  int year = lode_chart_spec_get_year (self->spec);
  const char *stage = lode_chart_spec_get (self->spec, "stage");

  self->supplies = lode_atlas_list_shares (self->atlas, self->material, stage, NULL,
                                           year != 0 ? year : -1);
  if (self->supplies->len == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "No shares of world supply of %s%s%s are published for this choice; see "
                   "“atlas shares” for those that are.", self->material,
                   stage != NULL ? " at the stage " : "", stage != NULL ? stage : "");
      return FALSE;
    }
  /* Without a stage, the first that the table names. */
  for (guint i = 0; i < self->supplies->len; i++)
    {
      const LodeAtlasSupply *supply = self->supplies->pdata[i];

      if (self->stage == NULL)
        {
          self->stage = g_strdup (supply->stage);
          self->year = supply->year;
        }
      if (g_str_equal (supply->stage, self->stage) && supply->year == self->year)
        add_origin (self, supply->actor, supply->figure);
    }
  return TRUE;
}

static gboolean
is_country (const Origin *origin)
{
  return !g_str_equal (origin->actor, "OTH") && !g_str_equal (origin->actor, "UNK");
}

/* (nullable) */
static const Origin *
find_origin (const Map  *self,
             const char *actor)
{
  for (guint i = 0; i < self->origins->len; i++)
    {
      const Origin *origin = &g_array_index (self->origins, Origin, i);

      if (g_str_equal (origin->actor, actor))
        return origin;
    }
  return NULL;
}

static gboolean
is_consumer (const Map  *self,
             const char *country)
{
  if (self->consumer == NULL)
    return FALSE;
  return g_str_equal (self->consumer, country) ||
         (g_str_equal (self->consumer, "EU27") && lode_atlas_is_eu (self->atlas, country));
}

/* --- words --- */

static char *
say_finding (const Map *self)
{
  const Origin *first = self->origins->len > 0 ? &g_array_index (self->origins, Origin, 0) : NULL;
  const char *material = lode_atlas_get_material_name (self->atlas, self->material);
  g_autofree char *share = NULL;
  g_autofree char *stage = NULL;
  const char *actor;

  if (first == NULL || !is_country (first))
    return g_strdup_printf (_("Where %s comes from is not published"), material);
  actor = lode_words_actor_in_sentence (self->atlas, first->actor);
  share = lode_words_share_pct (lode_figure_get_value (first->figure));
  if (self->consumer != NULL)
    /* Translators: "NdFeB magnets": "93 %" of what "the EU" imports come from "China". */
    return g_strdup_printf (_("%s: %s of what %s imports come from %s"), material, share,
                            lode_words_actor_in_sentence (self->atlas, self->consumer), actor);
  stage = lode_words_lower_first (lode_atlas_get_stage_name (self->stage));
  /* Translators: "Cobalt", "mining": "the DR Congo" holds "73 %" of world supply. */
  return g_strdup_printf (_("%s, %s: %s holds %s of world supply"), material, stage, actor, share);
}

static char *
say_measure (const Map *self)
{
  const char *material = lode_atlas_get_material_name (self->atlas, self->material);
  g_autofree char *stage = NULL;

  if (self->consumer != NULL)
    {
      const LodeAtlasMeasure *measure = self->measures->pdata[0];
      g_autoptr (GString) period = g_string_new (measure->period);

      g_string_replace (period, "-", "–", 0);
      return g_strdup_printf (_("Imports of %s by origin, %s, %%, %s (%s)"),
                              measure->form != NULL && *measure->form != '\0' ? measure->form
                                                                             : material,
                              lode_words_actor (self->atlas, self->consumer), period->str,
                              measure->label);
    }
  stage = lode_words_lower_first (lode_atlas_get_stage_name (self->stage));
  return g_strdup_printf (_("%s, %s, share of world supply, %%, %d"), material, stage, self->year);
}

static char *
say_sources (const Map *self)
{
  g_auto (LodeSourceList) list = { NULL };
  g_autofree char *citation = NULL;

  lode_source_list_init (&list);
  for (guint i = 0; i < self->origins->len; i++)
    lode_source_list_add (&list, g_array_index (self->origins, Origin, i).figure);
  for (guint i = 0; self->measures != NULL && i < self->measures->len; i++)
    lode_source_list_add_id (&list, ((const LodeAtlasMeasure *) self->measures->pdata[i])->source);
  citation = lode_source_list_cite (&list, self->atlas);
  return g_strdup_printf ("%s %s%s", citation,
                          _("Tiles stand about where countries lie, all of one size; no position is "
                            "taken on boundaries. A pale tile has no figure."),
                          self->consumer != NULL ? _(" Framed: who imports.") : "");
}

/* --- tiles --- */

typedef struct
{
  const Map        *map;
  LodeSceneBuilder *builder;
  LodeTheme         theme;
  double            base;
  double            x;
  double            y;
  double            tile;
} Tiles;

static void
name_origin (const Tiles  *self,
             const Origin *origin,
             guint         mark)
{
  double share_pct = lode_figure_get_value (origin->figure);
  const char *label = lode_words_actor (self->map->atlas, origin->actor);
  g_autofree char *key = g_strdup_printf ("cell/%s", origin->actor);
  g_autofree char *value = lode_format_percent (share_pct, 1);
  g_autofree char *range = lode_words_share_range (lode_figure_get_low (origin->figure),
                                                   lode_figure_get_high (origin->figure), 1);
  g_autofree char *range_pct = range != NULL ? g_strdup_printf ("%s\u00A0%%", range) : NULL;
  g_autofree char *name = range != NULL
                            ? g_strdup_printf (_("%s: %s, range %s"), label, value, range_pct)
                            : g_strdup_printf ("%s: %s", label, value);

  lode_scene_builder_name_mark (self->builder, mark, key, name, label, -1, origin->actor, NULL);
  lode_scene_builder_set_figures (self->builder, mark, value, range_pct, share_pct,
                                  origin->figure);
}

static void
draw_frame (const Tiles   *self,
            const LodeBox *box)
{
  double ring = RING * self->base;
  LodePoint points[] = {
    { box->x, box->y }, { box->x + box->width, box->y },
    { box->x + box->width, box->y + box->height }, { box->x, box->y + box->height },
    { box->x, box->y - ring / 2 },
  };

  lode_scene_builder_add_line (self->builder, LODE_MARK_DECORATION, points, G_N_ELEMENTS (points),
                               LODE_TONE_TEXT, ring);
}

/* Two letters, where they fit; a screen reader and the list have the name in any case. */
static void
draw_code (const Tiles   *self,
           const char    *country,
           guint          step,
           const LodeBox *box,
           guint          mark)
{
  LodeWords words = { lode_atlas_get_country_iso2 (self->map->atlas, country),
                      lode_scale_get_text_tone (self->theme, step), 700, SMALL_SIZE * self->base };
  LodeTextPlace place = { .x = box->x + box->width / 2, .y = box->y + box->height / 2,
                          .anchor = LODE_ANCHOR_MIDDLE, .owner = (int) mark };
  double width;

  lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
  if (width + LABEL_ROOM * self->base <= box->width)
    lode_scene_builder_add_text (self->builder, &words, 1, &place);
}

static void
draw_tile (const Tiles         *self,
           const LodeAtlasTile *tile)
{
  const Origin *origin = find_origin (self->map, tile->country);
  double gap = TILE_GAP * self->base;
  LodeBox box = { self->x + tile->column * self->tile + gap / 2,
                  self->y + tile->row * self->tile + gap / 2, self->tile - gap, self->tile - gap };
  guint step;
  guint mark;

  if (origin == NULL)
    {
      mark = lode_scene_builder_add_box (self->builder, LODE_MARK_DECORATION, &box,
                                         LODE_TONE_GRID, 1);
      lode_scene_builder_get_mark (self->builder, mark)->radius = 3. / 13 * self->base;
    }
  else
    {
      step = lode_scale_get_step (&scale, lode_figure_get_value (origin->figure));
      mark = lode_scale_add_cell (self->builder, LODE_MARK_CELL, &box, (int) step);
      name_origin (self, origin, mark);
      draw_code (self, tile->country, step, &box, mark);
    }
  if (is_consumer (self->map, tile->country))
    draw_frame (self, &box);
}

static void
draw_tiles (const Tiles *self)
{
  g_autoptr (GPtrArray) tiles = lode_atlas_list_tiles (self->map->atlas);

  for (guint i = 0; i < tiles->len; i++)
    draw_tile (self, tiles->pdata[i]);
}

/* --- list --- */

/* Where the list stands: in columns, filled downwards. */
typedef struct
{
  double x;
  double y;
  double column;     /* width */
  guint  n_columns;
  guint  n_rows;     /* in a column */
} List;

static void
draw_list_row (const Tiles *self,
               const List  *list,
               guint        index,
               const char  *name,
               double       share_pct,
               int          step)
{
  g_autofree char *value = lode_words_share_pct (share_pct);
  double x = list->x + index / list->n_rows * (list->column + LIST_GAP * self->base);
  double y = list->y + (index % list->n_rows + .5) * LIST_ROW * self->base;
  LodeBox swatch = { x, y - .5 * self->base, self->base, self->base };
  LodeWords name_words = { name, LODE_TONE_TEXT, 400, self->base };
  LodeWords value_words = { value, LODE_TONE_TEXT, 700, self->base };
  LodeTextPlace name_place = { .x = x + 1.5 * self->base, .y = y, .owner = -1 };
  LodeTextPlace value_place = { .x = x + list->column, .y = y, .anchor = LODE_ANCHOR_END,
                                .owner = -1 };

  lode_scale_add_cell (self->builder, LODE_MARK_DECORATION, &swatch, step);
  lode_scene_builder_add_text (self->builder, &name_words, 1, &name_place);
  lode_scene_builder_add_text (self->builder, &value_words, 1, &value_place);
}

/* Origins by share; those that find no room, and what has no country, together in the last row. */
static void
draw_list (const Tiles *self,
           const List  *list)
{
  const GArray *origins = self->map->origins;
  guint n_rows = list->n_rows * list->n_columns;
  double tail = 0;
  guint n_tail = 0;
  guint row = 0;

  for (guint i = 0; i < origins->len; i++)
    {
      const Origin *origin = &g_array_index (origins, Origin, i);
      double share_pct = lode_figure_get_value (origin->figure);

      if (is_country (origin) && row + 1 < n_rows)
        draw_list_row (self, list, row++,
                       lode_words_actor_short (self->map->atlas, origin->actor), share_pct,
                       (int) lode_scale_get_step (&scale, share_pct));
      else
        {
          tail += share_pct;
          n_tail += is_country (origin) ? 1 : 0;
        }
    }
  if (tail > 0)
    {
      g_autofree char *name = n_tail > 0 ? g_strdup_printf (_("Other (%u)"), n_tail)
                                         : g_strdup (_("Other"));

      draw_list_row (self, list, row, name, tail, -1);
    }
}

/* --- arrangement --- */

static void
put_list_beside (const Map     *map,
                 Tiles         *tiles,
                 const LodeBox *plot,
                 double         legend,
                 List          *list)
{
  double room = plot->height / (LIST_ROW * tiles->base);

  list->column = MIN (LIST_WIDTH * tiles->base, .3 * plot->width);
  list->n_columns = 1;
  list->n_rows = MIN (MIN (map->origins->len, MAX_LIST), (guint) MAX (2, room));
  list->x = plot->x + plot->width - list->column;
  list->y = plot->y;
  tiles->tile = MIN ((plot->width - list->column - LIST_GAP * tiles->base) /
                       LODE_ATLAS_TILE_COLUMNS,
                     (plot->height - legend) / LODE_ATLAS_TILE_ROWS);
}

static void
put_list_below (const Map     *map,
                Tiles         *tiles,
                const LodeBox *plot,
                double         legend,
                List          *list)
{
  guint n = MIN (map->origins->len, MAX_LIST);
  double height;

  list->n_columns = (guint) MAX (1, plot->width / ((LIST_WIDTH + LIST_GAP) * tiles->base));
  list->n_rows = (n + list->n_columns - 1) / list->n_columns;
  list->n_rows = MIN (list->n_rows, (guint) MAX (2, .45 * plot->height / (LIST_ROW * tiles->base)));
  list->column = (plot->width - (list->n_columns - 1) * LIST_GAP * tiles->base) / list->n_columns;
  height = (list->n_rows * LIST_ROW + LIST_ABOVE) * tiles->base;
  tiles->tile = MIN (plot->width / LODE_ATLAS_TILE_COLUMNS,
                     (plot->height - legend - height) / LODE_ATLAS_TILE_ROWS);
  list->x = plot->x;
  list->y = plot->y + LODE_ATLAS_TILE_ROWS * tiles->tile + legend + LIST_ABOVE * tiles->base;
}

/* Whichever leaves the larger tiles. */
static void
arrange (const Map     *map,
         Tiles         *tiles,
         const LodeBox *plot,
         double         legend,
         List          *list)
{
  Tiles beside_tiles = *tiles;
  List beside;

  put_list_beside (map, &beside_tiles, plot, legend, &beside);
  put_list_below (map, tiles, plot, legend, list);
  if (beside_tiles.tile < tiles->tile)
    return;
  *tiles = beside_tiles;
  *list = beside;
}

/* --- table --- */

static void
tabulate (const Map        *self,
          LodeSceneBuilder *builder)
{
  lode_scene_builder_add_row (builder, _("Origin"), _("Share"), _("Range"), NULL);
  for (guint i = 0; i < self->origins->len; i++)
    {
      const Origin *origin = &g_array_index (self->origins, Origin, i);
      double share_pct = lode_figure_get_value (origin->figure);
      g_autofree char *share = lode_format_percent (share_pct, 1);
      g_autofree char *range = lode_words_share_range (lode_figure_get_low (origin->figure),
                                                       lode_figure_get_high (origin->figure), 1);
      g_autofree char *year = g_strdup_printf ("%d", lode_figure_get_year (origin->figure));
      LodeSceneRecord record = {
        .what = self->consumer != NULL ? "import" : "output",
        .stage = self->stage,
        .from = origin->actor,
        .from_name = lode_words_actor (self->atlas, origin->actor),
        .to = self->consumer,
        .to_name = self->consumer != NULL ? lode_words_actor (self->atlas, self->consumer) : NULL,
        .period = self->consumer != NULL
                    ? ((const LodeAtlasMeasure *) self->measures->pdata[0])->period
                    : year,
        .figure = origin->figure,
        .share_pct = share_pct,
      };

      lode_scene_builder_add_row (builder, lode_words_actor (self->atlas, origin->actor), share,
                                  range != NULL ? range : "–", NULL);
      lode_scene_builder_add_record (builder, &record);
    }
}

/* --- building --- */

static LodeScene *
draw (const Map             *self,
      const LodeChartStyle  *style,
      const char            *title,
      GError               **error)
{
  g_autoptr (LodeSceneBuilder) builder = lode_scene_builder_new (style);
  g_autofree char *subtitle = say_measure (self);
  g_autofree char *source = say_sources (self);
  Tiles tiles = { .map = self, .builder = builder, .theme = style->theme,
                  .base = lode_scene_builder_get_base (builder) };
  double legend = lode_scale_get_legend_height (builder);
  LodeBox plot;
  List list;

  if (!lode_chart_frame_draw (builder, title, subtitle, source, &plot, error))
    return NULL;
  tiles.x = plot.x;
  tiles.y = plot.y;
  arrange (self, &tiles, &plot, legend, &list);
  draw_tiles (&tiles);
  lode_scale_draw_legend (&scale, builder, plot.x,
                          plot.y + LODE_ATLAS_TILE_ROWS * tiles.tile,
                          list.x > plot.x ? list.x - plot.x : plot.width);
  draw_list (&tiles, &list);
  tabulate (self, builder);
  return lode_scene_builder_finish (g_steal_pointer (&builder));
}

LodeScene *
lode_map_chart_build (LodeChartSpec         *spec,
                      const LodeChartData   *data,
                      const LodeChartStyle  *style,
                      char                 **title,
                      GError               **error)
{
  Map self = {
    .spec = spec,
    .atlas = data->atlas,
    .material = lode_chart_spec_get (spec, "material"),
    .consumer = lode_chart_spec_get (spec, "consumer"),
  };
  LodeScene *scene = NULL;

  if (self.material == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "A map needs a material.");
      return NULL;
    }
  self.origins = g_array_new (FALSE, FALSE, sizeof (Origin));
  if (self.consumer != NULL ? find_imports (&self, error) : find_supply (&self, error))
    {
      *title = lode_chart_frame_choose_title (spec, say_finding (&self));
      if (style != NULL)
        scene = draw (&self, style, *title, error);
    }
  g_clear_pointer (&self.origins, g_array_unref);
  g_clear_pointer (&self.suppliers, g_ptr_array_unref);
  g_clear_pointer (&self.measures, g_ptr_array_unref);
  g_clear_pointer (&self.supplies, g_ptr_array_unref);
  g_free (self.stage);
  return scene;
}
