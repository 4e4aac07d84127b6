/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/lode-tier-table.h"

#include <string.h>

#include "base/lode-error.h"
#include "model-test.h"

static LodeTierTable *
load (const char  *text,
      GError     **error)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  LodeJsonReader *reader = lode_json_reader_new (root, "tiers.json");
  g_autoptr (LodeTierTable) table = lode_tier_table_new ();

  lode_tier_table_read (table, reader);

  return lode_json_reader_close (reader, error) ? g_steal_pointer (&table) : NULL;
}

static LodeTierTable *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LodeTierTable *table = load (text, &error);

  g_assert_no_error (error);

  return table;
}

static char *
save (const LodeTierTable *table)
{
  LodeJsonWriter *writer = lode_json_writer_new ();
  g_autoptr (GError) error = NULL;
  char *text;

  lode_tier_table_write (table, writer);
  text = lode_json_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static void
test_names (void)
{
  static const char * const names[] = { "defence", "medical", "other" };
  LodeTier tier = LODE_TIER_OTHER;

  g_assert_cmpuint (G_N_ELEMENTS (names), ==, LODE_N_TIERS);
  for (guint i = 0; i < LODE_N_TIERS; i++)
    {
      g_assert_cmpstr (lode_tier_to_string ((LodeTier) i), ==, names[i]);
      g_assert_true (lode_tier_from_string (names[i], &tier));
      g_assert_cmpuint (tier, ==, i);
      g_assert_true (g_ascii_isupper (lode_tier_label (tier)[0]));
    }
  g_assert_false (lode_tier_from_string ("vital", &tier));
}

/* What nobody has said is assumed, and says so. */
static void
test_assumed (void)
{
  g_autoptr (LodeTierTable) table = lode_tier_table_new ();
  const LodeFigure *figure = lode_tier_table_get_figure (table, "USA", LODE_TIER_DEFENCE);

  g_assert_true (lode_tier_table_is_empty (table));
  g_assert_cmpint (lode_figure_get_basis (figure), ==, LODE_BASIS_ASSUMED);
  g_assert_cmpfloat (lode_tier_table_get_share (table, "USA", LODE_TIER_DEFENCE), ==, 0.05);
  g_assert_cmpfloat (lode_tier_table_get_share (table, "USA", LODE_TIER_MEDICAL), ==, 0.02);
  g_assert_cmpfloat_with_epsilon (lode_tier_table_get_share (table, "USA", LODE_TIER_OTHER), 0.93, 1e-12);
  g_assert_null (lode_tier_table_get_figure (table, "USA", LODE_TIER_OTHER));
  g_assert_false (lode_tier_table_has (table, "USA", LODE_TIER_DEFENCE));
}

/* A consumer's own share, else the table's default, else what is assumed. */
static void
test_order (void)
{
  g_autoptr (LodeTierTable) table = load_good ("{\"USA\": {\"defence\": 0.2}, \"default\": {\"medical\": 0.1}}");

  g_assert_cmpfloat (lode_tier_table_get_share (table, "USA", LODE_TIER_DEFENCE), ==, 0.2);
  g_assert_cmpfloat (lode_tier_table_get_share (table, "USA", LODE_TIER_MEDICAL), ==, 0.1);
  g_assert_cmpfloat (lode_tier_table_get_share (table, "JPN", LODE_TIER_DEFENCE), ==, 0.05);
  g_assert_cmpfloat (lode_tier_table_get_share (table, "JPN", LODE_TIER_MEDICAL), ==, 0.1);
  g_assert_true (lode_tier_table_has (table, "USA", LODE_TIER_DEFENCE));
  g_assert_false (lode_tier_table_has (table, "USA", LODE_TIER_MEDICAL));
}

static void
test_setter (void)
{
  static const char * const sources[] = { "iea_cmd_2025", NULL };
  g_autoptr (LodeTierTable) table = lode_tier_table_new ();
  g_autoptr (LodeFigure) share =
    lode_figure_new (0.1, 0.05, 0.15, "share", 2024, LODE_BASIS_REPORTED, sources, NULL);
  g_autoptr (LodeTierTable) copy = NULL;

  lode_tier_table_set (table, "JPN", LODE_TIER_DEFENCE, share);
  copy = lode_tier_table_copy (table);
  g_assert_true (lode_tier_table_equal (table, copy));
  g_assert_true (lode_figure_equal (lode_tier_table_get_figure (copy, "JPN", LODE_TIER_DEFENCE), share));
  lode_tier_table_set (table, "JPN", LODE_TIER_DEFENCE, NULL);
  g_assert_true (lode_tier_table_is_empty (table));
  g_assert_false (lode_tier_table_equal (table, copy));
}

static void
test_round_trip (void)
{
  static const char text[] =
    "{\n"
    "  \"default\": {\"defence\": 0.04},\n"
    "  \"EU27\": {\"medical\": {\"value\": 0.1, \"low\": 0.05, \"high\": 0.2, \"unit\": \"share\", "
    "\"basis\": \"derived\", \"sources\": [\"smpt\"]}, \"x\": 1},\n"
    "  \"zz\": {\"later\": true}\n"
    "}\n";
  g_autoptr (LodeTierTable) table = load_good (text);
  g_autofree char *saved = save (table);

  g_assert_cmpstr (saved, ==, text);
}

static void
test_faults (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "{\"XYZ\": {\"defence\": 0.1}}", "XYZ" },
    { "{\"usa\": {\"defence\": 0.1}}", "not a consumer" },
    { "{\"USA\": {\"defence\": 1.2}}", "1.2 is not a share" },
    { "{\"USA\": {\"defence\": -0.1}}", "not a share" },
    { "{\"USA\": {\"defence\": 0.7, \"medical\": 0.4}}", "add up to 1.1" },
    { "{\"USA\": {\"defence\": 0.99}}", "add up to 1.01" },
    { "[0.1]", "an object of consumers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeTierTable) table = load (cases[i].text, &error);

      g_assert_null (table);
      g_assert_error (error, LODE_ERROR, LODE_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/tier-table/names", test_names);
  g_test_add_func ("/model/tier-table/assumed", test_assumed);
  g_test_add_func ("/model/tier-table/order", test_order);
  g_test_add_func ("/model/tier-table/setter", test_setter);
  g_test_add_func ("/model/tier-table/round-trip", test_round_trip);
  g_test_add_func ("/model/tier-table/faults", test_faults);

  return g_test_run ();
}
