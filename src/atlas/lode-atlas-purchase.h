/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasPurchase: what a sum of money would buy of one material, if it bought nothing else and
 * moved no price.
 * @money: the sum, in its own currency
 * @usd: the same in "million USD", with the exchange rate in its note
 * @rate: US dollars for one unit of the money's currency; 1 for dollars
 * @price: "USD/kg", the one it was computed with
 * @amount: in t of what the price is of; low and high by the range of exchange rates
 * @world: (nullable): what the world makes in a year, in t; %NULL when nobody says
 * @pct_of_world: @amount over @world; NaN without @world
 * @is_beyond_world: it would buy more than the world makes in a year: such a sum cannot be spent
 * @words: all of this in two or three sentences
 */
typedef struct
{
  LodeFigure *money;
  LodeFigure *usd;
  double      rate;
  LodeFigure *price;
  LodeFigure *amount;
  LodeFigure *world;
  double      pct_of_world;
  gboolean    is_beyond_world;
  char       *words;
} LodeAtlasPurchase;

/**
 * lode_atlas_make_purchase:
 * @money: "million AUD" and the like
 * @material: a material or a chain, which is bought as its last product
 *
 * Returns: (transfer full): %NULL with %LODE_ERROR_NOT_FOUND when there is no weight price, or no
 *   exchange rate.
 */
LodeAtlasPurchase *lode_atlas_make_purchase (LodeAtlas         *self,
                                             const LodeFigure  *money,
                                             const char        *material,
                                             GError           **error);
void               lode_atlas_purchase_free (LodeAtlasPurchase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeAtlasPurchase, lode_atlas_purchase_free)

G_END_DECLS
