/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives every button below @root that shows an icon alone its tooltip as accessible name; GTK 4.8
 * names such buttons after their class. Called once, when a template is complete. */
void lode_accessible_name_buttons (GtkWidget *root);
/* Shows icon and label of a button, or where there is little room the icon alone; the button is
 * called @label either way. */
void lode_accessible_set_label (AdwButtonContent *content,
                                const char       *label,
                                gboolean          is_short);

G_END_DECLS
