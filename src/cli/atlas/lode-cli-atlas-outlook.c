/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-atlas-private.h"

#include <math.h>

#include "atlas/lode-atlas-consumption.h"
#include "atlas/lode-atlas-crosscheck.h"
#include "atlas/lode-atlas-demand.h"
#include "atlas/lode-atlas-exchange.h"
#include "atlas/lode-atlas-governance.h"
#include "atlas/lode-atlas-projection.h"
#include "atlas/lode-atlas-reserve.h"
#include "atlas/lode-atlas-salient.h"
#include "atlas/lode-atlas-unconfirmed.h"

static void
fill_demand (LodeAtlas                *atlas,
             const LodeCliAtlasFilter *filter,
             LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_demand (atlas, filter->material, NULL, NULL, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasDemand *demand = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, demand->material);
      lode_cli_table_add_text (table, demand->use);
      lode_cli_table_add_text (table, demand->scenario);
      lode_cli_table_add_year (table, lode_figure_get_year (demand->figure));
      lode_cli_table_add_number (table, lode_figure_get_value (demand->figure));
      lode_cli_table_add_text (table, demand->status);
      lode_cli_atlas_add_provenance (table, demand->figure);
    }
}

static void
fill_projections (LodeAtlas                *atlas,
                  const LodeCliAtlasFilter *filter,
                  LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_projections (
    atlas, filter->material, filter->stage, filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasProjection *projection = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, projection->material);
      lode_cli_table_add_text (table, projection->stage);
      lode_cli_table_add_text (table, projection->series);
      lode_cli_atlas_add_country (table, atlas, projection->actor);
      lode_cli_table_add_year (table, lode_figure_get_year (projection->figure));
      lode_cli_table_add_number (table, lode_figure_get_value (projection->figure));
      lode_cli_table_add_number (table, round (projection->share_pct * 1000) / 1000);
      lode_cli_table_add_text (table, "projection");
      lode_cli_atlas_add_provenance (table, projection->figure);
    }
}

static void
fill_reserves (LodeAtlas                *atlas,
               const LodeCliAtlasFilter *filter,
               LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_reserves (atlas, filter->material, filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasReserve *reserve = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, reserve->material);
      lode_cli_table_add_text (table, reserve->series);
      lode_cli_atlas_add_country (table, atlas, reserve->actor);
      lode_cli_table_add_year (table, lode_figure_get_year (reserve->figure));
      lode_cli_atlas_add_range (table, reserve->figure);
      lode_cli_table_add_text (table, lode_figure_get_unit (reserve->figure));
      lode_cli_table_add_number (table, reserve->tonnes);
      lode_cli_table_add_text (table, reserve->status);
      lode_cli_atlas_add_provenance (table, reserve->figure);
    }
}

static void
fill_salient (LodeAtlas                *atlas,
              const LodeCliAtlasFilter *filter,
              LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_salient (atlas, filter->consumer, filter->material, NULL, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSalient *salient = g_ptr_array_index (rows, i);

      lode_cli_atlas_add_country (table, atlas, salient->consumer);
      lode_cli_table_add_text (table, salient->material);
      lode_cli_table_add_text (table, salient->flow);
      lode_cli_table_add_text (table, salient->detail);
      lode_cli_table_add_year (table, lode_figure_get_year (salient->figure));
      lode_cli_atlas_add_range (table, salient->figure);
      lode_cli_table_add_text (table, lode_figure_get_unit (salient->figure));
      lode_cli_table_add_number (table, salient->tonnes);
      lode_cli_table_add_text (table, salient->status);
      lode_cli_atlas_add_provenance (table, salient->figure);
    }
}

static void
fill_consumption (LodeAtlas                *atlas,
                  const LodeCliAtlasFilter *filter,
                  LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_consumption (
    atlas, filter->consumer, filter->material, filter->stage, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasConsumption *consumption = g_ptr_array_index (rows, i);

      lode_cli_atlas_add_country (table, atlas, consumption->consumer);
      lode_cli_table_add_text (table, consumption->material);
      lode_cli_table_add_text (table, consumption->stage);
      lode_cli_table_add_text (table, consumption->item);
      lode_cli_table_add_year (table, lode_figure_get_year (consumption->figure));
      lode_cli_atlas_add_range (table, consumption->figure);
      lode_cli_table_add_text (table, lode_figure_get_unit (consumption->figure));
      lode_cli_table_add_text (table, consumption->status);
      lode_cli_atlas_add_provenance (table, consumption->figure);
    }
}

static void
fill_crosschecks (LodeAtlas                *atlas,
                  const LodeCliAtlasFilter *filter,
                  LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_crosschecks (atlas, filter->material, filter->stage);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCrosscheck *check = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, check->topic);
      lode_cli_table_add_text (table, check->material);
      lode_cli_table_add_text (table, check->stage);
      lode_cli_table_add_text (table, check->item);
      lode_cli_table_add_text (table, check->source_a);
      lode_cli_table_add_number (table, check->value_a);
      lode_cli_table_add_text (table, check->text_a);
      lode_cli_table_add_text (table, check->source_b);
      lode_cli_table_add_number (table, check->value_b);
      lode_cli_table_add_text (table, check->text_b);
      lode_cli_table_add_text (table, check->unit);
      lode_cli_table_add_number (table, check->difference_pct);
      lode_cli_table_add_text (table, check->outcome);
    }
}

static void
fill_unconfirmed (LodeAtlas                *atlas,
                  const LodeCliAtlasFilter *filter,
                  LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_unconfirmed (atlas);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasUnconfirmed *unconfirmed = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, unconfirmed->topic);
      lode_cli_table_add_text (table, unconfirmed->item);
      lode_cli_table_add_text (table, unconfirmed->value);
      lode_cli_table_add_text (table, unconfirmed->unit);
      lode_cli_table_add_text (table, unconfirmed->year);
      lode_cli_table_add_text (table, "unconfirmed");
      lode_cli_table_add_text (table, unconfirmed->why);
    }
}

static void
fill_exchange (LodeAtlas                *atlas,
               const LodeCliAtlasFilter *filter,
               LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_exchange (atlas, NULL, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasRate *rate = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, rate->currency);
      lode_cli_table_add_year (table, lode_figure_get_year (rate->figure));
      lode_cli_table_add_number (table, lode_figure_get_value (rate->figure));
      lode_cli_table_add_text (table, "average of the year");
      lode_cli_atlas_add_provenance (table, rate->figure);
    }
}

static void
fill_dimension (LodeAtlas                *atlas,
                const LodeCliAtlasFilter *filter,
                LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (atlas, filter->country, filter->year);
  LodeAtlasDimension dimension = LODE_ATLAS_GOVERNANCE_MEAN;

  lode_atlas_dimension_from_string (filter->dimension, &dimension);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *governance = g_ptr_array_index (rows, i);

      lode_cli_atlas_add_country (table, atlas, governance->iso3);
      lode_cli_table_add_year (table, governance->year);
      lode_cli_table_add_text (table, filter->dimension);
      lode_cli_table_add_number (table, governance->values[dimension]);
      lode_cli_table_add_number (table, governance->errors[dimension]);
      lode_cli_table_add_text (table, "score, −2.5 to 2.5");
      lode_cli_table_add_text (table, governance->source);
    }
}

const LodeCliAtlasTable lode_cli_atlas_outlook_tables[] = {
  { "demand", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "use", "scenario", "year", "demand_t_per_year", "status", "basis",
                      "sources", "note"),
    fill_demand },
  { "projections",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_COUNTRY |
      LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "stage", "series", "country", "country_name", "year",
                      "output_t_per_year", "share_of_world_pct", "status", "basis", "sources",
                      "note"),
    fill_projections },
  { "reserves", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "series", "country", "country_name", "year", "value", "low", "high",
                      "unit", "amount_t", "status", "basis", "sources", "note"),
    fill_reserves },
  { "salient", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_CONSUMER | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("consumer", "consumer_name", "material", "flow", "detail", "year", "value",
                      "low", "high", "unit", "amount_t", "status", "basis", "sources", "note"),
    fill_salient },
  { "consumption",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_CONSUMER |
      LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("consumer", "consumer_name", "material", "stage", "item", "year", "value",
                      "low", "high", "unit", "status", "basis", "sources", "note"),
    fill_consumption },
  { "crosschecks", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE,
    LODE_CLI_COLUMNS ("topic", "material", "stage", "item", "source_a", "value_a", "text_a",
                      "source_b", "value_b", "text_b", "unit", "difference_pct", "outcome"),
    fill_crosschecks },
  { "unconfirmed", 0,
    LODE_CLI_COLUMNS ("topic", "item", "value", "unit", "year", "status", "why"),
    fill_unconfirmed },
  { "exchange", LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("currency", "year", "rate_usd_per_unit", "kind", "basis", "sources", "note"),
    fill_exchange },
  { NULL },
};

const LodeCliAtlasTable lode_cli_atlas_dimension_table = {
  "governance",
  LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR | LODE_CLI_FILTER_DIMENSION,
  LODE_CLI_COLUMNS ("country", "country_name", "year", "dimension", "value", "standard_error", "unit",
                    "source"),
  fill_dimension,
};
