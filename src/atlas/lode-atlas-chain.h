/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-chain.h"

G_BEGIN_DECLS

/* A producing stage as the list of chains names it. @quality is how well it is published: 'A' a full
 * country table, 'B' leading countries or with something withheld, 'C' one cited share; @year is
 * that of its figures in the chain's own year. */
typedef struct
{
  char *key;
  char  quality;
  int   year;
} LodeAtlasChainPart;

/**
 * LodeAtlasChainInfo: what there is of a chain, without reading it.
 * @year: that is meant when none is named
 * @years: ascending, ended by 0
 * @stages: (element-type LodeAtlasChainPart): the producing ones, in order
 * @parts: (nullable): keys of other materials whose figures it takes in
 */
typedef struct
{
  char   *material;
  int     year;
  int    *years;
  GArray *stages;
  GStrv   parts;
} LodeAtlasChainInfo;

/* (nullable) (transfer none) */
const LodeAtlasChainInfo *lode_atlas_get_chain_info (LodeAtlas  *self,
                                                     const char *material);
/* (transfer container) (element-type LodeAtlasChainInfo): by key. */
GPtrArray                *lode_atlas_list_chain_infos (LodeAtlas *self);

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
 * assumed and whose low and high bound it: in NdFeB mining it stands beside the world's output and
 * is no share of it, so label countries there with lode_atlas_get_share(), not with node over
 * stage total. Where a published table has a part that is not split ("UNK" in metal and magnets),
 * that part is a share like the others.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_NOT_FOUND when there is no such chain (the message
 *   names what is near or takes it in), or no figures for @year (it names the years there are).
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
/* (transfer full): what a reader of the chain must know, in whole sentences: units of the stages,
 * what is left out, which figures are estimates; of the chain's own year, or of another. */
GStrv      lode_atlas_list_chain_notes (LodeAtlas  *self,
                                        const char *material);
GStrv      lode_atlas_list_chain_notes_of (LodeAtlas  *self,
                                           const char *material,
                                           int         year);

G_END_DECLS
