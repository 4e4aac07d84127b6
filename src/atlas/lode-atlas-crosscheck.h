/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasCrosscheck: two sources on one thing.
 * @material, @stage: "" where the check is about the whole collection
 * @item: a country's code, "World", or what was compared
 * @source_a, @source_b: ids of sources, or words where one side is none of ours
 * @value_a, @value_b: in @unit; NaN where there is no number, and then the text has what there is
 * @difference_pct: of b from a; NaN when not computed
 * @outcome: what came of it; "" when the difference speaks for itself
 */
typedef struct
{
  char   *topic;
  char   *material;
  char   *stage;
  char   *item;
  char   *source_a;
  double  value_a;
  char   *text_a;
  char   *source_b;
  double  value_b;
  char   *text_b;
  char   *unit;
  double  difference_pct;
  char   *outcome;
} LodeAtlasCrosscheck;

/* (transfer container) (element-type LodeAtlasCrosscheck): of a chain, those of its raw materials
 * too. */
GPtrArray *lode_atlas_list_crosschecks (LodeAtlas  *self,
                                        const char *material,
                                        const char *stage);

G_END_DECLS
