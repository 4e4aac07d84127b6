/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The members of a lever that only some kinds have use for, and what a scenario has beside its levers. */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "model/lode-scenario.h"
#include "model-test.h"

static const char scenario_text[] =
  "{\n"
  "  \"format\": \"lodestone-scenario\",\n"
  "  \"version\": 1,\n"
  "  \"id\": \"a\",\n"
  "  \"title\": \"\",\n"
  "  \"material\": \"ndfeb_magnets\",\n"
  "  \"from\": \"2026-01\",\n"
  "  \"to\": \"2026-12\",\n"
  "  \"step\": \"year\",\n"
  "  \"seed\": 1,\n"
  "  \"draws\": 0,\n"
  "  \"hoarding\": 0.5,\n"
  "  \"tiers\": {\n"
  "    \"USA\": {\"defence\": 0.1}\n"
  "  },\n"
  "  \"alliance\": {\n"
  "    \"members\": [\"EU27\", \"JPN\"],\n"
  "    \"pooled_stocks\": true,\n"
  "    \"open_arcs\": true,\n"
  "    \"from\": \"2026-01\",\n"
  "    \"pooled_stocks_from\": \"2027-01\",\n"
  "    \"open_arcs_from\": \"2026-07\"\n"
  "  },\n"
  "  \"levers\": [\n"
  "    {\n"
  "      \"id\": \"L1\",\n"
  "      \"kind\": \"guaranteed_procurement\",\n"
  "      \"countries\": [\"USA\"],\n"
  "      \"material\": \"dysprosium_terbium\",\n"
  "      \"tier\": \"medical\",\n"
  "      \"projects\": [\"L2\", \"eneabba\"],\n"
  "      \"share\": {\"value\": 0.5, \"low\": 0, \"high\": 1, \"shape\": \"bernoulli\"},\n"
  "      \"probability\": 1,\n"
  "      \"evidence\": [],\n"
  "      \"note\": \"\"\n"
  "    },\n"
  "    {\n"
  "      \"id\": \"L2\",\n"
  "      \"kind\": \"project\",\n"
  "      \"countries\": [\"AUS\"],\n"
  "      \"stages\": [\"mining\"],\n"
  "      \"discovered\": \"2011-05\",\n"
  "      \"in_baseline\": true,\n"
  "      \"on_time\": 0.5,\n"
  "      \"overrun\": 0.4,\n"
  "      \"mine_lead\": 20,\n"
  "      \"probability\": 1,\n"
  "      \"evidence\": [],\n"
  "      \"note\": \"\"\n"
  "    },\n"
  "    {\n"
  "      \"id\": \"L3\",\n"
  "      \"kind\": \"stockpile\",\n"
  "      \"countries\": [\"JPN\"],\n"
  "      \"release_date\": \"2027-06\",\n"
  "      \"budget\": 1200,\n"
  "      \"price\": 60,\n"
  "      \"exchange_rate\": 0.66,\n"
  "      \"world_share\": 0.1,\n"
  "      \"probability\": 1,\n"
  "      \"evidence\": [],\n"
  "      \"note\": \"\"\n"
  "    }\n"
  "  ]\n"
  "}\n";

static LodeScenario *
load (const char  *text,
      GError     **error)
{
  g_autoptr (JsonNode) root = model_test_parse (text);

  return lode_scenario_from_json (root, "test.json", error);
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScenario) scenario = load (scenario_text, &error);
  g_autoptr (LodeScenario) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  copy = lode_scenario_copy (scenario);
  text = lode_scenario_to_json (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, scenario_text);
}

static void
test_members (void)
{
  g_autoptr (LodeScenario) scenario = load (scenario_text, NULL);
  LodeLever *promise = lode_scenario_find_lever (scenario, "L1");
  LodeLever *mine = lode_scenario_find_lever (scenario, "L2");
  LodeLever *reserve = lode_scenario_find_lever (scenario, "L3");

  g_assert_cmpstr (lode_lever_get_material (promise), ==, "dysprosium_terbium");
  g_assert_cmpint (lode_lever_get_tier (promise), ==, LODE_TIER_MEDICAL);
  g_assert_cmpuint (g_strv_length ((GStrv) lode_lever_get_projects (promise)), ==, 2);
  g_assert_cmpint (lode_lever_get_magnitude (promise, "share").shape, ==, LODE_SHAPE_BERNOULLI);
  g_assert_cmpint (lode_lever_get_discovered (mine), ==, lode_month_parse ("2011-05"));
  g_assert_true (lode_lever_get_in_baseline (mine));
  g_assert_cmpint (lode_lever_get_release_date (reserve), ==, lode_month_parse ("2027-06"));
  g_assert_cmpfloat (lode_scenario_get_hoarding (scenario), ==, 0.5);
  g_assert_cmpint (lode_scenario_get_pooled_from (scenario), ==, lode_month_parse ("2027-01"));
  g_assert_cmpint (lode_scenario_get_open_from (scenario), ==, lode_month_parse ("2026-07"));
  g_assert_cmpfloat (lode_tier_table_get_share (lode_scenario_get_tiers (scenario), "USA",
                                                LODE_TIER_DEFENCE), ==, 0.1);
}

static void
count_change (gpointer object,
              guint   *n_changes)
{
  (*n_changes)++;
}

/* Each setter tells of a change once, and of none where there is none. */
static void
test_changes (void)
{
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_GUARANTEED_PROCUREMENT);
  static const char * const projects[] = { "L2", NULL };
  guint n_changes = 0;

  g_signal_connect (lever, "changed", G_CALLBACK (count_change), &n_changes);
  for (guint round = 0; round < 2; round++)
    {
      lode_lever_set_material (lever, "gallium");
      lode_lever_set_tier (lever, LODE_TIER_OTHER);
      lode_lever_set_projects (lever, projects);
      lode_lever_set_release_date (lever, 24000);
      lode_lever_set_discovered (lever, 24000);
      lode_lever_set_in_baseline (lever, TRUE);
      g_assert_cmpuint (n_changes, ==, 6);
    }
}

static void
test_scenario_changes (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("a", "gallium");
  g_autoptr (LodeTierTable) tiers = lode_tier_table_new ();
  g_autoptr (LodeFigure) share = lode_figure_new_assumed (0.3, "share");
  guint n_changes = 0;

  lode_tier_table_set (tiers, "USA", LODE_TIER_DEFENCE, share);
  g_signal_connect (scenario, "changed", G_CALLBACK (count_change), &n_changes);
  for (guint round = 0; round < 2; round++)
    {
      lode_scenario_set_hoarding (scenario, 0.5);
      lode_scenario_set_tiers (scenario, tiers);
      lode_scenario_set_pooled_from (scenario, 24000);
      lode_scenario_set_open_from (scenario, 24000);
      g_assert_cmpuint (n_changes, ==, 4);
    }
}

#define HEAD "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\", "
#define LEVER(members) HEAD "\"levers\": [{\"id\": \"L1\", \"kind\": \"export_control\", " members "}]}"

/* One sentence each, which names the member and says what would be right. */
static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *member;
    const char *words;
  } cases[] = {
    { LEVER ("\"countries\": [\"CHNA\"]"), "countries", "ISO 3166-1 alpha-3" },
    { LEVER ("\"destinations\": [\"Japan\"]"), "destinations", "ISO 3166-1 alpha-3" },
    { LEVER ("\"window\": [\"2027-01\", \"2026-01\"]"), "window", "first month must come first" },
    { LEVER ("\"window\": [\"2027-13\", null]"), "window", "YYYY-MM" },
    { LEVER ("\"remaining\": {\"value\": 0.5, \"low\": 0.9, \"high\": 0.1}"), "remaining.low",
      "low must not be the larger one" },
    { LEVER ("\"remaining\": {\"value\": 0.5, \"low\": 0.6, \"high\": 0.9}"), "remaining.value",
      "outside low and high" },
    { LEVER ("\"remaining\": {\"value\": 0.5, \"shape\": \"beta\"}"), "remaining.shape", "bernoulli" },
    { LEVER ("\"remaining\": -1"), "remaining", "at least 0" },
    { LEVER ("\"probability\": 1.2"), "probability", "from 0 to 1" },
    { LEVER ("\"tier\": \"army\""), "tier", "defence, medical and other" },
    { LEVER ("\"release_date\": \"soon\""), "release_date", "YYYY-MM" },
    { LEVER ("\"discovered\": \"1850\""), "discovered", "YYYY-MM" },
    { HEAD "\"draws\": 1000000000}", "draws", "1000000" },
    { HEAD "\"hoarding\": -0.5}", "hoarding", "between 0 and 10" },
    { HEAD "\"alliance\": {\"members\": [\"EU\"]}}", "members", "EU27" },
    { HEAD "\"alliance\": {\"open_arcs_from\": \"2026\"}}", "open_arcs_from", "YYYY-MM" },
    { HEAD "\"from\": \"2027-01\", \"to\": \"2026-01\"}", "to", "lies before from" },
    { HEAD "\"step\": \"week\"}", "step", "month, quarter and year" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeScenario) scenario = load (cases[i].text, &error);

      g_assert_null (scenario);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].member));
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_null (strchr (error->message, '\n'));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/lever-terms/round-trip", test_round_trip);
  g_test_add_func ("/model/lever-terms/members", test_members);
  g_test_add_func ("/model/lever-terms/changes", test_changes);
  g_test_add_func ("/model/lever-terms/scenario-changes", test_scenario_changes);
  g_test_add_func ("/model/lever-terms/faults", test_faults);

  return g_test_run ();
}
