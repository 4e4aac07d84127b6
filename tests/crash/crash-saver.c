/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "crash-saver.h"

#include <string.h>
#include <unistd.h>

#include "base/lode-clock.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "store/lode-file.h"
#include "store/lode-folder.h"
#include "store/lode-lock.h"

/* From less than a page to well over one write of a megabyte. */
#define MAX_PAYLOAD_BYTES 300000

char *
crash_saver_path (const char *folder,
                  guint       file)
{
  g_autofree char *name = g_strdup_printf ("file-%u.json", file);

  return g_build_filename (folder, name, NULL);
}

static gsize
payload_size (guint generation)
{
  return (gsize) generation * 7919 % MAX_PAYLOAD_BYTES;
}

/* A document whose every byte follows from its generation, so that a mixture would show. */
static char *
write_document (guint  generation,
                gsize *size_bytes)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autofree char *payload = g_strnfill (payload_size (generation), (char) ('a' + generation % 26));

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", "lodestone-crash-test");
  lode_json_writer_member_integer (writer, "version", 1);
  lode_json_writer_member_integer (writer, "generation", generation);
  lode_json_writer_member_string (writer, "payload", payload);
  lode_json_writer_member_integer (writer, "end", generation);
  lode_json_writer_end_object (writer);
  return lode_json_writer_finish (writer, size_bytes, NULL);
}

static gboolean
save_generation (LodeFile *file,
                 guint     generation)
{
  g_autoptr (GError) error = NULL;
  gsize size_bytes;
  g_autofree char *text = write_document (generation, &size_bytes);

  if (lode_file_save (file, text, size_bytes, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  return FALSE;
}

static LodeFile *
open_file (const char *folder,
           guint       index)
{
  g_autofree char *path = crash_saver_path (folder, index);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  LodeFile *file = lode_file_new (path);

  if (index == CRASH_SAVER_N_FILES - 1)
    lode_file_set_backup_folder (file, backups);
  return file;
}

static guint
load_generation (LodeFile *file)
{
  g_autoptr (JsonNode) root = lode_file_load (file, NULL);

  if (root == NULL)
    return 0;

  return (guint) json_object_get_int_member (json_node_get_object (root), "generation");
}

void
crash_saver_begin (const char *folder)
{
  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    {
      g_autoptr (LodeFile) file = open_file (folder, i);

      g_assert_true (save_generation (file, 1));
    }
}

/* A clock that runs eleven minutes a save makes every save keep a backup. */
static void
advance_clock (guint generation)
{
  gint64 now_s = G_GINT64_CONSTANT (1769936400) + (gint64) generation * 660;

  lode_clock_set_fixed (now_s * G_USEC_PER_SEC);
}

void
crash_saver_run (const char *folder,
                 int         fd,
                 guint       n_saves)
{
  LodeLock *lock = lode_lock_acquire (folder, NULL);
  LodeFile *files[CRASH_SAVER_N_FILES];
  guint generations[CRASH_SAVER_N_FILES];

  if (lock == NULL)
    _exit (1);
  lode_folder_sweep (folder, TRUE);
  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    {
      files[i] = open_file (folder, i);
      generations[i] = load_generation (files[i]);
      if (generations[i] == 0)
        _exit (1);
    }

  for (guint n = 0; n_saves == 0 || n < n_saves; n++)
    {
      guint i = n % CRASH_SAVER_N_FILES;
      CrashSaverNote note = { i, ++generations[i] };

      advance_clock (note.generation);
      if (!save_generation (files[i], note.generation) ||
          write (fd, &note, sizeof note) != sizeof note)
        _exit (1);
    }

  for (guint i = 0; i < CRASH_SAVER_N_FILES; i++)
    lode_file_free (files[i]);
  lode_lock_release (lock);
}

guint
crash_saver_assert_whole (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_load (path, &error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  guint generation;
  gsize size_bytes;

  g_assert_no_error (error);
  generation = (guint) json_object_get_int_member (json_node_get_object (root), "generation");
  expected = write_document (generation, &size_bytes);
  g_file_get_contents (path, &found, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  return generation;
}
