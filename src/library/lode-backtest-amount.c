/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-backtest-amount.h"

#include <math.h>

#include "atlas/lode-atlas-consumption.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-salient.h"
#include "atlas/lode-atlas-supply.h"
#include "base/lode-error.h"
#include "library/lode-backtest-private.h"

static const char * const table_names[] = { "", "prices", "salient", "consumption", "production" };

/* What each table needs to find a row, and what it calls the actor. */
static const struct
{
  const char *actor;
  gboolean    has_stage;
} keys[] = {
  { NULL, FALSE }, { NULL, FALSE }, { "consumer", FALSE }, { "consumer", FALSE }, { "country", TRUE },
};

static const char * const known_literal[] = { "figure", "months", "is_at_least", NULL };
static const char * const known_row[] = { "table", "material", "item", "consumer", "country", "stage",
                                          "year",  "months",   "is_at_least", NULL };

static void
read_literal (LodeBacktestAmount *self,
              LodeJsonReader     *reader)
{
  lode_backtest_refuse_unknown (reader, known_literal);
  self->figure = lode_figure_read_member (reader, "figure", "");
  if (self->figure == NULL || !isfinite (lode_figure_get_value (self->figure)))
    lode_json_reader_fail (reader, NULL, "there is neither a table of the atlas nor a figure with a "
                           "value; name one of them");
  else if (lode_figure_get_sources (self->figure)[0] == NULL &&
           lode_figure_get_note (self->figure) == NULL)
    lode_json_reader_fail (reader, "figure", "what happened needs a source, or a note that names one");
}

static void
read_row (LodeBacktestAmount *self,
          LodeJsonReader     *reader,
          const char         *material)
{
  const char *table = lode_json_reader_require_string (reader, "table");

  lode_backtest_refuse_unknown (reader, known_row);
  for (guint k = 1; k < G_N_ELEMENTS (table_names); k++)
    if (g_strcmp0 (table, table_names[k]) == 0)
      self->table = (LodeBacktestTable) k;
  if (self->table == LODE_BACKTEST_LITERAL)
    {
      lode_json_reader_fail (reader, "table", "“%s” is none of prices, salient, consumption and "
                             "production", table != NULL ? table : "");
      return;
    }
  self->material = g_strdup (lode_json_reader_get_string (reader, "material", material));
  self->item = g_strdup (lode_json_reader_require_string (reader, "item"));
  if (keys[self->table].actor != NULL)
    self->actor = g_strdup (lode_json_reader_require_string (reader, keys[self->table].actor));
  if (keys[self->table].has_stage)
    self->stage = g_strdup (lode_json_reader_require_string (reader, "stage"));
  self->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
  if (self->year == 0)
    lode_json_reader_fail (reader, "year", "is missing; name the year of the row");
}

void
lode_backtest_amount_read (LodeBacktestAmount *self,
                           LodeJsonReader     *reader,
                           const char         *material)
{
  if (lode_json_reader_has (reader, "table"))
    read_row (self, reader, material);
  else
    read_literal (self, reader);
  self->months = (int) lode_json_reader_get_integer (reader, "months", 1, 12, 12);
  self->is_at_least = lode_json_reader_get_boolean (reader, "is_at_least", FALSE);
}

void
lode_backtest_amount_clear (LodeBacktestAmount *self)
{
  g_free (self->material);
  g_free (self->item);
  g_free (self->actor);
  g_free (self->stage);
  g_clear_pointer (&self->figure, lode_figure_unref);
}

/* --- rows of the atlas --- */

static LodeFigure *
find_price (const LodeBacktestAmount *self,
            LodeAtlas                *atlas)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_prices (atlas, self->material, self->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasPrice *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->item, self->item) == 0)
        return row->figure;
    }

  return NULL;
}

static LodeFigure *
find_salient (const LodeBacktestAmount *self,
              LodeAtlas                *atlas)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_salient (atlas, self->actor, self->material, NULL, self->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSalient *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->detail, self->item) == 0)
        return row->figure;
    }

  return NULL;
}

static LodeFigure *
find_consumption (const LodeBacktestAmount *self,
                  LodeAtlas                *atlas)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_consumption (atlas, self->actor, self->material, NULL, self->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasConsumption *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->item, self->item) == 0)
        return row->figure;
    }

  return NULL;
}

static LodeFigure *
find_production (const LodeBacktestAmount *self,
                 LodeAtlas                *atlas)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_production (atlas, self->material, self->stage, self->actor, self->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->series, self->item) == 0 && g_strcmp0 (row->measure, "production") == 0)
        return row->figure;
    }

  return NULL;
}

/* (transfer none) (nullable) */
static LodeFigure *
find_row (const LodeBacktestAmount *self,
          LodeAtlas                *atlas)
{
  switch (self->table)
    {
    case LODE_BACKTEST_PRICES:
      return find_price (self, atlas);
    case LODE_BACKTEST_SALIENT:
      return find_salient (self, atlas);
    case LODE_BACKTEST_CONSUMPTION:
      return find_consumption (self, atlas);
    case LODE_BACKTEST_PRODUCTION:
      return find_production (self, atlas);
    case LODE_BACKTEST_LITERAL:
    default:
      return self->figure;
    }
}

LodeFigure *
lode_backtest_amount_find (const LodeBacktestAmount  *self,
                           LodeAtlas                 *atlas,
                           GError                   **error)
{
  LodeFigure *figure;

  g_return_val_if_fail (self != NULL && atlas != NULL, NULL);

  figure = find_row (self, atlas);
  if (figure != NULL && isfinite (lode_figure_get_value (figure)))
    return lode_figure_ref (figure);

  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
               "The atlas's table “%s” has no value of “%s” for %s%s%s in %d; name a row that it has.",
               table_names[self->table], self->item, self->material, self->actor != NULL ? ", " : "",
               self->actor != NULL ? self->actor : "", self->year);
  return NULL;
}
