/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-lever-private.h"

#include "model/lode-field-private.h"

static void
read_magnitude (LodeLever           *self,
                LodeJsonReader      *reader,
                const LodeParameter *parameter)
{
  JsonNode *node = lode_json_reader_peek (reader, parameter->name);
  LodeLeverSlot *slot = &self->slots[parameter - lode_lever_kind_parameters (self->kind)];

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  lode_field_read_magnitude (reader, parameter, &slot->magnitude, &slot->unknown);
  slot->is_set = TRUE;
}

/* ["2026-10", null]: null is an open end. The reader stands in the array. */
static LodeMonth
read_month_at (LodeJsonReader *reader,
               guint           index)
{
  JsonArray *array = json_node_get_array (lode_json_reader_node (reader));
  const char *text;
  LodeMonth month;

  if (json_array_get_null_element (array, index))
    return LODE_MONTH_NONE;

  text = lode_json_reader_string_at (reader, index);
  month = text != NULL ? lode_month_parse (text) : LODE_MONTH_NONE;
  if (month == LODE_MONTH_NONE && !lode_json_reader_has_failed (reader))
    lode_json_reader_fail (reader, NULL, "“%s” is not a month; write YYYY-MM, such as 2026-10", text);

  return month;
}

static void
read_window (LodeLever      *self,
             LodeJsonReader *reader)
{
  if (!lode_json_reader_enter (reader, "window"))
    return;

  if (!lode_json_reader_is_array (reader) || lode_json_reader_length (reader) != 2)
    {
      lode_json_reader_fail (reader, NULL,
                             "a window is a pair of months, such as [\"2026-10\", \"2028-09\"]");
    }
  else
    {
      self->from = read_month_at (reader, 0);
      self->to = read_month_at (reader, 1);
    }
  if (!lode_field_is_window (self->from, self->to))
    lode_json_reader_fail (reader, NULL, "ends before it begins; the first month must come first");
  lode_json_reader_leave (reader);
}

static void
read_members (LodeLever      *self,
              LodeJsonReader *reader)
{
  self->title = g_strdup (lode_json_reader_get_string (reader, "title", NULL));
  self->enabled = lode_json_reader_get_boolean (reader, "enabled", TRUE);
  lode_field_read_actors (reader, "countries", &self->countries);
  lode_field_read_strings (reader, "stages", &self->stages);
  lode_field_read_actors (reader, "destinations", &self->destinations);
  read_window (self, reader);
  self->project = g_strdup (lode_json_reader_get_string (reader, "project", NULL));
  lode_lever_read_terms (self, reader);
  self->probability = lode_json_reader_get_number (reader, "probability", 1);
  if (!(self->probability >= 0 && self->probability <= 1))
    lode_json_reader_fail (reader, "probability", "%g is not a probability; it is from 0 to 1",
                           self->probability);
  lode_field_read_strings (reader, "evidence", &self->evidence);
  lode_field_set_string (&self->note, lode_json_reader_get_string (reader, "note", ""));
}

static JsonObject *
dup_unknown (LodeLever      *self,
             LodeJsonReader *reader)
{
  static const char * const common[] = {
    "id",      "kind",   "title",       "enabled",  "countries", "stages", "destinations",
    "window",  "project", "probability", "evidence", "note",     "material", "tier", "projects",
    "release_date", "discovered", "in_baseline",
  };
  const char *known[G_N_ELEMENTS (common) + LODE_LEVER_N_SLOTS + 1] = { NULL };
  const LodeParameter *parameters = lode_lever_kind_parameters (self->kind);
  guint n_known = 0;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    known[n_known++] = common[i];
  for (guint i = 0; parameters[i].name != NULL; i++)
    known[n_known++] = parameters[i].name;

  return lode_json_reader_dup_unknown (reader, known);
}

static void
write_strings_if_any (LodeJsonWriter *writer,
                      const char     *name,
                      GStrv           values)
{
  if (values[0] != NULL)
    lode_json_writer_member_strings (writer, name, (const char * const *) values);
}

static void
write_targets (LodeLever      *self,
               LodeJsonWriter *writer)
{
  lode_json_writer_member_strings (writer, "countries", (const char * const *) self->countries);
  write_strings_if_any (writer, "stages", self->stages);
  write_strings_if_any (writer, "destinations", self->destinations);
  if (self->project != NULL)
    lode_json_writer_member_string (writer, "project", self->project);
  lode_lever_write_terms (self, writer);
  if (self->from != LODE_MONTH_NONE || self->to != LODE_MONTH_NONE)
    {
      lode_json_writer_member (writer, "window");
      lode_json_writer_begin_inline_array (writer);
      lode_field_write_month (writer, self->from);
      lode_field_write_month (writer, self->to);
      lode_json_writer_end_array (writer);
    }
}

LodeLever *
lode_lever_read (LodeJsonReader *reader)
{
  g_autoptr (LodeLever) self = NULL;
  LodeLeverKind kind = LODE_LEVER_EXPORT_CONTROL;
  const char *name;
  const char *id;

  g_return_val_if_fail (reader != NULL, NULL);

  id = lode_json_reader_require_string (reader, "id");
  if (id == NULL || !lode_lever_id_is_valid (id))
    lode_json_reader_fail (reader, "id", "a lever's id has 1 to 80 characters, none a space or “#”");
  name = lode_json_reader_require_string (reader, "kind");
  if (name == NULL || !lode_lever_kind_from_string (name, &kind))
    lode_json_reader_fail (reader, "kind",
                           "“%s” is no kind of lever; the kinds are export_control, production_loss, "
                           "project, price_floor, stockpile, demand_growth, substitution, recycling "
                           "and guaranteed_procurement", name);
  if (lode_json_reader_has_failed (reader))
    return NULL;

  self = lode_lever_new (id, kind);
  read_members (self, reader);
  for (const LodeParameter *p = lode_lever_kind_parameters (kind); p->name != NULL; p++)
    read_magnitude (self, reader, p);
  self->unknown = dup_unknown (self, reader);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

void
lode_lever_write (LodeLever      *self,
                  LodeJsonWriter *writer)
{
  const LodeParameter *parameters;

  g_return_if_fail (LODE_IS_LEVER (self) && writer != NULL);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "id", self->id);
  lode_json_writer_member_string (writer, "kind", lode_lever_kind_to_string (self->kind));
  if (self->title != NULL)
    lode_json_writer_member_string (writer, "title", self->title);
  if (!self->enabled)
    lode_json_writer_member_boolean (writer, "enabled", FALSE);
  write_targets (self, writer);

  parameters = lode_lever_kind_parameters (self->kind);
  for (guint i = 0; parameters[i].name != NULL; i++)
    if (self->slots[i].is_set)
      {
        lode_json_writer_member (writer, parameters[i].name);
        lode_field_write_magnitude (writer, self->slots[i].magnitude, self->slots[i].unknown);
      }
  lode_json_writer_member_number (writer, "probability", self->probability);
  lode_json_writer_member_strings (writer, "evidence", (const char * const *) self->evidence);
  lode_json_writer_member_string (writer, "note", self->note);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}
