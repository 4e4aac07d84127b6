/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Fetches from a server that misbehaves in some seventy ways. The server belongs to the optional
 * test material; its path is in HOSTILE_SERVER. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "net/lode-fetcher.h"

#define TIMEOUT_MS 1500
#define MAX_BYTES (2 * 1024 * 1024)

/* What must come of a path. */
typedef enum
{
  PAGE,
  FAILURE,
  TOO_LARGE,
  /* Both a page and a failure are right; hanging, growing or crashing is not. */
  ANYTHING,
} Expectation;

static const struct
{
  const char *path;
  Expectation expectation;
} cases[] = {
  { "/ok", PAGE },
  { "/bomb.gz", TOO_LARGE },
  { "/bomb.deflate", TOO_LARGE },
  /* The server needs long to make it, so either bound may hold first. */
  { "/bomb-nested.gz", FAILURE },
  { "/gzip-broken", ANYTHING },
  { "/gzip-not", ANYTHING },
  { "/drip", FAILURE },
  { "/drip-headers", FAILURE },
  { "/stall", FAILURE },
  { "/mute", FAILURE },
  { "/loop", FAILURE },
  { "/loop2", FAILURE },
  { "/hop?n=4", PAGE },
  { "/hop?n=6", FAILURE },
  { "/to-file", FAILURE },
  { "/to-private", FAILURE },
  { "/to-data", FAILURE },
  { "/to-javascript", FAILURE },
  { "/to-nowhere", FAILURE },
  { "/to-relative", PAGE },
  { "/to-credentials", FAILURE },
  { "/meta-to-file", PAGE },
  { "/huge-header", ANYTHING },
  { "/many-headers", ANYTHING },
  { "/bad-header", ANYTHING },
  { "/bad-status", FAILURE },
  { "/http09", FAILURE },
  { "/short", ANYTHING },
  { "/long", PAGE },
  { "/negative-length", ANYTHING },
  { "/two-lengths", ANYTHING },
  { "/no-length", FAILURE },
  { "/chunked", PAGE },
  { "/chunked-bad", ANYTHING },
  { "/chunked-huge", FAILURE },
  { "/chunked-endless", FAILURE },
  { "/big", TOO_LARGE },
  { "/http-to-https", FAILURE },
  { "/self-signed", FAILURE },
  { "/etag", PAGE },
  { "/not-modified", FAILURE },
  { "/429", FAILURE },
  { "/503", FAILURE },
  { "/404", FAILURE },
  { "/500", FAILURE },
  { "/reset-connection", FAILURE },
  { "/charset/utf-16le", PAGE },
  { "/type/exe", PAGE },
  { "/type/none", PAGE },
  { "/attributes", PAGE },
  { "/nul", PAGE },
  { "/xml-external", PAGE },
  { "/feed-endless", FAILURE },
  { "/cookie", PAGE },
  { "/tracker", PAGE },
};

static char *http_base;
static char *https_base;

static LodeFetcher *
make_fetcher (void)
{
  LodeFetcher *fetcher = lode_fetcher_new ();

  lode_fetcher_allow_host (fetcher, "127.0.0.1");
  lode_fetcher_set_limits (fetcher, MAX_BYTES, TIMEOUT_MS);
  return fetcher;
}

static LodeFetched *
fetch (const char  *base,
       const char  *path,
       GError     **error)
{
  g_autofree char *address = g_strconcat (base, path, NULL);
  LodeFetcher *fetcher = make_fetcher ();
  LodeFetched *fetched = lode_fetcher_fetch_sync (fetcher, address, NULL, error);

  g_assert_finalize_object (fetcher);
  return fetched;
}

static void
test_path (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) fetched = fetch (http_base, cases[i].path, &error);

  if (fetched != NULL)
    g_assert_cmpuint (g_bytes_get_size (lode_fetched_get_body (fetched)), <=, MAX_BYTES);
  else
    g_test_message ("%s", error->message);

  switch (cases[i].expectation)
    {
    case PAGE:
      g_assert_no_error (error);
      break;
    case FAILURE:
      g_assert_nonnull (error);
      g_assert_true (error->domain == LODE_ERROR);
      break;
    case TOO_LARGE:
      g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
      break;
    case ANYTHING:
    default:
      g_assert_true (fetched != NULL || error->domain == LODE_ERROR);
      break;
    }
}

/* Nothing over TLS can be trusted here, so nothing may come of it. */
static void
test_tls (void)
{
  const char * const paths[] = { "/ok", "/https-to-http", "/404" };

  for (gsize i = 0; https_base != NULL && i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch (https_base, paths[i], &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "certificate"));
    }
}

static char *
fetch_text (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) fetched = fetch (http_base, path, &error);
  gsize size;
  const char *body;

  g_assert_no_error (error);
  body = g_bytes_get_data (lode_fetched_get_body (fetched), &size);
  return g_strndup (body, size);
}

/* Reading a page that wants to be noticed asks for the page alone. */
static void
test_no_other_request (void)
{
  g_autofree char *forgotten = fetch_text ("/reset");
  g_autofree char *page = fetch_text ("/tracker");
  g_autofree char *meta = fetch_text ("/meta-to-file");
  g_autofree char *hits = fetch_text ("/hits");

  g_assert_nonnull (forgotten);
  g_assert_nonnull (strstr (page, "/hit/"));
  g_assert_nonnull (meta);
  g_assert_null (strstr (hits, "/hit/"));
}

static void
test_no_cookies (void)
{
  g_autofree char *first = fetch_text ("/cookie");
  g_autofree char *second = fetch_text ("/cookie");

  g_assert_cmpstr (first, ==, second);
}

static char *
dup_member (JsonNode   *root,
            const char *member)
{
  return g_strdup (
    json_object_get_string_member_with_default (json_node_get_object (root), member, NULL));
}

/* (transfer full): the server, once it said where it listens. */
static GSubprocess *
start_server (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) root = NULL;
  GSubprocess *server;

  server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                             &error, "python3", path, "--lifetime", "170", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  if (line == NULL)
    return server;

  root = lode_json_parse (line, strlen (line), "hostile server", &error);
  g_assert_no_error (error);
  http_base = dup_member (root, "http");
  https_base = dup_member (root, "https");
  return server;
}

int
main (int    argc,
      char **argv)
{
  const char *path = g_getenv ("HOSTILE_SERVER");
  g_autoptr (GSubprocess) server = NULL;
  g_autofree char *python = g_find_program_in_path ("python3");
  int status;

  g_test_init (&argc, &argv, NULL);

  if (path == NULL || python == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_print ("1..0 # SKIP there is no hostile server at hand\n");
      return 0;
    }
  server = start_server (path);
  if (http_base == NULL)
    {
      g_print ("1..0 # SKIP the hostile server does not start here\n");
      return 0;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/net/hostile-server", cases[i].path, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_path);
    }
  g_test_add_func ("/net/hostile-server/over-tls", test_tls);
  g_test_add_func ("/net/hostile-server/no-other-request", test_no_other_request);
  g_test_add_func ("/net/hostile-server/no-cookies", test_no_cookies);

  status = g_test_run ();
  g_subprocess_force_exit (server);
  g_free (http_base);
  g_free (https_base);
  return status;
}
