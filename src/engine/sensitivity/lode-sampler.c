/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sampler.h"

#include "base/lode-error.h"

/* Points between two looks at the cancellable and calls of the progress function. */
#define CHUNK 8

typedef struct
{
  const LodeSampleModel   *model;
  const LodeSampleOptions *options;
  const double            *points;
  guint                    n_points;
  double                  *values;
  int                      next;      /* atomic */
} Job;

static void
run_points (Job      *self,
            gboolean  is_first)
{
  const LodeSampleModel *model = self->model;
  gpointer worker = model->open != NULL ? model->open (model->data) : model->data;

  while (!g_cancellable_is_cancelled (self->options->cancellable))
    {
      guint begin = (guint) g_atomic_int_add (&self->next, CHUNK);
      guint end = MIN (begin + CHUNK, self->n_points);

      if (begin >= self->n_points)
        break;
      for (guint i = begin; i < end; i++)
        model->run (worker, self->points + (gsize) i * model->n_inputs,
                    self->values + (gsize) i * model->n_outputs);
      if (is_first && self->options->progress != NULL)
        self->options->progress ((double) end / self->n_points, self->options->progress_data);
    }
  if (model->open != NULL && model->close != NULL)
    model->close (worker);
}

static gpointer
points_worker (gpointer data)
{
  run_points (data, FALSE);
  return NULL;
}

gboolean
lode_sampler_run (const LodeSampleModel    *model,
                  const double             *points,
                  guint                     n_points,
                  double                   *values,
                  const LodeSampleOptions  *options,
                  GError                  **error)
{
  const LodeSampleOptions defaults = { 0 };
  Job job = { model, options != NULL ? options : &defaults, points, n_points, values, 0 };
  GThread *threads[LODE_MAX_THREADS];
  guint n_threads, n_chunks = (n_points + CHUNK - 1) / CHUNK;

  g_return_val_if_fail (model != NULL && points != NULL && values != NULL, FALSE);

  n_threads = job.options->threads > 0 ? job.options->threads : g_get_num_processors ();
  n_threads = CLAMP (n_threads, 1, MIN (LODE_MAX_THREADS, MAX (n_chunks, 1)));
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_new ("lode-sampler", points_worker, &job);
  run_points (&job, TRUE);
  for (guint i = 1; i < n_threads; i++)
    g_thread_join (threads[i]);

  return !g_cancellable_set_error_if_cancelled (job.options->cancellable, error);
}

gboolean
lode_sampler_check (const LodeSampleModel  *model,
                    guint64                 n_runs,
                    GError                **error)
{
  guint64 width;

  g_return_val_if_fail (model != NULL, FALSE);

  width = MAX (model->n_inputs, model->n_outputs);
  if (n_runs <= LODE_SAMPLER_MAX_RUNS && n_runs * width <= LODE_SAMPLER_MAX_VALUES)
    return TRUE;

  g_set_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE,
               "%" G_GUINT64_FORMAT " runs with %u inputs are too many; take fewer samples.", n_runs,
               model->n_inputs);
  return FALSE;
}
