/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-supply.h"
#include "base/lode-error.h"
#include "chart-test.h"
#include "chart/flow/lode-flow-layout.h"
#include "chart/scene/lode-scene-hit.h"

static LodeScene *
build (const LodeChain *chain,
       const char      *consumer,
       const char      *pinned)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeChartSpec) chosen = lode_chart_spec_with (spec, "consumer", consumer);
  g_autoptr (LodeChartSpec) full = lode_chart_spec_with (chosen, "pinned", pinned);
  LodeChartStyle style;

  lode_chart_style_init (&style, 1920, 1080);
  return chart_test_build (full, chain, &style);
}

static const LodeMark *
get (const LodeScene *scene,
     const char      *key)
{
  int index = lode_scene_find (scene, key);

  if (index < 0)
    g_error ("there is no mark %s", key);
  return lode_scene_get_mark (scene, (guint) index);
}

/* --- the finding --- */

static void
test_finding_of_world (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);

  g_assert_cmpstr (lode_scene_get_title (scene), ==,
                   "China mines 61\u00A0% of the ore and makes 94\u00A0% of the magnets");
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "NdFeB magnets"));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "2024"));
  g_assert_nonnull (strstr (lode_scene_get_subtitle (scene), "%"));
}

static void
test_finding_of_consumers (void)
{
  for (guint i = 0; chart_test_consumers[i] != NULL; i++)
    {
      g_autoptr (LodeScene) scene = build (NULL, chart_test_consumers[i], NULL);

      g_assert_nonnull (strstr (lode_scene_get_title (scene), "magnets"));
      g_assert_nonnull (strstr (lode_scene_get_title (scene), "%"));
    }
}

static void
test_finding_of_two_leaders (void)
{
  g_autoptr (LodeChain) chain = chart_test_small_chain ();
  g_autoptr (LodeScene) scene = build (chain, NULL, NULL);

  g_assert_true (g_str_has_prefix (lode_scene_get_title (scene), "The DR Congo mines "));
  g_assert_nonnull (strstr (lode_scene_get_title (scene), "China refines"));
}

static void
test_title_by_hand (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, "title=What we asked for",
                                                    NULL);
  g_autoptr (LodeScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain () };
  g_autofree char *title = lode_chart_describe (spec, &data, &error);
  LodeChartStyle style;

  g_assert_no_error (error);
  g_assert_cmpstr (title, ==, "What we asked for");
  lode_chart_style_init (&style, 1280, 720);
  scene = chart_test_build (spec, NULL, &style);
  g_assert_cmpstr (lode_scene_get_title (scene), ==, "What we asked for");
}

static void
test_describe (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain () };
  g_autofree char *title = lode_chart_describe (spec, &data, NULL);

  g_assert_true (g_str_has_prefix (title, "China mines"));
}

/* Sources are named, and what is derived or assumed says so. */
static void
test_source (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);
  const char *source = lode_scene_get_source (scene);

  g_assert_true (g_str_has_prefix (source, "Source: IEA"));
  g_assert_nonnull (strstr (source, "Ribbons derived"));
  g_assert_nonnull (strstr (source, "assumed"));
  g_assert_nonnull (strstr (source, "Range: "));
}

/* --- figures --- */

/* The published share stands over the column, and the node says the same. */
static void
test_shares (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);

  g_assert_true (chart_test_has_text (scene, "61\u2009%\u200261–70"));
  g_assert_true (chart_test_has_text (scene, "92\u2009%\u2002in 2020"));
  g_assert_cmpfloat_with_epsilon (get (scene, "node/0/CHN")->share_pct, 61, .2);
  g_assert_cmpstr (get (scene, "node/0/CHN")->value_text, ==, "61\u00A0%");
  g_assert_cmpstr (get (scene, "node/0/CHN")->range_text, ==, "61–70\u00A0%");
  g_assert_nonnull (get (scene, "node/0/CHN")->figure);
}

/* What was assumed beyond the reports is hatched, signed, and no part of the hundred. */
static void
test_beyond (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);
  double sum = 0;

  g_assert_true (get (scene, "node/0/UNK")->is_hatched);
  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind == LODE_MARK_NODE && mark->stage == 0 && !g_str_equal (mark->from, "UNK"))
        sum += mark->share_pct;
    }
  g_assert_cmpfloat_with_epsilon (sum, 100, 1e-6);
}

static double
sum_of_stage (const LodeScene *scene,
              int              stage)
{
  double sum = 0;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    if (lode_scene_get_mark (scene, i)->kind == LODE_MARK_NODE &&
        lode_scene_get_mark (scene, i)->stage == stage)
      sum += lode_scene_get_mark (scene, i)->share_pct;
  return sum;
}

/* The tail is one node with the exact sum and the number of its countries. */
static void
test_tail (void)
{
  g_autoptr (LodeChain) chain = chart_test_invented_chain (4, 30);
  g_autoptr (LodeScene) scene = build (chain, NULL, NULL);

  for (int stage = 0; stage < 4; stage++)
    {
      g_autofree char *key = g_strdup_printf ("node/%d/OTH", stage);
      const LodeMark *other = get (scene, key);
      guint n_named = 0;
      guint n_bundled;

      g_assert_cmpfloat_with_epsilon (sum_of_stage (scene, stage), 100, 1e-6);
      for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
        n_named += lode_scene_get_mark (scene, i)->kind == LODE_MARK_NODE &&
                       lode_scene_get_mark (scene, i)->stage == stage
                     ? 1
                     : 0;
      g_assert_cmpint (sscanf (other->label, "Other (%u)", &n_bundled), ==, 1);
      g_assert_cmpuint (n_bundled + n_named - 1, ==, 30);
    }
}

/* Where a source gives a remainder, nobody knows how many countries are in it. */
static void
test_remainder (void)
{
  g_autoptr (LodeChain) chain = chart_test_small_chain ();
  g_autoptr (LodeScene) scene = build (chain, NULL, NULL);

  g_assert_cmpstr (get (scene, "node/0/OTH")->label, ==, "Other");
  g_assert_cmpstr (get (scene, "node/0/UNK")->label, ==, "Not split by country");
  g_assert_true (get (scene, "node/0/UNK")->is_hatched);
}

/* Every named node has its name on the page, and named nodes carry what is known. */
static void
test_named (void)
{
  g_autoptr (LodeChain) invented = chart_test_invented_chain (5, 12);
  const LodeChain *chains[] = { chart_test_real_chain (), invented };

  for (guint c = 0; c < G_N_ELEMENTS (chains); c++)
    {
      g_autoptr (LodeScene) scene = build (chains[c], NULL, NULL);

      for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
        {
          const LodeMark *mark = lode_scene_get_mark (scene, i);

          if (mark->kind == LODE_MARK_NODE)
            g_assert_nonnull (chart_test_find_label (scene, mark->key));
          if (mark->kind == LODE_MARK_NODE && g_str_equal (mark->from, "OTH") && c == 1)
            g_assert_cmpfloat (mark->share_pct, <=, 5.01);
        }
    }
}

static void
test_no_zero_shares (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);
  g_autoptr (GPtrArray) rows = lode_scene_to_table (scene);

  for (guint i = 0; i < rows->len; i++)
    for (guint j = 0; ((GStrv) rows->pdata[i])[j] != NULL; j++)
      {
        const char *cell = ((GStrv) rows->pdata[i])[j];

        g_assert_cmpstr (cell, !=, "0\u00A0%");
        g_assert_cmpstr (cell, !=, "0.0\u00A0%");
      }
}

/* --- order, place, colour --- */

/* Largest first, the tail after all names, what nobody splits last. */
static void
test_order (void)
{
  g_autoptr (LodeChain) chain = chart_test_small_chain ();
  g_autoptr (LodeScene) scene = build (chain, NULL, NULL);

  g_assert_cmpfloat (get (scene, "node/0/COD")->box.y, <, get (scene, "node/0/AUS")->box.y);
  g_assert_cmpfloat (get (scene, "node/0/AUS")->box.y, <, get (scene, "node/0/OTH")->box.y);
  g_assert_cmpfloat (get (scene, "node/0/OTH")->box.y, <, get (scene, "node/0/UNK")->box.y);
}

/* Two ribbons of one node never cross: they leave in the order in which they arrive. */
static void
test_ribbons_do_not_cross_at_a_node (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    for (guint j = 0; j < lode_scene_get_n_marks (scene); j++)
      {
        const LodeMark *a = lode_scene_get_mark (scene, i);
        const LodeMark *b = lode_scene_get_mark (scene, j);

        if (a->kind != LODE_MARK_FLOW || b->kind != LODE_MARK_FLOW || a->stage != b->stage ||
            g_strcmp0 (a->from, b->from) != 0)
          continue;
        if (a->points[0].y < b->points[0].y)
          g_assert_cmpfloat (get (scene, a->key)->points[2].y, <=, b->points[2].y);
      }
}

/* Ribbons fill the nodes they leave and reach, to the width of a hair. */
static void
test_ribbons_fill_nodes (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);
  const LodeMark *node = get (scene, "node/1/CHN");
  double out = 0;
  double in = 0;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind != LODE_MARK_FLOW)
        continue;
      if (mark->stage == 1 && g_str_equal (mark->from, "CHN"))
        out += mark->points[1].y - mark->points[0].y;
      if (mark->stage == 0 && g_str_equal (mark->to, "CHN"))
        in += mark->points[3].y - mark->points[2].y;
    }
  g_assert_cmpfloat_with_epsilon (out, node->box.height, 1.5);
  g_assert_cmpfloat_with_epsilon (in, node->box.height, 1.5);
}

static void
test_colours (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);
  g_autoptr (LodeScene) chosen = build (NULL, "EU27", NULL);

  g_assert_cmpint (get (scene, "node/0/CHN")->tone, ==, LODE_TONE_SERIES_1);
  g_assert_cmpint (get (scene, "node/0/AUS")->tone, ==, LODE_TONE_SERIES_3);
  g_assert_cmpint (get (scene, "node/0/USA")->tone, ==, LODE_TONE_SERIES_4);
  g_assert_cmpint (get (scene, "node/1/MYS")->tone, ==, LODE_TONE_SERIES_5);
  g_assert_cmpint (get (scene, "node/0/MMR")->tone, ==, LODE_TONE_SERIES_6);
  /* Consumers are grey but the chosen one, and only its flows stand out. */
  g_assert_cmpint (get (scene, "node/4/EU27")->tone, ==, LODE_TONE_GREY_NODE);
  g_assert_cmpint (get (chosen, "node/4/EU27")->tone, ==, LODE_TONE_SERIES_2);
  g_assert_cmpint (get (chosen, "node/4/JPN")->tone, ==, LODE_TONE_GREY_NODE);
  g_assert_cmpfloat (get (scene, "flow/3/CHN>EU27")->opacity, ==, .3);
  g_assert_cmpfloat (get (chosen, "flow/3/CHN>EU27")->opacity, ==, .88);
  g_assert_cmpfloat (get (chosen, "flow/3/CHN>JPN")->opacity, ==, .3);
}

static void
count_colours (const LodeScene *scene)
{
  gboolean seen[LODE_N_TONES] = { FALSE };
  guint n_seen = 0;

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind == LODE_MARK_NODE && mark->tone >= LODE_TONE_SERIES_1 && !seen[mark->tone])
        {
          seen[mark->tone] = TRUE;
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, >=, 1);
  g_assert_cmpuint (n_seen, <=, LODE_N_SLOTS);
}

/* A colour is one country's in the whole picture. */
static void
test_colours_are_countries (void)
{
  g_autoptr (LodeChain) chain = chart_test_invented_chain (6, 30);
  g_autoptr (LodeScene) scene = build (chain, "KOR", NULL);
  const char *owner[LODE_N_TONES] = { NULL };

  count_colours (scene);
  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind != LODE_MARK_NODE || mark->tone < LODE_TONE_SERIES_1)
        continue;
      if (owner[mark->tone] == NULL)
        owner[mark->tone] = mark->from;
      g_assert_cmpstr (owner[mark->tone], ==, mark->from);
    }
}

static void
test_hatched_themes (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeScene) scene = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  style.theme = LODE_THEME_PRINT;
  scene = chart_test_build (spec, NULL, &style);
  /* The subject stays solid; the others differ without colour. */
  g_assert_false (get (scene, "node/0/CHN")->is_hatched);
  g_assert_true (get (scene, "node/0/MMR")->is_hatched);
  g_assert_cmpuint (get (scene, "node/0/MMR")->hatch, !=, get (scene, "node/0/USA")->hatch);
}

static void
test_pinned (void)
{
  g_autoptr (LodeScene) pair = build (NULL, NULL, "CHN>JPN");
  g_autoptr (LodeScene) country = build (NULL, NULL, "USA");

  g_assert_cmpfloat (get (pair, "flow/3/CHN>JPN")->opacity, ==, .88);
  g_assert_nonnull (strstr (lode_scene_get_subtitle (country), "United States"));
}

/* --- keys and pointer --- */

static void
test_every_node_is_hit (void)
{
  g_autoptr (LodeScene) scene = build (NULL, NULL, NULL);

  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      if (mark->kind == LODE_MARK_NODE)
        g_assert_cmpint (lode_scene_hit (scene, mark->box.x + mark->box.width / 2,
                                         mark->box.y + mark->box.height / 2, 0),
                         ==, (int) i);
    }
}

/* Arrows alone reach every node, and NEXT every mark, once. */
static void
test_every_node_is_reached (void)
{
  g_autoptr (LodeChain) invented = chart_test_invented_chain (5, 20);
  const LodeChain *chains[] = { chart_test_real_chain (), invented };
  const LodeMove moves[] = { LODE_MOVE_LEFT, LODE_MOVE_RIGHT, LODE_MOVE_UP, LODE_MOVE_DOWN };

  for (guint c = 0; c < G_N_ELEMENTS (chains); c++)
    {
      g_autoptr (LodeScene) scene = build (chains[c], NULL, NULL);
      guint n_marks = lode_scene_get_n_marks (scene);
      g_autofree gboolean *seen = g_new0 (gboolean, n_marks);
      g_autoptr (GQueue) queue = g_queue_new ();
      guint n_stops = 1;
      int at = lode_scene_move (scene, -1, LODE_MOVE_NEXT);

      g_queue_push_tail (queue, GINT_TO_POINTER (at + 1));
      seen[at] = TRUE;
      while (!g_queue_is_empty (queue))
        {
          int from = GPOINTER_TO_INT (g_queue_pop_head (queue)) - 1;

          for (guint m = 0; m < G_N_ELEMENTS (moves); m++)
            {
              int to = lode_scene_move (scene, from, moves[m]);

              if (!seen[to])
                g_queue_push_tail (queue, GINT_TO_POINTER (to + 1));
              seen[to] = TRUE;
            }
        }
      for (guint i = 0; i < n_marks; i++)
        if (lode_scene_get_mark (scene, i)->kind == LODE_MARK_NODE && !seen[i])
          g_error ("the arrows do not reach %s", lode_scene_get_mark (scene, i)->key);
      for (int next = lode_scene_move (scene, at, LODE_MOVE_NEXT); next != at;
           next = lode_scene_move (scene, at, LODE_MOVE_NEXT))
        {
          at = next;
          n_stops++;
        }
      g_assert_cmpuint (n_stops, ==, lode_scene_get_n_stops (scene));
    }
}

/* --- the layout alone --- */

static void
test_layout (void)
{
  g_autoptr (LodeChain) chain = chart_test_invented_chain (4, 12);
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chain };
  g_autoptr (LodeFlowModel) model = lode_flow_model_new (spec, &data, 8, NULL);
  g_autoptr (LodeFlowLayout) layout = lode_flow_layout_new (model, 500, 13, 17, 2);
  double longest = 0;

  for (guint s = 0; s < 4; s++)
    {
      guint n = model->stages[s].nodes->len;

      for (guint i = 0; i < n; i++)
        {
          const LodeFlowSlot *slot = &layout->slots[s][i];

          g_assert_cmpfloat (slot->length, >=, 2);
          longest = MAX (longest, slot->start + slot->length);
          if (i == 0)
            continue;
          g_assert_cmpfloat (slot->start, >, slot[-1].start + slot[-1].length);
          g_assert_cmpfloat (slot->start + slot->length / 2 - slot[-1].start - slot[-1].length / 2,
                             >=,
                             17 - 1e-6);
        }
    }
  g_assert_cmpfloat_with_epsilon (longest, 500, .01);
}

static void
test_names_by_room (void)
{
  g_autoptr (LodeChain) chain = chart_test_invented_chain (3, 20);
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chain };

  for (guint max_named = 3; max_named <= 14; max_named++)
    {
      g_autoptr (LodeFlowModel) model = lode_flow_model_new (spec, &data, max_named, NULL);

      for (guint s = 0; s < 3; s++)
        g_assert_cmpuint (model->stages[s].nodes->len, <=, max_named + 2);
    }
}

/* --- what cannot be drawn --- */

static void
check_refused (LodeChartSpec   *spec,
               const LodeChain *chain,
               double           width,
               double           height,
               LodeError        code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScene) scene = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chain };
  LodeChartStyle style;

  lode_chart_style_init (&style, width, height);
  scene = lode_chart_build (spec, &data, &style, &error);
  g_assert_null (scene);
  g_assert_error (error, LODE_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_refused (void)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeChartSpec) nowhere = chart_test_spec (LODE_CHART_FLOW, "consumer=ATA", NULL);
  g_autoptr (LodeChartSpec) tornado = chart_test_spec (LODE_CHART_TORNADO, NULL);
  g_autoptr (LodeChain) empty = lode_chain_new ("nothing", 2024);

  check_refused (spec, NULL, 1280, 720, LODE_ERROR_NOT_FOUND);
  check_refused (spec, empty, 1280, 720, LODE_ERROR_NOT_FOUND);
  check_refused (nowhere, chart_test_real_chain (), 1280, 720, LODE_ERROR_NOT_FOUND);
  check_refused (tornado, chart_test_real_chain (), 1280, 720, LODE_ERROR_NOT_FOUND);
  check_refused (spec, chart_test_real_chain (), 60, 60, LODE_ERROR_INVALID);
  check_refused (spec, chart_test_real_chain (), 1280, 160, LODE_ERROR_INVALID);
}

static void
test_kinds (void)
{
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_FLOW));
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_SOURCES));
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_TIMELINE));
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_COMPARE));
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_MATRIX));
  g_assert_true (lode_chart_kind_is_available (LODE_CHART_MAP));
  g_assert_false (lode_chart_kind_is_available (LODE_CHART_TORNADO));
}

static void
test_same_every_time (void)
{
  g_autoptr (LodeScene) first = build (NULL, "EU27", NULL);
  g_autoptr (LodeScene) second = build (NULL, "EU27", NULL);
  g_autofree char *one = lode_scene_to_svg (first);
  g_autofree char *other = lode_scene_to_svg (second);

  g_assert_cmpstr (one, ==, other);
}

/* A label says what was published for the year of the chart; for a stage without figures of that year,
 * what there is, with its own year. */
static void
check_years (const LodeChain *chain)
{
  g_autoptr (LodeChartSpec) bare = lode_chart_spec_new (LODE_CHART_FLOW,
                                                        lode_chain_get_material (chain));
  LodeAtlas *atlas = lode_atlas_get_default ();
  LodeChartData data = { .atlas = atlas, .chain = chain };
  g_autoptr (LodeFlowModel) model = lode_flow_model_new (bare, &data, 8, NULL);

  g_assert_nonnull (model);
  for (guint s = 0; s + 1 < model->n_stages; s++)
    for (guint i = 0; i < model->stages[s].nodes->len; i++)
      {
        const LodeFlowNode *node = lode_flow_model_get_node (model, s, i);
        g_autofree int *years = lode_atlas_list_share_years (atlas, lode_chain_get_material (chain),
                                                             model->stages[s].key);
        gboolean has_year = FALSE;

        for (guint y = 0; years[y] != 0; y++)
          has_year = has_year || years[y] == lode_chain_get_year (chain);
        if (node->published != NULL && has_year)
          g_assert_cmpint (lode_figure_get_year (node->published), ==, lode_chain_get_year (chain));
        if (isfinite (node->high_pct))
          g_assert_cmpfloat (node->high_pct, <=, 100);
      }
}

static void
test_years_of_labels (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_auto (GStrv) chains = lode_atlas_list_chains (atlas);
  g_autoptr (LodeChartFigures) figures = lode_chart_figures_new (atlas, NULL, NULL);

  for (guint i = 0; chains[i] != NULL; i++)
    {
      g_autofree int *years = lode_atlas_list_chain_years (atlas, chains[i]);

      for (guint y = 0; years[y] != 0; y++)
        {
          g_autoptr (GError) error = NULL;
          const LodeChain *chain = lode_chart_figures_get_baseline (figures, chains[i], years[y],
                                                                    &error);

          g_assert_no_error (error);
          check_years (chain);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/flow-chart/finding/world", test_finding_of_world);
  g_test_add_func ("/chart/flow-chart/finding/consumers", test_finding_of_consumers);
  g_test_add_func ("/chart/flow-chart/finding/two-leaders", test_finding_of_two_leaders);
  g_test_add_func ("/chart/flow-chart/finding/by-hand", test_title_by_hand);
  g_test_add_func ("/chart/flow-chart/finding/describe", test_describe);
  g_test_add_func ("/chart/flow-chart/source", test_source);
  g_test_add_func ("/chart/flow-chart/shares", test_shares);
  g_test_add_func ("/chart/flow-chart/years", test_years_of_labels);
  g_test_add_func ("/chart/flow-chart/beyond", test_beyond);
  g_test_add_func ("/chart/flow-chart/tail", test_tail);
  g_test_add_func ("/chart/flow-chart/remainder", test_remainder);
  g_test_add_func ("/chart/flow-chart/named", test_named);
  g_test_add_func ("/chart/flow-chart/no-zero", test_no_zero_shares);
  g_test_add_func ("/chart/flow-chart/order", test_order);
  g_test_add_func ("/chart/flow-chart/ribbons/crossing", test_ribbons_do_not_cross_at_a_node);
  g_test_add_func ("/chart/flow-chart/ribbons/fill", test_ribbons_fill_nodes);
  g_test_add_func ("/chart/flow-chart/colours", test_colours);
  g_test_add_func ("/chart/flow-chart/colours/countries", test_colours_are_countries);
  g_test_add_func ("/chart/flow-chart/colours/hatched", test_hatched_themes);
  g_test_add_func ("/chart/flow-chart/pinned", test_pinned);
  g_test_add_func ("/chart/flow-chart/hit", test_every_node_is_hit);
  g_test_add_func ("/chart/flow-chart/keys", test_every_node_is_reached);
  g_test_add_func ("/chart/flow-chart/refused", test_refused);
  g_test_add_func ("/chart/flow-chart/kinds", test_kinds);
  g_test_add_func ("/chart/flow-chart/same-every-time", test_same_every_time);
  g_test_add_func ("/chart/flow-layout/places", test_layout);
  g_test_add_func ("/chart/flow-model/names", test_names_by_room);

  return g_test_run ();
}
