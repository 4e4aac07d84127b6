/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/lode-article.h"

G_BEGIN_DECLS

/**
 * LodeReadPage: the room Read: sources, their articles, the article itself, and what it commits to.
 */
#define LODE_TYPE_READ_PAGE (lode_read_page_get_type ())
G_DECLARE_FINAL_TYPE (LodeReadPage, lode_read_page, LODE, READ_PAGE, AdwBin)

GtkWidget   *lode_read_page_new (void);
void         lode_read_page_show_article (LodeReadPage *self,
                                          LodeArticle  *article);
/* (nullable) (transfer none) */
LodeArticle *lode_read_page_get_article (LodeReadPage *self);

G_END_DECLS
