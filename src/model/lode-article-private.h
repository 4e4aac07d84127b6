/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-article.h"

G_BEGIN_DECLS

#define LODE_ARTICLE_N_META 9

struct _LodeArticle
{
  GObject     parent_instance;

  char       *id;
  char       *meta[LODE_ARTICLE_N_META];
  gboolean    is_read;
  gboolean    is_starred;
  GPtrArray  *blocks;
  GPtrArray  *claims;
  char       *text;     /* made when first asked for */
  JsonObject *unknown;
};

/* The metadata's members, in the order of the file. */
extern const char * const lode_article_meta_names[LODE_ARTICLE_N_META];

G_END_DECLS
