/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "network-cases.h"

static void
add (LodeNetwork *network,
     const char  *name,
     double       demand,
     double       stock)
{
  const double tiers[LODE_N_TIERS] = { 0, 0, demand };

  g_assert_true (lode_network_add_consumer (network, name, tiers, stock));
}

/* The vector of MODEL §4. */
static LodeNetwork *
new_toy (guint rounds)
{
  LodeNetwork *network = lode_network_new (1, NULL);

  network->rounds = rounds;
  lode_network_add_producer (network, 0, "R1", 30);
  lode_network_add_producer (network, 0, "R2", 40);
  add (network, "A", 50, 0);
  add (network, "B", 50, 0);
  lode_network_add_arc (network, 0, "R1", "A", 50, 1);
  lode_network_add_arc (network, 0, "R1", "B", 20, 1);
  lode_network_add_arc (network, 0, "R2", "B", 30, 1);
  lode_network_add_member (network, "A");
  lode_network_add_member (network, "B");
  lode_network_seal (network);

  return network;
}

static void
test_toy (void)
{
  const double expected[] = { 40, 33.142857142857146, 30.4 };
  g_autoptr (Outcome) outcome = network_run (new_toy (3));

  for (guint r = 0; r < G_N_ELEMENTS (expected); r++)
    g_assert_cmpfloat_with_epsilon (outcome->fragmented->by_round[r], expected[r], 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_allocation_get_shortage (outcome->fragmented), 30.4, 1e-12);
  g_assert_cmpfloat (lode_allocation_get_shortage (outcome->coordinated), ==, 30);
}

static void
test_rounds (void)
{
  g_autoptr (Outcome) one = network_run (new_toy (1));
  g_autoptr (Outcome) many = network_run (new_toy (200));

  g_assert_cmpfloat_with_epsilon (lode_allocation_get_shortage (one->fragmented), 40, 1e-12);
  /* Orders never reach what the pact reaches at once. */
  g_assert_cmpfloat_with_epsilon (lode_allocation_get_shortage (many->fragmented), 30, 1e-9);
}

/* Served includes the own stock; the rounds do not. */
static void
test_stock (void)
{
  LodeNetwork *network = new_toy (3);
  g_autoptr (Outcome) outcome = NULL;

  network->stock[0] = 10;
  network->stock[1] = 100;
  outcome = network_run (network);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->by_round[2], 30.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->draw[0], 10, 1e-12);
  g_assert_cmpfloat (outcome->fragmented->shortage[1], ==, 0);
  g_assert_cmpfloat (outcome->fragmented->served[1], ==, 50);
  g_assert_cmpfloat_with_epsilon (lode_allocation_get_shortage (outcome->fragmented),
                                  30.4 - 10 - outcome->fragmented->draw[1], 1e-12);
}

/* A quota holds over all rounds together, not in each. */
static void
test_quota (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  network->rounds = 50;
  lode_network_add_producer (network, 0, "P", 1000);
  add (network, "A", 100, 0);
  lode_network_add_arc (network, 0, "P", "A", 100, 0.25);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], 25, 1e-12);
}

/* κ = 1 is no cap: more than the baseline may flow. κ just below 1 is one. */
static void
test_no_cap (void)
{
  for (guint k = 0; k < 2; k++)
    {
      LodeNetwork *network = lode_network_new (1, NULL);
      g_autoptr (Outcome) outcome = NULL;

      lode_network_add_producer (network, 0, "P", 1000);
      add (network, "A", 100, 0);
      lode_network_add_arc (network, 0, "P", "A", 40, k == 0 ? 1 : 0.999);
      lode_network_seal (network);
      outcome = network_run (network);
      g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], k == 0 ? 100 : 39.96, 1e-9);
    }
}

/* A smelter that nobody feeds makes nothing, whatever its capacity. */
static void
test_unfed (void)
{
  LodeNetwork *network = lode_network_new (2, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "MINE", 100);
  lode_network_add_producer (network, 1, "FED", 100);
  lode_network_add_producer (network, 1, "DRY", 100);
  add (network, "A", 100, 0);
  lode_network_add_member (network, "A");
  lode_network_add_arc (network, 0, "MINE", "FED", 50, 1);
  lode_network_add_arc (network, 1, "FED", "A", 50, 1);
  lode_network_add_arc (network, 1, "DRY", "A", 50, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  /* Half of each round's orders go to the dry one and come back: 50, 25, 12.5. */
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], 87.5, 1e-9);
  g_assert_cmpfloat (outcome->coordinated->served[0], ==, 100);
}

/* Two stages with a yield of 2: capacities and flows are in each stage's own product. */
static void
test_yields (void)
{
  const double yields[] = { 2 };
  LodeNetwork *network = lode_network_new (2, yields);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "MINE", 20);
  lode_network_add_producer (network, 1, "PLANT", 100);
  add (network, "A", 100, 0);
  lode_network_add_member (network, "A");
  lode_network_add_arc (network, 0, "MINE", "PLANT", 50, 0.3);
  lode_network_add_arc (network, 1, "PLANT", "A", 100, 1);
  lode_network_seal (network);
  g_assert_cmpfloat (network->factor[0], ==, 2);
  outcome = network_run (network);
  /* The quota of 15 t of ore binds before the capacity of 20 t: 30 t of metal. */
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->served[0], 30, 1e-9);
  g_assert_cmpfloat (outcome->coordinated->served[0], ==, 30);
}

static void
test_tiers (void)
{
  const double tiers[LODE_N_TIERS] = { 10, 20, 30 };
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P", 25);
  lode_network_add_consumer (network, "A", tiers, 0);
  lode_network_add_arc (network, 0, "P", "A", 60, 1);
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (lode_allocation_get_served_tier (outcome->fragmented, network, 0,
                                                      LODE_TIER_DEFENCE), ==, 10);
  g_assert_cmpfloat_with_epsilon (lode_allocation_get_served_tier (outcome->fragmented, network, 0,
                                                                   LODE_TIER_MEDICAL), 15, 1e-12);
  g_assert_cmpfloat (lode_allocation_get_served_tier (outcome->fragmented, network, 0,
                                                      LODE_TIER_OTHER), ==, 0);
}

/* Reserves buy from what users leave, in rounds of their own. */
static void
test_purchases (void)
{
  LodeNetwork *network = lode_network_new (1, NULL);
  g_autoptr (Outcome) outcome = NULL;

  lode_network_add_producer (network, 0, "P", 100);
  add (network, "A", 60, 0);
  add (network, "B", 30, 0);
  lode_network_add_member (network, "A");
  lode_network_add_arc (network, 0, "P", "A", 60, 1);
  lode_network_add_arc (network, 0, "P", "B", 30, 1);
  lode_network_seal (network);
  network->purchase[0] = 50;
  outcome = network_run (network);
  g_assert_cmpfloat (lode_allocation_get_shortage (outcome->fragmented), ==, 0);
  g_assert_cmpfloat_with_epsilon (outcome->fragmented->bought[0], 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (outcome->coordinated->bought[0], 10, 0.001);
  g_assert_cmpfloat (outcome->coordinated->shortage[1], ==, 0);
}

static void
test_nothing (void)
{
  LodeNetwork *network = lode_network_new (3, NULL);
  g_autoptr (Outcome) outcome = NULL;

  add (network, "A", 10, 0);
  add (network, "B", 0, 5);
  lode_network_add_member (network, "A");
  lode_network_seal (network);
  outcome = network_run (network);
  g_assert_cmpfloat (outcome->fragmented->shortage[0], ==, 10);
  g_assert_cmpfloat (outcome->coordinated->shortage[0], ==, 10);
  g_assert_cmpfloat (outcome->fragmented->draw[1], ==, 0);
}

/* Who orders more than it needs gets more where there is more, and puts it by; what is there for
 * others shrinks. */
static void
test_hoard (void)
{
  g_autoptr (LodeNetwork) network = lode_network_new (1, NULL);
  g_autoptr (LodeFragmented) rule = NULL;
  g_autoptr (LodeAllocation) allocation = NULL;

  network->rounds = 1;
  lode_network_add_producer (network, 0, "P", 120);
  add (network, "A", 50, 0);
  add (network, "B", 50, 0);
  lode_network_add_arc (network, 0, "P", "A", 50, 1);
  lode_network_add_arc (network, 0, "P", "B", 50, 1);
  lode_network_seal (network);
  rule = lode_fragmented_new (network);
  allocation = lode_allocation_new (network);

  network->hoard[0] = 0.2;
  lode_fragmented_run (rule, network, allocation);
  g_assert_cmpfloat_with_epsilon (allocation->inflow[0], 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (allocation->bought[0], 10, 1e-9);
  g_assert_cmpfloat (allocation->bought[1], ==, 0);
  g_assert_cmpfloat (lode_allocation_get_shortage (allocation), ==, 0);

  /* 88 t for orders of 60 t and 50 t. */
  network->capacity[0] = 88;
  lode_fragmented_run (rule, network, allocation);
  g_assert_cmpfloat_with_epsilon (allocation->inflow[0], 48, 1e-9);
  g_assert_cmpfloat_with_epsilon (allocation->inflow[1], 40, 1e-9);
  g_assert_cmpfloat (allocation->bought[0], ==, 0);
}

/* Habits that come and go from run to run leave nothing behind. */
static void
test_other_habits (void)
{
  g_autoptr (LodeNetwork) network = new_toy (2);
  g_autoptr (LodeFragmented) rule = lode_fragmented_new (network);
  g_autoptr (LodeAllocation) first = lode_allocation_new (network);
  g_autoptr (LodeAllocation) again = lode_allocation_new (network);
  double weight = network->weight[0];

  lode_fragmented_run (rule, network, first);
  network->weight[0] = 0;
  lode_fragmented_run (rule, network, again);
  g_assert_cmpfloat (again->flow[0], ==, 0);
  network->weight[0] = weight;
  lode_fragmented_run (rule, network, again);
  g_assert_cmpmem (first->flow, first->n_arcs * sizeof (double), again->flow,
                   again->n_arcs * sizeof (double));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/fragmented/toy", test_toy);
  g_test_add_func ("/engine/fragmented/rounds", test_rounds);
  g_test_add_func ("/engine/fragmented/stock", test_stock);
  g_test_add_func ("/engine/fragmented/quota", test_quota);
  g_test_add_func ("/engine/fragmented/no-cap", test_no_cap);
  g_test_add_func ("/engine/fragmented/unfed", test_unfed);
  g_test_add_func ("/engine/fragmented/yields", test_yields);
  g_test_add_func ("/engine/fragmented/tiers", test_tiers);
  g_test_add_func ("/engine/fragmented/purchases", test_purchases);
  g_test_add_func ("/engine/fragmented/nothing", test_nothing);
  g_test_add_func ("/engine/fragmented/hoard", test_hoard);
  g_test_add_func ("/engine/fragmented/other-habits", test_other_habits);

  return g_test_run ();
}
