/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortest text of a double. Fifteen significant digits survive the way through a normal
 * double, so whatever has at most fifteen is found at the first try; seventeen always suffice. */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-json-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MAX_EXACT_INTEGER 9007199254740992.0
#define BUFFER_BYTES 40

static gboolean
reads_back (const char *text,
            double      value)
{
  return g_ascii_strtod (text, NULL) == value;
}

static void
print_digits (char  *buffer,
              double value,
              int    n_digits)
{
  char format[8];

  g_snprintf (format, sizeof format, "%%.%dg", n_digits);
  g_ascii_formatd (buffer, BUFFER_BYTES, format, value);
}

/* Adds one to the last digit of the mantissa in @text; %FALSE when it would need another digit. */
static gboolean
nudge_last_digit (char *text)
{
  char *exponent = strchr (text, 'e');
  char *digit = exponent != NULL ? exponent - 1 : text + strlen (text) - 1;

  for (; digit >= text; digit--)
    {
      if (!g_ascii_isdigit (*digit))
        continue;
      if (*digit != '9')
        {
          *digit += 1;
          return TRUE;
        }
      *digit = '0';
    }

  return FALSE;
}

/* Beside a power of two the doubles stand twice as close on one side, so that sixteen digits may
 * suffice though the nearest sixteen do not: 2^-44 is 5.684341886080802e-14. */
static void
print_shortest (char  *buffer,
                double value)
{
  int first = fabs (value) < DBL_MIN ? 1 : 15;

  for (int n_digits = first; n_digits <= 16; n_digits++)
    {
      print_digits (buffer, value, n_digits);
      if (reads_back (buffer, value))
        return;
      if (n_digits == 16 && nudge_last_digit (buffer) && reads_back (buffer, value))
        return;
    }

  print_digits (buffer, value, 17);
}

/* "1e+17" and "1e-07" have characters to spare. */
static void
tidy_exponent (char *text)
{
  char *exponent = strchr (text, 'e');
  char *from;
  char *to;

  if (exponent == NULL)
    return;

  to = exponent + 1;
  from = exponent + 1;
  if (*from == '-')
    to++;
  from++;
  while (*from == '0')
    from++;
  memmove (to, from, strlen (from) + 1);
}

char *
lode_json_number_to_string (double value)
{
  char buffer[BUFFER_BYTES];

  g_return_val_if_fail (isfinite (value), NULL);

  print_shortest (buffer, value);
  tidy_exponent (buffer);

  /* Text without point and exponent is an integer to a reader: it would lose the sign of zero, and
   * past 2^53 it would be refused. */
  if (strpbrk (buffer, ".e") == NULL &&
      ((value == 0 && signbit (value)) || fabs (value) > MAX_EXACT_INTEGER))
    strcat (buffer, ".0");

  return g_strdup (buffer);
}
