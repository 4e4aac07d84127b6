/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-actor.h"

static const char * const eu_members[] = {
  "AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN", "FRA", "GRC", "HRV", "HUN",
  "IRL", "ITA", "LTU", "LUX", "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE",
};

static void
test_known (void)
{
  const char * const good[] = { "ABW", "AUS", "CHN", "ZWE", "ZAF", "KOR", "EU27", "OTH", "UNK", "XKX" };
  const char * const bad[] = { "", "CN", "chn", "CHNX", "XYZ", "EU", "EU28", "WLD", "   ", "ABW ", "HN " };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (lode_actor_is_known (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (lode_actor_is_known (bad[i]));
}

/* ISO 3166-1 has 249 countries. */
static void
test_number_of_countries (void)
{
  int n_known = 0;
  char code[4] = { 0 };

  for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
    for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
      for (code[2] = 'A'; code[2] <= 'Z'; code[2]++)
        n_known += lode_actor_is_known (code);

  g_assert_cmpint (n_known, ==, 249 + 3);
}

static void
test_eu (void)
{
  int n_members = 0;
  char code[4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (eu_members); i++)
    {
      g_assert_true (lode_actor_is_known (eu_members[i]));
      g_assert_true (lode_actor_is_eu (eu_members[i]));
      g_assert_cmpstr (lode_actor_bloc (eu_members[i]), ==, "EU27");
    }
  for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
    for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
      for (code[2] = 'A'; code[2] <= 'Z'; code[2]++)
        n_members += lode_actor_is_eu (code);
  g_assert_cmpint (n_members, ==, G_N_ELEMENTS (eu_members));
}

static void
test_outside_eu (void)
{
  const char * const outside[] = { "GBR", "NOR", "CHE", "TUR", "UKR", "USA", "OTH", "UNK", "" };

  g_assert_true (lode_actor_is_eu ("EU27"));
  g_assert_cmpstr (lode_actor_bloc ("EU27"), ==, "EU27");
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      g_assert_false (lode_actor_is_eu (outside[i]));
      g_assert_true (lode_actor_bloc (outside[i]) == outside[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/actor/known", test_known);
  g_test_add_func ("/model/actor/number-of-countries", test_number_of_countries);
  g_test_add_func ("/model/actor/eu", test_eu);
  g_test_add_func ("/model/actor/outside-eu", test_outside_eu);

  return g_test_run ();
}
