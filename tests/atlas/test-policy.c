/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "atlas-fixture.h"
#include "atlas/lode-atlas-policy.h"

static const LodeAtlasEvent *
event_at (GPtrArray *events,
          guint      index)
{
  return g_ptr_array_index (events, index);
}

static void
test_events (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) all = lode_atlas_list_events (atlas, NULL, NULL, 0);
  g_autoptr (GPtrArray) magnets = lode_atlas_list_events (atlas, "ndfeb_magnets", "CHN", 2025);
  gboolean has_april = FALSE;

  g_assert_cmpuint (all->len, ==, 73);
  for (guint i = 1; i < all->len; i++)
    g_assert_cmpint (strncmp (event_at (all, i - 1)->date, event_at (all, i)->date, 7), <=, 0);
  for (guint i = 0; i < magnets->len; i++)
    {
      has_april |= g_str_equal (event_at (magnets, i)->date, "2025-04-04");
      g_assert_true (g_str_has_prefix (event_at (magnets, i)->date, "2025"));
    }
  g_assert_true (has_april);
}

/* "USA;AUS" is Australia's, too. */
static void
test_joint_events (void)
{
  g_autoptr (GPtrArray) events =
    lode_atlas_list_events (lode_atlas_get_default (), NULL, "AUS", 2025);
  gboolean is_joint = FALSE;

  g_assert_cmpuint (events->len, >, 0);
  for (guint i = 0; i < events->len; i++)
    is_joint |= strchr (event_at (events, i)->jurisdiction, ';') != NULL;
  g_assert_true (is_joint);
}

/* A control on dysprosium concerns magnets; one on gallium does not. */
static void
test_related_events (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) magnets = lode_atlas_list_events (atlas, "ndfeb_magnets", NULL, 0);
  g_autoptr (GPtrArray) gallium = lode_atlas_list_events (atlas, "gallium", NULL, 2023);
  gboolean has_offtake = FALSE;

  for (guint i = 0; i < magnets->len; i++)
    {
      const LodeAtlasEvent *event = event_at (magnets, i);

      has_offtake |= g_str_equal (event->kind, "offtake");
      g_assert_cmpstr (event->date, !=, "2023-07-03");
    }
  g_assert_true (has_offtake);
  g_assert_cmpuint (gallium->len, ==, 1);
}

static void
test_suspension_keeps_its_doubt (void)
{
  g_autoptr (GPtrArray) events =
    lode_atlas_list_events (lode_atlas_get_default (), NULL, "CHN", 2025);
  gboolean is_found = FALSE;

  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (event_at (events, i)->end_date, "2026-11-10"))
      {
        is_found = TRUE;
        g_assert_nonnull (strstr (event_at (events, i)->note, "not in the sources"));
      }
  g_assert_true (is_found);
}

static void
test_targets (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (GPtrArray) all = lode_atlas_list_targets (atlas, NULL);
  g_autoptr (GPtrArray) eu = lode_atlas_list_targets (atlas, "EU27");

  g_assert_cmpuint (all->len, ==, 15);
  g_assert_cmpuint (eu->len, ==, 4);
}

static void
test_ceiling (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  const LodeAtlasTarget *eu = lode_atlas_get_ceiling (atlas, "EU27");
  const LodeAtlasTarget *uk = lode_atlas_get_ceiling (atlas, "GBR");

  g_assert_nonnull (eu);
  g_assert_cmpfloat (lode_figure_get_value (eu->figure), ==, 65);
  g_assert_cmpstr (lode_figure_get_unit (eu->figure), ==, "%");
  g_assert_cmpint (eu->by_year, ==, 2030);
  g_assert_nonnull (strstr (eu->scope, "annual consumption"));
  g_assert_nonnull (strstr (lode_figure_get_note (eu->figure), "2024/1252"));
  g_assert_nonnull (uk);
  g_assert_cmpfloat (lode_figure_get_value (uk->figure), ==, 60);
  g_assert_cmpint (uk->by_year, ==, 2035);
  /* A quota in tonnes is no ceiling on a supplier's share. */
  g_assert_null (lode_atlas_get_ceiling (atlas, "COD"));
  g_assert_null (lode_atlas_get_ceiling (atlas, "JPN"));
}

static void
test_damaged_target (AtlasFixture  *fixture,
                     gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "targets.json", "lodestone-atlas-targets",
                       "\"rows\": [{\"jurisdiction\": \"EU27\", \"target\": \"t\", "
                       "\"comparison\": \"at most\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].figure");
}

static void
test_damaged_event (AtlasFixture  *fixture,
                    gconstpointer  data)
{
  atlas_fixture_write_rest (fixture, "[]");
  atlas_fixture_write (fixture, "events.json", "lodestone-atlas-events",
                       "\"rows\": [{\"id\": \"e\", \"date\": \"2026\", \"jurisdiction\": \"CHN\", "
                       "\"kind\": \"law\", \"title\": \"t\", \"materials\": \"ore\", "
                       "\"source\": \"x\"}]");
  atlas_fixture_assert_damaged (fixture, "rows[0].materials");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/atlas/policy/events", test_events);
  g_test_add_func ("/atlas/policy/joint-events", test_joint_events);
  g_test_add_func ("/atlas/policy/related-events", test_related_events);
  g_test_add_func ("/atlas/policy/suspension", test_suspension_keeps_its_doubt);
  g_test_add_func ("/atlas/policy/targets", test_targets);
  g_test_add_func ("/atlas/policy/ceiling", test_ceiling);
  atlas_fixture_add ("/atlas/policy/damaged-target", test_damaged_target);
  atlas_fixture_add ("/atlas/policy/damaged-event", test_damaged_event);

  return g_test_run ();
}
