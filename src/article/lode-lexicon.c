/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-lexicon-private.h"

#include <string.h>

#define MAX_PHRASE_WORDS 7
#define MAX_PHRASE_BYTES 128

typedef struct
{
  const char *code;
  gboolean    needs_capital;
  gboolean    must_act; /* a capital city: "in Paris" only says where */
} Phrase;

typedef struct
{
  GHashTable *folded;      /* phrase → Phrase */
  GHashTable *exact;       /* the same for phrases that compare the case */
  GHashTable *first_words; /* folded first word → number of words of the longest phrase */
} Lexicon;

static guint
count_words (const char *phrase)
{
  guint n = 1;

  for (const char *p = phrase; *p != '\0'; p++)
    n += *p == ' ';
  return n;
}

static void
remember_first_word (Lexicon    *lexicon,
                     const char *phrase)
{
  g_autofree char *word = g_strndup (phrase, strcspn (phrase, " "));
  g_autofree char *folded = g_utf8_strdown (word, -1);
  guint longest = GPOINTER_TO_UINT (g_hash_table_lookup (lexicon->first_words, folded));

  g_hash_table_insert (lexicon->first_words, g_steal_pointer (&folded),
                       GUINT_TO_POINTER (MAX (longest, count_words (phrase))));
}

static void
add_phrase (Lexicon    *lexicon,
            const char *code,
            const char *phrase,
            gboolean    needs_capital)
{
  Phrase *entry = g_new0 (Phrase, 1);
  gboolean is_exact = phrase[0] == '=';

  entry->code = code;
  entry->needs_capital = needs_capital && !is_exact && phrase[0] != '~';
  entry->must_act = phrase[0] == '@';
  if (strchr ("=~@", phrase[0]) != NULL)
    phrase++;
  g_hash_table_insert (is_exact ? lexicon->exact : lexicon->folded,
                       g_strdup (phrase), entry);
  remember_first_word (lexicon, phrase);
}

static Lexicon *
build_lexicon (const LodeLexiconRow *rows,
               gboolean              needs_capital)
{
  Lexicon *lexicon = g_new0 (Lexicon, 1);

  lexicon->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lexicon->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lexicon->first_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; rows[i].code != NULL; i++)
    {
      g_auto (GStrv) phrases = g_strsplit (rows[i].phrases, "|", -1);

      for (guint j = 0; phrases[j] != NULL; j++)
        add_phrase (lexicon, rows[i].code, phrases[j], needs_capital && *rows[i].code != '\0');
    }
  return lexicon;
}

static gpointer
build_all (gpointer data)
{
  Lexicon **all = g_new0 (Lexicon *, LODE_N_LEXICONS);

  all[LODE_LEXICON_COUNTRIES] = build_lexicon (lode_lexicon_countries, TRUE);
  all[LODE_LEXICON_MATERIALS] = build_lexicon (lode_lexicon_materials, FALSE);
  all[LODE_LEXICON_STAGES] = build_lexicon (lode_lexicon_stages, FALSE);
  all[LODE_LEXICON_FORMS] = build_lexicon (lode_lexicon_forms, FALSE);
  all[LODE_LEXICON_UNITS] = build_lexicon (lode_lexicon_units, FALSE);
  return all;
}

static const Lexicon *
get_lexicon (LodeLexiconKind kind)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, build_all, NULL);
  return ((Lexicon **) once.retval)[kind];
}

static gboolean
is_joint (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_SYMBOL && (token->flags & LODE_TOKEN_TIGHT) != 0
         && (token->symbol == '-' || token->symbol == 0x2010 || token->symbol == 0x2011
             || token->symbol == 0x2013);
}

/* Finds @phrase, or @phrase without the "s" of a plural. */
static const Phrase *
look_up (GHashTable *table,
         char       *phrase)
{
  const Phrase *found = g_hash_table_lookup (table, phrase);
  gsize n = strlen (phrase);

  if (found == NULL && n > 3 && phrase[n - 1] == 's')
    {
      phrase[n - 1] = '\0';
      found = g_hash_table_lookup (table, phrase);
      phrase[n - 1] = 's';
    }
  return found;
}

/* Appends a word to the phrase; FALSE when it does not fit. */
static gboolean
append_word (char       *phrase,
             const char *word)
{
  gsize n = strlen (phrase);
  gsize m = strlen (word);

  if (n + m + 2 > MAX_PHRASE_BYTES)
    return FALSE;
  if (n > 0)
    phrase[n++] = ' ';
  memcpy (phrase + n, word, m + 1);
  return TRUE;
}

static const Phrase *
find_phrase (const Lexicon      *lexicon,
             const LodeSentence *sentence,
             guint               index,
             guint              *n_tokens)
{
  char folded[MAX_PHRASE_BYTES] = "";
  char exact[MAX_PHRASE_BYTES] = "";
  const Phrase *best = NULL;
  const char *first = sentence->tokens[index].word;
  guint max_words = GPOINTER_TO_UINT (g_hash_table_lookup (lexicon->first_words, first));
  guint words = 0;

  if (max_words == 0 && g_str_has_suffix (first, "s"))
    max_words = 1;
  for (guint i = index; i < sentence->n_tokens && words < MIN (max_words, MAX_PHRASE_WORDS); i++)
    {
      const LodeToken *token = &sentence->tokens[i];
      const Phrase *found;

      if (i > index && is_joint (token))
        continue;
      if (token->kind != LODE_TOKEN_WORD || *token->word == '\0'
          || !append_word (folded, token->word) || !append_word (exact, token->exact))
        break;
      words++;
      found = look_up (lexicon->exact, exact);
      if (found == NULL)
        found = look_up (lexicon->folded, folded);
      if (found != NULL
          && (!found->needs_capital || (sentence->tokens[index].flags & LODE_TOKEN_CAPITAL) != 0))
        {
          best = found;
          *n_tokens = i - index + 1;
        }
    }
  return best;
}

guint
lode_lexicon_match (LodeLexiconKind      kind,
                    const LodeSentence  *sentence,
                    guint                index,
                    const char         **code)
{
  guint n_tokens = 0;
  const Phrase *phrase;

  if (sentence->tokens[index].kind != LODE_TOKEN_WORD)
    return 0;
  phrase = find_phrase (get_lexicon (kind), sentence, index, &n_tokens);
  if (phrase == NULL)
    return 0;
  *code = phrase->code;
  return n_tokens;
}

static gboolean
is_name_part (const LodeToken *token)
{
  return token->kind == LODE_TOKEN_WORD && (token->flags & LODE_TOKEN_CAPITAL) != 0;
}

/* The end of the capitalised run at @index that names a company, or @index where it is none: at
 * least two capitalised words of which a later one is of the kind that companies bear. */
static guint
match_company (const LodeSentence *sentence,
               guint               index)
{
  guint end = index;
  guint words = 0;
  guint company_end = index;

  for (guint i = index; i < sentence->n_tokens; i++)
    {
      const LodeToken *token = &sentence->tokens[i];

      if (is_joint (token) || lode_token_is_symbol (token, '&'))
        continue;
      if (!is_name_part (token) || words > 8)
        break;
      words++;
      end = i + 1;
      if (words > 1 && (token->classes & LODE_WORD_COMPANY) != 0)
        company_end = end;
      if ((token->flags & LODE_TOKEN_POSSESSIVE) != 0)
        break;
    }
  return company_end;
}

static gboolean
is_excluded (const LodeSentence *sentence,
             guint               index)
{
  guint i = index;

  while (i > 0 && (is_joint (&sentence->tokens[i - 1])
                   || (sentence->tokens[i - 1].classes & LODE_WORD_ARTICLE) != 0))
    i--;
  if (i == 0)
    return FALSE;
  if ((sentence->tokens[i - 1].classes & LODE_WORD_WITHOUT) != 0)
    return TRUE;
  return i >= 2 && lode_token_is (&sentence->tokens[i - 1], "than")
         && lode_token_is (&sentence->tokens[i - 2], "other");
}

static gboolean
is_place_only (const LodeSentence *sentence,
               guint               index)
{
  return index > 0 && (sentence->tokens[index - 1].classes & LODE_WORD_PREPOSITION) != 0;
}

void
lode_lexicon_find (LodeLexiconKind     kind,
                   const LodeSentence *sentence,
                   GArray             *mentions)
{
  const Lexicon *lexicon = get_lexicon (kind);
  guint company_end = 0;
  guint i = 0;

  while (i < sentence->n_tokens)
    {
      const LodeToken *token = &sentence->tokens[i];
      const Phrase *phrase = NULL;
      guint n_tokens = 1;

      if (i >= company_end && is_name_part (token))
        company_end = MAX (company_end, match_company (sentence, i));
      if (token->kind == LODE_TOKEN_WORD && *token->word != '\0')
        phrase = find_phrase (lexicon, sentence, i, &n_tokens);
      if (phrase != NULL && *phrase->code != '\0' && i >= company_end
          && !(phrase->must_act && is_place_only (sentence, i)))
        {
          LodeMention mention = {
            .code = phrase->code,
            .first = i,
            .last = i + n_tokens - 1,
            .kind = kind,
            .is_excluded = is_excluded (sentence, i),
          };

          g_array_append_val (mentions, mention);
        }
      i += n_tokens;
    }
}
