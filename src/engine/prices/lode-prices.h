/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"
#include "engine/network/lode-allocation.h"
#include "engine/scenario/lode-plan.h"
#include "model/lode-market.h"

G_BEGIN_DECLS

/* Controls split prices: the alliance has one, everyone else another. */
enum
{
  LODE_GROUP_OTHERS,
  LODE_GROUP_MEMBERS,
  LODE_N_GROUPS,
};

/**
 * LodePriceContract: a price floor as a contract for difference (MODEL §3, §6).
 * @lever: index into the plan's levers
 * @share: φ, what the state receives above the floor
 * @reference: p₀ of the supported product, USD/kg; NaN where it is not known
 * @producers: (element-type guint): whose output it supports
 */
typedef struct
{
  guint   lever;
  char   *id;
  double  share;
  double  reference;
  GArray *producers;
} LodePriceContract;

/* A new plant of a member. @capex: USD, 0 where it is not known. */
typedef struct
{
  guint   lever;
  char   *id;
  double  capex;
} LodePricePlant;

/**
 * LodePrices: what a scenario's prices and costs go by, worked out once; read by every period and
 * thread. @reference: (nullable): p₀ of the last product, USD/kg.
 */
typedef struct
{
  const LodePlan *plan;
  LodeMarket      market;
  LodeFigure     *reference;
  GArray         *contracts;   /* LodePriceContract */
  GArray         *plants;      /* LodePricePlant */
} LodePrices;

/* How a contract goes in a period; by group of the plants. t, USD/kg, USD. */
typedef struct
{
  double floor;
  double quantity[LODE_N_GROUPS];
  double price[LODE_N_GROUPS];
  double usd[LODE_N_GROUPS];
} LodeContractReading;

/**
 * LodePriceReading: a period's prices and costs (MODEL §6).
 * @served, @demand: t, by group
 * @ratio: price as a multiple of the reference price; @price: USD/kg, NaN without a reference
 * @contracts: [contracts->len]
 * @capex: USD of members' plants that stand, in proportion to the part of the period
 * @stock: t that members hold at the end
 * @usd: contracts, capital, stock, premium; and the last one per kg (see LodeCost)
 */
typedef struct
{
  double               served[LODE_N_GROUPS];
  double               demand[LODE_N_GROUPS];
  double               ratio[LODE_N_GROUPS];
  double               price[LODE_N_GROUPS];
  LodeContractReading *contracts;
  double               capex;
  double               stock;
  double               usd[LODE_N_COSTS];
} LodePriceReading;

/* @plan: of @scenario; must outlive the prices. Adds notes to it on what is not known. */
LodePrices       *lode_prices_new (LodePlan        *plan,
                                   const LodeChain *baseline,
                                   LodeScenario    *scenario,
                                   LodeAtlas       *atlas);
void              lode_prices_free (LodePrices *self);
/* USD/kg, NaN where it is not known. */
double            lode_prices_get_reference (const LodePrices *self);
LodePriceReading *lode_price_reading_new (const LodePrices *self);
void              lode_price_reading_free (LodePriceReading *reading);
/* The price ratios alone, which are cheap. */
void              lode_prices_read_ratios (const LodePrices     *self,
                                           const LodeNetwork    *network,
                                           const LodeAllocation *allocation,
                                           LodePriceReading     *reading);
/* @network: with the period's demand. @stock: [n_consumers] at the end of the period, t. */
void              lode_prices_read (const LodePrices     *self,
                                    const LodeLuck       *luck,
                                    guint                 period,
                                    const LodeNetwork    *network,
                                    const LodeAllocation *allocation,
                                    const double         *stock,
                                    LodePriceReading     *reading);
/* Part of a period (0 to 1) in which a lever's window is open. */
double            lode_prices_get_overlap (const LodePlan *plan,
                                           guint           period,
                                           double          from,
                                           double          until);
/* Part of a period (0 to 1) in which a plant stands, as its luck has it. */
double            lode_prices_get_standing (const LodePrices *self,
                                            const LodeLuck   *luck,
                                            guint             plant,
                                            guint             period);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePrices, lode_prices_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePriceReading, lode_price_reading_free)

G_END_DECLS
