/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The only caller of real time. Tests put a fixed instant in its place with lode_clock_set_fixed();
 * 0 gives real time back. Microseconds since 1970, UTC. */
gint64 lode_clock_now_us (void);
void   lode_clock_set_fixed (gint64 now_us);
/* (transfer full): "2026-02-01T09:00:00Z" of now. */
char  *lode_clock_now_iso (void);

G_END_DECLS
