/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "atlas-fixture.h"
#include "atlas/lode-atlas-material.h"

static void
test_names (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_cmpstr (lode_atlas_get_material_name (atlas, "ndfeb_magnets"), ==, "NdFeB magnets");
  g_assert_cmpstr (lode_atlas_get_material_name (atlas, "rare_earths_heavy"), ==, "Heavy rare earths");
  g_assert_cmpstr (lode_atlas_get_material_name (atlas, "cobalt"), ==, "Cobalt");
  g_assert_cmpstr (lode_atlas_get_material_name (atlas, "unobtainium"), ==, "unobtainium");
}

static void
test_dictionary (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) materials = lode_atlas_list_materials (atlas);
  const LodeAtlasMaterial *neodymium = lode_atlas_get_material (atlas, "neodymium");

  g_assert_cmpuint (materials->len, ==, 93);
  g_assert_nonnull (neodymium);
  g_assert_cmpstr (neodymium->symbol, ==, "Nd");
  g_assert_true (g_strv_contains ((const char * const *) neodymium->tables, "prices"));
  g_assert_false (neodymium->has_chain);
  g_assert_null (lode_atlas_get_material (atlas, "unobtainium"));
  for (guint i = 1; i < materials->len; i++)
    {
      const LodeAtlasMaterial *before = g_ptr_array_index (materials, i - 1);
      const LodeAtlasMaterial *material = g_ptr_array_index (materials, i);

      g_assert_cmpstr (before->key, <, material->key);
      g_assert_true (g_unichar_isupper (g_utf8_get_char (material->name)) ||
                     g_str_has_prefix (material->name, "NdFeB"));
    }
}

static void
test_chains (void)
{
  const LodeAtlasMaterial *magnets =
    lode_atlas_get_material (lode_atlas_get_default (), "ndfeb_magnets");

  g_assert_nonnull (magnets);
  g_assert_true (magnets->has_chain);
}

static void
test_stages (void)
{
  const char * const known[] = {
    "mining", "refining", "processing", "separation", "metal", "alloy", "magnet", "chemical",
    "processed", "scrap", "recycling", "all", "use",
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    g_assert_true (lode_atlas_is_stage (known[i]));
  g_assert_false (lode_atlas_is_stage ("Mining"));
  g_assert_false (lode_atlas_is_stage (""));
  g_assert_cmpstr (lode_atlas_get_stage_name ("magnet"), ==, "Magnet");
  g_assert_cmpstr (lode_atlas_get_stage_name ("use"), ==, "Use");
  g_assert_cmpstr (lode_atlas_get_stage_name ("smelting"), ==, "smelting");
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "materials.json", "lodestone-atlas-materials",
                       "\"rows\": [{\"key\": \"ore\", \"name\": \"Ore\", \"tables\": [1]}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].tables");
}

static void
test_no_tables (AtlasFixture  *fixture,
                gconstpointer  data)
{
  const LodeAtlasMaterial *ore;

  atlas_fixture_write (fixture, "materials.json", "lodestone-atlas-materials",
                       "\"rows\": [{\"key\": \"ore\", \"name\": \"Ore\"}]");
  ore = lode_atlas_get_material (fixture->atlas, "ore");
  g_assert_nonnull (ore);
  g_assert_cmpuint (g_strv_length (ore->tables), ==, 0);
  g_assert_cmpstr (ore->symbol, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/material/names", test_names);
  g_test_add_func ("/atlas/material/dictionary", test_dictionary);
  g_test_add_func ("/atlas/material/chains", test_chains);
  g_test_add_func ("/atlas/material/stages", test_stages);
  atlas_fixture_add ("/atlas/material/damaged", test_damaged);
  atlas_fixture_add ("/atlas/material/no-tables", test_no_tables);

  return g_test_run ();
}
