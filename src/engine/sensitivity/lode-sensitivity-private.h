/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/scenario/lode-plan.h"
#include "engine/sensitivity/lode-sensitivity.h"

G_BEGIN_DECLS

/**
 * LodeUnknownKind: how an input acts on a plan.
 * @LODE_UNKNOWN_NUMBER: a lever's number, at @place
 * @LODE_UNKNOWN_HAPPENS: whether the lever takes place
 * @LODE_UNKNOWN_SUCCEEDS: whether a plant is built
 * @LODE_UNKNOWN_OVERRUN: by how much it is late
 * @LODE_UNKNOWN_UTILISATION: of plants without a stated capacity
 * @LODE_UNKNOWN_BASELINE: none of a plan: it needs a baseline of its own
 */
typedef enum
{
  LODE_UNKNOWN_NUMBER,
  LODE_UNKNOWN_HAPPENS,
  LODE_UNKNOWN_SUCCEEDS,
  LODE_UNKNOWN_OVERRUN,
  LODE_UNKNOWN_UTILISATION,
  LODE_UNKNOWN_BASELINE,
} LodeUnknownKind;

typedef struct
{
  LodeSensitivityInput input;   /* strings are interned */
  LodeUnknownKind      kind;
  guint                lever;   /* index in the plan */
  guint                place;
  LodeMagnitude        magnitude;
} LodeUnknown;

/* (element-type LodeUnknown) (transfer full): what of a plan is not known for sure. */
GArray *lode_unknowns_list  (const LodePlan  *plan,
                             const LodeChain *baseline);
/**
 * lode_unknowns_apply:
 * @x: a number for each unknown: where in its distribution it stands, in (0, 1); 0 and 1 are the ends
 *   of its range, NaN its own value
 * @luck: written
 *
 * Returns: the utilisation of plants without a stated capacity.
 */
double  lode_unknowns_apply (GArray          *unknowns,
                             const LodePlan  *plan,
                             const double    *x,
                             LodeLuck        *luck);

/**
 * LodeOutcomes: what is looked at in a run.
 * @consumer: index of a single consumer, or %LODE_RESULT_ALL or %LODE_RESULT_MEMBERS
 * @bits: (1 << LodeOutcome)
 */
typedef struct
{
  int         consumer;
  guint       bits;
  guint       n;
  LodeOutcome list[LODE_N_OUTCOMES];
} LodeOutcomes;

/**
 * LodeTrial: runs a plan again and again with its unknowns moved, and reads the outcomes. One per
 * thread; running it allocates nothing.
 */
typedef struct _LodeTrial LodeTrial;

/* All must outlive it. @baseline: that the plan was made of */
LodeTrial *lode_trial_new  (const LodePlan     *plan,
                            const LodeChain    *baseline,
                            GArray             *unknowns,
                            const LodeOutcomes *outcomes);
void       lode_trial_free (LodeTrial *self);
/* y[outcomes->n]; (nullable) @x: %NULL: the central run. */
void       lode_trial_run  (LodeTrial    *self,
                            const double *x,
                            double       *y);

/* Whether nobody states the capacity of a producing node, so that it rests on the utilisation. */
gboolean   lode_trial_is_assumed_capacity (const LodeChainNode *node);

/**
 * lode_baseline_bars_run:
 * @unknowns: (element-type LodeUnknown): the figures that were moved are added
 * @swings: (element-type LodeSwing): outcomes->n for each of these are added
 *
 * A tornado's bars of the assumed figures of a chain: yields, and outputs that nobody reports, such as
 * that of UNK. Each end is reconciled on its own. Where the other figures leave no balance there, the
 * bar ends before, and a note says so.
 *
 * Returns: %FALSE when cancelled.
 */
gboolean   lode_baseline_bars_run (const LodeChain               *data,
                                   const LodeChain               *baseline,
                                   LodeScenario                  *scenario,
                                   const LodeSensitivityOptions  *options,
                                   const LodeOutcomes            *outcomes,
                                   GArray                        *unknowns,
                                   GArray                        *swings,
                                   GPtrArray                     *notes,
                                   GCancellable                  *cancellable,
                                   GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeTrial, lode_trial_free)

G_END_DECLS
