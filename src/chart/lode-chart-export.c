/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-chart-export.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "chart/scene/lode-png.h"
#include "chart/scene/lode-scene-render.h"

#define POINTS_PER_PX .75

static const char * const endings[] = { ".svg", ".pdf", ".png", ".csv", ".json" };

gboolean
lode_chart_format_for_path (const char       *path,
                            LodeChartFormat  *format,
                            GError          **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (LodeChartFormat) i;
        return TRUE;
      }
  g_set_error (error, LODE_ERROR, LODE_ERROR_USAGE,
               "%s has no ending that names a format; .svg, .pdf, .png, .csv and .json do.", path);
  return FALSE;
}

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *data,
              unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Takes @bytes and @surface. */
static GBytes *
finish_surface (cairo_surface_t *surface,
                GByteArray      *bytes,
                GError         **error)
{
  cairo_status_t status = cairo_surface_status (surface);

  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (bytes);
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The chart could not be drawn: %s.",
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
render_pdf (const LodeScene  *scene,
            GError          **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (append_bytes, bytes,
                                         lode_scene_get_width (scene) * POINTS_PER_PX,
                                         lode_scene_get_height (scene) * POINTS_PER_PX);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, lode_scene_get_title (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                  lode_scene_get_subtitle (scene));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Lodestone " PACKAGE_VERSION);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  lode_scene_render (scene, cr, NULL);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return finish_surface (surface, bytes, error);
}

static GBytes *
render_png (const LodeScene  *scene,
            GError          **error)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (lode_scene_get_width (scene)),
                                (int) ceil (lode_scene_get_height (scene)));
  cairo_t *cr = cairo_create (surface);
  LodeColour background = lode_palette_get (lode_scene_get_theme (scene), LODE_TONE_BACKGROUND);
  GBytes *bytes = NULL;

  /* The last pixel of a broken size belongs to the picture as well. */
  cairo_set_source_rgb (cr, background.red, background.green, background.blue);
  cairo_paint (cr);
  lode_scene_render_marks (scene, cr, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    bytes = lode_png_encode (surface, error);
  else
    g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The chart could not be drawn: %s.",
                 cairo_status_to_string (cairo_surface_status (surface)));
  cairo_surface_destroy (surface);
  return bytes;
}

static GBytes *
take_text (char *text)
{
  return text != NULL ? g_bytes_new_take (text, strlen (text)) : NULL;
}

GBytes *
lode_chart_render_bytes (const LodeScene  *scene,
                         LodeChartFormat   format,
                         GError          **error)
{
  g_return_val_if_fail (scene != NULL, NULL);

  switch (format)
    {
    case LODE_CHART_SVG:
      return take_text (lode_scene_to_svg (scene));
    case LODE_CHART_PDF:
      return render_pdf (scene, error);
    case LODE_CHART_PNG:
      return render_png (scene, error);
    case LODE_CHART_CSV:
      return take_text (lode_scene_to_csv (scene));
    case LODE_CHART_JSON:
      return take_text (lode_scene_to_json (scene, error));
    default:
      g_assert_not_reached ();
    }
}

gboolean
lode_chart_export (LodeChartSpec         *spec,
                   const LodeChartData   *data,
                   const LodeChartStyle  *style,
                   const char            *path,
                   GError               **error)
{
  g_autoptr (LodeScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;
  LodeChartFormat format;
  gsize size_bytes;
  const char *data_bytes;

  g_return_val_if_fail (spec != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!lode_chart_format_for_path (path, &format, error))
    return FALSE;
  scene = lode_chart_build (spec, data, style, error);
  if (scene == NULL)
    return FALSE;
  bytes = lode_chart_render_bytes (scene, format, error);
  if (bytes == NULL)
    return FALSE;
  data_bytes = g_bytes_get_data (bytes, &size_bytes);
  if (!g_file_set_contents (path, data_bytes, (gssize) size_bytes, &local))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, "The chart could not be written: %s",
                   local->message);
      return FALSE;
    }
  return TRUE;
}
