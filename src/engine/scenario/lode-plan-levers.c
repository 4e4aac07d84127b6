/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>

#include "base/lode-philox.h"
#include "engine/scenario/lode-plan-private.h"
#include "model/lode-actor.h"

/* What MODEL §3 grants substitution without being told otherwise, a year. */
#define USUAL_PACE 0.1

/* The numbers that are computed with, by kind; see the enum in the header. */
static const char * const numbers[LODE_LEVER_N_KINDS][LODE_PLAN_MAX_NUMBERS] = {
  [LODE_LEVER_EXPORT_CONTROL] = { "remaining", "licence_delay" },
  [LODE_LEVER_PRODUCTION_LOSS] = { "loss", "cost" },
  [LODE_LEVER_PROJECT] = { "capacity", "ramp_months", "success", "lead_months", "utilisation", "cost",
                           "mine_lead", "on_time", "overrun" },
  [LODE_LEVER_PRICE_FLOOR] = { "floor", "beta", "cost", "share" },
  [LODE_LEVER_STOCKPILE] = { "target", "days", "purchase", "release_trigger", "release_cap", "budget",
                             "price", "exchange_rate" },
  [LODE_LEVER_DEMAND_GROWTH] = { "growth" },
  [LODE_LEVER_SUBSTITUTION] = { "share", "pace" },
  [LODE_LEVER_RECYCLING] = { "collection", "recovery", "content", "lifetime", "past_growth" },
  [LODE_LEVER_GUARANTEED_PROCUREMENT] = { "share" },
};

static void
clear_site (gpointer data)
{
  LodePlanSite *site = data;

  g_array_unref (site->outputs);
  g_array_unref (site->inputs);
  g_array_unref (site->feeders);
}

void
lode_plan_lever_free (gpointer data)
{
  LodePlanLever *lever = data;

  g_free (lever->id);
  g_array_unref (lever->targets);
  g_array_unref (lever->sites);
  g_array_unref (lever->links);
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
  lever->sites = g_array_new (FALSE, FALSE, sizeof (LodePlanSite));
  lever->links = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (lever->sites, clear_site);
  lever->tier = lode_lever_get_tier (source);
  lever->released = lode_lever_get_release_date (source);
  lever->discovered = LODE_MONTH_NONE;
  for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS && numbers[lever->kind][k] != NULL; k++)
    lever->magnitude[k] = lode_lever_get_magnitude (source, numbers[lever->kind][k]);

  return lever;
}

const char *
lode_plan_number_name (LodeLeverKind kind,
                       guint         place)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  /* These two are what LodeLuck.overrun is made from. */
  if (kind == LODE_LEVER_PROJECT && (place == LODE_PROJECT_ON_TIME || place == LODE_PROJECT_OVERRUN))
    return NULL;

  return place < LODE_PLAN_MAX_NUMBERS ? numbers[kind][place] : NULL;
}

static char *
list_stages (const LodeChain *chain)
{
  GString *text = g_string_new (NULL);

  for (guint s = 0; s + 1 < lode_chain_get_n_stages (chain); s++)
    g_string_append_printf (text, "%s%s", s > 0 ? ", " : "", lode_chain_get_stage (chain, s)->key);

  return g_string_free (text, FALSE);
}

int
lode_plan_find_stage (LodePlanCompiler  *compiler,
                      LodeLever         *lever,
                      const char        *key,
                      GError           **error)
{
  int stage = lode_chain_find_stage (compiler->baseline, key);
  g_autofree char *known = NULL;

  if (stage >= 0 && (guint) stage + 1 < lode_chain_get_n_stages (compiler->baseline))
    return stage;

  known = list_stages (compiler->baseline);
  lode_plan_fail (error, LODE_ERROR_NOT_FOUND, lever,
                  "stages: %s has no producing stage “%s”; there are %s.", compiler->material, key, known);

  return -1;
}

/* Bits of the producing stages that a lever names; all when it names none. */
static gboolean
read_stages (LodePlanCompiler  *compiler,
             LodeLever         *lever,
             guint             *stages,
             GError           **error)
{
  const char * const *keys = lode_lever_get_stages (lever);

  *stages = keys[0] == NULL ? (1u << compiler->plan->network->n_stages) - 1 : 0;
  for (guint k = 0; keys[k] != NULL; k++)
    {
      int s = lode_plan_find_stage (compiler, lever, keys[k], error);

      if (s < 0)
        return FALSE;
      *stages |= 1u << s;
    }

  return TRUE;
}

gboolean
lode_plan_check_actors (LodeLever           *lever,
                        const char * const  *actors,
                        const char          *member,
                        GError             **error)
{
  for (guint k = 0; actors[k] != NULL; k++)
    if (!lode_actor_is_known (actors[k]))
      return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, lever,
                             "%s: “%s” is no country; it must be an ISO 3166-1 alpha-3 code or EU27.",
                             member, actors[k]);

  return TRUE;
}

gboolean
lode_plan_is_named (const char * const *names,
                    const char         *actor)
{
  return g_strv_contains (names, actor) ||
         (lode_actor_is_eu (actor) && g_strv_contains (names, "EU27"));
}

gboolean
lode_plan_require_countries (LodeLever  *lever,
                             GError    **error)
{
  if (!lode_plan_check_actors (lever, lode_lever_get_countries (lever), "countries", error))
    return FALSE;
  if (lode_lever_get_countries (lever)[0] != NULL)
    return TRUE;

  return lode_plan_fail (error, LODE_ERROR_INVALID, lever,
                         "countries: this list is empty; it must name one at least.");
}

static gboolean
compile_control (LodePlanCompiler  *compiler,
                 LodeLever         *source,
                 LodePlanLever     *lever,
                 GError           **error)
{
  const LodeNetwork *network = compiler->plan->network;
  const char * const *countries = lode_lever_get_countries (source);
  const char * const *destinations = lode_lever_get_destinations (source);
  guint stages;

  if (!lode_plan_require_countries (source, error) ||
      !read_stages (compiler, source, &stages, error) ||
      !lode_plan_check_actors (source, destinations, "destinations", error))
    return FALSE;

  for (guint a = 0; a < network->n_arcs; a++)
    {
      const char *from = network->producer_name[network->arc_from[a]];
      const char *to = network->arc_stage[a] == network->n_stages - 1
                         ? network->consumer_name[network->arc_to[a]]
                         : network->producer_name[network->arc_to[a]];
      gboolean is_aimed = destinations[0] != NULL
                            ? lode_plan_is_named (destinations, to)
                            : !g_str_equal (lode_actor_bloc (from), lode_actor_bloc (to));

      if ((stages & (1u << network->arc_stage[a])) != 0 && lode_plan_is_named (countries, from) &&
          is_aimed)
        g_array_append_val (lever->targets, a);
    }
  if (lever->targets->len == 0)
    lode_plan_add_note (compiler->plan, "Lever “%s” touches no flow of this chain.", lever->id);

  return TRUE;
}

/* Plants by stage and country; of a price floor all countries when none is named. */
static gboolean
compile_plants (LodePlanCompiler  *compiler,
                LodeLever         *source,
                LodePlanLever     *lever,
                GError           **error)
{
  const LodeNetwork *network = compiler->plan->network;
  const char * const *countries = lode_lever_get_countries (source);
  gboolean may_be_all = lever->kind == LODE_LEVER_PRICE_FLOOR;
  guint stages;

  if (!lode_plan_check_actors (source, countries, "countries", error) ||
      (!may_be_all && !lode_plan_require_countries (source, error)) ||
      !read_stages (compiler, source, &stages, error))
    return FALSE;

  for (guint i = 0; i < network->n_producers; i++)
    if ((stages & (1u << network->producer_stage[i])) != 0 &&
        (countries[0] == NULL || lode_plan_is_named (countries, network->producer_name[i])))
      g_array_append_val (lever->targets, i);
  if (lever->targets->len == 0)
    lode_plan_add_note (compiler->plan, "Lever “%s” touches no plant of this chain.", lever->id);

  return TRUE;
}

/* Consumers by name; all of them when none is named and the kind may mean everybody. */
static gboolean
compile_consumers (LodePlanCompiler  *compiler,
                   LodeLever         *source,
                   LodePlanLever     *lever,
                   GError           **error)
{
  const LodeNetwork *network = compiler->plan->network;
  const char * const *countries = lode_lever_get_countries (source);
  gboolean may_be_all = lever->kind == LODE_LEVER_DEMAND_GROWTH || lever->kind == LODE_LEVER_SUBSTITUTION;

  if (!lode_plan_check_actors (source, countries, "countries", error) ||
      (!may_be_all && !lode_plan_require_countries (source, error)))
    return FALSE;

  for (guint c = 0; c < network->n_consumers; c++)
    if (countries[0] == NULL || g_strv_contains (countries, network->consumer_name[c]))
      g_array_append_val (lever->targets, c);
  for (guint k = 0; countries[k] != NULL; k++)
    if (lode_network_find_consumer (network, countries[k]) < 0)
      return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, source,
                             "countries: “%s” is no consumer of this chain; EU members are counted in "
                             "EU27, others without a name of their own in OTH.", countries[k]);

  return TRUE;
}

static double
world_output (const LodeChain *baseline)
{
  return lode_chain_get_stage_total (baseline, lode_chain_get_n_stages (baseline) - 2);
}

/* Money needs a price, and buys no more than there is. */
static gboolean
check_budget (LodePlanCompiler  *compiler,
              LodeLever         *source,
              LodePlanLever     *lever,
              GError           **error)
{
  double budget = lever->magnitude[LODE_STOCK_BUDGET].value;
  double price = lever->magnitude[LODE_STOCK_PRICE].low;
  double most = lode_lever_get_magnitude (source, "world_share").value;
  double bought, share;

  if (!(lever->magnitude[LODE_STOCK_BUDGET].high > 0))
    return TRUE;
  if (!(price > 0))
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "price: money buys nothing at a price of 0; state the price in USD/kg.");

  bought = budget * lever->magnitude[LODE_STOCK_RATE].value * 1000 /
           lever->magnitude[LODE_STOCK_PRICE].value;
  share = bought / world_output (compiler->baseline);
  if (share > most)
    lode_plan_add_note (compiler->plan,
                        "The money of lever “%s” would buy %.0f t, %.0f %% of the world's output of a "
                        "year, which is more than %.0f %%.", lever->id, bought, 100 * share, 100 * most);

  return TRUE;
}

static gboolean
compile_reserve (LodePlanCompiler  *compiler,
                 LodeLever         *source,
                 LodePlanLever     *lever,
                 GError           **error)
{
  compiler->plan->has_stocks = TRUE;
  /* A reserve with a date waits for it, unless it says from which shortage on it does not. */
  if (lever->released != LODE_MONTH_NONE && !lode_lever_has_magnitude (source, "release_trigger"))
    lever->magnitude[LODE_STOCK_TRIGGER] = lode_magnitude_fixed ((double) INFINITY);

  return compile_consumers (compiler, source, lever, error) &&
         check_budget (compiler, source, lever, error);
}

gboolean
lode_plan_names_project (LodeLever *lever,
                         LodeLever *project)
{
  const char * const *names = lode_lever_get_projects (lever);
  const char *plant = lode_lever_get_project (project);

  if (names[0] == NULL)
    return TRUE;

  return g_strv_contains (names, lode_lever_get_id (project)) ||
         (plant != NULL && g_strv_contains (names, plant));
}

/* Index of the project lever that a name means, by its own id or by its plant's; −1 for none. */
static int
find_project (LodePlanCompiler *compiler,
              const char       *name)
{
  for (guint i = 0; i < compiler->sources->len; i++)
    {
      LodeLever *source = g_ptr_array_index (compiler->sources, i);

      if (lode_lever_get_kind (source) == LODE_LEVER_PROJECT &&
          (g_str_equal (lode_lever_get_id (source), name) ||
           g_strcmp0 (lode_lever_get_project (source), name) == 0))
        return (int) i;
    }

  return -1;
}

/* The levers behind the projects that a lever names. */
static gboolean
link_projects (LodePlanCompiler  *compiler,
               LodeLever         *source,
               GArray            *links,
               GError           **error)
{
  const char * const *names = lode_lever_get_projects (source);

  for (guint k = 0; names[k] != NULL; k++)
    {
      int found = find_project (compiler, names[k]);
      guint index = (guint) found;

      if (found >= 0)
        g_array_append_val (links, index);
      else if (g_hash_table_contains (compiler->uncounted, names[k]))
        lode_plan_add_note (compiler->plan, "Lever “%s” names “%s”, which is not counted.",
                            lode_lever_get_id (source), names[k]);
      else
        return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, source,
                               "projects: “%s” is no project lever of this scenario that acts; name a "
                               "lever's id or the plant that it is about.", names[k]);
    }

  return TRUE;
}

static gboolean
compile_guarantee (LodePlanCompiler  *compiler,
                   LodeLever         *source,
                   LodePlanLever     *lever,
                   GError           **error)
{
  gboolean is_open = lode_lever_get_projects (source)[0] == NULL;

  compiler->plan->has_guarantees = TRUE;
  for (guint i = 0; i < compiler->sources->len && is_open; i++)
    if (lode_lever_get_kind (g_ptr_array_index (compiler->sources, i)) == LODE_LEVER_PROJECT)
      g_array_append_val (lever->links, i);
  if (is_open && lever->links->len == 0 && g_hash_table_size (compiler->uncounted) == 0)
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "projects: there is no project lever whose output could be promised; add one "
                           "to the scenario.");

  return compile_consumers (compiler, source, lever, error) &&
         link_projects (compiler, source, lever->links, error);
}

static gboolean
compile_substitution (LodePlanCompiler  *compiler,
                      LodeLever         *source,
                      LodePlanLever     *lever,
                      GError           **error)
{
  if (lever->magnitude[LODE_SUBSTITUTION_PACE].value > USUAL_PACE)
    lode_plan_add_note (compiler->plan,
                        "Lever “%s” replaces %.0f %% of demand a year, which is faster than the %.0f %% "
                        "that are usual at most.", lever->id,
                        100 * lever->magnitude[LODE_SUBSTITUTION_PACE].value, 100 * USUAL_PACE);

  return compile_consumers (compiler, source, lever, error);
}

static gboolean
compile_lever (LodePlanCompiler  *compiler,
               LodeLever         *source,
               LodePlanLever     *lever,
               GError           **error)
{
  switch (lever->kind)
    {
    case LODE_LEVER_EXPORT_CONTROL:
      return compile_control (compiler, source, lever, error);
    case LODE_LEVER_PRODUCTION_LOSS:
    case LODE_LEVER_PRICE_FLOOR:
      return compile_plants (compiler, source, lever, error);
    case LODE_LEVER_STOCKPILE:
      return compile_reserve (compiler, source, lever, error);
    case LODE_LEVER_DEMAND_GROWTH:
      return compile_consumers (compiler, source, lever, error);
    case LODE_LEVER_SUBSTITUTION:
      return compile_substitution (compiler, source, lever, error);
    case LODE_LEVER_GUARANTEED_PROCUREMENT:
      return compile_guarantee (compiler, source, lever, error);
    case LODE_LEVER_PROJECT:
    case LODE_LEVER_RECYCLING:
    default:
      return TRUE;
    }
}

static gboolean
is_target (const LodePlanLever *lever,
           guint                target)
{
  for (guint k = 0; k < lever->targets->len; k++)
    if (g_array_index (lever->targets, guint, k) == target)
      return TRUE;

  return FALSE;
}

/* Whether a price floor covers a plant that the other lever is about. */
static gboolean
covers (const LodePlanLever *floor,
        const LodePlanLever *other)
{
  for (guint k = 0; k < other->sites->len; k++)
    if (is_target (floor, g_array_index (other->sites, LodePlanSite, k).producer))
      return TRUE;
  for (guint k = 0; k < other->targets->len && other->kind == LODE_LEVER_PRODUCTION_LOSS; k++)
    if (is_target (floor, g_array_index (other->targets, guint, k)))
      return TRUE;

  return FALSE;
}

/* A price floor keeps open what would close for the price, and raises the odds of new plants: of all in
 * its countries and stages, or of those it names. */
static gboolean
link_floor (LodePlanCompiler  *compiler,
            guint              index,
            GError           **error)
{
  GPtrArray *levers = compiler->plan->levers;
  LodeLever *source = g_ptr_array_index (compiler->sources, index);
  const LodePlanLever *floor = g_ptr_array_index (levers, index);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (guint));

  if (!link_projects (compiler, source, named, error))
    return FALSE;
  for (guint i = 0; i < levers->len; i++)
    {
      LodePlanLever *other = g_ptr_array_index (levers, i);
      gboolean is_covered = covers (floor, other);

      if (other->kind != LODE_LEVER_PROJECT && other->kind != LODE_LEVER_PRODUCTION_LOSS)
        continue;
      if (other->kind == LODE_LEVER_PROJECT && lode_lever_get_projects (source)[0] != NULL)
        {
          is_covered = FALSE;
          for (guint k = 0; k < named->len; k++)
            is_covered |= g_array_index (named, guint, k) == i;
        }
      /* A contract that ends before the plant starts is no reason to build it. */
      if (other->kind == LODE_LEVER_PROJECT && floor->to != LODE_MONTH_NONE &&
          other->from != LODE_MONTH_NONE && floor->to < other->from)
        is_covered = FALSE;
      if (is_covered)
        g_array_append_val (other->links, index);
    }

  return TRUE;
}

gboolean
lode_plan_compile_levers (LodePlanCompiler  *compiler,
                          GError           **error)
{
  GPtrArray *levers = compiler->plan->levers;

  for (guint i = 0; i < levers->len; i++)
    if (!compile_lever (compiler, g_ptr_array_index (compiler->sources, i),
                        g_ptr_array_index (levers, i), error))
      return FALSE;
  for (guint i = 0; i < levers->len; i++)
    if (((LodePlanLever *) g_ptr_array_index (levers, i))->kind == LODE_LEVER_PRICE_FLOOR &&
        !link_floor (compiler, i, error))
      return FALSE;

  return TRUE;
}

/* Whether the lever acts on the chain that is being worked out. */
static gboolean
is_ours (LodePlanCompiler *compiler,
         LodeLever        *source)
{
  const char *material = lode_lever_get_material (source);

  if (material == NULL)
    material = lode_scenario_get_material (compiler->scenario);

  return lode_lever_get_enabled (source) && g_str_equal (material, compiler->material);
}

/* Two levers whose ids have one hash would share their luck. */
static gboolean
check_lever (LodePlanCompiler  *compiler,
             LodeLever         *source,
             LodePlanLever     *lever,
             GError           **error)
{
  for (guint k = 0; k < compiler->plan->levers->len; k++)
    {
      const LodePlanLever *other = g_ptr_array_index (compiler->plan->levers, k);

      if (other->stream == lever->stream)
        return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                               "its id collides with that of “%s”; give it another id.", other->id);
    }
  if (lever->from != LODE_MONTH_NONE && lever->to != LODE_MONTH_NONE && lever->from > lever->to)
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "its window ends before it begins; the first month comes first.");

  return TRUE;
}

gboolean
lode_plan_collect_levers (LodePlanCompiler  *compiler,
                          GError           **error)
{
  for (guint i = 0; i < lode_scenario_get_n_levers (compiler->scenario); i++)
    {
      LodeLever *source = lode_scenario_get_lever (compiler->scenario, i);
      LodePlanLever *lever;
      gboolean is_counted = TRUE, is_good;

      if (!is_ours (compiler, source))
        continue;
      lever = lever_new (source);
      is_good = check_lever (compiler, source, lever, error);
      if (is_good && lever->kind == LODE_LEVER_PROJECT)
        is_good = lode_plan_collect_project (compiler, source, lever, &is_counted, error);
      else if (is_good && lever->kind == LODE_LEVER_RECYCLING)
        is_good = lode_plan_collect_recycling (compiler, source, lever, error);
      if (!is_good || !is_counted)
        lode_plan_lever_free (lever);
      if (!is_good)
        return FALSE;
      if (!is_counted)
        {
          g_hash_table_add (compiler->uncounted, (gpointer) lode_lever_get_id (source));
          if (lode_lever_get_project (source) != NULL)
            g_hash_table_add (compiler->uncounted, (gpointer) lode_lever_get_project (source));
          continue;
        }
      g_ptr_array_add (compiler->plan->levers, lever);
      g_ptr_array_add (compiler->sources, source);
    }

  return TRUE;
}
