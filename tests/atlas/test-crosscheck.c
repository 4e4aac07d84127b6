/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-crosscheck.h"
#include "atlas/lode-atlas-source.h"

static const LodeAtlasCrosscheck *
check_at (GPtrArray *rows,
          guint      index)
{
  return g_ptr_array_index (rows, index);
}

static void
test_cobalt (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_crosschecks (lode_atlas_get_default (), "cobalt", "mining");
  gboolean is_found = FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (check_at (rows, i)->topic, "mining 2024") &&
        g_str_equal (check_at (rows, i)->item, "COD"))
      {
        is_found = TRUE;
        g_assert_cmpfloat (check_at (rows, i)->value_a, ==, 226000);
        g_assert_cmpfloat (check_at (rows, i)->value_b, ==, 181796.3);
        g_assert_cmpfloat (check_at (rows, i)->difference_pct, ==, -19.6);
      }
  g_assert_true (is_found);
}

/* The difference is that of b from a wherever both are numbers of one thing in one unit. */
static void
test_differences (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_crosschecks (lode_atlas_get_default (), NULL, NULL);
  guint n_checked = 0;

  g_assert_cmpuint (rows->len, ==, 118);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCrosscheck *check = check_at (rows, i);
      double gap = 100 * (check->value_b / check->value_a - 1);

      if (isnan (gap) || isnan (check->difference_pct))
        continue;
      n_checked++;
      if (fabs (gap - check->difference_pct) > 0.6)
        g_error ("%s, %s: %g is not %g", check->topic, check->item, check->difference_pct, gap);
    }
  g_assert_cmpuint (n_checked, >, 100);
}

/* Words where there is no number: "NA" is none. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_crosschecks (lode_atlas_get_default (), "rare_earths", "reserves");
  gboolean has_words = FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (check_at (rows, i)->text_b, "NA"))
      {
        has_words = TRUE;
        g_assert_true (isnan (check_at (rows, i)->value_b));
        g_assert_true (isnan (check_at (rows, i)->difference_pct));
      }
  g_assert_true (has_words);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/crosscheck/cobalt", test_cobalt);
  g_test_add_func ("/atlas/crosscheck/differences", test_differences);
  g_test_add_func ("/atlas/crosscheck/words", test_words);

  return g_test_run ();
}
