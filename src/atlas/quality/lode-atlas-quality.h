/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasSeverity:
 * @LODE_ATLAS_DEFECT: the data contradict themselves: a person must mend them
 * @LODE_ATLAS_CONFLICT: two sources differ by more than a tenth; the atlas shows one and says so
 * @LODE_ATLAS_DOUBT: a figure to be shown with care: a bound, one text, one share, a wide code
 */
typedef enum
{
  LODE_ATLAS_DEFECT,
  LODE_ATLAS_CONFLICT,
  LODE_ATLAS_DOUBT,
} LodeAtlasSeverity;
#define LODE_ATLAS_N_SEVERITIES 3

/**
 * LodeAtlasFinding: something that the review of the data found.
 * @table: "shares", "projects" …
 * @item: which row: "cobalt, mining, 2024"
 * @message: what is so, in one sentence
 */
typedef struct
{
  LodeAtlasSeverity  severity;
  char              *table;
  char              *item;
  char              *message;
} LodeAtlasFinding;

/* "defect", "conflict", "doubt". */
const char *lode_atlas_severity_to_string (LodeAtlasSeverity severity);

/**
 * lode_atlas_review:
 *
 * Reads every table and looks at every figure: sums of shares, imports and world totals, references
 * to sources, countries, materials and stages, low ≤ value ≤ high, years, what projects and levers
 * promise, and what the cross-checks say of it all.
 *
 * Returns: (transfer full) (element-type LodeAtlasFinding): defects first; frees its elements. Sound
 *   data have conflicts and doubts, and no defect.
 */
GPtrArray  *lode_atlas_review (LodeAtlas *self);

G_END_DECLS
