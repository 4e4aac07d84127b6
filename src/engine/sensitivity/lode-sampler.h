/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "engine/lode-simulation.h"

G_BEGIN_DECLS

/* Points at which a model may be run in one analysis, and numbers that it may take or give there. */
#define LODE_SAMPLER_MAX_RUNS   (1u << 22)
#define LODE_SAMPLER_MAX_VALUES (1u << 26)

/**
 * LodeSampleModel: a function of numbers in the unit cube, whatever it computes.
 * @n_inputs: how many numbers it takes, k
 * @n_outputs: how many it gives
 * @open: (nullable): makes what one thread needs to run it; %NULL: @data itself
 * @run: y[n_outputs] = f(x[n_inputs]); must depend on @x alone
 * @close: (nullable): frees what @open made
 */
typedef struct
{
  guint      n_inputs;
  guint      n_outputs;
  gpointer (*open)  (gpointer data);
  void     (*run)   (gpointer      worker,
                     const double *x,
                     double       *y);
  void     (*close) (gpointer worker);
  gpointer   data;
} LodeSampleModel;

/**
 * LodeSampleOptions: how to run it; nothing here changes a result.
 * @threads: 0 for as many as there are processors, at most %LODE_MAX_THREADS
 * @progress: (nullable): called from the calling thread alone
 */
typedef struct
{
  guint             threads;
  LodeProgressFunc  progress;
  gpointer          progress_data;
  GCancellable     *cancellable;
} LodeSampleOptions;

/**
 * lode_sampler_run:
 * @points: (array): n_points rows of n_inputs numbers
 * @values: (array): n_points rows of n_outputs numbers, written
 *
 * Runs the model at every point. Points are independent and each value has its place, so the result
 * is the same bits on any number of threads.
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED.
 */
gboolean lode_sampler_run   (const LodeSampleModel    *model,
                             const double             *points,
                             guint                     n_points,
                             double                   *values,
                             const LodeSampleOptions  *options,
                             GError                  **error);
/* %FALSE with %LODE_ERROR_TOO_LARGE when @n_runs of @model are more than the limits above allow. */
gboolean lode_sampler_check (const LodeSampleModel    *model,
                             guint64                   n_runs,
                             GError                  **error);

G_END_DECLS
