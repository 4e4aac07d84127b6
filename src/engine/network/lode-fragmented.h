/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"

G_BEGIN_DECLS

/**
 * LodeFragmented: the rule "each for itself" (MODEL §4), with its working memory, so that running it
 * allocates nothing. One per thread.
 */
typedef struct _LodeFragmented LodeFragmented;

/* @network: sealed; sets the sizes. Any network of the same topology may be run. */
LodeFragmented *lode_fragmented_new (const LodeNetwork *network);
void            lode_fragmented_free (LodeFragmented *self);
void            lode_fragmented_run (LodeFragmented    *self,
                                     const LodeNetwork *network,
                                     LodeAllocation    *allocation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFragmented, lode_fragmented_free)

G_END_DECLS
