/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-result.h"

G_BEGIN_DECLS

/**
 * LodeMetricScope: what a metric is given for.
 * @LODE_METRIC_CONSUMER: a #LodeSeries of a consumer, and of all and the members where it adds up
 * @LODE_METRIC_STAGE: a #LodeStageSeries of a consumer at a stage
 * @LODE_METRIC_COUNTRY: a share of a consumer's use by country: direct, origin (at a stage), exposure
 * @LODE_METRIC_COST: a #LodeCost of the alliance
 * @LODE_METRIC_TOTAL: the dividend, over all periods
 */
typedef enum
{
  LODE_METRIC_CONSUMER,
  LODE_METRIC_STAGE,
  LODE_METRIC_COUNTRY,
  LODE_METRIC_COST,
  LODE_METRIC_TOTAL,
} LodeMetricScope;

/* Shares by country, and the dividend's three readings: LodeMetric.index of these scopes. */
enum
{
  LODE_METRIC_DIRECT_SHARE,
  LODE_METRIC_ORIGIN_SHARE,
  LODE_METRIC_COUNTRY_EXPOSURE,

  LODE_METRIC_DIVIDEND = 0,
  LODE_METRIC_DIVIDEND_SHARE,
  LODE_METRIC_DIVIDEND_USD,
};

/**
 * LodeMetric: how a reported number is called and made.
 * @name: key in output, with its unit: "largest_share_pct"
 * @scope, @index: which number of a result it is
 * @scale: output is the result's number times this: 100 for percent
 * @unit: "t", "%", "USD/kg", "days", "USD"; "" for a bare number
 * @equation: in the symbols of MODEL
 * @section: of MODEL: "§6"
 * @meaning: a phrase for --help
 */
typedef struct
{
  const char      *name;
  LodeMetricScope  scope;
  guint            index;
  double           scale;
  const char      *unit;
  const char      *equation;
  const char      *section;
  const char      *meaning;
} LodeMetric;

/* Every metric, in the order of output; ends with a name of %NULL. */
const LodeMetric *lode_metric_list (void);
/* (nullable) */
const LodeMetric *lode_metric_find (const char *name);
const LodeMetric *lode_metric_of (LodeMetricScope scope,
                                  guint           index);
/* (transfer full): the names of all, with commas. */
char             *lode_metric_list_names (void);

G_END_DECLS
