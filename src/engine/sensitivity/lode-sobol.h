/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/sensitivity/lode-sampler.h"

G_BEGIN_DECLS

/**
 * LodeSobolIndex: what share of one output's variance is owed to one input. NaN where the output
 * does not vary.
 * @first: S: to the input alone
 * @total: S_T: to it and all that it does together with others
 * @first_error: half the width of a 95 % confidence interval of @first, by bootstrap
 * @total_error: of @total
 *
 * Estimates of small shares may lie a little below 0 or above 1; they are not clamped.
 */
typedef struct
{
  double first;
  double total;
  double first_error;
  double total_error;
} LodeSobolIndex;

typedef struct
{
  double mean;
  double variance;
} LodeSobolMoments;

#define LODE_SOBOL_SAMPLES 256

/**
 * lode_sobol_run:
 * @samples: N, at least 2; powers of two fill the cube most evenly
 * @indices: [n_inputs × n_outputs] input by input
 * @moments: [n_outputs]
 *
 * Variance-based indices by the estimators of Jansen (1999), as Saltelli et al. (2010) recommend
 * them: with A and B two matrices of N points and A_i as A with B's column i,
 * S_i = 1 − Σ(f(B) − f(A_i))²/2NV and S_Ti = Σ(f(A) − f(A_i))²/2NV: N(k + 2) runs. A and B are the
 * halves of one Sobol' sequence of 2k dimensions; V is the variance over both.
 */
gboolean lode_sobol_run (const LodeSampleModel    *model,
                         guint                     samples,
                         guint64                   seed,
                         const LodeSampleOptions  *options,
                         LodeSobolIndex           *indices,
                         LodeSobolMoments         *moments,
                         GError                  **error);

G_END_DECLS
