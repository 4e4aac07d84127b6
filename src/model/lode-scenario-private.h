/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-scenario.h"

G_BEGIN_DECLS

struct _LodeScenario
{
  GObject     parent_instance;

  char       *id;
  char       *title;
  char       *material;
  LodeMonth   from;
  LodeMonth   to;
  LodeStep    step;
  guint64     seed;
  guint       draws;
  guint       rounds;
  double      hoarding;
  LodeTierTable *tiers;
  LodeMarket  market;
  JsonObject *market_unknown;

  GStrv       members;
  gboolean    pooled_stocks;
  gboolean    open_arcs;
  LodeMonth   alliance_from;
  LodeMonth   pooled_from;
  LodeMonth   open_from;
  JsonObject *alliance_unknown;

  GListStore *levers;
  JsonObject *unknown;
};

/* The lever whose id is @id, or another one with the same hash; (nullable) (transfer none). */
LodeLever *lode_scenario_find_clash (LodeScenario *self,
                                     const char   *id);

G_END_DECLS
