/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-commands.h"

#include <string.h>

#include "atlas/lode-atlas-chain.h"
#include "base/lode-json-reader.h"
#include "cli/lode-cli-run.h"
#include "cli/lode-cli-sensitivity.h"
#include "cli/lode-cli-table.h"
#include "cli/lode-cli-task.h"
#include "engine/baseline/lode-reconcile.h"
#include "engine/lode-simulation.h"

/* What the words of the command ask for. */
typedef struct
{
  const char         *path;
  const char         *format;
  LodeRunOptions      options;
  gboolean            has_draws;
  gboolean            has_seed;
  LodeCliSensitivity  sensitivity;
  const char         *rows;        /* (nullable) */
  LodeExplainQuery   *query;       /* (nullable) */
} Request;

/* (transfer full) (nullable) */
static char *
print_result (const Request     *request,
              LodeScenario      *scenario,
              const LodeResult  *result,
              GError           **error)
{
  const char *format = request->format;

  if (request->rows != NULL)
    return lode_cli_run_print_rows (result, request->rows, format, error);
  if (g_str_equal (format, "csv"))
    return lode_cli_run_print_rows (result, "periods", format, error);
  if (g_str_equal (format, "table"))
    return lode_cli_run_print_rows (result, "totals", format, error);

  return lode_cli_run_print_json (scenario, result, error);
}

static char *
explain (const Request    *request,
         const LodeChain  *baseline,
         LodeScenario     *scenario,
         GError          **error)
{
  g_autoptr (LodeExplanation) explanation =
    lode_explain (baseline, scenario, &request->options, request->query, error);

  return explanation != NULL
           ? lode_cli_run_print_explanation (explanation, request->query, request->format, error)
           : NULL;
}

/* (transfer full) (nullable) */
static char *
run_scenario (Request       *request,
              GCancellable  *cancellable,
              GError       **error)
{
  const char *path = request->path;
  const char *format = request->format;
  LodeRunOptions *options = &request->options;
  g_autoptr (JsonNode) root = lode_cli_load_json (path, error);
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

  if (request->query != NULL)
    return explain (request, baseline, scenario, error);
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

  return print_result (request, scenario, result, error);
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

/* %FALSE, after a message, when a word is none of those that it may be. */
static gboolean
check_words (Request    *request,
             const char *explained)
{
  g_autoptr (GError) error = NULL;

  if (!lode_cli_table_knows_format (request->format))
    {
      lode_cli_usage_error (&lode_cli_run, "there is no format “%s”; it is json, csv or table",
                            request->format);
      return FALSE;
    }
  if (request->rows != NULL && !lode_cli_run_knows_rows (request->rows))
    {
      lode_cli_usage_error (&lode_cli_run,
                            "there are no rows “%s”; they are periods, totals, targets or contracts",
                            request->rows);
      return FALSE;
    }
  if (explained == NULL)
    return TRUE;
  request->query = lode_explain_query_parse (explained, &error);
  if (request->query == NULL)
    lode_cli_usage_error (&lode_cli_run, "--explain: %s", error->message);

  return request->query != NULL;
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
  g_autofree char *rows = NULL;
  g_autofree char *explained = NULL;
  g_autofree char *output = NULL;
  g_autoptr (LodeExplainQuery) query = NULL;
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
    { "explain", 0, 0, G_OPTION_ARG_STRING, &explained, "Where one number comes from", "METRIC" },
    { "rows", 0, 0, G_OPTION_ARG_STRING, &rows, "periods, totals, targets or contracts", "ROWS" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, "json, csv or table", "FORMAT" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Where to write", "FILE" },
    { NULL },
  };
  Request request = { 0 };
  g_autoptr (GError) error = NULL;
  int status;

  if (!lode_cli_parse (&lode_cli_run, entries, &argc, &argv, 1, 1, &status))
    return status;
  request = (Request) {
    argv[1], format != NULL ? format : "json", { 0 }, draws_text != NULL, seed_text != NULL, words, rows,
  };
  if (words.method == NULL && (words.metric != NULL || words.consumer != NULL || words.samples != NULL))
    return lode_cli_usage_error (&lode_cli_run,
                                 "--metric, --consumer and --samples go with --sensitivity");
  if (!check_words (&request, explained))
    return 2;
  query = request.query;
  if (!read_number ("--draws", draws_text, LODE_MAX_DRAWS, &draws) ||
      !read_number ("--seed", seed_text, G_MAXINT64, &seed) ||
      !read_number ("--threads", threads_text, LODE_MAX_THREADS, &threads))
    return 2;

  task = lode_cli_task_new (lode_cli_display_name (argv[1]));
  request.options = (LodeRunOptions) {
    .draws = (guint) draws, .seed = seed, .threads = (guint) threads,
    .is_as_announced = is_as_announced, .progress = lode_cli_task_progress, .progress_data = task,
    .has_findings = TRUE,
  };
  output = run_scenario (&request, lode_cli_task_get_cancellable (task), &error);
  g_clear_pointer (&task, lode_cli_task_free);
  if (output == NULL || !lode_cli_write (path, output, strlen (output), &error))
    return lode_cli_fail (error);

  return 0;
}

/* Kept to what the metrics' table says; a test compares. */
const LodeCliCommand lode_cli_run = {
  "run",
  "[--draws=N] [--seed=N] [--threads=N] [--as-announced] " LODE_CLI_SENSITIVITY_SYNOPSIS
  " [--explain=METRIC] [--rows=ROWS] [--format=json|csv|table] [-o FILE] SCENARIO",
  "Runs a scenario, each for itself and coordinated: every metric in every period, and quantiles\n"
  "over draws. Without --draws and --seed those of the scenario hold. New plants come with the\n"
  "delay and the odds of real ones unless --as-announced takes promises at their word.\n"
  "--sensitivity says instead which unknowns the outcome hangs on: by moving each to the ends of its\n"
  "range (tornado), by elementary effects (morris), or as shares of variance (sobol).\n\n"
  "--rows chooses what csv and table show: periods (a row a conduct, consumer and period; what csv\n"
  "shows otherwise), totals (a row a consumer; what table shows otherwise), targets or contracts.\n\n"
  "--explain=METRIC[.STAGE][.COUNTRY][:CONSUMER[:PERIOD[:CONDUCT]]] prints instead where one number\n"
  "comes from: the equation, its inputs with their sources, and what lies between, line by line.\n"
  "CONSUMER is a code, all or members (EU27 if left out); PERIOD a month or year (the last one);\n"
  "CONDUCT fragmented or coordinated (the latter). “--explain=shortage_t:JPN:2027-03:fragmented”,\n"
  "“--explain=origin_share_pct.mining.CHN”.\n\n"
  "Of a consumer, in each period:\n"
  "  demand_t                 demand of the period\n"
  "  served_t                 what reached it, own stock included\n"
  "  shortage_t               demand that was not served\n"
  "  stock_t                  stock at the end of the period\n"
  "  stock_draw_t             what left the stock in the period\n"
  "  largest_share_pct        the largest third country's share of use, home supply in the\n"
  "                           denominator; largest names it\n"
  "  exposure_pct             use whose chain passes through the third country that it passes\n"
  "                           through most; exposed_to names it\n"
  "  unknown_pct              use that passes a maker whose inputs are not known\n"
  "  net_import_reliance_pct  net imports of the last product by apparent use\n"
  "  n_minus_1_pct            demand that could be served without the largest third country\n"
  "  cover_days               days of use that the stock lasts\n"
  "  price_ratio              price by reference price, members and others apart; at the cap (20\n"
  "                           unless the scenario says otherwise) it is beyond the model\n"
  "  price_usd_per_kg         price; nothing where no reference price is known\n"
  "  direct_share_pct, origin_share_pct, country_exposure_pct: the same by country; supplier_share_pct\n"
  "  is the direct share by maker\n"
  "Of a consumer at each stage (stages):\n"
  "  origin_largest_share_pct use whose step took place in the largest third country, origin_largest\n"
  "  hhi_low, hhi_high        concentration of origins, 0 to 1, OTH and UNK atomistic, or as one\n"
  "                           country each; of all: of the world's output\n"
  "  home_output_pct          what home plants make by what is used\n"
  "  home_capacity_pct        what home plants could make by demand\n"
  "  eu_supply_risk           supply risk of the European Commission's method\n"
  "  geopolrisk               geopolitical supply risk of imports\n"
  "  usgs_supply_risk         supply risk of the U.S. Geological Survey's method, at most (EV = 1)\n"
  "Of the alliance (costs; total_… over all periods):\n"
  "  contracts_usd            price floors of members' plants from the state's side: below 0 it pays\n"
  "  capital_usd              the period's part of the annuity of members' new plants\n"
  "  stock_holding_usd        what holding the members' stocks costs\n"
  "  premium_usd, premium_usd_per_kg: security premium, in all and per kg that the alliance uses\n"
  "Over all periods (total):\n"
  "  dividend_t, dividend_pct, dividend_usd: fragmented less coordinated shortage, also as a part of\n"
  "  the fragmented one and at the reference price\n"
  "Targets: value_pct against threshold_pct in the year, the stage that decides, is_met, and with\n"
  "draws probability_pct, the share of draws in which it is met. Bands (p5 to p95, mean) have _band\n"
  "in their names. A number that is not known is null, empty, or a dash.",
  run,
};
