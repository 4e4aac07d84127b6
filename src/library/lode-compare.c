/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-compare.h"

#include <math.h>
#include <string.h>

#include "library/lode-run.h"

struct _LodeComparison
{
  guint             n;
  guint             draws;
  guint64           seed;
  LodeResult      **results;   /* [n] */
  LodeScenarioDiff *diff;
  GArray           *metrics;   /* LodeComparedMetric */
  GPtrArray        *notes;
};

static const char * const conducts[LODE_N_CONDUCTS] = { "fragmented", "coordinated" };

/* Series of one consumer, taken in the last period. */
static const struct
{
  LodeSeries  series;
  const char *name;
  const char *unit;
  double      scale;
} last_series[] = {
  { LODE_SERIES_LARGEST_SHARE, "largest_share_pct", "%", 100 },
  { LODE_SERIES_EXPOSURE, "exposure_pct", "%", 100 },
  { LODE_SERIES_DAYS_OF_COVER, "cover_days", "days", 1 },
  { LODE_SERIES_PRICE_RATIO, "price_ratio", "", 1 },
};

static const struct
{
  LodeCost    cost;
  const char *name;
  const char *unit;
} costs[] = {
  { LODE_COST_PREMIUM, "premium_usd", "USD" },
  { LODE_COST_PREMIUM_PER_KG, "premium_usd_per_kg", "USD/kg" },
};

static void
clear_metric (gpointer data)
{
  LodeComparedMetric *self = data;

  g_free (self->values);
}

/* (transfer none): a row of NaN for the caller to fill. */
static double *
add_metric (LodeComparison *self,
            const char     *consumer,
            const char     *unit,
            const char     *format,
            ...) G_GNUC_PRINTF (4, 5);

static double *
add_metric (LodeComparison *self,
            const char     *consumer,
            const char     *unit,
            const char     *format,
            ...)
{
  g_autofree char *name = NULL;
  LodeComparedMetric metric;
  va_list args;

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);
  metric = (LodeComparedMetric) {
    g_intern_string (name), g_intern_string (consumer), unit, g_new (double, self->n),
  };
  for (guint k = 0; k < self->n; k++)
    metric.values[k] = (double) NAN;
  g_array_append_val (self->metrics, metric);

  return metric.values;
}

/* What @consumer is in a scenario's result; G_MININT for nobody. */
static int
find_entity (const LodeResult *result,
             const char       *consumer)
{
  int index;

  if (g_str_equal (consumer, "all"))
    return LODE_RESULT_ALL;
  if (g_str_equal (consumer, "members"))
    return LODE_RESULT_MEMBERS;
  index = lode_result_find_consumer (result, consumer);

  return index >= 0 ? index : G_MININT;
}

/* --- amounts over all periods --- */

static void
add_bands (LodeComparison *self,
           const char     *consumer,
           const char     *name,
           gboolean      (*get_band) (const LodeResult *result,
                                      LodeConduct       conduct,
                                      int               entity,
                                      LodeBand         *band),
           LodeConduct     conduct)
{
  double *mean = add_metric (self, consumer, "t", "%s_mean_t", name);
  double *low = add_metric (self, consumer, "t", "%s_p5_t", name);
  double *middle = add_metric (self, consumer, "t", "%s_p50_t", name);
  double *high = add_metric (self, consumer, "t", "%s_p95_t", name);

  for (guint k = 0; k < self->n; k++)
    {
      int entity = find_entity (self->results[k], consumer);
      LodeBand band;

      if (entity == G_MININT || !get_band (self->results[k], conduct, entity, &band))
        continue;
      mean[k] = band.mean;
      low[k] = band.p5;
      middle[k] = band.p50;
      high[k] = band.p95;
    }
}

static gboolean
get_dividend_band (const LodeResult *result,
                   LodeConduct       conduct,
                   int               entity,
                   LodeBand         *band)
{
  return lode_result_get_dividend_band (result, entity, band);
}

static void
add_totals (LodeComparison *self,
            const char     *consumer)
{
  double *demand = add_metric (self, consumer, "t", "demand_t");
  double *dividend;

  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    {
      double *shortage = add_metric (self, consumer, "t", "%s_shortage_t", conducts[c]);

      for (guint k = 0; k < self->n; k++)
        {
          int entity = find_entity (self->results[k], consumer);

          if (entity == G_MININT)
            continue;
          shortage[k] = lode_result_get_total (self->results[k], LODE_SERIES_SHORTAGE, (LodeConduct) c,
                                               entity);
          demand[k] = lode_result_get_total (self->results[k], LODE_SERIES_DEMAND, (LodeConduct) c,
                                             entity);
        }
      if (self->draws > 0)
        {
          g_autofree char *name = g_strdup_printf ("%s_shortage", conducts[c]);

          add_bands (self, consumer, name, lode_result_get_total_band, (LodeConduct) c);
        }
    }
  dividend = add_metric (self, consumer, "t", "dividend_t");
  for (guint k = 0; k < self->n; k++)
    if (find_entity (self->results[k], consumer) != G_MININT)
      dividend[k] = lode_result_get_dividend (self->results[k],
                                              find_entity (self->results[k], consumer));
  if (self->draws > 0)
    add_bands (self, consumer, "dividend", get_dividend_band, LODE_CONDUCT_FRAGMENTED);
}

/* --- what stands at the end, and what it costs --- */

static void
add_last_period (LodeComparison *self,
                 const char     *consumer)
{
  for (guint s = 0; s < G_N_ELEMENTS (last_series); s++)
    for (guint c = 0; c < LODE_N_CONDUCTS; c++)
      {
        double *values = add_metric (self, consumer, last_series[s].unit, "%s_last_%s", conducts[c],
                                     last_series[s].name);

        for (guint k = 0; k < self->n; k++)
          {
            const LodeResult *result = self->results[k];
            int entity = find_entity (result, consumer);

            if (entity != G_MININT)
              values[k] = last_series[s].scale *
                          lode_result_get (result, last_series[s].series, (LodeConduct) c, entity,
                                           lode_result_get_n_periods (result) - 1);
          }
      }
}

static void
add_costs (LodeComparison *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    for (guint c = 0; c < LODE_N_CONDUCTS; c++)
      {
        double *values = add_metric (self, "members", costs[i].unit, "%s_%s", conducts[c], costs[i].name);

        for (guint k = 0; k < self->n; k++)
          values[k] = lode_result_get_total_cost (self->results[k], costs[i].cost, (LodeConduct) c);
      }
}

/* Every consumer of any of the results, in the order of the first that has it. */
static void
add_consumers (LodeComparison *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < self->n; k++)
    for (guint i = 0; i < lode_result_get_n_consumers (self->results[k]); i++)
      {
        const char *consumer = lode_result_get_consumer (self->results[k], i);

        if (!g_hash_table_add (seen, (gpointer) consumer))
          continue;
        add_totals (self, consumer);
        add_last_period (self, consumer);
      }
}

/* --- notes --- */

static void
add_notes (LodeComparison       *self,
           LodeScenario * const *scenarios)
{
  gboolean seeds_differ = FALSE, draws_differ = FALSE, spans_differ = FALSE, materials_differ = FALSE;

  for (guint k = 1; k < self->n; k++)
    {
      seeds_differ |= lode_scenario_get_seed (scenarios[k]) != lode_scenario_get_seed (scenarios[0]);
      draws_differ |= lode_scenario_get_draws (scenarios[k]) != lode_scenario_get_draws (scenarios[0]);
      spans_differ |= lode_scenario_get_from (scenarios[k]) != lode_scenario_get_from (scenarios[0]) ||
                      lode_scenario_get_to (scenarios[k]) != lode_scenario_get_to (scenarios[0]);
      materials_differ |= !g_str_equal (lode_scenario_get_material (scenarios[k]),
                                        lode_scenario_get_material (scenarios[0]));
    }
  if (self->draws > 0 && (seeds_differ || draws_differ))
    g_ptr_array_add (self->notes,
                     g_strdup_printf ("All scenarios share one luck: %u draws of seed %" G_GUINT64_FORMAT
                                      ", whatever seed and draws each has of its own.", self->draws,
                                      self->seed));
  if (spans_differ)
    g_ptr_array_add (self->notes, g_strdup ("The scenarios cover different spans: amounts over all "
                                            "periods do not compare."));
  if (materials_differ)
    g_ptr_array_add (self->notes, g_strdup ("The scenarios are about different materials: their tonnes "
                                            "do not compare."));
  g_ptr_array_add (self->notes, NULL);
}

/* --- public --- */

static gboolean
run_all (LodeComparison            *self,
         LodeScenario * const      *scenarios,
         const LodeCompareOptions  *options,
         GCancellable              *cancellable,
         GError                   **error)
{
  LodeRunOptions run = options->run;

  run.draws = self->draws;
  run.seed = self->seed;
  for (guint k = 0; k < self->n; k++)
    {
      if (options->begin != NULL)
        options->begin (k, self->n, options->begin_data);
      self->results[k] = lode_run_scenario_sync (scenarios[k], &run, cancellable, error);
      if (self->results[k] != NULL)
        continue;
      if (error != NULL && *error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (error, "%s: ", lode_scenario_get_id (scenarios[k]));
      return FALSE;
    }

  return TRUE;
}

LodeComparison *
lode_comparison_run (LodeScenario * const      *scenarios,
                     guint                      n_scenarios,
                     const LodeCompareOptions  *options,
                     GCancellable              *cancellable,
                     GError                   **error)
{
  const LodeCompareOptions defaults = { 0 };
  g_autoptr (LodeComparison) self = NULL;

  g_return_val_if_fail (scenarios != NULL && n_scenarios > 1, NULL);
  g_return_val_if_fail (n_scenarios <= LODE_COMPARE_MAX_SCENARIOS, NULL);

  if (options == NULL)
    options = &defaults;
  self = g_new0 (LodeComparison, 1);
  self->n = n_scenarios;
  self->draws = options->has_draws ? options->run.draws : lode_scenario_get_draws (scenarios[0]);
  self->seed = options->has_seed ? options->run.seed : lode_scenario_get_seed (scenarios[0]);
  self->results = g_new0 (LodeResult *, n_scenarios);
  self->metrics = g_array_new (FALSE, FALSE, sizeof (LodeComparedMetric));
  g_array_set_clear_func (self->metrics, clear_metric);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  self->diff = lode_scenario_diff_new (scenarios, n_scenarios, error);
  if (self->diff == NULL || !run_all (self, scenarios, options, cancellable, error))
    return NULL;
  add_totals (self, "all");
  add_totals (self, "members");
  add_costs (self);
  add_consumers (self);
  add_notes (self, scenarios);

  return g_steal_pointer (&self);
}

void
lode_comparison_free (LodeComparison *self)
{
  g_return_if_fail (self != NULL);

  for (guint k = 0; k < self->n; k++)
    g_clear_pointer (&self->results[k], lode_result_unref);
  g_free (self->results);
  g_clear_pointer (&self->diff, lode_scenario_diff_free);
  g_array_unref (self->metrics);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

guint
lode_comparison_get_n (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

guint
lode_comparison_get_draws (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->draws;
}

guint64
lode_comparison_get_seed (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->seed;
}

const LodeResult *
lode_comparison_get_result (const LodeComparison *self,
                            guint                 scenario)
{
  g_return_val_if_fail (self != NULL && scenario < self->n, NULL);

  return self->results[scenario];
}

const LodeScenarioDiff *
lode_comparison_get_diff (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->diff;
}

guint
lode_comparison_get_n_metrics (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->metrics->len;
}

const LodeComparedMetric *
lode_comparison_get_metric (const LodeComparison *self,
                            guint                 index)
{
  g_return_val_if_fail (self != NULL && index < self->metrics->len, NULL);

  return &g_array_index (self->metrics, LodeComparedMetric, index);
}

const char * const *
lode_comparison_get_notes (const LodeComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->notes->pdata;
}
