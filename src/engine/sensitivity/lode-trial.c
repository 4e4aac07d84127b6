/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sensitivity-private.h"

#include <math.h>

#include "engine/indicators/lode-trace.h"
#include "engine/network/lode-network-chain.h"
#include "engine/scenario/lode-course.h"

#define PACT ((1u << LODE_OUTCOME_COORDINATED_SHORTAGE) | (1u << LODE_OUTCOME_DIVIDEND) | \
              (1u << LODE_OUTCOME_COORDINATED_PEAK) | (1u << LODE_OUTCOME_COORDINATED_LARGEST_SHARE))
#define SHARES ((1u << LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE) | \
                (1u << LODE_OUTCOME_COORDINATED_LARGEST_SHARE))

struct _LodeTrial
{
  LodePlan            plan;       /* borrowed but for the network, whose capacities change */
  const LodePlan     *original;
  GArray             *unknowns;
  const LodeOutcomes *outcomes;
  LodeCourse         *course;
  LodeTrace          *trace;      /* %NULL when no share is asked for */
  gboolean           *is_counted; /* [n_consumers] */
  gboolean           *is_assumed; /* [n_producers] capacity rests on the utilisation */
};

/* What a run adds up to under one conduct. */
typedef struct
{
  double shortage;   /* t */
  double peak;       /* % */
  double share;      /* % */
} Tally;

static void
find_assumed (LodeTrial       *self,
              const LodeChain *baseline)
{
  guint last = lode_chain_get_n_stages (baseline) - 1;

  for (guint i = 0; i < lode_chain_get_n_nodes (baseline); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (baseline, i);
      int producer;

      if (node->stage >= last || !lode_trial_is_assumed_capacity (node))
        continue;
      producer = lode_network_find_producer (self->plan.network, node->stage, node->actor);
      if (producer >= 0)
        self->is_assumed[producer] = TRUE;
    }
}

LodeTrial *
lode_trial_new (const LodePlan     *plan,
                const LodeChain    *baseline,
                GArray             *unknowns,
                const LodeOutcomes *outcomes)
{
  LodeTrial *self = g_new0 (LodeTrial, 1);
  LodeNetwork *network = lode_network_copy (plan->network);

  self->plan = *plan;
  self->plan.network = network;
  /* Without a pact to look at, there is none to work out. */
  self->plan.has_alliance = plan->has_alliance && (outcomes->bits & PACT) != 0;
  self->original = plan;
  self->unknowns = unknowns;
  self->outcomes = outcomes;
  self->course = lode_course_new (&self->plan);
  self->trace = (outcomes->bits & SHARES) != 0 ? lode_trace_new (network) : NULL;
  self->is_counted = g_new0 (gboolean, network->n_consumers + 1);
  for (guint c = 0; c < network->n_consumers; c++)
    self->is_counted[c] = outcomes->consumer == LODE_RESULT_ALL || outcomes->consumer == (int) c ||
                          (outcomes->consumer == LODE_RESULT_MEMBERS && network->consumer_is_member[c]);
  self->is_assumed = g_new0 (gboolean, network->n_producers + 1);
  find_assumed (self, baseline);

  return self;
}

void
lode_trial_free (LodeTrial *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->trace, lode_trace_free);
  lode_course_free (self->course);
  lode_network_free (self->plan.network);
  g_free (self->is_counted);
  g_free (self->is_assumed);
  g_free (self);
}

static void
set_capacities (LodeTrial *self,
                double     utilisation)
{
  LodeNetwork *network = self->plan.network;

  for (guint i = 0; i < network->n_producers; i++)
    {
      double capacity = self->original->network->capacity[i];

      network->capacity[i] = self->is_assumed[i] && utilisation != LODE_UTILISATION
                               ? capacity * (LODE_UTILISATION / utilisation)
                               : capacity;
    }
}

static void
count_period (const LodeTrial *self,
              LodeConduct      conduct,
              Tally           *tally)
{
  const LodeNetwork *network = self->course->state->network;
  const double *missing = self->course->allocation[conduct]->shortage;
  double shortage = 0, demand = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    if (self->is_counted[c])
      {
        shortage += missing[c];
        demand += lode_network_get_demand (network, c);
      }
  tally->shortage += shortage;
  if (demand > 0)
    tally->peak = fmax (tally->peak, 100 * shortage / demand);
}

static double
find_largest_share (LodeTrial   *self,
                    LodeConduct  conduct)
{
  const LodeNetwork *network = self->course->state->network;
  guint consumer = (guint) self->outcomes->consumer;
  int largest;

  lode_trace_run (self->trace, network, self->course->allocation[conduct]->flow,
                  (int) network->n_stages - 1);
  largest = lode_trace_find_largest (self->trace, network, consumer);

  return largest < 0 ? 0
                     : 100 * self->trace->result[(gsize) consumer * self->trace->n_countries +
                                                 (guint) largest];
}

static double
read_outcome (LodeOutcome  outcome,
              const Tally *alone,
              const Tally *together)
{
  switch (outcome)
    {
    case LODE_OUTCOME_FRAGMENTED_SHORTAGE:
      return alone->shortage;
    case LODE_OUTCOME_COORDINATED_SHORTAGE:
      return together->shortage;
    case LODE_OUTCOME_DIVIDEND:
      return alone->shortage - together->shortage;
    case LODE_OUTCOME_FRAGMENTED_PEAK:
      return alone->peak;
    case LODE_OUTCOME_COORDINATED_PEAK:
      return together->peak;
    case LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE:
      return alone->share;
    case LODE_OUTCOME_COORDINATED_LARGEST_SHARE:
    default:
      return together->share;
    }
}

void
lode_trial_run (LodeTrial    *self,
                const double *x,
                double       *y)
{
  Tally tally[LODE_N_CONDUCTS] = { { 0 } };
  guint last = self->plan.n_periods - 1;

  set_capacities (self, lode_unknowns_apply (self->unknowns, &self->plan, x, self->course->luck));
  lode_course_begin (self->course);
  for (guint t = 0; t <= last; t++)
    {
      lode_course_step (self->course, t,
                        t == last && self->trace != NULL ? LODE_COORDINATED_FLOWS
                                                         : LODE_COORDINATED_SERVED);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        count_period (self, (LodeConduct) k, &tally[k]);
    }
  for (guint k = 0; k < LODE_N_CONDUCTS && self->trace != NULL; k++)
    tally[k].share = find_largest_share (self, (LodeConduct) k);
  for (guint j = 0; j < self->outcomes->n; j++)
    y[j] = read_outcome (self->outcomes->list[j], &tally[LODE_CONDUCT_FRAGMENTED],
                         &tally[LODE_CONDUCT_COORDINATED]);
}
