/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "net/lode-address-guard.h"

G_BEGIN_DECLS

/* What one GET needs from its start to its end; the data of its GTask. */
typedef struct
{
  char             *address;
  char             *etag;
  char             *last_modified;
  gsize             max_bytes;
  guint             timeout_ms;
  /* Borrowed from the fetcher, which the task keeps alive. */
  LodeAddressGuard *guard;

  SoupSession      *session;
  SoupMessage      *message;
  GInputStream     *stream;
  GByteArray       *body;
  GUri             *uri;
  guint             n_redirects;

  /* Stops the transfer, for our own reasons (@refusal) or the caller's. */
  GCancellable     *cancellable;
  GCancellable     *caller;
  gulong            caller_cancelled_id;
  GSource          *deadline;
  GError           *refusal;
} LodeFetch;

void  lode_fetch_free (LodeFetch *fetch);

/* (transfer full) (nullable): the address as we may open it; %NULL with @code. */
GUri *lode_fetch_parse_address (const char  *address,
                                int          code,
                                GError     **error);
/* (transfer full) (nullable): where @location leads from the current address, with all that a
 * redirect must not do checked. */
GUri *lode_fetch_resolve_redirect (LodeFetch   *fetch,
                                   const char  *location,
                                   GError     **error);

/* Sets up @task, which has a LodeFetch, and runs it to its end: a LodeFetched or an error. */
void  lode_fetch_start (GTask *task);

G_END_DECLS
