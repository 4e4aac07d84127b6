/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "article/lode-sentences-private.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_NUMBER_WORDS = 1 << 0,  /* written in words alone */
  LODE_NUMBER_SCALED = 1 << 1, /* has million, bn, crore, … */
  LODE_NUMBER_FRACTION
  = 1 << 2, /* below one, as a fraction: "a fifth", "¾", "1/4", "one in five" */
  LODE_NUMBER_ORDINAL = 1 << 3, /* "a third", which may also be the third of many */
  LODE_NUMBER_MIXED = 1 << 4,   /* "2½", "three and a quarter" */
  LODE_NUMBER_NEGATIVE = 1 << 5,
  LODE_NUMBER_DECIMAL = 1 << 6,
  LODE_NUMBER_GROUPED = 1 << 7,
  LODE_NUMBER_RATIO = 1 << 8, /* "one in five": what follows is what is shared out, no unit */
} LodeNumberFlags;

/* A number from @first to @last, both tokens. @scale is the power that a scale word gave it, or 1.
 */
typedef struct
{
  double          value;
  double          scale;
  guint           first;
  guint           last;
  LodeNumberFlags flags;
} LodeNumber;

/* In which way a number may be read. */
typedef enum
{
  LODE_NUMBERS_PLAIN = 0,
  LODE_NUMBERS_MONEY = 1 << 0,   /* after a currency: m, b and k are scales */
  LODE_NUMBERS_BETWEEN = 1 << 1, /* "and" joins two numbers and belongs to neither */
} LodeNumbersMode;

/* Reads the longest number that begins at token @index. */
gboolean lode_numbers_parse (const LodeSentence *sentence,
                             guint               index,
                             LodeNumbersMode     mode,
                             LodeNumber         *number);
/* "million", "bn", "crore": its power; 0 where the token is no scale. */
double   lode_numbers_scale_of (const LodeToken *token,
                                LodeNumbersMode  mode);
/* The parts of numbers in words: 0 to 19 and the tens; "third" as 3 where a denominator is meant.
 */
gboolean lode_numbers_small_of (const LodeToken *token,
                                double          *value);
double   lode_numbers_denominator_of (const LodeToken *token,
                                      gboolean        *is_plural);

typedef enum
{
  LODE_UNIT_NONE,
  LODE_UNIT_PERCENT,
  LODE_UNIT_MONEY,
  LODE_UNIT_QUANTITY,
  LODE_UNIT_DURATION,
  LODE_UNIT_TIMES,
} LodeUnitKind;

/* What stands behind a number. All text is static. @factor turns cents into dollars and decades
 * into years. */
typedef struct
{
  LodeUnitKind kind;
  char         unit[8];
  char         per[8];
  double       factor;
} LodeUnitMatch;

/* How many tokens from @index on are a unit, 0 when they are none. */
guint    lode_numbers_match_unit (const LodeSentence *sentence,
                                  guint               index,
                                  LodeUnitMatch      *unit);
/* How many tokens from @index on are a currency in front of a number ("US$", "RMB"); sets its ISO
 * code. Only where a number follows. */
guint    lode_numbers_match_currency (const LodeSentence *sentence,
                                      guint               index,
                                      char                code[4]);
/* "/kg", "/t", "per kilogram", "a tonne": the tokens of a rate and what it is per. */
guint    lode_numbers_match_rate (const LodeSentence *sentence,
                                  guint               index,
                                  char                per[8]);

static inline gboolean
lode_numbers_is_dash (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_SYMBOL
         && (token->symbol == '-' || (token->symbol >= 0x2010 && token->symbol <= 0x2014)
             || token->symbol == 0x2212);
}

static inline gboolean
lode_token_is_tight (const LodeSentence *sentence,
                     guint               index)
{
  return index < sentence->n_tokens && (sentence->tokens[index].flags & LODE_TOKEN_TIGHT) != 0;
}

G_END_DECLS
