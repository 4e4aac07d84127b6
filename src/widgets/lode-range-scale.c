/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-range-scale.h"

#define BAND_HEIGHT 6.0f
#define CAP_HEIGHT 14.0f
#define CAP_WIDTH 2.0f

struct _LodeRangeScale
{
  GtkScale  parent_instance;

  double    low;
  double    high;
};

G_DEFINE_FINAL_TYPE (LodeRangeScale, lode_range_scale, GTK_TYPE_SCALE)

/* The middle of the knob when it stands at @value. */
static float
position_of (LodeRangeScale     *self,
             double              value,
             const GdkRectangle *track,
             int                 knob_width)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self));
  double lower = gtk_adjustment_get_lower (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double fraction = upper > lower ? CLAMP ((value - lower) / (upper - lower), 0.0, 1.0) : 0.0;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    fraction = 1.0 - fraction;
  return (float) (track->x + knob_width / 2.0 + fraction * (track->width - knob_width));
}

static void
lode_range_scale_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  LodeRangeScale *self = LODE_RANGE_SCALE (widget);
  graphene_rect_t band;
  GdkRGBA colour;

  if (lode_range_scale_get_band (self, &band))
    {
      GtkStyleContext *context = gtk_widget_get_style_context (widget);
      float middle = band.origin.y + band.size.height / 2;

      if (!gtk_style_context_lookup_color (context, "accent_color", &colour))
        gtk_style_context_get_color (context, &colour);
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (band.origin.x - CAP_WIDTH / 2,
                                                      middle - CAP_HEIGHT / 2,
                                                      CAP_WIDTH, CAP_HEIGHT));
      gtk_snapshot_append_color (snapshot, &colour,
                                 &GRAPHENE_RECT_INIT (band.origin.x + band.size.width -
                                                      CAP_WIDTH / 2,
                                                      middle - CAP_HEIGHT / 2,
                                                      CAP_WIDTH, CAP_HEIGHT));
      colour.alpha = 0.45f;
      gtk_snapshot_append_color (snapshot, &colour, &band);
    }

  GTK_WIDGET_CLASS (lode_range_scale_parent_class)->snapshot (widget, snapshot);
}

static void
lode_range_scale_class_init (LodeRangeScaleClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = lode_range_scale_snapshot;
}

static void
lode_range_scale_init (LodeRangeScale *self)
{
  gtk_scale_set_draw_value (GTK_SCALE (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lode-range");
}

GtkWidget *
lode_range_scale_new (void)
{
  return g_object_new (LODE_TYPE_RANGE_SCALE, NULL);
}

void
lode_range_scale_set_range (LodeRangeScale *self,
                            double          low,
                            double          high)
{
  g_return_if_fail (LODE_IS_RANGE_SCALE (self));

  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
lode_range_scale_get_band (LodeRangeScale  *self,
                           graphene_rect_t *band)
{
  GdkRectangle track;
  int knob_start;
  int knob_end;
  float from;
  float to;

  g_return_val_if_fail (LODE_IS_RANGE_SCALE (self), FALSE);

  if (!(self->low < self->high))
    return FALSE;

  gtk_range_get_range_rect (GTK_RANGE (self), &track);
  gtk_range_get_slider_range (GTK_RANGE (self), &knob_start, &knob_end);
  from = position_of (self, self->low, &track, knob_end - knob_start);
  to = position_of (self, self->high, &track, knob_end - knob_start);
  graphene_rect_init (band, MIN (from, to),
                      (float) track.y + ((float) track.height - BAND_HEIGHT) / 2,
                      MAX (from, to) - MIN (from, to), BAND_HEIGHT);
  return TRUE;
}
