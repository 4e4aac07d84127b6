/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-format.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define NO_BREAK_SPACE "\u00A0"
#define EN_DASH "–"
#define MINUS "−"
#define NO_VALUE "–"
#define MAX_DECIMALS 15

/* Tonnes stay tonnes below ten of the next unit: "9,800 t", then "11.3 kt". */
#define KILOTONNES_FROM 1e4
#define MEGATONNES_FROM 1e7
#define COMPACT_DIGITS 3

static const struct
{
  const char *code;
  const char *symbol;
} currency_symbols[] = {
  { "AUD", "A$" }, { "BRL", "R$" }, { "CAD", "C$" }, { "CNY", "CN¥" }, { "EUR", "€" },
  { "GBP", "£" },  { "HKD", "HK$" }, { "INR", "₹" }, { "JPY", "¥" },   { "KRW", "₩" },
  { "NZD", "NZ$" }, { "SGD", "S$" }, { "TWD", "NT$" }, { "USD", "US$" },
};

/* The C locale has no thousands separator; people without a locale still get readable numbers. */
static char *
group_with_commas (const char *plain)
{
  GString *grouped = g_string_new (NULL);
  const char *point = strchr (plain, '.');
  gsize n_whole = point != NULL ? (gsize) (point - plain) : strlen (plain);

  for (gsize i = 0; i < n_whole; i++)
    {
      if (i > 0 && (n_whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, plain[i]);
    }
  g_string_append (grouped, plain + n_whole);

  return g_string_free (grouped, FALSE);
}

static gboolean
locale_is_plain (void)
{
  const char *name = setlocale (LC_NUMERIC, NULL);

  return name == NULL || g_str_equal (name, "C") || g_str_equal (name, "POSIX") ||
         g_str_has_prefix (name, "C.");
}

/* @value, at least zero, with exactly @decimals decimals, in the words of the locale. */
static char *
print_grouped (double value,
               int    decimals)
{
  g_autofree char *plain = NULL;

  if (!locale_is_plain ())
    return g_strdup_printf ("%'.*f", decimals, value);

  plain = g_strdup_printf ("%.*f", decimals, value);
  return group_with_commas (plain);
}

/* The fewest decimals, at most @decimals, that show @value as it is when rounded to @decimals. */
static int
needed_decimals (double value,
                 int    decimals)
{
  g_autofree char *text = g_strdup_printf ("%.*f", decimals, value);
  gsize length = strlen (text);

  while (decimals > 0 && text[--length] == '0')
    decimals--;

  return decimals;
}

/* Rounds half away from zero as people do on paper: printf would round 0.125 to 0.12 and, since
 * binary fractions lie beside decimal ones, 2.675 to 2.67. Fifteen digits hide the latter. */
static double
round_decimals (double value,
                int    decimals)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double scale = pow (10, ABS (decimals));
  double scaled;

  g_ascii_formatd (text, sizeof text, "%.15g", decimals >= 0 ? value * scale : value / scale);
  scaled = g_ascii_strtod (text, NULL);
  if (!isfinite (scaled))
    return value;

  return decimals >= 0 ? round (scaled) / scale : round (scaled) * scale;
}

/* Decimals that leave @digits significant digits of @value; negative means tens, hundreds, … */
static int
decimals_for_digits (double value,
                     int    digits)
{
  int exponent;

  if (value == 0)
    return 0;

  exponent = (int) floor (log10 (fabs (value)));
  /* 9.996 with three digits is 10.0, which needs one decimal less. */
  if (fabs (round_decimals (value, digits - 1 - exponent)) >= pow (10, exponent + 1))
    exponent++;
  return digits - 1 - exponent;
}

static char *
with_sign (double value,
           char  *magnitude)
{
  g_autofree char *owned = magnitude;
  gboolean is_zero = strpbrk (magnitude, "123456789") == NULL;

  return g_strconcat (value < 0 && !is_zero ? MINUS : "", owned, NULL);
}

static char *
print_fixed (double value,
             int    decimals)
{
  return with_sign (value, print_grouped (fabs (round_decimals (value, decimals)), decimals));
}

static char *
with_unit (char       *number,
           const char *unit)
{
  g_autofree char *owned = number;

  return g_strconcat (owned, NO_BREAK_SPACE, unit, NULL);
}

/* "17,000–18,000": a minus after the dash would read as a second dash, so spaces set them apart. */
static char *
join_range (double low,
            double high,
            char  *low_text,
            char  *high_text)
{
  g_autofree char *owned_low = low_text;
  g_autofree char *owned_high = high_text;
  const char *dash = low < 0 || high < 0 ? NO_BREAK_SPACE EN_DASH NO_BREAK_SPACE : EN_DASH;

  if (g_str_equal (owned_low, owned_high))
    return g_steal_pointer (&owned_low);

  return g_strconcat (owned_low, dash, owned_high, NULL);
}

typedef struct
{
  const char *unit;
  double      tonnes;
} MassScale;

static MassScale
scale_for_tonnes (double   tonnes,
                  gboolean compact)
{
  /* Rounded first: 9,996 t with three digits is 10 kt. */
  double magnitude = fabs (round_decimals (tonnes, decimals_for_digits (tonnes, COMPACT_DIGITS)));

  if (compact && magnitude >= MEGATONNES_FROM)
    return (MassScale) { "Mt", 1e6 };
  if (compact && magnitude >= KILOTONNES_FROM)
    return (MassScale) { "kt", 1e3 };

  return (MassScale) { "t", 1 };
}

/* Whole tonnes from 100 t up, so that a sum can be followed; three digits where @compact. */
static char *
print_tonnes (double    tonnes,
              MassScale scale,
              gboolean  compact)
{
  double value = tonnes / scale.tonnes;

  if (compact || fabs (value) < 100)
    return lode_format_significant (value, COMPACT_DIGITS);

  return lode_format_number (value, 0);
}

static int
percent_decimals (double percent,
                  int    decimals)
{
  if (decimals >= 0)
    return decimals;

  return fabs (round_decimals (percent, 1)) < 2 && percent != 0 ? 1 : 0;
}

char *
lode_format_tonnes (double   tonnes,
                    gboolean compact)
{
  MassScale scale;

  if (!isfinite (tonnes))
    return g_strdup (NO_VALUE);

  scale = scale_for_tonnes (tonnes, compact);
  return with_unit (print_tonnes (tonnes, scale, compact), scale.unit);
}

char *
lode_format_percent (double percent,
                     int    decimals)
{
  if (!isfinite (percent))
    return g_strdup (NO_VALUE);

  return with_unit (lode_format_percent_number (percent, decimals), "%");
}

char *
lode_format_percent_number (double percent,
                            int    decimals)
{
  double least;

  if (!isfinite (percent))
    return g_strdup (NO_VALUE);

  decimals = CLAMP (percent_decimals (percent, decimals), 0, MAX_DECIMALS);

  /* What is there must not look as if it were not. */
  least = pow (10, -decimals);
  if (percent > 0 && round_decimals (percent, decimals) == 0)
    {
      g_autofree char *bound = print_fixed (least, decimals);

      return g_strconcat ("<", bound, NULL);
    }

  return print_fixed (percent, decimals);
}

char *
lode_format_tonnes_range (double   low,
                          double   high,
                          gboolean compact)
{
  MassScale scale;

  if (!isfinite (low) || !isfinite (high))
    return lode_format_tonnes (isfinite (low) ? low : high, compact);

  scale = scale_for_tonnes (MAX (fabs (low), fabs (high)), compact);
  return with_unit (join_range (low, high, print_tonnes (low, scale, compact),
                                print_tonnes (high, scale, compact)),
                    scale.unit);
}

char *
lode_format_percent_range (double low,
                           double high,
                           int    decimals)
{
  if (!isfinite (low) || !isfinite (high))
    return lode_format_percent (isfinite (low) ? low : high, decimals);

  /* Both ends alike: "0.4–3.0", not "0.4–3". */
  if (decimals < 0)
    decimals = MAX (percent_decimals (low, -1), percent_decimals (high, -1));
  return with_unit (join_range (low, high, lode_format_percent_number (low, decimals),
                                lode_format_percent_number (high, decimals)),
                    "%");
}

char *
lode_format_points (double points)
{
  g_autofree char *number = NULL;
  gboolean is_one;

  if (!isfinite (points))
    return g_strdup (NO_VALUE);

  number = print_fixed (points, percent_decimals (points, -1));
  is_one = g_str_equal (number, "1") || g_str_equal (number, MINUS "1");
  return with_unit (g_steal_pointer (&number),
                    /* Differences of percentages: "28 points". */
                    g_dngettext (GETTEXT_PACKAGE, "point", "points", is_one ? 1 : 2));
}

static const char *
symbol_for_currency (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (currency_symbols); i++)
    if (g_str_equal (currency_symbols[i].code, code))
      return currency_symbols[i].symbol;

  return NULL;
}

/* "1.2 billion"; below a million the whole number, and cents only where they matter. */
static char *
print_money (double value)
{
  double rounded = round_decimals (value, decimals_for_digits (value, COMPACT_DIGITS));

  if (rounded >= 1e12)
    return with_unit (lode_format_significant (value / 1e12, COMPACT_DIGITS), _("trillion"));
  if (rounded >= 1e9)
    return with_unit (lode_format_significant (value / 1e9, COMPACT_DIGITS), _("billion"));
  if (rounded >= 1e6)
    return with_unit (lode_format_significant (value / 1e6, COMPACT_DIGITS), _("million"));
  if (value >= 1000)
    return lode_format_number (value, 0);

  /* "59.50" or "59", never "59.5". */
  return print_fixed (value, needed_decimals (round_decimals (value, 2), 2) == 0 ? 0 : 2);
}

char *
lode_format_money (double      value,
                   const char *currency)
{
  g_autofree char *amount = NULL;
  const char *symbol;

  g_return_val_if_fail (currency != NULL, NULL);

  if (!isfinite (value))
    return g_strdup (NO_VALUE);

  amount = print_money (fabs (value));
  symbol = symbol_for_currency (currency);
  if (symbol != NULL)
    return with_sign (value, g_strconcat (symbol, amount, NULL));

  return with_sign (value, g_strconcat (currency, NO_BREAK_SPACE, amount, NULL));
}

char *
lode_format_number (double value,
                    int    decimals)
{
  double rounded;

  if (!isfinite (value))
    return g_strdup (NO_VALUE);

  decimals = CLAMP (decimals, 0, MAX_DECIMALS);
  rounded = round_decimals (value, decimals);
  return print_fixed (rounded, needed_decimals (fabs (rounded), decimals));
}

char *
lode_format_significant (double value,
                         int    digits)
{
  int decimals;

  g_return_val_if_fail (digits >= 1, NULL);

  if (!isfinite (value))
    return g_strdup (NO_VALUE);

  decimals = decimals_for_digits (value, digits);
  return lode_format_number (round_decimals (value, decimals), MAX (decimals, 0));
}
