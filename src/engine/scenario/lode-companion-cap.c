/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-companion-cap.h"

#include <math.h>

static double
base_of (const LodeCourse *owner,
         guint             producer)
{
  return owner->plan->output[producer];
}

/* What a maker would make: the baseline's output grown with demand, and what new plants add. */
static double
wanted_of (const LodeCourse *owner,
           guint             producer)
{
  return base_of (owner, producer) * owner->state->growth + owner->state->added[producer];
}

/* Whether a consumer of the companion belongs to @group, a consumer or %LODE_PLAN_REST: those that are no
 * maker's bloc. */
static gboolean
is_in_group (const LodeCourse        *owner,
             const LodePlanCompanion *companion,
             guint                    consumer,
             guint                    group)
{
  if (group != LODE_PLAN_REST)
    return consumer == group;
  for (guint i = 0; i < owner->plan->network->n_producers; i++)
    if (companion->consumer_of[i] == consumer)
      return FALSE;

  return TRUE;
}

/* By what the makers behind a consumer would make more than in the baseline. */
static double
need_of (const LodeCourse        *owner,
         const LodePlanCompanion *companion,
         guint                    group)
{
  double base = 0, wanted = 0;

  for (guint i = 0; i < owner->plan->network->n_producers; i++)
    if (companion->consumer_of[i] == group)
      {
        base += base_of (owner, i);
        wanted += wanted_of (owner, i);
      }

  return base > 0 ? wanted / base : owner->state->growth;
}

void
lode_companion_need (LodeCourse *owner,
                     guint       companion)
{
  const LodePlanCompanion *link = g_ptr_array_index (owner->plan->companions, companion);
  LodeCourse *course = g_ptr_array_index (owner->companions, companion);

  for (guint c = 0; c < course->plan->network->n_consumers; c++)
    course->state->need[c] =
      need_of (owner, link, is_in_group (owner, link, c, LODE_PLAN_REST) ? LODE_PLAN_REST : c);
}

/* Share of its need that a group was served. */
static double
ratio_of (const LodeCourse        *owner,
          const LodePlanCompanion *companion,
          const LodeCourse        *course,
          const LodeAllocation    *allocation,
          guint                    group)
{
  double served = 0, demand = 0;

  for (guint c = 0; c < course->plan->network->n_consumers; c++)
    if (is_in_group (owner, companion, c, group))
      {
        served += allocation->served[c];
        demand += lode_network_get_demand (course->state->network, c);
      }

  return demand > 0 ? served / demand : 1;
}

static double
read_ratio (const LodeCourse        *owner,
            const LodePlanCompanion *companion,
            const LodeCourse        *course,
            LodeCompanionReading     reading,
            guint                    group)
{
  double floor;

  if (reading == LODE_COMPANION_ALONE)
    return ratio_of (owner, companion, course, course->allocation[LODE_CONDUCT_FRAGMENTED], group);

  floor = ratio_of (owner, companion, course, course->floors, group);
  if (reading == LODE_COMPANION_FLOOR)
    return floor;

  return fmax (floor, ratio_of (owner, companion, course,
                                course->allocation[LODE_CONDUCT_COORDINATED], group));
}

void
lode_companion_cap (LodeCourse           *owner,
                    LodeCompanionReading  reading)
{
  double *capacity = owner->state->network->capacity;

  for (guint k = 0; k < owner->companions->len; k++)
    {
      const LodePlanCompanion *companion = g_ptr_array_index (owner->plan->companions, k);
      const LodeCourse *course = g_ptr_array_index (owner->companions, k);

      for (guint i = 0; i < owner->plan->network->n_producers; i++)
        {
          double ratio;

          if (companion->consumer_of[i] == LODE_PLAN_FREE)
            continue;
          ratio = read_ratio (owner, companion, course, reading, companion->consumer_of[i]);
          if (ratio < 1 - 1e-9)
            capacity[i] = fmin (capacity[i],
                                wanted_of (owner, i) *
                                  (1 - companion->share + companion->share * ratio));
        }
    }
}
