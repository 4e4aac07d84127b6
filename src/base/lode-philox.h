/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Philox4x32-10, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel Random
 * Numbers: As Easy as 1, 2, 3" (SC 2011). A number depends on its counter and key alone, so
 * neither the number of threads nor another lever ever moves a draw.
 */
void    lode_philox_4x32 (const guint32 counter[4],
                          const guint32 key[2],
                          guint32       result[4]);

/* 32-bit FNV-1a of the bytes of @text: the stream number of a lever. */
guint32 lode_fnv1a_32 (const char *text);

/* u = (x + 0.5) / 2^32 in (0, 1), with key = (seed low, seed high) and counter = (draw low, draw
 * high, stream, index); x is the first word of the block. */
double  lode_philox_uniform (guint64 seed,
                             guint64 draw,
                             guint32 stream,
                             guint32 index);

G_END_DECLS
