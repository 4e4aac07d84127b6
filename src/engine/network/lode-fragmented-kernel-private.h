/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-fragmented-batch.h"

G_BEGIN_DECLS

#define LODE_KERNEL_NO_QUOTA G_MAXUINT

/**
 * LodeKernel: what a round of orders works on. Every double stands for all lanes: arrays of them are
 * LODE_BATCH_LANES times as long and aligned to a cache line. Nodes are the producers, then the
 * consumers; ways are those of a LodeWays.
 */
typedef struct
{
  guint        n_stages;
  guint        n_producers;
  guint        n_consumers;
  guint        n_arcs;
  guint       *stage_start;   /* [n_stages + 1] first producer of a stage */
  const guint *arc_node;      /* [n_arcs] node at the arc's end */
  const guint *first;         /* [n_nodes + 1] first way to a node */
  const guint *arc;           /* [n_ways] */
  const guint *from;          /* [n_ways] maker */
  guint       *slot;          /* [n_ways] place in quota; LODE_KERNEL_NO_QUOTA without a control */

  double      *weight;        /* [n_arcs] */
  double      *in_weight;     /* [n_nodes] */
  double      *share;         /* [n_ways] of the orders of the taker: σ */
  double      *quota;         /* [n_slots] what is left */
  double      *flow;          /* [n_ways] NULL where nobody asks */
  double      *capacity;      /* [n_producers] what is left */
  double      *ordered;       /* [n_producers] */
  double      *ratio;         /* [n_producers] what is shipped of an order */
  double      *want;          /* [n_nodes] */
  double      *inflow;        /* [n_nodes] */
  double      *open;          /* [n_consumers] */
  double      *hoard;         /* [n_consumers] */
  double      *received;      /* [n_consumers] */
  double      *surplus;       /* [n_consumers] */
  double      *is_active;     /* [1] 1 in lanes where rounds go on, else 0 */
  double      *still_open;    /* [1] Σ open */
} LodeKernel;

typedef void (*LodeKernelFunc) (const LodeKernel *self);
typedef guint (*LodeKernelCount) (const double *values, guint n);

/* For all lanes, with vectors of a width: shares from weights, and one round; how many of @n values, of
 * one lane, are no more than G_MAXDOUBLE. */
void lode_kernel_share_128 (const LodeKernel *self);
void lode_kernel_round_128 (const LodeKernel *self);
guint lode_kernel_count_128 (const double *values, guint n);
#ifdef __x86_64__
void lode_kernel_share_256 (const LodeKernel *self);
void lode_kernel_round_256 (const LodeKernel *self);
guint lode_kernel_count_256 (const double *values, guint n);
void lode_kernel_share_512 (const LodeKernel *self);
void lode_kernel_round_512 (const LodeKernel *self);
guint lode_kernel_count_512 (const double *values, guint n);
#endif

G_END_DECLS
