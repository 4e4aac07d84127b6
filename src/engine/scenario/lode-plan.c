/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include "engine/network/lode-network-chain.h"
#include "engine/scenario/lode-plan-private.h"
#include "model/lode-actor.h"

/* 1200 months of a century, the longest span that a person could mean. */
#define MAX_MONTHS 1200

static void
clear_draft (gpointer data)
{
  LodePlanDraft *draft = data;

  g_free (draft->actor);
}

void
lode_plan_add_note (LodePlan   *self,
                    const char *format,
                    ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->notes, g_strdup_vprintf (format, args));
  va_end (args);
}

gboolean
lode_plan_fail (GError     **error,
                LodeError    code,
                LodeLever   *lever,
                const char  *format,
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

static gboolean
read_span (LodePlan      *self,
           LodeScenario  *scenario,
           GError       **error)
{
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
  self->period_months = (guint) lode_step_months (lode_scenario_get_step (scenario));
  self->n_periods = ((guint) (to - from) + self->period_months) / self->period_months;

  return TRUE;
}

static gboolean
add_members (LodePlan      *self,
             LodeScenario  *scenario,
             GError       **error)
{
  const char * const *members = lode_scenario_get_members (scenario);

  for (guint k = 0; members[k] != NULL; k++)
    {
      if (!lode_actor_is_known (members[k]))
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                       "Scenario “%s”: the alliance's member “%s” is no country; it must be an ISO "
                       "3166-1 alpha-3 code or EU27.", lode_scenario_get_id (scenario), members[k]);
          return FALSE;
        }
      lode_network_add_member (self->network, members[k]);
    }
  self->has_alliance = members[0] != NULL;
  self->alliance_from = lode_scenario_get_alliance_from (scenario);
  self->pooled_from = lode_scenario_get_pooled_from (scenario);
  self->open_from = lode_scenario_get_open_from (scenario);

  return TRUE;
}

/* What of each consumer's demand is vital. */
static void
split_demand (LodeNetwork         *network,
              const LodeTierTable *tiers)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double *demand = network->demand + c * LODE_N_TIERS;
      double total = lode_network_get_demand (network, c);
      double left = total;

      for (guint tier = 0; tier < LODE_TIER_OTHER; tier++)
        {
          demand[tier] = total * lode_tier_table_get_share (tiers, network->consumer_name[c],
                                                            (LodeTier) tier);
          left -= demand[tier];
        }
      demand[LODE_TIER_OTHER] = MAX (left, 0);
    }
}

static void
sum_baseline (LodePlan *self)
{
  const LodeNetwork *network = self->network;

  self->throughput = g_new0 (double, network->n_producers + network->n_consumers + 1);
  self->output = g_new0 (double, network->n_producers + 1);
  for (guint a = 0; a < network->n_arcs; a++)
    {
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

      self->throughput[network->arc_to[a] + (is_last ? network->n_producers : 0)] +=
        network->baseline[a];
      self->output[network->arc_from[a]] += network->baseline[a];
    }
}

static gboolean
build_network (LodePlanCompiler  *compiler,
               GError           **error)
{
  LodePlan *plan = compiler->plan;
  LodeNetwork *network =
    lode_network_new_from_chain (compiler->baseline, plan->period_months / 12.0);

  plan->network = network;
  network->rounds = CLAMP (lode_scenario_get_rounds (compiler->scenario), 1, LODE_NETWORK_MAX_ROUNDS);
  network->open_arcs = lode_scenario_get_open_arcs (compiler->scenario);
  network->pooled_stocks = lode_scenario_get_pooled_stocks (compiler->scenario);
  if (!add_members (plan, compiler->scenario, error) ||
      !lode_plan_add_sites (compiler, network, error))
    return FALSE;
  lode_network_seal (network);
  split_demand (network, lode_scenario_get_tiers (compiler->scenario));
  sum_baseline (plan);
  lode_plan_bind_sites (compiler);

  return TRUE;
}

LodePlan *
lode_plan_compile (LodePlanCompiler  *compiler,
                   gboolean           is_as_announced,
                   GError           **error)
{
  g_autoptr (LodePlan) self = g_new0 (LodePlan, 1);
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (GArray) drafts = g_array_new (FALSE, FALSE, sizeof (LodePlanDraft));
  g_autoptr (GHashTable) uncounted = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (drafts, clear_draft);
  self->levers = g_ptr_array_new_with_free_func (lode_plan_lever_free);
  self->companions = g_ptr_array_new_with_free_func (lode_plan_companion_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->is_as_announced = is_as_announced;
  self->hoarding = lode_scenario_get_hoarding (compiler->scenario);
  compiler->plan = self;
  compiler->sources = sources;
  compiler->drafts = drafts;
  compiler->uncounted = uncounted;
  if (!read_span (self, compiler->scenario, error) || !lode_plan_collect_levers (compiler, error) ||
      !build_network (compiler, error) || !lode_plan_compile_levers (compiler, error))
    return NULL;
  self->n_own = self->levers->len;

  return g_steal_pointer (&self);
}

LodePlan *
lode_plan_new_with_companions (const LodeChain  *baseline,
                               GPtrArray        *companions,
                               LodeScenario     *scenario,
                               LodeAtlas        *atlas,
                               gboolean          is_as_announced,
                               GError          **error)
{
  LodePlanCompiler compiler = { NULL, baseline, scenario, atlas, NULL, companions };
  g_autoptr (LodePlan) self = NULL;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario), NULL);

  compiler.material = lode_chain_get_material (baseline);
  if (!g_str_equal (lode_scenario_get_material (scenario), compiler.material))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "Scenario “%s” is about %s and cannot run on the chain of %s.",
                   lode_scenario_get_id (scenario), lode_scenario_get_material (scenario),
                   compiler.material);
      return NULL;
    }
  self = lode_plan_compile (&compiler, is_as_announced, error);
  compiler.plan = self;
  if (self == NULL || !lode_plan_add_companions (&compiler, error))
    return NULL;

  return g_steal_pointer (&self);
}

LodePlan *
lode_plan_new (const LodeChain  *baseline,
               LodeScenario     *scenario,
               LodeAtlas        *atlas,
               gboolean          is_as_announced,
               GError          **error)
{
  return lode_plan_new_with_companions (baseline, NULL, scenario, atlas, is_as_announced, error);
}

void
lode_plan_free (LodePlan *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->network, lode_network_free);
  g_free (self->throughput);
  g_free (self->output);
  g_clear_pointer (&self->companions, g_ptr_array_unref);
  g_clear_pointer (&self->levers, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self);
}
