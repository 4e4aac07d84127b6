/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-bars.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/lode-format.h"
#include "chart/lode-chart-words.h"

/* In units of the base size. */
#define MIN_ROW 1.85
#define MAX_ROW 3.2
#define MAX_ROW_OF_FEW 5.2
#define FEW 4
#define BAR_OF_ROW .58
#define TOP_HEIGHT 1.7
#define TICKS_HEIGHT 1.6
#define NAME_GAP .75
#define NAME_LINE 1.3
#define VALUE_GAP .5
#define SMALL_SIZE (12. / 13)
#define BAR_RADIUS (2. / 13)
#define MAX_NAME .34          /* of the width of the plot */

typedef struct
{
  LodeSceneBuilder *builder;
  const LodeBox    *plot;
  double            base;
  double            left;      /* of the bars: 0 % */
  double            scale;     /* px for a % */
  double            top;       /* of the first row */
  double            row;
} Bars;

static void
clear_bar (gpointer data)
{
  LodeBar *bar = data;

  g_free (bar->key);
  g_free (bar->name);
  g_free (bar->short_name);
  g_free (bar->after);
}

GArray *
lode_bars_new (void)
{
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (LodeBar));

  g_array_set_clear_func (bars, clear_bar);
  return bars;
}

guint
lode_bars_count_rows (LodeSceneBuilder *builder,
                      const LodeBox    *plot)
{
  double base = lode_scene_builder_get_base (builder);

  return (guint) MAX (2, (plot->height - (TOP_HEIGHT + TICKS_HEIGHT) * base) / (MIN_ROW * base));
}

/* --- words --- */

static LodeWords
name_words (const Bars    *self,
            const LodeBar *bar)
{
  return (LodeWords) { bar->name, bar->is_strong ? LODE_TONE_STRONG : LODE_TONE_TEXT,
                       bar->is_strong ? 700 : 400, self->base };
}

/* (transfer full): a name in lines: one where it fits, a shorter name, or as many as it takes. */
static GStrv
break_name (const Bars    *self,
            const LodeBar *bar)
{
  const double room = MAX_NAME * self->plot->width;
  LodeWords words = name_words (self, bar);
  double width;

  lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
  if (width > room)
    words.text = bar->short_name;
  return lode_scene_builder_wrap (self->builder, &words, room);
}

static char *
say_range (const LodeBar *bar)
{
  return lode_words_share_range (bar->low, bar->high, 1);
}

/* The widest line of all names, and how many lines the longest has. */
static double
measure_names (const Bars   *self,
               const GArray *bars,
               guint        *n_lines)
{
  double widest = 0;

  *n_lines = 1;
  for (guint i = 0; i < bars->len; i++)
    {
      const LodeBar *bar = &g_array_index (bars, LodeBar, i);
      g_auto (GStrv) lines = break_name (self, bar);

      *n_lines = MAX (*n_lines, g_strv_length (lines));
      for (guint j = 0; lines[j] != NULL; j++)
        {
          LodeWords words = name_words (self, bar);
          double width;

          words.text = lines[j];
          lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
          widest = MAX (widest, width);
        }
    }
  return widest;
}

/* What stands right of 100 %: the value and range of a bar that reaches it. */
static double
measure_values (const Bars   *self,
                const GArray *bars)
{
  double widest = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const LodeBar *bar = &g_array_index (bars, LodeBar, i);
      LodeWords words[] = {
        { "100.0", LODE_TONE_TEXT, 700, self->base },
        { "\u2002", LODE_TONE_DIM, 400, SMALL_SIZE * self->base },
        { bar->after != NULL ? bar->after : "100.0–100.0", LODE_TONE_DIM, 400,
          SMALL_SIZE * self->base },
      };
      double width;

      lode_scene_builder_measure (self->builder, words, G_N_ELEMENTS (words), &width, NULL);
      widest = MAX (widest, width);
    }
  return widest + 2 * VALUE_GAP * self->base;
}

/* --- marks --- */

static void
draw_grid (const Bars *self,
           double      bottom)
{
  for (int pct = 0; pct <= 100; pct += 25)
    {
      double x = self->left + pct * self->scale;
      LodePoint line[2] = { { x, self->top }, { x, bottom } };
      g_autofree char *label = pct == 100 ? lode_format_percent (pct, 0)
                                          : lode_format_percent_number (pct, 0);
      LodeWords words = { label, LODE_TONE_DIM, 400, SMALL_SIZE * self->base };
      LodeTextPlace place = { .x = x, .y = bottom + TICKS_HEIGHT / 2 * self->base,
                              .anchor = LODE_ANCHOR_MIDDLE, .owner = -1 };

      lode_scene_builder_add_line (self->builder, LODE_MARK_DECORATION, line, 2,
                                   pct == 0 ? LODE_TONE_AXIS : LODE_TONE_GRID,
                                   (pct == 0 ? .1 : .077) * self->base);
      lode_scene_builder_add_text (self->builder, &words, 1, &place);
    }
}

static void
draw_benchmark (const Bars        *self,
                const LodeBarMark *benchmark,
                double             bottom)
{
  double x = self->left + benchmark->at * self->scale;
  LodePoint line[2] = { { x, self->top - .1 * self->base }, { x, bottom } };
  LodeWords words = { benchmark->label, LODE_TONE_TEXT, 700, SMALL_SIZE * self->base };
  LodeTextPlace place = { .y = self->plot->y + .75 * self->base, .owner = -1 };
  double right = self->plot->x + self->plot->width;
  double width;
  guint mark;

  mark = lode_scene_builder_add_line (self->builder, LODE_MARK_DECORATION, line, 2, LODE_TONE_TEXT,
                                      .115 * self->base);
  lode_scene_builder_get_mark (self->builder, mark)->is_dashed = TRUE;
  lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
  place.x = CLAMP (x - width / 2, self->plot->x, MAX (self->plot->x, right - width));
  lode_scene_builder_add_text (self->builder, &words, 1, &place);
}

static guint
draw_bar (const Bars    *self,
          const LodeBar *bar,
          double         middle)
{
  double height = BAR_OF_ROW * self->row;
  LodeBox box = { self->left, middle - height / 2, MAX (bar->value * self->scale, .08 * self->base),
                  height };
  guint mark = lode_scene_builder_add_box (self->builder, LODE_MARK_BAR, &box, bar->tone, 1);
  g_autofree char *value = lode_format_percent (bar->value, 1);
  g_autofree char *range = say_range (bar);
  g_autofree char *range_pct = range != NULL ? g_strdup_printf ("%s\u00A0%%", range) : NULL;
  g_autofree char *name = range != NULL
                            ? g_strdup_printf (_("%s: %s, range %s"), bar->name, value, range_pct)
                            : g_strdup_printf ("%s: %s", bar->name, value);

  lode_scene_builder_get_mark (self->builder, mark)->radius = BAR_RADIUS * self->base;
  lode_scene_builder_name_mark (self->builder, mark, bar->key, name, bar->name, -1, bar->actor,
                                NULL);
  lode_scene_builder_set_figures (self->builder, mark, value, range_pct, bar->value, bar->figure);
  return mark;
}

static void
draw_value (const Bars        *self,
            const LodeBar     *bar,
            const LodeBarMark *benchmark,
            guint              mark,
            double             middle)
{
  g_autofree char *value = lode_format_percent_number (bar->value, 1);
  g_autofree char *range = say_range (bar);
  const char *after = range != NULL ? range : bar->after;
  g_autofree char *spaced = g_strdup_printf ("\u2002%s", after != NULL ? after : "");
  LodeWords words[] = {
    { value, bar->is_strong ? LODE_TONE_STRONG : LODE_TONE_TEXT, bar->is_strong ? 700 : 400,
      self->base },
    { spaced, LODE_TONE_DIM, 400, SMALL_SIZE * self->base },
  };
  guint n_words = after != NULL ? 2 : 1;
  double end = MAX (bar->value, isfinite (bar->high) ? bar->high : 0);
  LodeTextPlace place = { .x = self->left + end * self->scale + VALUE_GAP * self->base, .y = middle,
                          .halo = .23 * self->base, .owner = (int) mark };
  double width;

  if (isfinite (bar->high))
    place.x += .15 * self->base;
  lode_scene_builder_measure (self->builder, words, n_words, &width, NULL);
  if (benchmark != NULL)
    {
      double line = self->left + benchmark->at * self->scale;

      /* A number does not stand on the line: it steps over it. */
      if (place.x < line + .3 * self->base && place.x + width > line - .3 * self->base)
        place.x = line + .5 * self->base;
    }
  lode_scene_builder_add_text (self->builder, words, n_words, &place);
}

static void
draw_row (const Bars        *self,
          const LodeBar     *bar,
          const LodeBarMark *benchmark,
          guint              index)
{
  double middle = self->top + (index + .5) * self->row;
  guint mark = draw_bar (self, bar, middle);
  g_auto (GStrv) lines = break_name (self, bar);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    {
      LodeWords words = name_words (self, bar);
      LodeTextPlace place = { .x = self->left - NAME_GAP * self->base,
                              .y = middle + (i + .5 - n_lines / 2.) * NAME_LINE * self->base,
                              .anchor = LODE_ANCHOR_END, .owner = (int) mark };

      words.text = lines[i];
      lode_scene_builder_add_text (self->builder, &words, 1, &place);
    }
  if (isfinite (bar->low) && (bar->high - bar->low) * self->scale >= .12 * self->base)
    lode_scene_builder_add_whisker (self->builder, middle, self->left + bar->low * self->scale,
                                    self->left + bar->high * self->scale, FALSE, TRUE);
}

void
lode_bars_draw (LodeSceneBuilder  *builder,
                const LodeBox     *plot,
                const GArray      *bars,
                const LodeBarMark *benchmark)
{
  Bars self = { .builder = builder, .plot = plot, .base = lode_scene_builder_get_base (builder) };
  double room = plot->height - (TOP_HEIGHT + TICKS_HEIGHT) * self.base;
  double bottom;
  guint first;
  guint n_lines;

  self.left = plot->x + measure_names (&self, bars, &n_lines) + NAME_GAP * self.base;
  self.scale = (plot->x + plot->width - measure_values (&self, bars) - self.left) / 100;
  self.top = plot->y + TOP_HEIGHT * self.base;
  self.row = CLAMP (room / MAX (bars->len, 1), MIN_ROW * self.base,
                    (bars->len <= FEW ? MAX_ROW_OF_FEW : MAX_ROW) * self.base);
  self.row = MAX (self.row, (n_lines * NAME_LINE + .5) * self.base);
  bottom = self.top + bars->len * self.row + .2 * self.base;
  draw_grid (&self, bottom);
  first = lode_scene_builder_get_n_marks (builder);
  for (guint i = 0; i < bars->len; i++)
    draw_row (&self, &g_array_index (bars, LodeBar, i), benchmark, i);
  if (benchmark != NULL)
    draw_benchmark (&self, benchmark, bottom);
  /* Values last, over the benchmark line. */
  for (guint i = 0, mark = first; i < bars->len; mark++)
    if (lode_scene_builder_get_mark (builder, mark)->kind == LODE_MARK_BAR)
      {
        draw_value (&self, &g_array_index (bars, LodeBar, i), benchmark, mark,
                    self.top + (i + .5) * self.row);
        i++;
      }
}
