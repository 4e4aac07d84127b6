/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-library.h"

G_BEGIN_DECLS

/**
 * Adding pages to the library. Bytes from outside are parsed by the worker process, never here.
 * An article that is in the library already is found again, not added twice, and keeps its notes.
 */

/**
 * lode_import_sync:
 * @place: path of a file, "file:" or "http(s):" address
 *
 * Reads a page, extracts its article and figures, adds it to @library and saves it.
 *
 * Returns: (transfer full) (nullable): the article of the library. %LODE_ERROR_INVALID when there is
 *   no article in it, %LODE_ERROR_TOO_LARGE, %LODE_ERROR_NOT_FOUND, %LODE_ERROR_IO.
 */
LodeArticle *lode_import_sync (LodeLibrary  *library,
                               const char   *place,
                               GError      **error);
void         lode_import_async (LodeLibrary         *library,
                                const char          *place,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
/* For bytes that were pasted or dropped. @url: (nullable): where they are from. */
void         lode_import_bytes_async (LodeLibrary         *library,
                                      GBytes              *bytes,
                                      const char          *url,
                                      const char          *content_type,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/* Of both. */
LodeArticle *lode_import_finish (LodeLibrary   *library,
                                 GAsyncResult  *result,
                                 GError       **error);

/* (transfer full) (nullable): an article, in no library, from a page; blocks. */
LodeArticle *lode_import_bytes_sync (GBytes       *bytes,
                                     const char   *url,
                                     const char   *content_type,
                                     GError      **error);
/* The same through the worker's `claims` and `specifics`: (transfer full) (nullable): the JSON
 * document that it printed, checked. @verb: "claims" or "specifics"; @text: the article's text. */
void         lode_import_examine_async (const char          *verb,
                                        const char          *text,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data);
JsonNode    *lode_import_examine_finish (GAsyncResult  *result,
                                         GError       **error);

G_END_DECLS
