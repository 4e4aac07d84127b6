/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "engine/indicators/lode-dependence.h"
#include "engine/indicators/lode-trace.h"
#include "engine/network/lode-network-chain.h"

static LodeFigure *
assumed (double value)
{
  return lode_figure_new_assumed (value, "t");
}

static void
add_flow (LodeChain  *chain,
          guint       stage,
          const char *from,
          const char *to,
          double      t)
{
  lode_chain_add_flow (chain, stage, from, to, assumed (t), LODE_FLOW_RECONCILED, 0);
}

/* Ore from Australia and China, plants in China, Germany and one that nobody knows the ore of. */
static LodeChain *
new_chain (void)
{
  LodeChain *chain = lode_chain_new ("test", 2024);

  lode_chain_add_stage (chain, "mining", assumed (1));
  lode_chain_add_stage (chain, "magnet", assumed (1));
  lode_chain_add_stage (chain, "use", assumed (1));
  lode_chain_add_node (chain, 0, "AUS", assumed (30), NULL);
  lode_chain_add_node (chain, 0, "CHN", assumed (50), NULL);
  lode_chain_add_node (chain, 1, "CHN", assumed (60), NULL);
  lode_chain_add_node (chain, 1, "DEU", assumed (20), NULL);
  lode_chain_add_node (chain, 1, "OTH", assumed (20), NULL);
  lode_chain_add_node (chain, 2, "EU27", assumed (80), NULL);
  lode_chain_add_node (chain, 2, "CHN", assumed (20), NULL);
  add_flow (chain, 0, "CHN", "CHN", 50);
  add_flow (chain, 0, "AUS", "CHN", 10);
  add_flow (chain, 0, "AUS", "DEU", 20);
  add_flow (chain, 1, "CHN", "EU27", 40);
  add_flow (chain, 1, "CHN", "CHN", 20);
  add_flow (chain, 1, "DEU", "EU27", 20);
  add_flow (chain, 1, "OTH", "EU27", 20);

  return chain;
}

static void
test_direct (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  double share;

  g_assert_cmpfloat (lode_dependence_get_direct_share (dependence, "EU27", "CHN"), ==, 0.5);
  g_assert_cmpfloat (lode_dependence_get_direct_share (dependence, "EU27", "DEU"), ==, 0.25);
  g_assert_cmpfloat (lode_dependence_get_direct_share (dependence, "EU27", "FRA"), ==, 0);
  g_assert_cmpfloat (lode_dependence_get_direct_share (dependence, "JPN", "CHN"), ==, 0);
  /* Germany is at home, OTH no country: China is the largest supplier. */
  g_assert_cmpstr (lode_dependence_get_largest (dependence, "EU27", 1, &share), ==, "CHN");
  g_assert_cmpfloat (share, ==, 0.5);
  /* China has no third country as a supplier of magnets. */
  g_assert_null (lode_dependence_get_largest (dependence, "CHN", 1, &share));
  g_assert_cmpfloat (share, ==, 0);
}

static void
test_origin (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  const char * const *countries = lode_dependence_get_countries (dependence);
  double sum = 0;

  /* Half comes from plants in China, which take a sixth of their ore from Australia; a quarter from
   * Germany, all of it Australian ore; a quarter nobody knows. */
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_origin_share (dependence, "EU27", 0, "AUS"),
                                  0.5 / 6 + 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_origin_share (dependence, "EU27", 0, "CHN"),
                                  0.5 * 5 / 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_origin_share (dependence, "EU27", 0, "UNK"), 0.25,
                                  1e-12);
  for (guint k = 0; countries[k] != NULL; k++)
    sum += lode_dependence_get_origin_share (dependence, "EU27", 0, countries[k]);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
  g_assert_cmpstr (countries[0], ==, "AUS");
  g_assert_cmpstr (countries[3], ==, "OTH");
  g_assert_cmpstr (countries[4], ==, "UNK");
}

static void
test_exposure (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  double exposure;

  g_assert_cmpfloat_with_epsilon (lode_dependence_get_exposure (dependence, "EU27", "CHN"), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_exposure (dependence, "EU27", "AUS"),
                                  0.5 / 6 + 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_exposure (dependence, "EU27", "DEU"), 0.25, 1e-12);
  g_assert_cmpfloat_with_epsilon (lode_dependence_get_unknown (dependence, "EU27"), 0.25, 1e-12);
  g_assert_cmpstr (lode_dependence_get_most_exposed_to (dependence, "EU27", &exposure), ==, "CHN");
  g_assert_cmpfloat_with_epsilon (exposure, 0.5, 1e-12);
  /* For China itself, Australia. */
  g_assert_cmpstr (lode_dependence_get_most_exposed_to (dependence, "CHN", &exposure), ==, "AUS");
}

/* OTH counts as atomistic, or as one country. */
static void
test_hhi (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);
  double high;

  g_assert_cmpfloat_with_epsilon (lode_dependence_get_hhi (dependence, "EU27", 1, &high),
                                  0.25 + 0.0625, 1e-12);
  g_assert_cmpfloat_with_epsilon (high, 0.25 + 0.0625 + 0.0625, 1e-12);
}

/* A → B → J: exposure to A and to B is 100 %. */
static void
test_line (void)
{
  const double demand[LODE_N_TIERS] = { 0, 0, 10 };
  g_autoptr (LodeNetwork) network = lode_network_new (2, NULL);
  g_autoptr (LodeTrace) trace = NULL;

  lode_network_add_producer (network, 0, "A", 10);
  lode_network_add_producer (network, 1, "B", 10);
  lode_network_add_consumer (network, "J", demand, 0);
  lode_network_add_arc (network, 0, "A", "B", 10, 1);
  lode_network_add_arc (network, 1, "B", "J", 10, 1);
  lode_network_seal (network);
  trace = lode_trace_new (network);
  lode_trace_run (trace, network, network->baseline, LODE_TRACE_EXPOSURE);
  g_assert_cmpfloat (trace->result[lode_trace_find_country (trace, "A")], ==, 1);
  g_assert_cmpfloat (trace->result[lode_trace_find_country (trace, "B")], ==, 1);
  g_assert_cmpfloat (trace->unknown_share[0], ==, 0);
  g_assert_cmpint (lode_trace_find_country (trace, "J"), ==, -1);
  /* Ties go by code. */
  g_assert_cmpint (lode_trace_find_largest (trace, network, 0), ==,
                   lode_trace_find_country (trace, "A"));
}

/* A country that both mines and makes magnets is passed once. */
static void
test_twice (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeDependence) dependence = lode_dependence_new (chain);

  g_assert_cmpfloat (lode_dependence_get_exposure (dependence, "CHN", "CHN"), ==, 1);
  g_assert_cmpfloat (lode_dependence_get_exposure (dependence, "EU27", "CHN"), <=, 1);
}

static void
test_network (void)
{
  g_autoptr (LodeChain) chain = new_chain ();
  g_autoptr (LodeNetwork) network = lode_network_new_from_chain (chain, 0.25);
  int c;

  lode_network_seal (network);
  g_assert_cmpuint (network->n_stages, ==, 2);
  g_assert_cmpuint (network->n_arcs, ==, 7);
  c = lode_network_find_consumer (network, "EU27");
  /* A quarter of a year. */
  g_assert_cmpfloat (lode_network_get_demand (network, (guint) c), ==, 20);
  g_assert_cmpfloat_with_epsilon (network->capacity[0], 30 * 0.25 / LODE_UTILISATION, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/dependence/direct", test_direct);
  g_test_add_func ("/engine/dependence/origin", test_origin);
  g_test_add_func ("/engine/dependence/exposure", test_exposure);
  g_test_add_func ("/engine/dependence/hhi", test_hhi);
  g_test_add_func ("/engine/dependence/line", test_line);
  g_test_add_func ("/engine/dependence/twice", test_twice);
  g_test_add_func ("/engine/dependence/network", test_network);

  return g_test_run ();
}
