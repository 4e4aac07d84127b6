/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LodeFetched: what came back from one GET. Immutable, reference counted.
 */
typedef struct _LodeFetched LodeFetched;

LodeFetched *lode_fetched_new (GBytes     *body,
                               const char *address,
                               const char *content_type,
                               const char *etag,
                               const char *last_modified,
                               gboolean    is_unmodified);
LodeFetched *lode_fetched_ref (LodeFetched *fetched);
void         lode_fetched_unref (LodeFetched *fetched);

/* The decoded body (borrowed); empty when it is unmodified. */
GBytes      *lode_fetched_get_body (LodeFetched *fetched);
/* Where it came from, after all redirects. */
const char  *lode_fetched_get_address (LodeFetched *fetched);
/* (nullable): "text/html; charset=utf-8", as the server said it. */
const char  *lode_fetched_get_content_type (LodeFetched *fetched);
/* (nullable): what to ask with next time. */
const char  *lode_fetched_get_etag (LodeFetched *fetched);
const char  *lode_fetched_get_last_modified (LodeFetched *fetched);
/* The server says that nothing changed since the given etag or date. */
gboolean     lode_fetched_is_unmodified (LodeFetched *fetched);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFetched, lode_fetched_unref)

G_END_DECLS
