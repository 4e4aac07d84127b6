/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Puts @bytes in place of the file @path, or makes it: steps 5 and 6 of lode-file.h. @path is no
 * symbolic link. A new file gets mode 0600, an old one keeps its own. */
gboolean lode_durable_replace (const char  *path,
                               GBytes      *bytes,
                               GError     **error);

/* (transfer full) (nullable): where the links of @path lead in the end. The last name need not
 * exist; %NULL with an error when the links run in a circle or the folder does not exist. */
char    *lode_durable_resolve (const char  *path,
                               GError     **error);

G_END_DECLS
