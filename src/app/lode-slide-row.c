/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-app"

#include "config.h"

#include "lode-slide-row.h"

#include <glib/gi18n.h>

#include "widgets/lode-slide-view.h"

#define THUMBNAIL_WIDTH 160
#define THUMBNAIL_LEAST_WIDTH 96

struct _LodeSlideRow
{
  GtkListBoxRow  parent_instance;

  guint          index;
  GtkLabel      *number_label;
  LodeSlideView *view;
};

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeSlideRow, lode_slide_row, GTK_TYPE_LIST_BOX_ROW)

static GdkContentProvider *
prepare_cb (LodeSlideRow *self)
{
  return gdk_content_provider_new_typed (LODE_TYPE_SLIDE_ROW, self);
}

static void
drag_begin_cb (LodeSlideRow *self,
               GdkDrag      *drag,
               GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));

  gtk_drag_source_set_icon (source, paintable, 8, 8);
}

static gboolean
drop_cb (LodeSlideRow *self,
         const GValue *value)
{
  LodeSlideRow *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self ||
      gtk_widget_get_parent (GTK_WIDGET (dragged)) != gtk_widget_get_parent (GTK_WIDGET (self)))
    return FALSE;

  g_signal_emit (self, signals[MOVED], 0, dragged->index, self->index);
  return TRUE;
}

static void
lode_slide_row_class_init (LodeSlideRowClass *klass)
{
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
lode_slide_row_init (LodeSlideRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (LODE_TYPE_SLIDE_ROW, GDK_ACTION_MOVE);

  self->number_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->number_label, 2);
  gtk_widget_set_valign (GTK_WIDGET (self->number_label), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->number_label), "lode-caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->number_label), "numeric");
  self->view = LODE_SLIDE_VIEW (lode_slide_view_new ());
  lode_slide_view_set_natural_width (self->view, THUMBNAIL_WIDTH, THUMBNAIL_LEAST_WIDTH,
                                     TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number_label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
lode_slide_row_new (void)
{
  return g_object_new (LODE_TYPE_SLIDE_ROW, NULL);
}

void
lode_slide_row_set_page (LodeSlideRow *self,
                         guint         index,
                         LodePage     *page)
{
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *name = NULL;

  g_return_if_fail (LODE_IS_SLIDE_ROW (self));

  self->index = index;
  gtk_label_set_text (self->number_label, number);
  lode_slide_view_set_page (self->view, page);
  /* Translators: 1 number, 2 title of a slide */
  name = g_strdup_printf (_("Slide %u: %s"), index + 1,
                          page != NULL ? lode_page_get_title (page) : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
