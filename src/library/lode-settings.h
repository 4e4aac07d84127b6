/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodeSettings: what the window remembers: last workspace, room, selections, size. One JSON file,
 * $XDG_CONFIG_HOME/lodestone/settings.json, format "lodestone-settings" version 1, a flat object of
 * texts, numbers and booleans. Names in use: "workspace" "room" "width" "height" "maximized"
 * "article" "material" "consumer" "stage" "year" "chart" "scenario" "briefing" "slide"; members of
 * others are kept.
 *
 * A file that cannot be read is never reset: values are then kept in memory only, and
 * lode_settings_get_problem() says why.
 */
#define LODE_TYPE_SETTINGS (lode_settings_get_type ())
G_DECLARE_FINAL_TYPE (LodeSettings, lode_settings, LODE, SETTINGS, GObject)

/* Reads the file, which is small; blocks for that. @path: %NULL for the usual place. */
LodeSettings *lode_settings_new (const char *path);
/* (nullable): one sentence on why nothing will be saved. */
const char   *lode_settings_get_problem (LodeSettings *self);

/* Valid until the value is set anew. */
const char   *lode_settings_get_string (LodeSettings *self,
                                        const char   *name,
                                        const char   *fallback);
int           lode_settings_get_integer (LodeSettings *self,
                                         const char   *name,
                                         int           fallback);
gboolean      lode_settings_get_boolean (LodeSettings *self,
                                         const char   *name,
                                         gboolean      fallback);
/* %NULL takes the member out. */
void          lode_settings_set_string (LodeSettings *self,
                                        const char   *name,
                                        const char   *value);
void          lode_settings_set_integer (LodeSettings *self,
                                         const char   *name,
                                         int           value);
void          lode_settings_set_boolean (LodeSettings *self,
                                         const char   *name,
                                         gboolean      value);

/* Writes durably, when anything changed since; a success when nothing did or nothing may be. */
gboolean      lode_settings_save_sync (LodeSettings  *self,
                                       GError       **error);
void          lode_settings_save_async (LodeSettings        *self,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
gboolean      lode_settings_save_finish (LodeSettings  *self,
                                         GAsyncResult  *result,
                                         GError       **error);

G_END_DECLS
