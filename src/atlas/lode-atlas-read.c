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

gboolean
lode_atlas_is_wanted (const char *wanted,
                      const char *value)
{
  return wanted == NULL || g_str_equal (wanted, value);
}
