/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "engine/indicators/lode-trace.h"
#include "engine/network/lode-allocation.h"

G_BEGIN_DECLS

/* For the consumer of a concentration: the world's output. */
#define LODE_GAUGE_WORLD (-1)

/**
 * LodeGauge: reads a period's flows: who depends on whom, how concentrated supply is, what home
 * plants make (MODEL §7). Shares are 0 to 1, amounts in final-equivalent tonnes. Reading allocates
 * nothing. One per thread.
 *
 * "Home" are the makers of a consumer's bloc; "OTH" is no country and has none.
 *
 * @trace: names of countries; its results are those of the exposure
 * @wgi: how badly a country is governed: 0 (best) to 1, from the mean of the six indicators; 0.5
 *   where it is not known
 * @output: [n_producers] what left each
 * @withheld: [n_producers] part of the baseline that controls hold back from other blocs
 * @origin: [n_stages × n_consumers × n_countries]
 * @world: [n_stages × n_countries] shares of output
 * @is_recycled: [n_producers] no plant that makes new material: what comes back at home
 * @home_output, @home_capacity: [n_stages × n_consumers]; capacity without what is recycled
 * @recycled: [n_consumers] what home recycling could bring; NaN where nothing is known of it
 * @received: [n_consumers] what came over arcs, for use and for stock
 */
typedef struct
{
  const LodeNetwork *network;
  LodeTrace         *trace;
  gboolean          *is_export;      /* [n_arcs] leads out of the maker's bloc */
  gboolean          *is_recycled;
  gboolean          *has_home;       /* [n_consumers] */
  double            *wgi;
  double            *output;
  double            *withheld;
  double            *origin;
  double            *world;
  double            *home_output;
  double            *home_capacity;
  double            *recycled;
  double            *received;
  double            *used;           /* [n_consumers] served */
  double            *draw;           /* [n_consumers] */
  double            *demand;         /* [n_consumers] */
} LodeGauge;

/* @network: sealed; must outlive the gauge. */
LodeGauge *lode_gauge_new (const LodeNetwork *network,
                           LodeAtlas         *atlas);
void       lode_gauge_free (LodeGauge *self);
/* @network: with the period's capacities, demand and quotas. */
void       lode_gauge_read (LodeGauge            *self,
                            const LodeNetwork    *network,
                            const LodeAllocation *allocation);

/* The part of a reading that targets need: origins at each stage, home output and capacity. */
void       lode_gauge_read_origins (LodeGauge            *self,
                                    const LodeNetwork    *network,
                                    const LodeAllocation *allocation);

/* [n_countries] */
const double *lode_gauge_get_origins (const LodeGauge *self,
                                      guint            consumer,
                                      guint            stage);
/* [n_countries], or the world's shares of output. */
const double *lode_gauge_get_shares (const LodeGauge *self,
                                     int              consumer,
                                     guint            stage);
/* Σ share²; in @high "OTH" and "UNK" count as one country each. */
double        lode_gauge_get_hhi (const LodeGauge *self,
                                  int              consumer,
                                  guint            stage,
                                  double          *high);
gboolean      lode_gauge_has_home (const LodeGauge *self,
                                   guint            consumer);
/* By use and by demand. */
double        lode_gauge_get_home_output (const LodeGauge *self,
                                          guint            consumer,
                                          guint            stage);
double        lode_gauge_get_home_capacity (const LodeGauge *self,
                                            guint            consumer,
                                            guint            stage);

/**
 * LodeTradeBalance: inputs of the net import reliance of the last product, t.
 */
typedef struct
{
  double imports;
  double exports;
  double stock_draw;
  double production;
} LodeTradeBalance;

void   lode_gauge_get_balance (const LodeGauge  *self,
                               guint             consumer,
                               LodeTradeBalance *balance);
double lode_gauge_get_import_reliance (const LodeGauge *self,
                                       guint            consumer);
/* What the largest third country brings of the last product, t. */
double lode_gauge_get_top (const LodeGauge *self,
                           guint            consumer);
double lode_gauge_get_n_minus_1 (const LodeGauge *self,
                                 guint            consumer);

/* Σ share²·WGI·t over named countries: WGI = 10·wgi, t = 0.8 at home, else 1, and up to 1.5 where
 * controls hold exports back. @consumer whose home it is; @is_world: shares of the world's output. */
double lode_gauge_get_weighted_hhi (const LodeGauge *self,
                                    guint            consumer,
                                    guint            stage,
                                    gboolean         is_world);
/* t of a country at a stage, seen by @consumer. */
double lode_gauge_get_trade_weight (const LodeGauge *self,
                                    guint            consumer,
                                    guint            stage,
                                    guint            country);
/* 1 − home output by use, between 0 and 1: net imports of a stage's product, in what is used. */
double lode_gauge_get_stage_reliance (const LodeGauge *self,
                                      guint            consumer,
                                      guint            stage);
double lode_gauge_get_eu_supply_risk (const LodeGauge *self,
                                      guint            consumer,
                                      guint            stage);
/* Imports by origin, t: 0 of home. */
double lode_gauge_get_import (const LodeGauge *self,
                              guint            consumer,
                              guint            stage,
                              guint            country);
double lode_gauge_get_geopolrisk (const LodeGauge *self,
                                  guint            consumer,
                                  guint            stage);
/* Σ share²·wgi of the world's output, without @consumer's own. */
double lode_gauge_get_disruption (const LodeGauge *self,
                                  guint            consumer,
                                  guint            stage);
double lode_gauge_get_usgs_risk (const LodeGauge *self,
                                 guint            consumer,
                                 guint            stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeGauge, lode_gauge_free)

G_END_DECLS
