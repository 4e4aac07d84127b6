/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A process saves without end and is killed at a random moment, again and again. After each kill
 * every file must be one whole generation, no older than the last that was reported as saved. The
 * number of kills is LODESTONE_KILLS, 200 when it is not set. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash-saver.h"
#include "store/lode-backup.h"
#include "store/lode-folder.h"
#include "store/lode-lock.h"

#define DEFAULT_KILLS 200
#define MAX_LIFE_US 40000

typedef struct
{
  char   *folder;
  guint   acknowledged[CRASH_SAVER_N_FILES];
  guint64 n_saves;
  guint   n_swept;
} Run;

static guint
kill_count (void)
{
  const char *text = g_getenv ("LODESTONE_KILLS");
  guint64 count = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

  return count > 0 ? (guint) count : DEFAULT_KILLS;
}

static pid_t
start_saver (Run *run,
             int *notes)
{
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    {
      close (ends[0]);
      crash_saver_run (run->folder, ends[1], 0);
      _exit (1);
    }

  g_assert_cmpint (child, >, 0);
  close (ends[1]);
  *notes = ends[0];
  return child;
}

/* All that the dead process managed to say; short notes arrive whole. */
static void
read_notes (Run *run,
            int  notes)
{
  CrashSaverNote note;

  while (read (notes, &note, sizeof note) == sizeof note)
    {
      run->acknowledged[note.file] = note.generation;
      run->n_saves++;
    }
  close (notes);
}

/* Waits until the saver has reported once, so that a slow machine is killed at work as well. */
static void
await_note (Run *run,
            int  notes)
{
  CrashSaverNote note;

  g_assert_cmpint (read (notes, &note, sizeof note), ==, sizeof note);
  run->acknowledged[note.file] = note.generation;
  run->n_saves++;
}

static void
kill_one (Run      *run,
          gboolean  awaits_note,
          guint     life_us)
{
  int notes;
  int status;
  pid_t child = start_saver (run, &notes);

  if (awaits_note)
    await_note (run, notes);
  g_usleep (life_us);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  /* It must have lived until then. */
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  read_notes (run, notes);
}

static void
check_files (Run *run)
{
  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    {
      g_autofree char *path = crash_saver_path (run->folder, i);
      guint generation = crash_saver_assert_whole (path);

      g_assert_cmpuint (generation, >=, run->acknowledged[i]);
      g_assert_cmpuint (generation, <=, run->acknowledged[i] + 1);
      run->acknowledged[i] = generation;
    }
}

static void
check_backups (Run *run)
{
  g_autofree char *folder = g_build_filename (run->folder, "backups", NULL);
  g_autofree char *name = g_strdup_printf ("file-%u.json", CRASH_SAVER_N_FILES - 1);
  g_autoptr (GPtrArray) paths = lode_backup_list (folder, name);

  for (guint i = 0; i < paths->len; i++)
    crash_saver_assert_whole (g_ptr_array_index (paths, i));
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n_entries = 0;

  while (g_dir_read_name (entries) != NULL)
    n_entries++;

  return n_entries;
}

/* The lock of the dead is free, and after a sweep nothing of theirs is left. */
static void
check_folder (Run *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeLock) lock = lode_lock_acquire (run->folder, &error);

  g_assert_no_error (error);
  run->n_swept += lode_folder_sweep (run->folder, TRUE);
  /* The files, the backups and the lock. */
  g_assert_cmpuint (count_entries (run->folder), <=, CRASH_SAVER_N_FILES + 2);
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

static void
test_random_moments (void)
{
  guint n_kills = kill_count ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  run.folder = g_dir_make_tmp ("lode-kill-XXXXXX", &error);
  g_assert_no_error (error);
  crash_saver_begin (run.folder);
  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    run.acknowledged[i] = 1;

  for (guint i = 0; i < n_kills; i++)
    {
      kill_one (&run, i % 4 != 0, (guint) g_rand_int_range (random, 0, MAX_LIFE_US));
      check_files (&run);
      check_folder (&run);
      if (i % 20 == 0)
        check_backups (&run);
    }

  check_backups (&run);
  g_test_message ("%u kills, %" G_GUINT64_FORMAT " saves, %u left-overs swept, 0 lost", n_kills,
                  run.n_saves, run.n_swept);
  g_assert_cmpuint (run.n_saves, >, 0);
  remove_tree (run.folder);
  g_free (run.folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crash/kill/random-moments", test_random_moments);

  return g_test_run ();
}
