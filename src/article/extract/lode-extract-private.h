/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "article/html/lode-html-tree.h"
#include "lode-extract-words.h"

G_BEGIN_DECLS

/**
 * LodeExtractFlags: what one attempt does. When too little text is left, the next attempt starts
 * anew with less.
 */
typedef enum
{
  LODE_EXTRACT_STRIP_UNLIKELY = 1 << 0,
  LODE_EXTRACT_WEIGH_NAMES = 1 << 1,
  LODE_EXTRACT_CLEAN = 1 << 2,
} LodeExtractFlags;

/* In the @mark of a table: it holds data and does not merely arrange the page. */
#define LODE_EXTRACT_DATA_TABLE (1 << 14)

/**
 * LodeExtractPage: one attempt on one page. After lode_extract_prepare(), @mark of an element holds
 * its #LodeExtractWords, @mark of a text node its commas and @score its folded length.
 */
typedef struct
{
  LodeHtmlDocument *document;
  LodeExtractFlags  flags;
  const char       *title;         /* (nullable): what headings at the top may repeat */
  gboolean          has_byline;    /* metadata name it already */
  char             *byline;        /* (nullable) (owned): found in the text */
  guint             total_chars;   /* all text of the page */
  GPtrArray        *to_score;      /* (element-type LodeHtmlNode) */
  LodeHtmlNode     *top;           /* the element that was chosen, before its siblings joined */
} LodeExtractPage;

/* What a subtree holds. */
typedef struct
{
  guint text;       /* folded characters */
  guint link_text;  /* of them inside links */
  float weighted_link_text;  /* the same, links into this page counting a third */
  guint commas;
  guint heading_text;
  guint list_text;
  guint inner_text; /* inside elements that may carry text of their own */
  guint n_p;
  guint n_img;
  guint n_li;
  guint n_input;
  guint n_embed;
  guint n_video;
  guint n_data_tables;
} LodeExtractStats;

LodeExtractStats lode_extract_measure (LodeHtmlNode *node);
void             lode_extract_stats_add (LodeExtractStats       *total,
                                         const LodeExtractStats *part);
/* Turns the sum over the children of @node into what @node holds. */
void             lode_extract_stats_finish (LodeExtractStats *stats,
                                            LodeHtmlNode     *node);
double           lode_extract_link_density (LodeHtmlNode *node);
/* Measures all of @top once: from here until the tree changes, @text_length of an element is its
 * folded characters, @links of them inside links (weighted) and @commas its commas. */
void             lode_extract_measure_all (LodeHtmlNode *top);
/* 25 for each of class and id that speaks for text, minus 25 for each that speaks against it. */
int              lode_extract_weight (LodeExtractPage *page,
                                      LodeHtmlNode    *node);
gboolean         lode_extract_is_phrasing (LodeHtmlNode *node);
gboolean         lode_extract_is_blank (LodeHtmlNode *node);
gboolean         lode_extract_has_ancestor (LodeHtmlNode *node,
                                            LodeHtmlTag   tag);
/* Share of the words of @b that are in @a too, by length: 1 when none is new. */
double           lode_extract_similarity (const char *a,
                                          const char *b);

/* Scripts out, fonts and doubled breaks straightened, text measured, names looked up. */
void             lode_extract_prepare (LodeExtractPage *page);
/* Furniture out, loose text into paragraphs, what may be scored collected. */
void             lode_extract_prune (LodeExtractPage *page);
/* (transfer none): an element that holds the article and what belongs to it. */
LodeHtmlNode    *lode_extract_choose (LodeExtractPage *page);
void             lode_extract_clean (LodeExtractPage *page,
                                     LodeHtmlNode    *article);

G_END_DECLS
