/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui-test.h"

#include <glib/gstdio.h>

#include "library/lode-sample.h"
#include "widgets-test.h"

static LodeApplication *application;

void
ui_test_init (int    *argc,
              char ***argv)
{
  g_autoptr (GError) error = NULL;

  widgets_test_init (argc, argv);
  application = lode_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

static gboolean
has_library (gpointer window)
{
  return lode_window_get_library (window) != NULL && gtk_widget_get_width (window) > 0;
}

static void
open_window (UiFixture *fixture)
{
  fixture->settings = lode_settings_new (fixture->settings_path);
  fixture->window = LODE_WINDOW (lode_window_new (ADW_APPLICATION (application),
                                                  fixture->settings));
  gtk_window_present (GTK_WINDOW (fixture->window));
  lode_window_open_workspace (fixture->window, fixture->folder, FALSE);
  widgets_test_wait (has_library, fixture->window);
  widgets_test_settle ();
}

static void
close_window (UiFixture *fixture)
{
  gtk_window_close (GTK_WINDOW (fixture->window));
  widgets_test_settle ();
  g_assert_finalize_object (fixture->settings);
}

void
ui_test_set_up (UiFixture     *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("lodestone-ui-XXXXXX", &error);

  g_assert_no_error (error);
  fixture->folder = g_build_filename (parent, "workspace", NULL);
  fixture->settings_path = g_build_filename (parent, "settings.json", NULL);
  lode_sample_create_sync (fixture->folder, &error);
  g_assert_no_error (error);
  open_window (fixture);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
ui_test_tear_down (UiFixture     *fixture,
                   gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->folder);

  close_window (fixture);
  remove_folder (parent);
  g_free (fixture->folder);
  g_free (fixture->settings_path);
}

void
ui_test_restart (UiFixture *fixture)
{
  close_window (fixture);
  open_window (fixture);
}

GtkWidget *
ui_test_show_room (UiFixture  *fixture,
                   const char *name)
{
  lode_window_show_room (fixture->window, name);
  widgets_test_settle ();
  return lode_window_get_room (fixture->window, name);
}

typedef struct
{
  GtkWidget *window;
  int        width;
} Size;

static gboolean
has_width (gpointer user_data)
{
  Size *size = user_data;

  return ABS (gtk_widget_get_width (size->window) - size->width) < 40;
}

void
ui_test_resize (UiFixture *fixture,
                int        width,
                int        height)
{
  Size size = { GTK_WIDGET (fixture->window), width };

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  widgets_test_wait (has_width, &size);
  widgets_test_settle ();
}

static GtkWidget *
find_counting (GtkWidget *root,
               GType      type,
               guint     *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root) && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_counting (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
ui_test_find (GtkWidget *root,
              GType      type,
              guint      n)
{
  return find_counting (root, type, &n);
}
