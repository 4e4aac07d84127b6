/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/lode-json-writer.h"

G_BEGIN_DECLS

/**
 * LodeBenchStep: one thing to be timed.
 * @name: "fragmented_scenario"
 * @work: what is done, for a reader: "485 arcs, 10 years"
 * @goal_us: what it should take; 0 where no goal is stated
 * @runs: how many times it is timed, after one that is not
 * @parts: by how much a run's time is divided, when the goal is for a part of it
 */
typedef struct
{
  const char *name;
  const char *work;
  double      goal_us;
  guint       runs;
  guint       parts;
  void      (*run) (gpointer data);
} LodeBenchStep;

/* Times @step and writes an object: name, work, median, 95th percentile and the median of the
 * processor's time, in µs, and the goal. Where the processor is shared, its time says more. */
void lode_cli_bench_time (LodeJsonWriter      *writer,
                          const LodeBenchStep *step,
                          gpointer             data);

/* The benches, a file each. They write objects into an array that is open. */
void lode_cli_bench_allocate (LodeJsonWriter *writer);
void lode_cli_bench_montecarlo (LodeJsonWriter *writer);
void lode_cli_bench_sensitivity (LodeJsonWriter *writer);

G_END_DECLS
