/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-governance.h"

static void
test_dimensions (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_cmpfloat_with_epsilon (
    lode_atlas_get_governance_of (atlas, "ABW", LODE_ATLAS_RULE_OF_LAW, 2021), 1.2467, 1e-9);
  g_assert_cmpfloat_with_epsilon (
    lode_atlas_get_governance_of (atlas, "ABW", LODE_ATLAS_REGULATORY_QUALITY, 0), 0.9466, 1e-9);
  g_assert_cmpfloat (lode_atlas_get_governance_of (atlas, "ABW", LODE_ATLAS_GOVERNANCE_MEAN, 2021),
                     ==, lode_atlas_get_governance (atlas, "ABW", 2021));
}

/* Anguilla has no score for one dimension: its error is none either, and the others keep theirs. */
static void
test_missing_dimension (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (lode_atlas_get_default (), "AIA", 2021);
  const LodeAtlasGovernance *row = g_ptr_array_index (rows, 0);

  g_assert_true (isnan (row->values[LODE_ATLAS_VOICE_ACCOUNTABILITY]));
  g_assert_true (isnan (row->errors[LODE_ATLAS_VOICE_ACCOUNTABILITY]));
  g_assert_cmpfloat (row->errors[LODE_ATLAS_POLITICAL_STABILITY], ==, 0.3206);
  g_assert_cmpfloat (row->errors[LODE_ATLAS_CONTROL_OF_CORRUPTION], ==, 0.4288);
  g_assert_true (isnan (row->errors[LODE_ATLAS_GOVERNANCE_MEAN]));
}

/* Each score has its error. */
static void
test_errors (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (lode_atlas_get_default (), NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *row = g_ptr_array_index (rows, i);

      for (guint j = LODE_ATLAS_VOICE_ACCOUNTABILITY; j < LODE_ATLAS_N_DIMENSIONS; j++)
        {
          g_assert_cmpint (isnan (row->values[j]), ==, isnan (row->errors[j]));
          if (!isnan (row->errors[j]))
            g_assert_cmpfloat (row->errors[j], >, 0);
        }
    }
}

static void
test_names (void)
{
  LodeAtlasDimension dimension;

  for (guint i = 0; i < LODE_ATLAS_N_DIMENSIONS; i++)
    {
      g_assert_true (lode_atlas_dimension_from_string (
        lode_atlas_dimension_to_string ((LodeAtlasDimension) i), &dimension));
      g_assert_cmpuint (dimension, ==, i);
    }
  g_assert_false (lode_atlas_dimension_from_string ("charm", &dimension));
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "governance.json", "lodestone-atlas-governance",
                       "\"source\": \"x\", \"rows\": [{\"country\": \"CHN\", \"year\": 2023, "
                       "\"rule_of_law\": 1, \"errors\": [0.1, 0.2]}]");
  atlas_fixture_assert_damaged (fixture, "more errors than dimensions");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/governance/dimensions", test_dimensions);
  g_test_add_func ("/atlas/governance/missing", test_missing_dimension);
  g_test_add_func ("/atlas/governance/errors", test_errors);
  g_test_add_func ("/atlas/governance/names", test_names);
  atlas_fixture_add ("/atlas/governance/damaged", test_damaged);

  return g_test_run ();
}
