/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene.h"

G_BEGIN_DECLS

/* As the arrow keys: @LODE_MOVE_LEFT and RIGHT go from stage to stage (or period to period), UP and
 * DOWN from actor to actor; NEXT and PREVIOUS through all marks in reading order. */
typedef enum
{
  LODE_MOVE_LEFT,
  LODE_MOVE_RIGHT,
  LODE_MOVE_UP,
  LODE_MOVE_DOWN,
  LODE_MOVE_NEXT,
  LODE_MOVE_PREVIOUS,
  LODE_MOVE_FIRST,
  LODE_MOVE_LAST,
} LodeMove;

/* The topmost mark with a key under a point, −1 for none. Thin marks answer up to @slack px away
 * from their edge (4 for a pointer, 16 for a finger). */
int lode_scene_hit (const LodeScene *self,
                    double           x,
                    double           y,
                    double           slack);
/* Where a key leads from @mark (−1: nowhere yet, the answer is the first); @mark itself when there
 * is nothing on that side; −1 in a scene without keys. Left and right mean the screen's. */
int lode_scene_move (const LodeScene *self,
                     int              mark,
                     LodeMove         move);

G_END_DECLS
