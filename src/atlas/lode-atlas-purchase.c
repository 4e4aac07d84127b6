/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-purchase.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-exchange.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-supply.h"
#include "base/lode-error.h"

/* The later stage first: what is stored is what is sold, not ore. */
static const char * const stages[] = { "metal", "refining", "processing", "separation", "mining" };

/* (transfer full) (nullable): what a chain's last stage makes. */
static LodeFigure *
add_up_last_stage (LodeAtlas  *self,
                   const char *material)
{
  g_autoptr (LodeChain) chain = lode_atlas_build_chain (self, material, 0, NULL);
  double sum = 0;
  guint last;

  if (chain == NULL || lode_chain_get_n_stages (chain) < 2)
    return NULL;

  last = lode_chain_get_n_stages (chain) - 2;
  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->stage == last)
        sum += lode_figure_get_value (node->amount);
    }

  if (!(sum > 0))
    return NULL;

  return lode_figure_new (sum, NAN, NAN, "t", lode_chain_get_year (chain), LODE_BASIS_DERIVED, NULL,
                          "The sum of the chain's last stage.");
}

static const LodeAtlasSupply *
find_world (LodeAtlas  *self,
            const char *material,
            const char *stage)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_production (self, material, stage, "WLD", 0);
  const LodeAtlasSupply *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);

      if (!isnan (supply->tonnes) && g_str_equal (supply->measure, "production") &&
          (found == NULL || supply->year > found->year))
        found = supply;
    }

  return found;
}

/* (transfer full) (nullable): of a chain its last product, else a published total. */
static LodeFigure *
find_world_output (LodeAtlas  *self,
                   const char *material)
{
  const LodeAtlasMaterial *entry = lode_atlas_get_material (self, material);
  const LodeAtlasSupply *world = NULL;

  if (entry != NULL && entry->has_chain)
    return add_up_last_stage (self, material);

  for (guint i = 0; i < G_N_ELEMENTS (stages) && world == NULL; i++)
    world = find_world (self, material, stages[i]);
  if (world == NULL)
    return NULL;

  return lode_figure_new (world->tonnes, NAN, NAN, "t", world->year, LODE_BASIS_REPORTED,
                          lode_figure_get_sources (world->figure),
                          lode_figure_get_note (world->figure));
}

static double
find_rate (LodeAtlas        *self,
           const LodeFigure *money)
{
  const char *unit = lode_figure_get_unit (money);
  const char *space = strrchr (unit, ' ');
  const LodeAtlasRate *rate = lode_atlas_get_rate (self, space != NULL ? space + 1 : unit, 0);

  return rate != NULL ? lode_figure_get_value (rate->figure) : 1;
}

/* Millions of dollars over dollars a kilogram are thousands of tonnes. */
static LodeFigure *
compute_amount (const LodeFigure *usd,
                const LodeFigure *price)
{
  double per_price = 1000 / lode_figure_get_value (price);
  g_autofree char *note =
    g_strdup_printf ("At %.4g USD/kg (%d), if it moved no price.", lode_figure_get_value (price),
                     lode_figure_get_year (price));

  return lode_figure_new (lode_figure_get_value (usd) * per_price,
                          lode_figure_get_low (usd) * per_price,
                          lode_figure_get_high (usd) * per_price, "t", lode_figure_get_year (price),
                          LODE_BASIS_DERIVED, lode_figure_get_sources (price), note);
}

/* (transfer full): "gallium" for "Gallium", but "NdFeB magnets". */
static char *
name_in_sentence (LodeAtlas  *self,
                  const char *material)
{
  char *name = g_strdup (lode_atlas_get_material_name (self, material));

  if (g_ascii_isupper (name[0]) && g_ascii_islower (name[1]) && !g_ascii_isupper (name[2]))
    name[0] = g_ascii_tolower (name[0]);

  return name;
}

/* (transfer full): three or four digits, never an exponent. */
static char *
put_number (double value)
{
  return g_strdup_printf (fabs (value) >= 100 ? "%.0f" : "%.3g", value);
}

static void
put_money (GString                 *words,
           const LodeAtlasPurchase *purchase)
{
  g_autofree char *money = put_number (lode_figure_get_value (purchase->money));
  g_autofree char *usd = put_number (lode_figure_get_value (purchase->usd));
  const char *unit = lode_figure_get_unit (purchase->money);

  g_string_append_printf (words, "%s %s", money, unit);
  if (!g_str_equal (unit, lode_figure_get_unit (purchase->usd)))
    g_string_append_printf (words, " are %s %s and", usd, lode_figure_get_unit (purchase->usd));
}

static char *
put_into_words (LodeAtlas               *self,
                const LodeAtlasPurchase *purchase,
                const char              *material)
{
  g_autofree char *name = name_in_sentence (self, material);
  g_autofree char *price = put_number (lode_figure_get_value (purchase->price));
  g_autofree char *share = put_number (purchase->pct_of_world);
  GString *words = g_string_new (NULL);

  put_money (words, purchase);
  g_string_append_printf (words, " would buy %.0f t of %s at %s USD/kg (%d)",
                          lode_figure_get_value (purchase->amount), name, price,
                          lode_figure_get_year (purchase->price));
  if (!isnan (purchase->pct_of_world))
    g_string_append_printf (words, ", %s %% of what the world makes in a year", share);
  g_string_append (words, ", if it moved no price.");
  if (purchase->is_beyond_world)
    g_string_append (words, " That is more than there is: such a sum cannot be spent on it.");

  return g_string_free (words, FALSE);
}

LodeAtlasPurchase *
lode_atlas_make_purchase (LodeAtlas         *self,
                          const LodeFigure  *money,
                          const char        *material,
                          GError           **error)
{
  g_autoptr (LodeAtlasPurchase) purchase = NULL;

  g_return_val_if_fail (self != NULL && money != NULL && material != NULL, NULL);

  purchase = g_new0 (LodeAtlasPurchase, 1);
  purchase->money = lode_figure_ref ((LodeFigure *) money);
  purchase->usd = lode_atlas_convert_money (self, money, 0, error);
  if (purchase->usd == NULL)
    return NULL;

  purchase->rate = find_rate (self, money);
  purchase->price = lode_atlas_get_reference_price (self, material, 0);
  if (purchase->price == NULL || !(lode_figure_get_value (purchase->price) > 0))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "No source gives a price by weight for %s, so money buys no stated amount of it.",
                   lode_atlas_get_material_name (self, material));
      return NULL;
    }

  purchase->amount = compute_amount (purchase->usd, purchase->price);
  purchase->world = find_world_output (self, material);
  purchase->pct_of_world = NAN;
  if (purchase->world != NULL)
    purchase->pct_of_world = 100 * lode_figure_get_value (purchase->amount) /
                             lode_figure_get_value (purchase->world);
  purchase->is_beyond_world = purchase->pct_of_world > 100;
  purchase->words = put_into_words (self, purchase, material);

  return g_steal_pointer (&purchase);
}

void
lode_atlas_purchase_free (LodeAtlasPurchase *self)
{
  g_clear_pointer (&self->money, lode_figure_unref);
  g_clear_pointer (&self->usd, lode_figure_unref);
  g_clear_pointer (&self->price, lode_figure_unref);
  g_clear_pointer (&self->amount, lode_figure_unref);
  g_clear_pointer (&self->world, lode_figure_unref);
  g_free (self->words);
  g_free (self);
}
