/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/indicators/lode-gauge.h"
#include "engine/indicators/lode-targets.h"
#include "engine/lode-result-private.h"
#include "engine/prices/lode-prices.h"
#include "engine/scenario/lode-course.h"

G_BEGIN_DECLS

/**
 * LodeRecord: the pen of the central run: reads each period as it is done and writes what it shows
 * into the result.
 */
typedef struct
{
  const LodePlan    *plan;
  const LodePrices  *prices;
  const LodeTargets *targets;
  LodeResult        *result;
  LodeGauge         *gauge;
  const char       **country;      /* interned names of the gauge's countries */
  LodePriceReading  *reading;
  LodeTargetTally   *tally[LODE_N_CONDUCTS];
} LodeRecord;

/* Everything must outlive the record. */
LodeRecord *lode_record_new (const LodePlan    *plan,
                             const LodePrices  *prices,
                             const LodeTargets *targets,
                             LodeAtlas         *atlas,
                             LodeResult        *result);
void        lode_record_free (LodeRecord *self);
/* After lode_course_step(). */
void        lode_record_period (LodeRecord       *self,
                                const LodeCourse *course,
                                guint             period);
/* After the last period. */
void        lode_record_finish (LodeRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeRecord, lode_record_free)

G_END_DECLS
