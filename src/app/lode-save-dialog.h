/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): what to write to @path, whose ending may tell the format. */
typedef GBytes *(*LodeSaveFunc) (const char  *path,
                                 gpointer     user_data,
                                 GError     **error);

/**
 * lode_save_dialog_run:
 * @widget: whose window asks, and which must be alive for @render to be called
 * @name: proposed file name
 *
 * Asks for a file and writes what @render makes into it, durably; says in a toast how it went.
 * @user_data is a #GObject and is held until then.
 */
void lode_save_dialog_run (GtkWidget    *widget,
                           const char   *title,
                           const char   *name,
                           LodeSaveFunc  render,
                           gpointer      user_data);

G_END_DECLS
