/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-trade-private.h"

#include <stdlib.h>
#include <string.h>

#include "atlas/lode-atlas-private.h"

static void
import_free (gpointer data)
{
  LodeAtlasImport *import = data;

  g_free (import->partner);
  g_clear_pointer (&import->share, lode_figure_unref);
  g_free (import->status);
  g_free (import);
}

static void
measure_free (gpointer data)
{
  LodeAtlasMeasure *measure = data;

  g_free (measure->consumer);
  g_free (measure->material);
  g_free (measure->stage);
  g_free (measure->form);
  g_free (measure->code);
  g_free (measure->code_label);
  g_free (measure->label);
  g_free (measure->basis);
  g_free (measure->period);
  g_free (measure->currency);
  g_free (measure->source);
  g_free (measure->note);
  g_ptr_array_unref (measure->rows);
  g_free (measure);
}

/* "Eurostat, by value"; a measure by content has only one basis and says who counted, no more. */
static char *
make_label (const char *counted_by,
            const char *basis)
{
  if (basis == NULL || g_str_equal (basis, "content"))
    return g_strdup (counted_by);

  return g_strdup_printf ("%s, by %s", counted_by, basis);
}

static LodeAtlasMeasure *
read_measure (LodeJsonReader *reader,
              const char     *material,
              const char     *basis)
{
  LodeAtlasMeasure *measure = g_new0 (LodeAtlasMeasure, 1);

  measure->consumer = g_strdup (lode_json_reader_require_string (reader, "consumer"));
  measure->material = g_strdup (material);
  measure->stage = g_strdup (lode_json_reader_require_string (reader, "stage"));
  measure->form = lode_atlas_dup_string (reader, "form");
  measure->code = lode_atlas_dup_string (reader, "code");
  measure->code_label = lode_atlas_dup_string (reader, "code_label");
  measure->label =
    make_label (lode_json_reader_require_string (reader, "counted_by"), basis);
  measure->basis = g_strdup (basis);
  measure->period = g_strdup (lode_json_reader_require_string (reader, "period"));
  measure->currency = lode_atlas_dup_string (reader, "currency");
  measure->source = g_strdup (lode_json_reader_require_string (reader, "source"));
  measure->note = g_strdup (lode_json_reader_get_string (reader, "note", NULL));
  measure->is_wide = lode_json_reader_get_boolean (reader, "wide", FALSE);
  measure->is_incomplete = lode_json_reader_get_boolean (reader, "incomplete", FALSE);
  measure->total_tonnes = lode_json_reader_get_number (reader, "total_t", NAN);
  measure->total_value = lode_json_reader_get_number (reader, "total_value", NAN);
  measure->rows = g_ptr_array_new_with_free_func (import_free);

  return measure;
}

/* The row's own words, after those of a code that holds more than the material. */
static char *
make_note (const LodeAtlasMeasure *measure,
           const char             *own)
{
  gboolean has_doubt = measure->note != NULL && (measure->is_wide || measure->is_incomplete);

  if (own == NULL)
    return has_doubt ? g_strdup (measure->note) : NULL;

  return has_doubt ? g_strconcat (measure->note, " ", own, NULL) : g_strdup (own);
}

static void
read_import (LodeJsonReader   *reader,
             LodeAtlasMeasure *measure,
             const char       *share_member)
{
  g_autofree char *note =
    make_note (measure, lode_json_reader_get_string (reader, "note", NULL));
  const char *status = lode_json_reader_get_string (reader, "status", "reported");
  int year = lode_atlas_measure_last_year (measure);
  LodeAtlasImport *import;
  LodeBasis basis;

  if (!lode_json_reader_has (reader, share_member))
    return;

  import = g_new0 (LodeAtlasImport, 1);
  import->partner = g_strdup (lode_json_reader_require_string (reader, "partner"));
  /* On its other basis the remainder is what our own arithmetic leaves of 100. */
  if (measure->is_secondary && g_strcmp0 (import->partner, "OTH") == 0)
    status = "derived";
  basis = g_str_equal (status, "derived") ? LODE_BASIS_DERIVED : LODE_BASIS_REPORTED;
  import->share =
    lode_atlas_read_figure (reader, share_member, "%", year, basis, measure->source, note);
  import->tonnes = lode_json_reader_get_number (reader, "t", NAN);
  import->value = lode_json_reader_get_number (reader, "value", NAN);
  import->status = g_strdup (status);
  g_ptr_array_add (measure->rows, import);
}

static int
compare_imports (gconstpointer a,
                 gconstpointer b)
{
  const LodeAtlasImport *left = *(const LodeAtlasImport * const *) a;
  const LodeAtlasImport *right = *(const LodeAtlasImport * const *) b;
  gboolean left_is_rest = g_str_equal (left->partner, "OTH");
  gboolean right_is_rest = g_str_equal (right->partner, "OTH");

  if (left_is_rest != right_is_rest)
    return left_is_rest ? 1 : -1;
  if (lode_figure_get_value (left->share) > lode_figure_get_value (right->share))
    return -1;
  if (lode_figure_get_value (left->share) < lode_figure_get_value (right->share))
    return 1;

  return strcmp (left->partner, right->partner);
}

static void
add_measure (LodeJsonReader *reader,
             GPtrArray      *measures,
             const char     *material,
             const char     *basis,
             gboolean        is_secondary)
{
  LodeAtlasMeasure *measure = read_measure (reader, material, basis);

  measure->is_secondary = is_secondary;
  g_ptr_array_add (measures, measure);
  if (lode_json_reader_has_failed (reader))
    return;

  LODE_ATLAS_FOR_EACH (reader, "rows")
    read_import (reader, measure, is_secondary ? "second_share_pct" : "share_pct");
  if (!lode_json_reader_has_failed (reader))
    g_ptr_array_sort (measure->rows, compare_imports);
}

static void
read_measures (LodeJsonReader *reader,
               GPtrArray      *measures)
{
  const char *material = lode_json_reader_require_string (reader, "material");

  LODE_ATLAS_FOR_EACH (reader, "measures")
    {
      const char *second = lode_json_reader_get_string (reader, "second_basis", NULL);

      add_measure (reader, measures, material, lode_json_reader_require_string (reader, "basis"),
                   FALSE);
      if (second != NULL)
        add_measure (reader, measures, material, second, TRUE);
    }
}

const LodeAtlasTable lode_atlas_imports = {
  .format = "imports",
  .path = "imports/%s.json",
  .listed_as = "imports",
  .read = read_measures,
  .free_row = measure_free,
};

int
lode_atlas_measure_first_year (const LodeAtlasMeasure *self)
{
  return atoi (self->period);
}

int
lode_atlas_measure_last_year (const LodeAtlasMeasure *self)
{
  const char *dash = strchr (self->period, '-');

  return atoi (dash != NULL ? dash + 1 : self->period);
}
