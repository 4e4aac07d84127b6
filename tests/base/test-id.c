/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-id.h"

static void
assert_slug (const char *text,
             guint       max_chars,
             const char *expected)
{
  g_autofree char *slug = lode_id_slug (text, max_chars);

  g_assert_cmpstr (slug, ==, expected);
}

static void
test_valid (void)
{
  const char * const valid[] = { "a", "7", "magnet-stop", "2026-02-01-alliance-talks-7f3a" };
  const char * const invalid[] = {
    "", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "a/b", "..", "a.json", "é", "a\n", "../x",
  };
  g_autofree char *longest = g_strnfill (80, 'a');
  g_autofree char *too_long = g_strnfill (81, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (valid); i++)
    g_assert_true (lode_id_is_valid (valid[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (lode_id_is_valid (invalid[i]));
  g_assert_false (lode_id_is_valid (NULL));
  g_assert_true (lode_id_is_valid (longest));
  g_assert_false (lode_id_is_valid (too_long));
}

static void
test_slug (void)
{
  assert_slug ("Alliance talks", 48, "alliance-talks");
  assert_slug ("  Alliance — talks!  ", 48, "alliance-talks");
  assert_slug ("Europe's magnets", 48, "europes-magnets");
  assert_slug ("Seltene Erden für Österreich", 60, "seltene-erden-fur-osterreich");
  assert_slug ("A$1.2 billion", 48, "a-1-2-billion");
  assert_slug ("日本", 48, "untitled");
  assert_slug ("", 48, "untitled");
  assert_slug ("...", 48, "untitled");
  assert_slug ("caf\xE9 noir", 48, "caf-noir");
  assert_slug ("untitled", 3, "unt");
}

/* Words are kept whole where one fits. */
static void
test_cut (void)
{
  assert_slug ("alliance talks begin", 14, "alliance-talks");
  assert_slug ("alliance talks begin", 15, "alliance-talks");
  assert_slug ("alliance talks begin", 13, "alliance");
  assert_slug ("alliance talks begin", 5, "allia");
  assert_slug ("..", 4, "unti");
}

static void
test_always_valid (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint i = 0; i < 20000; i++)
    {
      char text[24];
      guint max_chars = (guint) g_rand_int_range (random, 1, 100);
      g_autofree char *slug = NULL;

      for (gsize j = 0; j < sizeof text; j++)
        text[j] = (char) g_rand_int_range (random, i % 2 == 0 ? 1 : 32, i % 2 == 0 ? 256 : 127);
      text[g_rand_int_range (random, 0, sizeof text)] = '\0';
      text[sizeof text - 1] = '\0';
      slug = lode_id_slug (text, max_chars);
      g_assert_true (lode_id_is_valid (slug));
      g_assert_cmpuint (strlen (slug), <=, max_chars);
    }
}

static void
test_article (void)
{
  g_autofree char *dated = lode_id_for_article ("2026-02-01", "Alliance talks", "abc");
  g_autofree char *timed = lode_id_for_article ("2026-02-01T09:00:00Z", "Alliance talks", "abc");
  g_autofree char *undated = lode_id_for_article (NULL, "Alliance talks", "abc");
  g_autofree char *odd = lode_id_for_article ("1 Feb 2026", "Alliance talks", "abd");
  g_autofree char *title = g_strnfill (500, 'x');
  g_autofree char *cut = lode_id_for_article ("2026-02-01", title, "abc");

  /* SHA-256 of "abc" starts with ba78, of "abd" with a52d. */
  g_assert_cmpstr (dated, ==, "2026-02-01-alliance-talks-ba78");
  g_assert_cmpstr (timed, ==, dated);
  g_assert_cmpstr (undated, ==, "alliance-talks-ba78");
  g_assert_cmpstr (odd, ==, "alliance-talks-a52d");
  g_assert_true (lode_id_is_valid (cut));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/id/valid", test_valid);
  g_test_add_func ("/base/id/slug", test_slug);
  g_test_add_func ("/base/id/cut", test_cut);
  g_test_add_func ("/base/id/always-valid", test_always_valid);
  g_test_add_func ("/base/id/article", test_article);

  return g_test_run ();
}
