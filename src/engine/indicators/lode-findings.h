/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/indicators/lode-targets.h"
#include "engine/lode-simulation.h"
#include "engine/prices/lode-prices.h"

G_BEGIN_DECLS

/**
 * lode_findings_run:
 *
 * A second pass over the draws, with the same luck, for what needs the flows of every period: how
 * likely each target is met, and bands of what is served, the largest share and the price ratio.
 * @result has its targets and its draws.
 *
 * Draws write to their own places: the result is the same bits on any number of threads.
 *
 * Returns: %LODE_ERROR_TOO_LARGE when all values would not fit into memory; %G_IO_ERROR_CANCELLED.
 */
gboolean lode_findings_run (const LodePlan        *plan,
                            const LodePrices      *prices,
                            const LodeTargets     *targets,
                            LodeAtlas             *atlas,
                            const LodeRunOptions  *options,
                            LodeResult            *result,
                            GCancellable          *cancellable,
                            GError               **error);

G_END_DECLS
