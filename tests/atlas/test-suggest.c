/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-suggest.h"

static void
assert_first (GStrv       keys,
              const char *expected)
{
  g_assert_nonnull (keys);
  g_assert_cmpstr (keys[0], ==, expected);
  g_assert_cmpuint (g_strv_length (keys), <=, 3);
  g_strfreev (keys);
}

static void
test_materials (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  assert_first (lode_atlas_suggest_materials (atlas, "cobolt"), "cobalt");
  assert_first (lode_atlas_suggest_materials (atlas, "Galium"), "gallium");
  assert_first (lode_atlas_suggest_materials (atlas, "NdFeB magnets"), "ndfeb_magnets");
  assert_first (lode_atlas_suggest_materials (atlas, "ndfeb-magnet"), "ndfeb_magnets");
  assert_first (lode_atlas_suggest_materials (atlas, "unobtainium"), NULL);
  assert_first (lode_atlas_suggest_materials (atlas, ""), NULL);
}

static void
test_countries (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  assert_first (lode_atlas_suggest_countries (atlas, "China"), "CHN");
  assert_first (lode_atlas_suggest_countries (atlas, "cn"), "CHN");
  assert_first (lode_atlas_suggest_countries (atlas, "japan"), "JPN");
  assert_first (lode_atlas_suggest_countries (atlas, "Austrlia"), "AUS");
  assert_first (lode_atlas_suggest_countries (atlas, "Atlantis-on-Sea"), NULL);
}

static void
test_stages (void)
{
  assert_first (lode_atlas_suggest_stages ("Refinery"), "refining");
  assert_first (lode_atlas_suggest_stages ("magnets"), "magnet");
  assert_first (lode_atlas_suggest_stages ("seperation"), "separation");
  assert_first (lode_atlas_suggest_stages ("???"), NULL);
}

/* A page pasted by mistake is compared with nothing. */
static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');

  assert_first (lode_atlas_suggest_materials (lode_atlas_get_default (), text), NULL);
  assert_first (lode_atlas_suggest_stages (text), NULL);
}

/* Letters of more than one byte are no trap. */
static void
test_other_scripts (void)
{
  assert_first (lode_atlas_suggest_materials (lode_atlas_get_default (), "кобальт"), NULL);
  assert_first (lode_atlas_suggest_countries (lode_atlas_get_default (), "Côte d’Ivoire"), "CIV");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/suggest/materials", test_materials);
  g_test_add_func ("/atlas/suggest/countries", test_countries);
  g_test_add_func ("/atlas/suggest/stages", test_stages);
  g_test_add_func ("/atlas/suggest/long-text", test_long_text);
  g_test_add_func ("/atlas/suggest/other-scripts", test_other_scripts);

  return g_test_run ();
}
