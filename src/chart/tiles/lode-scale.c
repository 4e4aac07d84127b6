/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-scale.h"

#include <glib/gi18n-lib.h>

#include "base/lode-format.h"

/* In units of the base size. */
#define EDGE .07
#define RADIUS (3. / 13)
#define LEGEND_HEIGHT 1.9
#define SWATCH 1.
#define SMALL_SIZE (12. / 13)
#define GAP .4
#define STEP_GAP 1.2

guint
lode_scale_get_step (const LodeScale *self,
                     double           share_pct)
{
  guint step = 0;

  while (step < LODE_SCALE_STEPS - 1 && share_pct >= self->bounds[step])
    step++;
  return step;
}

LodeTone
lode_scale_get_tone (guint step)
{
  return LODE_TONE_SCALE_1 + MIN (step, LODE_SCALE_STEPS - 1);
}

LodeTone
lode_scale_get_text_tone (LodeTheme theme,
                          guint     step)
{
  LodeTone tone = lode_scale_get_tone (step);

  return lode_palette_contrast (theme, LODE_TONE_STRONG, tone) >=
             lode_palette_contrast (theme, LODE_TONE_BACKGROUND, tone)
           ? LODE_TONE_STRONG
           : LODE_TONE_BACKGROUND;
}

guint
lode_scale_add_cell (LodeSceneBuilder *builder,
                     LodeMarkKind      kind,
                     const LodeBox    *box,
                     int               step)
{
  const double base = lode_scene_builder_get_base (builder);
  const double edge = EDGE * base;
  LodeBox inner = { box->x + edge, box->y + edge, box->width - 2 * edge, box->height - 2 * edge };
  guint mark = lode_scene_builder_add_box (builder, LODE_MARK_DECORATION, box,
                                           step < 0 ? LODE_TONE_GRID : LODE_TONE_AXIS, 1);

  lode_scene_builder_get_mark (builder, mark)->radius = RADIUS * base;
  mark = lode_scene_builder_add_box (builder, kind, &inner,
                                     step < 0 ? LODE_TONE_BACKGROUND
                                              : lode_scale_get_tone ((guint) step), 1);
  lode_scene_builder_get_mark (builder, mark)->radius = RADIUS * base - edge;
  return mark;
}

/* --- legend --- */

/* (transfer full): "under 25 %", "25–50", …, "85 % and over". */
static char *
say_step (const LodeScale *self,
          guint            step)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (step == 0)
    {
      high = lode_format_percent (self->bounds[0], 0);
      /* Translators: a step of a colour scale, below a percentage. */
      return g_strdup_printf (_("under %s"), high);
    }
  if (step == LODE_SCALE_STEPS - 1)
    {
      low = lode_format_percent (self->bounds[step - 1], 0);
      /* Translators: the highest step of a colour scale, from a percentage up. */
      return g_strdup_printf (_("%s and over"), low);
    }
  low = lode_format_percent_number (self->bounds[step - 1], 0);
  high = lode_format_percent_number (self->bounds[step], 0);
  return g_strdup_printf ("%s–%s", low, high);
}

double
lode_scale_get_legend_height (LodeSceneBuilder *builder)
{
  return LEGEND_HEIGHT * lode_scene_builder_get_base (builder);
}

void
lode_scale_draw_legend (const LodeScale  *self,
                        LodeSceneBuilder *builder,
                        double            x,
                        double            y,
                        double            width)
{
  const double base = lode_scene_builder_get_base (builder);
  const double right = x + width;

  for (guint step = 0; step < LODE_SCALE_STEPS; step++)
    {
      g_autofree char *text = say_step (self, step);
      LodeWords words = { text, LODE_TONE_DIM, 400, SMALL_SIZE * base };
      LodeBox box = { x, y + (LEGEND_HEIGHT - SWATCH) / 2 * base, SWATCH * base, SWATCH * base };
      LodeTextPlace place = { .x = x + (SWATCH + GAP) * base, .y = y + LEGEND_HEIGHT / 2 * base,
                              .owner = -1 };
      double text_width;

      lode_scene_builder_measure (builder, &words, 1, &text_width, NULL);
      if (place.x + text_width > right)
        return;
      lode_scale_add_cell (builder, LODE_MARK_DECORATION, &box, (int) step);
      lode_scene_builder_add_text (builder, &words, 1, &place);
      x = place.x + text_width + STEP_GAP * base;
    }
}
