/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "article/html/lode-html-tree.h"
#include "lode-extract-words.h"
#include "model/lode-block.h"

G_BEGIN_DECLS

/**
 * LodeExtractLine: what will be a block if it belongs to the article, with what is needed to judge
 * that.
 * @chars: code points of the text, @link_chars of them inside links, @strong_chars in bold or italics
 * @hints: what the names of the elements around it hint at, within the article
 * @is_caption: it stands in a <figcaption>
 */
typedef struct
{
  LodeBlockKind     kind;
  int               level;
  char             *text;
  char             *address;
  GArray           *spans;
  guint             chars;
  guint             link_chars;
  guint             styled_chars;
  LodeExtractWords  hints;
  LodeHtmlNode     *node;
  gboolean          is_caption;
  gboolean          in_figure;
  gboolean          in_section;
} LodeExtractLine;

/* (transfer full) (element-type LodeExtractLine): the lines of the tree @article in order. Addresses
 * are resolved against @base_url (nullable); no more than @max_bytes of text are kept, and
 * @is_truncated says whether that cut something. */
GPtrArray *lode_extract_lines (LodeHtmlNode *article,
                               const char   *base_url,
                               gsize         max_bytes,
                               gboolean     *is_truncated);
void       lode_extract_line_free (LodeExtractLine *line);

/* (transfer full) (nullable): @address made absolute; %NULL unless it is http, https or mailto. */
char      *lode_extract_resolve (const char *base_url,
                                 const char *address,
                                 gsize       length);

/* Removes from @lines what does not belong to the article: the title again, bylines, datelines,
 * invitations, links to other pages. */
void       lode_extract_sift (GPtrArray  *lines,
                              const char *title,
                              const char *byline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeExtractLine, lode_extract_line_free)

G_END_DECLS
