/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeMarket: what prices and the security premium of a scenario go by (MODEL §6). A plain value;
 * lode_market_copy() and lode_market_clear() look after its figure.
 * @price: (nullable): reference price p₀ of the last product, USD/kg; %NULL is the atlas's
 * @demand_elasticity: ε_d, below 0; assumed −0.3 in the short run
 * @supply_elasticity: ε_s, at least 0; assumed 0.2
 * @price_floor: lowest price, USD/kg; 0 is none. Not a contract: see the lever "price_floor"
 * @price_cap: highest price as a multiple of p₀, beyond which the model says nothing
 * @discount_rate, @annuity_years: of the annuity of capital: 8 % over 15 years
 * @holding_rate: yearly cost of a stock as a share of its value
 */
typedef struct
{
  LodeFigure *price;
  double      demand_elasticity;
  double      supply_elasticity;
  double      price_floor;
  double      price_cap;
  double      discount_rate;
  double      annuity_years;
  double      holding_rate;
} LodeMarket;

/* The defaults above. */
void     lode_market_init (LodeMarket *self);
void     lode_market_clear (LodeMarket *self);
/* @self has been initialised. */
void     lode_market_copy (LodeMarket       *self,
                           const LodeMarket *other);
gboolean lode_market_equal (const LodeMarket *a,
                            const LodeMarket *b);
/* Whether every number lies where a file may have it. */
gboolean lode_market_is_valid (const LodeMarket *self);

/* JSON: {"reference_price": FIGURE, "demand_elasticity": -0.3, "supply_elasticity": 0.2,
 * "price_floor_usd_per_kg": 0, "price_cap": 20, "discount_rate": 0.08, "annuity_years": 15,
 * "holding_rate": 0.08}, all of them optional. The reader stands in the object. */
void     lode_market_read (LodeMarket     *self,
                           LodeJsonReader *reader);
/* Only what differs from the defaults. */
void     lode_market_write (const LodeMarket *self,
                            LodeJsonWriter   *writer);

G_END_DECLS
