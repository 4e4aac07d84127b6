/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-unconfirmed.h"

static void
test_rows (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_unconfirmed (lode_atlas_get_default ());

  g_assert_cmpuint (rows->len, ==, 13);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasUnconfirmed *row = g_ptr_array_index (rows, i);

      g_assert_cmpstr (row->value, !=, "");
      g_assert_cmpstr (row->why, !=, "");
    }
}

/* "90 or more" stays in words: nothing is made of it. */
static void
test_values_are_words (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_unconfirmed (lode_atlas_get_default ());
  gboolean has_words = FALSE;

  for (guint i = 0; i < rows->len; i++)
    has_words |= g_str_equal (((const LodeAtlasUnconfirmed *) g_ptr_array_index (rows, i))->value,
                              "90 or more");
  g_assert_true (has_words);
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "unconfirmed.json", "lodestone-atlas-unconfirmed",
                       "\"rows\": [{\"topic\": \"t\", \"item\": \"i\", \"value\": \"5\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].why");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/unconfirmed/rows", test_rows);
  g_test_add_func ("/atlas/unconfirmed/words", test_values_are_words);
  atlas_fixture_add ("/atlas/unconfirmed/damaged", test_damaged);

  return g_test_run ();
}
