/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/lode-atlas-material.h"
#include "chart/flow/lode-flow-drawing.h"
#include "chart/lode-chart-words.h"

/* In units of the base size. */
#define NODE_HEIGHT (12. / 13)
#define NODE_GAP .3
#define MIN_NODE .16
#define NAME_GAP .6
#define LABEL_HEIGHT 1.35
#define LABEL_HALO .16
#define SMALL_SIZE (12. / 13)

/* A narrow chart: the flow turned by a quarter. A row is a line of labels with its nodes below;
 * only the largest other names find room, the rest are told on a tap and in the table. */
typedef struct
{
  LodeFlowDrawing *drawing;
  double           spacing;   /* from row to row */
} Rows;

static double
row_y (const Rows *self,
       guint       stage)
{
  return self->drawing->plot.y + LABEL_HEIGHT * self->drawing->base + stage * self->spacing;
}

static void
draw_ribbons (Rows  *self,
              guint  stage)
{
  LodeFlowDrawing *drawing = self->drawing;
  double top = row_y (self, stage) + NODE_HEIGHT * drawing->base;
  double bottom = row_y (self, stage + 1);

  for (guint i = 0; i < drawing->model->stages[stage].ties->len; i++)
    {
      const LodeFlowRibbon *ribbon = &drawing->layout->ribbons[stage][i];
      double source = drawing->plot.x + ribbon->source_start;
      double target = drawing->plot.x + ribbon->target_start;
      double length = MAX (ribbon->length, .03 * drawing->base);
      LodePoint points[4] = {
        { source, top }, { source + length, top }, { target, bottom }, { target + length, bottom },
      };

      lode_flow_drawing_add_ribbon (drawing, stage, i, points);
    }
}

static void
draw_nodes (Rows  *self,
            guint  stage)
{
  LodeFlowDrawing *drawing = self->drawing;

  for (guint i = 0; i < drawing->model->stages[stage].nodes->len; i++)
    {
      const LodeFlowSlot *slot = &drawing->layout->slots[stage][i];
      LodeBox box = { drawing->plot.x + slot->start, row_y (self, stage), slot->length,
                      NODE_HEIGHT * drawing->base };

      lode_flow_drawing_add_node (drawing, stage, i, &box);
    }
}

/* "Mining  China 61 %  61–70"; returns where it ends. */
static double
draw_head (Rows  *self,
           guint  stage)
{
  LodeFlowDrawing *drawing = self->drawing;
  const LodeFlowModel *model = drawing->model;
  const double base = drawing->base;
  const LodeFlowNode *subject = lode_flow_model_find_subject (model, stage);
  double low_pct;
  double high_pct;
  int year;
  double share_pct = lode_flow_drawing_get_headline (model, stage, &low_pct, &high_pct, &year);
  g_autofree char *share = isfinite (share_pct) ? lode_words_share_pct (share_pct) : g_strdup ("–");
  g_autofree char *figure = g_strdup_printf (
    "\u2002%s\u00A0%s",
    subject != NULL ? lode_words_actor_short (model->atlas, subject->actor) : "", share);
  g_autofree char *qualifier = lode_flow_drawing_qualify (model, stage);
  g_autofree char *range = g_strdup_printf ("\u2002%s", qualifier);
  LodeWords words[] = {
    { lode_atlas_get_stage_name (model->stages[stage].key), LODE_TONE_TEXT, 700, base },
    { figure, subject != NULL ? subject->tone : LODE_TONE_DIM, 800, base },
    { range, LODE_TONE_DIM, 400, SMALL_SIZE * base },
  };
  gboolean is_use = stage + 1 == model->n_stages;
  LodeTextPlace place = { .x = drawing->plot.x, .y = row_y (self, stage) - LABEL_HEIGHT / 2 * base,
                          .halo = LABEL_HALO * base, .owner = -1 };
  guint index = lode_scene_builder_add_text (drawing->builder, words, is_use ? 1 : 3, &place);
  const LodeMark *mark = lode_scene_builder_get_mark (drawing->builder, index);

  return mark->box.x + mark->box.width;
}

typedef struct
{
  guint  index;
  double length;
} Ranked;

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->length != right->length)
    return left->length > right->length ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

static gboolean
is_free (const GArray *taken,
         double        x,
         double        width,
         double        gap)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const LodeFlowSlot *other = &g_array_index (taken, LodeFlowSlot, i);

      if (x < other->start + other->length + gap && other->start < x + width + gap)
        return FALSE;
    }
  return TRUE;
}

/* The name of a node over, or under, it, unless its place is taken. */
static void
draw_name (Rows   *self,
           guint   stage,
           guint   index,
           double  y,
           GArray *taken)
{
  LodeFlowDrawing *drawing = self->drawing;
  const LodeFlowModel *model = drawing->model;
  const LodeFlowNode *node = lode_flow_model_get_node (model, stage, index);
  gboolean is_subject = g_strcmp0 (node->actor, model->subject) == 0;
  gboolean is_bold = is_subject || node->is_chosen;
  g_autofree char *name = lode_flow_model_name_node (model, node, TRUE);
  g_autofree char *share = lode_flow_model_print_share (node);
  g_autofree char *text = g_strdup_printf ("%s\u00A0%s", name, share);
  LodeWords words = { text, is_bold ? LODE_TONE_STRONG : LODE_TONE_TEXT, is_bold ? 700 : 400,
                      SMALL_SIZE * drawing->base };
  LodeTextPlace place = { .y = y, .halo = LABEL_HALO * drawing->base,
                          .owner = (int) drawing->node_marks[stage][index] };
  LodeFlowSlot slot;

  lode_scene_builder_measure (drawing->builder, &words, 1, &slot.length, NULL);
  place.x = MIN (drawing->plot.x + drawing->layout->slots[stage][index].start,
                 drawing->plot.x + drawing->plot.width - slot.length);
  if (place.x < drawing->plot.x || !is_free (taken, place.x, slot.length, NAME_GAP * drawing->base))
    return;
  lode_scene_builder_add_text (drawing->builder, &words, 1, &place);
  slot.start = place.x;
  g_array_append_val (taken, slot);
}

/* From the largest node down, as long as there is a free place on the line. */
static void
draw_names (Rows   *self,
            guint   stage,
            double  y,
            double  left)
{
  LodeFlowDrawing *drawing = self->drawing;
  guint n_nodes = drawing->model->stages[stage].nodes->len;
  gboolean is_use = stage + 1 == drawing->model->n_stages;
  g_autofree Ranked *ranks = g_new0 (Ranked, n_nodes + 1);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (LodeFlowSlot));
  LodeFlowSlot head = { drawing->plot.x, left - drawing->plot.x };

  g_array_append_val (taken, head);
  for (guint i = 0; i < n_nodes; i++)
    ranks[i] = (Ranked) { i, lode_flow_model_get_node (drawing->model, stage, i)->size };
  qsort (ranks, n_nodes, sizeof (Ranked), compare_lengths);
  for (guint i = 0; i < n_nodes; i++)
    {
      const LodeFlowNode *node = lode_flow_model_get_node (drawing->model, stage, ranks[i].index);

      /* The head of the row names the subject. */
      if (is_use || g_strcmp0 (node->actor, drawing->model->subject) != 0)
        draw_name (self, stage, ranks[i].index, y, taken);
    }
}

void
lode_flow_draw_rows (LodeFlowDrawing *drawing)
{
  guint n_stages = drawing->model->n_stages;
  const double base = drawing->base;
  Rows self = { .drawing = drawing };

  /* A line of labels over the first row, and one under the last. */
  self.spacing = (drawing->plot.height - (2 * LABEL_HEIGHT + NODE_HEIGHT + .2) * base) /
                 (n_stages - 1);
  drawing->layout = lode_flow_layout_new (drawing->model, drawing->plot.width, NODE_GAP * base, 0,
                                          MIN_NODE * base);
  for (guint s = 0; s + 1 < n_stages; s++)
    draw_ribbons (&self, s);
  for (guint s = 0; s < n_stages; s++)
    draw_nodes (&self, s);
  for (guint s = 0; s < n_stages; s++)
    {
      double end = draw_head (&self, s);

      if (s + 1 < n_stages)
        draw_names (&self, s, row_y (&self, s) - LABEL_HEIGHT / 2 * base, end);
      else
        draw_names (&self, s, row_y (&self, s) + (NODE_HEIGHT + .2 + LABEL_HEIGHT / 2) * base,
                    drawing->plot.x);
    }
}
