/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sensitivity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lode-error.h"
#include "engine/sensitivity/lode-sensitivity-private.h"

struct _LodeSensitivity
{
  gatomicrefcount        refs;
  LodeSensitivityMethod  method;
  char                  *consumer;
  guint                  n_runs;
  guint64                seed;
  LodeOutcomes           outcomes;
  GArray                *unknowns;   /* LodeUnknown */
  GArray                *swings;     /* LodeSwing: [n_inputs × n_outcomes] of a tornado */
  LodeMorrisEffect      *effects;    /* the same of Morris */
  LodeSobolIndex        *indices;    /* of Sobol */
  LodeSobolMoments      *moments;    /* [n_outcomes] of Sobol */
  double                *base;       /* [n_outcomes] */
  guint                 *ranked;     /* [n_outcomes × n_inputs] */
  GPtrArray             *notes;
};

G_DEFINE_BOXED_TYPE (LodeSensitivity, lode_sensitivity, lode_sensitivity_ref, lode_sensitivity_unref)

static const struct
{
  const char *name;
  const char *unit;
  gboolean    is_single;
} outcome_infos[LODE_N_OUTCOMES] = {
  [LODE_OUTCOME_FRAGMENTED_SHORTAGE] = { "fragmented_shortage_t", "t", FALSE },
  [LODE_OUTCOME_COORDINATED_SHORTAGE] = { "coordinated_shortage_t", "t", FALSE },
  [LODE_OUTCOME_DIVIDEND] = { "dividend_t", "t", FALSE },
  [LODE_OUTCOME_FRAGMENTED_PEAK] = { "fragmented_peak_pct", "%", FALSE },
  [LODE_OUTCOME_COORDINATED_PEAK] = { "coordinated_peak_pct", "%", FALSE },
  [LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE] = { "fragmented_largest_share_pct", "%", TRUE },
  [LODE_OUTCOME_COORDINATED_LARGEST_SHARE] = { "coordinated_largest_share_pct", "%", TRUE },
};

/* What a worker of the sampler is made from. */
typedef struct
{
  const LodePlan     *plan;
  const LodeChain    *baseline;
  GArray             *unknowns;
  const LodeOutcomes *outcomes;
} TrialData;

static gpointer
open_trial (gpointer data)
{
  const TrialData *trial = data;

  return lode_trial_new (trial->plan, trial->baseline, trial->unknowns, trial->outcomes);
}

static void
run_trial (gpointer      worker,
           const double *x,
           double       *y)
{
  lode_trial_run (worker, x, y);
}

static void
close_trial (gpointer worker)
{
  lode_trial_free (worker);
}

/* --- what is asked for --- */

static gboolean
find_consumer (const LodeNetwork  *network,
               const char         *name,
               int                *consumer,
               GError            **error)
{
  *consumer = LODE_RESULT_ALL;
  if (name == NULL || g_str_equal (name, "all"))
    return TRUE;
  *consumer = LODE_RESULT_MEMBERS;
  if (g_str_equal (name, "members"))
    return TRUE;
  *consumer = lode_network_find_consumer (network, name);
  if (*consumer >= 0)
    return TRUE;

  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
               "“%s” is no consumer of this chain; name one of its consumers, “members” or “all”.", name);
  return FALSE;
}

static gboolean
read_outcomes (LodeOutcomes  *self,
               guint          bits,
               GError       **error)
{
  for (guint k = 0; k < LODE_N_OUTCOMES; k++)
    {
      gboolean is_there = !outcome_infos[k].is_single || self->consumer >= 0;

      if (bits != 0 && (bits & (1u << k)) == 0)
        continue;
      if (bits != 0 && !is_there)
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                       "%s is of a single consumer, not of several together; name one.",
                       outcome_infos[k].name);
          return FALSE;
        }
      if (!is_there)
        continue;
      self->bits |= 1u << k;
      self->list[self->n++] = (LodeOutcome) k;
    }

  return TRUE;
}

static gboolean
check_options (const LodeSensitivityOptions  *options,
               GError                       **error)
{
  if (options->run.threads > LODE_MAX_THREADS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%u threads are too many; at most %d are run.", options->run.threads,
                   LODE_MAX_THREADS);
      return FALSE;
    }
  if (options->method == LODE_SENSITIVITY_SOBOL && options->samples == 1)
    {
      g_set_error_literal (error, LODE_ERROR, LODE_ERROR_INVALID,
                           "One sample has no variance; Sobol needs 2 at least.");
      return FALSE;
    }

  return TRUE;
}

/* --- the three methods --- */

static gboolean
run_tornado (LodeSensitivity               *self,
             const LodeSampleModel         *model,
             const LodeSampleOptions       *sampling,
             const LodeChain               *baseline,
             LodeScenario                  *scenario,
             const LodeSensitivityOptions  *options,
             GError                       **error)
{
  g_autofree double *center = g_new (double, model->n_inputs + 1);
  guint n_before = self->unknowns->len;

  for (guint i = 0; i < model->n_inputs; i++)
    center[i] = (double) NAN;
  g_array_set_size (self->swings, model->n_inputs * model->n_outputs);
  if (!lode_tornado_run (model, center, sampling, self->base, (LodeSwing *) (gpointer) self->swings->data,
                         error))
    return FALSE;
  self->n_runs = 2 * model->n_inputs + 1;
  if (options->data == NULL)
    return TRUE;

  if (!lode_baseline_bars_run (options->data, baseline, scenario, options, &self->outcomes, self->unknowns,
                               self->swings, self->notes, sampling->cancellable, error))
    return FALSE;
  self->n_runs += 2 * (self->unknowns->len - n_before);

  return TRUE;
}

static gboolean
run_morris (LodeSensitivity          *self,
            const LodeSampleModel    *model,
            const LodeSampleOptions  *sampling,
            guint                     trajectories,
            GError                  **error)
{
  self->effects = g_new0 (LodeMorrisEffect, (gsize) model->n_inputs * model->n_outputs + 1);
  self->n_runs = trajectories * (model->n_inputs + 1);

  return lode_morris_run (model, trajectories, self->seed, sampling, self->effects, error);
}

static gboolean
run_sobol (LodeSensitivity          *self,
           const LodeSampleModel    *model,
           const LodeSampleOptions  *sampling,
           guint                     samples,
           GError                  **error)
{
  self->indices = g_new0 (LodeSobolIndex, (gsize) model->n_inputs * model->n_outputs + 1);
  self->moments = g_new0 (LodeSobolMoments, model->n_outputs + 1);
  self->n_runs = samples * (model->n_inputs + 2);

  return lode_sobol_run (model, samples, self->seed, sampling, self->indices, self->moments, error);
}

static gboolean
run_method (LodeSensitivity               *self,
            const TrialData               *trial,
            LodeScenario                  *scenario,
            const LodeSensitivityOptions  *options,
            GCancellable                  *cancellable,
            GError                       **error)
{
  const LodeSampleModel model = {
    trial->unknowns->len, self->outcomes.n, open_trial, run_trial, close_trial, (gpointer) trial,
  };
  const LodeSampleOptions sampling = {
    options->run.threads, options->run.progress, options->run.progress_data, cancellable,
  };
  g_autoptr (LodeTrial) central = NULL;

  if (self->method == LODE_SENSITIVITY_TORNADO)
    return run_tornado (self, &model, &sampling, trial->baseline, scenario, options, error);

  central = open_trial ((gpointer) trial);
  lode_trial_run (central, NULL, self->base);
  if (self->method == LODE_SENSITIVITY_MORRIS)
    return run_morris (self, &model, &sampling,
                       options->samples > 0 ? options->samples : LODE_MORRIS_TRAJECTORIES, error);

  return run_sobol (self, &model, &sampling,
                    options->samples > 0 ? options->samples : LODE_SOBOL_SAMPLES, error);
}

/* --- ranks --- */

typedef struct
{
  guint  input;
  double weight;
} Rank;

/* How much an input matters for an outcome; nothing where that cannot be said. */
static double
weigh (const LodeSensitivity *self,
       guint                  input,
       guint                  index)
{
  gsize cell = (gsize) input * self->outcomes.n + index;
  double weight;

  if (self->method == LODE_SENSITIVITY_TORNADO)
    {
      const LodeSwing *swing = &g_array_index (self->swings, LodeSwing, cell);
      double least = fmin (fmin (swing->at_low, swing->at_high), self->base[index]);
      double most = fmax (fmax (swing->at_low, swing->at_high), self->base[index]);

      weight = most - least;
    }
  else
    weight = self->method == LODE_SENSITIVITY_MORRIS ? self->effects[cell].mu_star
                                                     : self->indices[cell].total;

  return isnan (weight) ? -1 : weight;
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const Rank *first = a;
  const Rank *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? 1 : -1;

  return (first->input > second->input) - (first->input < second->input);
}

static void
rank_inputs (LodeSensitivity *self)
{
  guint n = self->unknowns->len;
  g_autofree Rank *ranks = g_new (Rank, n + 1);

  self->ranked = g_new (guint, (gsize) n * self->outcomes.n + 1);
  for (guint j = 0; j < self->outcomes.n; j++)
    {
      for (guint i = 0; i < n; i++)
        ranks[i] = (Rank) { i, weigh (self, i, j) };
      qsort (ranks, n, sizeof (Rank), compare_ranks);
      for (guint i = 0; i < n; i++)
        self->ranked[(gsize) j * n + i] = ranks[i].input;
    }
}

static void
take_notes (LodeSensitivity *self,
            LodePlan        *plan)
{
  for (guint i = 0; i < plan->notes->len; i++)
    g_ptr_array_add (self->notes, g_strdup (g_ptr_array_index (plan->notes, i)));
  if (self->method != LODE_SENSITIVITY_TORNADO)
    g_ptr_array_add (self->notes,
                     g_strdup ("Yields and sources of the baseline stay at their values; a tornado "
                               "moves them."));
}

static LodeSensitivity *
sensitivity_new (const LodeSensitivityOptions *options)
{
  LodeSensitivity *self = g_new0 (LodeSensitivity, 1);

  g_atomic_ref_count_init (&self->refs);
  self->method = options->method;
  self->consumer = g_strdup (options->consumer != NULL ? options->consumer : "all");
  self->seed = options->run.seed;
  /* Never %NULL inside, even without inputs. */
  self->swings = g_array_sized_new (FALSE, FALSE, sizeof (LodeSwing), 1);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* --- public --- */

const char *
lode_outcome_to_string (LodeOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < LODE_N_OUTCOMES, NULL);

  return outcome_infos[outcome].name;
}

gboolean
lode_outcome_from_string (const char  *text,
                          LodeOutcome *outcome)
{
  g_return_val_if_fail (text != NULL && outcome != NULL, FALSE);

  for (guint k = 0; k < LODE_N_OUTCOMES; k++)
    if (g_str_equal (text, outcome_infos[k].name))
      {
        *outcome = (LodeOutcome) k;
        return TRUE;
      }

  return FALSE;
}

const char *
lode_outcome_get_unit (LodeOutcome outcome)
{
  g_return_val_if_fail ((guint) outcome < LODE_N_OUTCOMES, NULL);

  return outcome_infos[outcome].unit;
}

LodeSensitivity *
lode_sensitivity_run (const LodeChain               *baseline,
                      LodeScenario                  *scenario,
                      const LodeSensitivityOptions  *options,
                      GCancellable                  *cancellable,
                      GError                       **error)
{
  g_autoptr (LodeSensitivity) self = NULL;
  g_autoptr (LodePlan) plan = NULL;
  TrialData trial;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario) && options != NULL, NULL);

  if (!check_options (options, error))
    return NULL;
  self = sensitivity_new (options);
  plan = lode_plan_new (baseline, scenario,
                        options->run.atlas != NULL ? options->run.atlas : lode_atlas_get_default (),
                        options->run.is_as_announced, error);
  if (plan == NULL)
    return NULL;
  if (!find_consumer (plan->network, options->consumer, &self->outcomes.consumer, error) ||
      !read_outcomes (&self->outcomes, options->outcomes, error))
    return NULL;

  self->unknowns = lode_unknowns_list (plan, baseline);
  self->base = g_new0 (double, self->outcomes.n + 1);
  trial = (TrialData) { plan, baseline, self->unknowns, &self->outcomes };
  if (!run_method (self, &trial, scenario, options, cancellable, error))
    return NULL;
  rank_inputs (self);
  take_notes (self, plan);
  g_ptr_array_add (self->notes, NULL);

  return g_steal_pointer (&self);
}

LodeSensitivity *
lode_sensitivity_ref (LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lode_sensitivity_unref (LodeSensitivity *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->consumer);
  g_clear_pointer (&self->unknowns, g_array_unref);
  g_array_unref (self->swings);
  g_free (self->effects);
  g_free (self->indices);
  g_free (self->moments);
  g_free (self->base);
  g_free (self->ranked);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

LodeSensitivityMethod
lode_sensitivity_get_method (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, LODE_SENSITIVITY_TORNADO);

  return self->method;
}

const char *
lode_sensitivity_get_consumer (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->consumer;
}

guint
lode_sensitivity_get_n_runs (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_runs;
}

guint64
lode_sensitivity_get_seed (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seed;
}

guint
lode_sensitivity_get_n_inputs (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->unknowns->len;
}

const LodeSensitivityInput *
lode_sensitivity_get_input (const LodeSensitivity *self,
                            guint                  input)
{
  g_return_val_if_fail (self != NULL && input < self->unknowns->len, NULL);

  return &g_array_index (self->unknowns, LodeUnknown, input).input;
}

guint
lode_sensitivity_get_n_outcomes (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->outcomes.n;
}

LodeOutcome
lode_sensitivity_get_outcome (const LodeSensitivity *self,
                              guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->outcomes.n, LODE_OUTCOME_FRAGMENTED_SHORTAGE);

  return self->outcomes.list[index];
}

int
lode_sensitivity_find_outcome (const LodeSensitivity *self,
                               LodeOutcome            outcome)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint j = 0; j < self->outcomes.n; j++)
    if (self->outcomes.list[j] == outcome)
      return (int) j;

  return -1;
}

double
lode_sensitivity_get_base (const LodeSensitivity *self,
                           guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->outcomes.n, (double) NAN);

  return self->base[index];
}

guint
lode_sensitivity_get_ranked (const LodeSensitivity *self,
                             guint                  index,
                             guint                  rank)
{
  g_return_val_if_fail (self != NULL && index < self->outcomes.n && rank < self->unknowns->len, 0);

  return self->ranked[(gsize) index * self->unknowns->len + rank];
}

const LodeSwing *
lode_sensitivity_get_swing (const LodeSensitivity *self,
                            guint                  input,
                            guint                  index)
{
  g_return_val_if_fail (self != NULL && input < self->unknowns->len && index < self->outcomes.n, NULL);

  return self->method == LODE_SENSITIVITY_TORNADO
           ? &g_array_index (self->swings, LodeSwing, (gsize) input * self->outcomes.n + index)
           : NULL;
}

const LodeMorrisEffect *
lode_sensitivity_get_effect (const LodeSensitivity *self,
                             guint                  input,
                             guint                  index)
{
  g_return_val_if_fail (self != NULL && input < self->unknowns->len && index < self->outcomes.n, NULL);

  return self->effects != NULL ? &self->effects[(gsize) input * self->outcomes.n + index] : NULL;
}

const LodeSobolIndex *
lode_sensitivity_get_index (const LodeSensitivity *self,
                            guint                  input,
                            guint                  index)
{
  g_return_val_if_fail (self != NULL && input < self->unknowns->len && index < self->outcomes.n, NULL);

  return self->indices != NULL ? &self->indices[(gsize) input * self->outcomes.n + index] : NULL;
}

const LodeSobolMoments *
lode_sensitivity_get_moments (const LodeSensitivity *self,
                              guint                  index)
{
  g_return_val_if_fail (self != NULL && index < self->outcomes.n, NULL);

  return self->moments != NULL ? &self->moments[index] : NULL;
}

const char * const *
lode_sensitivity_get_notes (const LodeSensitivity *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->notes->pdata;
}
