/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "scenario-cases.h"

#include <string.h>

static LodeFigure *
assumed (double value)
{
  return lode_figure_new_assumed (value, "t");
}

static void
add_stages (LodeChain *chain)
{
  static const char * const keys[] = { "mining", "magnet", "use" };

  for (guint s = 0; s < G_N_ELEMENTS (keys); s++)
    lode_chain_add_stage (chain, keys[s], lode_figure_new_assumed (1, "t/t"));
}

static void
add_flow (LodeChain  *chain,
          guint       stage,
          const char *from,
          const char *to,
          double      amount)
{
  lode_chain_add_flow (chain, stage, from, to, assumed (amount), LODE_FLOW_RECONCILED, 0);
}

LodeChain *
scenario_cases_new_chain (GRand *random)
{
  LodeChain *chain = lode_chain_new ("ndfeb_magnets", 2024);
  double size = random != NULL ? g_rand_double_range (random, 1, 50) : 1;
  double blind = random != NULL ? g_rand_double_range (random, 0, 10) * size : 0;
  double aus = 20 * size, chn = 80 * size, to_eu = chn / 2;

  if (random != NULL)
    to_eu = chn * g_rand_double_range (random, 0.2, 0.8);
  add_stages (chain);
  lode_chain_add_node (chain, 0, "AUS", assumed (aus), random != NULL ? NULL : assumed (aus));
  lode_chain_add_node (chain, 0, "CHN", assumed (chn), assumed (chn));
  lode_chain_add_node (chain, 1, "CHN", assumed (chn), assumed (chn));
  lode_chain_add_node (chain, 1, "DEU", assumed (aus), assumed (random != NULL ? 1.3 * aus : aus));
  lode_chain_add_node (chain, 2, "EU27", assumed (aus + to_eu), NULL);
  lode_chain_add_node (chain, 2, "JPN", assumed (chn - to_eu + blind), NULL);
  add_flow (chain, 0, "AUS", "DEU", aus);
  add_flow (chain, 0, "CHN", "CHN", chn);
  add_flow (chain, 1, "CHN", "EU27", to_eu);
  add_flow (chain, 1, "CHN", "JPN", chn - to_eu);
  add_flow (chain, 1, "DEU", "EU27", aus);
  if (blind > 0)
    {
      lode_chain_add_node (chain, 0, "UNK", assumed (blind), NULL);
      lode_chain_add_node (chain, 1, "OTH", assumed (blind), NULL);
      add_flow (chain, 0, "UNK", "OTH", blind);
      add_flow (chain, 1, "OTH", "JPN", blind);
    }

  return chain;
}

LodeScenario *
scenario_cases_load (const char *step,
                     const char *members,
                     const char *market,
                     const char *levers)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"test\", \"title\": \"Test\", "
    "\"material\": \"ndfeb_magnets\", \"from\": \"2026-01\", \"to\": \"2028-12\", \"step\": \"%s\", "
    "\"seed\": 1, \"draws\": 0, %s \"alliance\": {\"members\": %s, \"open_arcs\": true, "
    "\"pooled_stocks\": true}, \"levers\": [%s]}", step, market, members, levers);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse (text, strlen (text), "scenario", &error);
  LodeScenario *scenario = NULL;

  if (root != NULL)
    scenario = lode_scenario_from_json (root, "scenario", &error);
  g_assert_no_error (error);

  return scenario;
}

static void G_GNUC_PRINTF (3, 4)
maybe_add (GString    *levers,
           GRand      *random,
           const char *format,
           ...)
{
  va_list args;

  if (g_rand_boolean (random))
    return;
  if (levers->len > 0)
    g_string_append_c (levers, ',');
  va_start (args, format);
  g_string_append_vprintf (levers, format, args);
  va_end (args);
}

LodeScenario *
scenario_cases_new_scenario (GRand *random)
{
  static const char * const steps[] = { "year", "quarter", "month" };
  static const char * const groups[] = { "[]", "[\"EU27\"]", "[\"EU27\", \"JPN\"]", "[\"JPN\", \"AUS\"]" };
  static const char * const markets[] = {
    "", "\"market\": {\"reference_price\": 60, \"price_cap\": 4},",
    "\"market\": {\"demand_elasticity\": -0.6, \"price_floor_usd_per_kg\": 55, \"discount_rate\": 0},",
  };
  g_autoptr (GString) levers = g_string_new (NULL);

  maybe_add (levers, random,
             "{\"id\": \"stop\", \"kind\": \"export_control\", \"countries\": [\"CHN\"], \"stages\": "
             "[\"magnet\"], \"destinations\": [], \"window\": [\"2027-03\", \"2028-05\"], "
             "\"remaining\": %.3f}", g_rand_double (random));
  maybe_add (levers, random,
             "{\"id\": \"fire\", \"kind\": \"production_loss\", \"countries\": [\"AUS\", \"DEU\"], "
             "\"stages\": [], \"window\": [\"2026-06\", null], \"loss\": %.3f}", g_rand_double (random));
  maybe_add (levers, random,
             "{\"id\": \"plant\", \"kind\": \"project\", \"countries\": [\"DEU\"], \"stages\": "
             "[\"magnet\"], \"window\": [\"2026-04\", null], \"capacity\": %.3f, \"success\": 0.9, "
             "\"capex\": 250}", g_rand_double_range (random, 1, 100));
  maybe_add (levers, random,
             "{\"id\": \"mine\", \"kind\": \"project\", \"countries\": [\"AUS\"], \"stages\": "
             "[\"mining\"], \"window\": [\"2027-01\", null], \"capacity\": 40, \"success\": 0.8}");
  maybe_add (levers, random,
             "{\"id\": \"floor\", \"kind\": \"price_floor\", \"countries\": [\"EU27\", \"AUS\"], "
             "\"stages\": [], \"window\": [\"2026-07\", \"2028-06\"], \"floor\": %.3f}",
             g_rand_double_range (random, 20, 200));
  maybe_add (levers, random,
             "{\"id\": \"reserve\", \"kind\": \"stockpile\", \"countries\": [\"EU27\", \"JPN\"], "
             "\"days\": %d, \"window\": [\"2026-01\", null], \"release_trigger\": 0.05, "
             "\"purchase\": %d}", g_rand_int_range (random, 10, 90), g_rand_int_range (random, 0, 9));
  maybe_add (levers, random,
             "{\"id\": \"growth\", \"kind\": \"demand_growth\", \"countries\": [], "
             "\"window\": [\"2026-01\", null], \"growth\": %.3f}", g_rand_double_range (random, 0, 0.2));
  maybe_add (levers, random,
             "{\"id\": \"other\", \"kind\": \"substitution\", \"countries\": [\"JPN\"], "
             "\"window\": [\"2026-06\", null], \"share\": 0.1, \"pace\": 0.05}");

  return scenario_cases_load (steps[g_rand_int_range (random, 0, 3)],
                              groups[g_rand_int_range (random, 0, 4)],
                              markets[g_rand_int_range (random, 0, 3)], levers->str);
}
