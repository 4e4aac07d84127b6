/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sentence is cut after so many tokens: text without stops must not cost quadratic time. */
#define LODE_SENTENCE_MAX_TOKENS 400

typedef enum
{
  LODE_TOKEN_WORD,   /* letters, then letters and digits: "tonnes", "Nd2Fe14B", "U.S.", "don't" */
  LODE_TOKEN_NUMBER, /* digits with their grouping and decimals, or ½ */
  LODE_TOKEN_SYMBOL, /* one code point */
  LODE_TOKEN_OTHER,  /* a web address, 192.168.1.2, 5/17/2018: nothing that can be a figure */
} LodeTokenKind;

typedef enum
{
  LODE_TOKEN_TIGHT = 1 << 0,      /* no blank before it */
  LODE_TOKEN_CAPITAL = 1 << 1,    /* begins with a capital letter */
  LODE_TOKEN_UPPER = 1 << 2,      /* two letters or more, all capitals */
  LODE_TOKEN_POSSESSIVE = 1 << 3, /* ends in 's or ' */
  LODE_TOKEN_GROUPED = 1 << 4,    /* a number with thousands marks */
  LODE_TOKEN_DECIMAL = 1 << 5,    /* a number with decimals or an exponent */
  LODE_TOKEN_FRACTION = 1 << 6,   /* ½ */
  LODE_TOKEN_ZERO_LED = 1 << 7,   /* 0142 */
} LodeTokenFlags;

/**
 * LodeToken:
 * @word: folded: lower case, without dots and possessive; "" where it is no word or over 40 bytes
 * @exact: the same with the case as written
 * @classes: what lode_lexicon_classes() says of @word
 * @offset, @length: bytes in the text; @start, @end: code points in the text
 */
typedef struct
{
  const char    *word;
  const char    *exact;
  guint64        classes;
  double         value;
  gsize          offset;
  gsize          length;
  guint          start;
  guint          end;
  gunichar       symbol;
  LodeTokenKind  kind;
  LodeTokenFlags flags;
} LodeToken;

/* A sentence and its tokens, valid until the next one is asked for. */
typedef struct
{
  const LodeToken *tokens;
  guint            n_tokens;
} LodeSentence;

/* Walks a text sentence by sentence. */
typedef struct _LodeSentences LodeSentences;

/* @text is borrowed and must be valid UTF-8. */
LodeSentences *lode_sentences_new (const char *text,
                                   gsize       length);
void           lode_sentences_free (LodeSentences *self);
gboolean       lode_sentences_next (LodeSentences *self,
                                    LodeSentence  *sentence);
/* (transfer full): the bytes from the first to the last of these tokens. */
char          *lode_sentences_dup_text (LodeSentences      *self,
                                        const LodeSentence *sentence,
                                        guint               first,
                                        guint               last);

/* The tokenizer below it. It writes a decimal comma only where @has_decimal_comma. */
typedef struct
{
  const char   *text;
  gsize         length;
  gsize         offset;
  guint         position;
  gboolean      has_decimal_comma;
  guint         newlines; /* line ends in the blank before the token that was read last */
  GStringChunk *words;
} LodeTokenizer;

gboolean lode_tokenizer_next (LodeTokenizer *self,
                              LodeToken     *token);
/* Whether the text writes 1,2 for one and two tenths, and never 1.2. */
gboolean lode_tokenizer_uses_decimal_comma (const char *text,
                                            gsize       length);

static inline gboolean
lode_token_is_symbol (const LodeToken *token,
                      gunichar         symbol)
{
  return token->kind == LODE_TOKEN_SYMBOL && token->symbol == symbol;
}

static inline gboolean
lode_token_is (const LodeToken *token,
               const char      *word)
{
  return token->kind == LODE_TOKEN_WORD && g_str_equal (token->word, word);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeSentences, lode_sentences_free)

G_END_DECLS
