/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-plan.h"

#include <math.h>

#include "atlas/lode-atlas-project.h"
#include "engine/scenario/lode-plan-private.h"

/* What the atlas knows of a plant. @is_counted: %FALSE when it adds nothing that could be counted. */
static gboolean
read_atlas_project (LodePlanCompiler  *compiler,
                    LodeLever         *source,
                    LodePlanLever     *lever,
                    const char       **country,
                    const char       **stage,
                    gboolean          *is_counted,
                    GError           **error)
{
  const char *id = lode_lever_get_project (source);
  const LodeAtlasProject *plant = lode_atlas_get_project (compiler->atlas, id);

  *is_counted = FALSE;
  if (plant == NULL)
    return lode_plan_fail (error, LODE_ERROR_NOT_FOUND, source, "project: the atlas has no “%s”.", id);
  if (!g_str_equal (plant->chain, compiler->material))
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "project: “%s” is no part of the chain of %s.", id, compiler->material);

  *country = plant->country;
  *stage = plant->stage;
  if (lever->from == LODE_MONTH_NONE)
    lever->from = plant->start;
  if (plant->adds != NULL && !lode_lever_has_magnitude (source, "capacity"))
    lever->magnitude[LODE_PROJECT_CAPACITY] = lode_magnitude_fixed (lode_figure_get_value (plant->adds));
  if (plant->in_baseline || lode_lever_get_in_baseline (source))
    lode_plan_add_note (compiler->plan, "Project “%s” stands in the baseline already and adds nothing.",
                        plant->name);
  else if (!isfinite (lever->magnitude[LODE_PROJECT_CAPACITY].value))
    lode_plan_add_note (compiler->plan, "Project “%s” states no capacity and is not counted.",
                        plant->name);
  else
    *is_counted = TRUE;

  return TRUE;
}

/* A plant that only the scenario knows. */
static gboolean
read_own_project (LodePlanCompiler  *compiler,
                  LodeLever         *source,
                  const char       **country,
                  const char       **stage,
                  gboolean          *is_counted,
                  GError           **error)
{
  const char * const *countries = lode_lever_get_countries (source);
  const char * const *stages = lode_lever_get_stages (source);

  if (!lode_plan_require_countries (source, error))
    return FALSE;
  if (countries[1] != NULL || stages[0] == NULL || stages[1] != NULL)
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "a plant stands in one country at one stage; name one of each, or a project "
                           "of the atlas.");

  *country = countries[0];
  *stage = stages[0];
  *is_counted = !lode_lever_get_in_baseline (source);
  if (!*is_counted)
    lode_plan_add_note (compiler->plan, "Project “%s” stands in the baseline already and adds nothing.",
                        lode_lever_get_id (source));

  return TRUE;
}

/* A mine without a start may be dated by its ore. */
static gboolean
read_start (LodePlanCompiler  *compiler,
            LodeLever         *source,
            LodePlanLever     *lever,
            int                stage,
            gboolean          *is_counted,
            GError           **error)
{
  LodeMonth discovered = lode_lever_get_discovered (source);

  if (discovered != LODE_MONTH_NONE && stage > 0)
    return lode_plan_fail (error, LODE_ERROR_INVALID, source,
                           "discovered: an ore's discovery dates a mine; a plant of a later stage needs "
                           "its start, the first month of the window.");
  if (lever->from == LODE_MONTH_NONE)
    lever->discovered = discovered;
  /* A number that says nothing here must not look as if it did. */
  if (lever->discovered == LODE_MONTH_NONE)
    lever->magnitude[LODE_PROJECT_MINE_LEAD] =
      lode_magnitude_fixed (lever->magnitude[LODE_PROJECT_MINE_LEAD].value);
  if (*is_counted && lever->from == LODE_MONTH_NONE && discovered == LODE_MONTH_NONE)
    {
      lode_plan_add_note (compiler->plan, "Project “%s” has no start date and is not counted.", lever->id);
      *is_counted = FALSE;
    }

  return TRUE;
}

gboolean
lode_plan_collect_project (LodePlanCompiler  *compiler,
                           LodeLever         *source,
                           LodePlanLever     *lever,
                           gboolean          *is_counted,
                           GError           **error)
{
  const char * const *offtake = lode_lever_get_destinations (source);
  const char *country = NULL, *key = NULL;
  LodePlanDraft draft = { lever };
  gboolean is_good;
  int stage;

  *is_counted = TRUE;
  is_good = lode_lever_get_project (source) != NULL
              ? read_atlas_project (compiler, source, lever, &country, &key, is_counted, error)
              : read_own_project (compiler, source, &country, &key, is_counted, error);
  if (!is_good || !lode_plan_check_actors (source, offtake, "destinations", error))
    return FALSE;
  stage = lode_plan_find_stage (compiler, source, key, error);
  if (stage < 0 || !read_start (compiler, source, lever, stage, is_counted, error))
    return FALSE;
  if (!*is_counted)
    return TRUE;

  draft.stage = (guint) stage;
  draft.actor = g_strdup (country);
  draft.offtake = offtake[0] != NULL ? offtake : NULL;
  draft.source = source;
  g_array_append_val (compiler->drafts, draft);

  return TRUE;
}

double
lode_plan_project_begin (const LodePlanLever *lever,
                         const LodeLuck      *luck)
{
  if (lever->discovered != LODE_MONTH_NONE)
    return lever->discovered + luck->value[LODE_PROJECT_MINE_LEAD] * 12;

  return lever->from + luck->value[LODE_PROJECT_LEAD] * luck->overrun;
}
