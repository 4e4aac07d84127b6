/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lode-html-tree.h"

G_BEGIN_DECLS

#define LODE_HTML_MAX_FORMATTING 48

/**
 * LodeHtmlOpen: while a tree is built, the elements that are open, and the formatting elements that
 * go on in the next block. The terms are those of the HTML standard, "Parsing HTML documents".
 * A %NULL in @formatting is a marker: what is before it does not reach into the cell or object.
 */
typedef struct
{
  LodeHtmlDocument *document;
  LodeHtmlNode     *stack[LODE_HTML_MAX_DEPTH];
  guint             depth;
  guint             n_open[LODE_N_TAGS];
  LodeHtmlNode     *formatting[LODE_HTML_MAX_FORMATTING];
  guint             n_formatting;
} LodeHtmlOpen;

LodeHtmlNode *lode_html_open_current (LodeHtmlOpen *self);
/* FALSE, and nothing done, when the tree is as deep as it may be. */
gboolean      lode_html_open_push (LodeHtmlOpen *self,
                                   LodeHtmlNode *node);
void          lode_html_open_pop (LodeHtmlOpen *self);
/* Pops until @depth elements are open. */
void          lode_html_open_pop_to (LodeHtmlOpen *self,
                                     guint         depth);
/* The index of the innermost open @tag that no scope hides; -1 for none. @also_stops: a second kind
 * of element that hides (%LODE_TAG_TEXT for none). */
int           lode_html_open_find (LodeHtmlOpen *self,
                                   LodeHtmlTag   tag,
                                   LodeHtmlTag   also_stops);
/* Puts @node where the standard wants it: inside the current element, or before a table that takes
 * no such content. */
void          lode_html_open_place (LodeHtmlOpen *self,
                                    LodeHtmlNode *node);

void          lode_html_open_add_formatting (LodeHtmlOpen *self,
                                             LodeHtmlNode *node);
void          lode_html_open_add_marker (LodeHtmlOpen *self);
/* The innermost formatting element of that kind after the last marker, or %NULL. */
LodeHtmlNode *lode_html_open_find_formatting (LodeHtmlOpen *self,
                                              LodeHtmlTag   tag);
void          lode_html_open_forget (LodeHtmlOpen *self,
                                     LodeHtmlNode *node);
/* "Reconstruct the active formatting elements". */
void          lode_html_open_reconstruct (LodeHtmlOpen *self);
/* "The adoption agency algorithm". FALSE when no such formatting element is active: the end tag is
 * an ordinary one. */
gboolean      lode_html_open_adopt (LodeHtmlOpen *self,
                                    LodeHtmlTag   tag);

G_END_DECLS
