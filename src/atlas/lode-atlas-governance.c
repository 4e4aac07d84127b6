/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-governance.h"

#include "atlas/lode-atlas-private.h"

/* By #LodeAtlasDimension; also the members of the file. */
static const char * const names[LODE_ATLAS_N_DIMENSIONS] = {
  "mean",
  "voice_accountability",
  "political_stability",
  "government_effectiveness",
  "regulatory_quality",
  "rule_of_law",
  "control_of_corruption",
};

static void
governance_free (gpointer data)
{
  LodeAtlasGovernance *governance = data;

  g_free (governance->iso3);
  g_free (governance->source);
  g_free (governance);
}

/* "errors" has one for each dimension that has a value, in their order. */
static void
read_errors (LodeJsonReader      *reader,
             LodeAtlasGovernance *governance)
{
  guint n_errors;
  guint used = 0;

  for (guint i = 0; i < LODE_ATLAS_N_DIMENSIONS; i++)
    governance->errors[i] = NAN;
  if (!lode_json_reader_enter (reader, "errors"))
    return;

  n_errors = lode_json_reader_length (reader);
  for (guint i = LODE_ATLAS_VOICE_ACCOUNTABILITY; i < LODE_ATLAS_N_DIMENSIONS; i++)
    if (!isnan (governance->values[i]) && used < n_errors)
      governance->errors[i] = lode_json_reader_number_at (reader, used++);
  if (used != n_errors)
    lode_json_reader_fail (reader, NULL, "there are more errors than dimensions");
  lode_json_reader_leave (reader);
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
      governance->source = g_strdup (source);
      for (guint i = 0; i < LODE_ATLAS_N_DIMENSIONS; i++)
        governance->values[i] = lode_json_reader_get_number (reader, names[i], NAN);
      read_errors (reader, governance);
      g_ptr_array_add (rows, governance);
    }
}

const LodeAtlasTable lode_atlas_governance = {
  .format = "governance",
  .path = "governance.json",
  .read = read_governance,
  .free_row = governance_free,
};

const char *
lode_atlas_dimension_to_string (LodeAtlasDimension dimension)
{
  g_return_val_if_fail ((guint) dimension < LODE_ATLAS_N_DIMENSIONS, NULL);

  return names[dimension];
}

gboolean
lode_atlas_dimension_from_string (const char         *text,
                                  LodeAtlasDimension *dimension)
{
  g_return_val_if_fail (text != NULL && dimension != NULL, FALSE);

  for (guint i = 0; i < LODE_ATLAS_N_DIMENSIONS; i++)
    if (g_str_equal (text, names[i]))
      {
        *dimension = (LodeAtlasDimension) i;
        return TRUE;
      }

  return FALSE;
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
lode_atlas_get_governance_of (LodeAtlas          *self,
                              const char         *iso3,
                              LodeAtlasDimension  dimension,
                              int                 year)
{
  g_autoptr (GPtrArray) rows = NULL;
  double value = NAN;
  int latest = 0;

  g_return_val_if_fail (self != NULL && iso3 != NULL, NAN);
  g_return_val_if_fail ((guint) dimension < LODE_ATLAS_N_DIMENSIONS, NAN);

  rows = lode_atlas_list_governance (self, iso3, year);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *governance = g_ptr_array_index (rows, i);

      if (governance->year >= latest && !isnan (governance->values[dimension]))
        {
          latest = governance->year;
          value = governance->values[dimension];
        }
    }

  return value;
}

double
lode_atlas_get_governance (LodeAtlas  *self,
                           const char *iso3,
                           int         year)
{
  return lode_atlas_get_governance_of (self, iso3, LODE_ATLAS_GOVERNANCE_MEAN, year);
}
