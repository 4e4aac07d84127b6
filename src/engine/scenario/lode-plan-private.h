/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-error.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/* What the files that work out a plan share. */

/* A place where a lever puts supply, on its way into the network. */
typedef struct
{
  LodePlanLever      *lever;
  guint               stage;
  char               *actor;      /* country of a plant, consumer of recycling */
  const char * const *offtake;    /* %NULL: home first, then members */
  LodeLever          *source;
} LodePlanDraft;

/**
 * LodePlanCompiler: what is needed while levers are worked out.
 * @material: of the chain; levers that name another one are left to the companions
 * @sources: (element-type LodeLever) behind plan->levers, in the same order
 * @drafts: (element-type LodePlanDraft)
 * @uncounted: ids of the project levers that add nothing
 */
typedef struct
{
  LodePlan        *plan;
  const LodeChain *baseline;
  LodeScenario    *scenario;
  LodeAtlas       *atlas;
  const char      *material;
  GPtrArray       *at_hand;
  GPtrArray       *sources;
  GArray          *drafts;
  GHashTable      *uncounted;
} LodePlanCompiler;

void     lode_plan_add_note (LodePlan   *self,
                             const char *format,
                             ...) G_GNUC_PRINTF (2, 3);
/* Names the lever and its kind; always %FALSE. */
gboolean lode_plan_fail (GError     **error,
                         LodeError    code,
                         LodeLever   *lever,
                         const char  *format,
                         ...) G_GNUC_PRINTF (4, 5);

/* lode-plan-levers.c: reads every lever that acts into the plan, and the plants among them into the
 * drafts, which make nodes and arcs that the other levers act on; then, on the sealed network, finds
 * what each acts on, and which levers act on each other. */
gboolean lode_plan_collect_levers (LodePlanCompiler  *compiler,
                                   GError           **error);
gboolean lode_plan_compile_levers (LodePlanCompiler  *compiler,
                                   GError           **error);
void     lode_plan_lever_free (gpointer data);
/* "EU27" stands for every member. */
gboolean lode_plan_is_named (const char * const *names,
                             const char         *actor);
gboolean lode_plan_check_actors (LodeLever           *lever,
                                 const char * const  *actors,
                                 const char          *member,
                                 GError             **error);
gboolean lode_plan_require_countries (LodeLever  *lever,
                                      GError    **error);
/* The producing stage of a key; −1 after a failure that lists those there are. */
int      lode_plan_find_stage (LodePlanCompiler  *compiler,
                               LodeLever         *lever,
                               const char        *key,
                               GError           **error);
/* Whether a lever's "projects" name this project lever, by its id or by its plant; none means all. */
gboolean lode_plan_names_project (LodeLever *lever,
                                  LodeLever *project);
/* Sets @is_counted to whether the lever adds anything; it goes into the drafts then. */
gboolean lode_plan_collect_project (LodePlanCompiler  *compiler,
                                    LodeLever         *source,
                                    LodePlanLever     *lever,
                                    gboolean          *is_counted,
                                    GError           **error);
gboolean lode_plan_collect_recycling (LodePlanCompiler  *compiler,
                                      LodeLever         *source,
                                      LodePlanLever     *lever,
                                      GError           **error);

/* lode-plan-sites.c: puts the drafts into a network that is not sealed yet, and finds them again once
 * it is. */
gboolean lode_plan_add_sites (LodePlanCompiler  *compiler,
                              LodeNetwork       *network,
                              GError           **error);
void     lode_plan_bind_sites (LodePlanCompiler *compiler);
/* Capacities, contracts and orders of new plants and of recycling in a period. */
void     lode_plan_run_sites (const LodePlan *self,
                              const LodeLuck *luck,
                              LodeMonth       start,
                              LodePlanState  *state);

/* lode-plan-companion.c */
gboolean lode_plan_add_companions (LodePlanCompiler  *compiler,
                                   GError           **error);
void     lode_plan_companion_free (gpointer data);

/* lode-plan.c */
LodePlan *lode_plan_compile (LodePlanCompiler  *compiler,
                             gboolean           is_as_announced,
                             GError           **error);

/* lode-plan-period.c: part of the period from @start that lies between two months, the first included
 * and the second not. */
double   lode_plan_overlap (const LodePlan *self,
                            LodeMonth       start,
                            double          begin,
                            double          end);
double   lode_plan_window_begin (const LodePlan      *self,
                                 const LodePlanLever *lever);
double   lode_plan_window_end (const LodePlan      *self,
                               const LodePlanLever *lever);
/* Whole years by multiplication and a straight line between them: the same bits everywhere. */
double   lode_plan_grow (double rate,
                         double years);
/* By what growth and substitution have multiplied a consumer's demand in @month. */
double   lode_plan_demand_factor (const LodePlan *self,
                                  const LodeLuck *luck,
                                  guint           consumer,
                                  double          month);

G_END_DECLS
