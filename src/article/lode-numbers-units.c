/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include "lode-numbers-private.h"

#include <string.h>

#include "article/lode-lexicon-private.h"

typedef struct
{
  gunichar    symbol;
  const char *code;
} CurrencySymbol;

static const CurrencySymbol currency_symbols[] = {
  { '$', "USD" },    { 0xFF04, "USD" }, { 0x20AC, "EUR" }, { 0xA3, "GBP" },   { 0xA5, "JPY" },
  { 0xFFE5, "JPY" }, { 0x20B9, "INR" }, { 0x20A9, "KRW" }, { 0x20BD, "RUB" }, { 0x20BA, "TRY" },
  { 0x20B4, "UAH" }, { 0x20A6, "NGN" }, { 0x20B1, "PHP" }, { 0x20AB, "VND" }, { 0xE3F, "THB" },
  { 0x20AA, "ILS" }, { 0x20A1, "CRC" }, { 0x20BE, "GEL" }, { 0x20AD, "LAK" }, { 0x20B8, "KZT" },
  { 0x20B5, "GHS" }, { 0x20AE, "MNT" }, { 0x20B2, "PYG" }, { 0x20A8, "INR" },
};

/* What stands before "$" or "¥", compared without case. */
static const struct
{
  const char *prefix;
  const char *code;
} dollar_prefixes[] = {
  { "us", "USD" },  { "usd", "USD" }, { "a", "AUD" },   { "au", "AUD" },  { "aud", "AUD" },
  { "c", "CAD" },   { "ca", "CAD" },  { "cad", "CAD" }, { "can", "CAD" }, { "cdn", "CAD" },
  { "nz", "NZD" },  { "nzd", "NZD" }, { "hk", "HKD" },  { "hkd", "HKD" }, { "s", "SGD" },
  { "sg", "SGD" },  { "sgd", "SGD" }, { "nt", "TWD" },  { "twd", "TWD" }, { "r", "BRL" },
  { "brl", "BRL" }, { "mx", "MXN" },  { "mex", "MXN" }, { "mxn", "MXN" }, { "n", "NAD" },
  { "cn", "CNY" },  { "rmb", "CNY" }, { "cny", "CNY" }, { "jp", "JPY" },  { "jpy", "JPY" },
  { "clp", "CLP" }, { "b", "BND" },   { "fj", "FJD" },  { "z", "ZWL" },   { "ar", "ARS" },
};

/* Codes and words before a number, case as written. */
static const struct
{
  const char *word;
  const char *code;
} currency_words[] = {
  { "RMB", "CNY" }, { "Rmb", "CNY" }, { "rmb", "CNY" }, { "R", "ZAR" },    { "Rs", "INR" },
  { "RM", "MYR" },  { "Rp", "IDR" },  { "CNH", "CNY" }, { "Yuan", "CNY" }, { "yuan", "CNY" },
  { "Fr", "CHF" },  { "SFr", "CHF" }, { "usd", "USD" }, { "eur", "EUR" },  { "gbp", "GBP" },
};

static const char iso_codes[] = " AED ARS AUD AZN BDT BGN BHD BOB BRL BWP BYN CAD CDF CHF CLP CNY "
                                "COP CZK DKK DZD EGP ETB EUR GBP GEL GHS "
                                "GNF HKD HUF IDR ILS INR IQD IRR ISK JPY KES KGS KRW KWD KZT LKR "
                                "MAD MGA MMK MNT MXN MYR MZN NAD NGN NOK NZD "
                                "OMR PGK PHP PKR PLN QAR RON RSD RUB RWF SAR SEK SGD THB TND TRY "
                                "TWD TZS UAH UGX USD UYU UZS VND XAF XOF ZAR ZMW ";

static const char *
symbol_code (const LodeToken *token)
{
  if (token->kind != LODE_TOKEN_SYMBOL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (currency_symbols); i++)
    if (currency_symbols[i].symbol == token->symbol)
      return currency_symbols[i].code;
  return NULL;
}

/* The code of a word in front of "$": "US", "A", "usd". One small letter needs the sign to touch
 * it, because "a $4 billion market" has an article. */
static const char *
prefix_code (const LodeToken *word,
             const LodeToken *sign)
{
  gboolean is_tight = (sign->flags & LODE_TOKEN_TIGHT) != 0;

  if (sign->kind != LODE_TOKEN_SYMBOL || (sign->symbol != '$' && sign->symbol != 0xA5))
    return NULL;
  if (g_str_equal (word->exact, "a") || (!is_tight && (word->flags & LODE_TOKEN_POSSESSIVE) != 0))
    return NULL;
  if (!is_tight && strlen (word->word) == 1 && !g_str_equal (word->word, "c"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (dollar_prefixes); i++)
    if (g_str_equal (dollar_prefixes[i].prefix, word->word))
      return dollar_prefixes[i].code;
  return NULL;
}

static const char *
word_code (const LodeToken *word)
{
  char padded[6];

  for (guint i = 0; i < G_N_ELEMENTS (currency_words); i++)
    if (g_str_equal (currency_words[i].word, word->exact))
      return currency_words[i].code;
  if (strlen (word->exact) != 3 || (word->flags & LODE_TOKEN_UPPER) == 0)
    return NULL;
  g_snprintf (padded, sizeof padded, " %s ", word->exact);
  return strstr (iso_codes, padded) != NULL ? word->exact : NULL;
}

static gboolean
begins_number (const LodeSentence *sentence,
               guint               index)
{
  const LodeToken *token;

  if (index >= sentence->n_tokens)
    return FALSE;
  token = &sentence->tokens[index];
  if (token->kind == LODE_TOKEN_SYMBOL && (token->symbol == '-' || token->symbol == 0x2212))
    return index + 1 < sentence->n_tokens && sentence->tokens[index + 1].kind == LODE_TOKEN_NUMBER;
  return token->kind == LODE_TOKEN_NUMBER;
}

guint
lode_numbers_match_currency (const LodeSentence *sentence,
                             guint               index,
                             char                code[4])
{
  const LodeToken *token = &sentence->tokens[index];
  const char *found = symbol_code (token);
  guint n_tokens = 1;

  if (found == NULL && token->kind == LODE_TOKEN_WORD && index + 1 < sentence->n_tokens)
    {
      found = prefix_code (token, &sentence->tokens[index + 1]);
      if (found != NULL)
        n_tokens = 2;
      else
        found = word_code (token);
    }
  if (found == NULL || !begins_number (sentence, index + n_tokens))
    return 0;
  g_strlcpy (code, found, 4);
  return n_tokens;
}

/* Reads "KIND UNIT PER FACTOR" of the table of units. */
static void
read_unit_code (const char    *code,
                LodeUnitMatch *unit)
{
  g_auto (GStrv) parts = g_strsplit (code, " ", 4);
  guint n = g_strv_length (parts);

  switch (parts[0][0])
    {
    case 'p':
      unit->kind = LODE_UNIT_PERCENT;
      break;
    case 'q':
      unit->kind = LODE_UNIT_QUANTITY;
      break;
    case 'd':
      unit->kind = LODE_UNIT_DURATION;
      break;
    case 'm':
      unit->kind = LODE_UNIT_MONEY;
      break;
    default:
      unit->kind = LODE_UNIT_TIMES;
      break;
    }
  g_strlcpy (unit->unit, parts[1], sizeof unit->unit);
  unit->factor = n > 3 ? g_ascii_strtod (parts[3], NULL) : 1.0;
  if (n > 2 && parts[2][0] != '-')
    g_strlcpy (unit->per, parts[2], sizeof unit->per);
}

static gboolean
has_money_around (const LodeSentence *sentence,
                  guint               index)
{
  guint first = index > 12 ? index - 12 : 0;

  for (guint i = first; i < MIN (index + 8, sentence->n_tokens); i++)
    if ((sentence->tokens[i].classes & LODE_WORD_MONEY) != 0)
      return TRUE;
  return FALSE;
}

/* "55 million pounds of yellowcake" weighs, "a profit of 361 million pounds" pays. */
static void
read_pounds (const LodeSentence *sentence,
             guint               index,
             LodeUnitMatch      *unit)
{
  gboolean is_weight
      = index + 1 < sentence->n_tokens && lode_token_is (&sentence->tokens[index + 1], "of");

  if (!is_weight && has_money_around (sentence, index))
    {
      *unit = (LodeUnitMatch) { .kind = LODE_UNIT_MONEY, .unit = "GBP", .factor = 1.0 };
      return;
    }
  *unit = (LodeUnitMatch) { .kind = LODE_UNIT_QUANTITY, .unit = "lb", .factor = 1.0 };
}

/* %, ‰, €, $ and the like behind a number. */
static gboolean
match_symbol (const LodeToken *token,
              LodeUnitMatch   *unit)
{
  const char *code = symbol_code (token);

  if (token->kind != LODE_TOKEN_SYMBOL)
    return FALSE;
  if (token->symbol == '%' || token->symbol == 0xFF05 || token->symbol == 0x66A)
    {
      *unit = (LodeUnitMatch) { .kind = LODE_UNIT_PERCENT, .unit = "%", .factor = 1.0 };
      return TRUE;
    }
  if (token->symbol == 0x2030)
    {
      *unit = (LodeUnitMatch) { .kind = LODE_UNIT_PERCENT, .unit = "%", .factor = 0.1 };
      return TRUE;
    }
  if (token->symbol == 0xD7)
    {
      *unit = (LodeUnitMatch) { .kind = LODE_UNIT_TIMES, .unit = "x", .factor = 1.0 };
      return TRUE;
    }
  if (code == NULL)
    return FALSE;
  *unit = (LodeUnitMatch) { .kind = LODE_UNIT_MONEY, .factor = 1.0 };
  g_strlcpy (unit->unit, code, sizeof unit->unit);
  return TRUE;
}

guint
lode_numbers_match_unit (const LodeSentence *sentence,
                         guint               index,
                         LodeUnitMatch      *unit)
{
  const LodeToken *token;
  const char *code = NULL;
  guint n_tokens;

  *unit = (LodeUnitMatch) { .factor = 1.0 };
  if (index >= sentence->n_tokens)
    return 0;
  token = &sentence->tokens[index];
  if (match_symbol (token, unit))
    return 1;
  n_tokens = lode_lexicon_match (LODE_LEXICON_UNITS, sentence, index, &code);
  if (n_tokens == 0)
    {
      if (!lode_token_is (token, "pound") && !lode_token_is (token, "pounds"))
        return 0;
      read_pounds (sentence, index, unit);
      return 1;
    }
  read_unit_code (code, unit);
  return n_tokens;
}

/* The unit that a price or a rate is per. */
static const char *
rate_of (const LodeToken *token)
{
  static const struct
  {
    const char *word;
    const char *per;
  } rates[] = {
    { "kg", "kg" },     { "kilogram", "kg" }, { "kilogramme", "kg" }, { "kilo", "kg" },
    { "t", "t" },       { "mt", "t" },        { "tonne", "t" },       { "ton", "t" },
    { "lb", "lb" },     { "pound", "lb" },    { "oz", "oz" },         { "ounce", "oz" },
    { "mtu", "mtu" },   { "kwh", "kWh" },     { "mwh", "MWh" },       { "yr", "year" },
    { "y", "year" },    { "a", "year" },      { "year", "year" },     { "annum", "year" },
    { "an", "year" },   { "month", "month" }, { "mo", "month" },      { "week", "week" },
    { "day", "day" },   { "d", "day" },       { "barrel", "bbl" },    { "bbl", "bbl" },
    { "carat", "ct" },  { "g", "g" },         { "gram", "g" },        { "dmt", "t" },
    { "dmtu", "mtu" },  { "mtpa", "year" },   { "kilowatt", "kWh" },  { "unit", "mtu" },
    { "jahr", "year" }, { "año", "year" },    { "ano", "year" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    if (g_str_equal (rates[i].word, token->word))
      return rates[i].per;
  return NULL;
}

guint
lode_numbers_match_rate (const LodeSentence *sentence,
                         guint               index,
                         char                per[8])
{
  const LodeToken *token;
  const LodeToken *next;
  const char *found;
  gboolean is_slash;
  guint n_tokens = 2;

  if (index + 1 >= sentence->n_tokens)
    return 0;
  token = &sentence->tokens[index];
  next = &sentence->tokens[index + 1];
  is_slash = lode_token_is_symbol (token, '/');
  if (!is_slash && !lode_token_is (token, "per") && !lode_token_is (token, "a")
      && !lode_token_is (token, "an") && !lode_token_is (token, "each")
      && !lode_token_is (token, "every") && !lode_token_is (token, "par"))
    return 0;
  /* "per metric ton", "a troy ounce" */
  if (!is_slash && index + 2 < sentence->n_tokens
      && (lode_token_is (next, "metric") || lode_token_is (next, "troy")
          || lode_token_is (next, "dry")))
    {
      next++;
      n_tokens++;
    }
  found = next->kind == LODE_TOKEN_WORD ? rate_of (next) : NULL;
  if (found == NULL || (!is_slash && strlen (next->word) < 2)
      || (lode_token_is (next, "an") && !lode_token_is (token, "par")))
    return 0;
  if (lode_token_is (next, "unit") && !is_slash)
    return 0;
  g_strlcpy (per, found, 8);
  return n_tokens;
}
