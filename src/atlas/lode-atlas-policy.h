/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/* LodeAtlasMoney: one way to read a sum that an event names; "million AUD". */
typedef struct
{
  char       *reading;     /* "whole sum", "stockpiling" */
  LodeFigure *figure;
} LodeAtlasMoney;

/**
 * LodeAtlasEvent: a decision of a government. Dates as exact as known: "2026", "2026-11" …
 * @id: "2025-04-04-chn-export-licence"
 * @money: (element-type LodeAtlasMoney): empty when it names no sum
 * @levers: (element-type LodeAtlasLever): what it is as a lever (lode-atlas-lever.h)
 * @no_lever: why it is none: one sentence; "" when it is
 */
typedef struct
{
  char      *id;
  char      *date;
  char      *effective_date;   /* "" when unknown, like all below */
  char      *end_date;
  char      *jurisdiction;
  char      *target;
  char      *kind;
  GStrv      materials;
  char      *title;
  char      *document;
  char      *status;
  char      *as_of;
  char      *confidence;
  char      *source;
  char      *url;
  char      *note;
  GPtrArray *money;
  GPtrArray *levers;
  char      *no_lever;
} LodeAtlasEvent;

/* LodeAtlasTarget: a benchmark or floor: at most 65 % from any one third country by 2030. */
typedef struct
{
  char       *jurisdiction;
  char       *target;
  char       *comparison;  /* "at least", "at most", "about", "up to" */
  LodeFigure *figure;
  int         by_year;     /* 0 when none */
  char       *scope;
} LodeAtlasTarget;

/* (transfer container) (element-type LodeAtlasEvent): by date; of a chain, those about its raw
 * materials too. */
GPtrArray *lode_atlas_list_events (LodeAtlas  *self,
                                   const char *material,
                                   const char *jurisdiction,
                                   int         year);
/* (transfer container) (element-type LodeAtlasTarget) */
GPtrArray *lode_atlas_list_targets (LodeAtlas  *self,
                                    const char *jurisdiction);
/* (nullable): how much @consumer wants from one country at most (EU27: 65 % by 2030). */
const LodeAtlasTarget *lode_atlas_get_ceiling (LodeAtlas  *self,
                                               const char *consumer);

G_END_DECLS
