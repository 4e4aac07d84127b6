/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lode-html-tree.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_HTML_TOKEN_END,
  LODE_HTML_TOKEN_TEXT,
  LODE_HTML_TOKEN_START_TAG,
  LODE_HTML_TOKEN_END_TAG,
} LodeHtmlTokenKind;

/* One token. @text is raw, its references not yet replaced; so are the attributes' values. */
typedef struct
{
  LodeHtmlTokenKind kind;
  LodeHtmlTag       tag;
  gboolean          is_self_closing;
  LodeHtmlSlice     name;
  LodeHtmlSlice     text;
  guint             n_attributes;
  LodeHtmlAttribute attributes[LODE_HTML_MAX_ATTRIBUTES];
} LodeHtmlToken;

/**
 * LodeHtmlLexer: cuts a page into tags and text. Every byte is looked at a bounded number of times:
 * what is not closed (a comment, a quote, a script) goes on to the end of the page and ends there.
 */
typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
} LodeHtmlLexer;

void          lode_html_lexer_init (LodeHtmlLexer *self,
                                    const char    *text,
                                    gsize          length);
/* FALSE at the end. */
gboolean      lode_html_lexer_next (LodeHtmlLexer *self,
                                    LodeHtmlToken *token);
/* What stands before the end tag "</@name", which is read too; all the rest where there is none. */
LodeHtmlSlice lode_html_lexer_read_raw (LodeHtmlLexer *self,
                                        LodeHtmlSlice  name);

G_END_DECLS
