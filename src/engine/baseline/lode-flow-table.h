/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-chain.h"

G_BEGIN_DECLS

/* How much likelier a flow inside one bloc is, where nothing at all is known (MODEL §2). */
#define LODE_HOME_PREFERENCE 6.0
/* How far a known flow without a range may move: points of the taker's use. */
#define LODE_KNOWN_POINTS 0.05

/**
 * lode_flow_table_fit:
 * @data: what is known
 * @amount: of every node of @data, balanced, in final-equivalent t
 * @factor: final-equivalent t of one t of each stage
 *
 * Fits the flows from @stage to the next one and adds them to @result.
 *
 * Returns: %FALSE with %LODE_ERROR_INFEASIBLE when the known flows leave no table.
 */
gboolean lode_flow_table_fit (const LodeChain  *data,
                              guint             stage,
                              const double     *amount,
                              const double     *factor,
                              LodeChain        *result,
                              GError          **error);

G_END_DECLS
