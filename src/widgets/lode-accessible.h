/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives every button below @root that shows an icon alone its tooltip as accessible name, and every
 * button with icon and label the label, which it keeps where the window is too narrow to show it.
 * GTK 4.8 names such buttons after their class. Called once, when a template is complete. */
void lode_accessible_name_buttons (GtkWidget *root);

G_END_DECLS
