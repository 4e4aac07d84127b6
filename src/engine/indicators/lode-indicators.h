/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * The formulas of MODEL §6 and §7 on bare numbers. Shares are 0 to 1, amounts in one unit
 * throughout, prices in USD/kg, money in USD. Each returns NaN where its denominator is zero.
 */

/* Σ share²; × 10,000 is the other common scale. */
double lode_indicators_hhi (const double *shares,
                            guint         n_shares);
/* Net import reliance (M − X + ΔS)/(P + M − X + ΔS); ΔS is stock drawn down. USGS. */
double lode_indicators_net_import_reliance (double imports,
                                            double exports,
                                            double stock_draw,
                                            double production);
/* [HHI_GS·IR/2 + HHI_EU·(1 − IR/2)]·(1 − RIR)·SI. European Commission, 2023 methodology. */
double lode_indicators_eu_supply_risk (double hhi_global,
                                       double hhi_eu,
                                       double import_reliance,
                                       double recycling_input_rate,
                                       double substitution_index);
/* (supply − largest supplier)/demand. */
double lode_indicators_n_minus_1 (double supply,
                                  double top,
                                  double demand);
/* stock/(use a year/365). */
double lode_indicators_days_of_cover (double stock_t,
                                      double use_t_per_year);
/* HHI·Σ(q·wgi)/(ΣQ + production). */
double lode_indicators_geopolrisk (double hhi,
                                   double weighted_trade,
                                   double trade,
                                   double production);
/* (DP·TE·EV)^⅓. USGS. */
double lode_indicators_supply_risk (double disruption,
                                    double trade_exposure,
                                    double vulnerability);

/* Highest price as a multiple of the reference; at it a price is "beyond the model". */
#define LODE_PRICE_CAP 20.0
/* p/p₀ = (S/D)^(1/(ε_d − ε_s)), at most %LODE_PRICE_CAP, which no supply at all reaches. */
double lode_indicators_price_ratio (double supply_ratio,
                                    double demand_elasticity,
                                    double supply_elasticity);
/* The same between other bounds, both multiples of the reference price. */
double lode_indicators_bounded_price_ratio (double supply_ratio,
                                            double demand_elasticity,
                                            double supply_elasticity,
                                            double lowest,
                                            double highest);
/* A contract for difference seen from the state, in USD: −(F − p)⁺·q + φ·(p − F)⁺·q. */
double lode_indicators_cfd_usd (double price,
                                double floor,
                                double quantity_t,
                                double share);
/* Capital recovery factor r/(1 − (1 + r)^−n); 8 % over 15 years is the model's own. */
double lode_indicators_capital_recovery (double rate,
                                         double years);

typedef struct
{
  double floor;       /* USD/kg */
  double quantity_t;
  double share;       /* φ of what lies above the floor */
} LodePriceFloor;

/* Security premium in USD per kg used:
 * [Σ((F − p)⁺ − φ(p − F)⁺)q + CRF·capex + h·p·R]/Q. */
double lode_indicators_premium (double                price,
                                const LodePriceFloor *floors,
                                guint                 n_floors,
                                double                capex_usd,
                                double                capital_recovery,
                                double                stock_t,
                                double                holding_rate,
                                double                use_t);

G_END_DECLS
