/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-table.h"
#include "cli/lode-cli-task.h"
#include "library/lode-compare.h"
#include "library/lode-lever-title.h"

/* The scenarios and where they come from. */
typedef struct
{
  guint        n;
  char       **paths;      /* borrowed */
  GPtrArray   *scenarios;
  LodeCliTask *task;
} Sides;

static GPtrArray *
load_scenarios (char   **paths,
                guint    n,
                GError **error)
{
  g_autoptr (GPtrArray) scenarios = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint k = 0; k < n; k++)
    {
      g_autoptr (JsonNode) root = lode_cli_load_json (paths[k], error);
      LodeScenario *scenario = NULL;

      if (root != NULL)
        scenario = lode_scenario_from_json (root, lode_cli_display_name (paths[k]), error);
      if (scenario == NULL)
        return NULL;
      g_ptr_array_add (scenarios, scenario);
    }

  return g_steal_pointer (&scenarios);
}

static void
begin_side (guint    index,
            guint    n,
            gpointer user_data)
{
  Sides *sides = user_data;

  lode_cli_task_set_piece (sides->task, lode_cli_display_name (sides->paths[index]), index, n);
}

/* (nullable): the lever behind a difference, as the first scenario that has it has it. */
static LodeLever *
find_lever (const LodeScenarioDifference *difference,
            guint                         n)
{
  for (guint k = 0; difference->levers != NULL && k < n; k++)
    if (difference->levers[k] != NULL)
      return difference->levers[k];

  return NULL;
}

/* --- JSON --- */

static void
write_scenarios (LodeJsonWriter *writer,
                 const Sides    *sides)
{
  lode_json_writer_member (writer, "scenarios");
  lode_json_writer_begin_array (writer);
  for (guint k = 0; k < sides->n; k++)
    {
      LodeScenario *scenario = g_ptr_array_index (sides->scenarios, k);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_string (writer, "file", sides->paths[k]);
      lode_json_writer_member_string (writer, "id", lode_scenario_get_id (scenario));
      lode_json_writer_member_string (writer, "title", lode_scenario_get_title (scenario));
      lode_json_writer_member_string (writer, "material", lode_scenario_get_material (scenario));
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_metric (LodeJsonWriter           *writer,
              const LodeComparedMetric *metric,
              guint                     n)
{
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "metric", metric->metric);
  lode_json_writer_member_string (writer, "consumer", metric->consumer);
  lode_json_writer_member_string (writer, "unit", metric->unit);
  lode_json_writer_member (writer, "values");
  lode_json_writer_begin_inline_array (writer);
  for (guint k = 0; k < n; k++)
    if (isfinite (metric->values[k]))
      lode_json_writer_number (writer, metric->values[k]);
    else
      lode_json_writer_null (writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
}

static void
write_difference (LodeJsonWriter               *writer,
                  const LodeScenarioDifference *difference,
                  guint                         n)
{
  LodeLever *lever = find_lever (difference, n);
  g_autofree char *title = lever != NULL ? lode_lever_make_title (lever, NULL) : NULL;

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "lever", lever != NULL ? lode_lever_get_id (lever) : NULL);
  lode_json_writer_member_string (writer, "title", title);
  lode_json_writer_member_string (writer, "kind",
                                  lever != NULL
                                    ? lode_lever_kind_to_string (lode_lever_get_kind (lever)) : NULL);
  lode_json_writer_member_string (writer, "member", difference->member);
  lode_json_writer_member_string (writer, "unit", difference->unit);
  lode_json_writer_member (writer, "values");
  lode_json_writer_begin_inline_array (writer);
  for (guint k = 0; k < n; k++)
    if (difference->values[k] != NULL)
      lode_json_writer_node (writer, difference->values[k]);
    else
      lode_json_writer_null (writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_end_object (writer);
}

static char *
make_json (const LodeComparison  *comparison,
           const Sides           *sides,
           GError               **error)
{
  const LodeScenarioDiff *diff = lode_comparison_get_diff (comparison);
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  write_scenarios (writer, sides);
  lode_json_writer_member_integer (writer, "draws", lode_comparison_get_draws (comparison));
  lode_json_writer_member_integer (writer, "seed", (gint64) lode_comparison_get_seed (comparison));
  lode_json_writer_member (writer, "metrics");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_comparison_get_n_metrics (comparison); i++)
    write_metric (writer, lode_comparison_get_metric (comparison, i), sides->n);
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "differences");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_scenario_diff_get_n_differences (diff); i++)
    write_difference (writer, lode_scenario_diff_get_difference (diff, i), sides->n);
  lode_json_writer_end_array (writer);
  lode_json_writer_member_strings (writer, "notes", lode_comparison_get_notes (comparison));
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

/* --- rows --- */

/* (transfer full): the ids, with the file where two are the same: heads of columns. */
static GStrv
name_sides (const Sides *sides)
{
  GStrv names = g_new0 (char *, sides->n + 1);

  for (guint k = 0; k < sides->n; k++)
    {
      const char *id = lode_scenario_get_id (g_ptr_array_index (sides->scenarios, k));
      gboolean is_taken = FALSE;

      for (guint other = 0; other < sides->n; other++)
        is_taken |= other != k &&
                    g_str_equal (id, lode_scenario_get_id (g_ptr_array_index (sides->scenarios, other)));
      names[k] = is_taken ? g_strdup_printf ("%s (%u)", id, k + 1) : g_strdup (id);
    }

  return names;
}

/* (transfer container): @first, then a column a scenario. */
static GPtrArray *
make_columns (const char * const *first,
              GStrv               names)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; first[i] != NULL; i++)
    g_ptr_array_add (columns, (gpointer) first[i]);
  for (guint k = 0; names[k] != NULL; k++)
    g_ptr_array_add (columns, names[k]);
  g_ptr_array_add (columns, NULL);

  return columns;
}

/* A person reads four digits. */
static double
round_for (const char *format,
           double      value)
{
  double scale;

  if (!g_str_equal (format, "table") || !isfinite (value) || value == 0)
    return value;
  scale = pow (10, 3 - floor (log10 (fabs (value))));

  return fabs (value) >= 1000 ? round (value) : round (value * scale) / scale;
}

static char *
print_metrics (const LodeComparison  *comparison,
               const Sides           *sides,
               GStrv                  names,
               const char            *format,
               GError               **error)
{
  static const char * const first[] = { "metric", "consumer", "unit", NULL };
  g_autoptr (GPtrArray) columns = make_columns (first, names);
  g_autoptr (LodeCliTable) table = lode_cli_table_new ((const char * const *) columns->pdata);

  for (guint i = 0; i < lode_comparison_get_n_metrics (comparison); i++)
    {
      const LodeComparedMetric *metric = lode_comparison_get_metric (comparison, i);

      lode_cli_table_add_text (table, metric->metric);
      lode_cli_table_add_text (table, metric->consumer);
      lode_cli_table_add_text (table, metric->unit);
      for (guint k = 0; k < sides->n; k++)
        lode_cli_table_add_number (table, round_for (format, metric->values[k]));
    }

  return lode_cli_table_print (table, format, error);
}

static char *
print_differences (const LodeScenarioDiff  *diff,
                   const Sides             *sides,
                   GStrv                    names,
                   const char              *format,
                   GError                 **error)
{
  static const char * const first[] = { "input", "lever", "unit", NULL };
  g_autoptr (GPtrArray) columns = make_columns (first, names);
  g_autoptr (LodeCliTable) table = lode_cli_table_new ((const char * const *) columns->pdata);

  for (guint i = 0; i < lode_scenario_diff_get_n_differences (diff); i++)
    {
      const LodeScenarioDifference *difference = lode_scenario_diff_get_difference (diff, i);
      LodeLever *lever = find_lever (difference, sides->n);

      lode_cli_table_add_text (table, difference->member);
      lode_cli_table_add_text (table, lever != NULL ? lode_lever_get_id (lever) : NULL);
      lode_cli_table_add_text (table, difference->unit);
      for (guint k = 0; k < sides->n; k++)
        {
          g_autofree char *value = lode_scenario_diff_format_value (difference->values[k]);

          lode_cli_table_add_text (table, value);
        }
    }

  return lode_cli_table_print (table, format, error);
}

/* The inputs, an empty line, the metrics. */
static char *
make_rows (const LodeComparison  *comparison,
           const Sides           *sides,
           const char            *format,
           GError               **error)
{
  g_auto (GStrv) names = name_sides (sides);
  g_autofree char *differences = print_differences (lode_comparison_get_diff (comparison), sides, names,
                                                    format, error);
  g_autofree char *metrics = NULL;

  if (differences == NULL)
    return NULL;
  metrics = print_metrics (comparison, sides, names, format, error);

  return metrics != NULL ? g_strconcat (differences, "\n", metrics, NULL) : NULL;
}

/* --- the command --- */

/* %FALSE, after a message, when @text is no number from 0 to @maximum. */
static gboolean
read_number (const char *option,
             const char *text,
             guint64     maximum,
             guint64    *value)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 0, maximum, value, NULL))
    return TRUE;

  lode_cli_usage_error (&lode_cli_compare,
                        "%s is a whole number from 0 to %" G_GUINT64_FORMAT ", not “%s”", option,
                        maximum, text);
  return FALSE;
}

/* (transfer full) (nullable) */
static char *
compare (Sides               *sides,
         LodeCompareOptions  *options,
         const char          *format,
         GError             **error)
{
  g_autoptr (LodeComparison) comparison = NULL;

  sides->scenarios = load_scenarios (sides->paths, sides->n, error);
  if (sides->scenarios == NULL)
    return NULL;
  options->begin = begin_side;
  options->begin_data = sides;
  options->run.progress = lode_cli_task_progress;
  options->run.progress_data = sides->task;
  comparison = lode_comparison_run ((LodeScenario * const *) sides->scenarios->pdata, sides->n, options,
                                    lode_cli_task_get_cancellable (sides->task), error);
  if (comparison == NULL)
    return NULL;
  for (guint i = 0; lode_comparison_get_notes (comparison)[i] != NULL; i++)
    g_printerr ("lodestone-cli: %s\n", lode_comparison_get_notes (comparison)[i]);
  if (g_str_equal (format, "json"))
    return make_json (comparison, sides, error);

  return make_rows (comparison, sides, format, error);
}

static int
run (int    argc,
     char **argv)
{
  g_autofree char *draws_text = NULL;
  g_autofree char *seed_text = NULL;
  g_autofree char *threads_text = NULL;
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  gboolean is_as_announced = FALSE;
  guint64 draws = 0, seed = 0, threads = 0;
  const GOptionEntry entries[] = {
    { "draws", 0, 0, G_OPTION_ARG_STRING, &draws_text, "Draws of chance, of all; 0 for none", "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text, "Of the draws, of all", "N" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &threads_text, "0 for one a processor", "N" },
    { "as-announced", 0, 0, G_OPTION_ARG_NONE, &is_as_announced, "Plants come as promised", NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write", "FILE" },
    { NULL },
  };
  LodeCompareOptions options = { 0 };
  Sides sides = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_compare, entries, &argc, &argv, 2, LODE_COMPARE_MAX_SCENARIOS, &status))
    return status;
  if (format == NULL)
    format = g_strdup ("json");
  if (!lode_cli_table_knows_format (format))
    return lode_cli_usage_error (&lode_cli_compare, "there is no format “%s”; it is json, csv or table",
                                 format);
  if (!read_number ("--draws", draws_text, LODE_MAX_DRAWS, &draws) ||
      !read_number ("--seed", seed_text, LODE_SCENARIO_MAX_SEED, &seed) ||
      !read_number ("--threads", threads_text, LODE_MAX_THREADS, &threads))
    return 2;

  options.run = (LodeRunOptions) {
    .draws = (guint) draws, .seed = seed, .threads = (guint) threads, .is_as_announced = is_as_announced,
  };
  options.has_draws = draws_text != NULL;
  options.has_seed = seed_text != NULL;
  sides = (Sides) { (guint) argc - 1, argv + 1, NULL, lode_cli_task_new ("compare") };
  output = compare (&sides, &options, format, &error);
  g_clear_pointer (&sides.task, lode_cli_task_free);
  g_clear_pointer (&sides.scenarios, g_ptr_array_unref);
  if (output == NULL || !lode_cli_write (path, output, strlen (output), &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_compare = {
  "compare",
  "[--draws=N] [--seed=N] [--threads=N] [--as-announced] [--format=json|csv|table] [-o FILE] "
  "SCENARIO SCENARIO…",
  "Runs several scenarios and prints the same metrics of each side by side, and exactly the inputs in\n"
  "which they differ. Levers are matched by id and kind, or else by kind and targets. All share one\n"
  "luck, the seed and draws of the first unless given, so that results differ by inputs alone.",
  run,
};
