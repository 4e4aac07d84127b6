/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <math.h>

#include "chart-test.h"

static void
test_text (void)
{
  const LodeTone tones[] = { LODE_TONE_TEXT, LODE_TONE_STRONG, LODE_TONE_DIM, LODE_TONE_WARNING };

  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
      g_assert_cmpfloat (lode_palette_contrast (theme, tones[i], LODE_TONE_BACKGROUND), >=, 4.5);
}

static void
test_marks (void)
{
  const LodeTone others[] = { LODE_TONE_GREY_NODE, LODE_TONE_AXIS, LODE_TONE_ACCENT,
                              LODE_TONE_SHOCK,
                              LODE_TONE_ANSWER };

  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    {
      for (guint slot = 0; slot < LODE_N_SLOTS; slot++)
        g_assert_cmpfloat (lode_palette_contrast (theme, LODE_TONE_SERIES_1 + slot, LODE_TONE_BACKGROUND), >=,
                           3);
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        g_assert_cmpfloat (lode_palette_contrast (theme, others[i], LODE_TONE_BACKGROUND), >=, 3);
    }
}

/* The large figures and the names of lines are written in series colours. */
static void
test_series_as_text (void)
{
  const LodeTone tones[] = { LODE_TONE_SERIES_1, LODE_TONE_SERIES_2 };

  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
      g_assert_cmpfloat (lode_palette_contrast (theme, tones[i], LODE_TONE_BACKGROUND), >=, 4.5);
}

/* The whole measure, colour-blind sight included, where its program is at hand. */
static void
test_sight (void)
{
  const char *program = g_getenv ("LODESTONE_PALETTE_CHECK");
  g_autoptr (GString) json = g_string_new ("{");
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const char *argv[] = { "python3", program, NULL, NULL };

  if (program == NULL || !g_file_test (program, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the palette check is not at hand");
      return;
    }
  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    {
      g_autofree char *background = lode_palette_to_hex (theme, LODE_TONE_BACKGROUND);
      g_autofree char *text = lode_palette_to_hex (theme, LODE_TONE_DIM);

      g_string_append_printf (json,
                              "%s\"%s\": {\"background\": \"%s\", \"text\": \"%s\", \"series\": [",
                              theme > 0 ? ", " : "", lode_theme_to_string (theme), background, text);
      for (guint slot = 0; slot < LODE_N_SLOTS; slot++)
        {
          g_autofree char *hex = lode_palette_to_hex (theme, LODE_TONE_SERIES_1 + slot);

          g_string_append_printf (json, "%s\"%s\"", slot > 0 ? ", " : "", hex);
        }
      g_string_append (json, "]}");
    }
  g_string_append (json, "}\n");
  folder = g_dir_make_tmp ("lode-palette-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "themes.json", NULL);
  g_assert_true (g_file_set_contents (path, json->str, -1, NULL));
  argv[2] = path;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_slots (void)
{
  const char * const owners[] = { "CHN", "EU27", "AUS", "USA", "MYS", "MMR" };

  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    g_assert_cmpint (lode_palette_slot_for_actor (owners[i]), ==, (int) i);
  g_assert_cmpint (lode_palette_slot_for_actor ("JPN"), ==, -1);
  g_assert_cmpint (lode_palette_slot_for_actor ("OTH"), ==, -1);
  g_assert_cmpint (lode_palette_slot_for_actor (""), ==, -1);
}

static void
test_themes (void)
{
  LodeTheme theme;
  g_autofree char *red = lode_palette_to_hex (LODE_THEME_LIGHT, LODE_TONE_SERIES_1);

  g_assert_cmpstr (red, ==, "#b43c35");
  for (guint i = 0; i < LODE_N_THEMES; i++)
    {
      g_assert_true (lode_theme_from_string (lode_theme_to_string (i), &theme));
      g_assert_cmpint (theme, ==, i);
    }
  g_assert_false (lode_theme_from_string ("sepia", &theme));
  g_assert_false (lode_theme_from_string ("", &theme));
  g_assert_false (lode_palette_is_hatched (LODE_THEME_LIGHT));
  g_assert_false (lode_palette_is_hatched (LODE_THEME_DARK));
  g_assert_true (lode_palette_is_hatched (LODE_THEME_PRINT));
  g_assert_true (lode_palette_is_hatched (LODE_THEME_CONTRAST));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/palette/text", test_text);
  g_test_add_func ("/chart/palette/marks", test_marks);
  g_test_add_func ("/chart/palette/series-as-text", test_series_as_text);
  g_test_add_func ("/chart/palette/sight", test_sight);
  g_test_add_func ("/chart/palette/slots", test_slots);
  g_test_add_func ("/chart/palette/themes", test_themes);

  return g_test_run ();
}
