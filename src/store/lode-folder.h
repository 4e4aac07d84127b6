/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name under which new bytes wait to replace a file: ".NAME.lode-new". No other program uses
 * it, so what a crash leaves behind can be told from a person's files. */
#define LODE_FOLDER_NEW_SUFFIX ".lode-new"

/* Makes @folder and its parents (mode 0700) and syncs the parents, so that the folder itself
 * survives a power cut. An existing one is a success. */
gboolean lode_folder_create (const char  *folder,
                             GError     **error);

/* Waits until the entries of @folder (names, renames, removals) are on the disk. */
gboolean lode_folder_sync (const char  *folder,
                           GError     **error);

/* Deletes what crashed saves left in @folder: files named ".NAME.lode-new" and temporary files made
 * on the way to them. Call it with the lock held. @recurse goes into folders below, not through
 * symbolic links. Returns how many files went. */
guint    lode_folder_sweep (const char *folder,
                            gboolean    recurse);

G_END_DECLS
