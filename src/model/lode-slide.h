/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/lode-chart-spec.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_SLIDE_TITLE,
  LODE_SLIDE_CHART,
  LODE_SLIDE_TEXT,
  LODE_SLIDE_QUOTE,
  LODE_SLIDE_TABLE,
  LODE_SLIDE_SOURCES,
} LodeSlideKind;

/**
 * LodeSlide: one page of a briefing.
 *
 * @title: the message line; of a chart slide %NULL lets the chart say it. @body: text ("\n\n"
 * between paragraphs, a line that starts with "- " is a bullet), or the words of a quote.
 * @attribution: who said it, of a quote. @article: id of the article that a quote stands in.
 * @table: rows of cells, the first row a heading. @notes: for the presenter only.
 * Emits "changed".
 */
#define LODE_TYPE_SLIDE (lode_slide_get_type ())
G_DECLARE_FINAL_TYPE (LodeSlide, lode_slide, LODE, SLIDE, GObject)

LodeSlide     *lode_slide_new (LodeSlideKind kind);
LodeSlide     *lode_slide_copy (LodeSlide *self);
LodeSlideKind  lode_slide_get_kind (LodeSlide *self);
/* (nullable): "title" "subtitle" "body" "attribution" "article" "notes" "source". */
const char    *lode_slide_get (LodeSlide  *self,
                               const char *member);
void           lode_slide_set (LodeSlide  *self,
                               const char *member,
                               const char *value);
/* (nullable) (transfer none) */
LodeChartSpec *lode_slide_get_chart (LodeSlide *self);
void           lode_slide_set_chart (LodeSlide     *self,
                                     LodeChartSpec *chart);
/* (nullable) (transfer none) (element-type GStrv) */
GPtrArray     *lode_slide_get_table (LodeSlide *self);
/* (transfer full) */
void           lode_slide_set_table (LodeSlide *self,
                                     GPtrArray *rows);
/* Puts the content of @other into @self as one change; its kind too. */
void           lode_slide_assign (LodeSlide *self,
                                  LodeSlide *other);
const char    *lode_slide_kind_to_string (LodeSlideKind kind);
gboolean       lode_slide_kind_from_string (const char    *text,
                                            LodeSlideKind *kind);
/* (transfer full) (nullable): the reader stands in the slide's object; %NULL after a failure. */
LodeSlide     *lode_slide_read (LodeJsonReader *reader);
void           lode_slide_write (LodeSlide      *self,
                                 LodeJsonWriter *writer);

G_END_DECLS
