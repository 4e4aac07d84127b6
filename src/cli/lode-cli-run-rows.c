/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-run.h"

#include <math.h>

#include "cli/lode-cli-table.h"

const char *
lode_cli_run_conduct_name (LodeConduct conduct)
{
  return conduct == LODE_CONDUCT_FRAGMENTED ? "fragmented" : "coordinated";
}

const char *
lode_cli_run_entity_name (const LodeResult *result,
                          int               entity)
{
  if (entity == LODE_RESULT_ALL)
    return "all";
  if (entity == LODE_RESULT_MEMBERS)
    return "members";

  return lode_result_get_consumer (result, (guint) entity);
}

gboolean
lode_cli_run_has_sums (LodeSeries series)
{
  return series <= LODE_SERIES_STOCK || series == LODE_SERIES_DRAW ||
         series == LODE_SERIES_DAYS_OF_COVER;
}

/* (element-type utf8): owns its strings; ends with %NULL. */
static GPtrArray *
list_period_columns (const LodeResult *result)
{
  static const char * const first[] = { "conduct", "consumer", "period" };
  static const char * const last[] = {
    "largest", "exposed_to", "shortage_p5_t", "shortage_p50_t", "shortage_p95_t", "shortage_mean_t",
  };
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (columns, g_strdup (first[i]));
  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    if (metric->scope == LODE_METRIC_CONSUMER)
      g_ptr_array_add (columns, g_strdup (metric->name));
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    g_ptr_array_add (columns, g_strdup (last[i]));
  for (guint s = 0; s < lode_result_get_n_stages (result); s++)
    {
      for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
        if (metric->scope == LODE_METRIC_STAGE)
          g_ptr_array_add (columns, g_strdup_printf ("%s_%s", lode_result_get_stage (result, s),
                                                     metric->name));
      g_ptr_array_add (columns, g_strdup_printf ("%s_origin_largest",
                                                 lode_result_get_stage (result, s)));
    }
  for (guint k = 0; k < LODE_N_COSTS; k++)
    g_ptr_array_add (columns, g_strdup (lode_metric_of (LODE_METRIC_COST, k)->name));
  g_ptr_array_add (columns, NULL);

  return columns;
}

static void
add_stages (LodeCliTable     *table,
            const LodeResult *result,
            LodeConduct       conduct,
            int               entity,
            guint             period)
{
  for (guint s = 0; s < lode_result_get_n_stages (result); s++)
    {
      for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
        if (metric->scope == LODE_METRIC_STAGE && entity == LODE_RESULT_MEMBERS)
          lode_cli_table_add_number (table, (double) NAN);
        else if (metric->scope == LODE_METRIC_STAGE)
          lode_cli_table_add_number (table, metric->scale *
                                              lode_result_get_at_stage (result,
                                                                        (LodeStageSeries) metric->index,
                                                                        conduct, entity, s, period));
      lode_cli_table_add_text (table, entity < 0 ? ""
                                                 : lode_result_get_stage_largest (result, conduct,
                                                                                  (guint) entity, s,
                                                                                  period));
    }
}

static void
add_period_row (LodeCliTable     *table,
                const LodeResult *result,
                LodeConduct       conduct,
                int               entity,
                guint             period)
{
  g_autofree char *month = lode_month_format (lode_result_get_period_start (result, period));
  LodeBand band = { (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN, (double) NAN };

  lode_result_get_band (result, LODE_SERIES_SHORTAGE, conduct, entity, period, &band);
  lode_cli_table_add_text (table, lode_cli_run_conduct_name (conduct));
  lode_cli_table_add_text (table, lode_cli_run_entity_name (result, entity));
  lode_cli_table_add_text (table, month);
  for (const LodeMetric *metric = lode_metric_list (); metric->name != NULL; metric++)
    if (metric->scope == LODE_METRIC_CONSUMER)
      lode_cli_table_add_number (table, metric->scale * lode_result_get (result,
                                                                         (LodeSeries) metric->index,
                                                                         conduct, entity, period));
  lode_cli_table_add_text (table, entity < 0 ? "" : lode_result_get_largest (result, conduct,
                                                                            (guint) entity, period));
  lode_cli_table_add_text (table, entity < 0 ? "" : lode_result_get_exposed_to (result, conduct,
                                                                               (guint) entity, period));
  lode_cli_table_add_number (table, band.p5);
  lode_cli_table_add_number (table, band.p50);
  lode_cli_table_add_number (table, band.p95);
  lode_cli_table_add_number (table, band.mean);
  add_stages (table, result, conduct, entity, period);
  for (guint k = 0; k < LODE_N_COSTS; k++)
    lode_cli_table_add_number (table, entity == LODE_RESULT_MEMBERS
                                        ? lode_result_get_cost (result, (LodeCost) k, conduct, period)
                                        : (double) NAN);
}

/* A row for every period, consumer and conduct. */
static char *
print_periods (const LodeResult  *result,
               const char        *format,
               GError           **error)
{
  g_autoptr (GPtrArray) columns = list_period_columns (result);
  g_autoptr (LodeCliTable) table = lode_cli_table_new ((const char * const *) columns->pdata);
  int n = (int) lode_result_get_n_consumers (result);

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    for (int entity = LODE_RESULT_MEMBERS; entity < n; entity++)
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        add_period_row (table, result, (LodeConduct) k, entity, t);

  return lode_cli_table_print (table, format, error);
}

static void
add_total_row (LodeCliTable     *table,
               const LodeResult *result,
               int               entity)
{
  LodeFigure *price = lode_result_get_reference_price (result);
  double shortage[LODE_N_CONDUCTS];
  double dividend;

  for (guint k = 0; k < LODE_N_CONDUCTS; k++)
    {
      LodeBand band;

      shortage[k] = lode_result_get_total (result, LODE_SERIES_SHORTAGE, (LodeConduct) k, entity);
      if (lode_result_get_total_band (result, (LodeConduct) k, entity, &band))
        shortage[k] = band.mean;
    }
  lode_cli_table_add_text (table, lode_cli_run_entity_name (result, entity));
  lode_cli_table_add_flag (table, entity == LODE_RESULT_MEMBERS ||
                                    (entity >= 0 && lode_result_is_member (result, (guint) entity)));
  lode_cli_table_add_number (table, round (lode_result_get_total (result, LODE_SERIES_DEMAND,
                                                                  LODE_CONDUCT_FRAGMENTED, entity)));
  lode_cli_table_add_number (table, round (shortage[0] * 10) / 10);
  lode_cli_table_add_number (table, round (shortage[1] * 10) / 10);
  /* The difference of what is shown. */
  dividend = (round (shortage[0] * 10) - round (shortage[1] * 10)) / 10;
  lode_cli_table_add_number (table, dividend);
  lode_cli_table_add_number (table, shortage[0] > 0
                                      ? round (1000 * (shortage[0] - shortage[1]) / shortage[0]) / 10
                                      : 0);
  lode_cli_table_add_number (table, price != NULL
                                      ? round (dividend * 1000 * lode_figure_get_value (price))
                                      : (double) NAN);
}

/* A row for every consumer. Totals are means where there were draws, so that they subtract. */
static char *
print_totals (const LodeResult  *result,
              const char        *format,
              GError           **error)
{
  static const char * const columns[] = {
    "consumer", "member", "demand_t", "fragmented_shortage_t", "coordinated_shortage_t",
    "dividend_t", "dividend_pct", "dividend_usd", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);
  int n = (int) lode_result_get_n_consumers (result);

  for (int entity = LODE_RESULT_MEMBERS; entity < n; entity++)
    add_total_row (table, result, entity);

  return lode_cli_table_print (table, format, error);
}

static char *
print_targets (const LodeResult  *result,
               const char        *format,
               GError           **error)
{
  static const char * const columns[] = {
    "consumer", "target", "comparison", "threshold_pct", "by_year", "year", "conduct", "value_pct",
    "stage", "is_met", "probability_pct", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);

  for (guint i = 0; i < lode_result_get_n_targets (result); i++)
    for (guint k = 0; k < LODE_N_CONDUCTS; k++)
      {
        const LodeTargetResult *target = lode_result_get_target (result, i);

        lode_cli_table_add_text (table, target->consumer);
        lode_cli_table_add_text (table, target->target);
        lode_cli_table_add_text (table, target->is_ceiling ? "at most" : "at least");
        lode_cli_table_add_number (table, lode_figure_get_value (target->figure));
        lode_cli_table_add_year (table, target->by_year);
        lode_cli_table_add_year (table, target->year);
        lode_cli_table_add_text (table, lode_cli_run_conduct_name ((LodeConduct) k));
        lode_cli_table_add_number (table, target->value[k]);
        lode_cli_table_add_text (table, target->stage[k]);
        if (isnan (target->value[k]))
          lode_cli_table_add_text (table, "unknown");
        else
          lode_cli_table_add_flag (table, target->is_met[k]);
        lode_cli_table_add_number (table, 100 * target->probability[k]);
      }

  return lode_cli_table_print (table, format, error);
}

static char *
print_contracts (const LodeResult  *result,
                 const char        *format,
                 GError           **error)
{
  static const char * const columns[] = {
    "lever", "conduct", "period", "floor_usd_per_kg", "price_usd_per_kg", "quantity_t",
    "contract_usd", NULL,
  };
  g_autoptr (LodeCliTable) table = lode_cli_table_new (columns);

  for (guint i = 0; i < lode_result_get_n_contracts (result); i++)
    for (guint k = 0; k < LODE_N_CONDUCTS; k++)
      for (guint t = 0; t < lode_result_get_n_periods (result); t++)
        {
          const LodeContract *contract = lode_result_get_contract (result, i);
          g_autofree char *month = lode_month_format (lode_result_get_period_start (result, t));

          lode_cli_table_add_text (table, contract->lever);
          lode_cli_table_add_text (table, lode_cli_run_conduct_name ((LodeConduct) k));
          lode_cli_table_add_text (table, month);
          lode_cli_table_add_number (table, contract->floor);
          lode_cli_table_add_number (table, contract->price[k][t]);
          lode_cli_table_add_number (table, contract->quantity[k][t]);
          lode_cli_table_add_number (table, contract->usd[k][t]);
        }

  return lode_cli_table_print (table, format, error);
}

static const struct
{
  const char *name;
  char     *(*print) (const LodeResult *, const char *, GError **);
} printers[] = {
  { "periods", print_periods },
  { "totals", print_totals },
  { "targets", print_targets },
  { "contracts", print_contracts },
};

gboolean
lode_cli_run_knows_rows (const char *rows)
{
  for (guint i = 0; i < G_N_ELEMENTS (printers); i++)
    if (g_str_equal (printers[i].name, rows))
      return TRUE;

  return FALSE;
}

char *
lode_cli_run_print_rows (const LodeResult  *result,
                         const char        *rows,
                         const char        *format,
                         GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (printers); i++)
    if (g_str_equal (printers[i].name, rows))
      return printers[i].print (result, format, error);

  g_return_val_if_reached (NULL);
}
