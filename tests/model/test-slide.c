/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-slide.h"

#include "model-test.h"

static const char table_slide[] =
  "{\n"
  "  \"kind\": \"table\",\n"
  "  \"title\": \"Who commits to what\",\n"
  "  \"notes\": \"Say the second row slowly.\",\n"
  "  \"table\": [\n"
  "    [\"Country\", \"Volume\"],\n"
  "    [\"Australia\", \"none\"]\n"
  "  ],\n"
  "  \"transition\": \"fade\"\n"
  "}";

static const char chart_slide[] =
  "{\n"
  "  \"kind\": \"chart\",\n"
  "  \"chart\": {\"kind\": \"flow\", \"material\": \"ndfeb_magnets\", \"year\": 2024}\n"
  "}";

static gpointer
read_slide (LodeJsonReader *reader)
{
  return lode_slide_read (reader);
}

static void
write_slide (gconstpointer   value,
             LodeJsonWriter *writer)
{
  lode_slide_write ((LodeSlide *) value, writer);
}

static void
test_round_trip (void)
{
  const char * const texts[] = { table_slide, chart_slide, "{\n  \"kind\": \"sources\"\n}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeSlide) slide = model_test_read (texts[i], read_slide, &error);
      g_autoptr (LodeSlide) copy = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      copy = lode_slide_copy (slide);
      text = model_test_write (copy, write_slide);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_kinds (void)
{
  LodeSlideKind kind = LODE_SLIDE_TITLE;

  for (int i = LODE_SLIDE_TITLE; i <= LODE_SLIDE_SOURCES; i++)
    {
      g_assert_true (lode_slide_kind_from_string (lode_slide_kind_to_string ((LodeSlideKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (lode_slide_kind_from_string ("video", &kind));
}

static void
test_members (void)
{
  const char * const members[] = { "title", "subtitle", "body", "attribution", "article", "notes",
                                   "source" };
  LodeSlide *slide = lode_slide_new (LODE_SLIDE_QUOTE);
  int n_changed = 0;

  model_test_count_changed (slide, &n_changed);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_assert_null (lode_slide_get (slide, members[i]));
      lode_slide_set (slide, members[i], members[i]);
      lode_slide_set (slide, members[i], members[i]);
      g_assert_cmpstr (lode_slide_get (slide, members[i]), ==, members[i]);
    }
  g_assert_cmpint (n_changed, ==, G_N_ELEMENTS (members));
  lode_slide_set (slide, "title", NULL);
  g_assert_null (lode_slide_get (slide, "title"));
  g_assert_finalize_object (slide);
}

static void
test_chart (void)
{
  LodeSlide *slide = lode_slide_new (LODE_SLIDE_CHART);
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_new (LODE_CHART_MAP, "gallium");
  g_autoptr (LodeChartSpec) same = lode_chart_spec_new (LODE_CHART_MAP, "gallium");
  int n_changed = 0;

  model_test_count_changed (slide, &n_changed);
  lode_slide_set_chart (slide, spec);
  lode_slide_set_chart (slide, same);
  lode_slide_set_chart (slide, spec);
  g_assert_cmpint (n_changed, ==, 1);
  g_assert_true (lode_slide_get_chart (slide) == spec);
  lode_slide_set_chart (slide, NULL);
  g_assert_null (lode_slide_get_chart (slide));
  g_assert_cmpint (n_changed, ==, 2);
  g_assert_finalize_object (slide);
}

static void
test_table (void)
{
  g_autoptr (LodeSlide) slide = model_test_read (table_slide, read_slide, NULL);
  GPtrArray *table = lode_slide_get_table (slide);

  g_assert_cmpuint (table->len, ==, 2);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (table, 1))[0], ==, "Australia");
  lode_slide_set_table (slide, NULL);
  g_assert_null (lode_slide_get_table (slide));
}

static void
test_assign (void)
{
  g_autoptr (LodeSlide) table = model_test_read (table_slide, read_slide, NULL);
  g_autoptr (LodeSlide) chart = model_test_read (chart_slide, read_slide, NULL);
  g_autofree char *text = NULL;
  int n_changed = 0;

  model_test_count_changed (chart, &n_changed);
  lode_slide_assign (chart, table);
  lode_slide_assign (chart, chart);
  g_assert_cmpint (n_changed, ==, 1);
  text = model_test_write (chart, write_slide);
  g_assert_cmpstr (text, ==, table_slide);

  /* A copy of the table, not the same one. */
  g_assert_true (lode_slide_get_table (chart) != lode_slide_get_table (table));
}

static void
test_refused (void)
{
  model_test_refuse ("{\"title\": \"x\"}", read_slide, "kind|missing");
  model_test_refuse ("{\"kind\": \"video\"}", read_slide, "kind|video|chart");
  model_test_refuse ("{\"kind\": \"chart\", \"chart\": {\"kind\": \"pie\"}}", read_slide, "chart.kind|pie");
  model_test_refuse ("{\"kind\": \"table\", \"table\": [[\"a\"], null]}", read_slide, "table|null");
  model_test_refuse ("{\"kind\": \"table\", \"table\": [[\"a\", 1]]}", read_slide, "table[0][1]|text");
  model_test_refuse ("{\"kind\": \"table\", \"table\": \"a\"}", read_slide, "table");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/slide/round-trip", test_round_trip);
  g_test_add_func ("/model/slide/kinds", test_kinds);
  g_test_add_func ("/model/slide/members", test_members);
  g_test_add_func ("/model/slide/chart", test_chart);
  g_test_add_func ("/model/slide/table", test_table);
  g_test_add_func ("/model/slide/assign", test_assign);
  g_test_add_func ("/model/slide/refused", test_refused);

  return g_test_run ();
}
