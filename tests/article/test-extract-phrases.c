/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "article/extract/lode-extract-phrases.h"
#include "article/extract/lode-extract-words.h"

static void
test_phrases (void)
{
  static const struct
  {
    const char *text;
    int         phrases;
  } cases[] = {
    { "Advertisement", LODE_PHRASE_LABEL },
    { "ADVERTISEMENT", LODE_PHRASE_LABEL },
    { "Publicité", LODE_PHRASE_LABEL },
    { "Image 1 of 12", LODE_PHRASE_LABEL },
    { "12 Comments", LODE_PHRASE_LABEL },
    { "5 min read", LODE_PHRASE_LABEL },
    { "Advertisement spending rose by a third in the year", 0 },
    { "Comments by the minister on the price floor", 0 },
    { "Related: Oxide prices fall", LODE_PHRASE_RELATED | LODE_PHRASE_LIST_TITLE },
    { "Lesen Sie auch: Wer Magnete baut", LODE_PHRASE_RELATED },
    { "Lire aussi : le cobalt", LODE_PHRASE_RELATED },
    { "Don’t miss", LODE_PHRASE_RELATED },
    { "Sign up for our newsletter", LODE_PHRASE_OFFER },
    { "Follow us on the usual networks", LODE_PHRASE_OFFER },
    { "A smelter at night. (Photo: A. Example)", LODE_PHRASE_CREDIT },
    { "Trucks wait at the mine / Getty Images", LODE_PHRASE_CREDIT },
    { "Ministers spoke to Reuters about supply", 0 },
    { "Bo Example contributed to this report.", LODE_PHRASE_REPORTERS },
    { "(Reporting by Ada Example; editing by Bo)", LODE_PHRASE_REPORTERS },
    { "Copyright 2026 The Daily Alloy. All rights reserved.", LODE_PHRASE_RIGHTS },
    { "Most read in metals", LODE_PHRASE_LIST_TITLE },
    { "About the author", LODE_PHRASE_ABOUT },
    { "Europe uses 20,000 tonnes of magnets a year.", 0 },
    { "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if ((int) lode_extract_phrases_in (cases[i].text) != cases[i].phrases)
        g_test_message ("line: %s", cases[i].text);
      g_assert_cmpint (lode_extract_phrases_in (cases[i].text), ==, cases[i].phrases);
    }
}

static void
test_datelines (void)
{
  static const char * const datelines[] = {
    "November 19, 2019",
    "Updated 10:01 pm PST, Tuesday, November 19, 2019",
    "Published 1 day ago",
    "PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:05, Tue, Nov 19, 2019",
    "Mon 18 Nov 2019 18.54 GMT Last modified on Mon 18 Nov 2019 18.56 GMT",
    "11:04 19/11/2019",
    "Stand: 12. Mai 2026, 14:00 Uhr",
  };
  static const char * const sentences[] = {
    "",
    "In 2024 Europe used 20,000 tonnes of magnets",
    "Prices doubled between May and October",
    "2,000 tonnes",
    "Twelve",
    "The deal was signed on 1 February 2026 in Washington",
    "Three mines open in 2027",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (datelines); i++)
    {
      if (!lode_extract_is_dateline (datelines[i]))
        g_test_message ("line: %s", datelines[i]);
      g_assert_true (lode_extract_is_dateline (datelines[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (lode_extract_is_dateline (sentences[i]))
        g_test_message ("line: %s", sentences[i]);
      g_assert_false (lode_extract_is_dateline (sentences[i]));
    }
}

static void
test_bylines (void)
{
  g_assert_true (lode_extract_is_byline ("By Ada Example", NULL));
  g_assert_true (lode_extract_is_byline ("Von Ada Example und Bo", NULL));
  g_assert_true (lode_extract_is_byline ("Ada Example, Metals Editor", "Ada Example"));
  g_assert_true (lode_extract_is_byline ("ADA EXAMPLE", "Ada Example"));
  g_assert_false (lode_extract_is_byline ("By the end of the year, prices had doubled.", NULL));
  g_assert_false (lode_extract_is_byline ("by hand", NULL));
  g_assert_false (lode_extract_is_byline ("Ada Example said that the plant would open in the spring of next year",
                                          "Ada Example"));
  g_assert_false (lode_extract_is_byline ("Somebody else", "Ada Example"));
  g_assert_false (lode_extract_is_byline ("", ""));
}

static int
hints_of (const char *names)
{
  return lode_extract_words_of (names, strlen (names));
}

static void
test_words (void)
{
  g_assert_cmpint (hints_of (""), ==, 0);
  g_assert_cmpint (hints_of ("css-1a2b3c"), ==, 0);
  g_assert_true ((hints_of ("entry-content") & LODE_WORDS_BODY) != 0);
  g_assert_true ((hints_of ("ENTRY_CONTENT") & LODE_WORDS_BODY) != 0);
  g_assert_true ((hints_of ("share-buttons") & LODE_WORDS_SHARE) != 0);
  g_assert_false ((hints_of ("shareholders") & LODE_WORDS_SHARE) != 0);
  g_assert_true ((hints_of ("post-share") & LODE_WORDS_SHARE) != 0);
  g_assert_true ((hints_of ("inline-newsletter") & LODE_WORDS_OFFER) != 0);
  g_assert_true ((hints_of ("sr-only") & LODE_WORDS_HIDDEN) != 0);
  g_assert_true ((hints_of ("wp-caption-text") & LODE_WORDS_CAPTION) != 0);
  g_assert_true ((hints_of ("site-footer") & LODE_WORDS_UNLIKELY) != 0);
  g_assert_true ((hints_of ("ad") & LODE_WORDS_AD) != 0);
  g_assert_false ((hints_of ("header-load") & LODE_WORDS_AD) != 0);
  g_assert_true ((hints_of ("article-comments") & (LODE_WORDS_MAYBE | LODE_WORDS_UNLIKELY))
                 == (LODE_WORDS_MAYBE | LODE_WORDS_UNLIKELY));
}

static void
test_long_names (void)
{
  g_autofree char *names = g_strnfill (100000, 'x');

  memcpy (names + 100000 - 8, " comment", 8);
  g_assert_cmpint (lode_extract_words_of (names, 100000), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/extract-phrases/phrases", test_phrases);
  g_test_add_func ("/article/extract-phrases/datelines", test_datelines);
  g_test_add_func ("/article/extract-phrases/bylines", test_bylines);
  g_test_add_func ("/article/extract-phrases/words", test_words);
  g_test_add_func ("/article/extract-phrases/long-names", test_long_names);

  return g_test_run ();
}
