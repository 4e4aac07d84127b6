/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "atlas/lode-atlas-project.h"
#include "widgets/lode-lever-text.h"

static void
assert_format (const char *unit,
               double      value,
               const char *expected)
{
  LodeParameter parameter = { .name = "x", .label = "X", .unit = unit, .maximum = 1e9 };
  g_autofree char *text = lode_parameter_format (&parameter, value);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_units (void)
{
  assert_format ("share", 0.2, "20\302\240%");
  assert_format ("share/year", 0.03, "3.0\302\240% a year");
  assert_format ("t", 17500, "17,500\302\240t");
  assert_format ("t/year", 600, "600\302\240t a year");
  assert_format ("month", 24, "24\302\240months");
  assert_format ("day", 60, "60\302\240days");
  assert_format ("year", 8, "8\302\240years");
  assert_format ("USD/kg", 110, "US$110/kg");
  assert_format ("", 2.5, "2.5");
}

static void
assert_range (const char *unit,
              const char *expected)
{
  LodeParameter parameter = { .name = "x", .label = "X", .unit = unit, .maximum = 1e9 };
  LodeMagnitude magnitude = { 1000, 500, 1500, LODE_SHAPE_PERT };
  g_autofree char *text = lode_parameter_format_range (&parameter, &magnitude);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_range (void)
{
  LodeParameter parameter = { .name = "x", .label = "X", .unit = "share", .maximum = 1 };
  LodeMagnitude pert = { 0.2, 0.0, 0.5, LODE_SHAPE_PERT };
  LodeMagnitude fixed = { 0.2, 0.0, 0.5, LODE_SHAPE_FIXED };
  g_autofree char *range = lode_parameter_format_range (&parameter, &pert);
  g_autofree char *none = lode_parameter_format_range (&parameter, &fixed);

  g_assert_cmpstr (range, ==, "0–50\302\240%");
  assert_range ("t", "500–1,500\302\240t");
  assert_range ("t/year", "500–1,500\302\240t a year");
  assert_range ("USD/kg", "US$500–1,500/kg");
  assert_range ("month", "500–1,500\302\240months");
  g_assert_cmpstr (none, ==, "");
}

static void
test_title (void)
{
  static const char * const china[] = { "CHN", NULL };
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  g_autofree char *made = NULL;
  g_autofree char *own = NULL;

  lode_lever_set_countries (lever, china);
  made = lode_lever_format_title (lever, lode_atlas_get_default ());
  g_assert_cmpstr (made, ==, "Export control, China");
  lode_lever_set_title (lever, "The stop");
  own = lode_lever_format_title (lever, lode_atlas_get_default ());
  g_assert_cmpstr (own, ==, "The stop");
}

static void
test_detail (void)
{
  static const char * const stages[] = { "separation", "metal", NULL };
  static const char * const japan[] = { "JPN", NULL };
  g_autoptr (LodeLever) lever = lode_lever_new ("L1", LODE_LEVER_EXPORT_CONTROL);
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;

  all = lode_lever_format_detail (lever, lode_atlas_get_default ());
  g_assert_cmpstr (all, ==, "All stages");
  lode_lever_set_stages (lever, stages);
  lode_lever_set_destinations (lever, japan);
  lode_lever_set_probability (lever, 0.7);
  some = lode_lever_format_detail (lever, lode_atlas_get_default ());
  g_assert_cmpstr (some, ==, "Separation, Metal to Japan · odds 70\302\240%");
}

/* A reserve that is stated in days is shown in days; a plant with what the atlas says of it. */
static void
test_main_parameter (void)
{
  LodeAtlas *atlas = lode_atlas_get_default ();
  g_autoptr (LodeLever) reserve = lode_lever_new ("L1", LODE_LEVER_STOCKPILE);
  g_autoptr (GPtrArray) projects = lode_atlas_list_projects (atlas, "ndfeb_magnets", NULL, NULL);
  LodeMagnitude none = { 0, 0, 0, LODE_SHAPE_FIXED };
  LodeMagnitude sixty = { 60, 60, 60, LODE_SHAPE_FIXED };

  lode_lever_set_magnitude (reserve, "target", none);
  lode_lever_set_magnitude (reserve, "days", sixty);
  g_assert_cmpstr (lode_lever_get_main_parameter (reserve)->name, ==, "days");
  g_assert_cmpfloat (lode_lever_get_main_magnitude (reserve, atlas).value, ==, 60);

  g_assert_cmpuint (projects->len, >, 0);
  for (guint i = 0; i < projects->len; i++)
    {
      const LodeAtlasProject *project = g_ptr_array_index (projects, i);
      g_autoptr (LodeLever) plant = lode_lever_new ("L2", LODE_LEVER_PROJECT);
      g_autofree char *detail = NULL;

      lode_lever_set_project (plant, project->id);
      detail = lode_lever_format_detail (plant, atlas);
      g_assert_cmpint (lode_lever_get_first_month (plant, atlas), ==, project->start);
      if (project->adds != NULL)
        g_assert_cmpfloat (lode_lever_get_main_magnitude (plant, atlas).value, ==,
                           lode_figure_get_value (project->adds));
      else
        g_assert_cmpstr (detail, ==, "capacity unknown, not counted");
    }
}

static void
test_every_kind (void)
{
  for (guint kind = 0; kind < LODE_LEVER_N_KINDS; kind++)
    {
      g_autoptr (LodeLever) lever = lode_lever_new ("L1", (LodeLeverKind) kind);
      const LodeParameter *parameter = lode_lever_get_main_parameter (lever);
      g_autofree char *title = lode_lever_format_title (lever, lode_atlas_get_default ());

      g_assert_true (parameter->is_main);
      g_assert_cmpstr (title, !=, "");
      g_assert_true (g_str_has_suffix (lode_lever_kind_icon_name ((LodeLeverKind) kind),
                                       "-symbolic"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/widgets/lever-text/units", test_units);
  g_test_add_func ("/widgets/lever-text/range", test_range);
  g_test_add_func ("/widgets/lever-text/title", test_title);
  g_test_add_func ("/widgets/lever-text/detail", test_detail);
  g_test_add_func ("/widgets/lever-text/main-parameter", test_main_parameter);
  g_test_add_func ("/widgets/lever-text/every-kind", test_every_kind);
  return g_test_run ();
}
