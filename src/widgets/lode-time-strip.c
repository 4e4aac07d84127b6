/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-time-strip.h"

#include <glib/gi18n.h>

#define STRIP_WIDTH 128
#define STRIP_HEIGHT 16
#define BAR_HEIGHT 9.0

struct _LodeTimeStrip
{
  GtkWidget  parent_instance;

  LodeMonth  span_from;
  LodeMonth  span_to;
  LodeMonth  from;
  LodeMonth  to;
  double     ramp_months;
  gboolean   is_shock;
};

G_DEFINE_FINAL_TYPE (LodeTimeStrip, lode_time_strip, GTK_TYPE_WIDGET)

static void
look_up_colour (GtkWidget  *widget,
                const char *name,
                GdkRGBA    *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

static double
position_of (LodeTimeStrip *self,
             double         month,
             double         width)
{
  double n_months = self->span_to - self->span_from + 1;

  return CLAMP ((month - self->span_from) / n_months, 0.0, 1.0) * width;
}

static void
draw_bar (LodeTimeStrip *self,
          cairo_t       *cr,
          double         width,
          double         height)
{
  double first = self->from == LODE_MONTH_NONE ? self->span_from : self->from;
  double last = self->to == LODE_MONTH_NONE ? self->span_to + 1 : self->to + 1;
  double start = position_of (self, first, width);
  double ramped = position_of (self, MIN (first + self->ramp_months, last), width);
  double end = position_of (self, last, width);
  double top = (height - BAR_HEIGHT) / 2.0;
  double bottom = top + BAR_HEIGHT;
  GdkRGBA colour;

  look_up_colour (GTK_WIDGET (self), self->is_shock ? "lode_shock_color" : "lode_answer_color",
                  &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_move_to (cr, start, self->ramp_months > 0 ? bottom : top);
  cairo_line_to (cr, ramped, top);
  cairo_line_to (cr, MAX (end, start + 2.0), top);
  cairo_line_to (cr, MAX (end, start + 2.0), bottom);
  cairo_line_to (cr, start, bottom);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* A tick every other year, so that strips in rows can be compared. */
static void
draw_ticks (LodeTimeStrip *self,
            cairo_t       *cr,
            double         width,
            double         height)
{
  GdkRGBA colour;

  look_up_colour (GTK_WIDGET (self), "borders", &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_set_line_width (cr, 1.0);
  for (LodeMonth month = self->span_from; month <= self->span_to + 1; month += 24)
    {
      double x = (int) position_of (self, month, width - 1.0) + 0.5;

      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, height);
    }
  cairo_stroke (cr);
}

static void
lode_time_strip_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  LodeTimeStrip *self = LODE_TIME_STRIP (widget);
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->span_to < self->span_from)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_ticks (self, cr, width, height);
  draw_bar (self, cr, width, height);
  cairo_destroy (cr);
}

static void
lode_time_strip_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? STRIP_WIDTH / 2 : STRIP_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? STRIP_WIDTH : STRIP_HEIGHT;
}

static void
lode_time_strip_class_init (LodeTimeStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = lode_time_strip_measure;
  widget_class->snapshot = lode_time_strip_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "timestrip");
}

static void
lode_time_strip_init (LodeTimeStrip *self)
{
  self->from = LODE_MONTH_NONE;
  self->to = LODE_MONTH_NONE;
  self->span_to = -1;
}

GtkWidget *
lode_time_strip_new (void)
{
  return g_object_new (LODE_TYPE_TIME_STRIP, NULL);
}

void
lode_time_strip_set_span (LodeTimeStrip *self,
                          LodeMonth      from,
                          LodeMonth      to)
{
  g_return_if_fail (LODE_IS_TIME_STRIP (self));

  self->span_from = from;
  self->span_to = to;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lode_time_strip_set_window (LodeTimeStrip *self,
                            LodeMonth      from,
                            LodeMonth      to,
                            double         ramp_months,
                            gboolean       is_shock)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (LODE_IS_TIME_STRIP (self));

  self->from = from;
  self->to = to;
  self->ramp_months = ramp_months;
  self->is_shock = is_shock;

  first = lode_month_format (from);
  last = lode_month_format (to);
  name = g_strdup_printf ("%s–%s", first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: in place of dates: something acts all the time */
                                  *first == '\0' && *last == '\0' ? _("Always") : name, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
