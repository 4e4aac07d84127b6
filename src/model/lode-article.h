/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/lode-block.h"
#include "model/lode-claim.h"

G_BEGIN_DECLS

/**
 * LodeArticle: a stored article: metadata, safe blocks, claims.
 *
 * File: articles/ID.json, format "lodestone-article" version 1. Emits "changed" when a claim is
 * accepted or its state changes. Properties: "title", "is-read", "is-starred". Metadata are strings, %NULL when unknown: "title" "byline" "site"
 * "published" (ISO 8601) "language" "direction" ("ltr", "rtl") "excerpt" "url" "sha256".
 */
#define LODE_TYPE_ARTICLE (lode_article_get_type ())
G_DECLARE_FINAL_TYPE (LodeArticle, lode_article, LODE, ARTICLE, GObject)

#define LODE_ARTICLE_FORMAT "lodestone-article"
#define LODE_ARTICLE_VERSION 1

/* Takes the arrays over (transfer full); @claims may be %NULL. */
LodeArticle *lode_article_new (const char *id,
                               GPtrArray  *blocks,
                               GPtrArray  *claims);
const char  *lode_article_get_id (LodeArticle *self);
/* (nullable): one of the metadata members named above. */
const char  *lode_article_get_meta (LodeArticle *self,
                                    const char  *name);
void         lode_article_set_meta (LodeArticle *self,
                                    const char  *name,
                                    const char  *value);
gboolean     lode_article_get_is_read (LodeArticle *self);
void         lode_article_set_is_read (LodeArticle *self,
                                       gboolean     is_read);
gboolean     lode_article_get_is_starred (LodeArticle *self);
void         lode_article_set_is_starred (LodeArticle *self,
                                          gboolean     is_starred);
/* (transfer none) (element-type LodeBlock) */
GPtrArray   *lode_article_get_blocks (LodeArticle *self);
/* (transfer none) (element-type LodeClaim); offsets count in lode_article_get_text(). */
GPtrArray   *lode_article_get_claims (LodeArticle *self);
/* The blocks' text, joined with blank lines; owned by the article. */
const char  *lode_article_get_text (LodeArticle *self);
void         lode_article_set_evidence (LodeArticle *self,
                                        const char  *claim_id,
                                        gboolean     is_evidence);
/* (nullable) (transfer none) */
LodeClaim   *lode_article_find_claim (LodeArticle *self,
                                      const char  *claim_id);

LodeArticle *lode_article_from_json (JsonNode    *root,
                                     const char  *name,
                                     GError     **error);
char        *lode_article_to_json (LodeArticle  *self,
                                   GError      **error);
/* The whole document as one value, in a document of another kind. */
void         lode_article_write (LodeArticle    *self,
                                 LodeJsonWriter *writer);
/* Puts the content of @other into @self, as one change: how undo and a re-fetch work. */
void         lode_article_assign (LodeArticle *self,
                                  LodeArticle *other);

G_END_DECLS
