/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Tonnes, cover, trade balance and prices of a consumer, or of several together. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-explainer-private.h"

#include <math.h>

#include "engine/indicators/lode-indicators.h"

static gboolean
is_included (const LodeExplainer *self,
             guint                consumer)
{
  return self->consumer == LODE_RESULT_ALL ||
         (self->consumer == LODE_RESULT_MEMBERS && self->network->consumer_is_member[consumer]);
}

static double
amount_of (const LodeExplainer *self,
           LodeSeries           series,
           guint                consumer)
{
  switch (series)
    {
    case LODE_SERIES_SERVED:
      return self->allocation->served[consumer];
    case LODE_SERIES_SHORTAGE:
      return self->allocation->shortage[consumer];
    case LODE_SERIES_STOCK:
      return self->stock[consumer];
    case LODE_SERIES_DRAW:
      return self->allocation->draw[consumer];
    default:
      return lode_network_get_demand (self->network, consumer);
    }
}

static double
sum_of (const LodeExplainer *self,
        LodeSeries           series)
{
  double sum = 0;

  for (guint c = 0; c < self->network->n_consumers; c++)
    sum += is_included (self, c) ? amount_of (self, series, c) : 0;

  return sum;
}

static void
add_sum (LodeExplainer *self,
         const char    *symbol,
         const char    *label,
         LodeSeries     series)
{
  g_autofree char *equation = g_strdup_printf ("%s = Σj(x[j])", symbol);

  lode_explainer_add (self, symbol, label, sum_of (self, series), "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, equation, NULL);
  for (guint c = 0; c < self->network->n_consumers; c++)
    if (is_included (self, c))
      lode_explainer_add_item (self, "x", self->network->consumer_name[c],
                               self->network->consumer_name[c], amount_of (self, series, c), "t",
                               LODE_EXPLAIN_COMPUTED);
  lode_explainer_leave (self);
}

static double
days_of (const LodeExplainer *self)
{
  return self->plan->period_months * 365.0 / 12;
}

/* R·T/d with the amounts that were written before. */
static void
add_cover (LodeExplainer *self,
           double         stock,
           double         demand)
{
  lode_explainer_add (self, "cover", self->metric->meaning,
                      demand > 0 ? stock * days_of (self) / demand : 0, self->metric->unit,
                      LODE_EXPLAIN_COMPUTED);
  if (demand > 0)
    lode_explainer_enter (self, self->metric->equation, self->metric->section);
  else
    lode_explainer_enter (self, NULL, NULL);
}

static void
explain_together (LodeExplainer *self)
{
  if (self->metric->index != LODE_SERIES_DAYS_OF_COVER)
    {
      add_sum (self, self->metric->name, self->metric->meaning, (LodeSeries) self->metric->index);
      return;
    }
  add_cover (self, sum_of (self, LODE_SERIES_STOCK), sum_of (self, LODE_SERIES_DEMAND));
  add_sum (self, "R", "stock", LODE_SERIES_STOCK);
  lode_explainer_add (self, "T", "length of the period", days_of (self), "days",
                      LODE_EXPLAIN_SCENARIO);
  add_sum (self, "d", "demand", LODE_SERIES_DEMAND);
  lode_explainer_leave (self);
}

static void
explain_shortage (LodeExplainer *self,
                  guint          consumer)
{
  lode_explainer_add (self, "shortage", self->metric->meaning, self->allocation->shortage[consumer],
                      "t", LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, self->metric->equation, self->metric->section);
  lode_explainer_add_demand (self, consumer, "d");
  lode_explainer_add_served (self, consumer, "served");
  lode_explainer_leave (self);
}

/* Opening stock, what was put into it at once, and what was bought. */
static void
add_stock_inputs (LodeExplainer *self,
                  guint          consumer)
{
  LodeExplainNode *node;

  lode_explainer_add (self, "R₀", "stock at the end of the period before",
                      self->stock_before[consumer], "t", LODE_EXPLAIN_COMPUTED);
  node = lode_explainer_add (self, "G", "put into it as the period opened",
                             self->course->state->grant[consumer], "t", LODE_EXPLAIN_SCENARIO);
  lode_explainer_name_levers (self, node, LODE_LEVER_STOCKPILE, consumer);
  lode_explainer_add (self, "a", "bought for stock", self->allocation->bought[consumer], "t",
                      LODE_EXPLAIN_ALLOCATED);
}

static void
explain_stock (LodeExplainer *self,
               guint          consumer)
{
  gboolean is_draw = self->metric->index == LODE_SERIES_DRAW;
  double draw = self->allocation->draw[consumer];
  double stock = self->stock[consumer];

  lode_explainer_add (self, is_draw ? "z" : "R", self->metric->meaning, is_draw ? draw : stock, "t",
                      is_draw ? LODE_EXPLAIN_ALLOCATED : LODE_EXPLAIN_COMPUTED);
  lode_explainer_enter (self, self->metric->equation, self->metric->section);
  add_stock_inputs (self, consumer);
  if (is_draw)
    lode_explainer_add (self, "R", "stock at the end of the period", stock, "t",
                        LODE_EXPLAIN_COMPUTED);
  else
    lode_explainer_add (self, "z", "left it in the period", draw, "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

static void
explain_cover (LodeExplainer *self,
               guint          consumer)
{
  add_cover (self, self->stock[consumer], lode_network_get_demand (self->network, consumer));
  lode_explainer_add (self, "R", "stock at the end of the period", self->stock[consumer], "t",
                      LODE_EXPLAIN_COMPUTED);
  lode_explainer_add (self, "T", "length of the period", days_of (self), "days",
                      LODE_EXPLAIN_SCENARIO);
  lode_explainer_add_demand (self, consumer, "d");
  lode_explainer_leave (self);
}

static void
explain_reliance (LodeExplainer *self,
                  guint          consumer)
{
  LodeTradeBalance balance;
  double value = lode_gauge_get_import_reliance (self->gauge, consumer);
  LodeExplainNode *node = lode_explainer_add (self, "NIR", self->metric->meaning, 100 * value,
                                              self->metric->unit, LODE_EXPLAIN_COMPUTED);

  if (isnan (value))
    {
      lode_explainer_set_note (node, "there is no home or no use to compare with");
      return;
    }
  lode_gauge_get_balance (self->gauge, consumer, &balance);
  lode_explainer_enter (self, self->metric->equation, self->metric->section);
  lode_explainer_add (self, "M", "imports of the last product", balance.imports, "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add (self, "X", "exports of the last product", balance.exports, "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add (self, "ΔS", "drawn from stock", balance.stock_draw, "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add (self, "P", "output of home plants", balance.production, "t",
                      LODE_EXPLAIN_ALLOCATED);
  lode_explainer_leave (self);
}

static void
explain_n_minus_1 (LodeExplainer *self,
                   guint          consumer)
{
  double value = lode_gauge_get_n_minus_1 (self->gauge, consumer);

  lode_explainer_add (self, "N1", self->metric->meaning, 100 * value, self->metric->unit,
                      LODE_EXPLAIN_COMPUTED);
  if (isnan (value))
    return;
  lode_explainer_enter (self, self->metric->equation, self->metric->section);
  lode_explainer_add_served (self, consumer, "S");
  lode_explainer_add (self, "x", "from the largest third country", lode_gauge_get_top (self->gauge,
                                                                                      consumer),
                      "t", LODE_EXPLAIN_ALLOCATED);
  lode_explainer_add_demand (self, consumer, "d");
  lode_explainer_leave (self);
}

void
lode_explain_amount (LodeExplainer *self)
{
  guint consumer = (guint) self->consumer;
  guint group;

  if (self->consumer < 0)
    {
      explain_together (self);
      return;
    }
  group = self->network->consumer_is_member[consumer] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;
  switch ((LodeSeries) self->metric->index)
    {
    case LODE_SERIES_DEMAND:
      lode_explainer_add_demand (self, consumer, "d");
      break;
    case LODE_SERIES_SERVED:
      lode_explainer_add_served (self, consumer, "served");
      break;
    case LODE_SERIES_SHORTAGE:
      explain_shortage (self, consumer);
      break;
    case LODE_SERIES_STOCK:
    case LODE_SERIES_DRAW:
      explain_stock (self, consumer);
      break;
    case LODE_SERIES_DAYS_OF_COVER:
      explain_cover (self, consumer);
      break;
    case LODE_SERIES_IMPORT_RELIANCE:
      explain_reliance (self, consumer);
      break;
    case LODE_SERIES_N_MINUS_1:
      explain_n_minus_1 (self, consumer);
      break;
    case LODE_SERIES_PRICE:
      lode_explainer_add_price (self, group, "p");
      break;
    case LODE_SERIES_PRICE_RATIO:
      lode_explainer_add_price_ratio (self, group, "r");
      break;
    case LODE_SERIES_LARGEST_SHARE:
    case LODE_SERIES_EXPOSURE:
    case LODE_SERIES_UNKNOWN:
    default:
      lode_explain_share (self);
      break;
    }
}
