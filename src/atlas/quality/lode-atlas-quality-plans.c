/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-quality-private.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-crosscheck.h"
#include "atlas/lode-atlas-lever.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-project.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-unconfirmed.h"

/* Sources that differ by more than this are in conflict, in percent. */
#define CONFLICT 10

/* Whether @stage is one of the chain; a chain that is not built has every stage. */
static gboolean
has_stage (LodeAtlasReview *self,
           const char      *chain,
           const char      *stage)
{
  const LodeAtlasMaterial *material = lode_atlas_get_material (self->atlas, chain);
  g_autoptr (LodeChain) built = NULL;

  if (material == NULL || !material->has_chain)
    return TRUE;

  built = lode_atlas_build_chain (self->atlas, chain, 0, NULL);

  return built == NULL || lode_chain_find_stage (built, stage) >= 0;
}

static void
check_counted (LodeAtlasReview        *self,
               const LodeAtlasProject *project)
{
  gboolean is_whole = project->adds != NULL && *project->adds_product != '\0' &&
                      *project->chain != '\0' && project->start != LODE_MONTH_NONE;

  if (*project->reading == '\0')
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (project->id),
                           "Nothing says why it adds what it adds.");
  if (is_whole == (*project->uncounted != '\0'))
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (project->id),
                           "It needs an amount, a product, a stage and a start, or a reason why it is "
                           "not counted.");
  if (project->in_baseline && project->adds != NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (project->id),
                           "It stands in the baseline and must not add to it.");
  if (*project->chain != '\0' && !has_stage (self, project->chain, project->stage))
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (project->id),
                           "The chain of %s has no stage “%s”.", project->chain, project->stage);
}

static void
review_projects (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) projects = lode_atlas_list_projects (self->atlas, NULL, NULL, NULL);

  self->table = "projects";
  for (guint i = 0; i < projects->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);

      check_counted (self, project);
      if (project->capacity != NULL)
        lode_atlas_review_figure (self, project->id, project->capacity);
      if (project->adds != NULL)
        lode_atlas_review_figure (self, project->id, project->adds);
      if (g_str_equal (project->confidence, "low"))
        lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (project->id),
                               "One text that names no source.");
    }
}

static void
check_lever (LodeAtlasReview      *self,
             const LodeAtlasLever *row)
{
  const char * const *stages = lode_lever_get_stages (row->lever);

  if (*row->material == '\0')
    return;
  if (lode_atlas_get_material (self->atlas, row->material) == NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (row->event->id),
                           "There is no material “%s”.", row->material);
  for (guint i = 0; stages[i] != NULL; i++)
    if (!has_stage (self, row->material, stages[i]))
      lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (row->event->id),
                             "The chain of %s has no stage “%s”.", row->material, stages[i]);
}

static void
review_events (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) events = lode_atlas_list_events (self->atlas, NULL, NULL, 0);
  g_autoptr (GPtrArray) targets = lode_atlas_list_targets (self->atlas, NULL);

  self->table = "events";
  for (guint i = 0; i < events->len; i++)
    {
      const LodeAtlasEvent *event = g_ptr_array_index (events, i);

      if (lode_atlas_get_source (self->atlas, event->source) == NULL)
        lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (event->id),
                               "There is no source “%s”.", event->source);
      if (*event->end_date != '\0' && strcmp (event->end_date, event->date) < 0)
        lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (event->id),
                               "It ends on %s, before it was announced.", event->end_date);
      if ((event->levers->len == 0) != (*event->no_lever != '\0'))
        lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (event->id),
                               "It needs a lever, or a reason why it is none.");
      for (guint j = 0; j < event->levers->len; j++)
        check_lever (self, g_ptr_array_index (event->levers, j));
    }

  self->table = "targets";
  for (guint i = 0; i < targets->len; i++)
    {
      const LodeAtlasTarget *target = g_ptr_array_index (targets, i);

      lode_atlas_review_figure (self, target->target, target->figure);
    }
}

/* One side may be words; an id that is none of ours is a slip. */
static void
check_side (LodeAtlasReview *self,
            const char      *item,
            const char      *source)
{
  if (strchr (source, '_') != NULL && strchr (source, ' ') == NULL &&
      lode_atlas_get_source (self->atlas, source) == NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "There is no source “%s”.",
                           source);
}

static void
review_crosschecks (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) checks = lode_atlas_list_crosschecks (self->atlas, NULL, NULL);
  g_autoptr (GPtrArray) unconfirmed = lode_atlas_list_unconfirmed (self->atlas);

  self->table = "crosschecks";
  for (guint i = 0; i < checks->len; i++)
    {
      const LodeAtlasCrosscheck *check = g_ptr_array_index (checks, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %s", check->topic, check->material, check->item);

      check_side (self, item, check->source_a);
      check_side (self, item, check->source_b);
      if (fabs (check->difference_pct) > CONFLICT)
        lode_atlas_review_add (self, LODE_ATLAS_CONFLICT, g_strdup (item),
                               "%s has %.10g and %s has %.10g %s (%+.1f %%)%s%s.", check->source_a,
                               check->value_a, check->source_b, check->value_b, check->unit,
                               check->difference_pct, *check->outcome != '\0' ? ": " : "",
                               check->outcome);
    }

  self->table = "unconfirmed";
  for (guint i = 0; i < unconfirmed->len; i++)
    {
      const LodeAtlasUnconfirmed *row = g_ptr_array_index (unconfirmed, i);

      lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup_printf ("%s, %s", row->topic, row->item),
                             "%s %s stands in no source and is used nowhere.", row->value, row->unit);
    }
}

void
lode_atlas_review_plans (LodeAtlasReview *self)
{
  review_projects (self);
  review_events (self);
  review_crosschecks (self);
}
