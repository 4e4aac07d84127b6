/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-specifics-box.h"

#include <glib/gi18n.h>

#define N_ITEMS LODE_SPECIFICS_BOX_N_ITEMS

/* One of the five, as it stands in the box. */
typedef struct
{
  GtkWidget *segment;
  GtkWidget *line;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *summary;
  gboolean   is_stated;
} Item;

struct _LodeSpecificsBox
{
  GtkWidget  parent_instance;

  Item       items[N_ITEMS];
  GtkWidget *content;
  GtkBox    *meter;
  GtkBox    *lines;
  GtkLabel  *count_label;
};

static const char * const item_labels[N_ITEMS] = {
  /* Translators: what a statement can commit to: amounts */
  N_("Volumes"),
  /* Translators: what a statement can commit to: dates */
  N_("Timelines"),
  /* Translators: what a statement can commit to: money */
  N_("Funding"),
  /* Translators: what a statement can commit to: obligations */
  N_("Binding terms"),
  /* Translators: what a statement can commit to: who decides what, and how */
  N_("Mechanism"),
};

G_DEFINE_FINAL_TYPE (LodeSpecificsBox, lode_specifics_box, GTK_TYPE_WIDGET)

static void
set_css_class (GtkWidget  *widget,
               const char *css_class,
               gboolean    has_class)
{
  if (has_class)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update_count (LodeSpecificsBox *self)
{
  guint n_stated = lode_specifics_box_get_n_stated (self);
  g_autofree char *text =
    /* Translators: how many of the five specifics an article states: “1 of 5” */
    g_strdup_printf (_("%u of %u"), n_stated, N_ITEMS);

  gtk_label_set_text (self->count_label, text);
  for (guint i = 0; i < N_ITEMS; i++)
    set_css_class (self->items[i].segment, "filled", i < n_stated);
}

static void
add_item (LodeSpecificsBox *self,
          guint             index)
{
  Item *item = &self->items[index];

  item->segment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (self->meter, item->segment);

  item->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  item->icon = gtk_image_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (item->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(item_labels[index]), -1);
  item->name = gtk_label_new (_(item_labels[index]));
  item->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (item->name), 0);
  gtk_label_set_xalign (GTK_LABEL (item->summary), 1);
  gtk_label_set_wrap (GTK_LABEL (item->summary), TRUE);
  gtk_label_set_justify (GTK_LABEL (item->summary), GTK_JUSTIFY_RIGHT);
  gtk_widget_set_hexpand (item->summary, TRUE);
  gtk_widget_set_valign (item->name, GTK_ALIGN_BASELINE);
  gtk_widget_set_valign (item->summary, GTK_ALIGN_BASELINE);
  gtk_box_append (GTK_BOX (item->line), item->icon);
  gtk_box_append (GTK_BOX (item->line), item->name);
  gtk_box_append (GTK_BOX (item->line), item->summary);
  gtk_box_append (self->lines, item->line);
}

static void
lode_specifics_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LODE_TYPE_SPECIFICS_BOX);

  G_OBJECT_CLASS (lode_specifics_box_parent_class)->dispose (object);
}

static void
lode_specifics_box_class_init (LodeSpecificsBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lode_specifics_box_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/lodestone/lode-specifics-box.ui");
  gtk_widget_class_bind_template_child (widget_class, LodeSpecificsBox, content);
  gtk_widget_class_bind_template_child (widget_class, LodeSpecificsBox, meter);
  gtk_widget_class_bind_template_child (widget_class, LodeSpecificsBox, lines);
  gtk_widget_class_bind_template_child (widget_class, LodeSpecificsBox, count_label);
}

static void
lode_specifics_box_init (LodeSpecificsBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < N_ITEMS; i++)
    add_item (self, i);
  for (guint i = 0; i < N_ITEMS; i++)
    lode_specifics_box_set_item (self, i, NULL, NULL);
}

GtkWidget *
lode_specifics_box_new (void)
{
  return g_object_new (LODE_TYPE_SPECIFICS_BOX, NULL);
}

void
lode_specifics_box_set_item (LodeSpecificsBox *self,
                             guint             item,
                             const char       *summary,
                             const char       *quote)
{
  Item *line;

  g_return_if_fail (LODE_IS_SPECIFICS_BOX (self));
  g_return_if_fail (item < N_ITEMS);

  line = &self->items[item];
  line->is_stated = summary != NULL;
  gtk_image_set_from_icon_name (GTK_IMAGE (line->icon),
                                line->is_stated ? "object-select-symbolic"
                                                : "list-remove-symbolic");
  /* Translators: in place of what a statement should name, such as amounts or dates */
  gtk_label_set_text (GTK_LABEL (line->summary), line->is_stated ? summary : _("missing"));
  gtk_widget_set_tooltip_text (line->line, quote);
  set_css_class (line->name, "heading", line->is_stated);
  set_css_class (line->icon, "lode-good", line->is_stated);
  set_css_class (line->summary, "lode-warning", !line->is_stated);
  update_count (self);
}

guint
lode_specifics_box_get_n_stated (LodeSpecificsBox *self)
{
  guint n_stated = 0;

  g_return_val_if_fail (LODE_IS_SPECIFICS_BOX (self), 0);

  for (guint i = 0; i < N_ITEMS; i++)
    n_stated += self->items[i].is_stated ? 1 : 0;
  return n_stated;
}

const char *
lode_specifics_item_label (guint item)
{
  g_return_val_if_fail (item < N_ITEMS, NULL);

  return _(item_labels[item]);
}

char *
lode_specifics_box_describe_missing (LodeSpecificsBox *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (LODE_IS_SPECIFICS_BOX (self), NULL);

  for (guint i = 0; i < N_ITEMS; i++)
    if (!self->items[i].is_stated)
      {
        g_string_append (names, names->len > 0 ? ", " : "");
        g_string_append (names, _(item_labels[i]));
      }
  if (names->len == 0)
    return g_strdup ("");
  /* Translators: %s is a list of what an article does not state: “Missing: Volumes, Timelines” */
  return g_strdup_printf (_("Missing: %s"), names->str);
}
