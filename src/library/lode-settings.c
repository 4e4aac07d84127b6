/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-settings.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "store/lode-file.h"
#include "store/lode-folder.h"

#define FORMAT "lodestone-settings"
#define VERSION 1

struct _LodeSettings
{
  GObject     parent_instance;

  JsonObject *members;
  char       *problem;
  gboolean    is_changed;
  GMutex      file_lock;     /* held around every use of the file */
  LodeFile   *file;
};

typedef struct
{
  LodeSettings *settings;   /* not owned */
  char         *json;
} Save;

G_DEFINE_FINAL_TYPE (LodeSettings, lode_settings, G_TYPE_OBJECT)

static const char * const known_members[] = { "format", "version", NULL };

static void
read_members (LodeSettings *self,
              JsonNode     *root)
{
  LodeJsonReader *reader = lode_json_reader_new (root, lode_file_get_path (self->file));
  g_autoptr (GError) error = NULL;
  JsonObject *members = NULL;

  if (lode_json_reader_check_format (reader, FORMAT, VERSION) != 0)
    members = lode_json_reader_dup_unknown (reader, known_members);
  if (!lode_json_reader_close (reader, &error))
    {
      self->problem = g_strdup (error->message);
      return;
    }
  if (members != NULL)
    {
      json_object_unref (self->members);
      self->members = members;
    }
}

static void
load (LodeSettings *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_file_load (self->file, &error);

  if (root != NULL)
    read_members (self, root);
  else if (!g_error_matches (error, LODE_ERROR, LODE_ERROR_NOT_FOUND))
    self->problem = g_strdup (error->message);
}

static char *
write_members (LodeSettings  *self,
               GError       **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", FORMAT);
  lode_json_writer_member_integer (writer, "version", VERSION);
  lode_json_writer_unknown (writer, self->members);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

/* Any thread. Another window may have written since: the last one wins, as long as what it replaces
 * can be read. */
static gboolean
write_file (LodeSettings  *self,
            const char    *json,
            GError       **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->file_lock);
  g_autofree char *folder = g_path_get_dirname (lode_file_get_path (self->file));
  g_autoptr (GError) load_error = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!lode_folder_create (folder, error))
    return FALSE;
  root = lode_file_load (self->file, &load_error);
  if (root == NULL && !g_error_matches (load_error, LODE_ERROR, LODE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return FALSE;
    }

  return lode_file_save (self->file, json, strlen (json), error);
}

static void
save_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Save *save = task_data;
  g_autoptr (GError) error = NULL;

  if (write_file (save->settings, save->json, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (waiting, TRUE);
  else
    g_task_return_error (waiting, g_steal_pointer (&error));
}

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->json);
  g_free (save);
}

/* Takes @json over. The thread may be the last to let its task go, so @waiting holds the settings. */
static void
write_in_thread (LodeSettings *self,
                 char         *json,
                 GTask        *waiting)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, saved_cb, g_object_ref (waiting));
  Save *save = g_new0 (Save, 1);

  save->settings = self;
  save->json = json;
  g_task_set_source_tag (task, write_in_thread);
  g_task_set_name (task, "save_worker");
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_worker);
}

/* Takes @node over. */
static void
set_member (LodeSettings *self,
            const char   *name,
            JsonNode     *node)
{
  JsonNode *old = json_object_get_member (self->members, name);

  if (old != NULL && json_node_equal (old, node))
    {
      json_node_unref (node);
      return;
    }

  json_object_set_member (self->members, name, node);
  self->is_changed = TRUE;
}

/* The member's node when it holds a value of @type. */
static JsonNode *
find_member (LodeSettings *self,
             const char   *name,
             GType         type)
{
  JsonNode *node = json_object_get_member (self->members, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;

  return node;
}

static void
lode_settings_finalize (GObject *object)
{
  LodeSettings *self = LODE_SETTINGS (object);

  json_object_unref (self->members);
  g_free (self->problem);
  g_mutex_clear (&self->file_lock);
  g_clear_pointer (&self->file, lode_file_free);

  G_OBJECT_CLASS (lode_settings_parent_class)->finalize (object);
}

static void
lode_settings_class_init (LodeSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lode_settings_finalize;
}

static void
lode_settings_init (LodeSettings *self)
{
  self->members = json_object_new ();
  g_mutex_init (&self->file_lock);
}

LodeSettings *
lode_settings_new (const char *path)
{
  LodeSettings *self = g_object_new (LODE_TYPE_SETTINGS, NULL);
  g_autofree char *usual = g_build_filename (g_get_user_config_dir (), "lodestone", "settings.json",
                                             NULL);

  self->file = lode_file_new (path != NULL ? path : usual);
  load (self);

  return self;
}

const char *
lode_settings_get_problem (LodeSettings *self)
{
  g_return_val_if_fail (LODE_IS_SETTINGS (self), NULL);

  return self->problem;
}

const char *
lode_settings_get_string (LodeSettings *self,
                          const char   *name,
                          const char   *fallback)
{
  JsonNode *node;

  g_return_val_if_fail (LODE_IS_SETTINGS (self) && name != NULL, fallback);

  node = find_member (self, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : fallback;
}

int
lode_settings_get_integer (LodeSettings *self,
                           const char   *name,
                           int           fallback)
{
  JsonNode *node;

  g_return_val_if_fail (LODE_IS_SETTINGS (self) && name != NULL, fallback);

  node = find_member (self, name, G_TYPE_INT64);
  if (node == NULL || json_node_get_int (node) < G_MININT || json_node_get_int (node) > G_MAXINT)
    return fallback;

  return (int) json_node_get_int (node);
}

gboolean
lode_settings_get_boolean (LodeSettings *self,
                           const char   *name,
                           gboolean      fallback)
{
  JsonNode *node;

  g_return_val_if_fail (LODE_IS_SETTINGS (self) && name != NULL, fallback);

  node = find_member (self, name, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

void
lode_settings_set_string (LodeSettings *self,
                          const char   *name,
                          const char   *value)
{
  g_return_if_fail (LODE_IS_SETTINGS (self) && name != NULL);

  if (value != NULL)
    {
      set_member (self, name, json_node_init_string (json_node_alloc (), value));
    }
  else if (json_object_has_member (self->members, name))
    {
      json_object_remove_member (self->members, name);
      self->is_changed = TRUE;
    }
}

void
lode_settings_set_integer (LodeSettings *self,
                           const char   *name,
                           int           value)
{
  g_return_if_fail (LODE_IS_SETTINGS (self) && name != NULL);

  set_member (self, name, json_node_init_int (json_node_alloc (), value));
}

void
lode_settings_set_boolean (LodeSettings *self,
                           const char   *name,
                           gboolean      value)
{
  g_return_if_fail (LODE_IS_SETTINGS (self) && name != NULL);

  set_member (self, name, json_node_init_boolean (json_node_alloc (), value));
}

gboolean
lode_settings_save_sync (LodeSettings  *self,
                         GError       **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (LODE_IS_SETTINGS (self), FALSE);

  if (!self->is_changed || self->problem != NULL)
    return TRUE;
  json = write_members (self, error);
  if (json == NULL || !write_file (self, json, error))
    return FALSE;
  self->is_changed = FALSE;

  return TRUE;
}

void
lode_settings_save_async (LodeSettings        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  char *json;

  g_return_if_fail (LODE_IS_SETTINGS (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_settings_save_async);
  g_task_set_name (task, "lode_settings_save_async");
  if (!self->is_changed || self->problem != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  json = write_members (self, &error);
  if (json == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->is_changed = FALSE;
  write_in_thread (self, json, task);
}

gboolean
lode_settings_save_finish (LodeSettings  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  gboolean is_saved;

  g_return_val_if_fail (LODE_IS_SETTINGS (self) && g_task_is_valid (result, self), FALSE);

  is_saved = g_task_propagate_boolean (G_TASK (result), error);
  if (!is_saved)
    self->is_changed = TRUE;

  return is_saved;
}
