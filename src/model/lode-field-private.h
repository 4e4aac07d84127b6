/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "base/lode-month.h"
#include "model/lode-lever-kind.h"

G_BEGIN_DECLS

/* What setters, loaders and writers of the documents share. */

/* Each puts a copy of the value into the field and tells whether that changed anything. */
gboolean lode_field_set_string (char       **field,
                                const char  *value);
gboolean lode_field_set_strings (GStrv              *field,
                                 const char * const *values);
void     lode_field_set_unknown (JsonObject **field,
                                 JsonObject  *unknown);

/* Steps into an element that must be there: one that is null fails, and is not lost in silence. */
gboolean lode_field_enter_element (LodeJsonReader *reader,
                                   guint           index);

/* Whether all are known actors; %NULL counts as none. */
gboolean lode_field_are_actors (const char * const *actors);
/* Reads an array of actors into @field and fails on a code that is none. */
void     lode_field_read_actors (LodeJsonReader *reader,
                                 const char     *member,
                                 GStrv          *field);
void     lode_field_read_strings (LodeJsonReader *reader,
                                  const char     *member,
                                  GStrv          *field);
/* Absent is %LODE_MONTH_NONE; a text that is no month fails. */
LodeMonth lode_field_read_month (LodeJsonReader *reader,
                                 const char     *member);
/* An open end is null. */
void     lode_field_write_month (LodeJsonWriter *writer,
                                 LodeMonth       month);
/* Whether the window does not end before it begins; either end may be open. */
gboolean lode_field_is_window (LodeMonth from,
                               LodeMonth to);

/* The magnitude in @member, a number or an object, checked against @parameter. @unknown takes the
 * object's members that are not known. */
void     lode_field_read_magnitude (LodeJsonReader       *reader,
                                    const LodeParameter  *parameter,
                                    LodeMagnitude        *magnitude,
                                    JsonObject          **unknown);
void     lode_field_write_magnitude (LodeJsonWriter *writer,
                                     LodeMagnitude   magnitude,
                                     JsonObject     *unknown);

G_END_DECLS
