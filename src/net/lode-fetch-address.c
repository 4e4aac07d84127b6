/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-net"

#include "config.h"

#include "lode-fetch-private.h"

#include <string.h>

#include "base/lode-error.h"
#include "net/lode-fetcher.h"

/* Pages in the wild have bare per cent signs in their links; browsers take them. */
#define URI_FLAGS (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED)
#define MAX_ADDRESS_BYTES 8192
#define MAX_QUOTED_CHARS 200

static gboolean
is_web_scheme (const char *scheme)
{
  return g_str_equal (scheme, "http") || g_str_equal (scheme, "https");
}

/* (transfer full): @address as a message shows it. */
static char *
quote_address (const char *address)
{
  g_autofree char *valid = g_utf8_make_valid (address, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_QUOTED_CHARS)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, MAX_QUOTED_CHARS);
  return g_strconcat (start, "…", NULL);
}

/* Letters, digits and what stands in names and addresses. Names in other scripts have become ASCII
 * by now; control characters, blanks and zones ("%eth0") have no business here. */
static gboolean
is_host (const char *host)
{
  if (host == NULL || *host == '\0')
    return FALSE;

  for (; *host != '\0'; host++)
    if (!g_ascii_isalnum (*host) && strchr ("-._:", *host) == NULL)
      return FALSE;

  return TRUE;
}

/* Why we do not open @uri, or %NULL when we may. */
static const char *
find_objection (GUri *uri)
{
  if (!is_web_scheme (g_uri_get_scheme (uri)))
    return "only http and https addresses are opened";
  if (!is_host (g_uri_get_host (uri)))
    return "it names no host";
  if (g_uri_get_userinfo (uri) != NULL)
    return "an address must not carry a user name or password";

  return NULL;
}

GUri *
lode_fetch_parse_address (const char  *address,
                          int          code,
                          GError     **error)
{
  g_autoptr (GError) parse_error = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *objection = NULL;

  if (strlen (address) > MAX_ADDRESS_BYTES)
    objection = "it is too long";
  else
    uri = g_uri_parse (address, URI_FLAGS, &parse_error);

  if (uri != NULL)
    objection = find_objection (uri);
  else if (objection == NULL)
    objection = "it is not an address of the web";

  if (objection != NULL)
    {
      g_autofree char *quoted = quote_address (address);

      g_set_error (error, LODE_ERROR, code, "%s cannot be opened: %s.", quoted, objection);
      return NULL;
    }

  return g_steal_pointer (&uri);
}

GUri *
lode_fetch_resolve_redirect (LodeFetch   *fetch,
                             const char  *location,
                             GError     **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (GUri) uri = NULL;

  if (fetch->n_redirects >= LODE_FETCHER_MAX_REDIRECTS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
                   "%s could not be fetched: it redirects more than %d times.", fetch->address,
                   LODE_FETCHER_MAX_REDIRECTS);
      return NULL;
    }
  if (location == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
                   "%s could not be fetched: it redirects to nowhere.", fetch->address);
      return NULL;
    }

  uri = g_uri_parse_relative (fetch->uri, location, URI_FLAGS, NULL);
  absolute = uri != NULL ? g_uri_to_string (uri) : g_strdup (location);
  g_clear_pointer (&uri, g_uri_unref);
  uri = lode_fetch_parse_address (absolute, LODE_ERROR_IO, error);
  if (uri == NULL)
    {
      g_prefix_error (error, "%s redirects: ", fetch->address);
      return NULL;
    }

  if (g_str_equal (g_uri_get_scheme (fetch->uri), "https") &&
      g_str_equal (g_uri_get_scheme (uri), "http"))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO,
                   "%s could not be fetched: it redirects from https to http, which anybody on the "
                   "way could read and change.",
                   fetch->address);
      return NULL;
    }

  return g_steal_pointer (&uri);
}
