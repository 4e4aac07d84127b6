/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes from elsewhere than the baseline's plants: recycling, guaranteed procurement, companion
 * chains. See scenario-test.h for the chain. */

#include "config.h"

#include <math.h>

#include "model/lode-actor.h"
#include "scenario-test.h"

#define ALONE LODE_CONDUCT_FRAGMENTED
#define PACT  LODE_CONDUCT_COORDINATED

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

#define RECYCLING(consumer, stage, more) \
  "{\"id\": \"scrap\", \"kind\": \"recycling\", \"countries\": [\"" consumer "\"], \"stages\": [\"" stage \
  "\"], \"content\": 1, \"collection\": 0.5, \"recovery\": 0.8, \"past_growth\": 0" more "}"

/* Japan's 40 t of two years ago come back at .5 × .8: 16 t. It orders these at home and 24 in China,
 * which sends a quarter of 40: 40 − 16 − 10 = 14 t are missing, without recycling 30. */
static void
test_recycling (void)
{
  g_auto (ScenarioTest) test = { NULL };
  guint japan;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       SCENARIO_TEST_STOP ("0.25") ", " RECYCLING ("JPN", "magnet", ", \"lifetime\": 2"));
  japan = (guint) lode_network_find_consumer (test.plan->network, "JPN");
  g_assert_true (scenario_test_has_note (&test, "brings 16 t a year at stage magnet"));
  scenario_test_run_to (&test, 0);
  assert_near (test.course->state->recycled[japan], 16);
  assert_near (scenario_test_get_flow (&test, ALONE, 1, "JPN recycled", "JPN"), 16);
  assert_near (scenario_test_get_flow (&test, ALONE, 1, "CHN", "JPN"), 24);
  scenario_test_run_to (&test, 1);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 14);
}

/* Demand grows by a tenth a year: 40, 44, 48.4 t. What comes back is .4 of the demand a lifetime ago, and
 * before the scenario demand was what it was. */
static void
test_lag (void)
{
  static const char * const lifetimes[] = { ", \"lifetime\": 0", ", \"lifetime\": 1", ", \"lifetime\": 2" };
  const double expected[3][3] = { { 16, 17.6, 19.36 }, { 16, 16, 17.6 }, { 16, 16, 16 } };

  for (guint k = 0; k < G_N_ELEMENTS (lifetimes); k++)
    {
      g_autofree char *levers = g_strconcat (
        "{\"id\": \"boom\", \"kind\": \"demand_growth\", \"countries\": [\"JPN\"], "
        "\"window\": [\"2026-01\", null], \"growth\": 0.1}, "
        "{\"id\": \"scrap\", \"kind\": \"recycling\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], "
        "\"content\": 1, \"collection\": 0.5, \"recovery\": 0.8, \"past_growth\": 0", lifetimes[k], "}",
        NULL);
      g_auto (ScenarioTest) test = { NULL };

      scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "", levers);
      for (guint t = 0; t < 3; t++)
        {
          scenario_test_run_to (&test, t);
          assert_near (test.course->state->recycled[1], expected[k][t]);
        }
    }
}

/* What Japan used three years ago was less by a tenth a year: 40 / 1.331 × .4 = 12.021 t. */
static void
test_past_growth (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       "{\"id\": \"scrap\", \"kind\": \"recycling\", \"countries\": [\"JPN\"], "
                       "\"content\": 1, \"collection\": 0.5, \"recovery\": 0.8, \"lifetime\": 3, "
                       "\"past_growth\": 0.1}");
  g_assert_true (scenario_test_has_note (&test, "brings 12 t a year at stage magnet"));
  scenario_test_run_to (&test, 0);
  assert_near (test.course->state->recycled[1], 16 / 1.331);
  scenario_test_run_to (&test, 1);
  assert_near (test.course->state->recycled[1], 16 / 1.21);
}

/* EU27 has one node for what it recycles. At the mining stage that is ore for Germany's plant, which
 * needs no Australian ore any more: .4 × 60 = 24 t are there, 20 it can take. */
static void
test_home_node (void)
{
  g_auto (ScenarioTest) test = { NULL };
  guint n_nodes = 0;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       RECYCLING ("EU27", "mining", "") ", "
                       "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"AUS\"], "
                       "\"loss\": 1}");
  for (guint i = 0; i < test.plan->network->n_producers; i++)
    if (g_str_equal (test.plan->network->producer_name[i], "EU27 recycled"))
      n_nodes++;
  g_assert_cmpuint (n_nodes, ==, 1);
  g_assert_cmpstr (lode_actor_bloc ("EU27 recycled"), ==, "EU27");
  g_assert_cmpstr (lode_actor_bloc ("JPN recycled"), ==, "JPN");
  scenario_test_run_to (&test, 0);
  assert_near (scenario_test_get_flow (&test, ALONE, 0, "EU27 recycled", "DEU"), 20);
  assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"), 0);
}

/* Half a year brings half; an event that does not happen brings nothing. */
static void
test_recycling_window (void)
{
  g_auto (ScenarioTest) half = { NULL };
  g_auto (ScenarioTest) never = { NULL };

  scenario_test_begin (&half, scenario_test_new_chain (), NULL, "year", "",
                       RECYCLING ("JPN", "magnet", ", \"window\": [\"2026-07\", null]"));
  scenario_test_run_to (&half, 0);
  assert_near (half.course->state->recycled[1], 8);
  scenario_test_begin (&never, scenario_test_new_chain (), NULL, "year", "",
                       RECYCLING ("JPN", "magnet", ", \"probability\": 0.2"));
  scenario_test_run_to (&never, 0);
  assert_near (never.course->state->recycled[1], 0);
  assert_near (scenario_test_get_shortage (&never, ALONE, "JPN"), 0);
}

/* Every consumer when none is named, at the last stage when none is named. */
static void
test_recycling_of_all (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       "{\"id\": \"scrap\", \"kind\": \"recycling\", \"countries\": [], \"content\": 0.5, "
                       "\"collection\": 0.5, \"recovery\": 0.8, \"past_growth\": 0}");
  scenario_test_run_to (&test, 0);
  assert_near (test.course->state->recycled[0], 12);
  assert_near (test.course->state->recycled[1], 8);
  assert_near (scenario_test_get_flow (&test, ALONE, 1, "EU27 recycled", "EU27"), 12);
}

#define HALF_VITAL "\"tiers\": {\"default\": {\"defence\": 0.5, \"medical\": 0}}, "
#define PLANT \
  "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], " \
  "\"window\": [\"2026-01\", null], \"capacity\": 20, \"ramp_months\": 0, \"lead_months\": 0, " \
  "\"utilisation\": 1, \"success\": 1}"
#define PROMISE(consumer, tier) \
  "{\"id\": \"promise\", \"kind\": \"guaranteed_procurement\", \"countries\": [\"" consumer "\"], " \
  "\"tier\": \"" tier "\", \"projects\": [\"plant\"], \"share\": 1}"

/* Japan's new plant of 20 t buys ore of both mines by their size, 4 and 16 t. Chinese magnets stay away.
 *
 * Without a promise Germany's plant asks Australia for 20 t as well, which has 20 for 24: Japan's gets
 * 3.333 and makes 19.333, and not all of the rest in the rounds after. With one, its 20 t come first; Germany's plant gets 16, and of the 4 t that
 * EU27 then lacks China makes 2.667 and .889 in the next rounds: 4/9 are missing. */
static void
test_guarantee (void)
{
  g_auto (ScenarioTest) without = { NULL };
  g_auto (ScenarioTest) with = { NULL };

  scenario_test_begin (&without, scenario_test_new_chain (), NULL, "year", HALF_VITAL,
                       SCENARIO_TEST_STOP ("0") ", " PLANT);
  scenario_test_run_to (&without, 1);
  g_assert_cmpfloat (lode_course_get_served_tier (without.course, ALONE, 1, LODE_TIER_DEFENCE), <, 19.98);

  scenario_test_begin (&with, scenario_test_new_chain (), NULL, "year", HALF_VITAL,
                       SCENARIO_TEST_STOP ("0") ", " PLANT ", " PROMISE ("JPN", "defence"));
  scenario_test_run_to (&with, 1);
  assert_near (with.course->guaranteed[ALONE][LODE_N_TIERS + LODE_TIER_DEFENCE], 20);
  assert_near (lode_course_get_served_tier (with.course, ALONE, 1, LODE_TIER_DEFENCE), 20);
  assert_near (scenario_test_get_shortage (&with, ALONE, "JPN"), 20);
  assert_near (scenario_test_get_shortage (&with, ALONE, "EU27"), 4.0 / 9);
  assert_near (scenario_test_get_flow (&with, ALONE, 0, "AUS", "JPN"), 4);
}

/* A promise brings its own arc: EU27 is served from Japan's plant though nobody there orders from it by
 * habit, and the last tier as well as the first. */
static void
test_guarantee_abroad (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", HALF_VITAL,
                       PLANT ", " PROMISE ("EU27", "other"));
  scenario_test_run_to (&test, 0);
  assert_near (test.course->guaranteed[ALONE][LODE_TIER_OTHER], 20);
  assert_near (scenario_test_get_flow (&test, ALONE, 1, "JPN", "EU27"), 20);
  /* What is promised to the last tier is its own, whatever the first one lacks. */
  g_assert_cmpfloat (lode_course_get_served_tier (test.course, ALONE, 0, LODE_TIER_OTHER), >=, 20);
}

/* The pact gives nobody less than the promise does. */
static void
test_guarantee_in_the_pact (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year",
                       HALF_VITAL SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true"),
                       SCENARIO_TEST_STOP ("0") ", " PLANT ", " PROMISE ("JPN", "defence"));
  scenario_test_run_to (&test, 1);
  for (guint c = 0; c < 2; c++)
    g_assert_cmpfloat (test.course->allocation[PACT]->served[c], >=,
                       test.course->allocation[ALONE]->served[c] - 0.002);
  g_assert_cmpfloat (lode_course_get_served_tier (test.course, PACT, 1, LODE_TIER_DEFENCE), >=, 20 - 0.002);
}

/* An earlier stage: the ore of a new mine is promised to EU27's defence. It reaches it through Germany's
 * plant, as far as the promise goes: 10 t × .5. */
static void
test_guarantee_of_ore (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year",
                       HALF_VITAL SCENARIO_TEST_ALLIANCE (""),
                       "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"CAN\"], "
                       "\"stages\": [\"mining\"], \"window\": [\"2026-01\", null], \"capacity\": 10, "
                       "\"ramp_months\": 0, \"lead_months\": 0, \"utilisation\": 1, \"success\": 1}, "
                       "{\"id\": \"promise\", \"kind\": \"guaranteed_procurement\", "
                       "\"countries\": [\"EU27\"], \"projects\": [\"plant\"], \"share\": 0.5}");
  scenario_test_run_to (&test, 0);
  assert_near (test.course->guaranteed[ALONE][LODE_TIER_DEFENCE], 5);
  g_assert_cmpfloat (scenario_test_get_flow (&test, ALONE, 0, "CAN", "DEU"), >=, 5 - 1e-9);
}

/* No project named means all there are. */
static void
test_guarantee_of_all (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", HALF_VITAL,
                       SCENARIO_TEST_STOP ("0") ", " PLANT ", "
                       "{\"id\": \"promise\", \"kind\": \"guaranteed_procurement\", "
                       "\"countries\": [\"JPN\"]}");
  scenario_test_run_to (&test, 1);
  assert_near (test.course->guaranteed[ALONE][LODE_N_TIERS + LODE_TIER_DEFENCE], 20);
}

/* A plant that fails promises nothing, and one that is not counted is said not to be. */
static void
test_guarantee_of_nothing (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], "
                       "\"stages\": [\"magnet\"], \"capacity\": 20}, " PROMISE ("JPN", "defence"));
  g_assert_true (scenario_test_has_note (&test, "“plant”, which is not counted"));
  scenario_test_run_to (&test, 1);
  assert_near (test.course->guaranteed[ALONE][LODE_N_TIERS + LODE_TIER_DEFENCE], 0);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 0);
}

#define HEAVY_STOP(kappa) \
  "{\"id\": \"heavy\", \"kind\": \"export_control\", \"material\": \"dysprosium_terbium\", " \
  "\"countries\": [\"CHN\"], \"stages\": [\"refining\"], \"destinations\": [\"EU27\"], " \
  "\"window\": [\"2027-01\", \"2027-12\"], \"remaining\": " kappa "}"

/* Without heavy rare earths Germany's plant makes half of its 20 t, with half of them three quarters;
 * Chinese plants have no room to make up for it. */
static void
test_companion (void)
{
  static const struct
  {
    const char *levers;
    double      missing;
  } cases[] = { { HEAVY_STOP ("0"), 10 }, { HEAVY_STOP ("0.5"), 5 } };

  for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
    {
      LodeChain *chain = scenario_test_new_chain ();
      g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
      g_auto (ScenarioTest) test = { NULL };

      scenario_test_begin (&test, chain, companions, "year", SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true"),
                           cases[k].levers);
      g_assert_cmpuint (test.plan->companions->len, ==, 1);
      for (guint t = 0; t < 3; t++)
        {
          scenario_test_run_to (&test, t);
          assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"), t == 1 ? cases[k].missing : 0);
          assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 0);
          g_assert_cmpfloat (scenario_test_get_shortage (&test, PACT, "EU27"), <=,
                             scenario_test_get_shortage (&test, ALONE, "EU27") + 0.003);
        }
    }
}

/* Makers need more of the companion as they grow: demand up by a tenth a year needs 11 of 10 t in 2027,
 * so that each has 10/11 of its need and makes 1 − .5/11 of what it would. */
static void
test_companion_grows (void)
{
  LodeChain *chain = scenario_test_new_chain ();
  g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
  g_auto (ScenarioTest) test = { NULL };
  const LodeCourse *companion;

  scenario_test_begin (&test, chain, companions, "year", "",
                       "{\"id\": \"boom\", \"kind\": \"demand_growth\", \"countries\": [], "
                       "\"window\": [\"2026-01\", null], \"growth\": 0.1}");
  scenario_test_run_to (&test, 1);
  companion = g_ptr_array_index (test.course->companions, 0);
  assert_near (companion->state->need[0], 1.1);
  assert_near (lode_network_get_demand (companion->state->network, 0), 8.8);
  g_assert_cmpfloat_with_epsilon (companion->allocation[ALONE]->served[0], 8, 1e-6);
  g_assert_cmpfloat_with_epsilon (companion->allocation[ALONE]->served[1], 2, 1e-6);
}

/* Where nothing touches it the companion serves all, and is not even solved. */
static void
test_companion_at_rest (void)
{
  LodeChain *chain = scenario_test_new_chain ();
  g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, chain, companions, "year", "", SCENARIO_TEST_STOP ("0.25"));
  g_assert_cmpuint (test.plan->companions->len, ==, 0);
  scenario_test_run_to (&test, 1);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 30);
}

/* One luck for all: the companion's levers stand behind the chain's own, and draw the same numbers as
 * anywhere else. */
static void
test_companion_luck (void)
{
  LodeChain *chain = scenario_test_new_chain ();
  g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
  g_auto (ScenarioTest) test = { NULL };
  const LodePlanCompanion *companion;

  scenario_test_begin (&test, chain, companions, "year", "",
                       HEAVY_STOP ("{\"value\": 0.5, \"low\": 0, \"high\": 1, \"shape\": \"uniform\"}") ", "
                       SCENARIO_TEST_STOP ("0.25"));
  companion = g_ptr_array_index (test.plan->companions, 0);
  g_assert_cmpuint (test.plan->n_own, ==, 1);
  g_assert_cmpuint (companion->first_luck, ==, 1);
  g_assert_cmpuint (((LodePlanLever *) g_ptr_array_index (test.plan->levers, 1))->companion, ==, 1);
  for (guint draw = 0; draw < 20; draw++)
    {
      lode_plan_draw (test.plan, 7, draw, test.course->luck);
      scenario_test_run_to (&test, 1);
      /* Germany lacks (1 − κ) · 10 t, of which China, with room from what Japan does not get, makes two
       * thirds in each of the two rounds after the first. */
      assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"),
                   10.0 / 9 * (1 - test.course->luck[1].value[LODE_CONTROL_REMAINING]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/supply/recycling", test_recycling);
  g_test_add_func ("/engine/supply/lag", test_lag);
  g_test_add_func ("/engine/supply/past-growth", test_past_growth);
  g_test_add_func ("/engine/supply/home-node", test_home_node);
  g_test_add_func ("/engine/supply/recycling-window", test_recycling_window);
  g_test_add_func ("/engine/supply/recycling-of-all", test_recycling_of_all);
  g_test_add_func ("/engine/supply/guarantee", test_guarantee);
  g_test_add_func ("/engine/supply/guarantee-abroad", test_guarantee_abroad);
  g_test_add_func ("/engine/supply/guarantee-in-the-pact", test_guarantee_in_the_pact);
  g_test_add_func ("/engine/supply/guarantee-of-ore", test_guarantee_of_ore);
  g_test_add_func ("/engine/supply/guarantee-of-all", test_guarantee_of_all);
  g_test_add_func ("/engine/supply/guarantee-of-nothing", test_guarantee_of_nothing);
  g_test_add_func ("/engine/supply/companion", test_companion);
  g_test_add_func ("/engine/supply/companion-grows", test_companion_grows);
  g_test_add_func ("/engine/supply/companion-at-rest", test_companion_at_rest);
  g_test_add_func ("/engine/supply/companion-luck", test_companion_luck);

  return g_test_run ();
}
