/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "random-documents.h"

#include <math.h>
#include <string.h>

#include "model-test.h"

static const char * const actors[] = { "CHN", "EU27", "USA", "JPN", "AUS", "MMR", "DEU", "OTH", "UNK" };
static const char * const stages[] = { "mining", "separation", "metal", "magnet" };
static const char * const texts[] = {
  "", "plain", "Größe – 17 %", "line\nbreak\tand tab", "\"quoted\\\"", "日本の磁石", "a\u2028b", "</script>",
};

static gboolean
toss (GRand *rand)
{
  return g_rand_boolean (rand);
}

static guint
below (GRand *rand,
       guint  n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}

static const char *
random_text (GRand *rand)
{
  return texts[below (rand, G_N_ELEMENTS (texts))];
}

/* (transfer full) */
static GStrv
random_strings (GRand              *rand,
                const char * const *choices,
                guint               n_choices)
{
  guint n_strings = below (rand, 4);
  GStrv strings = g_new0 (char *, n_strings + 1);

  for (guint i = 0; i < n_strings; i++)
    strings[i] = g_strdup (choices[below (rand, n_choices)]);

  return strings;
}

/* Round and crooked numbers, small and large ones. */
static double
random_between (GRand  *rand,
                double  low,
                double  high)
{
  double value = g_rand_double_range (rand, low, high);

  switch (below (rand, 4))
    {
    case 0:
      return low;
    case 1:
      return high;
    case 2:
      return CLAMP (round (value * 10) / 10, low, high);
    default:
      return CLAMP (value, low, high);
    }
}

static LodeMagnitude
random_magnitude (GRand               *rand,
                  const LodeParameter *parameter)
{
  LodeMagnitude magnitude;

  magnitude.shape = (LodeShape) below (rand, LODE_N_SHAPES);
  magnitude.low = random_between (rand, parameter->minimum, parameter->maximum);
  magnitude.high = random_between (rand, magnitude.low, parameter->maximum);
  magnitude.value = random_between (rand, magnitude.low, magnitude.high);
  if (magnitude.shape == LODE_SHAPE_LOGNORMAL && magnitude.low <= 0)
    magnitude.shape = LODE_SHAPE_PERT;

  return toss (rand) ? magnitude : lode_magnitude_fixed (magnitude.value);
}

static LodeMonth
random_month (GRand *rand)
{
  return lode_month_parse ("2026-01") + (LodeMonth) below (rand, 200);
}

static void
set_random_window (GRand     *rand,
                   LodeLever *lever)
{
  LodeMonth from = toss (rand) ? random_month (rand) : LODE_MONTH_NONE;
  LodeMonth to = toss (rand) ? random_month (rand) : LODE_MONTH_NONE;

  if (from == LODE_MONTH_NONE || to == LODE_MONTH_NONE || from <= to)
    lode_lever_set_window (lever, from, to);
  else
    lode_lever_set_window (lever, to, from);
}

static void
edit_targets (GRand     *rand,
              LodeLever *lever)
{
  g_auto (GStrv) some_actors = random_strings (rand, actors, G_N_ELEMENTS (actors));
  g_auto (GStrv) some_stages = random_strings (rand, stages, G_N_ELEMENTS (stages));

  switch (below (rand, 4))
    {
    case 0:
      lode_lever_set_countries (lever, (const char * const *) some_actors);
      break;
    case 1:
      lode_lever_set_destinations (lever, (const char * const *) some_actors);
      break;
    case 2:
      lode_lever_set_stages (lever, (const char * const *) some_stages);
      break;
    default:
      lode_lever_set_evidence (lever, (const char * const *) some_stages);
      break;
    }
}

static void
edit_terms (GRand     *rand,
            LodeLever *lever)
{
  g_auto (GStrv) projects = random_strings (rand, texts, G_N_ELEMENTS (texts));

  lode_lever_set_material (lever, toss (rand) ? "dysprosium_terbium" : NULL);
  lode_lever_set_tier (lever, (LodeTier) below (rand, LODE_N_TIERS));
  lode_lever_set_projects (lever, (const char * const *) projects);
  lode_lever_set_release_date (lever, toss (rand) ? random_month (rand) : LODE_MONTH_NONE);
  lode_lever_set_discovered (lever, toss (rand) ? random_month (rand) : LODE_MONTH_NONE);
  lode_lever_set_in_baseline (lever, toss (rand));
}

static void
edit_lever (GRand     *rand,
            LodeLever *lever)
{
  const LodeParameter *parameters = lode_lever_kind_parameters (lode_lever_get_kind (lever));
  guint n_parameters = 0;

  while (parameters[n_parameters].name != NULL)
    n_parameters++;
  parameters += below (rand, n_parameters);
  switch (below (rand, 9))
    {
    case 7:
      edit_terms (rand, lever);
      break;
    case 0:
      lode_lever_set_title (lever, toss (rand) ? random_text (rand) : NULL);
      break;
    case 1:
      lode_lever_set_enabled (lever, toss (rand));
      break;
    case 2:
      set_random_window (rand, lever);
      break;
    case 3:
      lode_lever_set_probability (lever, random_between (rand, 0, 1));
      break;
    case 4:
      lode_lever_set_project (lever, toss (rand) ? "eneabba" : NULL);
      break;
    case 5:
      lode_lever_set_note (lever, random_text (rand));
      break;
    case 6:
      edit_targets (rand, lever);
      break;
    default:
      lode_lever_set_magnitude (lever, parameters->name, random_magnitude (rand, parameters));
      break;
    }
}

static void
add_lever (GRand        *rand,
           LodeScenario *scenario)
{
  g_autofree char *id = lode_scenario_new_lever_id (scenario);
  g_autoptr (LodeLever) lever = lode_lever_new (id, (LodeLeverKind) below (rand, LODE_LEVER_N_KINDS));

  for (guint i = below (rand, 8); i > 0; i--)
    edit_lever (rand, lever);
  lode_scenario_insert_lever (scenario, below (rand, lode_scenario_get_n_levers (scenario) + 1), lever);
}

static void
edit_alliance (GRand        *rand,
               LodeScenario *scenario)
{
  g_auto (GStrv) members = random_strings (rand, actors, G_N_ELEMENTS (actors));

  lode_scenario_set_members (scenario, (const char * const *) members);
  lode_scenario_set_open_arcs (scenario, toss (rand));
  lode_scenario_set_pooled_stocks (scenario, toss (rand));
  lode_scenario_set_alliance_from (scenario, toss (rand) ? random_month (rand) : LODE_MONTH_NONE);
  lode_scenario_set_pooled_from (scenario, toss (rand) ? random_month (rand) : LODE_MONTH_NONE);
  lode_scenario_set_open_from (scenario, toss (rand) ? random_month (rand) : LODE_MONTH_NONE);
}

static void
edit_tiers (GRand        *rand,
            LodeScenario *scenario)
{
  static const char * const sources[] = { "iea_cmd_2025", NULL };
  g_autoptr (LodeTierTable) table = lode_tier_table_copy (lode_scenario_get_tiers (scenario));
  const char *consumer = toss (rand) ? actors[below (rand, G_N_ELEMENTS (actors))]
                                     : LODE_TIER_TABLE_DEFAULT;
  double value = random_between (rand, 0, 0.4);
  g_autoptr (LodeFigure) share =
    toss (rand) ? lode_figure_new_assumed (value, "share")
                : lode_figure_new (value, 0, 1, "share", 2024, LODE_BASIS_DERIVED, sources, "so it is");

  lode_tier_table_set (table, consumer, (LodeTier) below (rand, 2), toss (rand) ? share : NULL);
  lode_scenario_set_tiers (scenario, table);
  lode_scenario_set_hoarding (scenario, toss (rand) ? random_between (rand, 0, 2) : 0);
}

static void
edit_settings (GRand        *rand,
               LodeScenario *scenario)
{
  LodeMonth from = random_month (rand);

  lode_scenario_set_span (scenario, from, from + (LodeMonth) below (rand, LODE_SCENARIO_MAX_MONTHS));
  lode_scenario_set_step (scenario, (LodeStep) below (rand, 3));
  lode_scenario_set_seed (scenario, toss (rand) ? LODE_SCENARIO_MAX_SEED : g_rand_int (rand));
  lode_scenario_set_draws (scenario, below (rand, LODE_SCENARIO_MAX_DRAWS));
  lode_scenario_set_rounds (scenario, 1 + below (rand, LODE_SCENARIO_MAX_ROUNDS));
}

void
random_edit_scenario (GRand        *rand,
                      LodeScenario *scenario)
{
  guint n_levers = lode_scenario_get_n_levers (scenario);

  switch (below (rand, 9))
    {
    case 8:
      edit_tiers (rand, scenario);
      break;
    case 0:
      lode_scenario_set_title (scenario, random_text (rand));
      break;
    case 1:
      edit_settings (rand, scenario);
      break;
    case 2:
      edit_alliance (rand, scenario);
      break;
    case 3:
      if (n_levers < 6)
        add_lever (rand, scenario);
      break;
    case 4:
      if (n_levers > 0)
        lode_scenario_remove_lever (scenario, below (rand, n_levers));
      break;
    default:
      if (n_levers > 0)
        edit_lever (rand, lode_scenario_get_lever (scenario, below (rand, n_levers)));
      break;
    }
}

LodeScenario *
random_scenario (GRand *rand)
{
  LodeScenario *scenario = lode_scenario_new ("scenario", "ndfeb_magnets");

  for (guint i = below (rand, 30); i > 0; i--)
    random_edit_scenario (rand, scenario);

  return scenario;
}

static void
set_random_table (GRand     *rand,
                  LodeSlide *slide)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = below (rand, 4); i > 0; i--)
    g_ptr_array_add (rows, random_strings (rand, texts, G_N_ELEMENTS (texts)));
  lode_slide_set_table (slide, rows);
}

static void
set_random_chart (GRand     *rand,
                  LodeSlide *slide)
{
  g_autoptr (LodeChartSpec) spec =
    lode_chart_spec_new ((LodeChartKind) below (rand, LODE_CHART_N_KINDS), "gallium");
  g_autoptr (LodeChartSpec) later = lode_chart_spec_with_year (spec, (int) (1990 + below (rand, 50)));
  g_autoptr (LodeChartSpec) titled = lode_chart_spec_with (later, "title", random_text (rand));

  lode_slide_set_chart (slide, toss (rand) ? titled : NULL);
}

static void
edit_slide (GRand     *rand,
            LodeSlide *slide)
{
  static const char * const members[] = { "title", "subtitle", "body", "attribution", "article", "notes",
                                          "source" };

  switch (below (rand, 4))
    {
    case 0:
      set_random_table (rand, slide);
      break;
    case 1:
      set_random_chart (rand, slide);
      break;
    default:
      lode_slide_set (slide, members[below (rand, G_N_ELEMENTS (members))],
                      toss (rand) ? random_text (rand) : NULL);
      break;
    }
}

static void
add_slide (GRand        *rand,
           LodeBriefing *briefing)
{
  g_autoptr (LodeSlide) slide = lode_slide_new ((LodeSlideKind) below (rand, LODE_SLIDE_SOURCES + 1));

  for (guint i = below (rand, 5); i > 0; i--)
    edit_slide (rand, slide);
  lode_briefing_insert_slide (briefing, below (rand, lode_briefing_get_n_slides (briefing) + 1), slide);
}

void
random_edit_briefing (GRand        *rand,
                      LodeBriefing *briefing)
{
  static const char * const members[] = { "title", "author", "date", "marking", "language" };
  guint n_slides = lode_briefing_get_n_slides (briefing);

  switch (below (rand, 6))
    {
    case 0:
      lode_briefing_set (briefing, members[below (rand, G_N_ELEMENTS (members))],
                         toss (rand) ? random_text (rand) : NULL);
      break;
    case 1:
      if (n_slides < 8)
        add_slide (rand, briefing);
      break;
    case 2:
      if (n_slides > 0)
        lode_briefing_remove_slide (briefing, below (rand, n_slides));
      break;
    case 3:
      if (n_slides > 0)
        lode_briefing_move_slide (briefing, below (rand, n_slides), below (rand, n_slides));
      break;
    default:
      if (n_slides > 0)
        edit_slide (rand, lode_briefing_get_slide (briefing, below (rand, n_slides)));
      break;
    }
}

LodeBriefing *
random_briefing (GRand *rand)
{
  LodeBriefing *briefing = lode_briefing_new ("briefing");

  for (guint i = below (rand, 30); i > 0; i--)
    random_edit_briefing (rand, briefing);

  return briefing;
}

static LodeBlock *
random_block (GRand *rand)
{
  const char *text = random_text (rand);
  guint n_chars = (guint) g_utf8_strlen (text, -1);
  GArray *spans = lode_span_array_new ();

  for (guint i = below (rand, 3); i > 0; i--)
    {
      LodeSpan span = { 0 };

      span.start = below (rand, n_chars + 1);
      span.end = span.start + below (rand, n_chars - span.start + 1);
      span.style = (LodeSpanStyle) below (rand, 64);
      span.address = toss (rand) ? g_strdup ("https://example.invalid/?a=1&b=2") : NULL;
      g_array_append_val (spans, span);
    }

  return lode_block_new ((LodeBlockKind) below (rand, LODE_BLOCK_IMAGE), (int) below (rand, 7), text,
                         toss (rand) ? "https://example.invalid/a.png" : NULL, spans);
}

static LodeClaim *
random_claim (GRand *rand,
              guint  n_chars,
              guint  index)
{
  LodeClaim *claim = lode_claim_new ();

  claim->id = g_strdup_printf ("c%u", index);
  claim->start = below (rand, n_chars + 1);
  claim->end = claim->start + below (rand, n_chars - claim->start + 1);
  claim->text = g_strdup (random_text (rand));
  claim->kind = (LodeClaimKind) below (rand, LODE_CLAIM_DURATION + 1);
  claim->value = toss (rand) ? g_rand_double_range (rand, -1e9, 1e9) : (double) NAN;
  claim->low = toss (rand) ? 1e-7 : (double) NAN;
  claim->high = toss (rand) ? 1e21 : (double) NAN;
  claim->change = (LodeChange) below (rand, 3);
  claim->is_approximate = toss (rand);
  claim->is_negated = toss (rand);
  claim->is_evidence = toss (rand);
  claim->countries = random_strings (rand, actors, G_N_ELEMENTS (actors));
  claim->stage = toss (rand) ? g_strdup ("magnet") : NULL;

  return claim;
}

LodeArticle *
random_article (GRand *rand)
{
  static const char * const meta[] = { "title", "byline", "site", "published", "language", "direction",
                                       "excerpt", "url", "sha256" };
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_block_unref);
  GPtrArray *claims = lode_claim_array_new ();
  g_autofree char *text = NULL;
  LodeArticle *article;

  for (guint i = below (rand, 6); i > 0; i--)
    g_ptr_array_add (blocks, random_block (rand));
  text = lode_blocks_to_text (blocks);
  for (guint i = below (rand, 6); i > 0; i--)
    g_ptr_array_add (claims, random_claim (rand, (guint) g_utf8_strlen (text, -1), i));
  article = lode_article_new ("article", blocks, claims);
  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    lode_article_set_meta (article, meta[i], toss (rand) ? random_text (rand) : NULL);
  lode_article_set_is_read (article, toss (rand));
  lode_article_set_is_starred (article, toss (rand));

  return article;
}

static JsonNode *copy_with_unknown (GRand    *rand,
                                    JsonNode *node,
                                    int      *n_added);

static JsonNode *
copy_object (GRand    *rand,
             JsonNode *node,
             int      *n_added)
{
  JsonObject *object = json_node_get_object (node);
  JsonObject *copy = json_object_new ();
  JsonNode *copied = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    json_object_set_member (copy, l->data,
                            copy_with_unknown (rand, json_object_get_member (object, l->data), n_added));
  if (toss (rand))
    json_object_set_string_member (copy, "zz-later", "kept");
  else
    json_object_set_double_member (copy, "zz-later", 0.125);
  *n_added += 1;
  json_node_take_object (copied, copy);

  return copied;
}

static JsonNode *
copy_with_unknown (GRand    *rand,
                   JsonNode *node,
                   int      *n_added)
{
  JsonArray *array;
  JsonArray *copy;
  JsonNode *copied;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return copy_object (rand, node, n_added);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_copy (node);

  array = json_node_get_array (node);
  copy = json_array_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    json_array_add_element (copy, copy_with_unknown (rand, json_array_get_element (array, i), n_added));
  copied = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (copied, copy);

  return copied;
}

static void
write_node (gconstpointer   value,
            LodeJsonWriter *writer)
{
  lode_json_writer_node (writer, (JsonNode *) value);
}

char *
random_add_unknown (GRand      *rand,
                    const char *text,
                    int        *n_added)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  g_autoptr (JsonNode) copy = NULL;

  *n_added = 0;
  copy = copy_with_unknown (rand, root, n_added);

  return model_test_write (copy, write_node);
}
