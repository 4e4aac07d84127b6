/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-coordinated.h"
#include "engine/network/lode-fragmented.h"

G_BEGIN_DECLS

/* A network as a file would have it, which can be changed, built and printed: what property tests
 * generate and shrink. Names are letters and numbers: P0 … of a stage, C0 … */
typedef struct
{
  guint  stage;
  double capacity;
} CaseProducer;

typedef struct
{
  double   demand[LODE_N_TIERS];
  double   stock;
  gboolean is_member;
} CaseConsumer;

typedef struct
{
  guint  stage;
  guint  from;      /* index into producers */
  guint  to;        /* index into producers or consumers */
  double t;
  double control;
} CaseFlow;

typedef struct
{
  guint     n_stages;
  double    yields[LODE_NETWORK_MAX_STAGES];
  GArray   *producers;
  GArray   *consumers;
  GArray   *flows;
  guint64   member_producers;   /* bits */
  guint     rounds;
  gboolean  open_arcs;
  gboolean  pooled_stocks;
} Case;

#define CASE_PRODUCER(self, i) (&g_array_index ((self)->producers, CaseProducer, i))
#define CASE_CONSUMER(self, i) (&g_array_index ((self)->consumers, CaseConsumer, i))
#define CASE_FLOW(self, i) (&g_array_index ((self)->flows, CaseFlow, i))

/* What a generated case is like. */
typedef enum
{
  CASE_DEFAULT = 0,
  CASE_ALL_MEMBERS = 1 << 0,
  CASE_NO_SHOCK = 1 << 1,    /* balanced, capacities suffice, no control, no stock */
  CASE_ONE_TIER = 1 << 2,
} CaseFlags;

Case        *case_new (guint n_stages);
Case        *case_copy (const Case *self);
void         case_free (Case *self);
Case        *case_generate (GRand     *random,
                            CaseFlags  flags);
void         case_add_producer (Case  *self,
                                guint  stage,
                                double capacity);
void         case_add_consumer (Case     *self,
                                double    demand,
                                double    stock,
                                gboolean  is_member);
void         case_add_flow (Case  *self,
                            guint  stage,
                            guint  from,
                            guint  to,
                            double t,
                            double control);
double       case_sum_demand (const Case *self,
                              guint       consumer);
/* Makes what comes into every node what it needs; from use backwards. */
void         case_balance (Case *self);
/* Names get @prefix, so that another prefix is another labelling. */
LodeNetwork *case_build (const Case *self);
LodeNetwork *case_build_named (const Case *self,
                               const char *prefix);
char        *case_to_json (const Case *self);

/* Both rules on one network. */
typedef struct
{
  LodeNetwork    *network;
  LodeAllocation *fragmented;
  LodeAllocation *coordinated;
} Outcome;

Outcome     *case_run (const Case *self);
Outcome     *network_run (LodeNetwork *network);
void         outcome_free (Outcome *self);

/* Half a kilogram a node and one for luck: what whole kilograms may cost in all, in t. */
double       case_tolerance (const Case *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

G_END_DECLS
