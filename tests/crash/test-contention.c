/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Several processes count upwards in one file, each under the lock: no step may be lost. And a
 * process whose disk is full: the old file stays. */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"
#include "store/lode-file.h"
#include "store/lode-lock.h"

#define N_PROCESSES 4
#define N_STEPS 25

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("lode-contention-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static guint
read_count (JsonNode *root)
{
  return (guint) json_object_get_int_member (json_node_get_object (root), "count");
}

static gboolean
save_count (LodeFile  *file,
            guint      count,
            GError   **error)
{
  g_autofree char *text = g_strdup_printf ("{\"count\": %u}\n", count);

  return lode_file_save (file, text, strlen (text), error);
}

static void
count_once (const char *folder,
            const char *path)
{
  g_autoptr (LodeLock) lock = NULL;
  g_autoptr (LodeFile) file = lode_file_new (path);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;

  while ((lock = lode_lock_acquire (folder, &error)) == NULL)
    {
      if (!g_error_matches (error, LODE_ERROR, LODE_ERROR_BUSY))
        _exit (2);
      g_clear_error (&error);
      g_usleep (500);
    }

  root = lode_file_load (file, NULL);
  if (root == NULL || !save_count (file, read_count (root) + 1, NULL))
    _exit (3);
}

static pid_t
start_counter (const char *folder,
               const char *path)
{
  pid_t child = fork ();

  if (child == 0)
    {
      for (guint i = 0; i < N_STEPS; i++)
        count_once (folder, path);
      _exit (0);
    }

  g_assert_cmpint (child, >, 0);
  return child;
}

static void
test_no_lost_step (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "count.json", NULL);
  g_autoptr (LodeFile) file = lode_file_new (path);
  g_autoptr (JsonNode) root = NULL;
  pid_t children[N_PROCESSES];
  g_autoptr (GError) error = NULL;

  g_assert_true (save_count (file, 0, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_PROCESSES; i++)
    children[i] = start_counter (folder, path);
  for (guint i = 0; i < N_PROCESSES; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }

  root = lode_file_load (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_count (root), ==, N_PROCESSES * N_STEPS);
  remove_folder (folder);
}

/* Readers need no lock: whenever they look, the file is there and whole. */
static void
test_readers (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "count.json", NULL);
  g_autoptr (LodeFile) file = lode_file_new (path);
  pid_t writer;
  guint last = 0;
  int status;

  g_assert_true (save_count (file, 0, NULL));
  writer = start_counter (folder, path);
  while (waitpid (writer, &status, WNOHANG) == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = lode_json_load (path, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (read_count (root), >=, last);
      last = read_count (root);
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  remove_folder (folder);
}

/* A limit on the size of files stands in for a full disk: writes end in the middle. */
static int
save_on_full_disk (const char *path)
{
  const struct rlimit limit = { 5000, 5000 };
  g_autoptr (LodeFile) file = lode_file_new (path);
  g_autoptr (JsonNode) root = lode_file_load (file, NULL);
  g_autofree char *payload = g_strnfill (20000, 'x');
  g_autofree char *text = g_strdup_printf ("{\"count\": 2, \"payload\": \"%s\"}", payload);
  g_autoptr (GError) error = NULL;

  signal (SIGXFSZ, SIG_IGN);
  if (root == NULL || setrlimit (RLIMIT_FSIZE, &limit) < 0)
    return 2;
  if (lode_file_save (file, text, strlen (text), &error))
    return 3;
  if (!g_error_matches (error, LODE_ERROR, LODE_ERROR_IO))
    return 4;

  /* A small document still fits, and the failed save did not spoil the file. */
  return save_count (file, 3, NULL) ? 0 : 5;
}

static void
test_full_disk (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "count.json", NULL);
  g_autoptr (LodeFile) file = lode_file_new (path);
  g_autoptr (GDir) entries = NULL;
  pid_t child;
  int status;

  g_assert_true (save_count (file, 1, NULL));
  child = fork ();
  if (child == 0)
    _exit (save_on_full_disk (path));

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  /* Nothing half-written is left beside it. */
  entries = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (entries), ==, "count.json");
  g_assert_null (g_dir_read_name (entries));
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/crash/contention/no-lost-step", test_no_lost_step);
  g_test_add_func ("/crash/contention/readers", test_readers);
  g_test_add_func ("/crash/contention/full-disk", test_full_disk);

  return g_test_run ();
}
