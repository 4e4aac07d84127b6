/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "briefing/lode-page.h"

G_BEGIN_DECLS

/* Margins and lines of the canvas; every page keeps to them. */
#define PAGE_MARGIN 96.0
#define PAGE_WIDE (LODE_PAGE_WIDTH - 2 * PAGE_MARGIN)
#define PAGE_TOP 76.0
#define PAGE_FOOT 1010.0

/* Type on the canvas, px. */
#define SIZE_COVER 92.0
#define SIZE_TITLE 58.0
#define SIZE_SUBTITLE 30.0
#define SIZE_BASE 26.0
#define SIZE_SOURCE 22.0
#define SIZE_MARKING 22.0

/* A text set where it stands. */
typedef struct
{
  PangoLayout *layout;
  double       x;
  double       y;
  LodeTone     tone;
} LodePageText;

/* A filled box: a line under a table's head, the bar beside a quote. */
typedef struct
{
  double   x;
  double   y;
  double   width;
  double   height;
  LodeTone tone;
} LodePageRule;

struct _LodePage
{
  LodeBriefing *briefing;
  LodeSlide    *slide;
  LodeAtlas    *atlas;
  LodeTheme     theme;
  gboolean      is_rtl;
  PangoContext *context;
  GArray       *texts;
  GArray       *rules;
  LodeScene    *scene;
  double        scene_x;
  double        scene_y;
  char         *title;
  char         *source;
  char         *problem;
  gboolean      has_room;
};

/* How a piece of text is set. A width of 0 does not wrap. */
typedef struct
{
  double         size;
  int            weight;
  double         line_height;
  double         width;
  PangoAlignment alignment;
  double         letter_spacing;
} LodeTextStyle;

/* (transfer full) */
PangoLayout *lode_page_set_text (LodePage            *page,
                                 const char          *text,
                                 const LodeTextStyle *style);
/* Height of the ink and leading of @layout, px. */
double       lode_page_text_height (PangoLayout *layout);
double       lode_page_text_width (PangoLayout *layout);
/* Takes @layout over and puts it at (@x, @y), its top left. Returns the y below it. */
double       lode_page_put_text (LodePage    *page,
                                 PangoLayout *layout,
                                 double       x,
                                 double       y,
                                 LodeTone     tone);
void         lode_page_put_rule (LodePage *page,
                                 double    x,
                                 double    y,
                                 double    width,
                                 double    height,
                                 LodeTone  tone);

/* Fill a page; @top and @bottom bound what is left between title and footer. */
void         lode_page_fill_cover (LodePage *page);
void         lode_page_fill_text (LodePage *page,
                                  double    top,
                                  double    bottom);
void         lode_page_fill_quote (LodePage *page,
                                   double    top,
                                   double    bottom);
void         lode_page_fill_table (LodePage *page,
                                   double    top,
                                   double    bottom);
/* (transfer full) (element-type utf8): every source of the other pages' figures, each once, with the
 * numbers of its slides; then the footers of pages whose figures are a model's. */
GPtrArray   *lode_page_collect_sources (LodePage       *page,
                                        LodeFigureFunc  figures,
                                        gpointer        user_data);
/* In two columns. */
void         lode_page_fill_sources (LodePage  *page,
                                     GPtrArray *lines,
                                     double     top,
                                     double     bottom);

G_END_DECLS
