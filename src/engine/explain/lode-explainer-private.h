/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/explain/lode-explain.h"
#include "engine/indicators/lode-gauge.h"
#include "engine/prices/lode-prices.h"
#include "engine/scenario/lode-course.h"

G_BEGIN_DECLS

/**
 * LodeExplainer: a run that stands at the period in question, and the nodes that were written.
 * @consumer: an index, %LODE_RESULT_ALL or %LODE_RESULT_MEMBERS
 * @network, @allocation, @stock: of the period and the conduct; @stock at its end
 * @stock_before: at the end of the period before
 * @shortage: [n_periods] of the consumer under each conduct, of a question about all periods
 */
typedef struct
{
  const LodeChain        *baseline;
  LodeAtlas              *atlas;
  const LodeExplainQuery *query;
  const LodeMetric       *metric;
  LodePlan               *plan;
  LodePrices             *prices;
  LodePriceReading       *reading;
  LodeCourse             *course;
  LodeGauge              *gauge;
  const LodeNetwork      *network;
  const LodeAllocation   *allocation;
  const double           *stock;
  double                 *stock_before;
  double                 *shortage[LODE_N_CONDUCTS];
  int                     consumer;
  guint                   stage;
  guint                   country;
  guint                   period;
  double                  years;      /* length of a period */
  GPtrArray              *nodes;      /* (element-type LodeExplainNode) */
  guint                   depth;
} LodeExplainer;

/* Nodes. The one that is returned is the last one until the next is added. */
LodeExplainNode *lode_explainer_add (LodeExplainer    *self,
                                     const char       *symbol,
                                     const char       *label,
                                     double            value,
                                     const char       *unit,
                                     LodeExplainBasis  basis);
/* "x[CHN]" */
LodeExplainNode *lode_explainer_add_item (LodeExplainer    *self,
                                          const char       *symbol,
                                          const char       *item,
                                          const char       *label,
                                          double            value,
                                          const char       *unit,
                                          LodeExplainBasis  basis);
/* What follows are inputs of the last node, until leave(). */
void             lode_explainer_enter (LodeExplainer *self,
                                       const char    *equation,
                                       const char    *section);
void             lode_explainer_leave (LodeExplainer *self);
void             lode_explainer_set_note (LodeExplainNode *node,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (2, 3);
/* Value, unit, basis, sources, year and note of a figure. */
void             lode_explainer_add_figure (LodeExplainer    *self,
                                            const char       *symbol,
                                            const char       *label,
                                            const LodeFigure *figure);
void             lode_explainer_add_years (LodeExplainer *self);
/* Names the levers of a kind that act on @target in the period, as the node's. */
void             lode_explainer_name_levers (LodeExplainer   *self,
                                             LodeExplainNode *node,
                                             LodeLeverKind    kind,
                                             guint            target);
void             lode_explainer_name_lever (LodeExplainNode *node,
                                            const char      *id);
const char      *lode_explainer_get_target (const LodeExplainer *self,
                                            guint                arc);
const char      *lode_explainer_get_consumer_name (const LodeExplainer *self);

/* Amounts: nodes that other explanations have as inputs. @symbol may carry an item. */
void lode_explainer_add_demand (LodeExplainer *self,
                                guint          consumer,
                                const char    *symbol);
void lode_explainer_add_served (LodeExplainer *self,
                                guint          consumer,
                                const char    *symbol);
void lode_explainer_add_capacity (LodeExplainer *self,
                                  guint          producer,
                                  const char    *symbol);
void lode_explainer_add_flow (LodeExplainer *self,
                              guint          arc,
                              const char    *symbol);
void lode_explainer_add_price_ratio (LodeExplainer *self,
                                     guint          group,
                                     const char    *symbol);
void lode_explainer_add_price (LodeExplainer *self,
                               guint          group,
                               const char    *symbol);

/* Each writes the number that was asked for and all below it. */
void lode_explain_amount (LodeExplainer *self);
void lode_explain_share (LodeExplainer *self);
void lode_explain_risk (LodeExplainer *self);
void lode_explain_cost (LodeExplainer *self);
void lode_explain_total (LodeExplainer *self);

G_END_DECLS
