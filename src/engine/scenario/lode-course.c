/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-course.h"

#include <math.h>
#include <string.h>

#include "engine/scenario/lode-companion-cap.h"

/* What going alone goes by: whose stocks, and from what the companions' makers draw. */
typedef struct
{
  LodeConduct          conduct;
  LodeCompanionReading reading;
} Standpoint;

static const Standpoint alone_by_itself = { LODE_CONDUCT_FRAGMENTED, LODE_COMPANION_ALONE };
static const Standpoint alone_from_pact = { LODE_CONDUCT_COORDINATED, LODE_COMPANION_FLOOR };

static LodeCourse *
course_new (const LodePlan *plan,
            LodeLuck       *luck)
{
  LodeCourse *self = g_new0 (LodeCourse, 1);
  guint n = plan->network->n_consumers + 1;

  self->plan = plan;
  self->state = lode_plan_state_new (plan);
  self->is_borrowed = luck != NULL;
  self->luck = luck != NULL ? luck : g_new0 (LodeLuck, plan->levers->len + 1);
  self->fragmented = lode_fragmented_new (plan->network);
  if (plan->network->pooled_stocks && plan->pooled_from != LODE_MONTH_NONE)
    {
      self->state->network->pooled_stocks = FALSE;
      self->unpooled = lode_coordinated_new (self->state->network);
    }
  self->floors = lode_allocation_new (plan->network);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      self->allocation[k] = lode_allocation_new (plan->network);
      self->stock[k] = g_new0 (double, n);
      self->hoard[k] = g_new0 (double, n);
      self->hoarded[k] = g_new0 (double, n);
      self->last_shortage[k] = g_new0 (double, n);
      self->guaranteed[k] = g_new0 (double, n * LODE_N_TIERS);
    }
  if (plan->has_guarantees)
    self->guarantee = lode_guarantee_new (plan);
  self->capacity = g_new0 (double, plan->network->n_producers + 1);
  self->purchase = g_new0 (double, n);
  self->companions = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_course_free);
  for (guint k = 0; k < plan->companions->len; k++)
    {
      const LodePlanCompanion *companion = g_ptr_array_index (plan->companions, k);

      g_ptr_array_add (self->companions,
                       course_new (companion->plan, self->luck + companion->first_luck));
    }

  return self;
}

LodeCourse *
lode_course_new (const LodePlan *plan)
{
  g_return_val_if_fail (plan != NULL, NULL);

  return course_new (plan, NULL);
}

void
lode_course_free (LodeCourse *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->companions, g_ptr_array_unref);
  lode_plan_state_free (self->state);
  if (!self->is_borrowed)
    g_free (self->luck);
  lode_fragmented_free (self->fragmented);
  g_clear_pointer (&self->coordinated, lode_coordinated_free);
  g_clear_pointer (&self->unpooled, lode_coordinated_free);
  g_clear_pointer (&self->guarantee, lode_guarantee_free);
  lode_allocation_free (self->floors);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      lode_allocation_free (self->allocation[k]);
      g_free (self->stock[k]);
      g_free (self->hoard[k]);
      g_free (self->hoarded[k]);
      g_free (self->last_shortage[k]);
      g_free (self->guaranteed[k]);
    }
  g_free (self->capacity);
  g_free (self->purchase);
  g_free (self);
}

void
lode_course_begin (LodeCourse *self)
{
  gsize size = self->plan->network->n_consumers * sizeof (double);

  self->is_split = FALSE;
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      memset (self->stock[k], 0, size);
      memset (self->hoard[k], 0, size);
      memset (self->last_shortage[k], 0, size);
    }
  for (guint k = 0; k < self->companions->len; k++)
    lode_course_begin (g_ptr_array_index (self->companions, k));
}

/* What a reserve may give and wants in this period; a hoard is there for the taking. */
static void
open_reserves (LodeCourse  *self,
               LodeConduct  conduct)
{
  LodeNetwork *network = self->state->network;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      double hoard = self->hoard[conduct][c];
      double reserve = self->stock[conduct][c] - hoard;

      network->stock[c] = fmin (reserve, self->state->cap[c]) + hoard;
      network->purchase[c] = fmin (self->state->purchase[c], fmax (0, self->state->target[c] - reserve));
    }
}

/* Takes back what was drawn where the shortage is too small to open the reserve for, and closes it to
 * the pact as well: it opens a reserve when its owner alone would. */
static void
check_triggers (LodeCourse     *self,
                const double   *hoard,
                LodeAllocation *allocation)
{
  LodeNetwork *network = self->state->network;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      double missing = allocation->shortage[c] + allocation->draw[c];
      double demand = lode_network_get_demand (network, c);

      if (missing > 0 && missing >= self->state->trigger[c] * demand)
        continue;
      network->stock[c] = hoard[c];
      allocation->draw[c] = fmin (missing, hoard[c]);
      allocation->shortage[c] = missing - allocation->draw[c];
      allocation->served[c] = demand - allocation->shortage[c];
      allocation->floor[c] = allocation->served[c];
    }
}

/* Who was short orders more than it needs: orders·(1 + η·last period's shortage share). What comes of
 * that is bought, like what a reserve buys, which is told apart by a run without purchases. */
static void
run_hoarding (LodeCourse     *self,
              LodeConduct     conduct,
              LodeAllocation *allocation)
{
  LodeNetwork *network = self->state->network;
  gsize size = network->n_consumers * sizeof (double);
  gboolean has_purchases = FALSE;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      network->hoard[c] = self->plan->hoarding * self->last_shortage[conduct][c];
      self->purchase[c] = network->purchase[c];
      network->purchase[c] = 0;
      has_purchases |= self->purchase[c] > 0;
    }
  lode_fragmented_run (self->fragmented, network, allocation);
  memcpy (self->hoarded[conduct], allocation->bought, size);
  if (!has_purchases)
    return;

  memcpy (network->purchase, self->purchase, size);
  lode_fragmented_run (self->fragmented, network, allocation);
}

static void
set_capacities (LodeCourse           *self,
                LodeCompanionReading  reading)
{
  LodeNetwork *network = self->state->network;

  if (self->companions->len == 0)
    return;
  memcpy (network->capacity, self->capacity, network->n_producers * sizeof (double));
  lode_companion_cap (self, reading);
}

static void
book_reserves (LodeCourse  *self,
               LodeConduct  conduct)
{
  const LodeAllocation *allocation = self->allocation[conduct];
  double *stock = self->stock[conduct];
  double *hoard = self->hoard[conduct];

  for (guint c = 0; c < allocation->n_consumers; c++)
    {
      double demand = lode_network_get_demand (self->state->network, c);

      stock[c] = fmax (0, stock[c] - allocation->draw[c]) + allocation->bought[c];
      hoard[c] = fmax (0, hoard[c] - allocation->draw[c]) + self->hoarded[conduct][c];
      self->last_shortage[conduct][c] = demand > 0 ? allocation->shortage[c] / demand : 0;
    }
}

/* A reserve in the pool opens for what its members lack together as it would for its owner alone. */
static void
open_pool (LodeCourse *self)
{
  LodeNetwork *network = self->state->network;
  const double *stock = self->stock[LODE_CONDUCT_COORDINATED];
  const double *hoard = self->hoard[LODE_CONDUCT_COORDINATED];
  double missing = 0, demand = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      {
        missing += self->floors->shortage[c] + self->floors->draw[c];
        demand += lode_network_get_demand (network, c);
      }
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c] && missing > 0 && missing >= self->state->trigger[c] * demand)
      network->stock[c] = fmin (stock[c] - hoard[c], self->state->cap[c]) + hoard[c];
}

/* A reserve that is not pooled gives its owner what it would give it alone, or less: else the pact
 * would serve others with deliveries that the owner makes up for out of its reserve, and leave it
 * with nothing in the next period. */
static void
guard_reserves (LodeCourse *self)
{
  LodeNetwork *network = self->state->network;

  if (self->state->is_pooled)
    open_pool (self);
  for (guint c = 0; c < network->n_consumers && !self->state->is_pooled; c++)
    network->stock[c] = self->floors->draw[c];
}

static gboolean
is_alliance_in_force (const LodePlan *plan,
                      guint           period)
{
  return plan->has_alliance && (plan->alliance_from == LODE_MONTH_NONE ||
                                lode_plan_get_period_start (plan, period) >= plan->alliance_from);
}

/* Whether the pact stands where going alone has led, so that one run serves both. */
static gboolean
is_one_state (const LodeCourse *self)
{
  gsize size = self->plan->network->n_consumers * sizeof (double);

  for (guint k = 0; k < self->companions->len; k++)
    {
      const LodeCourse *companion = g_ptr_array_index (self->companions, k);

      if (companion->is_split)
        return FALSE;
    }

  return memcmp (self->stock[0], self->stock[1], size) == 0 &&
         memcmp (self->hoard[0], self->hoard[1], size) == 0 &&
         (!(self->plan->hoarding > 0) ||
          memcmp (self->last_shortage[0], self->last_shortage[1], size) == 0);
}

static void
share_floors (LodeCourse *self)
{
  guint n = self->plan->network->n_consumers;

  lode_allocation_assign (self->floors, self->allocation[LODE_CONDUCT_FRAGMENTED]);
  memcpy (self->guaranteed[1], self->guaranteed[0], n * LODE_N_TIERS * sizeof (double));
  memcpy (self->hoarded[1], self->hoarded[0], n * sizeof (double));
}

/* The pact's members do not hoard. */
static void
act_together (LodeCourse           *self,
              LodeCoordinatedSteps  steps)
{
  LodeNetwork *network = self->state->network;
  gboolean is_pooled = self->state->is_pooled;

  if (self->coordinated == NULL)
    self->coordinated = lode_coordinated_new (self->plan->network);
  set_capacities (self, LODE_COMPANION_PACT);
  guard_reserves (self);
  network->pooled_stocks = is_pooled;
  lode_coordinated_run (is_pooled || self->unpooled == NULL ? self->coordinated : self->unpooled, network,
                        self->floors, steps, self->allocation[LODE_CONDUCT_COORDINATED]);
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      self->hoarded[LODE_CONDUCT_COORDINATED][c] = 0;
}

/* Companions first: their makers' consumers need as much more of them as the stage above grows. */
static void
run_companions (LodeCourse *self,
                guint       period)
{
  LodeNetwork *network = self->state->network;

  if (self->companions->len == 0)
    return;
  memcpy (self->capacity, network->capacity, network->n_producers * sizeof (double));
  for (guint k = 0; k < self->companions->len; k++)
    {
      LodeCourse *companion = g_ptr_array_index (self->companions, k);

      lode_companion_need (self, k);
      lode_course_step (companion, period, LODE_COORDINATED_SERVED);
    }
}

/* Puts a standpoint into the network: what is there to go by before the fragmented rule runs. */
static void
open_alone (LodeCourse       *self,
            const Standpoint *from)
{
  set_capacities (self, from->reading);
  open_reserves (self, from->conduct);
  if (self->guarantee != NULL)
    lode_guarantee_take (self->guarantee, self->plan, self->luck, self->state,
                         self->guaranteed[from->conduct]);
}

static void
run_alone (LodeCourse     *self,
           LodeConduct     conduct,
           LodeAllocation *allocation)
{
  if (self->plan->hoarding > 0)
    run_hoarding (self, conduct, allocation);
  else
    lode_fragmented_run (self->fragmented, self->state->network, allocation);
}

static void
close_alone (LodeCourse       *self,
             const Standpoint *from,
             LodeAllocation   *allocation)
{
  if (self->guarantee != NULL)
    lode_guarantee_give_back (self->guarantee, self->state, self->guaranteed[from->conduct], allocation);
  if (self->plan->has_stocks || self->plan->hoarding > 0)
    check_triggers (self, self->hoard[from->conduct], allocation);
}

void
lode_course_open_period (LodeCourse *self,
                         guint       period)
{
  guint n = self->plan->network->n_consumers;

  lode_plan_set_period (self->plan, self->luck, period, self->state);
  for (guint c = 0; c < n; c++)
    for (guint k = 0; k < LODE_N_CONDUCTS; k++)
      self->stock[k][c] += self->state->grant[c];
  run_companions (self, period);
  self->is_one = is_one_state (self);
  open_alone (self, &alone_by_itself);
}

gboolean
lode_course_is_plain (const LodeCourse *self)
{
  return !(self->plan->hoarding > 0);
}

void
lode_course_run_alone (LodeCourse *self)
{
  run_alone (self, LODE_CONDUCT_FRAGMENTED, self->allocation[LODE_CONDUCT_FRAGMENTED]);
}

void
lode_course_close_alone (LodeCourse *self)
{
  close_alone (self, &alone_by_itself, self->allocation[LODE_CONDUCT_FRAGMENTED]);
  book_reserves (self, LODE_CONDUCT_FRAGMENTED);
}

/* Floors are what going alone from the pact's own state would give. */
static void
set_floors (LodeCourse *self)
{
  if (self->is_one)
    {
      share_floors (self);
      return;
    }
  open_alone (self, &alone_from_pact);
  run_alone (self, LODE_CONDUCT_COORDINATED, self->floors);
  close_alone (self, &alone_from_pact, self->floors);
}

void
lode_course_answer (LodeCourse           *self,
                    guint                 period,
                    LodeCoordinatedSteps  steps)
{
  set_floors (self);
  if (is_alliance_in_force (self->plan, period))
    {
      self->is_split = TRUE;
      act_together (self, steps);
    }
  else
    lode_allocation_assign (self->allocation[LODE_CONDUCT_COORDINATED], self->floors);
  book_reserves (self, LODE_CONDUCT_COORDINATED);
}

void
lode_course_step (LodeCourse           *self,
                  guint                 period,
                  LodeCoordinatedSteps  steps)
{
  lode_course_open_period (self, period);
  lode_course_run_alone (self);
  lode_course_close_alone (self);
  lode_course_answer (self, period, steps);
}

double
lode_course_get_served_tier (const LodeCourse *self,
                             LodeConduct       conduct,
                             guint             consumer,
                             LodeTier          tier)
{
  const double *demand = self->state->network->demand + consumer * LODE_N_TIERS;
  const double *sure = self->guaranteed[conduct] + consumer * LODE_N_TIERS;
  double left = self->allocation[conduct]->served[consumer];

  for (guint k = 0; k < LODE_N_TIERS; k++)
    left -= sure[k];
  for (guint k = 0; k < tier; k++)
    left -= fmax (0, demand[k] - sure[k]);

  return sure[tier] + CLAMP (left, 0, fmax (0, demand[tier] - sure[tier]));
}
