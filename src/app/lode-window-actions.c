/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/lode-application.h"
#include "app/lode-briefings-page.h"
#include "app/lode-window-private.h"

static LodeHistory *
get_history (LodeWindow *self)
{
  return self->library != NULL ? lode_library_get_history (self->library) : NULL;
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LodeHistory *history = get_history (LODE_WINDOW (widget));

  if (history != NULL)
    lode_history_undo (history);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LodeHistory *history = get_history (LODE_WINDOW (widget));

  if (history != NULL)
    lode_history_redo (history);
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LodeRoom *room = lode_window_get_visible_room (LODE_WINDOW (widget));

  if (room != NULL)
    lode_room_go_back (room);
}

static void
room_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  lode_window_show_room (LODE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
export_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LodeRoom *room = lode_window_get_visible_room (LODE_WINDOW (widget));

  if (room != NULL)
    lode_room_export (room);
}

static void
toggle_pane_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LodeRoom *room = lode_window_get_visible_room (LODE_WINDOW (widget));

  if (room != NULL)
    lode_room_toggle_pane (room);
}

static void
dismiss_banner_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  gtk_revealer_set_reveal_child (LODE_WINDOW (widget)->banner, FALSE);
}

static void
present_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LodeWindow *self = LODE_WINDOW (widget);

  lode_briefings_page_present (LODE_BRIEFINGS_PAGE (lode_window_get_room (self, "briefings")));
}

static void
folder_chosen_cb (LodeWindow           *self,
                  int                   response,
                  GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

      if (path != NULL)
        lode_window_open_workspace (self, path, TRUE);
    }
  g_object_unref (chooser);
}

static void
open_workspace_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Open Workspace"), GTK_WINDOW (widget),
                                 GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"), NULL);

  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_sample_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  lode_application_open_sample (LODE_WINDOW (widget));
}

static void
place_chosen_cb (LodeWindow *self,
                 const char *response,
                 GtkWidget  *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  if (g_str_equal (response, "add"))
    lode_window_import (self, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
articles_chosen_cb (LodeWindow           *self,
                    int                   response,
                    GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          g_autofree char *uri = g_file_get_uri (file);

          lode_window_import (self, uri);
        }
    }
  g_object_unref (chooser);
}

static void
choose_files_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Add Articles"), GTK_WINDOW (widget),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (articles_chosen_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
add_article_response_cb (LodeWindow *self,
                         const char *response,
                         GtkWidget  *dialog)
{
  if (g_str_equal (response, "file"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.choose-files", NULL);
  else
    place_chosen_cb (self, response, dialog);
}

static void
add_article_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (widget), _("Add an Article"),
    _("Paste the address of a page, or choose a saved file. Only that page is fetched."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Address of the page"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "file",
                                    _("Choose _File…"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (add_article_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
paste_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  lode_window_paste (LODE_WINDOW (widget));
}

/* Every command of the window. Keys are set by the application (lode-application.c). */
static const struct
{
  const char                  *name;
  const char                  *parameter_type;
  GtkWidgetActionActivateFunc  activate;
} commands[] = {
  { "win.add-article", NULL, add_article_cb },
  { "win.back", NULL, back_cb },
  { "win.choose-files", NULL, choose_files_cb },
  { "win.dismiss-banner", NULL, dismiss_banner_cb },
  { "win.export", NULL, export_cb },
  { "win.open-sample", NULL, open_sample_cb },
  { "win.open-workspace", NULL, open_workspace_cb },
  { "win.paste-article", NULL, paste_cb },
  { "win.present", NULL, present_cb },
  { "win.redo", NULL, redo_cb },
  { "win.room", "s", room_cb },
  { "win.toggle-pane", NULL, toggle_pane_cb },
  { "win.undo", NULL, undo_cb },
};

void
lode_window_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].parameter_type,
                                     commands[i].activate);
}

static void
name_button (GtkWidget  *button,
             const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

void
lode_window_update_undo (LodeWindow *self)
{
  LodeHistory *history = get_history (self);
  gboolean can_undo = history != NULL && lode_history_get_can_undo (history);
  gboolean can_redo = history != NULL && lode_history_get_can_redo (history);
  g_autofree char *undo_verb = NULL;
  g_autofree char *redo_verb = NULL;
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  if (history != NULL)
    g_object_get (history, "undo-label", &undo_verb, "redo-label", &redo_verb, NULL);
  if (undo_verb != NULL)
    /* Translators: %s is what would be undone, such as “Add Lever” */
    undo_text = g_strdup_printf (_("Undo %s"), undo_verb);
  if (redo_verb != NULL)
    /* Translators: %s is what would be done again, such as “Add Lever” */
    redo_text = g_strdup_printf (_("Redo %s"), redo_verb);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo);
  name_button (self->undo_button, undo_text != NULL ? undo_text : _("Undo"));
  name_button (self->redo_button, redo_text != NULL ? redo_text : _("Redo"));
}
