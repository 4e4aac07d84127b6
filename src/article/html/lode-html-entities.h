/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * lode_html_read_reference:
 * @text: the bytes after an ampersand
 * @in_attribute: whether the text is an attribute's value, where "&copy=" is no reference
 * @character: (out): what it stands for
 *
 * Reads one character reference as the HTML standard has it: "amp;", "#8211;", "#x2013;", and without
 * the semicolon where old pages may. Never expands anything but a single character.
 *
 * Returns: the number of bytes read, 0 when this is no reference.
 */
gsize lode_html_read_reference (const char *text,
                                gsize       length,
                                gboolean    in_attribute,
                                gunichar   *character);

/* Whether @text holds anything that lode_html_decode() would change. */
gboolean lode_html_has_references (const char *text,
                                   gsize       length);

/* Writes @text with its references replaced to @buffer, which holds @length bytes or more: the result
 * is never longer. Returns the number of bytes written. */
gsize lode_html_decode (const char *text,
                        gsize       length,
                        gboolean    in_attribute,
                        char       *buffer);

/* (transfer full): decoded twice if need be: metadata are often escaped once too often. */
char *lode_html_decode_string (const char *text);

G_END_DECLS
