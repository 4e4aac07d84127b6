/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-project.h"
#include "base/lode-error.h"
#include "base/lode-philox.h"
#include "engine/network/lode-network-chain.h"
#include "engine/scenario/lode-plan-project.h"
#include "model/lode-actor.h"

/* 1200 months of a century, the longest span that a person could mean. */
#define MAX_MONTHS 1200

/* The numbers that are computed with, by kind; see the enum in the header. A kind without any is not
 * computed yet. */
static const char * const numbers[LODE_LEVER_N_KINDS][LODE_PLAN_MAX_NUMBERS] = {
  [LODE_LEVER_EXPORT_CONTROL] = { "remaining", "licence_delay" },
  [LODE_LEVER_PRODUCTION_LOSS] = { "loss" },
  [LODE_LEVER_PROJECT] = { "capacity", "ramp_months", "success", "lead_months", "utilisation" },
  [LODE_LEVER_PRICE_FLOOR] = { "floor", "beta", "cost" },
  [LODE_LEVER_STOCKPILE] = { "target", "days", "purchase", "release_trigger", "release_cap" },
  [LODE_LEVER_DEMAND_GROWTH] = { "growth" },
  [LODE_LEVER_SUBSTITUTION] = { "share", "pace" },
};

/* What is needed while levers are worked out. */
typedef struct
{
  LodePlan        *plan;
  const LodeChain *baseline;
  LodeScenario    *scenario;
  LodeAtlas       *atlas;
  GArray          *projects;   /* LodePlanProject */
} Compiler;

static void
lever_free (gpointer data)
{
  LodePlanLever *lever = data;

  g_free (lever->id);
  g_clear_pointer (&lever->targets, g_array_unref);
  g_clear_pointer (&lever->inputs, g_array_unref);
  g_free (lever);
}

static LodePlanLever *
lever_new (LodeLever *source)
{
  LodePlanLever *lever = g_new0 (LodePlanLever, 1);

  lever->kind = lode_lever_get_kind (source);
  lever->id = g_strdup (lode_lever_get_id (source));
  lever->stream = lode_fnv1a_32 (lever->id);
  lever->from = lode_lever_get_from (source);
  lever->to = lode_lever_get_to (source);
  lever->probability = lode_lever_get_probability (source);
  lever->targets = g_array_new (FALSE, FALSE, sizeof (guint));
  lever->inputs = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS && numbers[lever->kind][k] != NULL; k++)
    lever->magnitude[k] = lode_lever_get_magnitude (source, numbers[lever->kind][k]);

  return lever;
}

static void G_GNUC_PRINTF (2, 3)
add_note (LodePlan   *self,
          const char *format,
          ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
fail (GError        **error,
      LodeError       code,
      LodeLever      *lever,
      const char     *format,
      ...) G_GNUC_PRINTF (4, 5);

static gboolean
fail (GError        **error,
      LodeError       code,
      LodeLever      *lever,
      const char     *format,
      ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, LODE_ERROR, code, "Lever “%s” (%s): %s", lode_lever_get_id (lever),
               lode_lever_kind_to_string (lode_lever_get_kind (lever)), message);

  return FALSE;
}

static char *
list_stages (const LodeChain *chain)
{
  GString *text = g_string_new (NULL);

  for (guint s = 0; s + 1 < lode_chain_get_n_stages (chain); s++)
    g_string_append_printf (text, "%s%s", s > 0 ? ", " : "", lode_chain_get_stage (chain, s)->key);

  return g_string_free (text, FALSE);
}

/* Bits of the producing stages that a lever names; all when it names none. */
static gboolean
read_stages (Compiler   *self,
             LodeLever  *lever,
             guint      *stages,
             GError    **error)
{
  const char * const *keys = lode_lever_get_stages (lever);
  guint n = self->plan->network->n_stages;

  *stages = keys[0] == NULL ? (1u << n) - 1 : 0;
  for (guint k = 0; keys[k] != NULL; k++)
    {
      int s = lode_chain_find_stage (self->baseline, keys[k]);

      if (s < 0 || (guint) s >= n)
        {
          g_autofree char *known = list_stages (self->baseline);

          return fail (error, LODE_ERROR_NOT_FOUND, lever,
                       "stages: %s has no producing stage “%s”; there are %s.",
                       lode_chain_get_material (self->baseline), keys[k], known);
        }
      *stages |= 1u << s;
    }

  return TRUE;
}

static gboolean
check_actors (LodeLever           *lever,
              const char * const  *actors,
              const char          *member,
              GError             **error)
{
  for (guint k = 0; actors[k] != NULL; k++)
    if (!lode_actor_is_known (actors[k]))
      return fail (error, LODE_ERROR_NOT_FOUND, lever,
                   "%s: “%s” is no country; it must be an ISO 3166-1 alpha-3 code or EU27.",
                   member, actors[k]);

  return TRUE;
}

/* "EU27" stands for every member. */
static gboolean
is_named (const char * const *names,
          const char         *actor)
{
  return g_strv_contains (names, actor) ||
         (lode_actor_is_eu (actor) && g_strv_contains (names, "EU27"));
}

static gboolean
require_countries (LodeLever  *lever,
                   GError    **error)
{
  if (!check_actors (lever, lode_lever_get_countries (lever), "countries", error))
    return FALSE;
  if (lode_lever_get_countries (lever)[0] != NULL)
    return TRUE;

  return fail (error, LODE_ERROR_INVALID, lever, "countries: this list is empty; it must name one at least.");
}

static gboolean
compile_control (Compiler       *self,
                 LodeLever      *source,
                 LodePlanLever  *lever,
                 GError        **error)
{
  const LodeNetwork *network = self->plan->network;
  const char * const *countries = lode_lever_get_countries (source);
  const char * const *destinations = lode_lever_get_destinations (source);
  guint stages;

  if (!require_countries (source, error) || !read_stages (self, source, &stages, error) ||
      !check_actors (source, destinations, "destinations", error))
    return FALSE;

  for (guint a = 0; a < network->n_arcs; a++)
    {
      const char *from = network->producer_name[network->arc_from[a]];
      const char *to = network->arc_stage[a] == network->n_stages - 1
                         ? network->consumer_name[network->arc_to[a]]
                         : network->producer_name[network->arc_to[a]];
      gboolean is_aimed = destinations[0] != NULL
                            ? is_named (destinations, to)
                            : !g_str_equal (lode_actor_bloc (from), lode_actor_bloc (to));

      if ((stages & (1u << network->arc_stage[a])) != 0 && is_named (countries, from) && is_aimed)
        g_array_append_val (lever->targets, a);
    }
  if (lever->targets->len == 0)
    add_note (self->plan, "Lever “%s” touches no flow of this chain.", lever->id);

  return TRUE;
}

static gboolean
compile_loss (Compiler       *self,
              LodeLever      *source,
              LodePlanLever  *lever,
              GError        **error)
{
  const LodeNetwork *network = self->plan->network;
  const char * const *countries = lode_lever_get_countries (source);
  guint stages;

  if (!require_countries (source, error) || !read_stages (self, source, &stages, error))
    return FALSE;

  for (guint i = 0; i < network->n_producers; i++)
    if ((stages & (1u << network->producer_stage[i])) != 0 &&
        is_named (countries, network->producer_name[i]))
      g_array_append_val (lever->targets, i);
  if (lever->targets->len == 0)
    add_note (self->plan, "Lever “%s” touches no plant of this chain.", lever->id);

  return TRUE;
}

/* Consumers by name; all of them when none is named and @may_be_all. */
static gboolean
compile_consumers (Compiler       *self,
                   LodeLever      *source,
                   LodePlanLever  *lever,
                   gboolean        may_be_all,
                   GError        **error)
{
  const LodeNetwork *network = self->plan->network;
  const char * const *countries = lode_lever_get_countries (source);

  if (!check_actors (source, countries, "countries", error) ||
      (!may_be_all && !require_countries (source, error)))
    return FALSE;

  for (guint c = 0; c < network->n_consumers; c++)
    if (countries[0] == NULL || g_strv_contains (countries, network->consumer_name[c]))
      g_array_append_val (lever->targets, c);
  for (guint k = 0; countries[k] != NULL; k++)
    if (lode_network_find_consumer (network, countries[k]) < 0)
      return fail (error, LODE_ERROR_NOT_FOUND, source,
                   "countries: “%s” is no consumer of this chain; EU members are counted in EU27, others without "
                   "a name of their own in OTH.", countries[k]);

  return TRUE;
}

/* A price floor raises the odds of the projects in its countries and stages, by what it pays above
 * their cost. */
static void
raise_odds (Compiler       *self,
            LodeLever      *source,
            LodePlanLever  *floor_lever,
            guint           stages)
{
  const char * const *countries = lode_lever_get_countries (source);
  double floor = floor_lever->magnitude[LODE_FLOOR_FLOOR].value;
  double cost = floor_lever->magnitude[LODE_FLOOR_COST].value;
  double beta = floor_lever->magnitude[LODE_FLOOR_BETA].value;

  if (!(cost > 0))
    return;
  for (guint i = 0; i < self->projects->len; i++)
    {
      const LodePlanProject *project = &g_array_index (self->projects, LodePlanProject, i);
      LodeMagnitude *success = &project->lever->magnitude[LODE_PROJECT_SUCCESS];
      double odds;

      if ((stages & (1u << project->stage)) == 0 || !(success->value > 0 && success->value < 1) ||
          (countries[0] != NULL && !is_named (countries, project->country)))
        continue;
      odds = log (success->value / (1 - success->value)) + beta * (floor - cost) / cost;
      *success = lode_magnitude_fixed (1 / (1 + exp (-odds)));
    }
}

static gboolean
compile_floor (Compiler       *self,
               LodeLever      *source,
               LodePlanLever  *lever,
               GError        **error)
{
  guint stages;

  if (!check_actors (source, lode_lever_get_countries (source), "countries", error) ||
      !read_stages (self, source, &stages, error))
    return FALSE;

  raise_odds (self, source, lever, stages);
  add_note (self->plan, "Lever “%s” acts on the odds of new plants; what it pays is not in the "
            "result.", lever->id);

  return TRUE;
}

static gboolean
compile_lever (Compiler       *self,
               LodeLever      *source,
               LodePlanLever  *lever,
               GError        **error)
{
  switch (lever->kind)
    {
    case LODE_LEVER_EXPORT_CONTROL:
      return compile_control (self, source, lever, error);
    case LODE_LEVER_PRODUCTION_LOSS:
      return compile_loss (self, source, lever, error);
    case LODE_LEVER_PRICE_FLOOR:
      return compile_floor (self, source, lever, error);
    case LODE_LEVER_STOCKPILE:
      self->plan->has_stocks = TRUE;
      return compile_consumers (self, source, lever, FALSE, error);
    case LODE_LEVER_DEMAND_GROWTH:
    case LODE_LEVER_SUBSTITUTION:
      return compile_consumers (self, source, lever, TRUE, error);
    case LODE_LEVER_PROJECT:
      return TRUE;
    case LODE_LEVER_RECYCLING:
    case LODE_LEVER_GUARANTEED_PROCUREMENT:
    default:
      return fail (error, LODE_ERROR_INVALID, source,
                   "this kind of lever is not computed yet; disable it to run the scenario.");
    }
}

/* What the atlas knows of a plant. @is_counted: %FALSE when it adds nothing that could be counted. */
static gboolean
read_atlas_project (Compiler       *self,
                    LodeLever      *source,
                    LodePlanLever  *lever,
                    const char    **country,
                    const char    **stage,
                    gboolean       *is_counted,
                    GError        **error)
{
  const char *id = lode_lever_get_project (source);
  const LodeAtlasProject *plant = lode_atlas_get_project (self->atlas, id);

  *is_counted = FALSE;
  if (plant == NULL)
    return fail (error, LODE_ERROR_NOT_FOUND, source, "project: the atlas has no “%s”.", id);
  if (!g_str_equal (plant->chain, lode_chain_get_material (self->baseline)))
    return fail (error, LODE_ERROR_INVALID, source, "project: “%s” is no part of the chain of %s.",
                 id, lode_chain_get_material (self->baseline));

  *country = plant->country;
  *stage = plant->stage;
  if (lever->from == LODE_MONTH_NONE)
    lever->from = plant->start;
  if (plant->adds != NULL && !lode_lever_has_magnitude (source, "capacity"))
    lever->magnitude[LODE_PROJECT_CAPACITY] = lode_magnitude_fixed (lode_figure_get_value (plant->adds));
  if (plant->in_baseline)
    add_note (self->plan, "Project “%s” stands in the baseline already and adds nothing.", plant->name);
  else if (!isfinite (lever->magnitude[LODE_PROJECT_CAPACITY].value))
    add_note (self->plan, "Project “%s” states no capacity and is not counted.", plant->name);
  else
    *is_counted = TRUE;

  return TRUE;
}

/* Plants come first: they make nodes and arcs, which the other levers act on. */
static gboolean
collect_project (Compiler       *self,
                 LodeLever      *source,
                 LodePlanLever  *lever,
                 GError        **error)
{
  const char * const *countries = lode_lever_get_countries (source);
  LodePlanProject project = { lever, 0, countries[0] };
  const char *stage = lode_lever_get_stages (source)[0];
  gboolean is_counted = TRUE;
  int index;

  if (lode_lever_get_project (source) != NULL)
    {
      if (!read_atlas_project (self, source, lever, &project.country, &stage, &is_counted, error))
        return FALSE;
    }
  else if (!require_countries (source, error))
    return FALSE;
  else if (countries[1] != NULL || stage == NULL || lode_lever_get_stages (source)[1] != NULL)
    return fail (error, LODE_ERROR_INVALID, source,
                 "a plant stands in one country at one stage; name one of each, or a project of the "
                 "atlas.");

  index = lode_chain_find_stage (self->baseline, stage);
  if (index < 0 || (guint) index + 1 >= lode_chain_get_n_stages (self->baseline))
    {
      g_autofree char *known = list_stages (self->baseline);

      return fail (error, LODE_ERROR_NOT_FOUND, source,
                   "stages: %s has no producing stage “%s”; there are %s.",
                   lode_chain_get_material (self->baseline), stage, known);
    }
  project.stage = (guint) index;
  if (is_counted && lever->from == LODE_MONTH_NONE)
    {
      add_note (self->plan, "Project “%s” has no start date and is not counted.", lever->id);
      is_counted = FALSE;
    }
  if (is_counted)
    g_array_append_val (self->projects, project);
  else
    lever->probability = 0;

  return TRUE;
}

static gboolean
is_counted_project (Compiler            *self,
                    const LodePlanLever *lever)
{
  for (guint i = 0; i < self->projects->len; i++)
    if (g_array_index (self->projects, LodePlanProject, i).lever == lever)
      return TRUE;

  return FALSE;
}

/* Reads every lever that acts; two whose ids have one hash would share their luck. */
static gboolean
collect_levers (Compiler   *self,
                GPtrArray  *sources,
                GError    **error)
{
  for (guint i = 0; i < lode_scenario_get_n_levers (self->scenario); i++)
    {
      LodeLever *source = lode_scenario_get_lever (self->scenario, i);
      LodePlanLever *lever;

      if (!lode_lever_get_enabled (source))
        continue;
      lever = lever_new (source);
      g_ptr_array_add (self->plan->levers, lever);
      g_ptr_array_add (sources, source);
      for (guint k = 0; k + 1 < self->plan->levers->len; k++)
        {
          const LodePlanLever *other = g_ptr_array_index (self->plan->levers, k);

          if (other->stream == lever->stream)
            return fail (error, LODE_ERROR_INVALID, source,
                         "its id collides with that of “%s”; give it another id.", other->id);
        }
      if (lever->from != LODE_MONTH_NONE && lever->to != LODE_MONTH_NONE && lever->from > lever->to)
        return fail (error, LODE_ERROR_INVALID, source,
                     "its window ends before it begins; the first month comes first.");
      if (lever->kind == LODE_LEVER_PROJECT && !collect_project (self, source, lever, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_span (LodePlan      *self,
           LodeScenario  *scenario,
           GError       **error)
{
  static const guint months[] = { [LODE_STEP_MONTH] = 1, [LODE_STEP_QUARTER] = 3, [LODE_STEP_YEAR] = 12 };
  LodeMonth from = lode_scenario_get_from (scenario);
  LodeMonth to = lode_scenario_get_to (scenario);

  if (from == LODE_MONTH_NONE || to == LODE_MONTH_NONE || to < from || to - from >= MAX_MONTHS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "Scenario “%s”: from and to must be months, the first before the last and at most "
                   "%d years apart.", lode_scenario_get_id (scenario), MAX_MONTHS / 12);
      return FALSE;
    }
  self->from = from;
  self->period_months = months[lode_scenario_get_step (scenario)];
  self->n_periods = ((guint) (to - from) + self->period_months) / self->period_months;

  return TRUE;
}

static gboolean
build_network (Compiler   *self,
               GError    **error)
{
  LodePlan *plan = self->plan;
  const char * const *members = lode_scenario_get_members (self->scenario);
  LodeNetwork *network = lode_network_new_from_chain (self->baseline, plan->period_months / 12.0);

  plan->network = network;
  network->rounds = CLAMP (lode_scenario_get_rounds (self->scenario), 1, LODE_NETWORK_MAX_ROUNDS);
  network->open_arcs = lode_scenario_get_open_arcs (self->scenario);
  network->pooled_stocks = lode_scenario_get_pooled_stocks (self->scenario);
  for (guint k = 0; members[k] != NULL; k++)
    {
      if (!lode_actor_is_known (members[k]))
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                       "Scenario “%s”: the alliance's member “%s” is no country; it must be an ISO "
                       "3166-1 alpha-3 code or EU27.", lode_scenario_get_id (self->scenario), members[k]);
          return FALSE;
        }
      lode_network_add_member (network, members[k]);
    }
  plan->has_alliance = members[0] != NULL;
  plan->alliance_from = lode_scenario_get_alliance_from (self->scenario);
  lode_plan_add_projects (network, self->baseline, members, self->projects);
  lode_network_seal (network);

  plan->throughput = g_new0 (double, network->n_producers + network->n_consumers + 1);
  for (guint a = 0; a < network->n_arcs; a++)
    plan->throughput[network->arc_to[a] +
                     (network->arc_stage[a] == network->n_stages - 1 ? network->n_producers : 0)] +=
      network->baseline[a];
  lode_plan_bind_projects (plan, self->projects);

  return TRUE;
}

static gboolean
compile (Compiler  *self,
         GError   **error)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();

  if (!read_span (self->plan, self->scenario, error) || !collect_levers (self, sources, error) ||
      !build_network (self, error))
    return FALSE;

  for (guint i = 0; i < sources->len; i++)
    if (!compile_lever (self, g_ptr_array_index (sources, i),
                        g_ptr_array_index (self->plan->levers, i), error))
      return FALSE;
  /* Plants that are not counted have no place in the network. */
  for (guint i = self->plan->levers->len; i-- > 0;)
    {
      const LodePlanLever *lever = g_ptr_array_index (self->plan->levers, i);

      if (lever->kind == LODE_LEVER_PROJECT && !is_counted_project (self, lever))
        g_ptr_array_remove_index (self->plan->levers, i);
    }

  return TRUE;
}

const char *
lode_plan_number_name (LodeLeverKind kind,
                       guint         place)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  return place < LODE_PLAN_MAX_NUMBERS ? numbers[kind][place] : NULL;
}

LodePlan *
lode_plan_new (const LodeChain  *baseline,
               LodeScenario     *scenario,
               LodeAtlas        *atlas,
               gboolean          is_as_announced,
               GError          **error)
{
  g_autoptr (LodePlan) self = g_new0 (LodePlan, 1);
  g_autoptr (GArray) projects = g_array_new (FALSE, FALSE, sizeof (LodePlanProject));
  Compiler compiler = { self, baseline, scenario, atlas, projects };

  self->levers = g_ptr_array_new_with_free_func (lever_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->is_as_announced = is_as_announced;
  if (!g_str_equal (lode_scenario_get_material (scenario), lode_chain_get_material (baseline)))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "Scenario “%s” is about %s and cannot run on the chain of %s.",
                   lode_scenario_get_id (scenario), lode_scenario_get_material (scenario),
                   lode_chain_get_material (baseline));
      return NULL;
    }
  if (!compile (&compiler, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lode_plan_free (LodePlan *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->network, lode_network_free);
  g_free (self->throughput);
  g_clear_pointer (&self->levers, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}
