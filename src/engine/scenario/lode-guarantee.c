/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-guarantee.h"

#include <math.h>
#include <string.h>

/* Nodes are the producers, then the consumers. */
struct _LodeGuarantee
{
  guint     n_nodes;
  double   *capacity;      /* [n_producers] as it was, like the next two */
  double   *quota;         /* [n_arcs] */
  double   *demand;        /* [n_consumers × LODE_N_TIERS] */
  double   *flow;          /* [n_arcs] what was served first, of all guarantees */
  double   *promised;      /* [n_producers] what the guarantee at hand may still call */
  double   *share;         /* [n_producers] what it may call in the period */
  gboolean *is_named;      /* [n_producers] has a named project */
  gboolean *leads;         /* [n_nodes] a named project stands behind it */
  double   *in_weight;     /* [n_nodes] of the arcs that orders may take */
  double   *want;          /* [n_nodes] */
  double   *ordered;       /* [n_producers] */
  double   *inflow;        /* [n_nodes] */
  double   *order;         /* [n_arcs] */
};

LodeGuarantee *
lode_guarantee_new (const LodePlan *plan)
{
  const LodeNetwork *network = plan->network;
  LodeGuarantee *self = g_new0 (LodeGuarantee, 1);

  self->n_nodes = network->n_producers + network->n_consumers;
  self->capacity = g_new0 (double, network->n_producers + 1);
  self->quota = g_new0 (double, network->n_arcs + 1);
  self->demand = g_new0 (double, network->n_consumers * LODE_N_TIERS + 1);
  self->flow = g_new0 (double, network->n_arcs + 1);
  self->promised = g_new0 (double, network->n_producers + 1);
  self->share = g_new0 (double, network->n_producers + 1);
  self->is_named = g_new0 (gboolean, network->n_producers + 1);
  self->leads = g_new0 (gboolean, self->n_nodes + 1);
  self->in_weight = g_new0 (double, self->n_nodes + 1);
  self->want = g_new0 (double, self->n_nodes + 1);
  self->ordered = g_new0 (double, network->n_producers + 1);
  self->inflow = g_new0 (double, self->n_nodes + 1);
  self->order = g_new0 (double, network->n_arcs + 1);

  return self;
}

void
lode_guarantee_free (LodeGuarantee *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->capacity);
  g_free (self->quota);
  g_free (self->demand);
  g_free (self->flow);
  g_free (self->promised);
  g_free (self->share);
  g_free (self->is_named);
  g_free (self->leads);
  g_free (self->in_weight);
  g_free (self->want);
  g_free (self->ordered);
  g_free (self->inflow);
  g_free (self->order);
  g_free (self);
}

static guint
target_of (const LodeNetwork *network,
           guint              a)
{
  gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

  return network->arc_to[a] + (is_last ? network->n_producers : 0);
}

/* By what an arc is ordered over: habit and contracts, or, where there are none, the promise itself. */
static double
weight_of (const LodeGuarantee *self,
           const LodeNetwork   *network,
           guint                a)
{
  return network->weight[a] > 0 ? network->weight[a] : self->share[network->arc_from[a]];
}

/* Whether an order may take the arc: to a named project everything that feeds it, to others only what
 * leads to one. */
static gboolean
is_open (const LodeGuarantee *self,
         const LodeNetwork   *network,
         guint                a)
{
  guint to = target_of (network, a);

  if (network->is_opened[a])
    return FALSE;
  if (to < network->n_producers && (self->is_named[to] || !self->leads[to]))
    return TRUE;

  return self->leads[network->arc_from[a]];
}

/* What the guarantee may call: its share of the output of the projects it names. */
static void
find_promises (LodeGuarantee       *self,
               const LodePlan      *plan,
               const LodePlanLever *lever,
               double               share,
               const LodePlanState *state)
{
  const LodeNetwork *network = state->network;

  memset (self->promised, 0, network->n_producers * sizeof (double));
  memset (self->is_named, 0, network->n_producers * sizeof (gboolean));
  for (guint k = 0; k < lever->links->len; k++)
    {
      const LodePlanLever *project =
        g_ptr_array_index (plan->levers, g_array_index (lever->links, guint, k));

      for (guint i = 0; i < project->sites->len; i++)
        {
          const LodePlanSite *site = &g_array_index (project->sites, LodePlanSite, i);

          self->promised[site->producer] += share * state->site_output[site->index];
          self->is_named[site->producer] |= self->promised[site->producer] > 0;
        }
    }
  memcpy (self->share, self->promised, network->n_producers * sizeof (double));
}

static void
find_ways (LodeGuarantee     *self,
           const LodeNetwork *network)
{
  memset (self->leads, 0, self->n_nodes * sizeof (gboolean));
  memset (self->in_weight, 0, self->n_nodes * sizeof (double));
  for (guint i = 0; i < network->n_producers; i++)
    self->leads[i] = self->is_named[i];
  /* Arcs stand in order of stages: what leads to an arc's maker is known when its turn comes. */
  for (guint a = 0; a < network->n_arcs; a++)
    if (self->leads[network->arc_from[a]] && weight_of (self, network, a) > 0 && !network->is_opened[a])
      self->leads[target_of (network, a)] = TRUE;
  for (guint a = 0; a < network->n_arcs; a++)
    if (is_open (self, network, a))
      self->in_weight[target_of (network, a)] += weight_of (self, network, a);
}

static void
order_back (LodeGuarantee     *self,
            const LodeNetwork *network)
{
  memset (self->ordered, 0, network->n_producers * sizeof (double));
  for (guint s = network->n_stages; s-- > 0;)
    {
      for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
        {
          guint to = target_of (network, a);
          double weight = weight_of (self, network, a);

          self->order[a] = 0;
          if (!is_open (self, network, a) || !(weight > 0) || !(self->want[to] > 0))
            continue;
          self->order[a] = MIN (self->want[to] * weight / self->in_weight[to], network->quota[a]);
          self->ordered[network->arc_from[a]] += self->order[a];
        }
      for (guint i = network->stage_start[s]; i < network->stage_start[s + 1]; i++)
        {
          double most = self->is_named[i] ? MIN (self->promised[i], network->capacity[i])
                                          : network->capacity[i];

          self->want[i] = MIN (most, self->ordered[i]);
        }
    }
}

/* Takes what is shipped off capacities, quotas and promises. */
static void
ship_forward (LodeGuarantee *self,
              LodeNetwork   *network)
{
  memset (self->inflow, 0, self->n_nodes * sizeof (double));
  for (guint s = 0; s < network->n_stages; s++)
    for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
      {
        guint i = network->arc_from[a];
        double out = s == 0 ? self->want[i] : MIN (self->want[i], self->inflow[i]);
        double x = self->ordered[i] > 0 ? self->order[a] * MIN (1, out / self->ordered[i]) : 0;

        if (!(x > 0))
          continue;
        self->inflow[target_of (network, a)] += x;
        self->flow[a] += x;
        network->quota[a] -= MIN (x, network->quota[a]);
        network->capacity[i] -= MIN (x, network->capacity[i]);
        self->promised[i] -= MIN (x, self->promised[i]);
      }
}

/* One guarantee: as many rounds as anyone has, while something still comes. */
static void
serve (LodeGuarantee       *self,
       const LodePlanLever *lever,
       LodeNetwork         *network,
       double              *guaranteed)
{
  for (guint round = 0; round < network->rounds; round++)
    {
      double served = 0;

      memset (self->want, 0, self->n_nodes * sizeof (double));
      for (guint k = 0; k < lever->targets->len; k++)
        {
          guint c = g_array_index (lever->targets, guint, k);

          if (self->leads[network->n_producers + c])
            self->want[network->n_producers + c] = network->demand[c * LODE_N_TIERS + lever->tier];
        }
      order_back (self, network);
      ship_forward (self, network);
      for (guint k = 0; k < lever->targets->len; k++)
        {
          guint c = g_array_index (lever->targets, guint, k);
          guint cell = c * LODE_N_TIERS + lever->tier;
          double x = MIN (self->inflow[network->n_producers + c], network->demand[cell]);

          guaranteed[cell] += x;
          network->demand[cell] -= x;
          served += x;
        }
      if (!(served > 0))
        return;
    }
}

void
lode_guarantee_take (LodeGuarantee  *self,
                     const LodePlan *plan,
                     const LodeLuck *luck,
                     LodePlanState  *state,
                     double         *guaranteed)
{
  LodeNetwork *network = state->network;
  gsize n_cells = (gsize) network->n_consumers * LODE_N_TIERS;

  g_return_if_fail (self != NULL && plan != NULL && luck != NULL && state != NULL);

  memcpy (self->capacity, network->capacity, network->n_producers * sizeof (double));
  memcpy (self->quota, network->quota, network->n_arcs * sizeof (double));
  memcpy (self->demand, network->demand, n_cells * sizeof (double));
  memset (self->flow, 0, network->n_arcs * sizeof (double));
  memset (guaranteed, 0, n_cells * sizeof (double));
  for (guint tier = 0; tier < LODE_N_TIERS; tier++)
    for (guint i = 0; i < plan->n_own; i++)
      {
        const LodePlanLever *lever = g_ptr_array_index (plan->levers, i);

        if (lever->kind != LODE_LEVER_GUARANTEED_PROCUREMENT || (guint) lever->tier != tier ||
            !(state->guarantee_part[i] > 0))
          continue;
        find_promises (self, plan, lever,
                       luck[i].value[LODE_GUARANTEE_SHARE] * state->guarantee_part[i], state);
        find_ways (self, network);
        serve (self, lever, network, guaranteed);
      }
}

void
lode_guarantee_give_back (LodeGuarantee  *self,
                          LodePlanState  *state,
                          const double   *guaranteed,
                          LodeAllocation *allocation)
{
  LodeNetwork *network = state->network;

  g_return_if_fail (self != NULL && state != NULL && allocation != NULL);

  memcpy (network->capacity, self->capacity, network->n_producers * sizeof (double));
  memcpy (network->quota, self->quota, network->n_arcs * sizeof (double));
  memcpy (network->demand, self->demand, network->n_consumers * LODE_N_TIERS * sizeof (double));
  for (guint a = 0; a < network->n_arcs; a++)
    allocation->flow[a] += self->flow[a];
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double first = 0;

      for (guint tier = 0; tier < LODE_N_TIERS; tier++)
        first += guaranteed[c * LODE_N_TIERS + tier];
      allocation->inflow[c] += first;
      allocation->served[c] += first;
      allocation->floor[c] += first;
    }
}
