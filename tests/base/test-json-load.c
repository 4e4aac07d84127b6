/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"
#include "base/lode-json-load.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lode-load-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "x.json", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_file (Fixture    *fixture,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_parse (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = lode_json_parse ("[1]tail", 3, "x.json", &error);
  g_autoptr (JsonNode) bad = NULL;

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (root));
  bad = lode_json_parse ("[1", 2, "x.json", &error);
  g_assert_null (bad);
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_scalars (void)
{
  const char * const texts[] = { "1", "-2.5", "\"x\"", "true", "false", "null", "[]", "{}" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = lode_json_parse (texts[i], strlen (texts[i]), "x.json", &error);

      g_assert_no_error (error);
      g_assert_nonnull (root);
    }
}

static void
test_load (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;

  write_file (fixture, "{\"a\": 1}\n");
  root = lode_json_load (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (root), "a"), ==, 1);
}

static void
test_bad (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "{\"a\": }\n");
  g_assert_null (lode_json_load (fixture->path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "x.json: line 1, column 7: "));
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "");
  g_assert_null (lode_json_load (fixture->path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_json_load (fixture->path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, fixture->path));
  g_clear_error (&error);

  g_assert_null (lode_json_load (fixture->folder, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
}

/* A sparse file: nothing is read before the size is refused. */
static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "");
  g_assert_cmpint (truncate (fixture->path, LODE_JSON_MAX_BYTES + 1), ==, 0);
  g_assert_null (lode_json_load (fixture->path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
}

/* /dev/zero has no size and no end. */
static void
test_endless (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (lode_json_load ("/dev/zero", &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_TOO_LARGE);
}

static void
test_standard_input (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (lode_json_load ("-", &error));
      g_printerr ("%s\n", error->message);
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("standard input: line 1, column 1: *");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/json-load/parse", test_parse);
  g_test_add_func ("/base/json-load/scalars", test_scalars);
  g_test_add ("/base/json-load/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/base/json-load/bad", Fixture, NULL, set_up, test_bad, tear_down);
  g_test_add ("/base/json-load/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/base/json-load/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/base/json-load/too-large", Fixture, NULL, set_up, test_too_large, tear_down);
  g_test_add_func ("/base/json-load/endless", test_endless);
  g_test_add_func ("/base/json-load/standard-input", test_standard_input);

  return g_test_run ();
}
