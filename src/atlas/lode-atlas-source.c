/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-source.h"

#include "atlas/lode-atlas-private.h"

static void
source_free (gpointer data)
{
  LodeAtlasSource *source = data;

  g_free (source->id);
  g_free (source->title);
  g_free (source->short_title);
  g_free (source->publisher);
  g_free (source->url);
  g_free (source->licence);
  g_free (source->obtained);
  g_free (source);
}

static const char *
source_key (gconstpointer row)
{
  return ((const LodeAtlasSource *) row)->id;
}

static void
read_sources (LodeJsonReader *reader,
              GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasSource *source = g_new0 (LodeAtlasSource, 1);

      source->id = g_strdup (lode_json_reader_require_string (reader, "id"));
      source->title = g_strdup (lode_json_reader_require_string (reader, "title"));
      source->short_title = g_strdup (lode_json_reader_require_string (reader, "short_title"));
      source->publisher = lode_atlas_dup_string (reader, "publisher");
      source->year = (int) lode_json_reader_get_integer (reader, "year", 0, 9999, 0);
      source->url = lode_atlas_dup_string (reader, "url");
      source->licence = lode_atlas_dup_string (reader, "licence");
      source->obtained = lode_atlas_dup_string (reader, "obtained");
      g_ptr_array_add (rows, source);
    }
}

const LodeAtlasTable lode_atlas_sources = {
  .format = "sources",
  .path = "sources.json",
  .read = read_sources,
  .free_row = source_free,
  .key_of = source_key,
};

const LodeAtlasSource *
lode_atlas_get_source (LodeAtlas  *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_sources, id);
}

const char *
lode_atlas_get_source_citation (LodeAtlas  *self,
                                const char *id)
{
  const LodeAtlasSource *source = lode_atlas_get_source (self, id);

  return source != NULL ? source->short_title : id;
}

char *
lode_atlas_cite (LodeAtlas          *self,
                 const char * const *ids)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const char *citation = lode_atlas_get_source_citation (self, ids[i]);

      if (!g_hash_table_add (seen, (gpointer) citation))
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append (text, citation);
    }

  return g_string_free (text, FALSE);
}

GPtrArray *
lode_atlas_list_sources (LodeAtlas *self)
{
  return lode_atlas_select (self, &lode_atlas_sources, NULL, NULL, NULL);
}
