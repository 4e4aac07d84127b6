/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model-test.h"
#include "model/lode-figure.h"
#include "random-documents.h"
#include "schema-check.h"

#define N_DOCUMENTS 200

static char *
schema_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "schemas", NULL);
}

static SchemaCheck *
new_check (void)
{
  g_autofree char *folder = schema_folder ();

  return schema_check_new (folder);
}

static void
assert_fits (SchemaCheck *check,
             const char  *schema,
             const char  *text)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  g_autofree char *fault = schema_check_find_fault (check, schema, root);

  if (fault != NULL)
    g_test_message ("%s", text);
  g_assert_cmpstr (fault, ==, NULL);
}

static void
assert_does_not_fit (SchemaCheck *check,
                     const char  *schema,
                     const char  *text)
{
  g_autoptr (JsonNode) root = model_test_parse (text);
  g_autofree char *fault = schema_check_find_fault (check, schema, root);

  if (fault == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (fault);
}

static void
test_scenarios (void)
{
  g_autoptr (SchemaCheck) check = new_check ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (LodeScenario) scenario = random_scenario (rand);
      g_autofree char *text = lode_scenario_to_json (scenario, NULL);

      assert_fits (check, "scenario.schema.json", text);
    }
}

static void
test_briefings (void)
{
  g_autoptr (SchemaCheck) check = new_check ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (LodeBriefing) briefing = random_briefing (rand);
      g_autofree char *text = lode_briefing_to_json (briefing, NULL);

      assert_fits (check, "briefing.schema.json", text);
    }
}

static void
test_articles (void)
{
  g_autoptr (SchemaCheck) check = new_check ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (LodeArticle) article = random_article (rand);
      g_autofree char *text = lode_article_to_json (article, NULL);

      assert_fits (check, "article.schema.json", text);
    }
}

static void
write_figure (gconstpointer   value,
              LodeJsonWriter *writer)
{
  lode_figure_write (value, writer);
}

static void
write_spec (gconstpointer   value,
            LodeJsonWriter *writer)
{
  lode_chart_spec_write (value, writer);
}

static void
test_records (void)
{
  const char * const sources[] = { "usgs_mcs2026", NULL };
  g_autoptr (SchemaCheck) check = new_check ();
  g_autoptr (LodeFigure) figure =
    lode_figure_new (1, 0.5, 2, "t", 2024, LODE_BASIS_REPORTED, sources, "n");
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_new (LODE_CHART_TIMELINE, "gallium");
  g_autofree char *figure_text = model_test_write (figure, write_figure);
  g_autofree char *spec_text = model_test_write (spec, write_spec);

  assert_fits (check, "figure.schema.json", figure_text);
  assert_fits (check, "chart-spec.schema.json", spec_text);
  assert_fits (check, "workspace.schema.json",
               "{\"format\": \"lodestone-workspace\", \"version\": 1, \"name\": \"Desk\"}");
}

/* What our reader refuses for its shape, the schema refuses too. */
static void
test_refused (void)
{
  const struct
  {
    const char *schema;
    const char *text;
  } cases[] = {
    { "scenario.schema.json", "[]" },
    { "scenario.schema.json", "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\"}" },
    { "scenario.schema.json",
      "{\"format\": \"lodestone-scenario\", \"version\": 2, \"id\": \"a\", \"material\": \"m\"}" },
    { "scenario.schema.json",
      "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\", "
      "\"from\": \"2026-13\"}" },
    { "scenario.schema.json",
      "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\", "
      "\"levers\": [{\"id\": \"L1\", \"kind\": \"wish\"}]}" },
    { "scenario.schema.json",
      "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\", "
      "\"levers\": [{\"id\": \"L1\", \"kind\": \"project\", \"window\": [\"2026-01\"]}]}" },
    { "scenario.schema.json",
      "{\"format\": \"lodestone-scenario\", \"version\": 1, \"id\": \"a\", \"material\": \"m\", "
      "\"levers\": [{\"id\": \"L1\", \"kind\": \"project\", \"probability\": 1.2}]}" },
    { "briefing.schema.json",
      "{\"format\": \"lodestone-briefing\", \"version\": 1, \"id\": \"a\", \"slides\": [{\"kind\": "
      "\"chart\", \"chart\": {\"kind\": \"pie\"}}]}" },
    { "article.schema.json",
      "{\"format\": \"lodestone-article\", \"version\": 1, \"id\": \"a\", \"blocks\": [{\"type\": "
      "\"script\"}]}" },
    { "article.schema.json",
      "{\"format\": \"lodestone-article\", \"version\": 1, \"id\": \"A\"}" },
    { "figure.schema.json", "{\"value\": \"1\", \"unit\": \"t\", \"basis\": \"assumed\"}" },
  };
  g_autoptr (SchemaCheck) check = new_check ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_does_not_fit (check, cases[i].schema, cases[i].text);
}

/* Every number that a lever can have is described. */
static void
test_parameters_are_described (void)
{
  g_autofree char *folder = schema_folder ();
  g_autofree char *path = g_build_filename (folder, "scenario.schema.json", NULL);
  g_autoptr (JsonNode) root = lode_json_load (path, NULL);
  JsonObject *object = json_node_get_object (root);

  object = json_object_get_object_member (json_object_get_object_member (object, "$defs"), "lever");
  object = json_object_get_object_member (object, "properties");
  for (int i = 0; i < LODE_LEVER_N_KINDS; i++)
    for (const LodeParameter *p = lode_lever_kind_parameters ((LodeLeverKind) i); p->name != NULL; p++)
      if (!json_object_has_member (object, p->name))
        {
          g_test_message ("%s", p->name);
          g_test_fail ();
        }
}

/* What the program carries as its sample is sound, and already in its canonical form. */
static void
check_sample (const char *folder_name,
              const char *schema,
              GObject  *(*from_json) (JsonNode    *root,
                                      const char  *name,
                                      GError     **error))
{
  g_autoptr (SchemaCheck) check = new_check ();
  g_autofree char *folder =
    g_test_build_filename (G_TEST_DIST, "..", "data", "sample", folder_name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) root = lode_json_load (path, &error);
      g_autoptr (GObject) document = NULL;
      g_autofree char *fault = NULL;

      g_assert_no_error (error);
      fault = schema_check_find_fault (check, schema, root);
      g_assert_cmpstr (fault, ==, NULL);
      document = from_json (root, path, &error);
      g_assert_no_error (error);
    }
}

static void
test_sample (void)
{
  check_sample ("scenarios", "scenario.schema.json", (gpointer) lode_scenario_from_json);
  check_sample ("briefings", "briefing.schema.json", (gpointer) lode_briefing_from_json);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/schemas/scenarios", test_scenarios);
  g_test_add_func ("/model/schemas/briefings", test_briefings);
  g_test_add_func ("/model/schemas/articles", test_articles);
  g_test_add_func ("/model/schemas/records", test_records);
  g_test_add_func ("/model/schemas/refused", test_refused);
  g_test_add_func ("/model/schemas/parameters-are-described", test_parameters_are_described);
  g_test_add_func ("/model/schemas/sample", test_sample);

  return g_test_run ();
}
