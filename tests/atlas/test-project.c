/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-project.h"

static void
test_project (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeAtlasProject *narva = lode_atlas_get_project (atlas, "est-narva-phase-1");

  g_assert_nonnull (narva);
  g_assert_cmpstr (narva->country, ==, "EST");
  g_assert_cmpstr (narva->chain, ==, "ndfeb_magnets");
  g_assert_cmpstr (narva->stage, ==, "magnet");
  g_assert_cmpfloat (lode_figure_get_value (narva->adds), ==, 2000);
  g_assert_cmpint (narva->start, ==, lode_month_parse ("2025-09"));
  g_assert_false (narva->in_baseline);
  g_assert_cmpstr (narva->confidence, ==, "high");
  g_assert_null (lode_atlas_get_project (atlas, "nowhere"));
}

/* Totals after an expansion add only what is new; what stands adds nothing; oxide becomes metal. */
static void
test_adds (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const struct
  {
    const char *id;
    double      adds;
    gboolean    in_baseline;
  } expected[] = {
    { "est-narva-phase-2", 3000, FALSE },
    { "usa-white-mesa-phase-2", 4250, FALSE },
    { "usa-10x-northlake", 7000, FALSE },
    { "aus-nolans", 3774, FALSE },
    { "can-saskatoon", 400, FALSE },
    { "vnm-hai-phong", NAN, TRUE },
    { "mys-kuantan-malaysia", NAN, TRUE },
    { "usa-san-marcos", NAN, TRUE },
    { "fra-lacq-metal-and-alloy", NAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LodeAtlasProject *project = lode_atlas_get_project (atlas, expected[i].id);

      g_assert_nonnull (project);
      g_assert_cmpint (project->in_baseline, ==, expected[i].in_baseline);
      if (isnan (expected[i].adds))
        g_assert_null (project->adds);
      else
        g_assert_cmpfloat_with_epsilon (lode_figure_get_value (project->adds), expected[i].adds, 1e-6);
    }
}

static void
test_not_twice (void)
{
  g_autoptr (GPtrArray) projects =
    lode_atlas_list_projects (lode_atlas_get_default (), NULL, NULL, NULL);

  g_assert_cmpuint (projects->len, ==, 57);
  for (guint i = 0; i < projects->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);

      if (project->in_baseline)
        g_assert_null (project->adds);
      if (project->adds == NULL)
        continue;
      g_assert_cmpstr (project->chain, !=, "");
      g_assert_cmpfloat (lode_figure_get_value (project->adds), >, 0);
      g_assert_cmpstr (lode_figure_get_unit (project->adds), ==, "t/yr");
      if (project->capacity != NULL)
        g_assert_cmpfloat (lode_figure_get_value (project->adds), <=,
                           lode_figure_get_value (project->capacity));
    }
}

/* Every row says what it adds, in which product, to which stage and from when, or why it does not. */
static void
test_every_row_is_decided (void)
{
  g_autoptr (GPtrArray) projects =
    lode_atlas_list_projects (lode_atlas_get_default (), NULL, NULL, NULL);
  guint n_counted = 0;
  guint n_standing = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);

      g_assert_cmpstr (project->reading, !=, "");
      n_standing += project->in_baseline ? 1 : 0;
      if (*project->uncounted != '\0')
        continue;
      n_counted++;
      g_assert_nonnull (project->adds);
      g_assert_cmpstr (project->adds_product, !=, "");
      g_assert_cmpstr (project->chain, !=, "");
      g_assert_cmpstr (project->stage, !=, "");
      g_assert_cmpint (project->start, !=, LODE_MONTH_NONE);
      g_assert_false (project->in_baseline);
    }
  g_assert_cmpuint (n_counted, ==, 22);
  g_assert_cmpuint (n_standing, ==, 14);
}

/* Feed is no product, a title no tonne, and what has no start is listed and not counted. */
static void
test_reasons (void)
{
  const struct
  {
    const char *id;
    const char *words;
  } expected[] = {
    { "mys-kuantan-heavy-circuit", "feed" },
    { "aus-kalgoorlie", "count one tonne twice" },
    { "mwi-songwe-hill", "title" },
    { "est-narva-phase-2", "No source states a start." },
    { "fra-la-rochelle", "not for magnets" },
    { "usa-thompson-falls", "no refining stage" },
    { "nam-lofdal", "begins at separation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LodeAtlasProject *project =
        lode_atlas_get_project (lode_atlas_get_default (), expected[i].id);

      g_assert_nonnull (project);
      if (strstr (project->uncounted, expected[i].words) == NULL)
        g_error ("%s: “%s”", project->id, project->uncounted);
    }
}

/* Oxide, mixed oxide, trioxide and a share of a market become the stage's product, with the factor
 * in the note. */
static void
test_products (void)
{
  const struct
  {
    const char *id;
    const char *product;
    double      adds;
    const char *words;
  } expected[] = {
    { "fra-caremag-lacq", "Dy and Tb content", 522, "0.87" },
    { "aus-eneabba", "Nd, Pr, Dy and Tb content", 3430, "0.196" },
    { "kor-sangdong", "tungsten content", 1823.9, "0.793" },
    { "usa-stibnite", "antimony content", 8890, NULL },
    { "grc-metlen-gallium", "gallium", 50, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LodeAtlasProject *project =
        lode_atlas_get_project (lode_atlas_get_default (), expected[i].id);

      g_assert_nonnull (project);
      g_assert_cmpstr (project->adds_product, ==, expected[i].product);
      g_assert_cmpfloat_with_epsilon (lode_figure_get_value (project->adds), expected[i].adds, 1e-6);
      if (expected[i].words != NULL)
        g_assert_nonnull (strstr (lode_figure_get_note (project->adds), expected[i].words));
    }
}

/* A year, a quarter or a span becomes the middle of itself; what nobody dates stays open. */
static void
test_starts (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const struct
  {
    const char *id;
    const char *start;
  } expected[] = {
    { "usa-10x-northlake", "2028-07" },
    { "usa-stillwater-phase-1a", "2026-02" },
    { "usa-benson", "2027-07" },
    { "fra-caremag-lacq-light", "2026-12" },
    { "can-saskatoon", "2027-03" },
    { "aus-nolans", "2029-07" },
    { "swe-lkab-rare-earths", "2029-07" },
    { "grc-metlen-gallium", "2028-01" },
    { "est-narva-phase-2", "" },
    { "fra-la-rochelle-magnet-line", "2030-07" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LodeAtlasProject *project = lode_atlas_get_project (atlas, expected[i].id);
      g_autofree char *start = NULL;

      g_assert_nonnull (project);
      start = lode_month_format (project->start);
      g_assert_cmpstr (start, ==, expected[i].start);
    }
}

/* A start that the source words is one that we read, or it is open on purpose. */
static void
test_every_start_is_read (void)
{
  g_autoptr (GPtrArray) projects =
    lode_atlas_list_projects (lode_atlas_get_default (), NULL, NULL, NULL);
  guint n_open = 0;

  for (guint i = 0; i < projects->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);

      n_open += project->start == LODE_MONTH_NONE ? 1 : 0;
      g_assert_cmpint (project->start == LODE_MONTH_NONE, ==, *project->start_text == '\0');
    }
  g_assert_cmpuint (n_open, ==, 25);
}

static void
test_filters (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) metal = lode_atlas_list_projects (atlas, "ndfeb_magnets", "metal", NULL);
  g_autoptr (GPtrArray) korea = lode_atlas_list_projects (atlas, "ndfeb_magnets", NULL, "KOR");
  g_autoptr (GPtrArray) gallium = lode_atlas_list_projects (atlas, "gallium", NULL, NULL);

  g_assert_cmpuint (metal->len, >, 3);
  for (guint i = 0; i < metal->len; i++)
    g_assert_cmpstr (((const LodeAtlasProject *) g_ptr_array_index (metal, i))->stage, ==, "metal");
  g_assert_cmpuint (korea->len, ==, 2);
  g_assert_cmpuint (gallium->len, ==, 2);
}

static void
test_damaged (AtlasFixture  *fixture,
              gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "projects.json", "lodestone-atlas-projects",
                       "\"rows\": [{\"id\": \"p\", \"name\": \"P\", \"country\": \"CHN\", "
                       "\"stage\": \"mining\", \"start\": \"soon\", \"source\": \"x\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].start");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/project/project", test_project);
  g_test_add_func ("/atlas/project/adds", test_adds);
  g_test_add_func ("/atlas/project/not-twice", test_not_twice);
  g_test_add_func ("/atlas/project/every-row-is-decided", test_every_row_is_decided);
  g_test_add_func ("/atlas/project/reasons", test_reasons);
  g_test_add_func ("/atlas/project/products", test_products);
  g_test_add_func ("/atlas/project/starts", test_starts);
  g_test_add_func ("/atlas/project/every-start-is-read", test_every_start_is_read);
  g_test_add_func ("/atlas/project/filters", test_filters);
  atlas_fixture_add ("/atlas/project/damaged", test_damaged);

  return g_test_run ();
}
