/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasImportCover: how well a consumer's imports of a material at a stage are known.
 * @LODE_ATLAS_COVER_NONE: not at all
 * @LODE_ATLAS_COVER_WIDE: by customs codes that hold more than the material: a prior at most
 * @LODE_ATLAS_COVER_PARTIAL: by a code of its own of which a part is missing
 * @LODE_ATLAS_COVER_FULL: by shares of origin of the material itself
 */
typedef enum
{
  LODE_ATLAS_COVER_NONE,
  LODE_ATLAS_COVER_WIDE,
  LODE_ATLAS_COVER_PARTIAL,
  LODE_ATLAS_COVER_FULL,
} LodeAtlasImportCover;

/* The consumers that coverage is reported for, ended by %NULL. */
extern const char * const lode_atlas_cover_consumers[];
#define LODE_ATLAS_N_COVER_CONSUMERS 9

/**
 * LodeAtlasCoverage: what there is of a material at a stage.
 * @year: the latest with shares; 0 when there are none
 * @quality: 'A' full country table, 'B' leading countries only, 'C' one cited share; '-' none
 * @n_countries: named with a share in that year
 * @unsplit_pct: what "OTH" and "UNK" hold of it; NaN without shares
 * @imports: by consumer
 */
typedef struct
{
  char                 *material;
  char                 *stage;
  int                   year;
  char                  quality;
  guint                 n_countries;
  double                unsplit_pct;
  LodeAtlasImportCover  imports[LODE_ATLAS_N_COVER_CONSUMERS];
} LodeAtlasCoverage;

/* "none", "wide code", "partial", "by origin". */
const char *lode_atlas_import_cover_to_string (LodeAtlasImportCover cover);
/* (transfer full) (element-type LodeAtlasCoverage): each material and stage that the tables of
 * shares and imports hold, by material; frees its elements. */
GPtrArray  *lode_atlas_list_coverage (LodeAtlas *self);

G_END_DECLS
