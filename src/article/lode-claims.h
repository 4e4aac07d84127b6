/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-claim.h"

G_BEGIN_DECLS

/* Texts beyond this are cut: no article is that long, and offsets stay well inside 32 bits. */
#define LODE_CLAIMS_MAX_BYTES (64 * 1024 * 1024)
/* Nor does any article state more figures; the rest of such a text is not read. */
#define LODE_CLAIMS_MAX 10000

/**
 * lode_claims_find:
 * @text: the text of an article, blocks separated by one blank line
 * @length: its length in bytes, or -1 when it ends with a NUL
 *
 * Finds the figures that @text states: numbers, shares, sums of money, quantities and durations,
 * each with its bounds, what it is per, which countries and materials it is about, and at which
 * stage of the chain. Dates, ordinals and numbers that are part of a name are no figures.
 *
 * Works in time linear in @length, sentence by sentence, from any thread. Bytes that are not UTF-8
 * are read as U+FFFD, one code point each.
 *
 * Returns: (transfer full) (element-type LodeClaim): in the order of the text, without ids; offsets
 *   are code points of @text. Never %NULL.
 */
GPtrArray *lode_claims_find (const char *text,
                             gssize      length);

/* Writes an array of claims as in `claims --format=json`. */
void       lode_claims_write (GPtrArray      *claims,
                              LodeJsonWriter *writer);

G_END_DECLS
