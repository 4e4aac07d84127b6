/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-library-private.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "store/lode-folder.h"

static void
add_problem (LodeLibrary *self,
             const char  *path,
             const char  *message)
{
  g_autoptr (LodeProblem) problem = lode_problem_new (path, message);

  g_list_store_append (self->problems, problem);
}

/* Newest first; articles without a date last. */
static int
compare_articles (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  LodeArticle *first = LODE_ARTICLE ((gpointer) a);
  LodeArticle *second = LODE_ARTICLE ((gpointer) b);
  int order = g_strcmp0 (lode_article_get_meta (second, "published"),
                         lode_article_get_meta (first, "published"));

  return order != 0 ? order : strcmp (lode_article_get_id (second), lode_article_get_id (first));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* (transfer full): names of the JSON files of @folder, hidden ones left out, in order. */
static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (name[0] != '.' && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  return names;
}

/* A document of a later version, read as far as ours goes: (transfer full) (nullable). */
static GObject *
read_newer (LodeDocumentKind  kind,
            JsonNode         *root,
            const char       *path)
{
  g_autoptr (JsonNode) copy = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) members = NULL;
  JsonObject *object = json_node_get_object (root);
  JsonObject *lowered = json_object_new ();

  /* What was parsed is sealed; only the version is another. */
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (lowered, l->data, json_object_dup_member (object, l->data));
  json_object_set_int_member (lowered, "version", 1);
  json_node_take_object (copy, lowered);

  return lode_document_from_json (kind, copy, path, NULL);
}

/* (transfer full) (nullable): the document in @entry's file; %NULL after listing the problem. */
static GObject *
read_document (LodeLibrary *self,
               LodeEntry   *entry)
{
  const char *path = lode_file_get_path (entry->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_file_load (entry->file, &error);
  GObject *document = NULL;

  if (root != NULL)
    document = lode_document_from_json (entry->kind, root, path, &error);
  if (document == NULL && g_error_matches (error, LODE_ERROR, LODE_ERROR_TOO_NEW))
    {
      document = read_newer (entry->kind, root, path);
      entry->read_only_reason = g_strdup (error->message);
    }
  if (error != NULL)
    add_problem (self, path, error->message);

  return document;
}

static void
load_file (LodeLibrary      *self,
           LodeDocumentKind  kind,
           const char       *name)
{
  g_autofree char *id = g_strndup (name, strlen (name) - strlen (".json"));
  g_autoptr (LodeEntry) entry = lode_entry_new (self->folder, kind, id);
  g_autofree char *message = NULL;
  const char *path = lode_file_get_path (entry->file);

  if (strstr (name, ".conflict-") != NULL)
    {
      message = g_strdup_printf ("%s was kept when the file had changed on disk; compare the two and "
                                 "delete one.", path);
      add_problem (self, path, message);
      return;
    }

  entry->document = read_document (self, entry);
  if (entry->document == NULL)
    return;
  if (!g_str_equal (lode_document_get_id (entry->document), id))
    {
      message = g_strdup_printf ("%s says that its id is “%s”; a file has the name of its id.", path,
                                 lode_document_get_id (entry->document));
      add_problem (self, path, message);
      g_clear_object (&entry->document);
      return;
    }

  lode_library_insert_entry (self, entry);
}

static void
load_documents (LodeLibrary *self)
{
  for (int kind = 0; kind < LODE_DOCUMENT_N_KINDS; kind++)
    {
      g_autofree char *folder =
        g_build_filename (self->folder, lode_document_kind_folder ((LodeDocumentKind) kind), NULL);
      g_autoptr (GPtrArray) names = list_files (folder);

      for (guint i = 0; i < names->len; i++)
        load_file (self, (LodeDocumentKind) kind, g_ptr_array_index (names, i));
    }
  g_list_store_sort (self->documents[LODE_DOCUMENT_ARTICLE], compare_articles, NULL);
}

static gboolean
write_workspace (LodeLibrary  *self,
                 LodeFile     *file,
                 GError      **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autofree char *json = NULL;
  gsize size_bytes = 0;

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", LODE_WORKSPACE_FORMAT);
  lode_json_writer_member_integer (writer, "version", LODE_WORKSPACE_VERSION);
  lode_json_writer_member_string (writer, "name", self->name);
  lode_json_writer_member (writer, "preferences");
  lode_json_writer_begin_object (writer);
  lode_json_writer_end_object (writer);
  lode_json_writer_end_object (writer);
  json = lode_json_writer_finish (writer, &size_bytes, error);

  return json != NULL && lode_file_save (file, json, size_bytes, error);
}

static void
read_workspace (LodeLibrary *self,
                JsonNode    *root,
                const char  *path)
{
  LodeJsonReader *reader = lode_json_reader_new (root, path);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  lode_json_reader_check_format (reader, LODE_WORKSPACE_FORMAT, LODE_WORKSPACE_VERSION);
  name = g_strdup (lode_json_reader_get_string (reader, "name", NULL));
  if (lode_json_reader_close (reader, &error))
    {
      if (name != NULL)
        lode_library_set_name (self, name);
      return;
    }

  add_problem (self, path, error->message);
  if (g_error_matches (error, LODE_ERROR, LODE_ERROR_TOO_NEW))
    lode_library_set_read_only (self, error->message);
}

static gboolean
load_workspace (LodeLibrary       *self,
                LodeLibraryFlags   flags,
                GError           **error)
{
  g_autofree char *path = g_build_filename (self->folder, "workspace.json", NULL);
  g_autoptr (LodeFile) file = lode_file_new (path);
  g_autoptr (GError) load_error = NULL;
  g_autoptr (JsonNode) root = lode_file_load (file, &load_error);

  if (root != NULL)
    {
      read_workspace (self, root, path);
      return TRUE;
    }
  if (!g_error_matches (load_error, LODE_ERROR, LODE_ERROR_NOT_FOUND))
    {
      add_problem (self, path, load_error->message);
      return TRUE;
    }
  if ((flags & LODE_LIBRARY_CREATE) != 0 && self->read_only_reason == NULL)
    return write_workspace (self, file, error);

  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
               "%s is not a workspace: it has no workspace.json.", self->folder);
  return FALSE;
}

/* Without the lock the library is read-only; that is no failure. */
static void
take_lock (LodeLibrary      *self,
           LodeLibraryFlags  flags)
{
  g_autoptr (GError) error = NULL;

  if ((flags & LODE_LIBRARY_READ_ONLY) != 0)
    {
      lode_library_set_read_only (self, "The workspace was opened for reading only.");
      return;
    }

  self->lock = lode_lock_acquire (self->folder, &error);
  if (self->lock == NULL)
    lode_library_set_read_only (self, error->message);
  else
    lode_folder_sweep (self->folder, TRUE);
}

gboolean
lode_library_load (LodeLibrary       *self,
                   LodeLibraryFlags   flags,
                   GError           **error)
{
  gboolean may_create = (flags & LODE_LIBRARY_CREATE) != 0 && (flags & LODE_LIBRARY_READ_ONLY) == 0;

  if (may_create && !lode_folder_create (self->folder, error))
    return FALSE;
  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "There is no folder %s.", self->folder);
      return FALSE;
    }

  take_lock (self, flags);
  if (!load_workspace (self, flags, error))
    return FALSE;
  load_documents (self);

  return TRUE;
}
