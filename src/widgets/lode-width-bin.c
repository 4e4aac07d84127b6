/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-width-bin.h"

struct _LodeWidthBin
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  LodeWidth  width_class;
};

enum
{
  PROP_0,
  PROP_CHILD,
  PROP_WIDTH_CLASS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ENUM_TYPE (LodeWidth, lode_width,
                    G_DEFINE_ENUM_VALUE (LODE_WIDTH_NARROW, "narrow"),
                    G_DEFINE_ENUM_VALUE (LODE_WIDTH_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (LODE_WIDTH_LARGE, "large"),
                    G_DEFINE_ENUM_VALUE (LODE_WIDTH_FULL, "full"))

G_DEFINE_FINAL_TYPE (LodeWidthBin, lode_width_bin, GTK_TYPE_WIDGET)

static void
update_width_class (LodeWidthBin *self,
                    int           width)
{
  LodeWidth width_class = lode_width_for_pixels (width, lode_width_bin_get_text_scale (self));

  if (width_class == self->width_class)
    return;

  self->width_class = width_class;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WIDTH_CLASS]);
}

static void
text_scale_changed_cb (LodeWidthBin *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (width > 0)
    update_width_class (self, width);
}

static GtkSizeRequestMode
lode_width_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lode_width_bin_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  LodeWidthBin *self = LODE_WIDTH_BIN (widget);
  int child_minimum = 0;
  int child_natural = 0;

  if (self->child == NULL)
    return;

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int least_width;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1,
                          &least_width, NULL, NULL, NULL);
      for_size = MAX (for_size, least_width);
    }

  gtk_widget_measure (self->child, orientation, for_size,
                      &child_minimum, &child_natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    child_minimum = MIN (child_minimum, LODE_WIDTH_BIN_MINIMUM);

  *minimum = child_minimum;
  *natural = MAX (child_minimum, child_natural);
}

static void
lode_width_bin_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  LodeWidthBin *self = LODE_WIDTH_BIN (widget);
  int least_width;
  int least_height;

  update_width_class (self, width);

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1,
                      &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width,
                      &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, least_height), baseline, NULL);
}

static void
lode_width_bin_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LodeWidthBin *self = LODE_WIDTH_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_WIDTH_CLASS:
      g_value_set_enum (value, (int) self->width_class);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_width_bin_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CHILD:
      lode_width_bin_set_child (LODE_WIDTH_BIN (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_width_bin_dispose (GObject *object)
{
  LodeWidthBin *self = LODE_WIDTH_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (lode_width_bin_parent_class)->dispose (object);
}

static void
lode_width_bin_class_init (LodeWidthBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lode_width_bin_get_property;
  object_class->set_property = lode_width_bin_set_property;
  object_class->dispose = lode_width_bin_dispose;

  widget_class->get_request_mode = lode_width_bin_get_request_mode;
  widget_class->measure = lode_width_bin_measure;
  widget_class->size_allocate = lode_width_bin_size_allocate;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WIDTH_CLASS] =
    g_param_spec_enum ("width-class", NULL, NULL, LODE_TYPE_WIDTH, LODE_WIDTH_FULL,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "widthbin");
}

static void
lode_width_bin_init (LodeWidthBin *self)
{
  self->width_class = LODE_WIDTH_FULL;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_scale_changed_cb), self, G_CONNECT_SWAPPED);
}

LodeWidth
lode_width_for_pixels (int    pixels,
                       double text_scale)
{
  double room = pixels / MAX (text_scale, 0.1);

  if (room < 600)
    return LODE_WIDTH_NARROW;
  if (room < 860)
    return LODE_WIDTH_MEDIUM;
  if (room < 1100)
    return LODE_WIDTH_LARGE;
  return LODE_WIDTH_FULL;
}

GtkWidget *
lode_width_bin_new (void)
{
  return g_object_new (LODE_TYPE_WIDTH_BIN, NULL);
}

void
lode_width_bin_set_child (LodeWidthBin *self,
                          GtkWidget    *child)
{
  g_return_if_fail (LODE_IS_WIDTH_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (child == self->child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

GtkWidget *
lode_width_bin_get_child (LodeWidthBin *self)
{
  g_return_val_if_fail (LODE_IS_WIDTH_BIN (self), NULL);

  return self->child;
}

LodeWidth
lode_width_bin_get_width_class (LodeWidthBin *self)
{
  g_return_val_if_fail (LODE_IS_WIDTH_BIN (self), LODE_WIDTH_FULL);

  return self->width_class;
}

double
lode_width_bin_get_text_scale (LodeWidthBin *self)
{
  int dpi = -1;

  g_return_val_if_fail (LODE_IS_WIDTH_BIN (self), 1.0);

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
}
