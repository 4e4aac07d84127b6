/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "briefing/lode-page.h"

G_BEGIN_DECLS

/**
 * LodeSlideRow: a slide in the list: its number and its real drawing, small. It can be dragged onto
 * another row: signal "moved" (uint from, uint to).
 */
#define LODE_TYPE_SLIDE_ROW (lode_slide_row_get_type ())
G_DECLARE_FINAL_TYPE (LodeSlideRow, lode_slide_row, LODE, SLIDE_ROW, GtkListBoxRow)

GtkWidget *lode_slide_row_new (void);
void       lode_slide_row_set_page (LodeSlideRow *self,
                                    guint         index,
                                    LodePage     *page);

G_END_DECLS
