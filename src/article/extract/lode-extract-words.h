/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "article/html/lode-html-tree.h"

G_BEGIN_DECLS

/**
 * LodeExtractWords: what the class, id and like names of an element hint at.
 * @LODE_WORDS_UNLIKELY: page furniture
 * @LODE_WORDS_MAYBE: may hold the article after all
 * @LODE_WORDS_POSITIVE: speaks for text
 * @LODE_WORDS_NEGATIVE: speaks against it
 * @LODE_WORDS_BYLINE: who wrote it, and when
 * @LODE_WORDS_SHARE: buttons that share it
 * @LODE_WORDS_CAPTION: a picture's caption or credit
 * @LODE_WORDS_RELATED: links to other articles
 * @LODE_WORDS_OFFER: newsletters, subscriptions, apps to install
 * @LODE_WORDS_ABOUT: a box about the author, tags, dates
 * @LODE_WORDS_AD: advertisements
 * @LODE_WORDS_HIDDEN: for screen readers, print or no one
 * @LODE_WORDS_COMMENT: what readers say
 * @LODE_WORDS_BODY: the text of the article itself
 * @LODE_WORDS_FRONT: what leads to it: a summary, a second title
 */
typedef enum
{
  LODE_WORDS_UNLIKELY = 1 << 0,
  LODE_WORDS_MAYBE = 1 << 1,
  LODE_WORDS_POSITIVE = 1 << 2,
  LODE_WORDS_NEGATIVE = 1 << 3,
  LODE_WORDS_BYLINE = 1 << 4,
  LODE_WORDS_SHARE = 1 << 5,
  LODE_WORDS_CAPTION = 1 << 6,
  LODE_WORDS_RELATED = 1 << 7,
  LODE_WORDS_OFFER = 1 << 8,
  LODE_WORDS_ABOUT = 1 << 9,
  LODE_WORDS_AD = 1 << 10,
  LODE_WORDS_HIDDEN = 1 << 11,
  LODE_WORDS_COMMENT = 1 << 12,
  LODE_WORDS_BODY = 1 << 13,
  LODE_WORDS_FRONT = 1 << 15,
} LodeExtractWords;

LodeExtractWords lode_extract_words_of (const char *names,
                                        gsize       length);
/* Of the class and the id together. */
LodeExtractWords lode_extract_words_of_node (const LodeHtmlNode *node);

G_END_DECLS
