/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The most that is read of a page. */
#define LODE_PAGE_SOURCE_MAX_BYTES (32 * 1024 * 1024)

/* Whether @place is an address ("https://…") and not a path. */
gboolean lode_page_source_is_address (const char *place);

/**
 * lode_page_source_load_sync:
 * @place: path of a file, "file:" or "http(s):" address
 * @url: (inout): (transfer full): set to the address that the page came from in the end; left alone
 *   for a file
 * @content_type: (inout): (transfer full): set to what the server said
 *
 * Reads a page, in a thread that may block. Nothing in it is understood here.
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_NOT_FOUND, %LODE_ERROR_TOO_LARGE, %LODE_ERROR_IO,
 *   %LODE_ERROR_USAGE for an address of another kind.
 */
GBytes  *lode_page_source_load_sync (const char    *place,
                                     char         **url,
                                     char         **content_type,
                                     GCancellable  *cancellable,
                                     GError       **error);

G_END_DECLS
