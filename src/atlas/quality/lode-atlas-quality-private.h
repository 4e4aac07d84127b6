/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/quality/lode-atlas-quality.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/* Where findings are collected; @table is the one that is being looked at. */
typedef struct
{
  LodeAtlas  *atlas;
  GPtrArray  *findings;
  const char *table;
} LodeAtlasReview;

/* Adds a finding; takes @item. */
void lode_atlas_review_add (LodeAtlasReview   *self,
                            LodeAtlasSeverity  severity,
                            char              *item,
                            const char        *format,
                            ...) G_GNUC_PRINTF (4, 5);

/* Every reference, range and year. */
void lode_atlas_review_rows (LodeAtlasReview *self);
/* What should add up. */
void lode_atlas_review_sums (LodeAtlasReview *self);
/* Projects, levers and cross-checks. */
void lode_atlas_review_plans (LodeAtlasReview *self);

/* One figure: its sources, its range, its year (0 is none). */
void lode_atlas_review_figure (LodeAtlasReview  *self,
                               const char       *item,
                               const LodeFigure *figure);

G_END_DECLS
