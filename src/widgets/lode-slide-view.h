/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "briefing/lode-page.h"

G_BEGIN_DECLS

/**
 * LodeSlideView: a page of a briefing at any size, always 16:9 and centred in its space: a
 * thumbnail, the canvas, the audience's screen. The drawing is cached until page or size change.
 */
#define LODE_TYPE_SLIDE_VIEW (lode_slide_view_get_type ())
G_DECLARE_FINAL_TYPE (LodeSlideView, lode_slide_view, LODE, SLIDE_VIEW, GtkWidget)

GtkWidget *lode_slide_view_new (void);
/* @page may be %NULL: nothing is drawn. */
void       lode_slide_view_set_page (LodeSlideView *self,
                                     LodePage      *page);
/* (nullable) (transfer none) */
LodePage  *lode_slide_view_get_page (LodeSlideView *self);
/* Natural and least width in px; the height follows. With @keeps_ratio the view is never lower than
 * its width asks for, as in a list; otherwise it may shrink with its window. */
void       lode_slide_view_set_natural_width (LodeSlideView *self,
                                              int            natural_width,
                                              int            least_width,
                                              gboolean       keeps_ratio);

G_END_DECLS
