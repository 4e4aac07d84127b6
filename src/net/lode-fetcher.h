/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "net/lode-fetched.h"

G_BEGIN_DECLS

#define LODE_FETCHER_MAX_BYTES (8 * 1024 * 1024)
#define LODE_FETCHER_TIMEOUT_MS (20 * 1000)
#define LODE_FETCHER_IDLE_TIMEOUT_S 10
#define LODE_FETCHER_MAX_REDIRECTS 5

#define LODE_TYPE_FETCHER (lode_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (LodeFetcher, lode_fetcher, LODE, FETCHER, GObject)

/**
 * LodeFetcher: the only thing in Lodestone that opens a socket. It does one bounded GET at a time
 * that somebody asked for:
 *
 * - http and https only; never from https down to http; at most %LODE_FETCHER_MAX_REDIRECTS hops;
 * - every address is checked by #LodeAddressGuard just before it is connected, on every hop;
 * - a certificate that is not good is final;
 * - at most %LODE_FETCHER_MAX_BYTES after decompression, counted while they arrive; at most
 *   %LODE_FETCHER_TIMEOUT_MS in all and %LODE_FETCHER_IDLE_TIMEOUT_S of silence;
 * - no cookies, no passwords, no cache, no referrer, a plain user agent.
 *
 * Errors: %LODE_ERROR_INVALID for an address that we do not open, %LODE_ERROR_TOO_LARGE,
 * %LODE_ERROR_IO for all that the network or the server did; %G_IO_ERROR_CANCELLED when the caller
 * cancelled. Messages name the address and the reason.
 *
 * It connects directly; proxies are not used.
 */
LodeFetcher *lode_fetcher_new (void);

/* See lode_address_guard_allow_host(). */
void         lode_fetcher_allow_host (LodeFetcher *fetcher,
                                      const char  *host);
/* Other bounds, for tests and for images; 0 keeps the one that holds. */
void         lode_fetcher_set_limits (LodeFetcher *fetcher,
                                      gsize        max_bytes,
                                      guint        timeout_ms);

/* @etag and @last_modified, from an earlier answer, make the request conditional; both may be
 * %NULL. Runs on the thread-default main context of the caller. */
void         lode_fetcher_fetch_async (LodeFetcher         *fetcher,
                                       const char          *address,
                                       const char          *etag,
                                       const char          *last_modified,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* (transfer full) */
LodeFetched *lode_fetcher_fetch_finish (LodeFetcher   *fetcher,
                                        GAsyncResult  *result,
                                        GError       **error);
/* The same, blocking, for the command line. Never called from the window. (transfer full) */
LodeFetched *lode_fetcher_fetch_sync (LodeFetcher   *fetcher,
                                      const char    *address,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
