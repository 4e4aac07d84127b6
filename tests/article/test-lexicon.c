/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Countries, materials, stages and units in a sentence, and the tables themselves. */

#include "config.h"

#include <string.h>

#include "article/lode-lexicon-private.h"
#include "article/lode-numbers-private.h"

typedef struct
{
  const char *text;
  const char *expected;
} Case;

/* The codes of @kind in @text; "-" in front of those that are named but not meant. */
static char *
find (LodeLexiconKind kind,
      const char     *text)
{
  g_autoptr (LodeSentences) sentences = lode_sentences_new (text, strlen (text));
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (LodeMention));
  GString *codes = g_string_new (NULL);
  LodeSentence sentence;

  g_assert_true (lode_sentences_next (sentences, &sentence));
  lode_lexicon_find (kind, &sentence, mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const LodeMention *mention = &g_array_index (mentions, LodeMention, i);

      g_assert_cmpuint (mention->first, <=, mention->last);
      g_assert_cmpuint (mention->last, <, sentence.n_tokens);
      g_string_append_printf (codes, "%s%s%s", i > 0 ? " " : "", mention->is_excluded ? "-" : "",
                              mention->code);
    }
  return g_string_free (codes, FALSE);
}

static void
check (LodeLexiconKind kind,
       const Case     *cases,
       gsize           n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *found = find (kind, cases[i].text);

      if (!g_str_equal (found, cases[i].expected))
        g_test_message ("in “%s”", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_countries (void)
{
  static const Case cases[] = {
    { "China sells.", "CHN" },
    { "Chinese ore", "CHN" },
    { "the PRC and the UK", "CHN GBR" },
    { "Tell us about the US.", "USA" },
    { "the U.S. and the E.U.", "USA EU27" },
    { "Europeans buy", "EU27" },
    { "the bloc and the Union", "EU27 EU27" },
    { "a union of miners", "" },
    { "the Democratic Republic of Congo", "COD" },
    { "Congo-Brazzaville", "COG" },
    { "South Africans", "ZAF" },
    { "South American ore", "" },
    { "Inner Mongolia and Mongolia", "MNG" },
    { "outside China", "-CHN" },
    { "non-Chinese ore", "-CHN" },
    { "other than Japan", "-JPN" },
    { "Tehran warned Cairo of Doha.", "IRN EGY" },
    { "a turkey and a chad", "" },
    { "Türkiye sells", "TUR" },
    { "the Bank of Japan", "JPN" },
    { "China Rare Earth Holdings fell", "" },
  };

  check (LODE_LEXICON_COUNTRIES, cases, G_N_ELEMENTS (cases));
}

static void
test_materials (void)
{
  static const Case cases[] = {
    { "rare earths", "rare_earths" },
    { "rare-earth oxides", "rare_earths" },
    { "Rare earth magnets", "rare_earth_magnets" },
    { "NdFeB and Nd-Fe-B", "ndfeb_magnets ndfeb_magnets" },
    { "neodymium magnets", "ndfeb_magnets" },
    { "HREEs and LREEs", "rare_earths_heavy rare_earths_light" },
    { "Dy and Tb", "dysprosium terbium" },
    { "In and As and I and At", "" },
    { "Li2O, WO3 and U3O8", "lithium tungsten uranium" },
    { "aluminum and caesium", "aluminium caesium" },
    { "they lead the way", "" },
    { "lead concentrate", "lead" },
    { "critical minerals", "" },
    { "Umbra Lithium Resources", "" },
    { "SmCo", "samarium;cobalt" },
  };

  check (LODE_LEXICON_MATERIALS, cases, G_N_ELEMENTS (cases));
}

static void
test_stages (void)
{
  static const Case cases[] = {
    { "mined and refined", "mining refining" },
    { "smelters and processors", "refining refining" },
    { "the process of law", "" },
    { "a separate plant", "" },
    { "solvent extraction", "separation" },
    { "magnet plants", "magnet" },
    { "scrap", "recycling" },
  };

  check (LODE_LEXICON_STAGES, cases, G_N_ELEMENTS (cases));
}

/* No phrase may be too long for the matcher, empty, or in a form that is never looked up. */
static void
test_tables (void)
{
  static const LodeLexiconRow *const tables[] = {
    lode_lexicon_countries, lode_lexicon_materials, lode_lexicon_stages,
    lode_lexicon_forms,     lode_lexicon_units,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const LodeLexiconRow *row = tables[i]; row->code != NULL; row++)
      {
        g_auto (GStrv) phrases = g_strsplit (row->phrases, "|", -1);

        for (guint j = 0; phrases[j] != NULL; j++)
          {
            const char *phrase = phrases[j] + (strchr ("=~@", phrases[j][0]) != NULL ? 1 : 0);
            g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
            g_autofree char *folded = g_utf8_strdown (phrase, -1);

            g_assert_cmpuint (strlen (phrase), >, 0);
            g_assert_cmpuint (strlen (phrase), <, 120);
            g_assert_cmpuint (g_strv_length (words), <=, 7);
            if (phrases[j][0] != '=')
              g_assert_cmpstr (phrase, ==, folded);
            for (guint k = 0; words[k] != NULL; k++)
              g_assert_cmpuint (strlen (words[k]), >, 0);
          }
      }
}

static void
test_country_codes (void)
{
  for (const LodeLexiconRow *row = lode_lexicon_countries; row->code != NULL; row++)
    {
      if (*row->code == '\0' || g_str_equal (row->code, "EU27"))
        continue;
      g_assert_cmpuint (strlen (row->code), ==, 3);
      for (const char *p = row->code; *p != '\0'; p++)
        g_assert_true (g_ascii_isupper (*p));
    }
}

static void
test_classes (void)
{
  g_assert_true ((lode_lexicon_classes ("roughly") & LODE_WORD_APPROXIMATE) != 0);
  g_assert_true ((lode_lexicon_classes ("rose") & LODE_WORD_RISE) != 0);
  g_assert_true ((lode_lexicon_classes ("cut") & LODE_WORD_FALL) != 0);
  g_assert_true ((lode_lexicon_classes ("cannot") & LODE_WORD_NEGATION) != 0);
  g_assert_true ((lode_lexicon_classes ("pledged") & LODE_WORD_COMMIT) != 0);
  g_assert_true ((lode_lexicon_classes ("whether") & LODE_WORD_HEDGE) != 0);
  g_assert_cmpuint (lode_lexicon_classes (""), ==, 0);
  g_assert_cmpuint (lode_lexicon_classes ("xyzzy"), ==, 0);
}

/* A number in words is only looked for at words of this class. */
static void
test_number_words (void)
{
  static const char *const words[]
      = { "zero", "one", "nine", "twelve", "nineteen", "twenty", "ninety", "half", "a" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true ((lode_lexicon_classes (words[i]) & LODE_WORD_NUMBER) != 0);
}

static void
test_currency_prefix (void)
{
  g_assert_true (lode_lexicon_is_currency_prefix ("R4", 1));
  g_assert_true (lode_lexicon_is_currency_prefix ("USD115", 3));
  g_assert_false (lode_lexicon_is_currency_prefix ("COP29", 3));
  g_assert_false (lode_lexicon_is_currency_prefix ("", 0));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/lexicon/countries", test_countries);
  g_test_add_func ("/article/lexicon/materials", test_materials);
  g_test_add_func ("/article/lexicon/stages", test_stages);
  g_test_add_func ("/article/lexicon/tables", test_tables);
  g_test_add_func ("/article/lexicon/country-codes", test_country_codes);
  g_test_add_func ("/article/lexicon/classes", test_classes);
  g_test_add_func ("/article/lexicon/number-words", test_number_words);
  g_test_add_func ("/article/lexicon/currency-prefix", test_currency_prefix);

  return g_test_run ();
}
