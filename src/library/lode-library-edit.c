/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-library-private.h"

#include <string.h>

#include "base/lode-id.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"

static void
document_changed_cb (GObject     *document,
                     LodeLibrary *self)
{
  LodeEntry *entry = lode_library_find_entry (self, document);

  if (entry != NULL)
    lode_library_touch (self, entry);
}

/* Where a document of @id belongs: articles in front, others by id. */
static guint
find_place (LodeLibrary      *self,
            LodeDocumentKind  kind,
            const char       *id)
{
  GListModel *model = G_LIST_MODEL (self->documents[kind]);
  guint n_items = g_list_model_get_n_items (model);
  guint place = 0;

  if (kind == LODE_DOCUMENT_ARTICLE)
    return 0;
  while (place < n_items)
    {
      g_autoptr (GObject) document = g_list_model_get_item (model, place);

      if (strcmp (lode_document_get_id (document), id) > 0)
        break;
      place++;
    }

  return place;
}

/* The entry of a document that is added: the one it had, if its file still waits to be removed. */
static LodeEntry *
revive_entry (LodeLibrary *self,
              GObject     *document)
{
  LodeDocumentKind kind = lode_document_get_kind (document);
  g_autofree char *key = lode_entry_make_key (kind, lode_document_get_id (document));
  gpointer entry = NULL;

  if (!g_hash_table_steal_extended (self->removed, key, NULL, &entry))
    entry = lode_entry_new (self->folder, kind, lode_document_get_id (document));
  g_hash_table_remove (self->graveyard, key);
  ((LodeEntry *) entry)->document = g_object_ref (document);

  return entry;
}

static void
insert_document (LodeLibrary *self,
                 GObject     *document)
{
  g_autoptr (LodeEntry) entry = revive_entry (self, document);

  lode_library_insert_entry (self, entry);
  lode_library_touch (self, entry);
}

static void
take_out_document (LodeLibrary *self,
                   LodeEntry   *doomed)
{
  g_autoptr (LodeEntry) entry = lode_entry_ref (doomed);
  g_autoptr (GObject) document = g_steal_pointer (&entry->document);
  guint position = 0;

  g_signal_handlers_disconnect_by_func (document, document_changed_cb, self);
  if (g_list_store_find (self->documents[entry->kind], document, &position))
    g_list_store_remove (self->documents[entry->kind], position);
  lode_library_set_unsaved (self, entry, FALSE);
  g_hash_table_remove (self->entries, entry->key);
  g_hash_table_replace (self->graveyard, g_strdup (entry->key), g_object_ref (document));

  entry->serial++;
  entry->has_conflict = FALSE;
  g_hash_table_replace (self->removed, entry->key, lode_entry_ref (entry));
  lode_library_update_is_saved (self);
  lode_library_schedule_autosave (self);
}

/* What a step of adding or removing holds: {"kind": 1, "id": "x", "content": "{…}" or null}. */
static char *
describe_presence (GObject  *document,
                   gboolean  is_present)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autofree char *content = is_present ? lode_document_to_json (document, NULL) : NULL;

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_integer (writer, "kind", lode_document_get_kind (document));
  lode_json_writer_member_string (writer, "id", lode_document_get_id (document));
  lode_json_writer_member_string (writer, "content", content);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, NULL);
}

/* Later steps of the history hold on to the document that was there, so that very one comes back. */
static void
restore_content (LodeLibrary      *self,
                 LodeDocumentKind  kind,
                 const char       *id,
                 const char       *content)
{
  g_autofree char *key = lode_entry_make_key (kind, id);
  GObject *buried = g_hash_table_lookup (self->graveyard, key);
  g_autoptr (GObject) document = buried != NULL ? g_object_ref (buried) : NULL;
  g_autoptr (JsonNode) root = NULL;

  if (document != NULL)
    {
      lode_document_restore (document, content);
    }
  else
    {
      root = lode_json_parse (content, strlen (content), id, NULL);
      document = root != NULL ? lode_document_from_json (kind, root, id, NULL) : NULL;
    }

  g_return_if_fail (document != NULL);
  insert_document (self, document);
}

static void
restore_described (LodeLibrary    *self,
                   LodeJsonReader *reader)
{
  LodeDocumentKind kind =
    (LodeDocumentKind) lode_json_reader_get_integer (reader, "kind", 0, LODE_DOCUMENT_N_KINDS - 1, 0);
  const char *id = lode_json_reader_require_string (reader, "id");
  const char *content = lode_json_reader_get_string (reader, "content", NULL);
  GObject *present = lode_library_find_document (self, kind, id);

  if (content == NULL && present != NULL)
    take_out_document (self, lode_library_find_entry (self, present));
  else if (content != NULL && present == NULL)
    restore_content (self, kind, id, content);
}

/* A #LodeRestoreFunc. Its document is the list of the kind: the history belongs to the library, so
 * a step that held the library would keep both alive for ever. */
static void
restore_presence (gpointer    list,
                  const char *json)
{
  LodeLibrary *self = g_object_get_data (list, "lode-library");
  g_autoptr (JsonNode) root = lode_json_parse (json, strlen (json), "history", NULL);
  LodeJsonReader *reader;

  g_return_if_fail (root != NULL);
  if (self == NULL)
    return;

  reader = lode_json_reader_new (root, "history");
  restore_described (self, reader);
  lode_json_reader_close (reader, NULL);
}

static void
record_presence (LodeLibrary      *self,
                 LodeDocumentKind  kind,
                 const char       *verb,
                 const char       *before,
                 const char       *after)
{
  if (verb != NULL)
    lode_history_push (self->history, verb, NULL, G_OBJECT (self->documents[kind]), before, after,
                       restore_presence);
}

/* Whether a document, or a file that we did not read, stands in the way of @id. */
static gboolean
is_taken (LodeLibrary      *self,
          LodeDocumentKind  kind,
          const char       *id)
{
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *path =
    g_build_filename (self->folder, lode_document_kind_folder (kind), name, NULL);

  return lode_library_find_document (self, kind, id) != NULL || g_file_test (path, G_FILE_TEST_EXISTS);
}

void
lode_library_insert_entry (LodeLibrary *self,
                           LodeEntry   *entry)
{
  guint place = find_place (self, entry->kind, entry->id);

  g_hash_table_replace (self->entries, entry->key, lode_entry_ref (entry));
  g_signal_connect_object (entry->document, "changed", G_CALLBACK (document_changed_cb), self, 0);
  g_list_store_insert (self->documents[entry->kind], place, entry->document);
}

char *
lode_library_new_id (LodeLibrary      *self,
                     LodeDocumentKind  kind,
                     const char       *title)
{
  g_autofree char *slug = NULL;

  g_return_val_if_fail (LODE_IS_LIBRARY (self) && title != NULL, NULL);

  slug = lode_id_slug (title, 60);
  if (!is_taken (self, kind, slug))
    return g_steal_pointer (&slug);
  for (guint i = 2;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%u", slug, i);

      if (!is_taken (self, kind, id))
        return g_steal_pointer (&id);
    }
}

void
lode_library_add (LodeLibrary *self,
                  GObject     *document,
                  const char  *verb)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LodeDocumentKind kind;

  g_return_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document));

  kind = lode_document_get_kind (document);
  g_return_if_fail (lode_library_find_document (self, kind, lode_document_get_id (document)) == NULL);

  insert_document (self, document);
  before = describe_presence (document, FALSE);
  after = describe_presence (document, TRUE);
  record_presence (self, kind, verb, before, after);
}

void
lode_library_remove (LodeLibrary *self,
                     GObject     *document,
                     const char  *verb)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  LodeEntry *entry;

  g_return_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document));

  entry = lode_library_find_entry (self, document);
  g_return_if_fail (entry != NULL);

  before = describe_presence (document, TRUE);
  after = describe_presence (document, FALSE);
  record_presence (self, entry->kind, verb, before, after);
  take_out_document (self, entry);
}

void
lode_library_record (LodeLibrary *self,
                     GObject     *document,
                     const char  *verb,
                     const char  *merge_key,
                     const char  *before)
{
  g_autofree char *after = NULL;

  g_return_if_fail (LODE_IS_LIBRARY (self) && G_IS_OBJECT (document));
  g_return_if_fail (verb != NULL && before != NULL);

  after = lode_document_to_json (document, NULL);
  if (after != NULL)
    lode_history_push (self->history, verb, merge_key, document, before, after,
                       lode_document_restore);
}
