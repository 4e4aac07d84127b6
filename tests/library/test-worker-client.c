/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library/lode-worker-client.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-error.h"
#include "library-test.h"

/* Puts a shell script in the worker's place. */
static void
play (LibraryTest *test,
      const char  *script)
{
  g_autofree char *path = library_test_path (test, "worker");
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);

  library_test_write (test, "worker", text);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("LODESTONE_WORKER", path, TRUE);
}

static GBytes *
run (const char  *input,
     guint        timeout_ms,
     GError     **error)
{
  const char * const arguments[] = { "extract", "--base-url=https://example.invalid/", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (input, strlen (input));

  return lode_worker_client_run_sync (arguments, bytes, timeout_ms, NULL, error);
}

static void
refuse (LibraryTest *test,
        const char  *script,
        LodeError    code,
        const char  *words)
{
  g_autoptr (GError) error = NULL;

  play (test, script);
  g_assert_null (run ("x", 10000, &error));
  g_assert_error (error, LODE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_echo (LibraryTest   *test,
           gconstpointer  user_data)
{
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  play (test, "echo \"$1 $2\"; cat");
  output = run ("document", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output),
                   "extract --base-url=https://example.invalid/\ndocument", 52);
}

/* Neither side waits for the other, however large the document is. */
static void
test_large (LibraryTest   *test,
            gconstpointer  user_data)
{
  g_autofree char *text = g_strnfill (5000000, 'x');
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  play (test, "cat");
  output = run (text, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (output), ==, 5000000);
}

/* One that does not read its input is no trouble. */
static void
test_deaf (LibraryTest   *test,
           gconstpointer  user_data)
{
  g_autofree char *text = g_strnfill (5000000, 'x');
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  play (test, "echo done");
  output = run (text, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (output), ==, 5);
}

static void
test_failures (LibraryTest   *test,
               gconstpointer  user_data)
{
  refuse (test, "echo 'lodestone-worker: It is no page.' >&2; exit 1", LODE_ERROR_INVALID,
          "It is no page.");
  refuse (test, "echo part; echo 'lodestone-worker: No memory.' >&2; exit 3", LODE_ERROR_IO, "No memory.");
  refuse (test, "exit 3", LODE_ERROR_IO, ".");
  refuse (test, "kill -SEGV $$", LODE_ERROR_INVALID, "could not be read");
  refuse (test, "printf '\\377\\376' >&2; exit 1", LODE_ERROR_INVALID, "");
}

static void
test_late (LibraryTest   *test,
           gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  play (test, "exec sleep 60");
  g_assert_null (run ("x", 100, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

/* One that closes its ends and lives on. */
static void
test_lingering (LibraryTest   *test,
                gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  play (test, "exec >&- 2>&-; exec sleep 60");
  g_assert_null (run ("x", 10000, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_too_much (LibraryTest   *test,
               gconstpointer  user_data)
{
  refuse (test, "exec cat /dev/zero", LODE_ERROR_TOO_LARGE, "MB");
}

static void
test_cancelled (LibraryTest   *test,
                gconstpointer  user_data)
{
  const char * const arguments[] = { "extract", NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  play (test, "exec sleep 60");
  g_cancellable_cancel (cancellable);
  g_assert_null (lode_worker_client_run_sync (arguments, bytes, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_absent (LibraryTest   *test,
             gconstpointer  user_data)
{
  g_autofree char *path = library_test_path (test, "nothing");
  g_autoptr (GError) error = NULL;

  g_setenv ("LODESTONE_WORKER", path, TRUE);
  g_assert_null (run ("x", 0, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
}

/* The worker learns nothing of our environment. */
static void
test_environment (LibraryTest   *test,
                  gconstpointer  user_data)
{
  g_autoptr (GBytes) output = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("LODESTONE_SECRET", "secret", TRUE);
  play (test, "echo \"[$LODESTONE_SECRET]\"");
  output = run ("x", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (output, NULL), g_bytes_get_size (output), "[]\n", 3);
}

static void
add (const char *path,
     void (*test) (LibraryTest   *test,
                   gconstpointer  user_data))
{
  g_test_add (path, LibraryTest, NULL, library_test_set_up, test, library_test_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/library/worker-client/echo", test_echo);
  add ("/library/worker-client/large", test_large);
  add ("/library/worker-client/deaf", test_deaf);
  add ("/library/worker-client/failures", test_failures);
  add ("/library/worker-client/late", test_late);
  add ("/library/worker-client/lingering", test_lingering);
  add ("/library/worker-client/too-much", test_too_much);
  add ("/library/worker-client/cancelled", test_cancelled);
  add ("/library/worker-client/absent", test_absent);
  add ("/library/worker-client/environment", test_environment);

  return g_test_run ();
}
