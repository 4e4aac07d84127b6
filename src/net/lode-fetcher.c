/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-net"

#include "config.h"

#include "lode-fetcher.h"

#include "base/lode-error.h"
#include "net/lode-address-guard.h"
#include "net/lode-fetch-private.h"

struct _LodeFetcher
{
  GObject           parent_instance;

  LodeAddressGuard *guard;
  gsize             max_bytes;
  guint             timeout_ms;
};

G_DEFINE_FINAL_TYPE (LodeFetcher, lode_fetcher, G_TYPE_OBJECT)

static void
lode_fetcher_finalize (GObject *object)
{
  LodeFetcher *self = LODE_FETCHER (object);

  g_clear_pointer (&self->guard, lode_address_guard_free);

  G_OBJECT_CLASS (lode_fetcher_parent_class)->finalize (object);
}

static void
lode_fetcher_class_init (LodeFetcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lode_fetcher_finalize;
}

static void
lode_fetcher_init (LodeFetcher *self)
{
  self->guard = lode_address_guard_new ();
  self->max_bytes = LODE_FETCHER_MAX_BYTES;
  self->timeout_ms = LODE_FETCHER_TIMEOUT_MS;
}

LodeFetcher *
lode_fetcher_new (void)
{
  return g_object_new (LODE_TYPE_FETCHER, NULL);
}

void
lode_fetcher_allow_host (LodeFetcher *self,
                         const char  *host)
{
  g_return_if_fail (LODE_IS_FETCHER (self));
  g_return_if_fail (host != NULL);

  lode_address_guard_allow_host (self->guard, host);
}

void
lode_fetcher_set_limits (LodeFetcher *self,
                         gsize        max_bytes,
                         guint        timeout_ms)
{
  g_return_if_fail (LODE_IS_FETCHER (self));

  if (max_bytes > 0)
    self->max_bytes = max_bytes;
  if (timeout_ms > 0)
    self->timeout_ms = timeout_ms;
}

void
lode_fetcher_fetch_async (LodeFetcher         *self,
                          const char          *address,
                          const char          *etag,
                          const char          *last_modified,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  GError *error = NULL;
  LodeFetch *fetch;

  g_return_if_fail (LODE_IS_FETCHER (self));
  g_return_if_fail (address != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lode_fetcher_fetch_async);
  g_task_set_name (task, "lode_fetcher_fetch_async");

  uri = lode_fetch_parse_address (address, LODE_ERROR_INVALID, &error);
  if (uri == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  fetch = g_new0 (LodeFetch, 1);
  fetch->address = g_strdup (address);
  fetch->etag = g_strdup (etag);
  fetch->last_modified = g_strdup (last_modified);
  fetch->max_bytes = self->max_bytes;
  fetch->timeout_ms = self->timeout_ms;
  fetch->guard = self->guard;
  fetch->uri = g_steal_pointer (&uri);
  g_task_set_task_data (task, fetch, (GDestroyNotify) lode_fetch_free);
  lode_fetch_start (task);
}

LodeFetched *
lode_fetcher_fetch_finish (LodeFetcher   *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (LODE_IS_FETCHER (self), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/* Has a main context of its own, so that nothing else of the caller runs meanwhile. */
LodeFetched *
lode_fetcher_fetch_sync (LodeFetcher   *self,
                         const char    *address,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GMainContext) context = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  LodeFetched *fetched;

  g_return_val_if_fail (LODE_IS_FETCHER (self), NULL);
  g_return_val_if_fail (address != NULL, NULL);

  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  lode_fetcher_fetch_async (self, address, NULL, NULL, cancellable, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (context, TRUE);
  fetched = lode_fetcher_fetch_finish (self, result, error);
  g_clear_object (&result);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);

  return fetched;
}
