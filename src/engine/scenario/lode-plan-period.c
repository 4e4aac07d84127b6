/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>
#include <string.h>

#include "base/lode-philox.h"
#include "engine/chance/lode-draws.h"
#include "engine/scenario/lode-plan-project.h"

/* 83 % of projects overrun, by 20 to 30 % of their time (MODEL §3). */
#define ON_TIME 0.17
#define OVERRUN_LOW 0.2
#define OVERRUN_HIGH 0.3

/* Places of a lever's own chances among its random numbers. */
enum
{
  INDEX_HAPPENS,
  INDEX_NUMBERS,
  INDEX_SUCCESS = INDEX_NUMBERS + LODE_PLAN_MAX_NUMBERS,
  INDEX_OVERRUN,
};

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
  g_free (self);
}

double
lode_plan_overrun_at (double u)
{
  if (u < ON_TIME)
    return 0;

  return OVERRUN_LOW + (OVERRUN_HIGH - OVERRUN_LOW) * (u - ON_TIME) / (1 - ON_TIME);
}

void
lode_plan_set_central (const LodePlan *self,
                       LodeLuck       *luck)
{
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      gboolean is_project = lever->kind == LODE_LEVER_PROJECT;

      for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS; k++)
        luck[i].value[k] = lever->magnitude[k].value;
      /* The likelier of both; a promise counts in full when it is taken at its word. */
      luck[i].happens = lever->probability >= 0.5;
      luck[i].overrun = 0;
      if (is_project && !self->is_as_announced)
        {
          luck[i].happens &= luck[i].value[LODE_PROJECT_SUCCESS] >= 0.5;
          luck[i].overrun = lode_plan_overrun_at (0.5);
        }
      else if (is_project)
        luck[i].happens = lever->probability > 0;
    }
}

void
lode_plan_draw (const LodePlan *self,
                guint64         seed,
                guint64         draw,
                LodeLuck       *luck)
{
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      luck[i].happens = lode_philox_uniform (seed, draw, lever->stream, INDEX_HAPPENS) <
                        lever->probability;
      luck[i].overrun = 0;
      for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS; k++)
        {
          const LodeMagnitude *magnitude = &lever->magnitude[k];

          luck[i].value[k] = magnitude->shape == LODE_SHAPE_FIXED
                               ? magnitude->value
                               : lode_draws_quantile (magnitude,
                                                      lode_philox_uniform (seed, draw, lever->stream,
                                                                           INDEX_NUMBERS + k));
        }
      if (lever->kind == LODE_LEVER_PROJECT && self->is_as_announced)
        luck[i].happens = lever->probability > 0;
      else if (lever->kind == LODE_LEVER_PROJECT)
        {
          luck[i].happens &= lode_philox_uniform (seed, draw, lever->stream, INDEX_SUCCESS) <
                             luck[i].value[LODE_PROJECT_SUCCESS];
          luck[i].overrun = lode_plan_overrun_at (lode_philox_uniform (seed, draw, lever->stream,
                                                                       INDEX_OVERRUN));
        }
    }
}

LodeMonth
lode_plan_get_period_start (const LodePlan *self,
                            guint           period)
{
  return self->from + (int) (period * self->period_months);
}

/* Part of the period between two months, the first included and the second not. */
static double
overlap (const LodePlan *self,
         LodeMonth       start,
         double          begin,
         double          end)
{
  double from = fmax (begin, start);
  double to = fmin (end, start + (double) self->period_months);

  return fmax (0, to - from) / self->period_months;
}

static double
window_begin (const LodePlan      *self,
              const LodePlanLever *lever)
{
  return lever->from != LODE_MONTH_NONE ? lever->from : self->from;
}

static double
window_end (const LodePlan      *self,
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
  double begin = window_begin (self, lever);
  double end = window_end (self, lever);
  double opens = fmin (end, begin + round (luck->value[LODE_CONTROL_DELAY]));
  double closed = overlap (self, start, begin, opens);
  double held = overlap (self, start, opens, end);
  double kappa = 1 - closed - held * (1 - luck->value[LODE_CONTROL_REMAINING]);

  if (!(kappa < 1))
    return;
  for (guint k = 0; k < lever->targets->len; k++)
    {
      guint a = g_array_index (lever->targets, guint, k);
      double base = network->baseline[a] > 0 ? network->baseline[a] : network->weight[a];

      network->quota[a] = fmin (network->quota[a], fmax (kappa, 0) * base);
    }
}

static void
apply_loss (const LodePlan      *self,
            const LodePlanLever *lever,
            const LodeLuck      *luck,
            LodeMonth            start,
            LodeNetwork         *network)
{
  double part = overlap (self, start, window_begin (self, lever), window_end (self, lever));

  for (guint k = 0; k < lever->targets->len; k++)
    network->capacity[g_array_index (lever->targets, guint, k)] *=
      1 - luck->value[LODE_LOSS_LOSS] * part;
}

/* Whole years by multiplication and a straight line between them: the same bits everywhere. */
static double
grow (double rate,
      double years)
{
  double factor = 1;

  for (; years >= 1; years -= 1)
    factor *= 1 + rate;

  return factor * (1 + rate * years);
}

static void
scale_demand (const LodePlanLever *lever,
              double               factor,
              LodeNetwork         *network)
{
  for (guint k = 0; k < lever->targets->len; k++)
    for (guint tier = 0; tier < LODE_N_TIERS; tier++)
      network->demand[g_array_index (lever->targets, guint, k) * LODE_N_TIERS + tier] *=
        fmax (0, factor);
}

/* Years that a lever has acted when the period begins; growth stays after its window. */
static double
years_acted (const LodePlan      *self,
             const LodePlanLever *lever,
             LodeMonth            start)
{
  double begin = window_begin (self, lever);
  double until = fmin (start, window_end (self, lever));

  return fmax (0, until - begin) / 12;
}

static void
apply_reserve (const LodePlan      *self,
               const LodePlanLever *lever,
               const LodeLuck      *luck,
               LodeMonth            start,
               LodePlanState       *state)
{
  double begin = window_begin (self, lever);
  double years = self->period_months / 12.0;
  double part = overlap (self, start, begin, window_end (self, lever));
  gboolean opens = begin < start + (double) self->period_months &&
                   (begin >= start || start == self->from);

  if (part == 0)
    return;
  for (guint k = 0; k < lever->targets->len; k++)
    {
      guint c = g_array_index (lever->targets, guint, k);
      double use_a_day = lode_network_get_demand (state->network, c) / (years * 365);
      double target = fmax (luck->value[LODE_STOCK_TARGET], luck->value[LODE_STOCK_DAYS] * use_a_day);
      double cap = luck->value[LODE_STOCK_CAP];

      state->trigger[c] = fmin (state->trigger[c], luck->value[LODE_STOCK_TRIGGER]);
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
  for (guint c = 0; c < network->n_consumers; c++)
    state->trigger[c] = (double) INFINITY;
}

static void
apply_demand (const LodePlan *self,
              const LodeLuck *luck,
              LodeMonth       start,
              LodeNetwork    *network)
{
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      double years = years_acted (self, lever, start);

      if (!luck[i].happens)
        continue;
      if (lever->kind == LODE_LEVER_DEMAND_GROWTH)
        scale_demand (lever, grow (luck[i].value[LODE_GROWTH_GROWTH], years), network);
      else if (lever->kind == LODE_LEVER_SUBSTITUTION)
        scale_demand (lever, 1 - fmin (luck[i].value[LODE_SUBSTITUTION_SHARE],
                                       luck[i].value[LODE_SUBSTITUTION_PACE] * years), network);
    }
}

/* Habits keep their proportions while demand grows; weights stay comparable with tonnes. */
static void
grow_habits (const LodePlan *self,
             LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  double before = 0, after = 0;

  for (guint k = 0; k < network->n_consumers * LODE_N_TIERS; k++)
    {
      before += self->network->demand[k];
      after += network->demand[k];
    }
  state->growth = before > 0 ? after / before : 1;
  for (guint a = 0; a < network->n_arcs && state->growth != 1; a++)
    network->weight[a] *= state->growth;
}

void
lode_plan_set_period (const LodePlan *self,
                      const LodeLuck *luck,
                      guint           period,
                      LodePlanState  *state)
{
  LodeMonth start = lode_plan_get_period_start (self, period);

  reset (self, state);
  apply_demand (self, luck, start, state->network);
  grow_habits (self, state);
  lode_plan_run_projects (self, luck, start, state);
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (!luck[i].happens)
        continue;
      if (lever->kind == LODE_LEVER_EXPORT_CONTROL)
        apply_control (self, lever, &luck[i], start, state->network);
      else if (lever->kind == LODE_LEVER_PRODUCTION_LOSS)
        apply_loss (self, lever, &luck[i], start, state->network);
      else if (lever->kind == LODE_LEVER_STOCKPILE)
        apply_reserve (self, lever, &luck[i], start, state);
    }
}
