/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"

G_BEGIN_DECLS

/**
 * LodeCoordinated: the rule of the pact (MODEL §5), in whole kilograms, with its working memory, so
 * that running it allocates nothing. One per thread.
 */
typedef struct _LodeCoordinated LodeCoordinated;

/**
 * LodeCoordinatedSteps: how far to go.
 * @LODE_COORDINATED_SERVED: steps 0 to 2: what each consumer gets and draws, which is unique; the
 *   flows are one way of many to do it
 * @LODE_COORDINATED_FLOWS: steps 3 and 4 as well: the flows nearest to the baseline
 */
typedef enum
{
  LODE_COORDINATED_SERVED,
  LODE_COORDINATED_FLOWS,
} LodeCoordinatedSteps;

/* @network: sealed; sets the sizes and the arcs. */
LodeCoordinated *lode_coordinated_new (const LodeNetwork *network);
void             lode_coordinated_free (LodeCoordinated *self);
/* Forgets what the last run left behind for the next one to start from, which changes how long that
 * takes and nothing else. */
void             lode_coordinated_reset (LodeCoordinated *self);
/* Pivots that step 3 and 4 of the last run took. */
guint            lode_coordinated_get_n_pivots (const LodeCoordinated *self);
/* @fragmented: what going alone would give from here: the floors. */
void             lode_coordinated_run (LodeCoordinated      *self,
                                       const LodeNetwork    *network,
                                       const LodeAllocation *fragmented,
                                       LodeCoordinatedSteps  steps,
                                       LodeAllocation       *allocation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeCoordinated, lode_coordinated_free)

G_END_DECLS
