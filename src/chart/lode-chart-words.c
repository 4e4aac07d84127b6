/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-format.h"

/* Names that are too long for a column, as a newspaper would shorten them. */
static const struct
{
  const char *actor;
  const char *name;
} short_names[] = {
  { "ARE", N_("UAE") },
  { "BIH", N_("Bosnia") },
  { "CAF", N_("Central Africa") },
  { "COD", N_("DR Congo") },
  { "COG", N_("Congo") },
  { "CZE", N_("Czechia") },
  { "DOM", N_("Dominican R.") },
  { "GBR", N_("UK") },
  { "IRN", N_("Iran") },
  { "KOR", N_("S. Korea") },
  { "LAO", N_("Laos") },
  { "MKD", N_("N. Macedonia") },
  { "NCL", N_("N. Caledonia") },
  { "OTH", N_("Other") },
  { "PHL", N_("Philippines") },
  { "PNG", N_("Papua N. G.") },
  { "PRK", N_("N. Korea") },
  { "RUS", N_("Russia") },
  { "SAU", N_("Saudi Arabia") },
  { "TZA", N_("Tanzania") },
  { "UNK", N_("Not split") },
  { "USA", N_("US") },
  { "ZAF", N_("S. Africa") },
};

static const struct
{
  const char *actor;
  const char *name;
} sentence_names[] = {
  { "ARE", N_("the United Arab Emirates") },
  { "CAF", N_("the Central African Republic") },
  { "COD", N_("the DR Congo") },
  { "EU27", N_("the EU") },
  { "GBR", N_("the United Kingdom") },
  { "NLD", N_("the Netherlands") },
  { "PHL", N_("the Philippines") },
  { "USA", N_("the United States") },
};

const char *
lode_words_actor (LodeAtlas  *atlas,
                  const char *actor)
{
  if (g_str_equal (actor, "OTH"))
    return _("Other");
  if (g_str_equal (actor, "UNK"))
    return _("Not split by country");
  return lode_atlas_get_country_name (atlas, actor);
}

const char *
lode_words_actor_short (LodeAtlas  *atlas,
                        const char *actor)
{
  const char *name = lode_words_actor (atlas, actor);

  for (guint i = 0; i < G_N_ELEMENTS (short_names); i++)
    if (g_str_equal (short_names[i].actor, actor))
      return _(short_names[i].name);
  return g_utf8_strlen (name, -1) <= 12 ? name : actor;
}

const char *
lode_words_actor_in_sentence (LodeAtlas  *atlas,
                              const char *actor)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentence_names); i++)
    if (g_str_equal (sentence_names[i].actor, actor))
      return _(sentence_names[i].name);
  return lode_words_actor (atlas, actor);
}

char *
lode_words_actor_at_start (LodeAtlas  *atlas,
                           const char *actor)
{
  const char *name = lode_words_actor_in_sentence (atlas, actor);
  const char *rest = g_utf8_next_char (name);
  g_autofree char *first = g_strndup (name, (gsize) (rest - name));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, rest, NULL);
}

char *
lode_words_lower_first (const char *text)
{
  const char *rest = g_utf8_next_char (text);
  g_autofree char *first = g_strndup (text, (gsize) (rest - text));
  g_autofree char *lower = NULL;

  if (g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (text);
  lower = g_utf8_strdown (first, -1);
  return g_strconcat (lower, rest, NULL);
}

gboolean
lode_words_product_is_countable (const char *material)
{
  return g_str_has_suffix (material, "magnets");
}

char *
lode_words_product (LodeAtlas  *atlas,
                    const char *material)
{
  const char *name;
  const char *rest;

  if (lode_words_product_is_countable (material))
    return g_strdup (_("magnets"));
  name = lode_atlas_get_material_name (atlas, material);
  rest = g_utf8_next_char (name);
  /* "Gallium" inside a sentence is "gallium", but "NdFeB …" keeps its capitals. */
  if (*rest == '\0' || g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (name);
  return g_utf8_strdown (name, -1);
}

char *
lode_words_share (double share_pct)
{
  if (share_pct > 0 && share_pct < .05)
    return g_strdup ("<\u00A00.1");
  return lode_format_percent_number (share_pct, -1);
}

char *
lode_words_share_pct (double share_pct)
{
  if (share_pct > 0 && share_pct < .05)
    return g_strdup ("<\u00A00.1\u00A0%");
  return lode_format_percent (share_pct, -1);
}

char *
lode_words_share_range (double low_pct,
                        double high_pct,
                        int    decimals)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (low_pct) || !isfinite (high_pct))
    return NULL;
  low = lode_format_percent_number (low_pct, decimals);
  high = lode_format_percent_number (high_pct, decimals);
  if (g_str_equal (low, high))
    return NULL;
  return g_strdup_printf ("%s–%s", low, high);
}

const char *
lode_words_fraction (double share_pct)
{
  static const struct
  {
    double low;
    double high;
    const char *words;
  } fractions[] = {
    { 88.5, 93.5, N_("Nine in ten") },
    { 78.5, 81.5, N_("Four in five") },
    { 73.5, 76.5, N_("Three in four") },
    { 65.0, 68.0, N_("Two in three") },
    { 58.5, 61.5, N_("Three in five") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fractions); i++)
    if (share_pct >= fractions[i].low && share_pct <= fractions[i].high)
      return fractions[i].words;
  return NULL;
}

/* --- sources --- */

void
lode_source_list_init (LodeSourceList *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->has_derived = FALSE;
  self->has_assumed = FALSE;
}

void
lode_source_list_clear (LodeSourceList *self)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

void
lode_source_list_add_id (LodeSourceList *self,
                         const char     *id)
{
  if (id == NULL || *id == '\0')
    return;
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
}

void
lode_source_list_add (LodeSourceList   *self,
                      const LodeFigure *figure)
{
  const char * const *ids;

  if (figure == NULL)
    return;
  if (lode_figure_get_basis (figure) == LODE_BASIS_DERIVED)
    self->has_derived = TRUE;
  if (lode_figure_get_basis (figure) == LODE_BASIS_ASSUMED)
    self->has_assumed = TRUE;
  ids = lode_figure_get_sources (figure);
  for (guint i = 0; ids[i] != NULL; i++)
    lode_source_list_add_id (self, ids[i]);
}

char *
lode_source_list_cite (const LodeSourceList *self,
                       LodeAtlas            *atlas)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *citation = NULL;

  if (self->ids->len == 0)
    return g_strdup (_("No source: all figures are assumed."));
  for (guint i = 0; i < self->ids->len; i++)
    g_ptr_array_add (ids, self->ids->pdata[i]);
  g_ptr_array_add (ids, NULL);
  citation = lode_atlas_cite (atlas, (const char * const *) ids->pdata);
  /* Translators: the footer of a chart. */
  return g_strdup_printf (_("Source: %s."), citation);
}
