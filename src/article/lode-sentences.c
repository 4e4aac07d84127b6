/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-sentences-private.h"

#include <string.h>

#include "article/lode-lexicon-private.h"

struct _LodeSentences
{
  LodeTokenizer tokenizer;
  GArray       *tokens;
  LodeToken     pending; /* read ahead to know whether a stop ended the sentence */
  gboolean      has_pending;
};

LodeSentences *
lode_sentences_new (const char *text,
                    gsize       length)
{
  LodeSentences *self = g_new0 (LodeSentences, 1);

  self->tokenizer = (LodeTokenizer) {
    .text = text,
    .length = length,
    .has_decimal_comma = lode_tokenizer_uses_decimal_comma (text, length),
    .words = g_string_chunk_new (4096),
  };
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (LodeToken), 64);
  return self;
}

void
lode_sentences_free (LodeSentences *self)
{
  g_string_chunk_free (self->tokenizer.words);
  g_array_unref (self->tokens);
  g_free (self);
}

static gboolean
is_stop (const LodeToken *token)
{
  return lode_token_is_symbol (token, '.') || lode_token_is_symbol (token, '!')
         || lode_token_is_symbol (token, '?') || lode_token_is_symbol (token, 0x2026)
         || lode_token_is_symbol (token, 0x3002);
}

static gboolean
is_closing (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_SYMBOL && (token->flags & LODE_TOKEN_TIGHT) != 0
         && (token->symbol == ')' || token->symbol == '"' || token->symbol == 0x201D
             || token->symbol == 0x2019 || token->symbol == '\'' || token->symbol == ']'
             || token->symbol == 0xBB);
}

/* A stop after these words shortens them: "No. 61", "J. Smith", "Oct. 9". */
static gboolean
is_abbreviation (const LodeToken *token)
{
  if (token->kind != LODE_TOKEN_WORD)
    return FALSE;
  if ((token->classes & LODE_WORD_ABBREVIATION) != 0)
    return TRUE;
  if ((token->classes & LODE_WORD_MONTH) != 0)
    return token->length <= 4;
  return token->length == 1 && (token->flags & LODE_TOKEN_CAPITAL) != 0;
}

/* Whether the sentence of @tokens is over before @next, which may be %NULL for the end. */
static gboolean
is_end (const GArray    *tokens,
        const LodeToken *next,
        guint            newlines)
{
  guint n = tokens->len;
  const LodeToken *all = (const LodeToken *) (const void *) tokens->data;

  if (n == 0)
    return FALSE;
  if (next == NULL || newlines >= 2 || n >= LODE_SENTENCE_MAX_TOKENS)
    return TRUE;
  if (is_closing (next) || is_stop (next) || (next->flags & LODE_TOKEN_TIGHT) != 0)
    return FALSE;
  while (n > 0 && is_closing (&all[n - 1]))
    n--;
  if (n == 0 || !is_stop (&all[n - 1]))
    return FALSE;
  if (all[n - 1].symbol != '.')
    return TRUE;
  if (n >= 2 && is_abbreviation (&all[n - 2]))
    return FALSE;
  /* "Prices fell. lithium …" in sloppy text is still two sentences only after a capital or digit.
   */
  return next->kind != LODE_TOKEN_WORD || (next->flags & LODE_TOKEN_CAPITAL) != 0;
}

gboolean
lode_sentences_next (LodeSentences *self,
                     LodeSentence  *sentence)
{
  LodeToken carried = self->pending;

  g_array_set_size (self->tokens, 0);
  if (!self->has_pending)
    {
      if (!lode_tokenizer_next (&self->tokenizer, &carried))
        return FALSE;
    }
  /* The words of the last sentence are not needed any more, but those of the token read ahead. */
  if (carried.kind == LODE_TOKEN_WORD)
    {
      g_autofree char *exact = g_strdup (carried.exact);
      g_autofree char *word = g_strdup (carried.word);

      g_string_chunk_clear (self->tokenizer.words);
      carried.exact = g_string_chunk_insert (self->tokenizer.words, exact);
      carried.word = g_string_chunk_insert (self->tokenizer.words, word);
    }
  else
    g_string_chunk_clear (self->tokenizer.words);

  g_array_append_val (self->tokens, carried);
  while (TRUE)
    {
      self->has_pending = lode_tokenizer_next (&self->tokenizer, &self->pending);
      if (is_end (self->tokens, self->has_pending ? &self->pending : NULL,
                  self->tokenizer.newlines))
        break;
      g_array_append_val (self->tokens, self->pending);
    }
  sentence->tokens = (const LodeToken *) (const void *) self->tokens->data;
  sentence->n_tokens = self->tokens->len;
  return TRUE;
}

char *
lode_sentences_dup_text (LodeSentences      *self,
                         const LodeSentence *sentence,
                         guint               first,
                         guint               last)
{
  const LodeToken *a = &sentence->tokens[first];
  const LodeToken *b = &sentence->tokens[last];

  return g_strndup (self->tokenizer.text + a->offset, b->offset + b->length - a->offset);
}
