/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-library-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/lode-error.h"
#include "store/lode-folder.h"

/* Each piece of work on a document's file has three parts: prepare and finish on the main thread,
 * where documents live, and write in a thread, where the disk may take its time. One at a time: the
 * queue keeps the order. A _sync call does all three at once; it may overtake a piece that waits
 * for the lock, and the serial keeps that one from writing older bytes after newer ones. */

typedef enum
{
  WORK_SAVE,
  WORK_OVERWRITE,
  WORK_REMOVE,
  WORK_RELOAD,
} WorkKind;

typedef struct
{
  WorkKind     kind;
  LodeLibrary *library;   /* not owned; whoever waits for the work holds it */
  LodeEntry   *entry;
  char        *bytes;
  guint64      serial;
  JsonNode    *root;      /* what a reload read */
} Work;

/* A save of everything: waits for all of its parts. */
typedef struct
{
  GTask  *task;
  guint   n_left;
  GError *first_error;
} Batch;

static void run_next (LodeLibrary *self);

static Work *
work_new (LodeLibrary *library,
          WorkKind     kind,
          LodeEntry   *entry)
{
  Work *work = g_new0 (Work, 1);

  work->kind = kind;
  work->library = library;
  work->entry = lode_entry_ref (entry);

  return work;
}

static void
work_free (gpointer data)
{
  Work *work = data;

  lode_entry_unref (work->entry);
  g_free (work->bytes);
  g_clear_pointer (&work->root, json_node_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static gboolean
may_write (LodeLibrary  *self,
           Work         *work,
           GError      **error)
{
  LodeEntry *entry = work->entry;

  if (self->read_only_reason != NULL)
    {
      g_set_error_literal (error, LODE_ERROR, LODE_ERROR_BUSY, self->read_only_reason);
      return FALSE;
    }
  if (entry->read_only_reason != NULL)
    {
      g_set_error_literal (error, LODE_ERROR, LODE_ERROR_TOO_NEW, entry->read_only_reason);
      return FALSE;
    }
  if (work->kind == WORK_SAVE && entry->has_conflict)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_CONFLICT,
                   "“%s” was changed on disk and here; choose which version to keep.", entry->id);
      return FALSE;
    }

  return TRUE;
}

/* Whether there is still something to do, with the bytes for it in @work. */
static gboolean
prepare (LodeLibrary  *self,
         Work         *work,
         gboolean     *is_needed,
         GError      **error)
{
  LodeEntry *entry = work->entry;

  *is_needed = (work->kind == WORK_REMOVE) == (entry->document == NULL);
  if (work->kind == WORK_SAVE && !entry->is_unsaved)
    *is_needed = FALSE;
  if (!*is_needed || work->kind == WORK_RELOAD)
    return TRUE;

  work->serial = entry->serial;
  if (!may_write (self, work, error))
    return FALSE;
  if (work->kind == WORK_REMOVE)
    return TRUE;

  work->bytes = lode_document_to_json (entry->document, error);

  return work->bytes != NULL;
}

/* A document that has no file yet: the store learns that there is none. When there is one after
 * all, it learns nothing, so that the save is a conflict and the stranger stays. */
static void
note_absence (LodeFile *file)
{
  g_autoptr (JsonNode) root = NULL;

  if (lode_file_get_fingerprint (file) == NULL &&
      !g_file_test (lode_file_get_path (file), G_FILE_TEST_EXISTS))
    root = lode_file_load (file, NULL);
}

static gboolean
write_file (Work    *work,
            GError **error)
{
  LodeFile *file = work->entry->file;

  switch (work->kind)
    {
    case WORK_RELOAD:
      work->root = lode_file_load (file, error);
      return work->root != NULL;
    case WORK_REMOVE:
      note_absence (file);
      return lode_file_remove (file, error);
    case WORK_OVERWRITE:
      return lode_file_adopt (file, error) &&
             lode_file_save (file, work->bytes, strlen (work->bytes), error);
    case WORK_SAVE:
    default:
      note_absence (file);
      return lode_file_save (file, work->bytes, strlen (work->bytes), error);
    }
}

static gboolean
write_locked (LodeLibrary  *self,
              Work         *work,
              GError      **error)
{
  LodeEntry *entry = work->entry;

  if (self->is_closed)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_BUSY, "“%s” was not saved: the workspace is closed.",
                   entry->id);
      return FALSE;
    }
  if (work->kind != WORK_RELOAD && work->serial < entry->written_serial)
    return TRUE;
  if (!write_file (work, error))
    return FALSE;

  if (work->kind != WORK_RELOAD)
    entry->written_serial = work->serial;
  if (self->lock != NULL)
    lode_lock_refresh (self->lock);

  return TRUE;
}

/* Any thread. */
static gboolean
write_work (LodeLibrary  *self,
            Work         *work,
            GError      **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->io_lock);
  g_autofree char *folder = g_path_get_dirname (lode_file_get_path (work->entry->file));

  if ((work->kind == WORK_SAVE || work->kind == WORK_OVERWRITE) &&
      !lode_folder_create (folder, error))
    return FALSE;

  return write_locked (self, work, error);
}

static gboolean
take_reloaded (LodeLibrary  *self,
               Work         *work,
               GError      **error)
{
  LodeEntry *entry = work->entry;
  g_autoptr (GObject) other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  other = lode_document_from_json (entry->kind, work->root, lode_file_get_path (entry->file), error);
  if (other == NULL)
    return FALSE;
  before = lode_document_to_json (entry->document, error);
  after = before != NULL ? lode_document_to_json (other, error) : NULL;
  if (after == NULL)
    return FALSE;

  lode_document_restore (entry->document, after);
  lode_library_record (self, entry->document, _("Reload"), NULL, before);
  entry->has_conflict = FALSE;
  lode_library_set_unsaved (self, entry, FALSE);

  return TRUE;
}

static void
note_written (LodeLibrary *self,
              Work        *work)
{
  LodeEntry *entry = work->entry;

  if (work->kind == WORK_REMOVE)
    {
      if (g_hash_table_lookup (self->removed, entry->key) == entry)
        g_hash_table_remove (self->removed, entry->key);
      lode_library_update_is_saved (self);
      return;
    }
  if (entry->document == NULL)
    return;

  entry->has_conflict = FALSE;
  if (entry->serial == work->serial)
    lode_library_set_unsaved (self, entry, FALSE);
  g_signal_emit_by_name (self, "saved", entry->document);
}

static void
note_failed (LodeLibrary  *self,
             Work         *work,
             const GError *error)
{
  LodeEntry *entry = work->entry;

  if (work->kind == WORK_REMOVE)
    {
      /* The file stays, and comes back with the next start: better than to lose an edit. */
      if (g_hash_table_lookup (self->removed, entry->key) == entry)
        g_hash_table_remove (self->removed, entry->key);
      lode_library_update_is_saved (self);
    }
  if (work->kind != WORK_RELOAD && g_error_matches (error, LODE_ERROR, LODE_ERROR_CONFLICT))
    entry->has_conflict = entry->document != NULL;
  if (entry->document != NULL)
    g_signal_emit_by_name (self, "save-failed", entry->document, error);
}

static gboolean
finish (LodeLibrary  *self,
        Work         *work,
        GError       *write_error,
        GError      **error)
{
  g_autoptr (GError) failure = write_error;

  if (failure == NULL && work->kind == WORK_RELOAD && work->entry->document != NULL)
    {
      take_reloaded (self, work, &failure);
    }
  else if (failure == NULL)
    {
      note_written (self, work);
    }
  if (failure == NULL)
    return TRUE;

  note_failed (self, work, failure);
  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}

static gboolean
do_work_sync (LodeLibrary  *self,
              Work         *work,
              GError      **error)
{
  g_autoptr (GError) write_error = NULL;
  gboolean is_needed = FALSE;

  if (!prepare (self, work, &is_needed, error))
    return FALSE;
  if (!is_needed)
    return TRUE;

  write_work (self, work, &write_error);

  return finish (self, work, g_steal_pointer (&write_error), error);
}

/* The thread lets its task go after the main thread heard of it, so the task must not be the last to
 * hold the library: it is held by the one that waits. */
static void
write_worker (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;

  if (write_work (work->library, work, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) outer = user_data;
  LodeLibrary *self = g_task_get_source_object (outer);
  g_autoptr (GError) write_error = NULL;
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &write_error);
  self->is_job_running = FALSE;
  if (finish (self, g_task_get_task_data (outer), g_steal_pointer (&write_error), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, g_steal_pointer (&error));
  run_next (self);
}

/* Begins the work of @task; whether a thread is busy with it now. */
static gboolean
begin (LodeLibrary *self,
       GTask       *task)
{
  Work *work = g_task_get_task_data (task);
  g_autoptr (GTask) inner = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_needed = FALSE;

  if (g_task_return_error_if_cancelled (task))
    return FALSE;
  if (!prepare (self, work, &is_needed, &error))
    {
      if (g_error_matches (error, LODE_ERROR, LODE_ERROR_TOO_NEW))
        note_failed (self, work, error);
      g_task_return_error (task, g_steal_pointer (&error));
      return FALSE;
    }
  if (!is_needed)
    {
      g_task_return_boolean (task, TRUE);
      return FALSE;
    }

  inner = g_task_new (NULL, NULL, written_cb, g_object_ref (task));
  g_task_set_source_tag (inner, begin);
  g_task_set_name (inner, "write_worker");
  g_task_set_task_data (inner, work, NULL);
  g_task_run_in_thread (inner, write_worker);

  return TRUE;
}

static void
run_next (LodeLibrary *self)
{
  while (!self->is_job_running && !g_queue_is_empty (&self->jobs))
    {
      g_autoptr (GTask) task = g_queue_pop_head (&self->jobs);

      self->is_job_running = begin (self, task);
    }
}

static void
enqueue (LodeLibrary         *self,
         WorkKind             kind,
         LodeEntry           *entry,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, enqueue);
  g_task_set_name (task, "lode_library_enqueue");
  g_task_set_task_data (task, work_new (self, kind, entry), work_free);
  g_queue_push_tail (&self->jobs, task);
  run_next (self);
}

static void
enqueue_document (LodeLibrary         *self,
                  WorkKind             kind,
                  GObject             *document,
                  GCancellable        *cancellable,
                  GAsyncReadyCallback  callback,
                  gpointer             user_data)
{
  LodeEntry *entry;

  g_return_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document));

  entry = lode_library_find_entry (self, document);
  g_return_if_fail (entry != NULL);

  enqueue (self, kind, entry, cancellable, callback, user_data);
}

static gboolean
finish_document (LodeLibrary   *self,
                 GAsyncResult  *result,
                 GError       **error)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self) && g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, enqueue), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* (transfer full): all the work that there is. Work on removed documents comes first, so that an id
 * can be used anew. */
static GPtrArray *
collect_work (LodeLibrary *self)
{
  GPtrArray *work = g_ptr_array_new_with_free_func (work_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->removed);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (work, work_new (self, WORK_REMOVE, value));
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((LodeEntry *) value)->is_unsaved)
      g_ptr_array_add (work, work_new (self, WORK_SAVE, value));

  return work;
}

static void
batch_part_done (Batch *batch)
{
  batch->n_left--;
  if (batch->n_left > 0)
    return;

  if (batch->first_error != NULL)
    g_task_return_error (batch->task, g_steal_pointer (&batch->first_error));
  else
    g_task_return_boolean (batch->task, TRUE);
  g_object_unref (batch->task);
  g_free (batch);
}

static void
part_saved_cb (GObject      *source_object,
               GAsyncResult *result,
               gpointer      user_data)
{
  Batch *batch = user_data;
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (batch->first_error == NULL)
    batch->first_error = g_steal_pointer (&error);
  g_clear_error (&error);
  batch_part_done (batch);
}

gboolean
lode_library_save_sync (LodeLibrary  *self,
                        GObject      *document,
                        GError      **error)
{
  g_autoptr (Work) work = NULL;
  LodeEntry *entry;

  g_return_val_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document), FALSE);

  entry = lode_library_find_entry (self, document);
  g_return_val_if_fail (entry != NULL, FALSE);
  work = work_new (self, WORK_SAVE, entry);

  return do_work_sync (self, work, error);
}

void
lode_library_save_async (LodeLibrary         *self,
                         GObject             *document,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  enqueue_document (self, WORK_SAVE, document, cancellable, callback, user_data);
}

gboolean
lode_library_save_finish (LodeLibrary   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  return finish_document (self, result, error);
}

gboolean
lode_library_save_all_sync (LodeLibrary  *self,
                            GError      **error)
{
  g_autoptr (GPtrArray) work = NULL;
  g_autoptr (GError) first_error = NULL;

  g_return_val_if_fail (LODE_IS_LIBRARY (self), FALSE);

  work = collect_work (self);
  for (guint i = 0; i < work->len; i++)
    do_work_sync (self, g_ptr_array_index (work, i), first_error == NULL ? &first_error : NULL);
  if (first_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&first_error));

  return FALSE;
}

void
lode_library_save_all_async (LodeLibrary         *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GPtrArray) work = NULL;
  Batch *batch;

  g_return_if_fail (LODE_IS_LIBRARY (self));

  work = collect_work (self);
  batch = g_new0 (Batch, 1);
  batch->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (batch->task, lode_library_save_all_async);
  g_task_set_name (batch->task, "lode_library_save_all_async");
  /* One more than the parts: none of them ends the batch before all have begun. */
  batch->n_left = work->len + 1;
  for (guint i = 0; i < work->len; i++)
    {
      Work *part = g_ptr_array_index (work, i);

      enqueue (self, part->kind, part->entry, cancellable, part_saved_cb, batch);
    }
  batch_part_done (batch);
}

gboolean
lode_library_save_all_finish (LodeLibrary   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (self) && g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
lode_library_reload_async (LodeLibrary         *self,
                           GObject             *document,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  enqueue_document (self, WORK_RELOAD, document, cancellable, callback, user_data);
}

gboolean
lode_library_reload_finish (LodeLibrary   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return finish_document (self, result, error);
}

void
lode_library_overwrite_async (LodeLibrary         *self,
                              GObject             *document,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  enqueue_document (self, WORK_OVERWRITE, document, cancellable, callback, user_data);
}

gboolean
lode_library_overwrite_finish (LodeLibrary   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  return finish_document (self, result, error);
}
