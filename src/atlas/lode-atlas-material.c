/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-material.h"

#include "atlas/lode-atlas-private.h"

static const struct
{
  const char *key;
  const char *name;
} stage_names[] = {
  { "mining", "Mining" },
  { "refining", "Refining" },
  { "processing", "Processing" },
  { "separation", "Separation" },
  { "metal", "Metal" },
  { "alloy", "Alloy" },
  { "magnet", "Magnet" },
  { "chemical", "Chemical" },
  { "processed", "Processed" },
  { "scrap", "Scrap" },
  { "recycling", "Recycling" },
  { "all", "All stages" },
  { "use", "Use" },
};

static void
material_free (gpointer data)
{
  LodeAtlasMaterial *material = data;

  g_free (material->key);
  g_free (material->name);
  g_free (material->symbol);
  g_strfreev (material->tables);
  g_free (material);
}

static const char *
material_key (gconstpointer row)
{
  return ((const LodeAtlasMaterial *) row)->key;
}

static void
read_materials (LodeJsonReader *reader,
                GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasMaterial *material = g_new0 (LodeAtlasMaterial, 1);

      material->key = g_strdup (lode_json_reader_require_string (reader, "key"));
      material->name = g_strdup (lode_json_reader_require_string (reader, "name"));
      material->symbol = lode_atlas_dup_string (reader, "symbol");
      material->tables = lode_json_reader_get_strings (reader, "tables");
      if (material->tables == NULL)
        material->tables = g_new0 (char *, 1);
      material->has_chain = g_strv_contains ((const char * const *) material->tables, "chains");
      g_ptr_array_add (rows, material);
    }
}

const LodeAtlasTable lode_atlas_materials = {
  .format = "materials",
  .path = "materials.json",
  .read = read_materials,
  .free_row = material_free,
  .key_of = material_key,
};

const LodeAtlasMaterial *
lode_atlas_get_material (LodeAtlas  *self,
                         const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_materials, key);
}

const char *
lode_atlas_get_material_name (LodeAtlas  *self,
                              const char *key)
{
  const LodeAtlasMaterial *material = lode_atlas_get_material (self, key);

  return material != NULL ? material->name : key;
}

GPtrArray *
lode_atlas_list_materials (LodeAtlas *self)
{
  return lode_atlas_select (self, &lode_atlas_materials, NULL, NULL, NULL);
}

/* (nullable) */
static const char *
find_stage_name (const char *stage)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_names); i++)
    if (g_str_equal (stage, stage_names[i].key))
      return stage_names[i].name;

  return NULL;
}

const char *
lode_atlas_get_stage_name (const char *stage)
{
  const char *name;

  g_return_val_if_fail (stage != NULL, NULL);

  name = find_stage_name (stage);

  return name != NULL ? name : stage;
}

GStrv
lode_atlas_list_stages (void)
{
  GStrv keys = g_new0 (char *, G_N_ELEMENTS (stage_names) + 1);

  for (guint i = 0; i < G_N_ELEMENTS (stage_names); i++)
    keys[i] = g_strdup (stage_names[i].key);

  return keys;
}

gboolean
lode_atlas_is_stage (const char *stage)
{
  g_return_val_if_fail (stage != NULL, FALSE);

  return find_stage_name (stage) != NULL;
}
