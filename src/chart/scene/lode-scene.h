/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-palette.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeScene: one chart laid out at one size: an immutable, reference counted list of marks.
 *
 * Everything that shows, exports, names or reads a chart does it from the same marks: drawing
 * (lode-scene-render.h), pointing and keys (lode-scene-hit.h), SVG, the table twin and the layout
 * dump. All lengths are px of the scene, which is @width × @height; scale the cairo context to
 * show it at another size. A scene belongs to the thread that built it (its text is laid out with
 * Pango).
 */
#define LODE_TYPE_SCENE (lode_scene_get_type ())
typedef struct _LodeScene LodeScene;

typedef enum
{
  LODE_MARK_DECORATION,   /* grid, axis, whisker, window of a control: part of the picture only */
  LODE_MARK_TEXT,         /* one line of text */
  LODE_MARK_NODE,         /* an actor at a stage */
  LODE_MARK_FLOW,         /* a ribbon between two nodes */
  LODE_MARK_BAR,          /* an origin, or a result */
  LODE_MARK_CELL,         /* a field of a matrix, or a country's tile */
  LODE_MARK_SERIES,       /* a line or band over time */
} LodeMarkKind;

/**
 * LodeOutline: the shape of a mark.
 * @LODE_OUTLINE_BOX: x y width height, @radius
 * @LODE_OUTLINE_RIBBON: @points: start edge (0, 1) and end edge (2, 3); the sides leave and arrive
 *   at right angles to the edges
 * @LODE_OUTLINE_LINE: @points, open, @stroke wide
 * @LODE_OUTLINE_AREA: @points, closed
 * @LODE_OUTLINE_TEXT: box of the line; drawn from @baseline
 */
typedef enum
{
  LODE_OUTLINE_BOX,
  LODE_OUTLINE_RIBBON,
  LODE_OUTLINE_LINE,
  LODE_OUTLINE_AREA,
  LODE_OUTLINE_TEXT,
} LodeOutline;

typedef struct
{
  double x;
  double y;
} LodePoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} LodeBox;

/* A piece of a line of text in one font and colour. */
typedef struct
{
  char     *text;
  LodeTone  tone;
  int       weight;       /* 400 … 800 */
  double    size_px;
} LodeTextRun;

/**
 * LodeMark: a thing in the picture.
 *
 * Marks that a person can point at, or walk to with the keys, have a @key; it is the same in every
 * scene of the same data ("node/0/CHN", "flow/3/CHN>EU27", "bar/CHN"), so selections survive a
 * new size, theme or year. Decorations and texts have none; the text of a mark has it as @owner.
 */
typedef struct
{
  LodeMarkKind  kind;
  LodeOutline   outline;
  LodeBox       box;          /* bounds of every outline */
  LodePoint    *points;
  guint         n_points;
  double        radius;
  double        stroke;       /* line width; 0 fills */
  double        baseline;     /* y of the baseline of a text */
  LodeTone      tone;
  double        opacity;
  gboolean      is_hatched;   /* not known, or told apart by hatching */
  guint         hatch;        /* which of the patterns */
  gboolean      is_dashed;
  double        halo;         /* px of background around a text or line */
  LodeTextRun  *spans;         /* of a text */
  guint         n_spans;
  gboolean      is_rtl;       /* of a text */
  int           owner;        /* of a text: index of the mark it names; −1 */

  char         *key;          /* (nullable) */
  char         *name;         /* (nullable): "China, mining: 61 % of world supply, 61–70 %" */
  char         *label;        /* (nullable): "China", "China → EU27" */
  char         *value_text;   /* (nullable): "61 %", "17,500 t" */
  char         *range_text;   /* (nullable): "61–70 %" */
  int           stage;        /* −1 where there are no stages */
  char         *from;         /* (nullable): actor of a node or bar, origin of a flow */
  char         *to;           /* (nullable): destination of a flow */
  LodeFigure   *figure;       /* (nullable): basis, sources, note behind it */
  double        share_pct;    /* share of its stage or consumer, %; NaN when it has none */
} LodeMark;

GType           lode_scene_get_type (void);
LodeScene      *lode_scene_ref (LodeScene *self);
void            lode_scene_unref (LodeScene *self);

double          lode_scene_get_width (const LodeScene *self);
double          lode_scene_get_height (const LodeScene *self);
LodeTheme       lode_scene_get_theme (const LodeScene *self);
/* The finding, what is measured, and note with sources; also when the scene does not draw them. */
const char     *lode_scene_get_title (const LodeScene *self);
const char     *lode_scene_get_subtitle (const LodeScene *self);
const char     *lode_scene_get_source (const LodeScene *self);
/* What a screen reader says of the whole: title, subtitle, how many marks. */
const char     *lode_scene_get_summary (const LodeScene *self);

guint           lode_scene_get_n_marks (const LodeScene *self);
/* In drawing order, lowest first. */
const LodeMark *lode_scene_get_mark (const LodeScene *self,
                                     guint            index);
/* Index of the mark with that key, −1 when there is none. */
int             lode_scene_find (const LodeScene *self,
                                 const char      *key);
/* How many marks have a key, and the index of the @position-th of them in reading order: the
 * children of the chart for a screen reader. */
guint           lode_scene_get_n_stops (const LodeScene *self);
guint           lode_scene_get_stop (const LodeScene *self,
                                     guint            position);
/* Whether @other is told together with @mark: a node and its flows, a bar and its text. */
gboolean        lode_scene_is_related (const LodeScene *self,
                                       guint            mark,
                                       guint            other);

/* (transfer full) (element-type GStrv): the same content in rows for people, a heading first. */
GPtrArray      *lode_scene_to_table (const LodeScene *self);
/* (transfer full): every figure with its unit, range, basis and sources, also those bundled in
 * the picture; RFC 4180 with a heading line. */
char           *lode_scene_to_csv (const LodeScene *self);
/* (transfer full) (nullable): the same as JSON, with title, subtitle and source. */
char           *lode_scene_to_json (const LodeScene  *self,
                                    GError          **error);
/* (transfer full) (nullable): where everything stands: {"width", "height", "labels":[{"text",
 * "x", "y", "width", "height", "font_px"}], "marks":[{"key", "kind", "name", "x", …}]}. */
char           *lode_scene_dump (const LodeScene  *self,
                                 GError          **error);
/* (transfer full): an SVG document in which text is text. */
char           *lode_scene_to_svg (const LodeScene *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeScene, lode_scene_unref)

G_END_DECLS
