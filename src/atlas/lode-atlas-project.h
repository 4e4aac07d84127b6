/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "base/lode-month.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasProject: a plant or mine outside China.
 * @capacity: as published, in @product; %NULL when not stated. Never add these up: products
 *   differ, and some are totals after an expansion
 * @chain, @stage: where its output enters ("ndfeb_magnets", "magnet"); "" when in no chain of ours
 * @adds: what it ADDS to that stage, in t a year of the stage's own product, beyond what already
 *   stands and beyond its own earlier phases; %NULL when unknown. Basis and note say how it was
 *   converted
 * @adds_product: what @adds is tonnes of: "Nd, Pr, Dy and Tb content"; "" when in no chain
 * @in_baseline: already part of the baseline year's figures: adds nothing to them
 * @start: planned first output; %LODE_MONTH_NONE when not stated, and then it is not counted
 * @reading: why @adds is what it is, or why it is unknown: a sentence for a person
 * @uncounted: why it is not counted (no amount, no start, stood already); "" when it is
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
  char       *adds_product;
  gboolean    in_baseline;
  LodeMonth   start;
  char       *start_text;
  char       *reading;
  char       *uncounted;
  char       *status;
  char       *as_of;
  char       *confidence;
  char       *source;
  char       *url;
  char       *note;
} LodeAtlasProject;

/* (transfer container) (element-type LodeAtlasProject): @chain, @stage, @country as filters. */
GPtrArray *lode_atlas_list_projects (LodeAtlas  *self,
                                     const char *chain,
                                     const char *stage,
                                     const char *country);
/* (nullable) */
const LodeAtlasProject *lode_atlas_get_project (LodeAtlas  *self,
                                                const char *id);

G_END_DECLS
