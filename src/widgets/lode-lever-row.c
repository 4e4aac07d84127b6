/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-lever-row.h"

#include <glib/gi18n.h>

#include "widgets/lode-accessible.h"
#include "widgets/lode-lever-text.h"
#include "widgets/lode-range-scale.h"
#include "widgets/lode-time-strip.h"

struct _LodeLeverRow
{
  GtkListBoxRow   parent_instance;

  LodeLever      *lever;
  LodeScenario   *scenario;
  LodeAtlas      *atlas;
  gboolean        is_showing;
  double          upper;

  GtkAdjustment  *adjustment;
  GtkImage       *icon;
  GtkLabel       *title_label;
  GtkLabel       *detail_label;
  GtkLabel       *evidence_label;
  GtkLabel       *parameter_label;
  GtkLabel       *value_label;
  GtkLabel       *range_label;
  GtkRevealer    *revealer;
  GtkSwitch      *enabled_switch;
  LodeRangeScale *scale;
  LodeTimeStrip  *strip;
};

enum
{
  MAGNITUDE_CHANGED,
  ENABLED_CHANGED,
  DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeLeverRow, lode_lever_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_evidence (LodeLeverRow *self)
{
  guint n_evidence = g_strv_length ((char **) lode_lever_get_evidence (self->lever));
  GtkWidget *label = GTK_WIDGET (self->evidence_label);

  if (n_evidence > 0)
    {
      g_autofree char *text =
        /* Translators: how many quotes or sources back an assumption; stands in a badge */
        g_strdup_printf (ngettext ("%u source", "%u sources", n_evidence), n_evidence);

      gtk_label_set_text (self->evidence_label, text);
      gtk_widget_remove_css_class (label, "assumed");
    }
  else
    {
      /* Translators: a number that no source backs; stands in a badge */
      gtk_label_set_text (self->evidence_label, _("assumed"));
      gtk_widget_add_css_class (label, "assumed");
    }
}

static double
get_ramp_months (LodeLever *lever)
{
  const LodeParameter *parameter = lode_lever_kind_parameters (lode_lever_get_kind (lever));

  for (; parameter->name != NULL; parameter++)
    if (g_str_equal (parameter->name, "ramp_months"))
      return lode_lever_get_magnitude (lever, "ramp_months").value;
  return 0.0;
}

static void
show_strip (LodeLeverRow *self)
{
  lode_time_strip_set_span (self->strip, lode_scenario_get_from (self->scenario),
                            lode_scenario_get_to (self->scenario));
  lode_time_strip_set_window (self->strip,
                              lode_lever_get_first_month (self->lever, self->atlas),
                              lode_lever_get_to (self->lever), get_ramp_months (self->lever),
                              lode_lever_kind_is_shock (lode_lever_get_kind (self->lever)));
}

/* Where the slider ends: the whole range of a share; of an amount three times what it is now, so that
 * a small plant can be moved finely. It stays while the row lives. */
static double
find_upper (const LodeParameter *parameter,
            const LodeMagnitude *magnitude)
{
  double reach = 3.0 * MAX (magnitude->value, magnitude->high);

  if (g_str_has_prefix (parameter->unit, "share") || !(reach > parameter->minimum))
    return parameter->maximum;
  return MIN (parameter->maximum, reach);
}

static void
show_magnitude (LodeLeverRow *self)
{
  const LodeParameter *parameter = lode_lever_get_main_parameter (self->lever);
  LodeMagnitude magnitude = lode_lever_get_main_magnitude (self->lever, self->atlas);
  g_autofree char *value = lode_parameter_format (parameter, magnitude.value);
  g_autofree char *range = lode_parameter_format_range (parameter, &magnitude);
  double span;

  if (self->upper <= 0)
    self->upper = find_upper (parameter, &magnitude);
  self->upper = MAX (self->upper, magnitude.high);
  span = self->upper - parameter->minimum;

  gtk_label_set_text (self->parameter_label, _(parameter->label));
  gtk_label_set_text (self->value_label, value);
  gtk_label_set_text (self->range_label, range);
  gtk_adjustment_configure (self->adjustment, magnitude.value, parameter->minimum,
                            self->upper, span / 100.0, span / 10.0, 0.0);
  lode_range_scale_set_range (self->scale, magnitude.low,
                              magnitude.shape == LODE_SHAPE_FIXED ? magnitude.low
                                                                  : magnitude.high);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(parameter->label), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value,
                                  -1);
}

static void
show_lever (LodeLeverRow *self)
{
  g_autofree char *title = lode_lever_format_title (self->lever, self->atlas);
  g_autofree char *detail = lode_lever_format_detail (self->lever, self->atlas);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, detail);

  self->is_showing = TRUE;
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_switch_set_active (self->enabled_switch, lode_lever_get_enabled (self->lever));
  if (lode_lever_get_enabled (self->lever))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "off");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "off");
  show_magnitude (self);
  show_evidence (self);
  show_strip (self);
  self->is_showing = FALSE;
}

static gboolean
change_value_cb (LodeLeverRow  *self,
                 GtkScrollType  scroll,
                 double         value,
                 GtkRange      *range)
{
  const LodeParameter *parameter = lode_lever_get_main_parameter (self->lever);
  double step = gtk_adjustment_get_step_increment (self->adjustment);

  value = CLAMP (value, parameter->minimum, gtk_adjustment_get_upper (self->adjustment));
  if (step > 0)
    value = parameter->minimum + step * (int) ((value - parameter->minimum) / step + 0.5);
  g_signal_emit (self, signals[MAGNITUDE_CHANGED], 0, value);
  return FALSE;
}

static gboolean
state_set_cb (LodeLeverRow *self,
              gboolean      state,
              GtkSwitch    *enabled_switch)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[ENABLED_CHANGED], 0, state);
  return FALSE;
}

static void
delete_clicked_cb (LodeLeverRow *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
lode_lever_row_dispose (GObject *object)
{
  LodeLeverRow *self = LODE_LEVER_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), LODE_TYPE_LEVER_ROW);
  g_clear_object (&self->lever);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->atlas, lode_atlas_unref);

  G_OBJECT_CLASS (lode_lever_row_parent_class)->dispose (object);
}

static void
lode_lever_row_class_init (LodeLeverRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_lever_row_dispose;

  signals[MAGNITUDE_CHANGED] =
    g_signal_new ("magnitude-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[ENABLED_CHANGED] =
    g_signal_new ("enabled-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[DELETE] =
    g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LODE_TYPE_RANGE_SCALE);
  g_type_ensure (LODE_TYPE_TIME_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-lever-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, detail_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, parameter_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, range_label);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, enabled_switch);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, scale);
  gtk_widget_class_bind_template_child (widget_class, LodeLeverRow, strip);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, state_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_clicked_cb);
}

static void
lode_lever_row_init (LodeLeverRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lode_accessible_name_buttons (GTK_WIDGET (self));
}

GtkWidget *
lode_lever_row_new (LodeLever    *lever,
                    LodeScenario *scenario,
                    LodeAtlas    *atlas)
{
  LodeLeverRow *self;
  LodeLeverKind kind;

  g_return_val_if_fail (LODE_IS_LEVER (lever), NULL);
  g_return_val_if_fail (LODE_IS_SCENARIO (scenario), NULL);
  g_return_val_if_fail (atlas != NULL, NULL);

  self = g_object_new (LODE_TYPE_LEVER_ROW, NULL);
  self->lever = g_object_ref (lever);
  self->scenario = g_object_ref (scenario);
  self->atlas = lode_atlas_ref (atlas);

  kind = lode_lever_get_kind (lever);
  gtk_image_set_from_icon_name (self->icon, lode_lever_kind_icon_name (kind));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon),
                            lode_lever_kind_is_shock (kind) ? "lode-shock" : "lode-answer");
  g_signal_connect_object (lever, "changed", G_CALLBACK (show_lever), self, G_CONNECT_SWAPPED);
  show_lever (self);
  return GTK_WIDGET (self);
}

LodeLever *
lode_lever_row_get_lever (LodeLeverRow *self)
{
  g_return_val_if_fail (LODE_IS_LEVER_ROW (self), NULL);

  return self->lever;
}

void
lode_lever_row_set_is_open (LodeLeverRow *self,
                            gboolean      is_open)
{
  g_return_if_fail (LODE_IS_LEVER_ROW (self));

  gtk_revealer_set_reveal_child (self->revealer, is_open);
}
