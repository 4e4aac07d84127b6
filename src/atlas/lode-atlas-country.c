/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-country.h"

#include "atlas/lode-atlas-private.h"

static const struct
{
  const char *member;
  gsize       offset;
} dimensions[] = {
  { "voice_accountability", G_STRUCT_OFFSET (LodeAtlasGovernance, voice_accountability) },
  { "political_stability", G_STRUCT_OFFSET (LodeAtlasGovernance, political_stability) },
  { "government_effectiveness", G_STRUCT_OFFSET (LodeAtlasGovernance, government_effectiveness) },
  { "regulatory_quality", G_STRUCT_OFFSET (LodeAtlasGovernance, regulatory_quality) },
  { "rule_of_law", G_STRUCT_OFFSET (LodeAtlasGovernance, rule_of_law) },
  { "control_of_corruption", G_STRUCT_OFFSET (LodeAtlasGovernance, control_of_corruption) },
};

static void
country_free (gpointer data)
{
  LodeAtlasCountry *country = data;

  g_free (country->iso3);
  g_free (country->iso2);
  g_free (country->name);
  g_free (country->official_name);
  g_free (country);
}

static const char *
country_key (gconstpointer row)
{
  return ((const LodeAtlasCountry *) row)->iso3;
}

static void
read_countries (LodeJsonReader *reader,
                GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasCountry *country = g_new0 (LodeAtlasCountry, 1);

      country->iso3 = g_strdup (lode_json_reader_require_string (reader, "iso3"));
      country->iso2 = lode_atlas_dup_string (reader, "iso2");
      country->name = g_strdup (lode_json_reader_require_string (reader, "name"));
      country->official_name =
        g_strdup (lode_json_reader_get_string (reader, "official_name", country->name));
      country->is_eu = lode_json_reader_get_boolean (reader, "eu", FALSE);
      country->is_g7 = lode_json_reader_get_boolean (reader, "g7", FALSE);
      country->is_pseudo = lode_json_reader_get_boolean (reader, "pseudo", FALSE);
      g_ptr_array_add (rows, country);
    }
}

const LodeAtlasTable lode_atlas_countries = {
  .format = "countries",
  .path = "countries.json",
  .read = read_countries,
  .free_row = country_free,
  .key_of = country_key,
};

static void
economy_free (gpointer data)
{
  LodeAtlasEconomy *economy = data;

  g_free (economy->iso3);
  g_free (economy);
}

static const char *
economy_key (gconstpointer row)
{
  return ((const LodeAtlasEconomy *) row)->iso3;
}

static void
read_economies (LodeJsonReader *reader,
                GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasEconomy *economy = g_new0 (LodeAtlasEconomy, 1);

      economy->iso3 = g_strdup (lode_json_reader_require_string (reader, "country"));
      economy->population = lode_json_reader_get_number (reader, "population", NAN);
      economy->population_year =
        (int) lode_json_reader_get_integer (reader, "population_year", 0, 9999, 0);
      economy->gdp_usd = lode_json_reader_get_number (reader, "gdp_usd", NAN);
      economy->gdp_year = (int) lode_json_reader_get_integer (reader, "gdp_year", 0, 9999, 0);
      g_ptr_array_add (rows, economy);
    }
}

const LodeAtlasTable lode_atlas_economies = {
  .format = "economies",
  .path = "economies.json",
  .read = read_economies,
  .free_row = economy_free,
  .key_of = economy_key,
};

static void
governance_free (gpointer data)
{
  LodeAtlasGovernance *governance = data;

  g_free (governance->iso3);
  g_free (governance->source);
  g_free (governance);
}

static void
read_governance (LodeJsonReader *reader,
                 GPtrArray      *rows)
{
  const char *source = lode_json_reader_require_string (reader, "source");

  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasGovernance *governance = g_new0 (LodeAtlasGovernance, 1);

      governance->iso3 = g_strdup (lode_json_reader_require_string (reader, "country"));
      governance->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
      governance->mean = lode_json_reader_get_number (reader, "mean", NAN);
      governance->source = g_strdup (source);
      for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
        G_STRUCT_MEMBER (double, governance, dimensions[i].offset) =
          lode_json_reader_get_number (reader, dimensions[i].member, NAN);
      g_ptr_array_add (rows, governance);
    }
}

const LodeAtlasTable lode_atlas_governance = {
  .format = "governance",
  .path = "governance.json",
  .read = read_governance,
  .free_row = governance_free,
};

const LodeAtlasCountry *
lode_atlas_get_country (LodeAtlas  *self,
                        const char *iso3)
{
  g_return_val_if_fail (self != NULL && iso3 != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_countries, iso3);
}

const char *
lode_atlas_get_country_name (LodeAtlas  *self,
                             const char *iso3)
{
  const LodeAtlasCountry *country = lode_atlas_get_country (self, iso3);

  return country != NULL ? country->name : iso3;
}

const char *
lode_atlas_get_country_iso2 (LodeAtlas  *self,
                             const char *iso3)
{
  const LodeAtlasCountry *country = lode_atlas_get_country (self, iso3);

  return country != NULL && *country->iso2 != '\0' ? country->iso2 : iso3;
}

gboolean
lode_atlas_is_eu (LodeAtlas  *self,
                  const char *iso3)
{
  const LodeAtlasCountry *country = lode_atlas_get_country (self, iso3);

  return country != NULL && country->is_eu;
}

GPtrArray *
lode_atlas_list_countries (LodeAtlas *self)
{
  return lode_atlas_select (self, &lode_atlas_countries, NULL, NULL, NULL);
}

const LodeAtlasEconomy *
lode_atlas_get_economy (LodeAtlas  *self,
                        const char *iso3)
{
  g_return_val_if_fail (self != NULL && iso3 != NULL, NULL);

  return lode_atlas_find_row (self, &lode_atlas_economies, iso3);
}

typedef struct
{
  const char *iso3;
  int         year;
} GovernanceQuery;

static gboolean
matches_governance (gconstpointer row,
                    gconstpointer data)
{
  const LodeAtlasGovernance *governance = row;
  const GovernanceQuery *query = data;

  return lode_atlas_is_wanted (query->iso3, governance->iso3) &&
         (query->year == 0 || query->year == governance->year);
}

GPtrArray *
lode_atlas_list_governance (LodeAtlas  *self,
                            const char *iso3,
                            int         year)
{
  const GovernanceQuery query = { iso3, year };

  return lode_atlas_select (self, &lode_atlas_governance, NULL, matches_governance, &query);
}

double
lode_atlas_get_governance (LodeAtlas  *self,
                           const char *iso3,
                           int         year)
{
  g_autoptr (GPtrArray) rows = NULL;
  double mean = NAN;
  int latest = 0;

  g_return_val_if_fail (self != NULL && iso3 != NULL, NAN);

  rows = lode_atlas_list_governance (self, iso3, year);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *governance = g_ptr_array_index (rows, i);

      if (governance->year >= latest && !isnan (governance->mean))
        {
          latest = governance->year;
          mean = governance->mean;
        }
    }

  return mean;
}
