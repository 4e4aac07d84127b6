/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-claims-private.h"

#include <math.h>
#include <string.h>

#define LAST_YEAR 2150

static gboolean
is_whole (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_NUMBER
         && (token->flags & (LODE_TOKEN_DECIMAL | LODE_TOKEN_GROUPED | LODE_TOKEN_FRACTION)) == 0;
}

static gboolean
is_day (const LodeToken *token)
{
  return is_whole (token) && token->value >= 1.0 && token->value <= 31.0;
}

static gboolean
is_year (const LodeToken *token)
{
  return is_whole (token) && token->length == 4 && token->value >= 1500.0
         && token->value <= LAST_YEAR;
}

static gboolean
is_month (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_WORD && (token->classes & LODE_WORD_MONTH) != 0
         && (token->flags & LODE_TOKEN_CAPITAL) != 0;
}

static gboolean
is_tight (const LodeToken *token)
{
  return (token->flags & LODE_TOKEN_TIGHT) != 0;
}

static gboolean
is_ordinal_ending (const LodeToken *token)
{
  return is_tight (token)
         && (lode_token_is (token, "st") || lode_token_is (token, "nd")
             || lode_token_is (token, "rd") || lode_token_is (token, "th"));
}

/* Whether what follows makes a number a figure in any company: %, a unit, a scale. */
static gboolean
has_unit_at (const LodeSentence *sentence,
             guint               index)
{
  LodeUnitMatch unit;
  const LodeToken *token = lode_sentence_token (sentence, index);

  if (lode_numbers_is_dash (token) && is_tight (token))
    index++;
  if (index >= sentence->n_tokens)
    return FALSE;
  return lode_numbers_match_unit (sentence, index, &unit) > 0
         || (sentence->tokens[index].kind == LODE_TOKEN_WORD
             && lode_numbers_scale_of (&sentence->tokens[index], LODE_NUMBERS_PLAIN) > 0.0);
}

/* "4 April", "4–6 June 2026", "4th of May": tokens of a date that begins with its day. */
static guint
match_day_first (const LodeSentence *sentence,
                 guint               index)
{
  guint i = index + 1;

  if (!is_day (&sentence->tokens[index]))
    return 0;
  if (is_ordinal_ending (lode_sentence_token (sentence, i)))
    i++;
  if (lode_numbers_is_dash (lode_sentence_token (sentence, i))
      && is_day (lode_sentence_token (sentence, i + 1)))
    i += 2;
  if (lode_token_is (lode_sentence_token (sentence, i), "of"))
    i++;
  if (!is_month (lode_sentence_token (sentence, i)))
    return 0;
  i++;
  return (is_year (lode_sentence_token (sentence, i)) ? i + 1 : i) - index;
}

/* "April 4, 2026", "Oct. 9", "June 4-6", "May 2027". */
static guint
match_month_first (const LodeSentence *sentence,
                   guint               index)
{
  guint i = index + 1;
  guint day_end;

  if (!is_month (&sentence->tokens[index]))
    return 0;
  if (lode_token_is_symbol (lode_sentence_token (sentence, i), '.')
      || lode_token_is_symbol (lode_sentence_token (sentence, i), ','))
    i++;
  if (is_year (lode_sentence_token (sentence, i)))
    return i + 1 - index;
  if (!is_day (lode_sentence_token (sentence, i)) || has_unit_at (sentence, i + 1))
    return 0;
  i++;
  if (is_ordinal_ending (lode_sentence_token (sentence, i)))
    i++;
  if (lode_numbers_is_dash (lode_sentence_token (sentence, i))
      && is_day (lode_sentence_token (sentence, i + 1)))
    i += 2;
  day_end = i;
  if (lode_token_is_symbol (lode_sentence_token (sentence, i), ','))
    i++;
  return (is_year (lode_sentence_token (sentence, i)) ? i + 1 : day_end) - index;
}

/* "some 2000 workers": an amount where only a year would else be read. */
static gboolean
is_counted (const LodeSentence *sentence,
            guint               index)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);
  const LodeToken *after = lode_sentence_token (sentence, index + 1);

  return (before->classes & LODE_WORD_APPROXIMATE) != 0 && after->kind == LODE_TOKEN_WORD
         && (after->flags & LODE_TOKEN_CAPITAL) == 0 && g_str_has_suffix (after->word, "s");
}

/* A year, and what makes it a span: "2030", "2024-25", "2024/25", "the 1950s". */
static guint
match_year (const LodeSentence *sentence,
            guint               index)
{
  const LodeToken *token = &sentence->tokens[index];
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);
  const LodeToken *next = lode_sentence_token (sentence, index + 1);
  const LodeToken *after = lode_sentence_token (sentence, index + 2);

  if (!is_year (token) || is_counted (sentence, index))
    return 0;
  if ((lode_numbers_is_dash (next) || lode_token_is_symbol (next, '/')) && is_whole (after)
      && (after->length == 2 || is_year (after)) && !has_unit_at (sentence, index + 3))
    return 3;
  if (lode_token_is (next, "s") && is_tight (next))
    return 2;
  if (has_unit_at (sentence, index + 1))
    return 0;
  if (token->value < 1800.0)
    return lode_token_is (before, "in") || lode_token_is (before, "since")
                   || lode_token_is (before, "by")
               ? 1
               : 0;
  return 1;
}

/* "Line 2", "Article 24", "No. 61", "HS 8505.11": a word that is always followed by a number. */
static guint
match_designator (const LodeSentence *sentence,
                  guint               index)
{
  const LodeToken *token = &sentence->tokens[index];
  gboolean is_capital = (token->flags & LODE_TOKEN_CAPITAL) != 0;
  gboolean is_many = (token->flags & LODE_TOKEN_UPPER) != 0 || g_str_has_suffix (token->word, "s");
  guint i = index + 1;
  guint end;

  if ((token->classes & LODE_WORD_DESIGNATOR) == 0)
    return 0;
  if (lode_token_is_symbol (lode_sentence_token (sentence, i), '.')
      || lode_token_is_symbol (lode_sentence_token (sentence, i), 0xB0)
      || lode_token_is_symbol (lode_sentence_token (sentence, i), ':'))
    i++;
  if (lode_sentence_token (sentence, i)->kind != LODE_TOKEN_NUMBER
      && !(is_many && lode_sentence_token (sentence, i)->kind == LODE_TOKEN_OTHER))
    return 0;
  /* "a group of mines" never comes here; "mine 20,000 t" and "top 10 producers" must not be names.
   */
  if (has_unit_at (sentence, i + 1) || (!is_capital && !is_whole (&sentence->tokens[i])))
    return 0;
  end = i + 1;
  while (end < sentence->n_tokens)
    {
      const LodeToken *next = &sentence->tokens[end];
      gboolean is_number = next->kind == LODE_TOKEN_NUMBER || next->kind == LODE_TOKEN_OTHER;

      if (is_tight (next)
          && (lode_numbers_is_dash (next) || lode_token_is_symbol (next, '/')
              || lode_token_is_symbol (next, '(') || lode_token_is_symbol (next, ')')
              || (next->kind == LODE_TOKEN_WORD && next->length <= 2) || is_number))
        end++;
      else if (is_many && is_number && !has_unit_at (sentence, end + 1))
        end++;
      else if (is_many
               && (lode_token_is_symbol (next, ',') || lode_token_is (next, "and")
                   || lode_token_is (next, "or") || lode_token_is (next, "not")
                   || lode_token_is (next, "to"))
               && end + 1 < sentence->n_tokens
               && (sentence->tokens[end + 1].kind == LODE_TOKEN_NUMBER
                   || lode_token_is (&sentence->tokens[end + 1], "not"))
               && !has_unit_at (sentence, end + 2))
        end++;
      else
        break;
    }
  return end - index;
}

static gboolean
is_weekday (const LodeToken *token)
{
  gsize length = strlen (token->word);

  return length > 4 && g_str_has_suffix (token->word, "day");
}

/* "Boeing 787", "F-35", "COP 29": a capitalised word that carries a number. */
static guint
match_named_number (const LodeSentence *sentence,
                    guint               index)
{
  const LodeToken *token = &sentence->tokens[index];
  const LodeToken *next = lode_sentence_token (sentence, index + 1);
  const char *code = NULL;
  char currency[4];

  if (token->kind != LODE_TOKEN_WORD)
    return 0;
  if (is_tight (next) && lode_numbers_is_dash (next)
      && is_tight (lode_sentence_token (sentence, index + 2))
      && lode_sentence_token (sentence, index + 2)->kind == LODE_TOKEN_NUMBER)
    {
      const LodeToken *number = lode_sentence_token (sentence, index + 2);

      if (is_whole (number) && !has_unit_at (sentence, index + 3)
          && lode_numbers_match_currency (sentence, index, currency) == 0)
        return 3;
      return 0;
    }
  if ((token->flags & LODE_TOKEN_CAPITAL) == 0 || (token->flags & LODE_TOKEN_POSSESSIVE) != 0
      || !is_whole (next) || is_tight (next) || next->value >= 10000.0
      || (index == 0 && (token->flags & LODE_TOKEN_UPPER) == 0) || is_month (token)
      || is_weekday (token))
    return 0;
  if ((token->classes
       & (LODE_WORD_PREPOSITION | LODE_WORD_ARTICLE | LODE_WORD_COORDINATOR | LODE_WORD_APPROXIMATE
          | LODE_WORD_RISE | LODE_WORD_FALL | LODE_WORD_CLAUSE))
      != 0)
    return 0;
  if (has_unit_at (sentence, index + 2)
      || lode_numbers_match_currency (sentence, index, currency) > 0
      || lode_lexicon_match (LODE_LEXICON_COUNTRIES, sentence, index, &code) > 0
      || lode_lexicon_match (LODE_LEXICON_MATERIALS, sentence, index, &code) > 0
      || lode_numbers_is_dash (lode_sentence_token (sentence, index + 2)))
    return 0;
  return 2;
}

/* "+61 8 5550 0142", "555-0134". */
static guint
match_telephone (const LodeSentence *sentence,
                 guint               index)
{
  guint end = index;
  guint groups = 0;

  if (lode_token_is_symbol (&sentence->tokens[index], '+'))
    {
      for (end = index + 1; end < sentence->n_tokens; end++)
        {
          const LodeToken *token = &sentence->tokens[end];

          if (token->kind == LODE_TOKEN_NUMBER || token->kind == LODE_TOKEN_OTHER)
            groups++;
          else if (!lode_numbers_is_dash (token) && !lode_token_is_symbol (token, '(')
                   && !lode_token_is_symbol (token, ')') && !lode_token_is_symbol (token, '/'))
            break;
        }
      return groups >= 3 || (groups == 1 && sentence->tokens[end - 1].kind == LODE_TOKEN_OTHER)
                 ? end - index
                 : 0;
    }
  if (is_whole (&sentence->tokens[index])
      && lode_numbers_is_dash (lode_sentence_token (sentence, index + 1))
      && (lode_sentence_token (sentence, index + 2)->flags & LODE_TOKEN_ZERO_LED) != 0
      && is_tight (lode_sentence_token (sentence, index + 2)))
    return 3;
  return 0;
}

/* 5G, 1A, 2H27, 21st, 6pm: digits with letters that are neither unit nor scale. */
static guint
match_lettered (const LodeSentence *sentence,
                guint               index)
{
  const LodeToken *next = lode_sentence_token (sentence, index + 1);

  if (sentence->tokens[index].kind != LODE_TOKEN_NUMBER)
    return 0;
  if (lode_token_is (next, "am") || lode_token_is (next, "pm"))
    return (next->flags & LODE_TOKEN_UPPER) == 0 || is_tight (next) ? 2 : 0;
  if (lode_token_is_symbol (next, 0xB0) || lode_token_is_symbol (next, 0xBA))
    return 2;
  if (!is_tight (next) || next->kind != LODE_TOKEN_WORD)
    return 0;
  if (is_ordinal_ending (next))
    return 2;
  if (has_unit_at (sentence, index + 1) || g_str_equal (next->exact, "m"))
    return 0;
  return 2;
}

/* "the Group of Seven", "the Magnificent Seven". */
static guint
match_capital_word (const LodeSentence *sentence,
                    guint               index)
{
  const LodeToken *token = &sentence->tokens[index];
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);
  double value;

  if (token->kind != LODE_TOKEN_WORD || (token->flags & LODE_TOKEN_CAPITAL) == 0 || index == 0
      || !lode_numbers_small_of (token, &value))
    return 0;
  if (lode_token_is (before, "of"))
    before = lode_sentence_token (sentence, (int) index - 2);
  return (before->flags & LODE_TOKEN_CAPITAL) != 0
                 && (before->classes & (LODE_WORD_ARTICLE | LODE_WORD_PREPOSITION)) == 0
             ? 1
             : 0;
}

guint
lode_claims_match_name (const LodeSentence *sentence,
                        guint               index)
{
  static guint (*const matchers[]) (const LodeSentence *, guint) = {
    match_telephone, match_day_first,    match_month_first,  match_designator,
    match_year,      match_named_number, match_capital_word, match_lettered,
  };

  g_assert (index < sentence->n_tokens);

  if (sentence->tokens[index].kind == LODE_TOKEN_OTHER)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (matchers); i++)
    {
      guint n_tokens = matchers[i](sentence, index);

      if (n_tokens > 0)
        return n_tokens;
    }
  return 0;
}
