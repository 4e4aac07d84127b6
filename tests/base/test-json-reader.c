/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *root = lode_json_parse (text, strlen (text), "x.json", &error);

  g_assert_no_error (error);
  return root;
}

static void
assert_closes (LodeJsonReader *reader)
{
  g_autoptr (GError) error = NULL;

  lode_json_reader_close (reader, &error);
  g_assert_no_error (error);
}

static void
assert_fails (LodeJsonReader *reader,
              const char     *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lode_json_reader_has_failed (reader));
  g_assert_false (lode_json_reader_close (reader, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_values (void)
{
  g_autoptr (JsonNode) root = parse (
    "{\"text\": \"t\", \"number\": 1.5, \"whole\": 3, \"yes\": true, \"nothing\": null, \"list\": "
    "[\"a\", \"b\"]}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");
  g_auto (GStrv) list = NULL;
  g_auto (GStrv) none = NULL;

  g_assert_true (lode_json_reader_is_object (reader));
  g_assert_false (lode_json_reader_is_array (reader));
  g_assert_true (lode_json_reader_node (reader) == root);
  g_assert_cmpstr (lode_json_reader_get_string (reader, "text", "-"), ==, "t");
  g_assert_cmpstr (lode_json_reader_require_string (reader, "text"), ==, "t");
  g_assert_cmpstr (lode_json_reader_get_string (reader, "absent", "-"), ==, "-");
  g_assert_cmpstr (lode_json_reader_get_string (reader, "nothing", NULL), ==, NULL);
  g_assert_cmpfloat (lode_json_reader_get_number (reader, "number", 0), ==, 1.5);
  g_assert_cmpfloat (lode_json_reader_get_number (reader, "whole", 0), ==, 3);
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "whole"), ==, 3);
  g_assert_cmpfloat (lode_json_reader_get_number (reader, "absent", 7), ==, 7);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "whole", 0, 10, 1), ==, 3);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "absent", 0, 10, 1), ==, 1);
  g_assert_true (lode_json_reader_get_boolean (reader, "yes", FALSE));
  g_assert_true (lode_json_reader_get_boolean (reader, "nothing", TRUE));
  g_assert_true (lode_json_reader_has (reader, "text"));
  g_assert_false (lode_json_reader_has (reader, "nothing"));
  g_assert_false (lode_json_reader_has (reader, "absent"));
  g_assert_nonnull (lode_json_reader_peek (reader, "nothing"));
  g_assert_null (lode_json_reader_peek (reader, "absent"));
  list = lode_json_reader_get_strings (reader, "list");
  g_assert_cmpstrv (list, ((const char *[]) { "a", "b", NULL }));
  none = lode_json_reader_get_strings (reader, "absent");
  g_assert_null (none);
  assert_closes (reader);
}

static void
test_steps (void)
{
  g_autoptr (JsonNode) root = parse ("{\"levers\": [{\"id\": \"L1\"}, null, [1, 2.5], \"x\"], "
                                     "\"none\": null}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  g_assert_false (lode_json_reader_enter (reader, "absent"));
  g_assert_false (lode_json_reader_enter (reader, "none"));
  g_assert_true (lode_json_reader_enter (reader, "levers"));
  g_assert_true (lode_json_reader_is_array (reader));
  g_assert_cmpuint (lode_json_reader_length (reader), ==, 4);
  g_assert_true (lode_json_reader_enter_element (reader, 0));
  g_assert_cmpstr (lode_json_reader_require_string (reader, "id"), ==, "L1");
  lode_json_reader_leave (reader);
  g_assert_false (lode_json_reader_enter_element (reader, 1));
  g_assert_false (lode_json_reader_enter_element (reader, 4));
  g_assert_true (lode_json_reader_enter_element (reader, 2));
  g_assert_cmpfloat (lode_json_reader_number_at (reader, 0), ==, 1);
  g_assert_cmpfloat (lode_json_reader_number_at (reader, 1), ==, 2.5);
  lode_json_reader_leave (reader);
  g_assert_cmpstr (lode_json_reader_string_at (reader, 3), ==, "x");
  lode_json_reader_leave (reader);
  g_assert_true (lode_json_reader_is_object (reader));
  assert_closes (reader);
}

static void
test_members_in_order (void)
{
  g_autoptr (JsonNode) root = parse ("{\"z\": 1, \"a\": 2, \"m\": 3}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");
  g_autoptr (GList) members = lode_json_reader_members (reader);

  g_assert_cmpuint (g_list_length (members), ==, 3);
  g_assert_cmpstr (members->data, ==, "z");
  g_assert_cmpstr (members->next->data, ==, "a");
  g_assert_cmpstr (members->next->next->data, ==, "m");
  assert_closes (reader);
}

static void
test_path (void)
{
  g_autoptr (JsonNode) root = parse ("{\"levers\": [{}, {}, {\"remaining\": {\"low\": "
                                     "\"none\"}}]}");
  LodeJsonReader *reader = lode_json_reader_new (root, "scenario.json");

  g_assert_true (lode_json_reader_enter (reader, "levers"));
  g_assert_true (lode_json_reader_enter_element (reader, 2));
  g_assert_true (lode_json_reader_enter (reader, "remaining"));
  g_assert_cmpfloat (lode_json_reader_get_number (reader, "low", 9), ==, 9);
  lode_json_reader_leave (reader);
  lode_json_reader_leave (reader);
  lode_json_reader_leave (reader);
  assert_fails (reader,
                "scenario.json: levers[2].remaining.low: this must be a number, not a text.");
}

/* After the first failure nothing is reported any more and getters give their fallback. */
static void
test_sticky (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\": 1, \"b\": \"text\", \"c\": [], \"d\": {}}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  g_assert_cmpstr (lode_json_reader_require_string (reader, "a"), ==, "");
  g_assert_cmpstr (lode_json_reader_get_string (reader, "b", "-"), ==, "-");
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "a"), ==, 0);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "a", 0, 5, 4), ==, 4);
  g_assert_false (lode_json_reader_enter (reader, "d"));
  g_assert_false (lode_json_reader_enter_element (reader, 0));
  g_assert_cmpuint (lode_json_reader_length (reader), ==, 0);
  g_assert_null (lode_json_reader_members (reader));
  g_assert_null (lode_json_reader_get_strings (reader, "c"));
  lode_json_reader_fail (reader, "b", "never seen");
  assert_fails (reader, "x.json: a: this must be a text, not a number.");
}

static void
test_wrong_kinds (void)
{
  const struct
  {
    const char *value;
    const char *kind;
  } cases[] = {
    { "{}", "an object" }, { "[]", "a list" }, { "\"x\"", "a text" }, { "1", "a number" },
    { "1.5", "a number" }, { "true", "true or false" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{\"m\": %s}", cases[i].value);
      g_autofree char *as_text = g_strdup_printf ("x.json: m: this must be a text, not %s.",
                                                  cases[i].kind);
      g_autofree char *as_number = g_strdup_printf ("x.json: m: this must be a number, not %s.",
                                                    cases[i].kind);
      g_autofree char *as_boolean = g_strdup_printf ("x.json: m: this must be true or false, not "
                                                     "%s.", cases[i].kind);
      g_autofree char *as_list = g_strdup_printf ("x.json: m: this must be a list of texts, not "
                                                  "%s.", cases[i].kind);
      g_autoptr (JsonNode) root = parse (text);
      LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

      if (i != 2)
        {
          lode_json_reader_get_string (reader, "m", NULL);
          assert_fails (reader, as_text);
          reader = lode_json_reader_new (root, "x.json");
        }
      if (i != 3 && i != 4)
        {
          lode_json_reader_get_number (reader, "m", 0);
          assert_fails (reader, as_number);
          reader = lode_json_reader_new (root, "x.json");
        }
      if (i != 5)
        {
          lode_json_reader_get_boolean (reader, "m", FALSE);
          assert_fails (reader, as_boolean);
          reader = lode_json_reader_new (root, "x.json");
        }
      if (i != 1)
        {
          lode_json_reader_get_strings (reader, "m");
          assert_fails (reader, as_list);
          reader = lode_json_reader_new (root, "x.json");
        }
      assert_closes (reader);
    }
}

static void
test_required (void)
{
  g_autoptr (JsonNode) root = parse ("{\"o\": {\"n\": null}}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  g_assert_true (lode_json_reader_enter (reader, "o"));
  lode_json_reader_require_number (reader, "n");
  lode_json_reader_leave (reader);
  assert_fails (reader, "x.json: o.n: this member is missing; it must be a number.");

  reader = lode_json_reader_new (root, "x.json");
  lode_json_reader_require_string (reader, "t");
  assert_fails (reader, "x.json: t: this member is missing; it must be a text.");
}

static void
test_integers (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\": 5, \"b\": 5.5, \"c\": 5.0, \"d\": 5e0, \"e\": -1, "
                                     "\"f\": 1e300}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  g_assert_cmpint (lode_json_reader_get_integer (reader, "a", 5, 5, 0), ==, 5);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "c", 0, 9, 0), ==, 5);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "d", 0, 9, 0), ==, 5);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "e", -1, 9, 0), ==, -1);
  g_assert_cmpint (lode_json_reader_get_integer (reader, "b", 0, 9, 7), ==, 7);
  assert_fails (reader, "x.json: b: this must be a whole number from 0 to 9, not 5.5.");

  reader = lode_json_reader_new (root, "x.json");
  lode_json_reader_get_integer (reader, "e", 0, 9, 7);
  assert_fails (reader, "x.json: e: this must be a whole number from 0 to 9, not -1.");

  reader = lode_json_reader_new (root, "x.json");
  lode_json_reader_get_integer (reader, "f", 0, G_MAXINT64, 7);
  assert_fails (reader,
                "x.json: f: this must be a whole number from 0 to 9223372036854775807, not 1e300.");
}

static void
test_lists (void)
{
  g_autoptr (JsonNode) root = parse ("{\"mixed\": [\"a\", 1], \"short\": [1], \"empty\": [], "
                                     "\"scalar\": 1}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");
  g_auto (GStrv) empty = lode_json_reader_get_strings (reader, "empty");

  g_assert_nonnull (empty);
  g_assert_cmpuint (g_strv_length (empty), ==, 0);
  g_assert_null (lode_json_reader_get_strings (reader, "mixed"));
  assert_fails (reader, "x.json: mixed[1]: this must be a text, not a number.");

  reader = lode_json_reader_new (root, "x.json");
  g_assert_true (lode_json_reader_enter (reader, "short"));
  lode_json_reader_number_at (reader, 1);
  assert_fails (reader, "x.json: short: this list has 1 elements; at least 2 are needed.");

  reader = lode_json_reader_new (root, "x.json");
  g_assert_true (lode_json_reader_enter (reader, "short"));
  lode_json_reader_string_at (reader, 0);
  assert_fails (reader, "x.json: short[0]: this must be a text, not a number.");

  reader = lode_json_reader_new (root, "x.json");
  g_assert_true (lode_json_reader_enter (reader, "short"));
  g_assert_false (lode_json_reader_enter_element (reader, 0));
  assert_fails (reader, "x.json: short[0]: this must be an object or a list, not a number.");

  reader = lode_json_reader_new (root, "x.json");
  g_assert_false (lode_json_reader_enter (reader, "scalar"));
  assert_fails (reader, "x.json: scalar: this must be an object or a list, not a number.");

  reader = lode_json_reader_new (root, "x.json");
  lode_json_reader_length (reader);
  assert_fails (reader, "x.json: this must be a list, not an object.");
}

static void
test_not_an_object (void)
{
  g_autoptr (JsonNode) root = parse ("[1]");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  lode_json_reader_get_string (reader, "a", NULL);
  assert_fails (reader, "x.json: this must be an object, not a list.");
}

static void
test_own_failure (void)
{
  g_autoptr (JsonNode) root = parse ("{\"a\": {\"b\": 7}}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");

  g_assert_true (lode_json_reader_enter (reader, "a"));
  lode_json_reader_fail (reader, "b", "%d is past %d.", 7, 5);
  assert_fails (reader, "x.json: a.b: 7 is past 5.");

  reader = lode_json_reader_new (root, "x.json");
  lode_json_reader_fail (reader, NULL, "a whole is wrong");
  assert_fails (reader, "x.json: a whole is wrong.");
}

static void
test_unknown (void)
{
  const char * const known[] = { "a", "b", NULL };
  g_autoptr (JsonNode) root = parse ("{\"a\": 1, \"later\": {\"deep\": [1, 2]}, \"b\": 2, \"too\": "
                                     "null}");
  g_autoptr (JsonNode) plain = parse ("{\"a\": 1}");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");
  g_autoptr (JsonObject) unknown = lode_json_reader_dup_unknown (reader, known);

  g_assert_nonnull (unknown);
  g_assert_cmpuint (json_object_get_size (unknown), ==, 2);
  g_assert_true (json_node_equal (json_object_get_member (unknown, "later"),
                                  lode_json_reader_peek (reader, "later")));
  g_assert_true (json_object_get_null_member (unknown, "too"));
  assert_closes (reader);

  /* It lives on after the document. */
  g_clear_pointer (&root, json_node_unref);
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (unknown, "later")), ==, 1);

  reader = lode_json_reader_new (plain, "x.json");
  g_assert_null (lode_json_reader_dup_unknown (reader, known));
  assert_closes (reader);
}

static void
test_format (void)
{
  g_autoptr (JsonNode) good = parse ("{\"format\": \"lodestone-x\", \"version\": 2}");
  g_autoptr (JsonNode) bare = parse ("{}");
  g_autoptr (JsonNode) zero = parse ("{\"format\": \"lodestone-x\", \"version\": 0}");
  g_autoptr (JsonNode) unversioned = parse ("{\"format\": \"lodestone-x\"}");
  LodeJsonReader *reader = lode_json_reader_new (good, "x.json");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-x", 3), ==, 2);
  assert_closes (reader);

  reader = lode_json_reader_new (good, "x.json");
  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-y", 3), ==, 0);
  assert_fails (reader, "x.json: format: this file is a “lodestone-x”, not a “lodestone-y”.");

  reader = lode_json_reader_new (good, "x.json");
  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-x", 1), ==, 0);
  g_assert_false (lode_json_reader_close (reader, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_NEW);

  reader = lode_json_reader_new (bare, "x.json");
  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-x", 1), ==, 0);
  assert_fails (reader, "x.json: format: this member is missing; it must be a text.");

  reader = lode_json_reader_new (unversioned, "x.json");
  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-x", 1), ==, 0);
  assert_fails (reader,
                "x.json: version: this member is missing; it must be a whole number from 1.");

  reader = lode_json_reader_new (zero, "x.json");
  g_assert_cmpint (lode_json_reader_check_format (reader, "lodestone-x", 1), ==, 0);
  assert_fails (reader,
                "x.json: version: this must be a whole number from 1 to 2147483647, not 0.");
}

/* Every kind of text and number comes out of json-glib as it stands in the document. */
static void
test_fidelity (void)
{
  g_autoptr (JsonNode) root = parse (
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\", \"\\u00e9\\uD83D\\uDE00\", \"é😀\", 1e5, 1E-5, -0.0, "
    "9007199254740992, -9007199254740992,"
    " 5e-324, 1.7976931348623157e308, 0.1, 100, -1, 1e-10, 1.0]");
  LodeJsonReader *reader = lode_json_reader_new (root, "x.json");
  const double numbers[] = {
    1e5, 1e-5, -0.0, 9007199254740992.0, -9007199254740992.0, 5e-324, 1.7976931348623157e308, 0.1,
    100, -1, 1e-10, 1,
  };

  g_assert_cmpstr (lode_json_reader_string_at (reader, 0), ==, "\"\\/\b\f\n\r\t");
  g_assert_cmpstr (lode_json_reader_string_at (reader, 1), ==, "é😀");
  g_assert_cmpstr (lode_json_reader_string_at (reader, 2), ==, "é😀");
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = lode_json_reader_number_at (reader, i + 3);

      g_assert_cmpmem (&value, sizeof value, &numbers[i], sizeof value);
    }
  assert_closes (reader);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-reader/values", test_values);
  g_test_add_func ("/base/json-reader/steps", test_steps);
  g_test_add_func ("/base/json-reader/members-in-order", test_members_in_order);
  g_test_add_func ("/base/json-reader/path", test_path);
  g_test_add_func ("/base/json-reader/sticky", test_sticky);
  g_test_add_func ("/base/json-reader/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/base/json-reader/required", test_required);
  g_test_add_func ("/base/json-reader/integers", test_integers);
  g_test_add_func ("/base/json-reader/lists", test_lists);
  g_test_add_func ("/base/json-reader/not-an-object", test_not_an_object);
  g_test_add_func ("/base/json-reader/own-failure", test_own_failure);
  g_test_add_func ("/base/json-reader/unknown", test_unknown);
  g_test_add_func ("/base/json-reader/format", test_format);
  g_test_add_func ("/base/json-reader/fidelity", test_fidelity);

  return g_test_run ();
}
