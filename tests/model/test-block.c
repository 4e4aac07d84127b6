/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-block.h"

#include "model-test.h"

static const char linked_paragraph[] =
  "{\n"
  "  \"type\": \"paragraph\",\n"
  "  \"text\": \"Größe zählt\",\n"
  "  \"spans\": [\n"
  "    {\"start\": 0, \"end\": 5, \"style\": [\"strong\", \"link\"], "
  "\"address\": \"https://example.invalid/\", \"rel\": \"later\"},\n"
  "    {\"start\": 6, \"end\": 11, \"style\": [\"emphasis\"]}\n"
  "  ],\n"
  "  \"anchor\": \"p1\"\n"
  "}";

static gpointer
read_block (LodeJsonReader *reader)
{
  return lode_block_read (reader);
}

static void
write_block (gconstpointer   value,
             LodeJsonWriter *writer)
{
  lode_block_write (value, writer);
}

static void
test_new (void)
{
  GArray *spans = lode_span_array_new ();
  LodeSpan span = { 0, 3, LODE_SPAN_STRONG | LODE_SPAN_LINK, g_strdup ("mailto:a@example.invalid") };
  g_autoptr (LodeBlock) block = NULL;
  guint n_spans = 0;

  g_array_append_val (spans, span);
  block = lode_block_new (LODE_BLOCK_HEADING, 2, "One two", NULL, spans);
  g_assert_cmpint (lode_block_get_kind (block), ==, LODE_BLOCK_HEADING);
  g_assert_cmpint (lode_block_get_level (block), ==, 2);
  g_assert_cmpstr (lode_block_get_text (block), ==, "One two");
  g_assert_null (lode_block_get_address (block));
  g_assert_cmpuint (lode_block_get_spans (block, &n_spans)[0].end, ==, 3);
  g_assert_cmpuint (n_spans, ==, 1);
}

static void
test_without_spans (void)
{
  g_autoptr (LodeBlock) block = lode_block_new (LODE_BLOCK_RULE, 0, NULL, NULL, NULL);
  guint n_spans = 7;

  g_assert_null (lode_block_get_spans (block, &n_spans));
  g_assert_cmpuint (n_spans, ==, 0);
  g_assert_cmpstr (lode_block_get_text (block), ==, "");
}

static void
test_kinds (void)
{
  LodeBlockKind kind = LODE_BLOCK_PARAGRAPH;

  for (int i = LODE_BLOCK_PARAGRAPH; i <= LODE_BLOCK_RULE; i++)
    {
      g_assert_true (lode_block_kind_from_string (lode_block_kind_to_string ((LodeBlockKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (lode_block_kind_from_string ("script", &kind));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeBlock) block = model_test_read (linked_paragraph, read_block, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = model_test_write (block, write_block);
  g_assert_cmpstr (text, ==, linked_paragraph);
}

static void
test_address (void)
{
  const char * const safe[] = { "http://a.invalid", "https://a.invalid/x?y#z", "HTTPS://A.INVALID",
                                "mailto:someone@example.invalid" };
  const char * const unsafe[] = { "", "page.html", "/page", "//a.invalid", "javascript:alert(1)",
                                  "JavaScript:x", " https://a.invalid", "java\nscript:x",
                                  "data:text/html,x", "file:///etc/passwd", "ftp://a.invalid" };

  for (guint i = 0; i < G_N_ELEMENTS (safe); i++)
    g_assert_true (lode_block_address_is_safe (safe[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unsafe); i++)
    g_assert_false (lode_block_address_is_safe (unsafe[i]));
}

static void
test_refused (void)
{
  model_test_refuse ("{\"type\": \"script\", \"text\": \"x\"}", read_block, "type|script|paragraph");
  model_test_refuse ("{\"text\": \"x\"}", read_block, "type|missing");
  model_test_refuse ("{\"type\": \"heading\", \"level\": 7}", read_block, "level|6");
  model_test_refuse ("{\"type\": \"paragraph\", \"text\": \"abc\", \"spans\": [{\"start\": 0, "
                     "\"end\": 4, \"style\": []}]}",
                     read_block, "spans[0].end|3");
  model_test_refuse ("{\"type\": \"paragraph\", \"text\": \"abc\", \"spans\": [{\"start\": 2, "
                     "\"end\": 1, \"style\": []}]}",
                     read_block, "spans[0].end|start");
  model_test_refuse ("{\"type\": \"paragraph\", \"text\": \"abc\", \"spans\": [null]}", read_block,
                     "spans|null");
  model_test_refuse ("{\"type\": \"paragraph\", \"text\": \"abc\", \"spans\": [{\"start\": 0, "
                     "\"end\": 1, \"style\": [\"blink\"]}]}",
                     read_block, "spans[0].style|blink");
  model_test_refuse ("{\"type\": \"paragraph\", \"text\": \"abc\", \"spans\": [{\"start\": 0, "
                     "\"end\": 1, \"style\": [\"link\"], \"address\": \"javascript:x\"}]}",
                     read_block, "spans[0].address|https");
}

static void
test_text_of_blocks (void)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  g_autofree char *empty = NULL;
  g_autofree char *text = NULL;

  empty = lode_blocks_to_text (blocks);
  g_assert_cmpstr (empty, ==, "");

  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_IMAGE, 0, "a picture", "https://a.invalid", NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_HEADING, 2, "Head", NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_RULE, 0, NULL, NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_LIST, 0, "one\ntwo", NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_PARAGRAPH, 0, "", NULL, NULL));
  g_ptr_array_add (blocks, lode_block_new (LODE_BLOCK_TABLE, 0, "a\tb\nc\td", NULL, NULL));
  text = lode_blocks_to_text (blocks);
  g_assert_cmpstr (text, ==, "Head\n\none\ntwo\n\na\tb\nc\td");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/block/new", test_new);
  g_test_add_func ("/model/block/without-spans", test_without_spans);
  g_test_add_func ("/model/block/kinds", test_kinds);
  g_test_add_func ("/model/block/round-trip", test_round_trip);
  g_test_add_func ("/model/block/address", test_address);
  g_test_add_func ("/model/block/refused", test_refused);
  g_test_add_func ("/model/block/text-of-blocks", test_text_of_blocks);

  return g_test_run ();
}
