/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "atlas-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-error.h"

void
atlas_fixture_set_up (AtlasFixture  *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("lode-atlas-XXXXXX", &error);
  g_assert_no_error (error);
  self->atlas = lode_atlas_new (self->folder);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
atlas_fixture_tear_down (AtlasFixture  *self,
                         gconstpointer  data)
{
  lode_atlas_unref (self->atlas);
  remove_folder (self->folder);
  g_free (self->folder);
}

void
atlas_fixture_write (AtlasFixture *self,
                     const char   *path,
                     const char   *format,
                     const char   *body)
{
  g_autofree char *file = g_build_filename (self->folder, path, NULL);
  g_autofree char *folder = g_path_get_dirname (file);
  g_autofree char *text =
    g_strdup_printf ("{\"format\": \"%s\", \"version\": 1%s%s}\n", format,
                     *body != '\0' ? ", " : "", body);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

void
atlas_fixture_assert_damaged (AtlasFixture *self,
                              const char   *words)
{
  g_autoptr (GError) error = NULL;

  g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*");
  g_assert_false (lode_atlas_check (self->atlas, &error));
  g_test_assert_expected_messages ();
  g_assert_nonnull (error);
  g_assert_true (error->domain == LODE_ERROR);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

void
atlas_fixture_write_rest (AtlasFixture *self,
                          const char   *tables)
{
  g_autofree char *materials = g_strdup_printf (
    "\"rows\": [{\"key\": \"ore\", \"name\": \"Ore\", \"tables\": %s}]", tables);
  const char * const plain[] = {
    "sources", "countries", "economies", "projects", "reliance", "events", "targets",
    "consumption", "crosschecks", "unconfirmed", "chains", "tiles",
  };

  atlas_fixture_write (self, "materials.json", "lodestone-atlas-materials", materials);
  atlas_fixture_write (self, "prices.json", "lodestone-atlas-prices", "\"items\": []");
  atlas_fixture_write (self, "exchange.json", "lodestone-atlas-exchange",
                       "\"source\": \"x\", \"rows\": []");
  atlas_fixture_write (self, "demand.json", "lodestone-atlas-demand", "\"items\": []");
  atlas_fixture_write (self, "projections.json", "lodestone-atlas-projections", "\"items\": []");
  atlas_fixture_write (self, "reserves.json", "lodestone-atlas-reserves", "\"series\": []");
  atlas_fixture_write (self, "salient.json", "lodestone-atlas-salient", "\"series\": []");
  atlas_fixture_write (self, "governance.json", "lodestone-atlas-governance",
                       "\"source\": \"x\", \"rows\": []");
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *path = g_strconcat (plain[i], ".json", NULL);
      g_autofree char *format = g_strconcat ("lodestone-atlas-", plain[i], NULL);

      atlas_fixture_write (self, path, format, "\"rows\": []");
    }
}
