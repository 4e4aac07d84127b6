/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-numbers-private.h"

#include <math.h>
#include <string.h>

/* The grammar of numbers in English:
 *
 *   number   = [sign] (amount | fraction) ["and" fraction] [scale]
 *   amount   = (digits | words) {"hundred" | scale} {words}
 *   fraction = ["a" | amount] ["-"] denominator | digits "/" digits | amount "in" amount
 *
 * Every function moves one token index forward and nothing goes back, so that a sentence is read
 * in linear time. */
typedef struct
{
  const LodeSentence *sentence;
  LodeNumbersMode     mode;
  guint               index; /* the next token */
  double              total; /* what scales have closed */
  double              current;
  double              last_scale; /* the scale that was applied last, or 0 */
  double              multiplier; /* the last hundred or scale: a remainder must be smaller */
  gboolean            has_digits;
  gboolean            has_any;
} Parser;

static const LodeToken *
peek (const Parser *self,
      guint         ahead)
{
  static const LodeToken none = { .word = "", .exact = "", .kind = LODE_TOKEN_OTHER };

  return self->index + ahead < self->sentence->n_tokens
             ? &self->sentence->tokens[self->index + ahead]
             : &none;
}

static gboolean
is_tight_dash (const LodeToken *token)
{
  return (token->flags & LODE_TOKEN_TIGHT) != 0 && lode_numbers_is_dash (token);
}

/* Whether a word of the number may follow what was read: six after twenty, but not after three. */
static gboolean
can_take_small (const Parser *self,
                double        value)
{
  double tail = fmod (self->current, 100.0);

  if (!self->has_any)
    return TRUE;
  if (self->has_digits)
    return FALSE;
  if (self->current <= 0.0)
    return self->last_scale > 0.0;
  if (tail <= 0.0)
    return self->current >= 100.0;
  return tail >= 20.0 && fmod (tail, 10.0) <= 0.0 && value > 0.0 && value < 10.0;
}

static gboolean
take_scale (Parser *self)
{
  const LodeToken *token = peek (self, 0);
  double scale = token->kind == LODE_TOKEN_WORD ? lode_numbers_scale_of (token, self->mode) : 0.0;

  if (lode_token_is (token, "hundred") || (lode_token_is (token, "hundreds") && self->has_any))
    {
      if (!self->has_any || self->current <= 0.0)
        return FALSE;
      self->current *= 100.0;
      self->multiplier = 100.0;
      self->index++;
      return TRUE;
    }
  if (scale <= 0.0 || !self->has_any)
    return FALSE;
  if (self->current <= 0.0 && self->last_scale > 0.0)
    {
      /* "three lakh crore" */
      self->total *= scale;
      self->last_scale *= scale;
    }
  else
    {
      if (self->last_scale > 0.0 && scale >= self->last_scale)
        return FALSE;
      self->total += self->current * scale;
      self->last_scale = scale;
    }
  self->current = 0.0;
  self->multiplier = scale;
  self->index++;
  return TRUE;
}

static gboolean
take_small (Parser *self)
{
  const LodeToken *token = peek (self, 0);
  double value;

  if (token->kind != LODE_TOKEN_WORD || !lode_numbers_small_of (token, &value)
      || !can_take_small (self, value))
    return FALSE;
  self->current += value;
  self->has_any = TRUE;
  self->index++;
  return TRUE;
}

/* "twenty-one", "one-hundred": the dash belongs to the number when a part of it follows. */
static gboolean
skip_inner_dash (Parser *self)
{
  double value;
  const LodeToken *next = peek (self, 1);
  gboolean is_ten = fmod (self->current, 100.0) >= 20.0;

  if (self->has_digits || !self->has_any || next->kind != LODE_TOKEN_WORD
      || !lode_numbers_is_dash (peek (self, 0)))
    return FALSE;
  /* News agencies write "fifty - two"; apart from that, blanks make a range. */
  if (!is_tight_dash (peek (self, 0))
      && !(is_ten && lode_numbers_small_of (next, &value) && value < 10.0))
    return FALSE;
  if (!(lode_numbers_small_of (next, &value) && can_take_small (self, value))
      && lode_numbers_scale_of (next, self->mode) <= 0.0 && !lode_token_is (next, "hundred"))
    return FALSE;
  self->index++;
  return TRUE;
}

static gboolean take_amount (Parser *self);

/* Whether what was read is the upper part of a fraction: "three quarters", "fifty-four hundredths".
 */
static gboolean
begins_denominator (const Parser *self)
{
  guint dash = is_tight_dash (peek (self, 0)) ? 1 : 0;
  gboolean is_plural;

  return peek (self, dash)->kind == LODE_TOKEN_WORD
         && lode_numbers_denominator_of (peek (self, dash), &is_plural) > 0.0 && is_plural;
}

/* "two hundred and six": what follows "and" must be smaller than the hundred or thousand before. */
static gboolean
take_remainder (Parser *self)
{
  Parser rest = { .sentence = self->sentence, .mode = self->mode | LODE_NUMBERS_BETWEEN };
  double value;

  if ((self->mode & LODE_NUMBERS_BETWEEN) != 0 || self->multiplier <= 0.0
      || !lode_token_is (peek (self, 0), "and"))
    return FALSE;
  if (self->has_digits && self->multiplier > 1e5)
    return FALSE;
  if (peek (self, 1)->kind != LODE_TOKEN_WORD && !(self->multiplier <= 100.0 && self->has_digits))
    return FALSE;
  rest.index = self->index + 1;
  if (!take_amount (&rest))
    return FALSE;
  value = rest.total + rest.current;
  if (value >= self->multiplier || value <= 0.0 || begins_denominator (&rest))
    return FALSE;
  self->current += value;
  self->index = rest.index;
  return TRUE;
}

/* Digits or words with their hundreds and scales, without fractions. */
static gboolean
take_amount (Parser *self)
{
  const LodeToken *token = peek (self, 0);

  if (token->kind == LODE_TOKEN_NUMBER)
    {
      self->current = token->value;
      self->has_any = self->has_digits = TRUE;
      self->index++;
      /* "2½", "10 1/2" is read with the fractions. */
      if (peek (self, 0)->kind == LODE_TOKEN_NUMBER
          && (peek (self, 0)->flags & LODE_TOKEN_FRACTION) != 0)
        self->current += peek (self, 0)->value;
      if ((peek (self, 0)->flags & LODE_TOKEN_FRACTION) != 0)
        self->index++;
      /* "1.5-million" */
      if (is_tight_dash (peek (self, 0))
          && lode_numbers_scale_of (peek (self, 1), LODE_NUMBERS_PLAIN) >= 1e3
          && strlen (peek (self, 1)->word) > 2)
        self->index++;
      while (take_scale (self))
        ;
      while (self->multiplier > 0.0 && self->multiplier <= 1e5 && take_remainder (self))
        ;
      return TRUE;
    }
  do
    {
      while (take_small (self) || take_scale (self))
        ;
    }
  while (skip_inner_dash (self));
  if (self->has_any)
    take_remainder (self);
  return self->has_any;
}

/* "point zero three": digits in words. */
static void
take_point (Parser *self)
{
  double unit = 0.1;
  double value;
  gboolean has_digit = FALSE;

  if (self->has_digits || !lode_token_is (peek (self, 0), "point")
      || !lode_numbers_small_of (peek (self, 1), &value))
    return;
  self->index++;
  while (peek (self, 0)->kind == LODE_TOKEN_WORD && lode_numbers_small_of (peek (self, 0), &value)
         && (value < 10.0 || !has_digit))
    {
      /* "point seventy-one" are two digits. */
      unit = value >= 10.0 ? 0.01 : unit;
      self->current += value * unit;
      unit = value >= 20.0 ? 0.01 : unit / 10.0;
      has_digit = TRUE;
      self->index++;
      if (is_tight_dash (peek (self, 0)) && lode_numbers_small_of (peek (self, 1), &value))
        self->index++;
    }
}

/* digits "/" digits at @index: its value, or 0. */
static double
read_slash_fraction (const LodeSentence *sentence,
                     guint               index)
{
  const LodeToken *a, *b;

  if (index + 2 >= sentence->n_tokens || !lode_token_is_symbol (&sentence->tokens[index + 1], '/')
      || !lode_token_is_tight (sentence, index + 1) || !lode_token_is_tight (sentence, index + 2))
    return 0.0;
  a = &sentence->tokens[index];
  b = &sentence->tokens[index + 2];
  if (a->kind != LODE_TOKEN_NUMBER || b->kind != LODE_TOKEN_NUMBER
      || ((a->flags | b->flags) & LODE_TOKEN_DECIMAL) != 0 || a->value < 1.0 || b->value < 2.0
      || a->value >= b->value || b->value > 1000.0)
    return 0.0;
  return a->value / b->value;
}

/* A denominator at the parser: "thirds", "-fifth". Returns it, or 0, and skips it. */
static double
take_denominator (Parser   *self,
                  gboolean *is_plain_ordinal)
{
  guint dash = lode_numbers_is_dash (peek (self, 0)) ? 1 : 0;
  gboolean is_plural;
  double denominator;

  if (peek (self, dash)->kind != LODE_TOKEN_WORD)
    return 0.0;
  denominator = lode_numbers_denominator_of (peek (self, dash), &is_plural);
  if (denominator <= 0.0)
    return 0.0;
  *is_plain_ordinal = !is_plural && dash == 0 && denominator > 2.0;
  self->index += dash + 1;
  return denominator;
}

/* "and a half", "and three fifths" after a number; the value, or 0. */
static double
take_and_fraction (Parser *self)
{
  Parser rest = *self;
  double numerator = 1.0;
  double denominator;
  gboolean is_ordinal;

  if ((self->mode & LODE_NUMBERS_BETWEEN) != 0 || !lode_token_is (peek (self, 0), "and"))
    return 0.0;
  rest.index++;
  if (lode_token_is (peek (&rest, 0), "a") || lode_token_is (peek (&rest, 0), "one"))
    rest.index++;
  else
    {
      Parser upper = { .sentence = self->sentence,
                       .mode = self->mode | LODE_NUMBERS_BETWEEN,
                       .index = rest.index };

      if (peek (&upper, 0)->kind != LODE_TOKEN_WORD || !take_amount (&upper))
        return 0.0;
      numerator = upper.total + upper.current;
      rest.index = upper.index;
    }
  denominator = take_denominator (&rest, &is_ordinal);
  if (denominator <= 0.0 || numerator >= denominator)
    return 0.0;
  self->index = rest.index;
  return numerator / denominator;
}

/* Adds fractions and a last scale to an amount that was read. */
static void
finish_mixed (Parser     *self,
              LodeNumber *number)
{
  double fraction = 0.0;

  if (self->has_digits && peek (self, 0)->kind == LODE_TOKEN_NUMBER)
    {
      fraction = read_slash_fraction (self->sentence, self->index);
      self->index += fraction > 0.0 ? 3 : 0;
    }
  if (fraction <= 0.0)
    fraction = take_and_fraction (self);
  if (fraction <= 0.0)
    return;
  number->flags |= LODE_NUMBER_MIXED;
  if (self->last_scale > 0.0 && self->current <= 0.0)
    self->total += fraction * self->last_scale;
  else
    self->current += fraction;
  take_scale (self);
}

/* "two out of five hundred", "one in five": a share of a larger number. */
static gboolean
take_out_of (Parser     *self,
             LodeNumber *number)
{
  Parser rest = { .sentence = self->sentence, .mode = self->mode };
  double value = self->total + self->current;
  gboolean is_out_of
      = lode_token_is (peek (self, 0), "out") && lode_token_is (peek (self, 1), "of");
  gboolean is_over = lode_token_is (peek (self, 0), "over");

  if (!is_out_of && !is_over && !lode_token_is (peek (self, 0), "in"))
    return FALSE;
  rest.index = self->index + (is_out_of ? 2 : 1);
  if (!take_amount (&rest) || value < 1.0 || (rest.total + rest.current <= value && !is_over))
    return FALSE;
  /* "2 in 2009" is a year; "3 in 3 years" a duration; "over" is for sums on paper alone. */
  if (!is_out_of && (value > 9.0 || rest.total + rest.current > 20.0) && !is_over)
    return FALSE;
  if (is_over && (value > 1.0 || rest.index < self->sentence->n_tokens))
    return FALSE;
  self->total = 0.0;
  self->current = value / (rest.total + rest.current);
  self->index = rest.index;
  number->flags |= LODE_NUMBER_FRACTION | LODE_NUMBER_RATIO;
  return TRUE;
}

/* half, a third, three-quarters, ¾, 1/4: where a number begins with them. */
static gboolean
take_fraction (Parser     *self,
               LodeNumber *number)
{
  Parser rest = *self;
  double numerator = 1.0;
  double denominator;
  gboolean has_numerator = FALSE;
  gboolean is_ordinal = FALSE;

  if (peek (self, 0)->kind == LODE_TOKEN_NUMBER)
    {
      double value = read_slash_fraction (self->sentence, self->index);

      if (value <= 0.0 && (peek (self, 0)->flags & LODE_TOKEN_FRACTION) == 0)
        return FALSE;
      self->current = value > 0.0 ? value : peek (self, 0)->value;
      self->index += value > 0.0 ? 3 : 1;
      number->flags |= LODE_NUMBER_FRACTION;
      return TRUE;
    }
  if (lode_token_is (peek (&rest, 0), "a") || lode_token_is (peek (&rest, 0), "an"))
    {
      has_numerator = TRUE;
      rest.index++;
    }
  else if (take_amount (&rest))
    {
      has_numerator = TRUE;
      numerator = rest.total + rest.current;
    }
  denominator = take_denominator (&rest, &is_ordinal);
  if (denominator <= 0.0 || (!has_numerator && denominator > 2.0 && denominator != 4.0))
    return FALSE;
  if (numerator > 1.0 && is_ordinal)
    return FALSE;
  self->current = numerator / denominator;
  self->index = rest.index;
  number->flags |= LODE_NUMBER_FRACTION;
  if (is_ordinal)
    number->flags |= LODE_NUMBER_ORDINAL;
  return TRUE;
}

/* "half a million", "two thirds of a million", "a quarter million" turn a fraction into a number.
 */
static void
scale_fraction (Parser     *self,
                LodeNumber *number)
{
  guint ahead = 0;
  double scale;

  if (lode_token_is (peek (self, ahead), "of"))
    ahead++;
  if (lode_token_is (peek (self, ahead), "a"))
    ahead++;
  if (is_tight_dash (peek (self, ahead)))
    ahead++;
  scale = peek (self, ahead)->kind == LODE_TOKEN_WORD
              ? lode_numbers_scale_of (peek (self, ahead), self->mode)
              : 0.0;
  if (scale <= 0.0 || strlen (peek (self, ahead)->word) < 2)
    return;
  self->current *= scale;
  self->index += ahead + 1;
  number->flags &= ~(LODE_NUMBER_FRACTION | LODE_NUMBER_ORDINAL);
  number->flags |= LODE_NUMBER_SCALED;
}

static gboolean
starts_with_article (const Parser *self)
{
  return (lode_token_is (peek (self, 0), "a") || lode_token_is (peek (self, 0), "an"))
         && (lode_token_is (peek (self, 1), "hundred")
             || (strlen (peek (self, 1)->word) > 2
                 && lode_numbers_scale_of (peek (self, 1), LODE_NUMBERS_PLAIN) > 0.0));
}

/* "<-30", "(-5": a dash behind such a sign joins no words. */
static gboolean
follows_sign (const Parser *self)
{
  const LodeToken *before = self->index > 0 ? &self->sentence->tokens[self->index - 1] : NULL;

  return before != NULL && before->kind == LODE_TOKEN_SYMBOL && before->symbol < 0x80
         && strchr ("<>=(~", (int) before->symbol) != NULL;
}

/* Skips "-5", "minus five", "negative five"; TRUE when there was such a sign. */
static gboolean
take_sign (Parser *self)
{
  const LodeToken *token = peek (self, 0);
  double value;

  if (token->kind == LODE_TOKEN_SYMBOL && (token->symbol == '-' || token->symbol == 0x2212)
      && ((token->flags & LODE_TOKEN_TIGHT) == 0 || follows_sign (self))
      && peek (self, 1)->kind == LODE_TOKEN_NUMBER
      && (peek (self, 1)->flags & LODE_TOKEN_TIGHT) != 0)
    {
      self->index++;
      return TRUE;
    }
  if ((lode_token_is (token, "minus") || lode_token_is (token, "negative"))
      && (peek (self, 1)->kind == LODE_TOKEN_NUMBER
          || lode_numbers_small_of (peek (self, 1), &value)))
    {
      self->index++;
      return TRUE;
    }
  return FALSE;
}

/* Reads what follows the sign. */
static gboolean
take_unsigned (Parser     *self,
               LodeNumber *number)
{
  Parser begin = *self;

  if (take_fraction (self, number))
    {
      scale_fraction (self, number);
      return TRUE;
    }
  *self = begin;
  if (starts_with_article (self))
    {
      self->index++;
      self->current = 1.0;
      self->has_any = TRUE;
    }
  if (!take_amount (self))
    return FALSE;
  take_point (self);
  while (take_scale (self))
    ;
  finish_mixed (self, number);
  take_out_of (self, number);
  return TRUE;
}

gboolean
lode_numbers_parse (const LodeSentence *sentence,
                    guint               index,
                    LodeNumbersMode     mode,
                    LodeNumber         *number)
{
  Parser parser = { .sentence = sentence, .mode = mode, .index = index };
  gboolean is_negative;

  *number = (LodeNumber) { .scale = 1.0, .first = index };
  if (index >= sentence->n_tokens)
    return FALSE;
  is_negative = take_sign (&parser);
  if (!take_unsigned (&parser, number))
    return FALSE;

  number->value = parser.total + parser.current;
  number->last = parser.index - 1;
  if (parser.last_scale > 0.0)
    {
      number->scale = parser.last_scale;
      number->flags |= LODE_NUMBER_SCALED;
    }
  if (is_negative)
    {
      number->value = -number->value;
      number->flags |= LODE_NUMBER_NEGATIVE;
    }
  if (!parser.has_digits && sentence->tokens[number->last].kind == LODE_TOKEN_WORD)
    number->flags |= LODE_NUMBER_WORDS;
  if ((sentence->tokens[index].flags & LODE_TOKEN_DECIMAL) != 0)
    number->flags |= LODE_NUMBER_DECIMAL;
  if ((sentence->tokens[index].flags & LODE_TOKEN_GROUPED) != 0)
    number->flags |= LODE_NUMBER_GROUPED;
  return isfinite (number->value);
}
