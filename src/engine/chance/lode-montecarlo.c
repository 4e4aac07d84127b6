/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws are independent and their luck depends on their number alone, so threads take the next ones
 * that are free and write to their own places: the result cannot depend on who did what. A thread
 * takes several at once, whose fragmented responses run side by side in the lanes of a vector. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-montecarlo.h"

#include <string.h>

#include "base/lode-error.h"
#include "engine/chance/lode-draws.h"
#include "engine/lode-result-private.h"
#include "engine/network/lode-fragmented-batch.h"
#include "engine/scenario/lode-course.h"

#define MAX_BYTES ((gsize) 768 << 20)
/* Draws between two looks at the cancellable and calls of the progress function. */
#define CHUNK (2 * LODE_BATCH_LANES)

/* The draws that a thread runs side by side. */
typedef struct
{
  LodeCourse          *course[LODE_BATCH_LANES];
  const LodeNetwork   *network[LODE_BATCH_LANES];     /* the courses' */
  LodeAllocation      *allocation[LODE_BATCH_LANES];  /* likewise, of the fragmented response */
  LodeFragmentedBatch *batch;
  double              *total[LODE_N_CONDUCTS];        /* [LODE_BATCH_LANES × n_consumers] */
} Squad;

typedef struct
{
  const LodePlan       *plan;
  const LodeRunOptions *options;
  LodeResult           *result;
  GCancellable         *cancellable;
  guint                 n_draws;
  guint                 n_cells;       /* entities × periods */
  guint                 n_conducts;    /* 1 where the pact is left out */
  /* [n_cells × n_draws] shortage and stock under each conduct; [n_entities × n_draws] totals. */
  float                *shortage[LODE_N_CONDUCTS];
  float                *stock[LODE_N_CONDUCTS];
  float                *total[LODE_N_CONDUCTS];
  float                *dividend;
  int                   next_draw;     /* atomic */
  int                   next_cell;     /* atomic */
} Run;

static void
run_clear (Run *self)
{
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_free (self->shortage[k]);
      g_free (self->stock[k]);
      g_free (self->total[k]);
    }
  g_free (self->dividend);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* A value of every consumer, of all, and of the members. */
static void
store (const Run    *self,
       float        *places,
       const double *values,
       guint         period,
       guint         draw)
{
  guint n = self->result->n_consumers;
  gsize stride = (gsize) self->result->n_periods * self->n_draws;
  float *place = places + (gsize) period * self->n_draws + draw;
  double all = 0, members = 0;

  for (guint c = 0; c < n; c++, place += stride)
    {
      *place = (float) values[c];
      all += values[c];
      members += self->result->is_member[c] ? values[c] : 0;
    }
  place[0] = (float) all;
  place[stride] = (float) members;
}

static void
store_totals (const Run   *self,
              const Squad *squad,
              guint        lane,
              guint        draw)
{
  guint n = self->result->n_consumers;
  double sum[LODE_N_CONDUCTS][2] = { { 0 } };

  for (guint e = 0; e < n + 2; e++)
    {
      gsize place = (gsize) e * self->n_draws + draw;
      double total[LODE_N_CONDUCTS] = { 0 };

      for (guint k = 0; k < self->n_conducts; k++)
        {
          total[k] = e < n ? squad->total[k][(gsize) lane * n + e] : sum[k][e - n];
          if (e < n)
            {
              sum[k][0] += total[k];
              sum[k][1] += self->result->is_member[e] ? total[k] : 0;
            }
          self->total[k][place] = (float) total[k];
        }
      if (self->dividend != NULL)
        self->dividend[place] = (float) (total[0] - total[1]);
    }
}

static void
squad_clear (Squad *self)
{
  for (guint lane = 0; lane < LODE_BATCH_LANES; lane++)
    g_clear_pointer (&self->course[lane], lode_course_free);
  g_clear_pointer (&self->batch, lode_fragmented_batch_free);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    g_free (self->total[k]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Squad, squad_clear)

static void
squad_init (Squad     *self,
            const Run *run)
{
  for (guint lane = 0; lane < LODE_BATCH_LANES; lane++)
    {
      self->course[lane] = lode_course_new (run->plan);
      self->network[lane] = self->course[lane]->state->network;
      self->allocation[lane] = self->course[lane]->allocation[LODE_CONDUCT_FRAGMENTED];
    }
  self->batch = lode_fragmented_batch_new (run->plan->network);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    self->total[k] = g_new (double, LODE_BATCH_LANES * run->result->n_consumers + 1);
}

/* One period of all lanes. */
static void
squad_step (Squad     *self,
            const Run *run,
            guint      n_lanes,
            guint      period)
{
  gboolean has_pact = run->n_conducts > 1;

  for (guint lane = 0; lane < n_lanes; lane++)
    lode_course_open_period (self->course[lane], period);
  if (lode_course_is_plain (self->course[0]))
    lode_fragmented_batch_run (self->batch, self->network, n_lanes, has_pact, self->allocation);
  else
    for (guint lane = 0; lane < n_lanes; lane++)
      lode_course_run_alone (self->course[lane]);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      lode_course_close_alone (self->course[lane]);
      if (has_pact)
        lode_course_answer (self->course[lane], period, LODE_COORDINATED_SERVED);
    }
}

static void
store_period (const Run   *self,
              const Squad *squad,
              guint        lane,
              guint        period,
              guint        draw)
{
  const LodeCourse *course = squad->course[lane];
  guint n = self->result->n_consumers;

  for (guint k = 0; k < self->n_conducts; k++)
    {
      const double *shortage = course->allocation[k]->shortage;

      store (self, self->shortage[k], shortage, period, draw);
      if (self->stock[k] != NULL)
        store (self, self->stock[k], course->stock[k], period, draw);
      for (guint c = 0; c < n; c++)
        squad->total[k][(gsize) lane * n + c] += shortage[c];
    }
}

/* Draws from @begin on, as many as there are lanes at most. */
static void
run_squad (const Run *self,
           Squad     *squad,
           guint      begin,
           guint      n_lanes)
{
  gsize size = (gsize) LODE_BATCH_LANES * self->result->n_consumers * sizeof (double);

  for (guint k = 0; k < self->n_conducts; k++)
    memset (squad->total[k], 0, size);
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      lode_plan_draw (self->plan, self->options->seed, begin + lane, squad->course[lane]->luck);
      lode_course_begin (squad->course[lane]);
    }
  for (guint t = 0; t < self->plan->n_periods; t++)
    {
      squad_step (squad, self, n_lanes, t);
      for (guint lane = 0; lane < n_lanes; lane++)
        store_period (self, squad, lane, t, begin + lane);
    }
  for (guint lane = 0; lane < n_lanes; lane++)
    store_totals (self, squad, lane, begin + lane);
}

/* The first thread is the caller's: it alone reports progress. */
static void
run_draws (Run      *self,
           gboolean  is_first)
{
  g_auto (Squad) squad = { { NULL } };

  squad_init (&squad, self);
  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      guint begin = (guint) g_atomic_int_add (&self->next_draw, CHUNK);
      guint end = MIN (begin + CHUNK, self->n_draws);

      if (begin >= self->n_draws)
        return;
      for (guint draw = begin; draw < end; draw += LODE_BATCH_LANES)
        run_squad (self, &squad, draw, MIN (LODE_BATCH_LANES, end - draw));
      if (is_first && self->options->progress != NULL)
        self->options->progress ((double) end / self->n_draws, self->options->progress_data);
    }
}

static void
summarise_cells (Run *self)
{
  for (;;)
    {
      guint cell = (guint) g_atomic_int_add (&self->next_cell, 1);
      gsize place = (gsize) cell * self->n_draws;

      if (cell >= self->n_cells || g_cancellable_is_cancelled (self->cancellable))
        return;
      for (guint k = 0; k < self->n_conducts; k++)
        {
          lode_draws_summarise (self->shortage[k] + place, self->n_draws,
                                &self->result->shortage_band[k][cell]);
          if (self->stock[k] != NULL)
            lode_draws_summarise (self->stock[k] + place, self->n_draws,
                                  &self->result->stock_band[k][cell]);
        }
    }
}

static gpointer
draws_worker (gpointer data)
{
  run_draws (data, FALSE);
  return NULL;
}

static gpointer
cells_worker (gpointer data)
{
  summarise_cells (data);
  return NULL;
}

static void
run_in_threads (Run         *self,
                GThreadFunc  worker,
                gboolean     is_draws)
{
  guint n = self->options->threads > 0 ? self->options->threads : g_get_num_processors ();
  GThread *threads[LODE_MAX_THREADS];

  n = CLAMP (n, 1, LODE_MAX_THREADS);
  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_new ("lode-draws", worker, self);
  if (is_draws)
    run_draws (self, TRUE);
  else
    summarise_cells (self);
  for (guint i = 1; i < n; i++)
    g_thread_join (threads[i]);
}

static void
summarise_totals (Run *self)
{
  LodeResult *result = self->result;

  for (guint e = 0; e < lode_result_get_n_entities (result); e++)
    {
      gsize place = (gsize) e * self->n_draws;

      for (guint k = 0; k < self->n_conducts; k++)
        lode_draws_summarise (self->total[k] + place, self->n_draws, &result->total_band[k][e]);
      if (self->dividend != NULL)
        lode_draws_summarise (self->dividend + place, self->n_draws, &result->dividend_band[e]);
    }
}

/* %FALSE when it would be too much. */
static gboolean
reserve (Run       *self,
         gboolean   has_stocks,
         GError   **error)
{
  LodeResult *result = self->result;
  guint n_entities = lode_result_get_n_entities (result);
  gsize n_values = (gsize) self->n_cells * self->n_draws;
  gsize n_totals = (gsize) n_entities * self->n_draws;

  if (n_values * sizeof (float) * self->n_conducts * (has_stocks ? 2 : 1) > MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "%u draws of %u periods do not fit into memory; take fewer draws or a coarser step.",
                   self->n_draws, result->n_periods);
      return FALSE;
    }
  for (guint k = 0; k < self->n_conducts; k++)
    {
      self->shortage[k] = g_new (float, n_values);
      self->total[k] = g_new (float, n_totals);
      result->shortage_band[k] = g_new0 (LodeBand, self->n_cells);
      result->total_band[k] = g_new0 (LodeBand, n_entities);
      if (!has_stocks)
        continue;
      self->stock[k] = g_new (float, n_values);
      result->stock_band[k] = g_new0 (LodeBand, self->n_cells);
    }
  if (self->n_conducts < LODE_N_CONDUCTS)
    return TRUE;
  self->dividend = g_new (float, n_totals);
  result->dividend_band = g_new0 (LodeBand, n_entities);

  return TRUE;
}

/* Without an alliance both conducts are one, and nothing is gained. */
static void
copy_bands (Run *self)
{
  LodeResult *result = self->result;
  guint n_entities = lode_result_get_n_entities (result);

  result->shortage_band[1] = g_memdup2 (result->shortage_band[0], self->n_cells * sizeof (LodeBand));
  result->total_band[1] = g_memdup2 (result->total_band[0], n_entities * sizeof (LodeBand));
  if (result->stock_band[0] != NULL)
    result->stock_band[1] = g_memdup2 (result->stock_band[0], self->n_cells * sizeof (LodeBand));
  result->dividend_band = g_new0 (LodeBand, n_entities);
}

gboolean
lode_montecarlo_run (const LodePlan        *plan,
                     const LodeRunOptions  *options,
                     LodeResult            *result,
                     GCancellable          *cancellable,
                     GError               **error)
{
  g_auto (Run) self = { plan, options, result, cancellable };

  self.n_draws = options->draws;
  self.n_conducts = options->is_alone_only || !plan->has_alliance ? 1 : LODE_N_CONDUCTS;
  self.n_cells = lode_result_get_n_entities (result) * result->n_periods;
  if (!reserve (&self, plan->has_stocks, error))
    return FALSE;

  run_in_threads (&self, draws_worker, TRUE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  run_in_threads (&self, cells_worker, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  summarise_totals (&self);
  if (!options->is_alone_only && !plan->has_alliance)
    copy_bands (&self);
  result->draws = options->draws;
  result->seed = options->seed;

  return TRUE;
}
