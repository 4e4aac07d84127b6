/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-exchange.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-purchase.h"
#include "base/lode-error.h"

static LodeAtlasPurchase *
buy (double      value,
     const char *unit,
     const char *material)
{
  g_autoptr (LodeFigure) money =
    lode_figure_new (value, NAN, NAN, unit, 2026, LODE_BASIS_REPORTED, NULL, NULL);
  g_autoptr (GError) error = NULL;
  LodeAtlasPurchase *purchase =
    lode_atlas_make_purchase (lode_atlas_get_default (), money, material, &error);

  g_assert_no_error (error);

  return purchase;
}

/* Every part of the sum is a figure of the atlas: nothing is made up on the way. */
static void
test_parts (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (LodeAtlasPurchase) purchase = buy (185, "million AUD", "antimony");
  g_autoptr (LodeFigure) price = lode_atlas_get_reference_price (atlas, "antimony", 0);
  double rate = lode_figure_get_value (lode_atlas_get_rate (atlas, "AUD", 0)->figure);

  g_assert_cmpfloat (purchase->rate, ==, rate);
  g_assert_true (lode_figure_equal (purchase->price, price));
  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (purchase->amount),
                                  185 * rate * 1000 / lode_figure_get_value (price), 1e-6);
  g_assert_cmpfloat (lode_figure_get_low (purchase->amount), <=,
                     lode_figure_get_value (purchase->amount));
  g_assert_nonnull (purchase->world);
  g_assert_false (purchase->is_beyond_world);
  g_assert_nonnull (strstr (purchase->words, "antimony"));
  g_assert_nonnull (strstr (purchase->words, "if it moved no price"));
}

/* The whole of Australia's sum would buy more gallium than there is. */
static void
test_beyond_world (void)
{
  g_autoptr (LodeAtlasPurchase) whole = buy (1200, "million AUD", "gallium");
  g_autoptr (LodeAtlasPurchase) part = buy (185, "million AUD", "gallium");

  g_assert_cmpfloat (whole->pct_of_world, >, 100);
  g_assert_true (whole->is_beyond_world);
  g_assert_nonnull (strstr (whole->words, "more than there is"));
  g_assert_cmpfloat (part->pct_of_world, <, 100);
  g_assert_false (part->is_beyond_world);
  g_assert_null (strstr (part->words, "more than there is"));
}

/* Money in dollars is not converted. */
static void
test_dollars (void)
{
  g_autoptr (LodeAtlasPurchase) purchase = buy (12, "billion USD", "copper");

  g_assert_cmpfloat (purchase->rate, ==, 1);
  g_assert_cmpfloat_with_epsilon (lode_figure_get_value (purchase->usd), 12000, 1e-9);
}

/* A chain is bought as its last product. */
static void
test_chain (void)
{
  g_autoptr (LodeAtlasPurchase) purchase = buy (100, "million USD", "ndfeb_magnets");

  g_assert_nonnull (purchase->world);
  g_assert_cmpfloat (lode_figure_get_value (purchase->world), >, 150000);
  g_assert_nonnull (strstr (purchase->words, "NdFeB magnets"));
}

static void
test_refusals (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (LodeFigure) dollars = lode_figure_new_assumed (1, "million USD");
  g_autoptr (LodeFigure) shells = lode_figure_new_assumed (1, "million XXX");
  g_autoptr (GError) no_price = NULL;
  g_autoptr (GError) no_rate = NULL;

  g_assert_null (lode_atlas_make_purchase (atlas, dollars, "samarium_gadolinium", &no_price));
  g_assert_error (no_price, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (no_price->message, "price by weight"));
  g_assert_null (lode_atlas_make_purchase (atlas, shells, "gallium", &no_rate));
  g_assert_error (no_rate, LODE_ERROR, LODE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/purchase/parts", test_parts);
  g_test_add_func ("/atlas/purchase/beyond-world", test_beyond_world);
  g_test_add_func ("/atlas/purchase/dollars", test_dollars);
  g_test_add_func ("/atlas/purchase/chain", test_chain);
  g_test_add_func ("/atlas/purchase/refusals", test_refusals);

  return g_test_run ();
}
