/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "base/lode-json-number.h"

G_BEGIN_DECLS

/**
 * LodeJsonWriter:
 *
 * Writes one document in a stable form: keys in the order of the calls, two spaces of indent,
 * numbers as the shortest text that reads back as the same double, everything escaped that RFC
 * 8259 wants escaped and nothing else. Non-finite numbers and invalid UTF-8 do not appear in the
 * output: the first makes finish() fail.
 *
 * An "inline" object or array is written on one line, so that a figure is one line in a diff.
 */
typedef struct _LodeJsonWriter LodeJsonWriter;

LodeJsonWriter *lode_json_writer_new (void);
/* Frees @writer. (transfer full) (nullable): the text with a newline at its end; %NULL with
 * %LODE_ERROR_INVALID that names the member when a value could not be written. */
char           *lode_json_writer_finish (LodeJsonWriter  *writer,
                                         gsize           *size_bytes,
                                         GError         **error);
void            lode_json_writer_free (LodeJsonWriter *writer);

void lode_json_writer_begin_object (LodeJsonWriter *writer);
void lode_json_writer_begin_inline_object (LodeJsonWriter *writer);
void lode_json_writer_end_object (LodeJsonWriter *writer);
void lode_json_writer_begin_array (LodeJsonWriter *writer);
void lode_json_writer_begin_inline_array (LodeJsonWriter *writer);
void lode_json_writer_end_array (LodeJsonWriter *writer);

/* The name of the next value; only inside an object. */
void lode_json_writer_member (LodeJsonWriter *writer,
                              const char     *name);
/* Values. A %NULL string is null. */
void lode_json_writer_string (LodeJsonWriter *writer,
                              const char     *value);
void lode_json_writer_number (LodeJsonWriter *writer,
                              double          value);
void lode_json_writer_integer (LodeJsonWriter *writer,
                               gint64          value);
void lode_json_writer_boolean (LodeJsonWriter *writer,
                               gboolean        value);
void lode_json_writer_null (LodeJsonWriter *writer);
void lode_json_writer_node (LodeJsonWriter *writer,
                            JsonNode       *node);

/* member() and value in one call. */
void lode_json_writer_member_string (LodeJsonWriter *writer,
                                     const char     *name,
                                     const char     *value);
void lode_json_writer_member_number (LodeJsonWriter *writer,
                                     const char     *name,
                                     double          value);
void lode_json_writer_member_integer (LodeJsonWriter *writer,
                                      const char     *name,
                                      gint64          value);
void lode_json_writer_member_boolean (LodeJsonWriter *writer,
                                      const char     *name,
                                      gboolean        value);
/* An inline array of strings; %NULL writes an empty one. */
void lode_json_writer_member_strings (LodeJsonWriter     *writer,
                                      const char         *name,
                                      const char * const *values);
/* Writes back what lode_json_reader_dup_unknown() kept; nothing for %NULL. */
void lode_json_writer_unknown (LodeJsonWriter *writer,
                               JsonObject     *unknown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeJsonWriter, lode_json_writer_free)

G_END_DECLS
