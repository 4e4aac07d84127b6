/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/lode-error.h"
#include "model/lode-scenario.h"

static LodeScenario *
load (const char  *market,
      GError     **error)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", "
    "\"material\": \"ndfeb_magnets\", \"market\": %s, \"levers\": []}", market);
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", error);

  return root != NULL ? lode_scenario_from_json (root, "scenario", error) : NULL;
}

static void
test_defaults (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("test", "ndfeb_magnets");
  const LodeMarket *market = lode_scenario_get_market (scenario);
  g_autofree char *text = lode_scenario_to_json (scenario, NULL);

  g_assert_true (lode_market_is_valid (market));
  g_assert_cmpfloat (market->demand_elasticity, ==, -0.3);
  g_assert_cmpfloat (market->supply_elasticity, ==, 0.2);
  g_assert_cmpfloat (market->price_cap, ==, 20);
  g_assert_cmpfloat (market->price_floor, ==, 0);
  g_assert_cmpfloat (market->discount_rate, ==, 0.08);
  g_assert_cmpfloat (market->annuity_years, ==, 15);
  g_assert_null (market->price);
  /* What nobody changed is not written. */
  g_assert_null (strstr (text, "market\":"));
}

static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeScenario) scenario =
    load ("{\"reference_price\": {\"value\": 62, \"unit\": \"USD/kg\", \"year\": 2025, \"sources\": "
          "[\"adamas_2025\"]}, \"demand_elasticity\": -0.5, \"price_cap\": 8, \"later\": 1}", &error);
  g_autoptr (LodeScenario) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  LodeMarket market;

  g_assert_no_error (error);
  g_assert_cmpfloat (lode_figure_get_value (lode_scenario_get_market (scenario)->price), ==, 62);
  g_assert_cmpfloat (lode_scenario_get_market (scenario)->demand_elasticity, ==, -0.5);
  g_assert_cmpfloat (lode_scenario_get_market (scenario)->supply_elasticity, ==, 0.2);
  text = lode_scenario_to_json (scenario, NULL);
  g_assert_nonnull (strstr (text, "\"price_cap\": 8"));
  g_assert_nonnull (strstr (text, "\"later\": 1"));
  g_assert_null (strstr (text, "annuity_years"));

  copy = lode_scenario_copy (scenario);
  again = lode_scenario_to_json (copy, NULL);
  g_assert_cmpstr (again, ==, text);

  lode_market_init (&market);
  lode_scenario_set_market (copy, &market);
  g_assert_null (lode_scenario_get_market (copy)->price);
  g_assert_false (lode_market_equal (lode_scenario_get_market (copy),
                                     lode_scenario_get_market (scenario)));
}

static void
count_cb (LodeScenario *scenario,
          gpointer      user_data)
{
  (*(guint *) user_data)++;
}

static void
test_change (void)
{
  g_autoptr (LodeScenario) scenario = lode_scenario_new ("test", "ndfeb_magnets");
  LodeMarket market = *lode_scenario_get_market (scenario);
  guint n_changes = 0;

  g_signal_connect (scenario, "changed", G_CALLBACK (count_cb), &n_changes);
  lode_scenario_set_market (scenario, &market);
  g_assert_cmpuint (n_changes, ==, 0);
  market.holding_rate = 0.1;
  lode_scenario_set_market (scenario, &market);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpfloat (lode_scenario_get_market (scenario)->holding_rate, ==, 0.1);
}

static void
test_faults (void)
{
  static const char * const faults[][2] = {
    { "{\"demand_elasticity\": 0.3}", "market.demand_elasticity" },
    { "{\"supply_elasticity\": -1}", "market.supply_elasticity" },
    { "{\"price_cap\": 0.5}", "market.price_cap" },
    { "{\"annuity_years\": 0}", "market.annuity_years" },
    { "{\"discount_rate\": \"8 %\"}", "market.discount_rate" },
    { "{\"reference_price\": -3}", "market.reference_price" },
    { "7", "market" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeScenario) scenario = load (faults[i][0], &error);

      g_assert_null (scenario);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i][1]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/market/defaults", test_defaults);
  g_test_add_func ("/model/market/round-trip", test_round_trip);
  g_test_add_func ("/model/market/change", test_change);
  g_test_add_func ("/model/market/faults", test_faults);

  return g_test_run ();
}
