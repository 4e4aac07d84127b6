/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-simulation.h"

#include "base/lode-error.h"
#include "engine/chance/lode-montecarlo.h"
#include "engine/indicators/lode-findings.h"
#include "engine/lode-record.h"

static gboolean
check_input (const LodeChain       *baseline,
             const LodeRunOptions  *options,
             GError               **error)
{
  guint n = lode_chain_get_n_stages (baseline);

  if (n < 2 || n > LODE_NETWORK_MAX_STAGES + 1)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "The chain of %s has %u stages; there must be from 2 to %d.",
                   lode_chain_get_material (baseline), n, LODE_NETWORK_MAX_STAGES + 1);
      return FALSE;
    }
  if (options != NULL && options->draws > LODE_MAX_DRAWS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID, "%u draws are too many; at most %d are run.",
                   options->draws, LODE_MAX_DRAWS);
      return FALSE;
    }
  if (options != NULL && options->threads > LODE_MAX_THREADS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%u threads are too many; at most %d are run.", options->threads, LODE_MAX_THREADS);
      return FALSE;
    }

  return TRUE;
}

static LodeResult *
begin_result (const LodePlan *plan)
{
  const LodeNetwork *network = plan->network;
  guint last = network->n_stages - 1;
  g_autoptr (GPtrArray) suppliers = g_ptr_array_new ();

  for (guint i = network->stage_start[last]; i < network->stage_start[last + 1]; i++)
    g_ptr_array_add (suppliers, network->producer_name[i]);
  g_ptr_array_add (suppliers, NULL);

  return lode_result_new (plan->n_periods, plan->from, plan->period_months, network->n_consumers,
                          network->consumer_name, network->consumer_is_member,
                          (const char * const *) suppliers->pdata);
}

/* (transfer container): keys of the producing stages, ended by %NULL. */
static const char **
list_stages (const LodeChain *baseline)
{
  guint n = lode_chain_get_n_stages (baseline) - 1;
  const char **stages = g_new0 (const char *, n + 1);

  for (guint s = 0; s < n; s++)
    stages[s] = lode_chain_get_stage (baseline, s)->key;

  return stages;
}

/* The run in which every number has its own value. */
static gboolean
run_central (const LodePlan  *plan,
             LodeRecord      *record,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (LodeCourse) course = lode_course_new (plan);

  lode_plan_set_central (plan, course->luck);
  lode_course_begin (course);
  for (guint t = 0; t < plan->n_periods; t++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      lode_course_step (course, t, LODE_COORDINATED_FLOWS);
      lode_record_period (record, course, t);
    }
  lode_record_finish (record);

  return TRUE;
}

/* First, since a chart has room for these alone. */
static void
add_standing_notes (LodePlan         *plan,
                    const LodePrices *prices)
{
  g_ptr_array_insert (plan->notes, 0,
                      g_strdup_printf ("Prices assume elasticities of −%.1f (demand) and %.1f (supply).",
                                       -prices->market.demand_elasticity,
                                       prices->market.supply_elasticity));
  if (plan->has_alliance)
    g_ptr_array_insert (plan->notes, 0,
                        g_strdup ("No member gets less than going alone would give it from the same "
                                  "state; others get exactly what they would."));
  g_ptr_array_add (plan->notes, NULL);
}

LodePlan *
lode_simulation_plan (const LodeChain       *baseline,
                      LodeScenario          *scenario,
                      const LodeRunOptions  *options,
                      GError               **error)
{
  LodeAtlas *atlas;

  if (!check_input (baseline, options, error))
    return NULL;
  atlas = options != NULL && options->atlas != NULL ? options->atlas : lode_atlas_get_default ();

  return lode_plan_new (baseline, scenario, atlas, options != NULL && options->is_as_announced,
                        error);
}

LodeResult *
lode_simulation_run (const LodeChain       *baseline,
                     LodeScenario          *scenario,
                     const LodeRunOptions  *options,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr (LodePlan) plan = NULL;
  g_autoptr (LodePrices) prices = NULL;
  g_autofree const char **stages = NULL;
  g_autoptr (LodeTargets) targets = NULL;
  g_autoptr (LodeResult) result = NULL;
  g_autoptr (LodeRecord) record = NULL;
  LodeAtlas *atlas;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario), NULL);

  plan = lode_simulation_plan (baseline, scenario, options, error);
  if (plan == NULL)
    return NULL;

  atlas = options != NULL && options->atlas != NULL ? options->atlas : lode_atlas_get_default ();
  prices = lode_prices_new (plan, baseline, scenario, atlas);
  stages = list_stages (baseline);
  targets = lode_targets_new (plan, atlas, stages);
  result = begin_result (plan);
  record = lode_record_new (plan, prices, targets, atlas, result);
  if (!run_central (plan, record, cancellable, error))
    return NULL;
  if (options != NULL && options->draws > 0 &&
      !lode_montecarlo_run (plan, options, result, cancellable, error))
    return NULL;
  if (options != NULL && options->draws > 0 && options->has_findings &&
      !lode_findings_run (plan, prices, targets, atlas, options, result, cancellable, error))
    return NULL;
  add_standing_notes (plan, prices);
  result->notes = (GStrv) g_ptr_array_free (g_steal_pointer (&plan->notes), FALSE);

  return g_steal_pointer (&result);
}
