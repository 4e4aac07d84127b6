/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-course.h"

#include <math.h>
#include <string.h>

LodeCourse *
lode_course_new (const LodePlan *plan)
{
  LodeCourse *self = g_new0 (LodeCourse, 1);

  self->plan = plan;
  self->state = lode_plan_state_new (plan);
  self->luck = g_new0 (LodeLuck, plan->levers->len + 1);
  self->fragmented = lode_fragmented_new (plan->network);
  self->coordinated = lode_coordinated_new (plan->network);
  self->floors = lode_allocation_new (plan->network);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      self->allocation[k] = lode_allocation_new (plan->network);
      self->stock[k] = g_new0 (double, plan->network->n_consumers + 1);
    }

  return self;
}

void
lode_course_free (LodeCourse *self)
{
  g_return_if_fail (self != NULL);

  lode_plan_state_free (self->state);
  g_free (self->luck);
  lode_fragmented_free (self->fragmented);
  lode_coordinated_free (self->coordinated);
  lode_allocation_free (self->floors);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      lode_allocation_free (self->allocation[k]);
      g_free (self->stock[k]);
    }
  g_free (self);
}

void
lode_course_begin (LodeCourse *self)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    memset (self->stock[k], 0, self->plan->network->n_consumers * sizeof (double));
}

/* What a reserve may give and wants in this period. */
static void
open_reserves (LodeCourse   *self,
               const double *stock)
{
  LodeNetwork *network = self->state->network;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      network->stock[c] = fmin (stock[c], self->state->cap[c]);
      network->purchase[c] = fmin (self->state->purchase[c], fmax (0, self->state->target[c] - stock[c]));
    }
}

/* Takes back what was drawn where the shortage is too small to open the reserve for, and closes it to
 * the pact as well: it opens a reserve when its owner alone would. */
static void
check_triggers (LodeCourse     *self,
                LodeAllocation *allocation)
{
  LodeNetwork *network = self->state->network;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      double missing = allocation->shortage[c] + allocation->draw[c];
      double demand = lode_network_get_demand (network, c);

      if (missing > 0 && missing >= self->state->trigger[c] * demand)
        continue;
      network->stock[c] = 0;
      allocation->draw[c] = 0;
      allocation->shortage[c] = missing;
      allocation->served[c] = demand - missing;
      allocation->floor[c] = allocation->served[c];
    }
}

static void
go_alone (LodeCourse     *self,
          const double   *stock,
          LodeAllocation *allocation)
{
  open_reserves (self, stock);
  lode_fragmented_run (self->fragmented, self->state->network, allocation);
  if (self->plan->has_stocks)
    check_triggers (self, allocation);
}

static void
book_reserves (LodeCourse           *self,
               const LodeAllocation *allocation,
               double               *stock)
{
  for (guint c = 0; c < allocation->n_consumers; c++)
    stock[c] = fmax (0, stock[c] - allocation->draw[c]) + allocation->bought[c];
}

/* A reserve that is not pooled gives its owner what it would give it alone, or less: else the pact
 * would serve others with deliveries that the owner makes up for out of its reserve, and leave it
 * with nothing in the next period. */
static void
guard_reserves (LodeCourse *self)
{
  LodeNetwork *network = self->state->network;

  for (guint c = 0; c < network->n_consumers && !network->pooled_stocks; c++)
    network->stock[c] = self->floors->draw[c];
}

static gboolean
is_alliance_in_force (const LodePlan *plan,
                      guint           period)
{
  return plan->has_alliance && (plan->alliance_from == LODE_MONTH_NONE ||
                                lode_plan_get_period_start (plan, period) >= plan->alliance_from);
}

void
lode_course_step (LodeCourse           *self,
                  guint                 period,
                  LodeCoordinatedSteps  steps)
{
  double *alone = self->stock[LODE_CONDUCT_FRAGMENTED];
  double *together = self->stock[LODE_CONDUCT_COORDINATED];
  guint n = self->plan->network->n_consumers;

  lode_plan_set_period (self->plan, self->luck, period, self->state);
  for (guint c = 0; c < n; c++)
    {
      alone[c] += self->state->grant[c];
      together[c] += self->state->grant[c];
    }

  go_alone (self, alone, self->allocation[LODE_CONDUCT_FRAGMENTED]);
  /* Floors are what going alone from the pact's own state would give. */
  if (memcmp (alone, together, n * sizeof (double)) == 0)
    lode_allocation_assign (self->floors, self->allocation[LODE_CONDUCT_FRAGMENTED]);
  else
    go_alone (self, together, self->floors);
  book_reserves (self, self->allocation[LODE_CONDUCT_FRAGMENTED], alone);

  if (is_alliance_in_force (self->plan, period))
    {
      guard_reserves (self);
      lode_coordinated_run (self->coordinated, self->state->network, self->floors, steps,
                            self->allocation[LODE_CONDUCT_COORDINATED]);
    }
  else
    lode_allocation_assign (self->allocation[LODE_CONDUCT_COORDINATED], self->floors);
  book_reserves (self, self->allocation[LODE_CONDUCT_COORDINATED], together);
}
