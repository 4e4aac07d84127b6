/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-claims-private.h"

#include <math.h>
#include <string.h>

/* How far a rate may stand from its figure: "20,000 tonnes of permanent magnets annually". */
#define RATE_REACH 7
/* How far back a verb with "by" may stand: "cut the quota for cobalt hydroxide by". */
#define CHANGE_REACH 10
/* The longest clause that is still read back for a "not". */
#define NEGATION_REACH 24

typedef enum
{
  BOUND_NONE,
  BOUND_LOW,
  BOUND_HIGH,
} Bound;

typedef struct
{
  Bound       bound;
  const char *words; /* separated by blanks */
} BoundRow;

/* In front of a figure; longer phrases first. */
static const BoundRow bounds_before[] = {
  { BOUND_HIGH, "no more than" },
  { BOUND_HIGH, "not more than" },
  { BOUND_HIGH, "not exceeding" },
  { BOUND_LOW, "no less than" },
  { BOUND_LOW, "not less than" },
  { BOUND_LOW, "no fewer than" },
  { BOUND_LOW, "in excess of" },
  { BOUND_LOW, "a minimum of" },
  { BOUND_HIGH, "a maximum of" },
  { BOUND_HIGH, "as much as" },
  { BOUND_HIGH, "as many as" },
  { BOUND_LOW, "as little as" },
  { BOUND_LOW, "as few as" },
  { BOUND_HIGH, "less or equal than" },
  { BOUND_HIGH, "less than or equal to" },
  { BOUND_LOW, "more than or equal to" },
  { BOUND_LOW, "greater than or equal to" },
  { BOUND_LOW, "bigger or equal than" },
  { BOUND_LOW, "higher or equal than" },
  { BOUND_LOW, "at least or equal to" },
  { BOUND_LOW, "greater or equal than" },
  { BOUND_HIGH, "lower or equal than" },
  { BOUND_HIGH, "smaller or equal than" },
  { BOUND_HIGH, "equal to or less than" },
  { BOUND_LOW, "equal to or more than" },
  { BOUND_LOW, "at least" },
  { BOUND_LOW, "more than" },
  { BOUND_LOW, "greater than" },
  { BOUND_LOW, "larger than" },
  { BOUND_LOW, "higher than" },
  { BOUND_LOW, "bigger than" },
  { BOUND_LOW, "upwards of" },
  { BOUND_LOW, "minimum of" },
  { BOUND_LOW, "longer than" },
  { BOUND_LOW, "north of" },
  { BOUND_HIGH, "up to" },
  { BOUND_HIGH, "at most" },
  { BOUND_HIGH, "less than" },
  { BOUND_HIGH, "fewer than" },
  { BOUND_HIGH, "lower than" },
  { BOUND_HIGH, "smaller than" },
  { BOUND_HIGH, "maximum of" },
  { BOUND_HIGH, "shorter than" },
  { BOUND_HIGH, "just under" },
  { BOUND_LOW, "just over" },
  { BOUND_LOW, "well over" },
  { BOUND_LOW, "over" },
  { BOUND_LOW, "above" },
  { BOUND_LOW, "exceeding" },
  { BOUND_LOW, "exceeds" },
  { BOUND_LOW, "exceed" },
  { BOUND_LOW, "exceeded" },
  { BOUND_LOW, "surpass" },
  { BOUND_LOW, "surpasses" },
  { BOUND_LOW, "surpassed" },
  { BOUND_LOW, "surpassing" },
  { BOUND_LOW, "topped" },
  { BOUND_LOW, "beyond" },
  { BOUND_HIGH, "under" },
  { BOUND_HIGH, "below" },
  { BOUND_HIGH, "within" },
  { BOUND_HIGH, "beneath" },
};

static const BoundRow bounds_after[] = {
  { BOUND_LOW, "or more" },   { BOUND_LOW, "and more" },   { BOUND_LOW, "or greater" },
  { BOUND_LOW, "or above" },  { BOUND_LOW, "or higher" },  { BOUND_LOW, "and above" },
  { BOUND_LOW, "or longer" }, { BOUND_LOW, "and over" },   { BOUND_LOW, "or over" },
  { BOUND_HIGH, "or less" },  { BOUND_HIGH, "or fewer" },  { BOUND_HIGH, "or below" },
  { BOUND_HIGH, "or under" }, { BOUND_HIGH, "and below" }, { BOUND_HIGH, "or lower" },
  { BOUND_LOW, "at least" },  { BOUND_HIGH, "at most" },   { BOUND_HIGH, "or smaller" },
};

/* How many tokens before @end are the words of @phrase, or 0. */
static guint
match_back (const LodeSentence *sentence,
            guint               end,
            const char         *phrase)
{
  const char *word_end = phrase + strlen (phrase);
  guint n = 0;

  while (word_end > phrase)
    {
      const char *word = word_end;
      const LodeToken *token;

      while (word > phrase && word[-1] != ' ')
        word--;
      if (n >= end)
        return 0;
      token = &sentence->tokens[end - 1 - n];
      if (token->kind != LODE_TOKEN_WORD || strlen (token->word) != (gsize) (word_end - word)
          || memcmp (token->word, word, word_end - word) != 0)
        return 0;
      n++;
      word_end = word > phrase ? word - 1 : word;
    }
  return n;
}

static gboolean
match_forward (const LodeSentence *sentence,
               guint               index,
               const char         *phrase)
{
  gsize first = strcspn (phrase, " ");
  const LodeToken *a = lode_sentence_token (sentence, index);
  const LodeToken *b = lode_sentence_token (sentence, index + 1);

  return a->kind == LODE_TOKEN_WORD && b->kind == LODE_TOKEN_WORD && strlen (a->word) == first
         && memcmp (a->word, phrase, first) == 0 && strcmp (b->word, phrase + first + 1) == 0;
}

static Bound
match_bound_before (const LodeSentence *sentence,
                    guint               end,
                    guint              *n_tokens)
{
  const LodeToken *last = lode_sentence_token (sentence, (int) end - 1);

  if (last->kind == LODE_TOKEN_SYMBOL)
    {
      *n_tokens = 1;
      if (last->symbol == '=' && end >= 2)
        {
          last = &sentence->tokens[end - 2];
          *n_tokens = 2;
        }
      if (last->symbol == '>' || last->symbol == 0x2265)
        return BOUND_LOW;
      if (last->symbol == '<' || last->symbol == 0x2264)
        return BOUND_HIGH;
      return BOUND_NONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (bounds_before); i++)
    {
      *n_tokens = match_back (sentence, end, bounds_before[i].words);
      if (*n_tokens > 0)
        return bounds_before[i].bound;
    }
  return BOUND_NONE;
}

static Bound
match_bound_after (const LodeSentence *sentence,
                   guint               index)
{
  if (lode_token_is_symbol (lode_sentence_token (sentence, index), '+'))
    return BOUND_LOW;
  for (guint i = 0; i < G_N_ELEMENTS (bounds_after); i++)
    if (match_forward (sentence, index, bounds_after[i].words))
      return bounds_after[i].bound;
  return BOUND_NONE;
}

/* "no third country may supply more than 65%" forbids what is above. */
static gboolean
is_forbidden (const LodeSentence *sentence,
              guint               end)
{
  for (guint i = end; i > 0 && end - i < 12; i--)
    {
      const LodeToken *token = &sentence->tokens[i - 1];

      if (lode_token_is_symbol (token, ';') || lode_token_is_symbol (token, ',')
          || token->kind == LODE_TOKEN_NUMBER
          || (token->classes & (LODE_WORD_COORDINATOR | LODE_WORD_CLAUSE)) != 0)
        return FALSE;
      if (lode_token_is (token, "no") || lode_token_is (token, "never")
          || lode_token_is (token, "neither"))
        return TRUE;
      if (lode_token_is (token, "not"))
        return TRUE;
    }
  return FALSE;
}

/* "$10,000 over three years", "over the past two years": a span of time, no bound. */
static gboolean
is_span (const LodeSentence *sentence,
         const LodeFound    *figure,
         guint               end)
{
  gboolean is_length = g_str_equal (figure->unit, "m") || g_str_equal (figure->unit, "km");

  return (figure->kind == LODE_CLAIM_DURATION || is_length)
         && lode_token_is (lode_sentence_token (sentence, (int) end - 1), "over")
         && !(end >= 2
              && (lode_token_is (&sentence->tokens[end - 2], "for")
                  || lode_token_is (&sentence->tokens[end - 2], "takes")
                  || lode_token_is (&sentence->tokens[end - 2], "take")
                  || lode_token_is (&sentence->tokens[end - 2], "took")
                  || lode_token_is (&sentence->tokens[end - 2], "lasts")
                  || lode_token_is (&sentence->tokens[end - 2], "is")));
}

static gboolean
is_filler (const LodeToken *token)
{
  static const char *const fillers[]
      = { "a",       "an",         "the",  "just",    "only",      "well", "still", "another",
          "further", "additional", "some", "between", "estimated", "full", "total" };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (lode_token_is (token, fillers[i]))
      return TRUE;
  return FALSE;
}

/* "~", "c.", "ca.", "close to", "about": tokens before @end, or 0. */
static guint
match_approximation (const LodeSentence *sentence,
                     guint               end)
{
  const LodeToken *last = lode_sentence_token (sentence, (int) end - 1);
  const LodeToken *before = lode_sentence_token (sentence, (int) end - 2);

  if (lode_token_is_symbol (last, '~') || lode_token_is_symbol (last, 0x2248)
      || lode_token_is_symbol (last, 0x223C))
    return 1;
  if (lode_token_is_symbol (last, '.')
      && (lode_token_is (before, "c") || lode_token_is (before, "ca")
          || lode_token_is (before, "approx")))
    return 2;
  if (match_back (sentence, end, "close to") > 0 || match_back (sentence, end, "closer to") > 0)
    return 2;
  if (match_back (sentence, end, "in the region of") > 0
      || match_back (sentence, end, "on the order of") > 0
      || match_back (sentence, end, "in the order of") > 0)
    return 4;
  return last->kind == LODE_TOKEN_WORD && (last->classes & LODE_WORD_APPROXIMATE) != 0 ? 1 : 0;
}

static void
set_bound (LodeFound *figure,
           Bound      bound)
{
  if (bound == BOUND_NONE || isnan (figure->value))
    return;
  if (bound == BOUND_LOW)
    figure->low = figure->value;
  else
    figure->high = figure->value;
  figure->value = (double) NAN;
}

/* Reads the words right before the figure and returns where they begin. */
static guint
read_before (const LodeSentence *sentence,
             guint               floor,
             LodeFound          *figure)
{
  guint end = figure->first;
  Bound bound = BOUND_NONE;

  while (end > floor)
    {
      guint n_tokens = match_approximation (sentence, end);
      Bound found;

      if (n_tokens > 0)
        {
          figure->is_approximate = TRUE;
          end -= MIN (n_tokens, end);
          continue;
        }
      found = match_bound_before (sentence, end, &n_tokens);
      if (found != BOUND_NONE && bound == BOUND_NONE && !is_span (sentence, figure, end))
        {
          end -= n_tokens;
          bound = found == BOUND_LOW && sentence->tokens[end].kind == LODE_TOKEN_WORD
                          && is_forbidden (sentence, end)
                      ? BOUND_HIGH
                      : found;
          continue;
        }
      if (!is_filler (&sentence->tokens[end - 1]))
        break;
      end--;
    }
  if (bound == BOUND_NONE)
    bound = match_bound_after (sentence, figure->last + 1);
  set_bound (figure, bound);
  if (match_forward (sentence, figure->last + 1, "or so"))
    figure->is_approximate = TRUE;
  return end;
}

/* "fell below 100 kg" says the level that was reached. */
static gboolean
is_level (const LodeToken *token)
{
  return lode_token_is (token, "below") || lode_token_is (token, "above")
         || lode_token_is (token, "under") || lode_token_is (token, "beneath")
         || lode_token_is (token, "beyond");
}

static LodeChange
change_of (const LodeToken *token)
{
  if ((token->classes & LODE_WORD_RISE) != 0)
    return LODE_CHANGE_UP;
  return (token->classes & LODE_WORD_FALL) != 0 ? LODE_CHANGE_DOWN : LODE_CHANGE_NONE;
}

/* Comparisons follow their figure and never lead it: "11% less", but not "less 11%". */
static gboolean
is_comparative (const LodeToken *token)
{
  static const char *const words[]
      = { "more",    "less",    "fewer", "lower",   "higher", "larger",
          "greater", "smaller", "below", "cheaper", "narrow", "contract" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (lode_token_is (token, words[i]))
      return TRUE;
  return FALSE;
}

/* Verbs that also take an object: "raised $50 million" is no change of money. */
static gboolean
is_transitive (const LodeToken *token)
{
  return g_str_has_prefix (token->word, "rais") || g_str_has_prefix (token->word, "lift")
         || g_str_has_prefix (token->word, "boost") || g_str_has_prefix (token->word, "los")
         || g_str_has_prefix (token->word, "gain") || g_str_has_prefix (token->word, "secur");
}

static LodeChange
read_change_after (const LodeSentence *sentence,
                   const LodeFound    *figure)
{
  for (guint i = figure->last + 1; i < MIN (figure->last + 4, sentence->n_tokens); i++)
    {
      const LodeToken *token = &sentence->tokens[i];
      gboolean is_adjective
          = token->kind == LODE_TOKEN_WORD
            && (token->classes & (LODE_WORD_PREPOSITION | LODE_WORD_COORDINATOR | LODE_WORD_FINITE))
                   == 0;

      if (change_of (token) != LODE_CHANGE_NONE)
        {
          /* "5% lower" compares; "10 more plants" counts; "20% cut" only where the noun belongs to
           * it. */
          if (i > figure->last + 1 && is_comparative (token))
            return LODE_CHANGE_NONE;
          if (figure->kind == LODE_CLAIM_DURATION
              || (figure->kind == LODE_CLAIM_NUMBER && i > figure->last + 1))
            return LODE_CHANGE_NONE;
          return change_of (token);
        }
      if (!is_adjective && !lode_numbers_is_dash (token))
        break;
      /* Verbs after the figure belong to something else: "10% of mines cut". */
      if (figure->kind != LODE_CLAIM_PERCENT)
        break;
    }
  return LODE_CHANGE_NONE;
}

/* "cut the quota by", "an increase of": the word that governs "by" or "of" before @end. */
static LodeChange
read_governor (const LodeSentence *sentence,
               guint               end,
               gboolean            is_by)
{
  guint reach = is_by ? CHANGE_REACH : 2;

  for (guint i = end; i > 0 && end - i < reach; i--)
    {
      const LodeToken *token = &sentence->tokens[i - 1];

      if (lode_token_is_symbol (token, ';') || (token->classes & LODE_WORD_CLAUSE) != 0
          || token->kind == LODE_TOKEN_NUMBER)
        return LODE_CHANGE_NONE;
      if (change_of (token) != LODE_CHANGE_NONE && !is_comparative (token))
        return change_of (token);
      if (is_by
          && (lode_token_is (token, "lower") || lode_token_is (token, "higher")
              || lode_token_is (token, "lowered")))
        return change_of (token);
    }
  return LODE_CHANGE_NONE;
}

/* "made up 19,000 t" */
static gboolean
is_made_up (const LodeSentence *sentence,
            guint               index)
{
  const LodeToken *before = lode_sentence_token (sentence, (int) index - 1);

  return lode_token_is (lode_sentence_token (sentence, index), "up")
         && (g_str_has_prefix (before->word, "ma") || lode_token_is (before, "set")
             || lode_token_is (before, "took") || lode_token_is (before, "takes")
             || lode_token_is (before, "take"));
}

static LodeChange
read_change (const LodeSentence *sentence,
             const LodeFound    *figure,
             guint               before)
{
  const LodeToken *token = lode_sentence_token (sentence, (int) before - 1);
  const LodeToken *adjacent = lode_sentence_token (sentence, (int) figure->first - 1);
  LodeChange change = LODE_CHANGE_NONE;
  /* "raise the 2% royalty" changes the royalty, not by 2%. */
  gboolean is_named = lode_token_is (adjacent, "a") || lode_token_is (adjacent, "an")
                      || lode_token_is (adjacent, "the");

  if (figure->kind == LODE_CLAIM_DURATION)
    return LODE_CHANGE_NONE;
  if (lode_token_is (token, "by") || lode_token_is (token, "of"))
    change = read_governor (sentence, before - 1, lode_token_is (token, "by"));
  else if (!is_named && !is_level (adjacent) && !is_made_up (sentence, before - 1)
           && change_of (token) != LODE_CHANGE_NONE && !is_comparative (token)
           && !(figure->kind != LODE_CLAIM_PERCENT && is_transitive (token)))
    change = change_of (token);
  if (change == LODE_CHANGE_NONE)
    change = read_change_after (sentence, figure);
  return change;
}

static gboolean
is_negated (const LodeSentence *sentence,
            guint               before)
{
  for (guint i = before; i > 0 && before - i < NEGATION_REACH; i--)
    {
      const LodeToken *token = &sentence->tokens[i - 1];

      if (token->kind == LODE_TOKEN_SYMBOL && token->symbol != '-' && token->symbol != '$'
          && token->symbol != '%')
        return FALSE;
      if ((token->classes & LODE_WORD_CLAUSE) != 0)
        return FALSE;
      if (lode_token_is (token, "no")
          && lode_token_is (lode_sentence_token (sentence, i), "longer"))
        return TRUE;
      if ((token->classes & LODE_WORD_NEGATION) != 0
          && !lode_token_is (lode_sentence_token (sentence, i), "only"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
can_have_rate (const LodeFound *figure,
               const char      *per)
{
  if (figure->per[0] != '\0' || figure->kind == LODE_CLAIM_PERCENT
      || figure->kind == LODE_CLAIM_DURATION)
    return FALSE;
  if (figure->kind == LODE_CLAIM_NUMBER)
    return g_str_equal (per, "year") && strcmp (figure->unit, "x") != 0;
  return TRUE;
}

/* "a year earlier" and "a year ago" say when, not how often. */
static gboolean
is_point_in_time (const LodeToken *token)
{
  return lode_token_is (token, "earlier") || lode_token_is (token, "ago")
         || lode_token_is (token, "before") || lode_token_is (token, "later")
         || lode_token_is (token, "after") || lode_token_is (token, "on")
         || lode_token_is (token, "previously") || lode_token_is (token, "prior");
}

/* "annually", "a year", "per kilogram", "annual capacity" behind the figure, in the same phrase. */
static gboolean
read_rate_after (const LodeSentence *sentence,
                 const LodeFound    *figure,
                 char                per[8])
{
  guint end = MIN (figure->last + 1 + RATE_REACH, sentence->n_tokens);

  for (guint i = figure->last + 1; i < end; i++)
    {
      const LodeToken *token = &sentence->tokens[i];
      guint n_tokens = lode_numbers_match_rate (sentence, i, per);

      if (n_tokens > 0 && !is_point_in_time (lode_sentence_token (sentence, i + n_tokens)))
        return TRUE;
      if ((token->classes & LODE_WORD_YEARLY) != 0)
        {
          g_strlcpy (per, "year", 8);
          return TRUE;
        }
      if (token->kind == LODE_TOKEN_NUMBER
          || (token->kind == LODE_TOKEN_SYMBOL && token->symbol != '-' && token->symbol != '('
              && token->symbol != '\'' && token->symbol != 0x2019)
          || (token->classes & (LODE_WORD_CLAUSE | LODE_WORD_COORDINATOR)) != 0)
        return FALSE;
    }
  return FALSE;
}

/* "annual output of 5,000 t", "each year 5,000 t": in front of the figure. */
static gboolean
read_rate_before (const LodeSentence *sentence,
                  const LodeFound    *figure,
                  guint               floor)
{
  for (guint i = figure->first; i > floor && figure->first - i < RATE_REACH; i--)
    {
      const LodeToken *token = &sentence->tokens[i - 1];

      if ((token->classes & LODE_WORD_YEARLY) != 0 && !lode_token_is (token, "pa")
          && (lode_sentence_token (sentence, i)->classes & LODE_WORD_RATED) != 0)
        return TRUE;
      if (lode_token_is_symbol (token, ';') || (token->classes & LODE_WORD_CLAUSE) != 0)
        return FALSE;
    }
  return FALSE;
}

static void
read_rate (const LodeSentence *sentence,
           guint               floor,
           LodeFound          *figure)
{
  char per[8] = "";

  if (read_rate_after (sentence, figure, per) && can_have_rate (figure, per))
    g_strlcpy (figure->per, per, sizeof figure->per);
  else if ((figure->kind == LODE_CLAIM_QUANTITY || figure->kind == LODE_CLAIM_MONEY)
           && can_have_rate (figure, "year") && read_rate_before (sentence, figure, floor))
    g_strlcpy (figure->per, "year", sizeof figure->per);
}

/* "14,000 t and 120,000 t per year": the rate of the last is the rate of all. */
static void
share_rates (const LodeSentence *sentence,
             GArray             *figures)
{
  for (guint i = figures->len; i-- > 1;)
    {
      LodeFound *a = &g_array_index (figures, LodeFound, i - 1);
      const LodeFound *b = &g_array_index (figures, LodeFound, i);
      gboolean is_joined = b->first - a->last <= 3;

      for (guint j = a->last + 1; j < b->first; j++)
        is_joined
            = is_joined
              && (lode_token_is_symbol (&sentence->tokens[j], ',')
                  || (sentence->tokens[j].classes & (LODE_WORD_COORDINATOR | LODE_WORD_PREPOSITION))
                         != 0);
      if (is_joined && a->kind == b->kind && a->per[0] == '\0' && strcmp (a->unit, b->unit) == 0)
        memcpy (a->per, b->per, sizeof a->per);
    }
}

static gboolean
is_bound_gap (const LodeSentence *sentence,
              const LodeFound    *a,
              const LodeFound    *b)
{
  static const char *const allowed[]
      = { "and",   "but", "than",  "less", "more",   "or",     "equal",  "smaller",
          "lower", "at",  "least", "most", "below",  "above",  "under",  "over",
          "no",    "to",  "fewer", "up",   "higher", "larger", "greater" };

  for (guint i = a->last + 1; i < b->first; i++)
    {
      gboolean is_allowed = lode_token_is_symbol (&sentence->tokens[i], ',');

      for (guint j = 0; j < G_N_ELEMENTS (allowed) && !is_allowed; j++)
        is_allowed = lode_token_is (&sentence->tokens[i], allowed[j]);
      if (!is_allowed)
        return FALSE;
    }
  return b->first - a->last <= 8;
}

/* "above 1,000 and below 1,500 t" is one range. */
static void
merge_bounds (const LodeSentence *sentence,
              GArray             *figures)
{
  for (guint i = figures->len; i-- > 1;)
    {
      LodeFound *a = &g_array_index (figures, LodeFound, i - 1);
      LodeFound *b = &g_array_index (figures, LodeFound, i);
      double low = isnan (a->low) ? b->low : a->low;
      double high = isnan (a->high) ? b->high : a->high;

      if (!isnan (a->value) || !isnan (b->value) || isnan (a->low) == isnan (a->high)
          || isnan (b->low) == isnan (b->high) || isnan (low) || isnan (high) || low >= high
          || !is_bound_gap (sentence, a, b))
        continue;
      if (a->kind != b->kind && a->kind != LODE_CLAIM_NUMBER)
        continue;
      b->low = low;
      b->high = high;
      b->first = a->first;
      b->start = a->start;
      g_array_remove_index (figures, i - 1);
    }
}

void
lode_claims_read_modifiers (const LodeSentence *sentence,
                            GArray             *figures)
{
  guint floor = 0;

  for (guint i = 0; i < figures->len; i++)
    {
      LodeFound *figure = &g_array_index (figures, LodeFound, i);
      guint before = read_before (sentence, floor, figure);

      figure->change = read_change (sentence, figure, before);
      figure->is_negated = is_negated (sentence, before);
      read_rate (sentence, floor, figure);
      floor = figure->last + 1;
    }
  share_rates (sentence, figures);
  merge_bounds (sentence, figures);
}
