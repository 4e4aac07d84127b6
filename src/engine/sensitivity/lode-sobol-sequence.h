/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dimensions that the table of direction numbers covers; those beyond are plain random numbers. */
#define LODE_SOBOL_MAX_DIMENSIONS 64

/**
 * LodeSobolSequence: points that fill the unit cube more evenly than chance does (Sobol' 1967), with
 * the direction numbers of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30 (2008). Each dimension is shifted, bit by bit, by a random
 * number of @seed (Philox), which keeps its evenness and makes every point uniform on its own.
 * Immutable; may be read from any thread.
 */
typedef struct _LodeSobolSequence LodeSobolSequence;

LodeSobolSequence *lode_sobol_sequence_new  (guint   n_dimensions,
                                             guint64 seed);
void               lode_sobol_sequence_free (LodeSobolSequence *self);
/* Writes point @index: n_dimensions numbers in (0, 1). */
void               lode_sobol_sequence_get  (const LodeSobolSequence *self,
                                             guint32                  index,
                                             double                  *point);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeSobolSequence, lode_sobol_sequence_free)

G_END_DECLS
