/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-article"

#include "config.h"

#include <string.h>

#include "lode-extract-meta.h"

#define MAX_DATE_BYTES 80
#define MAX_NUMBERS 8

static const char * const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                       "jul", "aug", "sep", "oct", "nov", "dec" };

static gboolean
all_digits (const char *text,
            int         n)
{
  for (int i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* (nullable): "2026-02-01" from that or from "20260201"; @rest is what follows. */
static char *
read_iso_day (const char  *text,
              const char **rest)
{
  g_autofree char *day = NULL;

  if (!all_digits (text, 4))
    return NULL;
  if (text[4] == '-' && all_digits (text + 5, 2) && text[7] == '-' && all_digits (text + 8, 2))
    {
      day = g_strndup (text, 10);
      *rest = text + 10;
    }
  else if (all_digits (text, 8))
    {
      day = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
      *rest = text + 8;
    }
  if (day == NULL
      || !g_date_valid_dmy ((GDateDay) atoi (day + 8), (GDateMonth) atoi (day + 5), (GDateYear) atoi (day)))
    return NULL;
  return g_steal_pointer (&day);
}

/* "2026-02-01", "2026-02-01T09:00:00.000+0000", "2026-02-01 09:00", "20260201T090000Z". */
static char *
read_iso (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) when = NULL;
  g_autoptr (GString) whole = NULL;
  const char *rest = NULL;
  g_autofree char *day = read_iso_day (text, &rest);

  if (day == NULL || *rest == '\0')
    return g_steal_pointer (&day);
  if (*rest != 'T' && *rest != ' ' && *rest != 't')
    return NULL;
  whole = g_string_new (day);
  g_string_append_printf (whole, "T%s", rest + 1);
  /* The standard wants seconds; many pages do not have them. */
  if (all_digits (whole->str + 11, 2) && whole->str[13] == ':' && all_digits (whole->str + 14, 2)
      && whole->str[16] != ':')
    g_string_insert (whole, 16, ":00");
  when = g_date_time_new_from_iso8601 (whole->str, utc);
  if (when != NULL)
    return g_string_free (g_steal_pointer (&whole), FALSE);
  /* The time is written too loosely; the day still stands. */
  return g_steal_pointer (&day);
}

static int
find_month (const char *word)
{
  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (word, months[i], 3) == 0)
      return i + 1;
  return 0;
}

/* "Sun, 01 Feb 2026 09:00:00 +0000", "February 1, 2026", "1 Feb 2026". */
static char *
read_words (const char *text)
{
  int day = 0;
  int month = 0;
  int year = 0;
  const char *clock = NULL;
  const char *zone = NULL;

  for (const char *at = text; *at != '\0';)
    {
      if (g_ascii_isdigit (*at))
        {
          int n = 0;

          while (g_ascii_isdigit (at[n]))
            n++;
          if (at[n] == ':' && clock == NULL)
            {
              clock = at;
              while (g_ascii_isdigit (*at) || *at == ':')
                at++;
              continue;
            }
          if (n == 4 && year == 0 && (zone == NULL || zone != at - 1))
            year = atoi (at);
          else if (n <= 2 && day == 0)
            day = atoi (at);
          at += n;
        }
      else if (g_ascii_isalpha (*at))
        {
          if (month == 0)
            month = find_month (at);
          while (g_ascii_isalpha (*at))
            at++;
        }
      else
        {
          if ((*at == '+' || *at == '-') && clock != NULL && all_digits (at + 1, 4))
            zone = at;
          at++;
        }
    }
  if (year < 1900 || year > 2200 || month == 0
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  if (clock != NULL && all_digits (clock, 2) && all_digits (clock + 3, 2) && zone != NULL)
    return g_strdup_printf ("%04d-%02d-%02dT%.5s:%.2s%.3s:%.2s", year, month, day, clock,
                            clock[5] == ':' ? clock + 6 : "00", zone, zone + 3);
  if (clock != NULL && all_digits (clock, 2) && all_digits (clock + 3, 2)
      && strstr (text, "GMT") != NULL)
    return g_strdup_printf ("%04d-%02d-%02dT%.5s:%.2sZ", year, month, day, clock,
                            clock[5] == ':' ? clock + 6 : "00");
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

char *
lode_extract_date (const char *text)
{
  g_autofree char *stripped = NULL;
  char *result;

  if (text == NULL || strlen (text) > MAX_DATE_BYTES)
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  result = read_iso (stripped);
  return result != NULL ? result : read_words (stripped);
}
