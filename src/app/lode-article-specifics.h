/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-article.h"
#include "widgets/lode-specifics-box.h"

G_BEGIN_DECLS

/* How many of the five things an article commits to; remembered with the article. */
guint lode_article_specifics_count (LodeArticle *article);
/* Fills @box with what @article commits to. */
void  lode_article_specifics_show (LodeArticle      *article,
                                   LodeSpecificsBox *box);

G_END_DECLS
