/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/* How large the grid of tiles is. */
#define LODE_ATLAS_TILE_COLUMNS 25
#define LODE_ATLAS_TILE_ROWS    15

/**
 * LodeAtlasTile: where a country stands on a map of squares of one size, about where it lies.
 * @column: from the west, below %LODE_ATLAS_TILE_COLUMNS
 * @row: from the north, below %LODE_ATLAS_TILE_ROWS
 */
typedef struct
{
  char  *country;
  guint  column;
  guint  row;
} LodeAtlasTile;

/* (transfer container) (element-type LodeAtlasTile): by code; no two on one place. */
GPtrArray *lode_atlas_list_tiles (LodeAtlas *self);

G_END_DECLS
