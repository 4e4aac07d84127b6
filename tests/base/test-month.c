/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/lode-month.h"

static void
test_parse (void)
{
  const char * const bad[] = {
    "", "2026", "2026-1", "2026-00", "2026-13", "1899-12", "2201-01", "2026-10-01", "2026/10",
    "26-10",
    "+026-10", " 2026-1", "2026-1 ", "２026-1", "2026-+1",
  };

  g_assert_cmpint (lode_month_parse ("2026-10"), ==, 24321);
  g_assert_cmpint (lode_month_parse ("1900-01"), ==, 1900 * 12);
  g_assert_cmpint (lode_month_parse ("2200-12"), ==, 2200 * 12 + 11);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (lode_month_parse (bad[i]), ==, LODE_MONTH_NONE);
  g_assert_cmpint (lode_month_parse (NULL), ==, LODE_MONTH_NONE);
}

static void
test_round_trip (void)
{
  g_autofree char *none = lode_month_format (LODE_MONTH_NONE);

  for (LodeMonth month = 1900 * 12; month <= 2200 * 12 + 11; month++)
    {
      g_autofree char *text = lode_month_format (month);

      g_assert_cmpint (lode_month_parse (text), ==, month);
      g_assert_cmpint (lode_month_year (month) * 12 + lode_month_of_year (month) - 1, ==, month);
    }
  g_assert_cmpstr (none, ==, "");
}

static void
test_arithmetic (void)
{
  g_assert_cmpint (lode_month_parse ("2027-01") - lode_month_parse ("2026-10"), ==, 3);
  g_assert_cmpint (lode_month_year (lode_month_parse ("2026-12")), ==, 2026);
  g_assert_cmpint (lode_month_of_year (lode_month_parse ("2026-12")), ==, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/month/parse", test_parse);
  g_test_add_func ("/base/month/round-trip", test_round_trip);
  g_test_add_func ("/base/month/arithmetic", test_arithmetic);

  return g_test_run ();
}
