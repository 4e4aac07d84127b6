/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"
#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"
#include "engine/scenario/lode-guarantee.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/**
 * LodeCourse: one way things may go: all periods of a plan, under both conducts, with reserves that
 * carry over. Running it allocates nothing. One per thread.
 *
 * After lode_course_step(), these hold the period's result, in final-equivalent tonnes:
 * @allocation: what each conduct brings; network and state tell what it had to go by
 * @stock: what is left at the period's end, hoards included
 * @hoard: [n_consumers] the part of it that was over-ordered, which no trigger or cap holds back
 * @hoarded: [n_consumers] what was over-ordered in the period
 * @guaranteed: [n_consumers × LODE_N_TIERS] what guaranteed procurement brought to each tier, part of
 *   what is served. The pact keeps it: it is in the floor
 * Bought for reserves in the period: allocation->bought − hoarded, and state->grant.
 */
typedef struct _LodeCourse LodeCourse;
struct _LodeCourse
{
  const LodePlan  *plan;
  LodePlanState   *state;
  LodeLuck        *luck;
  LodeFragmented  *fragmented;
  LodeCoordinated *coordinated;   /* as the network says */
  LodeCoordinated *unpooled;      /* (nullable): before a pact pools its stocks */
  LodeAllocation  *floors;
  LodeAllocation  *allocation[LODE_N_CONDUCTS];
  double          *stock[LODE_N_CONDUCTS];
  double          *hoard[LODE_N_CONDUCTS];
  double          *hoarded[LODE_N_CONDUCTS];
  double          *last_shortage[LODE_N_CONDUCTS];   /* [n_consumers] share, of the period before */
  LodeGuarantee   *guarantee;                        /* (nullable) */
  double          *guaranteed[LODE_N_CONDUCTS];
  GPtrArray       *companions;    /* (element-type LodeCourse) of plan->companions */
  double          *capacity;      /* [n_producers] without the companions' caps */
  double          *purchase;      /* [n_consumers] put aside while hoards are told apart */
  gboolean         is_borrowed;   /* the luck belongs to another course */
  gboolean         is_one;        /* in this period the pact starts where going alone has led */
  gboolean         is_split;      /* a pact has been in force: both conducts have gone their ways */
};

LodeCourse *lode_course_new (const LodePlan *plan);
void        lode_course_free (LodeCourse *self);
/* Goes back to the first period; self->luck has been set. */
void        lode_course_begin (LodeCourse *self);
void        lode_course_step (LodeCourse           *self,
                              guint                 period,
                              LodeCoordinatedSteps  steps);
/* What of a consumer's served amount reaches a tier: what is guaranteed to it first, the rest fills
 * the tiers in order. */
double      lode_course_get_served_tier (const LodeCourse *self,
                                         LodeConduct       conduct,
                                         guint             consumer,
                                         LodeTier          tier);

/* The parts of a step, for who runs several courses side by side: what stands in the period; the
 * fragmented rule on self->state->network, which a caller may run in its own way where the course is
 * plain; what follows from self->allocation[LODE_CONDUCT_FRAGMENTED]; and the answer of the pact, which
 * a caller who asks for the fragmented response alone leaves out. */
void        lode_course_open_period (LodeCourse *self,
                                     guint       period);
gboolean    lode_course_is_plain (const LodeCourse *self);
void        lode_course_run_alone (LodeCourse *self);
void        lode_course_close_alone (LodeCourse *self);
void        lode_course_answer (LodeCourse           *self,
                                guint                 period,
                                LodeCoordinatedSteps  steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeCourse, lode_course_free)

G_END_DECLS
