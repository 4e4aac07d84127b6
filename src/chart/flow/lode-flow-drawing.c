/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-drawing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-material.h"
#include "base/lode-format.h"
#include "chart/lode-chart-words.h"

#define RIBBON_OPACITY .30
#define GREY_RIBBON_OPACITY .40
#define CHOSEN_OPACITY .88

double
lode_flow_drawing_get_headline (const LodeFlowModel *model,
                                guint                stage,
                                double              *low_pct,
                                double              *high_pct,
                                int                 *year)
{
  const LodeFlowNode *node = lode_flow_model_find_subject (model, stage);

  *low_pct = NAN;
  *high_pct = NAN;
  *year = 0;
  if (node == NULL)
    return NAN;
  *low_pct = node->low_pct;
  *high_pct = node->high_pct;
  if (node->published == NULL)
    return node->share_pct;
  if (lode_figure_get_year (node->published) != lode_chain_get_year (model->chain))
    *year = lode_figure_get_year (node->published);
  return lode_figure_get_value (node->published);
}

char *
lode_flow_drawing_qualify (const LodeFlowModel *model,
                           guint                stage)
{
  double low_pct;
  double high_pct;
  int year;
  double share_pct = lode_flow_drawing_get_headline (model, stage, &low_pct, &high_pct, &year);
  g_autofree char *range = NULL;

  if (!isfinite (share_pct))
    return g_strdup ("");
  range = lode_words_share_range (low_pct, high_pct, -1);
  if (range != NULL)
    return g_steal_pointer (&range);
  /* Translators: beside a figure: the year it is of, when it is not that of the chart. */
  return year != 0 ? g_strdup_printf (_("in %d"), year) : g_strdup ("");
}

/* "61 %, range 61–70 %" */
static char *
describe_share (const LodeFlowNode *node)
{
  g_autofree char *value = lode_words_share_pct (node->share_pct);
  g_autofree char *range = lode_words_share_range (node->low_pct, node->high_pct, -1);

  return range != NULL ? g_strdup_printf (_("%s, range %s\u00A0%%"), value, range)
                       : g_steal_pointer (&value);
}

void
lode_flow_drawing_add_node (LodeFlowDrawing *self,
                            guint            stage,
                            guint            index,
                            const LodeBox   *box)
{
  const LodeFlowNode *node = lode_flow_model_get_node (self->model, stage, index);
  guint mark = lode_scene_builder_add_box (self->builder, LODE_MARK_NODE, box, node->tone, 1);
  g_autofree char *label = lode_flow_model_name_node (self->model, node, FALSE);
  g_autofree char *key = g_strdup_printf ("node/%u/%s", stage, node->actor);
  g_autofree char *share = describe_share (node);
  g_autofree char *value = lode_words_share_pct (node->share_pct);
  g_autofree char *range = lode_words_share_range (node->low_pct, node->high_pct, -1);
  g_autofree char *range_pct = range != NULL ? g_strdup_printf ("%s\u00A0%%", range) : NULL;
  const char *stage_name = lode_atlas_get_stage_name (self->model->stages[stage].key);
  /* Translators: what a screen reader says of a country at a stage: "China, Mining: 61 %". */
  g_autofree char *name = g_strdup_printf (_("%s, %s: %s"), label, stage_name, share);
  LodeMark *made = lode_scene_builder_get_mark (self->builder, mark);
  LodeTheme theme = lode_scene_builder_get_style (self->builder)->theme;

  if (node->hatch >= 0 && (node->kind == LODE_FLOW_UNKNOWN || lode_palette_is_hatched (theme)))
    {
      made->is_hatched = TRUE;
      made->hatch = (guint) node->hatch;
    }
  lode_scene_builder_name_mark (self->builder, mark, key, name, label, (int) stage, node->actor,
                                NULL);
  lode_scene_builder_set_figures (self->builder, mark, value, range_pct, node->share_pct,
                                  node->published != NULL ? node->published : node->figure);
  self->node_marks[stage][index] = mark;
}

static gboolean
is_pinned_flow (const LodeChartSpec *spec,
                const char          *from,
                const char          *to)
{
  const char *pinned = lode_chart_spec_get (spec, "pinned");
  g_autofree char *pair = g_strdup_printf ("%s>%s", from, to);

  return g_strcmp0 (pinned, pair) == 0;
}

static double
ribbon_opacity (const LodeFlowDrawing *self,
                const LodeFlowNode    *source,
                const LodeFlowNode    *target)
{
  if (target->is_chosen || is_pinned_flow (self->spec, source->actor, target->actor))
    return source->kind == LODE_FLOW_NAMED ? CHOSEN_OPACITY : .7;
  return source->is_coloured ? RIBBON_OPACITY : GREY_RIBBON_OPACITY;
}

void
lode_flow_drawing_add_ribbon (LodeFlowDrawing *self,
                              guint            stage,
                              guint            index,
                              const LodePoint  points[4])
{
  const LodeFlowStage *info = &self->model->stages[stage];
  const LodeFlowTie *tie = &g_array_index (info->ties, LodeFlowTie, index);
  const LodeFlowNode *source = lode_flow_model_get_node (self->model, stage, tie->source);
  const LodeFlowNode *target = lode_flow_model_get_node (self->model, stage + 1, tie->target);
  LodeTone tone = source->is_coloured ? source->tone : LODE_TONE_GREY;
  guint mark = lode_scene_builder_add_ribbon (self->builder, points, tone,
                                              ribbon_opacity (self, source, target));
  g_autofree char *from = lode_flow_model_name_node (self->model, source, FALSE);
  g_autofree char *to = lode_flow_model_name_node (self->model, target, FALSE);
  g_autofree char *label = g_strdup_printf ("%s → %s", from, to);
  g_autofree char *key = g_strdup_printf ("flow/%u/%s>%s", stage, source->actor, target->actor);
  double share_pct = 100 * tie->size / info->reported;
  g_autofree char *value = lode_words_share_pct (share_pct);
  /* Translators: what a screen reader says of a flow: "China → EU27: 8 % of Magnet". */
  g_autofree char *name = g_strdup_printf (_("%s: %s of %s"), label, value,
                                           lode_atlas_get_stage_name (info->key));
  LodeMark *made = lode_scene_builder_get_mark (self->builder, mark);

  if (lode_palette_is_hatched (lode_scene_builder_get_style (self->builder)->theme) &&
      source->is_coloured && source->hatch >= 0)
    {
      made->is_hatched = TRUE;
      made->hatch = (guint) source->hatch;
    }
  lode_scene_builder_name_mark (self->builder, mark, key, name, label, (int) stage, source->actor,
                                target->actor);
  lode_scene_builder_set_figures (self->builder, mark, value, NULL, share_pct, tie->figure);
}

/* --- table and records --- */

static void
tabulate_node (LodeFlowDrawing    *self,
               guint               stage,
               const LodeFlowNode *node)
{
  g_autofree char *label = lode_flow_model_name_node (self->model, node, FALSE);
  g_autofree char *share = lode_words_share_pct (node->share_pct);
  g_autofree char *range = lode_words_share_range (node->low_pct, node->high_pct, -1);
  g_autofree char *range_pct = g_strdup_printf ("%s\u00A0%%", range != NULL ? range : "");
  g_autofree char *amount = NULL;

  if (node->figure != NULL)
    amount = lode_format_tonnes (lode_figure_get_value (node->figure), FALSE);
  lode_scene_builder_add_row (self->builder,
                              lode_atlas_get_stage_name (self->model->stages[stage].key), label, "",
                              share, range != NULL ? range_pct : "–", amount != NULL ? amount : "–",
                              NULL);
}

static void
tabulate_tie (LodeFlowDrawing     *self,
              guint                stage,
              const LodeFlowTie   *tie)
{
  const LodeFlowStage *info = &self->model->stages[stage];
  g_autofree char *from =
    lode_flow_model_name_node (self->model,
                               lode_flow_model_get_node (self->model, stage, tie->source),
                               FALSE);
  g_autofree char *to =
    lode_flow_model_name_node (self->model,
                               lode_flow_model_get_node (self->model, stage + 1, tie->target),
                               FALSE);
  g_autofree char *share = lode_words_share_pct (100 * tie->size / info->reported);
  g_autofree char *amount = NULL;

  if (tie->figure != NULL)
    amount = lode_format_tonnes (lode_figure_get_value (tie->figure), FALSE);
  lode_scene_builder_add_row (self->builder, lode_atlas_get_stage_name (info->key), from, to, share,
                              "–", amount != NULL ? amount : "–", NULL);
}

static void
record_chain (LodeFlowDrawing *self)
{
  const LodeChain *chain = self->model->chain;
  LodeAtlas *atlas = self->model->atlas;
  guint use = self->model->n_stages - 1;

  for (guint i = 0; i < lode_chain_get_n_nodes (chain); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (chain, i);
      double total = lode_chain_get_stage_total (chain, node->stage);
      LodeSceneRecord record = {
        .what = node->stage == use ? "demand" : "output",
        .stage = lode_chain_get_stage (chain, node->stage)->key,
        .from = node->actor,
        .from_name = lode_words_actor (atlas, node->actor),
        .figure = node->amount,
        .share_pct = total > 0 ? 100 * lode_figure_get_value (node->amount) / total : (double) NAN,
      };

      lode_scene_builder_add_record (self->builder, &record);
    }
  for (guint i = 0; i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);
      double total = lode_chain_get_stage_total (chain, flow->stage);
      LodeSceneRecord record = {
        .what = "flow",
        .stage = lode_chain_get_stage (chain, flow->stage)->key,
        .from = flow->from,
        .from_name = lode_words_actor (atlas, flow->from),
        .to = flow->to,
        .to_name = lode_words_actor (atlas, flow->to),
        .figure = flow->amount,
        .share_pct = total > 0 ? 100 * lode_figure_get_value (flow->amount) / total : (double) NAN,
      };

      lode_scene_builder_add_record (self->builder, &record);
    }
}

void
lode_flow_drawing_tabulate (LodeFlowDrawing *self)
{
  const LodeFlowModel *model = self->model;

  lode_scene_builder_add_row (self->builder, _("Stage"), _("Country"), _("To"), _("Share"),
                              _("Range"), _("Tonnes a year"), NULL);
  for (guint s = 0; s < model->n_stages; s++)
    for (guint i = 0; i < model->stages[s].nodes->len; i++)
      tabulate_node (self, s, lode_flow_model_get_node (model, s, i));
  for (guint s = 0; s + 1 < model->n_stages; s++)
    for (guint i = 0; i < model->stages[s].ties->len; i++)
      tabulate_tie (self, s, &g_array_index (model->stages[s].ties, LodeFlowTie, i));
  record_chain (self);
}
