/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-specifics.h"

#include <math.h>
#include <string.h>

#include "article/lode-claims-private.h"
#include "article/lode-claims.h"

/* A clause commits when somebody acts in it, a trigger says that they bind themselves, nothing
 * takes it back, and there is something to hold them to: a figure, a date, a binding term, or an
 * instrument that several of them share. */

/* How near to its trigger a hedge takes it back: "agreed to explore". */
#define HEDGE_REACH 3
/* Texts with more passages than that are no statements. */
#define MAX_QUOTES 200

typedef enum
{
  TRIGGER_NONE,
  TRIGGER_NOUN,   /* "Australia's decision to" */
  TRIGGER_VERB,   /* "pledged" */
  TRIGGER_FUTURE, /* "will build", "shall supply" */
} TriggerKind;

typedef struct
{
  const LodeSentence *sentence;
  const GArray       *figures;   /* LodeFound */
  const GArray       *countries; /* LodeMention */
  guint               first;
  guint               end;
  TriggerKind         kind;
  guint               trigger;
} Clause;

static void
quote_free (gpointer data)
{
  LodeQuote *quote = data;

  g_free (quote->text);
  g_free (quote);
}

static const LodeToken *
token_at (const Clause *clause,
          int           index)
{
  return lode_sentence_token (clause->sentence, index);
}

static gboolean
has_class (const Clause *clause,
           guint         first,
           guint         end,
           guint64       classes)
{
  for (guint i = first; i < end; i++)
    if ((token_at (clause, (int) i)->classes & classes) != 0)
      return TRUE;
  return FALSE;
}

/* "What remains absent are specifics", "leaves out volumes and dates". */
static gboolean
says_what_is_absent (const LodeSentence *sentence)
{
  gboolean is_absence = FALSE;
  gboolean is_specific = FALSE;

  for (guint i = 0; i < sentence->n_tokens; i++)
    {
      const LodeToken *token = &sentence->tokens[i];
      const LodeToken *next = lode_sentence_token (sentence, (int) i + 1);

      if ((token->classes & LODE_WORD_ABSENCE) != 0 && strlen (token->word) > 3
          && !lode_token_is (token, "without") && !lode_token_is (token, "none")
          && !lode_token_is (token, "neither"))
        is_absence = TRUE;
      if ((lode_token_is (token, "leaves") || lode_token_is (token, "leave")
           || lode_token_is (token, "left"))
          && lode_token_is (next, "out"))
        is_absence = TRUE;
      if ((token->classes & LODE_WORD_SPECIFIC) != 0)
        is_specific = TRUE;
    }
  return is_absence && is_specific;
}

/* "named no volumes", "without a timetable": the clause says what it does not have. */
static gboolean
lacks_specifics (const Clause *clause)
{
  for (guint i = clause->first; i < clause->end; i++)
    {
      const LodeToken *token = token_at (clause, (int) i);

      if ((lode_token_is (token, "no") || lode_token_is (token, "without")
           || lode_token_is (token, "neither") || lode_token_is (token, "not"))
          && has_class (clause, i + 1, MIN (i + 5, clause->end),
                        LODE_WORD_SPECIFIC | LODE_WORD_BINDING))
        return TRUE;
    }
  return FALSE;
}

/* Somebody who can be held to it: a country, an office, or a name in capitals. */
static gboolean
has_actor (const Clause *clause,
           guint         first,
           guint         end)
{
  for (guint i = 0; i < clause->countries->len; i++)
    {
      const LodeMention *mention = &g_array_index (clause->countries, LodeMention, i);

      if (mention->first >= first && mention->first < end && !mention->is_excluded)
        return TRUE;
    }
  for (guint i = first; i < end; i++)
    {
      const LodeToken *token = token_at (clause, (int) i);

      if ((token->classes & LODE_WORD_ACTOR) != 0)
        return TRUE;
      /* A sentence begins with a capital anyway: there the next word must be one too, or a verb. */
      if ((token->flags & LODE_TOKEN_CAPITAL) == 0
          || (token->classes & (LODE_WORD_MONTH | LODE_WORD_ARTICLE)) != 0)
        continue;
      if (i > 0 || (token_at (clause, 1)->flags & LODE_TOKEN_CAPITAL) != 0
          || (token_at (clause, 1)->classes & LODE_WORD_COMMIT) != 0
          || lode_token_is (token_at (clause, 1), "will")
          || (token->flags & LODE_TOKEN_POSSESSIVE) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken_back (const Clause *clause,
               guint         trigger)
{
  guint end = MIN (trigger + 1 + HEDGE_REACH, clause->end);

  if (has_class (clause, clause->first, trigger, LODE_WORD_HEDGE | LODE_WORD_NEGATION))
    return TRUE;
  for (guint i = trigger + 1; i < clause->end; i++)
    {
      const LodeToken *token = token_at (clause, (int) i);

      if (lode_token_is (token, "if") || lode_token_is (token, "whether")
          || lode_token_is (token, "unless"))
        return TRUE;
      if (i < end && (token->classes & (LODE_WORD_NEGATION | LODE_WORD_MEETING)) != 0
          && (token->flags & LODE_TOKEN_CAPITAL) == 0)
        return TRUE;
      if (i < end && (token->classes & LODE_WORD_HEDGE) != 0 && !lode_token_is (token, "plan")
          && !lode_token_is (token, "target") && !lode_token_is (token, "goal"))
        return TRUE;
    }
  return FALSE;
}

/* "will build", "shall be supplied", "must hold", "is to provide": the verb is what counts. */
static gboolean
is_future (const Clause *clause,
           guint         index)
{
  const LodeToken *token = token_at (clause, (int) index);
  guint verb = index + 1;

  if (lode_token_is (token, "is") || lode_token_is (token, "are"))
    {
      if (!lode_token_is (token_at (clause, (int) verb), "to"))
        return FALSE;
      verb++;
    }
  else if (!lode_token_is (token, "will") && !lode_token_is (token, "shall")
           && !lode_token_is (token, "must"))
    return FALSE;
  while (verb < clause->end
         && (lode_token_is (token_at (clause, (int) verb), "be")
             || g_str_has_suffix (token_at (clause, (int) verb)->word, "ly")
             || (token_at (clause, (int) verb)->classes & LODE_WORD_JOINT) != 0))
    {
      if ((token_at (clause, (int) verb)->classes & LODE_WORD_DELIVER) != 0)
        return TRUE;
      verb++;
    }
  return verb < clause->end && (token_at (clause, (int) verb)->classes & LODE_WORD_DELIVER) != 0;
}

static TriggerKind
trigger_at (const Clause *clause,
            guint         index)
{
  const LodeToken *token = token_at (clause, (int) index);
  const LodeToken *next = token_at (clause, (int) index + 1);
  const LodeToken *before = token_at (clause, (int) index - 1);

  if (token->kind != LODE_TOKEN_WORD || (index > 0 && (token->flags & LODE_TOKEN_CAPITAL) != 0))
    return TRIGGER_NONE;
  if (is_future (clause, index))
    return TRIGGER_FUTURE;
  if ((token->classes & LODE_WORD_PROMISE) != 0
      && ((before->flags & LODE_TOKEN_POSSESSIVE) != 0
          || (before->classes & LODE_WORD_ARTICLE) != 0)
      && (lode_token_is (next, "to") || lode_token_is (next, "of")))
    return TRIGGER_NOUN;
  if ((token->classes & LODE_WORD_COMMIT) == 0 || (before->classes & LODE_WORD_ARTICLE) != 0)
    return TRIGGER_NONE;
  /* "to pledge" belongs to another verb: "urged Japan to pledge". */
  if (lode_token_is (before, "to"))
    return TRIGGER_NONE;
  /* "Price guarantees are under discussion": a noun. */
  if (g_str_has_suffix (token->word, "s") && (next->classes & LODE_WORD_FINITE) != 0)
    return TRIGGER_NONE;
  return TRIGGER_VERB;
}

/* Finds what binds in @clause. */
static gboolean
find_trigger (Clause *clause)
{
  for (guint i = clause->first; i < clause->end; i++)
    {
      gboolean is_passive;

      clause->kind = trigger_at (clause, i);
      if (clause->kind == TRIGGER_NONE || is_taken_back (clause, i))
        continue;
      is_passive = clause->kind != TRIGGER_NOUN && !has_actor (clause, clause->first, i);
      if (is_passive
          && !(has_class (clause, i, clause->end, LODE_WORD_PREPOSITION)
               && has_actor (clause, i + 1, clause->end)))
        continue;
      if (clause->kind == TRIGGER_NOUN && !has_actor (clause, clause->first, clause->end))
        continue;
      clause->trigger = i;
      return TRUE;
    }
  return FALSE;
}

/* "60 days of net imports", "a fifth of its consumption": shares and spans that measure a volume.
 */
static gboolean
measures_supply (const Clause    *clause,
                 const LodeFound *figure)
{
  if (!lode_token_is (token_at (clause, (int) figure->last + 1), "of")
      && (token_at (clause, (int) figure->last)->flags & LODE_TOKEN_POSSESSIVE) == 0)
    return FALSE;
  return has_class (clause, figure->last + 1, MIN (figure->last + 8, clause->end), LODE_WORD_RATED)
         || has_class (clause, figure->last + 1, MIN (figure->last + 8, clause->end),
                       LODE_WORD_MECHANISM);
}

static gboolean
is_volume (const Clause    *clause,
           const LodeFound *figure)
{
  static const char *const units[]
      = { "t", "kt", "Mt", "kg", "lb", "Mlb", "oz", "koz", "Moz", "st", "lt", "mtu", "ct" };

  if (figure->kind == LODE_CLAIM_PERCENT || figure->kind == LODE_CLAIM_DURATION)
    return measures_supply (clause, figure);
  if (figure->kind != LODE_CLAIM_QUANTITY)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (units[i], figure->unit))
      return TRUE;
  return FALSE;
}

static gboolean
is_sum (const LodeFound *figure)
{
  /* A price is no sum. */
  return figure->kind == LODE_CLAIM_MONEY
         && (figure->per[0] == '\0' || g_str_equal (figure->per, "year"));
}

static gboolean
has_figure (const Clause *clause,
            LodeSpecific  specific)
{
  for (guint i = 0; i < clause->figures->len; i++)
    {
      const LodeFound *figure = &g_array_index (clause->figures, LodeFound, i);

      if (figure->first < clause->first || figure->first >= clause->end || figure->is_negated)
        continue;
      if (specific == LODE_SPECIFIC_VOLUMES ? is_volume (clause, figure) : is_sum (figure))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_future_year (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_NUMBER && token->length == 4 && token->value >= 2020.0
         && token->value <= 2100.0;
}

/* "by 2030", "within 12 months", "from Q4 2027"; "in 2028" only where the trigger looks ahead. */
static gboolean
has_date (const Clause *clause)
{
  gboolean looks_ahead = clause->kind != TRIGGER_VERB;

  for (guint i = clause->trigger; i < clause->end; i++)
    {
      const LodeToken *token = token_at (clause, (int) i);
      gboolean is_limit = lode_token_is (token, "by") || lode_token_is (token, "before")
                          || lode_token_is (token, "until") || lode_token_is (token, "from")
                          || lode_token_is (token, "than") || lode_token_is (token, "starting");

      if (lode_token_is (token, "to"))
        looks_ahead = TRUE;
      if (lode_token_is (token, "within")
          && (token_at (clause, (int) i + 1)->kind == LODE_TOKEN_NUMBER
              || token_at (clause, (int) i + 1)->kind == LODE_TOKEN_WORD))
        {
          for (guint j = 0; j < clause->figures->len; j++)
            {
              const LodeFound *figure = &g_array_index (clause->figures, LodeFound, j);

              if (figure->kind == LODE_CLAIM_DURATION && figure->first > i
                  && figure->first <= i + 3)
                return TRUE;
            }
        }
      if (!is_limit
          && !(looks_ahead
               && (lode_token_is (token, "in") || lode_token_is (token, "during")
                   || lode_token_is (token, "for"))))
        continue;
      /* "by the end of 2027", "from April 2028" */
      for (guint j = i + 1; j < MIN (i + 6, clause->end); j++)
        if (is_future_year (token_at (clause, (int) j)))
          return TRUE;
    }
  return FALSE;
}

static gboolean
is_binding (const Clause *clause)
{
  for (guint i = clause->first; i < clause->end; i++)
    {
      const LodeToken *token = token_at (clause, (int) i);

      if (lode_token_is (token, "memorandum") || lode_token_is (token, "mou")
          || lode_token_is (token, "nonbinding") || lode_token_is (token, "voluntary")
          || lode_token_is (token, "framework"))
        return FALSE;
      if (lode_token_is (token, "binding") && i >= 2
          && lode_token_is (token_at (clause, (int) i - 2), "non"))
        return FALSE;
    }
  return has_class (clause, clause->first, clause->end, LODE_WORD_BINDING);
}

/* An instrument that more than one of them shares. */
static gboolean
is_mechanism (const Clause *clause)
{
  guint n_countries = 0;
  const char *seen = NULL;

  if (!has_class (clause, clause->trigger, clause->end, LODE_WORD_MECHANISM))
    return FALSE;
  for (guint i = 0; i < clause->countries->len; i++)
    {
      const LodeMention *mention = &g_array_index (clause->countries, LodeMention, i);

      if (mention->first >= clause->first && mention->first < clause->end
          && g_strcmp0 (seen, mention->code) != 0)
        {
          n_countries++;
          seen = mention->code;
        }
    }
  return n_countries > 1 || has_class (clause, clause->first, clause->end, LODE_WORD_JOINT);
}

/* The passage: from the first word of the clause to its end, or to the verb that only comments on a
 * promise: "Australia's decision to … | is among the most concrete". */
static void
get_span (const Clause *clause,
          guint        *first,
          guint        *last)
{
  *first = clause->first;
  while (
      *first < clause->trigger
      && (token_at (clause, (int) *first)->kind == LODE_TOKEN_SYMBOL
          || (token_at (clause, (int) *first)->classes & (LODE_WORD_COORDINATOR | LODE_WORD_CLAUSE))
                 != 0))
    (*first)++;
  *last = clause->end - 1;
  if (clause->kind == TRIGGER_NOUN)
    for (guint i = clause->trigger + 1; i < clause->end; i++)
      if ((token_at (clause, (int) i)->classes & LODE_WORD_FINITE) != 0)
        {
          *last = i - 1;
          break;
        }
  while (*last > *first && token_at (clause, (int) *last)->kind == LODE_TOKEN_SYMBOL
         && strchr (".,;:!?", (int) token_at (clause, (int) *last)->symbol) != NULL)
    (*last)--;
}

static void
add_quote (LodeSentences *sentences,
           const Clause  *clause,
           GPtrArray     *quotes)
{
  LodeQuote *quote;
  guint first, last;

  if (quotes->len >= MAX_QUOTES)
    return;
  get_span (clause, &first, &last);
  quote = g_new0 (LodeQuote, 1);
  quote->start = token_at (clause, (int) first)->start;
  quote->end = token_at (clause, (int) last)->end;
  quote->text = lode_sentences_dup_text (sentences, clause->sentence, first, last);
  g_ptr_array_add (quotes, quote);
}

static void
judge_clause (LodeSentences *sentences,
              Clause        *clause,
              LodeSpecifics *specifics)
{
  if (lacks_specifics (clause) || !find_trigger (clause))
    return;
  if (has_figure (clause, LODE_SPECIFIC_VOLUMES))
    add_quote (sentences, clause, specifics->quotes[LODE_SPECIFIC_VOLUMES]);
  if (has_date (clause))
    add_quote (sentences, clause, specifics->quotes[LODE_SPECIFIC_TIMELINES]);
  if (has_figure (clause, LODE_SPECIFIC_FUNDING))
    add_quote (sentences, clause, specifics->quotes[LODE_SPECIFIC_FUNDING]);
  if (is_binding (clause))
    add_quote (sentences, clause, specifics->quotes[LODE_SPECIFIC_BINDING]);
  if (is_mechanism (clause))
    add_quote (sentences, clause, specifics->quotes[LODE_SPECIFIC_MECHANISM]);
}

static gboolean
ends_clause (const LodeToken *token)
{
  if ((token->classes & LODE_WORD_CLAUSE) != 0)
    return TRUE;
  return token->kind == LODE_TOKEN_SYMBOL
         && (token->symbol == ';' || token->symbol == ':' || token->symbol == 0x2014
             || (token->symbol == 0x2013 && (token->flags & LODE_TOKEN_TIGHT) == 0));
}

static void
judge_sentence (LodeSentences      *sentences,
                const LodeSentence *sentence,
                LodeSpecifics      *specifics)
{
  g_autoptr (GArray) figures = g_array_new (FALSE, FALSE, sizeof (LodeFound));
  g_autoptr (GArray) countries = g_array_new (FALSE, FALSE, sizeof (LodeMention));
  Clause clause = { .sentence = sentence, .figures = figures, .countries = countries };

  lode_claims_find_figures (sentence, figures);
  lode_claims_read_modifiers (sentence, figures);
  lode_lexicon_find (LODE_LEXICON_COUNTRIES, sentence, countries);
  for (guint i = 1; i <= sentence->n_tokens; i++)
    if (i == sentence->n_tokens || ends_clause (&sentence->tokens[i]))
      {
        clause.end = i;
        judge_clause (sentences, &clause, specifics);
        clause.first = i;
      }
}

/* Most sentences hold no trigger at all. */
static gboolean
may_commit (const LodeSentence *sentence)
{
  for (guint i = 0; i < sentence->n_tokens; i++)
    if ((sentence->tokens[i].classes & (LODE_WORD_COMMIT | LODE_WORD_PROMISE | LODE_WORD_DELIVER))
        != 0)
      return TRUE;
  return FALSE;
}

LodeSpecifics *
lode_specifics_find (const char *text,
                     gssize      length)
{
  LodeSpecifics *specifics = g_new0 (LodeSpecifics, 1);
  g_autoptr (LodeSentences) sentences = NULL;
  g_autofree char *repaired = NULL;
  LodeSentence sentence;
  gsize size;

  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    specifics->quotes[i] = g_ptr_array_new_with_free_func (quote_free);
  g_return_val_if_fail (text != NULL, specifics);

  size = length < 0 ? strlen (text) : (gsize) length;
  size = MIN (size, LODE_CLAIMS_MAX_BYTES);
  if (!g_utf8_validate_len (text, size, NULL))
    {
      repaired = g_utf8_make_valid (text, size);
      text = repaired;
      size = strlen (repaired);
    }
  sentences = lode_sentences_new (text, size);
  while (lode_sentences_next (sentences, &sentence))
    if (may_commit (&sentence) && !says_what_is_absent (&sentence)
        && !lode_token_is_symbol (&sentence.tokens[sentence.n_tokens - 1], '?'))
      judge_sentence (sentences, &sentence, specifics);
  return specifics;
}

void
lode_specifics_free (LodeSpecifics *specifics)
{
  if (specifics == NULL)
    return;
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    g_ptr_array_unref (specifics->quotes[i]);
  g_free (specifics);
}

const char *
lode_specific_to_string (LodeSpecific specific)
{
  static const char *const names[] = { "volumes", "timelines", "funding", "binding", "mechanism" };

  g_return_val_if_fail (specific < LODE_N_SPECIFICS, NULL);
  return names[specific];
}

void
lode_specifics_write (const LodeSpecifics *specifics,
                      LodeJsonWriter      *writer)
{
  lode_json_writer_begin_object (writer);
  for (guint i = 0; i < LODE_N_SPECIFICS; i++)
    {
      lode_json_writer_member (writer, lode_specific_to_string (i));
      lode_json_writer_begin_array (writer);
      for (guint j = 0; j < specifics->quotes[i]->len; j++)
        {
          const LodeQuote *quote = g_ptr_array_index (specifics->quotes[i], j);

          lode_json_writer_begin_inline_object (writer);
          lode_json_writer_member_integer (writer, "start", quote->start);
          lode_json_writer_member_integer (writer, "end", quote->end);
          lode_json_writer_member_string (writer, "text", quote->text);
          lode_json_writer_end_object (writer);
        }
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}
