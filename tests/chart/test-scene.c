/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "base/lode-json-reader.h"
#include "chart-test.h"
#include "chart/scene/lode-scene-builder.h"
#include "chart/scene/lode-scene-hit.h"
#include "chart/scene/lode-scene-render.h"

#define WIDTH 400
#define HEIGHT 300

static LodeSceneBuilder *
make_builder (gboolean is_rtl)
{
  LodeChartStyle style;
  LodeSceneBuilder *builder;

  lode_chart_style_init (&style, WIDTH, HEIGHT);
  style.base_px = 13;
  style.is_rtl = is_rtl;
  builder = lode_scene_builder_new (&style);
  lode_scene_builder_set_words (builder, "A title", "A subtitle", "Source: nobody.");
  return builder;
}

/* Two nodes, a flow between them, and the name of the first. */
static LodeScene *
make_scene (gboolean is_rtl)
{
  LodeSceneBuilder *builder = make_builder (is_rtl);
  const LodeBox left = { 20, 50, 14, 100 };
  const LodeBox right = { 300, 100, 14, 60 };
  const LodePoint ribbon[4] = { { 34, 60 }, { 34, 100 }, { 300, 110 }, { 300, 150 } };
  LodeWords words = { "China", LODE_TONE_TEXT, 700, 13 };
  LodeTextPlace place = { .x = 48, .y = 100, .halo = 2 };
  g_autoptr (LodeFigure) figure = lode_figure_new (61, 61, 70, "%", 2024, LODE_BASIS_REPORTED,
                                                   (const char * const[]) { "iea_cmd_2025", NULL },
                                                   "a note, with \"marks\"");
  guint flow = lode_scene_builder_add_ribbon (builder, ribbon, LODE_TONE_SERIES_1, .3);
  guint first;
  guint second;

  lode_scene_builder_name_mark (builder, flow, "flow/0/CHN>EU27", "China → EU27: 9 %",
                                "China → EU27", 0,
                                "CHN", "EU27");
  first = lode_scene_builder_add_box (builder, LODE_MARK_NODE, &left, LODE_TONE_SERIES_1, 1);
  lode_scene_builder_name_mark (builder, first, "node/0/CHN", "China, Mining: 61 %", "China", 0,
                                "CHN",
                                NULL);
  lode_scene_builder_set_figures (builder, first, "61 %", "61–70 %", 61, figure);
  second = lode_scene_builder_add_box (builder, LODE_MARK_NODE, &right, LODE_TONE_SERIES_2, 1);
  lode_scene_builder_name_mark (builder, second, "node/1/EU27", "EU27, Use: 9 %", "EU27", 1, "EU27",
                                NULL);
  place.owner = (int) first;
  lode_scene_builder_add_text (builder, &words, 1, &place);
  lode_scene_builder_add_row (builder, "Stage", "Country", "Share", NULL);
  lode_scene_builder_add_row (builder, "Mining", "China", "61 %", NULL);
  lode_scene_builder_add_record (builder, &(LodeSceneRecord) { .what = "output", .stage = "mining",
                                                               .from = "CHN", .from_name = "China, the",
                                                               .figure = figure, .share_pct = 61 });
  lode_scene_builder_add_record (builder,
                                 &(LodeSceneRecord) { .what = "flow", .from = "CHN", .to = "EU27",
                                                               .share_pct = NAN });
  return lode_scene_builder_finish (builder);
}

static void
test_words (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  g_autoptr (LodeScene) again = lode_scene_ref (scene);

  g_assert_cmpstr (lode_scene_get_title (again), ==, "A title");
  g_assert_cmpstr (lode_scene_get_subtitle (scene), ==, "A subtitle");
  g_assert_cmpstr (lode_scene_get_source (scene), ==, "Source: nobody.");
  g_assert_cmpstr (lode_scene_get_summary (scene), ==, "A title. A subtitle. 3 marks.");
  g_assert_cmpfloat (lode_scene_get_width (scene), ==, WIDTH);
  g_assert_cmpfloat (lode_scene_get_height (scene), ==, HEIGHT);
  g_assert_cmpint (lode_scene_get_theme (scene), ==, LODE_THEME_LIGHT);
}

static void
test_find (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  int node = lode_scene_find (scene, "node/0/CHN");
  const LodeMark *mark = lode_scene_get_mark (scene, (guint) node);

  g_assert_cmpstr (mark->name, ==, "China, Mining: 61 %");
  g_assert_cmpstr (mark->value_text, ==, "61 %");
  g_assert_cmpstr (mark->range_text, ==, "61–70 %");
  g_assert_cmpstr (lode_figure_get_sources (mark->figure)[0], ==, "iea_cmd_2025");
  g_assert_cmpint (lode_scene_find (scene, "node/9/CHN"), ==, -1);
  g_assert_cmpint (lode_scene_find (scene, NULL), ==, -1);
}

/* Stage by stage, nodes before the flows that leave them. */
static void
test_reading_order (void)
{
  static const char * const keys[] = { "node/0/CHN", "flow/0/CHN>EU27", "node/1/EU27" };
  g_autoptr (LodeScene) scene = make_scene (FALSE);

  g_assert_cmpuint (lode_scene_get_n_stops (scene), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (lode_scene_get_mark (scene, lode_scene_get_stop (scene, i))->key, ==, keys[i]);
}

static void
test_related (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  guint node = (guint) lode_scene_find (scene, "node/0/CHN");
  guint flow = (guint) lode_scene_find (scene, "flow/0/CHN>EU27");
  guint use = (guint) lode_scene_find (scene, "node/1/EU27");

  g_assert_true (lode_scene_is_related (scene, node, node));
  g_assert_true (lode_scene_is_related (scene, node, flow));
  g_assert_true (lode_scene_is_related (scene, flow, node));
  g_assert_true (lode_scene_is_related (scene, flow, use));
  g_assert_false (lode_scene_is_related (scene, node, use));
  /* The label goes with its node. */
  g_assert_true (lode_scene_is_related (scene, node, lode_scene_get_n_marks (scene) - 1));
}

/* --- pointing and keys --- */

static void
test_hit (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  int node = lode_scene_find (scene, "node/0/CHN");
  int flow = lode_scene_find (scene, "flow/0/CHN>EU27");
  int use = lode_scene_find (scene, "node/1/EU27");

  g_assert_cmpint (lode_scene_hit (scene, 25, 60, 0), ==, node);
  g_assert_cmpint (lode_scene_hit (scene, 305, 150, 0), ==, use);
  /* A name answers for its node, over the ribbon. */
  g_assert_cmpint (lode_scene_hit (scene, 60, 100, 0), ==, node);
  g_assert_cmpint (lode_scene_hit (scene, 160, 104, 0), ==, flow);
  g_assert_cmpint (lode_scene_hit (scene, 200, 250, 4), ==, -1);
  g_assert_cmpint (lode_scene_hit (scene, 310, 163, 0), ==, -1);
  g_assert_cmpint (lode_scene_hit (scene, 310, 163, 4), ==, use);
  g_assert_cmpint (lode_scene_hit (scene, -50, -50, 4), ==, -1);
}

/* The curve that is hit is the curve that is drawn: halfway along it is halfway down. */
static void
test_hit_follows_curve (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  int flow = lode_scene_find (scene, "flow/0/CHN>EU27");

  g_assert_cmpint (lode_scene_hit (scene, 167, 86, 0), ==, flow);
  g_assert_cmpint (lode_scene_hit (scene, 167, 84, 0), ==, -1);
  g_assert_cmpint (lode_scene_hit (scene, 167, 124, 0), ==, flow);
  g_assert_cmpint (lode_scene_hit (scene, 167, 126, 0), ==, -1);
  g_assert_cmpint (lode_scene_hit (scene, 290, 149, 0), ==, flow);
  g_assert_cmpint (lode_scene_hit (scene, 290, 108, 0), ==, -1);
}

static void
test_keys (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  int node = lode_scene_find (scene, "node/0/CHN");
  int flow = lode_scene_find (scene, "flow/0/CHN>EU27");
  int use = lode_scene_find (scene, "node/1/EU27");

  g_assert_cmpint (lode_scene_move (scene, -1, LODE_MOVE_RIGHT), ==, node);
  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_RIGHT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, use, LODE_MOVE_LEFT), ==, node);
  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_LEFT), ==, node);
  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_UP), ==, node);
  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_NEXT), ==, flow);
  g_assert_cmpint (lode_scene_move (scene, flow, LODE_MOVE_NEXT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, use, LODE_MOVE_NEXT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, use, LODE_MOVE_PREVIOUS), ==, flow);
  g_assert_cmpint (lode_scene_move (scene, flow, LODE_MOVE_LEFT), ==, node);
  g_assert_cmpint (lode_scene_move (scene, flow, LODE_MOVE_RIGHT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, use, LODE_MOVE_FIRST), ==, node);
  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_LAST), ==, use);
}

/* Left is the screen's left, whatever the reading direction. */
static void
test_keys_mirrored (void)
{
  g_autoptr (LodeScene) scene = make_scene (TRUE);
  int node = lode_scene_find (scene, "node/0/CHN");
  int flow = lode_scene_find (scene, "flow/0/CHN>EU27");
  int use = lode_scene_find (scene, "node/1/EU27");

  g_assert_cmpint (lode_scene_move (scene, node, LODE_MOVE_LEFT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, use, LODE_MOVE_RIGHT), ==, node);
  g_assert_cmpint (lode_scene_move (scene, flow, LODE_MOVE_LEFT), ==, use);
  g_assert_cmpint (lode_scene_move (scene, flow, LODE_MOVE_RIGHT), ==, node);
  g_assert_cmpint (lode_scene_hit (scene, WIDTH - 25, 60, 0), ==, node);
}

static void
test_nothing_to_walk (void)
{
  g_autoptr (LodeScene) scene = lode_scene_builder_finish (make_builder (FALSE));

  g_assert_cmpint (lode_scene_move (scene, -1, LODE_MOVE_NEXT), ==, -1);
  g_assert_cmpint (lode_scene_hit (scene, 10, 10, 4), ==, -1);
}

/* --- text --- */

static const LodeMark *
last_mark (const LodeScene *scene)
{
  return lode_scene_get_mark (scene, lode_scene_get_n_marks (scene) - 1);
}

static void
test_anchors (void)
{
  LodeWords words = { "Myanmar 16", LODE_TONE_TEXT, 400, 13 };

  for (guint anchor = LODE_ANCHOR_START; anchor <= LODE_ANCHOR_END; anchor++)
    {
      LodeSceneBuilder *builder = make_builder (FALSE);
      LodeTextPlace place = { .x = 200, .y = 100, .anchor = anchor, .owner = -1 };
      g_autoptr (LodeScene) scene = NULL;
      const LodeMark *mark;
      double width;
      double height;

      lode_scene_builder_measure (builder, &words, 1, &width, &height);
      lode_scene_builder_add_text (builder, &words, 1, &place);
      scene = lode_scene_builder_finish (builder);
      mark = last_mark (scene);
      g_assert_cmpfloat_with_epsilon (mark->box.x, 200 - anchor * width / 2, .01);
      g_assert_cmpfloat_with_epsilon (mark->box.width, width, .01);
      g_assert_cmpfloat_with_epsilon (mark->box.y + height / 2, 100, .01);
      g_assert_cmpfloat (mark->baseline, >, 100);
      g_assert_cmpfloat (mark->baseline, <, mark->box.y + height);
    }
}

static void
test_levels (void)
{
  LodeSceneBuilder *builder = make_builder (FALSE);
  LodeWords words[] = { { "61", LODE_TONE_TEXT, 800, 26 }, { " 61–70", LODE_TONE_DIM, 400, 13 } };
  LodeTextPlace on_baseline = { .x = 10, .y = 100, .level = LODE_LEVEL_BASELINE, .owner = -1 };
  LodeTextPlace on_top = { .x = 10, .y = 200, .level = LODE_LEVEL_TOP, .owner = -1 };
  guint first = lode_scene_builder_add_text (builder, words, 2, &on_baseline);
  guint second = lode_scene_builder_add_text (builder, words, 2, &on_top);
  g_autoptr (LodeScene) scene = lode_scene_builder_finish (builder);

  g_assert_cmpfloat_with_epsilon (lode_scene_get_mark (scene, first)->baseline, 100, .01);
  g_assert_cmpfloat_with_epsilon (lode_scene_get_mark (scene, second)->box.y, 200, .01);
  g_assert_cmpuint (lode_scene_get_mark (scene, first)->n_spans, ==, 2);
}

static void
test_wrap (void)
{
  g_autoptr (LodeSceneBuilder) builder = make_builder (FALSE);
  LodeWords words = { "Source: IEA Critical Minerals Dataset; USGS; US Commerce. Ribbons derived.",
                      LODE_TONE_DIM, 400, 12 };
  g_auto (GStrv) lines = lode_scene_builder_wrap (builder, &words, 160);
  g_autofree char *joined = g_strjoinv (" ", lines);

  g_assert_cmpuint (g_strv_length (lines), >=, 3);
  g_assert_cmpstr (joined, ==, words.text);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      LodeWords line = { lines[i], LODE_TONE_DIM, 400, 12 };
      double width;

      lode_scene_builder_measure (builder, &line, 1, &width, NULL);
      g_assert_cmpfloat (width, <=, 161);
    }
}

/* A word that is wider than the line is broken, not clipped. */
static void
test_wrap_long_word (void)
{
  g_autoptr (LodeSceneBuilder) builder = make_builder (FALSE);
  LodeWords words = { "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                      LODE_TONE_DIM, 400, 12 };
  g_auto (GStrv) lines = lode_scene_builder_wrap (builder, &words, 100);
  g_autofree char *joined = g_strjoinv ("", lines);

  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  g_assert_cmpstr (joined, ==, words.text);
}

static void
test_right_to_left (void)
{
  LodeSceneBuilder *builder = make_builder (TRUE);
  LodeWords arabic = { "الصين", LODE_TONE_TEXT, 400, 13 };
  LodeWords figures = { "61 % 61–70", LODE_TONE_TEXT, 400, 13 };
  LodeTextPlace place = { .x = 10, .y = 100, .owner = -1 };
  guint first = lode_scene_builder_add_text (builder, &arabic, 1, &place);
  guint second = lode_scene_builder_add_text (builder, &figures, 1, &place);
  g_autoptr (LodeScene) scene = lode_scene_builder_finish (builder);

  g_assert_true (lode_scene_get_mark (scene, first)->is_rtl);
  /* Figures alone run as they are written. */
  g_assert_false (lode_scene_get_mark (scene, second)->is_rtl);
  g_assert_cmpfloat_with_epsilon (lode_scene_get_mark (scene, first)->box.x +
                                    lode_scene_get_mark (scene, first)->box.width,
                                  WIDTH - 10, .01);
}

/* --- drawing --- */

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const unsigned char *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + 4 * x, 4);
  return pixel & 0xffffff;
}

static cairo_surface_t *
draw (const LodeScene      *scene,
      const LodeSceneState *state)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  lode_scene_render (scene, cr, state);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
test_colours (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  cairo_surface_t *surface = draw (scene, NULL);

  g_assert_cmphex (pixel_at (surface, 390, 290), ==, 0xfafafa);
  g_assert_cmphex (pixel_at (surface, 27, 60), ==, 0xb43c35);
  g_assert_cmphex (pixel_at (surface, 307, 130), ==, 0x2c5fb7);
  /* Red at 30 % over the background. */
  g_assert_cmpint (pixel_at (surface, 200, 110) >> 16, >, 0xe0);
  g_assert_cmpint (pixel_at (surface, 200, 110) & 0xff, <, 0xd0);
  cairo_surface_destroy (surface);
}

static void
test_states (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  LodeSceneState hovered = LODE_SCENE_STATE_INIT;
  LodeSceneState pinned = LODE_SCENE_STATE_INIT;
  LodeSceneState focused = LODE_SCENE_STATE_INIT;
  cairo_surface_t *idle = draw (scene, NULL);
  cairo_surface_t *surface;

  hovered.hovered = lode_scene_find (scene, "flow/0/CHN>EU27");
  surface = draw (scene, &hovered);
  g_assert_cmphex (pixel_at (surface, 200, 110), !=, pixel_at (idle, 200, 110));
  g_assert_cmphex (pixel_at (surface, 27, 60), ==, 0xb43c35);
  cairo_surface_destroy (surface);

  /* A pinned node keeps its flows and dims what has nothing to do with it. */
  pinned.pinned = lode_scene_find (scene, "node/0/CHN");
  surface = draw (scene, &pinned);
  g_assert_cmphex (pixel_at (surface, 27, 60), ==, 0xb43c35);
  g_assert_cmphex (pixel_at (surface, 307, 130), !=, 0x2c5fb7);
  cairo_surface_destroy (surface);

  /* The ring stands outside the mark. */
  focused.focused = lode_scene_find (scene, "node/0/CHN");
  surface = draw (scene, &focused);
  g_assert_cmphex (pixel_at (surface, 27, 60), ==, 0xb43c35);
  g_assert_cmphex (pixel_at (surface, 17, 100), !=, pixel_at (idle, 17, 100));
  cairo_surface_destroy (surface);
  cairo_surface_destroy (idle);
}

/* States that name marks of another scene do no harm. */
static void
test_stale_state (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  LodeSceneState state = { 9999, 9999, 9999 };

  cairo_surface_destroy (draw (scene, &state));
}

/* --- going out --- */

static void
test_table (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  g_autoptr (GPtrArray) rows = lode_scene_to_table (scene);

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((GStrv) rows->pdata[0])[2], ==, "Share");
  g_assert_cmpstr (((GStrv) rows->pdata[1])[1], ==, "China");
}

static void
test_csv (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  g_autofree char *csv = lode_scene_to_csv (scene);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  g_assert_cmpstr (lines[0], ==,
                   "what,stage,from,from_name,to,to_name,period,value,low,high,unit,share_pct,"
                                 "basis,year,sources,note");
  g_assert_cmpstr (lines[1], ==, "output,mining,CHN,\"China, the\",,,,61,61,70,%,61,reported,2024,"
                                 "iea_cmd_2025,\"a note, with \"\"marks\"\"\"");
  g_assert_cmpstr (lines[2], ==, "flow,,CHN,,EU27,,,,,,,,,,,");
  g_assert_cmpstr (lines[3], ==, "");
}

static void
test_json (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = lode_scene_to_json (scene, &error);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_assert_no_error (error);
  root = lode_json_parse (json, strlen (json), "chart.json", &error);
  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "A title");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "figures")), ==,
                    2);
}

static void
test_dump (void)
{
  g_autoptr (LodeScene) scene = make_scene (FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *json = lode_scene_dump (scene, &error);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonObject *label;

  g_assert_no_error (error);
  root = lode_json_parse (json, strlen (json), "layout.json", &error);
  g_assert_no_error (error);
  object = json_node_get_object (root);
  g_assert_cmpfloat (json_object_get_double_member (object, "width"), ==, WIDTH);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "marks")), ==, 3);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "labels")), ==, 1);
  label = json_array_get_object_element (json_object_get_array_member (object, "labels"), 0);
  g_assert_cmpstr (json_object_get_string_member (label, "text"), ==, "China");
  g_assert_cmpstr (json_object_get_string_member (label, "owner"), ==, "node/0/CHN");
  g_assert_cmpfloat (json_object_get_double_member (label, "font_px"), ==, 13);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/scene/words", test_words);
  g_test_add_func ("/chart/scene/find", test_find);
  g_test_add_func ("/chart/scene/reading-order", test_reading_order);
  g_test_add_func ("/chart/scene/related", test_related);
  g_test_add_func ("/chart/scene-hit/hit", test_hit);
  g_test_add_func ("/chart/scene-hit/curve", test_hit_follows_curve);
  g_test_add_func ("/chart/scene-hit/keys", test_keys);
  g_test_add_func ("/chart/scene-hit/keys-mirrored", test_keys_mirrored);
  g_test_add_func ("/chart/scene-hit/nothing", test_nothing_to_walk);
  g_test_add_func ("/chart/scene-builder/anchors", test_anchors);
  g_test_add_func ("/chart/scene-builder/levels", test_levels);
  g_test_add_func ("/chart/scene-builder/wrap", test_wrap);
  g_test_add_func ("/chart/scene-builder/wrap-long-word", test_wrap_long_word);
  g_test_add_func ("/chart/scene-builder/right-to-left", test_right_to_left);
  g_test_add_func ("/chart/scene-render/colours", test_colours);
  g_test_add_func ("/chart/scene-render/states", test_states);
  g_test_add_func ("/chart/scene-render/stale-state", test_stale_state);
  g_test_add_func ("/chart/scene/table", test_table);
  g_test_add_func ("/chart/scene/csv", test_csv);
  g_test_add_func ("/chart/scene/json", test_json);
  g_test_add_func ("/chart/scene/dump", test_dump);

  return g_test_run ();
}
