/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-figure.h"

#include <math.h>

#include "model-test.h"

static gpointer
read_figure (LodeJsonReader *reader)
{
  return lode_figure_read (reader);
}

static void
write_figure (gconstpointer   value,
              LodeJsonWriter *writer)
{
  lode_figure_write (value, writer);
}

static void
test_new (void)
{
  const char * const sources[] = { "iea_cmd_2025", "2026-02-01-alliance-7f3a#c4", NULL };
  g_autoptr (LodeFigure) figure =
    lode_figure_new (91.3, 90, 99, "%", 2024, LODE_BASIS_REPORTED, sources, "Doubtful.");

  g_assert_cmpfloat (lode_figure_get_value (figure), ==, 91.3);
  g_assert_true (lode_figure_has_range (figure));
  g_assert_cmpfloat (lode_figure_get_low (figure), ==, 90);
  g_assert_cmpfloat (lode_figure_get_high (figure), ==, 99);
  g_assert_cmpstr (lode_figure_get_unit (figure), ==, "%");
  g_assert_cmpint (lode_figure_get_year (figure), ==, 2024);
  g_assert_cmpint (lode_figure_get_basis (figure), ==, LODE_BASIS_REPORTED);
  g_assert_cmpstrv (lode_figure_get_sources (figure), sources);
  g_assert_cmpstr (lode_figure_get_note (figure), ==, "Doubtful.");
}

static void
test_assumed (void)
{
  g_autoptr (LodeFigure) figure = lode_figure_new_assumed (2.5, "t/t");

  g_assert_cmpint (lode_figure_get_basis (figure), ==, LODE_BASIS_ASSUMED);
  g_assert_false (lode_figure_has_range (figure));
  g_assert_cmpfloat (lode_figure_get_low (figure), ==, 2.5);
  g_assert_cmpfloat (lode_figure_get_high (figure), ==, 2.5);
  g_assert_cmpint (lode_figure_get_year (figure), ==, 0);
  g_assert_null (lode_figure_get_sources (figure)[0]);
  g_assert_null (lode_figure_get_note (figure));
}

static void
test_with_value (void)
{
  g_autoptr (LodeFigure) figure =
    lode_figure_new (100, 80, 150, "t", 2024, LODE_BASIS_REPORTED, NULL, NULL);
  g_autoptr (LodeFigure) half = lode_figure_with_value (figure, 50, LODE_BASIS_DERIVED);
  g_autoptr (LodeFigure) none = lode_figure_with_value (figure, 0, LODE_BASIS_DERIVED);
  g_autoptr (LodeFigure) back = lode_figure_with_value (none, 7, LODE_BASIS_DERIVED);

  g_assert_cmpfloat (lode_figure_get_low (half), ==, 40);
  g_assert_cmpfloat (lode_figure_get_high (half), ==, 75);
  g_assert_cmpint (lode_figure_get_basis (half), ==, LODE_BASIS_DERIVED);
  g_assert_cmpint (lode_figure_get_year (half), ==, 2024);
  g_assert_cmpfloat (lode_figure_get_high (none), ==, 0);
  g_assert_cmpfloat (lode_figure_get_low (back), ==, 7);
}

/* A negative figure turned positive must not turn its range upside down. */
static void
test_with_value_of_other_sign (void)
{
  g_autoptr (LodeFigure) figure =
    lode_figure_new (-10, -20, -5, "t", 0, LODE_BASIS_REPORTED, NULL, NULL);
  g_autoptr (LodeFigure) turned = lode_figure_with_value (figure, 10, LODE_BASIS_DERIVED);

  g_assert_cmpfloat (lode_figure_get_low (turned), ==, 5);
  g_assert_cmpfloat (lode_figure_get_high (turned), ==, 20);
}

static void
test_range_only (void)
{
  g_autoptr (LodeFigure) figure =
    lode_figure_new (NAN, 17000, 18000, "t", 2025, LODE_BASIS_REPORTED, NULL, NULL);
  g_autoptr (LodeFigure) doubled = lode_figure_with_value (figure, 35000, LODE_BASIS_DERIVED);

  g_assert_true (isnan (lode_figure_get_value (figure)));
  g_assert_true (lode_figure_has_range (figure));
  g_assert_cmpfloat (lode_figure_get_low (doubled), ==, 34000);
  g_assert_cmpfloat (lode_figure_get_high (doubled), ==, 36000);
}

static void
test_equal (void)
{
  const char * const sources[] = { "a", NULL };
  g_autoptr (LodeFigure) a = lode_figure_new (1, NAN, 2, "t", 1, LODE_BASIS_DERIVED, sources, "n");
  g_autoptr (LodeFigure) b = lode_figure_new (1, NAN, 2, "t", 1, LODE_BASIS_DERIVED, sources, "n");
  LodeFigure *others[] = {
    lode_figure_new (2, NAN, 2, "t", 1, LODE_BASIS_DERIVED, sources, "n"),
    lode_figure_new (1, 0, 2, "t", 1, LODE_BASIS_DERIVED, sources, "n"),
    lode_figure_new (1, NAN, NAN, "t", 1, LODE_BASIS_DERIVED, sources, "n"),
    lode_figure_new (1, NAN, 2, "kt", 1, LODE_BASIS_DERIVED, sources, "n"),
    lode_figure_new (1, NAN, 2, "t", 2, LODE_BASIS_DERIVED, sources, "n"),
    lode_figure_new (1, NAN, 2, "t", 1, LODE_BASIS_ASSUMED, sources, "n"),
    lode_figure_new (1, NAN, 2, "t", 1, LODE_BASIS_DERIVED, NULL, "n"),
    lode_figure_new (1, NAN, 2, "t", 1, LODE_BASIS_DERIVED, sources, NULL),
  };

  g_assert_true (lode_figure_equal (a, b));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_assert_false (lode_figure_equal (a, others[i]));
      lode_figure_unref (others[i]);
    }
}

static void
test_basis (void)
{
  LodeBasis basis = LODE_BASIS_REPORTED;

  for (int i = LODE_BASIS_REPORTED; i <= LODE_BASIS_ASSUMED; i++)
    {
      g_assert_true (lode_basis_from_string (lode_basis_to_string ((LodeBasis) i), &basis));
      g_assert_cmpint (basis, ==, i);
    }
  g_assert_false (lode_basis_from_string ("guessed", &basis));
  g_assert_cmpint (basis, ==, LODE_BASIS_ASSUMED);
}

static void
test_round_trip (void)
{
  const char * const texts[] = {
    "{\"value\": 91.3, \"low\": 90, \"high\": 99, \"unit\": \"%\", \"year\": 2024, "
    "\"basis\": \"reported\", \"sources\": [\"iea_cmd_2025\"], \"note\": \"as printed\"}",
    "{\"value\": 0.1, \"unit\": \"t\", \"basis\": \"assumed\"}",
    "{\"low\": 17000, \"high\": 18000, \"unit\": \"t\", \"basis\": \"derived\"}",
    "{\"value\": 3, \"low\": 1, \"unit\": \"\", \"basis\": \"assumed\"}",
    "{\"value\": 1, \"unit\": \"t\", \"basis\": \"assumed\", \"later\": {\"deep\": [1, null, \"x\"]}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeFigure) figure = model_test_read (texts[i], read_figure, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = model_test_write (figure, write_figure);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_basis_follows_sources (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LodeFigure) with =
    model_test_read ("{\"value\": 1, \"sources\": [\"a\"]}", read_figure, &error);
  g_autoptr (LodeFigure) without = model_test_read ("{\"value\": 1}", read_figure, &error);

  g_assert_no_error (error);
  g_assert_cmpint (lode_figure_get_basis (with), ==, LODE_BASIS_REPORTED);
  g_assert_cmpint (lode_figure_get_basis (without), ==, LODE_BASIS_ASSUMED);
}

static void
test_refused (void)
{
  model_test_refuse ("{\"value\": 1, \"low\": 3, \"high\": 2}", read_figure, "test.json|low|high");
  model_test_refuse ("{\"value\": 5, \"low\": 1, \"high\": 2}", read_figure, "value|1 to 2");
  model_test_refuse ("{\"unit\": \"t\"}", read_figure, "value|missing");
  model_test_refuse ("{\"low\": 1}", read_figure, "value|low and high");
  model_test_refuse ("{\"value\": 1, \"basis\": \"guess\"}", read_figure, "basis|guess|assumed");
  model_test_refuse ("{\"value\": \"1\"}", read_figure, "value|number");
  model_test_refuse ("{\"value\": 1, \"year\": 20240}", read_figure, "year|9999");
  model_test_refuse ("{\"value\": 1, \"sources\": [1]}", read_figure, "sources[0]|text");
}

static void
test_member (void)
{
  g_autoptr (JsonNode) root =
    model_test_parse ("{\"bare\": 7, \"full\": {\"value\": 8, \"unit\": \"kt\"}, \"none\": null}");
  g_autoptr (GError) error = NULL;
  LodeJsonReader *reader = lode_json_reader_new (root, "test.json");
  g_autoptr (LodeFigure) bare = lode_figure_read_member (reader, "bare", "t");
  g_autoptr (LodeFigure) full = lode_figure_read_member (reader, "full", "t");

  g_assert_null (lode_figure_read_member (reader, "none", "t"));
  g_assert_null (lode_figure_read_member (reader, "absent", "t"));
  g_assert_true (lode_json_reader_close (reader, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (lode_figure_get_value (bare), ==, 7);
  g_assert_cmpstr (lode_figure_get_unit (bare), ==, "t");
  g_assert_cmpint (lode_figure_get_basis (bare), ==, LODE_BASIS_ASSUMED);
  g_assert_cmpfloat (lode_figure_get_value (full), ==, 8);
  g_assert_cmpstr (lode_figure_get_unit (full), ==, "kt");
}

static void
test_member_of_wrong_type (void)
{
  g_autoptr (JsonNode) root = model_test_parse ("{\"bare\": \"seven\"}");
  g_autoptr (GError) error = NULL;
  LodeJsonReader *reader = lode_json_reader_new (root, "test.json");

  g_assert_null (lode_figure_read_member (reader, "bare", "t"));
  g_assert_false (lode_json_reader_close (reader, &error));
  model_test_assert_words (error, "bare|number");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/figure/new", test_new);
  g_test_add_func ("/model/figure/assumed", test_assumed);
  g_test_add_func ("/model/figure/with-value", test_with_value);
  g_test_add_func ("/model/figure/with-value-of-other-sign", test_with_value_of_other_sign);
  g_test_add_func ("/model/figure/range-only", test_range_only);
  g_test_add_func ("/model/figure/equal", test_equal);
  g_test_add_func ("/model/figure/basis", test_basis);
  g_test_add_func ("/model/figure/round-trip", test_round_trip);
  g_test_add_func ("/model/figure/basis-follows-sources", test_basis_follows_sources);
  g_test_add_func ("/model/figure/refused", test_refused);
  g_test_add_func ("/model/figure/member", test_member);
  g_test_add_func ("/model/figure/member-of-wrong-type", test_member_of_wrong_type);

  return g_test_run ();
}
