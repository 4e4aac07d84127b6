/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LODE_JSON_MAX_DEPTH 64
#define LODE_JSON_MAX_BYTES (64 * 1024 * 1024)

/**
 * lode_json_guard_check:
 * @bytes: (array length=size_bytes): what claims to be one JSON document
 * @name: how to call the document in messages: a path, an address, "standard input"
 *
 * Checks @bytes against RFC 8259, strictly: one document, UTF-8 without a byte-order mark, no
 * comments, no trailing comma, no hex, no NaN; and against our own bounds: at most
 * %LODE_JSON_MAX_BYTES, at most %LODE_JSON_MAX_DEPTH levels. It needs no memory that grows with
 * the input except for the names of the members of the objects that are open, so hostile input
 * is refused early. json-glib never sees bytes that did not pass.
 *
 * Two equal member names in one object are refused where %LODE_JSON_SYNTAX_ONLY is not set (RFC
 * 8259 merely advises against them), and so are integers beyond 2^53 and numbers that overflow a
 * double, and a string that holds U+0000.
 *
 * Returns: %FALSE with %LODE_ERROR_INVALID or %LODE_ERROR_TOO_LARGE, whose message names @name,
 * line and column (in code points, from 1).
 */
typedef enum
{
  LODE_JSON_STRICT = 0,
  LODE_JSON_SYNTAX_ONLY = 1 << 0,
} LodeJsonFlags;

gboolean lode_json_guard_check (const char    *bytes,
                                gsize          size_bytes,
                                const char    *name,
                                LodeJsonFlags  flags,
                                GError       **error);

G_END_DECLS
