/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/sensitivity/lode-sampler.h"

G_BEGIN_DECLS

/* One output with one input at either of its ends and all others where they are. */
typedef struct
{
  double at_low;
  double at_high;
} LodeSwing;

/**
 * lode_tornado_run:
 * @center: [n_inputs] where the inputs stand; may hold NaN if the model takes it
 * @base: [n_outputs] the outputs there
 * @swings: [n_inputs × n_outputs] input by input
 *
 * Moves one input after the other to 0 and to 1: 2k + 1 runs.
 */
gboolean lode_tornado_run (const LodeSampleModel    *model,
                           const double             *center,
                           const LodeSampleOptions  *options,
                           double                   *base,
                           LodeSwing                *swings,
                           GError                  **error);

G_END_DECLS
