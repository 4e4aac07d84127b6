/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/lode-read-page.h"
#include "app/lode-window-private.h"
#include "library/lode-import.h"

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (LodeWindow) self = LODE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  LodeLibrary *library = LODE_LIBRARY (source);
  LodeArticle *article = lode_import_finish (library, result, &error);

  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), FALSE);
  if (article == NULL)
    {
      lode_window_show_problem (self, error->message);
      return;
    }

  lode_window_show_room (self, "read");
  lode_read_page_show_article (LODE_READ_PAGE (lode_window_get_room (self, "read")), article);
  lode_window_toast (GTK_WIDGET (self->stack), _("Article added"), FALSE);
}

static void
start (LodeWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), TRUE);
  gtk_progress_bar_pulse (self->progress_bar);
}

/* An address, or markup or plain text that was copied somewhere. */
static void
import_text (LodeWindow *self,
             const char *text,
             const char *content_type)
{
  g_autofree char *place = g_strstrip (g_strdup (text));

  if (g_regex_match_simple ("^(https?|file):[^\\s]+$", place, G_REGEX_CASELESS, 0))
    {
      lode_window_import (self, place);
    }
  else if (self->library != NULL && *place != '\0')
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      start (self);
      lode_import_bytes_async (self->library, bytes, NULL, content_type, NULL, imported_cb,
                               g_object_ref (self));
    }
}

static gboolean
drop_cb (LodeWindow   *self,
         const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      for (GSList *l = files; l != NULL; l = l->next)
        {
          g_autofree char *uri = g_file_get_uri (l->data);

          lode_window_import (self, uri);
        }
      return files != NULL;
    }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      import_text (self, g_value_get_string (value), "text/plain; charset=utf-8");
      return TRUE;
    }
  return FALSE;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (LodeWindow) self = LODE_WINDOW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL)
    import_text (self, text, "text/plain; charset=utf-8");
}

void
lode_window_accept_drops (LodeWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
lode_window_paste (LodeWindow *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, pasted_cb,
                                 g_object_ref (self));
}

void
lode_window_import (LodeWindow *self,
                    const char *place)
{
  g_return_if_fail (LODE_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  if (self->library == NULL || *place == '\0')
    return;

  start (self);
  lode_import_async (self->library, place, NULL, imported_cb, g_object_ref (self));
}
