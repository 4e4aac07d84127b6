/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-lever-title.h"

#include <glib/gi18n-lib.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-material.h"

/* More names than that make a title unreadable. */
#define MAX_NAMES 3

static void
append_names (GString            *title,
              const char * const *keys,
              const char         *lead,
              LodeAtlas          *atlas)
{
  guint n_keys = g_strv_length ((GStrv) keys);

  for (guint i = 0; i < MIN (n_keys, MAX_NAMES); i++)
    {
      g_string_append (title, i == 0 ? lead : ", ");
      if (atlas != NULL)
        g_string_append (title, lode_atlas_get_country_name (atlas, keys[i]));
      else
        {
          g_autofree char *stage = g_utf8_strdown (lode_atlas_get_stage_name (keys[i]), -1);

          g_string_append (title, stage);
        }
    }
  if (n_keys > MAX_NAMES)
    {
      g_string_append_c (title, ' ');
      g_string_append_printf (title, g_dngettext (GETTEXT_PACKAGE, "and %u more", "and %u more",
                                                  n_keys - MAX_NAMES),
                              n_keys - MAX_NAMES);
    }
}

char *
lode_lever_make_title (LodeLever *lever,
                       LodeAtlas *atlas)
{
  GString *title;

  g_return_val_if_fail (LODE_IS_LEVER (lever), NULL);

  if (lode_lever_get_title (lever) != NULL)
    return g_strdup (lode_lever_get_title (lever));

  title = g_string_new (g_dgettext (GETTEXT_PACKAGE,
                                    lode_lever_kind_label (lode_lever_get_kind (lever))));
  append_names (title, lode_lever_get_countries (lever), ", ",
                atlas != NULL ? atlas : lode_atlas_get_default ());
  append_names (title, lode_lever_get_stages (lever), ": ", NULL);

  return g_string_free (title, FALSE);
}
