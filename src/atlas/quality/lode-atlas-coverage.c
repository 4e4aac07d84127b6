/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-coverage.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-supply.h"
#include "atlas/lode-atlas-trade.h"

const char * const lode_atlas_cover_consumers[LODE_ATLAS_N_COVER_CONSUMERS + 1] = {
  "EU27", "USA", "JPN", "KOR", "GBR", "IND", "CAN", "AUS", "CHN", NULL,
};

static const char * const cover_names[] = { "none", "wide code", "partial", "by origin" };

static void
coverage_free (gpointer data)
{
  LodeAtlasCoverage *coverage = data;

  g_free (coverage->material);
  g_free (coverage->stage);
  g_free (coverage);
}

const char *
lode_atlas_import_cover_to_string (LodeAtlasImportCover cover)
{
  g_return_val_if_fail ((guint) cover < G_N_ELEMENTS (cover_names), NULL);

  return cover_names[cover];
}

static LodeAtlasCoverage *
get_coverage (GPtrArray  *rows,
              const char *material,
              const char *stage)
{
  LodeAtlasCoverage *coverage;

  for (guint i = 0; i < rows->len; i++)
    {
      coverage = g_ptr_array_index (rows, i);
      if (g_str_equal (coverage->material, material) && g_str_equal (coverage->stage, stage))
        return coverage;
    }

  coverage = g_new0 (LodeAtlasCoverage, 1);
  coverage->material = g_strdup (material);
  coverage->stage = g_strdup (stage);
  coverage->quality = '-';
  coverage->unsplit_pct = NAN;
  g_ptr_array_add (rows, coverage);

  return coverage;
}

static void
add_share (LodeAtlasCoverage     *coverage,
           const LodeAtlasSupply *supply)
{
  if (supply->year < coverage->year)
    return;
  if (supply->year > coverage->year)
    {
      coverage->year = supply->year;
      coverage->n_countries = 0;
      coverage->unsplit_pct = 0;
    }

  coverage->quality = supply->quality;
  if (g_str_equal (supply->actor, "OTH") || g_str_equal (supply->actor, "UNK"))
    coverage->unsplit_pct += lode_figure_get_value (supply->figure);
  else
    coverage->n_countries++;
}

static void
add_measure (LodeAtlasCoverage      *coverage,
             const LodeAtlasMeasure *measure)
{
  LodeAtlasImportCover cover = LODE_ATLAS_COVER_FULL;

  if (measure->is_wide)
    cover = LODE_ATLAS_COVER_WIDE;
  else if (measure->is_incomplete)
    cover = LODE_ATLAS_COVER_PARTIAL;

  for (guint i = 0; i < LODE_ATLAS_N_COVER_CONSUMERS; i++)
    if (g_str_equal (measure->consumer, lode_atlas_cover_consumers[i]))
      coverage->imports[i] = MAX (coverage->imports[i], cover);
}

static int
compare_coverage (gconstpointer a,
                  gconstpointer b)
{
  const LodeAtlasCoverage *left = *(const LodeAtlasCoverage * const *) a;
  const LodeAtlasCoverage *right = *(const LodeAtlasCoverage * const *) b;
  int order = strcmp (left->material, right->material);

  return order != 0 ? order : strcmp (left->stage, right->stage);
}

GPtrArray *
lode_atlas_list_coverage (LodeAtlas *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (coverage_free);
  g_autoptr (GPtrArray) shares = NULL;
  g_autoptr (GPtrArray) measures = NULL;

  g_return_val_if_fail (self != NULL, rows);

  shares = lode_atlas_list_shares (self, NULL, NULL, NULL, 0);
  for (guint i = 0; i < shares->len; i++)
    {
      const LodeAtlasSupply *supply = g_ptr_array_index (shares, i);

      add_share (get_coverage (rows, supply->material, supply->stage), supply);
    }

  measures = lode_atlas_list_imports (self, NULL, NULL, NULL, 0);
  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);

      add_measure (get_coverage (rows, measure->material, measure->stage), measure);
    }
  g_ptr_array_sort (rows, compare_coverage);

  return rows;
}
