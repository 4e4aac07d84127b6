/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-briefing"

#include "config.h"

#include "lode-deck.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "base/lode-error.h"

/* 1920 × 1080 px at 144 px an inch: the size that projectors and Impress use for 16:9. */
#define POINTS_PER_PX 0.5

static cairo_status_t
append_bytes (void                *closure,
              const unsigned char *bytes,
              unsigned int         size_bytes)
{
  g_byte_array_append (closure, bytes, size_bytes);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface,
              LodeBriefing    *briefing)
{
  const char *title = lode_briefing_get (briefing, "title");
  const char *author = lode_briefing_get (briefing, "author");

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Lodestone " PACKAGE_VERSION);
}

static gboolean
draw_slide (cairo_surface_t  *surface,
            cairo_t          *cr,
            LodeBriefing     *briefing,
            guint             index,
            LodePage         *page,
            GError          **error)
{
  g_autofree char *label = g_strdup_printf ("%u", index + 1);
  g_autofree char *target = g_strdup_printf ("page=%u pos=[0.0 0.0]", index + 1);

  if (lode_page_get_problem (page) != NULL)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID, _("Slide %u has no chart: %s"), index + 1,
                   lode_page_get_problem (page));
      return FALSE;
    }
  cairo_pdf_surface_set_page_label (surface, label);
  lode_page_render (page, cr, NULL);
  cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, lode_page_get_title (page), target, 0);
  cairo_show_page (cr);

  return TRUE;
}

GBytes *
lode_deck_to_pdf (LodeBriefing    *briefing,
                  LodeAtlas       *atlas,
                  LodeTheme        theme,
                  LodeFigureFunc   figures,
                  gpointer         user_data,
                  GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n_slides;
  gboolean is_drawn = TRUE;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (LODE_IS_BRIEFING (briefing), NULL);

  n_slides = lode_briefing_get_n_slides (briefing);
  if (n_slides == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   _("The briefing “%s” has no slides; add one before exporting it."),
                   lode_briefing_get_id (briefing));
      return NULL;
    }

  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, LODE_PAGE_WIDTH * POINTS_PER_PX,
                                                 LODE_PAGE_HEIGHT * POINTS_PER_PX);
  set_metadata (surface, briefing);
  cr = cairo_create (surface);
  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  for (guint i = 0; i < n_slides && is_drawn; i++)
    {
      g_autoptr (LodePage) page = lode_page_new (briefing, i, atlas, theme, figures, user_data);

      is_drawn = draw_slide (surface, cr, briefing, i, page, error);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!is_drawn)
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_IO, _("The PDF could not be made: %s."),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
