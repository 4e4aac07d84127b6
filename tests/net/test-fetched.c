/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "net/lode-fetched.h"

static void
test_values (void)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("abc", 3);
  LodeFetched *fetched = lode_fetched_new (body, "https://example.org/", "text/plain", NULL,
                                           "Wed, 01 Jan 2025 00:00:00 GMT", FALSE);
  LodeFetched *second = lode_fetched_ref (fetched);

  g_assert_true (second == fetched);
  lode_fetched_unref (fetched);
  g_assert_true (lode_fetched_get_body (second) == body);
  g_assert_cmpstr (lode_fetched_get_address (second), ==, "https://example.org/");
  g_assert_cmpstr (lode_fetched_get_content_type (second), ==, "text/plain");
  g_assert_null (lode_fetched_get_etag (second));
  g_assert_nonnull (lode_fetched_get_last_modified (second));
  g_assert_false (lode_fetched_is_unmodified (second));
  lode_fetched_unref (second);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/fetched/values", test_values);

  return g_test_run ();
}
