/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-slide-view.h"

#include <glib/gi18n.h>

/* A slide lies on its canvas like paper. */
#define CORNER_RADIUS 2.0f

struct _LodeSlideView
{
  GtkWidget      parent_instance;

  LodePage      *page;
  GskRenderNode *node;
  int            natural_width;
  int            least_width;
  gboolean       keeps_ratio;
};

G_DEFINE_FINAL_TYPE (LodeSlideView, lode_slide_view, GTK_TYPE_WIDGET)

static void
invalidate_drawing (LodeSlideView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GtkSizeRequestMode
lode_slide_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lode_slide_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  LodeSlideView *self = LODE_SLIDE_VIEW (widget);
  double ratio = LODE_PAGE_HEIGHT / LODE_PAGE_WIDTH;
  int width = for_size >= 0 ? for_size : self->natural_width;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->least_width;
      *natural = self->natural_width;
      return;
    }

  /* For any width at all, the least height is that of the least width. */
  *minimum = (int) ((self->keeps_ratio && for_size >= 0 ? width : self->least_width) * ratio);
  *natural = MAX (*minimum, (int) (width * ratio));
}

static void
lode_slide_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  invalidate_drawing (LODE_SLIDE_VIEW (widget));
}

/* Where the page stands: as large as it fits, in the middle. */
static double
fit_page (GtkWidget       *widget,
          graphene_rect_t *box)
{
  double width = gtk_widget_get_width (widget);
  double height = gtk_widget_get_height (widget);
  double scale = MIN (width / LODE_PAGE_WIDTH, height / LODE_PAGE_HEIGHT);

  graphene_rect_init (box, (float) ((width - scale * LODE_PAGE_WIDTH) / 2.0),
                      (float) ((height - scale * LODE_PAGE_HEIGHT) / 2.0),
                      (float) (scale * LODE_PAGE_WIDTH), (float) (scale * LODE_PAGE_HEIGHT));
  return scale;
}

static GskRenderNode *
draw_node (LodeSlideView *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t box;
  double scale = fit_page (GTK_WIDGET (self), &box);
  GskRoundedRect edge;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&edge, &box, CORNER_RADIUS);
  gtk_snapshot_append_outset_shadow (snapshot, &edge, &(GdkRGBA) { 0, 0, 0, 0.30f }, 0, 1, 0, 4);
  cr = gtk_snapshot_append_cairo (snapshot, &box);
  cairo_translate (cr, (double) box.origin.x, (double) box.origin.y);
  cairo_scale (cr, scale, scale);
  lode_page_render (self->page, cr, NULL);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
lode_slide_view_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  LodeSlideView *self = LODE_SLIDE_VIEW (widget);

  if (self->page == NULL)
    return;
  if (self->node == NULL)
    self->node = draw_node (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
lode_slide_view_dispose (GObject *object)
{
  LodeSlideView *self = LODE_SLIDE_VIEW (object);

  g_clear_pointer (&self->page, lode_page_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (lode_slide_view_parent_class)->dispose (object);
}

static void
lode_slide_view_class_init (LodeSlideViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_slide_view_dispose;

  widget_class->get_request_mode = lode_slide_view_get_request_mode;
  widget_class->measure = lode_slide_view_measure;
  widget_class->size_allocate = lode_slide_view_size_allocate;
  widget_class->snapshot = lode_slide_view_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "slideview");
}

static void
lode_slide_view_init (LodeSlideView *self)
{
  self->natural_width = 960;
  self->least_width = 240;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Slide"), -1);
}

GtkWidget *
lode_slide_view_new (void)
{
  return g_object_new (LODE_TYPE_SLIDE_VIEW, NULL);
}

void
lode_slide_view_set_page (LodeSlideView *self,
                          LodePage      *page)
{
  g_return_if_fail (LODE_IS_SLIDE_VIEW (self));

  if (page != NULL)
    lode_page_ref (page);
  g_clear_pointer (&self->page, lode_page_unref);
  self->page = page;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  page != NULL ? lode_page_get_title (page) : _("Slide"), -1);
  invalidate_drawing (self);
}

LodePage *
lode_slide_view_get_page (LodeSlideView *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE_VIEW (self), NULL);

  return self->page;
}

void
lode_slide_view_set_natural_width (LodeSlideView *self,
                                   int            natural_width,
                                   int            least_width,
                                   gboolean       keeps_ratio)
{
  g_return_if_fail (LODE_IS_SLIDE_VIEW (self));
  g_return_if_fail (least_width >= 0 && natural_width >= least_width);

  self->natural_width = natural_width;
  self->least_width = least_width;
  self->keeps_ratio = keeps_ratio;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
