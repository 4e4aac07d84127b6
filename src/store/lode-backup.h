/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Backups: the last good versions of a state file, as whole files named
 * `STEM.20260201T090000Z.json` for `STEM.json`. They are thinned by age:
 *
 * | age            | at most one per |
 * |----------------|-----------------|
 * | under an hour  | 10 minutes      |
 * | under a day    | hour            |
 * | under 30 days  | day             |
 * | older          | 30 days         |
 *
 * Of each such span the oldest is kept, so that a version which was kept once stays until its span
 * widens; the newest backup of all always stays. Only names of this form are ever touched.
 */

/* Keeps @bytes as a backup of the file called @name, made durable, unless @bytes are no sound JSON
 * (then there is nothing good to keep) or a backup of the last ten minutes exists. Thins. */
gboolean   lode_backup_keep (const char  *folder,
                             const char  *name,
                             GBytes      *bytes,
                             GError     **error);
/* (transfer full): paths of the backups of @name, newest first; empty when there are none. */
GPtrArray *lode_backup_list (const char *folder,
                             const char *name);
/* (transfer full) (nullable): path of the newest backup of @name that is sound JSON. */
char      *lode_backup_find_sound (const char *folder,
                                   const char *name);

/* Puts the newest sound backup of the file @path, if there is one in @folder,
in its place. What was
 * there is kept beside it as `NAME.damaged-20260201T090000Z`, whose path goes to @kept.
 * %LODE_ERROR_NOT_FOUND when there is no sound backup. Hold the lock of the workspace. */
gboolean   lode_backup_restore (const char  *folder,
                                const char  *path,
                                char       **kept,
                                GError     **error);

G_END_DECLS
