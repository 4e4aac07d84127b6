/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LodeFile: one state file on disk, and what we last knew of its bytes.
 *
 * A person's work must survive a crash, a power cut and an edit from outside. So after
 * lode_file_save() returned %TRUE the new bytes are on the disk under the file's name; after a
 * crash at any instant the file holds either the old or the new bytes, whole; and bytes that we
 * never saw are never replaced.
 *
 * The life of a LodeFile:
 *
 * - `lode_file_new (path)`. Nothing is read yet.
 * - `lode_file_load ()` reads the document and remembers the fingerprint of its bytes. When the
 *   file does not exist, that is remembered. When it cannot be read or is bad JSON, nothing is
 *   remembered, so that no save can replace it.
 * - The caller holds the #LodeLock of the workspace while it saves; this file does not check it.
 * - `lode_file_save (bytes)` goes through these steps and stops at the first that fails, with the
 *   old file as it was:
 *    1. the bytes must pass the strict reader;
 *    2. symbolic links are followed, so that a link stays a link;
 *    3. the bytes on the disk must have the fingerprint that we remember. If not, ours are kept
 *       beside the file as a conflict copy and the error is %LODE_ERROR_CONFLICT;
 *    4. the bytes on the disk are kept as a backup, unless a recent one exists (lode-backup.h);
 *    5. the new bytes go to `.NAME.lode-new` in the same folder, are synced, and are read again
 *       from the disk and compared;
 *    6. that file is renamed over the old one and the folder is synced.
 * - After a conflict the person chooses: `lode_file_load ()` again takes the outside version,
 *   `lode_file_adopt ()` accepts it as known so that the next save replaces it (and backs it up).
 *
 * A LodeFile belongs to one thread. Calls block; run them off the main thread in the window.
 */
typedef struct _LodeFile LodeFile;

LodeFile   *lode_file_new (const char *path);
void        lode_file_free (LodeFile *file);

const char *lode_file_get_path (LodeFile *file);

/* Where backups of this file go; %NULL, the default, keeps none. The folder is made when needed. */
void        lode_file_set_backup_folder (LodeFile   *file,
                                         const char *folder);

/* (nullable): SHA-256 of the bytes last loaded or saved, in hexadecimal; "" when the file was
 * known to be absent; %NULL when nothing is known. A watcher tells own writes by it. */
const char *lode_file_get_fingerprint (LodeFile *file);

/* (transfer full) (nullable): the document. %LODE_ERROR_NOT_FOUND when there is no file,
 * %LODE_ERROR_INVALID or %LODE_ERROR_TOO_LARGE when it is bad, %LODE_ERROR_IO otherwise. */
JsonNode   *lode_file_load (LodeFile  *file,
                            GError   **error);

/* %LODE_ERROR_CONFLICT when the file changed outside (the message names the conflict copy),
 * %LODE_ERROR_INVALID when @bytes are no strict JSON, %LODE_ERROR_IO when the disk failed. */
gboolean    lode_file_save (LodeFile    *file,
                            const char  *bytes,
                            gsize        size_bytes,
                            GError     **error);

/* Remembers what is on the disk now, whatever it is, as known. */
gboolean    lode_file_adopt (LodeFile  *file,
                             GError   **error);

/* Removes the file after keeping a backup of it; the same check for outside edits applies. Absent
 * already is a success. A symbolic link is removed, not what it points to. */
gboolean    lode_file_remove (LodeFile  *file,
                              GError   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFile, lode_file_free)

G_END_DECLS
