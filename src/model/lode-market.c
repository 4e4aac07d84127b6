/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-market.h"

#include <math.h>

/* A number of the market: its member in a file, its default and its bounds. */
static const struct
{
  const char *name;
  gsize       offset;
  double      fallback;
  double      minimum;
  double      maximum;
} numbers[] = {
  { "demand_elasticity", G_STRUCT_OFFSET (LodeMarket, demand_elasticity), -0.3, -10, -0.01 },
  { "supply_elasticity", G_STRUCT_OFFSET (LodeMarket, supply_elasticity), 0.2, 0, 10 },
  { "price_floor_usd_per_kg", G_STRUCT_OFFSET (LodeMarket, price_floor), 0, 0, 1e6 },
  { "price_cap", G_STRUCT_OFFSET (LodeMarket, price_cap), 20, 1, 1000 },
  { "discount_rate", G_STRUCT_OFFSET (LodeMarket, discount_rate), 0.08, 0, 1 },
  { "annuity_years", G_STRUCT_OFFSET (LodeMarket, annuity_years), 15, 1, 100 },
  { "holding_rate", G_STRUCT_OFFSET (LodeMarket, holding_rate), 0.08, 0, 1 },
};

static double *
number_at (LodeMarket *self,
           guint       index)
{
  return (double *) G_STRUCT_MEMBER_P (self, numbers[index].offset);
}

static double
get_number (const LodeMarket *self,
            guint             index)
{
  return *(const double *) G_STRUCT_MEMBER_P (self, numbers[index].offset);
}

void
lode_market_init (LodeMarket *self)
{
  g_return_if_fail (self != NULL);

  self->price = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *number_at (self, i) = numbers[i].fallback;
}

void
lode_market_clear (LodeMarket *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->price, lode_figure_unref);
}

void
lode_market_copy (LodeMarket       *self,
                  const LodeMarket *other)
{
  LodeFigure *price;

  g_return_if_fail (self != NULL && other != NULL);

  price = other->price != NULL ? lode_figure_ref (other->price) : NULL;
  g_clear_pointer (&self->price, lode_figure_unref);
  *self = *other;
  self->price = price;
}

gboolean
lode_market_equal (const LodeMarket *a,
                   const LodeMarket *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (get_number (a, i) != get_number (b, i))
      return FALSE;
  if (a->price == NULL || b->price == NULL)
    return a->price == b->price;

  return lode_figure_equal (a->price, b->price);
}

static gboolean
is_price (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isfinite (value) && value > 0;
}

gboolean
lode_market_is_valid (const LodeMarket *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!(get_number (self, i) >= numbers[i].minimum && get_number (self, i) <= numbers[i].maximum))
      return FALSE;

  return self->price == NULL || is_price (self->price);
}

void
lode_market_read (LodeMarket     *self,
                  LodeJsonReader *reader)
{
  LodeFigure *price;

  g_return_if_fail (self != NULL && reader != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = lode_json_reader_get_number (reader, numbers[i].name, numbers[i].fallback);

      if (value >= numbers[i].minimum && value <= numbers[i].maximum)
        *number_at (self, i) = value;
      else if (!lode_json_reader_has_failed (reader))
        lode_json_reader_fail (reader, numbers[i].name, "%g is out of range; it lies between %g and %g",
                               value, numbers[i].minimum, numbers[i].maximum);
    }
  price = lode_figure_read_member (reader, "reference_price", "USD/kg");
  if (price != NULL && !is_price (price))
    lode_json_reader_fail (reader, "reference_price", "a price is a number above 0");
  g_clear_pointer (&self->price, lode_figure_unref);
  self->price = price;
}

void
lode_market_write (const LodeMarket *self,
                   LodeJsonWriter   *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  if (self->price != NULL)
    {
      lode_json_writer_member (writer, "reference_price");
      lode_figure_write (self->price, writer);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (get_number (self, i) != numbers[i].fallback)
      lode_json_writer_member_number (writer, numbers[i].name, get_number (self, i));
}
