/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-numbers-private.h"

#include <string.h>

typedef struct
{
  const char *word;
  double      value;
} NamedValue;

static const NamedValue smalls[] = {
  { "zero", 0 },      { "nought", 0 },    { "naught", 0 },   { "one", 1 },      { "two", 2 },
  { "three", 3 },     { "four", 4 },      { "five", 5 },     { "six", 6 },      { "seven", 7 },
  { "eight", 8 },     { "nine", 9 },      { "ten", 10 },     { "eleven", 11 },  { "twelve", 12 },
  { "thirteen", 13 }, { "fourteen", 14 }, { "fifteen", 15 }, { "sixteen", 16 }, { "seventeen", 17 },
  { "eighteen", 18 }, { "nineteen", 19 }, { "twenty", 20 },  { "thirty", 30 },  { "forty", 40 },
  { "fifty", 50 },    { "sixty", 60 },    { "seventy", 70 }, { "eighty", 80 },  { "ninety", 90 },
};

static const NamedValue scales[] = {
  { "thousand", 1e3 }, { "million", 1e6 },  { "billion", 1e9 }, { "trillion", 1e12 },
  { "lakh", 1e5 },     { "crore", 1e7 },    { "lakhs", 1e5 },   { "crores", 1e7 },
  { "millions", 1e6 }, { "billions", 1e9 }, { "mn", 1e6 },      { "mln", 1e6 },
  { "mil", 1e6 },      { "mio", 1e6 },      { "bn", 1e9 },      { "bln", 1e9 },
  { "bil", 1e9 },      { "mrd", 1e9 },      { "tn", 1e12 },     { "trn", 1e12 },
  { "tln", 1e12 },     { "dozen", 12 },     { "dozens", 12 },   { "dz", 12 },
  { "dzs", 12 },       { "doz", 12 },       { "dozs", 12 },     { "lac", 1e5 },
  { "lacs", 1e5 },
};

static const NamedValue denominators[] = {
  { "half", 2 },        { "third", 3 },       { "quarter", 4 },       { "fourth", 4 },
  { "fifth", 5 },       { "sixth", 6 },       { "seventh", 7 },       { "eighth", 8 },
  { "ninth", 9 },       { "tenth", 10 },      { "eleventh", 11 },     { "twelfth", 12 },
  { "fifteenth", 15 },  { "sixteenth", 16 },  { "twentieth", 20 },    { "thirtieth", 30 },
  { "fortieth", 40 },   { "fiftieth", 50 },   { "hundredth", 100 },   { "thousandth", 1e3 },
  { "millionth", 1e6 }, { "billionth", 1e9 }, { "trillionth", 1e12 },
};

/* After a number only: "5m", "10k". Tight ones are common; for money a blank is forgiven. */
static const NamedValue letters[] = {
  { "k", 1e3 }, { "K", 1e3 }, { "M", 1e6 }, { "MM", 1e6 },
  { "B", 1e9 }, { "b", 1e9 }, { "m", 1e6 }, { "T", 1e12 },
};

static gboolean
find_value (const NamedValue *values,
            gsize             n,
            const char       *word,
            double           *value)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (values[i].word, word))
      {
        *value = values[i].value;
        return TRUE;
      }
  return FALSE;
}

gboolean
lode_numbers_small_of (const LodeToken *token,
                       double          *value)
{
  gsize length = strlen (token->word);

  /* Most words of a text are longer or shorter than every number. */
  if (length < 3 || length > 9)
    return FALSE;
  return find_value (smalls, G_N_ELEMENTS (smalls), token->word, value);
}

double
lode_numbers_scale_of (const LodeToken *token,
                       LodeNumbersMode  mode)
{
  double value = 0.0;
  gsize length = strlen (token->word);
  gboolean is_money = (mode & LODE_NUMBERS_MONEY) != 0;

  if (length == 0 || length > 8)
    return 0.0;
  if (length > 2 || (length == 2 && !g_str_equal (token->word, "mm")))
    return find_value (scales, G_N_ELEMENTS (scales), token->word, &value) ? value : 0.0;
  if (!is_money && (token->flags & LODE_TOKEN_TIGHT) == 0)
    return 0.0;
  if (!find_value (letters, G_N_ELEMENTS (letters), token->exact, &value))
    return 0.0;
  /* Without a currency "5m" is five metres, "5T" tonnes, and "5MM" nothing. */
  if (!is_money && (value > 1e9 || g_str_equal (token->exact, "m")))
    return 0.0;
  return value;
}

double
lode_numbers_denominator_of (const LodeToken *token,
                             gboolean        *is_plural)
{
  double value = 0.0;
  char singular[16];
  gsize length = strlen (token->word);

  *is_plural = FALSE;
  if (length < 4 || length > 13)
    return 0.0;
  if (find_value (denominators, G_N_ELEMENTS (denominators), token->word, &value))
    return value;
  if (g_str_equal (token->word, "halves"))
    {
      *is_plural = TRUE;
      return 2.0;
    }
  if (token->word[length - 1] != 's')
    return 0.0;
  memcpy (singular, token->word, length - 1);
  singular[length - 1] = '\0';
  *is_plural = TRUE;
  return find_value (denominators, G_N_ELEMENTS (denominators), singular, &value) ? value : 0.0;
}
