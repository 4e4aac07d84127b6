/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas.h"

#include <gio/gio.h>

#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-private.h"
#include "atlas/lode-atlas-resource.h"
#include "base/lode-error.h"
#include "base/lode-json-load.h"

#define RESOURCE_PREFIX "/lodestone/atlas/"

/* What was read of one file. */
typedef struct
{
  GPtrArray  *rows;
  GHashTable *by_key;  /* (nullable): borrowed keys and rows */
  GError     *error;
} Loaded;

struct _LodeAtlas
{
  gatomicrefcount  refs;
  char            *folder;   /* (nullable): instead of the resource */
  GRecMutex        lock;     /* recursive: derived rows are made from other tables */
  GHashTable      *loaded;   /* path -> Loaded */
  GHashTable      *derived;  /* name -> GPtrArray */
  char            *edition;
};

G_DEFINE_BOXED_TYPE (LodeAtlas, lode_atlas, lode_atlas_ref, lode_atlas_unref)

static const LodeAtlasTable * const all_tables[] = {
  &lode_atlas_materials,  &lode_atlas_sources,    &lode_atlas_countries, &lode_atlas_economies,
  &lode_atlas_governance, &lode_atlas_production, &lode_atlas_shares,    &lode_atlas_imports,
  &lode_atlas_reliance,   &lode_atlas_prices,     &lode_atlas_projects,  &lode_atlas_events,
  &lode_atlas_targets,    &lode_atlas_chains,     &lode_atlas_demand,    &lode_atlas_projections,
  &lode_atlas_reserves,   &lode_atlas_salient,    &lode_atlas_consumption, &lode_atlas_exchange,
  &lode_atlas_crosschecks, &lode_atlas_unconfirmed, &lode_atlas_chain_list, &lode_atlas_tiles,
};

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->by_key, g_hash_table_unref);
  g_ptr_array_unref (loaded->rows);
  g_clear_error (&loaded->error);
  g_free (loaded);
}

static JsonNode *
parse_file (LodeAtlas   *self,
            const char  *path,
            GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (self->folder != NULL)
    {
      name = g_build_filename (self->folder, path, NULL);
      return lode_json_load (name, error);
    }

  name = g_strconcat (RESOURCE_PREFIX, path, NULL);
  bytes = g_resource_lookup_data (lode_atlas_resource_get_resource (), name,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "The atlas has no file %s.", path);
      return NULL;
    }

  return lode_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), path, error);
}

static void
read_file (LodeAtlas            *self,
           const LodeAtlasTable *table,
           const char           *path,
           Loaded               *loaded)
{
  g_autoptr (JsonNode) root = parse_file (self, path, &loaded->error);
  g_autofree char *format = g_strconcat ("lodestone-atlas-", table->format, NULL);
  LodeJsonReader *reader;

  if (root == NULL)
    return;

  reader = lode_json_reader_new (root, path);
  lode_json_reader_check_format (reader, format, 1);
  table->read (reader, loaded->rows);
  if (!lode_json_reader_close (reader, &loaded->error))
    g_ptr_array_set_size (loaded->rows, 0);
}

static Loaded *
load (LodeAtlas            *self,
      const LodeAtlasTable *table,
      const char           *path)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->rows = g_ptr_array_new_with_free_func (table->free_row);
  read_file (self, table, path, loaded);
  if (loaded->error != NULL)
    g_warning ("%s", loaded->error->message);

  if (table->key_of != NULL)
    {
      loaded->by_key = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < loaded->rows->len; i++)
        {
          gpointer row = g_ptr_array_index (loaded->rows, i);

          g_hash_table_insert (loaded->by_key, (gpointer) table->key_of (row), row);
        }
    }

  return loaded;
}

/* Whether there should be a file for @key at all. */
static gboolean
has_file (LodeAtlas            *self,
          const LodeAtlasTable *table,
          const char           *key)
{
  const LodeAtlasMaterial *material;

  if (table->listed_as == NULL)
    return TRUE;

  material = lode_atlas_get_material (self, key);
  return material != NULL &&
         g_strv_contains ((const char * const *) material->tables, table->listed_as);
}

/* The path of the file, with the material's key where the table has a file for each. */
static char *
path_of (const LodeAtlasTable *table,
         const char           *key)
{
  GString *path = g_string_new (table->path);

  if (key != NULL)
    g_string_replace (path, "%s", key, 1);

  return g_string_free (path, FALSE);
}

static Loaded *
get_loaded (LodeAtlas            *self,
            const LodeAtlasTable *table,
            const char           *key)
{
  g_autofree char *path = path_of (table, key);
  Loaded *loaded = g_hash_table_lookup (self->loaded, path);

  if (loaded == NULL)
    {
      loaded = load (self, table, path);
      g_hash_table_insert (self->loaded, g_steal_pointer (&path), loaded);
    }

  return loaded;
}

GPtrArray *
lode_atlas_get_rows (LodeAtlas            *self,
                     const LodeAtlasTable *table,
                     const char           *key)
{
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);
  g_return_val_if_fail ((key != NULL) == (table->listed_as != NULL), NULL);

  g_rec_mutex_lock (&self->lock);
  if (has_file (self, table, key))
    rows = get_loaded (self, table, key)->rows;
  else
    rows = lode_atlas_get_derived (self, "", NULL, "");
  g_rec_mutex_unlock (&self->lock);

  return rows;
}

gconstpointer
lode_atlas_find_row (LodeAtlas            *self,
                     const LodeAtlasTable *table,
                     const char           *name)
{
  gconstpointer row;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);
  g_return_val_if_fail (table->key_of != NULL && name != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  row = g_hash_table_lookup (get_loaded (self, table, NULL)->by_key, name);
  g_rec_mutex_unlock (&self->lock);

  return row;
}

static void
select_from (GPtrArray     *rows,
             gboolean     (*matches) (gconstpointer row,
                                      gconstpointer data),
             gconstpointer  data,
             GPtrArray     *selected)
{
  for (guint i = 0; i < rows->len; i++)
    if (matches == NULL || matches (g_ptr_array_index (rows, i), data))
      g_ptr_array_add (selected, g_ptr_array_index (rows, i));
}

GPtrArray *
lode_atlas_select (LodeAtlas            *self,
                   const LodeAtlasTable *table,
                   const char           *key,
                   gboolean            (*matches) (gconstpointer row,
                                                   gconstpointer data),
                   gconstpointer         data)
{
  GPtrArray *selected = g_ptr_array_new ();
  GPtrArray *materials;

  if (key != NULL || table->listed_as == NULL)
    {
      select_from (lode_atlas_get_rows (self, table, key), matches, data, selected);
      return selected;
    }

  materials = lode_atlas_get_rows (self, &lode_atlas_materials, NULL);
  for (guint i = 0; i < materials->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (materials, i);

      select_from (lode_atlas_get_rows (self, table, material->key), matches, data, selected);
    }

  return selected;
}

GPtrArray *
lode_atlas_get_derived (LodeAtlas   *self,
                        const char  *name,
                        GPtrArray *(*make) (LodeAtlas  *self,
                                            const char *key),
                        const char  *key)
{
  g_autofree char *id = g_strconcat (name, "/", key, NULL);
  GPtrArray *rows;

  g_rec_mutex_lock (&self->lock);
  rows = g_hash_table_lookup (self->derived, id);
  if (rows == NULL)
    {
      rows = make != NULL ? make (self, key) : g_ptr_array_new ();
      g_hash_table_insert (self->derived, g_steal_pointer (&id), rows);
    }
  g_rec_mutex_unlock (&self->lock);

  return rows;
}

LodeAtlas *
lode_atlas_get_default (void)
{
  static gsize once = 0;
  static LodeAtlas *atlas = NULL;

  if (g_once_init_enter (&once))
    {
      const char *folder = g_getenv ("LODESTONE_ATLAS_DIR");

      atlas = lode_atlas_new (folder != NULL && *folder != '\0' ? folder : NULL);
      g_once_init_leave (&once, 1);
    }

  return atlas;
}

LodeAtlas *
lode_atlas_new (const char *folder)
{
  LodeAtlas *self = g_new0 (LodeAtlas, 1);

  g_atomic_ref_count_init (&self->refs);
  self->folder = g_strdup (folder);
  g_rec_mutex_init (&self->lock);
  self->loaded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, loaded_free);
  self->derived = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);

  return self;
}

LodeAtlas *
lode_atlas_ref (LodeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
lode_atlas_unref (LodeAtlas *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->folder);
  g_rec_mutex_clear (&self->lock);
  g_hash_table_unref (self->derived);
  g_hash_table_unref (self->loaded);
  g_free (self->edition);
  g_free (self);
}

static char *
read_edition (LodeAtlas *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = parse_file (self, "atlas.json", &error);
  LodeJsonReader *reader;
  char *edition = NULL;

  if (root != NULL)
    {
      reader = lode_json_reader_new (root, "atlas.json");
      lode_json_reader_check_format (reader, "lodestone-atlas", 1);
      edition = g_strdup (lode_json_reader_require_string (reader, "edition"));
      lode_json_reader_close (reader, &error);
    }
  if (error != NULL)
    g_warning ("%s", error->message);

  return edition != NULL ? edition : g_strdup ("");
}

const char *
lode_atlas_get_version (LodeAtlas *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  if (self->edition == NULL)
    self->edition = read_edition (self);
  g_rec_mutex_unlock (&self->lock);

  return self->edition;
}

static gboolean
check_table (LodeAtlas            *self,
             const LodeAtlasTable *table,
             const char           *key,
             GError              **error)
{
  const Loaded *loaded;

  if (!has_file (self, table, key))
    return TRUE;

  loaded = get_loaded (self, table, key);
  if (loaded->error != NULL)
    g_propagate_error (error, g_error_copy (loaded->error));

  return loaded->error == NULL;
}

gboolean
lode_atlas_check (LodeAtlas  *self,
                  GError    **error)
{
  GPtrArray *materials;
  gboolean is_good = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);

  g_rec_mutex_lock (&self->lock);
  materials = get_loaded (self, &lode_atlas_materials, NULL)->rows;
  for (guint i = 0; is_good && i < G_N_ELEMENTS (all_tables); i++)
    if (all_tables[i]->listed_as == NULL)
      is_good = check_table (self, all_tables[i], NULL, error);
    else
      for (guint j = 0; is_good && j < materials->len; j++)
        {
          const LodeAtlasMaterial *material = g_ptr_array_index (materials, j);

          is_good = check_table (self, all_tables[i], material->key, error);
        }
  g_rec_mutex_unlock (&self->lock);

  return is_good;
}
