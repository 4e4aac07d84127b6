/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-exchange.h"

#include <string.h>

#include "atlas/lode-atlas-private.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-error.h"

#define DOLLAR "USD"

static void
rate_free (gpointer data)
{
  LodeAtlasRate *rate = data;

  g_free (rate->currency);
  g_clear_pointer (&rate->figure, lode_figure_unref);
  g_free (rate);
}

static void
read_exchange (LodeJsonReader *reader,
               GPtrArray      *rows)
{
  const char *source = lode_json_reader_require_string (reader, "source");

  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasRate *rate = g_new0 (LodeAtlasRate, 1);
      int year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      const char *note = lode_json_reader_get_string (reader, "note", NULL);
      LodeBasis basis = LODE_BASIS_REPORTED;

      if (!lode_basis_from_string (lode_json_reader_get_string (reader, "basis", "reported"), &basis))
        lode_json_reader_fail (reader, "basis", "it is reported, derived or assumed");
      rate->currency = g_strdup (lode_json_reader_require_string (reader, "currency"));
      rate->figure = lode_atlas_read_figure (reader, "usd", DOLLAR, year, basis, source, note);
      if (!(lode_figure_get_value (rate->figure) > 0))
        lode_json_reader_fail (reader, "usd", "a rate is above 0");
      g_ptr_array_add (rows, rate);
    }
}

const LodeAtlasTable lode_atlas_exchange = {
  .format = "exchange",
  .path = "exchange.json",
  .read = read_exchange,
  .free_row = rate_free,
};

typedef struct
{
  const char *currency;
  int         year;
} RateQuery;

static gboolean
matches_rate (gconstpointer row,
              gconstpointer data)
{
  const LodeAtlasRate *rate = row;
  const RateQuery *query = data;

  return lode_atlas_is_wanted (query->currency, rate->currency) &&
         (query->year == 0 || query->year == lode_figure_get_year (rate->figure));
}

GPtrArray *
lode_atlas_list_exchange (LodeAtlas  *self,
                          const char *currency,
                          int         year)
{
  const RateQuery query = { currency, year };

  return lode_atlas_select (self, &lode_atlas_exchange, NULL, matches_rate, &query);
}

const LodeAtlasRate *
lode_atlas_get_rate (LodeAtlas  *self,
                     const char *currency,
                     int         year)
{
  const LodeAtlasRate *found = NULL;
  g_autoptr (GPtrArray) rates = NULL;

  g_return_val_if_fail (self != NULL && currency != NULL, NULL);

  rates = lode_atlas_list_exchange (self, currency, 0);
  for (guint i = 0; i < rates->len; i++)
    {
      const LodeAtlasRate *rate = g_ptr_array_index (rates, i);

      if (found == NULL || year == 0 || lode_figure_get_year (rate->figure) <= year)
        found = rate;
    }

  return found;
}

/* The currency in "million AUD", with how many millions one of the unit is; %NULL when it is none. */
static const char *
parse_unit (const char *unit,
            double     *millions)
{
  *millions = 1e-6;
  if (g_str_has_prefix (unit, "million "))
    {
      *millions = 1;
      unit += strlen ("million ");
    }
  else if (g_str_has_prefix (unit, "billion "))
    {
      *millions = 1000;
      unit += strlen ("billion ");
    }

  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isupper (unit[i]))
      return NULL;

  return unit[3] == '\0' ? unit : NULL;
}

/* The lowest and the highest of the rates that there are. */
static void
find_range (LodeAtlas  *self,
            const char *currency,
            double     *low,
            double     *high)
{
  g_autoptr (GPtrArray) rates = lode_atlas_list_exchange (self, currency, 0);

  *low = G_MAXDOUBLE;
  *high = 0;
  for (guint i = 0; i < rates->len; i++)
    {
      double value = lode_figure_get_value (((LodeAtlasRate *) g_ptr_array_index (rates, i))->figure);

      *low = MIN (*low, value);
      *high = MAX (*high, value);
    }
}

static LodeFigure *
convert (LodeAtlas           *self,
         const LodeFigure    *money,
         const LodeAtlasRate *rate,
         double               millions)
{
  double usd = lode_figure_get_value (rate->figure);
  const char *source = lode_figure_get_sources (rate->figure)[0];
  const char *own = lode_figure_get_sources (money)[0];
  const char *sources[] = { own != NULL ? own : source, own != NULL ? source : NULL, NULL };
  g_autofree char *note = NULL;
  double low;
  double high;

  find_range (self, rate->currency, &low, &high);
  note = g_strdup_printf ("One %s is %.4g USD, the average of %d (%s); %.4g to %.4g over the years "
                          "that are at hand.", rate->currency, usd,
                          lode_figure_get_year (rate->figure),
                          lode_atlas_get_source_citation (self, source), low, high);

  return lode_figure_new (lode_figure_get_value (money) * millions * usd,
                          lode_figure_get_low (money) * millions * low,
                          lode_figure_get_high (money) * millions * high, "million USD",
                          lode_figure_get_year (money), LODE_BASIS_DERIVED, sources, note);
}

static LodeFigure *
keep_dollars (const LodeFigure *money,
              double            millions)
{
  gboolean has_range = lode_figure_has_range (money);
  double low = lode_figure_get_low (money) * millions;
  double high = lode_figure_get_high (money) * millions;

  if (!has_range)
    low = high = NAN;

  return lode_figure_new (lode_figure_get_value (money) * millions, low, high, "million USD",
                          lode_figure_get_year (money), lode_figure_get_basis (money),
                          lode_figure_get_sources (money), lode_figure_get_note (money));
}

LodeFigure *
lode_atlas_convert_money (LodeAtlas         *self,
                          const LodeFigure  *money,
                          int                year,
                          GError           **error)
{
  const LodeAtlasRate *rate;
  const char *currency;
  double millions;

  g_return_val_if_fail (self != NULL && money != NULL, NULL);

  currency = parse_unit (lode_figure_get_unit (money), &millions);
  if (currency == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "“%s” is no money; write a currency such as AUD or million AUD.",
                   lode_figure_get_unit (money));
      return NULL;
    }
  if (g_str_equal (currency, DOLLAR))
    return keep_dollars (money, millions);

  rate = lode_atlas_get_rate (self, currency, year);
  if (rate == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "The atlas has no exchange rate for %s, so the sum stays as it is.", currency);
      return NULL;
    }

  return convert (self, money, rate, millions);
}
