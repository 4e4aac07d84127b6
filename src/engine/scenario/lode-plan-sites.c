/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A new plant brings its own arcs, because nobody has the habit of ordering from it. Its output is
 * contracted: with whom its offtake names, or home first, then members in proportion to their use;
 * what a taker has contracted it orders there, and the rest of its need by habit. A plant where none
 * stood buys what the contracts of other new plants bring it, and otherwise as the market offers.
 *
 * What is recycled comes in the same way, out of a producer of its own at home. As only the first stage
 * makes something out of nothing, producers of that name at the stages before pass it on. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>
#include <string.h>

#include "engine/scenario/lode-plan-private.h"
#include "model/lode-actor.h"

static gboolean
is_recycling (const LodePlanDraft *draft)
{
  return draft->lever->kind == LODE_LEVER_RECYCLING;
}

/* (transfer full): how the producer is called. */
static char *
site_name (const LodePlanDraft *draft)
{
  return g_strconcat (draft->actor, is_recycling (draft) ? LODE_ACTOR_RECYCLED : NULL, NULL);
}

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
             GArray          *drafts,
             guint            stage)
{
  GPtrArray *actors = g_ptr_array_new ();

  for (guint i = 0; i < lode_chain_get_n_nodes (baseline); i++)
    if (lode_chain_get_node (baseline, i)->stage == stage)
      g_ptr_array_add (actors, lode_chain_get_node (baseline, i)->actor);
  for (guint i = 0; i < drafts->len; i++)
    {
      const LodePlanDraft *draft = &g_array_index (drafts, LodePlanDraft, i);

      if (draft->stage == stage && !is_recycling (draft) &&
          !g_ptr_array_find_with_equal_func (actors, draft->actor, g_str_equal, NULL))
        g_ptr_array_add (actors, draft->actor);
    }

  return actors;
}

/* To whom the offtake names; else to whoever is at home or a member; where there is no one, to all. */
static guint
add_output_arcs (LodeNetwork         *network,
                 const LodePlanDraft *draft,
                 const char          *name,
                 const char * const  *members,
                 GPtrArray           *takers)
{
  guint n_added = 0;

  for (guint pass = 0; pass < 2 && n_added == 0; pass++)
    for (guint k = 0; k < takers->len; k++)
      {
        const char *taker = g_ptr_array_index (takers, k);

        if (draft->offtake != NULL
              ? !lode_plan_is_named (draft->offtake, taker)
              : pass == 0 && !is_home (draft->actor, taker) && !is_member (members, taker))
          continue;
        lode_network_add_arc (network, draft->stage, name, taker, 0, 1);
        n_added++;
      }

  return n_added;
}

/* Who is promised some of a plant's output can be served by it: the consumers of guaranteed procurement,
 * or their plants at home. */
static void
add_promised_arcs (LodePlanCompiler    *compiler,
                   LodeNetwork         *network,
                   const LodePlanDraft *draft,
                   GPtrArray           *takers)
{
  for (guint i = 0; i < compiler->sources->len && !is_recycling (draft); i++)
    {
      LodeLever *source = g_ptr_array_index (compiler->sources, i);

      if (lode_lever_get_kind (source) != LODE_LEVER_GUARANTEED_PROCUREMENT ||
          !lode_plan_names_project (source, draft->source))
        continue;
      for (guint k = 0; k < takers->len; k++)
        if (lode_plan_is_named (lode_lever_get_countries (source), g_ptr_array_index (takers, k)))
          lode_network_add_arc (network, draft->stage, draft->actor, g_ptr_array_index (takers, k), 0, 1);
    }
}

/* A plant on new ground buys from every maker; what is recycled is passed on by its own name. */
static void
add_input_arcs (LodePlanCompiler    *compiler,
                LodeNetwork         *network,
                const LodePlanDraft *draft,
                const char          *name)
{
  g_autoptr (GPtrArray) makers = NULL;

  for (guint s = 0; s < draft->stage && is_recycling (draft); s++)
    lode_network_add_arc (network, s, name, name, 0, 1);
  if (is_recycling (draft) || draft->stage == 0 ||
      lode_chain_find_node (compiler->baseline, draft->stage, draft->actor) != NULL)
    return;

  makers = list_actors (compiler->baseline, compiler->drafts, draft->stage - 1);
  for (guint k = 0; k < makers->len; k++)
    if (!g_str_equal (g_ptr_array_index (makers, k), "UNK"))
      lode_network_add_arc (network, draft->stage - 1, g_ptr_array_index (makers, k), name, 0, 1);
}

/* %FALSE, with an error, when its offtake names nobody who is there. */
static gboolean
add_arcs (LodePlanCompiler    *compiler,
          LodeNetwork         *network,
          const LodePlanDraft *draft,
          GError             **error)
{
  const char * const *members = lode_scenario_get_members (compiler->scenario);
  g_autoptr (GPtrArray) takers = list_actors (compiler->baseline, compiler->drafts, draft->stage + 1);
  g_autofree char *name = site_name (draft);

  if (add_output_arcs (network, draft, name, members, takers) == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "Lever “%s” (project): destinations: none of them takes from stage “%s”; the offtake "
                   "must name actors of the stage after it.", draft->lever->id,
                   lode_chain_get_stage (compiler->baseline, draft->stage)->key);
      return FALSE;
    }
  add_promised_arcs (compiler, network, draft, takers);
  add_input_arcs (compiler, network, draft, name);

  return TRUE;
}

gboolean
lode_plan_add_sites (LodePlanCompiler  *compiler,
                     LodeNetwork       *network,
                     GError           **error)
{
  for (guint i = 0; i < compiler->drafts->len; i++)
    {
      const LodePlanDraft *draft = &g_array_index (compiler->drafts, LodePlanDraft, i);
      g_autofree char *name = site_name (draft);

      for (guint s = is_recycling (draft) ? 0 : draft->stage; s <= draft->stage; s++)
        lode_network_add_producer (network, s, name, 0);
    }
  for (guint i = 0; i < compiler->drafts->len; i++)
    if (!add_arcs (compiler, network, &g_array_index (compiler->drafts, LodePlanDraft, i), error))
      return FALSE;

  return TRUE;
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

/* Output arcs of the plant: those of its offtake, or those that lead home, then those to members, then,
 * where there are neither, all. */
static void
bind_outputs (const LodeNetwork   *network,
              const LodePlanDraft *draft,
              LodePlanSite        *site)
{
  for (guint pass = 0; pass < 3; pass++)
    {
      if (pass == 2 && site->outputs->len > 0)
        return;
      for (guint a = 0; a < network->n_arcs; a++)
        {
          gboolean is_first;

          if (network->arc_from[a] != site->producer || network->is_opened[a])
            continue;
          is_first = draft->offtake != NULL
                       ? lode_plan_is_named (draft->offtake, target_name (network, a))
                       : is_home (draft->actor, target_name (network, a));
          if ((pass == 0 && is_first) || pass == 2 ||
              (pass == 1 && draft->offtake == NULL && !is_first && is_member_target (network, a)))
            g_array_append_val (site->outputs, a);
        }
      if (pass == 0)
        site->n_home = site->outputs->len;
    }
}

static void
bind_inputs (const LodePlan      *self,
             const LodePlanDraft *draft,
             LodePlanSite        *site)
{
  const LodeNetwork *network = self->network;

  if (draft->stage == 0 || self->throughput[site->producer] > 0)
    return;
  for (guint a = network->stage_arc_start[draft->stage - 1];
       a < network->stage_arc_start[draft->stage]; a++)
    if (network->arc_to[a] == site->producer && !network->is_opened[a])
      g_array_append_val (site->inputs, a);
}

/* The producers and arcs that pass on what is recycled. */
static void
bind_feeders (const LodeNetwork   *network,
              const LodePlanDraft *draft,
              const char          *name,
              LodePlanSite        *site)
{
  for (guint s = 0; s < draft->stage; s++)
    {
      guint feeder = (guint) lode_network_find_producer (network, s, name);
      guint next = (guint) lode_network_find_producer (network, s + 1, name);

      g_array_append_val (site->feeders, feeder);
      for (guint a = network->stage_arc_start[s]; a < network->stage_arc_start[s + 1]; a++)
        if (network->arc_from[a] == feeder && network->arc_to[a] == next)
          g_array_append_val (site->inputs, a);
    }
}

void
lode_plan_bind_sites (LodePlanCompiler *compiler)
{
  const LodeNetwork *network = compiler->plan->network;

  for (guint i = 0; i < compiler->drafts->len; i++)
    {
      const LodePlanDraft *draft = &g_array_index (compiler->drafts, LodePlanDraft, i);
      g_autofree char *name = site_name (draft);
      LodePlanSite site = { 0 };

      site.producer = (guint) lode_network_find_producer (network, draft->stage, name);
      site.outputs = g_array_new (FALSE, FALSE, sizeof (guint));
      site.inputs = g_array_new (FALSE, FALSE, sizeof (guint));
      site.feeders = g_array_new (FALSE, FALSE, sizeof (guint));
      bind_outputs (network, draft, &site);
      if (is_recycling (draft))
        {
          site.consumer = (guint) lode_network_find_consumer (network, draft->actor);
          bind_feeders (network, draft, name, &site);
        }
      else
        bind_inputs (compiler->plan, draft, &site);
      site.index = compiler->plan->n_sites++;
      draft->lever->producer = site.producer;
      g_array_append_val (draft->lever->sites, site);
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

/* What a plant adds in the period. */
static double
plant_output (const LodePlan      *self,
              const LodePlanLever *lever,
              const LodePlanSite  *site,
              const LodeLuck      *luck,
              LodeMonth            start)
{
  double months = self->period_months;
  double ramp = luck->value[LODE_PROJECT_RAMP];
  double since = start - lode_plan_project_begin (lever, luck);
  double share;

  if (!luck->happens || (lever->to != LODE_MONTH_NONE && start > lever->to))
    return 0;

  share = (ramp_area (since + months, ramp) - ramp_area (since, ramp)) / months *
          luck->value[LODE_PROJECT_UTILISATION];

  return luck->value[LODE_PROJECT_CAPACITY] * share * self->period_months / 12 *
         self->network->factor[self->network->producer_stage[site->producer]];
}

/* What comes back in the period of the products that were taken into use a lifetime ago. */
static double
recycled_output (const LodePlan      *self,
                 const LodePlanLever *lever,
                 const LodePlanSite  *site,
                 const LodeLuck      *luck,
                 const LodeLuck      *all_luck,
                 LodeMonth            start)
{
  double part = lode_plan_overlap (self, start, lode_plan_window_begin (self, lever),
                                   lode_plan_window_end (self, lever));
  double month = start - luck->value[LODE_RECYCLING_LIFETIME] * 12;
  double past = lode_plan_grow (luck->value[LODE_RECYCLING_PAST_GROWTH], fmax (0, self->from - month) / 12);

  if (!luck->happens || part == 0)
    return 0;

  /* Before the scenario demand had still to grow to what the baseline says. */
  return part / past * luck->value[LODE_RECYCLING_CONTENT] * luck->value[LODE_RECYCLING_COLLECTION] *
         luck->value[LODE_RECYCLING_RECOVERY] * lode_network_get_demand (self->network, site->consumer) *
         lode_plan_demand_factor (self, all_luck, site->consumer, month);
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

/* Contracts of @output with the outputs from @begin to @end; returns what nobody could take. */
static double
contract (const LodePlan     *self,
          const LodePlanSite *site,
          guint               begin,
          guint               end,
          double              output,
          LodePlanState      *state)
{
  double limit = 0, sold;

  for (guint k = begin; k < end; k++)
    limit += limit_of (self, state, g_array_index (site->outputs, guint, k));
  if (!(limit > 0))
    return output;
  sold = fmin (output, limit);
  for (guint k = begin; k < end; k++)
    {
      guint a = g_array_index (site->outputs, guint, k);
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
feed_new_plant (const LodePlanSite *site,
                LodePlanState      *state)
{
  LodeNetwork *network = state->network;
  double open = state->added[site->producer] - state->offtake[site->producer];
  double offered = 0;

  for (guint k = 0; k < site->inputs->len; k++)
    offered += network->capacity[network->arc_from[g_array_index (site->inputs, guint, k)]];
  if (!(open > 0) || !(offered > 0))
    return;
  for (guint k = 0; k < site->inputs->len; k++)
    {
      guint a = g_array_index (site->inputs, guint, k);

      network->weight[a] += open * network->capacity[network->arc_from[a]] / offered;
    }
  /* A second project on the same ground finds it fed. */
  state->offtake[site->producer] = state->added[site->producer];
}

/* Capacity for what a site puts in. */
static void
add_output (const LodePlan      *self,
            guint                index,
            const LodePlanSite  *site,
            double               output,
            LodePlanState       *state)
{
  const LodePlanLever *lever = g_ptr_array_index (self->levers, index);
  LodeNetwork *network = state->network;

  state->site_output[site->index] = output;
  state->lever_output[index] += output;
  state->added[site->producer] += output;
  network->capacity[site->producer] += output;
  if (lever->kind != LODE_LEVER_RECYCLING)
    return;

  state->recycled[site->consumer] += output;
  for (guint k = 0; k < site->feeders->len; k++)
    network->capacity[g_array_index (site->feeders, guint, k)] += output;
  for (guint k = 0; k < site->inputs->len; k++)
    network->weight[g_array_index (site->inputs, guint, k)] += output;
}

/* Returns whether anything is added at all. */
static gboolean
add_outputs (const LodePlan *self,
             const LodeLuck *luck,
             LodeMonth       start,
             LodePlanState  *state)
{
  gboolean is_any = FALSE;

  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      for (guint k = 0; k < lever->sites->len; k++)
        {
          const LodePlanSite *site = &g_array_index (lever->sites, LodePlanSite, k);
          double output = lever->kind == LODE_LEVER_PROJECT
                            ? plant_output (self, lever, site, &luck[i], start)
                            : recycled_output (self, lever, site, &luck[i], luck, start);

          add_output (self, i, site, output, state);
          is_any |= output > 0;
        }
    }

  return is_any;
}

/* An arc that a plant brought carries no more than plants add there: it must not open what stood on the
 * ground before, nor anything while the plant is not there. What the pact opens is open; a plant on new
 * ground takes in what it can use. */
static void
close_idle_arcs (const LodePlan *self,
                 LodeMonth       start,
                 LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  gboolean is_open = network->open_arcs &&
                     (self->open_from == LODE_MONTH_NONE || start >= self->open_from);

  for (guint a = 0; a < network->n_arcs; a++)
    {
      guint from = network->arc_from[a];
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

      if (network->baseline[a] > 0 || network->is_opened[a] ||
          (!is_last && !(self->throughput[network->arc_to[a]] > 0)) ||
          (is_open && network->producer_is_member[from] && is_member_target (network, a)))
        continue;
      network->quota[a] = state->added[from];
    }
}

void
lode_plan_run_sites (const LodePlan *self,
                     const LodeLuck *luck,
                     LodeMonth       start,
                     LodePlanState  *state)
{
  LodeNetwork *network = state->network;
  gboolean is_any;

  if (self->n_sites == 0)
    return;

  memset (state->added, 0, network->n_producers * sizeof (double));
  memset (state->offtake, 0, (network->n_producers + network->n_consumers) * sizeof (double));
  memset (state->lever_output, 0, self->n_own * sizeof (double));
  memset (state->recycled, 0, network->n_consumers * sizeof (double));
  is_any = add_outputs (self, luck, start, state);
  close_idle_arcs (self, start, state);
  if (!is_any)
    return;

  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      for (guint k = 0; k < lever->sites->len; k++)
        {
          const LodePlanSite *site = &g_array_index (lever->sites, LodePlanSite, k);
          double left = state->site_output[site->index];

          if (!(left > 0))
            continue;
          left = contract (self, site, 0, site->n_home, left, state);
          contract (self, site, site->n_home, site->outputs->len, left, state);
        }
    }
  make_room (self, state);
  for (guint i = 0; i < self->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->levers, i);

      for (guint k = 0; k < lever->sites->len && lever->kind == LODE_LEVER_PROJECT; k++)
        if (g_array_index (lever->sites, LodePlanSite, k).inputs->len > 0)
          feed_new_plant (&g_array_index (lever->sites, LodePlanSite, k), state);
    }
}
