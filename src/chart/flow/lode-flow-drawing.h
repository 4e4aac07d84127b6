/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/flow/lode-flow-layout.h"
#include "chart/scene/lode-scene-builder.h"

G_BEGIN_DECLS

/* The marks of a flow chart, shared by its two forms. Private to the room. */

typedef struct
{
  LodeSceneBuilder     *builder;
  const LodeChartSpec  *spec;
  const LodeFlowModel  *model;
  LodeFlowLayout       *layout;      /* made by the form that draws */
  LodeBox               plot;
  double                base;
  guint               **node_marks;  /* index of each node's mark, by stage */
} LodeFlowDrawing;

/* Stages as columns, with a head over each, and as rows for narrow places. */
void       lode_flow_draw_columns (LodeFlowDrawing *drawing);
void       lode_flow_draw_rows (LodeFlowDrawing *drawing);

/* Draws and names the ribbon of a tie of @stage between the edges a–b and c–d. */
void       lode_flow_drawing_add_ribbon (LodeFlowDrawing *self,
                                         guint            stage,
                                         guint            tie,
                                         const LodePoint  points[4]);
/* Draws and names a node. */
void       lode_flow_drawing_add_node (LodeFlowDrawing *self,
                                       guint            stage,
                                       guint            node,
                                       const LodeBox   *box);
/* The published share of the subject at a stage, %, with its range where it has one (NaN where not)
 * and the year where it is not the chain's (else 0); NaN when it makes nothing there. */
double     lode_flow_drawing_get_headline (const LodeFlowModel *model,
                                           guint                stage,
                                           double              *low_pct,
                                           double              *high_pct,
                                           int                 *year);
/* (transfer full): what stands behind the headline, without a unit: "61–70", "in 2020"; "". */
char      *lode_flow_drawing_qualify (const LodeFlowModel *model,
                                      guint                stage);
/* Table twin and records. */
void       lode_flow_drawing_tabulate (LodeFlowDrawing *self);

G_END_DECLS
