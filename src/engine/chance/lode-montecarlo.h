/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-simulation.h"
#include "engine/scenario/lode-plan.h"

G_BEGIN_DECLS

/* Runs the draws and fills the bands of @result. %LODE_ERROR_TOO_LARGE when all their results would
 * not fit into memory, %G_IO_ERROR_CANCELLED. */
gboolean lode_montecarlo_run (const LodePlan        *plan,
                              const LodeRunOptions  *options,
                              LodeResult            *result,
                              GCancellable          *cancellable,
                              GError               **error);

G_END_DECLS
