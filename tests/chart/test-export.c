/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/lode-error.h"
#include "chart-test.h"
#include "chart/lode-chart-export.h"
#include "chart/scene/lode-png.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("lode-export-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
export_chart (Fixture       *fixture,
              LodeChartKind  kind,
              const char    *name)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (kind, "consumer=EU27", NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain () };
  LodeChartStyle style;
  char *path = g_build_filename (fixture->folder, name, NULL);

  lode_chart_style_init (&style, 1280, 720);
  lode_chart_export (spec, &data, &style, path, &error);
  g_assert_no_error (error);
  return path;
}

static char *
read_file (const char *path,
           gsize      *size_bytes)
{
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, size_bytes, &error);
  g_assert_no_error (error);
  return bytes;
}

/* --- SVG --- */

typedef struct
{
  GString *text;         /* of all <text>, a line each */
  guint    n_titles;
  guint    n_paths;
  gboolean is_text;
} SvgContent;

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **attributes,
               const char          **values,
               gpointer              user_data,
               GError              **error)
{
  SvgContent *content = user_data;

  content->is_text = g_str_equal (name, "text") || g_str_equal (name, "tspan");
  content->n_titles += g_str_equal (name, "title") ? 1 : 0;
  content->n_paths += g_str_equal (name, "path") ? 1 : 0;
}

static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              user_data,
             GError              **error)
{
  SvgContent *content = user_data;

  if (g_str_equal (name, "text"))
    g_string_append_c (content->text, '\n');
}

static void
take_text (GMarkupParseContext  *context,
           const char           *text,
           gsize                 length,
           gpointer              user_data,
           GError              **error)
{
  SvgContent *content = user_data;

  if (content->is_text)
    g_string_append_len (content->text, text, (gssize) length);
}

static void
read_svg (const char *svg,
          SvgContent *content)
{
  const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, content, NULL);
  g_autoptr (GError) error = NULL;

  content->text = g_string_new (NULL);
  g_markup_parse_context_parse (context, svg, -1, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);
}

static void
test_svg (Fixture       *fixture,
          gconstpointer  data)
{
  const LodeChartKind kinds[] = { LODE_CHART_FLOW, LODE_CHART_SOURCES };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = export_chart (fixture, kinds[i], "chart.svg");
      g_autofree char *svg = read_file (path, NULL);
      SvgContent content = { NULL };

      read_svg (svg, &content);
      g_assert_nonnull (strstr (content.text->str, "China"));
      g_assert_nonnull (strstr (content.text->str, "EU "));
      g_assert_nonnull (strstr (content.text->str, "Source: "));
      g_assert_cmpuint (content.n_titles, >, 5);
      g_assert_nonnull (strstr (svg, "font-family=\"Cantarell"));
      g_assert_null (strstr (svg, "nan"));
      g_assert_null (strstr (svg, "inf"));
      g_string_free (content.text, TRUE);
    }
}

/* Names are data: they never become markup. */
static void
test_svg_escapes (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW,
                                                    "title=<b>5 & 6 \"quoted\"</b>", NULL);
  g_autoptr (LodeScene) scene = NULL;
  g_autofree char *svg = NULL;
  SvgContent content = { NULL };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  scene = chart_test_build (spec, NULL, &style);
  svg = lode_scene_to_svg (scene);
  read_svg (svg, &content);
  g_assert_nonnull (strstr (content.text->str, "<b>5 & 6 \"quoted\"</b>"));
  g_assert_null (strstr (svg, "<b>"));
  g_string_free (content.text, TRUE);
}

/* Hatching needs its patterns, and only the themes that hatch have them. */
static void
test_svg_patterns (Fixture       *fixture,
                   gconstpointer  data)
{
  for (guint theme = 0; theme < LODE_N_THEMES; theme++)
    {
      g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
      g_autoptr (LodeScene) scene = NULL;
      g_autofree char *svg = NULL;
      guint n_patterns = 0;
      LodeChartStyle style;

      lode_chart_style_init (&style, 1280, 720);
      style.theme = theme;
      scene = chart_test_build (spec, NULL, &style);
      svg = lode_scene_to_svg (scene);
      for (const char *at = strstr (svg, "<pattern id=\""); at != NULL; at = strstr (at + 1, "<pattern id=\""))
        {
          g_autofree char *id = g_strndup (at + 13, strcspn (at + 13, "\""));
          g_autofree char *use = g_strdup_printf ("url(#%s)", id);

          g_assert_nonnull (strstr (svg, use));
          n_patterns++;
        }
      if (lode_palette_is_hatched (theme))
        g_assert_cmpuint (n_patterns, >, 4);
      else
        g_assert_cmpuint (n_patterns, ==, 1);
    }
}

/* --- PDF --- */

/* (nullable): what a program says of a file; %NULL when it is not installed. */
static char *
ask (const char *program,
     const char *path,
     const char *last)
{
  const char *argv[] = { program, path, last, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                               NULL,
                               &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
test_pdf_text (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_FLOW, "chart.pdf");
  g_autofree char *text = ask ("pdftotext", path, "-");
  g_autofree char *info = ask ("pdfinfo", path, NULL);

  if (text == NULL || info == NULL)
    {
      g_test_skip ("poppler's programs are not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "The EU gets"));
  g_assert_nonnull (strstr (text, "of its magnets from China"));
  g_assert_nonnull (strstr (text, "Myanmar"));
  g_assert_nonnull (strstr (info, "Title:           The EU gets"));
  g_assert_nonnull (strstr (info, "960 x 540 pts"));
}

static void
test_pdf_fonts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_FLOW, "chart.pdf");
  g_autofree char *fonts = ask ("pdffonts", path, NULL);
  g_auto (GStrv) lines = NULL;
  guint n_fonts = 0;

  if (fonts == NULL)
    {
      g_test_skip ("poppler's programs are not installed");
      return;
    }
  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      /* Columns: embedded, subset, with a table to unicode. */
      g_assert_nonnull (strstr (lines[i], "yes yes yes"));
      n_fonts++;
    }
  g_assert_cmpuint (n_fonts, >, 0);
}

/* --- PNG, CSV, JSON --- */

static void
test_png (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_SOURCES, "chart.png");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const unsigned char *pixels = cairo_image_surface_get_data (surface);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1280);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 720);
  g_assert_cmpuint (pixels[0], ==, 0xfa);
  cairo_surface_destroy (surface);
}

/* The pixels of the file are those of the drawing. */
static void
test_png_is_the_drawing (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_FLOW, "chart.png");
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);
  const unsigned char *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n_red = 0;

  for (int y = 0; y < 720; y++)
    for (int x = 0; x < 1280; x++)
      {
        guint32 pixel;

        memcpy (&pixel, pixels + y * stride + 4 * x, 4);
        n_red += (pixel & 0xffffff) == 0xb43c35 ? 1 : 0;
      }
  g_assert_cmpuint (n_red, >, 15000);
  cairo_surface_destroy (surface);
}

/* Noise, which no filter helps, comes back as it went out. */
static void
test_png_of_noise (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  const int sizes[][2] = { { 1, 1 }, { 7, 3 }, { 300, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "noise.png", NULL);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, sizes[i][0],
                                                             sizes[i][1]);
      cairo_surface_t *again;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      int stride = cairo_image_surface_get_stride (surface);
      gsize size_bytes;
      const char *png;

      for (int y = 0; y < sizes[i][1]; y++)
        for (int x = 0; x < sizes[i][0]; x++)
          {
            guint32 pixel = g_rand_int (random) & 0xffffff;

            memcpy (cairo_image_surface_get_data (surface) + y * stride + 4 * x, &pixel, 4);
          }
      cairo_surface_mark_dirty (surface);
      bytes = lode_png_encode (surface, &error);
      g_assert_no_error (error);
      png = g_bytes_get_data (bytes, &size_bytes);
      g_assert_true (g_file_set_contents (path, png, (gssize) size_bytes, NULL));
      again = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (again), ==, CAIRO_STATUS_SUCCESS);
      for (int y = 0; y < sizes[i][1]; y++)
        for (int x = 0; x < sizes[i][0]; x++)
          {
            guint32 first;
            guint32 second;

            memcpy (&first, cairo_image_surface_get_data (surface) + y * stride + 4 * x, 4);
            memcpy (&second, cairo_image_surface_get_data (again) +
                               y * cairo_image_surface_get_stride (again) + 4 * x, 4);
            g_assert_cmphex (first & 0xffffff, ==, second & 0xffffff);
          }
      cairo_surface_destroy (surface);
      cairo_surface_destroy (again);
    }
}

static void
test_broken_size (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autoptr (LodeScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LodeChartStyle style;

  lode_chart_style_init (&style, 1122.52, 793.7);
  scene = chart_test_build (spec, NULL, &style);
  bytes = lode_chart_render_bytes (scene, LODE_CHART_PNG, NULL);
  g_assert_nonnull (bytes);
}

static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_FLOW, "chart.csv");
  g_autofree char *csv = read_file (path, NULL);

  g_assert_true (g_str_has_prefix (csv, "what,stage,from,"));
  g_assert_nonnull (strstr (csv, "\noutput,mining,CHN,China,"));
  g_assert_nonnull (strstr (csv, "\nflow,magnet,CHN,China,EU27,"));
}

static void
test_json (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = export_chart (fixture, LODE_CHART_SOURCES, "CHART.JSON");
  g_autofree char *json = read_file (path, NULL);

  g_assert_true (g_str_has_prefix (json, "{\n  \"title\": \"Nine in ten"));
  g_assert_true (g_str_has_suffix (json, "}\n"));
}

static void
test_unknown_ending (Fixture       *fixture,
                     gconstpointer  data)
{
  const char * const names[] = { "chart", "chart.gif", "chart.svg.bak", "" };
  LodeChartFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (lode_chart_format_for_path (names[i], &format, &error));
      g_assert_error (error, LODE_ERROR, LODE_ERROR_USAGE);
    }
}

static void
test_no_folder (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (LodeChartSpec) spec = chart_test_spec (LODE_CHART_FLOW, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "chart.svg", NULL);
  g_autoptr (GError) error = NULL;
  LodeChartData figures = { .atlas = lode_atlas_get_default (), .chain = chart_test_real_chain () };
  LodeChartStyle style;

  lode_chart_style_init (&style, 1280, 720);
  g_assert_false (lode_chart_export (spec, &figures, &style, path, &error));
  g_assert_error (error, LODE_ERROR, LODE_ERROR_IO);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/chart/chart-export/svg/text", test_svg);
  ADD ("/chart/chart-export/svg/escapes", test_svg_escapes);
  ADD ("/chart/chart-export/svg/patterns", test_svg_patterns);
  ADD ("/chart/chart-export/pdf/text", test_pdf_text);
  ADD ("/chart/chart-export/pdf/fonts", test_pdf_fonts);
  ADD ("/chart/chart-export/png/size", test_png);
  ADD ("/chart/chart-export/png/pixels", test_png_is_the_drawing);
  ADD ("/chart/png/noise", test_png_of_noise);
  ADD ("/chart/chart-export/png/broken-size", test_broken_size);
  ADD ("/chart/chart-export/csv", test_csv);
  ADD ("/chart/chart-export/json", test_json);
  ADD ("/chart/chart-export/unknown-ending", test_unknown_ending);
  ADD ("/chart/chart-export/no-folder", test_no_folder);

  return g_test_run ();
}
