/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-document.h"
#include "store/lode-file.h"

G_BEGIN_DECLS

/**
 * LodeEntry: what the library knows of one document's file. Reference counted, since a thread that
 * writes keeps it; only @file and @written_serial, which the library's lock guards, are its to
 * touch.
 *
 * @serial counts the changes of the document. The bytes of an older serial are never written after
 * those of a newer one.
 */
typedef struct
{
  gatomicrefcount   refs;
  LodeDocumentKind  kind;
  char             *id;
  char             *key;                /* "scenarios/ID" */
  LodeFile         *file;
  guint64           written_serial;
  GObject          *document;           /* (nullable): %NULL once it was removed */
  guint64           serial;
  gboolean          is_unsaved;
  gboolean          has_conflict;
  char             *read_only_reason;   /* (nullable) */
} LodeEntry;

/* @folder: of the workspace. */
LodeEntry *lode_entry_new (const char       *folder,
                           LodeDocumentKind  kind,
                           const char       *id);
LodeEntry *lode_entry_ref (LodeEntry *entry);
void       lode_entry_unref (LodeEntry *entry);
/* (transfer full) */
char      *lode_entry_make_key (LodeDocumentKind  kind,
                                const char       *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeEntry, lode_entry_unref)

G_END_DECLS
