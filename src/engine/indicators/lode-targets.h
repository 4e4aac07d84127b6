/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/indicators/lode-gauge.h"
#include "engine/lode-result.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/**
 * LodeTarget: a target of the atlas on a plan. @first, @end: the periods of its year.
 */
typedef struct
{
  LodeTargetKind  kind;
  guint           consumer;
  char           *name;
  LodeFigure     *figure;
  gboolean        is_ceiling;
  int             by_year;
  int             year;
  guint           first;
  guint           end;
} LodeTarget;

/**
 * LodeTargets: the targets of a plan's consumers that this chain can tell anything about.
 * @stage_kind: (array length=n_stages): what a stage counts as
 */
typedef struct
{
  const LodePlan     *plan;
  GPtrArray          *list;          /* LodeTarget */
  const char * const *stages;        /* keys, of the chain */
  LodeTargetKind     *stage_kind;    /* %LODE_TARGET_PRODUCTION: of none of the other kinds */
  guint               first;         /* periods that any of them looks at */
  guint               end;
} LodeTargets;

/**
 * LodeTargetTally: sums over the periods of each target's year, under one conduct. One per thread.
 */
typedef struct
{
  double *capacity;    /* [n_targets × n_stages] t */
  double *output;
  double *origin;      /* [n_targets × n_stages × n_countries] t */
  double *demand;      /* [n_targets] */
  double *used;
  double *received;
  double *recycled;
} LodeTargetTally;

/* @stages: keys of the producing stages; they must outlive the targets, like @plan. */
LodeTargets     *lode_targets_new (const LodePlan     *plan,
                                   LodeAtlas          *atlas,
                                   const char * const *stages);
void             lode_targets_free (LodeTargets *self);
LodeTargetTally *lode_target_tally_new (const LodeTargets *targets,
                                        const LodeGauge   *gauge);
void             lode_target_tally_free (LodeTargetTally *self);
void             lode_target_tally_begin (LodeTargetTally   *self,
                                          const LodeTargets *targets,
                                          const LodeGauge   *gauge);
/* @gauge: has read @period (its origins are enough). */
void             lode_target_tally_add (LodeTargetTally   *self,
                                        const LodeTargets *targets,
                                        const LodeGauge   *gauge,
                                        guint              period);
/* In %, NaN where nothing is known. @stage: the one that decides, −1 where none does. */
double           lode_target_tally_get_value (const LodeTargetTally *self,
                                              const LodeTargets     *targets,
                                              const LodeGauge       *gauge,
                                              guint                  target,
                                              int                   *stage);
gboolean         lode_target_is_met (const LodeTarget *target,
                                     double            value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTargets, lode_targets_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTargetTally, lode_target_tally_free)

G_END_DECLS
