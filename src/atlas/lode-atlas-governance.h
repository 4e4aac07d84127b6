/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/* The World Bank's six governance indicators, and their mean. */
typedef enum
{
  LODE_ATLAS_GOVERNANCE_MEAN,
  LODE_ATLAS_VOICE_ACCOUNTABILITY,
  LODE_ATLAS_POLITICAL_STABILITY,
  LODE_ATLAS_GOVERNMENT_EFFECTIVENESS,
  LODE_ATLAS_REGULATORY_QUALITY,
  LODE_ATLAS_RULE_OF_LAW,
  LODE_ATLAS_CONTROL_OF_CORRUPTION,
} LodeAtlasDimension;
#define LODE_ATLAS_N_DIMENSIONS 7

/**
 * LodeAtlasGovernance: the indicators of a country in a year, each about −2.5 (weak) to 2.5
 * (strong).
 * @values: by dimension; NaN where there is none. The mean is of those that have one, and NaN when
 *   that are two or fewer
 * @errors: the standard error of each, as published; NaN of the mean
 */
typedef struct
{
  char   *iso3;
  int     year;
  double  values[LODE_ATLAS_N_DIMENSIONS];
  double  errors[LODE_ATLAS_N_DIMENSIONS];
  char   *source;
} LodeAtlasGovernance;

/* "mean", "voice_accountability", … "control_of_corruption". */
const char *lode_atlas_dimension_to_string (LodeAtlasDimension dimension);
gboolean    lode_atlas_dimension_from_string (const char         *text,
                                              LodeAtlasDimension *dimension);

/* (transfer container) (element-type LodeAtlasGovernance) */
GPtrArray  *lode_atlas_list_governance (LodeAtlas  *self,
                                        const char *iso3,
                                        int         year);
/* Mean of the six indicators; the latest year that has one when @year is 0. NaN when unknown. */
double      lode_atlas_get_governance (LodeAtlas  *self,
                                       const char *iso3,
                                       int         year);
/* The same for one dimension. */
double      lode_atlas_get_governance_of (LodeAtlas          *self,
                                          const char         *iso3,
                                          LodeAtlasDimension  dimension,
                                          int                 year);

G_END_DECLS
