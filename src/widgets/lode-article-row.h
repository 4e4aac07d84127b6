/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/lode-article.h"

G_BEGIN_DECLS

/**
 * LodeArticleRow: an article in a list: where and when, title, first words, and badges that tell a
 * thin statement before it is opened.
 */
#define LODE_TYPE_ARTICLE_ROW (lode_article_row_get_type ())
G_DECLARE_FINAL_TYPE (LodeArticleRow, lode_article_row, LODE, ARTICLE_ROW, GtkBox)

GtkWidget *lode_article_row_new (void);
/* @n_specifics: how many of the five things the article commits to. @article may be %NULL. */
void       lode_article_row_set_article (LodeArticleRow *self,
                                         LodeArticle    *article,
                                         guint           n_specifics);

G_END_DECLS
