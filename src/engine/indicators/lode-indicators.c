/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-indicators.h"

#include <math.h>

#include "base/lode-portable.h"

#define DAYS_A_YEAR 365.0
#define KILOGRAMS_A_TONNE 1000.0

static double
divide (double a,
        double b)
{
  return b != 0 ? a / b : (double) NAN;
}

double
lode_indicators_hhi (const double *shares,
                     guint         n_shares)
{
  double sum = 0;

  for (guint i = 0; i < n_shares; i++)
    sum += shares[i] * shares[i];

  return sum;
}

double
lode_indicators_net_import_reliance (double imports,
                                     double exports,
                                     double stock_draw,
                                     double production)
{
  double net = imports - exports + stock_draw;

  return divide (net, production + net);
}

double
lode_indicators_eu_supply_risk (double hhi_global,
                                double hhi_eu,
                                double import_reliance,
                                double recycling_input_rate,
                                double substitution_index)
{
  double half = import_reliance / 2;

  return (hhi_global * half + hhi_eu * (1 - half)) * (1 - recycling_input_rate) * substitution_index;
}

double
lode_indicators_n_minus_1 (double supply,
                           double top,
                           double demand)
{
  return divide (supply - top, demand);
}

double
lode_indicators_days_of_cover (double stock_t,
                               double use_t_per_year)
{
  return divide (stock_t * DAYS_A_YEAR, use_t_per_year);
}

double
lode_indicators_geopolrisk (double hhi,
                            double weighted_trade,
                            double trade,
                            double production)
{
  return divide (hhi * weighted_trade, trade + production);
}

double
lode_indicators_supply_risk (double disruption,
                             double trade_exposure,
                             double vulnerability)
{
  double product = disruption * trade_exposure * vulnerability;

  return product > 0 ? lode_portable_pow (product, 1. / 3) : product;
}

double
lode_indicators_price_ratio (double supply_ratio,
                             double demand_elasticity,
                             double supply_elasticity)
{
  return lode_indicators_bounded_price_ratio (supply_ratio, demand_elasticity, supply_elasticity, 0,
                                              LODE_PRICE_CAP);
}

double
lode_indicators_bounded_price_ratio (double supply_ratio,
                                     double demand_elasticity,
                                     double supply_elasticity,
                                     double lowest,
                                     double highest)
{
  double spread = demand_elasticity - supply_elasticity;

  if (!(spread < 0))
    return (double) NAN;
  if (!(supply_ratio > 0))
    return highest;

  return fmin (fmax (lode_portable_pow (supply_ratio, 1 / spread), lowest), highest);
}

double
lode_indicators_cfd_usd (double price,
                         double floor,
                         double quantity_t,
                         double share)
{
  double per_kg = price < floor ? price - floor : share * (price - floor);

  return per_kg * quantity_t * KILOGRAMS_A_TONNE;
}

double
lode_indicators_capital_recovery (double rate,
                                  double years)
{
  if (rate == 0)
    return divide (1, years);

  return divide (rate, 1 - lode_portable_pow (1 + rate, -years));
}

double
lode_indicators_premium (double                price,
                         const LodePriceFloor *floors,
                         guint                 n_floors,
                         double                capex_usd,
                         double                capital_recovery,
                         double                stock_t,
                         double                holding_rate,
                         double                use_t)
{
  double usd = capital_recovery * capex_usd + holding_rate * price * stock_t * KILOGRAMS_A_TONNE;

  for (guint i = 0; i < n_floors; i++)
    usd -= lode_indicators_cfd_usd (price, floors[i].floor, floors[i].quantity_t, floors[i].share);

  return divide (usd, use_t * KILOGRAMS_A_TONNE);
}
