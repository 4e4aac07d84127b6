/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "base/lode-month.h"
#include "engine/network/lode-network.h"
#include "model/lode-chain.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

#define LODE_PLAN_MAX_NUMBERS 12

/* Places of a lever's numbers in LodePlanLever.magnitude and LodeLuck.value. */
enum
{
  LODE_CONTROL_REMAINING = 0,
  LODE_CONTROL_DELAY,

  LODE_LOSS_LOSS = 0,
  LODE_LOSS_COST,

  LODE_PROJECT_CAPACITY = 0,
  LODE_PROJECT_RAMP,
  LODE_PROJECT_SUCCESS,
  LODE_PROJECT_LEAD,
  LODE_PROJECT_UTILISATION,
  LODE_PROJECT_COST,
  LODE_PROJECT_MINE_LEAD,
  LODE_PROJECT_ON_TIME,
  LODE_PROJECT_OVERRUN,   /* of what is late; LodeLuck.overrun is what comes of it */

  LODE_FLOOR_FLOOR = 0,
  LODE_FLOOR_BETA,
  LODE_FLOOR_COST,
  LODE_FLOOR_SHARE,

  LODE_STOCK_TARGET = 0,
  LODE_STOCK_DAYS,
  LODE_STOCK_PURCHASE,
  LODE_STOCK_TRIGGER,
  LODE_STOCK_CAP,
  LODE_STOCK_BUDGET,
  LODE_STOCK_PRICE,
  LODE_STOCK_RATE,

  LODE_GROWTH_GROWTH = 0,

  LODE_SUBSTITUTION_SHARE = 0,
  LODE_SUBSTITUTION_PACE,

  LODE_RECYCLING_COLLECTION = 0,
  LODE_RECYCLING_RECOVERY,
  LODE_RECYCLING_CONTENT,
  LODE_RECYCLING_LIFETIME,
  LODE_RECYCLING_PAST_GROWTH,

  LODE_GUARANTEE_SHARE = 0,
};

/**
 * LodePlanSite: where a lever puts supply into the network: a new plant, or what is recycled at home.
 * @producer: the plant; of recycling a producer of its own, "EU27 recycled"
 * @consumer: of recycling, whose worn-out products they are
 * @outputs: arcs that carry its output
 * @n_home: how many of them, the first ones, lead home (of an offtake: all)
 * @inputs: arcs that feed a plant where none stood before, or what is recycled
 * @feeders: of recycling, the producers that only pass it on, from stage 0 to the one before
 */
typedef struct
{
  guint   producer;
  guint   consumer;
  GArray *outputs;
  guint   n_home;
  GArray *inputs;
  GArray *feeders;
  guint   index;       /* among the plan's sites */
} LodePlanSite;

/**
 * LodePlanLever: a lever on this chain's arrays.
 * @from: %LODE_MONTH_NONE is the scenario's own ends
 * @companion: 0 for a lever on the plan's own chain, k for one on companions[k − 1]: its indexes
 *   are of that plan's network
 * @targets: arcs of a control, producers of a loss or of a price floor, consumers of the other kinds
 * @sites: (element-type LodePlanSite) of a project (one) and of recycling (one a consumer)
 * @producer: of a project, that of its site
 * @links: (element-type guint) levers, by index in the plan's: the price floors that may keep a loss
 *   away or raise a project's odds; the projects that a guarantee names
 * @tier: of a guarantee
 * @released: month from which a reserve is open; %LODE_MONTH_NONE for none
 * @discovered: month; %LODE_MONTH_NONE when the start is known
 */
typedef struct
{
  LodeLeverKind  kind;
  char          *id;
  guint32        stream;
  guint          companion;
  LodeMonth      from;
  LodeMonth      to;
  double         probability;
  LodeMagnitude  magnitude[LODE_PLAN_MAX_NUMBERS];
  GArray        *targets;
  GArray        *sites;
  guint          producer;
  GArray        *links;
  LodeTier       tier;
  LodeMonth      released;
  LodeMonth      discovered;
} LodePlanLever;

/* How one lever turns out in one draw. */
typedef struct
{
  gboolean happens;
  double   value[LODE_PLAN_MAX_NUMBERS];
  double   overrun;   /* share of the lead time */
  double   chance;    /* of a project's success, price floors included; lode_plan_settle() */
} LodeLuck;

typedef struct _LodePlan LodePlan;

/**
 * LodePlanCompanion: a chain that is solved first and caps a stage of this one (MODEL §1).
 * @plan: the companion's, with the same periods; its levers are the last of the owner's
 * @first_luck: index of its first lever among the owner's
 * @share: part of the stage's output that needs it
 * @consumer_of: [n_producers of the owner] the companion's consumer that stands for a producer of the
 *   stage; %LODE_PLAN_REST for all those that are no producer's bloc together, %LODE_PLAN_FREE for a
 *   producer of another stage
 */
typedef struct
{
  LodePlan *plan;
  guint     first_luck;
  guint     stage;
  double    share;
  guint    *consumer_of;
} LodePlanCompanion;

#define LODE_PLAN_REST (G_MAXUINT - 1)
#define LODE_PLAN_FREE G_MAXUINT

/**
 * LodePlan: a scenario on a baseline, worked out once, read by every period, draw and thread.
 * @levers: (element-type LodePlanLever) those on its own chain first, then its companions'. A luck is
 *   as long as this
 * @n_own: how many are on its own chain
 * @hoarding: η of MODEL §4
 * @pooled_from, @open_from: as @alliance_from, for stocks and opened arcs
 */
struct _LodePlan
{
  LodeNetwork   *network;         /* sealed; amounts of one period */
  double        *throughput;      /* [n_producers + n_consumers] what the baseline brings each */
  double        *output;          /* [n_producers] what the baseline takes from each */
  GPtrArray     *levers;
  guint          n_own;
  guint          n_sites;
  LodeMonth      from;
  guint          period_months;
  guint          n_periods;
  gboolean       has_alliance;
  LodeMonth      alliance_from;   /* %LODE_MONTH_NONE: from the start */
  LodeMonth      pooled_from;
  LodeMonth      open_from;
  gboolean       has_stocks;
  gboolean       has_guarantees;
  gboolean       is_as_announced;
  double         hoarding;
  GPtrArray     *companions;      /* (element-type LodePlanCompanion) */
  GPtrArray     *notes;
};

/**
 * LodePlanState: what changes from period to period: one per thread. Amounts are final-equivalent
 * tonnes in the period unless said otherwise.
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
  double      *added;        /* [n_producers] output of new plants and of recycling */
  double      *site_output;  /* [n_sites] */
  double      *lever_output; /* [levers->len] what a project or recycling adds */
  double      *kept_open;    /* [levers->len] of a price floor: capacity that would have closed, in t of
                              * each stage's own product */
  double      *guarantee_part; /* [levers->len] part of the period in which a guarantee holds */
  double      *recycled;     /* [n_consumers] what comes back of its worn-out products */
  double      *need;         /* [n_consumers] multiplies demand; set from outside, 1 at first: a
                              * companion's consumers need it as the stage above grows */
  double       growth;       /* of all demand since the baseline: habits grow with it */
  gboolean     is_pooled;    /* whether the pact pools stocks in this period */
} LodePlanState;

LodePlan      *lode_plan_new (const LodeChain  *baseline,
                              LodeScenario     *scenario,
                              LodeAtlas        *atlas,
                              gboolean          is_as_announced,
                              GError          **error);
void           lode_plan_free (LodePlan *self);
LodePlanState *lode_plan_state_new (const LodePlan *plan);
void           lode_plan_state_free (LodePlanState *self);

/* As lode_plan_new(), which builds the companions from the atlas; @companions: (nullable) (element-type
 * LodeChain) baselines of companion chains that are at hand. */
LodePlan      *lode_plan_new_with_companions (const LodeChain  *baseline,
                                              GPtrArray        *companions,
                                              LodeScenario     *scenario,
                                              LodeAtlas        *atlas,
                                              gboolean          is_as_announced,
                                              GError          **error);
/* How every lever turns out: as its values say, or in a draw. @luck: [levers->len] */
void           lode_plan_set_central (const LodePlan *self,
                                      LodeLuck       *luck);
void           lode_plan_draw (const LodePlan *self,
                               guint64         seed,
                               guint64         draw,
                               LodeLuck       *luck);
/* Works out the projects' chances of success from their own odds and the price floors in @luck; done
 * by the two functions above. Who changes values afterwards calls it again. */
void           lode_plan_settle (const LodePlan *self,
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
/* By what share of its lead time a project overruns, at chance @u (0 to 1): by the evidence of MODEL
 * §3, and by the lever's own "on_time" and "overrun". */
double         lode_plan_overrun_at (double u);
double         lode_plan_lever_overrun_at (const LodePlanLever *lever,
                                           double               u);
/* Month, with a fraction, in which a project of @luck starts. */
double         lode_plan_project_begin (const LodePlanLever *lever,
                                        const LodeLuck      *luck);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePlan, lode_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodePlanState, lode_plan_state_free)

G_END_DECLS
