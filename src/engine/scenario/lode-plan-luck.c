/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>

#include "base/lode-philox.h"
#include "base/lode-portable.h"
#include "engine/chance/lode-draws.h"

/* 83 % of projects overrun, by 20 to 30 % of their time (MODEL §3). */
#define ON_TIME 0.17
#define OVERRUN_LOW 0.2
#define OVERRUN_HIGH 0.3

/* Places of a lever's own chances among its random numbers. They never move: a seed means the same
 * draws for ever. */
enum
{
  INDEX_HAPPENS = 0,
  INDEX_NUMBERS = 1,
  N_EARLY_NUMBERS = 5,
  INDEX_SUCCESS = INDEX_NUMBERS + N_EARLY_NUMBERS,
  INDEX_OVERRUN,
  INDEX_LATER_NUMBERS,
};

static guint
index_of_number (guint place)
{
  return place < N_EARLY_NUMBERS ? INDEX_NUMBERS + place : INDEX_LATER_NUMBERS + place - N_EARLY_NUMBERS;
}

double
lode_plan_overrun_at (double u)
{
  if (u < ON_TIME)
    return 0;

  return OVERRUN_LOW + (OVERRUN_HIGH - OVERRUN_LOW) * (u - ON_TIME) / (1 - ON_TIME);
}

double
lode_plan_lever_overrun_at (const LodePlanLever *lever,
                            double               u)
{
  const LodeMagnitude *overrun = &lever->magnitude[LODE_PROJECT_OVERRUN];
  double on_time = lever->magnitude[LODE_PROJECT_ON_TIME].value;
  double late;

  if (u < on_time || on_time >= 1)
    return 0;
  late = (u - on_time) / (1 - on_time);
  if (late <= 0)
    return overrun->shape == LODE_SHAPE_FIXED ? overrun->value : overrun->low;
  if (late >= 1)
    return overrun->shape == LODE_SHAPE_FIXED ? overrun->value : overrun->high;

  return lode_draws_quantile (overrun, late);
}

/* By how much a price floor raises the logarithm of the odds. One that does not cover the cost is no
 * reason not to build. */
static double
raise_of (const LodeLuck *project,
          const LodeLuck *floor_luck)
{
  double floor = floor_luck->value[LODE_FLOOR_FLOOR];
  double own = project->value[LODE_PROJECT_COST];
  double cost = own > 0 ? own : floor_luck->value[LODE_FLOOR_COST];

  if (!floor_luck->happens || !(cost > 0))
    return 0;

  return fmax (0, floor_luck->value[LODE_FLOOR_BETA] * (floor - cost) / cost);
}

void
lode_plan_settle (const LodePlan *self,
                  LodeLuck       *luck)
{
  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      double chance = luck[i].value[LODE_PROJECT_SUCCESS];
      double raise = 0;

      if (lever->kind != LODE_LEVER_PROJECT)
        continue;
      for (guint k = 0; k < lever->links->len; k++)
        raise += raise_of (&luck[i], &luck[g_array_index (lever->links, guint, k)]);
      luck[i].chance = chance;
      if (raise > 0 && chance > 0 && chance < 1)
        luck[i].chance = 1 / (1 + (1 - chance) / chance * lode_portable_exp (-raise));
    }
  for (guint k = 0; k < self->companions->len; k++)
    {
      const LodePlanCompanion *companion = g_ptr_array_index (self->companions, k);

      lode_plan_settle (companion->plan, luck + companion->first_luck);
    }
}

void
lode_plan_set_central (const LodePlan *self,
                       LodeLuck       *luck)
{
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS; k++)
        luck[i].value[k] = lever->magnitude[k].value;
      /* The likelier of both. */
      luck[i].happens = lever->probability >= 0.5;
      luck[i].overrun = 0;
      luck[i].chance = 1;
    }
  lode_plan_settle (self, luck);
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (lever->kind != LODE_LEVER_PROJECT)
        continue;
      /* A promise counts in full when it is taken at its word. */
      if (self->is_as_announced)
        luck[i].happens = lever->probability > 0;
      else
        {
          luck[i].happens &= luck[i].chance >= 0.5;
          luck[i].overrun = lode_plan_lever_overrun_at (lever, 0.5);
        }
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
      luck[i].chance = 1;
      for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS; k++)
        {
          const LodeMagnitude *magnitude = &lever->magnitude[k];
          gboolean is_overrun = lever->kind == LODE_LEVER_PROJECT && k == LODE_PROJECT_OVERRUN;

          luck[i].value[k] = magnitude->shape == LODE_SHAPE_FIXED || is_overrun
                               ? magnitude->value
                               : lode_draws_quantile (magnitude,
                                                      lode_philox_uniform (seed, draw, lever->stream,
                                                                           index_of_number (k)));
        }
    }
  lode_plan_settle (self, luck);
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (lever->kind != LODE_LEVER_PROJECT)
        continue;
      if (self->is_as_announced)
        luck[i].happens = lever->probability > 0;
      else
        {
          luck[i].happens &= lode_philox_uniform (seed, draw, lever->stream, INDEX_SUCCESS) <
                             luck[i].chance;
          luck[i].overrun =
            lode_plan_lever_overrun_at (lever, lode_philox_uniform (seed, draw, lever->stream,
                                                                    INDEX_OVERRUN));
        }
    }
}
