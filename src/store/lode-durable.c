/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-store"

#include "config.h"

#include "lode-durable-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"
#include "store/lode-folder.h"

/* As many as the kernel follows. */
#define MAX_LINKS 40
#define NEW_FILE_MODE 0600

static gboolean
fail_write (GError     **error,
            const char  *path,
            const char  *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
               "%s could not be saved: %s. What was there before is unchanged.", name, reason);
  return FALSE;
}

static char *
path_for_new (const char *folder,
              const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *new_name = g_strconcat (".", name, LODE_FOLDER_NEW_SUFFIX, NULL);

  return g_build_filename (folder, new_name, NULL);
}

/* With both flags GLib writes a temporary file, syncs it, renames it and syncs the folder, for new
 * files as well (seen with strace, GLib 2.74). */
static gboolean
write_new (const char  *new_path,
           const char  *path,
           GBytes      *bytes,
           GError     **error)
{
  g_autoptr (GError) write_error = NULL;
  gsize size_bytes;
  const char *data = g_bytes_get_data (bytes, &size_bytes);
  struct stat info;

  if (!g_file_set_contents_full (new_path, data, (gssize) size_bytes,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 NEW_FILE_MODE, &write_error))
    return fail_write (error, path, write_error->message);

  if (g_stat (path, &info) == 0 && g_chmod (new_path, info.st_mode & 07777) < 0)
    return fail_write (error, path, g_strerror (errno));

  return TRUE;
}

/* A disk that lies, or a file system that cuts files,
is noticed while the old file still stands. */
static gboolean
verify_new (const char  *new_path,
            const char  *path,
            GBytes      *bytes,
            GError     **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GBytes) found = lode_json_read (new_path, &read_error);

  if (found == NULL)
    return fail_write (error, path, read_error->message);
  if (!g_bytes_equal (found, bytes))
    return fail_write (error, path, "the disk gave back other bytes than were written");

  return TRUE;
}

gboolean
lode_durable_replace (const char  *path,
                      GBytes      *bytes,
                      GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *new_path = path_for_new (folder, path);

  if (!write_new (new_path, path, bytes, error) || !verify_new (new_path, path, bytes, error))
    {
      g_unlink (new_path);
      return FALSE;
    }
  if (g_rename (new_path, path) < 0)
    {
      fail_write (error, path, g_strerror (errno));
      g_unlink (new_path);
      return FALSE;
    }

  return lode_folder_sync (folder, error);
}

/* The folder of @path with all links followed, and the last name as it is. */
static char *
resolve_folder (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved;

  if (real == NULL)
    {
      fail_write (error, path, g_strerror (errno));
      return NULL;
    }

  resolved = g_build_filename (real, name, NULL);
  free (real);
  return resolved;
}

char *
lode_durable_resolve (const char  *path,
                      GError     **error)
{
  g_autofree char *resolved = resolve_folder (path, error);

  for (guint i = 0; resolved != NULL && i < MAX_LINKS; i++)
    {
      g_autofree char *target = g_file_read_link (resolved, NULL);
      g_autofree char *folder = NULL;
      g_autofree char *next = NULL;

      if (target == NULL)
        return g_steal_pointer (&resolved);

      folder = g_path_get_dirname (resolved);
      next = g_path_is_absolute (target) ? g_strdup (target)
                                         : g_build_filename (folder, target, NULL);
      g_free (resolved);
      resolved = resolve_folder (next, error);
    }

  if (resolved != NULL)
    fail_write (error, path, g_strerror (ELOOP));
  return NULL;
}
