/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LODE_WORKER_TIMEOUT_MS 20000
#define LODE_WORKER_MAX_OUTPUT_BYTES (128 * 1024 * 1024)

/* (transfer full) (nullable): path of lodestone-worker: $LODESTONE_WORKER, else beside this
 * executable (or in ../src beside it, as in a build folder), else in LIBEXECDIR. %LODE_ERROR_IO when
 * there is none. */
char   *lode_worker_client_find (GError **error);

/**
 * lode_worker_client_run_sync:
 * @arguments: after the program's name: "extract", "--base-url=…"
 * @input: the document
 * @timeout_ms: it is killed when it takes longer; 0 for %LODE_WORKER_TIMEOUT_MS
 *
 * Runs the worker once, in a thread that may block: `arguments < input` (src/worker/README.md). The
 * process gets three descriptors and no environment but the locale.
 *
 * Returns: (transfer full) (nullable): its output. %LODE_ERROR_INVALID with its own sentence when the
 *   document is bad, or when it crashed or took too long over it; %LODE_ERROR_TOO_LARGE when it
 *   printed more than %LODE_WORKER_MAX_OUTPUT_BYTES; %LODE_ERROR_IO; %G_IO_ERROR_CANCELLED.
 */
GBytes *lode_worker_client_run_sync (const char * const  *arguments,
                                     GBytes              *input,
                                     guint                timeout_ms,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
