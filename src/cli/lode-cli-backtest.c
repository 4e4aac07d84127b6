/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-table.h"
#include "cli/lode-cli-task.h"
#include "library/lode-backtest-run.h"

/* --- JSON --- */

/* Six digits: more than any of it is good for. */
static double
round_number (double value)
{
  double scale;

  if (!isfinite (value) || value == 0)
    return value;
  scale = pow (10, 5 - floor (log10 (fabs (value))));

  return round (value * scale) / scale;
}

static void
write_number (LodeJsonWriter *writer,
              const char     *member,
              double          value)
{
  lode_json_writer_member (writer, member);
  if (isfinite (value))
    lode_json_writer_number (writer, round_number (value));
  else
    lode_json_writer_null (writer);
}

static void
write_month (LodeJsonWriter *writer,
             LodeMonth       month)
{
  g_autofree char *text = lode_month_format (month);

  lode_json_writer_string (writer, text);
}

static void
write_probe (LodeJsonWriter  *writer,
             const LodeProbe *probe)
{
  lode_json_writer_member_string (writer, "metric", lode_probe_kind_to_string (probe->kind));
  lode_json_writer_member_string (writer, "consumer", probe->consumer);
  lode_json_writer_member_string (writer, "country", probe->country);
  lode_json_writer_member_string (writer, "stage", probe->stage);
  lode_json_writer_member (writer, "window");
  lode_json_writer_begin_inline_array (writer);
  write_month (writer, probe->from);
  write_month (writer, probe->to);
  lode_json_writer_end_array (writer);
}

static void
write_prediction (LodeJsonWriter         *writer,
                  const LodeProbeReading *prediction)
{
  const LodeBand *band = &prediction->band;

  lode_json_writer_member (writer, "predicted");
  lode_json_writer_begin_inline_object (writer);
  write_number (writer, "p5", band->p5);
  write_number (writer, "p25", band->p25);
  write_number (writer, "p50", band->p50);
  write_number (writer, "p75", band->p75);
  write_number (writer, "p95", band->p95);
  write_number (writer, "mean", band->mean);
  write_number (writer, "central", prediction->central);
  lode_json_writer_end_object (writer);
}

static void
write_finding (LodeJsonWriter            *writer,
               const LodeBacktestFinding *finding)
{
  const LodeBacktestOutcome *outcome = finding->outcome;

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "id", outcome->id);
  lode_json_writer_member_string (writer, "title", outcome->title);
  write_probe (writer, &outcome->probe);
  lode_json_writer_member_string (writer, "unit", "multiple of the level before");
  lode_json_writer_member (writer, "observed");
  lode_json_writer_begin_inline_object (writer);
  write_number (writer, "value", finding->observed);
  write_number (writer, "low", finding->observed_low);
  write_number (writer, "high", finding->observed_high);
  lode_json_writer_member_strings (writer, "sources", (const char * const *) finding->sources);
  lode_json_writer_end_object (writer);
  write_prediction (writer, &finding->prediction);
  lode_json_writer_member_string (writer, "verdict", lode_backtest_verdict_to_string (finding->verdict));
  write_number (writer, "miss", finding->miss);
  write_number (writer, "miss_factor", finding->miss_factor);
  write_number (writer, "relative_width", finding->width);
  lode_json_writer_member_number (writer, "naive", 1);
  write_number (writer, "model_log_error", finding->model_error);
  write_number (writer, "naive_log_error", finding->naive_error);
  lode_json_writer_member_string (writer, "note", outcome->note);
  lode_json_writer_member_string (writer, "reading", outcome->reading);
  lode_json_writer_end_object (writer);
}

static void
write_episode (LodeJsonWriter        *writer,
               const LodeBacktestRun *run)
{
  const LodeBacktest *episode = run->episode;

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "id", episode->id);
  lode_json_writer_member_string (writer, "title", episode->title);
  lode_json_writer_member_string (writer, "material", lode_scenario_get_material (episode->scenario));
  lode_json_writer_member_integer (writer, "chain_year", episode->chain_year);
  lode_json_writer_member_string (writer, "event", episode->event);
  lode_json_writer_member (writer, "known_on");
  write_month (writer, episode->known_on);
  lode_json_writer_member_strings (writer, "known", (const char * const *) episode->known);
  lode_json_writer_member_strings (writer, "known_sources",
                                   (const char * const *) episode->known_sources);
  lode_json_writer_member_strings (writer, "limitations", (const char * const *) episode->limitations);
  lode_json_writer_member_integer (writer, "draws", run->draws);
  lode_json_writer_member_integer (writer, "seed", (gint64) run->seed);
  lode_json_writer_member (writer, "outcomes");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < run->findings->len; i++)
    write_finding (writer, g_ptr_array_index (run->findings, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
}

static void
write_score (LodeJsonWriter          *writer,
             const LodeBacktestScore *score)
{
  lode_json_writer_member (writer, "summary");
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_integer (writer, "episodes", score->n_episodes);
  lode_json_writer_member_integer (writer, "outcomes", score->n_outcomes);
  lode_json_writer_member_integer (writer, "hits", score->n_hits);
  lode_json_writer_member_integer (writer, "misses", score->n_outcomes - score->n_hits);
  lode_json_writer_member_integer (writer, "hits_in_ranges_no_wider_than_their_median",
                                   score->n_sharp_hits);
  write_number (writer, "median_relative_width", score->median_width);
  write_number (writer, "model_mean_log_error", score->model_error);
  write_number (writer, "naive_mean_log_error", score->naive_error);
  lode_json_writer_member_integer (writer, "outcomes_nearer_than_naive", score->n_better);
  lode_json_writer_end_object (writer);
}

static char *
make_json (GPtrArray                *runs,
           const LodeBacktestScore  *score,
           GError                  **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member (writer, "episodes");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < runs->len; i++)
    write_episode (writer, g_ptr_array_index (runs, i));
  lode_json_writer_end_array (writer);
  write_score (writer, score);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

/* --- rows --- */

static double
shorten (const char *format,
         double      value)
{
  return g_str_equal (format, "table") && isfinite (value) ? round (value * 1000) / 1000
                                                           : round_number (value);
}

static void
add_row (LodeCliTable              *table,
         const char                *format,
         const LodeBacktest        *episode,
         const LodeBacktestFinding *finding)
{
  const LodeBand *band = &finding->prediction.band;
  const double numbers[] = {
    finding->observed, finding->observed_low, finding->observed_high, band->p5, band->p50, band->p95,
  };
  const double after[] = {
    finding->miss_factor, finding->width, finding->model_error, finding->naive_error,
  };

  lode_cli_table_add_text (table, episode->id);
  lode_cli_table_add_text (table, finding->outcome->id);
  lode_cli_table_add_text (table, lode_probe_kind_to_string (finding->outcome->probe.kind));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    lode_cli_table_add_number (table, shorten (format, numbers[i]));
  lode_cli_table_add_text (table, lode_backtest_verdict_to_string (finding->verdict));
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    lode_cli_table_add_number (table, shorten (format, after[i]));
}

static char *
make_rows (GPtrArray   *runs,
           const char  *format,
           GError     **error)
{
  static const char * const columns[] = {
    "episode", "outcome", "metric", "observed", "low", "high", "p5", "p50", "p95", "verdict",
    "miss_factor", "relative_width", "model_log_error", "naive_log_error", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);

  for (guint r = 0; r < runs->len; r++)
    {
      const LodeBacktestRun *run = g_ptr_array_index (runs, r);

      for (guint i = 0; i < run->findings->len; i++)
        add_row (table, format, run->episode, g_ptr_array_index (run->findings, i));
    }

  return lode_cli_table_print (table, format, error);
}

static void
append_misses (GString   *text,
               GPtrArray *runs)
{
  for (guint r = 0; r < runs->len; r++)
    {
      const LodeBacktestRun *run = g_ptr_array_index (runs, r);

      for (guint i = 0; i < run->findings->len; i++)
        {
          const LodeBacktestFinding *finding = g_ptr_array_index (run->findings, i);

          if (finding->verdict != LODE_BACKTEST_HIT)
            g_string_append_printf (text, "%s, %s: observed %.3g lies %s %.3g–%.3g. %s\n",
                                    run->episode->id, finding->outcome->title, finding->observed,
                                    lode_backtest_verdict_to_string (finding->verdict),
                                    finding->prediction.band.p5, finding->prediction.band.p95,
                                    finding->outcome->reading);
        }
    }
}

/* What follows the table for a person: the score, and what the misses may mean. */
static void
append_score (GString                 *text,
              const LodeBacktestScore *score)
{
  g_string_append_printf (text,
                          "\nNumbers are multiples of the level before; the predicted range is p5 to p95.\n"
                          "%u of %u outcomes of %u episodes lie in the predicted range, %u of them in one "
                          "no wider than its median.\n"
                          "Median relative width of the ranges: %.2f.\n"
                          "Mean absolute log error: %.3f of the model's median, %.3f of “no change”; the "
                          "model is nearer %u times.\n\n"
                          "The misses, each with what may be behind it (a reading, without a source):\n",
                          score->n_hits, score->n_outcomes, score->n_episodes, score->n_sharp_hits,
                          score->median_width, score->model_error, score->naive_error, score->n_better);
}

static char *
make_output (GPtrArray   *runs,
             const char  *format,
             GError     **error)
{
  LodeBacktestScore score;
  g_autofree char *rows = NULL;
  GString *text;

  lode_backtest_score (runs, &score);
  if (g_str_equal (format, "json"))
    return make_json (runs, &score, error);
  rows = make_rows (runs, format, error);
  if (rows == NULL || !g_str_equal (format, "table"))
    return g_steal_pointer (&rows);

  text = g_string_new (rows);
  append_score (text, &score);
  append_misses (text, runs);

  return g_string_free (text, FALSE);
}

/* --- the command --- */

/* (transfer full) (nullable) (element-type LodeBacktest): the files named, or the program's own. */
static GPtrArray *
load_episodes (char   **paths,
               guint    n,
               GError **error)
{
  g_autoptr (GPtrArray) episodes = NULL;

  if (n == 0)
    return lode_backtest_list ();
  episodes = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_backtest_free);
  for (guint k = 0; k < n; k++)
    {
      g_autoptr (JsonNode) root = lode_cli_load_json (paths[k], error);
      LodeBacktest *episode = NULL;

      if (root != NULL)
        episode = lode_backtest_from_json (root, lode_cli_display_name (paths[k]), error);
      if (episode == NULL)
        return NULL;
      g_ptr_array_add (episodes, episode);
    }

  return g_steal_pointer (&episodes);
}

/* Leaves the one of that id. %FALSE, after a message, when there is none. */
static gboolean
choose (GPtrArray  *episodes,
        const char *id)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint i = 0;

  for (guint k = 0; k < episodes->len; k++)
    g_string_append_printf (ids, "%s%s", k > 0 ? ", " : "",
                            ((LodeBacktest *) g_ptr_array_index (episodes, k))->id);
  while (id != NULL && i < episodes->len)
    if (g_str_equal (((LodeBacktest *) g_ptr_array_index (episodes, i))->id, id))
      i++;
    else
      g_ptr_array_remove_index (episodes, i);
  if (episodes->len > 0)
    return TRUE;

  lode_cli_usage_error (&lode_cli_backtest, "there is no episode “%s”; there are %s", id, ids->str);
  return FALSE;
}

/* (transfer full) (nullable) */
static char *
run_episodes (GPtrArray       *episodes,
              LodeRunOptions  *options,
              const char      *format,
              GError         **error)
{
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_backtest_run_free);
  g_autoptr (LodeCliTask) task = lode_cli_task_new ("backtest");

  options->progress = lode_cli_task_progress;
  options->progress_data = task;
  for (guint k = 0; k < episodes->len; k++)
    {
      const LodeBacktest *episode = g_ptr_array_index (episodes, k);
      LodeBacktestRun *run;

      lode_cli_task_set_piece (task, episode->id, k, episodes->len);
      run = lode_backtest_run (episode, options, lode_cli_task_get_cancellable (task), error);
      if (run == NULL)
        return NULL;
      g_ptr_array_add (runs, run);
    }

  return make_output (runs, format, error);
}

/* %FALSE, after a message, when @text is no number from @minimum to @maximum. */
static gboolean
read_number (const char *option,
             const char *text,
             guint64     minimum,
             guint64     maximum,
             guint      *value)
{
  guint64 number = 0;

  if (text == NULL)
    return TRUE;
  if (g_ascii_string_to_unsigned (text, 10, minimum, maximum, &number, NULL))
    {
      *value = (guint) number;
      return TRUE;
    }

  lode_cli_usage_error (&lode_cli_backtest,
                        "%s is a whole number from %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT
                        ", not “%s”", option, minimum, maximum, text);
  return FALSE;
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *id = NULL;
  g_autofree char *draws = NULL;
  g_autofree char *threads = NULL;
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "episode", 0, 0, G_OPTION_ARG_STRING, &id, "One episode alone", "ID" },
    { "draws", 0, 0, G_OPTION_ARG_STRING, &draws, "Draws of chance, instead of the episode's", "N" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &threads, "0 for one a processor", "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write", "FILE" },
    { NULL },
  };
  LodeRunOptions options = { 0 };
  g_autoptr (GPtrArray) episodes = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_backtest, entries, &argc, &argv, 0, G_MAXINT, &status))
    return status;
  if (format == NULL)
    format = g_strdup ("table");
  if (!lode_cli_table_knows_format (format))
    return lode_cli_usage_error (&lode_cli_backtest, "there is no format “%s”; it is json, csv or table",
                                 format);
  if (!read_number ("--draws", draws, 1, LODE_MAX_DRAWS, &options.draws) ||
      !read_number ("--threads", threads, 0, LODE_MAX_THREADS, &options.threads))
    return 2;
  episodes = load_episodes (argv + 1, (guint) argc - 1, &error);
  if (episodes == NULL)
    return lode_cli_fail (error);
  if (!choose (episodes, id))
    return 2;
  output = run_episodes (episodes, &options, format, &error);
  if (output == NULL || !lode_cli_write (path, output, strlen (output), &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_backtest = {
  "backtest",
  "[--episode=ID] [--draws=N] [--threads=N] [--format=json|csv|table] [-o FILE] [FILE…]",
  "Holds the model against the past: runs episodes as they were announced, and prints the predicted\n"
  "range (p5 to p95) beside what happened, misses included. Without FILE those that the program\n"
  "carries. All numbers are multiples of the level before, so that “no change” is 1.\n\n"
  "  low, high        of what was observed, where its figures have ranges\n"
  "  verdict          hit: any of what was observed within the range; above or below it\n"
  "  miss_factor      observed by the nearest end of the range; 1 of a hit\n"
  "  relative_width   (p95 − p5)/p50: a hit in a wide range is worth little\n"
  "  model_log_error  |ln(p50/observed)|; naive_log_error: the same of “no change”\n\n"
  "A miss is a result: the exit status is 0. It is 1 for a file that is not sound.",
  run,
};
