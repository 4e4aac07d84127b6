/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LODE_APPORTION_MAX_LEVELS 4

/**
 * LodeApportion: what a fair share-out goes by, if only the total were limited.
 * @n_levels: number of ascending bounds: everyone comes to the first before anyone goes beyond it,
 *   and so on (floor, then each tier of demand)
 * @bound: bound[k][j], never falling with k
 * @weight: amounts stand equal when they are the same share of it
 */
typedef struct
{
  guint         n_levels;
  const gint64 *bound[LODE_APPORTION_MAX_LEVELS];
  const gint64 *weight;
} LodeApportion;

/**
 * lode_apportion_share:
 * @who: (array length=n): the claimants, as indexes into the bounds, in canonical order
 * @total: at most the sum of their last bounds
 * @share: written at the claimants' indexes
 *
 * Whole-number leximin of share/weight within the level that @total reaches. What cannot be split
 * goes to the smaller ratio, of equal ones to the smaller weight, then to the earlier claimant. A @total below the first bounds is
 * missing from all alike.
 */
void lode_apportion_share (const LodeApportion *self,
                           const guint         *who,
                           guint                n,
                           gint64               total,
                           gint64              *share);

G_END_DECLS
