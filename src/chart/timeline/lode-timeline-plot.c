/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-timeline-plot.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/lode-format.h"
#include "chart/lode-chart-words.h"

/* In units of the base size. */
#define SMALL_SIZE (12. / 13)
#define WINDOW_LABEL_HEIGHT 1.7
#define TICKS_HEIGHT 1.7
#define LINE_WIDTH .19
#define LABEL_GAP .55
#define BAND_OPACITY .22
#define WINDOW_OPACITY .55

typedef struct
{
  const LodeTimelineData *data;
  LodeSceneBuilder       *builder;
  double                  base;
  LodeBox                 area;       /* between the axes */
  double                  ceiling;    /* t at its upper edge */
  LodeMonth               from;
  LodeMonth               until;      /* the month after the last */
} Plot;

static double
x_of_month (const Plot *self,
            double      month)
{
  return self->area.x + (month - self->from) / (self->until - self->from) * self->area.width;
}

/* A period's value stands in its middle. */
static double
x_of_period (const Plot *self,
             guint       period)
{
  return x_of_month (self, lode_result_get_period_start (self->data->result, period) +
                             lode_result_get_period_months (self->data->result) / 2.);
}

static double
y_of (const Plot *self,
      double      tonnes)
{
  return self->area.y + self->area.height * (1 - tonnes / self->ceiling);
}

/* --- axes --- */

/* 1, 2 or 5 times a power of ten, so that four or five steps reach @highest. */
static double
choose_step (double highest)
{
  double power = pow (10, floor (log10 (highest / 4)));
  const double factors[] = { 1, 2, 2.5, 5, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    if (highest / (factors[i] * power) <= 4.6)
      return factors[i] * power;
  return 10 * power;
}

static char *
print_tick (double   tonnes,
            double   step,
            gboolean has_unit)
{
  int decimals = step >= 1 ? step == floor (step) ? 0 : 1 : (int) ceil (-log10 (step));
  g_autofree char *number = lode_format_number (tonnes, decimals);

  return has_unit ? g_strdup_printf ("%s\u00A0t", number) : g_steal_pointer (&number);
}

static double
measure_ticks (const Plot *self,
               double      step)
{
  g_autofree char *widest = print_tick (self->ceiling, step, TRUE);
  LodeWords words = { widest, LODE_TONE_DIM, 400, SMALL_SIZE * self->base };
  double width;

  lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
  return width;
}

static void
draw_levels (const Plot *self,
             double      step)
{
  guint n_steps = (guint) round (self->ceiling / step);

  for (guint i = 0; i <= n_steps; i++)
    {
      double y = y_of (self, i * step);
      LodePoint line[2] = { { self->area.x, y }, { self->area.x + self->area.width, y } };
      g_autofree char *label = print_tick (i * step, step, i == n_steps);
      LodeWords words = { label, LODE_TONE_DIM, 400, SMALL_SIZE * self->base };
      LodeTextPlace place = { .x = self->area.x - .7 * self->base, .y = y,
                              .anchor = LODE_ANCHOR_END, .owner = -1 };

      lode_scene_builder_add_line (self->builder, LODE_MARK_DECORATION, line, 2,
                                   i == 0 ? LODE_TONE_AXIS : LODE_TONE_GRID,
                                   (i == 0 ? .1 : .077) * self->base);
      lode_scene_builder_add_text (self->builder, &words, 1, &place);
    }
}

/* Years under the axis, as many as find room. */
static void
draw_years (const Plot *self)
{
  int first = lode_month_year (self->from);
  int last = lode_month_year (self->until - 1);
  double year_width = self->area.width / MAX (1, last - first + 1);
  int every = (int) MAX (1, ceil (4 * self->base / year_width));

  for (int year = first; year <= last; year += every)
    {
      g_autofree char *label = g_strdup_printf ("%d", year);
      LodeWords words = { label, LODE_TONE_DIM, 400, SMALL_SIZE * self->base };
      double middle = x_of_month (self, MAX (self->from, year * 12) / 2. +
                                          MIN (self->until, (year + 1) * 12) / 2.);
      LodeTextPlace place = { .x = middle, .y = self->area.y + self->area.height + .85 * self->base,
                              .anchor = LODE_ANCHOR_MIDDLE, .owner = -1 };

      lode_scene_builder_add_text (self->builder, &words, 1, &place);
    }
}

/* --- windows of shocks --- */

static char *
name_window (const Plot *self,
             LodeLever  *lever)
{
  const char * const *countries = lode_lever_get_countries (lever);
  const char *title = lode_lever_get_title (lever);
  const char *kind = g_dgettext (GETTEXT_PACKAGE,
                                 lode_lever_kind_label (lode_lever_get_kind (lever)));
  LodeMonth to = lode_lever_get_to (lever);
  g_autofree char *head = title != NULL && *title != '\0' ? g_strdup (title)
                          : countries[0] != NULL
                            ? g_strdup_printf ("%s, %s", kind,
                                               lode_words_actor (self->data->atlas, countries[0]))
                            : g_strdup (kind);
  g_autofree char *end = NULL;

  if (to == LODE_MONTH_NONE || to >= self->until)
    return g_steal_pointer (&head);
  end = lode_timeline_name_month (to);
  /* Translators: a shock and the month in which it ends. */
  return g_strdup_printf (_("%s, to %s"), head, end);
}

/* When a shock acts, as far as it lies in the plot; %FALSE for other levers. */
static gboolean
get_window (const Plot *self,
            LodeLever  *lever,
            LodeMonth  *from,
            LodeMonth  *until)
{
  LodeMonth first = lode_lever_get_from (lever);
  LodeMonth last = lode_lever_get_to (lever);

  *from = first == LODE_MONTH_NONE ? self->from : MAX (first, self->from);
  *until = last == LODE_MONTH_NONE ? self->until : MIN (last + 1, self->until);
  return lode_lever_get_enabled (lever) && lode_lever_kind_is_shock (lode_lever_get_kind (lever)) &&
         *from < *until;
}

static void
draw_window_name (const Plot *self,
                  LodeLever  *lever,
                  double      x)
{
  g_autofree char *name = name_window (self, lever);
  LodeWords words = { name, LODE_TONE_DIM, 400, SMALL_SIZE * self->base };
  LodeTextPlace place = { .y = self->area.y - .8 * self->base, .owner = -1 };
  double width;

  lode_scene_builder_measure (self->builder, &words, 1, &width, NULL);
  place.x = MAX (self->area.x, MIN (x, self->area.x + self->area.width - width));
  lode_scene_builder_add_text (self->builder, &words, 1, &place);
}

/* Shaded times of the shocks. The first carries its name; of two that act at once only the first is
 * shaded, since two shades would look like a third thing. */
static void
draw_windows (const Plot *self)
{
  LodeScenario *scenario = self->data->scenario;
  guint n_levers = scenario != NULL ? lode_scenario_get_n_levers (scenario) : 0;
  LodeMonth shaded_until = LODE_MONTH_NONE;

  for (guint i = 0; i < n_levers; i++)
    {
      LodeLever *lever = lode_scenario_get_lever (self->data->scenario, i);
      LodeMonth from;
      LodeMonth until;
      LodeBox box;

      if (!get_window (self, lever, &from, &until) ||
          (shaded_until != LODE_MONTH_NONE && from < shaded_until))
        continue;
      box = (LodeBox) { x_of_month (self, from), self->area.y,
                        x_of_month (self, until) - x_of_month (self, from), self->area.height };
      lode_scene_builder_add_box (self->builder, LODE_MARK_DECORATION, &box, LODE_TONE_GRID,
                                  WINDOW_OPACITY);
      if (shaded_until == LODE_MONTH_NONE)
        draw_window_name (self, lever, box.x);
      shaded_until = until;
    }
}

/* --- lines --- */

static LodeTone
conduct_tone (guint    conduct,
              gboolean is_band)
{
  if (conduct == LODE_CONDUCT_COORDINATED)
    return LODE_TONE_SERIES_2;
  return is_band ? LODE_TONE_GREY : LODE_TONE_GREY_NODE;
}

static void
draw_band (const Plot *self,
           guint       conduct)
{
  guint n = self->data->n_periods;
  g_autofree LodePoint *points = g_new0 (LodePoint, 2 * n);

  for (guint t = 0; t < n; t++)
    {
      const LodeTimelinePoint *point = lode_timeline_data_get_point (self->data, conduct, t);

      points[t] = (LodePoint) { x_of_period (self, t), y_of (self, point->high) };
      points[2 * n - 1 - t] = (LodePoint) { x_of_period (self, t), y_of (self, point->low) };
    }
  lode_scene_builder_add_area (self->builder, LODE_MARK_DECORATION, points, 2 * n,
                               conduct_tone (conduct, TRUE), BAND_OPACITY);
}

static LodePoint *
line_points (const Plot *self,
             guint       conduct)
{
  LodePoint *points = g_new0 (LodePoint, self->data->n_periods);

  for (guint t = 0; t < self->data->n_periods; t++)
    points[t] = (LodePoint) {
      x_of_period (self, t), y_of (self,
                                   lode_timeline_data_get_point (self->data, conduct, t)->value),
    };
  return points;
}

static void
draw_line (const Plot *self,
           guint       conduct)
{
  g_autofree LodePoint *points = line_points (self, conduct);

  lode_scene_builder_add_line (self->builder, LODE_MARK_DECORATION, points, self->data->n_periods,
                               conduct_tone (conduct, FALSE), LINE_WIDTH * self->base);
}

/* Of a whole column of the plot, so that a pointer or key anywhere in a period finds its values. */
static void
add_period (const Plot *self,
            guint       period)
{
  LodeMonth start = lode_result_get_period_start (self->data->result, period);
  double left = x_of_month (self, start);
  double right = x_of_month (self,
                             start + (int) lode_result_get_period_months (self->data->result));
  LodeBox box = { left, self->area.y, right - left, self->area.height };
  guint mark = lode_scene_builder_add_box (self->builder, LODE_MARK_SERIES, &box, LODE_TONE_TEXT,
                                           0);
  g_autofree char *when = lode_timeline_data_name_period (self->data, period);
  g_autofree char *key = NULL;
  g_autofree char *month = lode_month_format (start);
  g_autofree char *name = NULL;
  char *values[LODE_N_CONDUCTS];

  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    values[c] = lode_format_tonnes (lode_timeline_data_get_point (self->data, c, period)->value,
                                    FALSE);
  key = g_strdup_printf ("period/%s", month);
  /* Translators: a period, then the shortage in it under both conducts. */
  name = g_strdup_printf (_("%s: each for itself %s, coordinated %s"), when,
                          values[LODE_CONDUCT_FRAGMENTED], values[LODE_CONDUCT_COORDINATED]);
  lode_scene_builder_name_mark (self->builder, mark, key, name, when, (int) period, NULL, NULL);
  lode_scene_builder_set_figures (self->builder, mark, values[LODE_CONDUCT_FRAGMENTED],
                                  values[LODE_CONDUCT_COORDINATED], NAN, NULL);
  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    g_free (values[c]);
}

/* --- labels of the lines --- */

static gboolean
segment_meets_box (const LodePoint *a,
                   const LodePoint *b,
                   const LodeBox   *box)
{
  double from = MAX (MIN (a->x, b->x), box->x);
  double to = MIN (MAX (a->x, b->x), box->x + box->width);
  double slope = b->x != a->x ? (b->y - a->y) / (b->x - a->x) : 0;
  double y_from = a->y + slope * (from - a->x);
  double y_to = a->y + slope * (to - a->x);

  return from <= to && MAX (y_from, y_to) >= box->y && MIN (y_from, y_to) <= box->y + box->height;
}

static guint
count_crossings (const LodePoint *points,
                 guint            n_points,
                 const LodeBox   *box)
{
  guint n = 0;

  for (guint i = 1; i < n_points; i++)
    n += segment_meets_box (&points[i - 1], &points[i], box) ? 1 : 0;
  return n;
}

static gboolean
boxes_meet (const LodeBox *a,
            const LodeBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

typedef struct
{
  LodePoint *lines[LODE_N_CONDUCTS];
  LodeBox    taken;         /* by the label before; no width at first */
} LabelRoom;

static double
label_cost (const Plot      *self,
            const LabelRoom *room,
            guint            conduct,
            guint            period,
            const LodeBox   *box)
{
  guint n = self->data->n_periods;
  double value = lode_timeline_data_get_point (self->data, conduct, period)->value;
  double cost = 0;

  if (box->x < self->area.x || box->x + box->width > self->area.x + self->area.width ||
      box->y < self->area.y || box->y + box->height > self->area.y + self->area.height)
    cost += 1000;
  if (room->taken.width > 0 && boxes_meet (&room->taken, box))
    cost += 1000;
  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    cost += 50 * count_crossings (room->lines[c], n, box);
  /* Where the line stands high it is what people look at. */
  return cost + 10 * (1 - value / self->ceiling);
}

/* Beside its own line, where it crosses neither and stands inside the plot. */
static void
draw_line_label (const Plot *self,
                 LabelRoom  *room,
                 guint       conduct,
                 const char *text)
{
  LodeWords words = { text,
                      conduct == LODE_CONDUCT_COORDINATED ? LODE_TONE_SERIES_2 : LODE_TONE_TEXT,
                      700, self->base };
  LodeTextPlace place = { .halo = .2 * self->base, .level = LODE_LEVEL_TOP, .owner = -1 };
  LodeBox box = { 0 };
  double best = INFINITY;

  lode_scene_builder_measure (self->builder, &words, 1, &box.width, &box.height);
  for (guint t = 0; t < self->data->n_periods; t++)
    for (int side = 0; side < 4; side++)
      {
        const LodePoint *point = &room->lines[conduct][t];
        double cost;

        box.x = side < 2 ? point->x + LABEL_GAP * self->base : point->x - box.width / 2;
        box.y = side % 2 == 0 ? point->y - box.height - .3 * self->base
                              : point->y + .3 * self->base;
        cost = label_cost (self, room, conduct, t, &box) + side;
        if (cost >= best)
          continue;
        best = cost;
        place.x = box.x;
        place.y = box.y;
      }
  room->taken = (LodeBox) { place.x, place.y, box.width, box.height };
  lode_scene_builder_add_text (self->builder, &words, 1, &place);
}

static void
draw_line_labels (const Plot *self)
{
  LabelRoom room = { { line_points (self, LODE_CONDUCT_FRAGMENTED),
                       line_points (self, LODE_CONDUCT_COORDINATED) }, { 0 } };

  if (self->data->total[LODE_CONDUCT_FRAGMENTED].mean > 0)
    draw_line_label (self, &room, LODE_CONDUCT_FRAGMENTED, _("Each for itself"));
  draw_line_label (self, &room, LODE_CONDUCT_COORDINATED, _("Coordinated"));
  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    g_free (room.lines[c]);
}

void
lode_timeline_plot_draw (const LodeTimelineData *data,
                         LodeSceneBuilder       *builder,
                         const LodeBox          *plot)
{
  Plot self = { .data = data, .builder = builder, .base = lode_scene_builder_get_base (builder) };
  double step = choose_step (data->highest > 0 ? data->highest : 1);
  double ticks;

  self.ceiling = step * MAX (1, ceil (data->highest / step));
  self.from = lode_result_get_period_start (data->result, 0);
  self.until = lode_result_get_period_start (data->result, data->n_periods - 1) +
               (int) lode_result_get_period_months (data->result);
  ticks = measure_ticks (&self, step) + .7 * self.base;
  self.area = (LodeBox) {
    plot->x + ticks, plot->y + WINDOW_LABEL_HEIGHT * self.base,
    plot->width - ticks - .3 * self.base,
    plot->height - (WINDOW_LABEL_HEIGHT + TICKS_HEIGHT) * self.base,
  };
  draw_windows (&self);
  draw_levels (&self, step);
  draw_years (&self);
  for (guint c = 0; c < LODE_N_CONDUCTS && data->has_bands; c++)
    draw_band (&self, c);
  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    draw_line (&self, c);
  for (guint t = 0; t < data->n_periods; t++)
    add_period (&self, t);
  draw_line_labels (&self);
}
