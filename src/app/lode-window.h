/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "library/lode-library.h"
#include "library/lode-settings.h"

G_BEGIN_DECLS

/**
 * LodeWindow: one workspace in its four rooms.
 *
 * A room is built when it is first shown, so that the first frame does not wait for the others.
 */
#define LODE_TYPE_WINDOW (lode_window_get_type ())
G_DECLARE_FINAL_TYPE (LodeWindow, lode_window, LODE, WINDOW, AdwApplicationWindow)

GtkWindow   *lode_window_new (AdwApplication *application,
                              LodeSettings   *settings);
/* Opens a workspace; problems are said in the window. @create makes a folder one. */
void         lode_window_open_workspace (LodeWindow *self,
                                         const char *folder,
                                         gboolean    create);
/* Adds an article from a path or an address. */
void         lode_window_import (LodeWindow *self,
                                 const char *place);
/* (nullable) (transfer none): %NULL until a workspace is open. */
LodeLibrary *lode_window_get_library (LodeWindow *self);
/* "read" "depend" "scenarios" "briefings" */
void         lode_window_show_room (LodeWindow *self,
                                    const char *name);
/* The room of that name, built if need be. (nullable) (transfer none) */
GtkWidget   *lode_window_get_room (LodeWindow *self,
                                   const char *name);
/* Saves everything and remembers where we are; blocks. For closing and for tests. */
void         lode_window_save_now (LodeWindow *self);

/**
 * The following find the window that @widget is in, and do nothing outside of one.
 */

/* Says @text at the bottom for a few seconds; @can_undo adds the button. */
void         lode_window_toast (GtkWidget  *widget,
                                const char *text,
                                gboolean    can_undo);
/* Puts a chart on a new slide of the open briefing, making one if there is none. */
void         lode_window_add_to_briefing (GtkWidget     *widget,
                                          LodeChartSpec *spec);

G_END_DECLS
