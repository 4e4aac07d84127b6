/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"

G_BEGIN_DECLS

/**
 * LodeSceneBuilder: collects marks, lays out text and makes a scene of them. Only charts use it.
 *
 * Everything is placed left to right; in a right-to-left style the finished scene is mirrored,
 * which also turns left-aligned text into right-aligned text.
 */
typedef struct _LodeSceneBuilder LodeSceneBuilder;

/* A piece of text in one font and colour, borrowed. */
typedef struct
{
  const char *text;
  LodeTone    tone;
  int         weight;
  double      size_px;
} LodeWords;

typedef enum
{
  LODE_ANCHOR_START,
  LODE_ANCHOR_MIDDLE,
  LODE_ANCHOR_END,
} LodeAnchor;

typedef enum
{
  LODE_LEVEL_MIDDLE,      /* y is the middle of the line */
  LODE_LEVEL_BASELINE,
  LODE_LEVEL_TOP,
} LodeLevel;

typedef struct
{
  double     x;
  double     y;
  LodeAnchor anchor;
  LodeLevel  level;
  double     halo;
  int        owner;       /* index of the mark that it names, −1 */
} LodeTextPlace;

LodeSceneBuilder *lode_scene_builder_new (const LodeChartStyle *style);
void              lode_scene_builder_free (LodeSceneBuilder *self);
/* Frees the builder. (transfer full) */
LodeScene        *lode_scene_builder_finish (LodeSceneBuilder *self);

/* The style with every "as it suits" value filled in. */
const LodeChartStyle *lode_scene_builder_get_style (LodeSceneBuilder *self);
/* The base size, px. */
double            lode_scene_builder_get_base (LodeSceneBuilder *self);

void              lode_scene_builder_set_words (LodeSceneBuilder *self,
                                                const char       *title,
                                                const char       *subtitle,
                                                const char       *source);

/* Each add function returns the index of the new mark; the mark may be filled in with get_mark()
 * until the next one is added. */
LodeMark         *lode_scene_builder_get_mark (LodeSceneBuilder *self,
                                               guint             index);
guint             lode_scene_builder_get_n_marks (LodeSceneBuilder *self);
guint             lode_scene_builder_add_box (LodeSceneBuilder *self,
                                              LodeMarkKind      kind,
                                              const LodeBox    *box,
                                              LodeTone          tone,
                                              double            opacity);
/* From the edge a–b to the edge c–d. */
guint             lode_scene_builder_add_ribbon (LodeSceneBuilder *self,
                                                 const LodePoint   points[4],
                                                 LodeTone          tone,
                                                 double            opacity);
guint             lode_scene_builder_add_line (LodeSceneBuilder *self,
                                               LodeMarkKind      kind,
                                               const LodePoint  *points,
                                               guint             n_points,
                                               LodeTone          tone,
                                               double            stroke);
guint             lode_scene_builder_add_area (LodeSceneBuilder *self,
                                               LodeMarkKind      kind,
                                               const LodePoint  *points,
                                               guint             n_points,
                                               LodeTone          tone,
                                               double            opacity);
/* An I-shaped range mark from @low to @high on a vertical or horizontal line; @halo keeps it
 * readable on a filled bar. */
void              lode_scene_builder_add_whisker (LodeSceneBuilder *self,
                                                  double            at,
                                                  double            low,
                                                  double            high,
                                                  gboolean          is_vertical,
                                                  gboolean          has_halo);
guint             lode_scene_builder_add_text (LodeSceneBuilder    *self,
                                               const LodeWords     *words,
                                               guint                n_words,
                                               const LodeTextPlace *place);
void              lode_scene_builder_measure (LodeSceneBuilder *self,
                                              const LodeWords  *words,
                                              guint             n_words,
                                              double           *width,
                                              double           *height);
/* Lays a paragraph out in lines no wider than @width, from @x and @y (top) down; returns the
 * height taken. With @is_drawn %FALSE it only measures. */
double            lode_scene_builder_add_paragraph (LodeSceneBuilder *self,
                                                    const LodeWords  *words,
                                                    double            x,
                                                    double            y,
                                                    double            width,
                                                    double            line_height,
                                                    gboolean          is_drawn);
/* (transfer full): @text broken into lines no wider than @width, at most two words' worth of
 * change from the original; ended by %NULL. */
GStrv             lode_scene_builder_wrap (LodeSceneBuilder *self,
                                           const LodeWords  *words,
                                           double            width);

/* Names a mark for pointing, keys and screen readers; see #LodeMark. Strings are copied. */
void              lode_scene_builder_name_mark (LodeSceneBuilder *self,
                                                guint             index,
                                                const char       *key,
                                                const char       *name,
                                                const char       *label,
                                                int               stage,
                                                const char       *from,
                                                const char       *to);
void              lode_scene_builder_set_figures (LodeSceneBuilder *self,
                                                  guint             index,
                                                  const char       *value_text,
                                                  const char       *range_text,
                                                  double            share_pct,
                                                  LodeFigure       *figure);

/**
 * LodeSceneRecord: one figure of the chart for CSV and JSON. Borrowed.
 * @what: "output", "demand", "flow", "import", "shortage" …
 */
typedef struct
{
  const char *what;
  const char *stage;
  const char *from;
  const char *from_name;
  const char *to;
  const char *to_name;
  const char *period;
  LodeFigure *figure;
  double      share_pct;
} LodeSceneRecord;

void              lode_scene_builder_add_record (LodeSceneBuilder      *self,
                                                 const LodeSceneRecord *record);
/* A row of the table twin; the first is the heading. Ends with %NULL. */
void              lode_scene_builder_add_row (LodeSceneBuilder *self,
                                              ...) G_GNUC_NULL_TERMINATED;
/* The same from (transfer full) cells. */
void              lode_scene_builder_take_row (LodeSceneBuilder *self,
                                               GStrv             cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeSceneBuilder, lode_scene_builder_free)

G_END_DECLS
