/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-source.h"

static void
test_source (void)
{
  const LodeAtlasSource *source =
    lode_atlas_get_source (lode_atlas_get_default (), "iea_cmd_2025");

  g_assert_nonnull (source);
  g_assert_cmpstr (source->short_title, ==, "IEA Critical Minerals Dataset 2025");
  g_assert_cmpstr (source->publisher, ==, "International Energy Agency");
  g_assert_cmpint (source->year, ==, 2025);
  g_assert_nonnull (strstr (source->licence, "CC BY 4.0"));
  g_assert_nonnull (strstr (source->url, "iea.org"));
  g_assert_cmpstr (source->obtained, !=, "");
  g_assert_null (lode_atlas_get_source (lode_atlas_get_default (), "nobody"));
}

/* A footer has to fit: every source has a short title of its own. */
static void
test_citations (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) sources = lode_atlas_list_sources (atlas);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sources->len; i++)
    {
      const LodeAtlasSource *source = g_ptr_array_index (sources, i);

      g_assert_cmpint (g_utf8_strlen (source->short_title, -1), <=, 60);
      g_assert_true (g_hash_table_add (seen, source->short_title));
      g_assert_cmpstr (lode_atlas_get_source_citation (atlas, source->id), ==, source->short_title);
      g_assert_cmpstr (source->licence, !=, "");
    }
  g_assert_cmpstr (lode_atlas_get_source_citation (atlas, "2026-02-01-alliance-7f3a#c4"), ==,
                   "2026-02-01-alliance-7f3a#c4");
}

static void
test_cite (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const char * const ids[] = { "iea_cmd_2025", "usgs_mcs2026", "iea_cmd_2025", NULL };
  const char * const none[] = { NULL };
  g_autofree char *text = lode_atlas_cite (atlas, ids);
  g_autofree char *empty = lode_atlas_cite (atlas, none);
  g_autofree char *nothing = lode_atlas_cite (atlas, NULL);

  g_assert_cmpstr (text, ==,
                   "IEA Critical Minerals Dataset 2025; USGS Mineral Commodity Summaries 2026");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "sources.json", "lodestone-atlas-sources",
                       "\"rows\": [{\"id\": \"x\", \"title\": \"X\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].short_title");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/source/source", test_source);
  g_test_add_func ("/atlas/source/citations", test_citations);
  g_test_add_func ("/atlas/source/cite", test_cite);
  atlas_fixture_add ("/atlas/source/damaged", test_damaged);

  return g_test_run ();
}
