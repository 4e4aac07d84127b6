/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* As much of JSON Schema (2020-12) as our schemas use: $ref (to "#/…" and to files beside), type,
 * enum, const, required, properties, items, minItems, maxItems, minimum, maximum, minLength,
 * maxLength, pattern, anyOf. An unknown keyword fails, so that nothing is skipped in silence. */
typedef struct _SchemaCheck SchemaCheck;

/* @folder: where the schemas lie. */
SchemaCheck *schema_check_new (const char *folder);
void         schema_check_free (SchemaCheck *self);
/* (transfer full) (nullable): what is wrong with @node under the schema of file @name, with its
 * place; %NULL when nothing is. */
char        *schema_check_find_fault (SchemaCheck *self,
                                      const char  *name,
                                      JsonNode    *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SchemaCheck, schema_check_free)

G_END_DECLS
