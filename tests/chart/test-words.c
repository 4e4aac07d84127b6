/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "chart-test.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-words.h"

/* How charts speak, and the frame in which they do. */

static void
test_actors (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autofree char *start = lode_words_actor_at_start (atlas, "EU27");

  g_assert_cmpstr (lode_words_actor (atlas, "CHN"), ==, "China");
  g_assert_cmpstr (lode_words_actor (atlas, "OTH"), ==, "Other");
  g_assert_cmpstr (lode_words_actor (atlas, "UNK"), ==, "Not split by country");
  g_assert_cmpstr (lode_words_actor_in_sentence (atlas, "EU27"), ==, "the EU");
  g_assert_cmpstr (lode_words_actor_in_sentence (atlas, "USA"), ==, "the United States");
  g_assert_cmpstr (lode_words_actor_in_sentence (atlas, "JPN"), ==, "Japan");
  g_assert_cmpstr (start, ==, "The EU");
}

static void
test_short_actors (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_cmpstr (lode_words_actor_short (atlas, "COD"), ==, "DR Congo");
  g_assert_cmpstr (lode_words_actor_short (atlas, "KOR"), ==, "S. Korea");
  g_assert_cmpstr (lode_words_actor_short (atlas, "CHN"), ==, "China");
  /* A long name that no newspaper shortens keeps its code. */
  g_assert_cmpstr (lode_words_actor_short (atlas, "SGS"), ==, "SGS");
}

static void
test_products (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autofree char *magnets = lode_words_product (atlas, "ndfeb_magnets");
  g_autofree char *gallium = lode_words_product (atlas, "gallium");

  g_assert_cmpstr (magnets, ==, "magnets");
  g_assert_cmpstr (gallium, ==, "gallium");
  g_assert_true (lode_words_product_is_countable ("ndfeb_magnets"));
  g_assert_false (lode_words_product_is_countable ("gallium"));
}

static void
test_shares (void)
{
  static const struct
  {
    double      share_pct;
    const char *number;
    const char *percent;
  } cases[] = {
    { 61.4, "61", "61\u00A0%" }, { 1.19, "1.2", "1.2\u00A0%" }, { .06, "0.1", "0.1\u00A0%" },
    { .04, "<\u00A00.1", "<\u00A00.1\u00A0%" }, { 99.9, "100", "100\u00A0%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = lode_words_share (cases[i].share_pct);
      g_autofree char *percent = lode_words_share_pct (cases[i].share_pct);

      g_assert_cmpstr (number, ==, cases[i].number);
      g_assert_cmpstr (percent, ==, cases[i].percent);
    }
}

static void
test_ranges (void)
{
  g_autofree char *range = lode_words_share_range (61, 70, -1);
  g_autofree char *fine = lode_words_share_range (91, 92.72, 1);
  g_autofree char *point = lode_words_share_range (61.1, 61.2, 0);

  g_assert_cmpstr (range, ==, "61–70");
  g_assert_cmpstr (fine, ==, "91.0–92.7");
  g_assert_null (point);
  g_assert_null (lode_words_share_range (NAN, 70, -1));
  g_assert_null (lode_words_share_range (61, NAN, -1));
}

/* Only where a person would say so: nobody calls 95 % nine in ten. */
static void
test_fractions (void)
{
  g_assert_cmpstr (lode_words_fraction (92.7), ==, "Nine in ten");
  g_assert_cmpstr (lode_words_fraction (90), ==, "Nine in ten");
  g_assert_cmpstr (lode_words_fraction (80), ==, "Four in five");
  g_assert_cmpstr (lode_words_fraction (75), ==, "Three in four");
  g_assert_null (lode_words_fraction (95));
  g_assert_null (lode_words_fraction (85));
  g_assert_null (lode_words_fraction (36));
  g_assert_null (lode_words_fraction (100));
}

static void
test_source_list (void)
{
  g_auto (LodeSourceList) list = { NULL };
  const char * const ids[] = { "iea_cmd_2025", "usgs_mcs2026", NULL };
  g_autoptr (LodeFigure) reported = lode_figure_new (1, NAN, NAN, "t", 2024, LODE_BASIS_REPORTED,
                                                     ids, NULL);
  g_autoptr (LodeFigure) assumed = lode_figure_new_assumed (1, "t");
  g_autofree char *none = NULL;
  g_autofree char *cited = NULL;

  lode_source_list_init (&list);
  none = lode_source_list_cite (&list, lode_atlas_get_default ());
  g_assert_nonnull (strstr (none, "assumed"));
  lode_source_list_add (&list, reported);
  lode_source_list_add (&list, reported);
  lode_source_list_add (&list, assumed);
  lode_source_list_add (&list, NULL);
  lode_source_list_add_id (&list, "");
  g_assert_cmpuint (list.ids->len, ==, 2);
  g_assert_true (list.has_assumed);
  g_assert_false (list.has_derived);
  cited = lode_source_list_cite (&list, lode_atlas_get_default ());
  g_assert_true (g_str_has_prefix (cited, "Source: IEA"));
  g_assert_nonnull (strstr (cited, "USGS"));
  g_assert_true (g_str_has_suffix (cited, "."));
}

/* --- the frame --- */

static double
frame_title (const char *title,
             double      width,
             double      height,
             LodeBox    *plot)
{
  g_autoptr (GError) error = NULL;
  LodeSceneBuilder *builder;
  g_autoptr (LodeScene) scene = NULL;
  LodeChartStyle style;
  gboolean is_drawn;

  lode_chart_style_init (&style, width, height);
  builder = lode_scene_builder_new (&style);
  is_drawn = lode_chart_frame_draw (builder, title, "A subtitle", "Source: nobody.", plot, &error);
  g_assert_no_error (error);
  g_assert_true (is_drawn);
  scene = lode_scene_builder_finish (builder);
  return lode_scene_get_mark (scene, 0)->spans[0].size_px;
}

static void
test_title_size (void)
{
  LodeBox plot;

  /* A window's title, a slide's, and a slide's that is too long for one line at full size. */
  g_assert_cmpfloat_with_epsilon (frame_title ("Short", 728, 500, &plot), 1.6 * 13, .01);
  g_assert_cmpfloat_with_epsilon (frame_title ("Short", 1920, 1080, &plot), 2.2 * 26, .01);
  g_assert_cmpfloat (frame_title ("A sentence that is rather long for the first line of a slide of this width, is "
                                  "it not?", 1920, 1080, &plot),
                     <, 2.2 * 26);
}

/* A title of any length wraps and is never cut. */
static void
test_title_wraps (void)
{
  LodeBox one;
  LodeBox many;

  frame_title ("Short", 728, 600, &one);
  frame_title ("A title that goes on and on, because somebody wanted to say everything that there is to say "
               "about magnets, and about who makes them, and then a little more than that", 728, 600, &many);
  g_assert_cmpfloat (many.y, >, one.y + 20);
  g_assert_cmpfloat (many.height, <, one.height);
}

static void
test_frame_parts (void)
{
  for (guint parts = 0; parts < 4; parts++)
    {
      LodeSceneBuilder *builder;
      g_autoptr (LodeScene) scene = NULL;
      LodeChartStyle style;
      LodeBox plot;

      lode_chart_style_init (&style, 1280, 720);
      style.has_title = (parts & 1) != 0;
      style.has_source = (parts & 2) != 0;
      builder = lode_scene_builder_new (&style);
      g_assert_true (lode_chart_frame_draw (builder, "A title", "A subtitle", "Source: nobody.",
                                            &plot, NULL));
      scene = lode_scene_builder_finish (builder);
      g_assert_true (chart_test_has_text (scene, "A title") == style.has_title);
      g_assert_true (chart_test_has_text (scene, "A subtitle") == style.has_title);
      g_assert_true (chart_test_has_text (scene, "Source: nobody.") == style.has_source);
      /* Readers of the scene get the words in any case. */
      g_assert_cmpstr (lode_scene_get_title (scene), ==, "A title");
      g_assert_cmpstr (lode_scene_get_source (scene), ==, "Source: nobody.");
    }
}

static void
test_frame_too_small (void)
{
  const double sizes[][2] = { { 100, 600 }, { 1280, 100 }, { 1280, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (LodeSceneBuilder) builder = NULL;
      g_autoptr (GError) error = NULL;
      LodeChartStyle style;
      LodeBox plot;

      lode_chart_style_init (&style, sizes[i][0], sizes[i][1]);
      builder = lode_scene_builder_new (&style);
      g_assert_false (lode_chart_frame_draw (builder, "A title", "A subtitle", "Source: nobody.",
                                             &plot,
                                             &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
    }
}

/* --- figures --- */

static LodeScenario *
find_scenario (const char *id,
               gpointer    user_data)
{
  return g_str_equal (id, "stop") ? user_data : NULL;
}

static void
test_figures (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  g_autoptr (LodeChartFigures) figures = lode_chart_figures_new (lode_atlas_get_default (),
                                                                 find_scenario,
                                                                 scenario);
  g_autoptr (LodeChartSpec) flow = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeChartSpec) sources = chart_test_spec (LODE_CHART_SOURCES, NULL);
  g_autoptr (LodeChartSpec) compare = chart_test_spec (LODE_CHART_COMPARE, "scenario=stop, stop",
                                                       NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data;
  const LodeChain *chain;

  g_assert_true (lode_chart_figures_get (figures, flow, &data, &error));
  g_assert_no_error (error);
  chain = data.chain;
  g_assert_nonnull (chain);
  g_assert_true (lode_chart_figures_get (figures, flow, &data, &error));
  g_assert_true (data.chain == chain);
  g_assert_true (lode_chart_figures_get (figures, sources, &data, &error));
  g_assert_null (data.chain);
  g_assert_true (lode_chart_figures_get (figures, compare, &data, &error));
  g_assert_cmpuint (data.n_results, ==, 2);
  g_assert_true (data.result == data.results[1].result);
  g_assert_nonnull (data.chain);
}

/* A run belongs to the scenario's content: an edit gets a new one. */
static void
test_figures_after_edit (void)
{
  g_autoptr (LodeScenario) scenario = chart_test_scenario (0);
  g_autoptr (LodeChartFigures) figures = lode_chart_figures_new (lode_atlas_get_default (), NULL,
                                                                 NULL);
  const LodeResult *before = lode_chart_figures_get_result (figures, scenario, NULL);

  g_assert_true (lode_chart_figures_get_result (figures, scenario, NULL) == before);
  lode_scenario_remove_lever (scenario, 0);
  g_assert_true (lode_chart_figures_get_result (figures, scenario, NULL) != before);
}

static void
test_figures_of_nothing (void)
{
  g_autoptr (LodeChartFigures) figures = lode_chart_figures_new (lode_atlas_get_default (), NULL,
                                                                 NULL);
  g_autoptr (LodeChartSpec) nowhere = chart_test_spec (LODE_CHART_FLOW, "material=unobtainium",
                                                       NULL);
  g_autoptr (LodeChartSpec) missing = chart_test_spec (LODE_CHART_TIMELINE, "scenario=none", NULL);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;
  LodeChartData data;

  g_assert_false (lode_chart_figures_get (figures, nowhere, &data, &first));
  g_assert_error (first, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_false (lode_chart_figures_get (figures, missing, &data, &second));
  g_assert_error (second, LODE_ERROR, LODE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/chart-words/actors", test_actors);
  g_test_add_func ("/chart/chart-words/short-actors", test_short_actors);
  g_test_add_func ("/chart/chart-words/products", test_products);
  g_test_add_func ("/chart/chart-words/shares", test_shares);
  g_test_add_func ("/chart/chart-words/ranges", test_ranges);
  g_test_add_func ("/chart/chart-words/fractions", test_fractions);
  g_test_add_func ("/chart/chart-words/source-list", test_source_list);
  g_test_add_func ("/chart/chart-frame/title-size", test_title_size);
  g_test_add_func ("/chart/chart-frame/title-wraps", test_title_wraps);
  g_test_add_func ("/chart/chart-frame/parts", test_frame_parts);
  g_test_add_func ("/chart/chart-frame/too-small", test_frame_too_small);
  g_test_add_func ("/chart/chart-figures/kinds", test_figures);
  g_test_add_func ("/chart/chart-figures/edit", test_figures_after_edit);
  g_test_add_func ("/chart/chart-figures/nothing", test_figures_of_nothing);

  return g_test_run ();
}
