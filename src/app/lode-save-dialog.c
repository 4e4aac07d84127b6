/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-save-dialog.h"

#include <glib/gi18n.h>

#include "app/lode-window.h"

typedef struct
{
  GtkWidget            *widget;
  GtkFileChooserNative *chooser;
  LodeSaveFunc          render;
  GObject              *user_data;
  GBytes               *bytes;
  char                 *path;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->widget);
  g_object_unref (save->chooser);
  g_object_unref (save->user_data);
  g_clear_pointer (&save->bytes, g_bytes_unref);
  g_free (save->path);
  g_free (save);
}

static void
write_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Save *save = task_data;
  GError *error = NULL;
  gsize size_bytes;
  const char *bytes = g_bytes_get_data (save->bytes, &size_bytes);

  if (g_file_set_contents_full (save->path, bytes, (gssize) size_bytes,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                0644, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (save->path);
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: %s is a file name */
    text = g_strdup_printf (_("Saved as “%s”"), name);
  else
    text = g_strdup (error->message);
  lode_window_toast (save->widget, text, FALSE);
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  Save *save = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  save->path = response == GTK_RESPONSE_ACCEPT && file != NULL ? g_file_get_path (file) : NULL;
  if (save->path == NULL)
    {
      save_free (save);
      return;
    }

  save->bytes = save->render (save->path, save->user_data, &error);
  if (save->bytes == NULL)
    {
      lode_window_toast (save->widget, error->message, FALSE);
      save_free (save);
      return;
    }

  task = g_task_new (save->widget, NULL, written_cb, NULL);
  g_task_set_source_tag (task, lode_save_dialog_run);
  g_task_set_name (task, "export");
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, write_worker);
}

void
lode_save_dialog_run (GtkWidget    *widget,
                      const char   *title,
                      const char   *name,
                      LodeSaveFunc  render,
                      gpointer      user_data)
{
  Save *save;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (render != NULL);
  g_return_if_fail (G_IS_OBJECT (user_data));

  window = GTK_WINDOW (gtk_widget_get_root (widget));
  save = g_new0 (Save, 1);
  save->widget = g_object_ref (widget);
  save->render = render;
  save->user_data = g_object_ref (user_data);
  save->chooser = gtk_file_chooser_native_new (title, window, GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (save->chooser), name);
  g_signal_connect (save->chooser, "response", G_CALLBACK (response_cb), save);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (save->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (save->chooser));
}
