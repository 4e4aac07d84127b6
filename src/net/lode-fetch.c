/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One GET: hop by hop until there is a body, then chunk by chunk. Each step starts the next one, so
 * nothing is under way when the task returns. */

#define G_LOG_DOMAIN "lode-net"

#include "config.h"

#include "lode-fetch-private.h"

#include "base/lode-error.h"
#include "net/lode-fetched.h"
#include "net/lode-fetcher.h"

#define CHUNK_BYTES (64 * 1024)
/* libsoup knows neither name nor phrase of it. */
#define STATUS_TOO_MANY_REQUESTS 429

static void start_hop (GTask *task);
static void read_chunk (GTask *task);

void
lode_fetch_free (LodeFetch *fetch)
{
  if (fetch->deadline != NULL)
    {
      g_source_destroy (fetch->deadline);
      g_clear_pointer (&fetch->deadline, g_source_unref);
    }
  if (fetch->session != NULL)
    soup_session_abort (fetch->session);
  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->session);
  g_cancellable_disconnect (fetch->caller, fetch->caller_cancelled_id);
  g_clear_object (&fetch->caller);
  g_clear_object (&fetch->cancellable);
  g_clear_pointer (&fetch->body, g_byte_array_unref);
  g_clear_pointer (&fetch->uri, g_uri_unref);
  g_clear_error (&fetch->refusal);
  g_free (fetch->address);
  g_free (fetch->etag);
  g_free (fetch->last_modified);
  g_free (fetch);
}

/* Stops the transfer; the pending step then ends with this error. The first reason counts. */
static void G_GNUC_PRINTF (3, 4)
refuse (LodeFetch  *fetch,
        LodeError   code,
        const char *format,
        ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  if (fetch->refusal == NULL)
    {
      va_start (args, format);
      reason = g_strdup_vprintf (format, args);
      va_end (args);
      fetch->refusal = g_error_new (LODE_ERROR, code, "%s could not be fetched: %s.",
                                    fetch->address, reason);
    }
  g_cancellable_cancel (fetch->cancellable);
}

/* What went wrong in a person's words, or %NULL where the library's own do. */
static const char *
explain (const GError *error)
{
  if (error->domain == G_TLS_ERROR)
    return "the certificate of the server is not trusted, so it may be another server";
  if (error->domain == G_RESOLVER_ERROR)
    return "the host was not found";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return "the server does not answer";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    return "the server refuses the connection";

  return NULL;
}

/* Ends the task, with our reason before the caller's before the library's. */
static void
end_with_error (GTask  *task,
                GError *error)
{
  LodeFetch *fetch = g_task_get_task_data (task);
  g_autoptr (GError) owned = error;
  const char *explanation = explain (error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             "The fetch was cancelled.");
  else if (fetch->refusal != NULL)
    g_task_return_error (task, g_steal_pointer (&fetch->refusal));
  else if (error->domain == LODE_ERROR)
    g_task_return_error (task, g_steal_pointer (&owned));
  else
    g_task_return_new_error (task, LODE_ERROR, LODE_ERROR_IO, "%s could not be fetched: %s.",
                             fetch->address, explanation != NULL ? explanation : error->message);
  g_object_unref (task);
}

static void
end_with_result (GTask    *task,
                 gboolean  is_unmodified)
{
  LodeFetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  g_autofree char *address = g_uri_to_string (fetch->uri);
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&fetch->body));
  LodeFetched *fetched;

  fetched = lode_fetched_new (body, address, soup_message_headers_get_one (headers, "Content-Type"),
                              soup_message_headers_get_one (headers, "ETag"),
                              soup_message_headers_get_one (headers, "Last-Modified"),
                              is_unmodified);
  g_task_return_pointer (task, fetched, (GDestroyNotify) lode_fetched_unref);
  g_object_unref (task);
}

/* Before the first packet leaves: the socket is closed again if the address is not allowed. */
static void
network_event_cb (SoupMessage        *message,
                  GSocketClientEvent  event,
                  GIOStream          *connection,
                  gpointer            user_data)
{
  LodeFetch *fetch = user_data;
  g_autoptr (GSocketAddress) remote = NULL;
  g_autoptr (GError) error = NULL;
  GInetAddress *address;

  if (event != G_SOCKET_CLIENT_CONNECTING || !G_IS_SOCKET_CONNECTION (connection))
    return;

  remote = g_socket_connection_get_remote_address (G_SOCKET_CONNECTION (connection), &error);
  if (G_IS_INET_SOCKET_ADDRESS (remote))
    {
      address = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote));
      if (lode_address_guard_check (fetch->guard, g_uri_get_host (fetch->uri), address, &error))
        return;
    }

  g_socket_close (g_socket_connection_get_socket (G_SOCKET_CONNECTION (connection)), NULL);
  if (fetch->refusal == NULL)
    fetch->refusal = error != NULL ? g_steal_pointer (&error)
                                   : g_error_new (LODE_ERROR, LODE_ERROR_IO,
                                                  "%s leads to an address of an unknown kind.",
                                                  fetch->address);
  g_cancellable_cancel (fetch->cancellable);
}

static gboolean
deadline_passed_cb (gpointer user_data)
{
  LodeFetch *fetch = user_data;

  refuse (fetch, LODE_ERROR_IO, "it took longer than %g seconds", fetch->timeout_ms / 1000.0);
  return G_SOURCE_REMOVE;
}

static void
chunk_read_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  GTask *task = user_data;
  LodeFetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) chunk = NULL;
  gsize size;

  chunk = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);
  if (chunk == NULL)
    {
      end_with_error (task, error);
      return;
    }

  size = g_bytes_get_size (chunk);
  if (size == 0)
    {
      end_with_result (task, FALSE);
      return;
    }
  if (fetch->body->len + size > fetch->max_bytes)
    {
      refuse (fetch, LODE_ERROR_TOO_LARGE, "it is larger than %.3g MB",
              (double) fetch->max_bytes / (1024 * 1024));
      end_with_error (task, g_error_copy (fetch->refusal));
      return;
    }

  g_byte_array_append (fetch->body, g_bytes_get_data (chunk, NULL), (guint) size);
  read_chunk (task);
}

static void
read_chunk (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (fetch->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT,
                                   fetch->cancellable, chunk_read_cb, task);
}

/* A server that states a size over the limit is not listened to any longer. */
static gboolean
states_too_much (LodeFetch *fetch)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);

  return soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
         (gsize) soup_message_headers_get_content_length (headers) > fetch->max_bytes;
}

static void
take_body (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);

  if (!states_too_much (fetch))
    {
      read_chunk (task);
      return;
    }

  refuse (fetch, LODE_ERROR_TOO_LARGE, "it is larger than %.3g MB",
          (double) fetch->max_bytes / (1024 * 1024));
  end_with_error (task, g_error_copy (fetch->refusal));
}

static void
follow_redirect (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);
  SoupMessageHeaders *headers = soup_message_get_response_headers (fetch->message);
  const char *location = soup_message_headers_get_one (headers, "Location");
  g_autoptr (GError) error = NULL;
  GUri *next = lode_fetch_resolve_redirect (fetch, location, &error);

  if (next == NULL)
    {
      end_with_error (task, g_steal_pointer (&error));
      return;
    }

  g_uri_unref (fetch->uri);
  fetch->uri = next;
  fetch->n_redirects++;
  start_hop (task);
}

static const char *
phrase_for_status (guint status)
{
  return status == STATUS_TOO_MANY_REQUESTS ? "Too Many Requests" : soup_status_get_phrase (status);
}

static void
take_status (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);
  guint status = soup_message_get_status (fetch->message);

  switch (status)
    {
    case SOUP_STATUS_MOVED_PERMANENTLY:
    case SOUP_STATUS_FOUND:
    case SOUP_STATUS_SEE_OTHER:
    case SOUP_STATUS_TEMPORARY_REDIRECT:
    case SOUP_STATUS_PERMANENT_REDIRECT:
      follow_redirect (task);
      return;
    case SOUP_STATUS_NOT_MODIFIED:
      if (fetch->etag == NULL && fetch->last_modified == NULL)
        break;
      end_with_result (task, TRUE);
      return;
    default:
      if (!SOUP_STATUS_IS_SUCCESSFUL (status))
        break;
      take_body (task);
      return;
    }

  end_with_error (task,
                  g_error_new (LODE_ERROR, LODE_ERROR_IO,
                               "%s could not be fetched: the server answers %u (%s).",
                               fetch->address, status, phrase_for_status (status)));
}

static void
head_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  GTask *task = user_data;
  LodeFetch *fetch = g_task_get_task_data (task);
  GError *error = NULL;

  fetch->stream = soup_session_send_finish (SOUP_SESSION (object), result, &error);
  if (fetch->stream == NULL)
    end_with_error (task, error);
  else
    take_status (task);
}

/* The session is new for each hop: what an abandoned answer still sends dies with it. */
static SoupSession *
make_session (void)
{
  SoupSession *session;

  session = soup_session_new_with_options ("user-agent", "Lodestone/" PACKAGE_VERSION,
                                           "timeout", LODE_FETCHER_IDLE_TIMEOUT_S,
                                           "proxy-resolver", NULL, NULL);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  return session;
}

static SoupMessage *
make_message (LodeFetch *fetch)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, fetch->uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_headers_append (headers, "Accept", "*/*");
  if (fetch->etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", fetch->etag);
  if (fetch->last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", fetch->last_modified);
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), fetch);
  return message;
}

static void
start_hop (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);

  if (fetch->session != NULL)
    soup_session_abort (fetch->session);
  g_clear_object (&fetch->stream);
  g_clear_object (&fetch->message);
  g_clear_object (&fetch->session);

  fetch->session = make_session ();
  fetch->message = make_message (fetch);
  soup_session_send_async (fetch->session, fetch->message, G_PRIORITY_DEFAULT, fetch->cancellable,
                           head_read_cb, task);
}

static void
cancelled_by_caller_cb (GCancellable *caller,
                        gpointer      user_data)
{
  g_cancellable_cancel (user_data);
}

void
lode_fetch_start (GTask *task)
{
  LodeFetch *fetch = g_task_get_task_data (task);
  GCancellable *caller = g_task_get_cancellable (task);

  fetch->cancellable = g_cancellable_new ();
  fetch->body = g_byte_array_new ();
  if (caller != NULL)
    {
      fetch->caller = g_object_ref (caller);
      fetch->caller_cancelled_id = g_cancellable_connect (caller,
                                                          G_CALLBACK (cancelled_by_caller_cb),
                                                          g_object_ref (fetch->cancellable),
                                                          g_object_unref);
    }

  fetch->deadline = g_timeout_source_new (fetch->timeout_ms);
  g_source_set_callback (fetch->deadline, deadline_passed_cb, fetch, NULL);
  g_source_attach (fetch->deadline, g_task_get_context (task));
  start_hop (g_object_ref (task));
}
