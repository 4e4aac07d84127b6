/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeAtlasRate: what one unit of a currency was worth on average in a year.
 * @currency: "AUD"
 * @figure: in "USD", with year and source
 */
typedef struct
{
  char       *currency;
  LodeFigure *figure;
} LodeAtlasRate;

/* (transfer container) (element-type LodeAtlasRate): by currency and year. */
GPtrArray           *lode_atlas_list_exchange (LodeAtlas  *self,
                                               const char *currency,
                                               int         year);
/* (nullable): the rate of @year; where there is none (or @year is 0), the latest before it, else the
 * earliest. Look at the figure's year. */
const LodeAtlasRate *lode_atlas_get_rate (LodeAtlas  *self,
                                          const char *currency,
                                          int         year);

/**
 * lode_atlas_convert_money:
 * @money: its unit is a currency, alone or after "million " or "billion ": "million AUD"
 * @year: the year whose average is wanted; 0 for the latest
 *
 * The same money in "million USD". What was converted is derived: low and high are the lowest and
 * the highest average of all years that the atlas has, sources name the rate's, and the note says
 * rate and year. Dollars stay what they are.
 *
 * Returns: (transfer full): %NULL with %LODE_ERROR_NOT_FOUND when no source gives the rate, or
 *   %LODE_ERROR_INVALID when the unit is no money. There is never a conversion without a rate.
 */
LodeFigure          *lode_atlas_convert_money (LodeAtlas         *self,
                                               const LodeFigure  *money,
                                               int                year,
                                               GError           **error);

G_END_DECLS
