/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Names lead where their owner wants. A resolver of our own plays the owner. */

#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/lode-error.h"
#include "net/lode-fetcher.h"

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;

  guint     n_lookups;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static const struct
{
  const char *name;
  const char *addresses;
} zone[] = {
  { "home.example", "127.0.0.1" },
  { "home6.example", "::1" },
  { "mapped.example", "::ffff:127.0.0.1" },
  { "router.example", "192.168.1.1" },
  { "cloud.example", "169.254.169.254" },
  { "both.example", "127.0.0.1 192.168.1.1" },
  { "friend.example", "127.0.0.1" },
};

static GList *
find_addresses (const char  *name,
                GError     **error)
{
  GList *addresses = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (zone); i++)
    {
      g_auto (GStrv) words = NULL;

      if (!g_str_equal (zone[i].name, name))
        continue;
      words = g_strsplit (zone[i].addresses, " ", -1);
      for (guint j = 0; words[j] != NULL; j++)
        addresses = g_list_append (addresses, g_inet_address_new_from_string (words[j]));
      return addresses;
    }

  g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name");
  return NULL;
}

static void
test_resolver_lookup_async (GResolver                *resolver,
                            const char               *name,
                            GResolverNameLookupFlags  flags,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList *addresses = find_addresses (name, &error);

  TEST_RESOLVER (resolver)->n_lookups++;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, addresses, NULL);
}

static void
test_resolver_lookup_plain_async (GResolver           *resolver,
                                  const char          *name,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  test_resolver_lookup_async (resolver, name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, cancellable,
                              callback, user_data);
}

static GList *
test_resolver_lookup_finish (GResolver     *resolver,
                             GAsyncResult  *result,
                             GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name_async = test_resolver_lookup_plain_async;
  resolver_class->lookup_by_name_finish = test_resolver_lookup_finish;
  resolver_class->lookup_by_name_with_flags_async = test_resolver_lookup_async;
  resolver_class->lookup_by_name_with_flags_finish = test_resolver_lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

typedef struct
{
  SoupServer   *server;
  TestResolver *resolver;
  int           port;
  guint         n_requests;
} Fixture;

static void
answer_cb (SoupServer        *server,
           SoupServerMessage *message,
           const char        *path,
           GHashTable        *query,
           gpointer           user_data)
{
  Fixture *fixture = user_data;

  fixture->n_requests++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  if (g_str_equal (path, "/to-home"))
    {
      g_autofree char *home = g_strdup_printf ("http://home.example:%d/", fixture->port);

      soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, home);
    }
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  fixture->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->server, NULL, answer_cb, fixture, NULL);
  soup_server_listen_local (fixture->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (fixture->server);
  fixture->port = g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  fixture->resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (G_RESOLVER (fixture->resolver));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  soup_server_disconnect (fixture->server);
  g_clear_object (&fixture->server);
  g_clear_object (&fixture->resolver);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

static LodeFetched *
fetch (Fixture     *fixture,
       const char  *host,
       const char  *path,
       GError     **error)
{
  g_autofree char *address = g_strdup_printf ("http://%s:%d%s", host, fixture->port, path);
  g_autoptr (LodeFetcher) fetcher = lode_fetcher_new ();
  g_autoptr (GAsyncResult) result = NULL;

  lode_fetcher_allow_host (fetcher, "friend.example");
  lode_fetcher_fetch_async (fetcher, address, NULL, NULL, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return lode_fetcher_fetch_finish (fetcher, result, error);
}

/* A public name for a private address is refused, and the machine behind it hears nothing. */
static void
test_private_addresses (Fixture       *fixture,
                        gconstpointer  data)
{
  const char * const hosts[] = {
    "home.example", "home6.example", "mapped.example", "router.example", "cloud.example",
    "both.example",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch (fixture, hosts[i], "/", &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "not on the public internet"));
      g_assert_nonnull (strstr (error->message, hosts[i]));
    }
  g_assert_cmpuint (fixture->resolver->n_lookups, >, 0);
  g_assert_cmpuint (fixture->n_requests, ==, 0);
}

static void
test_allowed_name (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFetched) fetched = fetch (fixture, "friend.example", "/", &error);

  g_assert_no_error (error);
  g_assert_nonnull (fetched);
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

/* An allowed host may not lend its permission to another name of the same machine. */
static void
test_redirect_from_friend (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "friend.example", "/to-home", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "home.example"));
  g_assert_cmpuint (fixture->n_requests, ==, 1);
}

static void
test_unknown_name (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (fetch (fixture, "nowhere.example", "/", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "the host was not found"));
}

static void
add (const char *path,
     void      (*test) (Fixture       *fixture,
                        gconstpointer  data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/net/resolver/private-addresses", test_private_addresses);
  add ("/net/resolver/allowed-name", test_allowed_name);
  add ("/net/resolver/redirect-from-friend", test_redirect_from_friend);
  add ("/net/resolver/unknown-name", test_unknown_name);

  return g_test_run ();
}
