/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/lode-error.h"
#include "net/lode-fetcher.h"

#define PAGE "<!doctype html><p>Tonnes.</p>"

typedef struct
{
  SoupServer  *server;
  LodeFetcher *fetcher;
  char        *base;
  guint        n_requests;
  /* Headers of the last request, "Name: value" lines. */
  GString     *headers;
} Fixture;

static void
note_header (const char *name,
             const char *value,
             gpointer    user_data)
{
  g_string_append_printf (user_data, "%s: %s\n", name, value);
}

static void
answer_redirect (SoupServerMessage *message,
                 const char        *location)
{
  soup_server_message_set_status (message, SOUP_STATUS_FOUND, NULL);
  if (location != NULL)
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Location",
                                 location);
}

static void
answer_hop (SoupServerMessage *message,
            const char        *path)
{
  guint64 n = g_ascii_strtoull (path + strlen ("/hop/"), NULL, 10);
  g_autofree char *next = g_strdup_printf ("/hop/%" G_GUINT64_FORMAT, n - 1);

  answer_redirect (message, n > 1 ? next : "../page");
}

static void
answer_page (SoupServerMessage *message)
{
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);

  if (g_strcmp0 (soup_message_headers_get_one (request, "If-None-Match"), "\"v1\"") == 0)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_append (response, "ETag", "\"v1\"");
  soup_message_headers_append (response, "Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT");
  soup_message_headers_append (response, "Set-Cookie", "id=1; Path=/");
  soup_server_message_set_response (message, "text/html; charset=utf-8", SOUP_MEMORY_STATIC, PAGE,
                                    strlen (PAGE));
}

/* "/zeros/N": N bytes, "/gzip/N": the same compressed. */
static void
answer_zeros (SoupServerMessage *message,
              const char        *path,
              gboolean           compress)
{
  gsize size = g_ascii_strtoull (strrchr (path, '/') + 1, NULL, 10);
  g_autofree char *zeros = g_malloc0 (size + 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) packed = NULL;

  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  if (!compress)
    {
      soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_COPY, zeros, size);
      return;
    }

  packed = g_converter_output_stream_new (memory, G_CONVERTER (gzip));
  g_assert_true (g_output_stream_write_all (packed, zeros, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  soup_message_headers_append (soup_server_message_get_response_headers (message),
                               "Content-Encoding", "gzip");
  soup_server_message_set_response (
    message, "text/plain", SOUP_MEMORY_COPY,
    g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
}

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;

  fixture->n_requests++;
  g_string_truncate (fixture->headers, 0);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), note_header,
                                fixture->headers);

  if (g_str_equal (path, "/page"))
    answer_page (message);
  else if (g_str_has_prefix (path, "/hop/"))
    answer_hop (message, path);
  else if (g_str_equal (path, "/loop"))
    answer_redirect (message, "/loop");
  else if (g_str_has_prefix (path, "/to"))
    answer_redirect (message, query != NULL ? g_hash_table_lookup (query, "to") : NULL);
  else if (g_str_has_prefix (path, "/zeros/"))
    answer_zeros (message, path, FALSE);
  else if (g_str_has_prefix (path, "/gzip/"))
    answer_zeros (message, path, TRUE);
  else if (g_str_equal (path, "/mute"))
    soup_server_message_pause (message);
  else if (g_str_equal (path, "/locked"))
    soup_server_message_set_status (message, SOUP_STATUS_UNAUTHORIZED, NULL);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->headers = g_string_new (NULL);
  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, answer_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  fixture->fetcher = lode_fetcher_new ();
  if (data == NULL)
    lode_fetcher_allow_host (fixture->fetcher, "127.0.0.1");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->fetcher);
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_string_free (fixture->headers, TRUE);
  g_free (fixture->base);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static LodeFetched *
fetch_full (Fixture       *fixture,
            const char    *address,
            const char    *etag,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  lode_fetcher_fetch_async (fixture->fetcher, address, etag, NULL, cancellable, fetched_cb,
                            &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return lode_fetcher_fetch_finish (fixture->fetcher, result, error);
}

static LodeFetched *
fetch (Fixture     *fixture,
       const char  *path,
       GError     **error)
{
  g_autofree char *address = g_strconcat (fixture->base, path, NULL);

  return fetch_full (fixture, address, NULL, NULL, error);
}

static void
assert_refused (Fixture    *fixture,
                const char *path,
                LodeError   code,
                const char *hint)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, path, &error));
  g_assert_error (error, LODE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, hint));
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) fetched = fetch (fixture, "/page", &error);
  g_autofree char *address = g_strconcat (fixture->base, "/page", NULL);
  gsize size;
  gconstpointer body;

  g_assert_no_error (error);
  body = g_bytes_get_data (lode_fetched_get_body (fetched), &size);
  g_assert_cmpmem (body, size, PAGE, strlen (PAGE));
  g_assert_cmpstr (lode_fetched_get_address (fetched), ==, address);
  g_assert_cmpstr (lode_fetched_get_content_type (fetched), ==, "text/html; charset=utf-8");
  g_assert_cmpstr (lode_fetched_get_etag (fetched), ==, "\"v1\"");
  g_assert_cmpstr (lode_fetched_get_last_modified (fetched), ==, "Wed, 01 Jan 2025 00:00:00 GMT");
  g_assert_false (lode_fetched_is_unmodified (fetched));
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

/* What a server learns of us is little. */
static void
test_request (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (LodeFetched) first = fetch (fixture, "/page", NULL);
  g_autoptr (LodeFetched) second = fetch (fixture, "/page", NULL);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (fixture->headers->str, "User-Agent: Lodestone/"));
  g_assert_null (strstr (fixture->headers->str, "Cookie"));
  g_assert_null (strstr (fixture->headers->str, "Referer"));
  g_assert_null (strstr (fixture->headers->str, "Accept-Language"));
  g_assert_null (strstr (fixture->headers->str, "Authorization"));
}

static void
test_conditional (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *address = g_strconcat (fixture->base, "/page", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) same = fetch_full (fixture, address, "\"v1\"", NULL, &error);
  g_autoptr (LodeFetched) other = NULL;

  g_assert_no_error (error);
  g_assert_true (lode_fetched_is_unmodified (same));
  g_assert_cmpuint (g_bytes_get_size (lode_fetched_get_body (same)), ==, 0);
  other = fetch_full (fixture, address, "\"v0\"", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (lode_fetched_is_unmodified (other));
}

static void
test_statuses (Fixture       *fixture,
               gconstpointer  data)
{
  assert_refused (fixture, "/nothing-here", LODE_ERROR_IO, "404");
  assert_refused (fixture, "/locked", LODE_ERROR_IO, "401");
}

static void
test_redirects (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) fetched = fetch (fixture, "/hop/5", &error);

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (lode_fetched_get_address (fetched), "/page"));
  g_assert_cmpuint (fixture->n_requests, ==, 6);
  assert_refused (fixture, "/hop/6", LODE_ERROR_IO, "more than 5");
  assert_refused (fixture, "/loop", LODE_ERROR_IO, "more than 5");
  assert_refused (fixture, "/to", LODE_ERROR_IO, "nowhere");
}

static void
test_bad_redirects (Fixture       *fixture,
                    gconstpointer  data)
{
  const struct
  {
    const char *to;
    const char *hint;
  } cases[] = {
    { "file:///etc/passwd", "only http" },
    { "data:text/html,x", "only http" },
    { "javascript:alert(1)", "only http" },
    { "ftp://example.org/", "only http" },
    { "http:///x", "cannot be opened" },
    { "http://user:secret@127.0.0.1/", "password" },
    { "http://localhost:1/", "not on the public internet" },
    { "http://169.254.169.254/latest", "not on the public internet" },
    { "http://[::1]:1/", "not on the public internet" },
    { "http://[::ffff:127.0.0.1]:1/", "not on the public internet" },
    { "http://2130706433/", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *escaped = g_uri_escape_string (cases[i].to, NULL, FALSE);
      g_autofree char *path = g_strconcat ("/to?to=", escaped, NULL);

      assert_refused (fixture, path, LODE_ERROR_IO, cases[i].hint);
    }
  g_assert_cmpuint (fixture->n_requests, ==, G_N_ELEMENTS (cases));
}

static void
test_bad_addresses (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_strnfill (9000, 'a');
  g_autofree char *long_address = g_strconcat ("http://example.org/", path, NULL);
  const char * const addresses[] = {
    "",           "page.html",           "file:///etc/passwd",  "ftp://example.org/", "http://",
    "https:///x", "javascript:alert(1)", "about:blank",         "http://a b/",
    "http://user@example.org/", "\xff",  "http://example.org:99999/", long_address,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch_full (fixture, addresses[i], NULL, NULL, &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 1000);
    }
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

/* The server of this test is itself the machine that must not be reached. */
static void
test_guard (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *by_name = g_strdup_printf ("http://localhost%s/page",
                                              strrchr (fixture->base, ':'));
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, "/page", LODE_ERROR_IO, "not on the public internet");
  g_assert_null (fetch_full (fixture, by_name, NULL, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (LodeFetched) fits = NULL;
  g_autoptr (LodeFetched) packed = NULL;
  g_autoptr (GError) error = NULL;

  lode_fetcher_set_limits (fixture->fetcher, 100000, 0);
  fits = fetch (fixture, "/zeros/100000", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (lode_fetched_get_body (fits)), ==, 100000);
  assert_refused (fixture, "/zeros/100001", LODE_ERROR_TOO_LARGE, "larger than");

  packed = fetch (fixture, "/gzip/100000", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (lode_fetched_get_body (packed)), ==, 100000);
  /* Few bytes on the wire, too many when unpacked. */
  assert_refused (fixture, "/gzip/100001", LODE_ERROR_TOO_LARGE, "larger than");
  assert_refused (fixture, "/gzip/50000000", LODE_ERROR_TOO_LARGE, "larger than");
}

static void
test_deadline (Fixture       *fixture,
               gconstpointer  data)
{
  lode_fetcher_set_limits (fixture->fetcher, 0, 300);
  assert_refused (fixture, "/mute", LODE_ERROR_IO, "longer than");
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *address = g_strconcat (fixture->base, "/mute", NULL);
  g_autoptr (GCancellable) later = g_cancellable_new ();
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_timeout_add (50, cancel_cb, later);
  g_assert_null (fetch_full (fixture, address, NULL, later, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_cancellable_cancel (before);
  g_assert_null (fetch_full (fixture, address, NULL, before, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nobody_listens (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  soup_server_disconnect (fixture->server);
  g_assert_null (fetch (fixture, "/page", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, fixture->base));
}

/* Several at once do not disturb each other. */
static void
test_together (Fixture       *fixture,
               gconstpointer  data)
{
  GAsyncResult *results[8] = { NULL };
  g_autofree char *page = g_strconcat (fixture->base, "/page", NULL);
  g_autofree char *missing = g_strconcat (fixture->base, "/missing", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    lode_fetcher_fetch_async (fixture->fetcher, i % 2 == 0 ? page : missing, NULL, NULL, NULL,
                              fetched_cb, &results[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      LodeFetched *fetched;

      while (results[i] == NULL)
        g_main_context_iteration (NULL, TRUE);
      fetched = lode_fetcher_fetch_finish (fixture->fetcher, results[i], &error);
      g_assert_cmpint (fetched != NULL, ==, i % 2 == 0);
      g_clear_pointer (&fetched, lode_fetched_unref);
      g_object_unref (results[i]);
    }
}

typedef struct
{
  LodeFetcher *fetcher;
  char        *address;
  LodeFetched *fetched;
  GError      *error;
  gint         is_done;
} SyncCall;

static gpointer
fetch_worker (gpointer data)
{
  SyncCall *call = data;

  call->fetched = lode_fetcher_fetch_sync (call->fetcher, call->address, NULL, &call->error);
  g_atomic_int_set (&call->is_done, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
test_sync (Fixture       *fixture,
           gconstpointer  data)
{
  SyncCall call = { .fetcher = fixture->fetcher };
  GThread *thread;

  call.address = g_strconcat (fixture->base, "/hop/2", NULL);
  thread = g_thread_new ("fetch", fetch_worker, &call);
  while (g_atomic_int_get (&call.is_done) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);

  g_assert_no_error (call.error);
  g_assert_cmpuint (g_bytes_get_size (lode_fetched_get_body (call.fetched)), ==, strlen (PAGE));
  lode_fetched_unref (call.fetched);
  g_free (call.address);
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/net/fetcher/page", test_page);
  add ("/net/fetcher/request", test_request);
  add ("/net/fetcher/conditional", test_conditional);
  add ("/net/fetcher/statuses", test_statuses);
  add ("/net/fetcher/redirects", test_redirects);
  add ("/net/fetcher/bad-redirects", test_bad_redirects);
  add ("/net/fetcher/bad-addresses", test_bad_addresses);
  g_test_add ("/net/fetcher/guard", Fixture, "guarded", set_up, test_guard, tear_down);
  add ("/net/fetcher/size", test_size);
  add ("/net/fetcher/deadline", test_deadline);
  add ("/net/fetcher/cancel", test_cancel);
  add ("/net/fetcher/nobody-listens", test_nobody_listens);
  add ("/net/fetcher/together", test_together);
  add ("/net/fetcher/sync", test_sync);

  return g_test_run ();
}
