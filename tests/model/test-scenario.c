/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-scenario.h"

#include <string.h>

#include "base/lode-error.h"
#include "base/lode-philox.h"
#include "model-test.h"

/* The scenario that DESIGN §3 prints, as it stands there. */
static const char design_scenario[] =
  "{\n"
  "  \"format\": \"lodestone-scenario\", \"version\": 1,\n"
  "  \"id\": \"magnet-stop\", \"title\": \"Magnets and their inputs stop\", \"material\": \"ndfeb_magnets\",\n"
  "  \"from\": \"2026-01\", \"to\": \"2035-12\", \"step\": \"month\", \"seed\": 1, \"draws\": 10000,\n"
  "  \"alliance\": {\"members\": [\"EU27\", \"USA\", \"JPN\", \"GBR\", \"AUS\", \"CAN\", \"KOR\"], "
  "\"pooled_stocks\": false, \"open_arcs\": true, \"from\": \"2026-07\"},\n"
  "  \"levers\": [\n"
  "    {\"id\": \"L1\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
  "\"stages\": [\"separation\", \"metal\", \"magnet\"], \"destinations\": [\"EU27\", \"USA\", \"JPN\"],\n"
  "     \"window\": [\"2026-10\", \"2028-09\"], "
  "\"remaining\": {\"value\": 0.2, \"low\": 0.0, \"high\": 0.5, \"shape\": \"pert\"},\n"
  "     \"probability\": 1.0, \"evidence\": [\"2026-02-01-alliance-7f3a#c4\"], \"note\": \"\"}\n"
  "  ]\n"
  "}\n";

static const char canonical_scenario[] =
  "{\n"
  "  \"format\": \"lodestone-scenario\",\n"
  "  \"version\": 1,\n"
  "  \"id\": \"magnet-stop\",\n"
  "  \"title\": \"Magnets and their inputs stop\",\n"
  "  \"material\": \"ndfeb_magnets\",\n"
  "  \"from\": \"2026-01\",\n"
  "  \"to\": \"2035-12\",\n"
  "  \"step\": \"month\",\n"
  "  \"seed\": 1,\n"
  "  \"draws\": 10000,\n"
  "  \"alliance\": {\n"
  "    \"members\": [\"EU27\", \"USA\", \"JPN\", \"GBR\", \"AUS\", \"CAN\", \"KOR\"],\n"
  "    \"pooled_stocks\": false,\n"
  "    \"open_arcs\": true,\n"
  "    \"from\": \"2026-07\"\n"
  "  },\n"
  "  \"levers\": [\n"
  "    {\n"
  "      \"id\": \"L1\",\n"
  "      \"kind\": \"export_control\",\n"
  "      \"countries\": [\"CHN\"],\n"
  "      \"stages\": [\"separation\", \"metal\", \"magnet\"],\n"
  "      \"destinations\": [\"EU27\", \"USA\", \"JPN\"],\n"
  "      \"window\": [\"2026-10\", \"2028-09\"],\n"
  "      \"remaining\": {\"value\": 0.2, \"low\": 0, \"high\": 0.5, \"shape\": \"pert\"},\n"
  "      \"probability\": 1,\n"
  "      \"evidence\": [\"2026-02-01-alliance-7f3a#c4\"],\n"
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

static LodeScenario *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LodeScenario *scenario = load (text, &error);

  g_assert_no_error (error);

  return scenario;
}

static char *
save (LodeScenario *scenario)
{
  g_autoptr (GError) error = NULL;
  char *text = lode_scenario_to_json (scenario, &error);

  g_assert_no_error (error);

  return text;
}

static void
refuse (const char *members,
        const char *words)
{
  g_autofree char *text =
    g_strdup_printf ("{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", "
                     "\"material\": \"m\", %s}", members);
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScenario) scenario = load (text, &error);

  g_assert_null (scenario);
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  model_test_assert_words (error, words);
}

static void
test_design_example (void)
{
  g_autoptr (LodeScenario) scenario = load_good (design_scenario);
  g_autofree char *text = save (scenario);
  g_autoptr (LodeScenario) again = load_good (text);
  g_autofree char *text_again = save (again);

  g_assert_cmpstr (text, ==, canonical_scenario);
  g_assert_cmpstr (text_again, ==, canonical_scenario);
}

static void
test_members (void)
{
  g_autoptr (LodeScenario) scenario = load_good (design_scenario);

  g_assert_cmpstr (lode_scenario_get_id (scenario), ==, "magnet-stop");
  g_assert_cmpstr (lode_scenario_get_title (scenario), ==, "Magnets and their inputs stop");
  g_assert_cmpstr (lode_scenario_get_material (scenario), ==, "ndfeb_magnets");
  g_assert_cmpint (lode_scenario_get_from (scenario), ==, lode_month_parse ("2026-01"));
  g_assert_cmpint (lode_scenario_get_to (scenario), ==, lode_month_parse ("2035-12"));
  g_assert_cmpint (lode_scenario_get_step (scenario), ==, LODE_STEP_MONTH);
  g_assert_cmpuint (lode_scenario_get_seed (scenario), ==, 1);
  g_assert_cmpuint (lode_scenario_get_draws (scenario), ==, 10000);
  g_assert_cmpuint (lode_scenario_get_rounds (scenario), ==, 3);
  g_assert_cmpuint (g_strv_length ((GStrv) lode_scenario_get_members (scenario)), ==, 7);
  g_assert_false (lode_scenario_get_pooled_stocks (scenario));
  g_assert_true (lode_scenario_get_open_arcs (scenario));
  g_assert_cmpint (lode_scenario_get_alliance_from (scenario), ==, lode_month_parse ("2026-07"));
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, 1);
  g_assert_nonnull (lode_scenario_find_lever (scenario, "L1"));
  g_assert_null (lode_scenario_find_lever (scenario, "L2"));
}

static void
test_unknown_members_survive (void)
{
  const char text[] =
    "{\n"
    "  \"format\": \"lodestone-scenario\",\n"
    "  \"version\": 1,\n"
    "  \"id\": \"a\",\n"
    "  \"title\": \"\",\n"
    "  \"material\": \"m\",\n"
    "  \"from\": \"2026-01\",\n"
    "  \"to\": \"2026-12\",\n"
    "  \"step\": \"year\",\n"
    "  \"seed\": 9007199254740992,\n"
    "  \"draws\": 0,\n"
    "  \"rounds\": 5,\n"
    "  \"alliance\": {\n"
    "    \"members\": [],\n"
    "    \"pooled_stocks\": true,\n"
    "    \"open_arcs\": false,\n"
    "    \"treaty\": \"draft\"\n"
    "  },\n"
    "  \"levers\": [],\n"
    "  \"elasticity\": -0.3\n"
    "}\n";
  g_autoptr (LodeScenario) scenario = load_good (text);
  g_autoptr (LodeScenario) copy = lode_scenario_copy (scenario);
  g_autoptr (LodeScenario) assigned = lode_scenario_new ("a", "other");
  g_autofree char *saved = save (scenario);
  g_autofree char *copied = save (copy);
  g_autofree char *assigned_text = NULL;

  g_assert_cmpstr (saved, ==, text);
  g_assert_cmpstr (copied, ==, text);
  lode_scenario_assign (assigned, scenario);
  assigned_text = save (assigned);
  g_assert_cmpstr (assigned_text, ==, text);
}

static void
test_bare (void)
{
  g_autoptr (LodeScenario) scenario =
    load_good ("{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\"}");
  g_autoptr (LodeScenario) fresh = lode_scenario_new ("a", "m");
  g_autofree char *text = save (scenario);
  g_autofree char *fresh_text = save (fresh);

  g_assert_cmpstr (text, ==, fresh_text);
}

static void
test_refused (void)
{
  refuse ("\"from\": \"2030-01\", \"to\": \"2029-12\"", "to|before from");
  refuse ("\"from\": \"2026-1\"", "from|2026-1|YYYY-MM");
  refuse ("\"from\": \"1900-01\", \"to\": \"2100-01\"", "to|1200 months");
  refuse ("\"step\": \"week\"", "step|week|quarter");
  refuse ("\"seed\": -1", "seed|0");
  refuse ("\"seed\": 1.5", "seed|whole");
  refuse ("\"draws\": 2000000", "draws|1000000");
  refuse ("\"rounds\": 0", "rounds|1");
  refuse ("\"alliance\": {\"members\": [\"EU\"]}", "alliance.members|EU|ISO 3166-1");
  refuse ("\"alliance\": [\"EU27\"]", "alliance|object");
  refuse ("\"alliance\": {\"from\": \"soon\"}", "alliance.from|soon|YYYY-MM");
  refuse ("\"levers\": [null]", "levers|null");
  refuse ("\"levers\": [{\"id\": \"L1\", \"kind\": \"wish\"}]", "levers[0].kind|wish");
  refuse ("\"levers\": [{\"id\": \"L1\", \"kind\": \"project\"}, {\"id\": \"L1\", \"kind\": \"project\"}]",
          "levers[1].id|L1|differ");
  refuse ("\"levers\": [{\"id\": \"L1\", \"kind\": \"export_control\", "
          "\"remaining\": {\"value\": 0.2, \"low\": 0.5, \"high\": 0.1}}]",
          "test.json|levers[0].remaining.low|high");
}

static void
test_refused_head (void)
{
  const struct
  {
    const char *text;
    const char *words;
    LodeError   code;
  } cases[] = {
    { "{\"format\": \"lodestone-briefing\", \"version\": 1}", "format|lodestone-scenario",
      LODE_ERROR_INVALID },
    { "{\"format\": \"lodestone-scenario\", \"version\": 2}", "version", LODE_ERROR_TOO_NEW },
    { "{\"format\": \"lodestone-scenario\", \"version\": 1, \"material\": \"m\"}", "id|missing",
      LODE_ERROR_INVALID },
    { "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"../x\", \"material\": \"m\"}", "id|a–z",
      LODE_ERROR_INVALID },
    { "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\"}", "material|missing",
      LODE_ERROR_INVALID },
    { "[]", "object", LODE_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeScenario) scenario = load (cases[i].text, &error);

      g_assert_null (scenario);
      g_assert_error (error, LODE_ERROR, (int) cases[i].code);
      model_test_assert_words (error, cases[i].words);
    }
}

/* Two ids with one FNV-1a hash would share their luck. */
static void
test_equal_hashes (void)
{
  g_assert_cmpuint (lode_fnv1a_32 ("costarring"), ==, lode_fnv1a_32 ("liquid"));
  refuse ("\"levers\": [{\"id\": \"costarring\", \"kind\": \"project\"}, "
          "{\"id\": \"liquid\", \"kind\": \"project\"}]", "levers[1].id|liquid|random numbers|costarring");
}

static void
test_too_many_levers (void)
{
  g_autoptr (GString) levers = g_string_new ("\"levers\": [");

  for (int i = 0; i <= LODE_SCENARIO_MAX_LEVERS; i++)
    g_string_append_printf (levers, "%s{\"id\": \"L%d\", \"kind\": \"project\"}", i > 0 ? "," : "", i);
  g_string_append_c (levers, ']');
  refuse (levers->str, "levers|1001|1000");
}

static void
test_changed (void)
{
  const char * const members[] = { "EU27", "JPN", NULL };
  LodeScenario *scenario = lode_scenario_new ("a", "m");
  int n_changed = 0;

  model_test_count_changed (scenario, &n_changed);
  for (int i = 0; i < 2; i++)
    {
      lode_scenario_set_title (scenario, "T");
      lode_scenario_set_span (scenario, lode_month_parse ("2027-01"), lode_month_parse ("2028-01"));
      lode_scenario_set_step (scenario, LODE_STEP_QUARTER);
      lode_scenario_set_seed (scenario, 7);
      lode_scenario_set_draws (scenario, 5);
      lode_scenario_set_rounds (scenario, 2);
      lode_scenario_set_members (scenario, members);
      lode_scenario_set_pooled_stocks (scenario, TRUE);
      lode_scenario_set_open_arcs (scenario, TRUE);
      lode_scenario_set_alliance_from (scenario, lode_month_parse ("2027-03"));
      g_assert_cmpint (n_changed, ==, 10);
    }
  g_assert_finalize_object (scenario);
}

static void
test_levers (void)
{
  LodeScenario *scenario = lode_scenario_new ("a", "m");
  g_autoptr (LodeLever) first = NULL;
  g_autoptr (LodeLever) second = NULL;
  g_autofree char *id = lode_scenario_new_lever_id (scenario);
  g_autofree char *next_id = NULL;
  int n_changed = 0;

  model_test_count_changed (scenario, &n_changed);
  g_assert_cmpstr (id, ==, "L1");
  first = lode_lever_new (id, LODE_LEVER_PROJECT);
  lode_scenario_insert_lever (scenario, G_MAXUINT, first);
  next_id = lode_scenario_new_lever_id (scenario);
  g_assert_cmpstr (next_id, ==, "L2");
  second = lode_lever_new (next_id, LODE_LEVER_STOCKPILE);
  lode_scenario_insert_lever (scenario, 0, second);
  g_assert_true (lode_scenario_get_lever (scenario, 0) == second);
  g_assert_true (lode_scenario_get_lever (scenario, 1) == first);
  g_assert_cmpint (n_changed, ==, 2);

  lode_lever_set_note (first, "n");
  g_assert_cmpint (n_changed, ==, 3);
  lode_scenario_remove_lever (scenario, 1);
  g_assert_cmpint (n_changed, ==, 4);
  lode_lever_set_note (first, "m");
  g_assert_cmpint (n_changed, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (lode_scenario_get_levers (scenario)), ==, 1);
  g_assert_finalize_object (scenario);
}

/* A new id never takes one that is in use, even after a lever in between was removed. */
static void
test_new_ids_after_removal (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("a", "m");

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *id = lode_scenario_new_lever_id (scenario);
      g_autoptr (LodeLever) lever = lode_lever_new (id, LODE_LEVER_PROJECT);

      lode_scenario_insert_lever (scenario, 0, lever);
      if (i % 3 == 2)
        lode_scenario_remove_lever (scenario, 1);
    }
}

static void
test_copy_is_private (void)
{
  g_autoptr (LodeScenario) scenario = load_good (design_scenario);
  g_autoptr (LodeScenario) copy = lode_scenario_copy (scenario);
  g_autofree char *text = NULL;
  int n_changed = 0;

  model_test_count_changed (scenario, &n_changed);
  g_assert_true (lode_scenario_get_lever (copy, 0) != lode_scenario_get_lever (scenario, 0));
  lode_lever_set_probability (lode_scenario_get_lever (copy, 0), 0.1);
  lode_scenario_set_title (copy, "Other");
  g_assert_cmpint (n_changed, ==, 0);
  text = save (scenario);
  g_assert_cmpstr (text, ==, canonical_scenario);
}

/* Undo puts content into the objects that rows are bound to. */
static void
test_assign_keeps_levers (void)
{
  g_autoptr (LodeScenario) scenario = load_good (design_scenario);
  g_autoptr (LodeScenario) other = load_good (design_scenario);
  g_autoptr (LodeLever) extra = lode_lever_new ("L2", LODE_LEVER_STOCKPILE);
  g_autofree char *text = NULL;
  g_autofree char *other_text = NULL;
  LodeLever *lever = lode_scenario_get_lever (scenario, 0);
  int n_changed = 0;

  lode_lever_set_probability (lode_scenario_get_lever (other, 0), 0.5);
  lode_scenario_insert_lever (other, 0, extra);
  model_test_count_changed (scenario, &n_changed);
  lode_scenario_assign (scenario, other);

  g_assert_cmpint (n_changed, ==, 1);
  g_assert_cmpuint (lode_scenario_get_n_levers (scenario), ==, 2);
  g_assert_true (lode_scenario_get_lever (scenario, 1) == lever);
  g_assert_true (lode_scenario_get_lever (scenario, 0) != extra);
  g_assert_cmpfloat (lode_lever_get_probability (lever), ==, 0.5);
  text = save (scenario);
  other_text = save (other);
  g_assert_cmpstr (text, ==, other_text);

  /* Still watched, and the stranger is not. */
  lode_lever_set_note (lever, "n");
  g_assert_cmpint (n_changed, ==, 2);
  lode_lever_set_note (extra, "n");
  g_assert_cmpint (n_changed, ==, 2);
}

/* A lever of the same id but another kind is another lever. */
static void
test_assign_other_kind (void)
{
  g_autoptr (LodeScenario) scenario = load_good (design_scenario);
  g_autoptr (LodeScenario) other = lode_scenario_new ("b", "m");
  g_autoptr (LodeLever) project = lode_lever_new ("L1", LODE_LEVER_PROJECT);

  lode_scenario_insert_lever (other, 0, project);
  lode_scenario_assign (scenario, other);
  g_assert_cmpint (lode_lever_get_kind (lode_scenario_get_lever (scenario, 0)), ==, LODE_LEVER_PROJECT);
  g_assert_cmpstr (lode_scenario_get_id (scenario), ==, "magnet-stop");
}

static void
test_title_is_notified (void)
{
  LodeScenario *scenario = lode_scenario_new ("a", "m");
  LodeScenario *other = lode_scenario_new ("a", "m");
  g_autofree char *title = NULL;
  int n_notified = 0;

  g_object_set (other, "title", "New", NULL);
  g_signal_connect_swapped (scenario, "notify::title", G_CALLBACK (g_atomic_int_inc), &n_notified);
  lode_scenario_assign (scenario, other);
  lode_scenario_assign (scenario, other);
  g_object_get (scenario, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "New");
  g_assert_cmpint (n_notified, ==, 1);
  g_assert_finalize_object (scenario);
  g_assert_finalize_object (other);
}

static void
test_steps (void)
{
  const int n_months[] = { 1, 3, 12 };
  LodeStep step = LODE_STEP_MONTH;

  for (int i = LODE_STEP_MONTH; i <= LODE_STEP_YEAR; i++)
    {
      g_assert_true (lode_step_from_string (lode_step_to_string ((LodeStep) i), &step));
      g_assert_cmpint (step, ==, i);
      g_assert_cmpint (lode_step_months (step), ==, n_months[i]);
    }
  g_assert_false (lode_step_from_string ("week", &step));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/scenario/design-example", test_design_example);
  g_test_add_func ("/model/scenario/members", test_members);
  g_test_add_func ("/model/scenario/unknown-members-survive", test_unknown_members_survive);
  g_test_add_func ("/model/scenario/bare", test_bare);
  g_test_add_func ("/model/scenario/refused", test_refused);
  g_test_add_func ("/model/scenario/refused-head", test_refused_head);
  g_test_add_func ("/model/scenario/equal-hashes", test_equal_hashes);
  g_test_add_func ("/model/scenario/too-many-levers", test_too_many_levers);
  g_test_add_func ("/model/scenario/changed", test_changed);
  g_test_add_func ("/model/scenario/levers", test_levers);
  g_test_add_func ("/model/scenario/new-ids-after-removal", test_new_ids_after_removal);
  g_test_add_func ("/model/scenario/copy-is-private", test_copy_is_private);
  g_test_add_func ("/model/scenario/assign-keeps-levers", test_assign_keeps_levers);
  g_test_add_func ("/model/scenario/assign-other-kind", test_assign_other_kind);
  g_test_add_func ("/model/scenario/title-is-notified", test_title_is_notified);
  g_test_add_func ("/model/scenario/steps", test_steps);

  return g_test_run ();
}
