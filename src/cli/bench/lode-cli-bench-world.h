/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/network/lode-allocation.h"
#include "model/lode-chain.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

#define LODE_BENCH_YEARS 10
#define LODE_BENCH_SEED  1
/* What every bench of the engine works on, for a reader. */
#define LODE_BENCH_SIZE "485 arcs, 5 stages × 40 countries, 10 consumers"

/* Made of seeded chance: the same on every machine. A chain in which every country makes
 * something at every stage, one makes most, and all balances. */
LodeChain    *lode_bench_chain_new (void);
/* Controls, a loss, growth, substitution and a reserve over ten years, each number with a
 * distribution; an alliance of all consumers but the controlling one. */
LodeScenario *lode_bench_scenario_new (LodeStep step,
                                       guint    draws);

/**
 * LodeBenchWorld: the ten years of the central run, ready for the rules.
 * @alone: the floors of each year
 */
typedef struct
{
  LodeNetwork    *network[LODE_BENCH_YEARS];
  LodeAllocation *alone[LODE_BENCH_YEARS];
} LodeBenchWorld;

LodeBenchWorld *lode_bench_world_new (void);
void            lode_bench_world_free (LodeBenchWorld *self);
/* One year as @n draws have it. (transfer full) both arrays' elements */
void            lode_bench_world_draw (guint            year,
                                       guint            n,
                                       LodeNetwork    **networks,
                                       LodeAllocation **alone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeBenchWorld, lode_bench_world_free)

G_END_DECLS
