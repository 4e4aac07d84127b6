/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-test.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "engine/lode-simulation.h"

#define MIN_TEXT_PX 12
/* Boxes of lines hold the room for accents; letters themselves keep this apart. */
#define SLACK 1.5

const ChartTestSize chart_test_sizes[] = {
  { "720p", 1280, 720 },
  { "1080p", 1920, 1080 },
  { "2160p", 3840, 2160 },
  { "A4 lying", 1122.52, 793.7 },
  { "A4 standing", 793.7, 1122.52 },
};
const guint chart_test_n_sizes = G_N_ELEMENTS (chart_test_sizes);

const char * const chart_test_consumers[] = {
  "EU27", "JPN", "USA", "KOR", "GBR", "CAN", "AUS", "IND", "CHN", NULL,
};

/* --- chains --- */

static LodeChartFigures *
get_figures (void)
{
  static LodeChartFigures *figures;

  if (figures == NULL)
    figures = lode_chart_figures_new (lode_atlas_get_default (), NULL, NULL);
  return figures;
}

const LodeChain *
chart_test_real_chain (void)
{
  g_autoptr (GError) error = NULL;
  const LodeChain *chain = lode_chart_figures_get_baseline (get_figures (), "ndfeb_magnets", 0,
                                                            &error);

  g_assert_no_error (error);
  g_assert_nonnull (chain);
  return chain;
}

static LodeFigure *
tonnes (double value)
{
  const char * const sources[] = { "iea_cmd_2025", NULL };

  return lode_figure_new (value, NAN, NAN, "t", 2024, LODE_BASIS_DERIVED, sources, NULL);
}

static LodeFigure *
one (void)
{
  return lode_figure_new_assumed (1, "t/t");
}

static void
add_stages (LodeChain *chain,
            guint      n_stages)
{
  static const char * const keys[] = { "mining", "separation", "metal", "alloy", "magnet",
                                       "processing" };

  g_assert_cmpuint (n_stages, <=, G_N_ELEMENTS (keys) + 1);
  for (guint s = 0; s < n_stages; s++)
    lode_chain_add_stage (chain, s + 1 < n_stages ? keys[s] : "use", one ());
}

static const char *
actor_of (const LodeFlowGraph *graph,
          guint                node)
{
  const char *name = lode_flow_graph_get_name (graph, node);
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

LodeChain *
chart_test_chain_from_graph (const LodeFlowGraph *graph)
{
  LodeChain *chain = lode_chain_new ("invented", 2024);
  guint n_layers = lode_flow_graph_get_n_layers (graph);
  guint n_links = lode_flow_graph_get_n_links (graph);
  const LodeFlowLink *links = lode_flow_graph_get_links (graph);

  add_stages (chain, n_layers);
  for (guint v = 0; v < lode_flow_graph_get_first (graph, n_layers); v++)
    {
      double in = 0;
      double out = 0;

      for (guint i = 0; i < n_links; i++)
        {
          in += links[i].target == v ? links[i].weight : 0;
          out += links[i].source == v ? links[i].weight : 0;
        }
      lode_chain_add_node (chain, lode_flow_graph_get_layer (graph, v), actor_of (graph, v),
                           tonnes (MAX (in, out)), NULL);
    }
  for (guint i = 0; i < n_links; i++)
    lode_chain_add_flow (chain, lode_flow_graph_get_layer (graph, links[i].source),
                         actor_of (graph, links[i].source), actor_of (graph, links[i].target),
                         tonnes (links[i].weight), LODE_FLOW_RECONCILED, 0);
  return chain;
}

static const char * const countries[] = {
  "COD", "CHN", "USA", "AUS", "MMR", "MYS", "BRA", "ZAF", "PNG", "CAF", "GBR", "KOR", "JPN", "DEU", "FRA",
  "IND", "RUS", "VNM", "THA", "LAO", "MDG", "BDI", "NGA", "KAZ", "UZB", "TUR", "CAN", "CHL", "PER", "ARG",
};

LodeChain *
chart_test_invented_chain (guint n_stages,
                           guint n_actors)
{
  LodeFlowGraph *graph = lode_flow_graph_new ();
  LodeChain *chain;

  g_assert_cmpuint (n_actors, <=, G_N_ELEMENTS (countries));
  for (guint s = 0; s < n_stages; s++)
    {
      lode_flow_graph_add_layer (graph);
      for (guint i = 0; i < n_actors; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u:%s", s, countries[i]);

          lode_flow_graph_add_node (graph, name);
        }
    }
  for (guint s = 0; s + 1 < n_stages; s++)
    for (guint i = 0; i < n_actors; i++)
      for (guint j = 0; j < n_actors; j++)
        if ((i * 7 + j * 5 + s) % 4 == 0 || i == j)
          lode_flow_graph_add_link (graph, s * n_actors + i, (s + 1) * n_actors + j,
                                    1000. / ((1 + i) * (1 + j)));
  chain = chart_test_chain_from_graph (graph);
  lode_flow_graph_free (graph);
  return chain;
}

LodeChain *
chart_test_small_chain (void)
{
  static const struct
  {
    guint       stage;
    const char *from;
    const char *to;
    double      t;
  } flows[] = {
    { 0, "COD", "CHN", 70 }, { 0, "COD", "FIN", 4 }, { 0, "AUS", "CHN", 8 }, { 0, "CAN", "CHN", 2 },
    { 0, "CUB", "CHN", 1.5 }, { 0, "PHL", "CHN", 1 }, { 0, "ZMB", "CHN", .9 },
    { 0, "MAR", "CHN", .6 },
    { 0, "OTH", "CHN", 6 }, { 0, "UNK", "CHN", 6 },
    { 1, "CHN", "CHN", 60 }, { 1, "CHN", "EU27", 20 }, { 1, "CHN", "USA", 16 },
    { 1, "FIN", "EU27", 4 },
  };
  LodeChain *chain = lode_chain_new ("cobalt", 2024);
  double sizes[3][16] = { { 0 } };
  const char *actors[3][16] = { { NULL } };

  lode_chain_add_stage (chain, "mining", one ());
  lode_chain_add_stage (chain, "refining", one ());
  lode_chain_add_stage (chain, "use", one ());
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    for (guint end = 0; end < 2; end++)
      {
        const char *actor = end == 0 ? flows[i].from : flows[i].to;
        guint stage = flows[i].stage + end;
        guint at = 0;

        /* A middle stage is counted by what comes in. */
        if (stage == 1 && end == 0)
          continue;
        while (actors[stage][at] != NULL && !g_str_equal (actors[stage][at], actor))
          at++;
        actors[stage][at] = actor;
        sizes[stage][at] += flows[i].t;
      }
  for (guint s = 0; s < 3; s++)
    for (guint i = 0; actors[s][i] != NULL; i++)
      lode_chain_add_node (chain, s, actors[s][i], tonnes (sizes[s][i]), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    lode_chain_add_flow (chain, flows[i].stage, flows[i].from, flows[i].to, tonnes (flows[i].t),
                         LODE_FLOW_RECONCILED, 0);
  return chain;
}

/* --- specs, runs, scenes --- */

LodeChartSpec *
chart_test_spec (LodeChartKind kind,
                 ...)
{
  LodeChartSpec *spec = lode_chart_spec_new (kind, "ndfeb_magnets");
  const char *member;
  va_list args;

  va_start (args, kind);
  while ((member = va_arg (args, const char *)) != NULL)
    {
      g_auto (GStrv) pair = g_strsplit (member, "=", 2);
      LodeChartSpec *changed = lode_chart_spec_with (spec, pair[0], pair[1]);

      lode_chart_spec_unref (spec);
      spec = changed;
    }
  va_end (args);
  return spec;
}

LodeScene *
chart_test_build (LodeChartSpec        *spec,
                  const LodeChain      *chain,
                  const LodeChartStyle *style)
{
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default (),
                         .chain = chain != NULL ? chain : chart_test_real_chain () };
  LodeScene *scene = lode_chart_build (spec, &data, style, &error);

  g_assert_no_error (error);
  g_assert_nonnull (scene);
  return scene;
}

LodeScenario *
chart_test_scenario (guint draws)
{
  static const char * const china[] = { "CHN", NULL };
  static const char * const stages[] = { "separation", "metal", "magnet", NULL };
  static const char * const destinations[] = { "EU27", "USA", "JPN", NULL };
  static const char * const members[] = { "EU27", "USA", "JPN", "GBR", "AUS", "CAN", "KOR", NULL };
  LodeScenario *scenario = lode_scenario_new ("stop", "ndfeb_magnets");
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);

  lode_scenario_set_title (scenario, "Magnets and their inputs stop");
  lode_scenario_set_span (scenario, lode_month_parse ("2026-01"), lode_month_parse ("2031-12"));
  lode_scenario_set_step (scenario, LODE_STEP_YEAR);
  lode_scenario_set_draws (scenario, draws);
  lode_scenario_set_members (scenario, members);
  lode_lever_set_countries (lever, china);
  lode_lever_set_stages (lever, stages);
  lode_lever_set_destinations (lever, destinations);
  lode_lever_set_window (lever, lode_month_parse ("2027-01"), lode_month_parse ("2028-12"));
  lode_lever_set_magnitude (lever, "remaining", (LodeMagnitude) { .2, 0, .5, LODE_SHAPE_PERT });
  lode_scenario_insert_lever (scenario, 0, lever);
  return scenario;
}

const LodeResult *
chart_test_result (LodeScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  const LodeResult *result = lode_chart_figures_get_result (get_figures (), scenario, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
  return result;
}

/* --- checks --- */

char *
chart_test_text (const LodeMark *mark)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < mark->n_spans; i++)
    g_string_append (text, mark->spans[i].text);
  return g_string_free (text, FALSE);
}

gboolean
chart_test_has_text (const LodeScene *scene,
                     const char      *text)
{
  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);
      g_autofree char *words = mark->outline == LODE_OUTLINE_TEXT ? chart_test_text (mark) : NULL;

      if (g_strcmp0 (words, text) == 0)
        return TRUE;
    }
  return FALSE;
}

const LodeMark *
chart_test_find_label (const LodeScene *scene,
                       const char      *key)
{
  int owner = lode_scene_find (scene, key);

  g_assert_cmpint (owner, >=, 0);
  for (guint i = 0; i < lode_scene_get_n_marks (scene); i++)
    if (lode_scene_get_mark (scene, i)->owner == owner)
      return lode_scene_get_mark (scene, i);
  return NULL;
}

static gboolean
overlap (const LodeBox *a,
         const LodeBox *b)
{
  return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width &&
         a->y + SLACK < b->y + b->height && b->y + SLACK < a->y + a->height;
}

static void
check_text (const LodeScene *scene,
            const LodeMark  *mark,
            const char      *name)
{
  g_autofree char *text = chart_test_text (mark);

  if (mark->box.x < -.5 || mark->box.y < -.5 ||
      mark->box.x + mark->box.width > lode_scene_get_width (scene) + .5 ||
      mark->box.y + mark->box.height > lode_scene_get_height (scene) + .5)
    g_error ("%s: “%s” is clipped at %.0f %.0f", name, text, mark->box.x, mark->box.y);
  if (!g_utf8_validate (text, -1, NULL) || *text == '\0')
    g_error ("%s: a label has no words", name);
  for (guint i = 0; i < mark->n_spans; i++)
    if (mark->spans[i].size_px < MIN_TEXT_PX - .01)
      g_error ("%s: “%s” is %.1f px high", name, text, mark->spans[i].size_px);
}

static void
check_pair (const LodeMark *a,
            const LodeMark *b,
            const char     *name)
{
  if (overlap (&a->box, &b->box))
    {
      g_autofree char *first = chart_test_text (a);
      g_autofree char *second = chart_test_text (b);

      g_error ("%s: “%s” and “%s” overlap at %.0f %.0f", name, first, second, b->box.x, b->box.y);
    }
}

static void
check_names (const LodeScene *scene,
             const char      *name)
{
  g_assert_cmpuint (lode_scene_get_n_stops (scene), >, 0);
  for (guint i = 0; i < lode_scene_get_n_stops (scene); i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, lode_scene_get_stop (scene, i));

      if (mark->name == NULL || *mark->name == '\0' || mark->label == NULL)
        g_error ("%s: the mark %s has no name", name, mark->key);
      g_assert_cmpint (lode_scene_find (scene, mark->key), ==,
                       (int) lode_scene_get_stop (scene, i));
    }
}

void
chart_test_check_scene (const LodeScene *scene,
                        const char      *name)
{
  guint n_marks = lode_scene_get_n_marks (scene);

  g_assert_nonnull (lode_scene_get_title (scene));
  g_assert_nonnull (lode_scene_get_subtitle (scene));
  g_assert_nonnull (lode_scene_get_source (scene));
  check_names (scene, name);
  for (guint i = 0; i < n_marks; i++)
    {
      const LodeMark *mark = lode_scene_get_mark (scene, i);

      g_assert_true (isfinite (mark->box.x) && isfinite (mark->box.y));
      g_assert_cmpfloat (mark->box.width, >=, 0);
      g_assert_cmpfloat (mark->box.height, >=, 0);
      if (mark->outline != LODE_OUTLINE_TEXT)
        continue;
      check_text (scene, mark, name);
      for (guint j = i + 1; j < n_marks; j++)
        if (lode_scene_get_mark (scene, j)->outline == LODE_OUTLINE_TEXT)
          check_pair (mark, lode_scene_get_mark (scene, j), name);
    }
}
