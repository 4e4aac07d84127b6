/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "app/lode-chart-source.h"
#include "app/lode-depend-choices.h"
#include "base/lode-error.h"

static void
test_materials (void)
{
  LodeChoices choices = { 0 };

  lode_choices_fill_materials (&choices, lode_atlas_get_default ());
  g_assert_cmpuint (choices.keys->len, >, 2);
  g_assert_cmpuint (choices.keys->len, ==, g_list_model_get_n_items (choices.names));
  g_assert_cmpstr (lode_choices_get (&choices, 0), ==, "ndfeb_magnets");
  for (guint i = 0; i < choices.keys->len; i++)
    g_assert_cmpuint (lode_choices_find (&choices, lode_choices_get (&choices, i)), ==, i);
  lode_choices_clear (&choices);
  g_assert_null (choices.keys);
}

static void
test_consumers (void)
{
  LodeChoices choices = { 0 };

  lode_choices_fill_consumers (&choices, lode_atlas_get_default ());
  g_assert_null (lode_choices_get (&choices, 0));
  g_assert_cmpuint (lode_choices_find (&choices, NULL), ==, 0);
  g_assert_cmpstr (lode_choices_get (&choices, lode_choices_find (&choices, "JPN")), ==, "JPN");
  g_assert_cmpuint (lode_choices_find (&choices, "no such place"), ==, 0);
  g_assert_null (lode_choices_get (&choices, 10000));
  /* Filling anew replaces what was there. */
  lode_choices_fill_measures (&choices);
  g_assert_cmpstr (lode_choices_get (&choices, 0), ==, "share");
  lode_choices_clear (&choices);
}

/* Each chart that is one click away can really be drawn. */
static void
test_ready_views (void)
{
  g_autoptr (LodeChartSource) source = lode_chart_source_new (NULL);
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  for (guint i = 0; i < LODE_N_READY_VIEWS; i++)
    {
      g_autoptr (LodeChartSpec) spec = lode_ready_view_to_spec (&lode_ready_views[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (LodeScene) scene = lode_chart_source_build (source, spec, &style, &error);

      g_assert_no_error (error);
      g_assert_nonnull (scene);
      g_assert_cmpstr (lode_scene_get_title (scene), !=, "");
    }
}

/* A chart of a scenario that is not there says which one. */
static void
test_missing_scenario (void)
{
  g_autoptr (LodeChartSource) source = lode_chart_source_new (NULL);
  g_autoptr (LodeChartSpec) plain = lode_chart_spec_new (LODE_CHART_TIMELINE, "ndfeb_magnets");
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_with (plain, "scenario", "gone");
  g_autoptr (GError) error = NULL;
  LodeChartData data;

  g_assert_false (lode_chart_source_fill (spec, &data, source, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND);
  g_assert_nonnull (g_strstr_len (error->message, -1, "gone"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/depend-choices/materials", test_materials);
  g_test_add_func ("/app/depend-choices/consumers", test_consumers);
  g_test_add_func ("/app/depend-choices/ready-views", test_ready_views);
  g_test_add_func ("/app/chart-source/missing-scenario", test_missing_scenario);
  return g_test_run ();
}
