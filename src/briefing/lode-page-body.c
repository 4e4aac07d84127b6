/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands between the title and the footer of a page without a chart. Text that does not fit is
 * set smaller, step by step, down to a size that can still be read from the back of a room; what
 * does not fit even then makes the page say that it has no room. */

#define G_LOG_DOMAIN "lode-briefing"

#include "config.h"

#include "lode-page-private.h"

#include <string.h>

#define SMALLEST_BODY 22.0
#define BULLET "•"

static double
start_x (LodePage *page,
         double    width)
{
  return page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - width : PAGE_MARGIN;
}

void
lode_page_fill_cover (LodePage *page)
{
  const LodeTextStyle title_style = { SIZE_COVER, 800, SIZE_COVER * 1.12, PAGE_WIDE * 0.82 };
  const LodeTextStyle quiet_style = { SIZE_SUBTITLE + 4, 400, (SIZE_SUBTITLE + 4) * 1.4, PAGE_WIDE * 0.82 };
  const char *subtitle = lode_slide_get (page->slide, "subtitle");
  const char *author = lode_briefing_get (page->briefing, "author");
  const char *date = lode_briefing_get (page->briefing, "date");
  PangoLayout *title = lode_page_set_text (page, page->title, &title_style);
  double x = start_x (page, title_style.width);
  double y = MAX (PAGE_TOP + 60, LODE_PAGE_HEIGHT * 0.46 - lode_page_text_height (title));
  g_autofree char *signature = NULL;

  lode_page_put_rule (page, page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - 120 : PAGE_MARGIN, y - 36, 120, 8,
                      LODE_TONE_SERIES_1);
  y = lode_page_put_text (page, title, x, y, LODE_TONE_STRONG) + 28;
  if (subtitle != NULL)
    y = lode_page_put_text (page, lode_page_set_text (page, subtitle, &quiet_style), x, y, LODE_TONE_DIM);

  if (author != NULL && date != NULL)
    signature = g_strdup_printf ("%s · %s", author, date);
  else
    signature = g_strdup (author != NULL ? author : date);
  if (signature != NULL)
    {
      const LodeTextStyle style = { SIZE_BASE, 400, SIZE_BASE * 1.4, PAGE_WIDE * 0.82 };

      lode_page_put_text (page, lode_page_set_text (page, signature, &style), x, PAGE_FOOT - 60, LODE_TONE_DIM);
    }
  page->has_room = y < PAGE_FOOT - 70;
}

/* Sets the paragraphs of @body at @size and returns the height they take; places them if asked to. */
static double
set_paragraphs (LodePage   *page,
                const char *body,
                double      size,
                double      top,
                gboolean    is_placed)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  double y = top;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_bullet = g_str_has_prefix (lines[i], "- ");
      double indent = is_bullet ? size * 1.1 : 0;
      const LodeTextStyle style = { size, 400, size * 1.42, MIN (PAGE_WIDE, size * 44) - indent };
      PangoLayout *layout;

      if (*g_strstrip (lines[i]) == '\0')
        {
          y += size * 0.7;
          continue;
        }
      layout = lode_page_set_text (page, is_bullet ? lines[i] + 2 : lines[i], &style);
      if (is_placed)
        {
          double x = start_x (page, style.width) + (page->is_rtl ? -indent : indent);

          if (is_bullet)
            {
              const LodeTextStyle dot = { size, 700, size * 1.42, 0 };

              lode_page_put_text (page, lode_page_set_text (page, BULLET, &dot),
                                  page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - size * 0.5 : PAGE_MARGIN, y,
                                  LODE_TONE_SERIES_1);
            }
          y = lode_page_put_text (page, layout, x, y, LODE_TONE_TEXT) + (is_bullet ? size * 0.35 : 0);
        }
      else
        {
          y += lode_page_text_height (layout) + (is_bullet ? size * 0.35 : 0);
          g_object_unref (layout);
        }
    }

  return y - top;
}

void
lode_page_fill_text (LodePage *page,
                     double    top,
                     double    bottom)
{
  const char *body = lode_slide_get (page->slide, "body");
  double size = 38;

  if (body == NULL)
    return;
  while (size > SMALLEST_BODY && set_paragraphs (page, body, size, top, FALSE) > bottom - top)
    size -= 2;
  page->has_room = set_paragraphs (page, body, size, top + 16, TRUE) <= bottom - top;
}

void
lode_page_fill_quote (LodePage *page,
                      double    top,
                      double    bottom)
{
  const char *body = lode_slide_get (page->slide, "body");
  const char *attribution = lode_slide_get (page->slide, "attribution");
  g_autofree char *quoted = g_strdup_printf ("“%s”", body != NULL ? body : "");
  LodeTextStyle style = { 56, 700, 56 * 1.36, PAGE_WIDE - 120 };
  PangoLayout *layout = lode_page_set_text (page, quoted, &style);
  double room = bottom - top - 90;
  double x = page->is_rtl ? PAGE_MARGIN : PAGE_MARGIN + 56;
  double y;
  double height;

  while (style.size > SMALLEST_BODY && lode_page_text_height (layout) > room)
    {
      g_object_unref (layout);
      style.size -= 2;
      style.line_height = style.size * 1.36;
      layout = lode_page_set_text (page, quoted, &style);
    }
  height = lode_page_text_height (layout);
  page->has_room = height <= room;
  y = top + MAX (0, (room - height) * 0.38);
  lode_page_put_rule (page, page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - 8 : PAGE_MARGIN, y + 8, 8, height - 8,
                      LODE_TONE_SERIES_1);
  y = lode_page_put_text (page, layout, x, y, LODE_TONE_STRONG) + 28;
  if (attribution != NULL)
    {
      const LodeTextStyle quiet = { SIZE_SUBTITLE, 400, SIZE_SUBTITLE * 1.3, PAGE_WIDE - 120 };

      lode_page_put_text (page, lode_page_set_text (page, attribution, &quiet), x, y, LODE_TONE_DIM);
    }
}

/* A cell is set to the right when it begins with a digit, a sign or a currency, as figures are. */
static gboolean
is_figure (const char *cell)
{
  return *cell != '\0' && (g_ascii_isdigit (*cell) || g_str_has_prefix (cell, "−") || g_str_has_prefix (cell, "–") ||
                           g_str_has_prefix (cell, "+"));
}

static gboolean
is_figure_column (GPtrArray *rows,
                  guint      column)
{
  for (guint i = 1; i < rows->len; i++)
    {
      const char * const *row = g_ptr_array_index (rows, i);

      if (column < g_strv_length ((GStrv) row) && !is_figure (row[column]))
        return FALSE;
    }
  return rows->len > 1;
}

/* Widths of the columns: what each wants, cut down in proportion when they want too much. */
static double *
measure_columns (LodePage  *page,
                 GPtrArray *rows,
                 guint      n_columns,
                 double     size)
{
  double *widths = g_new0 (double, n_columns);
  double total = 0;
  double gap = size * 1.6;

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < g_strv_length (row); j++)
        {
          const LodeTextStyle style = { size, i == 0 ? 700 : 400, 0, 0 };
          g_autoptr (PangoLayout) layout = lode_page_set_text (page, row[j], &style);

          widths[j] = MAX (widths[j], lode_page_text_width (layout) + gap);
        }
    }
  for (guint j = 0; j < n_columns; j++)
    total += widths[j];
  for (guint j = 0; j < n_columns && total > PAGE_WIDE; j++)
    widths[j] *= PAGE_WIDE / total;

  return widths;
}

static double
set_rows (LodePage  *page,
          GPtrArray *rows,
          guint      n_columns,
          double     size,
          double     top,
          gboolean   is_placed)
{
  g_autofree double *widths = measure_columns (page, rows, n_columns, size);
  double total = 0;
  double y = top;

  for (guint j = 0; j < n_columns; j++)
    total += widths[j];
  for (guint i = 0; i < rows->len; i++)
    {
      GStrv row = g_ptr_array_index (rows, i);
      double x = page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN : PAGE_MARGIN;
      double height = size * 1.4;

      for (guint j = 0; j < g_strv_length (row); j++)
        {
          const LodeTextStyle style = {
            size, i == 0 ? 700 : 400, size * 1.3, widths[j] - size * 0.8,
            is_figure_column (rows, j) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT,
          };
          PangoLayout *layout = lode_page_set_text (page, row[j], &style);

          height = MAX (height, lode_page_text_height (layout));
          if (page->is_rtl)
            x -= widths[j];
          if (is_placed)
            lode_page_put_text (page, layout, x, y + size * 0.35, i == 0 ? LODE_TONE_DIM : LODE_TONE_TEXT);
          else
            g_object_unref (layout);
          if (!page->is_rtl)
            x += widths[j];
        }
      y += height + size * 0.7;
      if (is_placed)
        lode_page_put_rule (page, page->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - total : PAGE_MARGIN, y,
                            total, i == 0 ? 3 : 1, i == 0 ? LODE_TONE_AXIS : LODE_TONE_GRID);
    }

  return y - top;
}

void
lode_page_fill_table (LodePage *page,
                      double    top,
                      double    bottom)
{
  GPtrArray *rows = lode_slide_get_table (page->slide);
  guint n_columns = 0;
  double size = 32;

  if (rows == NULL)
    return;
  for (guint i = 0; i < rows->len; i++)
    n_columns = MAX (n_columns, g_strv_length (g_ptr_array_index (rows, i)));
  while (size > SMALLEST_BODY && set_rows (page, rows, n_columns, size, top, FALSE) > bottom - top)
    size -= 2;
  page->has_room = set_rows (page, rows, n_columns, size, top + 8, TRUE) <= bottom - top;
}
