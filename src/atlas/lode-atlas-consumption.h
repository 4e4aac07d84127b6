/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasConsumption: one thing that one text says of magnet demand and flows. Items differ in
 * what they count and for how long ("July 2025" is a month); the note says so. Never add them up.
 * @item: what is counted: "imports from China"
 * @figure: in its own unit, "t" or "%"
 */
typedef struct
{
  char       *consumer;
  char       *material;
  char       *stage;
  char       *item;
  LodeFigure *figure;
  char       *status;
} LodeAtlasConsumption;

/* (transfer container) (element-type LodeAtlasConsumption): of a chain, those of its raw materials
 * and of its product under other keys too. */
GPtrArray *lode_atlas_list_consumption (LodeAtlas  *self,
                                        const char *consumer,
                                        const char *material,
                                        const char *stage,
                                        int         year);

G_END_DECLS
