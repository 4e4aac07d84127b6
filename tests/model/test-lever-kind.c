/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-lever-kind.h"

#include <math.h>
#include <string.h>

static void
test_names (void)
{
  const char * const names[] = {
    "export_control", "production_loss", "project",      "price_floor",
    "stockpile",      "demand_growth",   "substitution", "recycling",
    "guaranteed_procurement",
  };
  LodeLeverKind kind = LODE_LEVER_EXPORT_CONTROL;

  g_assert_cmpint (G_N_ELEMENTS (names), ==, LODE_LEVER_N_KINDS);
  for (int i = 0; i < LODE_LEVER_N_KINDS; i++)
    {
      g_assert_cmpstr (lode_lever_kind_to_string ((LodeLeverKind) i), ==, names[i]);
      g_assert_true (lode_lever_kind_from_string (names[i], &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_nonnull (lode_lever_kind_label (kind));
      g_assert_true (g_ascii_isupper (lode_lever_kind_label (kind)[0]));
    }
  g_assert_false (lode_lever_kind_from_string ("alliance", &kind));
}

static void
test_shocks (void)
{
  g_assert_true (lode_lever_kind_is_shock (LODE_LEVER_EXPORT_CONTROL));
  g_assert_true (lode_lever_kind_is_shock (LODE_LEVER_PRODUCTION_LOSS));
  g_assert_false (lode_lever_kind_is_shock (LODE_LEVER_STOCKPILE));
  g_assert_false (lode_lever_kind_is_shock (LODE_LEVER_PROJECT));
}

/* Every kind has one main parameter, in the first place; fallbacks fit; names are told apart. */
static void
test_tables (void)
{
  for (int i = 0; i < LODE_LEVER_N_KINDS; i++)
    {
      const LodeParameter *parameters = lode_lever_kind_parameters ((LodeLeverKind) i);
      guint n_parameters = 0;

      for (const LodeParameter *p = parameters; p->name != NULL; p++, n_parameters++)
        {
          g_autofree char *fault = lode_parameter_find_fault (p, p->fallback, NULL);

          g_assert_cmpstr (fault, ==, NULL);
          g_assert_true (p->is_main == (p == parameters));
          g_assert_cmpfloat (p->minimum, <, p->maximum);
          g_assert_cmpfloat (p->fallback.value, <=, p->maximum);
          g_assert_true (g_ascii_isupper (p->label[0]));
          g_assert_true (lode_lever_kind_find_parameter ((LodeLeverKind) i, p->name) == p);
          if (g_str_equal (p->unit, "share"))
            g_assert_false (p->is_open);
        }
      g_assert_cmpuint (n_parameters, >=, 1);
      g_assert_cmpuint (n_parameters, <=, 12);
      g_assert_null (lode_lever_kind_find_parameter ((LodeLeverKind) i, "kind"));
    }
}

/* What MODEL §3 states is what the table holds. */
static void
test_values_of_the_model (void)
{
  const LodeParameter *utilisation = lode_lever_kind_find_parameter (LODE_LEVER_PROJECT, "utilisation");
  const LodeParameter *pace = lode_lever_kind_find_parameter (LODE_LEVER_SUBSTITUTION, "pace");

  g_assert_cmpfloat (utilisation->fallback.value, ==, 0.85);
  g_assert_cmpfloat (utilisation->fallback.low, ==, 0.75);
  g_assert_cmpfloat (utilisation->fallback.high, ==, 1);
  g_assert_cmpfloat (pace->fallback.value, ==, 0.1);
}

/* 17 % of projects come in time, the others 20 to 30 % late; 15.7 years from the discovery of a mine
 * to its output, from 6 to 32. */
static void
test_delays_of_the_model (void)
{
  const LodeParameter *on_time = lode_lever_kind_find_parameter (LODE_LEVER_PROJECT, "on_time");
  const LodeParameter *overrun = lode_lever_kind_find_parameter (LODE_LEVER_PROJECT, "overrun");
  const LodeParameter *mine_lead = lode_lever_kind_find_parameter (LODE_LEVER_PROJECT, "mine_lead");

  g_assert_cmpfloat (on_time->fallback.value, ==, 0.17);
  g_assert_cmpfloat (overrun->fallback.low, ==, 0.2);
  g_assert_cmpfloat (overrun->fallback.high, ==, 0.3);
  g_assert_cmpint (overrun->fallback.shape, ==, LODE_SHAPE_UNIFORM);
  g_assert_cmpfloat (mine_lead->fallback.value, ==, 15.7);
  g_assert_cmpfloat (mine_lead->fallback.low, ==, 6);
  g_assert_cmpfloat (mine_lead->fallback.high, ==, 32);
}

static void
test_faults (void)
{
  const LodeParameter *remaining = lode_lever_kind_find_parameter (LODE_LEVER_EXPORT_CONTROL, "remaining");
  const struct
  {
    LodeMagnitude  magnitude;
    const char    *member;
  } cases[] = {
    { { 2, 0, 2, LODE_SHAPE_FIXED }, "value" },
    { { NAN, 0, 1, LODE_SHAPE_FIXED }, "value" },
    { { 0.5, -1, 1, LODE_SHAPE_FIXED }, "low" },
    { { 0.5, 0, INFINITY, LODE_SHAPE_FIXED }, "high" },
    { { 0.5, 0.9, 0.8, LODE_SHAPE_PERT }, "low" },
    { { 0.5, 0.6, 0.8, LODE_SHAPE_PERT }, "value" },
    { { 0.5, 0, 0.8, LODE_SHAPE_LOGNORMAL }, "low" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *member = NULL;
      g_autofree char *fault = lode_parameter_find_fault (remaining, cases[i].magnitude, &member);

      g_assert_nonnull (fault);
      g_assert_cmpstr (member, ==, cases[i].member);
    }
}

static void
test_shapes (void)
{
  LodeShape shape = LODE_SHAPE_FIXED;

  for (int i = 0; i < LODE_N_SHAPES; i++)
    {
      g_assert_true (lode_shape_from_string (lode_shape_to_string ((LodeShape) i), &shape));
      g_assert_cmpint (shape, ==, i);
    }
  g_assert_false (lode_shape_from_string ("bell", &shape));
}

static void
test_magnitudes (void)
{
  LodeMagnitude a = lode_magnitude_fixed (3);
  LodeMagnitude b = a;

  g_assert_true (lode_magnitude_equal (a, b));
  b.high = 4;
  g_assert_false (lode_magnitude_equal (a, b));
  b = a;
  b.shape = LODE_SHAPE_UNIFORM;
  g_assert_false (lode_magnitude_equal (a, b));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/lever-kind/names", test_names);
  g_test_add_func ("/model/lever-kind/shocks", test_shocks);
  g_test_add_func ("/model/lever-kind/tables", test_tables);
  g_test_add_func ("/model/lever-kind/values-of-the-model", test_values_of_the_model);
  g_test_add_func ("/model/lever-kind/delays-of-the-model", test_delays_of_the_model);
  g_test_add_func ("/model/lever-kind/faults", test_faults);
  g_test_add_func ("/model/lever-kind/shapes", test_shapes);
  g_test_add_func ("/model/lever-kind/magnitudes", test_magnitudes);

  return g_test_run ();
}
