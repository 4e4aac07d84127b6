/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-run.h"

#include <math.h>

#include "base/lode-json-writer.h"

static const char * const target_kinds[] = {
  [LODE_TARGET_EXTRACTION] = "extraction", [LODE_TARGET_PROCESSING] = "processing",
  [LODE_TARGET_RECYCLING] = "recycling",   [LODE_TARGET_PRODUCTION] = "production",
  [LODE_TARGET_CEILING] = "ceiling",
};

/* A number that is not known is null. */
static void
write_number (LodeJsonWriter *writer,
              double          value)
{
  if (isfinite (value))
    lode_json_writer_number (writer, value);
  else
    lode_json_writer_null (writer);
}

static void
write_member (LodeJsonWriter *writer,
              const char     *member,
              double          value)
{
  lode_json_writer_member (writer, member);
  write_number (writer, value);
}

static void
write_band (LodeJsonWriter *writer,
            const char     *member,
            const LodeBand *band)
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_object (writer);
  write_member (writer, "p5", band->p5);
  write_member (writer, "p25", band->p25);
  write_member (writer, "p50", band->p50);
  write_member (writer, "p75", band->p75);
  write_member (writer, "p95", band->p95);
  write_member (writer, "mean", band->mean);
  lode_json_writer_end_object (writer);
}

static void
write_dividend (LodeJsonWriter   *writer,
                const LodeResult *result,
                int               entity)
{
  LodeBand band;

  write_member (writer, "dividend_t", lode_result_get_dividend (result, entity));
  write_member (writer, "dividend_pct", 100 * lode_result_get_dividend_share (result, entity));
  write_member (writer, "dividend_usd", lode_result_get_dividend_usd (result, entity));
  if (lode_result_get_dividend_band (result, entity, &band))
    write_band (writer, "dividend_band_t", &band);
  if (lode_result_get_dividend_usd_band (result, entity, &band))
    write_band (writer, "dividend_band_usd", &band);
}

static void
write_totals (LodeJsonWriter   *writer,
              const LodeResult *result,
              int               entity)
{
  LodeBand band;

  lode_json_writer_member (writer, "total");
  lode_json_writer_begin_object (writer);
  write_member (writer, "demand_t", lode_result_get_total (result, LODE_SERIES_DEMAND,
                                                           LODE_CONDUCT_FRAGMENTED, entity));
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      const char *conduct = lode_cli_run_conduct_name ((LodeConduct) k);
      g_autofree char *name = g_strdup_printf ("%s_shortage_t", conduct);
      g_autofree char *band_name = g_strdup_printf ("%s_shortage_band_t", conduct);

      write_member (writer, name, lode_result_get_total (result, LODE_SERIES_SHORTAGE,
                                                         (LodeConduct) k, entity));
      if (lode_result_get_total_band (result, (LodeConduct) k, entity, &band))
        write_band (writer, band_name, &band);
    }
  write_dividend (writer, result, entity);
  lode_json_writer_end_object (writer);
}

static void
write_series (LodeJsonWriter   *writer,
              const LodeResult *result,
              const LodeMetric *metric,
              LodeConduct       conduct,
              int               entity)
{
  lode_json_writer_member (writer, metric->name);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    write_number (writer, metric->scale *
                            lode_result_get (result, (LodeSeries) metric->index, conduct, entity, t));
  lode_json_writer_end_array (writer);
}

static void
write_names (LodeJsonWriter   *writer,
             const LodeResult *result,
             const char       *member,
             LodeConduct       conduct,
             guint             consumer,
             const char     *(*get_name) (const LodeResult *, LodeConduct, guint, guint))
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    lode_json_writer_string (writer, get_name (result, conduct, consumer, t));
  lode_json_writer_end_array (writer);
}

static void
write_supplier_shares (LodeJsonWriter   *writer,
                       const LodeResult *result,
                       LodeConduct       conduct,
                       guint             consumer)
{
  lode_json_writer_member (writer, "supplier_share_pct");
  lode_json_writer_begin_object (writer);
  for (guint k = 0; k < lode_result_get_n_suppliers (result); k++)
    {
      lode_json_writer_member (writer, lode_result_get_supplier (result, k));
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        write_number (writer,
                      100 * lode_result_get_supplier_share (result, conduct, consumer, k, t));
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

/* Origin at a stage, or exposure for the stage G_MAXUINT. */
static double
get_share (const LodeResult *result,
           LodeConduct       conduct,
           guint             consumer,
           guint             stage,
           guint             country,
           guint             period)
{
  return stage == G_MAXUINT
           ? lode_result_get_country_exposure (result, conduct, consumer, country, period)
           : lode_result_get_origin_share (result, conduct, consumer, stage, country, period);
}

/* Countries that never have a share are left out. */
static void
write_countries (LodeJsonWriter   *writer,
                 const LodeResult *result,
                 const char       *member,
                 LodeConduct       conduct,
                 guint             consumer,
                 guint             stage)
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_object (writer);
  for (guint k = 0; k < lode_result_get_n_countries (result); k++)
    {
      double most = 0;

      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        most = fmax (most, get_share (result, conduct, consumer, stage, k, t));
      if (!(most > 0))
        continue;
      lode_json_writer_member (writer, lode_result_get_country (result, k));
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        write_number (writer, 100 * get_share (result, conduct, consumer, stage, k, t));
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

static void
write_stage_series (LodeJsonWriter   *writer,
                    const LodeResult *result,
                    const LodeMetric *metric,
                    LodeConduct       conduct,
                    int               entity,
                    guint             stage)
{
  lode_json_writer_member (writer, metric->name);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    write_number (writer, metric->scale * lode_result_get_at_stage (result,
                                                                    (LodeStageSeries) metric->index,
                                                                    conduct, entity, stage, t));
  lode_json_writer_end_array (writer);
}

static void
write_stage (LodeJsonWriter   *writer,
             const LodeResult *result,
             LodeConduct       conduct,
             int               entity,
             guint             stage)
{
  lode_json_writer_member (writer, lode_result_get_stage (result, stage));
  lode_json_writer_begin_object (writer);
  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    if (metric->scope == LODE_METRIC_STAGE &&
        (entity >= 0 || metric->index == LODE_STAGE_HHI_LOW || metric->index == LODE_STAGE_HHI_HIGH))
      write_stage_series (writer, result, metric, conduct, entity, stage);
  if (entity >= 0)
    {
      lode_json_writer_member (writer, "origin_largest");
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        lode_json_writer_string (writer, lode_result_get_stage_largest (result, conduct,
                                                                        (guint) entity, stage, t));
      lode_json_writer_end_array (writer);
      write_countries (writer, result, "origin_share_pct", conduct, (guint) entity, stage);
    }
  lode_json_writer_end_object (writer);
}

static void
write_stages (LodeJsonWriter   *writer,
              const LodeResult *result,
              LodeConduct       conduct,
              int               entity)
{
  lode_json_writer_member (writer, "stages");
  lode_json_writer_begin_object (writer);
  for (guint s = 0; s < lode_result_get_n_stages (result); s++)
    write_stage (writer, result, conduct, entity, s);
  lode_json_writer_end_object (writer);
}

static double
scale_of (LodeSeries series)
{
  return lode_metric_of (LODE_METRIC_CONSUMER, series)->scale;
}

static void
write_bands (LodeJsonWriter   *writer,
             const LodeResult *result,
             const char       *member,
             LodeSeries        series,
             LodeConduct       conduct,
             int               entity)
{
  static const char * const names[] = { "p5", "p25", "p50", "p75", "p95", "mean" };
  LodeBand band = { 0 };
  const double *values[] = { &band.p5, &band.p25, &band.p50, &band.p75, &band.p95, &band.mean };

  if (!lode_result_get_band (result, series, conduct, entity, 0, &band))
    return;
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_object (writer);
  for (guint q = 0; q < G_N_ELEMENTS (names); q++)
    {
      lode_json_writer_member (writer, names[q]);
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        {
          lode_result_get_band (result, series, conduct, entity, t, &band);
          write_number (writer, *values[q] * scale_of (series));
        }
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_object (writer);
}

static void
write_costs (LodeJsonWriter   *writer,
             const LodeResult *result,
             LodeConduct       conduct)
{
  lode_json_writer_member (writer, "costs");
  lode_json_writer_begin_object (writer);
  for (guint k = 0; k < LODE_N_COSTS; k++)
    {
      const char *name = lode_metric_of (LODE_METRIC_COST, k)->name;
      g_autofree char *total = g_strdup_printf ("total_%s", name);

      lode_json_writer_member (writer, name);
      lode_json_writer_begin_inline_array (writer);
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        write_number (writer, lode_result_get_cost (result, (LodeCost) k, conduct, t));
      lode_json_writer_end_array (writer);
      write_member (writer, total, lode_result_get_total_cost (result, (LodeCost) k, conduct));
    }
  lode_json_writer_end_object (writer);
}

static void
write_conduct (LodeJsonWriter   *writer,
               const LodeResult *result,
               LodeConduct       conduct,
               int               entity)
{
  lode_json_writer_member (writer, lode_cli_run_conduct_name (conduct));
  lode_json_writer_begin_object (writer);
  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    if (metric->scope == LODE_METRIC_CONSUMER &&
        (entity >= 0 || lode_cli_run_has_sums ((LodeSeries) metric->index)))
      write_series (writer, result, metric, conduct, entity);
  if (entity >= 0)
    {
      write_names (writer, result, "largest", conduct, (guint) entity, lode_result_get_largest);
      write_names (writer, result, "exposed_to", conduct, (guint) entity, lode_result_get_exposed_to);
      write_supplier_shares (writer, result, conduct, (guint) entity);
      write_countries (writer, result, "country_exposure_pct", conduct, (guint) entity, G_MAXUINT);
    }
  if (entity != LODE_RESULT_MEMBERS)
    write_stages (writer, result, conduct, entity);
  else
    write_costs (writer, result, conduct);
  write_bands (writer, result, "shortage_band_t", LODE_SERIES_SHORTAGE, conduct, entity);
  write_bands (writer, result, "stock_band_t", LODE_SERIES_STOCK, conduct, entity);
  write_bands (writer, result, "served_band_t", LODE_SERIES_SERVED, conduct, entity);
  write_bands (writer, result, "largest_share_band_pct", LODE_SERIES_LARGEST_SHARE, conduct, entity);
  write_bands (writer, result, "price_ratio_band", LODE_SERIES_PRICE_RATIO, conduct, entity);
  lode_json_writer_end_object (writer);
}

static void
write_entity (LodeJsonWriter   *writer,
              const LodeResult *result,
              int               entity)
{
  lode_json_writer_begin_object (writer);
  if (entity >= 0)
    {
      lode_json_writer_member_string (writer, "consumer", lode_cli_run_entity_name (result, entity));
      lode_json_writer_member_boolean (writer, "is_member",
                                       lode_result_is_member (result, (guint) entity));
    }
  write_totals (writer, result, entity);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    write_conduct (writer, result, (LodeConduct) k, entity);
  lode_json_writer_end_object (writer);
}

static void
write_contract_series (LodeJsonWriter   *writer,
                       const LodeResult *result,
                       const char       *member,
                       const double     *values)
{
  lode_json_writer_member (writer, member);
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    write_number (writer, values[t]);
  lode_json_writer_end_array (writer);
}

static void
write_contracts (LodeJsonWriter   *writer,
                 const LodeResult *result)
{
  lode_json_writer_member (writer, "contracts");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_result_get_n_contracts (result); i++)
    {
      const LodeContract *contract = lode_result_get_contract (result, i);

      lode_json_writer_begin_object (writer);
      lode_json_writer_member_string (writer, "lever", contract->lever);
      write_member (writer, "floor_usd_per_kg", contract->floor);
      for (guint k = 0; k < LODE_N_CONDUCTS; k++)
        {
          lode_json_writer_member (writer, lode_cli_run_conduct_name ((LodeConduct) k));
          lode_json_writer_begin_object (writer);
          write_contract_series (writer, result, "quantity_t", contract->quantity[k]);
          write_contract_series (writer, result, "price_usd_per_kg", contract->price[k]);
          write_contract_series (writer, result, "contract_usd", contract->usd[k]);
          lode_json_writer_end_object (writer);
        }
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_target (LodeJsonWriter         *writer,
              const LodeTargetResult *target)
{
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "consumer", target->consumer);
  lode_json_writer_member_string (writer, "target", target->target);
  lode_json_writer_member_string (writer, "kind", target_kinds[target->kind]);
  lode_json_writer_member_string (writer, "comparison", target->is_ceiling ? "at most" : "at least");
  write_member (writer, "threshold_pct", lode_figure_get_value (target->figure));
  lode_json_writer_member_strings (writer, "sources", lode_figure_get_sources (target->figure));
  lode_json_writer_member_integer (writer, "by_year", target->by_year);
  lode_json_writer_member_integer (writer, "year", target->year);
  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      lode_json_writer_member (writer, lode_cli_run_conduct_name ((LodeConduct) k));
      lode_json_writer_begin_inline_object (writer);
      write_member (writer, "value_pct", target->value[k]);
      lode_json_writer_member_string (writer, "stage", target->stage[k]);
      lode_json_writer_member (writer, "is_met");
      if (isnan (target->value[k]))
        lode_json_writer_null (writer);
      else
        lode_json_writer_boolean (writer, target->is_met[k]);
      write_member (writer, "probability_pct", 100 * target->probability[k]);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_object (writer);
}

static void
write_head (LodeJsonWriter   *writer,
            LodeScenario     *scenario,
            const LodeResult *result)
{
  LodeFigure *price = lode_result_get_reference_price (result);

  lode_json_writer_member_string (writer, "scenario", lode_scenario_get_id (scenario));
  lode_json_writer_member_string (writer, "title", lode_scenario_get_title (scenario));
  lode_json_writer_member_string (writer, "material", lode_scenario_get_material (scenario));
  lode_json_writer_member_string (writer, "unit", "t");
  lode_json_writer_member_string (writer, "step", lode_step_to_string (lode_scenario_get_step (scenario)));
  lode_json_writer_member_integer (writer, "draws", lode_result_get_draws (result));
  lode_json_writer_member_integer (writer, "seed", (gint64) lode_result_get_seed (result));
  lode_json_writer_member_strings (writer, "members", lode_scenario_get_members (scenario));
  lode_json_writer_member (writer, "reference_price");
  if (price != NULL)
    lode_figure_write (price, writer);
  else
    lode_json_writer_null (writer);
  lode_json_writer_member (writer, "periods");
  lode_json_writer_begin_inline_array (writer);
  for (guint t = 0; t < lode_result_get_n_periods (result); t++)
    {
      g_autofree char *month = lode_month_format (lode_result_get_period_start (result, t));

      lode_json_writer_string (writer, month);
    }
  lode_json_writer_end_array (writer);
}

char *
lode_cli_run_print_json (LodeScenario      *scenario,
                         const LodeResult  *result,
                         GError           **error)
{
  LodeJsonWriter *writer = lode_json_writer_new ();

  lode_json_writer_begin_object (writer);
  write_head (writer, scenario, result);
  lode_json_writer_member (writer, "all");
  write_entity (writer, result, LODE_RESULT_ALL);
  lode_json_writer_member (writer, "alliance");
  write_entity (writer, result, LODE_RESULT_MEMBERS);
  lode_json_writer_member (writer, "consumers");
  lode_json_writer_begin_array (writer);
  for (guint c = 0; c < lode_result_get_n_consumers (result); c++)
    write_entity (writer, result, (int) c);
  lode_json_writer_end_array (writer);
  write_contracts (writer, result);
  lode_json_writer_member (writer, "targets");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_result_get_n_targets (result); i++)
    write_target (writer, lode_result_get_target (result, i));
  lode_json_writer_end_array (writer);
  lode_json_writer_member_strings (writer, "notes", lode_result_get_notes (result));
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}
