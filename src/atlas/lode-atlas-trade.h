/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasImport: what a consumer imports from one origin.
 * @share: "%" of the consumer's imports in the measure's own basis
 * @tonnes: NaN when not published
 * @value: in thousands of the measure's currency; NaN when not published
 */
typedef struct
{
  char       *partner;
  LodeFigure *share;
  double      tonnes;
  double      value;
  char       *status;
} LodeAtlasImport;

/**
 * LodeAtlasMeasure: one way to count the imports of a consumer: a customs code, counted by value or
 * quantity, in one period. Shares of one measure add to 100; measures are never added together.
 * @label: "Eurostat, by value"
 * @code_label: "CN 8505 11 10"
 * @basis: "value", "quantity" or "content"
 * @is_wide: the code holds more than the material; a prior at most
 * @is_incomplete: known to miss part of the flow
 * @is_secondary: the rows of another measure, counted on their other basis
 * @period: "2024", "2021-2024"
 * @total_tonnes, @total_value: of all origins; NaN when unknown
 */
typedef struct
{
  char      *consumer;
  char      *material;
  char      *stage;
  char      *form;
  char      *code;
  char      *code_label;
  char      *label;
  char      *basis;
  char      *period;
  char      *currency;
  char      *source;
  char      *note;            /* (nullable) */
  gboolean   is_wide;
  gboolean   is_incomplete;
  gboolean   is_secondary;
  double     total_tonnes;
  double     total_value;
  GPtrArray *rows;            /* (element-type LodeAtlasImport): largest first, "OTH" last */
} LodeAtlasMeasure;

/**
 * LodeAtlasSupplier: one origin over all measures of a consumer: a bar with its whisker.
 * @figure: "%" by the first measure; low and high are the lowest and highest of the measures
 * @by_measure: (element-type double) share in each measure, NaN where it names no such origin
 */
typedef struct
{
  char       *partner;
  LodeFigure *figure;
  GArray     *by_measure;
} LodeAtlasSupplier;

typedef struct
{
  char       *consumer;
  char       *material;
  char       *stage;
  LodeFigure *figure;        /* "%", net import reliance */
  char       *status;
  char       *form;
  char       *definition;    /* what it is a percentage of */
} LodeAtlasReliance;

/**
 * lode_atlas_get_imports:
 *
 * The measures of @consumer's imports of @material, narrowest code first. A material with a chain
 * answers with the codes of its last product (NdFeB magnets for the EU: Eurostat's rare-earth
 * magnets by value and by quantity, then BACI's all metal magnets by quantity). @stage %NULL is
 * any; @year 0 the latest.
 *
 * Returns: (transfer container) (element-type LodeAtlasMeasure): empty when nothing is known.
 */
GPtrArray *lode_atlas_get_imports (LodeAtlas  *self,
                                   const char *consumer,
                                   const char *material,
                                   const char *stage,
                                   int         year);
/* (transfer container) (element-type LodeAtlasMeasure): every measure, comparable or not,
 * for tables. @year is one that the period covers. */
GPtrArray *lode_atlas_list_imports (LodeAtlas  *self,
                                    const char *consumer,
                                    const char *material,
                                    const char *stage,
                                    int         year);
/* The consumers with imports of @material, ended by %NULL; (transfer full). */
GStrv      lode_atlas_list_consumers (LodeAtlas  *self,
                                      const char *material);

/**
 * lode_atlas_rank_suppliers:
 * @measures: (element-type LodeAtlasMeasure): of lode_atlas_get_imports()
 *
 * The origins that the first measure names, largest first, "OTH" last and without a range (its
 * members differ between measures).
 *
 * Returns: (transfer full) (element-type LodeAtlasSupplier): frees its elements.
 */
GPtrArray *lode_atlas_rank_suppliers (LodeAtlas *self,
                                      GPtrArray *measures);

/* (transfer container) (element-type LodeAtlasReliance): of a chain, that of its last product. */
GPtrArray *lode_atlas_list_reliance (LodeAtlas  *self,
                                     const char *consumer,
                                     const char *material,
                                     int         year);

G_END_DECLS
