/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-chart-spec.h"

#include "model-test.h"

static const char full_spec[] =
  "{\"kind\": \"sources\", \"material\": \"ndfeb_magnets\", \"consumer\": \"EU27\", "
  "\"stage\": \"magnet\", \"measure\": \"share\", \"scenario\": \"magnet-stop\", "
  "\"pinned\": \"CHN>EU27\", \"title\": \"Who sells\", \"year\": 2024, \"zoom\": 2}";

static gpointer
read_spec (LodeJsonReader *reader)
{
  return lode_chart_spec_read (reader);
}

static void
write_spec (gconstpointer   value,
            LodeJsonWriter *writer)
{
  lode_chart_spec_write (value, writer);
}

static void
test_new (void)
{
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_new (LODE_CHART_FLOW, "gallium");

  g_assert_cmpint (lode_chart_spec_get_kind (spec), ==, LODE_CHART_FLOW);
  g_assert_cmpstr (lode_chart_spec_get (spec, "material"), ==, "gallium");
  g_assert_null (lode_chart_spec_get (spec, "consumer"));
  g_assert_cmpint (lode_chart_spec_get_year (spec), ==, 0);
}

static void
test_kinds (void)
{
  LodeChartKind kind = LODE_CHART_FLOW;

  for (int i = 0; i < LODE_CHART_N_KINDS; i++)
    {
      g_assert_true (lode_chart_kind_from_string (lode_chart_kind_to_string ((LodeChartKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (lode_chart_kind_from_string ("pie", &kind));
}

static void
test_with (void)
{
  const char * const members[] = { "material", "consumer", "stage", "measure", "scenario", "pinned",
                                   "title" };
  g_autoptr (LodeChartSpec) spec = model_test_read (full_spec, read_spec, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (LodeChartSpec) other = lode_chart_spec_with (spec, members[i], "another");
      g_autoptr (LodeChartSpec) without = lode_chart_spec_with (spec, members[i], NULL);

      g_assert_cmpstr (lode_chart_spec_get (other, members[i]), ==, "another");
      g_assert_null (lode_chart_spec_get (without, members[i]));
      g_assert_false (lode_chart_spec_equal (spec, other));
      g_assert_false (lode_chart_spec_equal (other, without));
      g_assert_cmpint (lode_chart_spec_get_year (other), ==, 2024);
    }
  g_assert_cmpstr (lode_chart_spec_get (spec, "title"), ==, "Who sells");
}

static void
test_with_kind_and_year (void)
{
  g_autoptr (LodeChartSpec) spec = model_test_read (full_spec, read_spec, NULL);
  g_autoptr (LodeChartSpec) flow = lode_chart_spec_with_kind (spec, LODE_CHART_FLOW);
  g_autoptr (LodeChartSpec) later = lode_chart_spec_with_year (spec, 2030);
  g_autoptr (LodeChartSpec) back = lode_chart_spec_with_year (later, 2024);

  g_assert_cmpint (lode_chart_spec_get_kind (flow), ==, LODE_CHART_FLOW);
  g_assert_cmpint (lode_chart_spec_get_year (later), ==, 2030);
  g_assert_false (lode_chart_spec_equal (spec, flow));
  g_assert_false (lode_chart_spec_equal (spec, later));
  g_assert_true (lode_chart_spec_equal (spec, back));
}

static void
test_round_trip (void)
{
  const char * const texts[] = { full_spec, "{\"kind\": \"map\"}",
                                 "{\"kind\": \"tornado\", \"scenario\": \"a\", \"year\": 2030}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeChartSpec) spec = model_test_read (texts[i], read_spec, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = model_test_write (spec, write_spec);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

/* A change made here keeps what a later version wrote. */
static void
test_copies_keep_unknown (void)
{
  g_autoptr (LodeChartSpec) spec = model_test_read (full_spec, read_spec, NULL);
  g_autoptr (LodeChartSpec) other = lode_chart_spec_with_year (spec, 2025);
  g_autofree char *text = model_test_write (other, write_spec);

  g_assert_true (g_str_has_suffix (text, "\"year\": 2025, \"zoom\": 2}"));
}

static void
test_refused (void)
{
  model_test_refuse ("{\"material\": \"x\"}", read_spec, "kind|missing");
  model_test_refuse ("{\"kind\": \"pie\"}", read_spec, "kind|pie|flow");
  model_test_refuse ("{\"kind\": \"flow\", \"year\": \"2024\"}", read_spec, "year|number");
  model_test_refuse ("{\"kind\": \"flow\", \"year\": 1066}", read_spec, "year|1900");
  model_test_refuse ("{\"kind\": \"flow\", \"consumer\": [\"EU27\"]}", read_spec, "consumer|text");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/chart-spec/new", test_new);
  g_test_add_func ("/model/chart-spec/kinds", test_kinds);
  g_test_add_func ("/model/chart-spec/with", test_with);
  g_test_add_func ("/model/chart-spec/with-kind-and-year", test_with_kind_and_year);
  g_test_add_func ("/model/chart-spec/round-trip", test_round_trip);
  g_test_add_func ("/model/chart-spec/copies-keep-unknown", test_copies_keep_unknown);
  g_test_add_func ("/model/chart-spec/refused", test_refused);

  return g_test_run ();
}
