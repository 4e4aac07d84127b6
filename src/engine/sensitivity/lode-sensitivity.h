/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "engine/lode-simulation.h"
#include "engine/sensitivity/lode-morris.h"
#include "engine/sensitivity/lode-sobol.h"
#include "engine/sensitivity/lode-tornado.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_SENSITIVITY_TORNADO,
  LODE_SENSITIVITY_MORRIS,
  LODE_SENSITIVITY_SOBOL,
} LodeSensitivityMethod;

/**
 * LodeOutcome: what is looked at, of one consumer, of all together, or of the alliance.
 * @LODE_OUTCOME_FRAGMENTED_SHORTAGE: t, over all periods, each for itself
 * @LODE_OUTCOME_COORDINATED_SHORTAGE: t, over all periods, under the pact
 * @LODE_OUTCOME_DIVIDEND: t: the one less the other
 * @LODE_OUTCOME_FRAGMENTED_PEAK: largest shortage of a period, % of its demand, each for itself
 * @LODE_OUTCOME_COORDINATED_PEAK: the same under the pact
 * @LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE: the largest third country's share of use in the last
 *   period, %, each for itself; of a single consumer only
 * @LODE_OUTCOME_COORDINATED_LARGEST_SHARE: the same under the pact
 */
typedef enum
{
  LODE_OUTCOME_FRAGMENTED_SHORTAGE,
  LODE_OUTCOME_COORDINATED_SHORTAGE,
  LODE_OUTCOME_DIVIDEND,
  LODE_OUTCOME_FRAGMENTED_PEAK,
  LODE_OUTCOME_COORDINATED_PEAK,
  LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE,
  LODE_OUTCOME_COORDINATED_LARGEST_SHARE,
} LodeOutcome;
#define LODE_N_OUTCOMES 7

/* Key in output, with its unit: "fragmented_shortage_t" … */
const char *lode_outcome_to_string   (LodeOutcome  outcome);
gboolean    lode_outcome_from_string (const char  *text,
                                      LodeOutcome *outcome);
/* "t" or "%" */
const char *lode_outcome_get_unit    (LodeOutcome  outcome);

/**
 * LodeSensitivityInput: a number that is not known for sure.
 * @lever: (nullable): id; %NULL for a figure of the baseline
 * @kind: of the lever
 * @parameter: "remaining" … as LodeParameter.name; "happens" (whether the lever takes place at all),
 *   "succeeds" (whether the plant is built), "overrun" (by what share of its lead time it is late);
 *   of the baseline "utilisation" (of plants whose capacity nobody states), "yield" and "output" of
 *   @actor
 * @stage: (nullable): key of the stage, of the baseline's figures
 * @actor: (nullable): of the baseline's figures
 * @unit: of the numbers that follow; that of LodeParameter, "" for 0 or 1
 * @value: where it stands in the central run
 * @low: the lower end of its range; the 5th percentile where the distribution has no end
 * @high: the upper one
 */
typedef struct
{
  const char    *lever;
  LodeLeverKind  kind;
  const char    *parameter;
  const char    *stage;
  const char    *actor;
  const char    *unit;
  double         value;
  double         low;
  double         high;
} LodeSensitivityInput;

/**
 * LodeSensitivityOptions:
 * @outcomes: bits (1 << LodeOutcome) of what is looked at; 0 for all that @consumer has. Without
 *   coordinated ones the pact is not worked out, which is several times faster
 * @consumer: (nullable): code of a consumer, "members" for the alliance, "all" or %NULL for all
 * @samples: trajectories of Morris, N of Sobol; 0 for %LODE_MORRIS_TRAJECTORIES and
 *   %LODE_SOBOL_SAMPLES
 * @data: (nullable): the chain before reconciliation (lode_atlas_build_chain()): a tornado then moves
 *   its assumed yields and outputs too, each as far as the other figures allow
 * @run: seed, threads, as announced or not, atlas and progress are taken from here, draws ignored
 */
typedef struct
{
  LodeSensitivityMethod  method;
  guint                  outcomes;
  const char            *consumer;
  guint                  samples;
  const LodeChain       *data;
  LodeRunOptions         run;
} LodeSensitivityOptions;

/**
 * LodeSensitivity: which unknowns a scenario's outcome hangs on. Immutable, reference counted, safe
 * to read from any thread.
 */
#define LODE_TYPE_SENSITIVITY (lode_sensitivity_get_type ())
typedef struct _LodeSensitivity LodeSensitivity;

GType            lode_sensitivity_get_type (void);
/**
 * lode_sensitivity_run:
 * @baseline: of lode_reconcile()
 * @scenario: only read, before the first run; give a thread its own lode_scenario_copy()
 *
 * Inputs are every number of an enabled lever that has a distribution, whether a lever with a
 * probability between 0 and 1 happens, whether a plant succeeds and by how much it is late (unless
 * plants come as announced), and the utilisation of plants without a stated capacity. All others stay
 * at the values of the central run. Same seed, same bits, on any number of threads.
 *
 * Returns: (transfer full) (nullable): errors of lode_simulation_run(); %LODE_ERROR_NOT_FOUND for a
 *   consumer that the chain lacks; %LODE_ERROR_INVALID for an outcome that @consumer has not.
 */
LodeSensitivity *lode_sensitivity_run      (const LodeChain               *baseline,
                                            LodeScenario                  *scenario,
                                            const LodeSensitivityOptions  *options,
                                            GCancellable                  *cancellable,
                                            GError                       **error);
LodeSensitivity *lode_sensitivity_ref      (LodeSensitivity *self);
void             lode_sensitivity_unref    (LodeSensitivity *self);

LodeSensitivityMethod       lode_sensitivity_get_method     (const LodeSensitivity *self);
/* "all", "members" or the consumer's code. */
const char                 *lode_sensitivity_get_consumer   (const LodeSensitivity *self);
/* How often the scenario was run, without the central run of Morris and Sobol. */
guint                       lode_sensitivity_get_n_runs     (const LodeSensitivity *self);
guint64                     lode_sensitivity_get_seed       (const LodeSensitivity *self);
guint                       lode_sensitivity_get_n_inputs   (const LodeSensitivity *self);
const LodeSensitivityInput *lode_sensitivity_get_input      (const LodeSensitivity *self,
                                                             guint                  input);
/* Outcomes are counted from 0 to n_outcomes − 1 in what follows. */
guint                       lode_sensitivity_get_n_outcomes (const LodeSensitivity *self);
LodeOutcome                 lode_sensitivity_get_outcome    (const LodeSensitivity *self,
                                                             guint                  index);
/* −1 when it was not looked at. */
int                         lode_sensitivity_find_outcome   (const LodeSensitivity *self,
                                                             LodeOutcome            outcome);
/* Of the central run: every number at its value. */
double                      lode_sensitivity_get_base       (const LodeSensitivity *self,
                                                             guint                  index);
/* The input that matters @rank-th for an outcome, 0 the most: by swing, μ* or S_T; ties in the order
 * of inputs. */
guint                       lode_sensitivity_get_ranked     (const LodeSensitivity *self,
                                                             guint                  index,
                                                             guint                  rank);
/* Each for its own method, else %NULL. Owned by @self. */
const LodeSwing            *lode_sensitivity_get_swing      (const LodeSensitivity *self,
                                                             guint                  input,
                                                             guint                  index);
const LodeMorrisEffect     *lode_sensitivity_get_effect     (const LodeSensitivity *self,
                                                             guint                  input,
                                                             guint                  index);
const LodeSobolIndex       *lode_sensitivity_get_index      (const LodeSensitivity *self,
                                                             guint                  input,
                                                             guint                  index);
const LodeSobolMoments     *lode_sensitivity_get_moments    (const LodeSensitivity *self,
                                                             guint                  index);
/* Sentences on what was left out; never %NULL, ends with %NULL. */
const char * const         *lode_sensitivity_get_notes      (const LodeSensitivity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeSensitivity, lode_sensitivity_unref)

G_END_DECLS
