/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-simulation.h"

#include <math.h>

#include "base/lode-error.h"
#include "engine/chance/lode-montecarlo.h"
#include "engine/indicators/lode-indicators.h"
#include "engine/indicators/lode-trace.h"
#include "engine/lode-result-private.h"
#include "engine/scenario/lode-course.h"

/* Assumed, in the short run. */
#define DEMAND_ELASTICITY (-0.3)
#define SUPPLY_ELASTICITY 0.2

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

static double *
cell_of (LodeResult  *result,
         LodeSeries   series,
         LodeConduct  conduct,
         guint        consumer,
         guint        period)
{
  return &result->series[series][conduct][(gsize) consumer * result->n_periods + period];
}

static void
record_amounts (LodeResult       *result,
                const LodeCourse *course,
                LodeConduct       conduct,
                guint             period)
{
  const LodeNetwork *network = course->state->network;
  const LodeAllocation *allocation = course->allocation[conduct];
  double days = result->period_months * 365.0 / 12;

  for (guint c = 0; c < result->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c);
      double stock = course->stock[conduct][c];

      *cell_of (result, LODE_SERIES_DEMAND, conduct, c, period) = demand;
      *cell_of (result, LODE_SERIES_SERVED, conduct, c, period) = allocation->served[c];
      *cell_of (result, LODE_SERIES_SHORTAGE, conduct, c, period) = allocation->shortage[c];
      *cell_of (result, LODE_SERIES_STOCK, conduct, c, period) = stock;
      *cell_of (result, LODE_SERIES_DAYS_OF_COVER, conduct, c, period) =
        demand > 0 ? stock * days / demand : 0;
    }
}

/* Controls split prices: members and the others each have their own. */
static void
record_prices (LodeResult  *result,
               LodeConduct  conduct,
               guint        period)
{
  double demand[2] = { 0 }, served[2] = { 0 };

  for (guint c = 0; c < result->n_consumers; c++)
    {
      guint group = result->is_member[c] ? 1 : 0;

      demand[group] += *cell_of (result, LODE_SERIES_DEMAND, conduct, c, period);
      served[group] += *cell_of (result, LODE_SERIES_SERVED, conduct, c, period);
    }
  for (guint c = 0; c < result->n_consumers; c++)
    {
      guint group = result->is_member[c] ? 1 : 0;
      double ratio = demand[group] > 0 ? served[group] / demand[group] : 1;

      *cell_of (result, LODE_SERIES_PRICE_RATIO, conduct, c, period) =
        lode_indicators_price_ratio (ratio, DEMAND_ELASTICITY, SUPPLY_ELASTICITY);
    }
}

/* Who supplies whom, at the last stage and through the chain. */
static void
record_dependence (LodeResult       *result,
                   const LodeCourse *course,
                   LodeTrace        *trace,
                   LodeConduct       conduct,
                   guint             period)
{
  const LodeNetwork *network = course->state->network;
  const double *flow = course->allocation[conduct]->flow;
  guint last = network->n_stages - 1;

  lode_trace_run (trace, network, flow, (int) last);
  for (guint c = 0; c < result->n_consumers; c++)
    {
      gsize cell = (gsize) c * result->n_periods + period;
      const double *shares = trace->result + (gsize) c * trace->n_countries;
      int largest = lode_trace_find_largest (trace, network, c);

      for (guint k = 0; k < result->n_suppliers; k++)
        result->supplier_share[conduct][cell * result->n_suppliers + k] =
          shares[trace->country_of[network->stage_start[last] + k]];
      if (largest < 0)
        continue;
      result->largest[conduct][cell] = (char *) g_intern_string (trace->country[largest]);
      *cell_of (result, LODE_SERIES_LARGEST_SHARE, conduct, c, period) = shares[largest];
    }

  lode_trace_run (trace, network, flow, LODE_TRACE_EXPOSURE);
  for (guint c = 0; c < result->n_consumers; c++)
    {
      gsize cell = (gsize) c * result->n_periods + period;
      int largest = lode_trace_find_largest (trace, network, c);

      if (largest < 0)
        continue;
      result->exposed_to[conduct][cell] = (char *) g_intern_string (trace->country[largest]);
      *cell_of (result, LODE_SERIES_EXPOSURE, conduct, c, period) =
        trace->result[(gsize) c * trace->n_countries + (guint) largest];
    }
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

/* The run in which every number has its own value. */
static gboolean
run_central (const LodePlan  *plan,
             LodeResult      *result,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (LodeCourse) course = lode_course_new (plan);
  g_autoptr (LodeTrace) trace = lode_trace_new (plan->network);

  lode_plan_set_central (plan, course->luck);
  lode_course_begin (course);
  for (guint t = 0; t < plan->n_periods; t++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      lode_course_step (course, t, LODE_COORDINATED_FLOWS);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          record_amounts (result, course, (LodeConduct) k, t);
          record_prices (result, (LodeConduct) k, t);
          record_dependence (result, course, trace, (LodeConduct) k, t);
        }
    }
  lode_result_add_up (result);

  return TRUE;
}

static void
add_standing_notes (LodePlan *plan)
{
  if (plan->has_alliance)
    g_ptr_array_add (plan->notes,
                     g_strdup ("No member gets less than going alone would give it from the same "
                               "state; others get exactly what they would."));
  g_ptr_array_add (plan->notes,
                   g_strdup_printf ("Prices assume elasticities of −%.1f (demand) and %.1f (supply).",
                                    -DEMAND_ELASTICITY, SUPPLY_ELASTICITY));
  g_ptr_array_add (plan->notes, NULL);
}

LodeResult *
lode_simulation_run (const LodeChain       *baseline,
                     LodeScenario          *scenario,
                     const LodeRunOptions  *options,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_autoptr (LodePlan) plan = NULL;
  g_autoptr (LodeResult) result = NULL;
  LodeAtlas *atlas;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario), NULL);

  if (!check_input (baseline, options, error))
    return NULL;
  atlas = options != NULL && options->atlas != NULL ? options->atlas : lode_atlas_get_default ();
  plan = lode_plan_new (baseline, scenario, atlas, options != NULL && options->is_as_announced, error);
  if (plan == NULL)
    return NULL;

  result = begin_result (plan);
  if (!run_central (plan, result, cancellable, error))
    return NULL;
  if (options != NULL && options->draws > 0 &&
      !lode_montecarlo_run (plan, options, result, cancellable, error))
    return NULL;
  add_standing_notes (plan);
  result->notes = (GStrv) g_ptr_array_free (g_steal_pointer (&plan->notes), FALSE);

  return g_steal_pointer (&result);
}
