/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-claim-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "base/lode-format.h"

#define MAX_NAMES 3

static char *
format_amount (const LodeClaim *claim,
               double           value)
{
  if (claim->kind == LODE_CLAIM_MONEY)
    return lode_format_money (value, claim->currency);
  return lode_format_number (value, 6);
}

/* "t", "%", "years": written after the amount, with a space that does not break. */
static char *
format_unit (const LodeClaim *claim)
{
  if (claim->kind == LODE_CLAIM_PERCENT)
    return g_strdup ("\302\240%");
  if (claim->kind == LODE_CLAIM_MONEY || claim->unit == NULL || *claim->unit == '\0')
    return g_strdup ("");
  return g_strconcat ("\302\240", claim->unit, NULL);
}

/* "/kg" of a price; a year belongs to the detail line. */
static const char *
per_of_price (const LodeClaim *claim)
{
  if (claim->kind != LODE_CLAIM_MONEY || claim->per == NULL || g_str_equal (claim->per, "year"))
    return NULL;
  return claim->per;
}

static char *
format_bounds (const LodeClaim *claim)
{
  g_autofree char *low = isnan (claim->low) ? NULL : format_amount (claim, claim->low);
  g_autofree char *high = isnan (claim->high) ? NULL : format_amount (claim, claim->high);
  g_autofree char *value = isnan (claim->value) ? NULL : format_amount (claim, claim->value);

  if (value != NULL && claim->is_approximate)
    /* Translators: before a number that a text states as approximate; %s is the number */
    return g_strdup_printf (_("about %s"), value);
  if (value != NULL)
    return g_steal_pointer (&value);
  if (low != NULL && high != NULL)
    return g_strconcat (low, "–", high, NULL);
  if (high != NULL)
    return g_strconcat ("<\302\240", high, NULL);
  if (low != NULL)
    return g_strconcat (">\302\240", low, NULL);
  return NULL;
}

char *
lode_claim_format_value (const LodeClaim *claim)
{
  g_autofree char *amount = NULL;
  g_autofree char *unit = NULL;
  const char *per;

  g_return_val_if_fail (claim != NULL, NULL);

  amount = format_bounds (claim);
  if (amount == NULL)
    return g_strdup (claim->text != NULL ? claim->text : "–");

  unit = format_unit (claim);
  per = per_of_price (claim);
  return g_strconcat (claim->change == LODE_CHANGE_UP ? "↑\302\240" : "",
                      claim->change == LODE_CHANGE_DOWN ? "↓\302\240" : "",
                      amount, unit, per != NULL ? "/" : "", per, NULL);
}

static void
add_countries (GStrvBuilder    *builder,
               const LodeClaim *claim,
               LodeAtlas       *atlas)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (claim->countries == NULL || claim->countries[0] == NULL)
    return;

  for (guint i = 0; claim->countries[i] != NULL && i < MAX_NAMES; i++)
    {
      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, lode_atlas_get_country_name (atlas, claim->countries[i]));
    }
  if (g_strv_length (claim->countries) > MAX_NAMES)
    g_string_append (names, "…");
  g_strv_builder_add (builder, names->str);
}

static void
add_materials (GStrvBuilder    *builder,
               const LodeClaim *claim,
               LodeAtlas       *atlas)
{
  if (claim->materials != NULL && claim->materials[0] != NULL)
    g_strv_builder_add (builder, lode_atlas_get_material_name (atlas, claim->materials[0]));
  else if (claim->stage != NULL)
    g_strv_builder_add (builder, lode_atlas_get_stage_name (claim->stage));
}

char *
lode_claim_format_detail (const LodeClaim *claim,
                          LodeAtlas       *atlas)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (claim != NULL, NULL);
  g_return_val_if_fail (atlas != NULL, NULL);

  if (claim->is_negated)
    /* Translators: a figure that the text denies ("not 500 t") */
    g_strv_builder_add (builder, _("denied"));
  if (g_strcmp0 (claim->per, "year") == 0)
    /* Translators: an amount each year */
    g_strv_builder_add (builder, _("a year"));
  add_countries (builder, claim, atlas);
  add_materials (builder, claim, atlas);

  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}
