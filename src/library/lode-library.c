/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-library.h"

#include "library/lode-library-private.h"

#define AUTOSAVE_AFTER_MS 1000

G_DEFINE_FINAL_TYPE (LodeLibrary, lode_library, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_FOLDER,
  PROP_IS_READ_ONLY,
  PROP_IS_SAVED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  char             *folder;
  LodeLibraryFlags  flags;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open_data = data;

  g_free (open_data->folder);
  g_free (open_data);
}

static gboolean
autosave_cb (gpointer user_data)
{
  LodeLibrary *self = user_data;

  self->autosave_id = 0;
  lode_library_save_all_async (self, NULL, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
open_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  OpenData *data = task_data;
  g_autoptr (GError) error = NULL;
  LodeLibrary *self = lode_library_open_sync (data->folder, data->flags, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
lode_library_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LodeLibrary *self = LODE_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_IS_READ_ONLY:
      g_value_set_boolean (value, lode_library_get_is_read_only (self));
      break;
    case PROP_IS_SAVED:
      g_value_set_boolean (value, lode_library_get_is_saved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_library_finalize (GObject *object)
{
  LodeLibrary *self = LODE_LIBRARY (object);

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  g_clear_object (&self->history);
  for (guint i = 0; i < LODE_DOCUMENT_N_KINDS; i++)
    {
      /* Steps of the history may keep the lists longer than us: lode-library-edit.c. */
      g_object_set_data (G_OBJECT (self->documents[i]), "lode-library", NULL);
      g_clear_object (&self->documents[i]);
    }
  g_clear_object (&self->problems);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->graveyard, g_hash_table_unref);
  g_clear_pointer (&self->lock, lode_lock_release);
  g_mutex_clear (&self->io_lock);
  g_free (self->folder);
  g_free (self->name);
  g_free (self->read_only_reason);

  G_OBJECT_CLASS (lode_library_parent_class)->finalize (object);
}

static void
lode_library_class_init (LodeLibraryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_library_get_property;
  object_class->finalize = lode_library_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_IS_READ_ONLY] = g_param_spec_boolean ("is-read-only", NULL, NULL, FALSE, flags);
  properties[PROP_IS_SAVED] = g_param_spec_boolean ("is-saved", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_OBJECT);
  g_signal_new ("save-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_OBJECT, G_TYPE_ERROR);
}

static void
lode_library_init (LodeLibrary *self)
{
  for (int i = 0; i < LODE_DOCUMENT_N_KINDS; i++)
    {
      self->documents[i] = g_list_store_new (lode_document_kind_type ((LodeDocumentKind) i));
      g_object_set_data (G_OBJECT (self->documents[i]), "lode-library", self);
    }
  self->problems = g_list_store_new (LODE_TYPE_PROBLEM);
  /* The entries own their keys. */
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) lode_entry_unref);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) lode_entry_unref);
  self->graveyard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->was_saved = TRUE;
  self->history = lode_history_new ();
  g_mutex_init (&self->io_lock);
  g_queue_init (&self->jobs);
}

LodeEntry *
lode_library_find_entry (LodeLibrary *self,
                         GObject     *document)
{
  g_autofree char *key = lode_entry_make_key (lode_document_get_kind (document),
                                              lode_document_get_id (document));
  LodeEntry *entry = g_hash_table_lookup (self->entries, key);

  return entry != NULL && entry->document == document ? entry : NULL;
}

void
lode_library_touch (LodeLibrary *self,
                    LodeEntry   *entry)
{
  entry->serial++;
  lode_library_set_unsaved (self, entry, TRUE);
  lode_library_schedule_autosave (self);
}

void
lode_library_set_unsaved (LodeLibrary *self,
                          LodeEntry   *entry,
                          gboolean     is_unsaved)
{
  if (entry->is_unsaved == is_unsaved)
    return;

  entry->is_unsaved = is_unsaved;
  self->n_unsaved += is_unsaved ? 1 : -1;
  lode_library_update_is_saved (self);
}

void
lode_library_schedule_autosave (LodeLibrary *self)
{
  if (!self->autosave || self->read_only_reason != NULL)
    return;

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  self->autosave_id = g_timeout_add (AUTOSAVE_AFTER_MS, autosave_cb, self);
}

void
lode_library_set_read_only (LodeLibrary *self,
                            const char  *reason)
{
  if (self->read_only_reason != NULL)
    return;

  self->read_only_reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_READ_ONLY]);
}

void
lode_library_set_name (LodeLibrary *self,
                       const char  *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

/* Also tells the history where the saved point is. */
void
lode_library_update_is_saved (LodeLibrary *self)
{
  gboolean is_saved = lode_library_get_is_saved (self);

  if (is_saved == self->was_saved)
    return;

  self->was_saved = is_saved;
  if (is_saved)
    lode_history_mark_saved (self->history);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SAVED]);
}

char *
lode_library_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lodestone", NULL);
}

LodeLibrary *
lode_library_open_sync (const char        *folder,
                        LodeLibraryFlags   flags,
                        GError           **error)
{
  g_autoptr (LodeLibrary) self = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (LODE_TYPE_LIBRARY, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  name = g_path_get_basename (self->folder);
  self->name = g_filename_display_name (name);

  return lode_library_load (self, flags, error) ? g_steal_pointer (&self) : NULL;
}

void
lode_library_open_async (const char          *folder,
                         LodeLibraryFlags     flags,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  OpenData *data;

  g_return_if_fail (folder != NULL);

  data = g_new0 (OpenData, 1);
  data->folder = g_strdup (folder);
  data->flags = flags;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_library_open_async);
  g_task_set_name (task, "lode_library_open_async");
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_worker);
}

LodeLibrary *
lode_library_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lode_library_open_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
lode_library_get_folder (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);

  return self->folder;
}

const char *
lode_library_get_name (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);

  return self->name;
}

gboolean
lode_library_get_is_read_only (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), TRUE);

  return self->read_only_reason != NULL;
}

const char *
lode_library_get_read_only_reason (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);

  return self->read_only_reason;
}

GListModel *
lode_library_get_articles (LodeLibrary *self)
{
  return lode_library_get_documents (self, LODE_DOCUMENT_ARTICLE);
}

GListModel *
lode_library_get_scenarios (LodeLibrary *self)
{
  return lode_library_get_documents (self, LODE_DOCUMENT_SCENARIO);
}

GListModel *
lode_library_get_briefings (LodeLibrary *self)
{
  return lode_library_get_documents (self, LODE_DOCUMENT_BRIEFING);
}

GListModel *
lode_library_get_documents (LodeLibrary      *self,
                            LodeDocumentKind  kind)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);
  g_return_val_if_fail ((guint) kind < LODE_DOCUMENT_N_KINDS, NULL);

  return G_LIST_MODEL (self->documents[kind]);
}

GListModel *
lode_library_get_problems (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->problems);
}

LodeArticle *
lode_library_find_article (LodeLibrary *self,
                           const char  *id)
{
  return (LodeArticle *) lode_library_find_document (self, LODE_DOCUMENT_ARTICLE, id);
}

LodeScenario *
lode_library_find_scenario (LodeLibrary *self,
                            const char  *id)
{
  return (LodeScenario *) lode_library_find_document (self, LODE_DOCUMENT_SCENARIO, id);
}

LodeBriefing *
lode_library_find_briefing (LodeLibrary *self,
                            const char  *id)
{
  return (LodeBriefing *) lode_library_find_document (self, LODE_DOCUMENT_BRIEFING, id);
}

GObject *
lode_library_find_document (LodeLibrary      *self,
                            LodeDocumentKind  kind,
                            const char       *id)
{
  g_autofree char *key = NULL;
  LodeEntry *entry;

  g_return_val_if_fail (LODE_IS_LIBRARY (self) && id != NULL, NULL);
  g_return_val_if_fail ((guint) kind < LODE_DOCUMENT_N_KINDS, NULL);

  key = lode_entry_make_key (kind, id);
  entry = g_hash_table_lookup (self->entries, key);

  return entry != NULL ? entry->document : NULL;
}

LodeHistory *
lode_library_get_history (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), NULL);

  return self->history;
}

gboolean
lode_library_is_unsaved (LodeLibrary *self,
                         GObject     *document)
{
  LodeEntry *entry;

  g_return_val_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document), FALSE);

  entry = lode_library_find_entry (self, document);

  return entry != NULL && entry->is_unsaved;
}

gboolean
lode_library_has_conflict (LodeLibrary *self,
                           GObject     *document)
{
  LodeEntry *entry;

  g_return_val_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document), FALSE);

  entry = lode_library_find_entry (self, document);

  return entry != NULL && entry->has_conflict;
}

gboolean
lode_library_get_is_saved (LodeLibrary *self)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self), FALSE);

  return self->n_unsaved == 0 && g_hash_table_size (self->removed) == 0;
}

void
lode_library_set_autosave (LodeLibrary *self,
                           gboolean     autosave)
{
  g_return_if_fail (LODE_IS_LIBRARY (self));

  self->autosave = autosave;
  if (!autosave)
    g_clear_handle_id (&self->autosave_id, g_source_remove);
  else if (!lode_library_get_is_saved (self))
    lode_library_schedule_autosave (self);
}

void
lode_library_close (LodeLibrary *self)
{
  g_return_if_fail (LODE_IS_LIBRARY (self));

  g_clear_handle_id (&self->autosave_id, g_source_remove);
  g_mutex_lock (&self->io_lock);
  self->is_closed = TRUE;
  g_clear_pointer (&self->lock, lode_lock_release);
  g_mutex_unlock (&self->io_lock);
  lode_library_set_read_only (self, "The workspace was closed.");
}
