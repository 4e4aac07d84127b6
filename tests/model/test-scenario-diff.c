/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-scenario-diff.h"

#include <string.h>

#include "base/lode-json-load.h"

#define CONTROL \
  "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\", \"MMR\"], " \
  "\"stages\": [\"metal\", \"magnet\"], \"window\": [\"2026-10\", \"2028-09\"], " \
  "\"remaining\": {\"value\": 0.2, \"low\": 0, \"high\": 0.5, \"shape\": \"pert\"}}"
#define RESERVE \
  "{\"id\": \"R1\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], \"target\": 500}"

static LodeScenario *
new_scenario (const char *members,
              const char *levers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", \"title\": \"Test\", "
    "\"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2028-12\"%s, \"levers\": [%s]}",
    members, levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

/* The differences, a line each: "LEVER member [unit]: first | second". */
static char *
describe (LodeScenario * const *scenarios,
          guint                 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScenarioDiff) diff = lode_scenario_diff_new (scenarios, n, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < lode_scenario_diff_get_n_differences (diff); i++)
    {
      const LodeScenarioDifference *difference = lode_scenario_diff_get_difference (diff, i);
      const char *lever = NULL;

      for (guint k = 0; k < n && difference->levers != NULL && lever == NULL; k++)
        if (difference->levers[k] != NULL)
          lever = lode_lever_get_id (difference->levers[k]);
      g_string_append_printf (text, "%s%s%s", lever != NULL ? lever : "", lever != NULL ? " " : "",
                              difference->member);
      if (difference->unit[0] != '\0')
        g_string_append_printf (text, " [%s]", difference->unit);
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *value = lode_scenario_diff_format_value (difference->values[k]);

          g_string_append_printf (text, "%s%s", k == 0 ? ": " : " | ", value);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
assert_differences (const char *first_members,
                    const char *first_levers,
                    const char *second_members,
                    const char *second_levers,
                    const char *expected)
{
  g_autoptr (LodeScenario) first = new_scenario (first_members, first_levers);
  g_autoptr (LodeScenario) second = new_scenario (second_members, second_levers);
  LodeScenario * const both[] = { first, second };
  g_autofree char *text = describe (both, 2);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_same (void)
{
  assert_differences ("", CONTROL ", " RESERVE, "", CONTROL ", " RESERVE, "");
  /* Order of levers and of names is none. */
  assert_differences ("", CONTROL ", " RESERVE, "",
                      RESERVE ", {\"id\": \"L1\", \"kind\": \"export_control\", "
                      "\"countries\": [\"MMR\", \"CHN\"], \"stages\": [\"magnet\", \"metal\"], "
                      "\"window\": [\"2026-10\", \"2028-09\"], \"remaining\": {\"value\": 0.2, "
                      "\"low\": 0, \"high\": 0.5, \"shape\": \"pert\"}}", "");
}

/* A file may leave out what is as usual, or say it. */
static void
test_defaults (void)
{
  assert_differences ("", "", ", \"rounds\": 3, \"hoarding\": 0, \"alliance\": {\"members\": [], "
                      "\"pooled_stocks\": false}, \"market\": {\"price_cap\": 20}", "", "");
  assert_differences ("", "{\"id\": \"L1\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"]}",
                      "", "{\"id\": \"L1\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"], "
                      "\"probability\": 1, \"enabled\": true, \"loss\": {\"value\": 0.5, \"low\": 0.25, "
                      "\"high\": 0.75, \"shape\": \"pert\"}}", "");
}

/* Titles, notes and evidence are words. */
static void
test_words_are_no_inputs (void)
{
  assert_differences ("", "{\"id\": \"L1\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"], "
                      "\"title\": \"A\", \"note\": \"b\", \"evidence\": [\"iea\"]}", "",
                      "{\"id\": \"L1\", \"kind\": \"production_loss\", \"countries\": [\"CHN\"]}", "");
}

static void
test_scenario_members (void)
{
  assert_differences (", \"seed\": 1, \"alliance\": {\"members\": [\"JPN\", \"EU27\"]}", "",
                      ", \"seed\": 2, \"step\": \"year\", \"rounds\": 5, \"hoarding\": 0.5, "
                      "\"alliance\": {\"members\": [\"EU27\"], \"open_arcs\": true, "
                      "\"from\": \"2026-07\"}, \"market\": {\"discount_rate\": 0.05}", "",
                      "step: month | year\n"
                      "seed: 1 | 2\n"
                      "alliance.members: EU27, JPN | EU27\n"
                      "alliance.open_arcs: no | yes\n"
                      "rounds: 3 | 5\n"
                      "hoarding [share]: 0 | 0.5\n"
                      "market.discount_rate [share/year]: 0.08 | 0.05\n"
                      "alliance.from: — | 2026-07\n");
}

static void
test_lever_members (void)
{
  assert_differences ("", CONTROL, "",
                      "{\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
                      "\"stages\": [\"metal\", \"magnet\"], \"window\": [\"2026-10\", null], "
                      "\"probability\": 0.5, \"remaining\": {\"value\": 0.1, \"low\": 0, \"high\": 0.5, "
                      "\"shape\": \"uniform\"}}",
                      "L1 countries: CHN, MMR | CHN\n"
                      "L1 window.to: 2028-09 | —\n"
                      "L1 probability [share]: 1 | 0.5\n"
                      "L1 remaining.value [share]: 0.2 | 0.1\n"
                      "L1 remaining.shape: pert | uniform\n");
}

/* Low and high of a fixed number bound a slider, and nothing else. */
static void
test_fixed_has_no_range (void)
{
  assert_differences ("", "{\"id\": \"R1\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], "
                      "\"target\": {\"value\": 500, \"low\": 0, \"high\": 900, \"shape\": \"fixed\"}}",
                      "", RESERVE, "");
}

static void
test_missing_lever (void)
{
  assert_differences ("", CONTROL, "", CONTROL ", " RESERVE, "R1 present: no | yes\n");
  assert_differences ("", RESERVE ", " CONTROL, "", "", "R1 present: yes | no\n"
                                                       "L1 present: yes | no\n");
}

/* Another id for the same lever is another luck. */
static void
test_matched_by_targets (void)
{
  assert_differences ("", RESERVE, "",
                      "{\"id\": \"stock\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], "
                      "\"target\": 600}",
                      "R1 id: R1 | stock\n"
                      "R1 target.value [t]: 500 | 600\n");
}

/* One id, two kinds: two levers. */
static void
test_same_id_of_other_kind (void)
{
  assert_differences ("", RESERVE, "",
                      "{\"id\": \"R1\", \"kind\": \"demand_growth\", \"countries\": [\"EU27\"]}",
                      "R1 present: yes | no\n"
                      "R1 present: no | yes\n");
}

/* Ids go before targets, so that two levers on one target are not mixed up. */
static void
test_ids_first (void)
{
  const char *second = "{\"id\": \"R2\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], "
                       "\"target\": 900}";
  g_autofree char *there = g_strdup_printf ("%s, %s", RESERVE, second);
  g_autofree char *back = g_strdup_printf ("%s, %s", second, RESERVE);

  assert_differences ("", there, "", back, "");
}

static void
test_three (void)
{
  g_autoptr (LodeScenario) first = new_scenario ("", CONTROL);
  g_autoptr (LodeScenario) second = new_scenario (", \"draws\": 50", RESERVE);
  g_autoptr (LodeScenario) third = new_scenario (", \"draws\": 50",
                                                 "{\"id\": \"R1\", \"kind\": \"stockpile\", "
                                                 "\"countries\": [\"EU27\"], \"target\": 700, "
                                                 "\"enabled\": false}");
  LodeScenario * const all[] = { first, second, third };
  g_autofree char *text = describe (all, 3);
  g_autofree char *draws = g_strdup_printf ("draws: %u | 50 | 50\n", lode_scenario_get_draws (first));

  g_assert_true (g_str_has_prefix (text, draws) ||
                 lode_scenario_get_draws (first) == 50);
  g_assert_nonnull (strstr (text, "L1 present: yes | no | no\n"
                                  "R1 present: no | yes | yes\n"
                                  "R1 enabled: — | yes | no\n"
                                  "R1 target.value [t]: — | 500 | 700\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/scenario-diff/same", test_same);
  g_test_add_func ("/model/scenario-diff/defaults", test_defaults);
  g_test_add_func ("/model/scenario-diff/words-are-no-inputs", test_words_are_no_inputs);
  g_test_add_func ("/model/scenario-diff/scenario-members", test_scenario_members);
  g_test_add_func ("/model/scenario-diff/lever-members", test_lever_members);
  g_test_add_func ("/model/scenario-diff/fixed-has-no-range", test_fixed_has_no_range);
  g_test_add_func ("/model/scenario-diff/missing-lever", test_missing_lever);
  g_test_add_func ("/model/scenario-diff/matched-by-targets", test_matched_by_targets);
  g_test_add_func ("/model/scenario-diff/same-id-of-other-kind", test_same_id_of_other_kind);
  g_test_add_func ("/model/scenario-diff/ids-first", test_ids_first);
  g_test_add_func ("/model/scenario-diff/three", test_three);

  return g_test_run ();
}
