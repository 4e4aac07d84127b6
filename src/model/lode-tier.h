/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tiers of demand, most vital first (MODEL §1). */
typedef enum
{
  LODE_TIER_DEFENCE,
  LODE_TIER_MEDICAL,
  LODE_TIER_OTHER,
} LodeTier;
#define LODE_N_TIERS 3

/* "defence" "medical" "other" */
const char *lode_tier_to_string (LodeTier tier);
gboolean    lode_tier_from_string (const char *text,
                                   LodeTier   *tier);
/* For a person, untranslated (N_): "Defence". */
const char *lode_tier_label (LodeTier tier);

G_END_DECLS
