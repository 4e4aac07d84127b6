/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "base/lode-format.h"

#define NBSP "\u00A0"

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_tonnes (void)
{
  assert_text (lode_format_tonnes (17500, FALSE), "17,500" NBSP "t");
  assert_text (lode_format_tonnes (17500, TRUE), "17.5" NBSP "kt");
  assert_text (lode_format_tonnes (11300, TRUE), "11.3" NBSP "kt");
  assert_text (lode_format_tonnes (9800, TRUE), "9,800" NBSP "t");
  assert_text (lode_format_tonnes (9996, TRUE), "10" NBSP "kt");
  assert_text (lode_format_tonnes (10000, TRUE), "10" NBSP "kt");
  assert_text (lode_format_tonnes (2345, TRUE), "2,350" NBSP "t");
  assert_text (lode_format_tonnes (2345, FALSE), "2,345" NBSP "t");
  assert_text (lode_format_tonnes (390000, TRUE), "390" NBSP "kt");
  assert_text (lode_format_tonnes (390123.4, FALSE), "390,123" NBSP "t");
  assert_text (lode_format_tonnes (1234567, TRUE), "1,230" NBSP "kt");
  assert_text (lode_format_tonnes (22e6, TRUE), "22" NBSP "Mt");
  assert_text (lode_format_tonnes (0, TRUE), "0" NBSP "t");
  assert_text (lode_format_tonnes (0.3456, TRUE), "0.346" NBSP "t");
  assert_text (lode_format_tonnes (12.34, FALSE), "12.3" NBSP "t");
  assert_text (lode_format_tonnes (-17500, TRUE), "−17.5" NBSP "kt");
  assert_text (lode_format_tonnes (NAN, TRUE), "–");
  assert_text (lode_format_tonnes (INFINITY, TRUE), "–");
}

static void
test_percent (void)
{
  assert_text (lode_format_percent (92.7, 1), "92.7" NBSP "%");
  assert_text (lode_format_percent (92.7, -1), "93" NBSP "%");
  assert_text (lode_format_percent (92.7, 0), "93" NBSP "%");
  assert_text (lode_format_percent (1.44, -1), "1.4" NBSP "%");
  assert_text (lode_format_percent (1.0, -1), "1.0" NBSP "%");
  assert_text (lode_format_percent (1.96, -1), "2" NBSP "%");
  assert_text (lode_format_percent (2.4, -1), "2" NBSP "%");
  assert_text (lode_format_percent (0, -1), "0" NBSP "%");
  assert_text (lode_format_percent (0, 1), "0.0" NBSP "%");
  assert_text (lode_format_percent (0.02, -1), "<0.1" NBSP "%");
  assert_text (lode_format_percent (0.4, 0), "<1" NBSP "%");
  assert_text (lode_format_percent (100, -1), "100" NBSP "%");
  assert_text (lode_format_percent (-3.2, -1), "−3" NBSP "%");
  assert_text (lode_format_percent (-0.02, -1), "0.0" NBSP "%");
  assert_text (lode_format_percent (NAN, -1), "–");
  assert_text (lode_format_percent_number (92.7, 1), "92.7");
  assert_text (lode_format_percent_number (NAN, 1), "–");
}

static void
test_ranges (void)
{
  assert_text (lode_format_tonnes_range (17000, 18000, FALSE), "17,000–18,000" NBSP "t");
  assert_text (lode_format_tonnes_range (17000, 18000, TRUE), "17–18" NBSP "kt");
  assert_text (lode_format_tonnes_range (9000, 11000, TRUE), "9–11" NBSP "kt");
  assert_text (lode_format_tonnes_range (17000, 17000, FALSE), "17,000" NBSP "t");
  assert_text (lode_format_tonnes_range (17001, 17002, TRUE), "17" NBSP "kt");
  assert_text (lode_format_tonnes_range (-200, 300, FALSE), "−200" NBSP "–" NBSP "300" NBSP "t");
  assert_text (lode_format_tonnes_range (NAN, 300, FALSE), "300" NBSP "t");
  assert_text (lode_format_tonnes_range (200, NAN, FALSE), "200" NBSP "t");
  assert_text (lode_format_tonnes_range (NAN, NAN, FALSE), "–");
  assert_text (lode_format_percent_range (85, 90, -1), "85–90" NBSP "%");
  assert_text (lode_format_percent_range (0.4, 3, -1), "0.4–3.0" NBSP "%");
  assert_text (lode_format_percent_range (92.7, 94.1, 1), "92.7–94.1" NBSP "%");
  assert_text (lode_format_percent_range (93.1, 93.2, -1), "93" NBSP "%");
  assert_text (lode_format_percent_range (NAN, 93, -1), "93" NBSP "%");
}

static void
test_points (void)
{
  assert_text (lode_format_points (28), "28" NBSP "points");
  assert_text (lode_format_points (-3), "−3" NBSP "points");
  assert_text (lode_format_points (0), "0" NBSP "points");
  assert_text (lode_format_points (1.5), "1.5" NBSP "points");
  assert_text (lode_format_points (NAN), "–");
}

static void
test_money (void)
{
  assert_text (lode_format_money (1.2e9, "AUD"), "A$1.2" NBSP "billion");
  assert_text (lode_format_money (110, "USD"), "US$110");
  assert_text (lode_format_money (785e6, "EUR"), "€785" NBSP "million");
  assert_text (lode_format_money (59.5, "USD"), "US$59.50");
  assert_text (lode_format_money (59.004, "USD"), "US$59");
  assert_text (lode_format_money (110000, "USD"), "US$110,000");
  assert_text (lode_format_money (999999, "USD"), "US$1" NBSP "million");
  assert_text (lode_format_money (999.9e6, "EUR"), "€1" NBSP "billion");
  assert_text (lode_format_money (1.2345e12, "JPY"), "¥1.23" NBSP "trillion");
  assert_text (lode_format_money (2e6, "CHF"), "CHF" NBSP "2" NBSP "million");
  assert_text (lode_format_money (-5e6, "GBP"), "−£5" NBSP "million");
  assert_text (lode_format_money (0, "USD"), "US$0");
  assert_text (lode_format_money (NAN, "USD"), "–");
}

static void
test_number (void)
{
  assert_text (lode_format_number (1234567.891, 2), "1,234,567.89");
  assert_text (lode_format_number (1000, 2), "1,000");
  assert_text (lode_format_number (999, 0), "999");
  assert_text (lode_format_number (0.5, 0), "1");
  assert_text (lode_format_number (2.5, 0), "3");
  assert_text (lode_format_number (0.125, 2), "0.13");
  assert_text (lode_format_number (2.675, 2), "2.68");
  assert_text (lode_format_number (1.005, 2), "1.01");
  assert_text (lode_format_number (-1234.5, 1), "−1,234.5");
  assert_text (lode_format_number (-0.001, 2), "0");
  assert_text (lode_format_number (1e21, 0), "1,000,000,000,000,000,000,000");
  assert_text (lode_format_number (NAN, 0), "–");
}

static void
test_significant (void)
{
  assert_text (lode_format_significant (17512, 3), "17,500");
  assert_text (lode_format_significant (0.00012345, 3), "0.000123");
  assert_text (lode_format_significant (9.996, 3), "10");
  assert_text (lode_format_significant (99.96, 3), "100");
  assert_text (lode_format_significant (12.3456, 3), "12.3");
  assert_text (lode_format_significant (-0.5, 1), "−0.5");
  assert_text (lode_format_significant (0, 3), "0");
  assert_text (lode_format_significant (1e-20, 3), "0");
  assert_text (lode_format_significant (987654321, 1), "1,000,000,000");
  assert_text (lode_format_significant (NAN, 3), "–");
}

/* No ordinary space, no hyphen, no exponent: nothing breaks a line or looks like a computer. */
static void
test_no_break_anywhere (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint i = 0; i < 20000; i++)
    {
      double value = g_rand_double_range (random, -1, 1) * pow (10,
                                                                g_rand_int_range (random, -6, 12));
      char *texts[] = {
        lode_format_tonnes (value, i % 2 == 0), lode_format_percent (value, -1),
        lode_format_money (value, "USD"),       lode_format_significant (value, 3),
        lode_format_points (value),             lode_format_tonnes_range (value, value * 1.1, TRUE),
      };

      for (gsize j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          g_assert_null (strpbrk (texts[j], " -+E"));
          g_assert_null (strstr (texts[j], "e+"));
          g_assert_true (g_utf8_validate (texts[j], -1, NULL));
          g_free (texts[j]);
        }
    }
}

/* Where a German locale is installed its separators are used. */
static void
test_locale (void)
{
  g_autofree char *saved = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  assert_text (lode_format_tonnes (17500, FALSE), "17.500" NBSP "t");
  assert_text (lode_format_percent (92.7, 1), "92,7" NBSP "%");
  assert_text (lode_format_number (1234567.5, 2), "1.234.567,5");
  setlocale (LC_NUMERIC, saved);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/format/tonnes", test_tonnes);
  g_test_add_func ("/base/format/percent", test_percent);
  g_test_add_func ("/base/format/ranges", test_ranges);
  g_test_add_func ("/base/format/points", test_points);
  g_test_add_func ("/base/format/money", test_money);
  g_test_add_func ("/base/format/number", test_number);
  g_test_add_func ("/base/format/significant", test_significant);
  g_test_add_func ("/base/format/no-break-anywhere", test_no_break_anywhere);
  g_test_add_func ("/base/format/locale", test_locale);

  return g_test_run ();
}
