/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-metric.h"

/* Equations are written so that they can be computed as they stand: a symbol is an input of the
 * explanation, "share[c]" one of a list, Σc(…) the sum over that list. */
#define SERIES(name, index, scale, unit, equation, section, meaning) \
  { name, LODE_METRIC_CONSUMER, index, scale, unit, equation, section, meaning }
#define STAGE(name, index, scale, unit, equation, meaning) \
  { name, LODE_METRIC_STAGE, index, scale, unit, equation, "§7", meaning }

static const LodeMetric metrics[] = {
  SERIES ("demand_t", LODE_SERIES_DEMAND, 1, "t", "d = d₀·T·g", "§1, §3",
          "demand of the period"),
  SERIES ("served_t", LODE_SERIES_SERVED, 1, "t", "served = Σi(x[i]) − a + z", "§4, §5",
          "what reached it, own stock included"),
  SERIES ("shortage_t", LODE_SERIES_SHORTAGE, 1, "t", "shortage = d − served", "§4, §5",
          "demand that was not served"),
  SERIES ("stock_t", LODE_SERIES_STOCK, 1, "t", "R = R₀ + G + a − z", "§3",
          "stock at the end of the period"),
  SERIES ("stock_draw_t", LODE_SERIES_DRAW, 1, "t", "z = R₀ + G + a − R", "§4, §5",
          "what left the stock in the period"),
  SERIES ("largest_share_pct", LODE_SERIES_LARGEST_SHARE, 100, "%", "share = 100·Σk(σ[k]·O[k])", "§7",
          "the largest third country's share of use, home supply in the denominator"),
  SERIES ("exposure_pct", LODE_SERIES_EXPOSURE, 100, "%", "X = 100·Σk(σ[k]·X[k])", "§7",
          "use whose chain passes through the third country that it passes through most"),
  SERIES ("unknown_pct", LODE_SERIES_UNKNOWN, 100, "%", "U = 100·Σk(σ[k]·U[k])", "§7",
          "use that passes a maker whose inputs are not known"),
  SERIES ("net_import_reliance_pct", LODE_SERIES_IMPORT_RELIANCE, 100, "%",
          "NIR = 100·(M − X + ΔS)/(P + M − X + ΔS)", "§7",
          "net imports of the last product by apparent use"),
  SERIES ("n_minus_1_pct", LODE_SERIES_N_MINUS_1, 100, "%", "N1 = 100·(S − x)/d", "§7",
          "demand that could be served without the largest third country"),
  SERIES ("cover_days", LODE_SERIES_DAYS_OF_COVER, 1, "days", "cover = R·T/d", "§7",
          "days of use that the stock lasts"),
  SERIES ("price_ratio", LODE_SERIES_PRICE_RATIO, 1, "",
          "r = clamp((S/D)^(1/(ε_d − ε_s)), p_min/p₀, r_max)", "§6",
          "price by reference price, members and others apart; at the cap beyond the model"),
  SERIES ("price_usd_per_kg", LODE_SERIES_PRICE, 1, "USD/kg", "p = p₀·r", "§6",
          "price; nothing where no reference price is known"),
  STAGE ("origin_largest_share_pct", LODE_STAGE_LARGEST_SHARE, 100, "%", "share = 100·Σk(σ[k]·O[k])",
         "use whose step of the stage took place in the largest third country"),
  STAGE ("hhi_low", LODE_STAGE_HHI_LOW, 1, "", "HHI = Σc(share[c]^2)",
         "concentration of origins (0 to 1), OTH and UNK atomistic"),
  STAGE ("hhi_high", LODE_STAGE_HHI_HIGH, 1, "", "HHI = Σc(share[c]^2)",
         "concentration of origins (0 to 1), OTH and UNK as one country each"),
  STAGE ("home_output_pct", LODE_STAGE_HOME_OUTPUT, 100, "%", "share = 100·P/use",
         "what home plants make by what is used"),
  STAGE ("home_capacity_pct", LODE_STAGE_HOME_CAPACITY, 100, "%", "share = 100·K/d",
         "what home plants could make by demand"),
  STAGE ("eu_supply_risk", LODE_STAGE_EU_SUPPLY_RISK, 1, "",
         "SR = (HHI_GS·IR/2 + HHI_EU·(1 − IR/2))·(1 − RIR)·SI",
         "supply risk of the European Commission's method"),
  STAGE ("geopolrisk", LODE_STAGE_GEOPOLRISK, 1, "", "GPR = HHI·Σc(q[c]·wgi[c])/(Q + P)",
         "geopolitical supply risk of imports"),
  STAGE ("usgs_supply_risk", LODE_STAGE_USGS_RISK, 1, "", "SR = cbrt(DP·TE·EV)",
         "supply risk of the U.S. Geological Survey's method, at most (EV = 1)"),
  { "direct_share_pct", LODE_METRIC_COUNTRY, LODE_METRIC_DIRECT_SHARE, 100, "%",
    "share = 100·Σk(σ[k]·O[k])", "§7", "a country's part of the use of the last product" },
  { "origin_share_pct", LODE_METRIC_COUNTRY, LODE_METRIC_ORIGIN_SHARE, 100, "%",
    "share = 100·Σk(σ[k]·O[k])", "§7", "use whose step of the stage took place in a country" },
  { "country_exposure_pct", LODE_METRIC_COUNTRY, LODE_METRIC_COUNTRY_EXPOSURE, 100, "%",
    "X = 100·Σk(σ[k]·X[k])", "§7", "use whose chain passes through a country at any stage" },
  { "contracts_usd", LODE_METRIC_COST, LODE_COST_CONTRACTS, 1, "USD", "contracts = Σk(cfd[k])", "§6",
    "price floors of members' plants from the state's side; below 0 it pays" },
  { "capital_usd", LODE_METRIC_COST, LODE_COST_CAPITAL, 1, "USD", "capital = CRF·C·T", "§6",
    "the period's part of the annuity of members' new plants" },
  { "stock_holding_usd", LODE_METRIC_COST, LODE_COST_STOCK, 1, "USD", "holding = h·p·1000·R·T", "§6",
    "what holding the members' stocks costs" },
  { "premium_usd", LODE_METRIC_COST, LODE_COST_PREMIUM, 1, "USD",
    "premium = capital + holding − contracts", "§6", "security premium of the alliance" },
  { "premium_usd_per_kg", LODE_METRIC_COST, LODE_COST_PREMIUM_PER_KG, 1, "USD/kg",
    "premium_kg = premium/(1000·Q)", "§6", "security premium per kg that the alliance uses" },
  { "dividend_t", LODE_METRIC_TOTAL, LODE_METRIC_DIVIDEND, 1, "t", "dividend = A − C", "§5",
    "coordination dividend: fragmented less coordinated shortage, all periods" },
  { "dividend_pct", LODE_METRIC_TOTAL, LODE_METRIC_DIVIDEND_SHARE, 100, "%",
    "dividend = 100·(A − C)/A", "§5", "the same by the fragmented shortage" },
  { "dividend_usd", LODE_METRIC_TOTAL, LODE_METRIC_DIVIDEND_USD, 1, "USD",
    "dividend = 1000·p₀·(A − C)", "§5, §6", "the same at the reference price" },
  { NULL },
};

const LodeMetric *
lode_metric_list (void)
{
  return metrics;
}

const LodeMetric *
lode_metric_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (const LodeMetric *metric = metrics; metric->name != NULL; metric++)
    if (g_str_equal (metric->name, name))
      return metric;

  return NULL;
}

const LodeMetric *
lode_metric_of (LodeMetricScope scope,
                guint           index)
{
  for (const LodeMetric *metric = metrics; metric->name != NULL; metric++)
    if (metric->scope == scope && metric->index == index)
      return metric;

  g_return_val_if_reached (NULL);
}

char *
lode_metric_list_names (void)
{
  GString *names = g_string_new (NULL);

  for (const LodeMetric *metric = metrics; metric->name != NULL; metric++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", metric->name);

  return g_string_free (names, FALSE);
}
