/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-country.h"

#include "atlas/lode-atlas-private.h"

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
