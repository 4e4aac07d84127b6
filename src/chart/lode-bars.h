/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/scene/lode-scene-builder.h"

G_BEGIN_DECLS

/* Ranked horizontal bars of percentages, with whiskers and a benchmark. Private to the room. */

typedef struct
{
  char       *key;
  const char *actor;        /* (nullable), borrowed */
  char       *name;
  char       *short_name;
  double      value;        /* % */
  double      low;          /* NaN where there is no range */
  double      high;
  char       *after;        /* (nullable): words behind the value, dim */
  LodeFigure *figure;       /* (nullable), borrowed */
  LodeTone    tone;
  gboolean    is_strong;    /* the one that the title names */
} LodeBar;

typedef struct
{
  double  at;               /* % */
  char   *label;
} LodeBarMark;

/* (transfer full): an empty array of #LodeBar that frees their strings. */
GArray *lode_bars_new (void);
/* How many rows find room in @plot. */
guint   lode_bars_count_rows (LodeSceneBuilder *builder,
                              const LodeBox    *plot);
/* @benchmark may be %NULL. */
void    lode_bars_draw (LodeSceneBuilder  *builder,
                        const LodeBox     *plot,
                        const GArray      *bars,
                        const LodeBarMark *benchmark);

G_END_DECLS
