/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lode_charset_preload:
 *
 * Opens the converters of the C library for the encodings of East Asia now, since a confined process
 * can open nothing later. Without it they are opened when first needed.
 */
void        lode_charset_preload (void);

/**
 * lode_charset_to_utf8:
 * @bytes: (array length=size_bytes): text in an encoding that its label may misstate
 * @content_type: (nullable): the Content-Type header
 * @buffer: (out) (transfer full) (nullable): memory to free when the result is no longer needed
 * @length: (out): bytes of the result
 *
 * Decides by byte-order mark, header, <meta> or XML declaration, and the bytes themselves (which win
 * where they are UTF-8 beyond doubt or cannot be), windows-1252 when nothing else is known.
 *
 * Returns: valid UTF-8 without NUL characters and without byte-order mark: @bytes themselves where
 *   they are that already. What cannot be decoded is U+FFFD.
 */
const char *lode_charset_to_utf8 (const char  *bytes,
                                  gsize        size_bytes,
                                  const char  *content_type,
                                  char       **buffer,
                                  gsize       *length);

G_END_DECLS
