/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-quality-private.h"

#include <math.h>
#include <stdlib.h>

#include "atlas/lode-atlas-consumption.h"
#include "atlas/lode-atlas-country.h"
#include "atlas/lode-atlas-demand.h"
#include "atlas/lode-atlas-material.h"
#include "atlas/lode-atlas-price.h"
#include "atlas/lode-atlas-projection.h"
#include "atlas/lode-atlas-reserve.h"
#include "atlas/lode-atlas-salient.h"
#include "atlas/lode-atlas-source.h"
#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-trade.h"

/* No figure of the tables is older or reaches further. */
#define FIRST_YEAR 1990
#define LAST_YEAR 2060

static void
check_source (LodeAtlasReview *self,
              const char      *item,
              const char      *source)
{
  if (lode_atlas_get_source (self->atlas, source) == NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "There is no source “%s”.",
                           source);
}

static void
check_actor (LodeAtlasReview *self,
             const char      *item,
             const char      *iso3)
{
  if (lode_atlas_get_country (self->atlas, iso3) == NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "There is no country “%s”.",
                           iso3);
}

/* @stage may be %NULL. */
static void
check_keys (LodeAtlasReview *self,
            const char      *item,
            const char      *material,
            const char      *stage)
{
  if (lode_atlas_get_material (self->atlas, material) == NULL)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "There is no material “%s”.",
                           material);
  if (stage != NULL && !lode_atlas_is_stage (stage))
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "There is no stage “%s”.", stage);
}

static void
check_range (LodeAtlasReview  *self,
             const char       *item,
             const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);
  double low = lode_figure_get_low (figure);
  double high = lode_figure_get_high (figure);

  if (lode_figure_has_range (figure) && (low > high || value < low || value > high))
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item),
                           "%g is not between %g and %g.", value, low, high);
  if (g_str_equal (lode_figure_get_unit (figure), "%") && value > 100)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "%g %% is more than all.", value);
}

void
lode_atlas_review_figure (LodeAtlasReview  *self,
                          const char       *item,
                          const LodeFigure *figure)
{
  const char * const *sources = lode_figure_get_sources (figure);
  int year = lode_figure_get_year (figure);

  for (guint i = 0; sources[i] != NULL; i++)
    check_source (self, item, sources[i]);
  if (sources[0] == NULL && lode_figure_get_basis (figure) == LODE_BASIS_REPORTED)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item),
                           "A reported figure needs a source.");
  check_range (self, item, figure);
  if (year != 0 && (year < FIRST_YEAR || year > LAST_YEAR))
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "%d is no year of the tables.",
                           year);
}

/* Reported is what was: a year after the one in which the sources were collected is a slip. */
static void
check_past (LodeAtlasReview  *self,
            const char       *item,
            const LodeFigure *figure)
{
  int edition = atoi (lode_atlas_get_version (self->atlas));

  if (edition != 0 && lode_figure_get_year (figure) > edition)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item), "%d is yet to come.",
                           lode_figure_get_year (figure));
}

static void
check_status (LodeAtlasReview *self,
              const char      *item,
              const char      *status)
{
  if (g_str_equal (status, "lower_bound"))
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item), "It is a floor.");
  else if (g_str_equal (status, "upper_bound"))
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item), "It is a ceiling.");
  else if (g_str_equal (status, "withheld"))
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item), "It is kept secret.");
  else if (g_str_equal (status, "range"))
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item), "Only a range is published.");
}

static void
review_supply (LodeAtlasReview *self,
               GPtrArray       *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %s, %d", supply->material, supply->stage,
                                               supply->actor, supply->year);

      check_keys (self, item, supply->material, supply->stage);
      check_actor (self, item, supply->actor);
      if (g_strcmp0 (supply->status, "projection") != 0)
        check_past (self, item, supply->figure);
      lode_atlas_review_figure (self, item, supply->figure);
      if (supply->status != NULL)
        check_status (self, item, supply->status);
    }
}

static void
review_measure (LodeAtlasReview        *self,
                const LodeAtlasMeasure *measure)
{
  g_autofree char *item = g_strdup_printf ("%s, %s, %s, %s", measure->consumer, measure->material,
                                           measure->label, measure->code_label);

  check_keys (self, item, measure->material, measure->stage);
  check_actor (self, item, measure->consumer);
  check_source (self, item, measure->source);
  for (guint i = 0; i < measure->rows->len; i++)
    {
      const LodeAtlasImport *import = g_ptr_array_index (measure->rows, i);

      check_actor (self, item, import->partner);
      lode_atlas_review_figure (self, item, import->share);
    }
  if (measure->is_wide && !measure->is_secondary)
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item),
                           "The code holds more than the material: a prior at most.");
  if (measure->is_incomplete && !measure->is_secondary)
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (item), "Part of the flow is missing.");
}

static void
review_trade (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) measures = lode_atlas_list_imports (self->atlas, NULL, NULL, NULL, 0);
  g_autoptr (GPtrArray) reliances = lode_atlas_list_reliance (self->atlas, NULL, NULL, 0);

  self->table = "imports";
  for (guint i = 0; i < measures->len; i++)
    review_measure (self, g_ptr_array_index (measures, i));

  self->table = "reliance";
  for (guint i = 0; i < reliances->len; i++)
    {
      const LodeAtlasReliance *reliance = g_ptr_array_index (reliances, i);
      g_autofree char *item =
        g_strdup_printf ("%s, %s, %s, %d", reliance->consumer, reliance->material, reliance->form,
                         lode_figure_get_year (reliance->figure));

      check_keys (self, item, reliance->material, reliance->stage);
      check_actor (self, item, reliance->consumer);
      check_past (self, item, reliance->figure);
      lode_atlas_review_figure (self, item, reliance->figure);
      check_status (self, item, reliance->status);
    }
}

static void
review_outlook (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) demands = lode_atlas_list_demand (self->atlas, NULL, NULL, NULL, 0);
  g_autoptr (GPtrArray) projections =
    lode_atlas_list_projections (self->atlas, NULL, NULL, NULL, 0);

  self->table = "demand";
  for (guint i = 0; i < demands->len; i++)
    {
      const LodeAtlasDemand *demand = g_ptr_array_index (demands, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %s, %d", demand->material, demand->use,
                                               demand->scenario, lode_figure_get_year (demand->figure));

      check_keys (self, item, demand->material, NULL);
      lode_atlas_review_figure (self, item, demand->figure);
    }

  self->table = "projections";
  for (guint i = 0; i < projections->len; i++)
    {
      const LodeAtlasProjection *projection = g_ptr_array_index (projections, i);
      g_autofree char *item =
        g_strdup_printf ("%s, %s, %s, %d", projection->material, projection->stage,
                         projection->actor, lode_figure_get_year (projection->figure));

      check_keys (self, item, projection->material, projection->stage);
      check_actor (self, item, projection->actor);
      lode_atlas_review_figure (self, item, projection->figure);
      if (projection->share_pct > 100)
        lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (item),
                               "%.1f %% of the world is more than all.", projection->share_pct);
    }
}

static void
review_amounts (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) reserves = lode_atlas_list_reserves (self->atlas, NULL, NULL, 0);
  g_autoptr (GPtrArray) salients = lode_atlas_list_salient (self->atlas, NULL, NULL, NULL, 0);

  self->table = "reserves";
  for (guint i = 0; i < reserves->len; i++)
    {
      const LodeAtlasReserve *reserve = g_ptr_array_index (reserves, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %s", reserve->material, reserve->series,
                                               reserve->actor);

      check_keys (self, item, reserve->material, NULL);
      check_actor (self, item, reserve->actor);
      check_past (self, item, reserve->figure);
      lode_atlas_review_figure (self, item, reserve->figure);
      check_status (self, item, reserve->status);
    }

  self->table = "salient";
  for (guint i = 0; i < salients->len; i++)
    {
      const LodeAtlasSalient *salient = g_ptr_array_index (salients, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %d", salient->material, salient->detail,
                                               lode_figure_get_year (salient->figure));

      check_keys (self, item, salient->material, NULL);
      check_actor (self, item, salient->consumer);
      check_past (self, item, salient->figure);
      lode_atlas_review_figure (self, item, salient->figure);
      check_status (self, item, salient->status);
    }
}

static void
review_rest (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) prices = lode_atlas_list_prices (self->atlas, NULL, 0);
  g_autoptr (GPtrArray) uses = lode_atlas_list_consumption (self->atlas, NULL, NULL, NULL, 0);

  self->table = "prices";
  for (guint i = 0; i < prices->len; i++)
    {
      const LodeAtlasPrice *price = g_ptr_array_index (prices, i);
      g_autofree char *item = g_strdup_printf ("%s, %s, %d", price->material, price->item,
                                               lode_figure_get_year (price->figure));

      check_keys (self, item, price->material, NULL);
      check_past (self, item, price->figure);
      lode_atlas_review_figure (self, item, price->figure);
    }

  self->table = "consumption";
  for (guint i = 0; i < uses->len; i++)
    {
      const LodeAtlasConsumption *use = g_ptr_array_index (uses, i);
      g_autofree char *item =
        g_strdup_printf ("%s, %s, %d", use->consumer, use->item, lode_figure_get_year (use->figure));

      check_keys (self, item, use->material, use->stage);
      check_actor (self, item, use->consumer);
      check_past (self, item, use->figure);
      lode_atlas_review_figure (self, item, use->figure);
      check_status (self, item, use->status);
    }
}

void
lode_atlas_review_rows (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) production =
    lode_atlas_list_production (self->atlas, NULL, NULL, NULL, 0);
  g_autoptr (GPtrArray) shares = lode_atlas_list_shares (self->atlas, NULL, NULL, NULL, 0);

  self->table = "production";
  review_supply (self, production);
  self->table = "shares";
  review_supply (self, shares);
  review_trade (self);
  review_outlook (self);
  review_amounts (self);
  review_rest (self);
}
