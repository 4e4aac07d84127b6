/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-chart-stop.h"

struct _LodeChartStop
{
  GtkWidget  parent_instance;

  guint      mark;
  char      *key;
};

G_DEFINE_FINAL_TYPE (LodeChartStop, lode_chart_stop, GTK_TYPE_WIDGET)

static void
lode_chart_stop_finalize (GObject *object)
{
  LodeChartStop *self = LODE_CHART_STOP (object);

  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (lode_chart_stop_parent_class)->finalize (object);
}

static void
lode_chart_stop_class_init (LodeChartStopClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lode_chart_stop_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chartstop");
}

static void
lode_chart_stop_init (LodeChartStop *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lode_chart_stop_new (guint       mark,
                     const char *key,
                     const char *name)
{
  LodeChartStop *self = g_object_new (LODE_TYPE_CHART_STOP, NULL);

  self->mark = mark;
  self->key = g_strdup (key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

guint
lode_chart_stop_get_mark (LodeChartStop *self)
{
  g_return_val_if_fail (LODE_IS_CHART_STOP (self), 0);

  return self->mark;
}

const char *
lode_chart_stop_get_key (LodeChartStop *self)
{
  g_return_val_if_fail (LODE_IS_CHART_STOP (self), NULL);

  return self->key;
}
