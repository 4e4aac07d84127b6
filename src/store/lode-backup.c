/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-store"

#include "config.h"

#include "lode-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/lode-clock.h"
#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "base/lode-json-load.h"
#include "store/lode-durable-private.h"
#include "store/lode-folder.h"

#define STAMP_FORMAT "%Y%m%dT%H%M%SZ"
#define N_STAMP_CHARS 16
#define SUFFIX ".json"
#define MINUTE_S 60
#define HOUR_S (60 * MINUTE_S)
#define DAY_S (24 * HOUR_S)

typedef struct
{
  char  *path;
  gint64 time_s;
} Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  g_free (backup->path);
  g_free (backup);
}

static gint64
now_s (void)
{
  return lode_clock_now_us () / G_USEC_PER_SEC;
}

static char *
make_stamp (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_s ());

  return g_date_time_format (now, STAMP_FORMAT);
}

/* "magnet-stop" of "magnet-stop.json" */
static char *
stem_of (const char *name)
{
  gsize length = strlen (name);

  if (g_str_has_suffix (name, SUFFIX))
    length -= strlen (SUFFIX);

  return g_strndup (name, length);
}

/* Seconds since 1970 of "20260201T090000Z", or -1. */
static gint64
parse_stamp (const char *stamp)
{
  g_autofree char *text = g_strndup (stamp, N_STAMP_CHARS);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return time != NULL ? g_date_time_to_unix (time) : -1;
}

/* The time of a backup of @stem, or -1 for any other file. */
static gint64
time_of_backup (const char *stem,
                const char *name)
{
  gsize n_stem = strlen (stem);

  if (strlen (name) != n_stem + 1 + N_STAMP_CHARS + strlen (SUFFIX))
    return -1;
  if (!g_str_has_prefix (name, stem) || name[n_stem] != '.' || !g_str_has_suffix (name, SUFFIX))
    return -1;

  return parse_stamp (name + n_stem + 1);
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const Backup *first = *(Backup * const *) a;
  const Backup *second = *(Backup * const *) b;

  return (second->time_s > first->time_s) - (second->time_s < first->time_s);
}

/* (transfer full): the backups of @name, newest first. */
static GPtrArray *
find_backups (const char *folder,
              const char *name)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (backup_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  g_autofree char *stem = stem_of (name);
  const char *entry;

  while (entries != NULL && (entry = g_dir_read_name (entries)) != NULL)
    {
      gint64 time_s = time_of_backup (stem, entry);
      Backup *backup;

      if (time_s < 0)
        continue;
      backup = g_new0 (Backup, 1);
      backup->path = g_build_filename (folder, entry, NULL);
      backup->time_s = time_s;
      g_ptr_array_add (backups, backup);
    }

  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* How long a span of time shares one backup at this age. */
static gint64
span_for_age (gint64 age_s)
{
  if (age_s < HOUR_S)
    return 10 * MINUTE_S;
  if (age_s < DAY_S)
    return HOUR_S;
  if (age_s < 30 * DAY_S)
    return DAY_S;

  return 30 * DAY_S;
}

/* Goes from new to old: a backup gives way when an older one shares its span. */
static void
thin (GPtrArray *backups)
{
  gint64 now = now_s ();

  for (guint i = 1; i + 1 < backups->len; i++)
    {
      const Backup *backup = g_ptr_array_index (backups, i);
      const Backup *older = g_ptr_array_index (backups, i + 1);
      gint64 span_s = span_for_age (now - backup->time_s);

      if (backup->time_s / span_s == older->time_s / span_s)
        g_unlink (backup->path);
    }
}

static gboolean
is_recent (GPtrArray *backups)
{
  const Backup *newest = backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;

  /* One from the future (a clock set back) says nothing about the last ten minutes. */
  return newest != NULL && now_s () >= newest->time_s &&
         now_s () - newest->time_s < 10 * MINUTE_S;
}

static gboolean
is_sound (GBytes     *bytes,
          const char *name)
{
  gsize size_bytes;
  const char *data = g_bytes_get_data (bytes, &size_bytes);

  return lode_json_guard_check (data, size_bytes, name, LODE_JSON_STRICT, NULL);
}

gboolean
lode_backup_keep (const char  *folder,
                  const char  *name,
                  GBytes      *bytes,
                  GError     **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *stamp = NULL;
  g_autofree char *backup_name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  backups = find_backups (folder, name);
  if (is_recent (backups) || !is_sound (bytes, name))
    return TRUE;
  if (!lode_folder_create (folder, error))
    return FALSE;

  stamp = make_stamp ();
  stem = stem_of (name);
  backup_name = g_strconcat (stem, ".", stamp, SUFFIX, NULL);
  path = g_build_filename (folder, backup_name, NULL);
  if (!lode_durable_replace (path, bytes, error))
    return FALSE;

  g_ptr_array_unref (backups);
  backups = find_backups (folder, name);
  thin (backups);
  return TRUE;
}

GPtrArray *
lode_backup_list (const char *folder,
                  const char *name)
{
  g_autoptr (GPtrArray) backups = NULL;
  GPtrArray *paths;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  backups = find_backups (folder, name);
  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < backups->len; i++)
    {
      Backup *backup = g_ptr_array_index (backups, i);

      g_ptr_array_add (paths, g_steal_pointer (&backup->path));
    }

  return paths;
}

char *
lode_backup_find_sound (const char *folder,
                        const char *name)
{
  g_autoptr (GPtrArray) paths = lode_backup_list (folder, name);

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autoptr (GBytes) bytes = lode_json_read (path, NULL);

      if (bytes != NULL && is_sound (bytes, path))
        return g_strdup (path);
    }

  return NULL;
}

/* (transfer full) (nullable): a second name for the file @path, so that replacing the file leaves
 * these bytes where they are. */
static char *
keep_damaged (const char  *path,
              GError     **error)
{
  g_autofree char *stamp = make_stamp ();
  g_autofree char *kept = g_strconcat (path, ".damaged-", stamp, NULL);

  if (link (path, kept) < 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "%s could not be kept as %s: %s.", path, kept,
                   g_strerror (errno));
      return NULL;
    }

  return g_steal_pointer (&kept);
}

gboolean
lode_backup_restore (const char  *folder,
                     const char  *path,
                     char       **kept,
                     GError     **error)
{
  g_autofree char *name = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *real = NULL;
  g_autofree char *damaged = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  name = g_path_get_basename (path);
  backup = lode_backup_find_sound (folder, name);
  if (backup == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "There is no sound backup of %s.",
                   path);
      return FALSE;
    }

  bytes = lode_json_read (backup, error);
  real = bytes != NULL ? lode_durable_resolve (path, error) : NULL;
  damaged = real != NULL ? keep_damaged (real, error) : NULL;
  if (damaged == NULL || !lode_durable_replace (real, bytes, error))
    return FALSE;

  if (kept != NULL)
    *kept = g_steal_pointer (&damaged);
  return TRUE;
}
