/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "atlas/lode-atlas.h"
#include "model/lode-chart-spec.h"

G_BEGIN_DECLS

/**
 * What can be chosen for a chart: keys with their names, in the order they are listed.
 */
typedef struct
{
  GPtrArray  *keys;      /* of char *; the key of "all" is "" */
  GListModel *names;     /* a GtkStringList of the same length */
} LodeChoices;

void  lode_choices_clear (LodeChoices *choices);
/* Position of @key (%NULL is ""), 0 when it is not there. */
guint lode_choices_find (const LodeChoices *choices,
                         const char        *key);
/* (nullable): the key at @position; %NULL for "all". */
const char *lode_choices_get (const LodeChoices *choices,
                              guint              position);

/* Materials with a chain first, then those with imports; NdFeB magnets on top. */
void  lode_choices_fill_materials (LodeChoices *choices,
                                   LodeAtlas   *atlas);
void  lode_choices_fill_consumers (LodeChoices *choices,
                                   LodeAtlas   *atlas);
void  lode_choices_fill_measures (LodeChoices *choices);

/* A chart that is one click away. */
typedef struct
{
  const char    *title;      /* for a person, untranslated (N_) */
  LodeChartKind  kind;
  const char    *material;
  const char    *consumer;   /* (nullable) */
} LodeReadyView;

#define LODE_N_READY_VIEWS 7
extern const LodeReadyView lode_ready_views[LODE_N_READY_VIEWS];
/* (transfer full) */
LodeChartSpec *lode_ready_view_to_spec (const LodeReadyView *view);

G_END_DECLS
