/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene-builder.h"

G_BEGIN_DECLS

/* Shares as steps of one hue, for tiles and cells. Private to the room. */

#define LODE_SCALE_STEPS 5

/* Where the second to the fifth step begin, %. */
typedef struct
{
  double bounds[LODE_SCALE_STEPS - 1];
} LodeScale;

/* 0 to 4. */
guint    lode_scale_get_step (const LodeScale *self,
                              double           share_pct);
LodeTone lode_scale_get_tone (guint step);
/* Which of the text colours reads best on a step. */
LodeTone lode_scale_get_text_tone (LodeTheme theme,
                                   guint     step);
/* A rounded box in the colour of @step (0 to 4; −1: nothing is known, an empty cell), with an edge
 * that stands out where the colour does not. Index of the mark that may be named. */
guint    lode_scale_add_cell (LodeSceneBuilder *builder,
                              LodeMarkKind      kind,
                              const LodeBox    *box,
                              int               step);
/* How high the legend is at the builder's base size, px. */
double   lode_scale_get_legend_height (LodeSceneBuilder *builder);
/* The five steps in words, left to right from @x, with the top at @y. */
void     lode_scale_draw_legend (const LodeScale  *self,
                                 LodeSceneBuilder *builder,
                                 double            x,
                                 double            y,
                                 double            width);

G_END_DECLS
