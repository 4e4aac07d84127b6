/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-probe.h"

#include <string.h>

#include "base/lode-error.h"
#include "engine/chance/lode-draws.h"
#include "engine/prices/lode-prices.h"
#include "engine/scenario/lode-course.h"
#include "engine/sensitivity/lode-sampler.h"
#include "model/lode-actor.h"

/* The number of a draw stands for its luck; this one is the central run. */
#define CENTRAL (-1.0)

/* A probe on this network's arrays. @parts: [n_periods] of each period that lies in the window */
typedef struct
{
  LodeProbeKind  kind;
  guint          consumer;
  GArray        *arcs;       /* guint: those that carry what is counted */
  double         whole;      /* what they, or the consumer's demand, bring in a period of the baseline */
  double        *parts;
  double         length;     /* Σ parts */
} Target;

typedef struct
{
  LodePlan   *plan;
  LodePrices *prices;
  guint64     seed;
  guint       n;
  Target     *targets;
} Job;

/* One a thread. */
typedef struct
{
  const Job        *job;
  LodeCourse       *course;
  LodePriceReading *reading;
} Desk;

static const char * const kind_names[LODE_N_PROBE_KINDS] = {
  "price_ratio", "use_ratio", "import_ratio", "export_ratio", "output_ratio",
};

const char *
lode_probe_kind_to_string (LodeProbeKind kind)
{
  g_return_val_if_fail (kind < LODE_N_PROBE_KINDS, NULL);

  return kind_names[kind];
}

gboolean
lode_probe_kind_from_string (const char    *text,
                             LodeProbeKind *kind)
{
  for (guint k = 0; k < LODE_N_PROBE_KINDS; k++)
    if (g_strcmp0 (text, kind_names[k]) == 0)
      {
        *kind = (LodeProbeKind) k;
        return TRUE;
      }

  return FALSE;
}

static void
job_clear (Job *self)
{
  for (guint k = 0; self->targets != NULL && k < self->n; k++)
    {
      g_clear_pointer (&self->targets[k].arcs, g_array_unref);
      g_free (self->targets[k].parts);
    }
  g_free (self->targets);
  g_clear_pointer (&self->prices, lode_prices_free);
  g_clear_pointer (&self->plan, lode_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* --- what a probe looks at --- */

static gboolean
find_consumer (const LodeNetwork  *network,
               const LodeProbe    *probe,
               guint              *consumer,
               GError            **error)
{
  int index = probe->consumer != NULL ? lode_network_find_consumer (network, probe->consumer) : -1;

  if (index < 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "%s: the chain has no consumer “%s”; name one that it has, such as “%s”.",
                   kind_names[probe->kind], probe->consumer != NULL ? probe->consumer : "",
                   network->consumer_name[0]);
      return FALSE;
    }
  *consumer = (guint) index;
  return TRUE;
}

static gboolean
find_stage (const LodeChain  *baseline,
            const LodeProbe  *probe,
            guint            *stage,
            GError          **error)
{
  guint last = lode_chain_get_n_stages (baseline) - 2;

  *stage = last;
  if (probe->kind != LODE_PROBE_OUTPUT)
    return TRUE;
  for (guint s = 0; s <= last; s++)
    if (g_strcmp0 (lode_chain_get_stage (baseline, s)->key, probe->stage) == 0)
      {
        *stage = s;
        return TRUE;
      }

  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
               "%s: the chain of %s has no stage “%s”; name one that it has, such as “%s”.",
               kind_names[probe->kind], lode_chain_get_material (baseline),
               probe->stage != NULL ? probe->stage : "", lode_chain_get_stage (baseline, 0)->key);
  return FALSE;
}

static gboolean
is_of_country (const char *maker,
               const char *country)
{
  return g_str_equal (maker, country) || (g_str_equal (country, "EU27") && lode_actor_is_eu (maker));
}

static gboolean
is_counted (const LodeNetwork *network,
            const LodeProbe   *probe,
            const Target      *target,
            guint              arc)
{
  const char *maker = network->producer_name[network->arc_from[arc]];
  guint to = network->arc_to[arc];

  switch (probe->kind)
    {
    case LODE_PROBE_OUTPUT:
      return is_of_country (maker, probe->country);
    case LODE_PROBE_EXPORT:
      return is_of_country (maker, probe->country) &&
             !g_str_equal (lode_actor_bloc (probe->country), network->consumer_name[to]);
    case LODE_PROBE_IMPORT:
      return to == target->consumer &&
             (probe->country != NULL
                ? is_of_country (maker, probe->country)
                : !g_str_equal (lode_actor_bloc (maker), network->consumer_name[to]));
    case LODE_PROBE_PRICE:
    case LODE_PROBE_USE:
    default:
      return FALSE;
    }
}

static gboolean
find_arcs (const LodeNetwork  *network,
           const LodeProbe    *probe,
           guint               stage,
           Target             *target,
           GError            **error)
{
  target->arcs = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint a = network->stage_arc_start[stage]; a < network->stage_arc_start[stage + 1]; a++)
    if (!network->is_opened[a] && is_counted (network, probe, target, a))
      {
        g_array_append_val (target->arcs, a);
        target->whole += network->baseline[a];
      }
  if (target->whole > 0)
    return TRUE;

  g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
               "%s: nothing flows from “%s” to “%s” in the baseline, so that nothing can change; name "
               "a pair that trades.",
               kind_names[probe->kind], probe->country != NULL ? probe->country : "abroad",
               probe->consumer != NULL ? probe->consumer : "anyone");
  return FALSE;
}

static gboolean
find_window (const LodePlan   *plan,
             const LodeProbe  *probe,
             Target           *target,
             GError          **error)
{
  LodeMonth end = plan->from + (LodeMonth) (plan->n_periods * plan->period_months);

  if (probe->from < plan->from || probe->to >= end || probe->to < probe->from)
    {
      g_autofree char *first = lode_month_format (plan->from);
      g_autofree char *last = lode_month_format (end - 1);

      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%s: the window does not lie within the scenario, which goes from %s to %s.",
                   kind_names[probe->kind], first, last);
      return FALSE;
    }
  target->parts = g_new (double, plan->n_periods);
  for (guint t = 0; t < plan->n_periods; t++)
    {
      target->parts[t] = lode_prices_get_overlap (plan, t, probe->from, probe->to + 1.0);
      target->length += target->parts[t];
    }

  return TRUE;
}

static gboolean
find_target (const Job        *job,
             const LodeChain  *baseline,
             const LodeProbe  *probe,
             Target           *target,
             GError          **error)
{
  const LodeNetwork *network = job->plan->network;
  gboolean needs_consumer = probe->kind <= LODE_PROBE_IMPORT;
  guint stage;

  target->kind = probe->kind;
  if ((needs_consumer && !find_consumer (network, probe, &target->consumer, error)) ||
      !find_window (job->plan, probe, target, error))
    return FALSE;
  if (probe->kind == LODE_PROBE_PRICE || probe->kind == LODE_PROBE_USE)
    {
      target->whole = lode_network_get_demand (network, target->consumer);
      return TRUE;
    }
  if (!needs_consumer && probe->country == NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID, "%s: no country is named; name the one that "
                   "makes or sends it.", kind_names[probe->kind]);
      return FALSE;
    }

  return find_stage (baseline, probe, &stage, error) && find_arcs (network, probe, stage, target, error);
}

/* --- a draw --- */

static double
read_target (const Desk   *desk,
             const Target *target)
{
  const LodeNetwork *network = desk->course->state->network;
  const LodeAllocation *allocation = desk->course->allocation[LODE_CONDUCT_FRAGMENTED];
  double sum = 0;

  switch (target->kind)
    {
    case LODE_PROBE_PRICE:
      return desk->reading->ratio[network->consumer_is_member[target->consumer] ? LODE_GROUP_MEMBERS
                                                                                : LODE_GROUP_OTHERS];
    case LODE_PROBE_USE:
      return target->whole > 0 ? allocation->served[target->consumer] / target->whole : 1;
    case LODE_PROBE_IMPORT:
    case LODE_PROBE_EXPORT:
    case LODE_PROBE_OUTPUT:
    default:
      for (guint k = 0; k < target->arcs->len; k++)
        sum += allocation->flow[g_array_index (target->arcs, guint, k)];
      return sum / target->whole;
    }
}

static gpointer
desk_open (gpointer data)
{
  Desk *desk = g_new0 (Desk, 1);

  desk->job = data;
  desk->course = lode_course_new (desk->job->plan);
  desk->reading = lode_price_reading_new (desk->job->prices);

  return desk;
}

static void
desk_close (gpointer worker)
{
  Desk *desk = worker;

  lode_price_reading_free (desk->reading);
  lode_course_free (desk->course);
  g_free (desk);
}

static void
desk_run (gpointer      worker,
          const double *x,
          double       *y)
{
  Desk *desk = worker;
  const Job *job = desk->job;
  LodeCourse *course = desk->course;

  if (x[0] == CENTRAL)
    lode_plan_set_central (job->plan, course->luck);
  else
    lode_plan_draw (job->plan, job->seed, (guint64) x[0], course->luck);
  lode_course_begin (course);
  memset (y, 0, job->n * sizeof *y);
  for (guint t = 0; t < job->plan->n_periods; t++)
    {
      lode_course_open_period (course, t);
      lode_course_run_alone (course);
      lode_course_close_alone (course);
      lode_prices_read_ratios (job->prices, course->state->network,
                               course->allocation[LODE_CONDUCT_FRAGMENTED], desk->reading);
      for (guint k = 0; k < job->n; k++)
        if (job->targets[k].parts[t] > 0)
          y[k] += job->targets[k].parts[t] * read_target (desk, &job->targets[k]);
    }
  for (guint k = 0; k < job->n; k++)
    y[k] /= job->targets[k].length;
}

/* --- all draws --- */

static gboolean
run_job (Job                   *job,
         const LodeRunOptions  *options,
         LodeProbeReading      *readings,
         GCancellable          *cancellable,
         GError               **error)
{
  const LodeSampleModel model = { 1, job->n, desk_open, desk_run, desk_close, job };
  const LodeSampleOptions how = { options->threads, options->progress, options->progress_data,
                                  cancellable };
  guint n_draws = options->draws;
  g_autofree double *points = g_new (double, n_draws + 1);
  g_autofree double *values = NULL;
  g_autofree float *column = g_new (float, n_draws);

  if (!lode_sampler_check (&model, (guint64) n_draws + 1, error))
    return FALSE;
  values = g_new (double, ((gsize) n_draws + 1) * job->n);
  for (guint draw = 0; draw < n_draws; draw++)
    points[draw] = draw;
  points[n_draws] = CENTRAL;
  if (!lode_sampler_run (&model, points, n_draws + 1, values, &how, error))
    return FALSE;

  for (guint k = 0; k < job->n; k++)
    {
      for (guint draw = 0; draw < n_draws; draw++)
        column[draw] = (float) values[(gsize) draw * job->n + k];
      lode_draws_summarise (column, n_draws, &readings[k].band);
      readings[k].central = values[(gsize) n_draws * job->n + k];
    }

  return TRUE;
}

gboolean
lode_probe_run (const LodeChain       *baseline,
                LodeScenario          *scenario,
                const LodeProbe       *probes,
                guint                  n_probes,
                const LodeRunOptions  *options,
                LodeProbeReading      *readings,
                GCancellable          *cancellable,
                GError               **error)
{
  g_auto (Job) job = { NULL };
  LodeAtlas *atlas;

  g_return_val_if_fail (baseline != NULL && LODE_IS_SCENARIO (scenario), FALSE);
  g_return_val_if_fail (probes != NULL && n_probes > 0 && readings != NULL, FALSE);
  g_return_val_if_fail (options != NULL && options->draws > 0, FALSE);

  job.plan = lode_simulation_plan (baseline, scenario, options, error);
  if (job.plan == NULL)
    return FALSE;
  atlas = options->atlas != NULL ? options->atlas : lode_atlas_get_default ();
  job.prices = lode_prices_new (job.plan, baseline, scenario, atlas);
  job.seed = options->seed;
  job.n = n_probes;
  job.targets = g_new0 (Target, n_probes);
  for (guint k = 0; k < n_probes; k++)
    if (!find_target (&job, baseline, &probes[k], &job.targets[k], error))
      return FALSE;

  return run_job (&job, options, readings, cancellable, error);
}
