/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>
#include <string.h>

#include "engine/scenario/lode-plan-private.h"

LodePlanState *
lode_plan_state_new (const LodePlan *plan)
{
  LodePlanState *self = g_new0 (LodePlanState, 1);
  guint n = plan->network->n_consumers + 1;

  self->network = lode_network_copy (plan->network);
  self->target = g_new0 (double, n);
  self->purchase = g_new0 (double, n);
  self->trigger = g_new0 (double, n);
  self->cap = g_new0 (double, n);
  self->grant = g_new0 (double, n);
  self->offtake = g_new0 (double, plan->network->n_producers + n);
  self->added = g_new0 (double, plan->network->n_producers + 1);
  self->site_output = g_new0 (double, plan->n_sites + 1);
  self->lever_output = g_new0 (double, plan->levers->len + 1);
  self->kept_open = g_new0 (double, plan->levers->len + 1);
  self->guarantee_part = g_new0 (double, plan->levers->len + 1);
  self->recycled = g_new0 (double, n);
  self->need = g_new (double, n);
  for (guint c = 0; c < n; c++)
    self->need[c] = 1;

  return self;
}

void
lode_plan_state_free (LodePlanState *self)
{
  g_return_if_fail (self != NULL);

  lode_network_free (self->network);
  g_free (self->target);
  g_free (self->purchase);
  g_free (self->trigger);
  g_free (self->cap);
  g_free (self->grant);
  g_free (self->offtake);
  g_free (self->added);
  g_free (self->site_output);
  g_free (self->lever_output);
  g_free (self->kept_open);
  g_free (self->guarantee_part);
  g_free (self->recycled);
  g_free (self->need);
  g_free (self);
}

LodeMonth
lode_plan_get_period_start (const LodePlan *self,
                            guint           period)
{
  return self->from + (int) (period * self->period_months);
}

double
lode_plan_overlap (const LodePlan *self,
                   LodeMonth       start,
                   double          begin,
                   double          end)
{
  double from = fmax (begin, start);
  double to = fmin (end, start + (double) self->period_months);

  return fmax (0, to - from) / self->period_months;
}

double
lode_plan_window_begin (const LodePlan      *self,
                        const LodePlanLever *lever)
{
  return lever->from != LODE_MONTH_NONE ? lever->from : self->from;
}

double
lode_plan_window_end (const LodePlan      *self,
                      const LodePlanLever *lever)
{
  return lever->to != LODE_MONTH_NONE ? lever->to + 1.0 : (double) INFINITY;
}

/* A control that holds for part of a period lets through the rest of the period's flow as well. An
 * arc that the baseline does not use is held to its part of what is ordered over it. */
static void
apply_control (const LodePlan      *self,
               const LodePlanLever *lever,
               const LodeLuck      *luck,
               LodeMonth            start,
               LodeNetwork         *network)
{
  double begin = lode_plan_window_begin (self, lever);
  double end = lode_plan_window_end (self, lever);
  double opens = fmin (end, begin + round (luck->value[LODE_CONTROL_DELAY]));
  double closed = lode_plan_overlap (self, start, begin, opens);
  double held = lode_plan_overlap (self, start, opens, end);
  double kappa = 1 - closed - held * (1 - luck->value[LODE_CONTROL_REMAINING]);

  if (!(kappa < 1))
    return;
  kappa = fmax (kappa, 0);
  for (guint k = 0; k < lever->targets->len; k++)
    {
      guint a = g_array_index (lever->targets, guint, k);
      double base = network->baseline[a] > 0 ? network->baseline[a] : network->weight[a];

      network->quota[a] = MIN (network->quota[a], kappa * base);
    }
}

/* The part of the period in which a price floor keeps open what would close below a price of @cost, and
 * which floor that is. */
static double
kept_part (const LodePlan      *self,
           const LodePlanLever *loss,
           const LodeLuck      *luck,
           double               cost,
           guint                producer,
           LodeMonth            start,
           guint               *keeper)
{
  double most = 0;

  for (guint k = 0; k < loss->links->len; k++)
    {
      guint index = g_array_index (loss->links, guint, k);
      const LodePlanLever *floor = g_ptr_array_index (self->levers, index);
      double part =
        lode_plan_overlap (self, start,
                           fmax (lode_plan_window_begin (self, loss), lode_plan_window_begin (self, floor)),
                           fmin (lode_plan_window_end (self, loss), lode_plan_window_end (self, floor)));
      gboolean is_covered = FALSE;

      if (!luck[index].happens || !(luck[index].value[LODE_FLOOR_FLOOR] >= cost) || !(part > most))
        continue;
      for (guint i = 0; i < floor->targets->len && !is_covered; i++)
        is_covered = g_array_index (floor->targets, guint, i) == producer;
      if (!is_covered)
        continue;
      most = part;
      *keeper = index;
    }

  return most;
}

static void
apply_loss (const LodePlan *self,
            guint           index,
            const LodeLuck *luck,
            LodeMonth       start,
            LodePlanState  *state)
{
  const LodePlanLever *lever = g_ptr_array_index (self->levers, index);
  LodeNetwork *network = state->network;
  double part = lode_plan_overlap (self, start, lode_plan_window_begin (self, lever),
                                   lode_plan_window_end (self, lever));
  double cost = luck[index].value[LODE_LOSS_COST];
  double loss = luck[index].value[LODE_LOSS_LOSS];

  for (guint k = 0; k < lever->targets->len && part > 0; k++)
    {
      guint i = g_array_index (lever->targets, guint, k);
      guint keeper = 0;
      double kept = cost > 0 ? kept_part (self, lever, luck, cost, i, start, &keeper) : 0;

      if (kept > 0)
        state->kept_open[keeper] += network->capacity[i] * loss * kept /
                                    network->factor[network->producer_stage[i]];
      network->capacity[i] *= 1 - loss * (part - kept);
    }
}

double
lode_plan_grow (double rate,
                double years)
{
  double factor = 1;

  for (; years >= 1; years -= 1)
    factor *= 1 + rate;

  return factor * (1 + rate * years);
}

/* Years that a lever has acted by @month; growth stays after its window. */
static double
years_acted (const LodePlan      *self,
             const LodePlanLever *lever,
             double               month)
{
  double begin = lode_plan_window_begin (self, lever);
  double until = fmin (month, lode_plan_window_end (self, lever));

  return fmax (0, until - begin) / 12;
}

/* t: millions of money, at USD for one of it, and USD/kg. */
static double
bought_for_money (const LodeLuck *luck)
{
  if (!(luck->value[LODE_STOCK_BUDGET] > 0) || !(luck->value[LODE_STOCK_PRICE] > 0))
    return 0;

  return luck->value[LODE_STOCK_BUDGET] * luck->value[LODE_STOCK_RATE] * 1000 /
         luck->value[LODE_STOCK_PRICE];
}

static void
apply_reserve (const LodePlan      *self,
               const LodePlanLever *lever,
               const LodeLuck      *luck,
               LodeMonth            start,
               LodePlanState       *state)
{
  double begin = lode_plan_window_begin (self, lever);
  double years = self->period_months / 12.0;
  double part = lode_plan_overlap (self, start, begin, lode_plan_window_end (self, lever));
  gboolean opens = begin < start + (double) self->period_months &&
                   (begin >= start || start == self->from);
  gboolean is_released = lever->released != LODE_MONTH_NONE &&
                         lever->released < start + (int) self->period_months;

  if (part == 0)
    return;
  for (guint k = 0; k < lever->targets->len; k++)
    {
      guint c = g_array_index (lever->targets, guint, k);
      double use_a_day = lode_network_get_demand (state->network, c) / (years * 365);
      double target = fmax (fmax (luck->value[LODE_STOCK_TARGET], bought_for_money (luck)),
                            luck->value[LODE_STOCK_DAYS] * use_a_day);
      double cap = luck->value[LODE_STOCK_CAP];

      state->trigger[c] = fmin (state->trigger[c], is_released ? 0 : luck->value[LODE_STOCK_TRIGGER]);
      state->cap[c] += cap > 0 ? cap * years * part : (double) INFINITY;
      state->target[c] += target;
      if (luck->value[LODE_STOCK_PURCHASE] > 0)
        state->purchase[c] += luck->value[LODE_STOCK_PURCHASE] * years * part;
      else if (opens)
        state->grant[c] += target;
    }
}

static void
reset (const LodePlan *self,
       LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  gsize size = network->n_consumers * sizeof (double);

  memcpy (network->capacity, self->network->capacity, network->n_producers * sizeof (double));
  memcpy (network->demand, self->network->demand, size * LODE_N_TIERS);
  memcpy (network->weight, self->network->weight, network->n_arcs * sizeof (double));
  memcpy (network->quota, self->network->quota, network->n_arcs * sizeof (double));
  memset (state->target, 0, size);
  memset (state->purchase, 0, size);
  memset (state->cap, 0, size);
  memset (state->grant, 0, size);
  memset (state->kept_open, 0, self->n_own * sizeof (double));
  memset (state->guarantee_part, 0, self->n_own * sizeof (double));
  for (guint c = 0; c < network->n_consumers; c++)
    state->trigger[c] = (double) INFINITY;
}

static double
factor_of (const LodePlan      *self,
           const LodePlanLever *lever,
           const LodeLuck      *luck,
           double               month)
{
  double years = years_acted (self, lever, month);

  if (lever->kind == LODE_LEVER_DEMAND_GROWTH)
    return fmax (0, lode_plan_grow (luck->value[LODE_GROWTH_GROWTH], years));

  return fmax (0, 1 - fmin (luck->value[LODE_SUBSTITUTION_SHARE],
                            luck->value[LODE_SUBSTITUTION_PACE] * years));
}

static gboolean
is_about_demand (const LodePlanLever *lever)
{
  return lever->kind == LODE_LEVER_DEMAND_GROWTH || lever->kind == LODE_LEVER_SUBSTITUTION;
}

double
lode_plan_demand_factor (const LodePlan *self,
                         const LodeLuck *luck,
                         guint           consumer,
                         double          month)
{
  double factor = 1;

  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (!luck[i].happens || !is_about_demand (lever))
        continue;
      for (guint k = 0; k < lever->targets->len; k++)
        if (g_array_index (lever->targets, guint, k) == consumer)
          factor *= factor_of (self, lever, &luck[i], month);
    }

  return factor;
}

static void
scale_demand (LodeNetwork *network,
              guint        consumer,
              double       factor)
{
  for (guint tier = 0; tier < LODE_N_TIERS && factor != 1; tier++)
    network->demand[consumer * LODE_N_TIERS + tier] *= factor;
}

static void
apply_demand (const LodePlan *self,
              const LodeLuck *luck,
              LodeMonth       start,
              LodePlanState  *state)
{
  LodeNetwork *network = state->network;

  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      double factor;

      if (!luck[i].happens || !is_about_demand (lever))
        continue;
      factor = factor_of (self, lever, &luck[i], start);
      for (guint k = 0; k < lever->targets->len; k++)
        scale_demand (network, g_array_index (lever->targets, guint, k), factor);
    }
  for (guint c = 0; c < network->n_consumers; c++)
    scale_demand (network, c, state->need[c]);
}

/* Habits keep their proportions while demand grows; weights stay comparable with tonnes. */
static void
grow_habits (const LodePlan *self,
             LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  double *weight = network->weight;
  guint n_arcs = network->n_arcs;
  double before = 0, after = 0, growth;

  for (guint k = 0; k < network->n_consumers * LODE_N_TIERS; k++)
    {
      before += self->network->demand[k];
      after += network->demand[k];
    }
  growth = state->growth = before > 0 ? after / before : 1;
  for (guint a = 0; a < n_arcs && growth != 1; a++)
    weight[a] *= growth;
}

static gboolean
has_begun (LodeMonth from,
           LodeMonth start)
{
  return from == LODE_MONTH_NONE || start >= from;
}

/* What the pact may do in the period: arcs that it has not opened yet carry nothing. */
static void
apply_alliance (const LodePlan *self,
                LodeMonth       start,
                LodePlanState  *state)
{
  LodeNetwork *network = state->network;

  state->is_pooled = self->network->pooled_stocks && has_begun (self->pooled_from, start);
  for (guint a = 0; a < network->n_arcs && !has_begun (self->open_from, start); a++)
    if (network->is_opened[a])
      network->quota[a] = 0;
}

void
lode_plan_set_period (const LodePlan *self,
                      const LodeLuck *luck,
                      guint           period,
                      LodePlanState  *state)
{
  LodeMonth start = lode_plan_get_period_start (self, period);

  reset (self, state);
  apply_demand (self, luck, start, state);
  grow_habits (self, state);
  lode_plan_run_sites (self, luck, start, state);
  apply_alliance (self, start, state);
  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (!luck[i].happens)
        continue;
      if (lever->kind == LODE_LEVER_EXPORT_CONTROL)
        apply_control (self, lever, &luck[i], start, state->network);
      else if (lever->kind == LODE_LEVER_PRODUCTION_LOSS)
        apply_loss (self, i, luck, start, state);
      else if (lever->kind == LODE_LEVER_STOCKPILE)
        apply_reserve (self, lever, &luck[i], start, state);
      else if (lever->kind == LODE_LEVER_GUARANTEED_PROCUREMENT)
        state->guarantee_part[i] =
          lode_plan_overlap (self, start, lode_plan_window_begin (self, lever),
                             lode_plan_window_end (self, lever));
    }
}
