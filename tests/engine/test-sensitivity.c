/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "engine/sensitivity/lode-sensitivity.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-load.h"
#include "engine/baseline/lode-reconcile.h"

/* A mine and a plant in China, a plant in Germany that digs in Australia; EU27 uses 60 t a year, of
 * which China makes 40, and Japan 40 t, all from China. @has_capacity: nothing can be made on top.
 * Amounts may move by @room of themselves, the yield of mining by a tenth. */
static LodeChain *
new_chain (gboolean has_capacity,
           double   room)
{
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
  LodeChain *chain = lode_chain_new ("ndfeb_magnets", 2024);

  lode_chain_add_stage (chain, "mining",
                        lode_figure_new (1, 0.9, 1.1, "t/t", 0, LODE_BASIS_ASSUMED, NULL, NULL));
  lode_chain_add_stage (chain, "magnet", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "use", lode_figure_new_assumed (1, "t/t"));
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    lode_chain_add_node (chain, nodes[i].stage, nodes[i].actor,
                         lode_figure_new (nodes[i].amount, nodes[i].amount * (1 - room),
                                          nodes[i].amount * (1 + room), "t", 2024, LODE_BASIS_REPORTED,
                                          NULL, NULL),
                         has_capacity && nodes[i].stage < 2
                           ? lode_figure_new_assumed (nodes[i].amount, "t") : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    lode_chain_add_flow (chain, flows[i].stage, flows[i].from, flows[i].to,
                         lode_figure_new_assumed (flows[i].amount, "t"),
                         room > 0 ? LODE_FLOW_PRIOR : LODE_FLOW_RECONCILED, 0);

  return chain;
}

static LodeScenario *
new_scenario (const char *levers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", \"title\": \"Test\", "
    "\"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2028-12\", \"step\": \"year\", "
    "\"alliance\": {\"members\": [\"EU27\", \"JPN\"], \"open_arcs\": true}, \"levers\": [%s]}", levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

/* Japan lacks 40·(1 − κ) t of 2027 if it happens, and nobody else makes what it buys. */
#define STOP \
  "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"probability\": 0.6, " \
  "\"remaining\": {\"value\": 0.25, \"low\": 0, \"high\": 0.5, \"shape\": \"pert\"}}"
#define PLANT \
  "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], " \
  "\"window\": [\"2027-01\", null], \"probability\": 0.9, \"capacity\": 30, \"lead_months\": 24, " \
  "\"ramp_months\": 0, \"success\": 0.7, \"utilisation\": 1}"
#define LOSS \
  "{\"id\": \"loss\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], " \
  "\"loss\": {\"value\": 0.4, \"low\": 0.3, \"high\": 0.5, \"shape\": \"uniform\"}}"

static LodeSensitivity *
analyse (const LodeChain              *chain,
         const char                   *levers,
         const LodeSensitivityOptions *options)
{
  g_autoptr (LodeScenario) scenario = new_scenario (levers);
  g_autoptr (GError) error = NULL;
  LodeSensitivity *result = lode_sensitivity_run (chain, scenario, options, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static void
assert_fails (const char                   *levers,
              const LodeSensitivityOptions *options,
              int                           code,
              const char                   *words)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  g_autoptr (LodeScenario) scenario = new_scenario (levers);
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_sensitivity_run (chain, scenario, options, NULL, &error));
  g_assert_error (error, LODE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* G_MAXUINT when it is not there. */
static guint
find_input (const LodeSensitivity *self,
            const char            *lever,
            const char            *parameter)
{
  for (guint i = 0; i < lode_sensitivity_get_n_inputs (self); i++)
    {
      const LodeSensitivityInput *input = lode_sensitivity_get_input (self, i);

      if (g_strcmp0 (input->lever, lever) == 0 && g_str_equal (input->parameter, parameter))
        return i;
    }

  return G_MAXUINT;
}

static guint
find_outcome (const LodeSensitivity *self,
              LodeOutcome            outcome)
{
  int index = lode_sensitivity_find_outcome (self, outcome);

  g_assert_cmpint (index, >=, 0);
  return (guint) index;
}

/* --- what varies --- */

static void
test_inputs (void)
{
  g_autoptr (LodeChain) chain = new_chain (FALSE, 0);
  const LodeSensitivityOptions options = { 0 };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP ", " PLANT, &options);
  const LodeSensitivityInput *input;

  g_assert_cmpuint (lode_sensitivity_get_n_inputs (result), ==, 6);
  input = lode_sensitivity_get_input (result, find_input (result, "stop", "remaining"));
  g_assert_cmpint (input->kind, ==, LODE_LEVER_EXPORT_CONTROL);
  g_assert_cmpstr (input->unit, ==, "share");
  g_assert_cmpfloat (input->value, ==, 0.25);
  g_assert_cmpfloat (input->low, ==, 0);
  g_assert_cmpfloat (input->high, ==, 0.5);
  input = lode_sensitivity_get_input (result, find_input (result, "stop", "happens"));
  g_assert_cmpfloat (input->value, ==, 1);
  g_assert_cmpstr (input->unit, ==, "");
  g_assert_cmpuint (find_input (result, "plant", "happens"), !=, G_MAXUINT);
  g_assert_cmpuint (find_input (result, "plant", "succeeds"), !=, G_MAXUINT);
  input = lode_sensitivity_get_input (result, find_input (result, "plant", "overrun"));
  g_assert_cmpfloat (input->low, ==, 0);
  g_assert_cmpfloat_with_epsilon (input->high, 0.3, 1e-12);
  input = lode_sensitivity_get_input (result, find_input (result, NULL, "utilisation"));
  g_assert_cmpfloat (input->value, ==, 0.85);
  g_assert_cmpfloat (input->low, ==, 0.75);
  g_assert_cmpfloat (input->high, ==, 1);
}

/* Plants that come as announced have neither odds nor delay; known capacities no utilisation. */
static void
test_inputs_as_announced (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { .run = { .is_as_announced = TRUE } };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP ", " PLANT, &options);

  g_assert_cmpuint (lode_sensitivity_get_n_inputs (result), ==, 2);
  g_assert_cmpuint (find_input (result, "plant", "overrun"), ==, G_MAXUINT);
}

static void
test_no_inputs (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);

  for (guint method = 0; method < 3; method++)
    {
      const LodeSensitivityOptions options = { .method = (LodeSensitivityMethod) method, .samples = 4 };
      g_autoptr (LodeSensitivity) result = analyse (chain, "", &options);

      g_assert_cmpuint (lode_sensitivity_get_n_inputs (result), ==, 0);
      g_assert_cmpfloat (lode_sensitivity_get_base (result, 0), ==, 0);
    }
}

/* --- the tornado --- */

static void
test_tornado (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { 0 };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP, &options);
  guint outcome = find_outcome (result, LODE_OUTCOME_FRAGMENTED_SHORTAGE);
  guint remaining = find_input (result, "stop", "remaining");
  guint happens = find_input (result, "stop", "happens");
  const LodeSwing *swing;

  g_assert_cmpint (lode_sensitivity_get_method (result), ==, LODE_SENSITIVITY_TORNADO);
  g_assert_cmpstr (lode_sensitivity_get_consumer (result), ==, "all");
  g_assert_cmpuint (lode_sensitivity_get_n_runs (result), ==, 5);
  g_assert_cmpfloat_with_epsilon (lode_sensitivity_get_base (result, outcome), 30, 1e-9);
  swing = lode_sensitivity_get_swing (result, remaining, outcome);
  g_assert_cmpfloat_with_epsilon (swing->at_low, 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (swing->at_high, 20, 1e-9);
  swing = lode_sensitivity_get_swing (result, happens, outcome);
  g_assert_cmpfloat_with_epsilon (swing->at_low, 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (swing->at_high, 30, 1e-9);
  g_assert_cmpuint (lode_sensitivity_get_ranked (result, outcome, 0), ==, happens);
  g_assert_cmpuint (lode_sensitivity_get_ranked (result, outcome, 1), ==, remaining);
  /* 30 of 40 t in the worst year, of Japan's and EU27's 100 t. */
  g_assert_cmpfloat_with_epsilon (
    lode_sensitivity_get_base (result, find_outcome (result, LODE_OUTCOME_FRAGMENTED_PEAK)), 30, 1e-9);
  g_assert_null (lode_sensitivity_get_effect (result, 0, 0));
  g_assert_null (lode_sensitivity_get_index (result, 0, 0));
  g_assert_null (lode_sensitivity_get_moments (result, 0));
}

/* A plant that is not to be, or is not built, or late, brings nothing. */
static void
test_tornado_of_a_plant (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { .consumer = "JPN" };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP ", " PLANT, &options);
  guint outcome = find_outcome (result, LODE_OUTCOME_FRAGMENTED_SHORTAGE);
  const LodeSwing *happens =
    lode_sensitivity_get_swing (result, find_input (result, "plant", "happens"), outcome);
  const LodeSwing *succeeds =
    lode_sensitivity_get_swing (result, find_input (result, "plant", "succeeds"), outcome);
  const LodeSwing *overrun =
    lode_sensitivity_get_swing (result, find_input (result, "plant", "overrun"), outcome);
  double base = lode_sensitivity_get_base (result, outcome);

  g_assert_cmpfloat_with_epsilon (happens->at_low, 30, 1e-9);
  g_assert_cmpfloat_with_epsilon (succeeds->at_low, 30, 1e-9);
  g_assert_cmpfloat (happens->at_high, ==, base);
  g_assert_cmpfloat (succeeds->at_high, ==, base);
  g_assert_cmpfloat (base, <, 30);
  g_assert_cmpfloat (overrun->at_low, <, base);
  g_assert_cmpfloat (overrun->at_high, >, base);
}

static void
test_utilisation (void)
{
  g_autoptr (LodeChain) chain = new_chain (FALSE, 0);
  const LodeSensitivityOptions options = { 0 };
  g_autoptr (LodeSensitivity) result = analyse (chain, LOSS, &options);
  guint outcome = find_outcome (result, LODE_OUTCOME_COORDINATED_SHORTAGE);
  guint input = find_input (result, NULL, "utilisation");
  const LodeSwing *swing = lode_sensitivity_get_swing (result, input, outcome);
  double base = lode_sensitivity_get_base (result, outcome);

  /* Who uses .75 of its plants can make a third more; who uses all of them nothing. A year of the
   * pact lacks 100 − (80·.6 + 20)/u t, in three years. */
  g_assert_cmpfloat_with_epsilon (base, 3 * (100 - 68 / 0.85), 0.01);
  g_assert_cmpfloat_with_epsilon (swing->at_low, 3 * (100 - 68 / 0.75), 0.01);
  g_assert_cmpfloat_with_epsilon (swing->at_high, 3 * (100 - 68), 0.01);
}

/* The yield stands where the source has it, and is moved where the amounts have room for it. */
static void
test_baseline_bars (void)
{
  g_autoptr (LodeChain) data = new_chain (TRUE, 0.2);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeChain) baseline = lode_reconcile (data, &error);
  const LodeSensitivityOptions options = { .data = data };
  g_autoptr (LodeSensitivity) result = NULL;
  const LodeSensitivityInput *input;

  g_assert_no_error (error);
  result = analyse (baseline, STOP, &options);
  g_assert_cmpuint (lode_sensitivity_get_n_inputs (result), ==, 3);
  g_assert_cmpuint (lode_sensitivity_get_n_runs (result), ==, 7);
  input = lode_sensitivity_get_input (result, 2);
  g_assert_null (input->lever);
  g_assert_cmpstr (input->parameter, ==, "yield");
  g_assert_cmpstr (input->stage, ==, "mining");
  g_assert_null (input->actor);
  g_assert_cmpfloat (input->low, ==, 0.9);
  g_assert_cmpfloat (input->high, ==, 1.1);
  /* Less out of the same ore, and all totals meet where there is less. */
  g_assert_cmpfloat (lode_sensitivity_get_swing (result, 2, 0)->at_low, <,
                     lode_sensitivity_get_swing (result, 2, 0)->at_high);
  for (guint j = 0; j < lode_sensitivity_get_n_outcomes (result); j++)
    for (guint rank = 0; rank < 3; rank++)
      g_assert_cmpuint (lode_sensitivity_get_ranked (result, j, rank), <, 3);
}

static void
test_baseline_bars_without_room (void)
{
  g_autoptr (LodeChain) data = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { .data = data };
  g_autoptr (LodeSensitivity) result = analyse (data, STOP, &options);
  const char * const *notes = lode_sensitivity_get_notes (result);
  gboolean is_said = FALSE;

  g_assert_cmpuint (lode_sensitivity_get_n_inputs (result), ==, 2);
  for (guint i = 0; notes[i] != NULL; i++)
    is_said |= g_str_has_prefix (notes[i], "The yield of mining is not moved: ");
  g_assert_true (is_said);
}

/* --- the other methods --- */

static void
test_morris (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { .method = LODE_SENSITIVITY_MORRIS, .samples = 50 };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP, &options);
  guint outcome = find_outcome (result, LODE_OUTCOME_FRAGMENTED_SHORTAGE);
  guint remaining = find_input (result, "stop", "remaining");
  guint happens = find_input (result, "stop", "happens");

  g_assert_cmpuint (lode_sensitivity_get_n_runs (result), ==, 150);
  g_assert_cmpfloat_with_epsilon (lode_sensitivity_get_base (result, outcome), 30, 1e-9);
  /* More that is let through never adds to this shortage, the stop itself never takes from it. */
  g_assert_cmpfloat (lode_sensitivity_get_effect (result, remaining, outcome)->mu, <, 0);
  g_assert_cmpfloat_with_epsilon (lode_sensitivity_get_effect (result, remaining, outcome)->mu_star,
                                  -lode_sensitivity_get_effect (result, remaining, outcome)->mu, 1e-9);
  g_assert_cmpfloat (lode_sensitivity_get_effect (result, happens, outcome)->mu, >, 0);
  g_assert_cmpfloat (lode_sensitivity_get_effect (result, happens, outcome)->sigma, >, 0);
  g_assert_cmpuint (lode_sensitivity_get_ranked (result, outcome, 0), ==, happens);
  g_assert_null (lode_sensitivity_get_swing (result, 0, 0));
}

/* Y = H·40·(1 − κ), H of chance .6, κ PERT on 0, .25, .5, whose variance is .25·.25/7. */
static void
test_sobol (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  const LodeSensitivityOptions options = { .method = LODE_SENSITIVITY_SOBOL, .samples = 2048 };
  g_autoptr (LodeSensitivity) result = analyse (chain, STOP, &options);
  guint outcome = find_outcome (result, LODE_OUTCOME_FRAGMENTED_SHORTAGE);
  const LodeSobolIndex *remaining =
    lode_sensitivity_get_index (result, find_input (result, "stop", "remaining"), outcome);
  const LodeSobolIndex *happens =
    lode_sensitivity_get_index (result, find_input (result, "stop", "happens"), outcome);
  const double spread = 0.25 * 0.25 / 7;
  const double variance = 960 * (0.75 * 0.75 + spread) - 18 * 18;

  g_assert_cmpuint (lode_sensitivity_get_n_runs (result), ==, 2048 * 4);
  g_assert_cmpfloat_with_epsilon (lode_sensitivity_get_moments (result, outcome)->mean, 18, 0.1);
  g_assert_cmpfloat_with_epsilon (lode_sensitivity_get_moments (result, outcome)->variance, variance,
                                  2);
  g_assert_cmpfloat_with_epsilon (happens->first, 216 / variance, 0.02);
  g_assert_cmpfloat_with_epsilon (remaining->first, 576 * spread / variance, 0.02);
  g_assert_cmpfloat_with_epsilon (happens->total, 1 - 576 * spread / variance, 0.02);
  g_assert_cmpfloat_with_epsilon (remaining->total, 1 - 216 / variance, 0.02);
}

/* --- outcomes --- */

/* The central run is that of the simulation, whatever the method. */
static void
test_base_is_central_run (void)
{
  g_autoptr (LodeChain) chain = new_chain (FALSE, 0);
  g_autoptr (LodeScenario) scenario = new_scenario (STOP ", " LOSS);
  g_autoptr (LodeResult) run = lode_simulation_run (chain, scenario, NULL, NULL, NULL);

  for (guint method = 0; method < 3; method++)
    {
      const LodeSensitivityOptions options = {
        .method = (LodeSensitivityMethod) method, .consumer = "EU27", .samples = 4,
      };
      g_autoptr (LodeSensitivity) result = analyse (chain, STOP ", " LOSS, &options);
      int consumer = lode_result_find_consumer (run, "EU27");

      g_assert_cmpuint (lode_sensitivity_get_n_outcomes (result), ==, LODE_N_OUTCOMES);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          LodeOutcome shortage = k == 0 ? LODE_OUTCOME_FRAGMENTED_SHORTAGE
                                        : LODE_OUTCOME_COORDINATED_SHORTAGE;
          LodeOutcome share = k == 0 ? LODE_OUTCOME_FRAGMENTED_LARGEST_SHARE
                                     : LODE_OUTCOME_COORDINATED_LARGEST_SHARE;

          g_assert_cmpfloat_with_epsilon (
            lode_sensitivity_get_base (result, find_outcome (result, shortage)),
            lode_result_get_total (run, LODE_SERIES_SHORTAGE, (LodeConduct) k, consumer), 1e-6);
          g_assert_cmpfloat_with_epsilon (
            lode_sensitivity_get_base (result, find_outcome (result, share)),
            100 * lode_result_get (run, LODE_SERIES_LARGEST_SHARE, (LodeConduct) k, consumer, 2), 1e-6);
        }
      g_assert_cmpfloat_with_epsilon (
        lode_sensitivity_get_base (result, find_outcome (result, LODE_OUTCOME_DIVIDEND)),
        lode_result_get_dividend (run, consumer), 1e-6);
    }
}

/* What needs no pact is the same with and without it. */
static void
test_chosen_outcomes (void)
{
  g_autoptr (LodeChain) chain = new_chain (FALSE, 0);
  const LodeSensitivityOptions all = { .method = LODE_SENSITIVITY_MORRIS, .consumer = "members" };
  const LodeSensitivityOptions some = {
    .method = LODE_SENSITIVITY_MORRIS,
    .consumer = "members",
    .outcomes = 1u << LODE_OUTCOME_FRAGMENTED_PEAK,
  };
  g_autoptr (LodeSensitivity) whole = analyse (chain, STOP ", " LOSS, &all);
  g_autoptr (LodeSensitivity) part = analyse (chain, STOP ", " LOSS, &some);
  guint peak = find_outcome (whole, LODE_OUTCOME_FRAGMENTED_PEAK);

  g_assert_cmpuint (lode_sensitivity_get_n_outcomes (whole), ==, 5);
  g_assert_cmpuint (lode_sensitivity_get_n_outcomes (part), ==, 1);
  g_assert_cmpint (lode_sensitivity_get_outcome (part, 0), ==, LODE_OUTCOME_FRAGMENTED_PEAK);
  g_assert_cmpint (lode_sensitivity_find_outcome (part, LODE_OUTCOME_DIVIDEND), ==, -1);
  for (guint i = 0; i < lode_sensitivity_get_n_inputs (part); i++)
    g_assert_cmpmem (lode_sensitivity_get_effect (part, i, 0), sizeof (LodeMorrisEffect),
                     lode_sensitivity_get_effect (whole, i, peak), sizeof (LodeMorrisEffect));
}

static void
test_outcome_names (void)
{
  for (guint k = 0; k < LODE_N_OUTCOMES; k++)
    {
      LodeOutcome outcome = LODE_N_OUTCOMES;
      const char *name = lode_outcome_to_string ((LodeOutcome) k);

      g_assert_true (lode_outcome_from_string (name, &outcome));
      g_assert_cmpint (outcome, ==, (int) k);
      g_assert_true (g_str_has_suffix (name, g_str_equal (lode_outcome_get_unit (outcome), "t")
                                               ? "_t" : "_pct"));
    }
  g_assert_false (lode_outcome_from_string ("luck", &(LodeOutcome) { 0 }));
}

/* --- promises --- */

static void
test_threads (void)
{
  const guint counts[] = { 1, 2, 4 };
  g_autoptr (LodeChain) chain = new_chain (FALSE, 0);

  for (guint method = 0; method < 3; method++)
    {
      g_autoptr (LodeSensitivity) first = NULL;

      for (guint t = 0; t < G_N_ELEMENTS (counts); t++)
        {
          const LodeSensitivityOptions options = {
            .method = (LodeSensitivityMethod) method, .samples = 40,
            .run = { .seed = 3, .threads = counts[t] },
          };
          g_autoptr (LodeSensitivity) result = analyse (chain, STOP ", " PLANT ", " LOSS, &options);
          guint n = lode_sensitivity_get_n_inputs (result);

          for (guint i = 0; i < n && first != NULL; i++)
            for (guint j = 0; j < lode_sensitivity_get_n_outcomes (result); j++)
              {
                if (method == LODE_SENSITIVITY_TORNADO)
                  g_assert_cmpmem (lode_sensitivity_get_swing (result, i, j), sizeof (LodeSwing),
                                   lode_sensitivity_get_swing (first, i, j), sizeof (LodeSwing));
                else if (method == LODE_SENSITIVITY_MORRIS)
                  g_assert_cmpmem (lode_sensitivity_get_effect (result, i, j), sizeof (LodeMorrisEffect),
                                   lode_sensitivity_get_effect (first, i, j), sizeof (LodeMorrisEffect));
                else
                  g_assert_cmpmem (lode_sensitivity_get_index (result, i, j), sizeof (LodeSobolIndex),
                                   lode_sensitivity_get_index (first, i, j), sizeof (LodeSobolIndex));
              }
          if (first == NULL)
            first = lode_sensitivity_ref (result);
        }
    }
}

static void
test_refused (void)
{
  assert_fails (STOP, &(LodeSensitivityOptions) { .consumer = "XYZ" }, LODE_ERROR_NOT_FOUND, "“XYZ”");
  assert_fails (STOP,
                &(LodeSensitivityOptions) { .outcomes = 1u << LODE_OUTCOME_COORDINATED_LARGEST_SHARE },
                LODE_ERROR_INVALID, "coordinated_largest_share_pct");
  assert_fails (STOP, &(LodeSensitivityOptions) { .run = { .threads = 65 } }, LODE_ERROR_INVALID, "65");
  assert_fails (STOP,
                &(LodeSensitivityOptions) { .method = LODE_SENSITIVITY_SOBOL, .samples = 1 },
                LODE_ERROR_INVALID, "2 at least");
  assert_fails (STOP,
                &(LodeSensitivityOptions) { .method = LODE_SENSITIVITY_SOBOL, .samples = 1u << 30 },
                LODE_ERROR_TOO_LARGE, "fewer samples");
  assert_fails ("{\"id\": \"x\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"], "
                "\"stages\": [\"smelting\"]}", &(LodeSensitivityOptions) { 0 }, LODE_ERROR_NOT_FOUND,
                "smelting");
}

static void
test_cancelled (void)
{
  g_autoptr (LodeChain) chain = new_chain (TRUE, 0);
  g_autoptr (LodeScenario) scenario = new_scenario (STOP);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint method = 0; method < 3; method++)
    {
      const LodeSensitivityOptions options = { .method = (LodeSensitivityMethod) method };
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_sensitivity_run (chain, scenario, &options, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/sensitivity/inputs", test_inputs);
  g_test_add_func ("/engine/sensitivity/inputs-as-announced", test_inputs_as_announced);
  g_test_add_func ("/engine/sensitivity/no-inputs", test_no_inputs);
  g_test_add_func ("/engine/sensitivity/tornado", test_tornado);
  g_test_add_func ("/engine/sensitivity/tornado-of-a-plant", test_tornado_of_a_plant);
  g_test_add_func ("/engine/sensitivity/utilisation", test_utilisation);
  g_test_add_func ("/engine/sensitivity/baseline-bars", test_baseline_bars);
  g_test_add_func ("/engine/sensitivity/baseline-bars-without-room", test_baseline_bars_without_room);
  g_test_add_func ("/engine/sensitivity/morris", test_morris);
  g_test_add_func ("/engine/sensitivity/sobol", test_sobol);
  g_test_add_func ("/engine/sensitivity/base-is-central-run", test_base_is_central_run);
  g_test_add_func ("/engine/sensitivity/chosen-outcomes", test_chosen_outcomes);
  g_test_add_func ("/engine/sensitivity/outcome-names", test_outcome_names);
  g_test_add_func ("/engine/sensitivity/threads", test_threads);
  g_test_add_func ("/engine/sensitivity/refused", test_refused);
  g_test_add_func ("/engine/sensitivity/cancelled", test_cancelled);

  return g_test_run ();
}
