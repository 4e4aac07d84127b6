/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "cli/lode-cli-table.h"

G_BEGIN_DECLS

/* What can be asked of a table; %NULL and 0 are any. */
typedef struct
{
  char *material;
  char *stage;
  char *consumer;
  char *country;
  int   year;
} LodeCliAtlasFilter;

typedef enum
{
  LODE_CLI_FILTER_MATERIAL = 1 << 0,
  LODE_CLI_FILTER_STAGE = 1 << 1,
  LODE_CLI_FILTER_CONSUMER = 1 << 2,
  LODE_CLI_FILTER_COUNTRY = 1 << 3,
  LODE_CLI_FILTER_YEAR = 1 << 4,
} LodeCliAtlasFilters;

/* One WHAT of `lodestone-cli atlas`. */
typedef struct
{
  const char           *name;
  LodeCliAtlasFilters   filters;
  const char * const   *columns;
  void                (*fill) (LodeAtlas                *atlas,
                               const LodeCliAtlasFilter *filter,
                               LodeCliTable             *table);
} LodeCliAtlasTable;

/* Ends with one whose name is %NULL. */
extern const LodeCliAtlasTable lode_cli_atlas_tables[];

G_END_DECLS
