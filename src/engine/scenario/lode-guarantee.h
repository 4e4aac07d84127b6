/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/**
 * LodeGuarantee: guaranteed procurement (MODEL §3): a tier of a consumer's demand is served from named
 * projects before anyone else orders. Working memory; one per thread.
 *
 * A tier's order runs only over arcs that lead to the named projects, by habit among these; what
 * feeds the projects is ordered by habit too. At most the guarantee's share of a project's output is
 * served this way. What was served first is taken off capacities, quotas and demand, so that the
 * fragmented rule runs on what is left.
 */
typedef struct _LodeGuarantee LodeGuarantee;

LodeGuarantee *lode_guarantee_new (const LodePlan *plan);
void           lode_guarantee_free (LodeGuarantee *self);
/* Serves the guarantees of a period and takes them off @state->network. @guaranteed: [n_consumers ×
 * LODE_N_TIERS], overwritten. */
void           lode_guarantee_take (LodeGuarantee  *self,
                                    const LodePlan *plan,
                                    const LodeLuck *luck,
                                    LodePlanState  *state,
                                    double         *guaranteed);
/* Puts the network back as it was and adds what was served first to @allocation, the result of the
 * fragmented rule on the rest. */
void           lode_guarantee_give_back (LodeGuarantee  *self,
                                         LodePlanState  *state,
                                         const double   *guaranteed,
                                         LodeAllocation *allocation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeGuarantee, lode_guarantee_free)

G_END_DECLS
