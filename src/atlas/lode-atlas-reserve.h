/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasReserve: how much of a material lies in a country's ground and pays to mine today.
 * (What a state keeps in a store is a stockpile: see the events and targets.)
 * @series: rows of one series add up; "WLD" is the world
 * @figure: in the source's own unit; without a value where the source has a word or nothing
 * @tonnes: NaN where the unit is no weight or there is no value
 * @status: "reported", "not_available", "qualitative:large" …
 */
typedef struct
{
  char       *material;
  char       *series;
  char       *actor;
  LodeFigure *figure;
  double      tonnes;
  char       *status;
} LodeAtlasReserve;

/* (transfer container) (element-type LodeAtlasReserve): of a chain, those of its raw materials
 * too. */
GPtrArray *lode_atlas_list_reserves (LodeAtlas  *self,
                                     const char *material,
                                     const char *actor,
                                     int         year);

G_END_DECLS
