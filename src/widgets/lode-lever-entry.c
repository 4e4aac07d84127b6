/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-lever-entry.h"

#include <glib/gi18n.h>

#include "widgets/lode-lever-parser.h"
#include "widgets/lode-lever-text.h"

#define MAX_READINGS 6

struct _LodeLeverEntry
{
  GtkWidget     parent_instance;

  LodeScenario *scenario;
  LodeAtlas    *atlas;
  GPtrArray    *readings;

  GtkWidget    *entry;
  GtkWidget    *popover;
  GtkWidget    *list;
};

enum
{
  LEVER_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LodeLeverEntry, lode_lever_entry, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (LodeLeverEntry *self,
          LodeLever      *lever)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon =
    gtk_image_new_from_icon_name (lode_lever_kind_icon_name (lode_lever_get_kind (lever)));
  g_autofree char *title = lode_lever_format_title (lever, self->atlas);
  g_autofree char *detail = lode_lever_format_detail (lever, self->atlas);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, detail);
  GtkWidget *title_label = gtk_label_new (title);
  GtkWidget *detail_label = gtk_label_new (detail);

  gtk_widget_add_css_class (icon, lode_lever_kind_is_shock (lode_lever_get_kind (lever))
                                    ? "lode-shock" : "lode-answer");
  gtk_label_set_ellipsize (GTK_LABEL (title_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (detail_label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (detail_label, "lode-caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title_label);
  gtk_box_append (GTK_BOX (box), detail_label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
clear_list (LodeLeverEntry *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
}

static void
show_readings (LodeLeverEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_clear_pointer (&self->readings, g_ptr_array_unref);
  clear_list (self);
  if (self->scenario == NULL || *text == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  self->readings = lode_lever_parse (text, self->scenario, self->atlas, MAX_READINGS);
  for (guint i = 0; i < self->readings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, g_ptr_array_index (self->readings, i)));
  if (self->readings->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
choose (LodeLeverEntry *self,
        guint           index)
{
  g_autoptr (LodeLever) lever = NULL;

  if (self->readings == NULL || index >= self->readings->len)
    return;

  lever = g_object_ref (g_ptr_array_index (self->readings, index));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[LEVER_CHOSEN], 0, lever);
}

static void
entry_activated_cb (LodeLeverEntry *self)
{
  lode_lever_entry_take_first (self);
}

static void
row_activated_cb (LodeLeverEntry *self,
                  GtkListBoxRow  *row)
{
  choose (self, (guint) gtk_list_box_row_get_index (row));
}

static gboolean
key_pressed_cb (LodeLeverEntry  *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  modifiers)
{
  GtkWidget *first = gtk_widget_get_first_child (self->list);

  if (keyval == GDK_KEY_Down && first != NULL && gtk_widget_get_mapped (self->popover))
    return gtk_widget_grab_focus (first);
  if (keyval == GDK_KEY_Escape && gtk_widget_get_mapped (self->popover))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    }
  return FALSE;
}

static void
lode_lever_entry_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  LodeLeverEntry *self = LODE_LEVER_ENTRY (widget);

  gtk_widget_allocate (self->entry, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
lode_lever_entry_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (LODE_LEVER_ENTRY (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
lode_lever_entry_dispose (GObject *object)
{
  LodeLeverEntry *self = LODE_LEVER_ENTRY (object);

  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->scenario);
  g_clear_pointer (&self->atlas, lode_atlas_unref);

  G_OBJECT_CLASS (lode_lever_entry_parent_class)->dispose (object);
}

static void
lode_lever_entry_class_init (LodeLeverEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lode_lever_entry_dispose;

  widget_class->measure = lode_lever_entry_measure;
  widget_class->size_allocate = lode_lever_entry_size_allocate;

  signals[LEVER_CHOSEN] =
    g_signal_new ("lever-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, LODE_TYPE_LEVER);
}

static void
add_popover (LodeLeverEntry *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Levers that match"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

static void
lode_lever_entry_init (LodeLeverEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "list-add-symbolic");
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _("Add lever: “export control China separation”"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Add lever"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  add_popover (self);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (show_readings), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
}

GtkWidget *
lode_lever_entry_new (void)
{
  return g_object_new (LODE_TYPE_LEVER_ENTRY, NULL);
}

void
lode_lever_entry_set_scenario (LodeLeverEntry *self,
                               LodeScenario   *scenario,
                               LodeAtlas      *atlas)
{
  g_return_if_fail (LODE_IS_LEVER_ENTRY (self));
  g_return_if_fail (atlas != NULL);

  g_set_object (&self->scenario, scenario);
  lode_atlas_ref (atlas);
  g_clear_pointer (&self->atlas, lode_atlas_unref);
  self->atlas = atlas;
  gtk_widget_set_sensitive (self->entry, scenario != NULL);
}

void
lode_lever_entry_set_text (LodeLeverEntry *self,
                           const char     *text)
{
  g_return_if_fail (LODE_IS_LEVER_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

gboolean
lode_lever_entry_take_first (LodeLeverEntry *self)
{
  g_return_val_if_fail (LODE_IS_LEVER_ENTRY (self), FALSE);

  if (self->readings == NULL || self->readings->len == 0)
    return FALSE;

  choose (self, 0);
  return TRUE;
}
