/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeLock: one writer per workspace folder, across processes.
 *
 * The lock is `FOLDER/.lodestone-lock`. Its holder keeps the file open under a lock of the kernel,
 * which ends with the process however that ends, so a crash leaves nothing to clean up. The text in
 * the file ("PID HOST TIME") serves messages, and guards folders that are shared between machines
 * without a common kernel: text that another host wrote in the last ten minutes is honoured. A
 * holder that stays longer calls lode_lock_refresh() now and then (every save is a good moment).
 *
 * The file itself is never removed: a lock file that vanishes under a waiting process would give
 * two holders. Readers need no lock, since files are replaced whole.
 *
 * How to use it:
 *
 *     g_autoptr (LodeLock) lock = lode_lock_acquire (folder, &error);
 *     if (lock == NULL)
 *       open read-only when the code is LODE_ERROR_BUSY; the message says who writes
 *     …
 *     lode_lock_release (g_steal_pointer (&lock));   // or let it go out of scope
 *
 * A second lode_lock_acquire() in the same process is refused like one from outside.
 */
typedef struct _LodeLock LodeLock;

/* Never waits. %NULL with %LODE_ERROR_BUSY when another holds it, %LODE_ERROR_IO when the lock file
 * cannot be written (a read-only folder). @folder must exist. */
LodeLock *lode_lock_acquire (const char  *folder,
                             GError     **error);
/* Tells other machines that the holder is alive. */
void      lode_lock_refresh (LodeLock *lock);
/* Empties the text, lets the lock go and frees @lock. */
void      lode_lock_release (LodeLock *lock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeLock, lode_lock_release)

G_END_DECLS
