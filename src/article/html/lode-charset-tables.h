/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  guint16     upper[128];
} LodeCharsetTable;

/* Ends with a %NULL name; the first is windows-1252. */
extern const LodeCharsetTable lode_charset_tables[];

G_END_DECLS
