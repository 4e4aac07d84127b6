/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-trade.h"
#include "base/lode-error.h"
#include "base/lode-format.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"
#include "chart/tiles/lode-scale.h"

/* Who supplies most of what, to whom: a row for a material, a column for a consumer. */

/* In units of the base size. */
#define MIN_ROW 1.75
#define MAX_ROW 2.6
#define HEAD 1.9
#define CELL_GAP .14
#define NAME_GAP .6
#define MIN_COLUMN 4.6
#define MAX_COLUMN 9.
#define SMALL_SIZE (12. / 13)
#define MAX_NAME .3           /* of the width of the plot */

#define CEILING_PCT 65.

static const LodeScale scale = { { 25, 50, 65, 85 } };

static const char * const all_consumers[] = {
  "EU27", "USA", "JPN", "KOR", "GBR", "IND", "CAN", "AUS", "CHN",
};

/* The largest supplier of one consumer with one material. */
typedef struct
{
  const char *partner;      /* (nullable) */
  LodeFigure *figure;       /* (nullable) owned */
  char       *measure;      /* (nullable) owned: what was counted */
  gboolean    is_wide;
} Field;

typedef struct
{
  const char *material;
  Field       fields[G_N_ELEMENTS (all_consumers)];
} Row;

typedef struct
{
  const LodeChartSpec *spec;
  LodeAtlas           *atlas;
  const char          *consumers[G_N_ELEMENTS (all_consumers)];   /* the one asked about first */
  GArray              *rows;                                      /* of Row */
  LodeSourceList       sources;
  gboolean             has_wide;
} Matrix;

static void
clear_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < G_N_ELEMENTS (row->fields); i++)
    {
      g_clear_pointer (&row->fields[i].figure, lode_figure_unref);
      g_free (row->fields[i].measure);
    }
}

/* --- figures --- */

/* %NaN where there is none. */
static double
share_of (const Row *row,
          guint      column)
{
  return row->fields[column].figure != NULL ? lode_figure_get_value (row->fields[column].figure)
                                            : (double) NAN;
}

static void
find_field (Matrix     *self,
            const char *material,
            const char *consumer,
            Field      *field)
{
  g_autoptr (GPtrArray) measures = lode_atlas_get_imports (self->atlas, consumer, material, NULL,
                                                           lode_chart_spec_get_year (self->spec));
  g_autoptr (GPtrArray) suppliers = NULL;
  const LodeAtlasMeasure *measure;

  if (measures->len == 0)
    return;
  measure = measures->pdata[0];
  suppliers = lode_atlas_rank_suppliers (self->atlas, measures);
  for (guint i = 0; i < suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = suppliers->pdata[i];

      if (g_str_equal (supplier->partner, "OTH") || g_str_equal (supplier->partner, "UNK"))
        continue;
      field->partner = g_intern_string (supplier->partner);
      field->figure = lode_figure_ref (supplier->figure);
      field->measure = g_strdup_printf ("%s, %s, %s", measure->label, measure->code_label,
                                        measure->period);
      field->is_wide = measure->is_wide;
      self->has_wide = self->has_wide || measure->is_wide;
      lode_source_list_add_id (&self->sources, measure->source);
      return;
    }
}

/* Largest share of the consumer asked about first; materials it has no figure for last. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  double left = share_of (a, 0);
  double right = share_of (b, 0);

  if (isnan (left) != isnan (right))
    return isnan (left) ? 1 : -1;
  if (!isnan (left) && left != right)
    return left > right ? -1 : 1;
  return g_strcmp0 (((const Row *) a)->material, ((const Row *) b)->material);
}

static void
choose_consumers (Matrix *self)
{
  const char *first = lode_chart_spec_get (self->spec, "consumer");
  guint n = 0;

  if (first == NULL)
    first = all_consumers[0];
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (all_consumers); i++)
      if (g_str_equal (all_consumers[i], first) == (pass == 0))
        self->consumers[n++] = all_consumers[i];
}

static gboolean
find_figures (Matrix  *self,
              GError **error)
{
  g_auto (GStrv) chains = lode_atlas_list_chains (self->atlas);
  const char *consumer = lode_chart_spec_get (self->spec, "consumer");

  choose_consumers (self);
  if (consumer != NULL && !g_str_equal (self->consumers[0], consumer))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "The atlas has no imports by origin of “%s”; it has those of EU27, USA, JPN, "
                   "KOR, GBR, IND, CAN, AUS and CHN.", consumer);
      return FALSE;
    }
  for (guint i = 0; chains[i] != NULL; i++)
    {
      Row row = { .material = g_intern_string (chains[i]) };
      gboolean is_empty = TRUE;

      for (guint c = 0; c < G_N_ELEMENTS (self->consumers); c++)
        {
          find_field (self, row.material, self->consumers[c], &row.fields[c]);
          is_empty = is_empty && row.fields[c].figure == NULL;
        }
      if (!is_empty)
        g_array_append_val (self->rows, row);
    }
  g_array_sort (self->rows, compare_rows);
  return TRUE;
}

/* --- words --- */

static char *
say_finding (const Matrix *self)
{
  g_autofree char *consumer = lode_words_actor_at_start (self->atlas, self->consumers[0]);
  g_autofree char *ceiling = lode_format_percent (CEILING_PCT, 0);
  guint n_known = 0;
  guint n_over = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double share_pct = share_of (&g_array_index (self->rows, Row, i), 0);

      n_known += isnan (share_pct) ? 0 : 1;
      n_over += share_pct > CEILING_PCT ? 1 : 0;
    }
  if (n_known == 0)
    return g_strdup_printf (_("From where %s imports is not published"),
                            lode_words_actor_in_sentence (self->atlas, self->consumers[0]));
  if (n_over == 0)
    /* Translators: "The EU" … "65 %" … of so many materials. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%s takes no more than %s from one country of %u material",
                                         "%s takes no more than %s from one country of any of %u "
                                         "materials", n_known), consumer, ceiling, n_known);
  /* Translators: "The EU" … "65 %" … of 5 of 32 materials. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%s buys over %s from one country for %u of %u materials",
                                       "%s buys over %s from one country for %u of %u materials",
                                       n_over), consumer, ceiling, n_over, n_known);
}

static char *
say_measure (const Matrix *self,
             guint         n_hidden)
{
  g_autofree char *all = g_strdup (_("Largest origin’s share of imports, %, latest year of each "
                                     "source, first code of the material"));

  if (n_hidden == 0)
    return g_steal_pointer (&all);
  /* Translators: the subtitle, then how many rows found no room in the picture. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s. %u more material in the table",
                                       "%s. %u more materials in the table", n_hidden),
                          all, n_hidden);
}

static char *
say_sources (const Matrix *self)
{
  g_autofree char *citation = lode_source_list_cite (&self->sources, self->atlas);

  return g_strdup_printf ("%s%s %s", citation,
                          self->has_wide ? _(" * The customs code holds more than the "
                                             "material.")
                                         : "",
                          _("Shares of imports, not of use; shares from different sources are not "
                            "comparable to the point."));
}

/* --- drawing --- */

typedef struct
{
  const Matrix     *matrix;
  LodeSceneBuilder *builder;
  LodeTheme         theme;
  double            base;
  double            left;       /* of the first column */
  double            top;        /* of the first row */
  double            row;
  double            column;
  guint             n_rows;
  guint             n_columns;
} Grid;

static LodeWords
name_words (const Grid *self,
            guint       row)
{
  const Row *one = &g_array_index (self->matrix->rows, Row, row);

  return (LodeWords) { lode_atlas_get_material_name (self->matrix->atlas, one->material),
                       LODE_TONE_TEXT, 400, self->base };
}

/* How wide the names are; those beyond @room are cut short elsewhere and count as @room. */
static double
measure_names (const Grid *self,
               double      room)
{
  double widest = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      LodeWords words = name_words (self, i);
      double width;

      lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
      widest = MAX (widest, width);
    }
  return MIN (widest, room);
}

static void
plan (Grid          *self,
      const LodeBox *plot)
{
  double legend = lode_scale_get_legend_height (self->builder);
  double room = plot->height - HEAD * self->base - legend;
  double names;

  self->n_rows = MIN (self->matrix->rows->len, (guint) MAX (1, room / (MIN_ROW * self->base)));
  self->row = CLAMP (room / self->n_rows, MIN_ROW * self->base, MAX_ROW * self->base);
  names = measure_names (self, MAX_NAME * plot->width) + NAME_GAP * self->base;
  self->n_columns = CLAMP ((guint) ((plot->width - names) / (MIN_COLUMN * self->base)), 1,
                           G_N_ELEMENTS (all_consumers));
  self->column = MIN ((plot->width - names) / self->n_columns, MAX_COLUMN * self->base);
  self->left = plot->x + names;
  self->top = plot->y + HEAD * self->base;
}

static void
draw_head (const Grid *self)
{
  for (guint c = 0; c < self->n_columns; c++)
    {
      const char *consumer = self->matrix->consumers[c];
      LodeWords words = { lode_words_actor_short (self->matrix->atlas, consumer),
                          c == 0 ? LODE_TONE_STRONG : LODE_TONE_TEXT, c == 0 ? 700 : 400,
                          SMALL_SIZE * self->base };
      LodeTextPlace place = { .x = self->left + (c + .5) * self->column,
                              .y = self->top - HEAD / 2 * self->base,
                              .anchor = LODE_ANCHOR_MIDDLE, .owner = -1 };
      double width;

      lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
      if (width > self->column - CELL_GAP * self->base)
        words.text = lode_atlas_get_country_iso2 (self->matrix->atlas, consumer);
      lode_scene_builder_add_text (self->builder, &words, 1, &place);
    }
}

/* "CN 98" where it fits, "98" where it does not; a dash where nothing is known. */
static void
draw_share (const Grid  *self,
            const Field *field,
            double       middle_x,
            double       middle_y,
            guint        mark)
{
  g_autofree char *number = field->figure != NULL
                              ? lode_words_share (lode_figure_get_value (field->figure))
                              : g_strdup ("–");
  g_autofree char *share = g_strconcat (number, field->is_wide ? "*" : "", NULL);
  const char *code = field->figure != NULL ? lode_atlas_get_country_iso2 (self->matrix->atlas,
                                                                     field->partner)
                                           : "";
  g_autofree char *spaced = g_strdup_printf ("%s\u2002", code);
  LodeTone tone = field->figure == NULL
                    ? LODE_TONE_DIM
                    : lode_scale_get_text_tone (self->theme,
                                                lode_scale_get_step (&scale, lode_figure_get_value (
                                                                               field->figure)));
  LodeWords words[] = {
    { spaced, tone, 400, SMALL_SIZE * self->base },
    { share, tone, 700, self->base },
  };
  gboolean has_code = field->figure != NULL;
  LodeTextPlace place = { .x = middle_x, .y = middle_y, .anchor = LODE_ANCHOR_MIDDLE,
                          .owner = field->figure != NULL ? (int) mark : -1 };
  double width;

  lode_scene_builder_measure (self->builder, words, 2, &width, NULL);
  has_code = has_code && width < self->column - .8 * self->base;
  lode_scene_builder_add_text (self->builder, has_code ? words : words + 1, has_code ? 2 : 1,
                               &place);
}

static void
name_field (const Grid  *self,
            const Row   *row,
            guint        column,
            const Field *field,
            guint        mark)
{
  LodeAtlas *atlas = self->matrix->atlas;
  const char *consumer = self->matrix->consumers[column];
  const char *material = lode_atlas_get_material_name (atlas, row->material);
  g_autofree char *key = g_strdup_printf ("cell/%s/%s", row->material, consumer);
  g_autofree char *value = lode_format_percent (lode_figure_get_value (field->figure), 1);
  g_autofree char *range = lode_words_share_range (lode_figure_get_low (field->figure),
                                                   lode_figure_get_high (field->figure), 1);
  g_autofree char *range_pct = range != NULL ? g_strdup_printf ("%s\u00A0%%", range) : NULL;
  g_autofree char *label = g_strdup_printf ("%s, %s", material,
                                            lode_words_actor (atlas, consumer));
  /* Translators: "Gallium, European Union: China 68 % of imports". */
  g_autofree char *name = g_strdup_printf (_("%s: %s %s of imports"), label,
                                           lode_words_actor (atlas, field->partner), value);

  lode_scene_builder_name_mark (self->builder, mark, key, name, label, -1, field->partner,
                                consumer);
  lode_scene_builder_set_figures (self->builder, mark, value, range_pct,
                                  lode_figure_get_value (field->figure), field->figure);
}

static void
draw_row (const Grid *self,
          guint       index)
{
  const Row *row = &g_array_index (self->matrix->rows, Row, index);
  double y = self->top + index * self->row;
  LodeWords words = name_words (self, index);
  LodeTextPlace place = { .x = self->left - NAME_GAP * self->base, .y = y + self->row / 2,
                          .anchor = LODE_ANCHOR_END, .owner = -1 };
  g_auto (GStrv) lines = NULL;

  lines = lode_scene_builder_wrap (self->builder, &words,
                                   self->left - NAME_GAP * self->base -
                                     lode_scene_builder_get_style (self->builder)->margin_px);
  words.text = lines[0];
  lode_scene_builder_add_text (self->builder, &words, 1, &place);
  for (guint c = 0; c < self->n_columns; c++)
    {
      const Field *field = &row->fields[c];
      double gap = CELL_GAP * self->base;
      LodeBox box = { self->left + c * self->column + gap / 2, y + gap / 2, self->column - gap,
                      self->row - gap };
      int step = field->figure != NULL
                   ? (int) lode_scale_get_step (&scale, lode_figure_get_value (field->figure))
                   : -1;
      guint mark = lode_scale_add_cell (self->builder, LODE_MARK_CELL, &box, step);

      if (field->figure != NULL)
        name_field (self, row, c, field, mark);
      draw_share (self, field, box.x + box.width / 2, box.y + box.height / 2, mark);
    }
}

/* --- table --- */

static void
tabulate (const Matrix     *self,
          LodeSceneBuilder *builder)
{
  GStrvBuilder *head = g_strv_builder_new ();

  g_strv_builder_add (head, _("Material"));
  for (guint c = 0; c < G_N_ELEMENTS (self->consumers); c++)
    g_strv_builder_add (head, lode_words_actor (self->atlas, self->consumers[c]));
  lode_scene_builder_take_row (builder, g_strv_builder_end (head));
  g_strv_builder_unref (head);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      GStrvBuilder *cells = g_strv_builder_new ();

      g_strv_builder_add (cells, lode_atlas_get_material_name (self->atlas, row->material));
      for (guint c = 0; c < G_N_ELEMENTS (self->consumers); c++)
        {
          const Field *field = &row->fields[c];
          g_autofree char *share = field->figure != NULL ? lode_format_percent (share_of (row, c), 1)
                                                         : NULL;
          g_autofree char *cell = field->figure != NULL
                                    ? g_strdup_printf ("%s %s",
                                                       lode_words_actor (self->atlas,
                                                                         field->partner), share)
                                    : g_strdup ("–");

          g_strv_builder_add (cells, cell);
        }
      lode_scene_builder_take_row (builder, g_strv_builder_end (cells));
      g_strv_builder_unref (cells);
    }
}

static void
record_fields (const Matrix     *self,
               LodeSceneBuilder *builder)
{
  for (guint i = 0; i < self->rows->len; i++)
    for (guint c = 0; c < G_N_ELEMENTS (self->consumers); c++)
      {
        const Row *row = &g_array_index (self->rows, Row, i);
        const Field *field = &row->fields[c];
        LodeSceneRecord record = {
          .what = field->measure,
          .stage = row->material,
          .from = field->partner,
          .to = self->consumers[c],
          .to_name = lode_words_actor (self->atlas, self->consumers[c]),
          .figure = field->figure,
          .share_pct = share_of (row, c),
        };

        if (field->figure == NULL)
          continue;
        record.from_name = lode_words_actor (self->atlas, field->partner);
        lode_scene_builder_add_record (builder, &record);
      }
}

/* --- building --- */

/* How many rows there is room for depends on the height of the subtitle, which says how many there
 * is no room for: the first guess is from the whole frame. */
static guint
guess_hidden (const Matrix         *self,
              const LodeChartStyle *style)
{
  double room = style->height - 12 * style->base_px;
  guint n_rows = (guint) MAX (1, room / (MIN_ROW * style->base_px));

  return self->rows->len > n_rows ? self->rows->len - n_rows : 0;
}

static LodeScene *
draw (const Matrix          *self,
      const LodeChartStyle  *style,
      const char            *title,
      guint                  n_hidden,
      guint                 *n_left_out,
      GError               **error)
{
  g_autoptr (LodeSceneBuilder) builder = lode_scene_builder_new (style);
  g_autofree char *subtitle = say_measure (self, n_hidden);
  g_autofree char *source = say_sources (self);
  Grid grid = { .matrix = self, .builder = builder,
                .theme = style->theme, .base = lode_scene_builder_get_base (builder) };
  LodeBox plot;

  if (!lode_chart_frame_draw (builder, title, subtitle, source, &plot, error))
    return NULL;
  plan (&grid, &plot);
  draw_head (&grid);
  for (guint i = 0; i < grid.n_rows; i++)
    draw_row (&grid, i);
  lode_scale_draw_legend (&scale, builder, grid.left, grid.top + grid.n_rows * grid.row,
                          plot.x + plot.width - grid.left);
  tabulate (self, builder);
  record_fields (self, builder);
  *n_left_out = self->rows->len - grid.n_rows;
  return lode_scene_builder_finish (g_steal_pointer (&builder));
}

static LodeScene *
draw_until_it_says_so (const Matrix          *self,
                       const LodeChartStyle  *style,
                       const char            *title,
                       GError               **error)
{
  guint n_hidden = guess_hidden (self, style);

  for (guint i = 0; i < 3; i++)
    {
      guint n_left_out;
      g_autoptr (LodeScene) scene = draw (self, style, title, n_hidden, &n_left_out, error);

      if (scene == NULL || n_left_out == n_hidden || i == 2)
        return g_steal_pointer (&scene);
      n_hidden = n_left_out;
    }
  return NULL;
}

LodeScene *
lode_matrix_chart_build (LodeChartSpec         *spec,
                         const LodeChartData   *data,
                         const LodeChartStyle  *style,
                         char                 **title,
                         GError               **error)
{
  Matrix self = { .spec = spec, .atlas = data->atlas };
  LodeScene *scene = NULL;

  self.rows = g_array_new (FALSE, TRUE, sizeof (Row));
  g_array_set_clear_func (self.rows, clear_row);
  lode_source_list_init (&self.sources);
  if (find_figures (&self, error))
    {
      *title = lode_chart_frame_choose_title (spec, say_finding (&self));
      if (style != NULL)
        scene = draw_until_it_says_so (&self, style, *title, error);
    }
  lode_source_list_clear (&self.sources);
  g_array_unref (self.rows);
  return scene;
}
