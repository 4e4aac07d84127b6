/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws that run side by side, in any number of threads, are the draws that run one after the
 * other: the same bits. */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-reader.h"
#include "engine/chance/lode-draws.h"
#include "engine/lode-simulation.h"
#include "engine/scenario/lode-course.h"

/* Not a multiple of the lanes. */
#define N_DRAWS 43
#define N_YEARS 5

#define BOTH "{\"members\": [\"EU27\", \"JPN\"], \"pooled_stocks\": false, \"open_arcs\": true}"
#define POOL "{\"members\": [\"EU27\", \"JPN\"], \"pooled_stocks\": true, \"open_arcs\": false}"
#define NONE "{\"members\": [], \"pooled_stocks\": false, \"open_arcs\": false}"

#define LEVERS \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"]," \
  " \"window\": [\"2027-03\", \"2029-06\"], \"probability\": 0.7," \
  " \"remaining\": {\"value\": 0.4, \"low\": 0.1, \"high\": 0.7, \"shape\": \"pert\"}}," \
  "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"DEU\"], \"stages\": []," \
  " \"window\": [\"2027-01\", \"2028-12\"]," \
  " \"loss\": {\"value\": 0.5, \"low\": 0.2, \"high\": 0.8, \"shape\": \"triangular\"}}," \
  "{\"id\": \"boom\", \"kind\": \"demand_growth\", \"countries\": []," \
  " \"window\": [\"2026-01\", null]," \
  " \"growth\": {\"value\": 0.03, \"low\": 0.01, \"high\": 0.06, \"shape\": \"lognormal\"}}," \
  "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"]," \
  " \"window\": [\"2026-01\", null], \"purchase\": 4, \"release_trigger\": 0.05," \
  " \"target\": {\"value\": 9, \"low\": 5, \"high\": 20, \"shape\": \"normal\"}}," \
  "{\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"]," \
  " \"window\": [\"2027-06\", null], \"capacity\": 30, \"ramp_months\": 12, \"success\": 0.6," \
  " \"lead_months\": 36, \"utilisation\": 0.85}"

static LodeChain *
new_chain (void)
{
  /* No chain of the atlas, so that no companion is solved with it. */
  LodeChain *chain = lode_chain_new ("test", 2024);
  static const struct
  {
    guint       stage;
    const char *actor;
    double      amount;
  } nodes[] = {
    { 0, "AUS", 20 }, { 0, "CHN", 80 }, { 1, "CHN", 80 }, { 1, "DEU", 20 }, { 2, "EU27", 60 },
    { 2, "JPN", 40 },
  };
  static const struct
  {
    guint       stage;
    const char *from;
    const char *to;
    double      amount;
  } flows[] = {
    { 0, "AUS", "DEU", 20 }, { 0, "CHN", "CHN", 80 }, { 1, "CHN", "EU27", 40 }, { 1, "CHN", "JPN", 40 },
    { 1, "DEU", "EU27", 20 },
  };

  lode_chain_add_stage (chain, "mining", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "magnet", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "use", lode_figure_new_assumed (1, "t/t"));
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    lode_chain_add_node (chain, nodes[i].stage, nodes[i].actor,
                         lode_figure_new_assumed (nodes[i].amount, "t"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    lode_chain_add_flow (chain, flows[i].stage, flows[i].from, flows[i].to,
                         lode_figure_new_assumed (flows[i].amount, "t"), LODE_FLOW_RECONCILED, 0);

  return chain;
}

static LodeScenario *
new_scenario (const char *alliance,
              const char *more)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", \"title\": \"Test\", "
    "\"material\": \"test\", \"from\": \"2026-01\", \"to\": \"2030-12\", \"step\": \"year\", "
    "\"seed\": 1, \"draws\": 0, \"alliance\": %s, \"levers\": [" LEVERS "]%s}", alliance, more);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

/* What lode_montecarlo_run() should find, by running courses one by one. */
typedef struct
{
  float shortage[LODE_N_CONDUCTS][2][N_YEARS][N_DRAWS];
  float stock[LODE_N_CONDUCTS][2][N_YEARS][N_DRAWS];
} Draws;

static void
run_one_by_one (const LodePlan *plan,
                Draws          *draws)
{
  g_autoptr (LodeCourse) course = lode_course_new (plan);

  for (guint draw = 0; draw < N_DRAWS; draw++)
    {
      lode_plan_draw (plan, 7, draw, course->luck);
      lode_course_begin (course);
      for (guint t = 0; t < N_YEARS; t++)
        {
          lode_course_step (course, t, LODE_COORDINATED_SERVED);
          for (guint k = 0; k < LODE_N_CONDUCTS; k++)
            for (guint c = 0; c < 2; c++)
              {
                draws->shortage[k][c][t][draw] = (float) course->allocation[k]->shortage[c];
                draws->stock[k][c][t][draw] = (float) course->stock[k][c];
              }
        }
    }
}

static void
assert_band (const LodeResult *result,
             LodeSeries        series,
             LodeConduct       conduct,
             guint             consumer,
             guint             period,
             const float      *values)
{
  g_autofree float *copy = g_memdup2 (values, N_DRAWS * sizeof (float));
  LodeBand expected, found;

  lode_draws_summarise (copy, N_DRAWS, &expected);
  g_assert_true (lode_result_get_band (result, series, conduct, (int) consumer, period, &found));
  g_assert_cmpmem (&expected, sizeof expected, &found, sizeof found);
}

static void
assert_draws (const LodeResult *result,
              const Draws      *draws,
              guint             n_conducts)
{
  for (guint k = 0; k < n_conducts; k++)
    for (guint c = 0; c < 2; c++)
      for (guint t = 0; t < N_YEARS; t++)
        {
          assert_band (result, LODE_SERIES_SHORTAGE, (LodeConduct) k, c, t, draws->shortage[k][c][t]);
          assert_band (result, LODE_SERIES_STOCK, (LodeConduct) k, c, t, draws->stock[k][c][t]);
        }
}

typedef struct
{
  const char *alliance;
  const char *more;
} Setting;

static const Setting settings[] = {
  { BOTH, "" },
  { POOL, "" },
  { NONE, "" },
  { BOTH, ", \"hoarding\": 0.5" },
};

static void
test_one_by_one (gconstpointer data)
{
  const Setting *setting = data;
  static const guint threads[] = { 1, 2, 4 };
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario (setting->alliance, setting->more);
  g_autoptr (GError) error = NULL;
  LodeRunOptions options = { .draws = N_DRAWS, .seed = 7 };
  g_autoptr (LodePlan) plan = lode_simulation_plan (chain, scenario, &options, &error);
  g_autofree Draws *draws = g_new0 (Draws, 1);

  g_assert_no_error (error);
  run_one_by_one (plan, draws);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (LodeResult) result = NULL;

      options.threads = threads[i / 2];
      options.is_alone_only = i % 2 == 1;
      result = lode_simulation_run (chain, scenario, &options, NULL, &error);
      g_assert_no_error (error);
      assert_draws (result, draws, options.is_alone_only ? 1 : LODE_N_CONDUCTS);
    }
}

/* A run that leaves the pact out says nothing of it. */
static void
test_alone_only (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario (BOTH, "");
  g_autoptr (GError) error = NULL;
  LodeRunOptions options = { .draws = N_DRAWS, .seed = 7, .is_alone_only = TRUE };
  g_autoptr (LodeResult) result = lode_simulation_run (chain, scenario, &options, NULL, &error);
  LodeBand band;

  g_assert_no_error (error);
  g_assert_true (lode_result_get_total_band (result, LODE_CONDUCT_FRAGMENTED, LODE_RESULT_ALL, &band));
  g_assert_cmpfloat (band.mean, >, 0);
  g_assert_false (lode_result_get_total_band (result, LODE_CONDUCT_COORDINATED, LODE_RESULT_ALL, &band));
  g_assert_false (lode_result_get_dividend_band (result, LODE_RESULT_ALL, &band));
  g_assert_false (lode_result_get_band (result, LODE_SERIES_SHORTAGE, LODE_CONDUCT_COORDINATED, 0, 0,
                                        &band));
}

static void
cancel_cb (double   fraction,
           gpointer user_data)
{
  g_assert_cmpfloat (fraction, >, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  g_cancellable_cancel (user_data);
}

/* Progress comes while draws run, and a cancelled run gives nothing. */
static void
test_cancel (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeScenario) scenario = new_scenario (BOTH, "");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  LodeRunOptions options = {
    .draws = 2000, .seed = 7, .threads = 2, .progress = cancel_cb, .progress_data = cancellable,
  };

  g_assert_null (lode_simulation_run (chain, scenario, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/engine/montecarlo/one-by-one/open", &settings[0], test_one_by_one);
  g_test_add_data_func ("/engine/montecarlo/one-by-one/pool", &settings[1], test_one_by_one);
  g_test_add_data_func ("/engine/montecarlo/one-by-one/none", &settings[2], test_one_by_one);
  g_test_add_data_func ("/engine/montecarlo/one-by-one/hoarding", &settings[3], test_one_by_one);
  g_test_add_func ("/engine/montecarlo/alone-only", test_alone_only);
  g_test_add_func ("/engine/montecarlo/cancel", test_cancel);

  return g_test_run ();
}
