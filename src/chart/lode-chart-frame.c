/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-chart-frame.h"

#include "base/lode-error.h"

#define SUBTITLE_SIZE (14. / 13)
#define SOURCE_SIZE (12. / 13)
#define MIN_PLOT_LINES 8
/* From this base on a chart is looked at from the back of a room. */
#define SLIDE_BASE_PX 20

/* The largest title that keeps to one line; 1.6 of the base and as many lines as it takes when
 * none does. */
static double
title_size (LodeSceneBuilder *builder,
            const char       *title,
            double            width)
{
  const double base = lode_scene_builder_get_base (builder);
  double factor = base >= SLIDE_BASE_PX ? 2.2 : 1.6;

  for (; factor > 1.65; factor -= .2)
    {
      LodeWords words = { title, LODE_TONE_STRONG, 800, factor * base };
      double title_width;

      lode_scene_builder_measure (builder, &words, 1, &title_width, NULL);
      if (title_width <= width)
        break;
    }
  return factor * base;
}

static double
draw_head (LodeSceneBuilder *builder,
           const char       *title,
           const char       *subtitle,
           double            x,
           double            y,
           double            width)
{
  const double base = lode_scene_builder_get_base (builder);
  double size_px = title_size (builder, title, width);
  LodeWords title_words = { title, LODE_TONE_STRONG, 800, size_px };
  LodeWords subtitle_words = { subtitle, LODE_TONE_DIM, 400, SUBTITLE_SIZE * base };
  double top = y;

  y += lode_scene_builder_add_paragraph (builder, &title_words, x, y, width, 1.24 * size_px, TRUE);
  y += .12 * base;
  y += lode_scene_builder_add_paragraph (builder, &subtitle_words, x, y, width, 1.55 * base, TRUE);
  return y + .9 * base - top;
}

static double
draw_foot (LodeSceneBuilder *builder,
           const char       *source,
           double            x,
           double            bottom,
           double            width)
{
  const double base = lode_scene_builder_get_base (builder);
  LodeWords words = { source, LODE_TONE_DIM, 400, SOURCE_SIZE * base };
  double height = lode_scene_builder_add_paragraph (builder, &words, x, 0, width, 1.25 * base,
                                                    FALSE);

  lode_scene_builder_add_paragraph (builder, &words, x, bottom - height, width, 1.25 * base, TRUE);
  return height + .8 * base;
}

gboolean
lode_chart_frame_draw (LodeSceneBuilder  *builder,
                       const char        *title,
                       const char        *subtitle,
                       const char        *source,
                       LodeBox           *plot,
                       GError           **error)
{
  const LodeChartStyle *style = lode_scene_builder_get_style (builder);
  const double base = style->base_px;
  double margin = style->margin_px;
  double width = style->width - 2 * margin;

  lode_scene_builder_set_words (builder, title, subtitle, source);
  *plot = (LodeBox) { margin, margin, width, style->height - 2 * margin };
  if (width < 16 * base || plot->height < MIN_PLOT_LINES * base)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "A chart needs more room than %.0f × %.0f px for text of %.0f px.",
                   style->width, style->height, base);
      return FALSE;
    }
  if (style->has_title)
    {
      double head = draw_head (builder, title, subtitle, margin, plot->y, width);

      plot->y += head;
      plot->height -= head;
    }
  if (style->has_source)
    plot->height -= draw_foot (builder, source, margin, plot->y + plot->height, width);
  if (plot->height < MIN_PLOT_LINES * base)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "A chart of %.0f × %.0f px has no room left beside its title and sources; "
                   "it needs %.0f px more in height.",
                   style->width, style->height, MIN_PLOT_LINES * base - plot->height);
      return FALSE;
    }
  return TRUE;
}

char *
lode_chart_frame_choose_title (const LodeChartSpec *spec,
                               char                *generated)
{
  const char *title = lode_chart_spec_get (spec, "title");

  if (title == NULL || *title == '\0')
    return generated;
  g_free (generated);
  return g_strdup (title);
}
