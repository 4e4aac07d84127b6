/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lode-article.h"

G_BEGIN_DECLS

/**
 * LodeArticleView: an article drawn natively from its safe blocks: selectable text with a headline
 * and a by-line above, its figures underlined: dotted where found, tinted with a solid line where
 * accepted as evidence, filled where selected.
 *
 * It is a text view, so it wants to be the direct child of a scrolled window. Nothing in it is
 * ever loaded from anywhere. Keys: n and p walk the figures, Enter or a click selects the one
 * under the cursor.
 *
 * Property "selected-claim" (string, nullable): id of the filled figure; notified when the person
 * picks another one. Setting it scrolls it into view.
 */
#define LODE_TYPE_ARTICLE_VIEW (lode_article_view_get_type ())
G_DECLARE_FINAL_TYPE (LodeArticleView, lode_article_view, LODE, ARTICLE_VIEW, GtkTextView)

GtkWidget   *lode_article_view_new (void);
/* @article may be %NULL: an empty view. */
void         lode_article_view_set_article (LodeArticleView *self,
                                            LodeArticle     *article);
/* (nullable) (transfer none) */
LodeArticle *lode_article_view_get_article (LodeArticleView *self);
/* Shows which claims are evidence now. */
void         lode_article_view_refresh (LodeArticleView *self);
void         lode_article_view_select_claim (LodeArticleView *self,
                                             const char      *claim_id);
/* (nullable) */
const char  *lode_article_view_get_selected_claim (LodeArticleView *self);
/* The next (@direction 1) or previous (−1) figure in the text; stays at the ends. */
void         lode_article_view_walk (LodeArticleView *self,
                                     int              direction);
/* (nullable) (transfer none): the claim at an offset of the buffer, for pointing and for tests. */
LodeClaim   *lode_article_view_get_claim_at (LodeArticleView *self,
                                             int              buffer_offset);
/* Where a claim stands in the buffer, in code points; %FALSE when it is not shown. */
gboolean     lode_article_view_get_claim_range (LodeArticleView *self,
                                                const LodeClaim *claim,
                                                int             *start,
                                                int             *end);

G_END_DECLS
