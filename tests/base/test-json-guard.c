/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"

static gboolean
check (const char     *text,
       LodeJsonFlags   flags,
       GError        **error)
{
  return lode_json_guard_check (text, strlen (text), "x.json", flags, error);
}

static void
assert_sound (const char *text)
{
  g_autoptr (GError) error = NULL;

  check (text, LODE_JSON_STRICT, &error);
  g_assert_no_error (error);
  check (text, LODE_JSON_SYNTAX_ONLY, &error);
  g_assert_no_error (error);
}

/* Refused in both modes. */
static void
assert_bad (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (text, LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "x.json: line "));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);
  g_assert_false (check (text, LODE_JSON_SYNTAX_ONLY, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

/* Sound by RFC 8259, refused as a document of ours. */
static void
assert_only_syntax (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (text, LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  check (text, LODE_JSON_SYNTAX_ONLY, &error);
  g_assert_no_error (error);
}

static void
assert_message (const char *text,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (text, LODE_JSON_STRICT, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_sound (void)
{
  const char * const texts[] = {
    "null", "true", "false", "0", "-0", "-1.5e-3", "1E+2", "1e0", "\"\"", "[]", "{}",
    " \t\r\n[ ]\n",
    "[1, 2, [3, {\"a\": null}], {}]", "{\"a\": {\"a\": {\"a\": 1}}}", "{\"\": 1}",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"", "\"\x7f\"", "\"é–€😀\"",
    "9007199254740992", "-9007199254740992", "1e308", "1e-400",
    "0.1000000000000000055511151231257827",
    "\"\\uFFFF\"", "[\"a\",\"a\"]", "[{\"a\":1},{\"a\":2}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_sound (texts[i]);
}

static void
test_bad_structure (void)
{
  const char * const texts[] = {
    "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1}", "{\"a\"", "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,", "{\"a\":1,}", "{\"a\":1]", "{,}", "{1:2}", "{a:1}", "{'a':1}", "{\"a\" 1}",
    "{\"a\":1 \"b\":2}", "[] []",
    "{}}", "1 2", "nul", "nulll", "True", "NaN", "Infinity", "-Infinity", "undefined", "// x\n1",
    "/* x */ 1", "# x\n1", "1 // x",
    "\xEF\xBB\xBF{}", "\v1", "\xC2\xA0" "1", "[1,,2]", "[\"a\":1]", "{\"a\",\"b\"}", "\\u0031",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (texts[i]);
}

static void
test_bad_numbers (void)
{
  const char * const texts[] = {
    "+1", "-", "--1", "01", "-01", "00", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1e-", "1E",
    "0x10", "0b1", "1_000", "1,000",
    "1.2.3", "1e1.5", "1e1e1", "- 1", "1a", "0e", "0.e1", "\xEF\xBC\x91", "1/2", "1f",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (texts[i]);
}

static void
test_bad_strings (void)
{
  const char * const texts[] = {
    "\"", "\"abc", "\"abc\\\"", "\"a\nb\"", "\"a\tb\"", "\"\x01\"", "\"\x1f\"", "'a'", "\"\\x41\"",
    "\"\\a\"", "\"\\\n\"", "\"\\u\"",
    "\"\\u12\"", "\"\\u12G4\"", "\"\\U1234\"", "\"\\uD800\\u\"", "\"\\uD800\\u12\"", "\"\\",
    "\"\\u1234", "\"\\u123",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_bad (texts[i]);
}

static void
test_bad_utf8 (void)
{
  const char * const bodies[] = {
    "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xE0\x9F\xBF",
    "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF",
    "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
    "\xF8\x88\x80\x80\x80", "\xFE", "\xFF",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *closed = g_strconcat ("\"a", bodies[i], "\"", NULL);
      g_autofree char *open = g_strconcat ("[\"a", bodies[i], NULL);
      g_autofree char *name = g_strconcat ("{\"a", bodies[i], "\":1}", NULL);

      assert_bad (closed);
      assert_bad (open);
      assert_bad (name);
      assert_bad (bodies[i]);
    }
}

static void
test_nul_byte (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lode_json_guard_check ("1\0", 2, "x.json", LODE_JSON_SYNTAX_ONLY, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lode_json_guard_check ("\"a\0b\"", 5, "x.json", LODE_JSON_SYNTAX_ONLY, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lode_json_guard_check ("\0", 1, "x.json", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lode_json_guard_check ("\"\\\0\"", 4, "x.json", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (lode_json_guard_check (NULL, 0, "x.json", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

/* What json-glib would misread, and what has two readings. */
static void
test_stricter_than_syntax (void)
{
  assert_only_syntax ("{\"a\":1,\"a\":1}");
  assert_only_syntax ("{\"a\":1,\"\\u0061\":2}");
  assert_only_syntax ("{\"\":1,\"\":2}");
  assert_only_syntax ("[{\"b\":{\"é\":1,\"\\u00e9\":2}}]");
  assert_only_syntax ("\"\\u0000\"");
  assert_only_syntax ("{\"a\\u0000b\":1}");
  assert_only_syntax ("\"\\uD800\"");
  assert_only_syntax ("\"\\uDC00\"");
  assert_only_syntax ("\"\\uDC00\\uD800\"");
  assert_only_syntax ("\"\\uD800\\uD800\"");
  assert_only_syntax ("\"\\uD800\\u0041\"");
  assert_only_syntax ("\"\\uD800x\"");
  assert_only_syntax ("9007199254740993");
  assert_only_syntax ("-9007199254740993");
  assert_only_syntax ("12345678901234567890");
  assert_only_syntax ("[1e309]");
  assert_only_syntax ("[-1e9999]");
}

static void
test_depth (void)
{
  for (guint depth = 1; depth <= 200; depth++)
    {
      GString *text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      gboolean is_sound;

      for (guint i = 0; i < depth; i++)
        g_string_append (text, i % 2 == 0 ? "[" : "{\"a\":");
      if (depth % 2 == 0)
        g_string_append (text, "1");
      for (guint i = depth; i-- > 0;)
        g_string_append (text, i % 2 == 0 ? "]" : "}");

      is_sound = check (text->str, depth % 3 == 0 ? LODE_JSON_SYNTAX_ONLY : LODE_JSON_STRICT,
                        &error);
      if (depth <= LODE_JSON_MAX_DEPTH)
        g_assert_no_error (error);
      else
        g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
      g_assert_cmpint (is_sound, ==, depth <= LODE_JSON_MAX_DEPTH);
      g_string_free (text, TRUE);
    }
}

/* A million brackets must not meet a stack; the names of the objects above are freed. */
static void
test_deep_and_hostile (void)
{
  const gsize size = 1000 * 1000;
  g_autofree char *brackets = g_malloc (size);
  g_autoptr (GError) error = NULL;

  memset (brackets, '[', size);
  g_assert_false (lode_json_guard_check (brackets, size, "x.json", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (check ("{\"a\":1,\"b\":{\"c\":{\"d\":!", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_size (void)
{
  const gsize size = LODE_JSON_MAX_BYTES;
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (GError) error = NULL;

  memset (text, ' ', size + 1);
  text[0] = '1';
  lode_json_guard_check (text, size, "x.json", LODE_JSON_STRICT, &error);
  g_assert_no_error (error);
  g_assert_false (lode_json_guard_check (text, size + 1, "x.json", LODE_JSON_STRICT, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "64 MB"));
}

static void
test_messages (void)
{
  assert_message ("[1,]", "x.json: line 1, column 4: here is “]” where a value should stand.");
  assert_message ("{\"a\": 1,\n \"b\" 2}",
                  "x.json: line 2, column 6: here is “2” where a colon should stand.");
  assert_message ("[1",
                  "x.json: line 1, column 3: here is the end of the text where a comma or “]” "
                  "should stand.");
  assert_message ("{\"a\":1]",
                  "x.json: line 1, column 7: here is “]” where a comma or “}” should stand.");
  assert_message ("",
                  "x.json: line 1, column 1: here is the end of the text where a value should "
                  "stand.");
  assert_message ("[\n  01\n]",
                  "x.json: line 2, column 3: a number must not have more digits after a leading "
                  "zero.");
  assert_message ("{\"a\":1,\n\"a\":2}",
                  "x.json: line 2, column 1: the member “a” stands twice in one object.");
  assert_message ("\"\xFF\"",
                  "x.json: line 1, column 2: the byte 0xFF is not valid UTF-8; the document must "
                  "be saved as UTF-8.");
  assert_message ("[\"abc]", "x.json: line 1, column 2: this string has no closing quote.");
  assert_message ("{} {}",
                  "x.json: line 1, column 4: here is “{” where the end of the document should "
                  "stand.");
  assert_message ("\xEF\xBB\xBF{}",
                  "x.json: line 1, column 1: here is a byte-order mark where a value should "
                  "stand.");
  assert_message ("{\"p\": NaN}",
                  "x.json: line 1, column 7: “NaN” of the member “p” is no number; write a finite one "
                  "or leave the member out.");
  assert_message ("{\"p\": -Infinity}",
                  "x.json: line 1, column 8: “Infinity” of the member “p” is no number; write a finite "
                  "one or leave the member out.");
  assert_message ("[NaN]", "x.json: line 1, column 2: here is “N” where a value or “]” should stand.");
  assert_message ("[\x01]",
                  "x.json: line 1, column 2: here is U+0001 where a value or “]” should stand.");
}

/* Columns are what an editor shows: code points, whatever ends the lines. */
static void
test_places (void)
{
  assert_message ("[\"é€😀\", x]",
                  "x.json: line 1, column 9: here is “x” where a value should stand.");
  assert_message ("[\r\n1,\r\n x]",
                  "x.json: line 3, column 2: here is “x” where a value should stand.");
  assert_message ("[\r1,\r x]",
                  "x.json: line 3, column 2: here is “x” where a value should stand.");
  assert_message ("[\n\n\nx]",
                  "x.json: line 4, column 1: here is “x” where a value or “]” should stand.");
  assert_message ("[\"é\xFF\"]",
                  "x.json: line 1, column 4: the byte 0xFF is not valid UTF-8; the document must "
                  "be saved as UTF-8.");
}

static void
test_long_duplicate (void)
{
  g_autofree char *member = g_strnfill (200, 'a');
  g_autofree char *wide = g_strconcat (member, "é", NULL);
  g_autofree char *text = g_strdup_printf ("{\"%s\":1,\"%s\":2}", wide, wide);
  g_autoptr (GError) error = NULL;

  g_assert_false (check (text, LODE_JSON_STRICT, &error));
  g_assert_cmpint (strlen (error->message), <, 160);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_odd_name (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (lode_json_guard_check ("x", 1, "caf\xE9.json", LODE_JSON_STRICT, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* Whatever one byte is changed to, the guard decides without crashing, and a cut document is never
 * sound. */
static void
test_mutations (void)
{
  const char *text = "{\"a\": [1.5e3, -2, \"é\\u00e9\\n\"], \"b\": {\"c\": null, \"d\": [true, "
                     "false]}}";
  gsize size = strlen (text);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *copy = g_memdup2 (text, size);
      g_autofree char *cut = g_memdup2 (text, MAX (i, 1));

      for (guint byte = 0; byte < 256; byte++)
        {
          copy[i] = (char) byte;
          lode_json_guard_check (copy, size, "x.json", LODE_JSON_STRICT, NULL);
        }
      g_assert_false (lode_json_guard_check (cut, i, "x.json", LODE_JSON_STRICT, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-guard/sound", test_sound);
  g_test_add_func ("/base/json-guard/bad-structure", test_bad_structure);
  g_test_add_func ("/base/json-guard/bad-numbers", test_bad_numbers);
  g_test_add_func ("/base/json-guard/bad-strings", test_bad_strings);
  g_test_add_func ("/base/json-guard/bad-utf8", test_bad_utf8);
  g_test_add_func ("/base/json-guard/nul-byte", test_nul_byte);
  g_test_add_func ("/base/json-guard/stricter-than-syntax", test_stricter_than_syntax);
  g_test_add_func ("/base/json-guard/depth", test_depth);
  g_test_add_func ("/base/json-guard/deep-and-hostile", test_deep_and_hostile);
  g_test_add_func ("/base/json-guard/size", test_size);
  g_test_add_func ("/base/json-guard/messages", test_messages);
  g_test_add_func ("/base/json-guard/places", test_places);
  g_test_add_func ("/base/json-guard/long-duplicate", test_long_duplicate);
  g_test_add_func ("/base/json-guard/odd-name", test_odd_name);
  g_test_add_func ("/base/json-guard/mutations", test_mutations);

  return g_test_run ();
}
