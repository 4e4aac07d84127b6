/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-quality-private.h"

#include <math.h>

#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-trade.h"

/* Shares add to 100 to within rounding: a table of them closely, whole percent with bounds less. */
#define SHARE_TOLERANCE 0.21
#define TRADE_TOLERANCE 0.6
#define CONTENT_TOLERANCE 3
/* The publisher rounds totals: more than this is a doubt, more than that a defect. */
#define ROUNDED 0.02
#define WRONG 0.04

/* What the rows of one series add to. */
typedef struct
{
  double sum;
  double world;     /* NaN until the world's row is met */
  guint  n_worlds;
  char   quality;
} Sum;

static Sum *
get_sum (GHashTable *sums,
         char       *key)
{
  Sum *sum = g_hash_table_lookup (sums, key);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      sum->world = NAN;
      g_hash_table_insert (sums, g_strdup (key), sum);
    }
  g_free (key);

  return sum;
}

static GHashTable *
new_sums (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/* (transfer container): the keys by name, so that two reviews say the same. */
static GList *
list_keys (GHashTable *sums)
{
  return g_list_sort (g_hash_table_get_keys (sums), (GCompareFunc) g_strcmp0);
}

static void
check_share_sum (LodeAtlasReview *self,
                 const char      *key,
                 const Sum       *sum)
{
  if (fabs (sum->sum - 100) > SHARE_TOLERANCE)
    lode_atlas_review_add (self, LODE_ATLAS_DEFECT, g_strdup (key),
                           "The shares add to %.2f, not to 100.", sum->sum);
  if (sum->quality == 'C')
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (key),
                           "One cited share is all there is; the rest is not split.");
}

static void
review_shares (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_shares (self->atlas, NULL, NULL, NULL, 0);
  g_autoptr (GHashTable) sums = new_sums ();
  g_autoptr (GList) keys = NULL;

  self->table = "shares";
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      Sum *sum = get_sum (sums, g_strdup_printf ("%s, %s, %d", supply->material, supply->stage,
                                                 supply->year));

      sum->sum += lode_figure_get_value (supply->figure);
      sum->quality = supply->quality;
    }

  keys = list_keys (sums);
  for (GList *l = keys; l != NULL; l = l->next)
    check_share_sum (self, l->data, g_hash_table_lookup (sums, l->data));
}

static void
review_imports (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) measures = lode_atlas_list_imports (self->atlas, NULL, NULL, NULL, 0);

  self->table = "imports";
  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);
      gboolean is_content = g_str_equal (measure->basis, "content");
      double sum = 0;

      for (guint j = 0; j < measure->rows->len; j++)
        sum += lode_figure_get_value (
          ((const LodeAtlasImport *) g_ptr_array_index (measure->rows, j))->share);
      if (fabs (sum - 100) > (is_content ? CONTENT_TOLERANCE : TRADE_TOLERANCE))
        lode_atlas_review_add (self, LODE_ATLAS_DEFECT,
                               g_strdup_printf ("%s, %s, %s, %s", measure->consumer,
                                                measure->material, measure->form, measure->label),
                               "The shares add to %.2f, not to 100.", sum);
    }
}

static void
check_world (LodeAtlasReview *self,
             const char      *key,
             const Sum       *sum)
{
  double gap = sum->sum / sum->world - 1;

  if (isnan (sum->world) || sum->sum <= 0 || fabs (gap) <= ROUNDED)
    return;

  if (sum->n_worlds > 1)
    lode_atlas_review_add (self, LODE_ATLAS_DOUBT, g_strdup (key),
                           "The series has %u rows for the world: it counts several things.",
                           sum->n_worlds);
  else
    lode_atlas_review_add (self, fabs (gap) > WRONG ? LODE_ATLAS_DEFECT : LODE_ATLAS_DOUBT,
                           g_strdup (key), "Countries add to %.1f %% %s the world's row.",
                           fabs (gap) * 100, gap > 0 ? "over" : "under");
}

static void
review_worlds (LodeAtlasReview *self)
{
  g_autoptr (GPtrArray) rows = lode_atlas_list_production (self->atlas, NULL, NULL, NULL, 0);
  g_autoptr (GHashTable) sums = new_sums ();
  g_autoptr (GList) keys = NULL;

  self->table = "production";
  for (guint i = 0; i < rows->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (rows, i);
      double value = lode_figure_get_value (supply->figure);
      const char *source = lode_figure_get_sources (supply->figure)[0];
      Sum *sum = get_sum (sums, g_strdup_printf ("%s, %s, %s, %s, %d (%s)", supply->material,
                                                 supply->stage, supply->measure, supply->series,
                                                 supply->year, source));

      if (isnan (value))
        continue;
      if (g_str_equal (supply->actor, "WLD"))
        {
          sum->world = value;
          sum->n_worlds++;
        }
      else
        {
          sum->sum += value;
        }
    }

  keys = list_keys (sums);
  for (GList *l = keys; l != NULL; l = l->next)
    check_world (self, l->data, g_hash_table_lookup (sums, l->data));
}

void
lode_atlas_review_sums (LodeAtlasReview *self)
{
  review_shares (self);
  review_imports (self);
  review_worlds (self);
}
