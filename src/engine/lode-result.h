/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "base/lode-month.h"

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
 *   others) that the consumer belongs to; assumed elasticities; 20 is "beyond the model"
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
} LodeSeries;
#define LODE_N_SERIES 8

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

/* 0 when there was no chance in the run. */
guint       lode_result_get_draws (const LodeResult *self);
guint64     lode_result_get_seed (const LodeResult *self);
/* Over draws, of %LODE_SERIES_SHORTAGE and %LODE_SERIES_STOCK; %FALSE, and @band left alone,
 * without draws or for another series. */
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

/* Sentences on what was assumed or left out ("Project “Eneabba” has no start date and is not
 * counted."); never %NULL, ends with %NULL. */
const char * const *lode_result_get_notes (const LodeResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeResult, lode_result_unref)

G_END_DECLS
