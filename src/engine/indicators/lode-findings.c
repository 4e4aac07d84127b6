/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-findings.h"

#include <math.h>

#include "base/lode-error.h"
#include "engine/chance/lode-draws.h"
#include "engine/lode-result-private.h"
#include "engine/scenario/lode-course.h"

#define MAX_BYTES ((gsize) 768 << 20)
/* Draws between two looks at the cancellable and calls of the progress function. */
#define CHUNK 16

/* What is kept of every draw; served has sums over all and over the members. */
static const LodeSeries kept[] = {
  LODE_SERIES_SERVED, LODE_SERIES_LARGEST_SHARE, LODE_SERIES_PRICE_RATIO,
};
#define N_KEPT G_N_ELEMENTS (kept)

typedef struct
{
  const LodePlan       *plan;
  const LodePrices     *prices;
  const LodeTargets    *targets;
  LodeAtlas            *atlas;
  const LodeRunOptions *options;
  LodeResult           *result;
  GCancellable         *cancellable;
  guint                 n_draws;
  guint                 n_rows;                        /* consumers, all, members */
  float                *values[N_KEPT][LODE_N_CONDUCTS]; /* [rows × periods × draws] */
  guint8               *is_met[LODE_N_CONDUCTS];       /* [targets × draws] */
  int                   next_draw;                     /* atomic */
} Pass;

/* One of a thread. */
typedef struct
{
  LodeCourse       *course;
  LodeGauge        *gauge;
  LodePriceReading *reading;
  LodeTargetTally  *tally[LODE_N_CONDUCTS];
} Desk;

static void
pass_clear (Pass *self)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      for (guint i = 0; i < N_KEPT; i++)
        g_free (self->values[i][k]);
      g_free (self->is_met[k]);
    }
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pass, pass_clear)

static void
desk_init (Desk       *desk,
           const Pass *pass)
{
  desk->course = lode_course_new (pass->plan);
  desk->gauge = lode_gauge_new (pass->plan->network, pass->atlas);
  desk->reading = lode_price_reading_new (pass->prices);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    desk->tally[k] = lode_target_tally_new (pass->targets, desk->gauge);
}

static void
desk_clear (Desk *desk)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    g_clear_pointer (&desk->tally[k], lode_target_tally_free);
  g_clear_pointer (&desk->reading, lode_price_reading_free);
  g_clear_pointer (&desk->gauge, lode_gauge_free);
  g_clear_pointer (&desk->course, lode_course_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, desk_clear)

static float *
place_of (const Pass *pass,
          guint       index,
          guint       conduct,
          guint       row,
          guint       period,
          guint       draw)
{
  gsize cell = (gsize) row * pass->plan->n_periods + period;

  return &pass->values[index][conduct][cell * pass->n_draws + draw];
}

static void
keep_period (const Pass *pass,
             Desk       *desk,
             guint       conduct,
             guint       period,
             guint       draw)
{
  const LodeNetwork *network = desk->course->state->network;
  const LodeAllocation *allocation = desk->course->allocation[conduct];
  guint n = network->n_consumers;
  double all = 0, members = 0;

  for (guint c = 0; c < n; c++)
    {
      const double *direct = lode_gauge_get_origins (desk->gauge, c, network->n_stages - 1);
      int largest = lode_trace_find_largest_of (desk->gauge->trace, network, c, direct);
      guint group = network->consumer_is_member[c] ? LODE_GROUP_MEMBERS : LODE_GROUP_OTHERS;

      all += allocation->served[c];
      members += network->consumer_is_member[c] ? allocation->served[c] : 0;
      *place_of (pass, 0, conduct, c, period, draw) = (float) allocation->served[c];
      *place_of (pass, 1, conduct, c, period, draw) = largest >= 0 ? (float) direct[largest] : 0;
      *place_of (pass, 2, conduct, c, period, draw) = (float) desk->reading->ratio[group];
    }
  *place_of (pass, 0, conduct, n, period, draw) = (float) all;
  *place_of (pass, 0, conduct, n + 1, period, draw) = (float) members;
}

static void
run_draw (const Pass *pass,
          Desk       *desk,
          guint       draw)
{
  LodeCourse *course = desk->course;
  guint n_targets = pass->targets->list->len;
  int stage;

  lode_plan_draw (pass->plan, pass->options->seed, draw, course->luck);
  lode_course_begin (course);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    lode_target_tally_begin (desk->tally[k], pass->targets, desk->gauge);
  for (guint t = 0; t < pass->plan->n_periods; t++)
    {
      lode_course_step (course, t, LODE_COORDINATED_FLOWS);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          lode_prices_read_ratios (pass->prices, course->state->network, course->allocation[k],
                                   desk->reading);
          lode_gauge_read_origins (desk->gauge, course->state->network, course->allocation[k]);
          lode_target_tally_add (desk->tally[k], pass->targets, desk->gauge, t);
          keep_period (pass, desk, k, t, draw);
        }
    }
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (guint i = 0; i < n_targets; i++)
      pass->is_met[k][(gsize) i * pass->n_draws + draw] = lode_target_is_met (
        g_ptr_array_index (pass->targets->list, i),
        lode_target_tally_get_value (desk->tally[k], pass->targets, desk->gauge, i, &stage));
}

/* The first thread is the caller's: it alone reports progress. */
static void
run_draws (Pass     *pass,
           gboolean  is_first)
{
  g_auto (Desk) desk = { NULL };

  desk_init (&desk, pass);
  while (!g_cancellable_is_cancelled (pass->cancellable))
    {
      guint begin = (guint) g_atomic_int_add (&pass->next_draw, CHUNK);
      guint end = MIN (begin + CHUNK, pass->n_draws);

      if (begin >= pass->n_draws)
        return;
      for (guint draw = begin; draw < end; draw++)
        run_draw (pass, &desk, draw);
      if (is_first && pass->options->progress != NULL)
        pass->options->progress ((double) end / pass->n_draws, pass->options->progress_data);
    }
}

static gpointer
draws_worker (gpointer data)
{
  run_draws (data, FALSE);
  return NULL;
}

static void
run_in_threads (Pass *pass)
{
  guint n = pass->options->threads > 0 ? pass->options->threads : g_get_num_processors ();
  GThread *threads[LODE_MAX_THREADS];

  n = CLAMP (n, 1, LODE_MAX_THREADS);
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("lode-findings", draws_worker, pass);
  run_draws (pass, TRUE);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

static void
summarise (Pass *pass)
{
  guint n_cells = pass->n_rows * pass->plan->n_periods;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      for (guint i = 0; i < N_KEPT; i++)
        {
          LodeBand *bands = g_new0 (LodeBand, n_cells + 1);

          for (guint cell = 0; cell < n_cells; cell++)
            lode_draws_summarise (pass->values[i][k] + (gsize) cell * pass->n_draws, pass->n_draws,
                                  &bands[cell]);
          g_free (pass->result->finding_band[kept[i]][k]);
          pass->result->finding_band[kept[i]][k] = bands;
        }
      for (guint i = 0; i < pass->targets->list->len; i++)
        {
          LodeTargetResult *target = g_ptr_array_index (pass->result->targets, i);
          guint n_met = 0;

          for (guint draw = 0; draw < pass->n_draws; draw++)
            n_met += pass->is_met[k][(gsize) i * pass->n_draws + draw];
          if (!isnan (target->value[k]))
            target->probability[k] = (double) n_met / pass->n_draws;
        }
    }
}

gboolean
lode_findings_run (const LodePlan        *plan,
                   const LodePrices      *prices,
                   const LodeTargets     *targets,
                   LodeAtlas             *atlas,
                   const LodeRunOptions  *options,
                   LodeResult            *result,
                   GCancellable          *cancellable,
                   GError               **error)
{
  g_auto (Pass) pass = { plan, prices, targets, atlas, options, result, cancellable };
  gsize n_values;

  g_return_val_if_fail (options != NULL && options->draws > 0, FALSE);

  pass.n_draws = options->draws;
  pass.n_rows = lode_result_get_n_entities (result);
  n_values = (gsize) pass.n_rows * plan->n_periods * pass.n_draws;
  if (n_values * sizeof (float) * N_KEPT * LODE_N_CONDUCTS > MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "%u draws of %u periods do not fit into memory; take fewer draws or a coarser step.",
                   pass.n_draws, plan->n_periods);
      return FALSE;
    }
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      for (guint i = 0; i < N_KEPT; i++)
        pass.values[i][k] = g_new0 (float, n_values + 1);
      pass.is_met[k] = g_new0 (guint8, (gsize) targets->list->len * pass.n_draws + 1);
    }

  run_in_threads (&pass);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  summarise (&pass);

  return TRUE;
}
