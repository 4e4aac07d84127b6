/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guard on any bytes. What it lets pass must parse, and what parses must be written to a text
 * that parses to the same text again. */

#include "config.h"

#include "base/lode-json-guard.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "fuzz.h"

static char *
write_node (JsonNode *root,
            gsize    *size_bytes)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  char *text;

  lode_json_writer_node (writer, root);
  text = lode_json_writer_finish (writer, size_bytes, &error);
  g_assert_no_error (error);
  return text;
}

/* Steps through the document as a loader does, whatever it finds. */
static void
walk (LodeJsonReader *reader,
      guint           depth)
{
  guint n_elements;

  if (depth > 8 || !lode_json_reader_is_array (reader))
    return;

  n_elements = MIN (lode_json_reader_length (reader), 16);
  for (guint i = 0; i < n_elements; i++)
    if (lode_json_reader_enter_element (reader, i))
      {
        walk (reader, depth + 1);
        lode_json_reader_leave (reader);
      }
}

static void
read_node (JsonNode *root)
{
  LodeJsonReader *reader = lode_json_reader_new (root, "fuzz");
  g_auto (GStrv) strings = NULL;

  walk (reader, 0);
  if (lode_json_reader_is_object (reader))
    {
      lode_json_reader_check_format (reader, "lodestone-x", 1);
      lode_json_reader_get_integer (reader, "a", -5, 5, 0);
      lode_json_reader_get_number (reader, "a", 0);
      strings = lode_json_reader_get_strings (reader, "b");
    }
  lode_json_reader_close (reader, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const char *bytes = (const char *) data;
  gboolean is_strict = lode_json_guard_check (bytes, size, "fuzz", LODE_JSON_STRICT, NULL);
  gboolean is_syntax = lode_json_guard_check (bytes, size, "fuzz", LODE_JSON_SYNTAX_ONLY, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (bytes, size, "fuzz", &error);
  g_autoptr (JsonNode) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize size_bytes;

  g_assert_true (is_syntax || !is_strict);
  g_assert_cmpint (root != NULL, ==, is_strict);
  if (root == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }

  read_node (root);
  first = write_node (root, &size_bytes);
  again = lode_json_parse (first, size_bytes, "again", &error);
  g_assert_no_error (error);
  second = write_node (again, &size_bytes);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
