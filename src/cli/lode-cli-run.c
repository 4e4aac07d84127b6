/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "base/lode-json-reader.h"
#include "base/lode-json-writer.h"
#include "cli/lode-cli-sensitivity.h"
#include "cli/lode-cli-table.h"
#include "cli/lode-cli-task.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/lode-simulation.h"

static const char * const conduct_names[LODE_N_CONDUCTS] = { "fragmented", "coordinated" };
static const char * const step_names[] = { "month", "quarter", "year" };

/* How a series is called in output, and by what it is multiplied on the way. */
static const struct
{
  const char *name;
  double      scale;
} series_names[LODE_N_SERIES] = {
  [LODE_SERIES_DEMAND] = { "demand_t", 1 },
  [LODE_SERIES_SERVED] = { "served_t", 1 },
  [LODE_SERIES_SHORTAGE] = { "shortage_t", 1 },
  [LODE_SERIES_STOCK] = { "stock_t", 1 },
  [LODE_SERIES_LARGEST_SHARE] = { "largest_share_pct", 100 },
  [LODE_SERIES_EXPOSURE] = { "exposure_pct", 100 },
  [LODE_SERIES_DAYS_OF_COVER] = { "cover_days", 1 },
  [LODE_SERIES_PRICE_RATIO] = { "price_ratio", 1 },
};

/* In the order of output: all together, the members, then each. */
static const char *
entity_name (const LodeResult *result,
             int               entity)
{
  if (entity == LODE_RESULT_ALL)
    return "all";
  if (entity == LODE_RESULT_MEMBERS)
    return "members";

  return lode_result_get_consumer (result, (guint) entity);
}

static void
write_band (LodeJsonWriter *writer,
            const char     *member,
            const LodeBand *band)
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_number (writer, "p5", band->p5);
  lode_json_writer_member_number (writer, "p25", band->p25);
  lode_json_writer_member_number (writer, "p50", band->p50);
  lode_json_writer_member_number (writer, "p75", band->p75);
  lode_json_writer_member_number (writer, "p95", band->p95);
  lode_json_writer_member_number (writer, "mean", band->mean);
  lode_json_writer_end_object (writer);
}

static void
write_totals (LodeJsonWriter   *writer,
              const LodeResult *result,
              int               entity)
{
  LodeBand band;

  lode_json_writer_member (writer, "total");
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_number (writer, "demand_t",
                                  lode_result_get_total (result, LODE_SERIES_DEMAND,
                                                         LODE_CONDUCT_FRAGMENTED, entity));
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      g_autofree char *name = g_strdup_printf ("%s_shortage_t", conduct_names[k]);
      g_autofree char *band_name = g_strdup_printf ("%s_shortage_band_t", conduct_names[k]);

      lode_json_writer_member_number (writer, name,
                                      lode_result_get_total (result, LODE_SERIES_SHORTAGE,
                                                             (LodeConduct) k, entity));
      if (lode_result_get_total_band (result, (LodeConduct) k, entity, &band))
        write_band (writer, band_name, &band);
    }
  lode_json_writer_member_number (writer, "dividend_t", lode_result_get_dividend (result, entity));
  if (lode_result_get_dividend_band (result, entity, &band))
    write_band (writer, "dividend_band_t", &band);
  lode_json_writer_end_object (writer);
}

static void
write_series (LodeJsonWriter   *writer,
              const LodeResult *result,
              LodeSeries        series,
              LodeConduct       conduct,
              int               entity)
{
  lode_json_writer_member (writer, series_names[series].name);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    lode_json_writer_number (writer, lode_result_get (result, series, conduct, entity, t) *
                                       series_names[series].scale);
  lode_json_writer_end_array (writer);
}

static void
write_names (LodeJsonWriter   *writer,
             const LodeResult *result,
             const char       *member,
             LodeConduct       conduct,
             guint             consumer,
             const char     *(*get_name) (const LodeResult *, LodeConduct, guint, guint))
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    lode_json_writer_string (writer, get_name (result, conduct, consumer, t));
  lode_json_writer_end_array (writer);
}

static void
write_supplier_shares (LodeJsonWriter   *writer,
                       const LodeResult *result,
                       LodeConduct       conduct,
                       guint             consumer)
{
  lode_json_writer_member (writer, "supplier_share_pct");
  lode_json_writer_begin_object (writer);
  for (guint k = 0; k < lode_result_get_n_suppliers (result); k++)
    {
      lode_json_writer_member (writer, lode_result_get_supplier (result, k));
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        lode_json_writer_number (writer,
                                 100 * lode_result_get_supplier_share (result, conduct, consumer, k, t));
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

static void
write_bands (LodeJsonWriter   *writer,
             const LodeResult *result,
             const char       *member,
             LodeSeries        series,
             LodeConduct       conduct,
             int               entity)
{
  static const char * const names[] = { "p5", "p25", "p50", "p75", "p95", "mean" };

  lode_json_writer_member (writer, member);
  lode_json_writer_begin_object (writer);
  for (guint q = 0; q < G_N_ELEMENTS (names); q++)
    {
      lode_json_writer_member (writer, names[q]);
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        {
          LodeBand band = { 0 };
          const double *values[] = { &band.p5, &band.p25, &band.p50, &band.p75, &band.p95, &band.mean };

          lode_result_get_band (result, series, conduct, entity, t, &band);
          lode_json_writer_number (writer, *values[q]);
        }
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

static void
write_conduct (LodeJsonWriter   *writer,
               const LodeResult *result,
               LodeConduct       conduct,
               int               entity)
{
  lode_json_writer_member (writer, conduct_names[conduct]);
  lode_json_writer_begin_object (writer);
  for (guint s = 0; s < LODE_N_SERIES; s++)
    if (entity >= 0 || s <= LODE_SERIES_STOCK || s == LODE_SERIES_DAYS_OF_COVER)
      write_series (writer, result, (LodeSeries) s, conduct, entity);
  if (entity >= 0)
    {
      write_names (writer, result, "largest", conduct, (guint) entity, lode_result_get_largest);
      write_names (writer, result, "exposed_to", conduct, (guint) entity, lode_result_get_exposed_to);
      write_supplier_shares (writer, result, conduct, (guint) entity);
    }
  if (lode_result_get_draws (result) > 0)
    {
      write_bands (writer, result, "shortage_band_t", LODE_SERIES_SHORTAGE, conduct, entity);
      write_bands (writer, result, "stock_band_t", LODE_SERIES_STOCK, conduct, entity);
    }
  lode_json_writer_end_object (writer);
}

static void
write_entity (LodeJsonWriter   *writer,
              const LodeResult *result,
              int               entity)
{
  lode_json_writer_begin_object (writer);
  if (entity >= 0)
    {
      lode_json_writer_member_string (writer, "consumer", entity_name (result, entity));
      lode_json_writer_member_boolean (writer, "is_member",
                                       lode_result_is_member (result, (guint) entity));
    }
  write_totals (writer, result, entity);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    write_conduct (writer, result, (LodeConduct) k, entity);
  lode_json_writer_end_object (writer);
}

static char *
make_json (LodeScenario      *scenario,
           const LodeResult  *result,
           GError           **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "scenario", lode_scenario_get_id (scenario));
  lode_json_writer_member_string (writer, "title", lode_scenario_get_title (scenario));
  lode_json_writer_member_string (writer, "material", lode_scenario_get_material (scenario));
  lode_json_writer_member_string (writer, "unit", "t");
  lode_json_writer_member_string (writer, "step", step_names[lode_scenario_get_step (scenario)]);
  lode_json_writer_member_integer (writer, "draws", lode_result_get_draws (result));
  lode_json_writer_member_integer (writer, "seed", (gint64) lode_result_get_seed (result));
  lode_json_writer_member_strings (writer, "members", lode_scenario_get_members (scenario));
  lode_json_writer_member (writer, "periods");
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    {
      g_autofree char *month = lode_month_format (lode_result_get_period_start (result, t));

      lode_json_writer_string (writer, month);
    }
  lode_json_writer_end_array (writer);
  lode_json_writer_member (writer, "all");
  write_entity (writer, result, LODE_RESULT_ALL);
  lode_json_writer_member (writer, "alliance");
  write_entity (writer, result, LODE_RESULT_MEMBERS);
  lode_json_writer_member (writer, "consumers");
  lode_json_writer_begin_array (writer);
  for (guint c = 0; c < lode_result_get_n_consumers (result); c++)
    write_entity (writer, result, (int) c);
  lode_json_writer_end_array (writer);
  lode_json_writer_member_strings (writer, "notes", lode_result_get_notes (result));
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

static void
add_period_row (LodeCliTable     *table,
                const LodeResult *result,
                LodeConduct       conduct,
                int               entity,
                guint             period)
{
  g_autofree char *month = lode_month_format (lode_result_get_period_start (result, period));
  LodeBand band = { (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN };

  lode_result_get_band (result, LODE_SERIES_SHORTAGE, conduct, entity, period, &band);
  lode_cli_table_add_text (table, conduct_names[conduct]);
  lode_cli_table_add_text (table, entity_name (result, entity));
  lode_cli_table_add_text (table, month);
  for (guint s = 0; s < LODE_N_SERIES; s++)
    lode_cli_table_add_number (table,
                               lode_result_get (result, (LodeSeries) s, conduct, entity, period) *
                                 series_names[s].scale);
  lode_cli_table_add_text (table, entity < 0 ? "" : lode_result_get_largest (result, conduct,
                                                                            (guint) entity, period));
  lode_cli_table_add_text (table, entity < 0 ? "" : lode_result_get_exposed_to (result, conduct,
                                                                               (guint) entity, period));
  lode_cli_table_add_number (table, band.p5);
  lode_cli_table_add_number (table, band.p50);
  lode_cli_table_add_number (table, band.p95);
  lode_cli_table_add_number (table, band.mean);
}

/* A row for every period, consumer and conduct. */
static char *
make_csv (const LodeResult  *result,
          GError           **error)
{
  static const char * const columns[] = {
    "conduct", "consumer", "period", "demand_t", "served_t", "shortage_t", "stock_t",
    "largest_share_pct", "exposure_pct", "cover_days", "price_ratio", "largest", "exposed_to",
    "shortage_p5_t", "shortage_p50_t", "shortage_p95_t", "shortage_mean_t", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);
  int n = (int) lode_result_get_n_consumers (result);

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (int entity = LODE_RESULT_MEMBERS; entity < n; entity++)
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        add_period_row (table, result, (LodeConduct) k, entity, t);

  return lode_cli_table_print (table, "csv", error);
}

/* A row for every consumer. Totals are means where there were draws, so that they subtract. */
static char *
make_table (const LodeResult  *result,
            GError           **error)
{
  static const char * const columns[] = {
    "consumer", "member", "demand_t", "fragmented_shortage_t", "coordinated_shortage_t",
    "dividend_t", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);
  int n = (int) lode_result_get_n_consumers (result);

  for (int entity = LODE_RESULT_MEMBERS; entity < n; entity++)
    {
      double shortage[LODE_N_CONDUCTS];

      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          LodeBand band;

          shortage[k] = lode_result_get_total (result, LODE_SERIES_SHORTAGE, (LodeConduct) k, entity);
          if (lode_result_get_total_band (result, (LodeConduct) k, entity, &band))
            shortage[k] = band.mean;
        }
      lode_cli_table_add_text (table, entity_name (result, entity));
      lode_cli_table_add_flag (table, entity == LODE_RESULT_MEMBERS ||
                                        (entity >= 0 && lode_result_is_member (result, (guint) entity)));
      lode_cli_table_add_number (table, round (lode_result_get_total (result, LODE_SERIES_DEMAND,
                                                                      LODE_CONDUCT_FRAGMENTED, entity)));
      lode_cli_table_add_number (table, round (shortage[0] * 10) / 10);
      lode_cli_table_add_number (table, round (shortage[1] * 10) / 10);
      /* The difference of what is shown. */
      lode_cli_table_add_number (table, (round (shortage[0] * 10) - round (shortage[1] * 10)) / 10);
    }

  return lode_cli_table_print (table, "table", error);
}

/* What the words of the command ask for. */
typedef struct
{
  const char         *path;
  const char         *format;
  LodeRunOptions      options;
  gboolean            has_draws;
  gboolean            has_seed;
  LodeCliSensitivity  sensitivity;
} Request;

/* (transfer full) (nullable) */
static char *
run_scenario (Request       *request,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *path = request->path;
  const char *format = request->format;
  LodeRunOptions *options = &request->options;
  g_autoptr (JsonNode) root = lode_json_load (path, error);
  g_autoptr (LodeScenario) scenario = NULL;
  g_autoptr (LodeChain) data = NULL;
  g_autoptr (LodeChain) baseline = NULL;
  g_autoptr (LodeResult) result = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, lode_cli_display_name (path), error);
  if (scenario == NULL)
    return NULL;
  data = lode_atlas_build_chain (lode_atlas_get_default (), lode_scenario_get_material (scenario), 0,
                                 error);
  if (data == NULL)
    {
      g_prefix_error (error, "%s: material: ", lode_cli_display_name (path));
      return NULL;
    }
  baseline = lode_reconcile (data, error);
  if (baseline == NULL)
    return NULL;

  if (!request->has_draws)
    options->draws = lode_scenario_get_draws (scenario);
  if (!request->has_seed)
    options->seed = lode_scenario_get_seed (scenario);
  if (request->sensitivity.method != NULL)
    return lode_cli_sensitivity_run (&request->sensitivity, data, baseline, scenario, options, format,
                                     cancellable, error);
  result = lode_simulation_run (baseline, scenario, options, cancellable, error);
  if (result == NULL)
    {
      g_prefix_error (error, "%s: ", lode_cli_display_name (path));
      return NULL;
    }
  if (g_str_equal (format, "csv"))
    return make_csv (result, error);
  if (g_str_equal (format, "table"))
    return make_table (result, error);

  return make_json (scenario, result, error);
}

/* %FALSE, after a message, when @text is no number from 0 to @maximum. */
static gboolean
read_number (const char *option,
             const char *text,
             guint64     maximum,
             guint64    *value)
{
  if (text == NULL || g_ascii_string_to_unsigned (text, 10, 0, maximum, value, NULL))
    return TRUE;

  lode_cli_usage_error (&lode_cli_run, "%s is a whole number from 0 to %" G_GUINT64_FORMAT ", not “%s”",
                        option, maximum, text);
  return FALSE;
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
  g_auto (LodeCliSensitivity) words = { 0 };
  g_autoptr (LodeCliTask) task = NULL;
  gboolean is_as_announced = FALSE;
  guint64 draws = 0, seed = 0, threads = 0;
  const GOptionEntry entries[] = {
    { "draws", 0, 0, G_OPTION_ARG_STRING, &draws_text, "Draws of chance; 0 for none", "N" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &seed_text, "Of the draws", "N" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &threads_text, "0 for one a processor", "N" },
    { "as-announced", 0, 0, G_OPTION_ARG_NONE, &is_as_announced, "Plants come as promised", NULL },
    LODE_CLI_SENSITIVITY_ENTRIES (words),
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write", "FILE" },
    { NULL },
  };
  Request request = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_run, entries, &argc, &argv, 1, 1, &status))
    return status;
  if (format == NULL)
    format = g_strdup ("json");
  if (!lode_cli_table_knows_format (format))
    return lode_cli_usage_error (&lode_cli_run, "there is no format “%s”; it is json, csv or table",
                                 format);
  if (!read_number ("--draws", draws_text, LODE_MAX_DRAWS, &draws) ||
      !read_number ("--seed", seed_text, G_MAXINT64, &seed) ||
      !read_number ("--threads", threads_text, LODE_MAX_THREADS, &threads))
    return 2;

  task = lode_cli_task_new (lode_cli_display_name (argv[1]));
  request = (Request) { argv[1], format, { 0 }, draws_text != NULL, seed_text != NULL, words };
  request.options = (LodeRunOptions) {
    (guint) draws, seed, (guint) threads, is_as_announced, NULL, lode_cli_task_progress, task,
  };
  output = run_scenario (&request, lode_cli_task_get_cancellable (task), &error);
  g_clear_pointer (&task, lode_cli_task_free);
  if (output == NULL || !lode_cli_write (path, output, strlen (output), &error))
    return lode_cli_fail (error);

  return 0;
}

const LodeCliCommand lode_cli_run = {
  "run",
  "[--draws=N] [--seed=N] [--threads=N] [--as-announced] " LODE_CLI_SENSITIVITY_SYNOPSIS
  " [--format=json|csv|table] [-o FILE] SCENARIO",
  "Runs a scenario, each for itself and coordinated: every metric in every period, and quantiles\n"
  "over draws. Without --draws and --seed those of the scenario hold. New plants come with the\n"
  "delay and the odds of real ones unless --as-announced takes promises at their word.\n"
  "--sensitivity says instead which unknowns the outcome hangs on: by moving each to the ends of its\n"
  "range (tornado), by elementary effects (morris), or as shares of variance (sobol).",
  run,
};
