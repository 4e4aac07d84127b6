/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-material.h"
#include "base/lode-error.h"
#include "chart/flow/lode-flow-drawing.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"

/* In units of the base size. */
#define LINE_OF_LABEL 2.1
#define MAX_NAMED 14
#define ROWS_MAX_NAMED 9

/* --- the finding --- */

/* What a country does at a stage, with its share: "mines 61 % of the ore". */
static char *
say_stage (const LodeFlowModel *model,
           guint                stage,
           const char          *share)
{
  static const struct
  {
    const char *stage;
    const char *words;
  } sayings[] = {
    { "mining", N_("mines %s of the ore") },
    { "separation", N_("separates %s of the oxides") },
    { "refining", N_("refines %s of the metal") },
    { "processing", N_("processes %s of it") },
    { "metal", N_("makes %s of the metal") },
    { "alloy", N_("makes %s of the alloy") },
    { "magnet", N_("makes %s of the magnets") },
  };
  const char *key = model->stages[stage].key;

  for (guint i = 0; i < G_N_ELEMENTS (sayings); i++)
    if (g_str_equal (sayings[i].stage, key))
      {
        g_autoptr (GString) text = g_string_new (_(sayings[i].words));

        g_string_replace (text, "%s", share, 1);
        return g_strdup (text->str);
      }
  /* Translators: "China" … "has 61 % of Refining". */
  return g_strdup_printf (_("has %s of %s"), share, lode_atlas_get_stage_name (key));
}

static double
leading_share (const LodeFlowNode *node)
{
  return node->published != NULL ? lode_figure_get_value (node->published) : node->share_pct;
}

static char *
say_world (const LodeFlowModel *model)
{
  guint last = model->n_stages - 2;
  const LodeFlowNode *first_leader = lode_flow_model_find_largest (model, 0);
  const LodeFlowNode *last_leader = lode_flow_model_find_largest (model, last);
  g_autofree char *first_share = NULL;
  g_autofree char *first_words = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *last_share = NULL;
  g_autofree char *last_words = NULL;

  if (last_leader == NULL)
    return g_strdup_printf (_("Who makes %s is not published by country"),
                            lode_atlas_get_material_name (model->atlas,
                                                          lode_chain_get_material (model->chain)));
  last_share = lode_words_share_pct (leading_share (last_leader));
  last_words = say_stage (model, last, last_share);
  if (last == 0 || first_leader == NULL)
    {
      first_name = lode_words_actor_at_start (model->atlas, last_leader->actor);
      return g_strdup_printf ("%s %s", first_name, last_words);
    }
  first_share = lode_words_share_pct (leading_share (first_leader));
  first_words = say_stage (model, 0, first_share);
  first_name = lode_words_actor_at_start (model->atlas, first_leader->actor);
  if (g_str_equal (first_leader->actor, last_leader->actor))
    /* Translators: "China" "mines 61 % of the ore" and "makes 94 % of the magnets". */
    return g_strdup_printf (_("%s %s and %s"), first_name, first_words, last_words);
  /* Translators: two countries and what they do. */
  return g_strdup_printf (_("%s %s, %s %s"), first_name, first_words,
                          lode_words_actor_in_sentence (model->atlas, last_leader->actor),
                          last_words);
}

/* The largest maker of what the consumer uses, and its part of that. */
static const LodeFlowNode *
largest_supplier (const LodeFlowModel *model,
                  double              *share_pct)
{
  const LodeFlowStage *stage = &model->stages[model->n_stages - 2];
  const LodeFlowNode *found = NULL;
  double largest = 0;
  double total = 0;

  for (guint i = 0; i < stage->ties->len; i++)
    {
      const LodeFlowTie *tie = &g_array_index (stage->ties, LodeFlowTie, i);
      const LodeFlowNode *source = lode_flow_model_get_node (model, model->n_stages - 2,
                                                             tie->source);

      if (!lode_flow_model_get_node (model, model->n_stages - 1, tie->target)->is_chosen)
        continue;
      total += tie->size;
      if (source->kind == LODE_FLOW_NAMED && tie->size > largest)
        {
          found = source;
          largest = tie->size;
        }
    }
  *share_pct = total > 0 ? 100 * largest / total : (double) NAN;
  return found;
}

static char *
say_consumer (const LodeFlowModel *model)
{
  double share_pct;
  const LodeFlowNode *supplier = largest_supplier (model, &share_pct);
  g_autofree char *consumer = lode_words_actor_at_start (model->atlas, model->consumer);
  g_autofree char *product = lode_words_product (model->atlas,
                                                 lode_chain_get_material (model->chain));
  g_autofree char *share = NULL;

  if (supplier == NULL)
    return g_strdup_printf (_("Where %s gets its %s is not published"),
                            lode_words_actor_in_sentence (model->atlas, model->consumer), product);
  share = lode_words_share_pct (share_pct);
  if (g_str_equal (lode_actor_bloc (supplier->actor), model->consumer))
    return g_strdup_printf (_("%s makes %s of the %s it uses"), consumer, share, product);
  /* Translators: "The EU" gets "90 %" of its "magnets" from "China". */
  return g_strdup_printf (_("%s gets %s of its %s from %s"), consumer, share, product,
                          lode_words_actor_in_sentence (model->atlas, supplier->actor));
}

static char *
say_finding (const LodeFlowModel *model)
{
  return model->consumer != NULL ? say_consumer (model) : say_world (model);
}

static char *
say_measure (const LodeFlowModel *model)
{
  return g_strdup_printf (
    _("%s, share of world supply at each stage, %%, %d. Large figure: %s, with its range"),
    lode_atlas_get_material_name (model->atlas, lode_chain_get_material (model->chain)),
    lode_chain_get_year (model->chain),
    model->subject != NULL ? lode_words_actor (model->atlas, model->subject) : "–");
}

/* --- what it rests on --- */

static gboolean
has_ranges (const LodeFlowModel *model)
{
  for (guint s = 0; s + 1 < model->n_stages; s++)
    {
      const LodeFlowNode *subject = lode_flow_model_find_subject (model, s);

      if (subject != NULL && isfinite (subject->low_pct))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_filler (const LodeFlowModel *model)
{
  for (guint s = 0; s < model->n_stages; s++)
    if (model->stages[s].reported < model->stages[s].total)
      return TRUE;
  return FALSE;
}

static void
collect_sources (const LodeFlowModel *model,
                 LodeSourceList      *list,
                 gboolean            *use_is_assumed)
{
  *use_is_assumed = FALSE;
  for (guint s = 0; s < model->n_stages; s++)
    for (guint i = 0; i < model->stages[s].nodes->len; i++)
      {
        const LodeFlowNode *node = lode_flow_model_get_node (model, s, i);

        lode_source_list_add (list, node->published);
        lode_source_list_add (list, node->figure);
        if (s + 1 == model->n_stages && node->figure != NULL &&
            lode_figure_get_basis (node->figure) == LODE_BASIS_ASSUMED)
          *use_is_assumed = TRUE;
      }
}

static char *
say_sources (const LodeFlowModel *model)
{
  g_auto (LodeSourceList) list = { NULL };
  g_autofree char *citation = NULL;
  g_autoptr (GString) text = NULL;
  gboolean use_is_assumed;
  gboolean flows_are_assumed = FALSE;

  lode_source_list_init (&list);
  collect_sources (model, &list, &use_is_assumed);
  for (guint i = 0; i < lode_chain_get_n_flows (model->chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (model->chain, i);

      if (lode_figure_get_basis (flow->amount) == LODE_BASIS_ASSUMED)
        flows_are_assumed = TRUE;
      if (flow->stage + 2 == model->n_stages)
        lode_source_list_add (&list, flow->amount);
    }
  citation = lode_source_list_cite (&list, model->atlas);
  text = g_string_new (citation);
  g_string_append_c (text, ' ');
  g_string_append (text, flows_are_assumed
                           ? _("Ribbons derived; where no trade is published, in proportion "
                               "(assumed).")
                           : _("Ribbons derived."));
  if (use_is_assumed)
    g_string_append_printf (text, " %s", _("Split of use partly assumed."));
  if (has_filler (model))
    g_string_append_printf (text, " %s",
                            _("Unreported, recycled: what the next stage takes in beyond "
                                           "the reported 100 % (assumed)."));
  if (has_ranges (model))
    g_string_append_printf (text, " %s",
                            _("Range: lowest and highest of the sources; a figure with "
                                           "one source has none."));
  return g_strdup (text->str);
}

/* --- building --- */

/* Takes the builder of @drawing. */
static LodeScene *
draw (LodeFlowDrawing *drawing,
      gboolean         is_narrow)
{
  const LodeFlowModel *model = drawing->model;

  drawing->node_marks = g_new0 (guint *, model->n_stages);
  for (guint s = 0; s < model->n_stages; s++)
    drawing->node_marks[s] = g_new0 (guint, model->stages[s].nodes->len + 1);
  if (is_narrow)
    lode_flow_draw_rows (drawing);
  else
    lode_flow_draw_columns (drawing);
  lode_flow_drawing_tabulate (drawing);
  for (guint s = 0; s < model->n_stages; s++)
    g_free (drawing->node_marks[s]);
  g_free (drawing->node_marks);
  lode_flow_layout_free (drawing->layout);
  return lode_scene_builder_finish (g_steal_pointer (&drawing->builder));
}

/* As many names as labels find room, with one place for the tail and one for what is not split. */
static guint
count_places (double   height,
              double   base,
              gboolean is_narrow)
{
  double places = is_narrow ? ROWS_MAX_NAMED : height / (LINE_OF_LABEL * base) - 2;

  return (guint) CLAMP (places, 3, MAX_NAMED);
}

LodeScene *
lode_flow_chart_build (LodeChartSpec         *spec,
                       const LodeChartData   *data,
                       const LodeChartStyle  *style,
                       char                 **title,
                       GError               **error)
{
  g_autoptr (LodeFlowModel) model = NULL;
  g_autoptr (LodeSceneBuilder) builder = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *source = NULL;
  LodeFlowDrawing drawing = { .spec = spec };

  if (data->chain == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "A flow chart needs a supply chain, and there is none of %s.",
                   lode_chart_spec_get (spec, "material"));
      return NULL;
    }
  if (style != NULL)
    builder = lode_scene_builder_new (style);
  model = lode_flow_model_new (spec, data,
                               builder != NULL
                                 ? count_places (style->height,
                                                 lode_scene_builder_get_base (builder),
                                                 style->is_narrow)
                                 : MAX_NAMED,
                               error);
  if (model == NULL)
    return NULL;
  *title = lode_chart_frame_choose_title (spec, say_finding (model));
  if (builder == NULL)
    return NULL;
  subtitle = say_measure (model);
  source = say_sources (model);
  if (!lode_chart_frame_draw (builder, *title, subtitle, source, &drawing.plot, error))
    return NULL;
  drawing.base = lode_scene_builder_get_base (builder);
  drawing.model = model;
  drawing.builder = g_steal_pointer (&builder);
  return draw (&drawing, style->is_narrow);
}
