/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "chart/flow/lode-flow-graph.h"
#include "chart/lode-chart-figures.h"

G_BEGIN_DECLS

/* Sizes that everything must fit: two projectors, 4K and paper lying and standing. */
typedef struct
{
  const char *name;
  double      width;
  double      height;
} ChartTestSize;

extern const ChartTestSize chart_test_sizes[];
extern const guint chart_test_n_sizes;

/* The consumers of the magnet chain, ended by %NULL. */
extern const char * const chart_test_consumers[];

/* (transfer none): the reconciled magnet chain of the atlas. */
const LodeChain *chart_test_real_chain (void);
/* (transfer full): a chain of the links of a graph; names are "layer:ACTOR". */
LodeChain       *chart_test_chain_from_graph (const LodeFlowGraph *graph);
/* (transfer full): @n_stages stages of @n_actors countries each, every one tied to several of the
 * next, sizes falling by rank; the same for the same numbers. */
LodeChain       *chart_test_invented_chain (guint n_stages,
                                            guint n_actors);
/* (transfer full): two producing stages and use, with a tail, a remainder and an unknown part. */
LodeChain       *chart_test_small_chain (void);

/* (transfer full): spec by "kind" and members "name=value" …, ended by %NULL. */
LodeChartSpec   *chart_test_spec (LodeChartKind kind,
                                  ...) G_GNUC_NULL_TERMINATED;
/* (transfer full): built with data of @chain, or of the atlas where it is %NULL; must succeed. */
LodeScene       *chart_test_build (LodeChartSpec        *spec,
                                   const LodeChain      *chain,
                                   const LodeChartStyle *style);
/* (transfer full): a scenario in which China stops magnets and their inputs for two years. */
LodeScenario    *chart_test_scenario (guint draws);
/* (transfer none): a run of it with @draws; kept for the process. */
const LodeResult *chart_test_result (LodeScenario *scenario);

/* Asserts what every chart must obey; @name is told on failure. */
void             chart_test_check_scene (const LodeScene *scene,
                                         const char      *name);
/* (transfer full): the words of a text mark. */
char            *chart_test_text (const LodeMark *mark);
/* Whether a text mark of exactly these words exists. */
gboolean         chart_test_has_text (const LodeScene *scene,
                                      const char      *text);
/* (nullable): the text that names the mark with @key. */
const LodeMark  *chart_test_find_label (const LodeScene *scene,
                                        const char      *key);

G_END_DECLS
