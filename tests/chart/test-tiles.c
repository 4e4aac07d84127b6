/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-tile.h"
#include "atlas/lode-atlas-trade.h"
#include "base/lode-error.h"
#include "chart-test.h"
#include "chart/tiles/lode-scale.h"

/* The matrix of consumers and materials, and the map of tiles. */

static LodeScene *
build (LodeChartKind  kind,
       const char    *material,
       const char    *consumer,
       const char    *stage)
{
  g_autoptr (LodeChartSpec) bare = lode_chart_spec_new (kind, material);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (bare, "consumer", consumer);
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_with (chosen, "stage", stage);
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  return chart_test_build (spec, NULL, &style);
}

/* --- scale --- */

static void
test_steps (void)
{
  const LodeScale scale = { { 25, 50, 65, 85 } };

  g_assert_cmpuint (lode_scale_get_step (&scale, 0), ==, 0);
  g_assert_cmpuint (lode_scale_get_step (&scale, 24.9), ==, 0);
  g_assert_cmpuint (lode_scale_get_step (&scale, 25), ==, 1);
  g_assert_cmpuint (lode_scale_get_step (&scale, 65), ==, 3);
  g_assert_cmpuint (lode_scale_get_step (&scale, 100), ==, 4);
}

/* Figures are written on the steps. */
static void
test_text_on_steps (void)
{
  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    for (guint step = 0; step < LODE_SCALE_STEPS; step++)
      g_assert_cmpfloat (lode_palette_contrast (theme, lode_scale_get_text_tone (theme, step),
                                                lode_scale_get_tone (step)), >=, 4.5);
}

/* Neighbouring steps are told apart, all in one direction. */
static void
test_steps_go_one_way (void)
{
  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    {
      double last = 1;

      for (guint step = 0; step < LODE_SCALE_STEPS; step++)
        {
          double contrast = lode_palette_contrast (theme, lode_scale_get_tone (step),
                                                   LODE_TONE_BACKGROUND);

          g_assert_cmpfloat (contrast, >, last * 1.1);
          last = contrast;
        }
    }
}

/* --- matrix --- */

/* A cell says what the sources chart of the same consumer and material puts first. */
static void
test_matrix_agrees_with_sources (void)
{
  g_autoptr (LodeScene) matrix = build (LODE_CHART_MATRIX, NULL, NULL, NULL);
  guint n = lode_scene_get_n_stops (matrix);

  g_assert_cmpuint (n, >, 20);
  for (guint i = 0; i < n; i++)
    {
      const LodeMark *cell = lode_scene_get_mark (matrix, lode_scene_get_stop (matrix, i));
      g_auto (GStrv) parts = g_strsplit (cell->key, "/", -1);
      g_autoptr (LodeScene) sources = build (LODE_CHART_SOURCES, parts[1], parts[2], NULL);
      g_autofree char *key = g_strdup_printf ("bar/%s", cell->from);
      int bar = lode_scene_find (sources, key);

      g_assert_cmpint (cell->kind, ==, LODE_MARK_CELL);
      g_assert_cmpint (bar, >=, 0);
      g_assert_cmpfloat (lode_scene_get_mark (sources, (guint) bar)->share_pct, ==,
                         cell->share_pct);
    }
}

/* The rows of the consumer asked about stand by its shares, and its column is the first. */
static void
test_matrix_order (void)
{
  g_autoptr (LodeScene) scene = build (LODE_CHART_MATRIX, NULL, "JPN", NULL);
  double last = 101;
  double column_x = NAN;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind != LODE_MARK_CELL || !g_str_has_suffix (mark->key != NULL ? mark->key : "",
                                                             "/JPN"))
        continue;
      g_assert_cmpfloat (mark->share_pct, <=, last);
      last = mark->share_pct;
      if (isnan (column_x))
        column_x = mark->box.x;
      g_assert_cmpfloat (mark->box.x, ==, column_x);
    }
  g_assert_false (isnan (column_x));
  g_assert_nonnull (strstr (lode_scene_get_title (scene), "Japan"));
}

/* All materials are in the table, also those that found no room in the picture. */
static void
test_matrix_table (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_MATRIX, NULL);
  g_autoptr (LodeScene) large = NULL;
  g_autoptr (LodeScene) small = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 1400);
  large = chart_test_build (spec, NULL, &style);
  lode_chart_style_init (&style, 640, 360);
  small = chart_test_build (spec, NULL, &style);
  all = lode_scene_to_table (large);
  rows = lode_scene_to_table (small);
  g_assert_cmpuint (rows->len, ==, all->len);
  g_assert_cmpuint (lode_scene_get_n_stops (small), <, lode_scene_get_n_stops (large));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (small), "more material"));
}

static void
test_matrix_of_nobody (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_MATRIX, "consumer=ATA", NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default () };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  g_assert_null (lode_chart_build (spec, &data, &style, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "EU27"));
}

/* --- map --- */

static void
test_map_of_imports (void)
{
  g_autoptr (LodeScene) map = build (LODE_CHART_MAP, "ndfeb_magnets", "EU27", NULL);
  g_autoptr (LodeScene) sources = build (LODE_CHART_SOURCES, "ndfeb_magnets", "EU27", NULL);
  int tile = lode_scene_find (map, "cell/CHN");
  int bar = lode_scene_find (sources, "bar/CHN");

  g_assert_cmpint (tile, >=, 0);
  g_assert_cmpfloat (lode_scene_get_mark (map, (guint) tile)->share_pct, ==,
                     lode_scene_get_mark (sources, (guint) bar)->share_pct);
  g_assert_nonnull (strstr (lode_scene_get_title (map), "China"));
  g_assert_nonnull (strstr (lode_scene_get_source (map), "boundaries"));
  g_assert_true (chart_test_has_text (map, "CN"));
}

static void
test_map_of_supply (void)
{
  g_autoptr (LodeScene) map = build (LODE_CHART_MAP, "cobalt", NULL, "mining");
  int tile = lode_scene_find (map, "cell/COD");

  g_assert_cmpint (tile, >=, 0);
  g_assert_cmpfloat (lode_scene_get_mark (map, (guint) tile)->share_pct, >, 60);
  g_assert_true (g_str_has_prefix (lode_scene_get_title (map), "Cobalt, mining: the DR Congo"));
}

/* No two tiles on one place, all of them inside the picture. */
static void
test_tiles (void)
{
  g_autoptr (GPtrArray) tiles = lode_atlas_list_tiles (lode_atlas_get_default ());
  gboolean taken[LODE_ATLAS_TILE_ROWS][LODE_ATLAS_TILE_COLUMNS] = { { FALSE } };

  g_assert_cmpuint (tiles->len, >, 150);
  for (guint i = 0; i < tiles->len; i++)
    {
      const LodeAtlasTile *tile = tiles->pdata[i];

      g_assert_cmpuint (tile->row, <, LODE_ATLAS_TILE_ROWS);
      g_assert_cmpuint (tile->column, <, LODE_ATLAS_TILE_COLUMNS);
      g_assert_false (taken[tile->row][tile->column]);
      taken[tile->row][tile->column] = TRUE;
    }
}

/* --- both --- */

static void
test_sizes_and_themes (void)
{
  for (guint kind = 0; kind < 2; kind++)
    for (guint i = 0; i < chart_test_n_sizes; i++)
      for (guint theme = 0; theme < LODE_N_THEMES; theme++)
        {
          g_autoptr (LodeChartSpec) spec =
            kind == 0 ? chart_test_spec (LODE_CHART_MATRIX, NULL)
                      : chart_test_spec (LODE_CHART_MAP, "consumer=EU27", NULL);
          g_autoptr (LodeScene) scene = NULL;
          LodeChartStyle style;

          lode_chart_style_init (&style, chart_test_sizes[i].width, chart_test_sizes[i].height);
          style.theme = (LodeTheme) theme;
          style.is_rtl = theme == LODE_THEME_DARK;
          scene = chart_test_build (spec, NULL, &style);
          chart_test_check_scene (scene, chart_test_sizes[i].name);
          /* The step that matters most is in the legend. */
          g_assert_true (chart_test_has_text (scene, kind == 0 ? "85\u00A0% and over"
                                                               : "50\u00A0% and over"));
        }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/tiles/steps", test_steps);
  g_test_add_func ("/chart/tiles/text-on-steps", test_text_on_steps);
  g_test_add_func ("/chart/tiles/steps-go-one-way", test_steps_go_one_way);
  g_test_add_func ("/chart/tiles/matrix-agrees-with-sources", test_matrix_agrees_with_sources);
  g_test_add_func ("/chart/tiles/matrix-order", test_matrix_order);
  g_test_add_func ("/chart/tiles/matrix-table", test_matrix_table);
  g_test_add_func ("/chart/tiles/matrix-of-nobody", test_matrix_of_nobody);
  g_test_add_func ("/chart/tiles/map-of-imports", test_map_of_imports);
  g_test_add_func ("/chart/tiles/map-of-supply", test_map_of_supply);
  g_test_add_func ("/chart/tiles/tiles", test_tiles);
  g_test_add_func ("/chart/tiles/sizes-and-themes", test_sizes_and_themes);

  return g_test_run ();
}
