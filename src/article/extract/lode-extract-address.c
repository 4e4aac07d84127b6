/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-extract-line.h"

#include <string.h>

#define MAX_ADDRESS_BYTES 4096

static gboolean
has_scheme (const char *address,
            const char *scheme)
{
  return g_ascii_strncasecmp (address, scheme, strlen (scheme)) == 0;
}

/* The length of "https://host" at the start of a well-formed address. */
static gsize
origin_length (const char *address)
{
  const char *host = strstr (address, "://");
  const char *end;

  if (host == NULL)
    return 0;
  end = strpbrk (host + 3, "/?#");
  return end != NULL ? (gsize) (end - address) : strlen (address);
}

static gboolean
is_whole (const char *address)
{
  const char *host = strstr (address, "://");

  if (host != NULL && (host[3] == '\0' || host[3] == '/'))
    return FALSE;
  return g_uri_is_valid (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
}

/* Puts percent signs for what may not stand in an address. */
static char *
escape (const char *address)
{
  return g_uri_escape_string (address, "%:/?#[]@!$&'()*+,;=-._~", FALSE);
}

static char *
resolve_slowly (const char *base_url,
                const char *address)
{
  g_autofree char *absolute = NULL;

  absolute = g_uri_resolve_relative (base_url, address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED,
                                     NULL);
  if (absolute == NULL
      || !(has_scheme (absolute, "http://") || has_scheme (absolute, "https://")
           || has_scheme (absolute, "mailto:")))
    return NULL;
  return g_steal_pointer (&absolute);
}

char *
lode_extract_resolve (const char *base_url,
                      const char *address,
                      gsize       length)
{
  g_autofree char *stripped = NULL;
  g_autofree char *clean = NULL;

  if (address == NULL || length == 0 || length > MAX_ADDRESS_BYTES)
    return NULL;
  stripped = g_strstrip (g_strndup (address, length));
  clean = escape (stripped);
  if (clean[0] == '\0')
    return NULL;
  if (has_scheme (clean, "http://") || has_scheme (clean, "https://") || has_scheme (clean, "mailto:"))
    return is_whole (clean) ? g_steal_pointer (&clean) : NULL;
  if (base_url == NULL || strlen (base_url) > MAX_ADDRESS_BYTES)
    return NULL;
  /* Most links are like this; taking them apart costs more than putting them together. */
  if (clean[0] == '/' && clean[1] != '/' && strstr (clean, "/.") == NULL && origin_length (base_url) > 0)
    return g_strdup_printf ("%.*s%s", (int) origin_length (base_url), base_url, clean);
  return resolve_slowly (base_url, clean);
}
