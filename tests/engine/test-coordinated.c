/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "network-cases.h"

static void
add (LodeNetwork *network,
     const char  *name,
     double       demand,
     double       stock,
     gboolean     is_member)
{
  const double tiers[LODE_N_TIERS] = { 0, 0, demand };

  g_assert_true (lode_network_add_consumer (network, name, tiers, stock));
  if (is_member)
    lode_network_add_member (network, name);
}

static double
served (const Outcome *outcome,
        const char    *name)
{
  int c = lode_network_find_consumer (outcome->network, name);

  g_assert_cmpint (c, >=, 0);
  return outcome->coordinated->served[c];
}

/* The counterexample of MODEL §9: with an outsider, lifting a control can raise the shortage. */
static double
run_counterexample (double control)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P0", 40);
  lode_network_add_producer (network, 0, "P1", 30);
  add (network, "C0", 40, 0, TRUE);
  add (network, "C1", 30, 0, FALSE);
  lode_network_add_arc (network, 0, "P0", "C0", 20, 1);
  lode_network_add_arc (network, 0, "P0", "C1", 20, 0);
  lode_network_add_arc (network, 0, "P1", "C0", 10, control);
  lode_network_add_arc (network, 0, "P1", "C1", 30, 1);
  lode_network_seal (network);
  outcome = network_run (network);

  return lode_allocation_get_shortage (outcome->coordinated);
}

static void
test_counterexample (void)
{
  g_assert_cmpfloat_with_epsilon (run_counterexample (0), 1.92, 0.002);
  g_assert_cmpfloat_with_epsilon (run_counterexample (1), 12.77, 0.005);
}

/* One producer, three members with nothing to lose: equal shares of demand, to the kilogram. */
static void
test_leximin (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  network->open_arcs = TRUE;
  lode_network_add_producer (network, 0, "P", 30);
  lode_network_add_member (network, "P");
  add (network, "A", 10, 0, TRUE);
  add (network, "B", 20, 0, TRUE);
  add (network, "C", 70, 0, TRUE);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat_with_epsilon (served (outcome, "A"), 3, 0.001);
  g_assert_cmpfloat_with_epsilon (served (outcome, "B"), 6, 0.001);
  g_assert_cmpfloat_with_epsilon (served (outcome, "C"), 21, 0.001);
  g_assert_cmpfloat (lode_allocation_get_shortage (outcome->coordinated), ==, 70);
}

/* What cannot reach the worst off goes to the next: leximin, not only the best minimum. */
static void
test_second_worst (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P0", 10);
  lode_network_add_producer (network, 0, "P1", 90);
  add (network, "A", 100, 0, TRUE);
  add (network, "B", 100, 0, TRUE);
  add (network, "C", 100, 0, TRUE);
  lode_network_add_arc (network, 0, "P0", "A", 100, 1);
  lode_network_add_arc (network, 0, "P1", "B", 0, 1);
  lode_network_add_arc (network, 0, "P1", "C", 0, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (served (outcome, "A"), ==, 10);
  g_assert_cmpfloat (served (outcome, "B"), ==, 45);
  g_assert_cmpfloat (served (outcome, "C"), ==, 45);
}

/* Defence comes before fairness, floors before defence. */
static void
test_tiers (void)
{
  const double vital[LODE_N_TIERS] = { 40, 0, 0 };
  const double other[LODE_N_TIERS] = { 0, 0, 40 };

  for (guint k = 0; k < 2; k++)
    {
      LodeNetwork *network = lode_network_new (1, NULL);
      g_autoptr (Outcome) outcome = NULL;

      lode_network_add_producer (network, 0, "P", 40);
      lode_network_add_consumer (network, "A", other, 0);
      lode_network_add_consumer (network, "B", vital, 0);
      lode_network_add_member (network, "A");
      lode_network_add_member (network, "B");
      lode_network_add_arc (network, 0, "P", "A", k == 0 ? 0 : 30, 1);
      lode_network_add_arc (network, 0, "P", "B", k == 0 ? 0 : 10, 1);
      lode_network_seal (network);
      outcome = network_run (network);
      if (k == 0)
        g_assert_cmpfloat (served (outcome, "B"), ==, 40);
      else
        g_assert_cmpfloat_with_epsilon (served (outcome, "A"), outcome->fragmented->served[0], 0.001);
    }
}

/* Arcs between members only, and only under the pact. */
static void
test_open_arcs (void)
{
  LodeNetwork *network = lode_network_new (2, NULL);
  g_autoptr (Outcome) outcome = NULL;
  guint n_opened = 0;

  network->open_arcs = TRUE;
  lode_network_add_producer (network, 0, "AUS", 50);
  lode_network_add_producer (network, 0, "CHN", 50);
  lode_network_add_producer (network, 1, "DEU", 100);
  lode_network_add_producer (network, 1, "CHN", 100);
  add (network, "EU27", 60, 0, TRUE);
  add (network, "JPN", 60, 0, FALSE);
  lode_network_add_member (network, "AUS");
  lode_network_add_arc (network, 0, "CHN", "CHN", 50, 1);
  lode_network_add_arc (network, 0, "AUS", "CHN", 10, 1);
  lode_network_add_arc (network, 1, "CHN", "EU27", 60, 0.2);
  lode_network_seal (network);
  for (guint a = 0; a < network->n_arcs; a++)
    if (network->is_opened[a])
      {
        n_opened++;
        g_assert_cmpfloat (network->weight[a], ==, 0);
        g_assert_true (isinf (network->quota[a]));
      }
  /* AUS to DEU, whom EU27 stands for, and DEU to EU27. */
  g_assert_cmpuint (n_opened, ==, 2);
  outcome = network_run (network);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], 12, 1e-9);
  g_assert_cmpfloat (served (outcome, "EU27"), ==, 60);
}

/* A control on an arc between members is not got round by opening arcs. */
static void
test_controlled_arc_stays (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  network->open_arcs = TRUE;
  lode_network_add_producer (network, 0, "AUS", 50);
  lode_network_add_member (network, "AUS");
  add (network, "JPN", 50, 0, TRUE);
  lode_network_add_arc (network, 0, "AUS", "JPN", 50, 0.1);
  lode_network_seal (network);
  g_assert_cmpuint (network->n_arcs, ==, 1);
  outcome = network_run (network);
  g_assert_cmpfloat (served (outcome, "JPN"), ==, 5);
}

static void
test_stocks (void)
{
  for (guint k = 0; k < 2; k++)
    {
      LodeNetwork *network = lode_network_new (1, NULL);
      g_autoptr (Outcome) outcome = NULL;

      network->pooled_stocks = k == 1;
      lode_network_add_producer (network, 0, "P", 0);
      add (network, "A", 50, 70, TRUE);
      add (network, "B", 50, 10, TRUE);
      add (network, "C", 50, 90, FALSE);
      lode_network_seal (network);
      outcome = network_run (network);
      g_assert_cmpfloat (served (outcome, "A"), ==, 50);
      g_assert_cmpfloat (served (outcome, "B"), ==, k == 0 ? 10 : 30);
      /* An outsider's stock is its own affair. */
      g_assert_cmpfloat (served (outcome, "C"), ==, 50);
      g_assert_cmpfloat (outcome->coordinated->draw[0], ==, k == 0 ? 50 : 70);
      g_assert_cmpfloat (outcome->coordinated->draw[1], ==, 10);
      g_assert_cmpfloat (outcome->coordinated->draw[2], ==, 50);
    }
}

/* Where flows can serve everybody, stocks stay. */
static void
test_stocks_are_spared (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P0", 50);
  lode_network_add_producer (network, 0, "P1", 50);
  add (network, "A", 50, 40, TRUE);
  add (network, "B", 50, 40, TRUE);
  lode_network_add_arc (network, 0, "P0", "A", 50, 1);
  lode_network_add_arc (network, 0, "P0", "B", 50, 1);
  lode_network_add_arc (network, 0, "P1", "B", 1, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (outcome->fragmented->draw[0] + outcome->fragmented->draw[1], >, 5);
  g_assert_cmpfloat_with_epsilon (outcome->coordinated->draw[0] + outcome->coordinated->draw[1], 0,
                                  0.01);
  g_assert_cmpfloat (lode_allocation_get_shortage (outcome->coordinated), ==, 0);
}

/* Of two ways to serve the same, the one that is nearest to the baseline; of two as near, the one
 * that comes first. */
static void
test_nearest (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P0", 100);
  lode_network_add_producer (network, 0, "P1", 100);
  add (network, "A", 60, 0, TRUE);
  lode_network_add_arc (network, 0, "P0", "A", 10, 1);
  lode_network_add_arc (network, 0, "P1", "A", 40, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (outcome->coordinated->flow[0], ==, 20);
  g_assert_cmpfloat (outcome->coordinated->flow[1], ==, 40);
}

/* Without an alliance there is no pact. */
static void
test_no_members (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P", 10.00007);
  add (network, "A", 50, 3, FALSE);
  lode_network_add_arc (network, 0, "P", "A", 20, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (outcome->coordinated->served[0], ==, outcome->fragmented->served[0]);
}

/* Capacities of fractions of a kilogram round down to nothing; what was promised can then not be
 * kept to the kilogram, and nothing breaks. */
static void
test_grams (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%u", i);

      lode_network_add_producer (network, 0, name, 0.0005);
    }
  add (network, "A", 1, 0, TRUE);
  add (network, "B", 1, 0, FALSE);
  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *name = g_strdup_printf ("P%u", i);

      lode_network_add_arc (network, 0, name, "A", 1, 1);
      lode_network_add_arc (network, 0, name, "B", 1, 1);
    }
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], 0.002, 1e-9);
  g_assert_cmpfloat (outcome->coordinated->served[0], ==, 0);
  g_assert_cmpfloat (outcome->coordinated->served[1], >=, 0);
}

/* A billion tonnes still come out in whole kilograms. */
static void
test_large (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P", 7e8);
  add (network, "A", 1e9, 0, TRUE);
  add (network, "B", 1e9, 0, TRUE);
  lode_network_add_arc (network, 0, "P", "A", 0, 1);
  lode_network_add_arc (network, 0, "P", "B", 0, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (served (outcome, "A"), ==, 3.5e8);
  g_assert_cmpfloat (served (outcome, "B"), ==, 3.5e8);
}

/* What the solver kept from other runs changes no bit of a result. */
static void
test_cold_and_warm (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (61);

  for (guint k = 0; k < 300; k++)
    {
      g_autoptr (Case) original = case_generate (random, CASE_DEFAULT);
      g_autoptr (LodeNetwork) network = case_build (original);
      g_autoptr (LodeNetwork) changed = lode_network_copy (network);
      g_autoptr (LodeFragmented) alone = lode_fragmented_new (network);
      g_autoptr (LodeCoordinated) warm = lode_coordinated_new (network);
      g_autoptr (LodeAllocation) floors = lode_allocation_new (network);
      g_autoptr (LodeAllocation) first = lode_allocation_new (network);
      g_autoptr (LodeAllocation) second = lode_allocation_new (network);

      for (guint again = 0; again < 5; again++)
        {
          g_autoptr (LodeCoordinated) cold = lode_coordinated_new (network);

          for (guint i = 0; i < network->n_producers; i++)
            changed->capacity[i] = network->capacity[i] * g_rand_double_range (random, 0.3, 1.2);
          for (guint a = 0; a < network->n_arcs; a++)
            changed->weight[a] = network->weight[a] * g_rand_double_range (random, 0.5, 1.5);
          lode_fragmented_run (alone, changed, floors);
          lode_coordinated_run (warm, changed, floors, LODE_COORDINATED_FLOWS, first);
          lode_coordinated_run (cold, changed, floors, LODE_COORDINATED_FLOWS, second);
          g_assert_cmpmem (first->flow, first->n_arcs * sizeof (double), second->flow,
                           second->n_arcs * sizeof (double));
          g_assert_cmpmem (first->served, first->n_consumers * sizeof (double), second->served,
                           second->n_consumers * sizeof (double));
          lode_coordinated_reset (cold);
          lode_coordinated_run (cold, changed, floors, LODE_COORDINATED_FLOWS, second);
          g_assert_cmpmem (first->flow, first->n_arcs * sizeof (double), second->flow,
                           second->n_arcs * sizeof (double));
        }
    }
}

/* From a tree that is right already nothing is left to do. */
static void
test_nothing_to_do (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (62);
  g_autoptr (Case) original = case_generate (random, CASE_DEFAULT);
  g_autoptr (LodeNetwork) network = case_build (original);
  g_autoptr (LodeFragmented) alone = lode_fragmented_new (network);
  g_autoptr (LodeCoordinated) pact = lode_coordinated_new (network);
  g_autoptr (LodeAllocation) floors = lode_allocation_new (network);
  g_autoptr (LodeAllocation) result = lode_allocation_new (network);

  lode_fragmented_run (alone, network, floors);
  lode_coordinated_run (pact, network, floors, LODE_COORDINATED_FLOWS, result);
  lode_coordinated_run (pact, network, floors, LODE_COORDINATED_FLOWS, result);
  /* A node that hung by an arc without room may have to be hung again, and no more than that. */
  g_assert_cmpuint (lode_coordinated_get_n_pivots (pact), <=, network->n_producers * 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/coordinated/counterexample", test_counterexample);
  g_test_add_func ("/engine/coordinated/leximin", test_leximin);
  g_test_add_func ("/engine/coordinated/second-worst", test_second_worst);
  g_test_add_func ("/engine/coordinated/tiers", test_tiers);
  g_test_add_func ("/engine/coordinated/open-arcs", test_open_arcs);
  g_test_add_func ("/engine/coordinated/controlled-arc-stays", test_controlled_arc_stays);
  g_test_add_func ("/engine/coordinated/stocks", test_stocks);
  g_test_add_func ("/engine/coordinated/stocks-are-spared", test_stocks_are_spared);
  g_test_add_func ("/engine/coordinated/nearest", test_nearest);
  g_test_add_func ("/engine/coordinated/no-members", test_no_members);
  g_test_add_func ("/engine/coordinated/grams", test_grams);
  g_test_add_func ("/engine/coordinated/large", test_large);
  g_test_add_func ("/engine/coordinated/cold-and-warm", test_cold_and_warm);
  g_test_add_func ("/engine/coordinated/nothing-to-do", test_nothing_to_do);

  return g_test_run ();
}
