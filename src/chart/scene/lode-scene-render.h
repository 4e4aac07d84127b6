/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "chart/scene/lode-scene.h"

G_BEGIN_DECLS

/**
 * LodeSceneState: what a person is doing with a chart. Indexes of marks, −1 for none.
 * @hovered: raised, the rest dimmed
 * @pinned: stays out after the pointer left
 * @focused: ringed in the accent colour, outside the mark
 */
typedef struct
{
  int hovered;
  int pinned;
  int focused;
} LodeSceneState;

#define LODE_SCENE_STATE_INIT { -1, -1, -1 }

/* Draws the scene with its background at the origin of @cr, which may be any surface and have any
 * scale. @state may be %NULL. The text of a PDF or SVG surface stays text (fonts are embedded). */
void lode_scene_render (const LodeScene      *self,
                        cairo_t              *cr,
                        const LodeSceneState *state);
/* The same without painting the background. */
void lode_scene_render_marks (const LodeScene      *self,
                              cairo_t              *cr,
                              const LodeSceneState *state);
/* Draws a text as scenes draw theirs, its top left at (@x, @y), in the current colour where it has
 * none of its own. On pixels at a small scale glyphs are filled as shapes, because cairo before 1.18
 * puts each of them on a whole pixel there, which eats the space between words. */
void lode_scene_render_layout (cairo_t     *cr,
                               PangoLayout *layout,
                               double       x,
                               double       y);

G_END_DECLS
