/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-month.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* The two or four digits at @text, or -1. */
static int
read_digits (const char *text,
             guint       n_digits)
{
  int value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }

  return value;
}

LodeMonth
lode_month_parse (const char *text)
{
  int year;
  int month;

  if (text == NULL || strlen (text) != strlen ("YYYY-MM") || text[4] != '-')
    return LODE_MONTH_NONE;

  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
    return LODE_MONTH_NONE;

  return year * 12 + (month - 1);
}

char *
lode_month_format (LodeMonth month)
{
  if (month == LODE_MONTH_NONE)
    return g_strdup ("");

  return g_strdup_printf ("%04d-%02d", lode_month_year (month), lode_month_of_year (month));
}

int
lode_month_year (LodeMonth month)
{
  return month / 12;
}

int
lode_month_of_year (LodeMonth month)
{
  return month % 12 + 1;
}
