/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-chain.h"

G_BEGIN_DECLS

/**
 * lode_atlas_build_chain:
 * @material: the key of a chain ("ndfeb_magnets", "dysprosium_terbium")
 * @year: 0 for the chain's own year
 *
 * Puts together what is known of a material's chain, before reconciliation (MODEL §2): outputs by
 * country and stage, demand by consumer, known flows with their bounds, priors, yields, each with
 * range, basis and sources. It does not balance. Which keys feed which stage is data
 * (data/atlas/chains).
 *
 * Demand of consumers, like everything, is in tonnes of the last product a year. A stage that needs
 * a source outside the tables (recycling, stocks, unreported) has a node "UNK" whose figure is
 * assumed and whose low and high bound it.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_NOT_FOUND when there is no such chain, or no
 *   figures for @year (the message names the years there are).
 */
LodeChain *lode_atlas_build_chain (LodeAtlas   *self,
                                   const char  *material,
                                   int          year,
                                   GError     **error);
/* (transfer full): the keys that build_chain() knows, ended by %NULL. */
GStrv      lode_atlas_list_chains (LodeAtlas *self);
/* (transfer full): the years that @material's chain has, ascending, ended by 0. */
int       *lode_atlas_list_chain_years (LodeAtlas  *self,
                                        const char *material);

G_END_DECLS
