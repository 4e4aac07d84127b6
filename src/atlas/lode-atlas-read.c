/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-atlas"

#include "config.h"

#include "lode-atlas-private.h"

guint
lode_atlas_begin (LodeJsonReader *reader,
                  const char     *member)
{
  guint n_elements;

  if (!lode_json_reader_enter (reader, member))
    return 0;

  n_elements = lode_json_reader_length (reader);
  if (n_elements == 0)
    lode_json_reader_leave (reader);
  return n_elements;
}

gboolean
lode_atlas_next (LodeJsonReader *reader,
                 guint           index,
                 guint           n_elements)
{
  if (n_elements == 0)
    return FALSE;
  if (index > 0)
    lode_json_reader_leave (reader);
  if (index < n_elements && lode_json_reader_enter_element (reader, index))
    {
      if (lode_json_reader_is_object (reader))
        return TRUE;
      lode_json_reader_fail (reader, NULL, "every element must be an object");
      lode_json_reader_leave (reader);
    }
  else if (index < n_elements)
    lode_json_reader_fail (reader, NULL, "every element must be an object");

  lode_json_reader_leave (reader);
  return FALSE;
}

char *
lode_atlas_dup_string (LodeJsonReader *reader,
                       const char     *member)
{
  return g_strdup (lode_json_reader_get_string (reader, member, ""));
}

LodeFigure *
lode_atlas_read_figure (LodeJsonReader *reader,
                        const char     *member,
                        const char     *unit,
                        int             year,
                        LodeBasis       basis,
                        const char     *source,
                        const char     *note)
{
  const char * const sources[] = { source, NULL };
  double value = lode_json_reader_get_number (reader, member, NAN);
  double low = lode_json_reader_get_number (reader, "low", NAN);
  double high = lode_json_reader_get_number (reader, "high", NAN);

  if (low > high || value < low || value > high)
    {
      lode_json_reader_fail (reader, member, "low, value and high must be in this order");
      low = high = NAN;
    }

  return lode_figure_new (value, low, high, unit, year, basis, sources,
                          note != NULL && *note != '\0' ? note : NULL);
}

LodeAtlasCommon
lode_atlas_read_common (LodeJsonReader *reader)
{
  return (LodeAtlasCommon) {
    .unit = lode_json_reader_require_string (reader, "unit"),
    .source = lode_json_reader_require_string (reader, "source"),
    .note = lode_json_reader_get_string (reader, "note", NULL),
  };
}

LodeFigure *
lode_atlas_read_amount (LodeJsonReader        *reader,
                        const LodeAtlasCommon *common,
                        double                *tonnes)
{
  const char *note = lode_json_reader_get_string (reader, "note", common->note);
  int year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
  double value = lode_json_reader_get_number (reader, "value", NAN);
  gboolean is_tonnes = g_strcmp0 (common->unit, "t") == 0;

  *tonnes = lode_json_reader_get_number (reader, "t", NAN);
  if (is_tonnes)
    *tonnes = value;

  return lode_atlas_read_figure (reader, "value", common->unit, year, LODE_BASIS_REPORTED,
                                 common->source, note);
}

/* (transfer full): the numbers of the list in @member. */
static double *
read_numbers (LodeJsonReader *reader,
              const char     *member,
              guint          *n_numbers)
{
  double *numbers;

  *n_numbers = 0;
  if (!lode_json_reader_enter (reader, member))
    return NULL;

  *n_numbers = lode_json_reader_length (reader);
  numbers = g_new0 (double, *n_numbers);
  for (guint i = 0; i < *n_numbers; i++)
    numbers[i] = lode_json_reader_number_at (reader, i);
  lode_json_reader_leave (reader);

  return numbers;
}

guint
lode_atlas_read_curve (LodeJsonReader  *reader,
                       int            **years,
                       double         **values)
{
  guint n_years;
  guint n_values;
  g_autofree double *numbers = read_numbers (reader, "years", &n_years);

  *values = read_numbers (reader, "values", &n_values);
  *years = g_new0 (int, n_years);
  for (guint i = 0; i < n_years; i++)
    (*years)[i] = (int) numbers[i];
  if (n_years != n_values)
    lode_json_reader_fail (reader, "values", "there are %u values for %u years", n_values, n_years);

  return MIN (n_years, n_values);
}

gboolean
lode_atlas_is_wanted (const char *wanted,
                      const char *value)
{
  return wanted == NULL || g_str_equal (wanted, value);
}
