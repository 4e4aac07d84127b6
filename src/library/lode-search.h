/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "library/lode-library.h"

G_BEGIN_DECLS

/**
 * LodeHit: a document that a query found.
 * @excerpt: text around the first place, one line
 * @start: of the first place in an article's text, code points; −1 when only other members match
 * @score: higher is better; a word in the title counts more than one in the text
 */
typedef struct
{
  LodeDocumentKind  kind;
  char             *id;
  char             *title;
  char             *excerpt;
  int               start;
  double            score;
} LodeHit;

void       lode_hit_free (LodeHit *hit);

/* (transfer full) (element-type LodeHit): documents in which every word of @query occurs as the
 * beginning of a word, without regard to case and accents; the best first. */
GPtrArray *lode_search_library (LodeLibrary *library,
                                const char  *query);

G_END_DECLS
