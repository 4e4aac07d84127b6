/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws are independent and their luck depends on their number alone, so threads take the next one
 * that is free and write to its own place: the result cannot depend on who did what. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-montecarlo.h"

#include "base/lode-error.h"
#include "engine/chance/lode-draws.h"
#include "engine/lode-result-private.h"
#include "engine/scenario/lode-course.h"

#define MAX_BYTES ((gsize) 768 << 20)
/* Draws between two looks at the cancellable and calls of the progress function. */
#define CHUNK 16

typedef struct
{
  const LodePlan       *plan;
  const LodeRunOptions *options;
  LodeResult           *result;
  GCancellable         *cancellable;
  guint                 n_draws;
  guint                 n_cells;       /* entities × periods */
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
store_totals (const Run *self,
              double   **totals,
              guint      draw)
{
  guint n = self->result->n_consumers;
  double alone[2] = { 0 }, together[2] = { 0 };

  for (guint c = 0; c <= n + 1; c++)
    {
      double a = c < n ? totals[0][c] : alone[c - n];
      double b = c < n ? totals[1][c] : together[c - n];

      for (guint k = 0; k < 2 && c < n; k++)
        if (k == 0 || self->result->is_member[c])
          {
            alone[k] += a;
            together[k] += b;
          }
      self->total[LODE_CONDUCT_FRAGMENTED][(gsize) c * self->n_draws + draw] = (float) a;
      self->total[LODE_CONDUCT_COORDINATED][(gsize) c * self->n_draws + draw] = (float) b;
      self->dividend[(gsize) c * self->n_draws + draw] = (float) (a - b);
    }
}

static void
run_draw (const Run  *self,
          LodeCourse *course,
          double    **totals,
          guint       draw)
{
  guint n = self->result->n_consumers;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (guint c = 0; c < n; c++)
      totals[k][c] = 0;
  lode_plan_draw (self->plan, self->options->seed, draw, course->luck);
  lode_course_begin (course);
  for (guint t = 0; t < self->plan->n_periods; t++)
    {
      lode_course_step (course, t, LODE_COORDINATED_SERVED);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          store (self, self->shortage[k], course->allocation[k]->shortage, t, draw);
          if (self->stock[k] != NULL)
            store (self, self->stock[k], course->stock[k], t, draw);
          for (guint c = 0; c < n; c++)
            totals[k][c] += course->allocation[k]->shortage[c];
        }
    }
  store_totals (self, totals, draw);
}

/* The first thread is the caller's: it alone reports progress. */
static void
run_draws (Run      *self,
           gboolean  is_first)
{
  g_autoptr (LodeCourse) course = lode_course_new (self->plan);
  g_autofree double *alone = g_new0 (double, self->result->n_consumers + 1);
  g_autofree double *together = g_new0 (double, self->result->n_consumers + 1);
  double *totals[] = { alone, together };

  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      guint begin = (guint) g_atomic_int_add (&self->next_draw, CHUNK);
      guint end = MIN (begin + CHUNK, self->n_draws);

      if (begin >= self->n_draws)
        return;
      for (guint draw = begin; draw < end; draw++)
        run_draw (self, course, totals, draw);
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
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
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

      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        lode_draws_summarise (self->total[k] + place, self->n_draws, &result->total_band[k][e]);
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

  if (n_values * sizeof (float) * LODE_N_CONDUCTS * (has_stocks ? 2 : 1) > MAX_BYTES)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                   "%u draws of %u periods do not fit into memory; take fewer draws or a coarser step.",
                   self->n_draws, result->n_periods);
      return FALSE;
    }
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
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
  self->dividend = g_new (float, n_totals);
  result->dividend_band = g_new0 (LodeBand, n_entities);

  return TRUE;
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
  result->draws = options->draws;
  result->seed = options->seed;

  return TRUE;
}
