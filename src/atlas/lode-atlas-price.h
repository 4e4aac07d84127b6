/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasPrice: a price as published.
 * @figure: in the source's own unit ("US dollars per kilogram")
 * @usd_per_kg: converted where the unit is a weight price, else NaN
 * @conversion: how: "× 0.01 ÷ 0.45359237 kg"; "" where the unit is USD/kg already or no weight
 */
typedef struct
{
  char       *material;
  char       *item;
  LodeFigure *figure;
  double      usd_per_kg;
  char       *conversion;
  char       *status;
} LodeAtlasPrice;

/* (transfer container) (element-type LodeAtlasPrice): of a chain, those of its raw materials. */
GPtrArray *lode_atlas_list_prices (LodeAtlas  *self,
                                   const char *material,
                                   int         year);
/* (transfer full) (nullable): reference price in USD/kg of a chain's last product, or of a
 * material; assumed where it is put together from oxide prices (the note says how). */
LodeFigure *lode_atlas_get_reference_price (LodeAtlas  *self,
                                            const char *material,
                                            int         year);

G_END_DECLS
