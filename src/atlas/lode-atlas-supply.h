/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasSupply: who makes how much of a material at a stage in a year.
 * @figure: in tables of shares "%" of world supply; in production the published amount in the
 *   source's own unit, or "%" where the source prints a share
 * @tonnes: the amount in t where the unit allows it, else NaN
 * @status: "reported", "estimated", "zero", "withheld", "lower_bound", "projection" …
 * @quality: 'A' full country table, 'B' leading countries only or over 5 % unsplit, 'C' one cited
 *   share; 0 in production
 * @series: rows of one series add up; never add across series
 */
typedef struct
{
  char       *material;
  char       *stage;
  char       *actor;
  int         year;
  LodeFigure *figure;
  double      tonnes;
  char       *status;
  char       *measure;   /* "production" or "capacity" */
  char       *series;
  char        quality;
} LodeAtlasSupply;

/**
 * lode_atlas_list_shares:
 *
 * Shares of world supply, largest first, "OTH" and "UNK" last; they add to 100 for each material,
 * stage and year to within rounding. A material with a chain of its own answers for its stages
 * whatever key the figures stand under (NdFeB magnets, "mining": the magnet rare earths), and its
 * figures then carry the ranges between sources. @year 0 is any year; −1 the latest of each pair.
 *
 * Returns: (transfer container) (element-type LodeAtlasSupply)
 */
GPtrArray  *lode_atlas_list_shares (LodeAtlas  *self,
                                    const char *material,
                                    const char *stage,
                                    const char *actor,
                                    int         year);
/* (nullable) (transfer none): one share in percent; the latest year when @year is 0. */
LodeFigure *lode_atlas_get_share (LodeAtlas  *self,
                                  const char *material,
                                  const char *stage,
                                  const char *actor,
                                  int         year);
/* The years with shares, ascending, ended by 0; (transfer full). */
int        *lode_atlas_list_share_years (LodeAtlas  *self,
                                         const char *material,
                                         const char *stage);
/* (transfer container) (element-type LodeAtlasSupply): the published figures behind the shares,
 * "WLD" rows included; of a chain, those of its own key and of the keys of its stages. */
GPtrArray  *lode_atlas_list_production (LodeAtlas  *self,
                                        const char *material,
                                        const char *stage,
                                        const char *actor,
                                        int         year);

G_END_DECLS
