/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-chart-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/lode-error.h"
#include "chart/scene/lode-scene-hit.h"
#include "chart/scene/lode-scene-render.h"
#include "widgets/lode-chart-stop.h"

#define BASE_PX 13.0
#define NARROW_PX 560.0
#define POINTER_SLACK 4.0
#define FINGER_SLACK 16.0
#define LEAST_WIDTH 280
#define NATURAL_WIDTH 720
#define LEAST_HEIGHT 340
#define NARROW_HEIGHT 740
#define MAX_HEIGHT 1200
#define GROWTH 60

struct _LodeChartView
{
  GtkWidget       parent_instance;

  LodeSceneFunc   build;
  gpointer        build_data;
  GDestroyNotify  build_destroy;

  LodeScene      *scene;
  GskRenderNode  *node;
  LodeSceneState  state;
  char           *pinned;
  char           *focused;
  char           *problem;
  int             built_width;
  int             built_height;
  guint           notify_id;
  guint           grow_id;
  int             wide_px;
  int             narrow_px;
  int             least_height;     /* px that a scene asked for; 0 as long as it had enough */
};

enum
{
  PROP_0,
  PROP_PINNED,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LodeChartView, lode_chart_view, GTK_TYPE_WIDGET)

static void
invalidate_drawing (LodeChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_text_scale (LodeChartView *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
}

static LodeTheme
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  if (adw_style_manager_get_high_contrast (manager) && !adw_style_manager_get_dark (manager))
    return LODE_THEME_CONTRAST;
  return adw_style_manager_get_dark (manager) ? LODE_THEME_DARK : LODE_THEME_LIGHT;
}

static int
find_mark (LodeChartView *self,
           const char    *key)
{
  return self->scene != NULL && key != NULL ? lode_scene_find (self->scene, key) : -1;
}

/* A scene is built while the view is allocated, when nobody may switch to another page. */
static gboolean
notify_problem_cb (gpointer user_data)
{
  LodeChartView *self = LODE_CHART_VIEW (user_data);

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
  return G_SOURCE_REMOVE;
}

static void
set_problem (LodeChartView *self,
             const char    *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_problem_cb, self, NULL);
}

static LodeChartStop *
find_stop (LodeChartView *self,
           const char    *key)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_strcmp0 (lode_chart_stop_get_key (LODE_CHART_STOP (child)), key) == 0)
      return LODE_CHART_STOP (child);

  return NULL;
}

static void
stop_focus_changed_cb (LodeChartView *self,
                       GParamSpec    *pspec,
                       GtkWidget     *stop)
{
  if (gtk_widget_has_focus (stop))
    {
      g_free (self->focused);
      self->focused = g_strdup (lode_chart_stop_get_key (LODE_CHART_STOP (stop)));
      self->state.focused = (int) lode_chart_stop_get_mark (LODE_CHART_STOP (stop));
    }
  else
    {
      self->state.focused = -1;
    }
  invalidate_drawing (self);
}

/* The stops of the old scene go, those of the new one come; the focus stays on its key. */
static void
replace_stops (LodeChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean had_focus = gtk_widget_get_focus_child (widget) != NULL;
  g_autofree char *focused = g_strdup (self->focused);
  GtkWidget *child;
  LodeChartStop *stop;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);

  for (guint i = 0; self->scene != NULL && i < lode_scene_get_n_stops (self->scene); i++)
    {
      guint index = lode_scene_get_stop (self->scene, i);
      const LodeMark *mark = lode_scene_get_mark (self->scene, index);

      child = lode_chart_stop_new (index, mark->key, mark->name);
      g_signal_connect_object (child, "notify::has-focus", G_CALLBACK (stop_focus_changed_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (child, widget);
    }

  stop = find_stop (self, focused);
  if (had_focus && stop != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (stop));
}

static gboolean
is_same_stops (LodeChartView   *self,
               const LodeScene *scene)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < lode_scene_get_n_stops (scene); i++)
    {
      guint index = lode_scene_get_stop (scene, i);
      const LodeMark *mark = lode_scene_get_mark (scene, index);

      if (child == NULL || lode_chart_stop_get_mark (LODE_CHART_STOP (child)) != index ||
          g_strcmp0 (lode_chart_stop_get_key (LODE_CHART_STOP (child)), mark->key) != 0)
        return FALSE;
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      mark->name, -1);
      child = gtk_widget_get_next_sibling (child);
    }
  return child == NULL;
}

static void
take_scene (LodeChartView *self,
            LodeScene     *scene)
{
  g_clear_pointer (&self->scene, lode_scene_unref);
  self->scene = scene;
  self->state.hovered = -1;
  if (scene == NULL || !is_same_stops (self, scene))
    replace_stops (self);
  self->state.pinned = find_mark (self, self->pinned);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene != NULL ? lode_scene_get_summary (scene) : _("Chart"), -1);
  invalidate_drawing (self);
}

static gboolean
grow_cb (gpointer user_data)
{
  LodeChartView *self = LODE_CHART_VIEW (user_data);

  self->grow_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A chart that has no room becomes higher, and its surroundings scroll. %FALSE when that does not
 * help. */
static gboolean
grow (LodeChartView *self,
      int            height)
{
  if (height > MAX_HEIGHT * get_text_scale (self))
    return FALSE;

  self->least_height = height + (int) (GROWTH * get_text_scale (self));
  if (self->grow_id == 0)
    self->grow_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, grow_cb, self, NULL);
  return TRUE;
}

static void
build_scene (LodeChartView *self,
             int            width,
             int            height)
{
  g_autoptr (GError) error = NULL;
  LodeChartStyle style;
  LodeScene *scene;

  self->built_width = width;
  self->built_height = height;
  if (self->build == NULL || width < 1 || height < 1)
    return;

  lode_chart_view_get_style (self, &style);
  style.width = width;
  style.height = height;
  style.is_narrow = width / get_text_scale (self) < NARROW_PX;
  scene = self->build (&style, self->build_data, &error);
  take_scene (self, scene);
  if (g_error_matches (error, LODE_ERROR, LODE_ERROR_INVALID) && grow (self, height))
    g_clear_error (&error);
  set_problem (self, error != NULL ? error->message : NULL);
}

static void
look_changed_cb (LodeChartView *self)
{
  lode_chart_view_rebuild (self);
}

static void
set_hovered (LodeChartView *self,
             int            mark)
{
  if (mark == self->state.hovered)
    return;

  self->state.hovered = mark;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark >= 0 ? "pointer" : NULL);
  invalidate_drawing (self);
}

static void
motion_cb (LodeChartView *self,
           double         x,
           double         y)
{
  if (self->scene != NULL)
    set_hovered (self, lode_scene_hit (self->scene, x, y, POINTER_SLACK));
}

static void
leave_cb (LodeChartView *self)
{
  set_hovered (self, -1);
}

static void
pressed_cb (LodeChartView *self,
            int            n_press,
            double         x,
            double         y,
            GtkGesture    *gesture)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, NULL);
  GdkDevice *device = event != NULL ? gdk_event_get_device (event) : NULL;
  gboolean is_touch = device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
  LodeChartStop *stop;
  const char *key;
  int mark;

  if (self->scene == NULL)
    return;

  mark = lode_scene_hit (self->scene, x, y, is_touch ? FINGER_SLACK : POINTER_SLACK);
  key = mark >= 0 ? lode_scene_get_mark (self->scene, (guint) mark)->key : NULL;
  stop = find_stop (self, key);
  if (stop != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (stop));
  lode_chart_view_pin (self, g_strcmp0 (key, self->pinned) == 0 ? NULL : key);
}

static gboolean
move_focus (LodeChartView *self,
            LodeMove       move)
{
  int from = find_mark (self, self->focused);
  int to;
  LodeChartStop *stop;

  if (self->scene == NULL)
    return FALSE;

  to = lode_scene_move (self->scene, from, move);
  if (to < 0)
    return FALSE;

  stop = find_stop (self, lode_scene_get_mark (self->scene, (guint) to)->key);
  return stop != NULL && gtk_widget_grab_focus (GTK_WIDGET (stop));
}

static const struct
{
  guint    keyval;
  LodeMove move;
} move_keys[] = {
  { GDK_KEY_Left, LODE_MOVE_LEFT },
  { GDK_KEY_Right, LODE_MOVE_RIGHT },
  { GDK_KEY_Up, LODE_MOVE_UP },
  { GDK_KEY_Down, LODE_MOVE_DOWN },
  { GDK_KEY_Home, LODE_MOVE_FIRST },
  { GDK_KEY_End, LODE_MOVE_LAST },
  { GDK_KEY_Page_Down, LODE_MOVE_NEXT },
  { GDK_KEY_Page_Up, LODE_MOVE_PREVIOUS },
};

static void
move_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  /* Keys walk, so the ring has to be seen, as after Tab. */
  if (root != NULL)
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  move_focus (LODE_CHART_VIEW (widget), (LodeMove) g_variant_get_int32 (parameter));
}

static void
pin_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LodeChartView *self = LODE_CHART_VIEW (widget);

  lode_chart_view_pin (self, g_strcmp0 (self->focused, self->pinned) == 0 ? NULL : self->focused);
}

static void
unpin_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  lode_chart_view_pin (LODE_CHART_VIEW (widget), NULL);
}

/* The chart is one station for Tab: it enters at the mark that had the focus last. */
static gboolean
lode_chart_view_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  LodeChartView *self = LODE_CHART_VIEW (widget);
  LodeChartStop *stop;

  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  stop = find_stop (self, self->focused);
  if (stop != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (stop));
  return move_focus (self, LODE_MOVE_FIRST);
}

static gboolean
lode_chart_view_grab_focus (GtkWidget *widget)
{
  return lode_chart_view_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
lode_chart_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  LodeChartView *self = LODE_CHART_VIEW (widget);
  double text_scale = get_text_scale (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  /* Stages stand below each other in a narrow chart, and the sources need more lines. */
  *minimum = (int) (text_scale * (for_size >= 0 && for_size / text_scale < NARROW_PX
                                    ? self->narrow_px : self->wide_px));
  *minimum = MAX (*minimum, self->least_height);
  *natural = *minimum;
}

static GtkSizeRequestMode
lode_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lode_chart_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  LodeChartView *self = LODE_CHART_VIEW (widget);

  if (width != self->built_width || height != self->built_height)
    build_scene (self, width, height);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      guint index = lode_chart_stop_get_mark (LODE_CHART_STOP (child));
      const LodeMark *mark = lode_scene_get_mark (self->scene, index);
      GtkAllocation box = {
        .x = (int) mark->box.x,
        .y = (int) mark->box.y,
        .width = MAX (1, (int) mark->box.width),
        .height = MAX (1, (int) mark->box.height),
      };

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &box, -1);
    }
}

static GskRenderNode *
draw_node (LodeChartView *self,
           int            width,
           int            height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  LodeSceneState state = self->state;
  cairo_t *cr;

  if (!gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))))
    state.focused = -1;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  lode_scene_render_marks (self->scene, cr, &state);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
lode_chart_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  LodeChartView *self = LODE_CHART_VIEW (widget);

  if (self->scene == NULL)
    return;

  if (self->node == NULL)
    self->node = draw_node (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
lode_chart_view_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  LodeChartView *self = LODE_CHART_VIEW (object);

  switch (prop_id)
    {
    case PROP_PINNED:
      g_value_set_string (value, self->pinned);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_chart_view_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_PINNED:
      lode_chart_view_pin (LODE_CHART_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_chart_view_dispose (GObject *object)
{
  LodeChartView *self = LODE_CHART_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  lode_chart_view_set_source (self, NULL, NULL, NULL);
  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->scene, lode_scene_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->pinned, g_free);
  g_clear_pointer (&self->focused, g_free);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (lode_chart_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "chart.pin", NULL, pin_cb);
  gtk_widget_class_install_action (widget_class, "chart.unpin", NULL, unpin_cb);
  for (guint i = 0; i < G_N_ELEMENTS (move_keys); i++)
    gtk_widget_class_add_binding_action (widget_class, move_keys[i].keyval, 0, "chart.move", "i",
                                         (int) move_keys[i].move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.pin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "chart.pin", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "chart.unpin", NULL);
}

static void
lode_chart_view_class_init (LodeChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lode_chart_view_get_property;
  object_class->set_property = lode_chart_view_set_property;
  object_class->dispose = lode_chart_view_dispose;

  widget_class->focus = lode_chart_view_focus;
  widget_class->grab_focus = lode_chart_view_grab_focus;
  widget_class->get_request_mode = lode_chart_view_get_request_mode;
  widget_class->measure = lode_chart_view_measure;
  widget_class->size_allocate = lode_chart_view_size_allocate;
  widget_class->snapshot = lode_chart_view_snapshot;

  properties[PROP_PINNED] =
    g_param_spec_string ("pinned", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "chartview");
  add_keys (widget_class);
}

static void
lode_chart_view_init (LodeChartView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->state = (LodeSceneState) LODE_SCENE_STATE_INIT;
  self->wide_px = LEAST_HEIGHT;
  self->narrow_px = NARROW_HEIGHT;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Chart"), -1);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (look_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
lode_chart_view_new (void)
{
  return g_object_new (LODE_TYPE_CHART_VIEW, NULL);
}

void
lode_chart_view_set_source (LodeChartView  *self,
                            LodeSceneFunc   build,
                            gpointer        user_data,
                            GDestroyNotify  destroy)
{
  g_return_if_fail (LODE_IS_CHART_VIEW (self));

  if (self->build_destroy != NULL)
    self->build_destroy (self->build_data);
  self->build = build;
  self->build_data = user_data;
  self->build_destroy = destroy;
  if (build != NULL)
    lode_chart_view_rebuild (self);
}

void
lode_chart_view_rebuild (LodeChartView *self)
{
  g_return_if_fail (LODE_IS_CHART_VIEW (self));

  self->built_width = 0;
  self->built_height = 0;
  self->least_height = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const LodeScene *
lode_chart_view_get_scene (LodeChartView *self)
{
  g_return_val_if_fail (LODE_IS_CHART_VIEW (self), NULL);

  return self->scene;
}

const char *
lode_chart_view_get_problem (LodeChartView *self)
{
  g_return_val_if_fail (LODE_IS_CHART_VIEW (self), NULL);

  return self->problem;
}

const LodeMark *
lode_chart_view_get_pinned_mark (LodeChartView *self)
{
  int mark;

  g_return_val_if_fail (LODE_IS_CHART_VIEW (self), NULL);

  mark = find_mark (self, self->pinned);
  return mark >= 0 ? lode_scene_get_mark (self->scene, (guint) mark) : NULL;
}

void
lode_chart_view_pin (LodeChartView *self,
                     const char    *key)
{
  g_return_if_fail (LODE_IS_CHART_VIEW (self));

  if (g_strcmp0 (key, self->pinned) == 0)
    return;

  g_free (self->pinned);
  self->pinned = g_strdup (key);
  self->state.pinned = find_mark (self, key);
  invalidate_drawing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PINNED]);
}

const char *
lode_chart_view_get_focused (LodeChartView *self)
{
  g_return_val_if_fail (LODE_IS_CHART_VIEW (self), NULL);

  return self->focused;
}

void
lode_chart_view_set_least_height (LodeChartView *self,
                                  int            wide_px,
                                  int            narrow_px)
{
  g_return_if_fail (LODE_IS_CHART_VIEW (self));

  self->wide_px = wide_px;
  self->narrow_px = narrow_px;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
lode_chart_view_get_style (LodeChartView  *self,
                           LodeChartStyle *style)
{
  GtkWidget *widget;

  g_return_if_fail (LODE_IS_CHART_VIEW (self));
  g_return_if_fail (style != NULL);

  widget = GTK_WIDGET (self);
  lode_chart_style_init (style, MAX (1, gtk_widget_get_width (widget)),
                         MAX (1, gtk_widget_get_height (widget)));
  style->base_px = BASE_PX * get_text_scale (self);
  style->theme = get_theme ();
  style->is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  style->is_narrow = style->width / get_text_scale (self) < NARROW_PX;
}
