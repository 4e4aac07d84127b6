/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/lode-chart.h"

G_BEGIN_DECLS

/* What a flow chart shows of a chain, before anything has a place: shares, the bundled tail, the
 * order, colours. Private to the room. */

/* Kind of a node; the order is that in which they stand. */
typedef enum
{
  LODE_FLOW_NAMED,
  LODE_FLOW_OTHER,        /* the tail and what the source gives as a remainder */
  LODE_FLOW_UNKNOWN,      /* not split by country */
} LodeFlowNodeKind;

typedef struct
{
  LodeFlowNodeKind  kind;
  const char       *actor;       /* "OTH" for the tail */
  guint             n_bundled;   /* countries in the tail; 0 when the source gives a remainder */
  double            size;        /* t of the last product that pass here */
  double            share_pct;   /* of the stage */
  double            low_pct;     /* NaN where one source says all */
  double            high_pct;
  LodeFigure       *figure;      /* (nullable): amount; owned by the chain */
  LodeFigure       *published;   /* (nullable): share of world supply; owned by the atlas */
  LodeTone          tone;
  gboolean          is_coloured; /* else grey */
  int               hatch;       /* pattern that tells it apart without colour; −1 for none */
  gboolean          is_chosen;   /* the consumer of the spec */
  gboolean          is_beyond;   /* assumed on top of all that is reported: not in the 100 % */
} LodeFlowNode;

typedef struct
{
  guint        source;           /* node of this stage */
  guint        target;           /* node of the next one */
  double       size;
  guint        n_bundled;        /* flows of the chain in it */
  LodeFigure  *figure;           /* (nullable): of the one flow; owned by the chain */
} LodeFlowTie;

typedef struct
{
  const char *key;
  GArray     *nodes;             /* of LodeFlowNode, as they stand */
  GArray     *ties;              /* of LodeFlowTie, to the next stage */
  double      total;             /* t of the last product */
  double      reported;          /* what shares are of: without what was assumed on top */
} LodeFlowStage;

typedef struct
{
  const LodeChain *chain;
  LodeAtlas       *atlas;
  const char      *subject;      /* the actor of the large figures */
  const char      *consumer;     /* (nullable): the chosen one */
  guint            n_stages;     /* with final use */
  LodeFlowStage   *stages;
} LodeFlowModel;

/* @max_named: at most so many names at a stage. %NULL with an error when the chain is empty or
 * has no such consumer. Borrows all from @data. */
LodeFlowModel      *lode_flow_model_new (const LodeChartSpec  *spec,
                                         const LodeChartData  *data,
                                         guint                 max_named,
                                         GError              **error);
void                lode_flow_model_free (LodeFlowModel *self);
const LodeFlowNode *lode_flow_model_get_node (const LodeFlowModel *self,
                                              guint                stage,
                                              guint                index);
/* (nullable): the node of the subject at a stage. */
const LodeFlowNode *lode_flow_model_find_subject (const LodeFlowModel *self,
                                                  guint                stage);
/* (nullable): the named node with the largest share. */
const LodeFlowNode *lode_flow_model_find_largest (const LodeFlowModel *self,
                                                  guint                stage);
/* (transfer full): "61", "1.2", "+13" for what is beyond the 100 %. */
char               *lode_flow_model_print_share (const LodeFlowNode *node);
/* (transfer full): "China", "Other (8)". */
char               *lode_flow_model_name_node (const LodeFlowModel *self,
                                               const LodeFlowNode  *node,
                                               gboolean             is_short);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFlowModel, lode_flow_model_free)

G_END_DECLS
