/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "atlas-fixture.h"
#include "atlas/quality/lode-atlas-coverage.h"
#include "atlas/quality/lode-atlas-quality.h"

static const LodeAtlasFinding *
finding_at (GPtrArray *findings,
            guint      index)
{
  return g_ptr_array_index (findings, index);
}

/* The data that are shipped have doubts and conflicts, and no defect. */
static void
test_shipped (void)
{
  g_autoptr (GPtrArray) findings = lode_atlas_review (lode_atlas_get_default ());
  guint counts[LODE_ATLAS_N_SEVERITIES] = { 0 };

  for (guint i = 0; i < findings->len; i++)
    {
      const LodeAtlasFinding *finding = finding_at (findings, i);

      counts[finding->severity]++;
      if (finding->severity == LODE_ATLAS_DEFECT)
        g_error ("%s: %s: %s", finding->table, finding->item, finding->message);
      g_assert_true (g_str_has_suffix (finding->message, "."));
    }
  g_assert_cmpuint (counts[LODE_ATLAS_CONFLICT], >, 20);
  g_assert_cmpuint (counts[LODE_ATLAS_DOUBT], >, 100);
}

/* Two reviews say the same in the same order. */
static void
test_stable (void)
{
  g_autoptr (GPtrArray) first = lode_atlas_review (lode_atlas_get_default ());
  g_autoptr (GPtrArray) second = lode_atlas_review (lode_atlas_get_default ());

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_cmpstr (finding_at (first, i)->message, ==, finding_at (second, i)->message);
}

static void
test_conflicts (void)
{
  g_autoptr (GPtrArray) findings = lode_atlas_review (lode_atlas_get_default ());
  gboolean has_cobalt = FALSE;

  for (guint i = 0; i < findings->len; i++)
    {
      const LodeAtlasFinding *finding = finding_at (findings, i);

      if (finding->severity == LODE_ATLAS_CONFLICT &&
          strstr (finding->item, "cobalt, COD") != NULL)
        has_cobalt |= strstr (finding->message, "226000") != NULL;
    }
  g_assert_true (has_cobalt);
}

static void
assert_defect (AtlasFixture *fixture,
               const char   *table,
               const char   *words)
{
  g_autoptr (GPtrArray) findings = lode_atlas_review (fixture->atlas);

  for (guint i = 0; i < findings->len; i++)
    {
      const LodeAtlasFinding *finding = finding_at (findings, i);

      if (finding->severity == LODE_ATLAS_DEFECT && g_str_equal (finding->table, table) &&
          strstr (finding->message, words) != NULL)
        return;
    }
  g_error ("no defect of %s says “%s”", table, words);
}

static void
write_shares (AtlasFixture *fixture,
              const char   *rows)
{
  g_autofree char *body =
    g_strdup_printf ("\"material\": \"ore\", \"groups\": [{\"stage\": \"mining\", \"year\": 2024, "
                     "\"quality\": \"A\", \"basis\": \"derived\", \"source\": \"nobody\", "
                     "\"series\": \"s\", \"rows\": [%s]}]", rows);

  atlas_fixture_write_rest (fixture, "[\"shares\"]");
  atlas_fixture_write (fixture, "atlas.json", "lodestone-atlas", "\"edition\": \"2026-11\"");
  atlas_fixture_write (fixture, "shares/ore.json", "lodestone-atlas-shares", body);
}

static void
test_sums (AtlasFixture  *fixture,
           gconstpointer  data)
{
  write_shares (fixture, "{\"country\": \"CHN\", \"share_pct\": 60}, "
                         "{\"country\": \"USA\", \"share_pct\": 30}");
  assert_defect (fixture, "shares", "The shares add to 90.00, not to 100.");
}

static void
test_references (AtlasFixture  *fixture,
                 gconstpointer  data)
{
  write_shares (fixture, "{\"country\": \"XYZ\", \"share_pct\": 100}");
  assert_defect (fixture, "shares", "There is no source “nobody”.");
  assert_defect (fixture, "shares", "There is no country “XYZ”.");
}

static void
test_project (AtlasFixture  *fixture,
              gconstpointer  data)
{
  write_shares (fixture, "");
  atlas_fixture_write (fixture, "projects.json", "lodestone-atlas-projects",
                       "\"rows\": [{\"id\": \"p\", \"name\": \"P\", \"country\": \"CHN\", "
                       "\"stage\": \"mining\", \"source\": \"x\"}]");
  assert_defect (fixture, "projects", "or a reason why it is not counted");
  assert_defect (fixture, "projects", "Nothing says why");
}

static void
test_event (AtlasFixture  *fixture,
            gconstpointer  data)
{
  write_shares (fixture, "");
  atlas_fixture_write (fixture, "events.json", "lodestone-atlas-events",
                       "\"rows\": [{\"id\": \"e\", \"date\": \"2026-05\", \"end_date\": \"2025\", "
                       "\"jurisdiction\": \"CHN\", \"kind\": \"law\", \"title\": \"t\", "
                       "\"source\": \"x\"}]");
  assert_defect (fixture, "events", "It needs a lever, or a reason");
  assert_defect (fixture, "events", "before it was announced");
}

static void
test_future (AtlasFixture  *fixture,
             gconstpointer  data)
{
  write_shares (fixture, "");
  atlas_fixture_write (fixture, "prices.json", "lodestone-atlas-prices",
                       "\"items\": [{\"material\": \"ore\", \"item\": \"i\", \"unit\": \"USD/t\", "
                       "\"source\": \"x\", \"rows\": [{\"year\": 2031, \"value\": 1}]}]");
  assert_defect (fixture, "prices", "2031 is yet to come.");
}

static void
test_unreadable (AtlasFixture  *fixture,
                 gconstpointer  data)
{
  write_shares (fixture, "");
  atlas_fixture_write (fixture, "targets.json", "lodestone-atlas-targets", "\"rows\": 5");
  g_test_expect_message ("lode-atlas", G_LOG_LEVEL_WARNING, "*targets.json*");
  assert_defect (fixture, "atlas", "targets.json");
  g_test_assert_expected_messages ();
}

static const LodeAtlasCoverage *
find_coverage (GPtrArray  *rows,
               const char *material,
               const char *stage)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCoverage *row = g_ptr_array_index (rows, i);

      if (g_str_equal (row->material, material) && g_str_equal (row->stage, stage))
        return row;
    }

  return NULL;
}

static void
test_coverage (void)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_coverage (lode_atlas_get_default ());
  const LodeAtlasCoverage *gallium = find_coverage (rows, "gallium", "refining");
  const LodeAtlasCoverage *germanium = find_coverage (rows, "germanium", "processing");
  const LodeAtlasCoverage *magnets = find_coverage (rows, "permanent_magnets", "magnet");

  g_assert_cmpint (gallium->quality, ==, 'A');
  g_assert_cmpint (gallium->year, ==, 2025);
  g_assert_cmpfloat (gallium->unsplit_pct, <, 5);
  g_assert_cmpint (germanium->quality, ==, 'C');
  g_assert_cmpuint (germanium->n_countries, ==, 1);
  g_assert_cmpfloat (germanium->unsplit_pct, >, 10);
  /* The only code for magnets that eight consumers have is wide. */
  g_assert_nonnull (magnets);
  g_assert_cmpint (magnets->quality, ==, '-');
  for (guint i = 0; i < LODE_ATLAS_N_COVER_CONSUMERS; i++)
    g_assert_cmpint (magnets->imports[i], ==, LODE_ATLAS_COVER_WIDE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/quality/shipped", test_shipped);
  g_test_add_func ("/atlas/quality/stable", test_stable);
  g_test_add_func ("/atlas/quality/conflicts", test_conflicts);
  atlas_fixture_add ("/atlas/quality/sums", test_sums);
  atlas_fixture_add ("/atlas/quality/references", test_references);
  atlas_fixture_add ("/atlas/quality/project", test_project);
  atlas_fixture_add ("/atlas/quality/event", test_event);
  atlas_fixture_add ("/atlas/quality/future", test_future);
  atlas_fixture_add ("/atlas/quality/unreadable", test_unreadable);
  g_test_add_func ("/atlas/quality/coverage", test_coverage);

  return g_test_run ();
}
