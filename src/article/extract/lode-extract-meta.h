/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "article/html/lode-html-tree.h"

G_BEGIN_DECLS

/* What a page says about itself; every member may be %NULL. */
typedef struct
{
  char *title;
  char *byline;
  char *site;
  char *published;
  char *language;
  char *direction;
  char *excerpt;
  char *url;
  char *base_url;  /* what relative addresses are resolved against */
} LodeExtractMeta;

/* Reads JSON-LD, <meta>, <link>, microdata and <title>, in this order of trust. Reads @document before
 * anything of it is removed. @base_url (nullable): where the page came from. */
void  lode_extract_meta_read (LodeExtractMeta  *self,
                              LodeHtmlDocument *document,
                              const char       *base_url);
void  lode_extract_meta_clear (LodeExtractMeta *self);

/* Fills what is %NULL from the first article in the JSON-LD of the page. @document_title helps to tell
 * its "name" from its "headline". */
void  lode_extract_meta_read_json_ld (LodeExtractMeta  *self,
                                      LodeHtmlDocument *document,
                                      const char       *document_title);

/* (transfer full) (nullable): the article's title out of <title>, which often names the site too. */
char *lode_extract_title (LodeHtmlDocument *document);
/* (transfer full) (nullable): @text as ISO 8601: "2026-02-01", "2026-02-01T09:00:00+00:00"; read from
 * that, from RFC 822, and from dates with an English month. %NULL for anything else. */
char *lode_extract_date (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LodeExtractMeta, lode_extract_meta_clear)

G_END_DECLS
