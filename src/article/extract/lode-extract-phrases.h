/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LodeExtractPhrase: what a line says by its words alone, in the languages of many news sites.
 * @LODE_PHRASE_LABEL: all of it is a label of the page: "Advertisement", "Share", "Image 1 of 8"
 * @LODE_PHRASE_RELATED: points to another article: "Read more: …", "Lesen Sie auch …"
 * @LODE_PHRASE_OFFER: asks to subscribe, follow, sign up
 * @LODE_PHRASE_CREDIT: names the source of a picture: "(Photo: …)", "… / Getty Images"
 * @LODE_PHRASE_REPORTERS: names who else reported
 * @LODE_PHRASE_RIGHTS: copyright
 * @LODE_PHRASE_LIST_TITLE: heads a list of other articles: "Related articles", "Trending"
 * @LODE_PHRASE_ABOUT: heads or is a note about the author
 */
typedef enum
{
  LODE_PHRASE_LABEL = 1 << 0,
  LODE_PHRASE_RELATED = 1 << 1,
  LODE_PHRASE_OFFER = 1 << 2,
  LODE_PHRASE_CREDIT = 1 << 3,
  LODE_PHRASE_REPORTERS = 1 << 4,
  LODE_PHRASE_RIGHTS = 1 << 5,
  LODE_PHRASE_LIST_TITLE = 1 << 6,
  LODE_PHRASE_ABOUT = 1 << 7,
} LodeExtractPhrase;

LodeExtractPhrase lode_extract_phrases_in (const char *text);
/* "Updated 10:01 pm PST, Tuesday, November 19, 2019", "Published 1 day ago": nothing but when. */
gboolean          lode_extract_is_dateline (const char *text);
/* "By Ada Lovelace", or @byline itself (nullable) with little around it. */
gboolean          lode_extract_is_byline (const char *text,
                                          const char *byline);

G_END_DECLS
