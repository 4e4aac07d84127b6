/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <math.h>

#include "chart/scene/lode-scene-private.h"

/* Written by hand from the marks: cairo's SVG surface would turn every letter into a path. */

static void
append_number (GString    *svg,
               const char *before,
               double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  if (strchr (buffer, '.') != NULL)
    {
      gsize length = strlen (buffer);

      while (buffer[length - 1] == '0')
        buffer[--length] = '\0';
      if (buffer[length - 1] == '.')
        buffer[length - 1] = '\0';
    }
  g_string_append (svg, before);
  g_string_append (svg, g_str_equal (buffer, "-0") ? "0" : buffer);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      value)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, "", value);
  g_string_append_c (svg, '"');
}

static void
append_escaped (GString    *svg,
                const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (svg, escaped);
}

static void
append_element (GString    *svg,
                const char *name,
                const char *text)
{
  g_string_append_printf (svg, "<%s>", name);
  append_escaped (svg, text);
  g_string_append_printf (svg, "</%s>", name);
}

static void
append_point (GString         *svg,
              const char      *command,
              const LodePoint *point)
{
  append_number (svg, command, point->x);
  append_number (svg, " ", point->y);
}

static void
append_side (GString         *svg,
             const LodePoint *from,
             const LodePoint *to,
             gboolean         is_vertical)
{
  LodePoint middle = { (from->x + to->x) / 2, (from->y + to->y) / 2 };
  LodePoint first = { is_vertical ? from->x : middle.x, is_vertical ? middle.y : from->y };
  LodePoint second = { is_vertical ? to->x : middle.x, is_vertical ? middle.y : to->y };

  append_point (svg, "C", &first);
  append_point (svg, " ", &second);
  append_point (svg, " ", to);
}

static void
append_path (GString        *svg,
             const LodeMark *mark)
{
  const LodePoint *p = mark->points;

  g_string_append (svg, "<path d=\"");
  if (mark->outline == LODE_OUTLINE_RIBBON)
    {
      gboolean is_vertical = p[0].y == p[1].y;

      append_point (svg, "M", &p[0]);
      append_side (svg, &p[0], &p[2], is_vertical);
      append_point (svg, "L", &p[3]);
      append_side (svg, &p[3], &p[1], is_vertical);
    }
  else
    for (guint i = 0; i < mark->n_points; i++)
      append_point (svg, i == 0 ? "M" : "L", &p[i]);
  g_string_append (svg, mark->outline == LODE_OUTLINE_LINE ? "\"" : "Z\"");
}

static void
append_shape (GString        *svg,
              const LodeMark *mark)
{
  if (mark->outline != LODE_OUTLINE_BOX)
    {
      append_path (svg, mark);
      return;
    }
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", mark->box.x);
  append_attribute (svg, "y", mark->box.y);
  append_attribute (svg, "width", mark->box.width);
  append_attribute (svg, "height", mark->box.height);
  if (mark->radius > 0)
    append_attribute (svg, "rx", MIN (mark->radius, MIN (mark->box.width, mark->box.height) / 2));
}

static void
append_paint (GString         *svg,
              const LodeScene *self,
              const LodeMark  *mark)
{
  g_autofree char *hex = lode_palette_to_hex (self->theme, mark->tone);

  if (mark->outline == LODE_OUTLINE_LINE)
    {
      g_string_append_printf (svg, " fill=\"none\" stroke=\"%s\" stroke-linejoin=\"round\"", hex);
      append_attribute (svg, "stroke-width", mark->stroke);
      if (mark->is_dashed)
        {
          append_number (svg, " stroke-dasharray=\"", .4 * self->base_px);
          append_number (svg, " ", .28 * self->base_px);
          g_string_append_c (svg, '"');
        }
      if (mark->opacity < 1)
        append_attribute (svg, "stroke-opacity", mark->opacity);
      return;
    }
  g_string_append_printf (svg, " fill=\"%s\"", hex);
  if (mark->opacity < 1)
    append_attribute (svg, "fill-opacity", mark->opacity);
}

/* The hatch as a second shape over the first, or alone where nothing is known. */
static void
append_hatch (GString         *svg,
              const LodeScene *self,
              const LodeMark  *mark)
{
  LodeTone tone = mark->kind == LODE_MARK_FLOW || mark->hatch == LODE_HATCH_UNKNOWN
                    ? mark->tone
                    : LODE_TONE_BACKGROUND;

  append_shape (svg, mark);
  g_string_append_printf (svg, " fill=\"url(#hatch-%u-%u)\"", mark->hatch, (guint) tone);
  if (mark->kind == LODE_MARK_FLOW)
    append_attribute (svg, "fill-opacity", MIN (1, mark->opacity + .25));
  g_string_append (svg, "/>");
}

static void
append_halo (GString         *svg,
             const LodeScene *self,
             const LodeMark  *mark)
{
  g_autofree char *hex = lode_palette_to_hex (self->theme, LODE_TONE_BACKGROUND);

  append_shape (svg, mark);
  g_string_append_printf (svg, " fill=\"none\" stroke=\"%s\" stroke-linecap=\"square\"", hex);
  append_attribute (svg, "stroke-width", mark->stroke + 2 * mark->halo);
  g_string_append (svg, "/>\n");
}

static void
append_mark (GString         *svg,
             const LodeScene *self,
             const LodeMark  *mark)
{
  if (mark->opacity <= 0)
    return;
  if (mark->halo > 0)
    append_halo (svg, self, mark);
  if (mark->key != NULL)
    {
      g_string_append (svg, "<g>");
      append_element (svg, "title", mark->name);
    }
  if (!mark->is_hatched || mark->hatch != LODE_HATCH_UNKNOWN)
    {
      append_shape (svg, mark);
      append_paint (svg, self, mark);
      g_string_append (svg, "/>");
    }
  if (mark->is_hatched)
    append_hatch (svg, self, mark);
  g_string_append (svg, mark->key != NULL ? "</g>\n" : "\n");
}

static void
append_text (GString         *svg,
             const LodeScene *self,
             const LodeMark  *mark)
{
  /* The width that was laid out holds even where the font is missing: labels cannot collide. */
  g_string_append (svg, "<text xml:space=\"preserve\"");
  append_attribute (svg, "x", mark->is_rtl ? mark->box.x + mark->box.width : mark->box.x);
  append_attribute (svg, "y", mark->baseline);
  append_attribute (svg, "textLength", mark->box.width);
  g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\"");
  if (mark->is_rtl)
    g_string_append (svg, " direction=\"rtl\"");
  if (mark->halo > 0)
    {
      g_autofree char *hex = lode_palette_to_hex (self->theme, LODE_TONE_BACKGROUND);

      g_string_append_printf (svg,
                              " stroke=\"%s\" paint-order=\"stroke\" stroke-linejoin=\"round\"",
                              hex);
      append_attribute (svg, "stroke-width", 2 * mark->halo);
    }
  g_string_append_c (svg, '>');
  for (guint i = 0; i < mark->n_spans; i++)
    {
      const LodeTextRun *span = &mark->spans[i];
      g_autofree char *hex = lode_palette_to_hex (self->theme, span->tone);

      g_string_append_printf (svg, "<tspan fill=\"%s\" font-weight=\"%d\"", hex, span->weight);
      append_attribute (svg, "font-size", span->size_px);
      g_string_append_c (svg, '>');
      append_escaped (svg, span->text);
      g_string_append (svg, "</tspan>");
    }
  g_string_append (svg, "</text>\n");
}

static void
append_pattern (GString         *svg,
                const LodeScene *self,
                guint            index,
                LodeTone         tone)
{
  LodeHatch hatch = lode_hatch_get (index, self->base_px);
  g_autofree char *hex = lode_palette_to_hex (self->theme, tone);

  g_string_append_printf (svg, "<pattern id=\"hatch-%u-%u\" patternUnits=\"userSpaceOnUse\"", index,
                          (guint) tone);
  append_attribute (svg, "width", hatch.gap);
  append_attribute (svg, "height", hatch.gap);
  g_string_append_printf (svg, " patternTransform=\"rotate(%d)\"><path d=\"M0 0", hatch.angle);
  append_number (svg, "H", hatch.gap);
  if (hatch.is_crossed)
    append_number (svg, "M0 0V", hatch.gap);
  g_string_append_printf (svg, "\" stroke=\"%s\"", hex);
  /* Half of the line lies outside the tile. */
  append_attribute (svg, "stroke-width", 2 * hatch.stroke);
  g_string_append (svg, "/></pattern>\n");
}

static void
append_patterns (GString         *svg,
                 const LodeScene *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_string_append (svg, "<defs>\n");
  for (guint i = 0; i < self->marks->len; i++)
    {
      const LodeMark *mark = lode_scene_get_mark (self, i);
      LodeTone tone = mark->kind == LODE_MARK_FLOW || mark->hatch == LODE_HATCH_UNKNOWN
                        ? mark->tone
                        : LODE_TONE_BACKGROUND;

      if (mark->is_hatched &&
          g_hash_table_add (seen, GUINT_TO_POINTER (mark->hatch * LODE_N_TONES + tone + 1)))
        append_pattern (svg, self, mark->hatch, tone);
    }
  g_string_append (svg, "</defs>\n");
}

char *
lode_scene_to_svg (const LodeScene *self)
{
  GString *svg;
  g_autofree char *background = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
  append_attribute (svg, "width", self->width);
  append_attribute (svg, "height", self->height);
  append_number (svg, " viewBox=\"0 0 ", self->width);
  append_number (svg, " ", self->height);
  g_string_append (svg, "\" font-family=\"");
  append_escaped (svg, self->family);
  g_string_append (svg, ", 'Adwaita Sans', 'Noto Sans', sans-serif\">\n");
  append_element (svg, "title", self->title);
  append_element (svg, "desc", self->subtitle);
  g_string_append_c (svg, '\n');
  append_patterns (svg, self);
  background = lode_palette_to_hex (self->theme, LODE_TONE_BACKGROUND);
  g_string_append_printf (svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n",
                          background);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const LodeMark *mark = lode_scene_get_mark (self, i);

      if (mark->outline == LODE_OUTLINE_TEXT)
        append_text (svg, self, mark);
      else
        append_mark (svg, self, mark);
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}
