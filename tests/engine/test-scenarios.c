/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold of any scenario, whatever its levers: laws of MODEL §9 on courses of random levers. See
 * scenario-test.h for the chain. */

#include "config.h"

#include <math.h>

#include "scenario-test.h"

#define N_SCENARIOS 250
#define SEED 20260101
/* Two kilograms a consumer for what whole kilograms lose. */
#define SLACK 0.004

static const char * const steps[] = { "month", "quarter", "year" };
static const char * const alliances[] = {
  "", SCENARIO_TEST_ALLIANCE (""), SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true"),
  SCENARIO_TEST_ALLIANCE (", \"pooled_stocks\": true, \"pooled_stocks_from\": \"2027-03\""),
  SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true, \"pooled_stocks\": true, \"from\": \"2026-07\""),
  "\"alliance\": {\"members\": [\"JPN\"], \"open_arcs\": true}, ",
};
static const char * const settings[] = {
  "", "\"hoarding\": 0.8, ", "\"tiers\": {\"JPN\": {\"defence\": 0.3, \"medical\": 0.2}}, ",
};

/* A lever of each kind, with a number that chance fills in. */
static const char * const levers[] = {
  "\"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": [\"magnet\"], \"remaining\": NUMBER",
  "\"kind\": \"export_control\", \"countries\": [\"AUS\"], \"remaining\": NUMBER, \"licence_delay\": 2",
  "\"kind\": \"production_loss\", \"countries\": [\"EU27\"], \"loss\": NUMBER, \"cost\": 70",
  "\"kind\": \"production_loss\", \"countries\": [\"CHN\"], \"stages\": [\"mining\"], \"loss\": NUMBER",
  "\"kind\": \"price_floor\", \"stages\": [\"magnet\"], \"floor\": 80, \"beta\": NUMBER",
  "\"kind\": \"stockpile\", \"countries\": [\"JPN\"], \"target\": 12, \"purchase\": 6, "
  "\"release_trigger\": NUMBER",
  "\"kind\": \"stockpile\", \"countries\": [\"EU27\"], \"days\": 60, \"release_cap\": 8, "
  "\"release_trigger\": NUMBER, \"release_date\": \"2027-10\"",
  "\"kind\": \"demand_growth\", \"countries\": [], \"growth\": NUMBER",
  "\"kind\": \"substitution\", \"countries\": [\"EU27\"], \"share\": NUMBER",
  "\"kind\": \"recycling\", \"countries\": [], \"stages\": [\"mining\"], \"collection\": NUMBER, \"lifetime\": 1",
  "\"kind\": \"recycling\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], \"collection\": NUMBER",
  "\"kind\": \"export_control\", \"countries\": [\"CHN\"], \"material\": \"dysprosium_terbium\", "
  "\"remaining\": NUMBER",
};

static const char always[] =
  "{\"id\": \"P1\", \"kind\": \"project\", \"countries\": [\"JPN\"], \"stages\": [\"magnet\"], "
  "\"window\": [\"2026-03\", null], \"capacity\": 15, \"ramp_months\": 6}, "
  "{\"id\": \"P2\", \"kind\": \"guaranteed_procurement\", \"countries\": [\"EU27\", \"JPN\"], "
  "\"projects\": [\"P1\"], \"share\": 0.6}";

static char *
random_levers (GRand *rand)
{
  GString *text = g_string_new (always);

  for (guint i = 0; i < G_N_ELEMENTS (levers); i++)
    {
      g_autofree char *number = g_strdup_printf ("%g", g_rand_double_range (rand, 0, 0.9));

      if (g_rand_boolean (rand))
        continue;
      g_string_append_printf (
        text, ", {\"id\": \"L%u\", \"window\": [\"%d-%02d\", null], \"probability\": 0.8, %s}", i,
        g_rand_int_range (rand, 2026, 2028), g_rand_int_range (rand, 1, 13), levers[i]);
      g_string_replace (text, "NUMBER", number, 1);
    }

  return g_string_free (text, FALSE);
}

static void
check_consumers (const LodeCourse *course)
{
  const LodeNetwork *network = course->state->network;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (guint c = 0; c < network->n_consumers; c++)
      {
        const LodeAllocation *allocation = course->allocation[k];
        double demand = lode_network_get_demand (network, c);
        double tiers = 0;

        g_assert_cmpfloat (allocation->shortage[c], >=, 0);
        g_assert_cmpfloat (allocation->shortage[c], <=, demand + 1e-9);
        g_assert_cmpfloat_with_epsilon (allocation->served[c] + allocation->shortage[c], demand, SLACK);
        g_assert_cmpfloat (course->stock[k][c], >=, 0);
        g_assert_cmpfloat (course->hoard[k][c], <=, course->stock[k][c] + SLACK);
        for (guint tier = 0; tier < LODE_N_TIERS; tier++)
          tiers += lode_course_get_served_tier (course, (LodeConduct) k, c, (LodeTier) tier);
        g_assert_cmpfloat_with_epsilon (tiers, allocation->served[c], SLACK);
      }
}

/* Nobody makes more than it has room for or more than flows in, and quotas hold. */
static void
check_flows (const LodeCourse *course,
             LodeConduct       conduct)
{
  const LodeNetwork *network = course->state->network;
  const double *flow = course->allocation[conduct]->flow;

  for (guint i = 0; i < network->n_producers; i++)
    {
      double in = 0, out = 0;

      for (guint a = 0; a < network->n_arcs; a++)
        {
          gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

          out += network->arc_from[a] == i ? flow[a] : 0;
          in += !is_last && network->arc_to[a] == i ? flow[a] : 0;
        }
      g_assert_cmpfloat (out, <=, network->capacity[i] + 1e-6);
      if (network->producer_stage[i] > 0)
        g_assert_cmpfloat (out, <=, in + 1e-6);
    }
  for (guint a = 0; a < network->n_arcs; a++)
    {
      g_assert_cmpfloat (flow[a], >=, 0);
      g_assert_cmpfloat (flow[a], <=, network->quota[a] + 1e-6);
    }
}

/* A member gets what going alone from here would give it, promises included. */
static void
check_floors (const LodeCourse *course)
{
  const LodeNetwork *network = course->state->network;

  for (guint c = 0; c < network->n_consumers; c++)
    g_assert_cmpfloat (course->allocation[LODE_CONDUCT_COORDINATED]->served[c], >=,
                       course->floors->served[c] - SLACK);
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_SCENARIOS; i++)
    {
      g_autofree char *text = random_levers (rand);
      g_autofree char *members = g_strconcat (
        settings[g_rand_int_range (rand, 0, G_N_ELEMENTS (settings))],
        alliances[g_rand_int_range (rand, 0, G_N_ELEMENTS (alliances))], NULL);
      LodeChain *chain = scenario_test_new_chain ();
      g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
      g_auto (ScenarioTest) test = { NULL };

      scenario_test_begin (&test, chain, companions,
                           steps[g_rand_int_range (rand, 0, G_N_ELEMENTS (steps))], members, text);
      lode_plan_draw (test.plan, SEED, i, test.course->luck);
      for (guint t = 0; t < test.plan->n_periods; t++)
        {
          lode_course_step (test.course, t, LODE_COORDINATED_FLOWS);
          check_consumers (test.course);
          check_flows (test.course, LODE_CONDUCT_FRAGMENTED);
          check_flows (test.course, LODE_CONDUCT_COORDINATED);
          check_floors (test.course);
        }
    }
}

/* The same luck leads the same way, bit for bit, whatever ran before. */
static void
test_repeats (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);

  for (guint i = 0; i < N_SCENARIOS / 10; i++)
    {
      g_autofree char *text = random_levers (rand);
      LodeChain *chain = scenario_test_new_chain ();
      g_autoptr (GPtrArray) companions = scenario_test_new_companions (chain);
      g_auto (ScenarioTest) test = { NULL };
      double first[2];

      scenario_test_begin (&test, chain, companions, "quarter",
                           "\"hoarding\": 0.5, " SCENARIO_TEST_ALLIANCE (", \"open_arcs\": true"), text);
      for (guint round = 0; round < 2; round++)
        {
          if (round == 1)
            {
              lode_plan_draw (test.plan, SEED, i + 1, test.course->luck);
              scenario_test_run_to (&test, 11);
            }
          lode_plan_draw (test.plan, SEED, i, test.course->luck);
          scenario_test_run_to (&test, 11);
          for (guint k = 0; k < LODE_N_CONDUCTS; k++)
            {
              double shortage = lode_allocation_get_shortage (test.course->allocation[k]);

              if (round == 0)
                first[k] = shortage;
              else
                g_assert_cmpfloat (shortage, ==, first[k]);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/scenarios/laws", test_laws);
  g_test_add_func ("/engine/scenarios/repeats", test_repeats);

  return g_test_run ();
}
