/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-chain.h"

#include <math.h>

#include "model-test.h"

static LodeFigure *
tonnes (double value)
{
  return lode_figure_new (value, value * 0.9, value * 1.1, "t", 2024, LODE_BASIS_REPORTED, NULL, NULL);
}

static LodeChain *
make_chain (void)
{
  LodeChain *chain = lode_chain_new ("ndfeb_magnets", 2024);

  lode_chain_add_stage (chain, "metal", lode_figure_new_assumed (2.5, "t/t"));
  lode_chain_add_stage (chain, "magnet", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_stage (chain, "use", lode_figure_new_assumed (1, "t/t"));
  lode_chain_add_node (chain, 0, "CHN", tonnes (40), NULL);
  lode_chain_add_node (chain, 0, "JPN", tonnes (4), tonnes (6));
  lode_chain_add_node (chain, 1, "CHN", tonnes (110), NULL);
  lode_chain_add_node (chain, 2, "EU27",
                       lode_figure_new (NAN, 17000, 18000, "t", 2025, LODE_BASIS_DERIVED, NULL, "range"),
                       NULL);
  lode_chain_add_flow (chain, 0, "CHN", "CHN", tonnes (40), LODE_FLOW_KNOWN, 0);
  lode_chain_add_flow (chain, 1, "CHN", "EU27", tonnes (100), LODE_FLOW_RECONCILED, -0.25);

  return chain;
}

static void
test_stages (void)
{
  g_autoptr (LodeChain) chain = make_chain ();

  g_assert_cmpstr (lode_chain_get_material (chain), ==, "ndfeb_magnets");
  g_assert_cmpint (lode_chain_get_year (chain), ==, 2024);
  g_assert_cmpuint (lode_chain_get_n_stages (chain), ==, 3);
  g_assert_cmpstr (lode_chain_get_stage (chain, 1)->key, ==, "magnet");
  g_assert_cmpfloat (lode_figure_get_value (lode_chain_get_stage (chain, 0)->yield), ==, 2.5);
  g_assert_cmpint (lode_chain_find_stage (chain, "use"), ==, 2);
  g_assert_cmpint (lode_chain_find_stage (chain, "mining"), ==, -1);
}

static void
test_nodes (void)
{
  g_autoptr (LodeChain) chain = make_chain ();
  const LodeChainNode *japan = lode_chain_find_node (chain, 0, "JPN");

  g_assert_cmpuint (lode_chain_get_n_nodes (chain), ==, 4);
  g_assert_true (japan == lode_chain_get_node (chain, 1));
  g_assert_cmpfloat (lode_figure_get_value (japan->capacity), ==, 6);
  g_assert_null (lode_chain_find_node (chain, 1, "JPN"));
  g_assert_null (lode_chain_find_node (chain, 0, "CHN")->capacity);
  g_assert_cmpfloat (lode_chain_get_stage_total (chain, 0), ==, 44);
  g_assert_cmpfloat (lode_chain_get_stage_total (chain, 2), ==, 0);
}

static void
test_companions (void)
{
  g_autoptr (LodeChain) chain = make_chain ();
  const LodeChainCompanion *companion;

  g_assert_cmpuint (lode_chain_get_n_companions (chain), ==, 0);
  lode_chain_add_companion (chain, 1, "dysprosium_terbium", lode_figure_new_assumed (0.4, "t/t"));

  g_assert_cmpuint (lode_chain_get_n_companions (chain), ==, 1);
  companion = lode_chain_get_companion (chain, 0);
  g_assert_cmpuint (companion->stage, ==, 1);
  g_assert_cmpstr (companion->material, ==, "dysprosium_terbium");
  g_assert_cmpfloat (lode_figure_get_value (companion->share), ==, 0.4);
}

static void
test_flows (void)
{
  g_autoptr (LodeChain) chain = make_chain ();
  const LodeChainFlow *flow = lode_chain_get_flow (chain, 1);

  g_assert_cmpuint (lode_chain_get_n_flows (chain), ==, 2);
  g_assert_cmpuint (flow->stage, ==, 1);
  g_assert_cmpstr (flow->from, ==, "CHN");
  g_assert_cmpstr (flow->to, ==, "EU27");
  g_assert_cmpint (flow->rule, ==, LODE_FLOW_RECONCILED);
  g_assert_cmpfloat (flow->moved, ==, -0.25);
}

static void
write_chain (gconstpointer   value,
             LodeJsonWriter *writer)
{
  lode_chain_write (value, writer);
}

static void
test_json (void)
{
  g_autoptr (LodeChain) chain = make_chain ();
  g_autofree char *text = model_test_write (chain, write_chain);
  g_autoptr (JsonNode) root = model_test_parse (text);
  g_autoptr (GError) error = NULL;
  LodeJsonReader *reader = lode_json_reader_new (root, "chain");

  g_assert_cmpstr (lode_json_reader_require_string (reader, "material"), ==, "ndfeb_magnets");
  g_assert_cmpstr (lode_json_reader_require_string (reader, "unit"), ==, "t");
  g_assert_true (lode_json_reader_enter (reader, "stages"));
  g_assert_cmpuint (lode_json_reader_length (reader), ==, 2);
  g_assert_true (lode_json_reader_enter_element (reader, 0));
  g_assert_cmpstr (lode_json_reader_require_string (reader, "key"), ==, "metal");
  g_assert_true (lode_json_reader_enter (reader, "nodes"));
  g_assert_true (lode_json_reader_enter_element (reader, 1));
  g_assert_cmpstr (lode_json_reader_require_string (reader, "actor"), ==, "JPN");
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "output_t"), ==, 4);
  g_assert_cmpfloat_with_epsilon (lode_json_reader_require_number (reader, "low"), 3.6, 1e-12);
  g_assert_cmpstr (lode_json_reader_require_string (reader, "basis"), ==, "reported");
  g_assert_true (lode_json_reader_enter (reader, "capacity"));
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "value"), ==, 6);
  lode_json_reader_leave (reader);
  for (guint i = 0; i < 4; i++)
    lode_json_reader_leave (reader);

  g_assert_true (lode_json_reader_enter (reader, "flows"));
  g_assert_true (lode_json_reader_enter_element (reader, 1));
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "stage"), ==, 1);
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "t"), ==, 100);
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "moved_pct"), ==, -25);
  lode_json_reader_leave (reader);
  lode_json_reader_leave (reader);

  /* A figure that is a range alone is drawn from its middle. */
  g_assert_true (lode_json_reader_enter (reader, "consumers"));
  g_assert_true (lode_json_reader_enter_element (reader, 0));
  g_assert_cmpfloat (lode_json_reader_require_number (reader, "demand_t"), ==, 17500);
  g_assert_cmpstr (lode_json_reader_require_string (reader, "note"), ==, "range");
  g_assert_true (lode_json_reader_close (reader, &error));
  g_assert_no_error (error);
}

static void
test_references (void)
{
  LodeChain *chain = make_chain ();
  LodeChain *other = lode_chain_ref (chain);

  lode_chain_unref (chain);
  g_assert_cmpuint (lode_chain_get_n_nodes (other), ==, 4);
  lode_chain_unref (other);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/chain/stages", test_stages);
  g_test_add_func ("/model/chain/nodes", test_nodes);
  g_test_add_func ("/model/chain/flows", test_flows);
  g_test_add_func ("/model/chain/companions", test_companions);
  g_test_add_func ("/model/chain/json", test_json);
  g_test_add_func ("/model/chain/references", test_references);

  return g_test_run ();
}
