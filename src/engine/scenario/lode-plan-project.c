/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new plant brings its own arcs, because nobody has the habit of ordering from it. Its output is
 * contracted: home first, then members in proportion to their use; what a taker has contracted it
 * orders there, and the rest of its need by habit. A plant where none stood buys what the contracts
 * of other new plants bring it, and otherwise as the market offers. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan-project.h"

#include <math.h>
#include <string.h>

#include "model/lode-actor.h"

static gboolean
is_member (const char * const *members,
           const char         *name)
{
  return members != NULL && (g_strv_contains (members, name) ||
                             g_strv_contains (members, lode_actor_bloc (name)));
}

static gboolean
is_home (const char *country,
         const char *other)
{
  return g_str_equal (lode_actor_bloc (country), lode_actor_bloc (other));
}

/* (transfer container): the actors that stand at @stage, of the baseline and of projects. */
static GPtrArray *
list_actors (const LodeChain *baseline,
             GArray          *projects,
             guint            stage)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < lode_chain_get_n_nodes (baseline); i++)
    if (lode_chain_get_node (baseline, i)->stage == stage)
      g_ptr_array_add (actors, lode_chain_get_node (baseline, i)->actor);
  for (guint i = 0; i < projects->len; i++)
    {
      const LodePlanProject *project = &g_array_index (projects, LodePlanProject, i);

      if (project->stage == stage &&
          !g_ptr_array_find_with_equal_func (actors, project->country, g_str_equal, NULL))
        g_ptr_array_add (actors, (gpointer) project->country);
    }

  return actors;
}

/* To whoever is at home or a member; where there is no one, to all. */
static void
add_output_arcs (LodeNetwork           *network,
                 const LodePlanProject *project,
                 const char * const    *members,
                 GPtrArray             *takers)
{
  guint n_added = 0;

  for (guint pass = 0; pass < 2 && n_added == 0; pass++)
    for (guint k = 0; k < takers->len; k++)
      {
        const char *taker = g_ptr_array_index (takers, k);

        if (pass == 0 && !is_home (project->country, taker) && !is_member (members, taker))
          continue;
        lode_network_add_arc (network, project->stage, project->country, taker, 0, 1);
        n_added++;
      }
}

void
lode_plan_add_projects (LodeNetwork         *network,
                        const LodeChain     *baseline,
                        const char * const  *members,
                        GArray              *projects)
{
  for (guint i = 0; i < projects->len; i++)
    {
      const LodePlanProject *project = &g_array_index (projects, LodePlanProject, i);

      lode_network_add_producer (network, project->stage, project->country, 0);
    }
  for (guint i = 0; i < projects->len; i++)
    {
      const LodePlanProject *project = &g_array_index (projects, LodePlanProject, i);
      g_autoptr (GPtrArray) takers = list_actors (baseline, projects, project->stage + 1);
      g_autoptr (GPtrArray) makers = NULL;

      add_output_arcs (network, project, members, takers);
      if (project->stage == 0 ||
          lode_chain_find_node (baseline, project->stage, project->country) != NULL)
        continue;
      makers = list_actors (baseline, projects, project->stage - 1);
      for (guint k = 0; k < makers->len; k++)
        if (!g_str_equal (g_ptr_array_index (makers, k), "UNK"))
          lode_network_add_arc (network, project->stage - 1, g_ptr_array_index (makers, k),
                                project->country, 0, 1);
    }
}

static const char *
target_name (const LodeNetwork *network,
             guint              a)
{
  return network->arc_stage[a] == network->n_stages - 1 ? network->consumer_name[network->arc_to[a]]
                                                        : network->producer_name[network->arc_to[a]];
}

static gboolean
is_member_target (const LodeNetwork *network,
                  guint              a)
{
  return network->arc_stage[a] == network->n_stages - 1
           ? network->consumer_is_member[network->arc_to[a]]
           : network->producer_is_member[network->arc_to[a]];
}

/* Output arcs of the plant: those that lead home, then those to members, then, where there are
 * neither, all. */
static void
bind_outputs (const LodeNetwork *network,
              LodePlanLever     *lever,
              const char        *country)
{
  for (guint pass = 0; pass < 3; pass++)
    {
      if (pass == 2 && lever->targets->len > 0)
        return;
      for (guint a = 0; a < network->n_arcs; a++)
        {
          gboolean leads_home;

          if (network->arc_from[a] != lever->producer || network->is_opened[a])
            continue;
          leads_home = is_home (country, target_name (network, a));
          if ((pass == 0 && leads_home) || pass == 2 ||
              (pass == 1 && !leads_home && is_member_target (network, a)))
            g_array_append_val (lever->targets, a);
        }
      if (pass == 0)
        lever->n_home = lever->targets->len;
    }
}

void
lode_plan_bind_projects (LodePlan *self,
                         GArray   *projects)
{
  const LodeNetwork *network = self->network;

  for (guint i = 0; i < projects->len; i++)
    {
      LodePlanProject *project = &g_array_index (projects, LodePlanProject, i);
      LodePlanLever *lever = project->lever;

      lever->producer = (guint) lode_network_find_producer (network, project->stage, project->country);
      bind_outputs (network, lever, project->country);
      if (project->stage == 0 || self->throughput[lever->producer] > 0)
        continue;
      for (guint a = network->stage_arc_start[project->stage - 1];
           a < network->stage_arc_start[project->stage]; a++)
        if (network->arc_to[a] == lever->producer && !network->is_opened[a])
          g_array_append_val (lever->inputs, a);
    }
}

/* ∫ of a ramp that rises from 0 to 1 over @ramp months, up to @x. */
static double
ramp_area (double x,
           double ramp)
{
  if (x <= 0)
    return 0;
  if (x < ramp)
    return x * x / (2 * ramp);

  return x - ramp / 2;
}

/* Mean output of the plant in the period, as a share of its capacity. */
static double
run_share (const LodePlan      *self,
           const LodePlanLever *lever,
           const LodeLuck      *luck,
           LodeMonth            start)
{
  double months = self->period_months;
  double begin = lever->from + luck->value[LODE_PROJECT_LEAD] * luck->overrun;
  double ramp = luck->value[LODE_PROJECT_RAMP];
  double since = start - begin;

  if (!luck->happens || (lever->to != LODE_MONTH_NONE && start > lever->to))
    return 0;

  return (ramp_area (since + months, ramp) - ramp_area (since, ramp)) / months *
         luck->value[LODE_PROJECT_UTILISATION];
}

/* Index into arrays of producers, then consumers. */
static guint
target_of (const LodeNetwork *network,
           guint              a)
{
  gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

  return network->arc_to[a] + (is_last ? network->n_producers : 0);
}

/* What a taker could take in all. */
static double
limit_of (const LodePlan      *self,
          const LodePlanState *state,
          guint                a)
{
  const LodeNetwork *network = state->network;

  if (network->arc_stage[a] == network->n_stages - 1)
    return lode_network_get_demand (network, network->arc_to[a]);

  return self->throughput[network->arc_to[a]] * state->growth + state->added[network->arc_to[a]];
}

/* Contracts of @output with the arcs from @begin to @end; returns what nobody could take. */
static double
contract (const LodePlan      *self,
          const LodePlanLever *lever,
          guint                begin,
          guint                end,
          double               output,
          LodePlanState       *state)
{
  double limit = 0, sold;

  for (guint k = begin; k < end; k++)
    limit += limit_of (self, state, g_array_index (lever->targets, guint, k));
  if (!(limit > 0))
    return output;
  sold = fmin (output, limit);
  for (guint k = begin; k < end; k++)
    {
      guint a = g_array_index (lever->targets, guint, k);
      double part = sold * limit_of (self, state, a) / limit;

      state->network->weight[a] += part;
      state->offtake[target_of (state->network, a)] += part;
    }

  return output - sold;
}

/* Orders by habit make room for what is contracted; all weights stay in tonnes. */
static void
make_room (const LodePlan *self,
           LodePlanState  *state)
{
  LodeNetwork *network = state->network;

  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint to = target_of (network, a);
      double habit = self->throughput[to] * state->growth;

      if (state->offtake[to] > 0 && habit > 0)
        network->weight[a] -= network->baseline[a] * state->growth *
                              fmin (1, state->offtake[to] / habit);
      network->weight[a] = fmax (network->weight[a], 0);
    }
}

/* A plant on new ground: what contracts do not bring comes from all makers by their capacities. */
static void
feed_new_plant (const LodePlanLever *lever,
                LodePlanState       *state)
{
  LodeNetwork *network = state->network;
  double open = state->added[lever->producer] - state->offtake[lever->producer];
  double offered = 0;

  for (guint k = 0; k < lever->inputs->len; k++)
    offered += network->capacity[network->arc_from[g_array_index (lever->inputs, guint, k)]];
  if (!(open > 0) || !(offered > 0))
    return;
  for (guint k = 0; k < lever->inputs->len; k++)
    {
      guint a = g_array_index (lever->inputs, guint, k);

      network->weight[a] += open * network->capacity[network->arc_from[a]] / offered;
    }
  /* A second project on the same ground finds it fed. */
  state->offtake[lever->producer] = state->added[lever->producer];
}

void
lode_plan_run_projects (const LodePlan *self,
                        const LodeLuck *luck,
                        LodeMonth       start,
                        LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  gboolean is_any = FALSE;

  memset (state->added, 0, network->n_producers * sizeof (double));
  memset (state->offtake, 0, (network->n_producers + network->n_consumers) * sizeof (double));
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      double output;

      if (lever->kind != LODE_LEVER_PROJECT)
        continue;
      output = luck[i].value[LODE_PROJECT_CAPACITY] * run_share (self, lever, &luck[i], start) *
               self->period_months / 12 * network->factor[network->producer_stage[lever->producer]];
      state->added[lever->producer] += output;
      network->capacity[lever->producer] += output;
      is_any |= output > 0;
    }
  if (!is_any)
    return;

  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);
      double left;

      if (lever->kind != LODE_LEVER_PROJECT)
        continue;
      left = luck[i].value[LODE_PROJECT_CAPACITY] * run_share (self, lever, &luck[i], start) *
             self->period_months / 12 * network->factor[network->producer_stage[lever->producer]];
      if (!(left > 0))
        continue;
      left = contract (self, lever, 0, lever->n_home, left, state);
      contract (self, lever, lever->n_home, lever->targets->len, left, state);
    }
  make_room (self, state);
  for (guint i = 0; i < self->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      if (lever->kind == LODE_LEVER_PROJECT && lever->inputs->len > 0)
        feed_new_plant (lever, state);
    }
}
