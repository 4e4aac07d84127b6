/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-chart-table.h"

#include <glib/gi18n.h>

struct _LodeChartTable
{
  GtkWidget      parent_instance;

  GtkWidget     *scroller;
  GtkColumnView *view;
  GListStore    *rows;      /* of GtkStringList: the cells of a row */
};

G_DEFINE_FINAL_TYPE (LodeChartTable, lode_chart_table, GTK_TYPE_WIDGET)

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  column)
{
  GtkStringList *cells = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_list_get_string (cells, GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
}

static void
add_column (LodeChartTable *self,
            guint           index,
            const char     *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), GUINT_TO_POINTER (index));
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
}

static void
remove_columns (LodeChartTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static void
lode_chart_table_dispose (GObject *object)
{
  LodeChartTable *self = LODE_CHART_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (lode_chart_table_parent_class)->dispose (object);
}

static void
lode_chart_table_class_init (LodeChartTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lode_chart_table_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lode_chart_table_init (LodeChartTable *self)
{
  self->rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  self->view = GTK_COLUMN_VIEW (
    gtk_column_view_new (GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows))))));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The chart as a table"), -1);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lode_chart_table_new (void)
{
  return g_object_new (LODE_TYPE_CHART_TABLE, NULL);
}

void
lode_chart_table_set_scene (LodeChartTable  *self,
                            const LodeScene *scene)
{
  g_autoptr (GPtrArray) table = NULL;

  g_return_if_fail (LODE_IS_CHART_TABLE (self));

  g_list_store_remove_all (self->rows);
  remove_columns (self);
  if (scene == NULL)
    return;

  table = lode_scene_to_table (scene);
  for (guint i = 0; i < table->len; i++)
    {
      const char * const *cells = g_ptr_array_index (table, i);

      if (i == 0)
        {
          for (guint column = 0; cells[column] != NULL; column++)
            add_column (self, column, cells[column]);
        }
      else
        {
          g_autoptr (GtkStringList) row = gtk_string_list_new (cells);

          g_list_store_append (self->rows, row);
        }
    }
}

guint
lode_chart_table_get_n_rows (LodeChartTable *self)
{
  g_return_val_if_fail (LODE_IS_CHART_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}
