/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>

#include "chart/lode-chart.h"
#include "chart/scene/lode-scene-render.h"
#include "model/lode-briefing.h"

G_BEGIN_DECLS

/* Every page is laid out on this canvas, 16:9, and scaled to where it is shown. */
#define LODE_PAGE_WIDTH 1920.0
#define LODE_PAGE_HEIGHT 1080.0

/**
 * LodeFigureFunc:
 * @spec: the chart of a slide
 * @data: (out): filled with borrowed figures, which must stay alive until the next call
 *
 * Where a page gets its figures: the library in the window, the command line's own runs there.
 *
 * Returns: %FALSE with the reason; the page then says it in the chart's place.
 */
typedef gboolean (*LodeFigureFunc) (LodeChartSpec  *spec,
                                    LodeChartData  *data,
                                    gpointer        user_data,
                                    GError        **error);

/**
 * LodePage: one slide laid out: title, body or chart, generated source footer, marking, number.
 *
 * Pure drawing on any cairo_t, at any scale: the window's canvas, a thumbnail, the audience's
 * screen and the PDF show the same page. Belongs to the thread that made it.
 */
#define LODE_TYPE_PAGE (lode_page_get_type ())
typedef struct _LodePage LodePage;

GType            lode_page_get_type (void);
/* @index: of the slide in @briefing. @figures may be %NULL when no slide has a chart. */
LodePage        *lode_page_new (LodeBriefing   *briefing,
                                guint           index,
                                LodeAtlas      *atlas,
                                LodeTheme       theme,
                                LodeFigureFunc  figures,
                                gpointer        user_data);
LodePage        *lode_page_ref (LodePage *self);
void             lode_page_unref (LodePage *self);

/* Draws the page at the origin of @cr, in units of the canvas. @state may be %NULL; it is of the
 * page's chart. */
void             lode_page_render (LodePage             *self,
                                   cairo_t              *cr,
                                   const LodeSceneState *state);
/* (nullable) (transfer none): the chart, and where its origin lies on the canvas. */
const LodeScene *lode_page_get_scene (LodePage *self,
                                      double   *x,
                                      double   *y);
/* What the page says it shows: the slide's own title, else the chart's finding. Never %NULL. */
const char      *lode_page_get_title (LodePage *self);
/* The footer with all sources, never cut; "" on pages that have none. */
const char      *lode_page_get_source (LodePage *self);
/* (nullable): why the chart could not be drawn. */
const char      *lode_page_get_problem (LodePage *self);
/* Whether everything fits: no text is cut or runs into the footer. */
gboolean         lode_page_has_room (LodePage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePage, lode_page_unref)

G_END_DECLS
