/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/lode-briefing.h"

G_BEGIN_DECLS

/**
 * LodeBriefingsPage: the room Briefings: slides with their real drawing, the canvas, notes.
 */
#define LODE_TYPE_BRIEFINGS_PAGE (lode_briefings_page_get_type ())
G_DECLARE_FINAL_TYPE (LodeBriefingsPage, lode_briefings_page, LODE, BRIEFINGS_PAGE, AdwBin)

GtkWidget    *lode_briefings_page_new (void);
/* Puts a chart on a new slide after the selected one; makes a briefing if there is none. */
void          lode_briefings_page_add_chart (LodeBriefingsPage *self,
                                             LodeChartSpec     *spec);
/* Full screen, from the selected slide on. Returns the window. (nullable) (transfer none) */
GtkWindow    *lode_briefings_page_present (LodeBriefingsPage *self);
/* (nullable) (transfer none) */
LodeBriefing *lode_briefings_page_get_briefing (LodeBriefingsPage *self);
/* −1 when there is none. */
int           lode_briefings_page_get_selected (LodeBriefingsPage *self);
void          lode_briefings_page_select (LodeBriefingsPage *self,
                                          int                index);

G_END_DECLS
