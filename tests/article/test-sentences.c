/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sentences end, and what tokens they are made of. */

#include "config.h"

#include <string.h>

#include "article/lode-lexicon-private.h"
#include "article/lode-sentences-private.h"

typedef struct
{
  const char *text;
  const char *expected;
} Case;

/* The sentences of @text, one a line. */
static char *
split (const char *text)
{
  g_autoptr (LodeSentences) sentences = lode_sentences_new (text, strlen (text));
  GString *lines = g_string_new (NULL);
  LodeSentence sentence;

  while (lode_sentences_next (sentences, &sentence))
    {
      g_autofree char *line
          = lode_sentences_dup_text (sentences, &sentence, 0, sentence.n_tokens - 1);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", line);
    }
  return g_string_free (lines, FALSE);
}

static void
test_ends (void)
{
  static const Case cases[] = {
    { "One came. Two left.", "One came.\nTwo left." },
    { "Who came? Two left! Good.", "Who came?\nTwo left!\nGood." },
    { "It cost 1.5 million. It was dear.", "It cost 1.5 million.\nIt was dear." },
    { "The U.S. Senate voted. It passed.", "The U.S. Senate voted.\nIt passed." },
    { "See No. 61 of Mr. Smith.", "See No. 61 of Mr. Smith." },
    { "J. Smith left on Oct. 9 for good.", "J. Smith left on Oct. 9 for good." },
    { "He said “Go.” She went.", "He said “Go.”\nShe went." },
    { "A heading\n\nA paragraph", "A heading\nA paragraph" },
    { "A wrapped\nline goes on.", "A wrapped\nline goes on." },
    { "Prices fell. lower still", "Prices fell. lower still" },
    { "Approx. 5 t. Then 6 t.", "Approx. 5 t.\nThen 6 t." },
    { "", "" },
    { "   \n\n  ", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = split (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* A sentence is cut where it has no end. */
static void
test_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LodeSentences) sentences = NULL;
  LodeSentence sentence;
  guint n_tokens = 0;

  for (guint i = 0; i < 3 * LODE_SENTENCE_MAX_TOKENS; i++)
    g_string_append (text, "ore ");
  sentences = lode_sentences_new (text->str, text->len);
  while (lode_sentences_next (sentences, &sentence))
    {
      g_assert_cmpuint (sentence.n_tokens, <=, LODE_SENTENCE_MAX_TOKENS);
      n_tokens += sentence.n_tokens;
    }
  g_assert_cmpuint (n_tokens, ==, 3 * LODE_SENTENCE_MAX_TOKENS);
}

/* "word" for a word, "#5" for a number, "'%" for a symbol, "?" for the rest; "+" where it is tight.
 */
static char *
describe_tokens (const char *text)
{
  g_autoptr (LodeSentences) sentences = lode_sentences_new (text, strlen (text));
  GString *list = g_string_new (NULL);
  LodeSentence sentence;

  while (lode_sentences_next (sentences, &sentence))
    for (guint i = 0; i < sentence.n_tokens; i++)
      {
        const LodeToken *token = &sentence.tokens[i];

        if (list->len > 0)
          g_string_append_c (list, ' ');
        if ((token->flags & LODE_TOKEN_TIGHT) != 0)
          g_string_append_c (list, '+');
        if (token->kind == LODE_TOKEN_WORD)
          g_string_append (list, token->word);
        else if (token->kind == LODE_TOKEN_NUMBER)
          g_string_append_printf (list, "#%.15g", token->value);
        else if (token->kind == LODE_TOKEN_SYMBOL)
          {
            g_string_append_c (list, '\'');
            g_string_append_unichar (list, token->symbol);
          }
        else
          g_string_append_c (list, '?');
      }
  return g_string_free (list, FALSE);
}

static void
test_tokens (void)
{
  static const Case cases[] = {
    { "Five ores", "five ores" },
    { "Europe’s ore", "europe ore" },
    { "six months' ore", "six months ore" },
    { "It isn't d'or", "it isnt d +'' +or" },
    { "rare-earth", "rare +'- +earth" },
    { "1.2Mt", "#1.2 +mt" },
    { "U.S. p.a.", "us pa" },
    { "Nd2Fe14B COP29", "nd2fe14b cop29" },
    { "R4.2bn USD115", "r +#4.2 +bn usd +#115" },
    { "US$5", "us +'$ +#5" },
    { "100元", "#100 +元" },
    { "75 Mm³", "#75 mm³" },
    { "see http://a.b/c?d=5 now", "see ? now" },
    { "me@example.org wrote", "? wrote" },
    { "1.2.3 5/17/2018 2:30", "? ? ?" },
    { "½ of 2½", "#0.5 of #2 +#0.5" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe_tokens (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "1,200", "#1200" },
    { "1'200", "#1200" },
    { "1\xC2\xA0" "200", "#1200" },
    { "1\xE3\x80\x80" "200", "#1200" },
    { "1 200 300", "#1200300" },
    { "12,34,567.89", "#1234567.89" },
    { "22,24,26", "#22 +', +#24 +', +#26" },
    { "1,2 kt and 1.200 t", "#1.2 kt and #1200 t" },
    { "2024 300", "#2024 #300" },
    { "1e3 1.5e-2 2x10^3", "#1000 #0.015 #2000" },
    { ".25", "#0.25" },
    { "111111111111111111111111111111", "?" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = describe_tokens (cases[i].text);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_decimal_comma (void)
{
  static const struct
  {
    const char *text;
    gboolean    uses;
  } cases[] = {
    { "1,2 kt", TRUE },       { "1,25 kt", TRUE }, { "1,250 t", FALSE }, { "1,2 and 1.5", FALSE },
    { "22,24,26", FALSE },    { "", FALSE },       { ",", FALSE },       { "5,", FALSE },
    { "1.200 t, 3,4 kt", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lode_tokenizer_uses_decimal_comma (cases[i].text, strlen (cases[i].text)), ==,
                     cases[i].uses);
}

static void
test_flags (void)
{
  const char *text = "US Ore's 1,000 0142 ½ 2.5";
  g_autoptr (LodeSentences) sentences = lode_sentences_new (text, strlen (text));
  LodeSentence sentence;

  g_assert_true (lode_sentences_next (sentences, &sentence));
  g_assert_cmpuint (sentence.n_tokens, ==, 6);
  g_assert_cmpuint (sentence.tokens[0].flags, ==, LODE_TOKEN_CAPITAL | LODE_TOKEN_UPPER);
  g_assert_cmpstr (sentence.tokens[0].exact, ==, "US");
  g_assert_cmpuint (sentence.tokens[1].flags, ==, LODE_TOKEN_CAPITAL | LODE_TOKEN_POSSESSIVE);
  g_assert_cmpuint (sentence.tokens[2].flags, ==, LODE_TOKEN_GROUPED);
  g_assert_cmpuint (sentence.tokens[3].flags, ==, LODE_TOKEN_ZERO_LED);
  g_assert_cmpuint (sentence.tokens[4].flags, ==, LODE_TOKEN_FRACTION | LODE_TOKEN_DECIMAL);
  g_assert_cmpuint (sentence.tokens[5].flags, ==, LODE_TOKEN_DECIMAL);
  g_assert_cmpuint (sentence.tokens[5].start, ==, 22);
  g_assert_cmpuint (sentence.tokens[5].end, ==, 25);
}

/* Decimals beyond any number end: found by fuzzing, it once did not. */
static void
test_long_decimals (void)
{
  g_autofree char *digits = g_strnfill (80, '8');
  const char * const heads[] = { ".", "0.", "12.", "-." };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *text = g_strdup_printf ("One %s%s two.", heads[i], digits);
      g_autofree char *found = split (text);

      g_assert_cmpstr (found, ==, text);
    }
}

/* A text ends where its length says, whatever stands behind: found by fuzzing. */
static void
test_no_zero_behind (void)
{
  const char *cases[] = { "A 0.888x", "It is 8x", "5×", "7e" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length = strlen (cases[i]);
      g_autofree char *exact = g_memdup2 (cases[i], length);
      g_autoptr (LodeSentences) sentences = lode_sentences_new (exact, length);
      LodeSentence sentence;

      while (lode_sentences_next (sentences, &sentence))
        g_assert_cmpuint (sentence.n_tokens, >, 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/sentences/ends", test_ends);
  g_test_add_func ("/article/sentences/cut", test_cut);
  g_test_add_func ("/article/sentences/long-decimals", test_long_decimals);
  g_test_add_func ("/article/sentences/no-zero-behind", test_no_zero_behind);
  g_test_add_func ("/article/sentences/tokens", test_tokens);
  g_test_add_func ("/article/sentences/numbers", test_numbers);
  g_test_add_func ("/article/sentences/decimal-comma", test_decimal_comma);
  g_test_add_func ("/article/sentences/flags", test_flags);

  return g_test_run ();
}
