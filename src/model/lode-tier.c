/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-tier.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} tiers[LODE_N_TIERS] = {
  { "defence", N_("Defence") },
  { "medical", N_("Medical") },
  { "other", N_("Other uses") },
};

const char *
lode_tier_to_string (LodeTier tier)
{
  g_return_val_if_fail ((guint) tier < LODE_N_TIERS, NULL);

  return tiers[tier].name;
}

gboolean
lode_tier_from_string (const char *text,
                       LodeTier   *tier)
{
  g_return_val_if_fail (text != NULL && tier != NULL, FALSE);

  for (guint i = 0; i < LODE_N_TIERS; i++)
    if (g_str_equal (text, tiers[i].name))
      {
        *tier = (LodeTier) i;
        return TRUE;
      }

  return FALSE;
}

const char *
lode_tier_label (LodeTier tier)
{
  g_return_val_if_fail ((guint) tier < LODE_N_TIERS, NULL);

  return tiers[tier].label;
}
