/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-backtest-run.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-source.h"
#include "base/lode-error.h"
#include "library/lode-run.h"

/* Bands are single precision: a range that is one number would else miss that number. */
#define TOLERANCE 1e-6
/* Below it a ratio is nothing, and a logarithm says little. */
#define LEAST_RATIO 0.01

static const char * const verdict_names[] = { "hit", "above", "below" };

const char *
lode_backtest_verdict_to_string (LodeBacktestVerdict verdict)
{
  g_return_val_if_fail (verdict <= LODE_BACKTEST_BELOW, NULL);

  return verdict_names[verdict];
}

static void
finding_free (gpointer data)
{
  LodeBacktestFinding *self = data;

  g_strfreev (self->sources);
  g_free (self);
}

/* --- what was observed --- */

static void
add_sources (GPtrArray        *sources,
             const LodeFigure *figure)
{
  const char * const *ids = lode_figure_get_sources (figure);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (sources, ids[i], g_str_equal, NULL))
      g_ptr_array_add (sources, g_strdup (ids[i]));
}

static double
by_month (const LodeBacktestAmount *amount,
          double                    value)
{
  return value / amount->months;
}

static gboolean
observe (const LodeBacktestOutcome  *outcome,
         LodeAtlas                  *atlas,
         LodeBacktestFinding        *finding,
         GError                    **error)
{
  g_autoptr (LodeFigure) before = lode_backtest_amount_find (&outcome->before, atlas, error);
  g_autoptr (LodeFigure) after = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  double level, low, high;

  if (before == NULL)
    return FALSE;
  after = lode_backtest_amount_find (&outcome->after, atlas, error);
  if (after == NULL)
    return FALSE;
  level = by_month (&outcome->before, lode_figure_get_value (before));
  low = by_month (&outcome->before, lode_figure_get_low (before));
  high = by_month (&outcome->before, lode_figure_get_high (before));
  if (!(low > 0) || g_strcmp0 (lode_figure_get_unit (before), lode_figure_get_unit (after)) != 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%s: the level before must be above 0 and in the unit of the figure after (“%s” and "
                   "“%s”).", outcome->id, lode_figure_get_unit (before), lode_figure_get_unit (after));
      return FALSE;
    }
  finding->observed = by_month (&outcome->after, lode_figure_get_value (after)) / level;
  finding->observed_low =
    outcome->before.is_at_least ? 0 : by_month (&outcome->after, lode_figure_get_low (after)) / high;
  finding->observed_high = by_month (&outcome->after, lode_figure_get_high (after)) / low;
  add_sources (sources, before);
  add_sources (sources, after);
  g_ptr_array_add (sources, NULL);
  finding->sources = (GStrv) g_ptr_array_free (g_steal_pointer (&sources), FALSE);

  return TRUE;
}

/* --- prediction beside outcome --- */

static double
log_error (double predicted,
           double observed)
{
  return fabs (log (fmax (predicted, LEAST_RATIO) / fmax (observed, LEAST_RATIO)));
}

static void
judge (LodeBacktestFinding *finding)
{
  const LodeBand *band = &finding->prediction.band;
  double nearest = 0, end = 0;

  if (finding->observed_low > band->p95 * (1 + TOLERANCE))
    {
      finding->verdict = LODE_BACKTEST_ABOVE;
      nearest = finding->observed_low;
      end = band->p95;
    }
  else if (finding->observed_high < band->p5 * (1 - TOLERANCE))
    {
      finding->verdict = LODE_BACKTEST_BELOW;
      nearest = finding->observed_high;
      end = band->p5;
    }
  finding->miss = nearest - end;
  finding->miss_factor = finding->verdict == LODE_BACKTEST_HIT ? 1
                         : end > 0                             ? nearest / end
                                                               : (double) NAN;
  finding->width = band->p50 > 0 ? (band->p95 - band->p5) / band->p50 : (double) NAN;
  finding->model_error = log_error (band->p50, finding->observed);
  finding->naive_error = log_error (1, finding->observed);
}

/* --- references --- */

static gboolean
has_event (LodeAtlas  *atlas,
           const char *id)
{
  g_autoptr (GPtrArray) events = lode_atlas_list_events (atlas, NULL, NULL, 0);

  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (((const LodeAtlasEvent *) g_ptr_array_index (events, i))->id, id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
check_sources (LodeAtlas           *atlas,
               const char * const  *ids,
               GError             **error)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (lode_atlas_get_source (atlas, ids[i]) == NULL)
      {
        g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                     "The atlas has no source “%s”; name one of its own.", ids[i]);
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_levers (LodeAtlas     *atlas,
              LodeScenario  *scenario,
              GError       **error)
{
  for (guint i = 0; i < lode_scenario_get_n_levers (scenario); i++)
    if (!check_sources (atlas, lode_lever_get_evidence (lode_scenario_get_lever (scenario, i)), error))
      return FALSE;

  return TRUE;
}

/* (transfer full) (nullable) (element-type LodeBacktestFinding): with what was observed alone. */
static GPtrArray *
resolve (const LodeBacktest  *episode,
         GError             **error)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (finding_free);

  if (episode->event != NULL && !has_event (atlas, episode->event))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "The atlas has no event “%s”; “lodestone-cli atlas events” lists them.",
                   episode->event);
      return NULL;
    }
  if (!check_sources (atlas, (const char * const *) episode->known_sources, error) ||
      !check_levers (atlas, episode->scenario, error))
    return NULL;
  for (guint i = 0; i < episode->outcomes->len; i++)
    {
      LodeBacktestFinding *finding = g_new0 (LodeBacktestFinding, 1);

      g_ptr_array_add (findings, finding);
      finding->outcome = g_ptr_array_index (episode->outcomes, i);
      if (!observe (finding->outcome, atlas, finding, error) ||
          !check_sources (atlas, (const char * const *) finding->sources, error))
        return NULL;
    }

  return g_steal_pointer (&findings);
}

gboolean
lode_backtest_check (const LodeBacktest  *episode,
                     GError             **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (LodeChain) baseline = NULL;

  g_return_val_if_fail (episode != NULL, FALSE);

  findings = resolve (episode, error);
  if (findings != NULL)
    baseline = lode_run_baseline (lode_scenario_get_material (episode->scenario), episode->chain_year,
                                  error);
  if (baseline == NULL)
    g_prefix_error (error, "%s: ", episode->id);

  return baseline != NULL;
}

/* --- running --- */

static gboolean
predict (const LodeBacktest    *episode,
         const LodeRunOptions  *options,
         GPtrArray             *findings,
         GCancellable          *cancellable,
         GError               **error)
{
  guint n = episode->outcomes->len;
  g_autofree LodeProbe *probes = g_new (LodeProbe, n);
  g_autofree LodeProbeReading *readings = g_new0 (LodeProbeReading, n);
  g_autoptr (LodeChain) baseline =
    lode_run_baseline (lode_scenario_get_material (episode->scenario), episode->chain_year, error);

  if (baseline == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    probes[i] = ((LodeBacktestOutcome *) g_ptr_array_index (episode->outcomes, i))->probe;
  if (!lode_probe_run (baseline, episode->scenario, probes, n, options, readings, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      LodeBacktestFinding *finding = g_ptr_array_index (findings, i);

      finding->prediction = readings[i];
      judge (finding);
    }

  return TRUE;
}

LodeBacktestRun *
lode_backtest_run (const LodeBacktest    *episode,
                   const LodeRunOptions  *options,
                   GCancellable          *cancellable,
                   GError               **error)
{
  LodeRunOptions own = { 0 };
  g_autoptr (GPtrArray) findings = NULL;
  LodeBacktestRun *self;

  g_return_val_if_fail (episode != NULL, NULL);

  if (options != NULL)
    own = *options;
  if (own.draws == 0)
    own.draws = lode_scenario_get_draws (episode->scenario);
  own.seed = lode_scenario_get_seed (episode->scenario);
  findings = resolve (episode, error);
  if (findings == NULL || !predict (episode, &own, findings, cancellable, error))
    {
      if (error != NULL && *error != NULL && (*error)->domain == LODE_ERROR)
        g_prefix_error (error, "%s: ", episode->id);
      return NULL;
    }

  self = g_new0 (LodeBacktestRun, 1);
  self->episode = episode;
  self->draws = own.draws;
  self->seed = own.seed;
  self->findings = g_steal_pointer (&findings);

  return self;
}

void
lode_backtest_run_free (LodeBacktestRun *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* --- score --- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
find_median (GArray *numbers)
{
  guint n = numbers->len;

  if (n == 0)
    return (double) NAN;
  g_array_sort (numbers, compare_numbers);

  return (g_array_index (numbers, double, (n - 1) / 2) + g_array_index (numbers, double, n / 2)) / 2;
}

static void
count (const LodeBacktestFinding *finding,
       LodeBacktestScore         *score,
       GArray                    *widths)
{
  gboolean is_hit = finding->verdict == LODE_BACKTEST_HIT;

  score->n_outcomes++;
  score->n_hits += is_hit;
  score->n_sharp_hits += is_hit && finding->width <= 1;
  score->n_better += finding->model_error < finding->naive_error - TOLERANCE;
  score->model_error += finding->model_error;
  score->naive_error += finding->naive_error;
  if (!isnan (finding->width))
    g_array_append_val (widths, finding->width);
}

void
lode_backtest_score (GPtrArray         *runs,
                     LodeBacktestScore *score)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, FALSE, sizeof (double));

  g_return_if_fail (runs != NULL && score != NULL);

  *score = (LodeBacktestScore) { .n_episodes = runs->len };
  for (guint r = 0; r < runs->len; r++)
    {
      const LodeBacktestRun *run = g_ptr_array_index (runs, r);

      for (guint i = 0; i < run->findings->len; i++)
        count (g_ptr_array_index (run->findings, i), score, widths);
    }
  score->median_width = find_median (widths);
  score->model_error /= MAX (score->n_outcomes, 1);
  score->naive_error /= MAX (score->n_outcomes, 1);
}
