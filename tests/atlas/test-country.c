/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-country.h"

static void
test_names (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const struct
  {
    const char *iso3;
    const char *name;
  } names[] = {
    { "CHN", "China" },        { "KOR", "South Korea" },    { "MMR", "Myanmar" },
    { "USA", "United States" }, { "EU27", "EU27" },          { "OTH", "Other" },
    { "COD", "DR Congo" },     { "GBR", "United Kingdom" }, { "UNK", "Not split by country" },
    { "WLD", "World" },        { "XKX", "Kosovo" },         { "RUS", "Russia" },
    { "VNM", "Vietnam" },      { "TWN", "Taiwan" },         { "TUR", "Turkey" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpstr (lode_atlas_get_country_name (atlas, names[i].iso3), ==, names[i].name);
  g_assert_cmpstr (lode_atlas_get_country_name (atlas, "QQQ"), ==, "QQQ");
  g_assert_cmpstr (lode_atlas_get_country_name (atlas, ""), ==, "");
}

/* Short enough for a label, and never the inverted names of the standard. */
static void
test_names_are_short (void)
{
  g_autoptr (GPtrArray) countries = lode_atlas_list_countries (lode_atlas_get_default ());

  for (guint i = 0; i < countries->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (countries, i);

      g_assert_cmpint (g_utf8_strlen (country->name, -1), <=, 44);
      g_assert_null (strchr (country->name, '('));
      if (!g_str_equal (country->iso3, "BES"))
        g_assert_null (strstr (country->name, ", "));
    }
}

static void
test_iso2 (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_cmpstr (lode_atlas_get_country_iso2 (atlas, "CHN"), ==, "CN");
  g_assert_cmpstr (lode_atlas_get_country_iso2 (atlas, "GBR"), ==, "GB");
  g_assert_cmpstr (lode_atlas_get_country_iso2 (atlas, "OTH"), ==, "OTH");
  g_assert_cmpstr (lode_atlas_get_country_iso2 (atlas, "QQQ"), ==, "QQQ");
}

static void
test_groups (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) countries = lode_atlas_list_countries (atlas);
  guint n_eu = 0;
  guint n_g7 = 0;
  guint n_pseudo = 0;

  for (guint i = 0; i < countries->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (countries, i);

      n_eu += country->is_eu ? 1 : 0;
      n_g7 += country->is_g7 ? 1 : 0;
      n_pseudo += country->is_pseudo ? 1 : 0;
      g_assert_false (country->is_eu && country->is_pseudo);
    }
  g_assert_cmpuint (n_eu, ==, 27);
  g_assert_cmpuint (n_g7, ==, 7);
  g_assert_cmpuint (n_pseudo, ==, 4);
  g_assert_true (lode_atlas_is_eu (atlas, "EST"));
  g_assert_false (lode_atlas_is_eu (atlas, "GBR"));
  g_assert_false (lode_atlas_is_eu (atlas, "EU27"));
  g_assert_false (lode_atlas_is_eu (atlas, "QQQ"));
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) countries = lode_atlas_list_countries (lode_atlas_get_default ());
  gboolean is_past_countries = FALSE;

  for (guint i = 0; i < countries->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (countries, i);
      const LodeAtlasCountry *before = i > 0 ? g_ptr_array_index (countries, i - 1) : NULL;

      if (country->is_pseudo)
        is_past_countries = TRUE;
      else
        g_assert_false (is_past_countries);
      if (before != NULL && !country->is_pseudo)
        g_assert_cmpstr (before->iso3, <, country->iso3);
    }
}

static void
test_size (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeAtlasEconomy *germany = lode_atlas_get_economy (atlas, "DEU");
  guint n_people = 0;
  guint n_money = 0;
  g_autoptr (GPtrArray) countries = lode_atlas_list_countries (atlas);

  g_assert_nonnull (germany);
  g_assert_cmpfloat (germany->population, >, 80e6);
  g_assert_cmpint (germany->population_year, ==, 2024);
  g_assert_cmpfloat (germany->gdp_usd, >, 4e12);
  g_assert_null (lode_atlas_get_economy (atlas, "UNK"));
  for (guint i = 0; i < countries->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (countries, i);
      const LodeAtlasEconomy *economy = lode_atlas_get_economy (atlas, country->iso3);

      if (economy == NULL)
        continue;
      n_people += isnan (economy->population) ? 0 : 1;
      n_money += isnan (economy->gdp_usd) ? 0 : 1;
      g_assert_cmpint (isnan (economy->population), ==, economy->population_year == 0);
      g_assert_cmpint (isnan (economy->gdp_usd), ==, economy->gdp_year == 0);
    }
  g_assert_cmpuint (n_people, ==, 215);
  g_assert_cmpuint (n_money, ==, 208);
}

static void
test_official_names (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_cmpstr (lode_atlas_get_country (atlas, "DEU")->official_name, ==,
                   "Federal Republic of Germany");
  g_assert_cmpstr (lode_atlas_get_country (atlas, "UNK")->official_name, ==, "Not split by country");
}

static void
test_governance (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (atlas, "ABW", 0);
  g_autoptr (GPtrArray) one = lode_atlas_list_governance (atlas, NULL, 2023);

  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpfloat_with_epsilon (lode_atlas_get_governance (atlas, "ABW", 2021), 1.0868, 1e-9);
  g_assert_cmpfloat_with_epsilon (lode_atlas_get_governance (atlas, "ABW", 0), 1.0288, 1e-9);
  g_assert_true (isnan (lode_atlas_get_governance (atlas, "ABW", 1999)));
  g_assert_true (isnan (lode_atlas_get_governance (atlas, "OTH", 0)));
  g_assert_cmpuint (one->len, ==, 213);
}

/* The mean is of the dimensions that there are. */
static void
test_governance_mean (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (lode_atlas_get_default (), NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *row = g_ptr_array_index (rows, i);
      double sum = 0;
      guint n_known = 0;

      for (guint j = LODE_ATLAS_VOICE_ACCOUNTABILITY; j < LODE_ATLAS_N_DIMENSIONS; j++)
        if (!isnan (row->values[j]))
          {
            g_assert_cmpfloat (fabs (row->values[j]), <, 3.5);
            sum += row->values[j];
            n_known++;
          }
      if (n_known <= 2)
        g_assert_true (isnan (row->values[LODE_ATLAS_GOVERNANCE_MEAN]));
      else
        g_assert_cmpfloat_with_epsilon (row->values[LODE_ATLAS_GOVERNANCE_MEAN], sum / n_known, 2e-4);
      g_assert_cmpstr (row->source, ==, "wgi_2024");
    }
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "countries.json", "lodestone-atlas-countries",
                       "\"rows\": [{\"iso3\": \"CHN\", \"name\": \"China\", \"eu\": \"no\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].eu");
}

static void
test_damaged_governance (AtlasFixture  *fixture,
                         gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "governance.json", "lodestone-atlas-governance",
                       "\"source\": \"x\", \"rows\": [{\"country\": \"CHN\", \"year\": 20240}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].year");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/country/names", test_names);
  g_test_add_func ("/atlas/country/names-are-short", test_names_are_short);
  g_test_add_func ("/atlas/country/iso2", test_iso2);
  g_test_add_func ("/atlas/country/groups", test_groups);
  g_test_add_func ("/atlas/country/order", test_order);
  g_test_add_func ("/atlas/country/size", test_size);
  g_test_add_func ("/atlas/country/official-names", test_official_names);
  g_test_add_func ("/atlas/country/governance", test_governance);
  g_test_add_func ("/atlas/country/governance-mean", test_governance_mean);
  atlas_fixture_add ("/atlas/country/damaged", test_damaged);
  atlas_fixture_add ("/atlas/country/damaged-governance", test_damaged_governance);

  return g_test_run ();
}
