/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-briefing"

#include "config.h"

#include "lode-page-private.h"

static void
insert_attribute (PangoAttrList  *attributes,
                  PangoAttribute *attribute)
{
  attribute->start_index = PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING;
  attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
  pango_attr_list_insert (attributes, attribute);
}

/* On a page that is read from the right, text of either direction starts at the right. Pango turns
 * an alignment round for a line that runs against its context. */
static PangoAlignment
mirror (LodePage       *page,
        PangoLayout    *layout,
        PangoAlignment  alignment)
{
  gboolean is_start = alignment == PANGO_ALIGN_LEFT;
  gboolean runs_against = pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_LTR;

  if (!page->is_rtl || alignment == PANGO_ALIGN_CENTER)
    return alignment;
  return is_start == runs_against ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

PangoLayout *
lode_page_set_text (LodePage            *page,
                    const char          *text,
                    const LodeTextStyle *style)
{
  PangoLayout *layout = pango_layout_new (page->context);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell");
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  pango_font_description_set_weight (font, (PangoWeight) style->weight);
  insert_attribute (attributes, pango_attr_font_features_new ("tnum"));
  if (style->line_height > 0)
    insert_attribute (attributes,
                      pango_attr_line_height_new_absolute ((int) (style->line_height * PANGO_SCALE)));
  if (style->letter_spacing > 0)
    insert_attribute (attributes,
                      pango_attr_letter_spacing_new ((int) (style->letter_spacing * PANGO_SCALE)));

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_alignment (layout, mirror (page, layout, style->alignment));
  if (style->width > 0)
    {
      pango_layout_set_width (layout, (int) (style->width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  pango_attr_list_unref (attributes);
  pango_font_description_free (font);
  return layout;
}

double
lode_page_text_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
lode_page_text_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
lode_page_put_text (LodePage    *page,
                    PangoLayout *layout,
                    double       x,
                    double       y,
                    LodeTone     tone)
{
  LodePageText text = { layout, x, y, tone };

  g_array_append_val (page->texts, text);
  return y + lode_page_text_height (layout);
}

void
lode_page_put_rule (LodePage *page,
                    double    x,
                    double    y,
                    double    width,
                    double    height,
                    LodeTone  tone)
{
  LodePageRule rule = { x, y, width, height, tone };

  g_array_append_val (page->rules, rule);
}
