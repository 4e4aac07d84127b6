/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-material.h"
#include "base/lode-format.h"
#include "chart/flow/lode-flow-drawing.h"
#include "chart/lode-chart-words.h"

/* In units of the base size. */
#define HEAD_HEIGHT 4.1
#define STACKED_HEAD_HEIGHT 5.4
#define NODE_WIDTH (14. / 13)
#define NODE_GAP 1.
#define MIN_NODE .16
#define LABEL_PITCH 1.32
#define LABEL_OFFSET 1.
#define LAST_LABEL_OFFSET .62
#define WHISKER_OFFSET .42
#define LABEL_HALO .16
#define FIGURE_SIZE 1.9
#define PERCENT_SIZE 1.2
#define RANGE_SIZE (12. / 13)
#define MAX_LAST_LABEL .26    /* of the width of the plot */

typedef struct
{
  LodeFlowDrawing *drawing;
  double           top;           /* of the nodes */
  double           spacing;       /* from column to column */
  double           last_label;    /* room right of the last column */
} Columns;

static double
column_x (const Columns *self,
          guint          stage)
{
  return self->drawing->plot.x + stage * self->spacing;
}

/* --- labels --- */

typedef struct
{
  char      *name;
  char      *value;
  LodeWords  words[2];
  guint      n_words;
  double     width;
} Label;

static void
clear_label (Label *label)
{
  g_free (label->name);
  g_free (label->value);
}

/* The words of a node's label in the longest form that keeps within @room: the name and the value,
 * a shorter name, the code. */
static void
word_label (Columns            *self,
            guint               stage,
            const LodeFlowNode *node,
            double              room,
            Label              *label)
{
  LodeFlowDrawing *drawing = self->drawing;
  gboolean is_subject = g_strcmp0 (node->actor, drawing->model->subject) == 0;
  gboolean has_head = is_subject && stage + 1 < drawing->model->n_stages;
  gboolean is_bold = node->kind == LODE_FLOW_NAMED && (is_subject || node->is_chosen);

  *label = (Label) { NULL };
  for (int form = 0; form < 3; form++)
    {
      g_autofree char *share = lode_flow_model_print_share (node);

      clear_label (label);
      label->name = form == 2 && node->kind == LODE_FLOW_NAMED
                      ? g_strdup (node->actor)
                      : lode_flow_model_name_node (drawing->model, node, form > 0);
      label->value = g_strdup_printf ("\u00A0%s", share);
      label->words[0] = (LodeWords) { label->name, is_bold ? LODE_TONE_STRONG : LODE_TONE_TEXT,
                                      is_bold ? 700 : 400, drawing->base };
      label->words[1] = (LodeWords) { label->value, LODE_TONE_TEXT, 400, drawing->base };
      /* The large figure over the column already says the subject's share. */
      label->n_words = has_head ? 1 : 2;
      lode_scene_builder_measure (drawing->builder, label->words, label->n_words, &label->width,
                                  NULL);
      if (label->width <= room)
        return;
    }
}

static double
measure_last_labels (Columns *self)
{
  LodeFlowDrawing *drawing = self->drawing;
  guint last = drawing->model->n_stages - 1;
  double room = MAX_LAST_LABEL * drawing->plot.width;
  double widest = 0;

  for (guint i = 0; i < drawing->model->stages[last].nodes->len; i++)
    {
      Label label;

      word_label (self, last, lode_flow_model_get_node (drawing->model, last, i), room, &label);
      widest = MAX (widest, label.width);
      clear_label (&label);
    }
  return widest + (LAST_LABEL_OFFSET + NODE_WIDTH) * drawing->base;
}

static void
draw_label (Columns *self,
            guint    stage,
            guint    index)
{
  LodeFlowDrawing *drawing = self->drawing;
  const double base = drawing->base;
  const LodeFlowNode *node = lode_flow_model_get_node (drawing->model, stage, index);
  const LodeFlowSlot *slot = &drawing->layout->slots[stage][index];
  gboolean is_last = stage + 1 == drawing->model->n_stages;
  double offset = (is_last ? LAST_LABEL_OFFSET : LABEL_OFFSET) * base;
  double room = is_last ? self->last_label : self->spacing - (LABEL_OFFSET + .4) * base;
  LodeTextPlace place = {
    .x = column_x (self, stage) + NODE_WIDTH * base + offset,
    .y = self->top + slot->start + slot->length / 2,
    /* Right of the last column there is nothing to stand out from. */
    .halo = is_last ? 0 : LABEL_HALO * base,
    .owner = (int) drawing->node_marks[stage][index],
  };
  Label label;

  word_label (self, stage, node, room - NODE_WIDTH * base, &label);
  /* The subject's name stands at the head of its wide ribbons, as a title of them. */
  if (!is_last && g_strcmp0 (node->actor, drawing->model->subject) == 0 && slot->length > 5 * base)
    place.y = self->top + slot->start + 2 * base;
  lode_scene_builder_add_text (drawing->builder, label.words, label.n_words, &place);
  clear_label (&label);
}

/* --- the head of a column --- */

static gboolean
use_is_assumed (const LodeFlowModel *model)
{
  guint use = model->n_stages - 1;

  for (guint i = 0; i < model->stages[use].nodes->len; i++)
    {
      const LodeFlowNode *node = lode_flow_model_get_node (model, use, i);

      if (node->figure != NULL && lode_figure_get_basis (node->figure) == LODE_BASIS_ASSUMED)
        return TRUE;
    }
  return FALSE;
}

static void
draw_stage_figure (Columns *self,
                   guint    stage,
                   double   baseline,
                   double   range_baseline)
{
  LodeFlowDrawing *drawing = self->drawing;
  const double base = drawing->base;
  const LodeFlowNode *subject = lode_flow_model_find_subject (drawing->model, stage);
  double low_pct;
  double high_pct;
  int year;
  double share_pct = lode_flow_drawing_get_headline (drawing->model, stage, &low_pct, &high_pct,
                                                     &year);
  g_autofree char *share = isfinite (share_pct) ? lode_words_share (share_pct) : g_strdup ("–");
  g_autofree char *qualifier = lode_flow_drawing_qualify (drawing->model, stage);
  g_autofree char *spaced = g_strdup_printf ("\u2002%s", qualifier);
  LodeTone tone = subject != NULL ? subject->tone : LODE_TONE_DIM;
  LodeWords words[] = {
    { share, tone, 800, FIGURE_SIZE * base },
    { "\u2009%", tone, 800, PERCENT_SIZE * base },
    { range_baseline > baseline ? qualifier : spaced, LODE_TONE_DIM, 400, RANGE_SIZE * base },
  };
  gboolean has_range = *qualifier != '\0';
  LodeTextPlace place = { .x = column_x (self, stage), .y = baseline, .level = LODE_LEVEL_BASELINE,
                          .owner = -1 };
  guint n_words = !isfinite (share_pct) ? 1 : has_range && range_baseline <= baseline ? 3 : 2;

  lode_scene_builder_add_text (drawing->builder, words, n_words, &place);
  if (!has_range || range_baseline <= baseline)
    return;
  place.y = range_baseline;
  lode_scene_builder_add_text (drawing->builder, &words[2], 1, &place);
}

static void
draw_head (Columns *self,
           guint    stage,
           gboolean is_stacked)
{
  LodeFlowDrawing *drawing = self->drawing;
  const double base = drawing->base;
  LodeWords name = { lode_atlas_get_stage_name (drawing->model->stages[stage].key), LODE_TONE_TEXT,
                     700,
                     base };
  LodeWords note = { _("split assumed"), LODE_TONE_DIM, 400, RANGE_SIZE * base };
  LodeTextPlace place = { .x = column_x (self, stage), .y = drawing->plot.y + .95 * base,
                          .level = LODE_LEVEL_BASELINE, .owner = -1 };
  double baseline = drawing->plot.y + 3.05 * base;

  lode_scene_builder_add_text (drawing->builder, &name, 1, &place);
  if (stage + 1 < drawing->model->n_stages)
    {
      draw_stage_figure (self, stage, baseline, is_stacked ? baseline + 1.35 * base : baseline);
      return;
    }
  if (!use_is_assumed (drawing->model))
    return;
  place.y = baseline;
  lode_scene_builder_add_text (drawing->builder, &note, 1, &place);
}

/* Whether figure and range of some stage do not fit beside each other. */
static gboolean
heads_are_stacked (Columns *self)
{
  LodeFlowDrawing *drawing = self->drawing;
  const double base = drawing->base;

  for (guint s = 0; s + 1 < drawing->model->n_stages; s++)
    {
      g_autofree char *qualifier = lode_flow_drawing_qualify (drawing->model, s);
      LodeWords words[] = {
        { "100", LODE_TONE_TEXT, 800, FIGURE_SIZE * base },
        { "\u2009%", LODE_TONE_TEXT, 800, PERCENT_SIZE * base },
        { "\u2002", LODE_TONE_DIM, 400, RANGE_SIZE * base },
        { qualifier, LODE_TONE_DIM, 400, RANGE_SIZE * base },
      };
      double width;

      lode_scene_builder_measure (drawing->builder, words, G_N_ELEMENTS (words), &width, NULL);
      if (width > self->spacing - .5 * base)
        return TRUE;
    }
  return FALSE;
}

/* --- marks --- */

static void
draw_ribbons (Columns *self,
              guint    stage)
{
  LodeFlowDrawing *drawing = self->drawing;
  double left = column_x (self, stage) + NODE_WIDTH * drawing->base;
  double right = column_x (self, stage + 1);

  for (guint i = 0; i < drawing->model->stages[stage].ties->len; i++)
    {
      const LodeFlowRibbon *ribbon = &drawing->layout->ribbons[stage][i];
      double source = self->top + ribbon->source_start;
      double target = self->top + ribbon->target_start;
      double length = MAX (ribbon->length, .03 * drawing->base);
      LodePoint points[4] = {
        { left, source }, { left, source + length }, { right, target }, { right, target + length },
      };

      lode_flow_drawing_add_ribbon (drawing, stage, i, points);
    }
}

static void
draw_nodes (Columns *self,
            guint    stage)
{
  LodeFlowDrawing *drawing = self->drawing;

  for (guint i = 0; i < drawing->model->stages[stage].nodes->len; i++)
    {
      const LodeFlowSlot *slot = &drawing->layout->slots[stage][i];
      LodeBox box = { column_x (self, stage), self->top + slot->start, NODE_WIDTH * drawing->base,
                      slot->length };

      lode_flow_drawing_add_node (drawing, stage, i, &box);
    }
}

/* Beside each node that has a range, from the low to the high of its lower edge; where two would
 * overlap, the smaller country goes without. */
static void
draw_whiskers (Columns *self,
               guint    stage)
{
  LodeFlowDrawing *drawing = self->drawing;
  const LodeFlowStage *info = &drawing->model->stages[stage];
  double scale = info->reported * drawing->layout->scale / 100;
  double x = column_x (self, stage) + (NODE_WIDTH + WHISKER_OFFSET) * drawing->base;
  double lowest = -INFINITY;

  for (guint i = 0; i < info->nodes->len; i++)
    {
      const LodeFlowNode *node = lode_flow_model_get_node (drawing->model, stage, i);
      double start = drawing->layout->slots[stage][i].start;
      double low = start + node->low_pct * scale;
      double high = MIN (start + node->high_pct * scale,
                         start + info->total * drawing->layout->scale);

      if (!isfinite (low) || high - low < .3 * drawing->base || low < lowest + .2 * drawing->base)
        continue;
      lode_scene_builder_add_whisker (drawing->builder, x, self->top + low, self->top + high, TRUE,
                                      FALSE);
      lowest = high;
    }
}

void
lode_flow_draw_columns (LodeFlowDrawing *drawing)
{
  const double base = drawing->base;
  guint n_stages = drawing->model->n_stages;
  Columns self = { .drawing = drawing };
  gboolean is_stacked;
  double head;

  self.last_label = measure_last_labels (&self);
  self.spacing = (drawing->plot.width - self.last_label) / (n_stages - 1);
  is_stacked = heads_are_stacked (&self);
  head = (is_stacked ? STACKED_HEAD_HEIGHT : HEAD_HEIGHT) * base;
  self.top = drawing->plot.y + head;
  drawing->layout = lode_flow_layout_new (drawing->model, drawing->plot.height - head,
                                          NODE_GAP * base,
                                          LABEL_PITCH * base, MIN_NODE * base);
  for (guint s = 0; s + 1 < n_stages; s++)
    draw_ribbons (&self, s);
  for (guint s = 0; s < n_stages; s++)
    draw_nodes (&self, s);
  for (guint s = 0; s + 1 < n_stages; s++)
    draw_whiskers (&self, s);
  for (guint s = 0; s < n_stages; s++)
    {
      draw_head (&self, s, is_stacked);
      for (guint i = 0; i < drawing->model->stages[s].nodes->len; i++)
        draw_label (&self, s, i);
    }
}
