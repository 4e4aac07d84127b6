/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas-governance.h"
#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/**
 * LodeAtlasCountry: a country, or one of the codes that stand where a country would ("EU27", "OTH",
 * "UNK", "WLD").
 * @iso2: "CN"; "" where there is none
 * @name: how charts and sentences call it: "China", "South Korea", "United States"
 * @official_name: the long name, or @name
 */
typedef struct
{
  char     *iso3;
  char     *iso2;
  char     *name;
  char     *official_name;
  gboolean  is_eu;         /* a member state of the EU27 */
  gboolean  is_g7;
  gboolean  is_pseudo;     /* a group or remainder, not a country */
} LodeAtlasCountry;

/* LodeAtlasEconomy: how large a country is. Numbers are NaN and years 0 when unknown. */
typedef struct
{
  char   *iso3;
  double  population;
  int     population_year;
  double  gdp_usd;
  int     gdp_year;
} LodeAtlasEconomy;

/* (nullable) */
const LodeAtlasCountry *lode_atlas_get_country (LodeAtlas  *self,
                                                const char *iso3);
/* The English display name; @iso3 itself when it is no code of ours. Never %NULL. */
const char             *lode_atlas_get_country_name (LodeAtlas  *self,
                                                     const char *iso3);
/* Two letters for tiles; @iso3 itself when there are none. */
const char             *lode_atlas_get_country_iso2 (LodeAtlas  *self,
                                                     const char *iso3);
gboolean                lode_atlas_is_eu (LodeAtlas  *self,
                                          const char *iso3);
/* (transfer container) (element-type LodeAtlasCountry): by code, groups last. */
GPtrArray              *lode_atlas_list_countries (LodeAtlas *self);
/* (nullable): %NULL when neither people nor money are known. */
const LodeAtlasEconomy *lode_atlas_get_economy (LodeAtlas  *self,
                                                const char *iso3);

G_END_DECLS
