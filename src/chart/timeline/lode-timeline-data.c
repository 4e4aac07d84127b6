/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-timeline-data.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/lode-error.h"
#include "base/lode-format.h"

#define NOTICEABLE_SHARE .01
#define KILOTONNES_FROM 1e4
#define SIGNIFICANT 3

/* The consumer of the spec; without one the alliance, and where there is none everybody. */
static gboolean
choose_consumer (LodeTimelineData     *self,
                 const LodeChartSpec  *spec,
                 GError              **error)
{
  const char *wanted = lode_chart_spec_get (spec, "consumer");

  for (guint i = 0; i < lode_result_get_n_consumers (self->result); i++)
    self->n_members += lode_result_is_member (self->result, i) ? 1 : 0;
  self->consumer = self->n_members > 0 ? LODE_RESULT_MEMBERS : LODE_RESULT_ALL;
  if (wanted == NULL)
    return TRUE;
  self->consumer = lode_result_find_consumer (self->result, wanted);
  if (self->consumer >= 0)
    return TRUE;
  g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND, "The run has no consumer “%s”.", wanted);
  return FALSE;
}

static void
read_points (LodeTimelineData *self)
{
  LodeBand band;

  self->points = g_new0 (LodeTimelinePoint, LODE_N_CONDUCTS * self->n_periods);
  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    for (guint t = 0; t < self->n_periods; t++)
      {
        LodeTimelinePoint *point = &self->points[c * self->n_periods + t];

        point->value = lode_result_get (self->result, LODE_SERIES_SHORTAGE, c, self->consumer, t);
        point->low = NAN;
        point->high = NAN;
        if (lode_result_get_band (self->result, LODE_SERIES_SHORTAGE, c, self->consumer, t, &band))
          *point = (LodeTimelinePoint) { band.p50, band.p5, band.p95 };
        self->highest = MAX (self->highest,
                             MAX (point->value, isfinite (point->high) ? point->high : 0));
      }
}

/* A shortage that nobody would notice must not fill the chart: the scale reaches a hundredth of
 * what is used in a period at least. */
static void
compare_with_demand (LodeTimelineData *self)
{
  for (guint t = 0; t < self->n_periods; t++)
    {
      const LodeTimelinePoint *point = &self->points[LODE_CONDUCT_FRAGMENTED * self->n_periods + t];
      double demand = lode_result_get (self->result, LODE_SERIES_DEMAND, LODE_CONDUCT_FRAGMENTED,
                                       self->consumer, t);

      if (!(demand > 0))
        continue;
      self->worst_share = MAX (self->worst_share, point->value / demand);
      self->highest = MAX (self->highest, NOTICEABLE_SHARE * demand);
    }
}

static void
read_totals (LodeTimelineData *self)
{
  LodeBand band;

  for (guint c = 0; c < LODE_N_CONDUCTS; c++)
    {
      self->total[c] = (LodeTimelineTotal) {
        lode_result_get_total (self->result, LODE_SERIES_SHORTAGE, c, self->consumer), NAN, NAN,
      };
      if (lode_result_get_total_band (self->result, c, self->consumer, &band))
        self->total[c] = (LodeTimelineTotal) { band.mean, band.p5, band.p95 };
    }
  self->dividend = (LodeTimelineTotal) {
    lode_result_get_dividend (self->result, self->consumer), NAN, NAN,
  };
  if (lode_result_get_dividend_band (self->result, self->consumer, &band))
    self->dividend = (LodeTimelineTotal) { band.mean, band.p5, band.p95 };
}

LodeTimelineData *
lode_timeline_data_new (const LodeChartSpec  *spec,
                        const LodeChartData  *data,
                        GError              **error)
{
  g_autoptr (LodeTimelineData) self = g_new0 (LodeTimelineData, 1);

  if (data->result == NULL || lode_result_get_n_periods (data->result) == 0)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_NOT_FOUND,
                   "A timeline needs the run of a scenario, and there is none.");
      return NULL;
    }
  self->atlas = data->atlas;
  self->scenario = data->scenario;
  self->result = data->result;
  self->material = data->scenario != NULL ? lode_scenario_get_material (data->scenario)
                                          : lode_chart_spec_get (spec, "material");
  if (self->material == NULL)
    self->material = "ndfeb_magnets";
  if (!choose_consumer (self, spec, error))
    return NULL;
  self->n_periods = lode_result_get_n_periods (data->result);
  self->has_bands = lode_result_get_draws (data->result) > 0;
  read_points (self);
  compare_with_demand (self);
  read_totals (self);
  return g_steal_pointer (&self);
}

void
lode_timeline_data_free (LodeTimelineData *self)
{
  g_free (self->points);
  g_free (self);
}

const LodeTimelinePoint *
lode_timeline_data_get_point (const LodeTimelineData *self,
                              guint                   conduct,
                              guint                   period)
{
  return &self->points[conduct * self->n_periods + period];
}

char *
lode_timeline_name_month (LodeMonth month)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (lode_month_year (month),
                                                    lode_month_of_year (month),
                                                    1, 0, 0, 0);

  return g_date_time_format (date, "%b %Y");
}

char *
lode_timeline_data_name_period (const LodeTimelineData *self,
                                guint                   period)
{
  LodeMonth start = lode_result_get_period_start (self->result, period);

  switch (lode_result_get_period_months (self->result))
    {
    case 1:
      return lode_timeline_name_month (start);
    case 3:
      /* Translators: a quarter of a year: "2027 Q1". */
      return g_strdup_printf (_("%d Q%d"), lode_month_year (start),
                              (lode_month_of_year (start) + 2) / 3);
    default:
      return g_strdup_printf ("%d", lode_month_year (start));
    }
}

/* --- totals --- */

typedef struct
{
  const char *unit;
  double      factor;
  int         decimals;
} TotalFormat;

static double
round_total (const TotalFormat *format,
             double             tonnes)
{
  double scale = pow (10, format->decimals);

  return round (tonnes / format->factor * scale) / scale;
}

/* With all its decimals, so that figures beside each other have the same. */
static char *
print_number (const TotalFormat *format,
              double             value)
{
  return format->decimals > 0 ? g_strdup_printf ("%.*f", format->decimals, value)
                              : lode_format_number (value, 0);
}

static char *
print_total (const TotalFormat *format,
             double             value)
{
  g_autofree char *number = print_number (format, value);

  return g_strdup_printf ("%s\u00A0%s", number, format->unit);
}

static char *
print_range (const TotalFormat       *format,
             const LodeTimelineTotal *total)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (!isfinite (total->low) || !isfinite (total->high))
    return g_strdup ("");
  low = print_number (format, round_total (format, total->low));
  high = print_number (format, round_total (format, total->high));
  if (g_str_equal (low, high))
    return g_strdup ("");
  return g_strdup_printf ("%s–%s\u00A0%s", low, high, format->unit);
}

static TotalFormat
choose_format (double largest)
{
  TotalFormat format = { "t", 1, 0 };

  if (largest < KILOTONNES_FROM)
    return format;
  format = (TotalFormat) { "kt", 1000, 0 };
  format.decimals = CLAMP (SIGNIFICANT - 1 - (int) floor (log10 (largest / format.factor)), 0, 2);
  return format;
}

LodeTimelineTotals *
lode_timeline_data_get_totals (const LodeTimelineData *self)
{
  LodeTimelineTotals *totals = g_new0 (LodeTimelineTotals, 1);
  const LodeTimelineTotal *fragmented = &self->total[LODE_CONDUCT_FRAGMENTED];
  const LodeTimelineTotal *coordinated = &self->total[LODE_CONDUCT_COORDINATED];
  TotalFormat format = choose_format (MAX (fragmented->mean, coordinated->mean));
  double alone = round_total (&format, fragmented->mean);
  double together = round_total (&format, coordinated->mean);

  totals->fragmented = print_total (&format, alone);
  totals->coordinated = print_total (&format, together);
  totals->dividend = print_total (&format, alone - together);
  totals->fragmented_range = print_range (&format, fragmented);
  totals->coordinated_range = print_range (&format, coordinated);
  totals->dividend_range = print_range (&format, &self->dividend);
  return totals;
}

void
lode_timeline_totals_free (LodeTimelineTotals *self)
{
  g_free (self->fragmented);
  g_free (self->fragmented_range);
  g_free (self->coordinated);
  g_free (self->coordinated_range);
  g_free (self->dividend);
  g_free (self->dividend_range);
  g_free (self);
}
