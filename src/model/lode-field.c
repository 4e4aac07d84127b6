/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-field-private.h"

#include "model/lode-actor.h"

static const char * const known_members[] = { "value", "low", "high", "shape", NULL };

/* The reader stands in the magnitude's object. */
static LodeMagnitude
read_magnitude_object (LodeJsonReader  *reader,
                       JsonObject     **unknown)
{
  LodeMagnitude magnitude = lode_magnitude_fixed (lode_json_reader_require_number (reader, "value"));
  const char *shape = lode_json_reader_get_string (reader, "shape", "fixed");

  magnitude.low = lode_json_reader_get_number (reader, "low", magnitude.value);
  magnitude.high = lode_json_reader_get_number (reader, "high", magnitude.value);
  if (!lode_shape_from_string (shape, &magnitude.shape))
    lode_json_reader_fail (reader, "shape",
                           "“%s” is no shape; the shapes are fixed, uniform, triangular, pert, normal, "
                           "lognormal and bernoulli", shape);
  *unknown = lode_json_reader_dup_unknown (reader, known_members);

  return magnitude;
}

gboolean
lode_field_set_string (char       **field,
                       const char  *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (value);

  return TRUE;
}

gboolean
lode_field_set_strings (GStrv              *field,
                        const char * const *values)
{
  static const char * const none[] = { NULL };

  if (values == NULL)
    values = none;
  if (*field != NULL && g_strv_equal ((const char * const *) *field, values))
    return FALSE;

  g_strfreev (*field);
  *field = g_strdupv ((GStrv) values);

  return TRUE;
}

void
lode_field_set_unknown (JsonObject **field,
                        JsonObject  *unknown)
{
  if (unknown != NULL)
    json_object_ref (unknown);
  g_clear_pointer (field, json_object_unref);
  *field = unknown;
}

gboolean
lode_field_enter_element (LodeJsonReader *reader,
                          guint           index)
{
  if (lode_json_reader_enter_element (reader, index))
    return TRUE;

  if (!lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "element %u is null; take it out or fill it", index);

  return FALSE;
}

gboolean
lode_field_are_actors (const char * const *actors)
{
  for (guint i = 0; actors != NULL && actors[i] != NULL; i++)
    if (!lode_actor_is_known (actors[i]))
      return FALSE;

  return TRUE;
}

void
lode_field_read_actors (LodeJsonReader *reader,
                        const char     *member,
                        GStrv          *field)
{
  g_auto (GStrv) actors = lode_json_reader_get_strings (reader, member);

  for (guint i = 0; actors != NULL && actors[i] != NULL; i++)
    if (!lode_actor_is_known (actors[i]))
      lode_json_reader_fail (reader, member,
                             "“%s” is not a country code; write ISO 3166-1 alpha-3 in capitals, "
                             "such as CHN, or EU27", actors[i]);
  lode_field_set_strings (field, (const char * const *) actors);
}

void
lode_field_read_strings (LodeJsonReader *reader,
                         const char     *member,
                         GStrv          *field)
{
  g_auto (GStrv) values = lode_json_reader_get_strings (reader, member);

  lode_field_set_strings (field, (const char * const *) values);
}

LodeMonth
lode_field_read_month (LodeJsonReader *reader,
                       const char     *member)
{
  const char *text = lode_json_reader_get_string (reader, member, NULL);
  LodeMonth month = text != NULL ? lode_month_parse (text) : LODE_MONTH_NONE;

  if (text != NULL && month == LODE_MONTH_NONE)
    lode_json_reader_fail (reader, member, "“%s” is not a month; write YYYY-MM, such as 2026-10",
                           text);

  return month;
}

void
lode_field_write_month (LodeJsonWriter *writer,
                        LodeMonth       month)
{
  g_autofree char *text = lode_month_format (month);

  lode_json_writer_string (writer, month != LODE_MONTH_NONE ? text : NULL);
}

gboolean
lode_field_is_window (LodeMonth from,
                      LodeMonth to)
{
  return from == LODE_MONTH_NONE || to == LODE_MONTH_NONE || from <= to;
}

void
lode_field_read_magnitude (LodeJsonReader       *reader,
                           const LodeParameter  *parameter,
                           LodeMagnitude        *magnitude,
                           JsonObject          **unknown)
{
  JsonNode *node = lode_json_reader_peek (reader, parameter->name);
  g_autofree char *fault = NULL;
  const char *member = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    {
      *magnitude = lode_magnitude_fixed (lode_json_reader_require_number (reader, parameter->name));
      fault = lode_parameter_find_fault (parameter, *magnitude, NULL);
      if (fault != NULL)
        lode_json_reader_fail (reader, parameter->name, "%s", fault);
      return;
    }
  if (!lode_json_reader_enter (reader, parameter->name))
    return;

  *magnitude = read_magnitude_object (reader, unknown);
  fault = lode_parameter_find_fault (parameter, *magnitude, &member);
  if (fault != NULL)
    lode_json_reader_fail (reader, member, "%s", fault);
  lode_json_reader_leave (reader);
}

void
lode_field_write_magnitude (LodeJsonWriter *writer,
                            LodeMagnitude   magnitude,
                            JsonObject     *unknown)
{
  if (unknown == NULL && lode_magnitude_equal (magnitude, lode_magnitude_fixed (magnitude.value)))
    {
      lode_json_writer_number (writer, magnitude.value);
      return;
    }

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_number (writer, "value", magnitude.value);
  lode_json_writer_member_number (writer, "low", magnitude.low);
  lode_json_writer_member_number (writer, "high", magnitude.high);
  lode_json_writer_member_string (writer, "shape", lode_shape_to_string (magnitude.shape));
  lode_json_writer_unknown (writer, unknown);
  lode_json_writer_end_object (writer);
}
