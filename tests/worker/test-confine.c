/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Each case confines a child of its own and tries one thing there. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "worker/lode-confine.h"

/* What a child ends with when it was let do the thing, and when it was not. */
#define ALLOWED 10
#define REFUSED 11
#define NOT_CONFINED 12

typedef gboolean (*Attempt) (void);

static gboolean
try_open (void)
{
  return open ("/etc/hostname", O_RDONLY) >= 0;
}

static gboolean
try_create (void)
{
  return open ("/tmp/lodestone-confine", O_CREAT | O_WRONLY, 0600) >= 0;
}

static gboolean
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) >= 0;
}

static gboolean
try_fork (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  return pid > 0;
}

static gboolean
try_exec (void)
{
  char *argv[] = { (char *) "true", NULL };

  execv ("/bin/true", argv);
  return FALSE;
}

static gboolean
try_executable_memory (void)
{
  return mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
         != MAP_FAILED;
}

static gboolean
try_memory (void)
{
  char *bytes = malloc (64 << 20);
  gboolean has_bytes = bytes != NULL;

  if (has_bytes)
    memset (bytes, 1, 64 << 20);
  free (bytes);
  return has_bytes;
}

static gboolean
try_too_much_memory (void)
{
  return mmap (NULL, LODE_CONFINE_MEMORY_BYTES * 2, PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED;
}

static gboolean
try_other_descriptor (void)
{
  return write (9, "x", 1) == 1;
}

/* The exit status of a confined child that made the attempt; 128 and more for a signal. */
static int
run_confined (Attempt attempt)
{
  pid_t pid = fork ();
  int status;

  if (pid == 0)
    {
      g_autoptr (GError) error = NULL;
      int null = open ("/dev/null", O_WRONLY);

      dup2 (null, 9);
      if (!lode_confine (&error))
        _exit (NOT_CONFINED);
      _exit (attempt () ? ALLOWED : REFUSED);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : 128 + WTERMSIG (status);
}

static void
assert_refused (Attempt attempt)
{
  int status = run_confined (attempt);

  g_assert_true (status == REFUSED || status == 128 + SIGSYS);
}

static void
test_memory (void)
{
  g_assert_cmpint (run_confined (try_memory), ==, ALLOWED);
}

static void
test_descriptors (void)
{
  g_assert_cmpint (run_confined (try_other_descriptor), ==, REFUSED);
}

static void
test_filter (void)
{
  static const Attempt attempts[] = { try_open, try_create, try_socket, try_fork, try_exec,
                                      try_executable_memory };

  if (!lode_confine_has_filter ())
    {
      g_test_skip ("This build has no filter of system calls");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    assert_refused (attempts[i]);
  g_assert_false (g_file_test ("/tmp/lodestone-confine", G_FILE_TEST_EXISTS));
  assert_refused (try_too_much_memory);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/worker/confine/memory", test_memory);
  g_test_add_func ("/worker/confine/descriptors", test_descriptors);
  g_test_add_func ("/worker/confine/filter", test_filter);

  return g_test_run ();
}
