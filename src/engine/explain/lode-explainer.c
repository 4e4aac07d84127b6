/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explainer-private.h"

#include <math.h>

#include "engine/network/lode-network-chain.h"

LodeExplainNode *
lode_explainer_add (LodeExplainer    *self,
                    const char       *symbol,
                    const char       *label,
                    double            value,
                    const char       *unit,
                    LodeExplainBasis  basis)
{
  LodeExplainNode *node = g_new0 (LodeExplainNode, 1);

  node->depth = self->depth;
  node->symbol = g_strdup (symbol);
  node->label = g_strdup (label);
  node->value = value;
  node->unit = g_strdup (unit);
  node->basis = basis;
  node->sources = g_new0 (char *, 1);
  node->levers = g_new0 (char *, 1);
  g_ptr_array_add (self->nodes, node);

  return node;
}

LodeExplainNode *
lode_explainer_add_item (LodeExplainer    *self,
                         const char       *symbol,
                         const char       *item,
                         const char       *label,
                         double            value,
                         const char       *unit,
                         LodeExplainBasis  basis)
{
  g_autofree char *name = g_strdup_printf ("%s[%s]", symbol, item);

  return lode_explainer_add (self, name, label, value, unit, basis);
}

void
lode_explainer_enter (LodeExplainer *self,
                      const char    *equation,
                      const char    *section)
{
  LodeExplainNode *node = g_ptr_array_index (self->nodes, self->nodes->len - 1);

  node->equation = g_strdup (equation);
  node->section = g_strdup (section);
  self->depth++;
}

void
lode_explainer_leave (LodeExplainer *self)
{
  self->depth--;
}

void
lode_explainer_set_note (LodeExplainNode *node,
                         const char      *format,
                         ...)
{
  va_list args;

  va_start (args, format);
  g_free (node->note);
  node->note = g_strdup_vprintf (format, args);
  va_end (args);
}

static LodeExplainBasis
basis_of (const LodeFigure *figure)
{
  switch (lode_figure_get_basis (figure))
    {
    case LODE_BASIS_REPORTED:
      return LODE_EXPLAIN_REPORTED;
    case LODE_BASIS_DERIVED:
      return LODE_EXPLAIN_DERIVED;
    case LODE_BASIS_ASSUMED:
    default:
      return LODE_EXPLAIN_ASSUMED;
    }
}

/* As the network takes it: the middle where only a range is known. */
static double
middle_of (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

void
lode_explainer_add_figure (LodeExplainer    *self,
                           const char       *symbol,
                           const char       *label,
                           const LodeFigure *figure)
{
  LodeExplainNode *node = lode_explainer_add (self, symbol, label, middle_of (figure),
                                              lode_figure_get_unit (figure), basis_of (figure));

  g_strfreev (node->sources);
  node->sources = g_strdupv ((GStrv) lode_figure_get_sources (figure));
  node->year = lode_figure_get_year (figure);
  node->note = g_strdup (lode_figure_get_note (figure));
}

void
lode_explainer_add_years (LodeExplainer *self)
{
  lode_explainer_add (self, "T", "length of the period", self->years, "years",
                      LODE_EXPLAIN_SCENARIO);
}

void
lode_explainer_name_lever (LodeExplainNode *node,
                           const char      *id)
{
  guint n = g_strv_length (node->levers);

  if (g_strv_contains ((const char * const *) node->levers, id))
    return;
  node->levers = g_renew (char *, node->levers, n + 2);
  node->levers[n] = g_strdup (id);
  node->levers[n + 1] = NULL;
}

static gboolean
acts_now (const LodeExplainer *self,
          const LodePlanLever *lever)
{
  LodeMonth start = lode_plan_get_period_start (self->plan, self->period);
  LodeMonth end = start + (int) self->plan->period_months - 1;
  gboolean stays = lever->kind == LODE_LEVER_DEMAND_GROWTH ||
                   lever->kind == LODE_LEVER_SUBSTITUTION;

  return (lever->from == LODE_MONTH_NONE || lever->from <= end) &&
         (stays || lever->to == LODE_MONTH_NONE || lever->to >= start);
}

void
lode_explainer_name_levers (LodeExplainer   *self,
                            LodeExplainNode *node,
                            LodeLeverKind    kind,
                            guint            target)
{
  for (guint i = 0; i < self->plan->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->plan->levers, i);
      gboolean is_target = kind == LODE_LEVER_PROJECT && lever->producer == target;

      if (lever->companion != 0 || lever->kind != kind || !self->course->luck[i].happens || !acts_now (self, lever))
        continue;
      for (guint k = 0; k < lever->targets->len && kind != LODE_LEVER_PROJECT; k++)
        is_target |= g_array_index (lever->targets, guint, k) == target;
      if (is_target)
        lode_explainer_name_lever (node, lever->id);
    }
}

const char *
lode_explainer_get_target (const LodeExplainer *self,
                           guint                arc)
{
  const LodeNetwork *network = self->network;

  return network->arc_stage[arc] == network->n_stages - 1
           ? network->consumer_name[network->arc_to[arc]]
           : network->producer_name[network->arc_to[arc]];
}

const char *
lode_explainer_get_consumer_name (const LodeExplainer *self)
{
  if (self->consumer == LODE_RESULT_ALL)
    return "all";
  if (self->consumer == LODE_RESULT_MEMBERS)
    return "members";

  return self->network->consumer_name[self->consumer];
}

void
lode_explainer_add_demand (LodeExplainer *self,
                           guint          consumer,
                           const char    *symbol)
{
  const char *name = self->network->consumer_name[consumer];
  const LodeChainNode *node = lode_chain_find_node (self->baseline, self->network->n_stages, name);
  double demand = lode_network_get_demand (self->network, consumer);
  g_autofree char *label = g_strdup_printf ("demand of %s", name);
  double base = node != NULL ? middle_of (node->amount) * self->years : 0;
  LodeExplainNode *factor;

  lode_explainer_add (self, symbol, label, demand, "t", LODE_EXPLAIN_COMPUTED);
  if (!(base > 0))
    return;
  lode_explainer_enter (self, "d = d₀·T·g", "§1, §3");
  lode_explainer_add_figure (self, "d₀", "demand of the baseline, a year", node->amount);
  lode_explainer_add_years (self);
  factor = lode_explainer_add (self, "g", "what levers make of it", demand / base, "",
                               LODE_EXPLAIN_COMPUTED);
  lode_explainer_name_levers (self, factor, LODE_LEVER_DEMAND_GROWTH, consumer);
  lode_explainer_name_levers (self, factor, LODE_LEVER_SUBSTITUTION, consumer);
  lode_explainer_leave (self);
}

/* The figure of the baseline's flow over an arc; %NULL when it has none. */
static const LodeChainFlow *
find_flow (const LodeExplainer *self,
           guint                arc)
{
  const char *from = self->network->producer_name[self->network->arc_from[arc]];
  const char *to = lode_explainer_get_target (self, arc);

  for (guint f = 0; f < lode_chain_get_n_flows (self->baseline); f++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (self->baseline, f);

      if (flow->stage == self->network->arc_stage[arc] && g_str_equal (flow->from, from) &&
          g_str_equal (flow->to, to))
        return flow;
    }

  return NULL;
}

void
lode_explainer_add_flow (LodeExplainer *self,
                         guint          arc,
                         const char    *symbol)
{
  const LodeNetwork *network = self->network;
  const char *from = network->producer_name[network->arc_from[arc]];
  const LodeChainFlow *flow = find_flow (self, arc);
  g_autofree char *label = g_strdup_printf ("from %s to %s", from,
                                            lode_explainer_get_target (self, arc));
  LodeExplainNode *node = lode_explainer_add_item (self, symbol, from, label,
                                                   self->allocation->flow[arc], "t",
                                                   LODE_EXPLAIN_ALLOCATED);

  if (flow != NULL)
    {
      g_strfreev (node->sources);
      node->sources = g_strdupv ((GStrv) lode_figure_get_sources (flow->amount));
      lode_explainer_set_note (node, "baseline %.6g t a period, %s%s", network->baseline[arc],
                               lode_basis_to_string (lode_figure_get_basis (flow->amount)),
                               isfinite (network->quota[arc]) ? ", under a quota" : "");
    }
  else if (network->is_opened[arc])
    lode_explainer_set_note (node, "opened by the alliance");
  lode_explainer_name_levers (self, node, LODE_LEVER_EXPORT_CONTROL, arc);
  lode_explainer_name_levers (self, node, LODE_LEVER_PROJECT, network->arc_from[arc]);
}

/* Flows into a consumer; returns their sum. */
static double
add_inflows (LodeExplainer *self,
             guint          consumer)
{
  const LodeNetwork *network = self->network;
  guint last = network->n_stages - 1;
  double sum = 0;

  for (guint a = network->stage_arc_start[last]; a < network->stage_arc_start[last + 1]; a++)
    if (network->arc_to[a] == consumer && self->allocation->flow[a] > 0)
      {
        lode_explainer_add_flow (self, a, "x");
        sum += self->allocation->flow[a];
      }

  return sum;
}

void
lode_explainer_add_served (LodeExplainer *self,
                           guint          consumer,
                           const char    *symbol)
{
  g_autofree char *label =
    g_strdup_printf ("served to %s", self->network->consumer_name[consumer]);
  double served = self->allocation->served[consumer];
  double bought = self->allocation->bought[consumer];
  double inflow;

  lode_explainer_add (self, symbol, label, served, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "served = Σi(x[i]) − a + v",
                        self->query->conduct == LODE_CONDUCT_FRAGMENTED ? "§4" : "§5");
  inflow = add_inflows (self, consumer);
  lode_explainer_add (self, "a", "bought for stock", bought, "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add (self, "v", "out of stocks, its own or pooled", served - inflow + bought, "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

/* What the baseline says a plant could make a year, in t of its own product. */
static double
add_base_capacity (LodeExplainer *self,
                   guint          producer)
{
  const LodeNetwork *network = self->network;
  guint stage = network->producer_stage[producer];
  const char *name = network->producer_name[producer];
  const LodeChainNode *node = lode_chain_find_node (self->baseline, stage, name);
  double output, base;

  if (node == NULL)
    {
      lode_explainer_add (self, "K₀", "capacity of the baseline, a year", 0, "t",
                          LODE_EXPLAIN_DERIVED);
      return 0;
    }
  output = middle_of (node->amount);
  if (node->capacity != NULL && middle_of (node->capacity) >= output)
    {
      lode_explainer_add_figure (self, "K₀", "capacity of the baseline, a year", node->capacity);
      return middle_of (node->capacity);
    }
  if (node->capacity != NULL || (stage == 0 && g_str_equal (name, "UNK")))
    {
      lode_explainer_add_figure (self, "K₀", "output of the baseline, a year", node->amount);
      return output;
    }
  base = output / LODE_UTILISATION;
  lode_explainer_add (self, "K₀", "capacity of the baseline, a year", base, "t",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "K₀ = q/u", "§1");
  lode_explainer_add_figure (self, "q", "output of the baseline, a year", node->amount);
  lode_explainer_add (self, "u", "utilisation", LODE_UTILISATION, "", LODE_EXPLAIN_ASSUMED);
  lode_explainer_leave (self);

  return base;
}

void
lode_explainer_add_capacity (LodeExplainer *self,
                             guint          producer,
                             const char    *symbol)
{
  const LodeNetwork *network = self->network;
  const char *name = network->producer_name[producer];
  double capacity = network->capacity[producer];
  double added = self->course->state->added[producer];
  double factor = network->factor[network->producer_stage[producer]];
  g_autofree char *label = g_strdup_printf ("capacity of %s", name);
  double base;
  LodeExplainNode *node;

  lode_explainer_add_item (self, symbol, name, label, capacity, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, "K = (K₀·f·T + n)·m", "§1, §3");
  base = add_base_capacity (self, producer) * factor * self->years;
  lode_explainer_add (self, "f", "last product from one tonne of this stage's", factor, "t/t",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_add_years (self);
  node = lode_explainer_add (self, "n", "new plants", added, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_name_levers (self, node, LODE_LEVER_PROJECT, producer);
  node = lode_explainer_add (self, "m", "part that levers leave",
                             base + added > 0 ? capacity / (base + added) : 1, "",
                             LODE_EXPLAIN_COMPUTED);
  lode_explainer_name_levers (self, node, LODE_LEVER_PRODUCTION_LOSS, producer);
  lode_explainer_leave (self);
}

/* Σ over the consumers of a price group. */
static void
add_group_sum (LodeExplainer *self,
               guint          group,
               const char    *symbol,
               const char    *item_symbol,
               double         value,
               gboolean       is_served)
{
  const LodeNetwork *network = self->network;
  g_autofree char *equation = g_strdup_printf ("%s = Σj(%s[j])", symbol, item_symbol);
  g_autofree char *label = g_strdup_printf ("%s, %s", is_served ? "served" : "demand",
                                            group == LODE_GROUP_MEMBERS ? "members" : "others");

  lode_explainer_add (self, symbol, label, value, "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, equation, NULL);
  for (guint c = 0; c < network->n_consumers; c++)
    if ((network->consumer_is_member[c] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS) == group)
      lode_explainer_add_item (self, item_symbol, network->consumer_name[c],
                               network->consumer_name[c],
                               is_served ? self->allocation->served[c]
                                         : lode_network_get_demand (network, c),
                               "t", is_served ? LODE_EXPLAIN_ALLOCATED : LODE_EXPLAIN_COMPUTED);
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

void
lode_explainer_add_price_ratio (LodeExplainer *self,
                                guint          group,
                                const char    *symbol)
{
  const LodeMarket *market = &self->prices->market;
  LodeMarket defaults;
  gboolean has_floor = self->prices->reference != NULL && market->price_floor > 0;
  double lowest = has_floor ? market->price_floor / lode_prices_get_reference (self->prices) : 0;
  double highest = fmax (lowest, market->price_cap);
  LodeExplainNode *node;

  lode_market_init (&defaults);
  node = lode_explainer_add (self, symbol, "price by reference price", self->reading->ratio[group],
                             "", LODE_EXPLAIN_COMPUTED);
  if (!(self->reading->demand[group] > 0))
    {
      lode_explainer_set_note (node, "no demand in this group");
      return;
    }
  if (self->reading->ratio[group] >= highest)
    lode_explainer_set_note (node, "beyond the model");
  lode_explainer_enter (self,
                        has_floor ? "r = clamp((S/D)^(1/(ε_d − ε_s)), p_min/p₀, r_max)"
                                  : "r = min((S/D)^(1/(ε_d − ε_s)), r_max)",
                        "§6");
  add_group_sum (self, group, "S", "s", self->reading->served[group], TRUE);
  add_group_sum (self, group, "D", "d", self->reading->demand[group], FALSE);
  add_market (self, "ε_d", "elasticity of demand", market->demand_elasticity, "",
              defaults.demand_elasticity);
  add_market (self, "ε_s", "elasticity of supply", market->supply_elasticity, "",
              defaults.supply_elasticity);
  if (has_floor)
    {
      add_market (self, "p_min", "lowest price", market->price_floor, "USD/kg", 0);
      lode_explainer_add_figure (self, "p₀", "reference price", self->prices->reference);
    }
  add_market (self, "r_max", "cap, as a multiple", highest, "", defaults.price_cap);
  lode_explainer_leave (self);
}

void
lode_explainer_add_price (LodeExplainer *self,
                          guint          group,
                          const char    *symbol)
{
  LodeExplainNode *node = lode_explainer_add (self, symbol, "price", self->reading->price[group],
                                              "USD/kg", LODE_EXPLAIN_COMPUTED);

  if (self->prices->reference == NULL)
    {
      lode_explainer_set_note (node, "no reference price is known; only the ratio is");
      return;
    }
  lode_explainer_enter (self, "p = p₀·r", "§6");
  lode_explainer_add_figure (self, "p₀", "reference price", self->prices->reference);
  lode_explainer_add_price_ratio (self, group, "r");
  lode_explainer_leave (self);
}
