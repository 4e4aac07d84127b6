/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-page-source.h"

#include <string.h>

#include "base/lode-error.h"
#include "net/lode-fetcher.h"

#define CHUNK_BYTES 65536

static GBytes *
fail_io (const char   *place,
         GError       *file_error,
         GError      **error)
{
  gboolean is_missing = g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  if (g_error_matches (file_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, file_error);
      return NULL;
    }

  g_set_error (error, LODE_ERROR, is_missing ? LODE_ERROR_NOT_FOUND : LODE_ERROR_IO,
               "%s could not be read: %s.", place, file_error->message);
  g_error_free (file_error);

  return NULL;
}

/* Bounded while it is read: a file can grow, and /dev/zero has no end. */
static GBytes *
load_file (GFile         *file,
           const char    *place,
           GCancellable  *cancellable,
           GError       **error)
{
  GError *file_error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &file_error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (stream != NULL)
    {
      guint8 chunk[CHUNK_BYTES];
      gssize count = g_input_stream_read (G_INPUT_STREAM (stream), chunk, sizeof chunk, cancellable,
                                          &file_error);

      if (count < 0)
        break;
      if (count == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) count > LODE_PAGE_SOURCE_MAX_BYTES)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                       "%s is larger than %d MB, which is the most that is read of a page.", place,
                       LODE_PAGE_SOURCE_MAX_BYTES >> 20);
          return NULL;
        }
      g_byte_array_append (bytes, chunk, (guint) count);
    }

  return fail_io (place, file_error, error);
}

static GBytes *
load_address (const char    *place,
              char         **url,
              char         **content_type,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (LodeFetcher) fetcher = lode_fetcher_new ();
  g_autoptr (LodeFetched) fetched = lode_fetcher_fetch_sync (fetcher, place, cancellable, error);

  if (fetched == NULL)
    return NULL;

  g_free (*url);
  *url = g_strdup (lode_fetched_get_address (fetched));
  g_free (*content_type);
  *content_type = g_strdup (lode_fetched_get_content_type (fetched));

  return g_bytes_ref (lode_fetched_get_body (fetched));
}

gboolean
lode_page_source_is_address (const char *place)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (place != NULL, FALSE);

  scheme = g_uri_parse_scheme (place);

  return scheme != NULL && strstr (place, "://") != NULL;
}

GBytes *
lode_page_source_load_sync (const char    *place,
                            char         **url,
                            char         **content_type,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *scheme = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (place != NULL && url != NULL && content_type != NULL, NULL);

  if (lode_page_source_is_address (place))
    scheme = g_uri_parse_scheme (place);
  if (scheme != NULL && g_ascii_strcasecmp (scheme, "file") != 0)
    return load_address (place, url, content_type, cancellable, error);

  file = scheme != NULL ? g_file_new_for_uri (place) : g_file_new_for_path (place);

  return load_file (file, place, cancellable, error);
}
