/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a page. What comes out is UTF-8, holds safe addresses alone, has spans inside its
 * texts, and can be written and read again. */

#include "config.h"

#include <string.h>

#include "article/lode-block-render.h"
#include "article/lode-extraction.h"
#include "base/lode-json-reader.h"
#include "fuzz.h"

static void
check_spans (LodeBlock *block,
             guint      n_chars)
{
  guint n_spans;
  guint before = 0;
  const LodeSpan *spans = lode_block_get_spans (block, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      g_assert_cmpuint (spans[i].start, >=, before);
      g_assert_cmpuint (spans[i].end, >=, spans[i].start);
      g_assert_cmpuint (spans[i].end, <=, n_chars);
      g_assert_true (spans[i].address == NULL || lode_block_address_is_safe (spans[i].address));
      before = spans[i].end;
    }
}

static void
check_blocks (GPtrArray *blocks)
{
  g_autofree char *html = lode_blocks_to_html (blocks);
  g_autofree char *markdown = lode_blocks_to_markdown (blocks);

  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_utf8_validate (markdown, -1, NULL));
  g_assert_null (strstr (html, "<script"));
  for (guint i = 0; i < blocks->len; i++)
    {
      LodeBlock *block = g_ptr_array_index (blocks, i);
      const char *text = lode_block_get_text (block);

      g_assert_true (g_utf8_validate (text, -1, NULL));
      check_spans (block, (guint) g_utf8_strlen (text, -1));
    }
}

static void
check_round_trip (LodeExtraction *extraction)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (LodeExtraction) again = NULL;
  g_autofree char *json = NULL;
  LodeJsonReader *reader;
  gsize size_bytes;

  lode_json_writer_begin_object (writer);
  lode_extraction_write (extraction, writer);
  lode_json_writer_end_object (writer);
  json = lode_json_writer_finish (writer, &size_bytes, &error);
  g_assert_no_error (error);
  root = lode_json_parse (json, size_bytes, "fuzz", &error);
  g_assert_no_error (error);
  reader = lode_json_reader_new (root, "fuzz");
  again = lode_extraction_read (reader);
  g_assert_true (lode_json_reader_close (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lode_extraction_get_text (again), ==, lode_extraction_get_text (extraction));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (LodeExtraction) extraction = NULL;

  extraction = lode_extract ((const char *) data, size, NULL, "https://alloy.example.org/a/b", NULL);
  if (extraction == NULL)
    return 0;
  check_blocks (lode_extraction_get_blocks (extraction));
  check_round_trip (extraction);
  return 0;
}
