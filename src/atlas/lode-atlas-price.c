/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-price.h"

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"

static void
price_free (gpointer data)
{
  LodeAtlasPrice *price = data;

  g_free (price->material);
  g_free (price->item);
  g_clear_pointer (&price->figure, lode_figure_unref);
  g_free (price->conversion);
  g_free (price->status);
  g_free (price);
}

/* What the years of one item have in common. */
typedef struct
{
  const char *material;
  const char *item;
  const char *unit;
  const char *source;
  const char *note;
  const char *conversion;
} Item;

static void
read_years (LodeJsonReader *reader,
            const Item     *item,
            GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasPrice *price = g_new0 (LodeAtlasPrice, 1);
      int year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);

      price->material = g_strdup (item->material);
      price->item = g_strdup (item->item);
      price->figure = lode_atlas_read_figure (reader, "value", item->unit, year,
                                              LODE_BASIS_REPORTED, item->source, item->note);
      price->usd_per_kg = lode_json_reader_get_number (reader, "usd_per_kg", NAN);
      price->conversion = g_strdup (isnan (price->usd_per_kg) ? "" : item->conversion);
      price->status = g_strdup (lode_json_reader_get_string (reader, "status", "reported"));
      g_ptr_array_add (rows, price);
    }
}

static void
read_prices (LodeJsonReader *reader,
             GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "items")
    {
      const Item item = {
        .material = lode_json_reader_require_string (reader, "material"),
        .item = lode_json_reader_require_string (reader, "item"),
        .unit = lode_json_reader_require_string (reader, "unit"),
        .source = lode_json_reader_require_string (reader, "source"),
        .note = lode_json_reader_get_string (reader, "note", NULL),
        .conversion = lode_json_reader_get_string (reader, "conversion", ""),
      };

      read_years (reader, &item, rows);
    }
}

const LodeAtlasTable lode_atlas_prices = {
  .format = "prices",
  .path = "prices.json",
  .read = read_prices,
  .free_row = price_free,
};

typedef struct
{
  const char         *material;
  const char * const *related;
  int                 year;
} PriceQuery;

static gboolean
matches_price (gconstpointer row,
               gconstpointer data)
{
  const LodeAtlasPrice *price = row;
  const PriceQuery *query = data;

  return lode_atlas_chain_takes_in (query->material, query->related, price->material) &&
         (query->year == 0 || query->year == lode_figure_get_year (price->figure));
}

GPtrArray *
lode_atlas_list_prices (LodeAtlas  *self,
                        const char *material,
                        int         year)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const PriceQuery query = {
    material, chain != NULL ? (const char * const *) chain->related : NULL, year,
  };

  return lode_atlas_select (self, &lode_atlas_prices, NULL, matches_price, &query);
}

/* The latest item of a material that is a weight price; the first of its year wins. */
static const LodeAtlasPrice *
find_weight_price (GPtrArray *prices)
{
  const LodeAtlasPrice *found = NULL;

  for (guint i = 0; i < prices->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (prices, i);

      if (!isnan (price->usd_per_kg) &&
          (found == NULL ||
           lode_figure_get_year (price->figure) > lode_figure_get_year (found->figure)))
        found = price;
    }

  return found;
}

LodeFigure *
lode_atlas_get_reference_price (LodeAtlas  *self,
                                const char *material,
                                int         year)
{
  const LodeAtlasChain *chain;
  const LodeAtlasPrice *price;
  g_autoptr (GPtrArray) prices = NULL;

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  if (chain != NULL && chain->price != NULL)
    return lode_figure_ref (chain->price);

  prices = lode_atlas_list_prices (self, material, year);
  price = find_weight_price (prices);
  if (price == NULL)
    return NULL;

  return lode_figure_new (price->usd_per_kg, NAN, NAN, "USD/kg",
                          lode_figure_get_year (price->figure), LODE_BASIS_REPORTED,
                          lode_figure_get_sources (price->figure),
                          lode_figure_get_note (price->figure));
}
