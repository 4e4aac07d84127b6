/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes to a JsonNode: the guard first, json-glib only after it. */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-json-load.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"

JsonNode *
lode_json_parse (const char  *bytes,
                 gsize        size_bytes,
                 const char  *name,
                 GError     **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) parser_error = NULL;

  if (!lode_json_guard_check (bytes, size_bytes, name, LODE_JSON_STRICT, error))
    return NULL;

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, bytes, (gssize) size_bytes, &parser_error))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID, "%s: %s.", name, parser_error->message);
      return NULL;
    }

  return json_parser_steal_root (parser);
}

static gboolean
fail_io (GError     **error,
         const char  *path,
         int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LODE_ERROR, saved_errno == ENOENT ? LODE_ERROR_NOT_FOUND : LODE_ERROR_IO,
               "%s could not be read: %s.", name, g_strerror (saved_errno));
  return FALSE;
}

static gboolean
fail_too_large (GError     **error,
                const char  *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
               "%s is larger than %d MB, which is the most that is read.", name,
               LODE_JSON_MAX_BYTES >> 20);
  return FALSE;
}

/* A pipe has no size to ask for, so the limit is kept while reading as well. */
static gboolean
read_all (int          fd,
          GByteArray  *bytes,
          const char  *path,
          GError     **error)
{
  struct stat info;
  char chunk[65536];

  if (fstat (fd, &info) < 0)
    return fail_io (error, path, errno);
  if (S_ISDIR (info.st_mode))
    return fail_io (error, path, EISDIR);
  if (info.st_size > LODE_JSON_MAX_BYTES)
    return fail_too_large (error, path);

  for (;;)
    {
      gssize n_read = read (fd, chunk, sizeof chunk);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        return fail_io (error, path, errno);
      if (n_read == 0)
        return TRUE;
      if (bytes->len + (gsize) n_read > LODE_JSON_MAX_BYTES)
        return fail_too_large (error, path);
      g_byte_array_append (bytes, (const guint8 *) chunk, (guint) n_read);
    }
}

GBytes *
lode_json_read (const char  *path,
                GError     **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  gboolean is_stdin;
  gboolean is_read;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  is_stdin = g_str_equal (path, "-");
  fd = is_stdin ? STDIN_FILENO : open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    {
      fail_io (error, path, errno);
      return NULL;
    }

  bytes = g_byte_array_new ();
  is_read = read_all (fd, bytes, is_stdin ? "standard input" : path, error);
  if (!is_stdin)
    close (fd);

  return is_read ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

JsonNode *
lode_json_load (const char  *path,
                GError     **error)
{
  g_autoptr (GBytes) bytes = lode_json_read (path, error);
  g_autofree char *name = NULL;
  gconstpointer data;
  gsize size_bytes;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size_bytes);
  name = g_str_equal (path, "-") ? g_strdup ("standard input") : g_filename_display_name (path);
  return lode_json_parse (data, size_bytes, name, error);
}
