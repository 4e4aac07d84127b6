/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-bench.h"

#include <stdlib.h>
#include <string.h>

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
};

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

void
lode_cli_bench_time (LodeJsonWriter      *writer,
                     const LodeBenchStep *step,
                     gpointer             data)
{
  g_autofree gint64 *times_us = g_new (gint64, step->runs);

  step->run (data);
  for (guint i = 0; i < step->runs; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      step->run (data);
      times_us[i] = g_get_monotonic_time () - begin;
    }
  qsort (times_us, step->runs, sizeof (gint64), compare_times);

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "name", step->name);
  lode_json_writer_member_string (writer, "work", step->work);
  lode_json_writer_member_integer (writer, "runs", step->runs);
  lode_json_writer_member_integer (writer, "median_us", times_us[step->runs / 2]);
  lode_json_writer_member_integer (writer, "p95_us", times_us[(step->runs * 95) / 100]);
  if (step->goal_us > 0)
    {
      lode_json_writer_member_number (writer, "goal_us", step->goal_us);
      lode_json_writer_member_boolean (writer, "is_reached",
                                       (double) times_us[step->runs / 2] <= step->goal_us);
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
  "allocate|montecarlo",
  "Times work inside the process, as the goals for speed are stated. Prints median, 95th\n"
  "percentile, the size of the work and the goal as JSON.",
  run,
};
