/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include "engine/scenario/lode-plan-private.h"
#include "model/lode-actor.h"

static const LodeChainNode *
find_consumer (const LodeChain *chain,
               const char      *name)
{
  return lode_chain_find_node (chain, lode_chain_get_n_stages (chain) - 1, name);
}

static void
add_draft (LodePlanCompiler *compiler,
           LodePlanLever    *lever,
           guint             stage,
           const char       *consumer)
{
  LodePlanDraft draft = { lever, stage, g_strdup (consumer), NULL };

  g_array_append_val (compiler->drafts, draft);
}

static void
note_amount (LodePlanCompiler    *compiler,
             const LodePlanLever *lever,
             const char          *stage,
             double               demand)
{
  lode_plan_add_note (compiler->plan,
                      "Recycling “%s” brings %.0f t a year at stage %s to begin with, in tonnes of the "
                      "last product.", lever->id,
                      demand * lever->magnitude[LODE_RECYCLING_CONTENT].value *
                        lever->magnitude[LODE_RECYCLING_COLLECTION].value *
                        lever->magnitude[LODE_RECYCLING_RECOVERY].value /
                        lode_plan_grow (lever->magnitude[LODE_RECYCLING_PAST_GROWTH].value,
                                        lever->magnitude[LODE_RECYCLING_LIFETIME].value), stage);
}

gboolean
lode_plan_collect_recycling (LodePlanCompiler  *compiler,
                             LodeLever         *source,
                             LodePlanLever     *lever,
                             GError           **error)
{
  const LodeChain *chain = compiler->baseline;
  const char * const *countries = lode_lever_get_countries (source);
  const char * const *stages = lode_lever_get_stages (source);
  guint last = lode_chain_get_n_stages (chain) - 2;
  const char *key = stages[0] != NULL ? stages[0] : lode_chain_get_stage (chain, last)->key;
  double demand = 0;
  int stage;

  if (stages[0] != NULL && stages[1] != NULL)
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "stages: what is recycled comes in at one stage; name one.");
  stage = lode_plan_find_stage (compiler, source, key, error);
  if (stage < 0 || !lode_plan_check_actors (source, countries, "countries", error))
    return FALSE;
  for (guint k = 0; countries[k] != NULL; k++)
    if (find_consumer (chain, countries[k]) == NULL)
      return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, source,
                             "countries: “%s” is no consumer of this chain; EU members are counted in "
                             "EU27, others without a name of their own in OTH.", countries[k]);

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);

      if (node->stage != last + 1 || (countries[0] != NULL && !g_strv_contains (countries, node->actor)))
        continue;
      add_draft (compiler, lever, (guint) stage, node->actor);
      demand += lode_figure_get_value (node->amount);
    }
  note_amount (compiler, lever, key, demand);

  return TRUE;
}
