/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "briefing/lode-page.h"

#define LONG_NAME "Democratic Republic of the Congo"

static LodeBriefing *
create_briefing (const char *language)
{
  LodeBriefing *briefing = lode_briefing_new ("test");

  lode_briefing_set (briefing, "title", "Magnets: who depends on whom");
  lode_briefing_set (briefing, "author", "Desk");
  lode_briefing_set (briefing, "date", "2026-02-04");
  lode_briefing_set (briefing, "marking", "OFFICIAL – SENSITIVE");
  lode_briefing_set (briefing, "language", language);
  return briefing;
}

static LodeSlide *
add_slide (LodeBriefing  *briefing,
           LodeSlideKind  kind,
           const char    *title,
           const char    *body)
{
  g_autoptr (LodeSlide) slide = lode_slide_new (kind);

  lode_slide_set (slide, "title", title);
  lode_slide_set (slide, "body", body);
  lode_briefing_insert_slide (briefing, lode_briefing_get_n_slides (briefing), slide);
  return lode_briefing_get_slide (briefing, lode_briefing_get_n_slides (briefing) - 1);
}

static void
fill_rows (LodeSlide *slide,
           guint      n_rows)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < n_rows; i++)
    {
      const char * const head[] = { "Country", "Share", "Note", NULL };
      const char * const row[] = { LONG_NAME, "12.5 %", "reported", NULL };

      g_ptr_array_add (rows, g_strdupv ((GStrv) (i == 0 ? head : row)));
    }
  lode_slide_set_table (slide, rows);
}

/* How many pixels of the drawn page differ from its background, in a box given in px of the canvas. */
static guint
count_ink (LodePage *page,
           double    x,
           double    y,
           double    width,
           double    height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 480, 270);
  cairo_t *cr = cairo_create (surface);
  const guint8 *pixels;
  guint32 background;
  guint ink = 0;
  int stride;

  cairo_scale (cr, 0.25, 0.25);
  lode_page_render (page, cr, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  memcpy (&background, pixels, sizeof background);
  for (int row = (int) (y / 4); row < (int) ((y + height) / 4); row++)
    for (int column = (int) (x / 4); column < (int) ((x + width) / 4); column++)
      {
        guint32 pixel;

        memcpy (&pixel, pixels + row * stride + column * 4, sizeof pixel);
        ink += (pixel & 0xffffff) != (background & 0xffffff);
      }
  cairo_surface_destroy (surface);
  return ink;
}

static void
test_cover (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (LodePage) page = NULL;

  add_slide (briefing, LODE_SLIDE_TITLE, NULL, NULL);
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
  g_assert_cmpstr (lode_page_get_title (page), ==, "Magnets: who depends on whom");
  g_assert_cmpstr (lode_page_get_source (page), ==, "");
  g_assert_null (lode_page_get_problem (page));
  g_assert_true (lode_page_has_room (page));
  /* The marking at both edges, the title in the middle, nothing beyond the margins. */
  g_assert_cmpuint (count_ink (page, 600, 12, 720, 44), >, 20);
  g_assert_cmpuint (count_ink (page, 600, 1028, 720, 44), >, 20);
  g_assert_cmpuint (count_ink (page, 96, 300, 1728, 300), >, 100);
  g_assert_cmpuint (count_ink (page, 0, 60, 92, 960), ==, 0);
  g_assert_cmpuint (count_ink (page, 1828, 60, 92, 960), ==, 0);
}

static void
test_text_shrinks (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (LodePage) page = NULL;

  for (guint i = 0; i < 12; i++)
    g_string_append (body, "- Tonnes that each member will buy and store, by year, with a date on it\n");
  add_slide (briefing, LODE_SLIDE_TEXT, "What to ask for", body->str);
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
  g_assert_true (lode_page_has_room (page));
  g_assert_cmpuint (count_ink (page, 96, 980, 1600, 40), ==, 0);
}

static void
test_text_without_room (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (LodePage) page = NULL;

  for (guint i = 0; i < 80; i++)
    g_string_append (body, "- One more line than any page can hold\n");
  add_slide (briefing, LODE_SLIDE_TEXT, "Too much", body->str);
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
  g_assert_false (lode_page_has_room (page));
}

static void
test_long_title_wraps (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (LodePage) page = NULL;

  add_slide (briefing, LODE_SLIDE_TEXT,
             "A message line that somebody wrote by hand and that is far too long for one line of a slide, "
             "so that it has to be set smaller until two lines hold all of it, names like " LONG_NAME " included",
             "Body");
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_DARK, NULL, NULL);
  g_assert_true (lode_page_has_room (page));
  g_assert_cmpuint (count_ink (page, 1828, 60, 92, 960), ==, 0);
}

static void
test_quote (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (LodePage) page = NULL;
  LodeSlide *slide = add_slide (briefing, LODE_SLIDE_QUOTE, NULL, "A list of wishes.");

  lode_slide_set (slide, "attribution", "Minerals Desk, 4 February 2026");
  lode_slide_set (slide, "source", "Minerals Desk, 4 February 2026");
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
  g_assert_cmpstr (lode_page_get_title (page), ==, "A list of wishes.");
  g_assert_cmpstr (lode_page_get_source (page), ==, "Minerals Desk, 4 February 2026");
  g_assert_true (lode_page_has_room (page));
}

static void
test_table (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  LodeSlide *slide = add_slide (briefing, LODE_SLIDE_TABLE, "Shares", NULL);

  for (guint n_rows = 2; n_rows <= 14; n_rows += 4)
    {
      g_autoptr (LodePage) page = NULL;

      fill_rows (slide, n_rows);
      page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
      g_assert_true (lode_page_has_room (page));
      g_assert_cmpuint (count_ink (page, 1828, 60, 92, 960), ==, 0);
    }
}

static void
test_right_to_left (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("ar");
  g_autoptr (LodePage) page = NULL;

  lode_briefing_set (briefing, "marking", NULL);
  add_slide (briefing, LODE_SLIDE_TEXT, "من يعتمد على من", "- المعادن الحرجة");
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, NULL, NULL);
  /* The title begins at the right margin, the page number stands at the left. */
  g_assert_cmpuint (count_ink (page, 1400, 70, 424, 90), >, 20);
  g_assert_cmpuint (count_ink (page, 96, 970, 200, 50), >, 2);
}

static gboolean
refuse (LodeChartSpec  *spec,
        LodeChartData  *data,
        gpointer        user_data,
        GError        **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No published split for metal making.");
  return FALSE;
}

static void
test_missing_chart (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (LodeChartSpec) spec = lode_chart_spec_new (LODE_CHART_FLOW, "ndfeb_magnets");
  g_autoptr (LodePage) page = NULL;

  lode_slide_set_chart (add_slide (briefing, LODE_SLIDE_CHART, "Flow", NULL), spec);
  page = lode_page_new (briefing, 0, NULL, LODE_THEME_LIGHT, refuse, NULL);
  g_assert_cmpstr (lode_page_get_problem (page), ==, "No published split for metal making.");
  g_assert_null (lode_page_get_scene (page, NULL, NULL));
  g_assert_cmpuint (count_ink (page, 96, 250, 1728, 200), >, 20);
}

static void
test_sources_are_collected (void)
{
  g_autoptr (LodeBriefing) briefing = create_briefing ("en");
  g_autoptr (LodePage) page = NULL;

  lode_slide_set (add_slide (briefing, LODE_SLIDE_TEXT, "One", "Body"), "source", "A statistical office, 2024");
  lode_slide_set (add_slide (briefing, LODE_SLIDE_QUOTE, NULL, "Two"), "source", "A newspaper, 2026");
  add_slide (briefing, LODE_SLIDE_SOURCES, NULL, NULL);
  page = lode_page_new (briefing, 2, NULL, LODE_THEME_LIGHT, NULL, NULL);
  g_assert_cmpstr (lode_page_get_title (page), ==, "Sources");
  g_assert_true (lode_page_has_room (page));
  g_assert_cmpuint (count_ink (page, 96, 180, 1000, 200), >, 60);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/briefing/page/cover", test_cover);
  g_test_add_func ("/briefing/page/text-shrinks", test_text_shrinks);
  g_test_add_func ("/briefing/page/text-without-room", test_text_without_room);
  g_test_add_func ("/briefing/page/long-title", test_long_title_wraps);
  g_test_add_func ("/briefing/page/quote", test_quote);
  g_test_add_func ("/briefing/page/table", test_table);
  g_test_add_func ("/briefing/page/right-to-left", test_right_to_left);
  g_test_add_func ("/briefing/page/missing-chart", test_missing_chart);
  g_test_add_func ("/briefing/page/sources", test_sources_are_collected);

  return g_test_run ();
}
