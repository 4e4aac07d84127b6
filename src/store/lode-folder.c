/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-store"

#include "config.h"

#include "lode-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"

/* g_file_set_contents_full() appends a dot and six of A–Z and 0–9 to the name. */
#define N_GLIB_SUFFIX_CHARS 7

static gboolean
fail_errno (GError     **error,
            const char  *folder,
            const char  *what)
{
  int saved_errno = errno;
  g_autofree char *name = g_filename_display_name (folder);

  g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The folder %s could not be %s: %s.", name, what,
               g_strerror (saved_errno));
  return FALSE;
}

gboolean
lode_folder_create (const char  *folder,
                    GError     **error)
{
  g_autofree char *parent = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  parent = g_path_get_dirname (folder);
  if (!g_str_equal (parent, folder) && !lode_folder_create (parent, error))
    return FALSE;
  if (g_mkdir (folder, 0700) < 0 && errno != EEXIST)
    return fail_errno (error, folder, "made");
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      errno = ENOTDIR;
      return fail_errno (error, folder, "made");
    }

  return lode_folder_sync (parent, error);
}

gboolean
lode_folder_sync (const char  *folder,
                  GError     **error)
{
  gboolean is_synced;
  int fd;

  g_return_val_if_fail (folder != NULL, FALSE);

  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    return fail_errno (error, folder, "opened");

  /* Some file systems know no sync of folders and say so with EINVAL; there is no more to do. */
  is_synced = fsync (fd) == 0 || errno == EINVAL;
  if (!is_synced)
    fail_errno (error, folder, "written to the disk");
  close (fd);

  return is_synced;
}

/* ".NAME.lode-new" or ".NAME.lode-new.A1B2C3" */
static gboolean
is_left_over (const char *name)
{
  gsize length = strlen (name);
  const char *suffix = LODE_FOLDER_NEW_SUFFIX;

  if (name[0] != '.')
    return FALSE;
  if (g_str_has_suffix (name, suffix))
    return length > 1 + strlen (suffix);
  if (length <= N_GLIB_SUFFIX_CHARS || name[length - N_GLIB_SUFFIX_CHARS] != '.')
    return FALSE;

  for (const char *c = name + length - N_GLIB_SUFFIX_CHARS + 1; *c != '\0'; c++)
    if (!g_ascii_isupper (*c) && !g_ascii_isdigit (*c))
      return FALSE;

  length -= N_GLIB_SUFFIX_CHARS;
  return length > 1 + strlen (suffix) &&
         strncmp (name + length - strlen (suffix), suffix, strlen (suffix)) == 0;
}

static guint
sweep_entry (const char *folder,
             const char *name,
             gboolean    recurse)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct stat info;

  if (g_lstat (path, &info) < 0)
    return 0;
  if (S_ISDIR (info.st_mode))
    return recurse ? lode_folder_sweep (path, TRUE) : 0;

  return S_ISREG (info.st_mode) && is_left_over (name) && g_unlink (path) == 0 ? 1 : 0;
}

guint
lode_folder_sweep (const char *folder,
                   gboolean    recurse)
{
  g_autoptr (GDir) entries = NULL;
  const char *name;
  guint n_swept = 0;

  g_return_val_if_fail (folder != NULL, 0);

  entries = g_dir_open (folder, 0, NULL);
  if (entries == NULL)
    return 0;
  while ((name = g_dir_read_name (entries)) != NULL)
    n_swept += sweep_entry (folder, name, recurse);

  return n_swept;
}
