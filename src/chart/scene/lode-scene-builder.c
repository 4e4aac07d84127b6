/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-scene-builder.h"

#include <math.h>
#include <stdarg.h>

#include "chart/scene/lode-scene-private.h"

struct _LodeSceneBuilder
{
  LodeChartStyle  style;
  LodeScene      *scene;
  PangoContext   *context;
  PangoContext   *number_context;   /* always left to right */
};

/* A base of 13 px at the least: a label is never smaller than it is in a window. */
static double
suiting_base (double   width,
              double   height,
              gboolean is_narrow)
{
  if (is_narrow)
    return 13;
  return MAX (13, 26 * MIN (width / 1920, height / 1080));
}

void
lode_chart_prepare (void)
{
  /* The font map reads the configuration in a thread of its own from its first moment on. */
  pango_cairo_font_map_get_default ();
}

/* Without hinting and rounding, text has the same proportions at every scale: a scene that is laid
 * out once may be drawn at twice the size or into a PDF. */
static PangoContext *
make_context (const char     *family,
              PangoDirection  direction)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoFontDescription) description = pango_font_description_new ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  pango_font_description_set_family (description, family);
  pango_context_set_font_description (context, description);
  return context;
}

LodeSceneBuilder *
lode_scene_builder_new (const LodeChartStyle *style)
{
  LodeSceneBuilder *self = g_new0 (LodeSceneBuilder, 1);

  self->style = *style;
  if (!(self->style.base_px > 0))
    self->style.base_px = suiting_base (style->width, style->height, style->is_narrow);
  if (self->style.family == NULL)
    self->style.family = "Cantarell";
  if (self->style.margin_px < 0)
    self->style.margin_px = 1.5 * self->style.base_px;

  self->scene = lode_scene_new_empty ();
  self->scene->width = style->width;
  self->scene->height = style->height;
  self->scene->base_px = self->style.base_px;
  self->scene->theme = style->theme;
  self->scene->is_rtl = style->is_rtl;
  self->scene->family = g_strdup (self->style.family);
  self->context = make_context (self->style.family,
                                style->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  if (style->is_rtl)
    self->number_context = make_context (self->style.family, PANGO_DIRECTION_LTR);
  else
    self->number_context = g_object_ref (self->context);
  return self;
}

void
lode_scene_builder_free (LodeSceneBuilder *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->scene, lode_scene_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->number_context);
  g_free (self);
}

static void
mirror_mark (LodeMark *mark,
             double    width)
{
  mark->box.x = width - mark->box.x - mark->box.width;
  for (guint i = 0; i < mark->n_points; i++)
    mark->points[i].x = width - mark->points[i].x;
}

LodeScene *
lode_scene_builder_finish (LodeSceneBuilder *self)
{
  LodeScene *scene;

  g_return_val_if_fail (self != NULL, NULL);

  scene = g_steal_pointer (&self->scene);
  if (self->style.is_rtl)
    for (guint i = 0; i < scene->marks->len; i++)
      mirror_mark (&g_array_index (scene->marks, LodeMark, i), scene->width);
  lode_scene_seal (scene);
  lode_scene_builder_free (self);
  return scene;
}

const LodeChartStyle *
lode_scene_builder_get_style (LodeSceneBuilder *self)
{
  return &self->style;
}

double
lode_scene_builder_get_base (LodeSceneBuilder *self)
{
  return self->style.base_px;
}

void
lode_scene_builder_set_words (LodeSceneBuilder *self,
                              const char       *title,
                              const char       *subtitle,
                              const char       *source)
{
  g_free (self->scene->title);
  self->scene->title = g_strdup (title);
  g_free (self->scene->subtitle);
  self->scene->subtitle = g_strdup (subtitle);
  g_free (self->scene->source);
  self->scene->source = g_strdup (source);
}

/* --- marks --- */

LodeMark *
lode_scene_builder_get_mark (LodeSceneBuilder *self,
                             guint             index)
{
  g_assert (index < self->scene->marks->len);
  return &g_array_index (self->scene->marks, LodeMark, index);
}

guint
lode_scene_builder_get_n_marks (LodeSceneBuilder *self)
{
  return self->scene->marks->len;
}

static LodeMark *
append_mark (LodeSceneBuilder *self,
             LodeMarkKind      kind,
             LodeOutline       outline,
             LodeTone          tone,
             double            opacity)
{
  LodeMark mark = {
    .kind = kind,
    .outline = outline,
    .tone = tone,
    .opacity = opacity,
    .owner = -1,
    .stage = -1,
    .share_pct = NAN,
  };

  g_array_append_val (self->scene->marks, mark);
  g_ptr_array_add (self->scene->layouts, NULL);
  return &g_array_index (self->scene->marks, LodeMark, self->scene->marks->len - 1);
}

static void
take_points (LodeMark        *mark,
             const LodePoint *points,
             guint            n_points)
{
  double left = INFINITY;
  double right = -INFINITY;
  double top = INFINITY;
  double bottom = -INFINITY;

  mark->points = g_memdup2 (points, n_points * sizeof (LodePoint));
  mark->n_points = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }
  mark->box = (LodeBox) { left, top, right - left, bottom - top };
}

guint
lode_scene_builder_add_box (LodeSceneBuilder *self,
                            LodeMarkKind      kind,
                            const LodeBox    *box,
                            LodeTone          tone,
                            double            opacity)
{
  LodeMark *mark = append_mark (self, kind, LODE_OUTLINE_BOX, tone, opacity);

  mark->box = *box;
  return self->scene->marks->len - 1;
}

guint
lode_scene_builder_add_ribbon (LodeSceneBuilder *self,
                               const LodePoint   points[4],
                               LodeTone          tone,
                               double            opacity)
{
  take_points (append_mark (self, LODE_MARK_FLOW, LODE_OUTLINE_RIBBON, tone, opacity), points, 4);
  return self->scene->marks->len - 1;
}

guint
lode_scene_builder_add_line (LodeSceneBuilder *self,
                             LodeMarkKind      kind,
                             const LodePoint  *points,
                             guint             n_points,
                             LodeTone          tone,
                             double            stroke)
{
  LodeMark *mark = append_mark (self, kind, LODE_OUTLINE_LINE, tone, 1);

  take_points (mark, points, n_points);
  mark->stroke = stroke;
  return self->scene->marks->len - 1;
}

guint
lode_scene_builder_add_area (LodeSceneBuilder *self,
                             LodeMarkKind      kind,
                             const LodePoint  *points,
                             guint             n_points,
                             LodeTone          tone,
                             double            opacity)
{
  take_points (append_mark (self, kind, LODE_OUTLINE_AREA, tone, opacity), points, n_points);
  return self->scene->marks->len - 1;
}

void
lode_scene_builder_add_whisker (LodeSceneBuilder *self,
                                double            at,
                                double            low,
                                double            high,
                                gboolean          is_vertical,
                                gboolean          has_halo)
{
  const double base = self->style.base_px;
  const double cap = .24 * base;
  const double ends[3][4] = {
    { at, low, at, high }, { at - cap, low, at + cap, low }, { at - cap, high, at + cap, high },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      LodePoint points[2] = { { ends[i][0], ends[i][1] }, { ends[i][2], ends[i][3] } };
      guint index;

      if (!is_vertical)
        for (guint j = 0; j < 2; j++)
          points[j] = (LodePoint) { points[j].y, points[j].x };
      index = lode_scene_builder_add_line (self, LODE_MARK_DECORATION, points, 2, LODE_TONE_TEXT,
                                           .115 * base);
      if (has_halo)
        lode_scene_builder_get_mark (self, index)->halo = .08 * base;
    }
}

/* --- text --- */

static void
insert_attribute (PangoAttrList  *list,
                  PangoAttribute *attribute,
                  guint           start,
                  guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static PangoLayout *
layout_words (LodeSceneBuilder *self,
              const LodeWords  *words,
              guint             n_words)
{
  PangoLayout *layout;
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      LodeColour colour = lode_palette_get (self->style.theme, words[i].tone);
      guint start = (guint) text->len;
      guint end;

      g_string_append (text, words[i].text);
      end = (guint) text->len;
      insert_attribute (list, pango_attr_size_new_absolute ((int) (words[i].size_px * PANGO_SCALE)),
                        start, end);
      insert_attribute (list, pango_attr_weight_new ((PangoWeight) words[i].weight), start, end);
      insert_attribute (list, pango_attr_foreground_new ((guint16) (colour.red * 65535),
                                                         (guint16) (colour.green * 65535),
                                                         (guint16) (colour.blue * 65535)),
                        start, end);
    }
  /* Figures without a word, "61 % 61–70", run left to right in every language. */
  layout = pango_layout_new (has_letters (text->str) ? self->context : self->number_context);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_text (layout, text->str, (int) text->len);
  return layout;
}

static void
get_size (PangoLayout *layout,
          double      *width,
          double      *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = logical.width / (double) PANGO_SCALE;
  if (height != NULL)
    *height = logical.height / (double) PANGO_SCALE;
}

void
lode_scene_builder_measure (LodeSceneBuilder *self,
                            const LodeWords  *words,
                            guint             n_words,
                            double           *width,
                            double           *height)
{
  g_autoptr (PangoLayout) layout = layout_words (self, words, n_words);

  get_size (layout, width, height);
}

static void
copy_spans (LodeMark        *mark,
            const LodeWords *words,
            guint            n_words)
{
  mark->spans = g_new0 (LodeTextRun, n_words);
  mark->n_spans = n_words;
  for (guint i = 0; i < n_words; i++)
    {
      mark->spans[i].text = g_strdup (words[i].text);
      mark->spans[i].tone = words[i].tone;
      mark->spans[i].weight = words[i].weight;
      mark->spans[i].size_px = words[i].size_px;
    }
}

guint
lode_scene_builder_add_text (LodeSceneBuilder    *self,
                             const LodeWords     *words,
                             guint                n_words,
                             const LodeTextPlace *place)
{
  PangoLayout *layout = layout_words (self, words, n_words);
  LodeMark *mark = append_mark (self, LODE_MARK_TEXT, LODE_OUTLINE_TEXT, words[0].tone, 1);
  double baseline = pango_layout_get_baseline (layout) / (double) PANGO_SCALE;
  guint index = self->scene->marks->len - 1;
  LodeBox *box = &mark->box;

  get_size (layout, &box->width, &box->height);
  box->x = place->x;
  if (place->anchor == LODE_ANCHOR_MIDDLE)
    box->x -= box->width / 2;
  else if (place->anchor == LODE_ANCHOR_END)
    box->x -= box->width;
  box->y = place->y;
  if (place->level == LODE_LEVEL_MIDDLE)
    box->y -= box->height / 2;
  else if (place->level == LODE_LEVEL_BASELINE)
    box->y -= baseline;
  mark->baseline = box->y + baseline;
  mark->halo = place->halo;
  mark->owner = place->owner;
  mark->is_rtl = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;
  copy_spans (mark, words, n_words);
  self->scene->layouts->pdata[index] = layout;
  return index;
}

GStrv
lode_scene_builder_wrap (LodeSceneBuilder *self,
                         const LodeWords  *words,
                         double            width)
{
  g_autoptr (PangoLayout) layout = layout_words (self, words, 1);
  GStrvBuilder *lines = g_strv_builder_new ();
  GStrv result;

  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      g_autofree char *text = g_strndup (words->text + line->start_index, (gsize) line->length);

      g_strv_builder_add (lines, g_strchomp (text));
    }
  result = g_strv_builder_end (lines);
  g_strv_builder_unref (lines);
  return result;
}

double
lode_scene_builder_add_paragraph (LodeSceneBuilder *self,
                                  const LodeWords  *words,
                                  double            x,
                                  double            y,
                                  double            width,
                                  double            line_height,
                                  gboolean          is_drawn)
{
  g_auto (GStrv) lines = lode_scene_builder_wrap (self, words, width);
  guint n_lines = g_strv_length (lines);

  if (is_drawn)
    for (guint i = 0; i < n_lines; i++)
      {
        LodeWords line = { lines[i], words->tone, words->weight, words->size_px };
        LodeTextPlace place = { .x = x, .y = y + (i + .5) * line_height, .owner = -1 };

        if (*lines[i] != '\0')
          lode_scene_builder_add_text (self, &line, 1, &place);
      }
  return n_lines * line_height;
}

/* --- names and figures --- */

void
lode_scene_builder_name_mark (LodeSceneBuilder *self,
                              guint             index,
                              const char       *key,
                              const char       *name,
                              const char       *label,
                              int               stage,
                              const char       *from,
                              const char       *to)
{
  LodeMark *mark = lode_scene_builder_get_mark (self, index);

  g_assert (mark->key == NULL);
  mark->key = g_strdup (key);
  mark->name = g_strdup (name);
  mark->label = g_strdup (label);
  mark->stage = stage;
  mark->from = g_strdup (from);
  mark->to = g_strdup (to);
}

void
lode_scene_builder_set_figures (LodeSceneBuilder *self,
                                guint             index,
                                const char       *value_text,
                                const char       *range_text,
                                double            share_pct,
                                LodeFigure       *figure)
{
  LodeMark *mark = lode_scene_builder_get_mark (self, index);

  g_assert (mark->value_text == NULL);
  mark->value_text = g_strdup (value_text);
  mark->range_text = g_strdup (range_text);
  mark->share_pct = share_pct;
  if (figure != NULL)
    mark->figure = lode_figure_ref (figure);
}

void
lode_scene_builder_add_record (LodeSceneBuilder      *self,
                               const LodeSceneRecord *record)
{
  LodeRecord copy = {
    .what = g_strdup (record->what),
    .stage = g_strdup (record->stage),
    .from = g_strdup (record->from),
    .from_name = g_strdup (record->from_name),
    .to = g_strdup (record->to),
    .to_name = g_strdup (record->to_name),
    .period = g_strdup (record->period),
    .figure = record->figure != NULL ? lode_figure_ref (record->figure) : NULL,
    .share_pct = record->share_pct,
  };

  g_array_append_val (self->scene->records, copy);
}

void
lode_scene_builder_add_row (LodeSceneBuilder *self,
                            ...)
{
  GStrvBuilder *cells = g_strv_builder_new ();
  const char *cell;
  va_list args;

  va_start (args, self);
  while ((cell = va_arg (args, const char *)) != NULL)
    g_strv_builder_add (cells, cell);
  va_end (args);
  g_ptr_array_add (self->scene->rows, g_strv_builder_end (cells));
  g_strv_builder_unref (cells);
}

void
lode_scene_builder_take_row (LodeSceneBuilder *self,
                             GStrv             cells)
{
  g_ptr_array_add (self->scene->rows, cells);
}
