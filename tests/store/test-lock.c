/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"
#include "store-fixture.h"
#include "store/lode-lock.h"

#define LOCK_NAME ".lodestone-lock"

static LodeLock *
assert_acquired (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LodeLock *lock = lode_lock_acquire (fixture->folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  return lock;
}

static void
assert_busy (StoreFixture *fixture,
             const char   *hint)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_lock_acquire (fixture->folder, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, fixture->folder));
  g_assert_nonnull (strstr (error->message, hint));
}

static void
test_one_holder (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *process = g_strdup_printf ("process %d on %s", (int) getpid (),
                                              g_get_host_name ());
  LodeLock *lock = assert_acquired (fixture);

  assert_busy (fixture, process);
  lode_lock_refresh (lock);
  assert_busy (fixture, process);
  lode_lock_release (lock);
  store_fixture_assert_text (fixture, LOCK_NAME, "");

  lock = assert_acquired (fixture);
  lode_lock_release (lock);
}

static void
test_no_folder (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *missing = store_fixture_path (fixture, "missing");
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_lock_acquire (missing, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
}

/* Starts a process that holds the lock until it is killed. */
static pid_t
start_holder (StoreFixture *fixture)
{
  int ready[2];
  char byte = 0;
  pid_t child;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  if (child == 0)
    {
      LodeLock *lock = lode_lock_acquire (fixture->folder, NULL);

      if (write (ready[1], lock != NULL ? "y" : "n", 1) == 1)
        for (;;)
          pause ();
      _exit (1);
    }

  close (ready[1]);
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_cmpint (byte, ==, 'y');
  close (ready[0]);
  return child;
}

/* The lock of a process that was killed is free at once, whatever its text says. */
static void
test_across_processes (StoreFixture  *fixture,
                       gconstpointer  data)
{
  pid_t holder = start_holder (fixture);
  g_autofree char *process = g_strdup_printf ("process %d", (int) holder);
  LodeLock *lock;

  assert_busy (fixture, process);
  g_assert_cmpint (kill (holder, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (holder, NULL, 0), ==, holder);
  lock = assert_acquired (fixture);
  lode_lock_release (lock);
}

static void
write_claim (StoreFixture *fixture,
             const char   *host,
             gint64        time_s)
{
  g_autofree char *text = g_strdup_printf ("%d %s %" G_GINT64_FORMAT "\n", 1, host, time_s);

  store_fixture_write (fixture, LOCK_NAME, text);
}

/* Another machine is believed for ten minutes, either way of the clock. */
static void
test_other_machine (StoreFixture  *fixture,
                    gconstpointer  data)
{
  const gint64 now_s = 1769936400;
  LodeLock *lock;

  lode_clock_set_fixed (now_s * G_USEC_PER_SEC);
  write_claim (fixture, "desk-of-another", now_s - 60);
  assert_busy (fixture, "desk-of-another");
  write_claim (fixture, "desk-of-another", now_s + 60);
  assert_busy (fixture, "desk-of-another");

  write_claim (fixture, "desk-of-another", now_s - 601);
  lock = assert_acquired (fixture);
  lode_lock_release (lock);
  write_claim (fixture, "desk-of-another", now_s + 100000);
  lock = assert_acquired (fixture);
  lode_lock_release (lock);
}

/* The kernel says that nobody holds it, so what a crash left on this machine does not count. */
static void
test_stale_text (StoreFixture  *fixture,
                 gconstpointer  data)
{
  const char * const texts[] = { "garbage", "1 2", "", "x y z", "\n\n\n",
                                 "-1 host 99999999999999999999" };
  LodeLock *lock;

  write_claim (fixture, g_get_host_name (), g_get_real_time () / G_USEC_PER_SEC);
  lock = assert_acquired (fixture);
  lode_lock_release (lock);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      store_fixture_write (fixture, LOCK_NAME, texts[i]);
      lock = assert_acquired (fixture);
      lode_lock_release (lock);
    }
}

/* A symbolic link in place of the lock could lead a write anywhere. */
static void
test_no_link (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *path = store_fixture_path (fixture, LOCK_NAME);
  g_autoptr (GError) error = NULL;

  store_fixture_write (fixture, "precious", "text");
  g_assert_cmpint (symlink ("precious", path), ==, 0);
  g_assert_null (lode_lock_acquire (fixture->folder, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  store_fixture_assert_text (fixture, "precious", "text");
}

static void
test_autoptr (StoreFixture  *fixture,
              gconstpointer  data)
{
  {
    g_autoptr (LodeLock) lock = assert_acquired (fixture);

    g_assert_nonnull (lock);
  }
  lode_lock_release (assert_acquired (fixture));
}

static void
add (const char *path,
     void      (*test) (StoreFixture  *fixture,
                        gconstpointer  data))
{
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, test, store_fixture_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/store/lock/one-holder", test_one_holder);
  add ("/store/lock/no-folder", test_no_folder);
  add ("/store/lock/across-processes", test_across_processes);
  add ("/store/lock/other-machine", test_other_machine);
  add ("/store/lock/stale-text", test_stale_text);
  add ("/store/lock/no-link", test_no_link);
  add ("/store/lock/autoptr", test_autoptr);

  return g_test_run ();
}
