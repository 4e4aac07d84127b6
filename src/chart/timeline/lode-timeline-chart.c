/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/lode-error.h"
#include "base/lode-format.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"
#include "chart/timeline/lode-timeline-data.h"
#include "chart/timeline/lode-timeline-plot.h"

/* A shortage below this part of use is not felt: stocks and substitution cover it. */
#define HARDLY .01
/* Below this part of use it is what rounding to whole kilograms leaves. */
#define NOTHING 1e-4

/* In units of the base size. */
#define KEY_FIGURES_HEIGHT 6.
#define MIN_HEIGHT_FOR_KEY_FIGURES 20.
#define SMALL_SIZE (12. / 13)
#define KEY_SIZE (26. / 13)

/* --- words --- */

static const char *
say_subject (const LodeTimelineData *self)
{
  if (self->consumer == LODE_RESULT_ALL)
    return _("the world");
  if (self->consumer == LODE_RESULT_MEMBERS)
    return _("the alliance");
  return lode_words_actor_in_sentence (self->atlas,
                                       lode_result_get_consumer (self->result,
                                                                 (guint) self->consumer));
}

/* What nobody would notice is the finding, not what acting together makes of it. */
static char *
say_hardly (const LodeTimelineData *self)
{
  g_autofree char *share = lode_format_significant (100 * self->worst_share, 1);
  const char *title = self->scenario != NULL ? lode_scenario_get_title (self->scenario) : NULL;

  if (title == NULL || *title == '\0')
    /* Translators: a consumer ("the EU"), then a number. */
    return g_strdup_printf (_("This hardly touches %s: at worst %s\u00A0%% of its use is missing"),
                            say_subject (self), share);
  /* Translators: title of a scenario, a consumer ("the EU"), a number. */
  return g_strdup_printf (_("“%s” hardly touches %s: at worst %s\u00A0%% of its use is missing"),
                          title,
                          say_subject (self), share);
}

static char *
say_finding (const LodeTimelineData *self)
{
  g_autofree char *share = NULL;
  double part;

  if (!(self->total[LODE_CONDUCT_FRAGMENTED].mean > 0) || self->worst_share < NOTHING)
    return g_strdup (_("Nobody goes short in this scenario"));
  if (self->worst_share < HARDLY)
    return say_hardly (self);
  part = 100 * self->dividend.mean / self->total[LODE_CONDUCT_FRAGMENTED].mean;
  if (part < .05)
    return g_strdup (_("Acting together spares nothing of the shortage"));
  if (part > 99.95)
    return g_strdup (_("Acting together spares the whole shortage"));
  share = lode_words_share_pct (part);
  /* Translators: the value is a percentage. */
  return g_strdup_printf (_("Acting together spares %s of the shortage"), share);
}

static const char *
say_step (const LodeTimelineData *self)
{
  switch (lode_result_get_period_months (self->result))
    {
    case 1:
      return _("tonnes a month");
    case 3:
      return _("tonnes a quarter");
    default:
      return _("tonnes a year");
    }
}

static char *
say_measure (const LodeTimelineData *self)
{
  g_autofree char *product = lode_words_product (self->atlas, self->material);
  const char *scenario = self->scenario != NULL ? lode_scenario_get_title (self->scenario) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (scenario != NULL && *scenario != '\0')
    g_string_append_printf (text, "%s. ", scenario);
  if (self->consumer == LODE_RESULT_ALL)
    g_string_append_printf (text, _("Shortage of %s, all consumers, %s."), product,
                            say_step (self));
  else if (self->consumer == LODE_RESULT_MEMBERS)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "Shortage of %s, %u member of the alliance, %s.",
                                         "Shortage of %s, %u members of the alliance, %s.",
                                         self->n_members),
                            product, self->n_members, say_step (self));
  else
    g_string_append_printf (
      text, _("Shortage of %s, %s, %s."), product,
      lode_words_actor (self->atlas,
                        lode_result_get_consumer (self->result, (guint) self->consumer)),
      say_step (self));
  if (self->has_bands)
    /* xgettext:no-c-format */
    g_string_append_printf (text, " %s", _("Line: median. Band: 90 % of draws"));
  return g_strdup (text->str);
}

static char *
say_sources (const LodeTimelineData *self)
{
  const char * const *notes = lode_result_get_notes (self->result);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_levers = self->scenario != NULL ? lode_scenario_get_n_levers (self->scenario) : 0;
  g_autofree char *draws = lode_format_number (lode_result_get_draws (self->result), 0);

  if (self->scenario != NULL)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "Source: model run of %u lever",
                                         "Source: model run of %u levers", n_levers),
                            n_levers);
  else
    g_string_append (text, _("Source: model run"));
  if (self->has_bands)
    {
      g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                               lode_result_get_seed (self->result));

      /* Translators: a number of draws, then the seed of the random numbers. */
      g_string_append_printf (text, _(", %s draws, seed %s"), draws, seed);
    }
  g_string_append (text, ". ");
  g_string_append (text, self->has_bands
                           ? _("Results of a model, not forecasts. Totals are means, their ranges "
                               "the 5th to 95th percentile of draws.")
                           : _("Results of a model, not forecasts; one run without draws, so no "
                               "range."));
  for (guint i = 0; i < 2 && notes[i] != NULL; i++)
    g_string_append_printf (text, " %s", notes[i]);
  return g_strdup (text->str);
}

/* --- key figures --- */

static void
draw_key_figure (LodeSceneBuilder *builder,
                 double            x,
                 double            y,
                 const char       *head,
                 LodeTone          tone,
                 const char       *value,
                 const char       *range)
{
  const double base = lode_scene_builder_get_base (builder);
  LodeWords words[] = {
    { head, tone, 700, SMALL_SIZE * base },
    { value, LODE_TONE_STRONG, 800, KEY_SIZE * base },
    { range, LODE_TONE_DIM, 400, base },
  };
  const double levels[] = { .65, 2.68, 4.65 };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      LodeTextPlace place = { .x = x, .y = y + levels[i] * base, .owner = -1 };

      if (*words[i].text != '\0')
        lode_scene_builder_add_text (builder, &words[i], 1, &place);
    }
}

/* Totals over the whole span; what is shown as the dividend is the difference of what is shown. */
static void
draw_key_figures (const LodeTimelineData *self,
                  LodeSceneBuilder       *builder,
                  const LodeBox          *plot,
                  double                  y)
{
  g_autoptr (LodeTimelineTotals) totals = lode_timeline_data_get_totals (self);
  double column = plot->width / 3;

  draw_key_figure (builder, plot->x, y, _("Coordination dividend"), LODE_TONE_SERIES_2,
                   totals->dividend, totals->dividend_range);
  draw_key_figure (builder, plot->x + column, y, _("Short, each for itself"), LODE_TONE_DIM,
                   totals->fragmented, totals->fragmented_range);
  draw_key_figure (builder, plot->x + 2 * column, y, _("Short, coordinated"), LODE_TONE_SERIES_2,
                   totals->coordinated, totals->coordinated_range);
}

/* --- table --- */

static void
tabulate (const LodeTimelineData *self,
          LodeSceneBuilder       *builder)
{
  lode_scene_builder_add_row (builder, _("Period"), _("Each for itself"), _("Range"),
                              _("Coordinated"), _("Range"), NULL);
  for (guint t = 0; t < self->n_periods; t++)
    {
      g_autofree char *period = lode_timeline_data_name_period (self, t);
      g_autofree char *cells[4] = { NULL };

      for (guint c = 0; c < LODE_N_CONDUCTS; c++)
        {
          const LodeTimelinePoint *point = lode_timeline_data_get_point (self, c, t);

          cells[2 * c] = lode_format_tonnes (point->value, FALSE);
          cells[2 * c + 1] = self->has_bands
                               ? lode_format_tonnes_range (point->low, point->high, FALSE)
                               : g_strdup ("–");
        }
      lode_scene_builder_add_row (builder, period, cells[0], cells[1], cells[2], cells[3], NULL);
      for (guint i = 1; i < G_N_ELEMENTS (cells); i++)
        g_free (g_steal_pointer (&cells[i]));
    }
}

static void
record_points (const LodeTimelineData *self,
               LodeSceneBuilder       *builder)
{
  static const char * const conducts[] = { "fragmented", "coordinated" };
  const char *consumer = self->consumer == LODE_RESULT_ALL       ? "all"
                         : self->consumer == LODE_RESULT_MEMBERS ? "members"
                         : lode_result_get_consumer (self->result, (guint) self->consumer);

  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    for (guint t = 0; t < self->n_periods; t++)
      {
        const LodeTimelinePoint *point = lode_timeline_data_get_point (self, c, t);
        LodeMonth start = lode_result_get_period_start (self->result, t);
        g_autofree char *period = lode_month_format (start);
        g_autoptr (LodeFigure) figure =
          lode_figure_new (point->value, point->low, point->high, "t", lode_month_year (start),
                           LODE_BASIS_DERIVED, NULL, NULL);
        LodeSceneRecord record = { .what = "shortage", .from = conducts[c], .to = consumer,
                                   .period = period, .figure = figure, .share_pct = NAN };

        lode_scene_builder_add_record (builder, &record);
      }
}

/* --- building --- */

static LodeScene *
draw (const LodeTimelineData  *self,
      const LodeChartStyle    *style,
      const char              *title,
      GError                 **error)
{
  g_autoptr (LodeSceneBuilder) builder = lode_scene_builder_new (style);
  const double base = lode_scene_builder_get_base (builder);
  g_autofree char *subtitle = say_measure (self);
  g_autofree char *source = say_sources (self);
  LodeBox plot;

  if (!lode_chart_frame_draw (builder, title, subtitle, source, &plot, error))
    return NULL;
  if (style->has_key_figures && plot.height >= MIN_HEIGHT_FOR_KEY_FIGURES * base
      && plot.width >= 34 * base)
    {
      plot.height -= KEY_FIGURES_HEIGHT * base;
      draw_key_figures (self, builder, &plot, plot.y + plot.height + .6 * base);
    }
  lode_timeline_plot_draw (self, builder, &plot);
  tabulate (self, builder);
  record_points (self, builder);
  return lode_scene_builder_finish (g_steal_pointer (&builder));
}

LodeScene *
lode_timeline_chart_build (LodeChartSpec         *spec,
                           const LodeChartData   *data,
                           const LodeChartStyle  *style,
                           char                 **title,
                           GError               **error)
{
  g_autoptr (LodeTimelineData) self = lode_timeline_data_new (spec, data, error);

  if (self == NULL)
    return NULL;
  *title = lode_chart_frame_choose_title (spec, say_finding (self));
  return style != NULL ? draw (self, style, *title, error) : NULL;
}
