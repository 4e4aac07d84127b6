/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "base/lode-month.h"
#include "engine/network/lode-network.h"
#include "model/lode-chain.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

#define LODE_PLAN_MAX_NUMBERS 5

/* Places of a lever's numbers in LodePlanLever.magnitude and LodeLuck.value. */
enum
{
  LODE_CONTROL_REMAINING = 0,
  LODE_CONTROL_DELAY,

  LODE_LOSS_LOSS = 0,

  LODE_PROJECT_CAPACITY = 0,
  LODE_PROJECT_RAMP,
  LODE_PROJECT_SUCCESS,
  LODE_PROJECT_LEAD,
  LODE_PROJECT_UTILISATION,

  LODE_FLOOR_FLOOR = 0,
  LODE_FLOOR_BETA,
  LODE_FLOOR_COST,

  LODE_STOCK_TARGET = 0,
  LODE_STOCK_DAYS,
  LODE_STOCK_PURCHASE,
  LODE_STOCK_TRIGGER,
  LODE_STOCK_CAP,

  LODE_GROWTH_GROWTH = 0,

  LODE_SUBSTITUTION_SHARE = 0,
  LODE_SUBSTITUTION_PACE,
};

/**
 * LodePlanLever: a lever on this chain's arrays.
 * @from: %LODE_MONTH_NONE is the scenario's own ends
 * @targets: arcs of a control, producers of a loss, consumers of a reserve, of growth or of
 *   substitution; of a project the arcs that carry its output
 * @n_home: how many of a project's arcs, the first ones, lead home
 * @inputs: arcs that feed a project which no plant stood in before
 * @producer: of a project
 */
typedef struct
{
  LodeLeverKind  kind;
  char          *id;
  guint32        stream;
  LodeMonth      from;
  LodeMonth      to;
  double         probability;
  LodeMagnitude  magnitude[LODE_PLAN_MAX_NUMBERS];
  GArray        *targets;
  guint          n_home;
  GArray        *inputs;
  guint          producer;
} LodePlanLever;

/* How one lever turns out in one draw. */
typedef struct
{
  gboolean happens;
  double   value[LODE_PLAN_MAX_NUMBERS];
  double   overrun;   /* share of the lead time */
} LodeLuck;

/**
 * LodePlan: a scenario on a baseline, worked out once, read by every period, draw and thread.
 */
typedef struct
{
  LodeNetwork   *network;         /* sealed; amounts of one period */
  double        *throughput;      /* [n_producers + n_consumers] what the baseline brings each */
  GPtrArray     *levers;          /* (element-type LodePlanLever) */
  LodeMonth      from;
  guint          period_months;
  guint          n_periods;
  gboolean       has_alliance;
  LodeMonth      alliance_from;   /* %LODE_MONTH_NONE: from the start */
  gboolean       has_stocks;
  gboolean       is_as_announced;
  GPtrArray     *notes;
} LodePlan;

/**
 * LodePlanState: what changes from period to period: one per thread.
 * @network: a copy whose per-period arrays are overwritten
 */
typedef struct
{
  LodeNetwork *network;
  double      *target;       /* [n_consumers] of its reserve, t */
  double      *purchase;     /* wanted in the period at most */
  double      *trigger;      /* shortage share from which it is drawn */
  double      *cap;          /* drawn in the period at most */
  double      *grant;        /* put into it as the period opens */
  double      *offtake;      /* [n_producers + n_consumers] contracted with new plants */
  double      *added;        /* [n_producers] capacity of new plants */
  double       growth;       /* of all demand since the baseline: habits grow with it */
} LodePlanState;

LodePlan      *lode_plan_new (const LodeChain  *baseline,
                              LodeScenario     *scenario,
                              LodeAtlas        *atlas,
                              gboolean          is_as_announced,
                              GError          **error);
void           lode_plan_free (LodePlan *self);
LodePlanState *lode_plan_state_new (const LodePlan *plan);
void           lode_plan_state_free (LodePlanState *self);

/* How every lever turns out: as its values say, or in a draw. @luck: [levers->len] */
void           lode_plan_set_central (const LodePlan *self,
                                      LodeLuck       *luck);
void           lode_plan_draw (const LodePlan *self,
                               guint64         seed,
                               guint64         draw,
                               LodeLuck       *luck);
/* Overwrites the per-period arrays of @state. */
void           lode_plan_set_period (const LodePlan *self,
                                     const LodeLuck *luck,
                                     guint           period,
                                     LodePlanState  *state);
LodeMonth      lode_plan_get_period_start (const LodePlan *self,
                                           guint           period);
/* (nullable): name of the parameter (LodeParameter) at @place of a kind's numbers; %NULL beyond the
 * last one. */
const char    *lode_plan_number_name (LodeLeverKind kind,
                                      guint         place);
/* By what share of its lead time a project overruns, at chance @u (0 to 1). */
double         lode_plan_overrun_at (double u);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePlan, lode_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePlanState, lode_plan_state_free)

G_END_DECLS
