/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The same question as test-kill.c, asked at every single step: the saver runs under ptrace and is
 * killed before its first system call, its second, and so on to the end of a round of saves. The
 * second test looks at the order of the calls, which decides what a power cut leaves. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash-saver.h"
#include "store/lode-folder.h"
#include "store/lode-lock.h"

/* More system calls than a round of saves makes. */
#define MAX_STEPS 20000

typedef struct
{
  pid_t child;
  int   notes;
} Tracee;

/* %FALSE where the system forbids to trace (some containers do). */
static gboolean
start_tracee (Tracee     *tracee,
              const char *folder,
              guint       n_saves)
{
  int ends[2];
  int status;

  g_assert_cmpint (pipe (ends), ==, 0);
  tracee->child = fork ();
  if (tracee->child == 0)
    {
      close (ends[0]);
      if (ptrace (PTRACE_TRACEME, 0, NULL, NULL) < 0)
        _exit (77);
      raise (SIGSTOP);
      crash_saver_run (folder, ends[1], n_saves);
      _exit (0);
    }

  close (ends[1]);
  tracee->notes = ends[0];
  g_assert_cmpint (waitpid (tracee->child, &status, 0), ==, tracee->child);
  if (!WIFSTOPPED (status))
    {
      close (tracee->notes);
      return FALSE;
    }
  g_assert_cmpint (ptrace (PTRACE_SETOPTIONS, tracee->child, NULL, PTRACE_O_TRACESYSGOOD), ==, 0);
  return TRUE;
}

/* Lets it run to the next entry into or return from the kernel; %FALSE when it has exited. */
static gboolean
step (Tracee *tracee)
{
  int status;

  g_assert_cmpint (ptrace (PTRACE_SYSCALL, tracee->child, NULL, NULL), ==, 0);
  g_assert_cmpint (waitpid (tracee->child, &status, 0), ==, tracee->child);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  return WIFSTOPPED (status);
}

static void
read_notes (Tracee *tracee,
            guint   acknowledged[CRASH_SAVER_N_FILES])
{
  CrashSaverNote note;

  while (read (tracee->notes, &note, sizeof note) == sizeof note)
    acknowledged[note.file] = note.generation;
  close (tracee->notes);
}

static void
check_files (const char *folder,
             guint       acknowledged[CRASH_SAVER_N_FILES])
{
  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    {
      g_autofree char *path = crash_saver_path (folder, i);
      guint generation = crash_saver_assert_whole (path);

      g_assert_cmpuint (generation, >=, acknowledged[i]);
      g_assert_cmpuint (generation, <=, acknowledged[i] + 1);
      acknowledged[i] = generation;
    }
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) entries = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Kills a saver before step @n_steps; %FALSE when it was done earlier. */
static gboolean
kill_at (const char *folder,
         guint       n_steps,
         guint       acknowledged[CRASH_SAVER_N_FILES])
{
  Tracee tracee;
  gboolean is_alive = TRUE;

  g_assert_true (start_tracee (&tracee, folder, CRASH_SAVER_N_FILES));
  for (guint i = 0; is_alive && i < n_steps; i++)
    is_alive = step (&tracee);

  if (is_alive)
    {
      g_assert_cmpint (kill (tracee.child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (tracee.child, NULL, 0), ==, tracee.child);
    }
  read_notes (&tracee, acknowledged);
  return is_alive;
}

static gboolean
can_trace (const char *folder)
{
  Tracee tracee;

  if (!start_tracee (&tracee, folder, 1))
    return FALSE;

  g_assert_cmpint (kill (tracee.child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (tracee.child, NULL, 0), ==, tracee.child);
  close (tracee.notes);
  return TRUE;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("lode-steps-XXXXXX", &error);

  g_assert_no_error (error);
  crash_saver_begin (folder);
  return folder;
}

static void
test_every_step (void)
{
  g_autofree char *folder = make_folder ();
  guint acknowledged[CRASH_SAVER_N_FILES] = { 1, 1, 1 };
  guint n_steps;

  if (!can_trace (folder))
    {
      g_test_skip ("this system does not allow to trace a process");
      remove_tree (folder);
      return;
    }

  for (n_steps = 0; n_steps < MAX_STEPS; n_steps++)
    {
      gboolean was_killed = kill_at (folder, n_steps, acknowledged);
      LodeLock *lock = lode_lock_acquire (folder, NULL);

      g_assert_nonnull (lock);
      check_files (folder, acknowledged);
      lode_folder_sweep (folder, TRUE);
      lode_lock_release (lock);
      if (!was_killed)
        break;
    }

  g_test_message ("killed at each of %u steps", n_steps);
  g_assert_cmpuint (n_steps, >, 100);
  g_assert_cmpuint (n_steps, <, MAX_STEPS);
  remove_tree (folder);
}

static gboolean
is_rename (guint64 number)
{
#ifdef SYS_rename
  if (number == SYS_rename)
    return TRUE;
#endif
#ifdef SYS_renameat
  if (number == SYS_renameat)
    return TRUE;
#endif
  return number == SYS_renameat2;
}

static char
letter_for_call (guint64 number)
{
  if (number == SYS_fsync || number == SYS_fdatasync)
    return 's';
  if (is_rename (number))
    return 'r';
  if (number == SYS_write)
    return 'w';

  return '\0';
}

/* The calls that matter of one save, in order: s(ync), r(ename), w(rite). */
static char *
trace_calls (Tracee *tracee)
{
  GString *calls = g_string_new (NULL);

  while (step (tracee))
    {
      struct __ptrace_syscall_info info;
      char letter = '\0';

      if (ptrace (PTRACE_GET_SYSCALL_INFO, tracee->child, sizeof info, &info) > 0 &&
          info.op == PTRACE_SYSCALL_INFO_ENTRY)
        letter = letter_for_call (info.entry.nr);
      if (letter != '\0' && (letter != 'w' || calls->len == 0 || calls->str[calls->len - 1] != 'w'))
        g_string_append_c (calls, letter);
    }

  return g_string_free (calls, FALSE);
}

/* Write, sync, rename to the name of the new bytes, sync the folder; rename over the old file, sync
 * the folder; and only then a word about it. */
static void
test_order (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *calls = NULL;
  Tracee tracee;

  if (!start_tracee (&tracee, folder, 1))
    {
      g_test_skip ("this system does not allow to trace a process");
      remove_tree (folder);
      return;
    }

  calls = trace_calls (&tracee);
  close (tracee.notes);
  g_test_message ("calls: %s", calls);
  g_assert_true (g_str_has_suffix (calls, "wsrsrsw"));
  remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crash/steps/order", test_order);
  g_test_add_func ("/crash/steps/every-step", test_every_step);

  return g_test_run ();
}
