/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-chain.h"

G_BEGIN_DECLS

/**
 * lode_reconcile:
 * @data: what is known of a chain (lode_atlas_build_chain()): amounts with ranges, known flows,
 *   priors, yields; it need not balance
 *
 * The flow table nearest to what is known in which, at every stage, what is made is what the next
 * stage takes (MODEL §2). Amounts whose totals differ from stage to stage move within their own
 * low and high, each by the same share of its room; then cells move by iterative proportional
 * fitting with clamped cells. A chain that balances already comes back unchanged.
 *
 * Every flow of the result has the rule %LODE_FLOW_RECONCILED, a figure in t a year of its stage's
 * own product with basis, sources and range, and in `moved` by what share of its prior it moved
 * (signed). Amounts of nodes that moved are derived, and their note says from where.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INFEASIBLE when the ranges leave no balance: the
 *   message names the stage and the remainder in tonnes; %LODE_ERROR_INVALID for a chain without
 *   stages, demand or makers.
 */
LodeChain *lode_reconcile (const LodeChain  *data,
                           GError          **error);

G_END_DECLS
