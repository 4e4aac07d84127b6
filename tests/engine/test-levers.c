/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every lever on a chain small enough to reckon by hand; see scenario-test.h for the chain. */

#include "config.h"

#include <math.h>

#include "engine/chance/lode-draws.h"
#include "scenario-test.h"

#define ALONE LODE_CONDUCT_FRAGMENTED
#define PACT  LODE_CONDUCT_COORDINATED

static void
assert_near (double value,
             double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 1e-9);
}

static guint
lever_index (const ScenarioTest *test,
             const char         *id)
{
  for (guint i = 0; i < test->plan->levers->len; i++)
    if (g_str_equal (((LodePlanLever *) g_ptr_array_index (test->plan->levers, i))->id, id))
      return i;
  g_assert_not_reached ();
}

/* Half of Japan's 40 t stays away in all of 2027, and nothing at all comes in its first three months:
 * 3 × 40/12 + 9 × 20/12 = 25 t. Months add up to what a year says. */
static void
test_licence_delay (void)
{
  static const char lever[] =
    "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], "
    "\"destinations\": [\"JPN\"], \"window\": [\"2027-01\", \"2027-12\"], \"remaining\": 0.5, "
    "\"licence_delay\": 3}";
  g_auto (ScenarioTest) years = { NULL };
  g_auto (ScenarioTest) months = { NULL };
  double sum = 0;

  scenario_test_begin (&years, scenario_test_new_chain (), NULL, "year", "", lever);
  scenario_test_begin (&months, scenario_test_new_chain (), NULL, "month", "", lever);
  scenario_test_run_to (&years, 1);
  assert_near (scenario_test_get_shortage (&years, ALONE, "JPN"), 25);
  for (guint t = 0; t < 36; t++)
    {
      double expected = t < 12 || t >= 24 ? 0 : t < 15 ? 40.0 / 12 : 20.0 / 12;

      scenario_test_run_to (&months, t);
      assert_near (scenario_test_get_shortage (&months, ALONE, "JPN"), expected);
      sum += scenario_test_get_shortage (&months, ALONE, "JPN");
    }
  assert_near (sum, 25);
}

/* February to April is two months of one quarter and one of the next, of 10 t each. */
static void
test_part_of_a_quarter (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "quarter", "",
                       "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
                       "\"stages\": [\"magnet\"], \"destinations\": [\"JPN\"], "
                       "\"window\": [\"2027-02\", \"2027-04\"], \"remaining\": 0}");
  scenario_test_run_to (&test, 4);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 20.0 / 3);
  scenario_test_run_to (&test, 5);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 10.0 / 3);
  scenario_test_run_to (&test, 6);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 0);
}

/* Two controls on one flow: the tighter holds. κ = 1 is no cap, also for those who order more. */
static void
test_controls_together (void)
{
  g_auto (ScenarioTest) test = { NULL };
  g_auto (ScenarioTest) open = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       SCENARIO_TEST_STOP ("0.75") ", "
                       "{\"id\": \"more\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
                       "\"stages\": [\"magnet\"], \"window\": [\"2027-01\", null], \"remaining\": 0.5}");
  scenario_test_run_to (&test, 1);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 20);
  /* EU27 gets 20 of 40 t from China and asks Germany, which has no more. */
  assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"), 20);

  scenario_test_begin (&open, scenario_test_new_chain (), NULL, "year", "",
                       SCENARIO_TEST_STOP ("1") ", "
                       "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"DEU\"], "
                       "\"loss\": 1}, "
                       "{\"id\": \"less\", \"kind\": \"substitution\", \"countries\": [\"EU27\"], "
                       "\"share\": 0.5, \"pace\": 1, \"window\": [\"2024-01\", null]}");
  scenario_test_run_to (&open, 1);
  /* EU27 needs 30 t and asks China for two thirds of what is open: 20, 6.667 and 2.222 t come. */
  assert_near (scenario_test_get_shortage (&open, ALONE, "EU27"), 10.0 / 9);
}

#define CLOSURE \
  "{\"id\": \"closure\", \"kind\": \"production_loss\", \"countries\": [\"EU27\"], " \
  "\"stages\": [\"magnet\"], \"loss\": 1, \"cost\": 70}"

/* Germany's plant, at a cost of 70, closes; a floor of 110 keeps it open while it is in force, one of 60
 * does not. */
static void
test_floor_keeps_open (void)
{
  g_auto (ScenarioTest) test = { NULL };
  g_auto (ScenarioTest) low = { NULL };
  const double missing[] = { 20, 0, 20 };
  guint floor;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "",
                       CLOSURE ", {\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"DEU\"], "
                       "\"stages\": [\"magnet\"], \"window\": [\"2027-01\", \"2027-12\"], \"floor\": 110}");
  floor = lever_index (&test, "floor");
  for (guint t = 0; t < 3; t++)
    {
      scenario_test_run_to (&test, t);
      assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"), missing[t]);
      assert_near (test.course->state->kept_open[floor], 20 - missing[t]);
    }

  scenario_test_begin (&low, scenario_test_new_chain (), NULL, "year", "",
                       CLOSURE ", {\"id\": \"floor\", \"kind\": \"price_floor\", \"floor\": 60}");
  scenario_test_run_to (&low, 1);
  assert_near (scenario_test_get_shortage (&low, ALONE, "EU27"), 20);
  assert_near (low.course->state->kept_open[lever_index (&low, "floor")], 0);
}

#define PLANT(more) \
  "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], " \
  "\"window\": [\"2026-01\", null], \"capacity\": 20, \"ramp_months\": 0, \"lead_months\": 0, " \
  "\"utilisation\": 1" more "}"
#define FLOOR(terms) ", {\"id\": \"floor\", \"kind\": \"price_floor\", \"stages\": [\"magnet\"], " terms "}"

static double
chance_of (const char *levers)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""), levers);

  return test.course->luck[lever_index (&test, "plant")].chance;
}

/* logit .3 = ln (3/7) = −0.847298. At β = 1 a floor of twice the cost adds 1: 0.152702, or .538102; one
 * that is a tenth above the plant's own cost adds .1: .321410. */
static void
test_floor_raises_odds (void)
{
  static const char doubtful[] = PLANT (", \"success\": 0.3");
  g_autofree char *twice = g_strconcat (
    doubtful, FLOOR ("\"floor\": 110, \"cost\": 55, \"beta\": 1"), NULL);
  g_autofree char *below = g_strconcat (
    doubtful, FLOOR ("\"floor\": 50, \"cost\": 55, \"beta\": 1"), NULL);
  g_autofree char *elsewhere = g_strconcat (
    doubtful, FLOOR ("\"countries\": [\"USA\"], \"floor\": 110, \"cost\": 55, \"beta\": 1"), NULL);
  g_autofree char *over = g_strconcat (
    doubtful, FLOOR ("\"floor\": 110, \"cost\": 55, \"beta\": 1, \"window\": [null, \"2025-12\"]"), NULL);

  assert_near (chance_of (doubtful), 0.3);
  g_assert_cmpfloat_with_epsilon (chance_of (twice), 0.538102, 1e-6);
  g_assert_cmpfloat_with_epsilon (
    chance_of (PLANT (", \"success\": 0.3, \"cost\": 100")
               FLOOR ("\"floor\": 110, \"cost\": 55, \"beta\": 1")), 0.321410, 1e-6);
  /* What does not cover the cost is no reason not to build; another's floor is none to build. */
  assert_near (chance_of (below), 0.3);
  assert_near (chance_of (elsewhere), 0.3);
  assert_near (chance_of (over), 0.3);
}

/* A floor that names projects raises the odds of these alone. */
static void
test_floor_of_named_projects (void)
{
  static const char other[] =
    ", {\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], "
    "\"window\": [\"2026-01\", null], \"success\": 0.3}";
  g_autofree char *levers = g_strconcat (
    PLANT (", \"success\": 0.3"), other,
    ", {\"id\": \"floor\", \"kind\": \"price_floor\", \"projects\": [\"mine\"], \"floor\": 110, "
    "\"cost\": 55, \"beta\": 1}", NULL);
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""), levers);
  assert_near (test.course->luck[lever_index (&test, "plant")].chance, 0.3);
  g_assert_cmpfloat_with_epsilon (test.course->luck[lever_index (&test, "mine")].chance, 0.538102, 1e-6);
}

/* 17 % in time, else 20 to 30 % late; or as the lever says. The central run takes the median, .239759 of
 * the lead time. */
static void
test_overrun (void)
{
  g_auto (ScenarioTest) test = { NULL };
  g_auto (ScenarioTest) own = { NULL };
  const LodePlanLever *lever;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"JPN\"], "
                       "\"stages\": [\"magnet\"], \"window\": [\"2027-01\", null], \"lead_months\": 40}");
  lever = g_ptr_array_index (test.plan->levers, 0);
  assert_near (lode_plan_lever_overrun_at (lever, 0.1), 0);
  assert_near (lode_plan_lever_overrun_at (lever, 0.17), 0.2);
  assert_near (lode_plan_lever_overrun_at (lever, 0.585), 0.25);
  assert_near (lode_plan_lever_overrun_at (lever, 1), 0.3);
  assert_near (lode_plan_project_begin (lever, &test.course->luck[0]),
               lode_month_parse ("2027-01") + 40 * (0.2 + 0.1 * 0.33 / 0.83));

  scenario_test_begin (&own, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       PLANT (", \"on_time\": 0.5, \"overrun\": 0.4"));
  lever = g_ptr_array_index (own.plan->levers, 0);
  assert_near (lode_plan_lever_overrun_at (lever, 0.4), 0);
  assert_near (lode_plan_lever_overrun_at (lever, 0.6), 0.4);
}

/* The mean of 4,000 overruns: .17 · 0 + .83 · .25 = .2075. */
static void
test_overrun_in_draws (void)
{
  g_auto (ScenarioTest) test = { NULL };
  double sum = 0, in_time = 0;
  const guint n = 4000;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       PLANT (""));
  for (guint draw = 0; draw < n; draw++)
    {
      lode_plan_draw (test.plan, 3, draw, test.course->luck);
      sum += test.course->luck[0].overrun;
      in_time += test.course->luck[0].overrun == 0 ? 1 : 0;
    }
  g_assert_cmpfloat_with_epsilon (sum / n, 0.2075, 0.005);
  g_assert_cmpfloat_with_epsilon (in_time / n, 0.17, 0.02);
}

#define MINE(more) \
  "{\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"AUS\"], \"stages\": [\"mining\"], " \
  "\"capacity\": 10, \"ramp_months\": 0, \"utilisation\": 1, \"success\": 1" more "}"

static double
added_ore (ScenarioTest *test,
           guint         period)
{
  scenario_test_run_to (test, period);

  return test->course->state->added[lode_network_find_producer (test->plan->network, 0, "AUS")];
}

/* Ore found in 2012 is mined 15 years later; without a date nothing is counted, and that is said. */
static void
test_discovery (void)
{
  g_auto (ScenarioTest) test = { NULL };
  g_auto (ScenarioTest) undated = { NULL };
  g_auto (ScenarioTest) standing = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       MINE (", \"discovered\": \"2012-01\", \"mine_lead\": 15"));
  assert_near (added_ore (&test, 0), 0);
  assert_near (added_ore (&test, 1), 10);

  scenario_test_begin (&undated, scenario_test_new_chain (), NULL, "year", "", MINE (""));
  g_assert_cmpuint (undated.plan->levers->len, ==, 0);
  g_assert_true (scenario_test_has_note (&undated, "has no start date and is not counted"));

  scenario_test_begin (&standing, scenario_test_new_chain (), NULL, "year", "",
                       MINE (", \"window\": [\"2026-01\", null], \"in_baseline\": true"));
  g_assert_cmpuint (standing.plan->levers->len, ==, 0);
  g_assert_true (scenario_test_has_note (&standing, "stands in the baseline already"));
}

/* A ramp of 24 months from July 2026: the mean of its first six months is an eighth of the output, half
 * of the year it does not run: 10 × 1/8 × 1/2 = .625; then from a quarter to three quarters: 5. */
static void
test_ramp (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       "{\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"AUS\"], "
                       "\"stages\": [\"mining\"], \"window\": [\"2026-07\", null], \"capacity\": 10, "
                       "\"ramp_months\": 24, \"lead_months\": 0, \"utilisation\": 1, \"success\": 1}");
  assert_near (added_ore (&test, 0), 0.625);
  assert_near (added_ore (&test, 1), 5);
}

/* By default the ore goes to members, here to Germany's plant; an offtake sends it where it says. */
static void
test_offtake (void)
{
  g_auto (ScenarioTest) usual = { NULL };
  g_auto (ScenarioTest) sold = { NULL };
  static const char dated[] = MINE (", \"window\": [\"2026-01\", null], \"lead_months\": 0");
  const LodePlanSite *site;

  scenario_test_begin (&usual, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""), dated);
  site = &g_array_index (((LodePlanLever *) g_ptr_array_index (usual.plan->levers, 0))->sites,
                         LodePlanSite, 0);
  g_assert_cmpuint (site->outputs->len, ==, 1);
  g_assert_cmpstr (usual.plan->network->producer_name[usual.plan->network->arc_to[g_array_index (
                     site->outputs, guint, 0)]], ==, "DEU");

  scenario_test_begin (&sold, scenario_test_new_chain (), NULL, "year", SCENARIO_TEST_ALLIANCE (""),
                       MINE (", \"window\": [\"2026-01\", null], \"lead_months\": 0, "
                             "\"destinations\": [\"CHN\"]"));
  scenario_test_run_to (&sold, 0);
  /* 10 of China's 80 t of ore come from the new mine. */
  assert_near (scenario_test_get_flow (&sold, ALONE, 0, "AUS", "CHN"), 10);
  assert_near (scenario_test_get_flow (&sold, ALONE, 0, "CHN", "CHN"), 70);
}

/* A million at half a dollar buys 500,000 USD / 50 USD/kg = 10 t, a tenth of the world's 100 t. */
static void
test_money (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "quarter", "",
                       SCENARIO_TEST_STOP ("0.25") ", "
                       "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], "
                       "\"window\": [\"2026-07\", null], \"budget\": 1, \"price\": 50, "
                       "\"exchange_rate\": 0.5, \"world_share\": 0.05}");
  g_assert_true (scenario_test_has_note (&test, "would buy 10 t, 10 % of the world's output"));
  scenario_test_run_to (&test, 3);
  assert_near (scenario_test_get_stock (&test, ALONE, "JPN"), 10);
  /* 7.5 t are missing in a quarter. */
  scenario_test_run_to (&test, 5);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 5);
}

/* Closed until July 2027, then open for any shortage: 7.5, 7.5, 0 and 5 t are missing. */
static void
test_release_date (void)
{
  g_auto (ScenarioTest) test = { NULL };
  const double missing[] = { 7.5, 7.5, 0, 5 };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "quarter", "",
                       SCENARIO_TEST_STOP ("0.25") ", "
                       "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"JPN\"], "
                       "\"target\": 10, \"release_date\": \"2027-07\"}");
  for (guint t = 0; t < 4; t++)
    {
      scenario_test_run_to (&test, 4 + t);
      assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), missing[t]);
    }
}

/* EU27's reserve is Japan's as well from July 2027 on, and not a day before. */
static void
test_pooled_from (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "quarter",
                       SCENARIO_TEST_ALLIANCE (", \"pooled_stocks\": true, "
                                               "\"pooled_stocks_from\": \"2027-07\""),
                       SCENARIO_TEST_STOP ("0.25") ", "
                       "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"EU27\"], "
                       "\"target\": 20}");
  scenario_test_run_to (&test, 5);
  g_assert_cmpfloat_with_epsilon (scenario_test_get_shortage (&test, PACT, "JPN"), 7.5, 0.002);
  scenario_test_run_to (&test, 6);
  g_assert_cmpfloat_with_epsilon (scenario_test_get_shortage (&test, PACT, "JPN"), 0, 0.002);
  g_assert_cmpfloat_with_epsilon (scenario_test_get_stock (&test, PACT, "EU27"), 12.5, 0.002);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 7.5);
  assert_near (scenario_test_get_stock (&test, ALONE, "EU27"), 20);
}

/* EU27 needs half as much; China could serve it alone, and Germany's 5 t a quarter could go to Japan over
 * an arc that the pact opens in July 2027: 7.5 t missing become 2.5. */
static void
test_open_from (void)
{
  g_auto (ScenarioTest) test = { NULL };
  const double missing[] = { 7.5, 7.5, 2.5, 2.5 };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "quarter",
                       SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true, \"open_arcs_from\": \"2027-07\""),
                       SCENARIO_TEST_STOP ("0.25") ", "
                       "{\"id\": \"less\", \"kind\": \"substitution\", \"countries\": [\"EU27\"], "
                       "\"share\": 0.5, \"pace\": 1, \"window\": [\"2024-01\", null]}");
  g_assert_true (scenario_test_has_note (&test, "faster than the 10 %"));
  for (guint t = 0; t < 4; t++)
    {
      scenario_test_run_to (&test, 4 + t);
      g_assert_cmpfloat_with_epsilon (scenario_test_get_shortage (&test, PACT, "JPN"), missing[t], 0.003);
      g_assert_cmpfloat_with_epsilon (scenario_test_get_shortage (&test, PACT, "EU27"), 0, 0.003);
    }
}

/* After a year with half of its supply Japan orders 60 t for 40; with EU27's 40 that is 100 of China's
 * 80: Japan gets 48, of which 8 go to stock, and EU27 lacks the 8 that it gets less. */
static void
test_hoarding (void)
{
  g_auto (ScenarioTest) test = { NULL };
  guint japan;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "\"hoarding\": 1, \"rounds\": 1, ",
                       SCENARIO_TEST_STOP ("0.5"));
  japan = (guint) lode_network_find_consumer (test.plan->network, "JPN");
  scenario_test_run_to (&test, 1);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 20);
  scenario_test_run_to (&test, 2);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 0);
  assert_near (scenario_test_get_shortage (&test, ALONE, "EU27"), 8);
  assert_near (test.course->hoarded[ALONE][japan], 8);
  assert_near (scenario_test_get_stock (&test, ALONE, "JPN"), 8);
}

/* What was hoarded is drawn before anything is missing, without a trigger. */
static void
test_hoard_is_used (void)
{
  g_auto (ScenarioTest) test = { NULL };

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year", "\"hoarding\": 1, \"rounds\": 1, ",
                       "{\"id\": \"a\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
                       "\"stages\": [\"magnet\"], \"destinations\": [\"JPN\"], "
                       "\"window\": [\"2026-01\", \"2026-12\"], \"remaining\": 0.5}, "
                       "{\"id\": \"b\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], "
                       "\"stages\": [\"magnet\"], \"destinations\": [\"JPN\"], "
                       "\"window\": [\"2028-01\", \"2028-12\"], \"remaining\": 0.5}");
  scenario_test_run_to (&test, 1);
  assert_near (scenario_test_get_stock (&test, ALONE, "JPN"), 8);
  /* 20 t come, 8 are in stock, 12 are missing. */
  scenario_test_run_to (&test, 2);
  assert_near (scenario_test_get_shortage (&test, ALONE, "JPN"), 12);
  assert_near (scenario_test_get_stock (&test, ALONE, "JPN"), 0);
}

/* Tiers split demand and leave its sum alone. */
static void
test_tiers (void)
{
  g_auto (ScenarioTest) test = { NULL };
  const double *demand;

  scenario_test_begin (&test, scenario_test_new_chain (), NULL, "year",
                       "\"tiers\": {\"default\": {\"defence\": 0.1, \"medical\": 0}, "
                       "\"JPN\": {\"medical\": 0.25}}, ", SCENARIO_TEST_STOP ("0.25"));
  demand = test.plan->network->demand;
  assert_near (demand[LODE_TIER_DEFENCE], 6);
  assert_near (demand[LODE_TIER_MEDICAL], 0);
  assert_near (demand[LODE_TIER_OTHER], 54);
  assert_near (demand[LODE_N_TIERS + LODE_TIER_DEFENCE], 4);
  assert_near (demand[LODE_N_TIERS + LODE_TIER_MEDICAL], 10);
  assert_near (demand[LODE_N_TIERS + LODE_TIER_OTHER], 26);
  /* Of 10 t that Japan gets, defence takes its 4, medicine the other 6. */
  scenario_test_run_to (&test, 1);
  assert_near (lode_course_get_served_tier (test.course, ALONE, 1, LODE_TIER_DEFENCE), 4);
  assert_near (lode_course_get_served_tier (test.course, ALONE, 1, LODE_TIER_MEDICAL), 6);
  assert_near (lode_course_get_served_tier (test.course, ALONE, 1, LODE_TIER_OTHER), 0);
}

/* Either low or high, with the value as mean: from 2 to 4 at 2.5 one in four is 4. */
static void
test_bernoulli (void)
{
  LodeMagnitude coin = { 0.3, 0, 1, LODE_SHAPE_BERNOULLI };
  LodeMagnitude other = { 2.5, 2, 4, LODE_SHAPE_BERNOULLI };

  assert_near (lode_draws_quantile (&coin, 0.69), 0);
  assert_near (lode_draws_quantile (&coin, 0.71), 1);
  assert_near (lode_draws_quantile (&other, 0.74), 2);
  assert_near (lode_draws_quantile (&other, 0.76), 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/levers/licence-delay", test_licence_delay);
  g_test_add_func ("/engine/levers/part-of-a-quarter", test_part_of_a_quarter);
  g_test_add_func ("/engine/levers/controls-together", test_controls_together);
  g_test_add_func ("/engine/levers/floor-keeps-open", test_floor_keeps_open);
  g_test_add_func ("/engine/levers/floor-raises-odds", test_floor_raises_odds);
  g_test_add_func ("/engine/levers/floor-of-named-projects", test_floor_of_named_projects);
  g_test_add_func ("/engine/levers/overrun", test_overrun);
  g_test_add_func ("/engine/levers/overrun-in-draws", test_overrun_in_draws);
  g_test_add_func ("/engine/levers/discovery", test_discovery);
  g_test_add_func ("/engine/levers/ramp", test_ramp);
  g_test_add_func ("/engine/levers/offtake", test_offtake);
  g_test_add_func ("/engine/levers/money", test_money);
  g_test_add_func ("/engine/levers/release-date", test_release_date);
  g_test_add_func ("/engine/levers/pooled-from", test_pooled_from);
  g_test_add_func ("/engine/levers/open-from", test_open_from);
  g_test_add_func ("/engine/levers/hoarding", test_hoarding);
  g_test_add_func ("/engine/levers/hoard-is-used", test_hoard_is_used);
  g_test_add_func ("/engine/levers/tiers", test_tiers);
  g_test_add_func ("/engine/levers/bernoulli", test_bernoulli);

  return g_test_run ();
}
