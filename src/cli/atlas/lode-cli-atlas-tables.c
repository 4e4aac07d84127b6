/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-cli"

#include "config.h"

#include "lode-cli-atlas-private.h"

#include <math.h>

#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-governance.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-policy.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-project.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-trade.h"

void
lode_cli_atlas_add_range (LodeCliTable     *table,
                          const LodeFigure *figure)
{
  gboolean has_range = figure != NULL && lode_figure_has_range (figure);
  double low = NAN;
  double high = NAN;

  if (has_range)
    {
      low = lode_figure_get_low (figure);
      high = lode_figure_get_high (figure);
    }
  lode_cli_table_add_number (table, figure != NULL ? lode_figure_get_value (figure) : (double) NAN);
  lode_cli_table_add_number (table, low);
  lode_cli_table_add_number (table, high);
}

void
lode_cli_atlas_add_provenance (LodeCliTable     *table,
                               const LodeFigure *figure)
{
  lode_cli_table_add_text (table, lode_basis_to_string (lode_figure_get_basis (figure)));
  lode_cli_table_add_list (table, lode_figure_get_sources (figure));
  lode_cli_table_add_text (table, lode_figure_get_note (figure));
}

void
lode_cli_atlas_add_country (LodeCliTable *table,
                            LodeAtlas    *atlas,
                            const char   *iso3)
{
  lode_cli_table_add_text (table, iso3);
  lode_cli_table_add_text (table, lode_atlas_get_country_name (atlas, iso3));
}

static void
fill_materials (LodeAtlas                *atlas,
                const LodeCliAtlasFilter *filter,
                LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_materials (atlas);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasMaterial *material = g_ptr_array_index (rows, i);

      if (filter->material != NULL && !g_str_equal (filter->material, material->key))
        continue;
      lode_cli_table_add_text (table, material->key);
      lode_cli_table_add_text (table, material->name);
      lode_cli_table_add_text (table, material->symbol);
      lode_cli_table_add_list (table, (const char * const *) material->tables);
    }
}

/* @economy may be %NULL. */
static void
add_economy (LodeCliTable           *table,
             const LodeAtlasEconomy *economy)
{
  const LodeAtlasEconomy unknown = { NULL, NAN, 0, NAN, 0 };

  if (economy == NULL)
    economy = &unknown;
  lode_cli_table_add_number (table, economy->population);
  lode_cli_table_add_year (table, economy->population_year);
  lode_cli_table_add_number (table, economy->gdp_usd);
  lode_cli_table_add_year (table, economy->gdp_year);
}

static void
fill_countries (LodeAtlas                *atlas,
                const LodeCliAtlasFilter *filter,
                LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_countries (atlas);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasCountry *country = g_ptr_array_index (rows, i);

      if (filter->country != NULL && !g_str_equal (filter->country, country->iso3))
        continue;
      lode_cli_table_add_text (table, country->iso3);
      lode_cli_table_add_text (table, country->iso2);
      lode_cli_table_add_text (table, country->name);
      lode_cli_table_add_text (table, country->official_name);
      lode_cli_table_add_flag (table, country->is_eu);
      lode_cli_table_add_flag (table, country->is_g7);
      add_economy (table, lode_atlas_get_economy (atlas, country->iso3));
    }
}

static void
fill_production (LodeAtlas                *atlas,
                 const LodeCliAtlasFilter *filter,
                 LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_production (atlas, filter->material, filter->stage,
                                                           filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, supply->material);
      lode_cli_table_add_text (table, supply->stage);
      lode_cli_table_add_text (table, supply->measure);
      lode_cli_table_add_text (table, supply->series);
      lode_cli_atlas_add_country (table, atlas, supply->actor);
      lode_cli_table_add_year (table, supply->year);
      lode_cli_atlas_add_range (table, supply->figure);
      lode_cli_table_add_text (table, lode_figure_get_unit (supply->figure));
      lode_cli_table_add_number (table, supply->tonnes);
      lode_cli_table_add_text (table, supply->status);
      lode_cli_atlas_add_provenance (table, supply->figure);
    }
}

static void
fill_shares (LodeAtlas                *atlas,
             const LodeCliAtlasFilter *filter,
             LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_shares (atlas, filter->material, filter->stage,
                                                       filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      const char quality[] = { supply->quality, '\0' };

      lode_cli_table_add_text (table, supply->material);
      lode_cli_table_add_text (table, supply->stage);
      lode_cli_atlas_add_country (table, atlas, supply->actor);
      lode_cli_table_add_year (table, supply->year);
      lode_cli_atlas_add_range (table, supply->figure);
      lode_cli_table_add_number (table, supply->tonnes);
      lode_cli_table_add_text (table, quality);
      lode_cli_atlas_add_provenance (table, supply->figure);
    }
}

static void
fill_reliance (LodeAtlas                *atlas,
               const LodeCliAtlasFilter *filter,
               LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_reliance (atlas, filter->consumer, filter->material, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasReliance *reliance = g_ptr_array_index (rows, i);

      if (filter->stage != NULL && !g_str_equal (filter->stage, reliance->stage))
        continue;
      lode_cli_atlas_add_country (table, atlas, reliance->consumer);
      lode_cli_table_add_text (table, reliance->material);
      lode_cli_table_add_text (table, reliance->stage);
      lode_cli_table_add_text (table, reliance->form);
      lode_cli_table_add_year (table, lode_figure_get_year (reliance->figure));
      lode_cli_atlas_add_range (table, reliance->figure);
      lode_cli_table_add_text (table, reliance->status);
      lode_cli_table_add_text (table, reliance->definition);
      lode_cli_atlas_add_provenance (table, reliance->figure);
    }
}

static void
add_import (LodeCliTable           *table,
            LodeAtlas              *atlas,
            const LodeAtlasMeasure *measure,
            const LodeAtlasImport  *import)
{
  lode_cli_atlas_add_country (table, atlas, measure->consumer);
  lode_cli_table_add_text (table, measure->material);
  lode_cli_table_add_text (table, measure->stage);
  lode_cli_table_add_text (table, measure->form);
  lode_cli_table_add_text (table, measure->code_label);
  lode_cli_table_add_text (table, measure->label);
  lode_cli_table_add_text (table, measure->period);
  lode_cli_atlas_add_country (table, atlas, import->partner);
  lode_cli_table_add_number (table, lode_figure_get_value (import->share));
  lode_cli_table_add_text (table, measure->basis);
  lode_cli_table_add_number (table, import->tonnes);
  lode_cli_table_add_number (table, import->value);
  lode_cli_table_add_text (table, measure->currency);
  lode_cli_table_add_flag (table, measure->is_wide);
  lode_cli_table_add_flag (table, measure->is_incomplete);
  lode_cli_table_add_text (table, import->status);
  lode_cli_atlas_add_provenance (table, import->share);
}

static void
fill_imports (LodeAtlas                *atlas,
              const LodeCliAtlasFilter *filter,
              LodeCliTable             *table)
{
  g_autoptr (GPtrArray) measures =
    lode_atlas_list_imports (atlas, filter->consumer, filter->material, filter->stage,
                             filter->year);

  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);

      for (guint j = 0; j < measure->rows->len; j++)
        {
          const LodeAtlasImport *import = g_ptr_array_index (measure->rows, j);

          if (filter->country == NULL || g_str_equal (filter->country, import->partner))
            add_import (table, atlas, measure, import);
        }
    }
}

static void
add_price (LodeCliTable     *table,
           const char       *material,
           const char       *item,
           const LodeFigure *figure,
           double            usd_per_kg,
           const char       *conversion,
           const char       *status)
{
  lode_cli_table_add_text (table, material);
  lode_cli_table_add_text (table, item);
  lode_cli_table_add_year (table, lode_figure_get_year (figure));
  lode_cli_atlas_add_range (table, figure);
  lode_cli_table_add_text (table, lode_figure_get_unit (figure));
  lode_cli_table_add_number (table, usd_per_kg);
  lode_cli_table_add_text (table, conversion);
  lode_cli_table_add_text (table, status);
  lode_cli_atlas_add_provenance (table, figure);
}

/* What a chain's product costs is in no price list: its reference price stands first. */
static void
add_reference_price (LodeAtlas                *atlas,
                     const LodeCliAtlasFilter *filter,
                     LodeCliTable             *table)
{
  const LodeAtlasMaterial *material = lode_atlas_get_material (atlas, filter->material);
  g_autoptr (LodeFigure) figure = NULL;

  if (material == NULL || !material->has_chain)
    return;

  figure = lode_atlas_get_reference_price (atlas, filter->material, filter->year);
  if (figure != NULL && (filter->year == 0 || filter->year == lode_figure_get_year (figure)))
    add_price (table, filter->material, "reference price of the last product", figure,
               lode_figure_get_value (figure), "", "derived");
}

static void
fill_prices (LodeAtlas                *atlas,
             const LodeCliAtlasFilter *filter,
             LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_prices (atlas, filter->material, filter->year);

  if (filter->material != NULL)
    add_reference_price (atlas, filter, table);
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (rows, i);

      add_price (table, price->material, price->item, price->figure, price->usd_per_kg,
                 price->conversion, price->status);
    }
}

static void
add_project (LodeCliTable           *table,
             LodeAtlas              *atlas,
             const LodeAtlasProject *project)
{
  g_autofree char *start = lode_month_format (project->start);

  lode_cli_table_add_text (table, project->id);
  lode_cli_table_add_text (table, project->name);
  lode_cli_table_add_text (table, project->company);
  lode_cli_atlas_add_country (table, atlas, project->country);
  lode_cli_table_add_text (table, project->material);
  lode_cli_table_add_text (table, project->stage);
  lode_cli_table_add_text (table, project->product);
  lode_cli_atlas_add_range (table, project->capacity);
  lode_cli_table_add_text (
    table, project->capacity != NULL ? lode_figure_get_unit (project->capacity) : "");
  lode_cli_table_add_text (table, project->capacity_kind);
  lode_cli_table_add_text (table, project->chain);
  lode_cli_atlas_add_range (table, project->adds);
  lode_cli_table_add_text (table, project->adds != NULL
                             ? lode_basis_to_string (lode_figure_get_basis (project->adds)) : "");
  lode_cli_table_add_text (table,
                           project->adds != NULL ? lode_figure_get_note (project->adds) : NULL);
  lode_cli_table_add_text (table, project->adds_product);
  lode_cli_table_add_flag (table, project->in_baseline);
  lode_cli_table_add_text (table, start);
  lode_cli_table_add_text (table, project->start_text);
  lode_cli_table_add_text (table, project->reading);
  lode_cli_table_add_text (table, project->uncounted);
  lode_cli_table_add_text (table, project->status);
  lode_cli_table_add_text (table, project->as_of);
  lode_cli_table_add_text (table, project->confidence);
  lode_cli_table_add_text (table, project->source);
  lode_cli_table_add_text (table, project->url);
  lode_cli_table_add_text (table, project->note);
}

static void
fill_projects (LodeAtlas                *atlas,
               const LodeCliAtlasFilter *filter,
               LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_projects (atlas, filter->material, filter->stage, filter->country);

  for (guint i = 0; i < rows->len; i++)
    add_project (table, atlas, g_ptr_array_index (rows, i));
}

/* "1200 million AUD (whole sum)", one for each reading. */
static void
add_money (LodeCliTable         *table,
           const LodeAtlasEvent *event)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) sums = NULL;

  for (guint i = 0; i < event->money->len; i++)
    {
      const LodeAtlasMoney *money = g_ptr_array_index (event->money, i);
      g_autofree char *sum =
        g_strdup_printf ("%g %s (%s)", lode_figure_get_value (money->figure),
                         lode_figure_get_unit (money->figure), money->reading);

      g_strv_builder_add (builder, sum);
    }
  sums = g_strv_builder_end (builder);
  lode_cli_table_add_list (table, (const char * const *) sums);
}

static void
fill_events (LodeAtlas                *atlas,
             const LodeCliAtlasFilter *filter,
             LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows =
    lode_atlas_list_events (atlas, filter->material, filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasEvent *event = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, event->id);
      lode_cli_table_add_text (table, event->date);
      lode_cli_table_add_text (table, event->effective_date);
      lode_cli_table_add_text (table, event->end_date);
      lode_cli_table_add_text (table, event->jurisdiction);
      lode_cli_table_add_text (table, event->target);
      lode_cli_table_add_text (table, event->kind);
      lode_cli_table_add_list (table, (const char * const *) event->materials);
      lode_cli_table_add_text (table, event->title);
      lode_cli_table_add_text (table, event->document);
      lode_cli_table_add_text (table, event->status);
      lode_cli_table_add_text (table, event->as_of);
      lode_cli_table_add_text (table, event->confidence);
      lode_cli_table_add_text (table, event->source);
      lode_cli_table_add_text (table, event->url);
      add_money (table, event);
      lode_cli_table_add_flag (table, event->levers->len > 0);
      lode_cli_table_add_text (table, event->no_lever);
      lode_cli_table_add_text (table, event->note);
    }
}

static void
fill_targets (LodeAtlas                *atlas,
              const LodeCliAtlasFilter *filter,
              LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_targets (atlas, filter->country);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasTarget *target = g_ptr_array_index (rows, i);

      if (filter->year != 0 && filter->year != target->by_year)
        continue;
      lode_cli_table_add_text (table, target->jurisdiction);
      lode_cli_table_add_text (table, target->target);
      lode_cli_table_add_text (table, target->comparison);
      lode_cli_table_add_number (table, lode_figure_get_value (target->figure));
      lode_cli_table_add_text (table, lode_figure_get_unit (target->figure));
      lode_cli_table_add_year (table, target->by_year);
      lode_cli_table_add_text (table, target->scope);
      lode_cli_atlas_add_provenance (table, target->figure);
    }
}

static void
fill_governance (LodeAtlas                *atlas,
                 const LodeCliAtlasFilter *filter,
                 LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_governance (atlas, filter->country, filter->year);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasGovernance *governance = g_ptr_array_index (rows, i);

      lode_cli_atlas_add_country (table, atlas, governance->iso3);
      lode_cli_table_add_year (table, governance->year);
      for (guint j = 0; j < LODE_ATLAS_N_DIMENSIONS; j++)
        lode_cli_table_add_number (table, governance->values[j]);
      lode_cli_table_add_text (table, "score, −2.5 to 2.5");
      lode_cli_table_add_text (table, governance->source);
    }
}

static void
fill_sources (LodeAtlas                *atlas,
              const LodeCliAtlasFilter *filter,
              LodeCliTable             *table)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_sources (atlas);

  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSource *source = g_ptr_array_index (rows, i);

      lode_cli_table_add_text (table, source->id);
      lode_cli_table_add_text (table, source->short_title);
      lode_cli_table_add_text (table, source->title);
      lode_cli_table_add_text (table, source->publisher);
      lode_cli_table_add_year (table, source->year);
      lode_cli_table_add_text (table, source->url);
      lode_cli_table_add_text (table, source->licence);
      lode_cli_table_add_text (table, source->obtained);
    }
}

const LodeCliAtlasTable lode_cli_atlas_tables[] = {
  { "materials", LODE_CLI_FILTER_MATERIAL, LODE_CLI_COLUMNS ("key", "name", "symbol", "tables"),
    fill_materials },
  { "countries", LODE_CLI_FILTER_COUNTRY,
    LODE_CLI_COLUMNS ("iso3", "iso2", "name", "official_name", "eu27", "g7", "population",
                      "population_year", "gdp_usd", "gdp_year"),
    fill_countries },
  { "production",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_COUNTRY |
      LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "stage", "measure", "series", "country", "country_name", "year",
                      "value", "low", "high", "unit", "amount_t", "status", "basis", "sources",
                      "note"),
    fill_production },
  { "shares",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_COUNTRY |
      LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "stage", "country", "country_name", "year", "share_pct",
                      "low_pct", "high_pct", "amount_t", "quality", "basis", "sources", "note"),
    fill_shares },
  { "reliance",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_CONSUMER |
      LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("consumer", "consumer_name", "material", "stage", "form", "year",
                      "reliance_pct", "low_pct", "high_pct", "status", "definition", "basis",
                      "sources", "note"),
    fill_reliance },
  { "imports",
    LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_CONSUMER |
      LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("consumer", "consumer_name", "material", "stage", "form", "code", "measure",
                      "period", "partner", "partner_name", "share_pct", "share_of", "amount_t",
                      "value_thousand", "currency", "wide_code", "incomplete", "status", "basis",
                      "sources", "note"),
    fill_imports },
  { "prices", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("material", "item", "year", "value", "low", "high", "unit",
                      "price_usd_per_kg", "conversion", "status", "basis", "sources", "note"),
    fill_prices },
  { "projects", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_STAGE | LODE_CLI_FILTER_COUNTRY,
    LODE_CLI_COLUMNS ("id", "name", "company", "country", "country_name", "material", "stage",
                      "product", "capacity", "capacity_low", "capacity_high", "unit",
                      "capacity_kind", "chain", "adds_t_per_year", "adds_low_t_per_year",
                      "adds_high_t_per_year", "adds_basis", "adds_note", "adds_product",
                      "in_baseline", "start", "start_text", "reasoning", "uncounted", "status",
                      "as_of", "confidence", "source", "url", "note"),
    fill_projects },
  { "events", LODE_CLI_FILTER_MATERIAL | LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("id", "date", "effective_date", "end_date", "jurisdiction", "target", "kind",
                      "materials", "title", "document", "status", "as_of", "confidence", "source",
                      "url", "money", "can_be_lever", "no_lever", "note"),
    fill_events },
  { "targets", LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR,
    LODE_CLI_COLUMNS ("jurisdiction", "target", "comparison", "value", "unit", "by_year", "scope",
                      "basis", "sources", "note"),
    fill_targets },
  { "governance",
    LODE_CLI_FILTER_COUNTRY | LODE_CLI_FILTER_YEAR | LODE_CLI_FILTER_DIMENSION,
    LODE_CLI_COLUMNS ("country", "country_name", "year", "mean", "voice_accountability",
                      "political_stability", "government_effectiveness", "regulatory_quality",
                      "rule_of_law", "control_of_corruption", "unit", "source"),
    fill_governance },
  { "sources", 0,
    LODE_CLI_COLUMNS ("id", "short_title", "title", "publisher", "year", "url", "licence",
                      "obtained"),
    fill_sources },
  { NULL },
};
