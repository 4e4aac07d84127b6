/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  LODE_DOCUMENT_ARTICLE,
  LODE_DOCUMENT_SCENARIO,
  LODE_DOCUMENT_BRIEFING,
} LodeDocumentKind;
#define LODE_DOCUMENT_N_KINDS 3

/**
 * A document is a #LodeArticle, #LodeScenario or #LodeBriefing: what has an id, a file of its own
 * in the workspace and a "changed" signal. These functions do for all three what each does for
 * itself.
 */

LodeDocumentKind lode_document_get_kind (GObject *document);
const char      *lode_document_get_id (GObject *document);
/* Never %NULL; "" when it has none. */
const char      *lode_document_get_title (GObject *document);
/* (transfer full) (nullable): canonical bytes. */
char            *lode_document_to_json (GObject  *document,
                                        GError  **error);
/* (transfer full) (nullable) */
GObject         *lode_document_from_json (LodeDocumentKind   kind,
                                          JsonNode          *root,
                                          const char        *name,
                                          GError           **error);
/* A #LodeRestoreFunc: puts the content that @json describes into @document. */
void             lode_document_restore (gpointer    document,
                                        const char *json);

/* "articles" "scenarios" "briefings": its folder in the workspace. */
const char      *lode_document_kind_folder (LodeDocumentKind kind);
/* %LODE_TYPE_ARTICLE … */
GType            lode_document_kind_type (LodeDocumentKind kind);

G_END_DECLS
