/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-claims-private.h"

#include <math.h>
#include <string.h>

/* One number with what belongs to it: a currency before or a unit behind. */
typedef struct
{
  LodeNumber    number;
  LodeUnitMatch unit;
  char          currency[4];
  char          per[8];
  guint         first;
  guint         last;
} Amount;

static gboolean
is_tight_dash (const LodeSentence *sentence,
               guint               index)
{
  return lode_token_is_tight (sentence, index) && lode_numbers_is_dash (&sentence->tokens[index]);
}

static gboolean
is_mass (const LodeUnitMatch *unit)
{
  static const char *const masses[] = { "t", "kt", "kg", "lb", "oz", "ct", "st", "lt", "mtu" };

  for (guint i = 0; unit->kind == LODE_UNIT_QUANTITY && i < G_N_ELEMENTS (masses); i++)
    if (g_str_equal (unit->unit, masses[i]))
      return TRUE;
  return FALSE;
}

/* "5m tonnes", "35m cars": millions, where "5m" alone is five metres. */
static gboolean
is_million (const LodeSentence *sentence,
            guint               index)
{
  const LodeToken *token = lode_sentence_token (sentence, index);
  const LodeToken *next = lode_sentence_token (sentence, index + 1);
  LodeUnitMatch unit;

  if (!g_str_equal (token->exact, "m") || !lode_token_is_tight (sentence, index))
    return FALSE;
  if (index + 1 < sentence->n_tokens && lode_numbers_match_unit (sentence, index + 1, &unit) > 0)
    return is_mass (&unit) || unit.kind == LODE_UNIT_MONEY;
  return next->kind == LODE_TOKEN_WORD && (next->flags & LODE_TOKEN_CAPITAL) == 0
         && strlen (next->word) > 3 && g_str_has_suffix (next->word, "s")
         && (next->classes & LODE_WORD_PREPOSITION) == 0;
}

/* A unit in brackets: "20 (kg)". */
static guint
match_bracketed_unit (const LodeSentence *sentence,
                      guint               index,
                      LodeUnitMatch      *unit)
{
  static const gunichar brackets[] = { '(', ')', '[', ']', '{', '}', '<', '>' };
  const LodeToken *open = lode_sentence_token (sentence, index);

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i += 2)
    if (lode_token_is_symbol (open, brackets[i]))
      {
        guint n_tokens = lode_numbers_match_unit (sentence, index + 1, unit);

        if (n_tokens > 0 && unit->kind == LODE_UNIT_QUANTITY
            && lode_token_is_symbol (lode_sentence_token (sentence, index + 1 + n_tokens),
                                     brackets[i + 1]))
          return n_tokens + 2;
      }
  return 0;
}

/* Short symbols are units where they touch the number or stand alone behind it. */
static gboolean
is_believable_unit (const LodeSentence  *sentence,
                    guint                index,
                    guint                n_tokens,
                    const LodeUnitMatch *unit,
                    const LodeNumber    *number)
{
  const LodeToken *token = &sentence->tokens[index];
  const LodeToken *next = lode_sentence_token (sentence, index + n_tokens);

  if (token->kind != LODE_TOKEN_WORD || n_tokens > 1)
    return TRUE;
  /* "in" is a preposition, "24703m212" a code, "Mr T" a name after words. */
  if (strlen (token->word) == 1 && (number->flags & LODE_NUMBER_WORDS) != 0)
    return FALSE;
  if (next->kind == LODE_TOKEN_NUMBER && (next->flags & LODE_TOKEN_TIGHT) != 0)
    return FALSE;
  /* "24703 L-202" */
  if (strlen (token->word) == 1 && lode_numbers_is_dash (next)
      && (next->flags & LODE_TOKEN_TIGHT) != 0 && lode_token_is_tight (sentence, index + 2))
    return FALSE;
  if (unit->kind == LODE_UNIT_TIMES)
    return (token->flags & LODE_TOKEN_TIGHT) != 0;
  if (g_str_equal (token->exact, "T") || g_str_equal (token->exact, "L")
      || g_str_equal (token->exact, "Y"))
    return (number->flags & LODE_NUMBER_WORDS) == 0 && (token->flags & LODE_TOKEN_TIGHT) == 0;
  return TRUE;
}

/* Takes the unit behind @amount->last. */
static void
take_unit (const LodeSentence *sentence,
           Amount             *amount)
{
  guint index = amount->last + 1;
  guint n_tokens;
  LodeUnitMatch unit;

  if (is_million (sentence, index))
    {
      amount->number.value *= 1e6;
      amount->number.scale *= 1e6;
      amount->number.flags |= LODE_NUMBER_SCALED;
      amount->last = index++;
    }
  n_tokens = match_bracketed_unit (sentence, index, &unit);
  if (n_tokens == 0)
    {
      if (is_tight_dash (sentence, index) && lode_token_is_tight (sentence, index + 1))
        index++;
      n_tokens = lode_numbers_match_unit (sentence, index, &unit);
      if (n_tokens == 0 || !is_believable_unit (sentence, index, n_tokens, &unit, &amount->number))
        return;
      /* "10 $ 30": the sign belongs to the number that it touches. */
      if (unit.kind == LODE_UNIT_MONEY && sentence->tokens[index].kind == LODE_TOKEN_SYMBOL
          && lode_sentence_token (sentence, index + 1)->kind == LODE_TOKEN_NUMBER
          && lode_token_is_tight (sentence, index + 1))
        return;
    }
  amount->unit = unit;
  amount->last = index + n_tokens - 1;
  amount->number.value *= unit.factor;
  if (unit.kind == LODE_UNIT_MONEY)
    g_strlcpy (amount->currency, unit.unit, sizeof amount->currency);
  g_strlcpy (amount->per, unit.per, sizeof amount->per);
}

/* "75 USD million": the scale behind the currency. */
static void
take_late_scale (const LodeSentence *sentence,
                 Amount             *amount)
{
  double scale;

  if (amount->currency[0] == '\0' || (amount->number.flags & LODE_NUMBER_SCALED) != 0
      || amount->last + 1 >= sentence->n_tokens)
    return;
  scale = lode_numbers_scale_of (&sentence->tokens[amount->last + 1], LODE_NUMBERS_PLAIN);
  if (scale < 1e3)
    return;
  amount->number.value *= scale;
  amount->number.scale = scale;
  amount->number.flags |= LODE_NUMBER_SCALED;
  amount->last++;
}

/* "3 dollars 50 cents", "15 dollars and 45 cents". */
static void
take_minor_coins (const LodeSentence *sentence,
                  Amount             *amount)
{
  guint index = amount->last + 1;
  LodeNumber number;
  LodeUnitMatch unit;

  if (amount->unit.kind != LODE_UNIT_MONEY || amount->unit.factor < 1.0
      || (amount->number.flags & (LODE_NUMBER_DECIMAL | LODE_NUMBER_SCALED)) != 0)
    return;
  if (lode_token_is (lode_sentence_token (sentence, index), "and"))
    index++;
  if (!lode_numbers_parse (sentence, index, LODE_NUMBERS_BETWEEN, &number) || number.value >= 100.0
      || number.value <= 0.0)
    return;
  if (lode_numbers_match_unit (sentence, number.last + 1, &unit) == 0)
    {
      /* "15 dollars 50." */
      if (lode_sentence_token (sentence, number.last + 1)->kind == LODE_TOKEN_WORD
          || number.value < 10.0 || fmod (number.value, 1.0) > 0.0)
        return;
      amount->number.value += number.value / 100.0;
      amount->last = number.last;
      return;
    }
  if (unit.factor >= 1.0 || unit.kind != LODE_UNIT_MONEY)
    return;
  amount->number.value += number.value * unit.factor;
  amount->last = number.last + 1;
}

/* "five feet two inches". */
static void
take_inches (const LodeSentence *sentence,
             Amount             *amount)
{
  guint index = amount->last + 1;
  LodeNumber number;
  const LodeToken *unit;

  if (!g_str_equal (amount->unit.unit, "ft"))
    return;
  if (lode_token_is (lode_sentence_token (sentence, index), "and"))
    index++;
  if (!lode_numbers_parse (sentence, index, LODE_NUMBERS_BETWEEN, &number) || number.value >= 12.0
      || number.value <= 0.0)
    return;
  unit = lode_sentence_token (sentence, number.last + 1);
  if (!lode_token_is (unit, "in") && !lode_token_is (unit, "inch")
      && !lode_token_is (unit, "inches"))
    return;
  amount->number.value += number.value / 12.0;
  amount->last = number.last + 1;
}

static gboolean
can_be_rate (const Amount *amount,
             const char   *per)
{
  gboolean is_time = g_str_equal (per, "year") || g_str_equal (per, "month")
                     || g_str_equal (per, "week") || g_str_equal (per, "day");

  if (amount->unit.kind == LODE_UNIT_PERCENT || amount->unit.kind == LODE_UNIT_DURATION)
    return FALSE;
  return is_time || amount->currency[0] != '\0' || amount->unit.kind == LODE_UNIT_QUANTITY;
}

/* "/kg", "/yr" that touches the unit. */
static void
take_fused_rate (const LodeSentence *sentence,
                 Amount             *amount)
{
  char per[8] = "";
  guint index = amount->last + 1;
  guint n_tokens;

  if (index >= sentence->n_tokens || !lode_token_is_symbol (&sentence->tokens[index], '/'))
    return;
  n_tokens = lode_numbers_match_rate (sentence, index, per);
  if (n_tokens == 0 || !can_be_rate (amount, per))
    return;
  g_strlcpy (amount->per, per, sizeof amount->per);
  amount->last = index + n_tokens - 1;
}

static gboolean
read_amount (const LodeSentence *sentence,
             guint               index,
             LodeNumbersMode     mode,
             Amount             *amount)
{
  guint prefix;

  memset (amount, 0, sizeof *amount);
  amount->unit.factor = 1.0;
  amount->first = index;
  if (index >= sentence->n_tokens)
    return FALSE;
  prefix = lode_numbers_match_currency (sentence, index, amount->currency);
  if (prefix > 0)
    mode |= LODE_NUMBERS_MONEY;
  if (!lode_numbers_parse (sentence, index + prefix, mode, &amount->number))
    return FALSE;
  amount->last = amount->number.last;
  if ((amount->number.flags & LODE_NUMBER_RATIO) != 0)
    return TRUE;
  if (prefix == 0)
    {
      take_unit (sentence, amount);
      take_late_scale (sentence, amount);
      take_minor_coins (sentence, amount);
      take_inches (sentence, amount);
    }
  else
    {
      LodeUnitMatch unit;
      guint n_tokens = lode_numbers_match_unit (sentence, amount->last + 1, &unit);

      amount->unit.kind = LODE_UNIT_MONEY;
      /* "$ 10 dollars" */
      if (n_tokens > 0 && unit.kind == LODE_UNIT_MONEY
          && sentence->tokens[amount->last + 1].kind == LODE_TOKEN_WORD
          && strcmp (unit.unit, amount->currency) == 0 && unit.factor >= 1.0)
        amount->last += n_tokens;
    }
  take_fused_rate (sentence, amount);
  return TRUE;
}

static gboolean
have_same_unit (const Amount *a,
                const Amount *b)
{
  if (a->currency[0] != '\0' || b->currency[0] != '\0')
    return strcmp (a->currency, b->currency) == 0;
  return a->unit.kind == b->unit.kind && strcmp (a->unit.unit, b->unit.unit) == 0;
}

static gboolean
has_unit (const Amount *amount)
{
  return amount->unit.kind != LODE_UNIT_NONE;
}

/* Gives the first number of "€1.2–1.5bn", "60 to 70%" what was only written once. */
static void
share_unit (Amount *a,
            Amount *b)
{
  double mantissa = b->number.value / b->number.scale;

  if ((a->number.flags & LODE_NUMBER_SCALED) == 0 && (b->number.flags & LODE_NUMBER_SCALED) != 0
      && a->number.value < mantissa * 1.0000001 && (!has_unit (a) || a->currency[0] != '\0'))
    {
      a->number.value *= b->number.scale;
      a->number.scale = b->number.scale;
      a->number.flags |= LODE_NUMBER_SCALED;
    }
  if (!has_unit (a))
    {
      a->unit = b->unit;
      memcpy (a->currency, b->currency, sizeof a->currency);
      a->number.value *= b->unit.factor;
    }
  else if (b->unit.kind == LODE_UNIT_NONE && a->currency[0] != '\0')
    {
      b->unit = a->unit;
      memcpy (b->currency, a->currency, sizeof b->currency);
    }
  if (a->per[0] == '\0')
    memcpy (a->per, b->per, sizeof a->per);
}

/* Whether a word of change governs the figure at @index: "crept from", "cut its reliance … from".
 */
static gboolean
follows_change (const LodeSentence *sentence,
                guint               index)
{
  for (guint i = index; i > 0 && index - i < 14; i--)
    {
      const LodeToken *token = &sentence->tokens[i - 1];

      if (lode_token_is_symbol (token, ';') || (token->classes & LODE_WORD_CLAUSE) != 0)
        return FALSE;
      if ((token->classes & (LODE_WORD_RISE | LODE_WORD_FALL)) != 0
          || lode_token_is (token, "crept") || lode_token_is (token, "went")
          || lode_token_is (token, "moved") || lode_token_is (token, "changed")
          || lode_token_is (token, "gone") || lode_token_is (token, "doubled")
          || lode_token_is (token, "tripled") || lode_token_is (token, "shifted")
          || lode_token_is (token, "revised"))
        return TRUE;
    }
  return FALSE;
}

typedef enum
{
  JOIN_NONE,
  JOIN_DASH,
  JOIN_TO,
  JOIN_AND,
} Join;

/* What stands between two numbers of a range. */
static Join
read_join (const LodeSentence *sentence,
           const Amount       *a,
           gboolean            is_between)
{
  const LodeToken *token = lode_sentence_token (sentence, a->last + 1);

  if (lode_numbers_is_dash (token) || lode_token_is_symbol (token, '~')
      || lode_token_is_symbol (token, 0xFF5E))
    return JOIN_DASH;
  if (lode_token_is (token, "to") || lode_token_is (token, "through"))
    return JOIN_TO;
  if (is_between && lode_token_is (token, "and"))
    return JOIN_AND;
  return JOIN_NONE;
}

/* Whether a word right before @index makes its figure a change: then "to" leads to a level. */
static gboolean
is_measured_change (const LodeSentence *sentence,
                    guint               index)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);

  if (lode_token_is (before, "by"))
    return TRUE;
  return (before->classes & (LODE_WORD_RISE | LODE_WORD_FALL)) != 0
         && !lode_token_is (before, "more") && !lode_token_is (before, "less");
}

static gboolean
is_range (const LodeSentence *sentence,
          const Amount       *a,
          const Amount       *b,
          Join                join,
          gboolean            is_from)
{
  Amount left = *a, right = *b;

  if (has_unit (a) && has_unit (b) && !have_same_unit (a, b))
    return FALSE;
  if (has_unit (a) && !has_unit (b) && a->currency[0] == '\0')
    return FALSE;
  if (((a->number.flags | b->number.flags) & LODE_NUMBER_ORDINAL) != 0)
    return FALSE;
  share_unit (&left, &right);
  if (!(left.number.value < right.number.value))
    return FALSE;
  if (join == JOIN_DASH)
    return (b->number.flags & LODE_NUMBER_NEGATIVE) == 0
           && (lode_token_is_tight (sentence, a->last + 1)
                   == lode_token_is_tight (sentence, a->last + 2)
               || has_unit (b));
  if (join == JOIN_TO)
    return is_from ? !follows_change (sentence, a->first - 1)
                   : !is_measured_change (sentence, a->first);
  return TRUE;
}

static LodeClaimKind
kind_of (const Amount *amount)
{
  switch (amount->unit.kind)
    {
    case LODE_UNIT_MONEY:
      return LODE_CLAIM_MONEY;
    case LODE_UNIT_PERCENT:
      return LODE_CLAIM_PERCENT;
    case LODE_UNIT_QUANTITY:
      return LODE_CLAIM_QUANTITY;
    case LODE_UNIT_DURATION:
      return LODE_CLAIM_DURATION;
    default:
      return LODE_CLAIM_NUMBER;
    }
}

static void
begin_figure (const LodeSentence *sentence,
              const Amount       *amount,
              guint               last,
              LodeFound          *figure)
{
  memset (figure, 0, sizeof *figure);
  figure->first = amount->first;
  figure->last = last;
  figure->start = sentence->tokens[amount->first].start;
  figure->end = sentence->tokens[last].end;
  figure->kind = kind_of (amount);
  figure->value = amount->number.value;
  figure->low = figure->high = (double) NAN;
  figure->flags = amount->number.flags;
  if (figure->kind == LODE_CLAIM_MONEY)
    memcpy (figure->currency, amount->currency, sizeof figure->currency);
  else
    memcpy (figure->unit, amount->unit.unit, sizeof figure->unit);
  memcpy (figure->per, amount->per, sizeof figure->per);
}

/* Whether a fraction is meant as a share of something, not as a bare number in a sum or a rank. */
static gboolean
is_share (const LodeSentence *sentence,
          const Amount       *amount)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) amount->first - 1);
  const LodeToken *after = lode_sentence_token (sentence, amount->last + 1);

  if (amount->first == 0 && amount->last + 2 >= sentence->n_tokens
      && (after->kind != LODE_TOKEN_WORD || amount->last + 1 >= sentence->n_tokens))
    return FALSE;
  if (lode_token_is (before, "is") && amount->last + 2 >= sentence->n_tokens)
    return FALSE;
  return TRUE;
}

/* "a third country", "first half of 2025", "half-year", "the third quarter": no share. */
static gboolean
is_mere_ordinal (const LodeSentence *sentence,
                 const Amount       *amount)
{
  static const char *const ranks[]
      = { "first", "second", "third",   "fourth",   "latter", "other", "last", "this",
          "next",  "that",   "current", "previous", "final",  "each",  "every" };
  const LodeToken *before = lode_sentence_token (sentence, (int) amount->first - 1);
  const LodeToken *after = lode_sentence_token (sentence, amount->last + 1);
  const LodeToken *word = &sentence->tokens[amount->last];

  if (sentence->tokens[amount->first].kind == LODE_TOKEN_NUMBER)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (lode_token_is (before, ranks[i]))
      return TRUE;
  if (lode_numbers_is_dash (after) && (after->flags & LODE_TOKEN_TIGHT) != 0
      && lode_token_is_tight (sentence, amount->last + 2))
    return TRUE;
  if (amount->first == amount->last && lode_token_is (word, "half"))
    return lode_token_is (after, "year") || lode_token_is (after, "an")
           || lode_token_is (after, "time") || lode_token_is (after, "way")
           || (word->flags & LODE_TOKEN_CAPITAL && amount->first > 0);
  /* "quarter" alone is three months or a part of town. */
  if (amount->first == amount->last && lode_token_is (word, "quarter"))
    return TRUE;
  if ((amount->number.flags & LODE_NUMBER_ORDINAL) == 0)
    return FALSE;
  if (lode_token_is (word, "quarter")
      && (lode_token_is (after, "earlier") || lode_token_is (after, "ago")
          || lode_token_is (after, "later") || lode_token_is (after, "before")))
    return TRUE;
  /* After "a third" a share goes on with "of", a stop, a comparison or a place; a rank with a noun.
   */
  if (after->kind != LODE_TOKEN_WORD)
    return FALSE;
  return (after->classes
          & (LODE_WORD_PREPOSITION | LODE_WORD_RISE | LODE_WORD_FALL | LODE_WORD_COORDINATOR
             | LODE_WORD_CLAUSE | LODE_WORD_FINITE))
             == 0
         && !lode_token_is (after, "as") && !lode_token_is (after, "comes")
         && !lode_token_is (after, "go") && !lode_token_is (after, "goes");
}

/* "One" and "a" are numbers only in front of a unit or inside a larger number. */
static gboolean
is_lone_one (const LodeSentence *sentence,
             const Amount       *amount)
{
  const LodeToken *token = &sentence->tokens[amount->number.last];

  return amount->first == amount->last && sentence->n_tokens > 2 && !has_unit (amount)
         && lode_token_is (token, "one");
}

static gboolean
is_figure (const LodeSentence *sentence,
           const Amount       *amount)
{
  if (is_lone_one (sentence, amount))
    return FALSE;
  if ((amount->number.flags & LODE_NUMBER_FRACTION) != 0 && !has_unit (amount)
      && is_mere_ordinal (sentence, amount))
    return FALSE;
  /* "half-year results" */
  if ((amount->number.flags & LODE_NUMBER_FRACTION) != 0 && amount->unit.kind == LODE_UNIT_DURATION
      && sentence->tokens[amount->first].kind == LODE_TOKEN_WORD)
    return FALSE;
  return TRUE;
}

/* Turns "a fifth" into 20 %. */
static void
finish_share (const LodeSentence *sentence,
              const Amount       *amount,
              LodeFound          *figure)
{
  if (figure->kind != LODE_CLAIM_NUMBER || (amount->number.flags & LODE_NUMBER_FRACTION) == 0
      || !is_share (sentence, amount))
    return;
  figure->kind = LODE_CLAIM_PERCENT;
  g_strlcpy (figure->unit, "%", sizeof figure->unit);
  figure->value *= 100.0;
  figure->low *= 100.0;
  figure->high *= 100.0;
}

static gboolean
is_times (const LodeSentence *sentence,
          const Amount       *amount)
{
  const LodeToken *after = lode_sentence_token (sentence, amount->last + 1);

  return !has_unit (amount) && (amount->number.flags & LODE_NUMBER_FRACTION) == 0
         && (lode_token_is (after, "times") || lode_token_is (after, "fold"));
}

/* Reads a figure at @index with its range. */
static gboolean
read_figure (const LodeSentence *sentence,
             guint               index,
             LodeFound          *figure)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);
  gboolean is_from = lode_token_is (before, "from");
  gboolean is_between = FALSE;
  Amount a, b;
  Join join;

  for (guint back = 1; back <= 2 && !is_between; back++)
    is_between = lode_token_is (lode_sentence_token (sentence, (int) (index - back)), "between");
  if (!read_amount (sentence, index, is_between ? LODE_NUMBERS_BETWEEN : LODE_NUMBERS_PLAIN, &a)
      || !is_figure (sentence, &a))
    return FALSE;

  join = read_join (sentence, &a, is_between);
  if (join != JOIN_NONE && a.last + 2 < sentence->n_tokens
      && (join != JOIN_DASH || lode_claims_match_name (sentence, a.last + 2) == 0)
      && read_amount (sentence, a.last + 2,
                      a.currency[0] != '\0' ? LODE_NUMBERS_MONEY : LODE_NUMBERS_PLAIN, &b))
    {
      if (is_range (sentence, &a, &b, join, is_from))
        {
          share_unit (&a, &b);
          take_fused_rate (sentence, &b);
          memcpy (a.per, b.per, sizeof a.per);
          begin_figure (sentence, &a, b.last, figure);
          figure->value = (double) NAN;
          figure->low = a.number.value;
          figure->high = b.number.value;
          finish_share (sentence, &a, figure);
          return TRUE;
        }
      /* "from 12,000 to 18,000 tonnes" after a word of change: two figures, one unit. */
      if (join == JOIN_TO && is_from && !has_unit (&a) && has_unit (&b))
        share_unit (&a, &b);
    }
  if (is_times (sentence, &a))
    {
      a.last++;
      a.unit.kind = LODE_UNIT_TIMES;
      g_strlcpy (a.unit.unit, "x", sizeof a.unit.unit);
    }
  begin_figure (sentence, &a, a.last, figure);
  finish_share (sentence, &a, figure);
  return TRUE;
}

static gboolean
can_inherit (const LodeFound *figure)
{
  return figure->kind == LODE_CLAIM_NUMBER
         && (figure->flags & (LODE_NUMBER_WORDS | LODE_NUMBER_FRACTION)) == 0;
}

static void
inherit_unit (LodeFound       *figure,
              const LodeFound *from)
{
  figure->kind = from->kind;
  memcpy (figure->unit, from->unit, sizeof figure->unit);
  memcpy (figure->currency, from->currency, sizeof figure->currency);
  memcpy (figure->per, from->per, sizeof figure->per);
}

static gboolean
is_list_gap (const LodeSentence *sentence,
             guint               first,
             guint               end)
{
  for (guint i = first; i < end; i++)
    if (!lode_token_is_symbol (&sentence->tokens[i], ',')
        && (sentence->tokens[i].classes & LODE_WORD_COORDINATOR) == 0)
      return FALSE;
  return end > first && end - first <= 2;
}

/* "3.5 million tonnes of reserves, down from an earlier 22 million": what is compared has one unit.
 */
static gboolean
is_compared (const LodeSentence *sentence,
             guint               first,
             guint               end)
{
  for (guint i = first; i + 1 < end; i++)
    if (lode_token_is (&sentence->tokens[i], "of")
        && lode_token_is (&sentence->tokens[i + 1], "which"))
      return TRUE;
  for (guint i = end; i > first && end - i < 5; i--)
    if (lode_token_is (&sentence->tokens[i - 1], "from")
        || lode_token_is (&sentence->tokens[i - 1], "against")
        || lode_token_is (&sentence->tokens[i - 1], "versus")
        || lode_token_is (&sentence->tokens[i - 1], "than"))
      return (i >= 2
              && ((sentence->tokens[i - 2].classes & (LODE_WORD_RISE | LODE_WORD_FALL)) != 0
                  || lode_token_is_symbol (&sentence->tokens[i - 2], ',')
                  || lode_token_is (&sentence->tokens[i - 2], "compared")));
  return FALSE;
}

/* "90 days are held in Korea, 60 in Japan" */
static gboolean
is_local (const LodeSentence *sentence,
          const LodeFound    *figure)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) figure->first - 1);
  const LodeToken *after = lode_sentence_token (sentence, figure->last + 1);

  return (lode_token_is_symbol (before, ',') || (before->classes & LODE_WORD_COORDINATOR) != 0)
         && (lode_token_is (after, "in") || lode_token_is (after, "from")
             || lode_token_is (after, "to"))
         && (lode_sentence_token (sentence, figure->last + 2)->flags & LODE_TOKEN_CAPITAL) != 0;
}

/* "10, 40 and 25%": the unit stands behind the last; "was 180 tonnes, in Canada 35": behind the
 * first. */
static void
share_units_in_lists (const LodeSentence *sentence,
                      GArray             *figures)
{
  for (guint i = figures->len; i-- > 1;)
    {
      LodeFound *a = &g_array_index (figures, LodeFound, i - 1);
      LodeFound *b = &g_array_index (figures, LodeFound, i);

      if (can_inherit (a) && b->kind != LODE_CLAIM_NUMBER && b->kind != LODE_CLAIM_DURATION
          && is_list_gap (sentence, a->last + 1, b->first))
        inherit_unit (a, b);
    }
  for (guint i = 1; i < figures->len; i++)
    {
      const LodeFound *a = &g_array_index (figures, LodeFound, i - 1);
      LodeFound *b = &g_array_index (figures, LodeFound, i);
      const LodeToken *before = lode_sentence_token (sentence, (int) b->first - 1);
      const LodeToken *after = lode_sentence_token (sentence, b->last + 1);
      gboolean is_last
          = after->kind != LODE_TOKEN_WORD || (after->classes & LODE_WORD_COORDINATOR) != 0;

      if (can_inherit (b) && a->kind != LODE_CLAIM_NUMBER && is_local (sentence, b))
        inherit_unit (b, a);
      else if (can_inherit (b) && (a->kind == LODE_CLAIM_QUANTITY || a->kind == LODE_CLAIM_PERCENT)
               && is_last && (before->flags & LODE_TOKEN_CAPITAL) != 0
               && before->kind == LODE_TOKEN_WORD)
        inherit_unit (b, a);
      else if (can_inherit (b) && a->kind != LODE_CLAIM_NUMBER && a->kind != LODE_CLAIM_DURATION
               && is_last && is_compared (sentence, a->last + 1, b->first))
        inherit_unit (b, a);
    }
}

static gboolean
is_numeric (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_NUMBER || token->kind == LODE_TOKEN_OTHER
         || (token->classes & LODE_WORD_NUMBER) != 0;
}

/* Most tokens have no number near: neither a figure nor the name of something numbered begins
 * there. */
static gboolean
is_near_number (const LodeSentence *sentence,
                guint               index)
{
  for (guint i = index; i < MIN (index + 3, sentence->n_tokens); i++)
    if (is_numeric (&sentence->tokens[i]))
      return TRUE;
  return FALSE;
}

void
lode_claims_find_figures (const LodeSentence *sentence,
                          GArray             *figures)
{
  guint i = 0;

  while (i < sentence->n_tokens)
    {
      guint skip;
      LodeFound figure;

      if (!is_near_number (sentence, i))
        {
          i++;
          continue;
        }
      skip = lode_claims_match_name (sentence, i);
      if (skip > 0)
        i += skip;
      else if (read_figure (sentence, i, &figure))
        {
          g_array_append_val (figures, figure);
          i = figure.last + 1;
        }
      else
        i++;
    }
  share_units_in_lists (sentence, figures);
}
