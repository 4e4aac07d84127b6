/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"

G_BEGIN_DECLS

/* How many networks go side by side: one vector of the widest processors. */
#define LODE_BATCH_LANES 8

/**
 * LodeFragmentedBatch: the rule "each for itself" on several networks of one topology at once, one a
 * lane of a vector: what draws are made of. The result is the same bits as that of
 * lode_fragmented_run() on each, on every processor. One per thread.
 */
typedef struct _LodeFragmentedBatch LodeFragmentedBatch;

/* Widths of vectors that there is code for. */
typedef enum
{
  LODE_VECTOR_128,
  LODE_VECTOR_256,
  LODE_VECTOR_512,
} LodeVectorWidth;

/* @network: sealed; sets the sizes and the arcs. */
LodeFragmentedBatch *lode_fragmented_batch_new (const LodeNetwork *network);
void                 lode_fragmented_batch_free (LodeFragmentedBatch *self);
/* For tests: to use less than this processor has. %FALSE when it has not as much. */
gboolean             lode_fragmented_batch_set_width (LodeFragmentedBatch *self,
                                                      LodeVectorWidth      width);

/**
 * lode_fragmented_batch_run:
 * @networks: (array length=n_lanes): that differ in per-period arrays only
 * @n_lanes: from 1 to %LODE_BATCH_LANES
 * @with_flows: whether to fill the allocations' flows too, which takes longer; else they are left
 *   as they are
 */
void                 lode_fragmented_batch_run (LodeFragmentedBatch       *self,
                                                const LodeNetwork * const *networks,
                                                guint                      n_lanes,
                                                gboolean                   with_flows,
                                                LodeAllocation * const    *allocations);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFragmentedBatch, lode_fragmented_batch_free)

G_END_DECLS
