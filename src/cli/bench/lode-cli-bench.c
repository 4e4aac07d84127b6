/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/lode-cli-commands.h"

typedef struct
{
  const char *name;
  void      (*run) (LodeJsonWriter *writer);
} Bench;

/* One a room; a room's bench stands in a file of its own. */
static const Bench benches[] = {
  { "allocate", lode_cli_bench_allocate },
  { "montecarlo", lode_cli_bench_montecarlo },
  { "sensitivity", lode_cli_bench_sensitivity },
};

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gint64
read_clock_ns (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * G_GINT64_CONSTANT (1000000000) + time.tv_nsec;
}

/* Nanoseconds of a run, or of several, in µs of a part, to a thousandth. */
static double
in_microseconds (const LodeBenchStep *step,
                 gint64               nanoseconds)
{
  return round ((double) nanoseconds / step->parts) / 1000;
}

void
lode_cli_bench_time (LodeJsonWriter      *writer,
                     const LodeBenchStep *step,
                     gpointer             data)
{
  g_autofree gint64 *times = g_new (gint64, step->runs);
  g_autofree gint64 *cpu_times = g_new (gint64, step->runs);
  double median;

  step->run (data);
  for (guint i = 0; i < step->runs; i++)
    {
      times[i] = read_clock_ns (CLOCK_MONOTONIC);
      cpu_times[i] = read_clock_ns (CLOCK_PROCESS_CPUTIME_ID);
      step->run (data);
      cpu_times[i] = read_clock_ns (CLOCK_PROCESS_CPUTIME_ID) - cpu_times[i];
      times[i] = read_clock_ns (CLOCK_MONOTONIC) - times[i];
    }
  qsort (times, step->runs, sizeof (gint64), compare_times);
  qsort (cpu_times, step->runs, sizeof (gint64), compare_times);
  median = in_microseconds (step, times[step->runs / 2]);

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "name", step->name);
  lode_json_writer_member_string (writer, "work", step->work);
  lode_json_writer_member_integer (writer, "runs", step->runs);
  lode_json_writer_member_number (writer, "median_us", median);
  lode_json_writer_member_number (writer, "p95_us",
                                  in_microseconds (step, times[(step->runs * 95) / 100]));
  lode_json_writer_member_number (writer, "cpu_us", in_microseconds (step, cpu_times[step->runs / 2]));
  if (step->goal_us > 0)
    {
      lode_json_writer_member_number (writer, "goal_us", step->goal_us);
      lode_json_writer_member_boolean (writer, "is_reached", median <= step->goal_us);
    }
  lode_json_writer_end_object (writer);
}

static int
run (int    argc,
     char **argv)
{
  LodeJsonWriter *writer;
  const Bench *bench = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_bench, NULL, &argc, &argv, 1, 1, &status))
    return status;
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    if (g_str_equal (argv[1], benches[i].name))
      bench = &benches[i];
  if (bench == NULL)
    return lode_cli_usage_error (&lode_cli_bench, "there is no bench “%s”", argv[1]);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "bench", bench->name);
  lode_json_writer_member (writer, "results");
  lode_json_writer_begin_array (writer);
  bench->run (writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
  text = lode_json_writer_finish (writer, NULL, &error);
  if (text == NULL || !lode_cli_write (NULL, text, strlen (text), &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_bench = {
  "bench",
  "allocate|montecarlo|sensitivity",
  "Times work inside the process, as the goals for speed are stated. Prints median and 95th\n"
  "percentile, the processor's time, the size of the work and the goal as JSON.",
  run,
};
