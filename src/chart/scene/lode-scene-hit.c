/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-scene-hit.h"

#include <math.h>

#include "chart/scene/lode-scene-private.h"

/* Where the sides of a ribbon stand at @at along its length: the curve that is drawn, a cubic
 * whose control points lie half way, solved for its parameter. */
static double
side_parameter (double at)
{
  double low = 0;
  double high = 1;

  for (int i = 0; i < 24; i++)
    {
      double t = (low + high) / 2;
      /* Along the ribbon: 0, ½, ½, 1. */
      double along = 1.5 * t * (1 - t) + t * t * t;

      if (along < at)
        low = t;
      else
        high = t;
    }
  return (low + high) / 2;
}

static double
side_at (double from,
         double to,
         double t)
{
  return from + (to - from) * t * t * (3 - 2 * t);
}

/* Distance of a point from a ribbon, 0 inside. */
static double
distance_to_ribbon (const LodePoint *p,
                    double           x,
                    double           y)
{
  gboolean is_vertical = p[0].y == p[1].y;
  double start = is_vertical ? p[0].y : p[0].x;
  double end = is_vertical ? p[2].y : p[2].x;
  double along = ((is_vertical ? y : x) - start) / (end - start);
  double across = is_vertical ? x : y;
  double t;
  double a;
  double b;

  if (along < 0 || along > 1)
    return INFINITY;
  t = side_parameter (along);
  a = side_at (is_vertical ? p[0].x : p[0].y, is_vertical ? p[2].x : p[2].y, t);
  b = side_at (is_vertical ? p[1].x : p[1].y, is_vertical ? p[3].x : p[3].y, t);
  return MAX (0, MAX (MIN (a, b) - across, across - MAX (a, b)));
}

static double
distance_to_box (const LodeBox *box,
                 double         x,
                 double         y)
{
  double dx = MAX (0, MAX (box->x - x, x - box->x - box->width));
  double dy = MAX (0, MAX (box->y - y, y - box->y - box->height));

  return hypot (dx, dy);
}

static double
distance_to_line (const LodeMark *mark,
                  double          x,
                  double          y)
{
  double nearest = INFINITY;

  for (guint i = 1; i < mark->n_points; i++)
    {
      const LodePoint *a = &mark->points[i - 1];
      const LodePoint *b = &mark->points[i];
      double length = hypot (b->x - a->x, b->y - a->y);
      double t = length > 0 ? ((x - a->x) * (b->x - a->x) + (y - a->y) * (b->y - a->y)) /
                              (length * length)
                            : 0;

      t = CLAMP (t, 0, 1);
      nearest = MIN (nearest, hypot (a->x + t * (b->x - a->x) - x, a->y + t * (b->y - a->y) - y));
    }
  return MAX (0, nearest - mark->stroke / 2);
}

static double
distance_to_mark (const LodeMark *mark,
                  double          x,
                  double          y)
{
  switch (mark->outline)
    {
    case LODE_OUTLINE_RIBBON:
      return distance_to_ribbon (mark->points, x, y);
    case LODE_OUTLINE_LINE:
      return distance_to_line (mark, x, y);
    case LODE_OUTLINE_BOX:
    case LODE_OUTLINE_AREA:
    case LODE_OUTLINE_TEXT:
    default:
      return distance_to_box (&mark->box, x, y);
    }
}

int
lode_scene_hit (const LodeScene *self,
                double           x,
                double           y,
                double           slack)
{
  double nearest = slack;
  int found = -1;

  g_return_val_if_fail (self != NULL, -1);

  /* A mark that holds the point wins over one that is only near; of two, the upper. */
  for (guint i = self->marks->len; i > 0; i--)
    {
      const LodeMark *mark = lode_scene_get_mark (self, i - 1);
      int target = mark->key != NULL ? (int) i - 1 : mark->owner;
      double distance;

      if (target < 0)
        continue;
      distance = distance_to_mark (mark, x, y);
      if (distance <= 0)
        return target;
      if (distance < nearest)
        {
          nearest = distance;
          found = target;
        }
    }
  return found;
}

/* --- keys --- */

static LodePoint
middle_of (const LodeMark *mark)
{
  return (LodePoint) { mark->box.x + mark->box.width / 2, mark->box.y + mark->box.height / 2 };
}

/* Stages stand side by side unless nodes of one stage do. */
static gboolean
has_rows (const LodeScene *self)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      const LodeMark *mark = lode_scene_get_mark (self, lode_scene_get_stop (self, i));

      if (mark->kind == LODE_MARK_FLOW)
        return mark->points[0].y == mark->points[1].y;
    }
  return FALSE;
}

/* The mark of the same kind that is nearest on one side: along the stages (is_along) a mark of
 * another stage, across them one of the same. */
static int
nearest_on_side (const LodeScene *self,
                 int              from,
                 gboolean         is_horizontal,
                 int              sign,
                 gboolean         is_along)
{
  const LodeMark *here = lode_scene_get_mark (self, (guint) from);
  LodePoint a = middle_of (here);
  double best = INFINITY;
  int found = from;

  for (guint i = 0; i < self->stops->len; i++)
    {
      guint index = lode_scene_get_stop (self, i);
      const LodeMark *mark = lode_scene_get_mark (self, index);
      LodePoint b = middle_of (mark);
      double ahead = sign * (is_horizontal ? b.x - a.x : b.y - a.y);
      double aside = fabs (is_horizontal ? b.y - a.y : b.x - a.x);
      double cost;

      if (mark->kind != here->kind || (int) index == from)
        continue;
      if ((mark->stage == here->stage) == is_along || ahead < 0 ||
          (ahead == 0 && (int) index < from))
        continue;
      cost = is_along ? ahead * 4 + aside : ahead;
      if (cost < best)
        {
          best = cost;
          found = (int) index;
        }
    }
  return found;
}

static int
end_of_flow (const LodeScene *self,
             const LodeMark  *flow,
             gboolean         is_target)
{
  for (guint i = 0; i < self->stops->len; i++)
    {
      guint index = lode_scene_get_stop (self, i);
      const LodeMark *mark = lode_scene_get_mark (self, index);

      if (mark->kind == LODE_MARK_NODE && mark->stage == flow->stage + (is_target ? 1 : 0) &&
          g_strcmp0 (mark->from, is_target ? flow->to : flow->from) == 0)
        return (int) index;
    }
  return -1;
}

static int
step_in_order (const LodeScene *self,
               int              mark,
               int              step)
{
  for (guint i = 0; i < self->stops->len; i++)
    if ((int) lode_scene_get_stop (self, i) == mark)
      {
        int position = CLAMP ((int) i + step, 0, (int) self->stops->len - 1);

        return (int) lode_scene_get_stop (self, (guint) position);
      }
  return (int) lode_scene_get_stop (self, 0);
}

static int
move_on_screen (const LodeScene *self,
                int              mark,
                LodeMove         move)
{
  const LodeMark *here = lode_scene_get_mark (self, (guint) mark);
  gboolean is_horizontal = move == LODE_MOVE_LEFT || move == LODE_MOVE_RIGHT;
  gboolean is_along = is_horizontal != has_rows (self);
  int sign = move == LODE_MOVE_LEFT || move == LODE_MOVE_UP ? -1 : 1;

  if (here->kind == LODE_MARK_FLOW && is_along)
    {
      gboolean runs_back = here->points[2].x < here->points[0].x && is_horizontal;
      int end = end_of_flow (self, here, (sign > 0) != runs_back);

      return end >= 0 ? end : mark;
    }
  return nearest_on_side (self, mark, is_horizontal, sign, is_along);
}

int
lode_scene_move (const LodeScene *self,
                 int              mark,
                 LodeMove         move)
{
  g_return_val_if_fail (self != NULL, -1);

  if (self->stops->len == 0)
    return -1;
  if (mark < 0 || mark >= (int) self->marks->len || move == LODE_MOVE_FIRST)
    return (int) lode_scene_get_stop (self, 0);
  switch (move)
    {
    case LODE_MOVE_LAST:
      return (int) lode_scene_get_stop (self, self->stops->len - 1);
    case LODE_MOVE_NEXT:
      return step_in_order (self, mark, 1);
    case LODE_MOVE_PREVIOUS:
      return step_in_order (self, mark, -1);
    case LODE_MOVE_LEFT:
    case LODE_MOVE_RIGHT:
    case LODE_MOVE_UP:
    case LODE_MOVE_DOWN:
    case LODE_MOVE_FIRST:
    default:
      return move_on_screen (self, mark, move);
    }
}
