/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-material.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/scenario/lode-plan-private.h"
#include "model/lode-actor.h"

void
lode_plan_companion_free (gpointer data)
{
  LodePlanCompanion *companion = data;

  lode_plan_free (companion->plan);
  g_free (companion->consumer_of);
  g_free (companion);
}

/* (transfer full) (nullable): of those at hand, or worked out from the atlas. */
static LodeChain *
find_baseline (LodePlanCompiler  *compiler,
               const char        *material,
               GError           **error)
{
  g_autoptr (LodeChain) chain = NULL;

  for (guint i = 0; compiler->at_hand != NULL && i < compiler->at_hand->len; i++)
    {
      LodeChain *baseline = g_ptr_array_index (compiler->at_hand, i);

      if (g_str_equal (lode_chain_get_material (baseline), material))
        return lode_chain_ref (baseline);
    }
  chain = lode_atlas_build_chain (compiler->atlas, material, 0, error);

  return chain != NULL ? lode_reconcile (chain, error) : NULL;
}

/* Which of the companion's consumers stands for each producer of the stage. What is recycled needs none
 * of it anew. */
static guint *
map_consumers (const LodePlan *owner,
               const LodePlan *plan,
               guint           stage)
{
  const LodeNetwork *network = owner->network;
  guint *consumer_of = g_new (guint, network->n_producers + 1);

  for (guint i = 0; i < network->n_producers; i++)
    {
      const char *name = network->producer_name[i];
      int found;

      consumer_of[i] = LODE_PLAN_FREE;
      if (network->producer_stage[i] != stage || g_str_has_suffix (name, LODE_ACTOR_RECYCLED))
        continue;
      found = lode_network_find_consumer (plan->network, lode_actor_bloc (name));
      consumer_of[i] = found >= 0 ? (guint) found : LODE_PLAN_REST;
    }

  return consumer_of;
}

/* The companion's levers join the owner's at the end, so that one luck holds all. */
static void
adopt (LodePlan          *owner,
       LodePlanCompanion *companion)
{
  LodePlan *plan = companion->plan;

  companion->first_luck = owner->levers->len;
  g_ptr_array_add (owner->companions, companion);
  g_ptr_array_set_free_func (plan->levers, NULL);
  for (guint i = 0; i < plan->levers->len; i++)
    {
      LodePlanLever *lever = g_ptr_array_index (plan->levers, i);

      lever->companion = owner->companions->len;
      g_ptr_array_add (owner->levers, lever);
    }
}

static void
note_companion (const LodePlanCompiler   *compiler,
                LodePlan                 *owner,
                const LodeChainCompanion *source,
                const LodePlan           *plan)
{
  const char *name = lode_atlas_get_material_name (compiler->atlas, source->material);
  const char *stage = lode_chain_get_stage (compiler->baseline, source->stage)->key;

  lode_plan_add_note (owner, "%s: makers need %s for %.0f %% of their output; each is held back by "
                      "what that chain brings it.", lode_atlas_get_stage_name (stage), name,
                      100 * lode_figure_get_value (source->share));
  for (guint i = 0; i < plan->notes->len; i++)
    lode_plan_add_note (owner, "%s: %s", name, (const char *) g_ptr_array_index (plan->notes, i));
}

static gboolean
is_named_by_lever (LodeScenario *scenario,
                   const char   *material)
{
  for (guint i = 0; i < lode_scenario_get_n_levers (scenario); i++)
    {
      LodeLever *lever = lode_scenario_get_lever (scenario, i);

      if (lode_lever_get_enabled (lever) &&
          g_strcmp0 (lode_lever_get_material (lever), material) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether anything could leave the companion short: levers on it, or a stage above that needs more of it.
 * Without that it serves all demand, and caps nothing. */
static gboolean
can_be_short (const LodePlanCompiler *compiler,
              const char             *material)
{
  const LodePlan *owner = compiler->plan;

  for (guint i = 0; i < owner->n_own; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (owner->levers, i);

      if (lever->kind == LODE_LEVER_DEMAND_GROWTH || lever->kind == LODE_LEVER_PROJECT ||
          lever->kind == LODE_LEVER_SUBSTITUTION)
        return TRUE;
    }

  return is_named_by_lever (compiler->scenario, material);
}

static gboolean
add_companion (LodePlanCompiler          *compiler,
               const LodeChainCompanion  *source,
               GError                   **error)
{
  LodePlan *owner = compiler->plan;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LodeChain) baseline = find_baseline (compiler, source->material, &local_error);
  LodePlanCompiler inner = { NULL, baseline, compiler->scenario, compiler->atlas, source->material,
                             compiler->at_hand };
  LodePlanCompanion *companion;
  LodePlan *plan;

  if (baseline == NULL && !is_named_by_lever (compiler->scenario, source->material))
    {
      lode_plan_add_note (owner, "Stage %s is not held back by its companion: %s",
                          lode_chain_get_stage (compiler->baseline, source->stage)->key,
                          local_error->message);
      return TRUE;
    }
  if (baseline == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  plan = lode_plan_compile (&inner, owner->is_as_announced, error);
  if (plan == NULL)
    return FALSE;
  note_companion (compiler, owner, source, plan);
  companion = g_new0 (LodePlanCompanion, 1);
  companion->plan = plan;
  companion->stage = source->stage;
  companion->share = lode_figure_get_value (source->share);
  companion->consumer_of = map_consumers (owner, plan, source->stage);
  adopt (owner, companion);

  return TRUE;
}

/* Every lever that acts must have found its chain. */
static gboolean
check_materials (LodePlanCompiler  *compiler,
                 GError           **error)
{
  const LodeChain *baseline = compiler->baseline;

  for (guint i = 0; i < lode_scenario_get_n_levers (compiler->scenario); i++)
    {
      LodeLever *lever = lode_scenario_get_lever (compiler->scenario, i);
      const char *material = lode_lever_get_material (lever);
      gboolean is_known = material == NULL || g_str_equal (material, compiler->material);

      for (guint k = 0; k < lode_chain_get_n_companions (baseline) && !is_known; k++)
        is_known = g_str_equal (lode_chain_get_companion (baseline, k)->material, material);
      if (is_known || !lode_lever_get_enabled (lever))
        continue;
      if (lode_chain_get_n_companions (baseline) == 0)
        return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, lever,
                               "material: the chain of %s has no companion; leave “%s” out, or name it in "
                               "a scenario of its own.", compiler->material, material);

      return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, lever,
                             "material: “%s” is neither the scenario's nor a companion of it, such as %s.",
                             material, lode_chain_get_companion (baseline, 0)->material);
    }

  return TRUE;
}

gboolean
lode_plan_add_companions (LodePlanCompiler  *compiler,
                          GError           **error)
{
  if (!check_materials (compiler, error))
    return FALSE;
  for (guint i = 0; i < lode_chain_get_n_companions (compiler->baseline); i++)
    {
      const LodeChainCompanion *source = lode_chain_get_companion (compiler->baseline, i);

      if (can_be_short (compiler, source->material) && !add_companion (compiler, source, error))
        return FALSE;
    }

  return TRUE;
}
