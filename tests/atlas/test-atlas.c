/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-chain.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-supply.h"
#include "base/lode-error.h"

static void
test_bundled (void)
{
  g_autoptr (LodeAtlas) atlas = lode_atlas_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  g_assert_true (lode_atlas_check (atlas, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (lode_atlas_get_version (atlas), ==, "2026-11");
  sources = lode_atlas_list_sources (atlas);
  g_assert_cmpuint (sources->len, ==, 37);
}

/* The linked resource and the folder that it was made from answer alike. */
static void
test_same_as_folder (void)
{
  g_autoptr (LodeAtlas) bundled = lode_atlas_new (NULL);
  g_autoptr (LodeAtlas) folder = lode_atlas_new (g_getenv ("LODESTONE_ATLAS_DIR"));
  g_autoptr (GPtrArray) a = lode_atlas_list_shares (bundled, NULL, NULL, NULL, 0);
  g_autoptr (GPtrArray) b = lode_atlas_list_shares (folder, NULL, NULL, NULL, 0);

  g_assert_cmpuint (a->len, >, 1000);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const LodeAtlasSupply *left = g_ptr_array_index (a, i);
      const LodeAtlasSupply *right = g_ptr_array_index (b, i);

      g_assert_cmpstr (left->material, ==, right->material);
      g_assert_true (lode_figure_equal (left->figure, right->figure));
    }
}

static void
test_default (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();

  g_assert_nonnull (atlas);
  g_assert_true (atlas == lode_atlas_get_default ());
  g_assert_cmpstr (lode_atlas_get_country_name (atlas, "CHN"), ==, "China");
}

static gpointer
read_worker (gpointer data)
{
  LodeAtlas *atlas = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LodeChain) chain = lode_atlas_build_chain (atlas, "ndfeb_magnets", 0, NULL);
      g_autoptr (GPtrArray) shares = lode_atlas_list_shares (atlas, "ndfeb_magnets", NULL, NULL, -1);

      g_assert_nonnull (chain);
      g_assert_cmpuint (shares->len, ==, 13);
      g_assert_cmpstr (lode_atlas_get_country_name (atlas, "MMR"), ==, "Myanmar");
    }

  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (LodeAtlas) atlas = lode_atlas_new (NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_worker, atlas);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_missing_file (AtlasFixture  *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*countries.json*");
  rows = lode_atlas_list_countries (fixture->atlas);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (rows->len, ==, 0);
  /* Once said, not repeated; and what is asked for comes back as its code. */
  g_assert_cmpstr (lode_atlas_get_country_name (fixture->atlas, "CHN"), ==, "CHN");
  g_assert_null (lode_atlas_get_country (fixture->atlas, "CHN"));
}

static void
test_missing_edition (AtlasFixture  *fixture,
                      gconstpointer  data)
{
  g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*atlas.json*");
  g_assert_cmpstr (lode_atlas_get_version (fixture->atlas), ==, "");
  g_test_assert_expected_messages ();
  g_assert_cmpstr (lode_atlas_get_version (fixture->atlas), ==, "");
}

static void
test_edition (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write (fixture, "atlas.json", "lodestone-atlas", "\"edition\": \"2030-01\"");
  g_assert_cmpstr (lode_atlas_get_version (fixture->atlas), ==, "2030-01");
}

static void
test_sound (AtlasFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  atlas_fixture_write_rest (fixture, "[]");
  g_assert_true (lode_atlas_check (fixture->atlas, &error));
  g_assert_no_error (error);
}

static void
test_wrong_format (AtlasFixture  *fixture,
                   gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "events.json", "lodestone-atlas-targets", "\"rows\": []");
  atlas_fixture_assert_damaged (fixture, "events.json");
}

static void
test_later_version (AtlasFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "events.json", NULL);
  g_autoptr (GError) error = NULL;

  atlas_fixture_write_rest (fixture, "[]");
  g_file_set_contents (path, "{\"format\": \"lodestone-atlas-events\", \"version\": 2, \"rows\": []}", -1,
                       NULL);
  g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*");
  g_assert_false (lode_atlas_check (fixture->atlas, &error));
  g_test_assert_expected_messages ();
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_NEW);
}

/* The strict reader stands between the data and us, too. */
static void
test_not_json (AtlasFixture  *fixture,
               gconstpointer  data)
{
  const char * const damaged[] = {
    "", "[", "{\"format\": \"lodestone-atlas-events\", \"version\": 1, \"rows\": [],}",
    "{\"format\": \"lodestone-atlas-events\", \"version\": 1, \"version\": 1, \"rows\": []}",
    "{\"format\": \"lodestone-atlas-events\", \"version\": 1, \"rows\": [] // done\n}",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "events.json", NULL);

  atlas_fixture_write_rest (fixture, "[]");
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      g_autoptr (LodeAtlas) atlas = lode_atlas_new (fixture->folder);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, damaged[i], -1, NULL);
      g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*events.json*");
      g_assert_false (lode_atlas_check (atlas, &error));
      g_test_assert_expected_messages ();
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
    }
}

static void
test_rows_of_other_kinds (AtlasFixture  *fixture,
                          gconstpointer  data)
{
  const char * const damaged[] = {
    "\"rows\": [1]", "\"rows\": [null]", "\"rows\": [[]]", "\"rows\": {}", "\"rows\": \"x\"",
    "\"rows\": [{\"date\": 2026}]", "\"rows\": [{\"date\": \"2026\", \"jurisdiction\": \"CHN\"}]",
  };

  atlas_fixture_write_rest (fixture, "[]");
  for (guint i = 0; i < G_N_ELEMENTS (damaged); i++)
    {
      AtlasFixture again = { fixture->folder, lode_atlas_new (fixture->folder) };

      atlas_fixture_write (fixture, "events.json", "lodestone-atlas-events", damaged[i]);
      atlas_fixture_assert_damaged (&again, "events.json: rows");
      lode_atlas_unref (again.atlas);
    }
}

/* materials.json promises a file that is not there. */
static void
test_missing_table (AtlasFixture  *fixture,
                    gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[\"imports\"]");
  atlas_fixture_assert_damaged (fixture, "ore.json");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/atlas/bundled", test_bundled);
  g_test_add_func ("/atlas/atlas/same-as-folder", test_same_as_folder);
  g_test_add_func ("/atlas/atlas/default", test_default);
  g_test_add_func ("/atlas/atlas/threads", test_threads);
  atlas_fixture_add ("/atlas/atlas/missing-file", test_missing_file);
  atlas_fixture_add ("/atlas/atlas/missing-edition", test_missing_edition);
  atlas_fixture_add ("/atlas/atlas/edition", test_edition);
  atlas_fixture_add ("/atlas/atlas/sound", test_sound);
  atlas_fixture_add ("/atlas/atlas/wrong-format", test_wrong_format);
  atlas_fixture_add ("/atlas/atlas/later-version", test_later_version);
  atlas_fixture_add ("/atlas/atlas/not-json", test_not_json);
  atlas_fixture_add ("/atlas/atlas/rows-of-other-kinds", test_rows_of_other_kinds);
  atlas_fixture_add ("/atlas/atlas/missing-table", test_missing_table);

  return g_test_run ();
}
