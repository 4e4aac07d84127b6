/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * The sample workspace: what a first start opens, in our own words, with facts and their sources
 * (data/sample). Its articles come in by the same way as any page, through the worker.
 */

/* Puts the sample into @folder, which is made when it does not exist and must not be a workspace
 * yet. %LODE_ERROR_INVALID when it is one, %LODE_ERROR_IO. Blocks. */
gboolean lode_sample_create_sync (const char  *folder,
                                  GError     **error);
/* The same in a thread. */
void     lode_sample_create_async (const char          *folder,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean lode_sample_create_finish (GAsyncResult  *result,
                                    GError       **error);

G_END_DECLS
