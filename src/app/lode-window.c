/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-window.h"

#include <glib/gi18n.h>

#include "app/lode-briefings-page.h"
#include "app/lode-depend-page.h"
#include "app/lode-read-page.h"
#include "app/lode-scenarios-page.h"
#include "app/lode-window-private.h"
#include "widgets/lode-accessible.h"

/* How long after the last change the place is remembered. */
#define REMEMBER_DELAY_MS 800
#define TOAST_SECONDS 5
/* With the edges that a window has without a compositor it still fits a screen of 360. */
#define LEAST_WIDTH 340
#define LEAST_HEIGHT 420

G_DEFINE_FINAL_TYPE (LodeWindow, lode_window, ADW_TYPE_APPLICATION_WINDOW)

static const struct
{
  const char *name;
  GtkWidget *(*make) (void);
} room_kinds[LODE_N_ROOMS] = {
  [LODE_ROOM_READ] = { "read", lode_read_page_new },
  [LODE_ROOM_DEPEND] = { "depend", lode_depend_page_new },
  [LODE_ROOM_SCENARIOS] = { "scenarios", lode_scenarios_page_new },
  [LODE_ROOM_BRIEFINGS] = { "briefings", lode_briefings_page_new },
};

static int
find_room (const char *name)
{
  for (int i = 0; i < LODE_N_ROOMS; i++)
    if (g_strcmp0 (room_kinds[i].name, name) == 0)
      return i;

  return -1;
}

static void
update_title (LodeWindow *self)
{
  LodeRoom *room = lode_window_get_visible_room (self);
  gboolean is_narrow = lode_width_bin_get_width_class (self->width_bin) == LODE_WIDTH_NARROW;
  g_autofree char *title = room != NULL ? lode_room_get_title (room) : NULL;
  g_autofree char *subtitle = room != NULL ? lode_room_get_subtitle (room) : NULL;
  gboolean can_go_back = room != NULL && is_narrow && lode_room_can_go_back (room);

  adw_window_title_set_title (self->window_title, title != NULL ? title : _("Lodestone"));
  adw_window_title_set_subtitle (self->window_title, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->back_button, can_go_back);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", can_go_back);
}

static void
update_width (LodeWindow *self)
{
  LodeWidth width = lode_width_bin_get_width_class (self->width_bin);
  gboolean is_narrow = width == LODE_WIDTH_NARROW;
  gboolean is_briefings =
    g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "briefings") == 0;

  adw_header_bar_set_decoration_layout (self->header, is_narrow ? ":close" : NULL);
  adw_header_bar_set_centering_policy (self->header, is_narrow ? ADW_CENTERING_POLICY_LOOSE
                                                               : ADW_CENTERING_POLICY_STRICT);
  lode_accessible_set_label (self->present_content, C_("button", "Present"),
                             width < LODE_WIDTH_LARGE);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, is_narrow);
  gtk_stack_set_visible_child_name (self->title_stack, is_narrow ? "title" : "switcher");
  gtk_widget_set_visible (self->undo_button, !is_narrow);
  gtk_widget_set_visible (self->redo_button, !is_narrow);
  gtk_widget_set_visible (self->present_button, is_briefings);
  for (int i = 0; i < LODE_N_ROOMS; i++)
    if (self->rooms[i] != NULL)
      lode_room_set_width (self->rooms[i], width, lode_width_bin_get_text_scale (self->width_bin));
  update_title (self);
}

static void
width_changed_cb (LodeWindow *self)
{
  update_width (self);
}

static void
room_changed_cb (LodeWindow *self)
{
  update_title (self);
  lode_window_remember (self);
}

static LodeRoom *
build_room (LodeWindow *self,
            int         index)
{
  GtkWidget *page;

  if (self->rooms[index] != NULL)
    return self->rooms[index];

  page = room_kinds[index].make ();
  self->rooms[index] = LODE_ROOM (page);
  adw_bin_set_child (self->bins[index], page);
  g_signal_connect_object (page, "room-changed", G_CALLBACK (room_changed_cb), self,
                           G_CONNECT_SWAPPED);
  lode_room_set_width (LODE_ROOM (page), lode_width_bin_get_width_class (self->width_bin),
                       lode_width_bin_get_text_scale (self->width_bin));
  if (self->library != NULL)
    lode_room_open (LODE_ROOM (page), self->library, self->settings);
  return LODE_ROOM (page);
}

static void
room_switched_cb (LodeWindow *self)
{
  int index = find_room (adw_view_stack_get_visible_child_name (self->stack));

  if (index < 0 || self->settings == NULL)
    return;

  build_room (self, index);
  update_width (self);
  lode_window_remember (self);
}

static gboolean
remember_cb (gpointer user_data)
{
  LodeWindow *self = LODE_WINDOW (user_data);

  self->remember_id = 0;
  for (int i = 0; i < LODE_N_ROOMS; i++)
    if (self->rooms[i] != NULL && self->library != NULL)
      lode_room_remember (self->rooms[i], self->settings);

  lode_settings_set_string (self->settings, "room",
                            adw_view_stack_get_visible_child_name (self->stack));
  if (self->library != NULL)
    lode_settings_set_string (self->settings, "workspace",
                              lode_library_get_folder (self->library));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      int width;
      int height;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      lode_settings_set_integer (self->settings, "width", width);
      lode_settings_set_integer (self->settings, "height", height);
    }
  lode_settings_set_boolean (self->settings, "maximized",
                             gtk_window_is_maximized (GTK_WINDOW (self)));
  lode_settings_save_async (self->settings, NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

static void
save_failed_cb (LodeWindow   *self,
                GObject      *document,
                const GError *error)
{
  lode_window_show_problem (self, error->message);
}

static void
show_library_problems (LodeWindow *self)
{
  GListModel *problems = lode_library_get_problems (self->library);
  const char *reason = lode_library_get_read_only_reason (self->library);

  if (reason != NULL)
    {
      lode_window_show_problem (self, reason);
    }
  else if (g_list_model_get_n_items (problems) > 0)
    {
      g_autoptr (LodeProblem) problem = g_list_model_get_item (problems, 0);

      lode_window_show_problem (self, lode_problem_get_message (problem));
    }
}

static void
take_library (LodeWindow  *self,
              LodeLibrary *library)
{
  LodeHistory *history = lode_library_get_history (library);

  if (self->library != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->library, self);
      lode_library_save_all_sync (self->library, NULL);
      lode_library_close (self->library);
    }
  g_set_object (&self->library, library);
  lode_library_set_autosave (library, TRUE);
  g_signal_connect_object (library, "save-failed", G_CALLBACK (save_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "notify", G_CALLBACK (lode_window_update_undo), self,
                           G_CONNECT_SWAPPED);
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  for (int i = 0; i < LODE_N_ROOMS; i++)
    if (self->rooms[i] != NULL)
      lode_room_open (self->rooms[i], library, self->settings);
  lode_window_update_undo (self);
  update_title (self);
  show_library_problems (self);
  lode_window_remember (self);
}

static void
library_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (LodeWindow) self = LODE_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeLibrary) library = lode_library_open_finish (result, &error);

  if (library != NULL)
    take_library (self, library);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lode_window_show_problem (self, error->message);
}

static gboolean
lode_window_close_request (GtkWindow *window)
{
  lode_window_save_now (LODE_WINDOW (window));

  return GTK_WINDOW_CLASS (lode_window_parent_class)->close_request (window);
}

static void
lode_window_dispose (GObject *object)
{
  LodeWindow *self = LODE_WINDOW (object);

  g_clear_handle_id (&self->remember_id, g_source_remove);
  g_clear_handle_id (&self->build_id, g_source_remove);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_WINDOW);
  if (self->library != NULL)
    lode_library_close (self->library);
  g_clear_object (&self->library);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lode_window_parent_class)->dispose (object);
}

static void
lode_window_class_init (LodeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = lode_window_close_request;

  g_type_ensure (LODE_TYPE_WIDTH_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, width_bin);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, present_button);
  gtk_widget_class_bind_template_child (widget_class, LodeWindow, present_content);
  gtk_widget_class_bind_template_child_full (widget_class, "read_bin", FALSE,
                                             G_STRUCT_OFFSET (LodeWindow, bins[LODE_ROOM_READ]));
  gtk_widget_class_bind_template_child_full (widget_class, "depend_bin", FALSE,
                                             G_STRUCT_OFFSET (LodeWindow, bins[LODE_ROOM_DEPEND]));
  gtk_widget_class_bind_template_child_full (
    widget_class, "scenarios_bin", FALSE, G_STRUCT_OFFSET (LodeWindow, bins[LODE_ROOM_SCENARIOS]));
  gtk_widget_class_bind_template_child_full (
    widget_class, "briefings_bin", FALSE, G_STRUCT_OFFSET (LodeWindow, bins[LODE_ROOM_BRIEFINGS]));
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, room_switched_cb);
  lode_window_install_actions (widget_class);
}

static void
add_help (LodeWindow *self)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/lodestone/lode-help-overlay.ui");

  gtk_application_window_set_help_overlay (
    GTK_APPLICATION_WINDOW (self),
    GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
}

static void
show_help_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  LodeWindow *self = LODE_WINDOW (user_data);
  GtkShortcutsWindow *help =
    gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));

  if (help == NULL)
    {
      add_help (self);
      help = gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (self));
    }
  gtk_window_present (GTK_WINDOW (help));
}

static void
lode_window_init (LodeWindow *self)
{
  static const GActionEntry actions[] = {
    { .name = "show-help-overlay", .activate = show_help_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), LEAST_WIDTH, LEAST_HEIGHT);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  lode_window_accept_drops (self);
  lode_window_update_undo (self);
}

static void
restore_size (LodeWindow *self)
{
  int width = lode_settings_get_integer (self->settings, "width", 1280);
  int height = lode_settings_get_integer (self->settings, "height", 800);

  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, LEAST_WIDTH, 16000),
                               CLAMP (height, LEAST_HEIGHT, 16000));
  if (lode_settings_get_boolean (self->settings, "maximized", FALSE))
    gtk_window_maximize (GTK_WINDOW (self));
}

GtkWindow *
lode_window_new (AdwApplication *application,
                 LodeSettings   *settings)
{
  LodeWindow *self;
  const char *room;

  g_return_val_if_fail (LODE_IS_SETTINGS (settings), NULL);

  self = g_object_new (LODE_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  restore_size (self);
  room = lode_settings_get_string (settings, "room", "read");
  lode_window_show_room (self, find_room (room) >= 0 ? room : "read");
  room_switched_cb (self);
  if (lode_settings_get_problem (settings) != NULL)
    lode_window_show_problem (self, lode_settings_get_problem (settings));
  return GTK_WINDOW (self);
}

void
lode_window_open_workspace (LodeWindow *self,
                            const char *folder,
                            gboolean    create)
{
  g_return_if_fail (LODE_IS_WINDOW (self));
  g_return_if_fail (folder != NULL);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  lode_library_open_async (folder, create ? LODE_LIBRARY_CREATE : LODE_LIBRARY_DEFAULT,
                           self->opening, library_opened_cb, g_object_ref (self));
}

LodeLibrary *
lode_window_get_library (LodeWindow *self)
{
  g_return_val_if_fail (LODE_IS_WINDOW (self), NULL);

  return self->library;
}

void
lode_window_show_room (LodeWindow *self,
                       const char *name)
{
  g_return_if_fail (LODE_IS_WINDOW (self));

  if (find_room (name) >= 0)
    adw_view_stack_set_visible_child_name (self->stack, name);
}

GtkWidget *
lode_window_get_room (LodeWindow *self,
                      const char *name)
{
  int index = find_room (name);

  g_return_val_if_fail (LODE_IS_WINDOW (self), NULL);

  return index >= 0 ? GTK_WIDGET (build_room (self, index)) : NULL;
}

LodeRoom *
lode_window_get_visible_room (LodeWindow *self)
{
  int index = find_room (adw_view_stack_get_visible_child_name (self->stack));

  return index >= 0 ? self->rooms[index] : NULL;
}

void
lode_window_show_problem (LodeWindow *self,
                          const char *message)
{
  gtk_label_set_text (self->banner_label, message);
  gtk_revealer_set_reveal_child (self->banner, TRUE);
}

void
lode_window_remember (LodeWindow *self)
{
  g_clear_handle_id (&self->remember_id, g_source_remove);
  self->remember_id = g_timeout_add (REMEMBER_DELAY_MS, remember_cb, self);
}

void
lode_window_save_now (LodeWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LODE_IS_WINDOW (self));

  g_clear_handle_id (&self->remember_id, g_source_remove);
  remember_cb (self);
  if (!lode_settings_save_sync (self->settings, &error))
    g_message ("%s", error->message);
  g_clear_error (&error);
  if (self->library != NULL && !lode_library_save_all_sync (self->library, &error))
    lode_window_show_problem (self, error->message);
}

static void
undo_toast_cb (LodeWindow *self)
{
  if (self->library != NULL)
    lode_history_undo (lode_library_get_history (self->library));
}

void
lode_window_toast (GtkWidget  *widget,
                   const char *text,
                   gboolean    can_undo)
{
  GtkWidget *window;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  window = gtk_widget_get_ancestor (widget, LODE_TYPE_WINDOW);
  if (window == NULL)
    return;

  toast = adw_toast_new (text);
  adw_toast_set_timeout (toast, TOAST_SECONDS);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_toast_cb), window,
                               G_CONNECT_SWAPPED);
    }
  adw_toast_overlay_add_toast (LODE_WINDOW (window)->toasts, toast);
}

void
lode_window_add_to_briefing (GtkWidget     *widget,
                             LodeChartSpec *spec)
{
  GtkWidget *window;
  GtkWidget *room;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (spec != NULL);

  window = gtk_widget_get_ancestor (widget, LODE_TYPE_WINDOW);
  if (window == NULL)
    return;

  room = lode_window_get_room (LODE_WINDOW (window), "briefings");
  lode_briefings_page_add_chart (LODE_BRIEFINGS_PAGE (room), spec);
}
