/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * lode_json_parse:
 * @name: how to call the document in messages
 *
 * Reads one strict JSON document (see lode_json_guard_check()).
 *
 * Returns: (transfer full) (nullable): the root; %NULL with %LODE_ERROR_INVALID or
 *   %LODE_ERROR_TOO_LARGE.
 */
JsonNode *lode_json_parse (const char  *bytes,
                           gsize        size_bytes,
                           const char  *name,
                           GError     **error);

/* The same for a file; %LODE_ERROR_IO or %LODE_ERROR_NOT_FOUND when it cannot be read. Sizes over
 * the limit are refused before reading. @path "-" is standard input. */
JsonNode *lode_json_load (const char  *path,
                          GError     **error);

/* (transfer full) (nullable): the bytes of a file, unchecked, at most %LODE_JSON_MAX_BYTES of them;
 * errors as lode_json_load(). */
GBytes *lode_json_read (const char  *path,
                        GError     **error);

G_END_DECLS
