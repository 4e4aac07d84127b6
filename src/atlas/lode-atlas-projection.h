/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasProjection: what a country will make in a year to come, by its operating and announced
 * plants weighted by how likely they are (the source's base case).
 * @series: what is counted: "Nickel content"
 * @figure: t a year; "WLD" is the world and is no sum of the named countries alone
 * @share_pct: of the world's row of the same series and year; NaN of the world itself, and where
 *   there is none
 */
typedef struct
{
  char       *material;
  char       *stage;
  char       *series;
  char       *actor;
  LodeFigure *figure;
  double      share_pct;
} LodeAtlasProjection;

/* (transfer container) (element-type LodeAtlasProjection): of a chain, those of its raw materials
 * too. */
GPtrArray *lode_atlas_list_projections (LodeAtlas  *self,
                                        const char *material,
                                        const char *stage,
                                        const char *actor,
                                        int         year);

G_END_DECLS
