/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "cli/lode-cli-table.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/* What can be asked of a table; %NULL and 0 are any. */
typedef struct
{
  char *material;
  char *stage;
  char *consumer;
  char *country;
  char *dimension;
  int   year;
} LodeCliAtlasFilter;

typedef enum
{
  LODE_CLI_FILTER_MATERIAL = 1 << 0,
  LODE_CLI_FILTER_STAGE = 1 << 1,
  LODE_CLI_FILTER_CONSUMER = 1 << 2,
  LODE_CLI_FILTER_COUNTRY = 1 << 3,
  LODE_CLI_FILTER_YEAR = 1 << 4,
  LODE_CLI_FILTER_DIMENSION = 1 << 5,
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

/* What there is today, and what is said of tomorrow and of the data; each ends with one whose name
 * is %NULL. */
extern const LodeCliAtlasTable lode_cli_atlas_tables[];
extern const LodeCliAtlasTable lode_cli_atlas_outlook_tables[];
/* Indicators one by one, which --dimension asks for instead of the table of governance. */
extern const LodeCliAtlasTable lode_cli_atlas_dimension_table;

#define LODE_CLI_COLUMNS(...) ((const char * const[]) { __VA_ARGS__, NULL })

/* Value, low and high; low and high unknown where there is no range. @figure may be %NULL. */
void lode_cli_atlas_add_range (LodeCliTable     *table,
                               const LodeFigure *figure);
/* Basis, sources and note. */
void lode_cli_atlas_add_provenance (LodeCliTable     *table,
                                    const LodeFigure *figure);
/* Code and name. */
void lode_cli_atlas_add_country (LodeCliTable *table,
                                 LodeAtlas    *atlas,
                                 const char   *iso3);

/* What `atlas events --as-lever` asks for; %NULL is any. */
typedef struct
{
  const char *event;
  const char *material;
  const char *reading;
  const char *format;
} LodeCliAtlasLeverQuery;

/* Prints one lever as JSON, or all of them in the format; returns the exit status. */
int lode_cli_atlas_print_levers (LodeAtlas                    *atlas,
                                 const LodeCliAtlasLeverQuery *query);

G_END_DECLS
