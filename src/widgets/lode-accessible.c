/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-widgets"

#include "config.h"

#include "lode-accessible.h"

/* (nullable): what the button is called; %NULL when it has a name already. */
static const char *
find_name (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return gtk_widget_get_tooltip_text (widget);
  if (!GTK_IS_BUTTON (widget))
    return NULL;
  if (gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    return gtk_widget_get_tooltip_text (widget);
  return NULL;
}

void
lode_accessible_name_buttons (GtkWidget *root)
{
  const char *name;

  g_return_if_fail (GTK_IS_WIDGET (root));

  name = find_name (root);
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    lode_accessible_name_buttons (child);
}

void
lode_accessible_set_label (AdwButtonContent *content,
                           const char       *label,
                           gboolean          is_short)
{
  GtkWidget *button;

  g_return_if_fail (ADW_IS_BUTTON_CONTENT (content));
  g_return_if_fail (label != NULL);

  adw_button_content_set_label (content, is_short ? "" : label);
  button = gtk_widget_get_ancestor (GTK_WIDGET (content), GTK_TYPE_BUTTON);
  if (button == NULL)
    return;
  /* A label that shows names the button already, and both together would be read. */
  if (is_short)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}
