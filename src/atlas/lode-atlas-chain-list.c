/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-chain.h"

#include "atlas/lode-atlas-private.h"

static void
part_clear (gpointer data)
{
  g_free (((LodeAtlasChainPart *) data)->key);
}

static void
info_free (gpointer data)
{
  LodeAtlasChainInfo *self = data;

  g_free (self->material);
  g_free (self->years);
  g_array_unref (self->stages);
  g_strfreev (self->parts);
  g_free (self);
}

static const char *
info_key (gconstpointer row)
{
  return ((const LodeAtlasChainInfo *) row)->material;
}

static int *
read_years (LodeJsonReader *reader)
{
  guint n_years = lode_json_reader_enter (reader, "years") ? lode_json_reader_length (reader) : 0;
  int *years = g_new0 (int, n_years + 1);

  for (guint i = 0; i < n_years; i++)
    years[i] = (int) lode_json_reader_number_at (reader, i);
  if (n_years > 0)
    lode_json_reader_leave (reader);
  else
    lode_json_reader_fail (reader, "years", "a chain has at least one year");

  return years;
}

static GArray *
read_parts (LodeJsonReader *reader)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (LodeAtlasChainPart));

  g_array_set_clear_func (parts, part_clear);
  LODE_ATLAS_FOR_EACH (reader, "stages")
    {
      LodeAtlasChainPart part = {
        .key = g_strdup (lode_json_reader_require_string (reader, "key")),
        .quality = lode_json_reader_get_string (reader, "quality", "C")[0],
        .year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0),
      };

      g_array_append_val (parts, part);
    }

  return parts;
}

static void
read_list (LodeJsonReader *reader,
           GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasChainInfo *info = g_new0 (LodeAtlasChainInfo, 1);

      info->material = g_strdup (lode_json_reader_require_string (reader, "material"));
      info->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      info->years = read_years (reader);
      info->stages = read_parts (reader);
      info->parts = lode_json_reader_get_strings (reader, "parts");
      g_ptr_array_add (rows, info);
    }
}

const LodeAtlasTable lode_atlas_chain_list = {
  .format = "chains",
  .path = "chains.json",
  .read = read_list,
  .free_row = info_free,
  .key_of = info_key,
};

const LodeAtlasChainInfo *
lode_atlas_get_chain_info (LodeAtlas  *self,
                           const char *material)
{
  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_chain_list, material);
}

GPtrArray *
lode_atlas_list_chain_infos (LodeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return lode_atlas_select (self, &lode_atlas_chain_list, NULL, NULL, NULL);
}
