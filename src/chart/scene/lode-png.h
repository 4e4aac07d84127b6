/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * lode_png_encode:
 * @surface: an opaque image (%CAIRO_FORMAT_RGB24), flushed
 *
 * A PNG of a drawing. Charts are large and mostly flat: rows that repeat the row above cost next to
 * nothing here, which is several times faster than cairo's own writer at about the same size.
 * Private to the room.
 *
 * Returns: (transfer full) (nullable): %NULL with the error of the compressor.
 */
GBytes *lode_png_encode (cairo_surface_t  *surface,
                         GError          **error);

G_END_DECLS
