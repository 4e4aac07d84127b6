/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-import.h"

#include <string.h>

#include "article/lode-extraction.h"
#include "base/lode-error.h"
#include "base/lode-id.h"
#include "base/lode-json-reader.h"
#include "library/lode-page-source.h"
#include "library/lode-worker-client.h"

typedef struct
{
  char   *place;          /* (nullable): where the page is to be read from */
  GBytes *bytes;          /* (nullable): or the page itself */
  char   *url;
  char   *content_type;
} Request;

typedef struct
{
  char   *verb;
  GBytes *text;
} Question;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->place);
  g_clear_pointer (&request->bytes, g_bytes_unref);
  g_free (request->url);
  g_free (request->content_type);
  g_free (request);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->verb);
  g_bytes_unref (question->text);
  g_free (question);
}

static GPtrArray *
read_claims (LodeJsonReader *reader)
{
  GPtrArray *claims = lode_claim_array_new ();
  guint n_claims;

  if (!lode_json_reader_enter (reader, "claims"))
    return claims;

  n_claims = lode_json_reader_length (reader);
  for (guint i = 0; i < n_claims && !lode_json_reader_has_failed (reader); i++)
    if (lode_json_reader_enter_element (reader, i))
      {
        LodeClaim *claim = lode_claim_read (reader);

        if (claim != NULL)
          {
            g_free (claim->id);
            claim->id = g_strdup_printf ("c%u", i + 1);
            g_ptr_array_add (claims, claim);
          }
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);

  return claims;
}

/* "2026-02-01" of "2026-02-01T09:00:00+01:00"; (transfer full) (nullable). */
static char *
get_day (LodeExtraction *extraction)
{
  const char *published = lode_extraction_get_meta (extraction, "published");

  return published != NULL && strlen (published) >= 10 ? g_strndup (published, 10) : NULL;
}

/* The id stands on the words, not on the bytes: the same article with another advertisement beside
 * it is the same article. */
static LodeArticle *
make_article (LodeExtraction *extraction,
              GPtrArray      *claims)
{
  g_autofree char *day = get_day (extraction);
  const char *title = lode_extraction_get_meta (extraction, "title");
  g_autofree char *id = lode_id_for_article (day, title != NULL ? title : "",
                                             lode_extraction_get_text (extraction));
  LodeArticle *article = lode_article_new (id, g_ptr_array_ref (lode_extraction_get_blocks (extraction)),
                                           claims);

  for (guint i = 0; lode_extraction_meta_names[i] != NULL; i++)
    lode_article_set_meta (article, lode_extraction_meta_names[i],
                           lode_extraction_get_meta (extraction, lode_extraction_meta_names[i]));

  return article;
}

/* What the worker printed is as untrusted as the page. */
static LodeArticle *
read_article (JsonNode  *root,
              GError   **error)
{
  LodeJsonReader *reader = lode_json_reader_new (root, "lodestone-worker");
  g_autoptr (LodeExtraction) extraction = lode_extraction_read (reader);
  g_autoptr (GPtrArray) claims = read_claims (reader);
  g_autoptr (LodeArticle) article = NULL;
  g_autoptr (JsonNode) checked = NULL;
  g_autofree char *json = NULL;

  if (!lode_json_reader_close (reader, error))
    return NULL;

  /* Through the file's own reader, which checks offsets and addresses: what is imported can be
   * loaded again. */
  article = make_article (extraction, g_steal_pointer (&claims));
  json = lode_article_to_json (article, error);
  if (json == NULL)
    return NULL;
  checked = lode_json_parse (json, strlen (json), "lodestone-worker", error);

  return checked != NULL ? lode_article_from_json (checked, "lodestone-worker", error) : NULL;
}

static LodeArticle *
extract (GBytes        *bytes,
         const char    *url,
         const char    *content_type,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autofree char *base_url = url != NULL ? g_strdup_printf ("--base-url=%s", url) : NULL;
  g_autofree char *type =
    content_type != NULL ? g_strdup_printf ("--content-type=%s", content_type) : NULL;
  const char *arguments[5] = { "extract", "--with=claims" };
  g_autoptr (GBytes) output = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint n_arguments = 2;

  if (base_url != NULL)
    arguments[n_arguments++] = base_url;
  if (type != NULL)
    arguments[n_arguments++] = type;
  output = lode_worker_client_run_sync (arguments, bytes, 0, cancellable, error);
  if (output == NULL)
    return NULL;

  root = lode_json_parse (g_bytes_get_data (output, NULL), g_bytes_get_size (output),
                          "lodestone-worker", error);

  return root != NULL ? read_article (root, error) : NULL;
}

/* Any thread: the page as an article that belongs to nobody yet. */
static LodeArticle *
obtain (const Request  *request,
        GCancellable   *cancellable,
        GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *url = g_strdup (request->url);
  g_autofree char *content_type = g_strdup (request->content_type);
  g_autoptr (GError) extract_error = NULL;
  LodeArticle *article;

  if (request->bytes != NULL)
    bytes = g_bytes_ref (request->bytes);
  else
    bytes = lode_page_source_load_sync (request->place, &url, &content_type, cancellable, error);
  if (bytes == NULL)
    return NULL;

  article = extract (bytes, url, content_type, cancellable, &extract_error);
  if (article == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&extract_error));
      if (request->place != NULL)
        g_prefix_error (error, "%s: ", request->place);
      return NULL;
    }
  if (url != NULL && lode_article_get_meta (article, "url") == NULL)
    lode_article_set_meta (article, "url", url);

  return article;
}

/* (transfer full): @article under another id. */
static LodeArticle *
rename_article (LodeArticle *article,
                const char  *id)
{
  LodeArticle *renamed = lode_article_new (id, g_ptr_array_ref (lode_article_get_blocks (article)), NULL);

  lode_article_assign (renamed, article);

  return renamed;
}

/* The article of the library with these words, or @article now in it. (transfer full) */
static LodeArticle *
settle (LodeLibrary *library,
        LodeArticle *article)
{
  LodeArticle *present = lode_library_find_article (library, lode_article_get_id (article));
  g_autofree char *id = NULL;
  g_autoptr (LodeArticle) added = NULL;

  if (present != NULL &&
      g_str_equal (lode_article_get_text (present), lode_article_get_text (article)))
    return g_object_ref (present);

  id = lode_library_new_id (library, LODE_DOCUMENT_ARTICLE, lode_article_get_id (article));
  if (g_str_equal (id, lode_article_get_id (article)))
    added = g_object_ref (article);
  else
    added = rename_article (article, id);
  lode_library_add (library, G_OBJECT (added), NULL);

  return g_steal_pointer (&added);
}

static gboolean
may_add (LodeLibrary  *library,
         GError      **error)
{
  if (!lode_library_get_is_read_only (library))
    return TRUE;

  g_set_error_literal (error, LODE_ERROR, LODE_ERROR_BUSY,
                       lode_library_get_read_only_reason (library));

  return FALSE;
}

static void
import_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  LodeArticle *article = obtain (task_data, cancellable, &error);

  if (article != NULL)
    g_task_return_pointer (task, article, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
saved_cb (GObject      *source_object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (lode_library_save_finish (LODE_LIBRARY (source_object), result, &error))
    g_task_return_pointer (task, g_object_ref (g_task_get_task_data (task)), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
obtained_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  LodeLibrary *library = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeArticle) article = g_task_propagate_pointer (G_TASK (result), &error);
  LodeArticle *settled;

  if (article == NULL || !may_add (library, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  settled = settle (library, article);
  g_task_set_task_data (task, settled, g_object_unref);
  lode_library_save_async (library, G_OBJECT (settled), g_task_get_cancellable (task), saved_cb,
                           g_object_ref (task));
}

/* Takes @request over. */
static void
import (LodeLibrary         *library,
        Request             *request,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  GTask *outer = g_task_new (library, cancellable, callback, user_data);
  /* No source: the thread may be the last to let this task go, and the library is of the main one. */
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, obtained_cb, outer);

  g_task_set_source_tag (outer, lode_import_async);
  g_task_set_name (outer, "lode_import_async");
  g_task_set_source_tag (task, import);
  g_task_set_name (task, "import_worker");
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, import_worker);
}

static void
examine_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Question *question = task_data;
  const char * const arguments[] = { question->verb, "--content-type=text/plain; charset=utf-8", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) output =
    lode_worker_client_run_sync (arguments, question->text, 0, cancellable, &error);
  JsonNode *root = NULL;

  if (output != NULL)
    root = lode_json_parse (g_bytes_get_data (output, NULL), g_bytes_get_size (output),
                            "lodestone-worker", &error);
  if (root != NULL)
    g_task_return_pointer (task, root, (GDestroyNotify) json_node_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

LodeArticle *
lode_import_sync (LodeLibrary  *library,
                  const char   *place,
                  GError      **error)
{
  const Request request = { .place = (char *) place };
  g_autoptr (LodeArticle) article = NULL;
  g_autoptr (LodeArticle) settled = NULL;

  g_return_val_if_fail (LODE_IS_LIBRARY (library) && place != NULL, NULL);

  if (!may_add (library, error))
    return NULL;
  article = obtain (&request, NULL, error);
  if (article == NULL)
    return NULL;

  settled = settle (library, article);

  return lode_library_save_sync (library, G_OBJECT (settled), error) ? g_steal_pointer (&settled)
                                                                     : NULL;
}

void
lode_import_async (LodeLibrary         *library,
                   const char          *place,
                   GCancellable        *cancellable,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  Request *request;

  g_return_if_fail (LODE_IS_LIBRARY (library) && place != NULL);

  request = g_new0 (Request, 1);
  request->place = g_strdup (place);
  import (library, request, cancellable, callback, user_data);
}

void
lode_import_bytes_async (LodeLibrary         *library,
                         GBytes              *bytes,
                         const char          *url,
                         const char          *content_type,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Request *request;

  g_return_if_fail (LODE_IS_LIBRARY (library) && bytes != NULL);

  request = g_new0 (Request, 1);
  request->bytes = g_bytes_ref (bytes);
  request->url = g_strdup (url);
  request->content_type = g_strdup (content_type);
  import (library, request, cancellable, callback, user_data);
}

LodeArticle *
lode_import_finish (LodeLibrary   *library,
                    GAsyncResult  *result,
                    GError       **error)
{
  g_return_val_if_fail (LODE_IS_LIBRARY (library) && g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

LodeArticle *
lode_import_bytes_sync (GBytes       *bytes,
                        const char   *url,
                        const char   *content_type,
                        GError      **error)
{
  const Request request = {
    .bytes = bytes,
    .url = (char *) url,
    .content_type = (char *) content_type,
  };

  g_return_val_if_fail (bytes != NULL, NULL);

  return obtain (&request, NULL, error);
}

void
lode_import_examine_async (const char          *verb,
                           const char          *text,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (verb != NULL && text != NULL);

  question = g_new0 (Question, 1);
  question->verb = g_strdup (verb);
  question->text = g_bytes_new (text, strlen (text));
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_import_examine_async);
  g_task_set_name (task, "lode_import_examine_async");
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, examine_worker);
}

JsonNode *
lode_import_examine_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, lode_import_examine_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
