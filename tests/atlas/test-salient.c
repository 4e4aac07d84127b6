/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-salient.h"

static const LodeAtlasSalient *
salient_at (GPtrArray *rows,
            guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_one (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_salient (lode_atlas_get_default (), "USA",
                                                        "antimony", "consumption", 2024);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (salient_at (rows, 0)->detail, ==, "Consumption, apparent");
  g_assert_cmpfloat (salient_at (rows, 0)->tonnes, ==, 28600);
  g_assert_cmpstr (salient_at (rows, 0)->status, ==, "reported");
}

static void
test_flows (void)
{
  const char * const flows[] = { "production", "import", "export", "consumption", "stock" };
  const guint expected[] = { 370, 580, 450, 371, 150 };

  for (guint i = 0; i < G_N_ELEMENTS (flows); i++)
    {
      g_autoptr (GPtrArray) rows =
        lode_atlas_list_salient (lode_atlas_get_default (), NULL, NULL, flows[i], 0);

      g_assert_cmpuint (rows->len, ==, expected[i]);
    }
}

/* A secret is no zero. */
static void
test_withheld (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_salient (lode_atlas_get_default (), NULL, NULL, NULL, 0);
  guint n_withheld = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSalient *salient = salient_at (rows, i);

      if (!g_str_equal (salient->status, "withheld"))
        continue;
      g_assert_true (isnan (lode_figure_get_value (salient->figure)));
      g_assert_nonnull (strstr (lode_figure_get_note (salient->figure), "not zero"));
      n_withheld++;
    }
  g_assert_cmpuint (n_withheld, ==, 144);
}

static void
test_nobody_else (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_salient (lode_atlas_get_default (), "JPN", NULL, NULL, 0);

  g_assert_cmpuint (rows->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/salient/one", test_one);
  g_test_add_func ("/atlas/salient/flows", test_flows);
  g_test_add_func ("/atlas/salient/withheld", test_withheld);
  g_test_add_func ("/atlas/salient/nobody-else", test_nobody_else);

  return g_test_run ();
}
