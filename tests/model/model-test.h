/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

G_BEGIN_DECLS

/* What the tests of the documents share. */

/* Parses @text; the test fails when it is no JSON. (transfer full) */
JsonNode *model_test_parse (const char *text);

/* Writes one value with @write and gives its text without the newline. (transfer full) */
typedef void (*ModelTestWriteFunc) (gconstpointer   value,
                                    LodeJsonWriter *writer);
char     *model_test_write (gconstpointer      value,
                            ModelTestWriteFunc write);

/* Reads one value with @read from @text. A failure is (transfer full) in @error. */
typedef gpointer (*ModelTestReadFunc) (LodeJsonReader *reader);
gpointer  model_test_read (const char         *text,
                           ModelTestReadFunc   read,
                           GError            **error);

/* Checks that @read refuses @text with a message that holds every one of @words (separated by "|"). */
void      model_test_refuse (const char        *text,
                             ModelTestReadFunc  read,
                             const char        *words);
/* Checks that the message of @error holds every one of @words, and ends as a sentence does. */
void      model_test_assert_words (const GError *error,
                                   const char   *words);

/* Counts "changed" of an object: an int at @count. */
void      model_test_count_changed (gpointer  object,
                                    int      *count);

G_END_DECLS
