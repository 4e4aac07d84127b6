/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/flow/lode-flow-model.h"

G_BEGIN_DECLS

/* Where nodes and the ends of ribbons stand along their stage: one number each, no direction and
 * no drawing. Private to the room. */

typedef struct
{
  double start;
  double length;
} LodeFlowSlot;

typedef struct
{
  double source_start;
  double target_start;
  double length;
} LodeFlowRibbon;

typedef struct
{
  guint            n_stages;
  LodeFlowSlot   **slots;      /* by stage and node */
  LodeFlowRibbon **ribbons;    /* by stage and tie */
  double           scale;      /* px for a tonne */
} LodeFlowLayout;

/**
 * lode_flow_layout_new:
 * @extent: px that the longest stage fills
 * @gap: px between two nodes, where there is room for it
 * @pitch: px between the middles of two nodes, so that a label each finds room; 0 for none
 * @min_length: px of the smallest node
 *
 * One scale for all stages. Ribbons leave a node in the order of their targets and arrive in the
 * order of their sources, so that two of a node never cross.
 */
LodeFlowLayout *lode_flow_layout_new (const LodeFlowModel *model,
                                      double               extent,
                                      double               gap,
                                      double               pitch,
                                      double               min_length);
void            lode_flow_layout_free (LodeFlowLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeFlowLayout, lode_flow_layout_free)

G_END_DECLS
