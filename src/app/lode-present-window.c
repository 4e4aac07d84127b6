/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-present-window.h"

#include <glib/gi18n.h>

#include "widgets/lode-slide-view.h"

struct _LodePresentWindow
{
  GtkWindow      parent_instance;

  LodeSlideDeck *deck;
  guint          position;
  guint          inhibit_cookie;
  LodeSlideView *view;
};

enum
{
  PROP_0,
  PROP_POSITION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LodePresentWindow, lode_present_window, GTK_TYPE_WINDOW)

static void
show_page (LodePresentWindow *self)
{
  LodePage *page = lode_slide_deck_get_page (self->deck, self->position);
  guint n_pages = lode_slide_deck_get_n_pages (self->deck);
  g_autofree char *title =
    /* Translators: 1 the number of the slide, 2 of how many, 3 its title */
    g_strdup_printf (_("%u of %u: %s"), self->position + 1, n_pages,
                     page != NULL ? lode_page_get_title (page) : "");

  lode_slide_view_set_page (self->view, page);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
go_to (LodePresentWindow *self,
       int                position)
{
  int last = (int) lode_slide_deck_get_n_pages (self->deck) - 1;

  gtk_widget_set_opacity (GTK_WIDGET (self->view), 1.0);
  position = CLAMP (position, 0, MAX (last, 0));
  if (position == (int) self->position)
    return;

  self->position = (guint) position;
  show_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LodePresentWindow *self = LODE_PRESENT_WINDOW (widget);

  go_to (self, (int) self->position + g_variant_get_int32 (parameter));
}

static void
first_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  go_to (LODE_PRESENT_WINDOW (widget), 0);
}

static void
last_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  go_to (LODE_PRESENT_WINDOW (widget), G_MAXINT);
}

static void
blank_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  LodePresentWindow *self = LODE_PRESENT_WINDOW (widget);

  gtk_widget_set_opacity (GTK_WIDGET (self->view),
                          lode_present_window_get_is_blank (self) ? 1.0 : 0.0);
}

static void
end_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
pressed_cb (LodePresentWindow *self)
{
  go_to (self, (int) self->position + 1);
}

/* The deck was edited while it is shown. */
static void
deck_changed_cb (LodePresentWindow *self)
{
  guint n_pages = lode_slide_deck_get_n_pages (self->deck);

  self->position = MIN (self->position, n_pages > 0 ? n_pages - 1 : 0);
  show_page (self);
}

static void
lode_present_window_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_uint (value, LODE_PRESENT_WINDOW (object)->position);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_present_window_map (GtkWidget *widget)
{
  LodePresentWindow *self = LODE_PRESENT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  GTK_WIDGET_CLASS (lode_present_window_parent_class)->map (widget);
  if (application != NULL)
    self->inhibit_cookie = gtk_application_inhibit (application, GTK_WINDOW (self),
                                                    GTK_APPLICATION_INHIBIT_IDLE,
                                                    _("Presenting slides"));
}

static void
lode_present_window_unmap (GtkWidget *widget)
{
  LodePresentWindow *self = LODE_PRESENT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && self->inhibit_cookie != 0)
    gtk_application_uninhibit (application, self->inhibit_cookie);
  self->inhibit_cookie = 0;
  GTK_WIDGET_CLASS (lode_present_window_parent_class)->unmap (widget);
}

static void
lode_present_window_dispose (GObject *object)
{
  g_clear_object (&LODE_PRESENT_WINDOW (object)->deck);

  G_OBJECT_CLASS (lode_present_window_parent_class)->dispose (object);
}

static const struct
{
  guint       keyval;
  const char *action;
  int         step;
} keys[] = {
  { GDK_KEY_Right, "present.step", 1 },
  { GDK_KEY_Down, "present.step", 1 },
  { GDK_KEY_Page_Down, "present.step", 1 },
  { GDK_KEY_space, "present.step", 1 },
  { GDK_KEY_Return, "present.step", 1 },
  { GDK_KEY_n, "present.step", 1 },
  { GDK_KEY_Left, "present.step", -1 },
  { GDK_KEY_Up, "present.step", -1 },
  { GDK_KEY_Page_Up, "present.step", -1 },
  { GDK_KEY_BackSpace, "present.step", -1 },
  { GDK_KEY_p, "present.step", -1 },
  { GDK_KEY_Home, "present.first", 0 },
  { GDK_KEY_End, "present.last", 0 },
  { GDK_KEY_b, "present.blank", 0 },
  { GDK_KEY_period, "present.blank", 0 },
  { GDK_KEY_Escape, "present.end", 0 },
  { GDK_KEY_F5, "present.end", 0 },
};

static void
lode_present_window_class_init (LodePresentWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lode_present_window_get_property;
  object_class->dispose = lode_present_window_dispose;
  widget_class->map = lode_present_window_map;
  widget_class->unmap = lode_present_window_unmap;

  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "present.blank", NULL, blank_cb);
  gtk_widget_class_install_action (widget_class, "present.end", NULL, end_cb);
  gtk_widget_class_install_action (widget_class, "present.first", NULL, first_cb);
  gtk_widget_class_install_action (widget_class, "present.last", NULL, last_cb);
  gtk_widget_class_install_action (widget_class, "present.step", "i", step_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].step != 0)
      gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action, "i",
                                           keys[i].step);
    else
      gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, 0, keys[i].action, NULL);
}

static void
lode_present_window_init (LodePresentWindow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->view = LODE_SLIDE_VIEW (lode_slide_view_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self), "lode-stage");
  gtk_widget_set_focusable (GTK_WIDGET (self->view), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->view));
  gtk_window_set_default_size (GTK_WINDOW (self), 1280, 720);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWindow *
lode_present_window_new (LodeSlideDeck *deck,
                         guint          position)
{
  LodePresentWindow *self;

  g_return_val_if_fail (LODE_IS_SLIDE_DECK (deck), NULL);

  self = g_object_new (LODE_TYPE_PRESENT_WINDOW, NULL);
  self->deck = g_object_ref (deck);
  self->position = position;
  g_signal_connect_object (deck, "changed", G_CALLBACK (deck_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self);
  return GTK_WINDOW (self);
}

guint
lode_present_window_get_position (LodePresentWindow *self)
{
  g_return_val_if_fail (LODE_IS_PRESENT_WINDOW (self), 0);

  return self->position;
}

gboolean
lode_present_window_get_is_blank (LodePresentWindow *self)
{
  g_return_val_if_fail (LODE_IS_PRESENT_WINDOW (self), FALSE);

  return gtk_widget_get_opacity (GTK_WIDGET (self->view)) < 0.5;
}
