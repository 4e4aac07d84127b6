/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-trade.h"

#include <string.h>

#include "atlas/lode-atlas-chain-private.h"
#include "atlas/lode-atlas-private.h"
#include "atlas/lode-atlas-trade-private.h"

/* Digits of a customs code that all countries share. */
#define N_SHARED_DIGITS 6

static void
reliance_free (gpointer data)
{
  LodeAtlasReliance *reliance = data;

  g_free (reliance->consumer);
  g_free (reliance->material);
  g_free (reliance->stage);
  g_clear_pointer (&reliance->figure, lode_figure_unref);
  g_free (reliance->status);
  g_free (reliance->form);
  g_free (reliance->definition);
  g_free (reliance);
}

static void
read_reliance (LodeJsonReader *reader,
               GPtrArray      *rows)
{
  LODE_ATLAS_FOR_EACH (reader, "rows")
    {
      LodeAtlasReliance *reliance = g_new0 (LodeAtlasReliance, 1);
      const char *status = lode_json_reader_require_string (reader, "status");
      int year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);

      reliance->consumer = g_strdup (lode_json_reader_require_string (reader, "consumer"));
      reliance->material = g_strdup (lode_json_reader_require_string (reader, "material"));
      reliance->stage = g_strdup (lode_json_reader_require_string (reader, "stage"));
      reliance->figure = lode_atlas_read_figure (
        reader, "pct", "%", year,
        g_strcmp0 (status, "derived") == 0 ? LODE_BASIS_DERIVED : LODE_BASIS_REPORTED,
        lode_json_reader_require_string (reader, "source"),
        lode_json_reader_get_string (reader, "note", NULL));
      reliance->status = g_strdup (status);
      reliance->form = lode_atlas_dup_string (reader, "form");
      reliance->definition = lode_atlas_dup_string (reader, "definition");
      g_ptr_array_add (rows, reliance);
    }
}

const LodeAtlasTable lode_atlas_reliance = {
  .format = "reliance",
  .path = "reliance.json",
  .read = read_reliance,
  .free_row = reliance_free,
};

typedef struct
{
  const char         *consumer;
  const char         *material;
  const char * const *keys;
  const char         *stage;
  int                 year;
} TradeQuery;

static gboolean
matches_measure (gconstpointer row,
                 gconstpointer data)
{
  const LodeAtlasMeasure *measure = row;
  const TradeQuery *query = data;

  return lode_atlas_is_wanted (query->consumer, measure->consumer) &&
         lode_atlas_is_wanted (query->stage, measure->stage) &&
         (query->year == 0 || (lode_atlas_measure_first_year (measure) <= query->year &&
                               query->year <= lode_atlas_measure_last_year (measure)));
}

/* (transfer full): the keys under which a material's imports stand, narrowest first. */
static GStrv
list_import_keys (LodeAtlas  *self,
                  const char *material)
{
  const LodeAtlasChain *chain = lode_atlas_get_chain (self, material);
  const char * const own[] = { material, NULL };

  return g_strdupv (chain != NULL && chain->imports != NULL ? chain->imports : (GStrv) own);
}

GPtrArray *
lode_atlas_list_imports (LodeAtlas  *self,
                         const char *consumer,
                         const char *material,
                         const char *stage,
                         int         year)
{
  const TradeQuery query = { consumer, material, NULL, stage, year };
  g_auto (GStrv) keys = NULL;
  GPtrArray *measures;

  g_return_val_if_fail (self != NULL, NULL);

  if (material == NULL)
    return lode_atlas_select (self, &lode_atlas_imports, NULL, matches_measure, &query);

  keys = list_import_keys (self, material);
  measures = g_ptr_array_new ();
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found =
        lode_atlas_select (self, &lode_atlas_imports, keys[i], matches_measure, &query);

      g_ptr_array_extend (measures, found, NULL, NULL);
    }

  return measures;
}

/* An extract that has values alone, and not of every origin. */
static gboolean
is_extract (const LodeAtlasMeasure *measure)
{
  return g_str_equal (measure->source, "eurostat_comext_2022_24b");
}

/* How far a measure is from the best one: a later year first; then a whole and narrow code, counted
 * by the consumer's own office, an extract of values alone, and last a code that holds more. */
static int
rank_measure (const LodeAtlasMeasure *measure)
{
  int rank = 0;

  if (measure->is_incomplete)
    rank += 16;
  if (measure->is_wide)
    rank += 8;
  if (is_extract (measure))
    rank += 4;
  if (g_str_has_prefix (measure->source, "cepii"))
    rank += 2;
  if (measure->is_secondary)
    rank += 1;

  return rank;
}

static int
compare_measures (gconstpointer a,
                  gconstpointer b)
{
  const LodeAtlasMeasure *left = *(const LodeAtlasMeasure * const *) a;
  const LodeAtlasMeasure *right = *(const LodeAtlasMeasure * const *) b;
  int years = lode_atlas_measure_last_year (right) - lode_atlas_measure_last_year (left);

  return years != 0 ? years : rank_measure (left) - rank_measure (right);
}

/* Whether @measure counts what @lead counts: itself on the other basis, or a code with the same
 * first six digits. Of those the other basis of a wider code says nothing new. */
static gboolean
is_comparable (const LodeAtlasMeasure *lead,
               const LodeAtlasMeasure *measure)
{
  const char *lead_digits = strchr (lead->code, ' ');
  const char *digits = strchr (measure->code, ' ');
  gboolean is_same_source = g_str_equal (lead->source, measure->source);

  if ((measure->is_secondary && !is_same_source) || is_extract (measure))
    return FALSE;
  if (lode_atlas_measure_last_year (lead) != lode_atlas_measure_last_year (measure))
    return FALSE;
  if (lead_digits == NULL || digits == NULL)
    return FALSE;
  if (g_str_has_prefix (lead->code, "CN") && g_str_has_prefix (measure->code, "CN"))
    return is_same_source && g_str_equal (lead->code, measure->code);

  return strncmp (lead_digits, digits, 1 + N_SHARED_DIGITS) == 0;
}

GPtrArray *
lode_atlas_get_imports (LodeAtlas  *self,
                        const char *consumer,
                        const char *material,
                        const char *stage,
                        int         year)
{
  g_autoptr (GPtrArray) candidates = NULL;
  GPtrArray *measures;

  g_return_val_if_fail (self != NULL && consumer != NULL && material != NULL, NULL);

  candidates = lode_atlas_list_imports (self, consumer, material, stage, year);
  measures = g_ptr_array_new ();
  /* The sort is stable: equals stay in file order. */
  g_ptr_array_sort (candidates, compare_measures);
  for (guint i = 0; i < candidates->len; i++)
    if (i == 0 || is_comparable (g_ptr_array_index (candidates, 0),
                                 g_ptr_array_index (candidates, i)))
      g_ptr_array_add (measures, g_ptr_array_index (candidates, i));

  return measures;
}

GStrv
lode_atlas_list_consumers (LodeAtlas  *self,
                           const char *material)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && material != NULL, NULL);

  candidates = lode_atlas_list_imports (self, NULL, material, NULL, 0);
  for (guint i = 0; i < candidates->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (candidates, i);

      if (!g_ptr_array_find_with_equal_func (names, measure->consumer, g_str_equal, NULL))
        g_ptr_array_add (names, measure->consumer);
    }
  g_ptr_array_add (names, NULL);

  return g_strdupv ((GStrv) names->pdata);
}

static void
supplier_free (gpointer data)
{
  LodeAtlasSupplier *supplier = data;

  g_free (supplier->partner);
  g_clear_pointer (&supplier->figure, lode_figure_unref);
  g_array_unref (supplier->by_measure);
  g_free (supplier);
}

static double
share_of (const LodeAtlasMeasure *measure,
          const char             *partner)
{
  for (guint i = 0; i < measure->rows->len; i++)
    {
      const LodeAtlasImport *import = g_ptr_array_index (measure->rows, i);

      if (g_str_equal (import->partner, partner))
        return lode_figure_get_value (import->share);
    }

  return NAN;
}

/* The ids of the sources of all measures, each once. */
static GStrv
list_measure_sources (GPtrArray *measures)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < measures->len; i++)
    {
      const LodeAtlasMeasure *measure = g_ptr_array_index (measures, i);

      if (!g_ptr_array_find_with_equal_func (ids, measure->source, g_str_equal, NULL))
        g_ptr_array_add (ids, measure->source);
    }
  g_ptr_array_add (ids, NULL);

  return g_strdupv ((GStrv) ids->pdata);
}

static LodeAtlasSupplier *
supplier_new (const LodeAtlasImport *import,
              GPtrArray             *measures,
              GStrv                  sources)
{
  LodeAtlasSupplier *supplier = g_new0 (LodeAtlasSupplier, 1);
  double value = lode_figure_get_value (import->share);
  double low = value;
  double high = value;
  guint n_known = 0;

  supplier->partner = g_strdup (import->partner);
  supplier->by_measure = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < measures->len; i++)
    {
      double share = share_of (g_ptr_array_index (measures, i), import->partner);

      g_array_append_val (supplier->by_measure, share);
      if (isnan (share))
        continue;
      n_known++;
      low = MIN (low, share);
      high = MAX (high, share);
    }

  /* What "other" holds differs from measure to measure. */
  if (n_known < 2 || g_str_equal (import->partner, "OTH"))
    low = high = NAN;
  supplier->figure = lode_figure_new (value, low, high, "%",
                                      lode_figure_get_year (import->share),
                                      lode_figure_get_basis (import->share),
                                      (const char * const *) sources,
                                      lode_figure_get_note (import->share));

  return supplier;
}

GPtrArray *
lode_atlas_rank_suppliers (LodeAtlas *self,
                           GPtrArray *measures)
{
  GPtrArray *suppliers = g_ptr_array_new_with_free_func (supplier_free);
  g_auto (GStrv) sources = NULL;
  const LodeAtlasMeasure *lead;

  g_return_val_if_fail (measures != NULL, suppliers);

  if (measures->len == 0)
    return suppliers;

  sources = list_measure_sources (measures);
  lead = g_ptr_array_index (measures, 0);
  for (guint i = 0; i < lead->rows->len; i++)
    {
      const LodeAtlasImport *import = g_ptr_array_index (lead->rows, i);

      g_ptr_array_add (suppliers, supplier_new (import, measures, sources));
    }

  return suppliers;
}

static gboolean
matches_reliance (gconstpointer row,
                  gconstpointer data)
{
  const LodeAtlasReliance *reliance = row;
  const TradeQuery *query = data;

  return lode_atlas_is_wanted (query->consumer, reliance->consumer) &&
         lode_atlas_chain_takes_in (query->material, query->keys, reliance->material) &&
         (query->year == 0 || query->year == lode_figure_get_year (reliance->figure));
}

GPtrArray *
lode_atlas_list_reliance (LodeAtlas  *self,
                          const char *consumer,
                          const char *material,
                          int         year)
{
  const LodeAtlasChain *chain;
  TradeQuery query = { consumer, material, NULL, NULL, year };

  g_return_val_if_fail (self != NULL, NULL);

  chain = lode_atlas_get_chain (self, material);
  if (chain != NULL)
    query.keys = (const char * const *) chain->imports;

  return lode_atlas_select (self, &lode_atlas_reliance, NULL, matches_reliance, &query);
}
