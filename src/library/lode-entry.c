/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-entry-private.h"

LodeEntry *
lode_entry_new (const char       *folder,
                LodeDocumentKind  kind,
                const char       *id)
{
  const char *subfolder = lode_document_kind_folder (kind);
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path = g_build_filename (folder, subfolder, name, NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", subfolder, NULL);
  LodeEntry *entry = g_new0 (LodeEntry, 1);

  g_atomic_ref_count_init (&entry->refs);
  entry->kind = kind;
  entry->id = g_strdup (id);
  entry->key = lode_entry_make_key (kind, id);
  entry->file = lode_file_new (path);
  lode_file_set_backup_folder (entry->file, backups);

  return entry;
}

LodeEntry *
lode_entry_ref (LodeEntry *entry)
{
  g_atomic_ref_count_inc (&entry->refs);

  return entry;
}

void
lode_entry_unref (LodeEntry *entry)
{
  if (!g_atomic_ref_count_dec (&entry->refs))
    return;

  g_free (entry->id);
  g_free (entry->key);
  lode_file_free (entry->file);
  g_clear_object (&entry->document);
  g_free (entry->read_only_reason);
  g_free (entry);
}

char *
lode_entry_make_key (LodeDocumentKind  kind,
                     const char       *id)
{
  return g_strconcat (lode_document_kind_folder (kind), "/", id, NULL);
}
