/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-unconfirmed.h"

#include "atlas/lode-atlas-private.h"

static void
unconfirmed_free (gpointer data)
{
  LodeAtlasUnconfirmed *unconfirmed = data;

  g_free (unconfirmed->topic);
  g_free (unconfirmed->item);
  g_free (unconfirmed->value);
  g_free (unconfirmed->unit);
  g_free (unconfirmed->year);
  g_free (unconfirmed->why);
  g_free (unconfirmed);
}

static void
read_unconfirmed (LodeJsonReader *reader,
                  GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasUnconfirmed *unconfirmed = g_new0 (LodeAtlasUnconfirmed, 1);

      unconfirmed->topic = g_strdup (lode_json_reader_require_string (reader, "topic"));
      unconfirmed->item = g_strdup (lode_json_reader_require_string (reader, "item"));
      unconfirmed->value = lode_atlas_dup_string (reader, "value");
      unconfirmed->unit = lode_atlas_dup_string (reader, "unit");
      unconfirmed->year = lode_atlas_dup_string (reader, "year");
      unconfirmed->why = g_strdup (lode_json_reader_require_string (reader, "why"));
      g_ptr_array_add (rows, unconfirmed);
    }
}

const LodeAtlasTable lode_atlas_unconfirmed = {
  .format = "unconfirmed",
  .path = "unconfirmed.json",
  .read = read_unconfirmed,
  .free_row = unconfirmed_free,
};

GPtrArray *
lode_atlas_list_unconfirmed (LodeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return lode_atlas_select (self, &lode_atlas_unconfirmed, NULL, NULL, NULL);
}
