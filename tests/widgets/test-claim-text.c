/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "widgets/lode-claim-text.h"

static LodeClaim *
make_claim (LodeClaimKind kind,
            double        value,
            double        low,
            double        high,
            const char   *unit)
{
  LodeClaim *claim = lode_claim_new ();

  claim->kind = kind;
  claim->value = value;
  claim->low = low;
  claim->high = high;
  claim->unit = g_strdup (unit);
  return claim;
}

static void
assert_value (LodeClaim  *claim,
              const char *expected)
{
  g_autofree char *text = lode_claim_format_value (claim);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_value (void)
{
  g_autoptr (LodeClaim) plain = make_claim (LODE_CLAIM_QUANTITY, 20000, NAN, NAN, "t");
  g_autoptr (LodeClaim) number = make_claim (LODE_CLAIM_NUMBER, 54, NAN, NAN, NULL);
  g_autoptr (LodeClaim) percent = make_claim (LODE_CLAIM_PERCENT, 91, NAN, NAN, "%");

  assert_value (plain, "20,000\302\240t");
  assert_value (number, "54");
  assert_value (percent, "91\302\240%");
}

static void
test_approximate (void)
{
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_QUANTITY, 20000, NAN, NAN, "t");

  claim->is_approximate = TRUE;
  assert_value (claim, "about 20,000\302\240t");
}

static void
test_bounds (void)
{
  g_autoptr (LodeClaim) range = make_claim (LODE_CLAIM_QUANTITY, NAN, 17000, 18000, "t");
  g_autoptr (LodeClaim) below = make_claim (LODE_CLAIM_QUANTITY, NAN, NAN, 2000, "t");
  g_autoptr (LodeClaim) above = make_claim (LODE_CLAIM_QUANTITY, NAN, 500, NAN, "t");

  assert_value (range, "17,000–18,000\302\240t");
  assert_value (below, "<\302\240" "2,000\302\240t");
  assert_value (above, ">\302\240" "500\302\240t");
}

static void
test_money (void)
{
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_MONEY, 110, NAN, NAN, NULL);

  claim->currency = g_strdup ("USD");
  assert_value (claim, "US$110");
  claim->per = g_strdup ("kg");
  assert_value (claim, "US$110/kg");
  g_free (claim->per);
  claim->per = g_strdup ("year");
  assert_value (claim, "US$110");
}

static void
test_change (void)
{
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_PERCENT, 12, NAN, NAN, "%");

  claim->change = LODE_CHANGE_DOWN;
  assert_value (claim, "↓\302\240" "12\302\240%");
  claim->change = LODE_CHANGE_UP;
  assert_value (claim, "↑\302\240" "12\302\240%");
}

static void
test_without_numbers (void)
{
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_NUMBER, NAN, NAN, NAN, NULL);

  assert_value (claim, "–");
  claim->text = g_strdup ("dozens");
  assert_value (claim, "dozens");
}

static void
test_detail (void)
{
  static const char * const countries[] = { "CHN", "EU27", NULL };
  static const char * const materials[] = { "ndfeb_magnets", NULL };
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_QUANTITY, 1, NAN, NAN, "t");
  g_autofree char *nothing = lode_claim_format_detail (claim, lode_atlas_get_default ());
  g_autofree char *all = NULL;

  g_assert_cmpstr (nothing, ==, "");

  claim->per = g_strdup ("year");
  claim->countries = g_strdupv ((char **) countries);
  claim->materials = g_strdupv ((char **) materials);
  claim->is_negated = TRUE;
  all = lode_claim_format_detail (claim, lode_atlas_get_default ());
  g_assert_cmpstr (all, ==, "denied · a year · China, EU27 · NdFeB magnets");
}

static void
test_many_countries (void)
{
  static const char * const countries[] = { "CHN", "JPN", "KOR", "USA", NULL };
  g_autoptr (LodeClaim) claim = make_claim (LODE_CLAIM_NUMBER, 4, NAN, NAN, NULL);
  g_autofree char *text = NULL;

  claim->countries = g_strdupv ((char **) countries);
  text = lode_claim_format_detail (claim, lode_atlas_get_default ());
  g_assert_cmpstr (text, ==, "China, Japan, South Korea…");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/claim-text/value", test_value);
  g_test_add_func ("/widgets/claim-text/approximate", test_approximate);
  g_test_add_func ("/widgets/claim-text/bounds", test_bounds);
  g_test_add_func ("/widgets/claim-text/money", test_money);
  g_test_add_func ("/widgets/claim-text/change", test_change);
  g_test_add_func ("/widgets/claim-text/without-numbers", test_without_numbers);
  g_test_add_func ("/widgets/claim-text/detail", test_detail);
  g_test_add_func ("/widgets/claim-text/many-countries", test_many_countries);
  return g_test_run ();
}
