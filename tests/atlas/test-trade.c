/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-trade.h"

#define MEASURE(code, more)                                                            \
  "{\"consumer\": \"EU27\", \"stage\": \"mining\", \"code\": \"" code "\", "            \
  "\"counted_by\": \"Office\", \"period\": \"2024\", \"basis\": \"value\", "            \
  "\"source\": \"x\", " more "}"

static void
write_imports (AtlasFixture *fixture,
               const char   *measures)
{
  g_autofree char *body =
    g_strdup_printf ("\"material\": \"ore\", \"measures\": [%s]", measures);

  atlas_fixture_write_rest (fixture, "[\"imports\"]");
  atlas_fixture_write (fixture, "imports/ore.json", "lodestone-atlas-imports", body);
}

static const LodeAtlasMeasure *
measure_at (GPtrArray *measures,
            guint      index)
{
  g_assert_cmpuint (index, <, measures->len);

  return g_ptr_array_index (measures, index);
}

/* Three measures, one answer: narrow code by value and quantity, wide code by quantity. */
static void
test_eu_magnets (void)
{
  g_autoptr (GPtrArray) measures =
    lode_atlas_get_imports (lode_atlas_get_default (), "EU27", "ndfeb_magnets", NULL, 0);

  g_assert_cmpuint (measures->len, ==, 3);
  g_assert_cmpstr (measure_at (measures, 0)->label, ==, "Eurostat, by value");
  g_assert_cmpstr (measure_at (measures, 0)->code_label, ==, "CN 8505 11 10");
  g_assert_cmpfloat (measure_at (measures, 0)->total_value, ==, 784821.5);
  g_assert_cmpstr (measure_at (measures, 0)->currency, ==, "EUR");
  g_assert_false (measure_at (measures, 0)->is_wide);
  g_assert_cmpstr (measure_at (measures, 1)->label, ==, "Eurostat, by quantity");
  g_assert_true (measure_at (measures, 1)->is_secondary);
  g_assert_cmpstr (measure_at (measures, 2)->label, ==, "CEPII BACI, by quantity");
  g_assert_cmpstr (measure_at (measures, 2)->code_label, ==, "HS 8505 11");
  g_assert_true (measure_at (measures, 2)->is_wide);
  g_assert_nonnull (strstr (measure_at (measures, 2)->note, "58,152"));
}

static void
test_eu_suppliers (void)
{
  const struct
  {
    const char *partner;
    double      value;
    double      low;
    double      high;
  } expected[] = {
    { "CHN", 92.72, 90.95, 92.72 }, { "PHL", 2.62, 1.89, 3.4 },  { "VNM", 1.51, 0.89, 1.51 },
    { "JPN", 0.89, 0.78, 1.15 },    { "GBR", 0.59, 0.59, 1.28 }, { "USA", 0.5, 0.15, 0.5 },
    { "OTH", 1.17, 1.17, 1.17 },
  };
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) measures = lode_atlas_get_imports (atlas, "EU27", "ndfeb_magnets", NULL, 0);
  g_autoptr (GPtrArray) suppliers = lode_atlas_rank_suppliers (atlas, measures);

  g_assert_cmpuint (suppliers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < suppliers->len; i++)
    {
      const LodeAtlasSupplier *supplier = g_ptr_array_index (suppliers, i);
      const LodeFigure *figure = supplier->figure;

      g_assert_cmpstr (supplier->partner, ==, expected[i].partner);
      g_assert_cmpfloat_with_epsilon (lode_figure_get_value (figure), expected[i].value, 1e-9);
      g_assert_cmpfloat_with_epsilon (lode_figure_get_low (figure), expected[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (lode_figure_get_high (figure), expected[i].high, 1e-9);
      g_assert_cmpint (lode_figure_has_range (figure), ==,
                       !g_str_equal (supplier->partner, "OTH"));
      g_assert_cmpuint (supplier->by_measure->len, ==, 3);
    }
}

static void
test_supplier_sources (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) measures = lode_atlas_get_imports (atlas, "EU27", "ndfeb_magnets", NULL, 0);
  g_autoptr (GPtrArray) suppliers = lode_atlas_rank_suppliers (atlas, measures);
  const LodeAtlasSupplier *china = g_ptr_array_index (suppliers, 0);
  const char * const *sources = lode_figure_get_sources (china->figure);

  g_assert_cmpuint (g_strv_length ((GStrv) sources), ==, 2);
  g_assert_cmpstr (sources[0], ==, "eurostat_comext_2024a");
  g_assert_cmpstr (sources[1], ==, "cepii_baci_202601");
  g_assert_cmpfloat (g_array_index (china->by_measure, double, 1), ==, 91.1);
}

static void
test_no_measures (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) measures = lode_atlas_get_imports (atlas, "FRA", "ndfeb_magnets", NULL, 0);
  g_autoptr (GPtrArray) suppliers = lode_atlas_rank_suppliers (atlas, measures);

  g_assert_cmpuint (measures->len, ==, 0);
  g_assert_cmpuint (suppliers->len, ==, 0);
}

/* Where only the wide code is known, its two bases stand beside each other. */
static void
test_other_consumers (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const struct
  {
    const char *consumer;
    double      china;
  } expected[] = {
    { "KOR", 90 }, { "IND", 88 }, { "GBR", 86 }, { "USA", 77 },
    { "AUS", 76 }, { "CAN", 60 }, { "JPN", 36 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) measures =
        lode_atlas_get_imports (atlas, expected[i].consumer, "ndfeb_magnets", NULL, 0);
      g_autoptr (GPtrArray) suppliers = lode_atlas_rank_suppliers (atlas, measures);
      double china = NAN;

      g_assert_cmpuint (measures->len, ==, 2);
      g_assert_cmpstr (measure_at (measures, 0)->basis, ==, "quantity");
      g_assert_cmpstr (measure_at (measures, 1)->basis, ==, "value");
      for (guint j = 0; j < suppliers->len; j++)
        {
          const LodeAtlasSupplier *supplier = g_ptr_array_index (suppliers, j);

          if (g_str_equal (supplier->partner, "CHN"))
            china = lode_figure_get_value (supplier->figure);
        }
      g_assert_cmpfloat (round (china), ==, expected[i].china);
    }
}

static void
test_consumers (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_auto (GStrv) consumers = lode_atlas_list_consumers (atlas, "ndfeb_magnets");
  g_auto (GStrv) none = lode_atlas_list_consumers (atlas, "unobtainium");

  g_assert_cmpuint (g_strv_length (consumers), ==, 9);
  g_assert_true (g_strv_contains ((const char * const *) consumers, "EU27"));
  g_assert_true (g_strv_contains ((const char * const *) consumers, "CHN"));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* No two measures of one answer may count different things. */
static void
test_comparable (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) all = lode_atlas_list_imports (atlas, NULL, NULL, NULL, 0);

  for (guint i = 0; i < all->len; i++)
    {
      const LodeAtlasMeasure *one = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) measures =
        lode_atlas_get_imports (atlas, one->consumer, one->material, NULL, 0);
      const LodeAtlasMeasure *lead = measure_at (measures, 0);

      for (guint j = 1; j < measures->len; j++)
        {
          const LodeAtlasMeasure *other = measure_at (measures, j);

          g_assert_cmpstr (other->consumer, ==, lead->consumer);
          g_assert_cmpmem (other->code + 3, 6, lead->code + 3, 6);
          g_assert_cmpstr (other->source, !=, "eurostat_comext_2022_24b");
        }
      g_assert_cmpuint (measures->len, <=, 3);
    }
}

static void
test_year (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) of_2022 = lode_atlas_get_imports (atlas, "EU27", "cobalt", NULL, 2022);
  g_autoptr (GPtrArray) of_2019 = lode_atlas_get_imports (atlas, "EU27", "cobalt", NULL, 2019);
  g_autoptr (GPtrArray) of_usa = lode_atlas_list_imports (atlas, "USA", "cobalt", NULL, 2022);

  g_assert_cmpuint (of_2022->len, >=, 1);
  g_assert_cmpstr (measure_at (of_2022, 0)->period, ==, "2022");
  g_assert_cmpuint (of_2019->len, ==, 0);
  /* "2021-2024" covers 2022. */
  g_assert_cmpuint (of_usa->len, >=, 1);
  g_assert_cmpstr (measure_at (of_usa, 0)->period, ==, "2021-2024");
}

static void
test_incomplete_is_never_first (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const char * const materials[] = { "silicon", "cobalt", "titanium", "hafnium", "germanium" };

  for (guint i = 0; i < G_N_ELEMENTS (materials); i++)
    {
      g_autoptr (GPtrArray) measures =
        lode_atlas_get_imports (atlas, "EU27", materials[i], NULL, 0);

      g_assert_false (measure_at (measures, 0)->is_incomplete);
    }
}

static void
test_rows (AtlasFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) measures = NULL;
  const LodeAtlasImport *import;

  write_imports (fixture,
                 MEASURE ("CN 26050000",
                          "\"second_basis\": \"quantity\", \"wide\": true, \"note\": \"Wide.\", "
                          "\"rows\": ["
                          "{\"partner\": \"OTH\", \"share_pct\": 60, \"second_share_pct\": 50}, "
                          "{\"partner\": \"AAA\", \"share_pct\": 15, \"second_share_pct\": 30}, "
                          "{\"partner\": \"BBB\", \"share_pct\": 25, \"note\": \"Own.\"}]"));
  measures = lode_atlas_list_imports (fixture->atlas, "EU27", "ore", "mining", 2024);
  g_assert_cmpuint (measures->len, ==, 2);

  import = g_ptr_array_index (measure_at (measures, 0)->rows, 0);
  g_assert_cmpstr (import->partner, ==, "BBB");
  g_assert_cmpstr (lode_figure_get_note (import->share), ==, "Wide. Own.");
  import = g_ptr_array_index (measure_at (measures, 0)->rows, 2);
  g_assert_cmpstr (import->partner, ==, "OTH");
  g_assert_cmpint (lode_figure_get_basis (import->share), ==, LODE_BASIS_REPORTED);

  /* On the second basis BBB has no share, and the remainder is arithmetic. */
  g_assert_cmpuint (measure_at (measures, 1)->rows->len, ==, 2);
  import = g_ptr_array_index (measure_at (measures, 1)->rows, 1);
  g_assert_cmpstr (import->partner, ==, "OTH");
  g_assert_cmpint (lode_figure_get_basis (import->share), ==, LODE_BASIS_DERIVED);
  g_assert_cmpstr (lode_figure_get_note (import->share), ==, "Wide.");
}

static void
test_one_measure_has_no_range (AtlasFixture  *fixture,
                               gconstpointer  data)
{
  g_autoptr (GPtrArray) measures = NULL;
  g_autoptr (GPtrArray) suppliers = NULL;
  const LodeAtlasSupplier *supplier;

  write_imports (fixture, MEASURE ("CN 26050000",
                                   "\"rows\": [{\"partner\": \"AAA\", \"share_pct\": 100}]"));
  measures = lode_atlas_get_imports (fixture->atlas, "EU27", "ore", NULL, 0);
  suppliers = lode_atlas_rank_suppliers (fixture->atlas, measures);
  g_assert_cmpuint (suppliers->len, ==, 1);
  supplier = g_ptr_array_index (suppliers, 0);
  g_assert_false (lode_figure_has_range (supplier->figure));
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  write_imports (fixture, MEASURE ("CN 26050000", "\"rows\": [{\"share_pct\": 100}]"));
  atlas_fixture_assert_damaged (fixture, "measures[0].rows[0].partner");
}

static void
test_damaged_measure (AtlasFixture  *fixture,
                      gconstpointer  data)
{
  write_imports (fixture, "{\"consumer\": \"EU27\", \"stage\": \"mining\"}");
  atlas_fixture_assert_damaged (fixture, "measures[0].basis");
}

static void
test_reliance (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) all = lode_atlas_list_reliance (atlas, NULL, NULL, 0);
  g_autoptr (GPtrArray) usa = lode_atlas_list_reliance (atlas, "USA", "rare_earths", 2024);
  g_autoptr (GPtrArray) eu = lode_atlas_list_reliance (atlas, "EU27", "ndfeb_magnets", 0);
  const LodeAtlasReliance *magnets;
  gboolean has_exporter = FALSE;

  g_assert_cmpuint (all->len, ==, 344);
  for (guint i = 0; i < usa->len; i++)
    {
      const LodeAtlasReliance *row = g_ptr_array_index (usa, i);

      if (g_str_equal (row->status, "net_exporter"))
        {
          has_exporter = TRUE;
          g_assert_true (isnan (lode_figure_get_value (row->figure)));
        }
      else
        g_assert_cmpfloat (lode_figure_get_value (row->figure), ==, 53);
    }
  g_assert_true (has_exporter);
  g_assert_cmpuint (eu->len, ==, 1);
  magnets = g_ptr_array_index (eu, 0);
  g_assert_cmpfloat (lode_figure_get_value (magnets->figure), ==, 98);
  g_assert_cmpstr (magnets->status, ==, "lower_bound");
}

/* Japan's row is a supplier's share, and says so. */
static void
test_reliance_of_japan (void)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_reliance (lode_atlas_get_default (), "JPN", NULL, 0);
  const LodeAtlasReliance *japan;

  g_assert_cmpuint (rows->len, ==, 1);
  japan = g_ptr_array_index (rows, 0);
  g_assert_true (isnan (lode_figure_get_value (japan->figure)));
  g_assert_cmpfloat (lode_figure_get_low (japan->figure), ==, 60);
  g_assert_nonnull (strstr (lode_figure_get_note (japan->figure), "Not net import reliance"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/trade/eu-magnets", test_eu_magnets);
  g_test_add_func ("/atlas/trade/eu-suppliers", test_eu_suppliers);
  g_test_add_func ("/atlas/trade/supplier-sources", test_supplier_sources);
  g_test_add_func ("/atlas/trade/no-measures", test_no_measures);
  g_test_add_func ("/atlas/trade/other-consumers", test_other_consumers);
  g_test_add_func ("/atlas/trade/consumers", test_consumers);
  g_test_add_func ("/atlas/trade/comparable", test_comparable);
  g_test_add_func ("/atlas/trade/year", test_year);
  g_test_add_func ("/atlas/trade/incomplete-is-never-first", test_incomplete_is_never_first);
  atlas_fixture_add ("/atlas/trade/rows", test_rows);
  atlas_fixture_add ("/atlas/trade/one-measure-has-no-range", test_one_measure_has_no_range);
  atlas_fixture_add ("/atlas/trade/damaged", test_damaged);
  atlas_fixture_add ("/atlas/trade/damaged-measure", test_damaged_measure);
  g_test_add_func ("/atlas/trade/reliance", test_reliance);
  g_test_add_func ("/atlas/trade/reliance-of-japan", test_reliance_of_japan);

  return g_test_run ();
}
