/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-layout.h"

/* Gaps give way before nodes do: together they take at most this part of a stage. */
#define MAX_GAPS .42

typedef struct
{
  double extent;
  double gap;
  double pitch;
  double min_length;
} Frame;

static const LodeFlowNode *
node_at (const LodeFlowStage *stage,
         guint                index)
{
  return &g_array_index (stage->nodes, LodeFlowNode, index);
}

static double
gap_after (const LodeFlowStage *stage,
           guint                index,
           const Frame         *frame,
           double               scale)
{
  double here = MAX (frame->min_length, node_at (stage, index)->size * scale);
  double next = MAX (frame->min_length, node_at (stage, index + 1)->size * scale);
  double gap = frame->gap;

  if (stage->nodes->len > 2)
    gap = MIN (gap, MAX_GAPS * frame->extent / (stage->nodes->len - 1));
  return MAX (gap, frame->pitch - (here + next) / 2);
}

static double
stage_length (const LodeFlowStage *stage,
              const Frame         *frame,
              double               scale)
{
  double length = 0;

  for (guint i = 0; i < stage->nodes->len; i++)
    {
      length += MAX (frame->min_length, node_at (stage, i)->size * scale);
      if (i + 1 < stage->nodes->len)
        length += gap_after (stage, i, frame, scale);
    }
  return length;
}

/* The largest scale at which @stage fits. Its length grows with the scale, by bisection. */
static double
fitting_scale (const LodeFlowStage *stage,
               const Frame         *frame)
{
  double low = 0;
  double high = frame->extent / stage->total;

  for (int i = 0; i < 50; i++)
    {
      double middle = (low + high) / 2;

      if (stage_length (stage, frame, middle) <= frame->extent)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
place_nodes (LodeFlowLayout      *self,
             guint                index,
             const LodeFlowStage *stage,
             const Frame         *frame)
{
  LodeFlowSlot *slots = g_new0 (LodeFlowSlot, stage->nodes->len);
  double at = 0;

  for (guint i = 0; i < stage->nodes->len; i++)
    {
      slots[i].start = at;
      slots[i].length = MAX (frame->min_length, node_at (stage, i)->size * self->scale);
      at += slots[i].length;
      if (i + 1 < stage->nodes->len)
        at += gap_after (stage, i, frame, self->scale);
    }
  self->slots[index] = slots;
}

/* Thin nodes are drawn longer than what flows through them, which then starts further in. */
static double
inset (const LodeFlowSlot *slot,
       const LodeFlowNode *node,
       double              scale)
{
  return MAX (0, slot->length - node->size * scale) / 2;
}

static void
place_ribbons (LodeFlowLayout      *self,
               guint                index,
               const LodeFlowModel *model)
{
  const LodeFlowStage *stage = &model->stages[index];
  const LodeFlowStage *next = &model->stages[index + 1];
  LodeFlowRibbon *ribbons = g_new0 (LodeFlowRibbon, stage->ties->len);
  g_autofree double *left = g_new0 (double, stage->nodes->len + 1);
  g_autofree double *reached = g_new0 (double, next->nodes->len + 1);

  for (guint i = 0; i < stage->ties->len; i++)
    {
      const LodeFlowTie *tie = &g_array_index (stage->ties, LodeFlowTie, i);
      const LodeFlowSlot *source = &self->slots[index][tie->source];
      const LodeFlowSlot *target = &self->slots[index + 1][tie->target];

      /* Ties are in the order of their sources, and for one source in that of their targets. */
      ribbons[i].length = tie->size * self->scale;
      ribbons[i].source_start = source->start + left[tie->source] +
                                inset (source, node_at (stage, tie->source), self->scale);
      ribbons[i].target_start = target->start + reached[tie->target] +
                                inset (target, node_at (next, tie->target), self->scale);
      left[tie->source] += ribbons[i].length;
      reached[tie->target] += ribbons[i].length;
    }
  self->ribbons[index] = ribbons;
}

LodeFlowLayout *
lode_flow_layout_new (const LodeFlowModel *model,
                      double               extent,
                      double               gap,
                      double               pitch,
                      double               min_length)
{
  LodeFlowLayout *self = g_new0 (LodeFlowLayout, 1);
  Frame frame = { extent, gap, pitch, min_length };

  self->n_stages = model->n_stages;
  self->slots = g_new0 (LodeFlowSlot *, self->n_stages);
  self->ribbons = g_new0 (LodeFlowRibbon *, self->n_stages);
  self->scale = G_MAXDOUBLE;
  for (guint s = 0; s < self->n_stages; s++)
    if (model->stages[s].total > 0)
      self->scale = MIN (self->scale, fitting_scale (&model->stages[s], &frame));
  for (guint s = 0; s < self->n_stages; s++)
    place_nodes (self, s, &model->stages[s], &frame);
  for (guint s = 0; s + 1 < self->n_stages; s++)
    place_ribbons (self, s, model);
  return self;
}

void
lode_flow_layout_free (LodeFlowLayout *self)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      g_free (self->slots[s]);
      g_free (self->ribbons[s]);
    }
  g_free (self->slots);
  g_free (self->ribbons);
  g_free (self);
}
