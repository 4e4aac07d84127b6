/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/lode-json-load.h"

/* Runs `lodestone-cli atlas` with @arguments, split at spaces; returns the exit status. */
static int
run (const char  *arguments,
     char       **output,
     char       **messages)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;

  g_ptr_array_add (argv, (gpointer) g_getenv ("LODESTONE_CLI"));
  g_ptr_array_add (argv, (gpointer) "atlas");
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, messages,
                &status, &error);
  g_assert_no_error (error);

  return WEXITSTATUS (status);
}

/* (transfer full): the rows that a good call prints as JSON. */
static JsonArray *
rows_of (const char *arguments)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run (arguments, &output, &messages), ==, 0);
  g_assert_cmpstr (messages, ==, "");
  g_assert_true (g_str_has_suffix (output, "]\n"));
  root = lode_json_parse (output, strlen (output), arguments, &error);
  g_assert_no_error (error);

  return json_array_ref (json_node_get_array (root));
}

static void
assert_refused (const char *arguments,
                const char *words)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run (arguments, &output, &messages), ==, 2);
  g_assert_cmpstr (output, ==, "");
  if (strstr (messages, words) == NULL)
    g_error ("“%s” says “%s”, not “%s”", arguments, messages, words);
}

static void
test_every_table (void)
{
  const struct
  {
    const char *what;
    guint       n_rows;
  } tables[] = {
    { "materials", 93 },  { "countries", 254 }, { "production", 1753 }, { "shares", 1190 },
    { "reliance", 344 },  { "imports", 6486 },  { "prices", 475 },      { "projects", 57 },
    { "events", 73 },     { "targets", 15 },    { "governance", 639 },  { "sources", 37 },
    { "demand", 1008 },   { "projections", 255 }, { "reserves", 476 },  { "salient", 1921 },
    { "consumption", 29 }, { "crosschecks", 118 }, { "unconfirmed", 13 }, { "exchange", 44 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (JsonArray) rows = rows_of (tables[i].what);

      g_assert_cmpuint (json_array_get_length (rows), ==, tables[i].n_rows);
    }
}

static void
test_shares (void)
{
  g_autoptr (JsonArray) rows =
    rows_of ("shares --material=ndfeb_magnets --stage=mining --country=CHN --year=2024");
  JsonObject *row;

  g_assert_cmpuint (json_array_get_length (rows), ==, 1);
  row = json_array_get_object_element (rows, 0);
  g_assert_cmpstr (json_object_get_string_member (row, "country_name"), ==, "China");
  g_assert_cmpfloat (json_object_get_double_member (row, "share_pct"), ==, 60.97);
  g_assert_cmpfloat (json_object_get_double_member (row, "high_pct"), ==, 70.312);
  g_assert_cmpstr (json_object_get_string_member (row, "basis"), ==, "derived");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (row, "sources")), ==, 2);
}

/* The order of the members is part of the contract. */
static void
test_members (void)
{
  const char * const expected[] = {
    "material", "stage", "country", "country_name", "year", "share_pct", "low_pct", "high_pct",
    "amount_t", "quality", "basis", "sources", "note",
  };
  g_autoptr (JsonArray) rows = rows_of ("shares --material=cobalt --year=2024");
  g_autoptr (GList) members = json_object_get_members (json_array_get_object_element (rows, 0));
  guint i = 0;

  for (GList *l = members; l != NULL; l = l->next, i++)
    g_assert_cmpstr (l->data, ==, expected[i]);
  g_assert_cmpuint (i, ==, G_N_ELEMENTS (expected));
}

static void
test_unknown_is_null (void)
{
  g_autoptr (JsonArray) rows = rows_of ("reliance --consumer=USA --material=rare_earths --stage=mining");

  g_assert_cmpuint (json_array_get_length (rows), ==, 5);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject *row = json_array_get_object_element (rows, i);

      g_assert_true (json_object_get_null_member (row, "reliance_pct"));
      g_assert_cmpstr (json_object_get_string_member (row, "status"), ==, "net_exporter");
    }
}

static void
test_imports (void)
{
  g_autoptr (JsonArray) rows =
    rows_of ("imports --material=ndfeb_magnets --consumer=EU27 --country=CHN --stage=magnet");
  double expected[] = { 92.72, 91.1, 90.95, 88.62 };

  g_assert_cmpuint (json_array_get_length (rows), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (rows, i),
                                                      "share_pct"), ==, expected[i]);
}

static void
test_reference_price (void)
{
  g_autoptr (JsonArray) rows = rows_of ("prices --material=ndfeb_magnets");
  g_autoptr (JsonArray) of_2021 = rows_of ("prices --material=ndfeb_magnets --year=2021");
  JsonObject *first = json_array_get_object_element (rows, 0);

  g_assert_cmpstr (json_object_get_string_member (first, "material"), ==, "ndfeb_magnets");
  g_assert_cmpstr (json_object_get_string_member (first, "unit"), ==, "USD/kg");
  g_assert_cmpuint (json_array_get_length (rows), >, 20);
  /* It is of 2024 and not passed off as another year's. */
  first = json_array_get_object_element (of_2021, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "material"), !=, "ndfeb_magnets");
}

static void
test_outlook (void)
{
  g_autoptr (JsonArray) demand = rows_of ("demand --material=lithium --year=2040");
  g_autoptr (JsonArray) output =
    rows_of ("projections --material=nickel --stage=refining --country=IDN --year=2030");
  g_autoptr (JsonArray) use = rows_of ("salient --material=antimony --consumer=USA --year=2024");
  JsonObject *row = json_array_get_object_element (output, 0);

  g_assert_cmpuint (json_array_get_length (demand), >=, 3);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (demand, 0), "status"),
                   ==, "projection");
  g_assert_cmpuint (json_array_get_length (output), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (row, "share_of_world_pct"), >, 30);
  g_assert_cmpuint (json_array_get_length (use), >, 3);
}

static void
test_dimension (void)
{
  g_autoptr (JsonArray) rows = rows_of ("governance --country=CHN --year=2023 "
                                        "--dimension=rule_of_law");
  JsonObject *row = json_array_get_object_element (rows, 0);

  g_assert_cmpuint (json_array_get_length (rows), ==, 1);
  g_assert_cmpfloat (json_object_get_double_member (row, "value"), ==, -0.0401);
  g_assert_cmpfloat (json_object_get_double_member (row, "standard_error"), ==, 0.1661);
  g_assert_cmpstr (json_object_get_string_member (row, "dimension"), ==, "rule_of_law");
}

/* One lever: an object that a scenario takes as it is. */
static void
test_one_lever (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *lever;

  g_assert_cmpint (run ("events --as-lever=2025-09-20-cod-export-quota --format=json", &output,
                        &messages), ==, 0);
  root = lode_json_parse (output, strlen (output), "lever", &error);
  g_assert_no_error (error);
  lever = json_node_get_object (root);
  g_assert_cmpstr (json_object_get_string_member (lever, "kind"), ==, "export_control");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (lever, "window")), ==, 2);
  g_assert_nonnull (json_object_get_object_member (lever, "remaining"));
}

/* All of them, and why the others cannot. */
static void
test_all_levers (void)
{
  g_autoptr (JsonArray) all = rows_of ("events --as-lever");
  g_autoptr (JsonArray) gallium = rows_of ("events --as-lever --material=gallium");
  guint n_levers = 0;

  for (guint i = 0; i < json_array_get_length (all); i++)
    {
      JsonObject *row = json_array_get_object_element (all, i);
      gboolean is_lever = *json_object_get_string_member (row, "basis") != '\0';

      g_assert_cmpint (is_lever, !=,
                       *json_object_get_string_member (row, "no_lever") != '\0');
      n_levers += is_lever ? 1 : 0;
    }
  g_assert_cmpuint (n_levers, >=, 30);
  g_assert_cmpuint (json_array_get_length (gallium), <, json_array_get_length (all));
}

/* Notes stand whole below the table, each once. */
static void
test_footnotes (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  const char *note;

  g_assert_cmpint (run ("demand --material=lithium --year=2030 --format=table", &output, &messages),
                   ==, 0);
  note = strstr (output, "\n\n[1] ");
  g_assert_nonnull (note);
  g_assert_nonnull (strstr (note, "base year 2024."));
  g_assert_null (strstr (output, "…"));
}

static void
test_nothing_found (void)
{
  g_autoptr (JsonArray) rows = rows_of ("shares --material=cobalt --year=1950");

  g_assert_cmpuint (json_array_get_length (rows), ==, 0);
}

static void
test_csv (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (run ("targets --country=EU27 --format=csv", &output, &messages), ==, 0);
  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_cmpstr (lines[0], ==,
                   "jurisdiction,target,comparison,value,unit,by_year,scope,basis,sources,note");
  g_assert_true (g_str_has_prefix (lines[1], "EU27,extraction in the EU,at least,10,%,2030,\"of annual"));
  g_assert_cmpstr (lines[5], ==, "");
}

/* A quote inside a cell is doubled, an unknown number is nothing between commas. */
static void
test_csv_quotes (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run ("production --material=rare_earths_heavy --format=csv", &output, &messages),
                   ==, 0);
  g_assert_nonnull (strstr (output, ",\"\"\"China accounts for over 90%"));
  g_assert_nonnull (strstr (output, ",90,90,100,%,,lower_bound,"));
}

static void
test_aligned (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_cmpint (run ("shares --material=ndfeb_magnets --stage=metal --format=table", &output,
                        &messages), ==, 0);
  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 4);
  g_assert_nonnull (strstr (lines[2], "Not split by country"));
  /* Columns start where their heads do, counted in characters. */
  g_assert_cmpint (g_utf8_pointer_to_offset (lines[0], strstr (lines[0], "country_name")), ==,
                   g_utf8_pointer_to_offset (lines[1], strstr (lines[1], "China")));
  g_assert_nonnull (strstr (lines[1], "–"));
}

static void
test_refusals (void)
{
  assert_refused ("", "something is missing");
  assert_refused ("gossip", "there is no table “gossip”; there are materials, countries");
  assert_refused ("shares --material=unobtainium", "no material “unobtainium”");
  assert_refused ("shares --stage=smelting", "no stage “smelting”");
  assert_refused ("shares --country=China", "no country “China”; did you mean CHN?");
  assert_refused ("shares --material=cobolt", "no material “cobolt”; did you mean cobalt?");
  assert_refused ("shares --stage=refinery", "did you mean refining?");
  assert_refused ("governance --dimension=charm", "no dimension “charm”; it is mean, voice");
  assert_refused ("shares --dimension=mean", "“shares” has no --dimension");
  assert_refused ("shares --as-lever", "--as-lever is for events");
  assert_refused ("events --as-lever=nothing", "has no event “nothing”");
  assert_refused ("events --as-lever=2026-02-04-eu27-stockpile", "names no amount");
  assert_refused ("events --as-lever=2025-02-22-cod-export-ban --format=csv", "json only");
  assert_refused ("imports --consumer=Europe", "no consumer “Europe”");
  assert_refused ("shares --year=lately", "--year is a year such as 2024, not “lately”");
  assert_refused ("shares --year=20240", "--year is a year");
  assert_refused ("shares --year=-1", "--year is a year");
  assert_refused ("shares --format=xml", "no format “xml”; it is json, csv or table");
  assert_refused ("sources --country=CHN", "“sources” has no --country");
  assert_refused ("shares --consumer=EU27", "“shares” has no --consumer");
  assert_refused ("shares imports", "too many words");
  assert_refused ("shares --nonsense", "nonsense");
}

static void
test_help (void)
{
  g_autofree char *output = NULL;
  g_autofree char *messages = NULL;

  g_assert_cmpint (run ("--help", &output, &messages), ==, 0);
  g_assert_nonnull (strstr (output, "Usage: lodestone-cli atlas WHAT"));
  g_assert_nonnull (strstr (output, "governance"));
  g_assert_cmpstr (messages, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/atlas/every-table", test_every_table);
  g_test_add_func ("/cli/atlas/shares", test_shares);
  g_test_add_func ("/cli/atlas/members", test_members);
  g_test_add_func ("/cli/atlas/unknown-is-null", test_unknown_is_null);
  g_test_add_func ("/cli/atlas/imports", test_imports);
  g_test_add_func ("/cli/atlas/reference-price", test_reference_price);
  g_test_add_func ("/cli/atlas/outlook", test_outlook);
  g_test_add_func ("/cli/atlas/dimension", test_dimension);
  g_test_add_func ("/cli/atlas/one-lever", test_one_lever);
  g_test_add_func ("/cli/atlas/all-levers", test_all_levers);
  g_test_add_func ("/cli/atlas/footnotes", test_footnotes);
  g_test_add_func ("/cli/atlas/nothing-found", test_nothing_found);
  g_test_add_func ("/cli/atlas/csv", test_csv);
  g_test_add_func ("/cli/atlas/csv-quotes", test_csv_quotes);
  g_test_add_func ("/cli/atlas/aligned", test_aligned);
  g_test_add_func ("/cli/atlas/refusals", test_refusals);
  g_test_add_func ("/cli/atlas/help", test_help);

  return g_test_run ();
}
