/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-prices.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-project.h"
#include "engine/indicators/lode-indicators.h"
#include "model/lode-actor.h"

#define USD_A_MILLION 1e6
#define KILOGRAMS_A_TONNE 1000.0

static void
contract_clear (gpointer data)
{
  LodePriceContract *contract = data;

  g_free (contract->id);
  g_clear_pointer (&contract->producers, g_array_unref);
}

static void
plant_clear (gpointer data)
{
  g_free (((LodePricePlant *) data)->id);
}

static gboolean
names_country (const char * const *countries,
               const char         *country)
{
  if (g_str_has_suffix (country, LODE_ACTOR_RECYCLED))
    return FALSE;

  return countries[0] == NULL || g_strv_contains (countries, country) ||
         (lode_actor_is_eu (country) && g_strv_contains (countries, "EU27"));
}

/* Without a stage it supports the last product: a kilogram is not paid for at every step. */
static gboolean
names_stage (LodeLever       *lever,
             const LodeChain *baseline,
             guint            stage,
             guint            n_stages)
{
  const char * const *stages = lode_lever_get_stages (lever);

  return stages[0] == NULL ? stage + 1 == n_stages
                           : g_strv_contains (stages, lode_chain_get_stage (baseline, stage)->key);
}

/* The product's own price where the lever states it; the reference price is of the last product. */
static double
find_contract_price (const LodePrices        *self,
                     LodeLever               *lever,
                     const LodePriceContract *contract)
{
  const LodeNetwork *network = self->plan->network;
  double own = lode_lever_get_magnitude (lever, "price").value;

  if (own > 0)
    return own;
  for (guint k = 0; k < contract->producers->len; k++)
    if (network->producer_stage[g_array_index (contract->producers, guint, k)] + 1 !=
        network->n_stages)
      return (double) NAN;

  return lode_prices_get_reference (self);
}

static void
add_contract (LodePrices      *self,
              LodeLever       *lever,
              guint            index,
              const LodeChain *baseline)
{
  const LodeNetwork *network = self->plan->network;
  LodePriceContract contract = { .lever = index };

  contract.id = g_strdup (lode_lever_get_id (lever));
  contract.share = lode_lever_get_magnitude (lever, "share").value;
  contract.producers = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < network->n_producers; i++)
    if (names_country (lode_lever_get_countries (lever), network->producer_name[i]) &&
        names_stage (lever, baseline, network->producer_stage[i], network->n_stages))
      g_array_append_val (contract.producers, i);
  contract.reference = find_contract_price (self, lever, &contract);
  if (contract.producers->len > 0 && isnan (contract.reference))
    g_ptr_array_add (self->plan->notes,
                     g_strdup_printf ("The price of what lever “%s” supports is not known; what it "
                                      "pays is not in the result.", contract.id));
  g_array_append_val (self->contracts, contract);
}

static void
add_plant (LodePrices          *self,
           LodeLever           *lever,
           const LodePlanLever *planned,
           guint                index)
{
  LodePricePlant plant = { index, NULL, 0 };

  if (!self->plan->network->producer_is_member[planned->producer])
    return;
  plant.id = g_strdup (planned->id);
  plant.capex = lode_lever_get_magnitude (lever, "capex").value * USD_A_MILLION;
  g_array_append_val (self->plants, plant);
}

/* As a person knows it: by the lever's title, the project's name, or the lever's id. */
static const char *
name_plant (LodeScenario *scenario,
            LodeAtlas    *atlas,
            const char   *id)
{
  LodeLever *lever = lode_scenario_find_lever (scenario, id);
  const char *title = lode_lever_get_title (lever);
  const char *project = lode_lever_get_project (lever);
  const LodeAtlasProject *known = project != NULL ? lode_atlas_get_project (atlas, project) : NULL;

  return title != NULL ? title : known != NULL ? known->name : id;
}

/* One sentence on all plants of which nobody says what they cost. */
static void
note_costs (const LodePrices *self,
            LodeScenario     *scenario,
            LodeAtlas        *atlas)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->plants->len; i++)
    {
      const LodePricePlant *plant = &g_array_index (self->plants, LodePricePlant, i);

      if (!(plant->capex > 0))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                name_plant (scenario, atlas, plant->id));
    }
  if (names->len > 0)
    g_ptr_array_add (self->plan->notes,
                     g_strdup_printf ("What these plants cost is not stated and not in the premium: "
                                      "%s.", names->str));
}

LodePrices *
lode_prices_new (LodePlan        *plan,
                 const LodeChain *baseline,
                 LodeScenario    *scenario,
                 LodeAtlas       *atlas)
{
  LodePrices *self;

  g_return_val_if_fail (plan != NULL && baseline != NULL && atlas != NULL, NULL);

  self = g_new0 (LodePrices, 1);
  self->plan = plan;
  lode_market_copy (&self->market, lode_scenario_get_market (scenario));
  self->reference = self->market.price != NULL
                      ? lode_figure_ref (self->market.price)
                      : lode_atlas_get_reference_price (atlas, lode_chain_get_material (baseline), 0);
  self->contracts = g_array_new (FALSE, FALSE, sizeof (LodePriceContract));
  g_array_set_clear_func (self->contracts, contract_clear);
  self->plants = g_array_new (FALSE, FALSE, sizeof (LodePricePlant));
  g_array_set_clear_func (self->plants, plant_clear);

  for (guint i = 0; i < plan->levers->len; i++)
    {
      const LodePlanLever *planned = g_ptr_array_index (plan->levers, i);
      LodeLever *lever = lode_scenario_find_lever (scenario, planned->id);

      /* What a companion chain makes has a price of its own, which is not known here. */
      if (planned->companion != 0)
        continue;
      if (lever != NULL && planned->kind == LODE_LEVER_PRICE_FLOOR)
        add_contract (self, lever, i, baseline);
      else if (lever != NULL && planned->kind == LODE_LEVER_PROJECT)
        add_plant (self, lever, planned, i);
    }
  note_costs (self, scenario, atlas);

  return self;
}

void
lode_prices_free (LodePrices *self)
{
  g_return_if_fail (self != NULL);

  lode_market_clear (&self->market);
  g_clear_pointer (&self->reference, lode_figure_unref);
  g_array_unref (self->contracts);
  g_array_unref (self->plants);
  g_free (self);
}

double
lode_prices_get_reference (const LodePrices *self)
{
  return self->reference != NULL ? lode_figure_get_value (self->reference) : (double) NAN;
}

LodePriceReading *
lode_price_reading_new (const LodePrices *self)
{
  LodePriceReading *reading = g_new0 (LodePriceReading, 1);

  reading->contracts = g_new0 (LodeContractReading, self->contracts->len + 1);

  return reading;
}

void
lode_price_reading_free (LodePriceReading *reading)
{
  g_return_if_fail (reading != NULL);

  g_free (reading->contracts);
  g_free (reading);
}

double
lode_prices_get_overlap (const LodePlan *plan,
                         guint           period,
                         double          from,
                         double          until)
{
  double start = lode_plan_get_period_start (plan, period);
  double begin = fmax (start, from);
  double end = fmin (start + plan->period_months, until);

  return fmax (0, end - begin) / plan->period_months;
}

static double
window_overlap (const LodePlan      *plan,
                const LodePlanLever *lever,
                guint                period)
{
  return lode_prices_get_overlap (plan, period,
                                  lever->from != LODE_MONTH_NONE ? lever->from : plan->from,
                                  lever->to != LODE_MONTH_NONE ? lever->to + 1.0 : (double) INFINITY);
}

double
lode_prices_get_standing (const LodePrices *self,
                          const LodeLuck   *luck,
                          guint             plant,
                          guint             period)
{
  guint index = g_array_index (self->plants, LodePricePlant, plant).lever;
  const LodePlanLever *lever = g_ptr_array_index (self->plan->levers, index);

  if (!luck[index].happens)
    return 0;

  return lode_prices_get_overlap (self->plan, period,
                                  lode_plan_project_begin (lever, &luck[index]),
                                  lever->to != LODE_MONTH_NONE ? lever->to + 1.0
                                                               : (double) INFINITY);
}

void
lode_prices_read_ratios (const LodePrices     *self,
                         const LodeNetwork    *network,
                         const LodeAllocation *allocation,
                         LodePriceReading     *reading)
{
  double reference = lode_prices_get_reference (self);
  double lowest = reference > 0 ? self->market.price_floor / reference : 0;

  for (guint g = 0; g < LODE_N_GROUPS; g++)
    reading->served[g] = reading->demand[g] = 0;
  for (guint c = 0; c < network->n_consumers; c++)
    {
      guint g = network->consumer_is_member[c] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;

      reading->demand[g] += lode_network_get_demand (network, c);
      reading->served[g] += allocation->served[c];
    }
  for (guint g = 0; g < LODE_N_GROUPS; g++)
    {
      double supply = reading->demand[g] > 0 ? reading->served[g] / reading->demand[g] : 1;

      reading->ratio[g] =
        lode_indicators_bounded_price_ratio (supply, self->market.demand_elasticity,
                                             self->market.supply_elasticity, lowest,
                                             fmax (lowest, self->market.price_cap));
      reading->price[g] = reading->ratio[g] * reference;
    }
}

static void
read_contract (const LodePrices     *self,
               const LodeLuck       *luck,
               guint                 index,
               guint                 period,
               const LodeAllocation *allocation,
               LodePriceReading     *reading)
{
  const LodePriceContract *contract = &g_array_index (self->contracts, LodePriceContract, index);
  const LodeNetwork *network = self->plan->network;
  LodeContractReading *result = &reading->contracts[index];
  double part = luck[contract->lever].happens
                  ? window_overlap (self->plan, g_ptr_array_index (self->plan->levers, contract->lever),
                                    period)
                  : 0;

  memset (result, 0, sizeof *result);
  result->floor = luck[contract->lever].value[LODE_FLOOR_FLOOR];
  for (guint k = 0; k < contract->producers->len && part > 0; k++)
    {
      guint i = g_array_index (contract->producers, guint, k);
      guint s = network->producer_stage[i];
      guint g = network->producer_is_member[i] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;

      for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
        if (network->arc_from[a] == i)
          result->quantity[g] += part * allocation->flow[a] / network->factor[s];
    }
  for (guint g = 0; g < LODE_N_GROUPS; g++)
    {
      result->price[g] = contract->reference * reading->ratio[g];
      result->usd[g] = result->quantity[g] > 0
                         ? lode_indicators_cfd_usd (result->price[g], result->floor,
                                                    result->quantity[g], contract->share)
                         : 0;
    }
}

static double
recover_capital (const LodePrices *self,
                 double            capex)
{
  return capex * lode_indicators_capital_recovery (self->market.discount_rate,
                                                   self->market.annuity_years) *
         self->plan->period_months / 12;
}

void
lode_prices_read (const LodePrices     *self,
                  const LodeLuck       *luck,
                  guint                 period,
                  const LodeNetwork    *network,
                  const LodeAllocation *allocation,
                  const double         *stock,
                  LodePriceReading     *reading)
{
  double *usd = reading->usd;
  double used, price;

  g_return_if_fail (self != NULL && network != NULL && reading != NULL);

  lode_prices_read_ratios (self, network, allocation, reading);
  usd[LODE_COST_CONTRACTS] = 0;
  for (guint i = 0; i < self->contracts->len; i++)
    {
      read_contract (self, luck, i, period, allocation, reading);
      usd[LODE_COST_CONTRACTS] += reading->contracts[i].usd[LODE_GROUP_MEMBERS];
    }
  reading->capex = 0;
  for (guint i = 0; i < self->plants->len; i++)
    reading->capex += g_array_index (self->plants, LodePricePlant, i).capex *
                      lode_prices_get_standing (self, luck, i, period);
  reading->stock = 0;
  for (guint c = 0; c < network->n_consumers; c++)
    reading->stock += network->consumer_is_member[c] ? stock[c] : 0;

  price = reading->price[LODE_GROUP_MEMBERS];
  used = reading->served[LODE_GROUP_MEMBERS] * KILOGRAMS_A_TONNE;
  usd[LODE_COST_CAPITAL] = recover_capital (self, reading->capex);
  usd[LODE_COST_STOCK] = reading->stock > 0 ? self->market.holding_rate * price * reading->stock *
                                                KILOGRAMS_A_TONNE * self->plan->period_months / 12
                                            : 0;
  usd[LODE_COST_PREMIUM] = usd[LODE_COST_CAPITAL] + usd[LODE_COST_STOCK] - usd[LODE_COST_CONTRACTS];
  usd[LODE_COST_PREMIUM_PER_KG] = used > 0 ? usd[LODE_COST_PREMIUM] / used : (double) NAN;
}
