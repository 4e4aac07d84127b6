/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* RFC 8259 read off its grammar, rule by rule and recursively: slow, without bounds or messages,
and
 * written without a look at the guard. Tests compare the two. */
gboolean json_reference_accepts (const char *bytes,
                                 gsize       size_bytes);

G_END_DECLS
