/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-application.h"

#include <glib/gi18n.h>

#include "library/lode-sample.h"

struct _LodeApplication
{
  AdwApplication  parent_instance;

  LodeSettings   *settings;
};

G_DEFINE_FINAL_TYPE (LodeApplication, lode_application, ADW_TYPE_APPLICATION)

static gboolean
is_workspace (const char *folder)
{
  g_autofree char *file = g_build_filename (folder, "workspace.json", NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static LodeWindow *
get_window (LodeApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL || !LODE_IS_WINDOW (window))
    window = lode_window_new (ADW_APPLICATION (self), self->settings);
  return LODE_WINDOW (window);
}

/* What was open last; on a first start the sample. */
static void
open_last (LodeApplication *self,
           LodeWindow      *window)
{
  const char *last = lode_settings_get_string (self->settings, "workspace", NULL);
  g_autofree char *usual = lode_library_default_folder ();

  if (last != NULL && is_workspace (last))
    lode_window_open_workspace (window, last, FALSE);
  else if (is_workspace (usual))
    lode_window_open_workspace (window, usual, FALSE);
  else
    lode_application_open_sample (window);
}

static void
lode_application_activate (GApplication *application)
{
  LodeApplication *self = LODE_APPLICATION (application);
  LodeWindow *window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (lode_window_get_library (window) == NULL)
    open_last (self, window);
}

static void
lode_application_open (GApplication  *application,
                       GFile        **files,
                       int            n_files,
                       const char    *hint)
{
  LodeWindow *window = get_window (LODE_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      if (path != NULL && (g_file_test (path, G_FILE_TEST_IS_DIR) ||
                           !g_file_test (path, G_FILE_TEST_EXISTS)))
        lode_window_open_workspace (window, path, g_file_test (path, G_FILE_TEST_IS_DIR));
      else
        lode_window_import (window, uri);
    }
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (GTK_WINDOW (l->data));
  g_list_free (windows);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  adw_show_about_window (
    gtk_application_get_active_window (GTK_APPLICATION (user_data)),
    "application-name", _("Lodestone"),
    "application-icon", APPLICATION_ID,
    "developer-name", _("The Lodestone authors"),
    "version", PACKAGE_VERSION,
    "license-type", GTK_LICENSE_GPL_3_0,
    "comments", _("Who depends on whom for critical minerals, and what could be done about it"),
    NULL);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.show-help-overlay", { "<Control>question", "F1" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.back", { "<Alt>Left" } },
  { "win.room::read", { "<Alt>1" } },
  { "win.room::depend", { "<Alt>2" } },
  { "win.room::scenarios", { "<Alt>3" } },
  { "win.room::briefings", { "<Alt>4" } },
  { "win.add-article", { "<Control>n" } },
  { "win.paste-article", { "<Control><Shift>v" } },
  { "win.open-workspace", { "<Control>o" } },
  { "win.export", { "<Control>e" } },
  { "win.toggle-pane", { "F9" } },
  { "win.present", { "F5" } },
};

static void
lode_application_startup (GApplication *application)
{
  LodeApplication *self = LODE_APPLICATION (application);

  G_APPLICATION_CLASS (lode_application_parent_class)->startup (application);

  self->settings = lode_settings_new (NULL);
  gtk_window_set_default_icon_name (APPLICATION_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].keys);
}

static int
lode_application_handle_local_options (GApplication *application,
                                       GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("lodestone %s\n", PACKAGE_VERSION);
      return 0;
    }
  return -1;
}

static void
lode_application_finalize (GObject *object)
{
  LodeApplication *self = LODE_APPLICATION (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lode_application_parent_class)->finalize (object);
}

static void
lode_application_class_init (LodeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lode_application_finalize;

  application_class->activate = lode_application_activate;
  application_class->handle_local_options = lode_application_handle_local_options;
  application_class->open = lode_application_open;
  application_class->startup = lode_application_startup;
}

static void
lode_application_init (LodeApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, N_("Print name and version"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self),
                                                     N_("[WORKSPACE-FOLDER]"));
}

LodeApplication *
lode_application_new (void)
{
  return g_object_new (LODE_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/lodestone",
                       NULL);
}

static char *
get_sample_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "lodestone-sample", NULL);
}

static void
sample_created_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (LodeWindow) window = LODE_WINDOW (user_data);
  g_autofree char *folder = get_sample_folder ();
  g_autofree char *usual = lode_library_default_folder ();
  g_autoptr (GError) error = NULL;
  gboolean is_created = lode_sample_create_finish (result, &error);

  /* Without a sample the person starts with an empty workspace. */
  lode_window_open_workspace (window, is_created ? folder : usual, TRUE);
  if (!is_created)
    lode_window_toast (lode_window_get_room (window, "read"), error->message, FALSE);
}

void
lode_application_open_sample (LodeWindow *window)
{
  g_autofree char *folder = get_sample_folder ();

  g_return_if_fail (LODE_IS_WINDOW (window));

  if (is_workspace (folder))
    lode_window_open_workspace (window, folder, FALSE);
  else
    lode_sample_create_async (folder, NULL, sample_created_cb, g_object_ref (window));
}
