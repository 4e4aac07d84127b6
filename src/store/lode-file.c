/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-store"

#include "config.h"

#include "lode-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "base/lode-json-load.h"
#include "store/lode-backup.h"
#include "store/lode-durable-private.h"
#include "store/lode-folder.h"

/* The fingerprint of a file that does not exist. */
#define ABSENT ""

struct _LodeFile
{
  char *path;
  char *display_name;
  char *backup_folder;
  /* NULL until something is known. */
  char *fingerprint;
};

static void
remember (LodeFile *self,
          GBytes   *bytes)
{
  g_free (self->fingerprint);
  self->fingerprint = bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes)
                                    : g_strdup (ABSENT);
}

/* Reads what is on the disk: @bytes is %NULL when there is nothing, which is no error. */
static gboolean
read_disk (LodeFile    *self,
           const char  *path,
           GBytes     **bytes,
           GError     **error)
{
  g_autoptr (GError) read_error = NULL;

  *bytes = lode_json_read (path, &read_error);
  if (*bytes != NULL || g_error_matches (read_error, LODE_ERROR, LODE_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&read_error));
  return FALSE;
}

static gboolean
is_as_remembered (LodeFile *self,
                  GBytes   *bytes)
{
  g_autofree char *found = NULL;

  if (self->fingerprint == NULL)
    return FALSE;
  if (bytes == NULL)
    return g_str_equal (self->fingerprint, ABSENT);

  found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return g_str_equal (self->fingerprint, found);
}

/* "scenario.conflict-20260201T090000Z.json" beside the file; a number more when it is taken. */
static char *
path_for_conflict (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (lode_clock_now_us () / G_USEC_PER_SEC);
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  g_autofree char *stem = g_str_has_suffix (path, ".json") ? g_strndup (path, strlen (path) - 5)
                                                           : g_strdup (path);
  char *candidate = g_strdup_printf ("%s.conflict-%s.json", stem, stamp);

  for (guint i = 2; g_file_test (candidate, G_FILE_TEST_EXISTS); i++)
    {
      g_free (candidate);
      candidate = g_strdup_printf ("%s.conflict-%s-%u.json", stem, stamp, i);
    }

  return candidate;
}

/* Always fails; ours is safe beside theirs when the message says so. */
static gboolean
fail_conflict (LodeFile    *self,
               const char  *path,
               GBytes      *ours,
               GError     **error)
{
  g_autofree char *copy = path_for_conflict (path);
  g_autofree char *copy_name = g_path_get_basename (copy);
  g_autoptr (GError) copy_error = NULL;

  if (lode_durable_replace (copy, ours, &copy_error))
    g_set_error (error, LODE_ERROR, LODE_ERROR_CONFLICT,
                 "%s was changed by another program since it was read. It was left as it is; this "
                 "version was saved beside it as %s.",
                 self->display_name, copy_name);
  else
    g_set_error (error, LODE_ERROR, LODE_ERROR_CONFLICT,
                 "%s was changed by another program since it was read. It was left as it is, and "
                 "this version is not saved. %s",
                 self->display_name, copy_error->message);

  return FALSE;
}

static gboolean
is_equal (GBytes *a,
          GBytes *b)
{
  return a != NULL && b != NULL && g_bytes_equal (a, b);
}

/* The rename went well and only the sync of the folder failed: then the next save must not take
 * our own bytes for an edit from outside. */
static void
note_half_success (LodeFile   *self,
                   const char *path,
                   GBytes     *ours)
{
  g_autoptr (GBytes) found = lode_json_read (path, NULL);

  if (is_equal (found, ours))
    remember (self, ours);
}

static gboolean
keep_backup (LodeFile    *self,
             GBytes      *bytes,
             GError     **error)
{
  g_autofree char *name = NULL;

  if (self->backup_folder == NULL || bytes == NULL)
    return TRUE;

  name = g_path_get_basename (self->path);
  return lode_backup_keep (self->backup_folder, name, bytes, error);
}

LodeFile *
lode_file_new (const char *path)
{
  LodeFile *self;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  self = g_new0 (LodeFile, 1);
  self->path = g_strdup (path);
  self->display_name = g_filename_display_name (path);
  return self;
}

void
lode_file_free (LodeFile *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->path);
  g_free (self->display_name);
  g_free (self->backup_folder);
  g_free (self->fingerprint);
  g_free (self);
}

const char *
lode_file_get_path (LodeFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

void
lode_file_set_backup_folder (LodeFile   *self,
                             const char *folder)
{
  char *copy;

  g_return_if_fail (self != NULL);

  copy = g_strdup (folder);
  g_free (self->backup_folder);
  self->backup_folder = copy;
}

const char *
lode_file_get_fingerprint (LodeFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fingerprint;
}

JsonNode *
lode_file_load (LodeFile  *self,
                GError   **error)
{
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *root;
  gconstpointer data;
  gsize size_bytes;

  g_return_val_if_fail (self != NULL, NULL);

  g_clear_pointer (&self->fingerprint, g_free);
  if (!read_disk (self, self->path, &bytes, error))
    return NULL;
  if (bytes == NULL)
    {
      remember (self, NULL);
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "%s does not exist.",
                   self->display_name);
      return NULL;
    }

  data = g_bytes_get_data (bytes, &size_bytes);
  root = lode_json_parse (data, size_bytes, self->display_name, error);
  if (root != NULL)
    remember (self, bytes);
  return root;
}

gboolean
lode_file_save (LodeFile    *self,
                const char  *bytes,
                gsize        size_bytes,
                GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) ours = NULL;
  g_autoptr (GBytes) theirs = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!lode_json_guard_check (bytes, size_bytes, self->display_name, LODE_JSON_STRICT, error))
    return FALSE;
  path = lode_durable_resolve (self->path, error);
  if (path == NULL || !read_disk (self, path, &theirs, error))
    return FALSE;

  /* A file that was never loaded counts as new: it must not be there. */
  if (self->fingerprint == NULL && theirs == NULL)
    remember (self, NULL);
  ours = g_bytes_new (bytes, size_bytes);
  if (!is_as_remembered (self, theirs) && !is_equal (theirs, ours))
    return fail_conflict (self, path, ours, error);

  if (!keep_backup (self, theirs, error))
    return FALSE;
  if (!lode_durable_replace (path, ours, error))
    {
      note_half_success (self, path, ours);
      return FALSE;
    }

  remember (self, ours);
  return TRUE;
}

gboolean
lode_file_adopt (LodeFile  *self,
                 GError   **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!read_disk (self, self->path, &bytes, error))
    return FALSE;

  remember (self, bytes);
  return TRUE;
}

gboolean
lode_file_remove (LodeFile  *self,
                  GError   **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!read_disk (self, self->path, &bytes, error))
    return FALSE;
  if (bytes != NULL && !is_as_remembered (self, bytes))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_CONFLICT,
                   "%s was changed by another program since it was read and was not removed.",
                   self->display_name);
      return FALSE;
    }
  if (!keep_backup (self, bytes, error))
    return FALSE;
  if (g_unlink (self->path) < 0 && errno != ENOENT)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be removed: %s.",
                   self->display_name, g_strerror (errno));
      return FALSE;
    }

  remember (self, NULL);
  folder = g_path_get_dirname (self->path);
  return lode_folder_sync (folder, error);
}
