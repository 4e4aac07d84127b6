/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What security costs, and what acting together is worth. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explainer-private.h"

#include <math.h>

#include "engine/indicators/lode-indicators.h"

static LodeExplainNode *
add_cost (LodeExplainer *self,
          const char    *symbol,
          LodeCost       cost)
{
  const LodeMetric *metric = lode_metric_of (LODE_METRIC_COST, cost);
  LodeExplainNode *node = lode_explainer_add (self, symbol, metric->meaning, self->reading->usd[cost],
                                              metric->unit, LODE_EXPLAIN_COMPUTED);

  if (isnan (self->reading->usd[cost]))
    lode_explainer_set_note (node, cost == LODE_COST_PREMIUM_PER_KG
                                     ? "the alliance uses nothing, or a price is not known"
                                     : "a price is not known");

  return node;
}

static void
add_contract (LodeExplainer *self,
              guint          index)
{
  const LodePriceContract *contract =
    &g_array_index (self->prices->contracts, LodePriceContract, index);
  const LodeContractReading *read = &self->reading->contracts[index];
  LodeExplainNode *node = lode_explainer_add_item (self, "cfd", contract->id,
                                                   "contract for difference, the state's side",
                                                   read->usd[LODE_GROUP_MEMBERS], "USD",
                                                   LODE_EXPLAIN_COMPUTED);

  lode_explainer_name_lever (node, contract->id);
  lode_explainer_enter (self, "cfd = 1000·q·(φ·max(p − F, 0) − max(F − p, 0))", "§6");
  lode_explainer_add (self, "q", "made by members' plants under it",
                      read->quantity[LODE_GROUP_MEMBERS], "t", LODE_EXPLAIN_ALLOCATED);
  node = lode_explainer_add (self, "φ", "share received above the floor", contract->share, "",
                             LODE_EXPLAIN_SCENARIO);
  lode_explainer_name_lever (node, contract->id);
  node = lode_explainer_add (self, "F", "floor", read->floor, "USD/kg", LODE_EXPLAIN_SCENARIO);
  lode_explainer_name_lever (node, contract->id);
  lode_explainer_add (self, "p", "price of what it supports", read->price[LODE_GROUP_MEMBERS],
                      "USD/kg", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "p = p_k·r", "§6");
  lode_explainer_add (self, "p_k", "the same without a shortage", contract->reference, "USD/kg",
                      LODE_EXPLAIN_SCENARIO);
  lode_explainer_add_price_ratio (self, LODE_GROUP_MEMBERS, "r");
  lode_explainer_leave (self);
  lode_explainer_leave (self);
}

static void
add_contracts (LodeExplainer *self,
               const char    *symbol)
{
  add_cost (self, symbol, LODE_COST_CONTRACTS);
  if (isnan (self->reading->usd[LODE_COST_CONTRACTS]))
    return;
  lode_explainer_enter (self, "contracts = Σk(cfd[k])", "§6");
  for (guint i = 0; i < self->prices->contracts->len; i++)
    if (self->reading->contracts[i].quantity[LODE_GROUP_MEMBERS] > 0)
      add_contract (self, i);
  lode_explainer_leave (self);
}

static void
add_market (LodeExplainer *self,
            const char    *symbol,
            const char    *label,
            double         value,
            const char    *unit,
            double         fallback)
{
  lode_explainer_add (self, symbol, label, value, unit,
                      value == fallback ? LODE_EXPLAIN_ASSUMED : LODE_EXPLAIN_SCENARIO);
}

static void
add_recovery (LodeExplainer *self)
{
  const LodeMarket *market = &self->prices->market;
  LodeMarket defaults;

  lode_market_init (&defaults);
  lode_explainer_add (self, "CRF", "capital recovery factor",
                      lode_indicators_capital_recovery (market->discount_rate, market->annuity_years),
                      "", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, market->discount_rate > 0 ? "CRF = i/(1 − (1 + i)^(0 − n))"
                                                        : "CRF = 1/n", "§6");
  add_market (self, "i", "discount rate", market->discount_rate, "", defaults.discount_rate);
  add_market (self, "n", "years", market->annuity_years, "years", defaults.annuity_years);
  lode_explainer_leave (self);
}

static void
add_capital (LodeExplainer *self,
             const char    *symbol)
{
  add_cost (self, symbol, LODE_COST_CAPITAL);
  lode_explainer_enter (self, "capital = CRF·C·T", "§6");
  add_recovery (self);
  lode_explainer_add (self, "C", "capital of members' new plants", self->reading->capex, "USD",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "C = Σk(C[k]·w[k])", NULL);
  for (guint i = 0; i < self->prices->plants->len; i++)
    {
      const LodePricePlant *plant = &g_array_index (self->prices->plants, LodePricePlant, i);
      LodeExplainNode *node = lode_explainer_add_item (self, "C", plant->id, "what it costs to build",
                                                       plant->capex, "USD", LODE_EXPLAIN_SCENARIO);

      lode_explainer_name_lever (node, plant->id);
      lode_explainer_add_item (self, "w", plant->id, "part of the period in which it stands",
                               lode_prices_get_standing (self->prices, self->course->luck, i,
                                                         self->period),
                               "", LODE_EXPLAIN_COMPUTED);
    }
  lode_explainer_leave (self);
  lode_explainer_add_years (self);
  lode_explainer_leave (self);
}

static void
add_holding (LodeExplainer *self,
             const char    *symbol)
{
  LodeMarket defaults;
  const LodeNetwork *network = self->network;

  lode_market_init (&defaults);
  add_cost (self, symbol, LODE_COST_STOCK);
  if (isnan (self->reading->usd[LODE_COST_STOCK]) || self->prices->reference == NULL)
    return;
  lode_explainer_enter (self, "holding = h·p·1000·R·T", "§6");
  add_market (self, "h", "yearly cost by value", self->prices->market.holding_rate, "1/year",
              defaults.holding_rate);
  lode_explainer_add_price (self, LODE_GROUP_MEMBERS, "p");
  lode_explainer_add (self, "R", "stocks of members", self->reading->stock, "t",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "R = Σj(R[j])", NULL);
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      lode_explainer_add_item (self, "R", network->consumer_name[c], network->consumer_name[c],
                               self->stock[c], "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_leave (self);
  lode_explainer_add_years (self);
  lode_explainer_leave (self);
}

static void
add_premium (LodeExplainer *self,
             const char    *symbol)
{
  add_cost (self, symbol, LODE_COST_PREMIUM);
  if (isnan (self->reading->usd[LODE_COST_PREMIUM]))
    return;
  lode_explainer_enter (self, "premium = capital + holding − contracts", "§6");
  add_capital (self, "capital");
  add_holding (self, "holding");
  add_contracts (self, "contracts");
  lode_explainer_leave (self);
}

void
lode_explain_cost (LodeExplainer *self)
{
  switch ((LodeCost) self->metric->index)
    {
    case LODE_COST_CONTRACTS:
      add_contracts (self, "contracts");
      break;
    case LODE_COST_CAPITAL:
      add_capital (self, "capital");
      break;
    case LODE_COST_STOCK:
      add_holding (self, "holding");
      break;
    case LODE_COST_PREMIUM:
      add_premium (self, "premium");
      break;
    case LODE_COST_PREMIUM_PER_KG:
    default:
      add_cost (self, "premium_kg", LODE_COST_PREMIUM_PER_KG);
      if (isnan (self->reading->usd[LODE_COST_PREMIUM_PER_KG]))
        return;
      lode_explainer_enter (self, self->metric->equation, self->metric->section);
      add_premium (self, "premium");
      lode_explainer_add (self, "Q", "what members use", self->reading->served[LODE_GROUP_MEMBERS],
                          "t", LODE_EXPLAIN_ALLOCATED);
      lode_explainer_leave (self);
      break;
    }
}

/* Periods without a shortage add nothing and are left out. */
static void
add_total (LodeExplainer *self,
           const char    *symbol,
           LodeConduct    conduct,
           const char    *label)
{
  g_autofree char *equation = g_strdup_printf ("%s = Σt(x[t])", symbol);
  double sum = 0;

  for (guint t = 0; t < self->plan->n_periods; t++)
    sum += self->shortage[conduct][t];
  lode_explainer_add (self, symbol, label, sum, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, equation, NULL);
  for (guint t = 0; t < self->plan->n_periods; t++)
    if (self->shortage[conduct][t] != 0)
      {
        g_autofree char *month = lode_month_format (lode_plan_get_period_start (self->plan, t));

        lode_explainer_add_item (self, "x", month, "shortage of the period",
                                 self->shortage[conduct][t], "t", LODE_EXPLAIN_ALLOCATED);
      }
  lode_explainer_leave (self);
}

void
lode_explain_total (LodeExplainer *self)
{
  double total[LODE_N_CONDUCTS] = { 0 };
  double price = lode_prices_get_reference (self->prices);
  double dividend, value;
  LodeExplainNode *node;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (guint t = 0; t < self->plan->n_periods; t++)
      total[k] += self->shortage[k][t];
  dividend = total[LODE_CONDUCT_FRAGMENTED] - total[LODE_CONDUCT_COORDINATED];
  value = dividend;
  if (self->metric->index == LODE_METRIC_DIVIDEND_SHARE)
    value = total[0] > 0 ? 100 * dividend / total[0] : 0;
  else if (self->metric->index == LODE_METRIC_DIVIDEND_USD)
    value = dividend * 1000 * price;

  node = lode_explainer_add (self, "dividend", self->metric->meaning, value, self->metric->unit,
                             LODE_EXPLAIN_COMPUTED);
  if (isnan (value))
    {
      lode_explainer_set_note (node, "no reference price is known");
      return;
    }
  if (self->metric->index == LODE_METRIC_DIVIDEND_SHARE && !(total[0] > 0))
    lode_explainer_enter (self, NULL, self->metric->section);
  else
    lode_explainer_enter (self, self->metric->equation, self->metric->section);
  if (self->metric->index == LODE_METRIC_DIVIDEND_USD)
    lode_explainer_add_figure (self, "p₀", "reference price", self->prices->reference);
  add_total (self, "A", LODE_CONDUCT_FRAGMENTED, "shortage, each for itself");
  add_total (self, "C", LODE_CONDUCT_COORDINATED, "shortage, together");
  lode_explainer_leave (self);
}
