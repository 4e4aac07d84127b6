/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/**
 * LodeCourse: one way things may go: all periods of a plan, under both conducts, with reserves that
 * carry over. Running it allocates nothing. One per thread.
 *
 * After lode_course_step(), allocation[] and stock[] hold the period's result; stock is what is left
 * at its end.
 */
typedef struct
{
  const LodePlan  *plan;
  LodePlanState   *state;
  LodeLuck        *luck;
  LodeFragmented  *fragmented;
  LodeCoordinated *coordinated;
  LodeAllocation  *floors;
  LodeAllocation  *allocation[LODE_N_CONDUCTS];
  double          *stock[LODE_N_CONDUCTS];
} LodeCourse;

LodeCourse *lode_course_new (const LodePlan *plan);
void        lode_course_free (LodeCourse *self);
/* Goes back to the first period; self->luck has been set. */
void        lode_course_begin (LodeCourse *self);
void        lode_course_step (LodeCourse           *self,
                              guint                 period,
                              LodeCoordinatedSteps  steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeCourse, lode_course_free)

G_END_DECLS
