/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "atlas/lode-atlas-trade.h"
#include "base/lode-error.h"
#include "chart-test.h"
#include "chart/scene/lode-scene-hit.h"
#include "engine/lode-result.h"

/* What the charts of sources, of runs over time and of comparisons say and show. */

static LodeScene *
build_sources (const char *consumer)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_SOURCES, NULL);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (spec, "consumer", consumer);
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  return chart_test_build (chosen, NULL, &style);
}

/* --- sources --- */

static void
test_sources_of_eu (void)
{
  g_autoptr (LodeScene) scene = build_sources ("EU27");
  const LodeMark *china = lode_scene_get_mark (scene, (guint) lode_scene_find (scene, "bar/CHN"));
  const LodeMark *other = lode_scene_get_mark (scene, (guint) lode_scene_find (scene, "bar/OTH"));

  g_assert_cmpstr (lode_scene_get_title (scene), ==,
                   "Nine in ten magnets the EU imports come from China");
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "share of value, %, 2024"));
  g_assert_true (chart_test_has_text (scene, "EU ceiling from 2030: 65\u00A0%"));
  g_assert_true (chart_test_has_text (scene, "92.7\u200291.0–92.7"));
  g_assert_cmpstr (china->value_text, ==, "92.7\u00A0%");
  g_assert_cmpint (china->tone, ==, LODE_TONE_SERIES_1);
  g_assert_cmpint (other->tone, ==, LODE_TONE_GREY);
  g_assert_null (other->range_text);
}

/* One strong colour, bars by size, the tail last, all of it 100. */
static void
test_sources_of_all (void)
{
  for (guint c = 0; chart_test_consumers[c] != NULL; c++)
    {
      g_autoptr (LodeScene) scene = build_sources (chart_test_consumers[c]);
      double sum = 0;
      double last = 101;
      guint n_strong = 0;

      for (guint i = 0; i < lode_scene_get_n_stops (scene); i++)
        {
          const LodeMark *bar = lode_scene_get_mark (scene, lode_scene_get_stop (scene, i));

          sum += bar->share_pct;
          n_strong += bar->tone >= LODE_TONE_SERIES_1 ? 1 : 0;
          if (!g_str_equal (bar->from, "OTH"))
            {
              g_assert_cmpfloat (bar->share_pct, <=, last);
              g_assert_cmpfloat (bar->share_pct, >=, .05);
              last = bar->share_pct;
            }
          else
            g_assert_cmpuint (i, ==, lode_scene_get_n_stops (scene) - 1);
        }
      g_assert_cmpuint (n_strong, ==, 1);
      g_assert_cmpfloat_with_epsilon (sum, 100, .6);
      g_assert_nonnull (strstr (lode_scene_get_title (scene), "magnets"));
    }
}

static void
test_sources_table (void)
{
  g_autoptr (LodeScene) scene = build_sources ("EU27");
  g_autoptr (GPtrArray) rows = lode_scene_to_table (scene);
  g_autoptr (GPtrArray) measures = lode_atlas_get_imports (lode_atlas_get_default (), "EU27",
                                                           "ndfeb_magnets", NULL, 0);

  g_assert_cmpuint (g_strv_length (rows->pdata[0]), ==, measures->len + 1);
  g_assert_cmpstr (((GStrv) rows->pdata[1])[0], ==, "China");
  g_assert_cmpstr (((GStrv) rows->pdata[1])[1], ==, "92.7\u00A0%");
}

/* Without a consumer it is the EU's; one that is not there is refused with those that are. */
static void
test_sources_of_nobody (void)
{
  g_autoptr (LodeScene) scene = build_sources (NULL);
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_SOURCES, "consumer=ATA", NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default () };
  LodeChartStyle style;

  g_assert_nonnull (strstr (lode_scene_get_title (scene), "EU"));
  lode_chart_style_init (&style, 1280, 720);
  g_assert_null (lode_chart_build (spec, &data, &style, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "EU27"));
}

static void
test_sources_keys (void)
{
  g_autoptr (LodeScene) scene = build_sources ("EU27");
  int at = lode_scene_move (scene, -1, LODE_MOVE_DOWN);

  for (guint i = 1; i < lode_scene_get_n_stops (scene); i++)
    {
      int next = lode_scene_move (scene, at, LODE_MOVE_DOWN);

      g_assert_cmpint (next, !=, at);
      g_assert_cmpint (lode_scene_move (scene, next, LODE_MOVE_UP), ==, at);
      at = next;
    }
  g_assert_cmpint (lode_scene_move (scene, at, LODE_MOVE_DOWN), ==, at);
}

/* --- timeline --- */

static LodeScene *
build_timeline (LodeScenario *scenario,
                const char   *consumer,
                double        height)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_TIMELINE, NULL);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (spec, "consumer", consumer);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default (), .scenario = scenario,
                         .result = chart_test_result (scenario) };
  LodeChartStyle style;
  LodeScene *scene;

  lode_chart_style_init (&style, 1280, height);
  scene = lode_chart_build (chosen, &data, &style, &error);
  g_assert_no_error (error);
  return scene;
}

static void
test_timeline (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  const LodeResult *result = chart_test_result (scenario);
  g_autoptr (LodeScene) scene = build_timeline (scenario, NULL, 720);
  int period = lode_scene_find (scene, "period/2027-01");

  g_assert_cmpuint (lode_scene_get_n_stops (scene), ==, lode_result_get_n_periods (result));
  g_assert_true (g_str_has_prefix (lode_scene_get_title (scene), "Acting together spares "));
  g_assert_true (g_str_has_prefix (lode_scene_get_subtitle (scene),
                                   "Magnets and their inputs stop. "));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "7 members"));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "tonnes a year"));
  g_assert_null (strstr (lode_scene_get_subtitle (scene), "Band"));
  g_assert_true (chart_test_has_text (scene, "Each for itself"));
  g_assert_true (chart_test_has_text (scene, "Coordinated"));
  g_assert_true (chart_test_has_text (scene, "Coordination dividend"));
  g_assert_true (chart_test_has_text (scene, "Export control, China, to Dec 2028"));
  g_assert_cmpint (period, >=, 0);
  g_assert_nonnull (strstr (lode_scene_get_mark (scene, (guint) period)->name, "coordinated"));
  /* From period to period with the arrows. */
  g_assert_cmpint (lode_scene_move (scene, period, LODE_MOVE_RIGHT), ==,
                   lode_scene_find (scene, "period/2028-01"));
}

static void
test_timeline_with_draws (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (64);
  g_autoptr (LodeScene) scene = build_timeline (scenario, "EU27", 720);
  guint n_areas = 0;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    n_areas += lode_scene_get_mark (scene, i)->outline == LODE_OUTLINE_AREA ? 1 : 0;
  g_assert_cmpuint (n_areas, ==, 2);
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "Band: 90 % of draws"));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "EU27"));
  g_assert_nonnull (strstr (lode_scene_get_source (scene), "64 draws"));
}

/* What is shown as the dividend is the difference of what is shown. */
static double
read_total (const LodeScene *scene,
            const char      *head)
{
  for (guint i = 0; i + 1 < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);
      g_autofree char *text = mark->outline == LODE_OUTLINE_TEXT ? chart_test_text (mark) : NULL;

      if (g_strcmp0 (text, head) == 0)
        {
          g_autofree char *value = chart_test_text (lode_scene_get_mark (scene, i + 1));

          return g_ascii_strtod (value, NULL);
        }
    }
  g_error ("there is no “%s”", head);
}

static void
test_timeline_totals (void)
{
  for (guint draws = 0; draws <= 64; draws += 32)
    {
      g_autoptr (LodeScenario) scenario = chart_test_scenario (draws);
      g_autoptr (LodeScene) scene = build_timeline (scenario, NULL, 720);

      g_assert_cmpfloat_with_epsilon (read_total (scene, "Coordination dividend"),
                                      read_total (scene, "Short, each for itself") -
                                        read_total (scene, "Short, coordinated"),
                                      1e-6);
    }
}

/* A low frame keeps the plot and gives up the totals. */
static void
test_timeline_low (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  g_autoptr (LodeScene) scene = build_timeline (scenario, NULL, 380);

  g_assert_false (chart_test_has_text (scene, "Coordination dividend"));
  g_assert_true (chart_test_has_text (scene, "Coordinated"));
  chart_test_check_scene (scene, "low timeline");
}

static void
test_timeline_without_shock (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  g_autoptr (LodeScene) scene = NULL;

  lode_scenario_remove_lever (scenario, 0);
  scene = build_timeline (scenario, NULL, 720);
  g_assert_cmpstr (lode_scene_get_title (scene), ==, "Nobody goes short in this scenario");
  chart_test_check_scene (scene, "timeline without a shock");
}

static void
test_timeline_of_nothing (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_TIMELINE, NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default () };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  g_assert_null (lode_chart_build (spec, &data, &style, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
}

static void
test_timeline_csv (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (32);
  g_autoptr (LodeScene) scene = build_timeline (scenario, NULL, 720);
  g_autofree char *csv = lode_scene_to_csv (scene);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  /* Heading, both conducts in every period, and the end of the last line. */
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 2 * 6 + 1);
  g_assert_true (g_str_has_prefix (lines[1], "shortage,,fragmented,,members,,2026-01,"));
}

/* --- compare --- */

static LodeScene *
build_compare (const char  *year,
               GError     **error)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_COMPARE, "consumer=EU27", NULL);
  g_autoptr (LodeChartSpec) dated = lode_chart_spec_with_year (spec, atoi (year));
  LodeNamedResult named[] = { { "A stop", chart_test_result (scenario) },
                              { "The same again", chart_test_result (scenario) } };
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain (),
                         .results = named, .n_results = G_N_ELEMENTS (named) };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  return lode_chart_build (dated, &data, &style, error);
}

static void
test_compare (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScene) scene = build_compare ("2030", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lode_scene_get_n_stops (scene), ==, 3);
  g_assert_cmpint (lode_scene_find (scene, "case/today"), >=, 0);
  g_assert_true (chart_test_has_text (scene, "Ceiling: 65\u00A0%"));
  g_assert_true (chart_test_has_text (scene, "Today (2024)"));
  g_assert_cmpstr (lode_scene_get_title (scene), ==,
                   "No scenario brings the EU below 65\u00A0% from one country by 2030");
}

static void
test_compare_out_of_span (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (build_compare ("2040", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "2040"));
}

static void
test_compare_nothing (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_COMPARE, NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default () };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  g_assert_null (lode_chart_build (spec, &data, &style, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/sources-chart/eu", test_sources_of_eu);
  g_test_add_func ("/chart/sources-chart/all", test_sources_of_all);
  g_test_add_func ("/chart/sources-chart/table", test_sources_table);
  g_test_add_func ("/chart/sources-chart/nobody", test_sources_of_nobody);
  g_test_add_func ("/chart/sources-chart/keys", test_sources_keys);
  g_test_add_func ("/chart/timeline-chart/central", test_timeline);
  g_test_add_func ("/chart/timeline-chart/draws", test_timeline_with_draws);
  g_test_add_func ("/chart/timeline-chart/totals", test_timeline_totals);
  g_test_add_func ("/chart/timeline-chart/low", test_timeline_low);
  g_test_add_func ("/chart/timeline-chart/no-shock", test_timeline_without_shock);
  g_test_add_func ("/chart/timeline-chart/nothing", test_timeline_of_nothing);
  g_test_add_func ("/chart/timeline-chart/csv", test_timeline_csv);
  g_test_add_func ("/chart/compare-chart/eu", test_compare);
  g_test_add_func ("/chart/compare-chart/span", test_compare_out_of_span);
  g_test_add_func ("/chart/compare-chart/nothing", test_compare_nothing);

  return g_test_run ();
}
