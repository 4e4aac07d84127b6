/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "base/lode-month.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasPrice: a price as published.
 * @figure: in the source's own unit ("US dollars per kilogram")
 * @usd_per_kg: converted where the unit is a weight price, else NaN
 */
typedef struct
{
  char       *material;
  char       *item;
  LodeFigure *figure;
  double      usd_per_kg;
  char       *status;
} LodeAtlasPrice;

/**
 * LodeAtlasProject: a plant or mine outside China.
 * @capacity: as published, in @product; %NULL when not stated. Never add these up: products
 *   differ, and some are totals after an expansion
 * @chain, @stage: where its output enters ("ndfeb_magnets", "magnet"); "" when in no chain of ours
 * @adds: what it ADDS to that stage, in t a year of the stage's own product, beyond what already
 *   stands and beyond its own earlier phases; %NULL when unknown. Basis and note say how it was
 *   converted
 * @in_baseline: already part of the baseline year's figures: adds nothing to them
 * @start: planned first output; %LODE_MONTH_NONE when not stated, and then it is not counted
 * @start_text: as the source words it: "2027 (part)"
 * @confidence: "high", "medium", "low" (names no source)
 */
typedef struct
{
  char       *id;
  char       *name;
  char       *company;
  char       *country;
  char       *material;
  char       *stage;
  char       *product;
  LodeFigure *capacity;
  char       *capacity_kind;
  char       *chain;
  LodeFigure *adds;
  gboolean    in_baseline;
  LodeMonth   start;
  char       *start_text;
  char       *status;
  char       *as_of;
  char       *confidence;
  char       *source;
  char       *url;
  char       *note;
} LodeAtlasProject;

/* LodeAtlasEvent: a decision of a government. Dates as exact as known: "2026", "2026-11" … */
typedef struct
{
  char  *date;
  char  *effective_date;   /* "" when unknown, like all below */
  char  *end_date;
  char  *jurisdiction;
  char  *target;
  char  *kind;
  GStrv  materials;
  char  *title;
  char  *document;
  char  *status;
  char  *as_of;
  char  *confidence;
  char  *source;
  char  *url;
  char  *note;
} LodeAtlasEvent;

/* LodeAtlasTarget: a benchmark or floor: at most 65 % from any one third country by 2030. */
typedef struct
{
  char       *jurisdiction;
  char       *target;
  char       *comparison;  /* "at least", "at most", "about", "up to" */
  LodeFigure *figure;
  int         by_year;     /* 0 when none */
  char       *scope;
} LodeAtlasTarget;

/* (transfer container) (element-type LodeAtlasPrice) */
GPtrArray *lode_atlas_list_prices (LodeAtlas  *self,
                                   const char *material,
                                   int         year);
/* (transfer full) (nullable): reference price in USD/kg of a chain's last product, or of a
 * material; assumed where it is put together from oxide prices (the note says how). */
LodeFigure *lode_atlas_get_reference_price (LodeAtlas  *self,
                                            const char *material,
                                            int         year);
/* (transfer container) (element-type LodeAtlasProject): @chain, @stage, @country as filters. */
GPtrArray *lode_atlas_list_projects (LodeAtlas  *self,
                                     const char *chain,
                                     const char *stage,
                                     const char *country);
/* (nullable) */
const LodeAtlasProject *lode_atlas_get_project (LodeAtlas  *self,
                                                const char *id);
/* (transfer container) (element-type LodeAtlasEvent): by date. */
GPtrArray *lode_atlas_list_events (LodeAtlas  *self,
                                   const char *material,
                                   const char *jurisdiction,
                                   int         year);
/* (transfer container) (element-type LodeAtlasTarget) */
GPtrArray *lode_atlas_list_targets (LodeAtlas  *self,
                                    const char *jurisdiction);
/* (nullable): how much @consumer wants from one country at most (EU27: 65 % by 2030). */
const LodeAtlasTarget *lode_atlas_get_ceiling (LodeAtlas  *self,
                                               const char *consumer);

G_END_DECLS
