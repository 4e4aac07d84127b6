/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* g_test_init() and a toolkit that behaves the same everywhere: no animations, one font. */
void       widgets_test_init (int    *argc,
                              char ***argv);
/* Puts @widget into a window of its own of that size, shows it and waits for the first frame.
 * Destroying the window destroys the widget. */
GtkWidget *widgets_test_show (GtkWidget *widget,
                              int        width,
                              int        height);
/* Lets everything happen that is due now: layout, idles, a frame. */
void       widgets_test_settle (void);
/* Waits until @condition says so; fails the test when that takes too long. */
void       widgets_test_wait (gboolean (*condition) (gpointer),
                              gpointer   user_data);
/* (transfer full): the pixels of a shown widget. */
GBytes    *widgets_test_draw (GtkWidget *widget);
/* A handler (swapped) that adds one to the guint at @count. */
void       widgets_test_count_cb (guint *count);
/* Whether the widget has an accessible label. */
gboolean   widgets_test_is_named (GtkWidget *widget);

G_END_DECLS
