/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "chart-test.h"

/* Every kind of chart on every page that people use: labels inside, apart, and large enough. */

static void
check_flow (const LodeChain     *chain,
            const char          *consumer,
            const ChartTestSize *size,
            LodeTheme            theme,
            gboolean             has_title)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (spec, "consumer", consumer);
  g_autofree char *name = g_strdup_printf ("flow of %s, %s, %s, %s",
                                           lode_chain_get_material (chain),
                                           consumer != NULL ? consumer : "all", size->name,
                                           lode_theme_to_string (theme));
  g_autoptr (LodeScene) scene = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, size->width, size->height);
  style.theme = theme;
  style.has_title = has_title;
  scene = chart_test_build (chosen, chain, &style);
  chart_test_check_scene (scene, name);
}

static void
test_real_flow (void)
{
  for (guint i = 0; i < chart_test_n_sizes; i++)
    for (guint theme = 0; theme < LODE_N_THEMES; theme++)
      check_flow (chart_test_real_chain (), NULL, &chart_test_sizes[i], theme, TRUE);
}

static void
test_real_flow_of_consumers (void)
{
  for (guint i = 0; i < chart_test_n_sizes; i++)
    for (guint c = 0; chart_test_consumers[c] != NULL; c++)
      check_flow (chart_test_real_chain (), chart_test_consumers[c], &chart_test_sizes[i],
                  LODE_THEME_LIGHT, TRUE);
}

static void
test_flow_without_title (void)
{
  for (guint i = 0; i < chart_test_n_sizes; i++)
    check_flow (chart_test_real_chain (), "EU27", &chart_test_sizes[i], LODE_THEME_LIGHT, FALSE);
}

static void
test_invented_flow (void)
{
  for (guint n_stages = 2; n_stages <= 7; n_stages++)
    for (guint n_actors = 1; n_actors <= 30; n_actors += n_actors < 6 ? 1 : 8)
      {
        g_autoptr (LodeChain) chain = chart_test_invented_chain (n_stages, n_actors);

        for (guint i = 0; i < chart_test_n_sizes; i++)
          check_flow (chain, NULL, &chart_test_sizes[i], LODE_THEME_LIGHT, TRUE);
      }
}

static void
test_small_flow (void)
{
  g_autoptr (LodeChain) chain = chart_test_small_chain ();

  for (guint i = 0; i < chart_test_n_sizes; i++)
    check_flow (chain, "EU27", &chart_test_sizes[i], LODE_THEME_PRINT, TRUE);
}

/* The instances that node orders are measured on, where they are at hand. */
static void
test_measured_flow (gconstpointer data)
{
  const char *name = data;
  const char *folder = g_getenv ("LODESTONE_CHART_DATA");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", name, NULL);
  g_autofree char *text = NULL;
  gsize size_bytes;
  g_autoptr (LodeFlowGraph) graph = NULL;
  g_autoptr (LodeChain) chain = NULL;

  if (!g_file_get_contents (path, &text, &size_bytes, NULL))
    {
      g_test_skip ("the measured instances are not at hand");
      return;
    }
  graph = lode_flow_graph_parse (text, size_bytes, name, NULL);
  g_assert_nonnull (graph);
  chain = chart_test_chain_from_graph (graph);
  for (guint i = 0; i < chart_test_n_sizes; i++)
    check_flow (chain, NULL, &chart_test_sizes[i], LODE_THEME_LIGHT, TRUE);
}

static void
test_narrow_flow (void)
{
  g_autoptr (LodeChain) invented = chart_test_invented_chain (6, 30);
  const LodeChain *chains[] = { chart_test_real_chain (), invented };
  const double sizes[][2] = { { 360, 620 }, { 360, 480 }, { 420, 700 }, { 600, 800 } };

  for (guint c = 0; c < G_N_ELEMENTS (chains); c++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
        g_autoptr (LodeScene) scene = NULL;
        LodeChartStyle style;

        lode_chart_style_init (&style, sizes[i][0], sizes[i][1]);
        style.is_narrow = TRUE;
        style.has_source = FALSE;
        scene = chart_test_build (spec, chains[c], &style);
        chart_test_check_scene (scene, "narrow flow");
      }
}

/* Names on one line of a narrow chart keep a gap that a reader sees. */
static void
test_narrow_gaps (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, "consumer=EU27", NULL);
  g_autoptr (LodeScene) scene = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, 360, 620);
  style.is_narrow = TRUE;
  scene = chart_test_build (spec, NULL, &style);
  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    for (guint j = 0; j < lode_scene_get_n_marks (scene); j++)
      {
        const LodeMark *a = lode_scene_get_mark (scene, i);
        const LodeMark *b = lode_scene_get_mark (scene, j);

        if (i == j || a->outline != LODE_OUTLINE_TEXT || b->outline != LODE_OUTLINE_TEXT ||
            fabs (a->box.y + a->box.height / 2 - b->box.y - b->box.height / 2) > 1 || a->box.x > b->box.x)
          continue;
        g_assert_cmpfloat (a->box.x + a->box.width + 5, <, b->box.x);
      }
}

static void
test_large_text (void)
{
  const double bases[] = { 16, 20, 26 };

  for (guint i = 0; i < G_N_ELEMENTS (bases); i++)
    {
      g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
      g_autoptr (LodeScene) scene = NULL;
      LodeChartStyle style;

      lode_chart_style_init (&style, 1280, 900);
      style.base_px = bases[i];
      scene = chart_test_build (spec, NULL, &style);
      chart_test_check_scene (scene, "large text");
    }
}

static void
test_mirrored_flow (void)
{
  for (guint i = 0; i < chart_test_n_sizes; i++)
    {
      g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, "consumer=JPN", NULL);
      g_autoptr (LodeScene) scene = NULL;
      LodeChartStyle style;

      lode_chart_style_init (&style, chart_test_sizes[i].width, chart_test_sizes[i].height);
      style.is_rtl = TRUE;
      scene = chart_test_build (spec, NULL, &style);
      chart_test_check_scene (scene, "flow from right to left");
    }
}

static void
test_sources (void)
{
  for (guint i = 0; i < chart_test_n_sizes; i++)
    for (guint c = 0; chart_test_consumers[c] != NULL; c++)
      {
        g_autofree char *member = g_strdup_printf ("consumer=%s", chart_test_consumers[c]);
        g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_SOURCES, member, NULL);
        g_autofree char *name = g_strdup_printf ("sources of %s, %s", chart_test_consumers[c],
                                                 chart_test_sizes[i].name);
        g_autoptr (LodeScene) scene = NULL;
        LodeChartStyle style;

        lode_chart_style_init (&style, chart_test_sizes[i].width, chart_test_sizes[i].height);
        style.theme = i % LODE_N_THEMES;
        scene = chart_test_build (spec, NULL, &style);
        chart_test_check_scene (scene, name);
      }
}

static void
check_run (LodeChartKind kind,
           const char   *consumer,
           guint         draws)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (draws);
  g_autoptr (LodeChartSpec) spec = chart_test_spec (kind, NULL);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (spec, "consumer", consumer);
  LodeNamedResult named[] = {
    { "Magnets and their inputs stop", chart_test_result (scenario) },
    { "The same stop, with a reserve of sixty days in every member and all the plants that were "
      "announced", chart_test_result (scenario) },
  };
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain (),
                         .scenario = scenario, .result = named[0].result, .results = named,
                         .n_results = 2 };

  for (guint i = 0; i < chart_test_n_sizes; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeScene) scene = NULL;
      LodeChartStyle style;

      lode_chart_style_init (&style, chart_test_sizes[i].width, chart_test_sizes[i].height);
      style.theme = i % LODE_N_THEMES;
      scene = lode_chart_build (chosen, &data, &style, &error);
      g_assert_no_error (error);
      chart_test_check_scene (scene, lode_chart_kind_to_string (kind));
    }
}

static void
test_timeline (void)
{
  check_run (LODE_CHART_TIMELINE, NULL, 0);
  check_run (LODE_CHART_TIMELINE, NULL, 64);
  for (guint c = 0; chart_test_consumers[c] != NULL; c++)
    check_run (LODE_CHART_TIMELINE, chart_test_consumers[c], 0);
}

static void
test_compare (void)
{
  for (guint c = 0; chart_test_consumers[c] != NULL; c++)
    check_run (LODE_CHART_COMPARE, chart_test_consumers[c], 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/pages/flow/real", test_real_flow);
  g_test_add_func ("/chart/pages/flow/consumers", test_real_flow_of_consumers);
  g_test_add_func ("/chart/pages/flow/no-title", test_flow_without_title);
  g_test_add_func ("/chart/pages/flow/invented", test_invented_flow);
  g_test_add_func ("/chart/pages/flow/small", test_small_flow);
  g_test_add_data_func ("/chart/pages/flow/ree", "ree.tsv", test_measured_flow);
  g_test_add_data_func ("/chart/pages/flow/basket", "basket.tsv", test_measured_flow);
  g_test_add_func ("/chart/pages/flow/narrow", test_narrow_flow);
  g_test_add_func ("/chart/pages/flow/narrow-gaps", test_narrow_gaps);
  g_test_add_func ("/chart/pages/flow/large-text", test_large_text);
  g_test_add_func ("/chart/pages/flow/mirrored", test_mirrored_flow);
  g_test_add_func ("/chart/pages/sources", test_sources);
  g_test_add_func ("/chart/pages/timeline", test_timeline);
  g_test_add_func ("/chart/pages/compare", test_compare);

  return g_test_run ();
}
