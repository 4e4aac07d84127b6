/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-month.h"
#include "model/lode-figure.h"

G_BEGIN_DECLS

/**
 * LodeConduct: how countries answer a shortage.
 * @LODE_CONDUCT_FRAGMENTED: each for itself (MODEL §4)
 * @LODE_CONDUCT_COORDINATED: the pact (MODEL §5)
 */
typedef enum
{
  LODE_CONDUCT_FRAGMENTED,
  LODE_CONDUCT_COORDINATED,
} LodeConduct;
#define LODE_N_CONDUCTS 2

/**
 * LodeSeries: what is known of a consumer in every period.
 * @LODE_SERIES_DEMAND: t in the period
 * @LODE_SERIES_SERVED: t in the period, own stock included
 * @LODE_SERIES_SHORTAGE: t in the period: demand − served
 * @LODE_SERIES_STOCK: t at the end of the period
 * @LODE_SERIES_LARGEST_SHARE: the largest third country's share of use (0 to 1); see
 *   lode_result_get_largest() for its name and %LODE_CEILING_SHARE for the benchmark
 * @LODE_SERIES_EXPOSURE: the largest through-chain exposure to one third country (0 to 1)
 * @LODE_SERIES_DAYS_OF_COVER: days of demand that the stock lasts
 * @LODE_SERIES_PRICE_RATIO: price as a multiple of the reference price, of the group (members or
 *   others) that the consumer belongs to; at the cap of the scenario's market (20) it is "beyond
 *   the model"
 * @LODE_SERIES_DRAW: t that left the consumer's stock in the period
 * @LODE_SERIES_PRICE: USD/kg: the ratio times the reference price; NaN where there is none
 * @LODE_SERIES_UNKNOWN: part of use (0 to 1) that passes a maker whose inputs are not known
 * @LODE_SERIES_IMPORT_RELIANCE: net import reliance of the last product; below 0 of a net exporter,
 *   NaN of "OTH", which is no country
 * @LODE_SERIES_N_MINUS_1: what would be served without the largest third country, by demand
 */
typedef enum
{
  LODE_SERIES_DEMAND,
  LODE_SERIES_SERVED,
  LODE_SERIES_SHORTAGE,
  LODE_SERIES_STOCK,
  LODE_SERIES_LARGEST_SHARE,
  LODE_SERIES_EXPOSURE,
  LODE_SERIES_DAYS_OF_COVER,
  LODE_SERIES_PRICE_RATIO,
  LODE_SERIES_DRAW,
  LODE_SERIES_PRICE,
  LODE_SERIES_UNKNOWN,
  LODE_SERIES_IMPORT_RELIANCE,
  LODE_SERIES_N_MINUS_1,
} LodeSeries;
#define LODE_N_SERIES 13

/**
 * LodeStageSeries: what is known of a consumer at every producing stage in every period. "Home" are
 * the plants of the consumer's own bloc.
 * @LODE_STAGE_LARGEST_SHARE: part of use (0 to 1) whose step of the stage took place in the largest
 *   third country; lode_result_get_stage_largest() names it
 * @LODE_STAGE_HHI_LOW: concentration (0 to 1) of the origins, "OTH" and "UNK" atomistic; of
 *   %LODE_RESULT_ALL that of the world's output
 * @LODE_STAGE_HHI_HIGH: the same with each of these as one country
 * @LODE_STAGE_HOME_OUTPUT: what home plants make, by what the consumer uses; exports count too
 * @LODE_STAGE_HOME_CAPACITY: what home plants could make, by what the consumer demands
 * @LODE_STAGE_EU_SUPPLY_RISK: of the European Commission, from governance
 * @LODE_STAGE_GEOPOLRISK: of imports, from governance
 * @LODE_STAGE_USGS_RISK: (DP·TE·EV)^⅓ with EV = 1, the most it can be
 */
typedef enum
{
  LODE_STAGE_LARGEST_SHARE,
  LODE_STAGE_HHI_LOW,
  LODE_STAGE_HHI_HIGH,
  LODE_STAGE_HOME_OUTPUT,
  LODE_STAGE_HOME_CAPACITY,
  LODE_STAGE_EU_SUPPLY_RISK,
  LODE_STAGE_GEOPOLRISK,
  LODE_STAGE_USGS_RISK,
} LodeStageSeries;
#define LODE_N_STAGE_SERIES 8

/**
 * LodeCost: what security costs the alliance in a period (MODEL §6); NaN where a price is not known.
 * @LODE_COST_CONTRACTS: USD of contracts for difference with members' plants, the state's side:
 *   below 0 it pays
 * @LODE_COST_CAPITAL: USD, the period's part of the annuity of members' new plants
 * @LODE_COST_STOCK: USD, what holding the members' stocks costs
 * @LODE_COST_PREMIUM: USD: capital + stock − contracts
 * @LODE_COST_PREMIUM_PER_KG: USD per kg that the alliance uses
 */
typedef enum
{
  LODE_COST_CONTRACTS,
  LODE_COST_CAPITAL,
  LODE_COST_STOCK,
  LODE_COST_PREMIUM,
  LODE_COST_PREMIUM_PER_KG,
} LodeCost;
#define LODE_N_COSTS 5

/**
 * LodeContract: a price floor, from the state's side.
 * @lever: its id
 * @floor: F, USD/kg
 * @quantity: t made under it, [period] of a conduct, of the product that is supported
 * @price: p of that product, USD/kg, [period]; NaN where it is not known
 * @usd: what the state receives, below 0 pays, [period]
 */
typedef struct
{
  char   *lever;
  double  floor;
  double *quantity[LODE_N_CONDUCTS];
  double *price[LODE_N_CONDUCTS];
  double *usd[LODE_N_CONDUCTS];
} LodeContract;

/**
 * LodeTargetKind: how a target of the atlas is tested.
 * @LODE_TARGET_EXTRACTION: home capacity at the first stage by demand
 * @LODE_TARGET_PROCESSING: the same at the weakest of the stages between mining and the product
 * @LODE_TARGET_RECYCLING: home capacity of recycling by demand
 * @LODE_TARGET_PRODUCTION: home output at the weakest stage by use
 * @LODE_TARGET_CEILING: the largest third country's share at the worst stage
 */
typedef enum
{
  LODE_TARGET_EXTRACTION,
  LODE_TARGET_PROCESSING,
  LODE_TARGET_RECYCLING,
  LODE_TARGET_PRODUCTION,
  LODE_TARGET_CEILING,
} LodeTargetKind;

/**
 * LodeTargetResult: whether a target of the atlas is met (of a consumer of this chain).
 * @figure: the threshold in %, with its source
 * @is_ceiling: met at or below the threshold, else at or above it
 * @year: the one that was looked at: @by_year, or the last of the scenario when it ends before
 * @value: in %; NaN where nothing is known to compare
 * @stage: the key of the stage that decides, or %NULL
 * @probability: share of draws in which it is met; NaN without draws
 */
typedef struct
{
  char           *consumer;
  char           *target;
  LodeTargetKind  kind;
  LodeFigure     *figure;
  gboolean        is_ceiling;
  int             by_year;
  int             year;
  double          value[LODE_N_CONDUCTS];
  const char     *stage[LODE_N_CONDUCTS];
  gboolean        is_met[LODE_N_CONDUCTS];
  double          probability[LODE_N_CONDUCTS];
} LodeTargetResult;

/* In the place of a consumer's index: sums over all consumers, or over the alliance's. Amounts
 * (demand to stock) and days of cover have sums; the other series are NaN there. */
#define LODE_RESULT_ALL     (-1)
#define LODE_RESULT_MEMBERS (-2)

/* Quantiles and mean over draws. */
typedef struct
{
  double p5;
  double p25;
  double p50;
  double p75;
  double p95;
  double mean;
} LodeBand;

/**
 * LodeResult: what a scenario does, period by period. Immutable, reference counted, safe to read
 * from any thread.
 *
 * The plain values are of the run in which every magnitude has its own value (the central run);
 * bands exist when the run had draws. Totals and dividends of a run with draws should be shown as
 * means, lines as medians (MODEL §8).
 */
#define LODE_TYPE_RESULT (lode_result_get_type ())
typedef struct _LodeResult LodeResult;

GType       lode_result_get_type (void);
LodeResult *lode_result_ref (LodeResult *self);
void        lode_result_unref (LodeResult *self);

guint       lode_result_get_n_periods (const LodeResult *self);
/* First month of the period, and its length. */
LodeMonth   lode_result_get_period_start (const LodeResult *self,
                                          guint             period);
guint       lode_result_get_period_months (const LodeResult *self);
/* By code. */
guint       lode_result_get_n_consumers (const LodeResult *self);
const char *lode_result_get_consumer (const LodeResult *self,
                                      guint             consumer);
/* −1 when there is none of that name. */
int         lode_result_find_consumer (const LodeResult *self,
                                       const char       *name);
gboolean    lode_result_is_member (const LodeResult *self,
                                   guint             consumer);

/* @consumer: an index, or %LODE_RESULT_ALL or %LODE_RESULT_MEMBERS. */
double      lode_result_get (const LodeResult *self,
                             LodeSeries        series,
                             LodeConduct       conduct,
                             int               consumer,
                             guint             period);
/* Σ over periods of demand, served or shortage, in t. */
double      lode_result_get_total (const LodeResult *self,
                                   LodeSeries        series,
                                   LodeConduct       conduct,
                                   int               consumer);
/* Coordination dividend: fragmented − coordinated shortage over all periods, t. */
double      lode_result_get_dividend (const LodeResult *self,
                                      int               consumer);
/* The same as a share (0 to 1) of the fragmented shortage; 0 when nothing is short. */
double      lode_result_get_dividend_share (const LodeResult *self,
                                            int               consumer);
/* The same in USD at the reference price; NaN without one. */
double      lode_result_get_dividend_usd (const LodeResult *self,
                                          int               consumer);
/* (nullable) (transfer none): p₀ of the last product, USD/kg, with year and source. */
LodeFigure *lode_result_get_reference_price (const LodeResult *self);
/* (nullable): the third country behind %LODE_SERIES_LARGEST_SHARE. */
const char *lode_result_get_largest (const LodeResult *self,
                                     LodeConduct       conduct,
                                     guint             consumer,
                                     guint             period);
/* (nullable): the third country behind %LODE_SERIES_EXPOSURE. */
const char *lode_result_get_exposed_to (const LodeResult *self,
                                        LodeConduct       conduct,
                                        guint             consumer,
                                        guint             period);

/* Makers of the last product; the share (0 to 1) of @consumer's use that comes from each. */
guint       lode_result_get_n_suppliers (const LodeResult *self);
const char *lode_result_get_supplier (const LodeResult *self,
                                      guint             supplier);
double      lode_result_get_supplier_share (const LodeResult *self,
                                            LodeConduct       conduct,
                                            guint             consumer,
                                            guint             supplier,
                                            guint             period);

/* Producing stages, by key, and the countries that make something at any of them: by code, "OTH" and
 * "UNK" last. */
guint       lode_result_get_n_stages (const LodeResult *self);
const char *lode_result_get_stage (const LodeResult *self,
                                   guint             stage);
guint       lode_result_get_n_countries (const LodeResult *self);
const char *lode_result_get_country (const LodeResult *self,
                                     guint             country);
/* @consumer: an index, or %LODE_RESULT_ALL for the concentration of the world's output. */
double      lode_result_get_at_stage (const LodeResult *self,
                                      LodeStageSeries   series,
                                      LodeConduct       conduct,
                                      int               consumer,
                                      guint             stage,
                                      guint             period);
/* (nullable): the third country behind %LODE_STAGE_LARGEST_SHARE. */
const char *lode_result_get_stage_largest (const LodeResult *self,
                                           LodeConduct       conduct,
                                           guint             consumer,
                                           guint             stage,
                                           guint             period);
/* Part of the use (0 to 1) whose step of @stage took place in @country; at the last stage the
 * direct share. */
double      lode_result_get_origin_share (const LodeResult *self,
                                          LodeConduct       conduct,
                                          guint             consumer,
                                          guint             stage,
                                          guint             country,
                                          guint             period);
/* Part of the use whose chain passes through @country at any stage. */
double      lode_result_get_country_exposure (const LodeResult *self,
                                              LodeConduct       conduct,
                                              guint             consumer,
                                              guint             country,
                                              guint             period);

double      lode_result_get_cost (const LodeResult *self,
                                  LodeCost          cost,
                                  LodeConduct       conduct,
                                  guint             period);
/* Over all periods; of %LODE_COST_PREMIUM_PER_KG total premium by total use. */
double      lode_result_get_total_cost (const LodeResult *self,
                                        LodeCost          cost,
                                        LodeConduct       conduct);
guint               lode_result_get_n_contracts (const LodeResult *self);
const LodeContract *lode_result_get_contract (const LodeResult *self,
                                              guint             index);
/* Targets of this chain's consumers, in the atlas's order. */
guint                   lode_result_get_n_targets (const LodeResult *self);
const LodeTargetResult *lode_result_get_target (const LodeResult *self,
                                                guint             index);

/* 0 when there was no chance in the run. */
guint       lode_result_get_draws (const LodeResult *self);
guint64     lode_result_get_seed (const LodeResult *self);
/* Over draws, of %LODE_SERIES_SHORTAGE and %LODE_SERIES_STOCK, and with LodeRunOptions.has_findings
 * of %LODE_SERIES_SERVED, %LODE_SERIES_LARGEST_SHARE and %LODE_SERIES_PRICE_RATIO; %FALSE, and @band
 * left alone, without draws or for another series. */
gboolean    lode_result_get_band (const LodeResult *self,
                                  LodeSeries        series,
                                  LodeConduct       conduct,
                                  int               consumer,
                                  guint             period,
                                  LodeBand         *band);
/* Of the total shortage over all periods. */
gboolean    lode_result_get_total_band (const LodeResult *self,
                                        LodeConduct       conduct,
                                        int               consumer,
                                        LodeBand         *band);
gboolean    lode_result_get_dividend_band (const LodeResult *self,
                                           int               consumer,
                                           LodeBand         *band);

/* In USD at the reference price; %FALSE without one. */
gboolean    lode_result_get_dividend_usd_band (const LodeResult *self,
                                               int               consumer,
                                               LodeBand         *band);

/* Sentences on what was assumed or left out ("Project “Eneabba” has no start date and is not
 * counted."); never %NULL, ends with %NULL. */
const char * const *lode_result_get_notes (const LodeResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeResult, lode_result_unref)

G_END_DECLS
