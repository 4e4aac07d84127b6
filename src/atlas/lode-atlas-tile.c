/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-tile.h"

#include "atlas/lode-atlas-private.h"

static void
tile_free (gpointer data)
{
  LodeAtlasTile *tile = data;

  g_free (tile->country);
  g_free (tile);
}

static void
read_tiles (LodeJsonReader *reader,
            GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasTile *tile = g_new0 (LodeAtlasTile, 1);

      tile->country = g_strdup (lode_json_reader_require_string (reader, "country"));
      tile->column = (guint) lode_json_reader_get_integer (reader, "column", 0,
                                                           LODE_ATLAS_TILE_COLUMNS - 1, 0);
      tile->row = (guint) lode_json_reader_get_integer (reader, "row", 0,
                                                        LODE_ATLAS_TILE_ROWS - 1, 0);
      g_ptr_array_add (rows, tile);
    }
}

const LodeAtlasTable lode_atlas_tiles = {
  .format = "tiles",
  .path = "tiles.json",
  .read = read_tiles,
  .free_row = tile_free,
};

GPtrArray *
lode_atlas_list_tiles (LodeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return lode_atlas_select (self, &lode_atlas_tiles, NULL, NULL, NULL);
}
