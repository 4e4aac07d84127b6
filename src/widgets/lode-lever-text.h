/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-lever.h"

G_BEGIN_DECLS

/* The parameter that the row's slider moves: the first of its kind, or the days of a reserve that is
 * stated in days. Never %NULL. */
const LodeParameter *lode_lever_get_main_parameter (LodeLever *lever);
/* What the run takes for it: the lever's own, else for a project what the atlas says that the plant
 * adds, else the fallback. */
LodeMagnitude        lode_lever_get_main_magnitude (LodeLever *lever,
                                                    LodeAtlas *atlas);
/* The first month in which it acts: the lever's own, else the planned start of its project. */
LodeMonth            lode_lever_get_first_month (LodeLever *lever,
                                                 LodeAtlas *atlas);
/* (transfer full): "20 %", "17,500 t a year", "24 months" of a value in the parameter's unit. */
char                *lode_parameter_format (const LodeParameter *parameter,
                                            double               value);
/* (transfer full): "0–50 %"; "" where the magnitude has no range. */
char                *lode_parameter_format_range (const LodeParameter *parameter,
                                                  const LodeMagnitude *magnitude);
/* (transfer full): the lever's own title, else one from its kind and targets: "Export control,
 * China". */
char                *lode_lever_format_title (LodeLever *lever,
                                              LodeAtlas *atlas);
/* (transfer full): stages, destinations, odds: "Separation, metal to EU27, Japan · odds 70 %". */
char                *lode_lever_format_detail (LodeLever *lever,
                                               LodeAtlas *atlas);
/* "lode-lever-stockpile-symbolic" */
const char          *lode_lever_kind_icon_name (LodeLeverKind kind);

G_END_DECLS
