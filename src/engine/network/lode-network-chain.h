/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-network.h"
#include "model/lode-chain.h"

G_BEGIN_DECLS

/* Share of its capacity that a plant uses, where its capacity is not known (MODEL §1). */
#define LODE_UTILISATION 0.85

/**
 * lode_network_new_from_chain:
 * @chain: of lode_reconcile()
 * @years: length of the period
 *
 * All demand stands in the tier "other". A producer without a capacity has its output divided by
 * %LODE_UTILISATION; "UNK" at the first stage, which is no plant, has its output and no more. The
 * caller may add to the network and has to seal it.
 *
 * Returns: (transfer full)
 */
LodeNetwork *lode_network_new_from_chain (const LodeChain *chain,
                                          double           years);

G_END_DECLS
