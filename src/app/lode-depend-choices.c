/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-depend-choices.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"

/* Consumers of the model, in the order in which they are asked for. */
static const char * const consumers[] = {
  "EU27", "USA", "JPN", "KOR", "GBR", "CAN", "AUS", "IND",
};

const LodeReadyView lode_ready_views[LODE_N_READY_VIEWS] = {
  /* Translators: name of a ready-made chart */
  { N_("Magnet chain, world"), LODE_CHART_FLOW, "ndfeb_magnets", NULL },
  { N_("Magnet chain, EU"), LODE_CHART_FLOW, "ndfeb_magnets", "EU27" },
  { N_("EU magnets by origin"), LODE_CHART_SOURCES, "ndfeb_magnets", "EU27" },
  { N_("US magnets by origin"), LODE_CHART_SOURCES, "ndfeb_magnets", "USA" },
  { N_("Japanese magnets by origin"), LODE_CHART_SOURCES, "ndfeb_magnets", "JPN" },
  { N_("EU, all materials"), LODE_CHART_MATRIX, "ndfeb_magnets", "EU27" },
  { N_("World cobalt"), LODE_CHART_MAP, "cobalt", NULL },
};

static void
begin (LodeChoices *choices)
{
  lode_choices_clear (choices);
  choices->keys = g_ptr_array_new_with_free_func (g_free);
  choices->names = G_LIST_MODEL (gtk_string_list_new (NULL));
}

static void
add (LodeChoices *choices,
     const char  *key,
     const char  *name)
{
  for (guint i = 0; i < choices->keys->len; i++)
    if (g_str_equal (g_ptr_array_index (choices->keys, i), key))
      return;

  g_ptr_array_add (choices->keys, g_strdup (key));
  gtk_string_list_append (GTK_STRING_LIST (choices->names), name);
}

void
lode_choices_clear (LodeChoices *choices)
{
  g_clear_pointer (&choices->keys, g_ptr_array_unref);
  g_clear_object (&choices->names);
}

guint
lode_choices_find (const LodeChoices *choices,
                   const char        *key)
{
  for (guint i = 0; i < choices->keys->len; i++)
    if (g_str_equal (g_ptr_array_index (choices->keys, i), key != NULL ? key : ""))
      return i;

  return 0;
}

const char *
lode_choices_get (const LodeChoices *choices,
                  guint              position)
{
  const char *key = position < choices->keys->len ? g_ptr_array_index (choices->keys, position)
                                                  : "";

  return *key != '\0' ? key : NULL;
}

void
lode_choices_fill_materials (LodeChoices *choices,
                             LodeAtlas   *atlas)
{
  g_auto (GStrv) chains = lode_atlas_list_chains (atlas);
  g_autoptr (GPtrArray) materials = lode_atlas_list_materials (atlas);

  begin (choices);
  add (choices, "ndfeb_magnets", lode_atlas_get_material_name (atlas, "ndfeb_magnets"));
  for (guint i = 0; chains[i] != NULL; i++)
    add (choices, chains[i], lode_atlas_get_material_name (atlas, chains[i]));
  for (guint i = 0; i < materials->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (materials, i);

      if (material->tables != NULL &&
          g_strv_contains ((const char * const *) material->tables, "imports"))
        add (choices, material->key, material->name);
    }
}

void
lode_choices_fill_consumers (LodeChoices *choices,
                             LodeAtlas   *atlas)
{
  begin (choices);
  /* Translators: every country and bloc that uses a material */
  add (choices, "", _("All consumers"));
  for (guint i = 0; i < G_N_ELEMENTS (consumers); i++)
    add (choices, consumers[i], lode_atlas_get_country_name (atlas, consumers[i]));
}

void
lode_choices_fill_measures (LodeChoices *choices)
{
  begin (choices);
  /* Translators: what a chart measures: shares in percent */
  add (choices, "share", _("Share of supply, %"));
  /* Translators: what a chart measures: amounts */
  add (choices, "t", _("Amount, tonnes"));
}

LodeChartSpec *
lode_ready_view_to_spec (const LodeReadyView *view)
{
  g_autoptr (LodeChartSpec) plain = NULL;

  g_return_val_if_fail (view != NULL, NULL);

  plain = lode_chart_spec_new (view->kind, view->material);
  return lode_chart_spec_with (plain, "consumer", view->consumer);
}
