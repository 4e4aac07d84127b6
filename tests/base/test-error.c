/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "base/lode-error.h"

static void
test_exit_status (void)
{
  const struct
  {
    LodeError code;
    int       status;
  } cases[] = {
    { LODE_ERROR_INVALID, 1 },   { LODE_ERROR_TOO_LARGE, 1 }, { LODE_ERROR_TOO_NEW, 1 },
    { LODE_ERROR_INFEASIBLE, 1 }, { LODE_ERROR_NOT_FOUND, 1 }, { LODE_ERROR_USAGE, 2 },
    { LODE_ERROR_IO, 3 },        { LODE_ERROR_BUSY, 3 },      { LODE_ERROR_CONFLICT, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new (LODE_ERROR, (int) cases[i].code, "x");

      g_assert_cmpint (lode_error_exit_status (error), ==, cases[i].status);
    }
}

static void
test_other_domains (void)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "x");

  g_assert_cmpint (lode_error_exit_status (error), ==, 3);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/exit-status", test_exit_status);
  g_test_add_func ("/base/error/other-domains", test_other_domains);

  return g_test_run ();
}
