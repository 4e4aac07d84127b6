/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LodeRangeScale: a slider that shows the range of its value on the track: a band from low to high
 * with a cap at each end.
 */
#define LODE_TYPE_RANGE_SCALE (lode_range_scale_get_type ())
G_DECLARE_FINAL_TYPE (LodeRangeScale, lode_range_scale, LODE, RANGE_SCALE, GtkScale)

GtkWidget *lode_range_scale_new (void);
/* No band when @low is not below @high. */
void       lode_range_scale_set_range (LodeRangeScale *self,
                                       double          low,
                                       double          high);
/* Where the band is drawn, in px of the widget; %FALSE when there is none. */
gboolean   lode_range_scale_get_band (LodeRangeScale  *self,
                                      graphene_rect_t *band);

G_END_DECLS
