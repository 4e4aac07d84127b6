/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "chart/scene/lode-scene.h"

G_BEGIN_DECLS

/* A figure behind the chart, as exports need it; see #LodeSceneRecord. */
typedef struct
{
  char       *what;
  char       *stage;
  char       *from;
  char       *from_name;
  char       *to;
  char       *to_name;
  char       *period;
  LodeFigure *figure;
  double      share_pct;
} LodeRecord;

struct _LodeScene
{
  gatomicrefcount ref_count;
  double          width;
  double          height;
  double          base_px;
  LodeTheme       theme;
  gboolean        is_rtl;
  char           *family;
  char           *title;
  char           *subtitle;
  char           *source;
  char           *summary;
  GArray         *marks;      /* of LodeMark */
  GPtrArray      *layouts;    /* PangoLayout of each mark, NULL where it is no text */
  GArray         *stops;      /* of guint: marks with a key in reading order */
  GHashTable     *by_key;     /* key -> index + 1 */
  GPtrArray      *rows;       /* of GStrv */
  GArray         *records;    /* of LodeRecord */
};

/* (transfer full): an empty scene that lode_scene_seal() completes. */
LodeScene   *lode_scene_new_empty (void);
/* Computes what derives from the marks: keys, reading order, summary. */
void         lode_scene_seal (LodeScene *self);
PangoLayout *lode_scene_get_layout (const LodeScene *self,
                                    guint            index);

/* The distance between hatch lines, their width and slope for one of the patterns. */
typedef struct
{
  double gap;
  double stroke;
  int    angle;          /* degrees: 0, 45, 90, 135 */
  gboolean is_crossed;
} LodeHatch;

#define LODE_N_HATCHES 6
#define LODE_HATCH_UNKNOWN 1
LodeHatch    lode_hatch_get (guint  index,
                             double base_px);

G_END_DECLS
