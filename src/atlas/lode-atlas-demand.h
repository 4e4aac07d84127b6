/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/* The scenario of what is, beside those of what may come. */
#define LODE_ATLAS_BASE_YEAR "base_year"

/**
 * LodeAtlasDemand: how much of a material the world will need in a year.
 * @use: "total", "clean_energy", "other_uses", or a part of clean energy: "sector: Wind". Total is
 *   the sum of clean energy and other uses where all three are given; sectors are parts of clean
 *   energy. Never add across uses
 * @scenario: "base_year"; "STEPS" policies as they stand, "APS" all pledges kept, "NZE" net zero by
 *   2050
 * @figure: t a year
 * @status: "reported" in the base year, else "projection"
 */
typedef struct
{
  char       *material;
  char       *use;
  char       *scenario;
  LodeFigure *figure;
  char       *status;
} LodeAtlasDemand;

/* (transfer container) (element-type LodeAtlasDemand): of a chain, those of its raw materials too. */
GPtrArray *lode_atlas_list_demand (LodeAtlas  *self,
                                   const char *material,
                                   const char *use,
                                   const char *scenario,
                                   int         year);

G_END_DECLS
