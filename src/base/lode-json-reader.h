/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "base/lode-json-load.h"

G_BEGIN_DECLS

/**
 * LodeJsonReader:
 *
 * Walks one document and remembers the first thing that is wrong, with its path
 * ("scenario.json: levers[2].remaining.low: …"). Getters return a fallback after a failure, so a
 * loader reads all members in a row and asks once, at the end, whether it went well.
 *
 * get_* members are optional and yield @fallback when absent or null; require_* fail when absent.
 * A member of the wrong type always fails. Strings stay valid as long as the root node.
 */
typedef struct _LodeJsonReader LodeJsonReader;

/* @root is borrowed and must outlive the reader. */
LodeJsonReader *lode_json_reader_new (JsonNode   *root,
                                      const char *name);
/* Frees @reader; %FALSE with the first failure if there was one. */
gboolean        lode_json_reader_close (LodeJsonReader  *reader,
                                        GError         **error);
gboolean        lode_json_reader_has_failed (LodeJsonReader *reader);

/* Steps into a member that is an object or an array. %FALSE (and no step) when it is absent or
 * null; a member of another type fails. Every step that returned %TRUE needs a leave(). */
gboolean     lode_json_reader_enter (LodeJsonReader *reader,
                                     const char     *member);
gboolean     lode_json_reader_enter_element (LodeJsonReader *reader,
                                             guint           index);
void         lode_json_reader_leave (LodeJsonReader *reader);

/* Number of elements of the array that the reader stands in; fails when it is none. */
guint        lode_json_reader_length (LodeJsonReader *reader);
gboolean     lode_json_reader_is_object (LodeJsonReader *reader);
gboolean     lode_json_reader_is_array (LodeJsonReader *reader);
gboolean     lode_json_reader_has (LodeJsonReader *reader,
                                   const char     *member);
/* Member names of the object that the reader stands in, in file order. (transfer container) */
GList       *lode_json_reader_members (LodeJsonReader *reader);
/* The node that the reader stands in (borrowed). */
JsonNode    *lode_json_reader_node (LodeJsonReader *reader);
/* The node of a member, or %NULL when absent (borrowed). */
JsonNode    *lode_json_reader_peek (LodeJsonReader *reader,
                                    const char     *member);

const char  *lode_json_reader_get_string (LodeJsonReader *reader,
                                          const char     *member,
                                          const char     *fallback);
const char  *lode_json_reader_require_string (LodeJsonReader *reader,
                                              const char     *member);
double       lode_json_reader_get_number (LodeJsonReader *reader,
                                          const char     *member,
                                          double          fallback);
double       lode_json_reader_require_number (LodeJsonReader *reader,
                                              const char     *member);
gint64       lode_json_reader_get_integer (LodeJsonReader *reader,
                                           const char     *member,
                                           gint64          minimum,
                                           gint64          maximum,
                                           gint64          fallback);
gboolean     lode_json_reader_get_boolean (LodeJsonReader *reader,
                                           const char     *member,
                                           gboolean        fallback);
/* (transfer full) (nullable): the strings of an array member; %NULL when absent. */
GStrv        lode_json_reader_get_strings (LodeJsonReader *reader,
                                           const char     *member);
/* Element @index of the array that the reader stands in. */
double       lode_json_reader_number_at (LodeJsonReader *reader,
                                         guint           index);
const char  *lode_json_reader_string_at (LodeJsonReader *reader,
                                         guint           index);

/* Reports a value that is well-formed but wrong. @member may be %NULL for the place the reader
 * stands in. The message says what is wrong and what would be right. */
void         lode_json_reader_fail (LodeJsonReader *reader,
                                    const char     *member,
                                    const char     *format,
                                    ...) G_GNUC_PRINTF (3, 4);

/**
 * lode_json_reader_dup_unknown:
 * @known: (array zero-terminated=1): the members that the caller reads itself
 *
 * Members of this object that this version does not know. They are kept by the model and written
 * back by lode_json_writer_unknown(), so that a file from a later version survives.
 *
 * Returns: (transfer full) (nullable): %NULL when there are none.
 */
JsonObject  *lode_json_reader_dup_unknown (LodeJsonReader     *reader,
                                           const char * const *known);

/* Checks "format" and "version" of a state file. A version above @version fails with
 * %LODE_ERROR_TOO_NEW. Returns the version found, 0 after a failure. */
int          lode_json_reader_check_format (LodeJsonReader *reader,
                                            const char     *format,
                                            int             version);

G_END_DECLS
