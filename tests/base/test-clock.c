/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/lode-clock.h"

static void
test_fixed (void)
{
  g_autofree char *iso = NULL;

  lode_clock_set_fixed (G_GINT64_CONSTANT (1769936400) * G_USEC_PER_SEC);
  g_assert_cmpint (lode_clock_now_us (), ==, G_GINT64_CONSTANT (1769936400) * G_USEC_PER_SEC);
  iso = lode_clock_now_iso ();
  g_assert_cmpstr (iso, ==, "2026-02-01T09:00:00Z");
  lode_clock_set_fixed (0);
}

static void
test_real (void)
{
  gint64 before_us = g_get_real_time ();
  gint64 now_us = lode_clock_now_us ();

  g_assert_cmpint (now_us, >=, before_us);
  g_assert_cmpint (now_us, <=, g_get_real_time ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/clock/fixed", test_fixed);
  g_test_add_func ("/base/clock/real", test_real);

  return g_test_run ();
}
