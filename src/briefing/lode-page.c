/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-briefing"

#include "config.h"

#include "lode-page.h"

#include <glib/gi18n-lib.h>

#include "lode-page-private.h"

G_DEFINE_BOXED_TYPE (LodePage, lode_page, lode_page_ref, lode_page_unref)

static void
clear_text (LodePageText *text)
{
  g_clear_object (&text->layout);
}

static void
lode_page_free (LodePage *self)
{
  g_clear_object (&self->briefing);
  g_clear_object (&self->slide);
  g_clear_object (&self->context);
  g_clear_pointer (&self->texts, g_array_unref);
  g_clear_pointer (&self->rules, g_array_unref);
  g_clear_pointer (&self->scene, lode_scene_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->problem, g_free);
}

/* Metrics that do not depend on the scale, so that a thumbnail and the wall break lines alike. */
static PangoContext *
create_context (const char *language,
                gboolean    is_rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language != NULL ? language : "en"));
  pango_context_set_base_dir (context, is_rtl ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);

  return context;
}

static gboolean
is_rtl_language (const char *language)
{
  const char * const rtl[] = { "ar", "fa", "he", "ur", NULL };

  for (guint i = 0; language != NULL && rtl[i] != NULL; i++)
    if (g_str_has_prefix (language, rtl[i]) && !g_ascii_isalpha (language[2]))
      return TRUE;
  return FALSE;
}

static double
start_x (LodePage *self,
         double    width)
{
  return self->is_rtl ? LODE_PAGE_WIDTH - PAGE_MARGIN - width : PAGE_MARGIN;
}

/* The marking stands at both edges of every page, in the colour of a shock so that it is seen. */
static void
put_marking (LodePage *self)
{
  const LodeTextStyle style = { SIZE_MARKING, 700, 0, PAGE_WIDE, PANGO_ALIGN_CENTER, 3.0 };
  const char *marking = lode_briefing_get (self->briefing, "marking");

  if (marking == NULL || *marking == '\0')
    return;
  lode_page_put_text (self, lode_page_set_text (self, marking, &style), PAGE_MARGIN, 20, LODE_TONE_SHOCK);
  lode_page_put_text (self, lode_page_set_text (self, marking, &style), PAGE_MARGIN, 1034, LODE_TONE_SHOCK);
}

static void
put_number (LodePage *self,
            guint     index)
{
  const LodeTextStyle style = { SIZE_SOURCE, 400, 0, 0 };
  /* The mark keeps the order of the two numbers where the page is read from the right. */
  g_autofree char *text = g_strdup_printf ("\u200e%u / %u", index + 1, lode_briefing_get_n_slides (self->briefing));
  PangoLayout *layout = lode_page_set_text (self, text, &style);
  double width = lode_page_text_width (layout);
  double x = self->is_rtl ? PAGE_MARGIN : LODE_PAGE_WIDTH - PAGE_MARGIN - width;

  lode_page_put_text (self, layout, x, PAGE_FOOT - lode_page_text_height (layout), LODE_TONE_DIM);
}

/* Title and subtitle; returns the y below them. */
static double
put_head (LodePage   *self,
          const char *subtitle)
{
  LodeTextStyle style = { SIZE_TITLE, 800, SIZE_TITLE * 1.17, PAGE_WIDE };
  PangoLayout *title = lode_page_set_text (self, self->title, &style);
  double y = PAGE_TOP;

  while (style.size > 40 && pango_layout_get_line_count (title) > 2)
    {
      g_object_unref (title);
      style.size -= 2;
      style.line_height = style.size * 1.17;
      title = lode_page_set_text (self, self->title, &style);
    }
  y = lode_page_put_text (self, title, start_x (self, PAGE_WIDE), y, LODE_TONE_STRONG) + 6;
  if (subtitle != NULL && *subtitle != '\0')
    {
      const LodeTextStyle quiet = { SIZE_SUBTITLE, 400, SIZE_SUBTITLE * 1.3, PAGE_WIDE };

      y = lode_page_put_text (self, lode_page_set_text (self, subtitle, &quiet), start_x (self, PAGE_WIDE), y,
                              LODE_TONE_DIM);
    }
  return y + 30;
}

/* The footer wraps and pushes the rest up; returns the y above it. */
static double
put_source (LodePage *self)
{
  LodeTextStyle style = { SIZE_SOURCE, 400, SIZE_SOURCE * 1.27, PAGE_WIDE - 140 };
  PangoLayout *layout;
  double height;

  if (self->source == NULL || *self->source == '\0')
    return PAGE_FOOT - 30;
  layout = lode_page_set_text (self, self->source, &style);
  while (style.size > 17 && lode_page_text_height (layout) > 170)
    {
      g_object_unref (layout);
      style.size -= 1;
      style.line_height = style.size * 1.27;
      layout = lode_page_set_text (self, self->source, &style);
    }
  height = lode_page_text_height (layout);
  lode_page_put_text (self, layout, start_x (self, style.width), PAGE_FOOT - height, LODE_TONE_DIM);
  return PAGE_FOOT - height - 24;
}

static void
init_style (LodePage       *self,
            LodeChartStyle *style,
            double          height)
{
  lode_chart_style_init (style, PAGE_WIDE, height);
  style->base_px = SIZE_BASE;
  style->theme = self->theme;
  style->is_rtl = self->is_rtl;
  style->has_title = FALSE;
  style->has_source = FALSE;
  style->margin_px = 0;
}

/* A chart is laid out twice: once to learn its title and sources, whose height decides how much room
 * is left, then for that room. */
static void
fill_chart (LodePage       *self,
            LodeFigureFunc  figures,
            gpointer        user_data)
{
  LodeChartSpec *spec = lode_slide_get_chart (self->slide);
  const char *own_title = lode_slide_get (self->slide, "title");
  const char *own_subtitle = lode_slide_get (self->slide, "subtitle");
  g_autoptr (LodeScene) draft = NULL;
  g_autoptr (GError) error = NULL;
  LodeChartData data = { .atlas = self->atlas };
  LodeChartStyle style;
  double top;
  double bottom;

  init_style (self, &style, 720);
  if (spec == NULL || figures == NULL)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("This slide has no chart."));
  else if (figures (spec, &data, user_data, &error))
    draft = lode_chart_build (spec, &data, &style, &error);

  if (draft != NULL && own_title == NULL)
    {
      g_free (self->title);
      self->title = g_strdup (lode_scene_get_title (draft));
    }
  if (draft != NULL)
    self->source = g_strdup (lode_scene_get_source (draft));
  top = put_head (self, own_subtitle != NULL || draft == NULL ? own_subtitle : lode_scene_get_subtitle (draft));
  bottom = put_source (self);
  if (draft != NULL)
    {
      init_style (self, &style, bottom - top);
      self->scene = lode_chart_build (spec, &data, &style, &error);
      self->scene_x = PAGE_MARGIN;
      self->scene_y = top;
    }
  if (self->scene == NULL)
    {
      const LodeTextStyle quiet = { SIZE_SUBTITLE, 400, SIZE_SUBTITLE * 1.4, PAGE_WIDE };

      self->problem = g_strdup (error->message);
      lode_page_put_text (self, lode_page_set_text (self, self->problem, &quiet), PAGE_MARGIN, top + 120,
                          LODE_TONE_WARNING);
    }
}

static void
fill_plain (LodePage       *self,
            LodeFigureFunc  figures,
            gpointer        user_data)
{
  const char *source = lode_slide_get (self->slide, "source");
  LodeSlideKind kind = lode_slide_get_kind (self->slide);
  double top;
  double bottom;

  self->source = g_strdup (source);
  top = kind == LODE_SLIDE_QUOTE && lode_slide_get (self->slide, "title") == NULL
          ? PAGE_TOP + 60
          : put_head (self, lode_slide_get (self->slide, "subtitle"));
  bottom = put_source (self);
  if (kind == LODE_SLIDE_TEXT)
    lode_page_fill_text (self, top, bottom);
  else if (kind == LODE_SLIDE_QUOTE)
    lode_page_fill_quote (self, top, bottom);
  else if (kind == LODE_SLIDE_TABLE)
    lode_page_fill_table (self, top, bottom);
  else
    {
      g_autoptr (GPtrArray) lines = lode_page_collect_sources (self, figures, user_data);

      lode_page_fill_sources (self, lines, top, bottom);
    }
}

static char *
first_title (LodePage *self)
{
  const char *title = lode_slide_get (self->slide, "title");

  if (title != NULL)
    return g_strdup (title);
  switch (lode_slide_get_kind (self->slide))
    {
    case LODE_SLIDE_TITLE:
      title = lode_briefing_get (self->briefing, "title");
      return g_strdup (title != NULL ? title : _("Briefing"));
    case LODE_SLIDE_SOURCES:
      return g_strdup (_("Sources"));
    case LODE_SLIDE_QUOTE:
      title = lode_slide_get (self->slide, "body");
      return g_strdup (title != NULL ? title : "");
    case LODE_SLIDE_CHART:
    case LODE_SLIDE_TEXT:
    case LODE_SLIDE_TABLE:
    default:
      return g_strdup ("");
    }
}

LodePage *
lode_page_new (LodeBriefing   *briefing,
               guint           index,
               LodeAtlas      *atlas,
               LodeTheme       theme,
               LodeFigureFunc  figures,
               gpointer        user_data)
{
  LodePage *self;
  const char *language;

  g_return_val_if_fail (LODE_IS_BRIEFING (briefing), NULL);
  g_return_val_if_fail (index < lode_briefing_get_n_slides (briefing), NULL);

  language = lode_briefing_get (briefing, "language");
  self = g_atomic_rc_box_new0 (LodePage);
  self->briefing = g_object_ref (briefing);
  self->slide = g_object_ref (lode_briefing_get_slide (briefing, index));
  self->atlas = atlas;
  self->theme = theme;
  self->is_rtl = is_rtl_language (language);
  self->context = create_context (language, self->is_rtl);
  self->texts = g_array_new (FALSE, FALSE, sizeof (LodePageText));
  g_array_set_clear_func (self->texts, (GDestroyNotify) clear_text);
  self->rules = g_array_new (FALSE, FALSE, sizeof (LodePageRule));
  self->has_room = TRUE;
  self->title = first_title (self);

  put_marking (self);
  if (lode_slide_get_kind (self->slide) == LODE_SLIDE_TITLE)
    lode_page_fill_cover (self);
  else
    {
      put_number (self, index);
      if (lode_slide_get_kind (self->slide) == LODE_SLIDE_CHART)
        fill_chart (self, figures, user_data);
      else
        fill_plain (self, figures, user_data);
    }

  return self;
}

LodePage *
lode_page_ref (LodePage *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
lode_page_unref (LodePage *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) lode_page_free);
}

static void
set_tone (cairo_t   *cr,
          LodeTheme  theme,
          LodeTone   tone)
{
  LodeColour colour = lode_palette_get (theme, tone);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

void
lode_page_render (LodePage             *self,
                  cairo_t              *cr,
                  const LodeSceneState *state)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  cairo_save (cr);
  set_tone (cr, self->theme, LODE_TONE_BACKGROUND);
  cairo_rectangle (cr, 0, 0, LODE_PAGE_WIDTH, LODE_PAGE_HEIGHT);
  cairo_fill (cr);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const LodePageRule *rule = &g_array_index (self->rules, LodePageRule, i);

      set_tone (cr, self->theme, rule->tone);
      cairo_rectangle (cr, rule->x, rule->y, rule->width, rule->height);
      cairo_fill (cr);
    }
  if (self->scene != NULL)
    {
      cairo_save (cr);
      cairo_translate (cr, self->scene_x, self->scene_y);
      lode_scene_render_marks (self->scene, cr, state);
      cairo_restore (cr);
    }
  for (guint i = 0; i < self->texts->len; i++)
    {
      const LodePageText *text = &g_array_index (self->texts, LodePageText, i);

      set_tone (cr, self->theme, text->tone);
      lode_scene_render_layout (cr, text->layout, text->x, text->y);
    }
  cairo_restore (cr);
}

const LodeScene *
lode_page_get_scene (LodePage *self,
                     double   *x,
                     double   *y)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (x != NULL)
    *x = self->scene_x;
  if (y != NULL)
    *y = self->scene_y;
  return self->scene;
}

const char *
lode_page_get_title (LodePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
lode_page_get_source (LodePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source != NULL ? self->source : "";
}

const char *
lode_page_get_problem (LodePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problem;
}

gboolean
lode_page_has_room (LodePage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_room;
}
