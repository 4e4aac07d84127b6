/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Has the confined reader do @verb on the file at @path, "-" being standard input. (transfer full)
 * (nullable): its JSON; %NULL with an error that names the file. */
GBytes *lode_cli_ask_worker (const char  *verb,
                             const char  *path,
                             GError     **error);

G_END_DECLS
