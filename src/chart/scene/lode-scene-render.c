/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-scene-render.h"

#include <math.h>

#include "chart/scene/lode-scene-private.h"

#define RAISED_OPACITY .88
#define RELATED_OPACITY .62
#define DIMMED_OPACITY .12
#define DIMMED_NODE_OPACITY .45
/* Above this scale, half a pixel more or less is not seen. */
#define FINE_SCALE 1.75
/* px of the surface */
#define HALO_TOLERANCE .6
#define DEFAULT_TOLERANCE .1

static void
set_colour (const LodeScene *self,
            cairo_t         *cr,
            LodeTone         tone,
            double           opacity)
{
  LodeColour colour = lode_palette_get (self->theme, tone);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, opacity);
}

static void
add_rounded_box (cairo_t       *cr,
                 const LodeBox *box,
                 double         radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box->x + box->width - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, box->x + box->width - r, box->y + box->height - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, box->y + box->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* One side of a ribbon, leaving and arriving at right angles to its edges. */
static void
curve_to (cairo_t         *cr,
          const LodePoint *from,
          const LodePoint *to,
          gboolean         is_vertical)
{
  double x = (from->x + to->x) / 2;
  double y = (from->y + to->y) / 2;

  if (is_vertical)
    cairo_curve_to (cr, from->x, y, to->x, y, to->x, to->y);
  else
    cairo_curve_to (cr, x, from->y, x, to->y, to->x, to->y);
}

static void
add_ribbon (cairo_t        *cr,
            const LodeMark *mark)
{
  const LodePoint *p = mark->points;
  gboolean is_vertical = p[0].y == p[1].y;

  cairo_move_to (cr, p[0].x, p[0].y);
  curve_to (cr, &p[0], &p[2], is_vertical);
  cairo_line_to (cr, p[3].x, p[3].y);
  curve_to (cr, &p[3], &p[1], is_vertical);
  cairo_close_path (cr);
}

static void
add_outline (cairo_t        *cr,
             const LodeMark *mark)
{
  /* A text drawn before leaves a current point behind. */
  cairo_new_path (cr);
  switch (mark->outline)
    {
    case LODE_OUTLINE_BOX:
    case LODE_OUTLINE_TEXT:
      add_rounded_box (cr, &mark->box, mark->radius);
      break;
    case LODE_OUTLINE_RIBBON:
      add_ribbon (cr, mark);
      break;
    case LODE_OUTLINE_LINE:
    case LODE_OUTLINE_AREA:
      for (guint i = 0; i < mark->n_points; i++)
        cairo_line_to (cr, mark->points[i].x, mark->points[i].y);
      if (mark->outline == LODE_OUTLINE_AREA)
        cairo_close_path (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Parallel lines over the bounds of a mark; the caller has clipped to its outline. */
static void
stroke_hatch (cairo_t         *cr,
              const LodeBox   *box,
              const LodeHatch *hatch,
              int              angle)
{
  double radians = angle * G_PI / 180;
  double reach = hypot (box->width, box->height) / 2 + hatch->gap;
  double cx = box->x + box->width / 2;
  double cy = box->y + box->height / 2;
  /* The lines keep to one grid over the whole chart, so neighbours of one pattern join up. */
  double phase = fmod (-cx * sin (radians) + cy * cos (radians), hatch->gap);

  cairo_save (cr);
  cairo_translate (cr, cx, cy);
  cairo_rotate (cr, radians);
  for (double y = -ceil (reach / hatch->gap) * hatch->gap - phase; y <= reach; y += hatch->gap)
    {
      cairo_move_to (cr, -reach, y);
      cairo_line_to (cr, reach, y);
    }
  cairo_restore (cr);
  cairo_set_line_width (cr, hatch->stroke);
  cairo_stroke (cr);
}

static void
draw_hatched (const LodeScene *self,
              cairo_t         *cr,
              const LodeMark  *mark,
              double           opacity)
{
  LodeHatch hatch = lode_hatch_get (mark->hatch, self->base_px);

  if (mark->hatch != LODE_HATCH_UNKNOWN)
    {
      add_outline (cr, mark);
      set_colour (self, cr, mark->tone, opacity);
      cairo_fill (cr);
    }
  cairo_save (cr);
  add_outline (cr, mark);
  cairo_clip (cr);
  set_colour (self, cr, mark->kind == LODE_MARK_FLOW ? mark->tone
                        : mark->hatch == LODE_HATCH_UNKNOWN ? mark->tone
                                                            : LODE_TONE_BACKGROUND,
              mark->kind == LODE_MARK_FLOW ? MIN (1, opacity + .25) : 1);
  stroke_hatch (cr, &mark->box, &hatch, hatch.angle);
  if (hatch.is_crossed)
    stroke_hatch (cr, &mark->box, &hatch, hatch.angle + 90);
  cairo_restore (cr);
}

static void
draw_line (const LodeScene *self,
           cairo_t         *cr,
           const LodeMark  *mark,
           double           opacity)
{
  const double dash[2] = { .4 * self->base_px, .28 * self->base_px };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (mark->halo > 0)
    {
      add_outline (cr, mark);
      set_colour (self, cr, LODE_TONE_BACKGROUND, 1);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
      cairo_set_line_width (cr, mark->stroke + 2 * mark->halo);
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
    }
  add_outline (cr, mark);
  set_colour (self, cr, mark->tone, opacity);
  cairo_set_line_width (cr, mark->stroke);
  if (mark->is_dashed)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* A recording, which is how GTK takes a drawing, ends on pixels too. */
static gboolean
snaps_glyphs (cairo_t *cr)
{
  double x = 1;
  double y = 0;

  switch (cairo_surface_get_type (cairo_get_group_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_IMAGE:
    case CAIRO_SURFACE_TYPE_RECORDING:
      cairo_user_to_device_distance (cr, &x, &y);
      return hypot (x, y) < FINE_SCALE;
    default:
      return FALSE;
    }
}

/* A run has the current colour unless an attribute of the layout gives it its own. */
static void
set_run_colour (cairo_t         *cr,
                const PangoItem *item)
{
  for (const GSList *l = item->analysis.extra_attrs; l != NULL; l = l->next)
    {
      const PangoAttribute *attribute = l->data;

      if (attribute->klass->type == PANGO_ATTR_FOREGROUND)
        {
          const PangoColor *colour = &((const PangoAttrColor *) attribute)->color;

          cairo_set_source_rgb (cr, colour->red / 65535., colour->green / 65535., colour->blue / 65535.);
        }
    }
}

static void
fill_shapes (cairo_t     *cr,
             PangoLayout *layout,
             double       x,
             double       y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle logical;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &logical);
      cairo_save (cr);
      cairo_move_to (cr, x + (double) logical.x / PANGO_SCALE,
                     y + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
      set_run_colour (cr, run->item);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

void
lode_scene_render_layout (cairo_t     *cr,
                          PangoLayout *layout,
                          double       x,
                          double       y)
{
  g_return_if_fail (cr != NULL);
  g_return_if_fail (PANGO_IS_LAYOUT (layout));

  if (snaps_glyphs (cr))
    {
      fill_shapes (cr, layout, x, y);
      return;
    }
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_text (const LodeScene *self,
           cairo_t         *cr,
           guint            index)
{
  const LodeMark *mark = lode_scene_get_mark (self, index);
  PangoLayout *layout = lode_scene_get_layout (self, index);

  if (mark->halo > 0)
    {
      cairo_move_to (cr, mark->box.x, mark->box.y);
      pango_cairo_layout_path (cr, layout);
      set_colour (self, cr, LODE_TONE_BACKGROUND, .9);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2 * mark->halo);
      /* Nobody sees the corners of a halo; finer curves would cost most of the drawing. */
      cairo_set_tolerance (cr, HALO_TOLERANCE);
      cairo_stroke (cr);
      cairo_set_tolerance (cr, DEFAULT_TOLERANCE);
    }
  set_colour (self, cr, mark->tone, 1);
  lode_scene_render_layout (cr, layout, mark->box.x, mark->box.y);
}

/* How strongly a mark is drawn while something is pointed at or pinned. */
static double
opacity_in_state (const LodeScene *self,
                  guint            index,
                  int              active)
{
  const LodeMark *mark = lode_scene_get_mark (self, index);

  if (active < 0 || mark->key == NULL)
    return mark->opacity;
  if ((guint) active == index)
    return mark->kind == LODE_MARK_FLOW ? RAISED_OPACITY : mark->opacity > 0 ? 1 : .08;
  if (lode_scene_is_related (self, (guint) active, index))
    return mark->kind == LODE_MARK_FLOW ? MAX (mark->opacity, RELATED_OPACITY) : mark->opacity;
  switch (mark->kind)
    {
    case LODE_MARK_FLOW:
      return MIN (mark->opacity, DIMMED_OPACITY);
    case LODE_MARK_NODE:
    case LODE_MARK_BAR:
    case LODE_MARK_CELL:
      return mark->opacity * DIMMED_NODE_OPACITY;
    case LODE_MARK_SERIES:
    case LODE_MARK_DECORATION:
    case LODE_MARK_TEXT:
    default:
      return mark->opacity;
    }
}

static void
draw_mark (const LodeScene *self,
           cairo_t         *cr,
           guint            index,
           double           opacity)
{
  const LodeMark *mark = lode_scene_get_mark (self, index);

  if (mark->outline == LODE_OUTLINE_TEXT)
    {
      draw_text (self, cr, index);
      return;
    }
  if (opacity <= 0)
    return;
  if (mark->outline == LODE_OUTLINE_LINE)
    draw_line (self, cr, mark, opacity);
  else if (mark->is_hatched)
    draw_hatched (self, cr, mark, opacity);
  else
    {
      add_outline (cr, mark);
      set_colour (self, cr, mark->tone, opacity);
      cairo_fill (cr);
    }
  if (self->theme == LODE_THEME_CONTRAST && mark->key != NULL && mark->outline == LODE_OUTLINE_BOX)
    {
      add_outline (cr, mark);
      set_colour (self, cr, LODE_TONE_TEXT, 1);
      cairo_set_line_width (cr, .08 * self->base_px);
      cairo_stroke (cr);
    }
}

static void
draw_focus (const LodeScene *self,
            cairo_t         *cr,
            const LodeMark  *mark)
{
  double offset = .2 * self->base_px;
  double stroke = MAX (2, .154 * self->base_px);
  LodeBox ring = {
    mark->box.x - offset, mark->box.y - offset,
    mark->box.width + 2 * offset, mark->box.height + 2 * offset,
  };

  cairo_set_line_width (cr, stroke);
  set_colour (self, cr, LODE_TONE_ACCENT, 1);
  if (mark->outline == LODE_OUTLINE_RIBBON)
    add_ribbon (cr, mark);
  else
    add_rounded_box (cr, &ring, .3 * self->base_px);
  cairo_stroke (cr);
}

void
lode_scene_render_marks (const LodeScene      *self,
                         cairo_t              *cr,
                         const LodeSceneState *state)
{
  const LodeSceneState idle = LODE_SCENE_STATE_INIT;
  int active;

  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  if (state == NULL)
    state = &idle;
  active = state->hovered >= 0 ? state->hovered : state->pinned;
  if (active >= (int) self->marks->len)
    active = -1;
  cairo_save (cr);
  for (guint i = 0; i < self->marks->len; i++)
    draw_mark (self, cr, i, opacity_in_state (self, i, active));
  if (state->focused >= 0 && state->focused < (int) self->marks->len)
    draw_focus (self, cr, lode_scene_get_mark (self, (guint) state->focused));
  cairo_restore (cr);
}

void
lode_scene_render (const LodeScene      *self,
                   cairo_t              *cr,
                   const LodeSceneState *state)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  set_colour (self, cr, LODE_TONE_BACKGROUND, 1);
  cairo_rectangle (cr, 0, 0, self->width, self->height);
  cairo_fill (cr);
  cairo_restore (cr);
  lode_scene_render_marks (self, cr, state);
}
