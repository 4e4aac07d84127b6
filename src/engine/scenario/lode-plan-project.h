/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/* A project on its way into the network. */
typedef struct
{
  LodePlanLever *lever;
  guint          stage;
  const char    *country;
} LodePlanProject;

/* Adds the plants and their arcs to a network that is not sealed yet. @projects: (element-type
 * LodePlanProject) */
void lode_plan_add_projects (LodeNetwork         *network,
                             const LodeChain     *baseline,
                             const char * const  *members,
                             GArray              *projects);
/* Finds them again once it is sealed. */
void lode_plan_bind_projects (LodePlan *self,
                              GArray   *projects);
/* Capacities, contracts and orders of the new plants in a period. */
void lode_plan_run_projects (const LodePlan *self,
                             const LodeLuck *luck,
                             LodeMonth       start,
                             LodePlanState  *state);

G_END_DECLS
