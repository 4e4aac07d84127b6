/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lode-article.h"

G_BEGIN_DECLS

/* A stretch of the article's text and where it stands in the buffer, in code points. */
typedef struct
{
  guint text_start;
  guint length;
  int   buffer_start;
} LodeArticlePiece;

/* Makes the tags that lode_article_buffer_fill() uses; once per buffer. */
void     lode_article_buffer_add_tags (GtkTextBuffer *buffer);
/* Gives the dim text of a buffer its colour, which depends on the theme. */
void     lode_article_buffer_set_colours (GtkTextBuffer *buffer,
                                          const GdkRGBA *dim,
                                          const GdkRGBA *link);

/**
 * lode_article_buffer_fill:
 *
 * Replaces the content of @buffer by @article: by-line, headline, then block by block. The buffer
 * has more in it than the article's text (bullets, the headline), so the pieces say how the one
 * maps to the other.
 *
 * Returns: (transfer full) (element-type LodeArticlePiece): by place in the text.
 */
GArray  *lode_article_buffer_fill (GtkTextBuffer *buffer,
                                   LodeArticle   *article);
/* −1 when the text offset is between two pieces. */
int      lode_article_buffer_map (const GArray *pieces,
                                  guint         text_offset);

/* (transfer full): "Minerals Desk · A. Varga · 1 February 2026" from what is known of it. */
char    *lode_article_byline (LodeArticle *article);
/* (transfer full): "1 February 2026" from an ISO 8601 date, or the date as it stands. */
char    *lode_article_format_date (const char *iso,
                                   const char *format);

G_END_DECLS
