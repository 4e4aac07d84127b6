/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "atlas/lode-atlas-policy.h"
#include "base/lode-error.h"
#include "base/lode-format.h"
#include "chart/lode-bars.h"
#include "chart/lode-chart-frame.h"
#include "chart/lode-chart-private.h"
#include "chart/lode-chart-words.h"
#include "engine/indicators/lode-dependence.h"
#include "engine/lode-result.h"

#define DEFAULT_YEAR 2030

/* The largest supplier of one consumer, today and under several scenarios, against its ceiling. */

typedef struct
{
  const char *name;         /* %NULL for today */
  const char *supplier;     /* (nullable) */
  double      share_pct;
} Case;

typedef struct
{
  const LodeChartSpec *spec;
  const LodeChartData *data;
  const char          *material;
  const char          *consumer;
  int                  year;
  double               ceiling_pct;
  LodeDependence      *dependence;   /* (nullable) */
  GArray              *cases;        /* of Case; today first */
} Comparison;

/* --- figures --- */

/* The last period that begins in @year; %FALSE when the run does not reach it. */
static gboolean
find_period (const LodeResult *result,
             int               year,
             guint            *period)
{
  gboolean is_found = FALSE;

  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    if (lode_month_year (lode_result_get_period_start (result, t)) == year)
      {
        *period = t;
        is_found = TRUE;
      }
  return is_found;
}

static gboolean
add_case (Comparison             *self,
          const LodeNamedResult  *named,
          GError                **error)
{
  int consumer = lode_result_find_consumer (named->result, self->consumer);
  Case fresh = { .name = named->name };
  guint period;

  if (consumer < 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "The run of “%s” has no consumer “%s”.",
                   named->name, self->consumer);
      return FALSE;
    }
  if (!find_period (named->result, self->year, &period))
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "The run of “%s” does not reach %d.",
                   named->name, self->year);
      return FALSE;
    }
  fresh.supplier = lode_result_get_largest (named->result, LODE_CONDUCT_COORDINATED,
                                            (guint) consumer,
                                            period);
  fresh.share_pct = 100 * lode_result_get (named->result, LODE_SERIES_LARGEST_SHARE,
                                           LODE_CONDUCT_COORDINATED, consumer, period);
  if (isfinite (fresh.share_pct))
    g_array_append_val (self->cases, fresh);
  return TRUE;
}

static void
add_today (Comparison *self)
{
  const LodeChain *chain = self->data->chain;
  Case today = { NULL };
  double share = 0;

  if (chain == NULL || lode_chain_get_n_stages (chain) < 2)
    return;
  self->dependence = lode_dependence_new (chain);
  today.supplier = lode_dependence_get_largest (self->dependence, self->consumer,
                                                lode_chain_get_n_stages (chain) - 2, &share);
  today.share_pct = 100 * share;
  if (today.supplier != NULL)
    g_array_append_val (self->cases, today);
}

static gboolean
find_figures (Comparison  *self,
              GError     **error)
{
  const LodeAtlasTarget *target = lode_atlas_get_ceiling (self->data->atlas, self->consumer);

  self->ceiling_pct = target != NULL ? lode_figure_get_value (target->figure)
                                     : 100 * LODE_CEILING_SHARE;
  if (self->data->n_results == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "A comparison needs the run of a scenario or of several, and there is none.");
      return FALSE;
    }
  add_today (self);
  for (guint i = 0; i < self->data->n_results; i++)
    if (!add_case (self, &self->data->results[i], error))
      return FALSE;
  return TRUE;
}

static const Case *
lowest_case (const Comparison *self)
{
  const Case *lowest = NULL;

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *one = &g_array_index (self->cases, Case, i);

      if (one->name != NULL && (lowest == NULL || one->share_pct < lowest->share_pct))
        lowest = one;
    }
  return lowest;
}

/* --- words --- */

static char *
say_finding (const Comparison *self)
{
  const Case *lowest = lowest_case (self);
  const char *consumer = lode_words_actor_in_sentence (self->data->atlas, self->consumer);
  g_autofree char *ceiling = lode_format_percent (self->ceiling_pct, 0);
  g_autofree char *share = NULL;

  if (lowest == NULL || lowest->supplier == NULL)
    return g_strdup_printf (_("On whom %s depends in %d is not known"), consumer, self->year);
  share = lode_words_share_pct (lowest->share_pct);
  if (lowest->share_pct <= self->ceiling_pct)
    /* Translators: a scenario, a consumer, a percentage, a year. */
    return g_strdup_printf (_("“%s” brings %s below %s from one country by %d"), lowest->name,
                            consumer,
                            ceiling, self->year);
  if (self->data->n_results == 1)
    /* Translators: a scenario leaves a consumer at a share from a country, above a line. */
    return g_strdup_printf (_("“%s” leaves %s at %s from %s in %d, above the %s line"),
                            lowest->name,
                            consumer, share,
                            lode_words_actor_in_sentence (self->data->atlas, lowest->supplier),
                            self->year, ceiling);
  return g_strdup_printf (_("No scenario brings %s below %s from one country by %d"), consumer,
                          ceiling,
                          self->year);
}

static char *
say_measure (const Comparison *self)
{
  g_autofree char *product = lode_words_product (self->data->atlas, self->material);

  return g_strdup_printf (
    _("Largest third country’s share of the %s that %s uses, %%, %d, members answering together"),
    product, lode_words_actor_in_sentence (self->data->atlas, self->consumer), self->year);
}

static char *
say_sources (const Comparison *self)
{
  g_auto (LodeSourceList) list = { NULL };
  const LodeAtlasTarget *target = lode_atlas_get_ceiling (self->data->atlas, self->consumer);
  const LodeChain *chain = self->data->chain;
  g_autofree char *citation = NULL;

  lode_source_list_init (&list);
  if (target != NULL)
    lode_source_list_add (&list, target->figure);
  for (guint i = 0; chain != NULL && i < lode_chain_get_n_flows (chain); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (chain, i);

      if (flow->stage + 2 == lode_chain_get_n_stages (chain) &&
          g_str_equal (flow->to, self->consumer))
        lode_source_list_add (&list, flow->amount);
    }
  citation = lode_source_list_cite (&list, self->data->atlas);
  return g_strdup_printf (_("%s Scenarios are results of a model, not forecasts; the run with the "
                            "central value of every lever, without a range."),
                          citation);
}

/* --- drawing --- */

static GArray *
make_bars (const Comparison *self)
{
  GArray *bars = lode_bars_new ();
  const Case *lowest = lowest_case (self);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const Case *one = &g_array_index (self->cases, Case, i);
      LodeBar bar = {
        .key = one->name != NULL ? g_strdup_printf ("case/%u", i) : g_strdup ("case/today"),
        .actor = one->supplier,
        .name = one->name != NULL ? g_strdup (one->name)
                                  : g_strdup_printf (_("Today (%d)"),
                                                     lode_chain_get_year (self->data->chain)),
        .value = one->share_pct,
        .low = NAN,
        .high = NAN,
        .tone = one == lowest ? LODE_TONE_SERIES_2 : LODE_TONE_GREY,
        .is_strong = one == lowest,
      };

      if (one->supplier != NULL)
        bar.after = g_strdup (lode_words_actor (self->data->atlas, one->supplier));
      bar.short_name = g_strdup (bar.name);
      g_array_append_val (bars, bar);
    }
  return bars;
}

static void
tabulate (const Comparison *self,
          LodeSceneBuilder *builder,
          const GArray     *bars)
{
  lode_scene_builder_add_row (builder, _("Scenario"), _("Largest supplier"), _("Share of use"),
                              NULL);
  for (guint i = 0; i < bars->len; i++)
    {
      const LodeBar *bar = &g_array_index (bars, LodeBar, i);
      g_autofree char *share = lode_format_percent (bar->value, 1);
      g_autofree char *year = g_strdup_printf ("%d", self->year);
      g_autoptr (LodeFigure) figure = lode_figure_new (bar->value, NAN, NAN, "%", self->year,
                                                       LODE_BASIS_DERIVED, NULL, NULL);
      LodeSceneRecord record = { .what = bar->name, .from = bar->actor, .from_name = bar->after,
                                 .to = self->consumer, .period = year, .figure = figure,
                                 .share_pct = bar->value };

      lode_scene_builder_add_row (builder, bar->name, bar->after != NULL ? bar->after : "–", share,
                                  NULL);
      lode_scene_builder_add_record (builder, &record);
    }
}

static LodeScene *
draw (const Comparison      *self,
      const LodeChartStyle  *style,
      const char            *title,
      GError               **error)
{
  g_autoptr (LodeSceneBuilder) builder = lode_scene_builder_new (style);
  g_autofree char *subtitle = say_measure (self);
  g_autofree char *source = say_sources (self);
  g_autofree char *ceiling = lode_format_percent (self->ceiling_pct, 0);
  g_autoptr (GArray) bars = make_bars (self);
  LodeBarMark benchmark = { .at = self->ceiling_pct };
  LodeBox plot;

  if (!lode_chart_frame_draw (builder, title, subtitle, source, &plot, error))
    return NULL;
  /* Translators: a line in a chart; the value is a percentage. */
  benchmark.label = g_strdup_printf (_("Ceiling: %s"), ceiling);
  lode_bars_draw (builder, &plot, bars, &benchmark);
  g_free (benchmark.label);
  tabulate (self, builder, bars);
  return lode_scene_builder_finish (g_steal_pointer (&builder));
}

LodeScene *
lode_compare_chart_build (LodeChartSpec         *spec,
                          const LodeChartData   *data,
                          const LodeChartStyle  *style,
                          char                 **title,
                          GError               **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (Case));
  Comparison self = {
    .spec = spec,
    .data = data,
    .material = lode_chart_spec_get (spec, "material"),
    .consumer = lode_chart_spec_get (spec, "consumer"),
    .year = lode_chart_spec_get_year (spec),
    .cases = cases,
  };
  LodeScene *scene = NULL;

  if (self.consumer == NULL)
    self.consumer = "EU27";
  if (self.material == NULL)
    self.material = "ndfeb_magnets";
  if (self.year == 0)
    self.year = DEFAULT_YEAR;
  if (find_figures (&self, error))
    {
      *title = lode_chart_frame_choose_title (spec, say_finding (&self));
      if (style != NULL)
        scene = draw (&self, style, *title, error);
    }
  g_clear_pointer (&self.dependence, lode_dependence_unref);
  return scene;
}
