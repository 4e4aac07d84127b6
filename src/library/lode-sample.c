/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-sample.h"

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "library/lode-import.h"
#include "library/lode-library.h"
#include "lode-sample-resources.h"

#define PREFIX "/io/github/lodestone/sample"

/* In the order in which they were published; the lists of the window show the newest first. */
static const char * const articles[] = {
  "seven-rare-earths.html",
  "new-plants.html",
  "washington-talks.html",
};

static const char * const scenarios[] = {
  "magnet-stop.json",
  "new-plants.json",
  "oxide-stop.json",
  "reserve-and-plants.json",
};

static const char * const briefings[] = { "minister.json" };

/* What the person has accepted already in the first article that they see. */
static const char * const evidence[] = { "20,000 tonnes", "17,000–18,000 tonnes", "A$1.2 billion" };

static GBytes *
load (const char *folder,
      const char *name)
{
  g_autofree char *path = g_strdup_printf (PREFIX "/%s/%s", folder, name);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (lode_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("The sample is incomplete: %s", error->message);
  return bytes;
}

static void
accept_evidence (LodeArticle *article)
{
  GPtrArray *claims = lode_article_get_claims (article);

  for (guint i = 0; i < claims->len; i++)
    {
      const LodeClaim *claim = g_ptr_array_index (claims, i);

      for (guint j = 0; j < G_N_ELEMENTS (evidence); j++)
        if (g_strcmp0 (claim->text, evidence[j]) == 0)
          lode_article_set_evidence (article, claim->id, TRUE);
    }
}

static gboolean
add_article (LodeLibrary  *library,
             const char   *name,
             GError      **error)
{
  g_autoptr (GBytes) bytes = load ("articles", name);
  g_autoptr (LodeArticle) article = lode_import_bytes_sync (bytes, NULL, "text/html; charset=utf-8", error);

  if (article == NULL)
    return FALSE;
  accept_evidence (article);
  lode_library_add (library, G_OBJECT (article), NULL);
  return TRUE;
}

static gboolean
add_document (LodeLibrary       *library,
              LodeDocumentKind   kind,
              const char        *name,
              GError           **error)
{
  g_autoptr (GBytes) bytes = load (lode_document_kind_folder (kind), name);
  gsize size_bytes;
  const char *text = g_bytes_get_data (bytes, &size_bytes);
  g_autoptr (JsonNode) root = lode_json_parse (text, size_bytes, name, error);
  g_autoptr (GObject) document = NULL;

  if (root == NULL)
    return FALSE;
  document = lode_document_from_json (kind, root, name, error);
  if (document == NULL)
    return FALSE;
  lode_library_add (library, document, NULL);
  return TRUE;
}

static gboolean
fill (LodeLibrary  *library,
      GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    if (!add_article (library, articles[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (!add_document (library, LODE_DOCUMENT_SCENARIO, scenarios[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (briefings); i++)
    if (!add_document (library, LODE_DOCUMENT_BRIEFING, briefings[i], error))
      return FALSE;

  return lode_library_save_all_sync (library, error);
}

gboolean
lode_sample_create_sync (const char  *folder,
                         GError     **error)
{
  g_autoptr (LodeLibrary) library = NULL;
  g_autofree char *marker = NULL;
  gboolean is_filled;

  g_return_val_if_fail (folder != NULL, FALSE);

  marker = g_build_filename (folder, "workspace.json", NULL);
  if (g_file_test (marker, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%s is a workspace already; choose another folder for the sample.", folder);
      return FALSE;
    }
  library = lode_library_open_sync (folder, LODE_LIBRARY_CREATE, error);
  if (library == NULL)
    return FALSE;
  is_filled = fill (library, error);
  lode_library_close (library);

  return is_filled;
}

static void
create_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (lode_sample_create_sync (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
lode_sample_create_async (const char          *folder,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (folder != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_sample_create_async);
  g_task_set_name (task, "lode_sample_create_async");
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, create_worker);
}

gboolean
lode_sample_create_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
