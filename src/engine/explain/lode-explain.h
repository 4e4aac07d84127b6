/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-metric.h"
#include "engine/lode-simulation.h"

G_BEGIN_DECLS

/**
 * LodeExplainBasis: where a value of an explanation comes from.
 * @LODE_EXPLAIN_COMPUTED: by the node's equation, or as its note says
 * @LODE_EXPLAIN_ALLOCATED: by the rule of the conduct (MODEL §4 or §5): who gets what
 * @LODE_EXPLAIN_REPORTED, @LODE_EXPLAIN_DERIVED, @LODE_EXPLAIN_ASSUMED: an input; see #LodeBasis
 * @LODE_EXPLAIN_SCENARIO: an input that the scenario states
 */
typedef enum
{
  LODE_EXPLAIN_COMPUTED,
  LODE_EXPLAIN_ALLOCATED,
  LODE_EXPLAIN_REPORTED,
  LODE_EXPLAIN_DERIVED,
  LODE_EXPLAIN_ASSUMED,
  LODE_EXPLAIN_SCENARIO,
} LodeExplainBasis;

/**
 * LodeExplainNode: one line of an explanation.
 * @depth: 0 is the number that was asked for; the inputs of a node follow it, one deeper
 * @symbol: as the equation above calls it: "S", or "x[CHN]" of a list
 * @label: for a person, in English: "served, members"
 * @value: NaN where it is not known
 * @unit: "t", "%", "USD/kg", "" …
 * @equation: (nullable): computes @value from the nodes one deeper, in their symbols: + − · / ^,
 *   max, min, clamp, cbrt, and Σk(…) over the inputs whose symbols end in [ … ]
 * @section: (nullable): of MODEL: "§6"
 * @sources: source ids of the atlas and claim ids; never %NULL, like @levers
 * @levers: ids of the scenario's levers that act on it
 * @year: of an input; 0 when unknown
 * @note: (nullable)
 */
typedef struct
{
  guint             depth;
  char             *symbol;
  char             *label;
  double            value;
  char             *unit;
  char             *equation;
  char             *section;
  LodeExplainBasis  basis;
  GStrv             sources;
  GStrv             levers;
  int               year;
  char             *note;
} LodeExplainNode;

/**
 * LodeExplainQuery: which number.
 * @stage: (nullable): key, of metrics at a stage; @country: (nullable): of metrics by country
 * @consumer: (nullable): code, "all" or "members"; %NULL is "EU27", or the first consumer
 * @period: %LODE_MONTH_NONE is the last; else the period that holds the month
 */
typedef struct
{
  const LodeMetric *metric;
  char             *stage;
  char             *country;
  char             *consumer;
  LodeMonth         period;
  LodeConduct       conduct;
} LodeExplainQuery;

/**
 * lode_explain_query_parse:
 * @text: "METRIC[.STAGE][.COUNTRY][:CONSUMER[:PERIOD[:CONDUCT]]]": "shortage_t:EU27:2027-03:fragmented",
 *   "origin_share_pct.mining.CHN"; the conduct is "coordinated" unless it says otherwise
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_USAGE; an unknown metric lists the known ones.
 */
LodeExplainQuery *lode_explain_query_parse (const char  *text,
                                            GError     **error);
void              lode_explain_query_free (LodeExplainQuery *query);

/**
 * LodeExplanation: a number, the equation that makes it, its inputs with their sources, and so on
 * down: a list of nodes in reading order. Immutable.
 */
typedef struct _LodeExplanation LodeExplanation;

/**
 * lode_explain:
 * @options: (nullable): as of the run that is to be explained; draws are not looked at
 *
 * Explains a number of the central run of lode_simulation_run() with the same arguments: the first
 * node's value is that number.
 *
 * Returns: (transfer full) (nullable): the errors of lode_simulation_run(), and %LODE_ERROR_USAGE for
 *   a consumer, stage, country or period that this run does not have, or a metric that does not add
 *   up over consumers.
 */
LodeExplanation       *lode_explain (const LodeChain         *baseline,
                                     LodeScenario            *scenario,
                                     const LodeRunOptions    *options,
                                     const LodeExplainQuery  *query,
                                     GError                 **error);
void                   lode_explanation_free (LodeExplanation *self);
guint                  lode_explanation_get_n_nodes (const LodeExplanation *self);
const LodeExplainNode *lode_explanation_get_node (const LodeExplanation *self,
                                                  guint                  index);
/* "computed" "allocated" "reported" "derived" "assumed" "scenario" */
const char            *lode_explain_basis_to_string (LodeExplainBasis basis);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeExplainQuery, lode_explain_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeExplanation, lode_explanation_free)

G_END_DECLS
