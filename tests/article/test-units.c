/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables behind a figure: units, currencies in front, rates, and the parts of numbers. */

#include "config.h"

#include <string.h>

#include "article/lode-numbers-private.h"

/* The only sentence of @text. */
static LodeSentences *
open_sentence (const char   *text,
               LodeSentence *sentence)
{
  LodeSentences *sentences = lode_sentences_new (text, strlen (text));

  g_assert_true (lode_sentences_next (sentences, sentence));
  return sentences;
}

static void
test_units (void)
{
  static const struct
  {
    const char  *text;
    LodeUnitKind kind;
    const char  *unit;
    double       factor;
    guint        n_tokens;
  } cases[] = {
    { "tonnes", LODE_UNIT_QUANTITY, "t", 1.0, 1 },
    { "metric tons", LODE_UNIT_QUANTITY, "t", 1.0, 2 },
    { "short tons", LODE_UNIT_QUANTITY, "st", 1.0, 2 },
    { "Mt", LODE_UNIT_QUANTITY, "Mt", 1.0, 1 },
    { "MT", LODE_UNIT_QUANTITY, "t", 1.0, 1 },
    { "ounces", LODE_UNIT_QUANTITY, "oz", 1.0, 1 },
    { "%", LODE_UNIT_PERCENT, "%", 1.0, 1 },
    { "per cent", LODE_UNIT_PERCENT, "%", 1.0, 2 },
    { "percentage points", LODE_UNIT_PERCENT, "pp", 1.0, 2 },
    { "decades", LODE_UNIT_DURATION, "year", 10.0, 1 },
    { "weeks", LODE_UNIT_DURATION, "week", 1.0, 1 },
    { "cents", LODE_UNIT_MONEY, "USD", 0.01, 1 },
    { "Australian dollars", LODE_UNIT_MONEY, "AUD", 1.0, 2 },
    { "€", LODE_UNIT_MONEY, "EUR", 1.0, 1 },
    { "x", LODE_UNIT_TIMES, "x", 1.0, 1 },
    { "in", LODE_UNIT_NONE, "", 1.0, 0 },
    { "G", LODE_UNIT_NONE, "", 1.0, 0 },
    { "houses", LODE_UNIT_NONE, "", 1.0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeSentence sentence;
      g_autoptr (LodeSentences) sentences = open_sentence (cases[i].text, &sentence);
      LodeUnitMatch unit;

      g_assert_cmpuint (lode_numbers_match_unit (&sentence, 0, &unit), ==, cases[i].n_tokens);
      g_assert_cmpint (unit.kind, ==, cases[i].kind);
      g_assert_cmpstr (unit.unit, ==, cases[i].unit);
      g_assert_cmpfloat (unit.factor, ==, cases[i].factor);
    }
}

/* Pounds weigh where something is weighed, and pay where money is spoken of. */
static void
test_pounds (void)
{
  static const struct
  {
    const char  *text;
    guint        index;
    LodeUnitKind kind;
  } cases[] = {
    { "5 pounds of oxide", 1, LODE_UNIT_QUANTITY },
    { "it weighs 5 pounds", 3, LODE_UNIT_QUANTITY },
    { "a profit of 5 pounds", 4, LODE_UNIT_MONEY },
    { "they paid 5 pounds of it", 3, LODE_UNIT_QUANTITY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeSentence sentence;
      g_autoptr (LodeSentences) sentences = open_sentence (cases[i].text, &sentence);
      LodeUnitMatch unit;

      g_assert_cmpuint (lode_numbers_match_unit (&sentence, cases[i].index, &unit), ==, 1);
      g_assert_cmpint (unit.kind, ==, cases[i].kind);
    }
}

static void
test_currencies (void)
{
  static const struct
  {
    const char *text;
    const char *code;
    guint       n_tokens;
  } cases[] = {
    { "$5", "USD", 1 }, { "US$5", "USD", 2 }, { "A$5", "AUD", 2 },   { "R$ 5", "BRL", 2 },
    { "€5", "EUR", 1 }, { "¥5", "JPY", 1 },   { "RMB 5", "CNY", 1 }, { "KZT 5", "KZT", 1 },
    { "R5", "ZAR", 1 }, { "Rs 5", "INR", 1 }, { "a $5", "", 0 },     { "ALL 5", "", 0 },
    { "$ a", "", 0 },   { "$-5", "USD", 1 },  { "c $ 5", "CAD", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeSentence sentence;
      g_autoptr (LodeSentences) sentences = open_sentence (cases[i].text, &sentence);
      char code[4] = "";

      g_assert_cmpuint (lode_numbers_match_currency (&sentence, 0, code), ==, cases[i].n_tokens);
      g_assert_cmpstr (code, ==, cases[i].code);
    }
}

static void
test_rates (void)
{
  static const struct
  {
    const char *text;
    const char *per;
    guint       n_tokens;
  } cases[] = {
    { "/kg", "kg", 2 },
    { "/yr", "year", 2 },
    { "per kilogram", "kg", 2 },
    { "a tonne", "t", 2 },
    { "per metric ton", "t", 3 },
    { "a year", "year", 2 },
    { "each month", "month", 2 },
    { "per annum", "year", 2 },
    { "par an", "year", 2 },
    { "a house", "", 0 },
    { "per", "", 0 },
    { "a an", "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeSentence sentence;
      g_autoptr (LodeSentences) sentences = open_sentence (cases[i].text, &sentence);
      char per[8] = "";

      g_assert_cmpuint (lode_numbers_match_rate (&sentence, 0, per), ==, cases[i].n_tokens);
      g_assert_cmpstr (per, ==, cases[i].per);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    const char     *text;
    LodeNumbersMode mode;
    double          value;
    guint           last;
  } cases[] = {
    { "twenty-one", 0, 21.0, 2 },
    { "two hundred and six", 0, 206.0, 3 },
    { "two hundred and six", LODE_NUMBERS_BETWEEN, 200.0, 1 },
    { "one million two hundred thousand", 0, 1200000.0, 4 },
    { "three lakh crore", 0, 3e12, 2 },
    { "5m", LODE_NUMBERS_MONEY, 5e6, 1 },
    { "5m", 0, 5.0, 0 },
    { "10k", 0, 10000.0, 1 },
    { "1/4", 0, 0.25, 2 },
    { "7 3/4", 0, 7.75, 3 },
    { "three and a quarter", 0, 3.25, 3 },
    { "one hundred and three quarters", 0, 100.75, 4 },
    { "nine point zero four", 0, 9.04, 3 },
    { "point", 0, -1.0, 0 },
    { "minus", 0, -1.0, 0 },
    { "hundred", 0, -1.0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LodeSentence sentence;
      g_autoptr (LodeSentences) sentences = open_sentence (cases[i].text, &sentence);
      LodeNumber number;

      if (cases[i].value < 0.0)
        {
          g_assert_false (lode_numbers_parse (&sentence, 0, cases[i].mode, &number));
          continue;
        }
      g_assert_true (lode_numbers_parse (&sentence, 0, cases[i].mode, &number));
      g_assert_cmpfloat_with_epsilon (number.value, cases[i].value, 1e-9);
      g_assert_cmpuint (number.last, ==, cases[i].last);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article/units/units", test_units);
  g_test_add_func ("/article/units/pounds", test_pounds);
  g_test_add_func ("/article/units/currencies", test_currencies);
  g_test_add_func ("/article/units/rates", test_rates);
  g_test_add_func ("/article/units/parse", test_parse);

  return g_test_run ();
}
