/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard against the grammar read literally (json-reference.c),
on texts that are nearly JSON. */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "json-reference.h"

/* Pieces that make nearly sound documents when thrown together. */
static const char * const pieces[] = {
  "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\"", "\"a\":", "0", "1", "-", "-1", "01", "1.5",
  ".", "1.", "e", "E+", "1e5", "1e-", "true", "false", "null", "nul", "NaN", " ", "\n", "\t", "\\",
  "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\u12", "\\n", "\\x", "é", "\xC3", "\xED\xA0\x80",
  "\x01",
  "[]", "{}", "[1]", "{\"a\":1}", "[1,2]", ",1", ",\"c\":2", "/", "+", "\"\\\"\"",
};

static const char * const documents[] = {
  "{\"a\": [1.5e3, -2, \"é\\u00e9\\n\"], \"b\": {\"c\": null, \"d\": [true, false]}}",
  "[[], {}, [[]], {\"\": {}}, \"\\ud83d\\ude00\", 0, -0.0, 1E+2]",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
  " \r\n\t-12.5e-7 \r\n\t",
};

static void
assert_agree (const char *bytes,
              gsize       size)
{
  g_autoptr (GError) error = NULL;
  gboolean is_sound = lode_json_guard_check (bytes, size, "x", LODE_JSON_SYNTAX_ONLY, &error);
  gboolean is_strict;

  /* Depth is ours alone. */
  if (g_error_matches (error, LODE_ERROR, LODE_ERROR_TOO_LARGE))
    return;
  if (is_sound != json_reference_accepts (bytes, size))
    {
      g_autofree char *shown = g_strndup (bytes, size);
      g_autofree char *escaped = g_strescape (shown, NULL);

      g_error ("guard %s, grammar %s: %s", is_sound ? "takes" : "refuses",
               is_sound ? "refuses" : "takes", escaped);
    }

  /* Stricter never means more. */
  is_strict = lode_json_guard_check (bytes, size, "x", LODE_JSON_STRICT, NULL);
  g_assert_true (is_sound || !is_strict);
}

static void
test_thrown_together (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint n_sound = 0;

  for (guint i = 0; i < 200000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (gint32 n = g_rand_int_range (random, 1, 9); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      assert_agree (text->str, text->len);
      n_sound += json_reference_accepts (text->str, text->len) ? 1 : 0;
    }

  /* The pieces must not be so wild that only refusals are compared. */
  g_assert_cmpuint (n_sound, >, 1000);
}

static void
test_changed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);

  for (guint i = 0; i < 100000; i++)
    {
      const char *document = documents[i % G_N_ELEMENTS (documents)];
      gsize size = strlen (document);
      g_autofree char *copy = g_memdup2 (document, size);

      for (gint32 n = g_rand_int_range (random, 1, 4); n > 0; n--)
        copy[g_rand_int (random) % size] = (char) g_rand_int_range (random, 0, 256);
      assert_agree (copy, size);
    }
}

static void
test_cut_and_joined (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (documents); j++)
      for (gsize cut = 0; cut <= strlen (documents[i]); cut++)
        {
          g_autofree char *start = g_strndup (documents[i], cut);
          g_autofree char *joined = g_strconcat (start, documents[j], NULL);

          assert_agree (start, cut);
          assert_agree (joined, strlen (joined));
          assert_agree (documents[i] + cut, strlen (documents[i]) - cut);
        }
}

/* Every two bytes, and every byte between quotes. */
static void
test_short (void)
{
  for (guint first = 0; first < 256; first++)
    for (guint second = 0; second < 256; second++)
      {
        const char two[2] = { (char) first, (char) second };
        const char quoted[4] = { '"', (char) first, (char) second, '"' };

        assert_agree (two, sizeof two);
        assert_agree (quoted, sizeof quoted);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-agreement/thrown-together", test_thrown_together);
  g_test_add_func ("/base/json-agreement/changed", test_changed);
  g_test_add_func ("/base/json-agreement/cut-and-joined", test_cut_and_joined);
  g_test_add_func ("/base/json-agreement/short", test_short);

  return g_test_run ();
}
