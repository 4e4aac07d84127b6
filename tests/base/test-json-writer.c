/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "base/lode-json-load.h"
#include "base/lode-json-writer.h"

static void
assert_text (LodeJsonWriter *writer,
             const char     *expected)
{
  g_autoptr (GError) error = NULL;
  gsize size_bytes = 0;
  g_autofree char *text = lode_json_writer_finish (writer, &size_bytes, &error);
  g_autoptr (JsonNode) root = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (size_bytes, ==, strlen (text));
  root = lode_json_parse (text, size_bytes, "x.json", &error);
  g_assert_no_error (error);
}

static void
assert_refused (LodeJsonWriter *writer,
                const char     *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_json_writer_finish (writer, NULL, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_layout (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", "lodestone-x");
  lode_json_writer_member_integer (writer, "version", 1);
  lode_json_writer_member_boolean (writer, "open", TRUE);
  lode_json_writer_member_string (writer, "none", NULL);
  lode_json_writer_member (writer, "remaining");
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_number (writer, "value", 0.2);
  lode_json_writer_member (writer, "list");
  lode_json_writer_begin_array (writer);
  lode_json_writer_integer (writer, 1);
  lode_json_writer_null (writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
  lode_json_writer_member_strings (writer, "members", (const char *[]) { "a", "b", NULL });
  lode_json_writer_member_strings (writer, "nobody", NULL);
  lode_json_writer_member (writer, "empty");
  lode_json_writer_begin_object (writer);
  lode_json_writer_end_object (writer);
  lode_json_writer_member (writer, "rows");
  lode_json_writer_begin_array (writer);
  lode_json_writer_begin_inline_array (writer);
  lode_json_writer_number (writer, 1);
  lode_json_writer_boolean (writer, FALSE);
  lode_json_writer_end_array (writer);
  lode_json_writer_string (writer, "x");
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);

  assert_text (writer,
               "{\n"
               "  \"format\": \"lodestone-x\",\n"
               "  \"version\": 1,\n"
               "  \"open\": true,\n"
               "  \"none\": null,\n"
               "  \"remaining\": {\"value\": 0.2, \"list\": [1, null]},\n"
               "  \"members\": [\"a\", \"b\"],\n"
               "  \"nobody\": [],\n"
               "  \"empty\": {},\n"
               "  \"rows\": [\n"
               "    [1, false],\n"
               "    \"x\"\n"
               "  ]\n"
               "}\n");
}

static void
test_strings (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_inline_array (writer);
  lode_json_writer_string (writer, "\"\\/\b\f\n\r\t\x01\x1f\x7f");
  lode_json_writer_string (writer, "é–😀</script>");
  lode_json_writer_string (writer, "");
  lode_json_writer_end_array (writer);
  assert_text (writer,
               "[\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\", \"é–😀</script>\", \"\"]\n");
}

static void
test_bare_values (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_null (writer);
  assert_text (writer, "null\n");
  writer = lode_json_writer_new ();
  lode_json_writer_number (writer, 1e-10);
  assert_text (writer, "1e-10\n");
}

static void
test_refused (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "figure");
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_number (writer, "low", NAN);
  lode_json_writer_member_number (writer, "high", INFINITY);
  lode_json_writer_end_object (writer);
  lode_json_writer_end_object (writer);
  assert_refused (writer, "figure.low: this is not a number.");

  writer = lode_json_writer_new ();
  lode_json_writer_begin_array (writer);
  lode_json_writer_number (writer, -INFINITY);
  lode_json_writer_end_array (writer);
  assert_refused (writer, "this number is infinite.");

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "title", "caf\xE9");
  lode_json_writer_end_object (writer);
  assert_refused (writer, "title: this text is not valid UTF-8.");

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "caf\xE9", "x");
  lode_json_writer_end_object (writer);
  assert_refused (writer, "caf\uFFFD: this name is not valid UTF-8.");

  writer = lode_json_writer_new ();
  lode_json_writer_integer (writer, G_GINT64_CONSTANT (9007199254740993));
  assert_refused (writer, "this integer is beyond 9007199254740992, where integers lose digits.");
}

static void
test_too_deep (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  for (guint i = 0; i < LODE_JSON_MAX_DEPTH + 1; i++)
    lode_json_writer_begin_array (writer);
  for (guint i = 0; i < LODE_JSON_MAX_DEPTH + 1; i++)
    lode_json_writer_end_array (writer);
  assert_refused (writer, "objects and lists are nested too deeply to be read back.");
}

static void
test_abandoned (void)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "left open");
  lode_json_writer_begin_object (writer);
  lode_json_writer_free (writer);
}

static void
test_incomplete (void)
{
  if (g_test_subprocess ())
    {
      LodeJsonWriter *writer = lode_json_writer_new ();

      lode_json_writer_begin_object (writer);
      lode_json_writer_finish (writer, NULL, NULL);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*the document is not complete*");
}

static void
test_number_text (void)
{
  const struct
  {
    double      value;
    const char *text;
  } cases[] = {
    { 0, "0" }, { -0.0, "-0.0" }, { 1, "1" }, { -1, "-1" }, { 0.1, "0.1" }, { 17500, "17500" },
    { 92.7, "92.7" },
    { 1e-10, "1e-10" }, { 1e-4, "0.0001" }, { 1e-5, "1e-5" },
    { 123456789012345, "123456789012345" }, { 1e15, "1e15" }, { 1e17, "1e17" },
    { 1e100, "1e100" }, { -1e-100, "-1e-100" }, { 9007199254740992.0, "9007199254740992" },
    { 9007199254740994.0, "9007199254740994.0" },
    { 5e-324, "5e-324" }, { 2.2250738585072014e-308, "2.2250738585072014e-308" },
    { 1.7976931348623157e308, "1.7976931348623157e308" },
    { 0.1 + 0.2, "0.30000000000000004" }, { 1.0 / 3, "0.3333333333333333" },
    { 5.684341886080802e-14, "5.684341886080802e-14" },
    { 100, "100" }, { 1234567.891, "1234567.891" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = lode_json_number_to_string (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Any bit pattern of a finite double comes back bit for bit. */
static void
test_number_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 50000; i++)
    {
      guint64 bits = (guint64) g_rand_int (random) << 32 | g_rand_int (random);
      g_autofree char *text = NULL;
      double value;
      double back;

      /* Every fourth is beside a power of two, where shortest texts go wrong. */
      if (i % 4 == 0)
        bits = (bits & ~G_GUINT64_CONSTANT (0xFFFFFFFFFFFFF)) + (bits & 3) - 1;
      memcpy (&value, &bits, sizeof value);
      if (!isfinite (value))
        continue;

      text = lode_json_number_to_string (value);
      back = g_ascii_strtod (text, NULL);
      g_assert_cmpmem (&back, sizeof back, &value, sizeof value);
      g_assert_true (lode_json_guard_check (text, strlen (text), "x", LODE_JSON_STRICT, NULL));
      g_assert_cmpuint (strlen (text), <=, 24);
    }
}

static char *
random_string (GRand *random)
{
  static const gunichar alphabet[] = {
    'a', 'b', 'Z', '0', ' ', '"', '\\', '/', '\n', '\t', '\b', 0x01, 0x1f, 0x7f, 0xe9, 0x2013,
    0x2028, 0xfffd, 0xffff, 0x1f600, 0x10ffff,
  };
  GString *text = g_string_new (NULL);

  for (gint32 i = g_rand_int_range (random, 0, 12); i > 0; i--)
    g_string_append_unichar (text, alphabet[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabet))]);

  return g_string_free (text, FALSE);
}

static JsonNode *
random_scalar (GRand *random)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *text = NULL;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      text = random_string (random);
      json_node_set_string (node, text);
      break;
    case 1:
      json_node_set_double (node, g_rand_double_range (random, -1, 1) *
                                    pow (10, g_rand_int_range (random, -300, 300)) + 0.5);
      break;
    case 2:
      json_node_set_int (node,
                         ((gint64) g_rand_int (random) << 20) - (G_GINT64_CONSTANT (1) << 51));
      break;
    case 3:
      json_node_set_boolean (node, g_rand_boolean (random));
      break;
    default:
      json_node_unref (node);
      return json_node_new (JSON_NODE_NULL);
    }

  return node;
}

static JsonNode *
random_node (GRand *random,
             guint  depth)
{
  gint32 kind = g_rand_int_range (random, 0, depth > 0 ? 6 : 4);
  JsonNode *node;

  if (kind < 4)
    return random_scalar (random);

  node = json_node_new (kind == 4 ? JSON_NODE_OBJECT : JSON_NODE_ARRAY);
  if (kind == 4)
    json_node_take_object (node, json_object_new ());
  else
    json_node_take_array (node, json_array_new ());

  for (gint32 i = g_rand_int_range (random, 0, 6); i > 0; i--)
    {
      g_autofree char *member = random_string (random);
      JsonNode *child = random_node (random, depth - 1);

      if (kind == 4)
        json_object_set_member (json_node_get_object (node), member, child);
      else
        json_array_add_element (json_node_get_array (node), child);
    }

  return node;
}

static char *
write_node (JsonNode *node)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  char *text;

  lode_json_writer_node (writer, node);
  text = lode_json_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Equal numbers of another type ("1.0" written as 1) are equal to us, not to json_node_equal(). */
static void
assert_same_text (const char *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (first, strlen (first), "x.json", &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  second = write_node (root);
  g_assert_cmpstr (first, ==, second);
}

static void
test_random_documents (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  guint n_documents = g_test_thorough () ? 200000 : 20000;

  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (JsonNode) root = random_node (random, 1 + i % 5);
      g_autofree char *text = write_node (root);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) back = lode_json_parse (text, strlen (text), "x.json", &error);

      g_assert_no_error (error);
      g_assert_true (json_node_equal (root, back));
      assert_same_text (text);
    }
}

static void
test_unknown_survives (void)
{
  const char *text = "{\n"
                     "  \"later\": {\"a\": 1, \"b\": [1]},\n"
                     "  \"number\": 1.5\n"
                     "}\n";
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "x.json", NULL);
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_unknown (writer, NULL);
  lode_json_writer_unknown (writer, json_node_get_object (root));
  lode_json_writer_end_object (writer);
  assert_text (writer,
               "{\n"
               "  \"later\": {\n"
               "    \"a\": 1,\n"
               "    \"b\": [1]\n"
               "  },\n"
               "  \"number\": 1.5\n"
               "}\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-writer/layout", test_layout);
  g_test_add_func ("/base/json-writer/strings", test_strings);
  g_test_add_func ("/base/json-writer/bare-values", test_bare_values);
  g_test_add_func ("/base/json-writer/refused", test_refused);
  g_test_add_func ("/base/json-writer/too-deep", test_too_deep);
  g_test_add_func ("/base/json-writer/abandoned", test_abandoned);
  g_test_add_func ("/base/json-writer/incomplete", test_incomplete);
  g_test_add_func ("/base/json-writer/number-text", test_number_text);
  g_test_add_func ("/base/json-writer/number-round-trip", test_number_round_trip);
  g_test_add_func ("/base/json-writer/random-documents", test_random_documents);
  g_test_add_func ("/base/json-writer/unknown-survives", test_unknown_survives);

  return g_test_run ();
}
