/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-scenario-private.h"

#include "base/lode-id.h"
#include "model/lode-field-private.h"

static const char * const known_members[] = {
  "format", "version", "id",     "title",    "material", "from", "to",
  "step",   "seed",    "draws",  "rounds",   "alliance", "levers",
  "market", "hoarding", "tiers",  NULL,
};

static const char * const known_market_members[] = {
  "reference_price", "demand_elasticity", "supply_elasticity", "price_floor_usd_per_kg",
  "price_cap", "discount_rate", "annuity_years", "holding_rate", NULL,
};

static const char * const known_alliance_members[] = {
  "members", "pooled_stocks", "open_arcs", "from", "pooled_stocks_from", "open_arcs_from", NULL,
};

static void
read_span (LodeScenario   *self,
           LodeJsonReader *reader)
{
  LodeMonth from = lode_field_read_month (reader, "from");
  LodeMonth to = lode_field_read_month (reader, "to");

  if (from != LODE_MONTH_NONE)
    self->from = from;
  if (to != LODE_MONTH_NONE)
    self->to = to;
  if (self->from > self->to)
    lode_json_reader_fail (reader, "to", "lies before from; the last month must not come first");
  else if (self->to - self->from >= LODE_SCENARIO_MAX_MONTHS)
    lode_json_reader_fail (reader, "to", "lies more than %d months after from, which is the longest span",
                           LODE_SCENARIO_MAX_MONTHS);
}

static void
read_settings (LodeScenario   *self,
               LodeJsonReader *reader)
{
  const char *step = lode_json_reader_get_string (reader, "step", "month");

  if (!lode_step_from_string (step, &self->step))
    lode_json_reader_fail (reader, "step", "“%s” is none of month, quarter and year", step);
  self->seed = (guint64) lode_json_reader_get_integer (reader, "seed", 0,
                                                       (gint64) LODE_SCENARIO_MAX_SEED, 1);
  self->draws = (guint) lode_json_reader_get_integer (reader, "draws", 0, LODE_SCENARIO_MAX_DRAWS,
                                                      self->draws);
  self->rounds = (guint) lode_json_reader_get_integer (reader, "rounds", 1,
                                                       LODE_SCENARIO_MAX_ROUNDS, self->rounds);
  self->hoarding = lode_json_reader_get_number (reader, "hoarding", 0);
  if (!(self->hoarding >= 0 && self->hoarding <= LODE_SCENARIO_MAX_HOARDING))
    lode_json_reader_fail (reader, "hoarding", "%g is out of range; it lies between 0 and %d",
                           self->hoarding, LODE_SCENARIO_MAX_HOARDING);
  if (lode_json_reader_enter (reader, "tiers"))
    {
      lode_tier_table_read (self->tiers, reader);
      lode_json_reader_leave (reader);
    }
}

static void
read_market (LodeScenario   *self,
             LodeJsonReader *reader)
{
  if (!lode_json_reader_enter (reader, "market"))
    return;

  lode_market_read (&self->market, reader);
  self->market_unknown = lode_json_reader_dup_unknown (reader, known_market_members);
  lode_json_reader_leave (reader);
}

static void
read_alliance (LodeScenario   *self,
               LodeJsonReader *reader)
{
  if (!lode_json_reader_enter (reader, "alliance"))
    return;

  lode_field_read_actors (reader, "members", &self->members);
  self->pooled_stocks = lode_json_reader_get_boolean (reader, "pooled_stocks", FALSE);
  self->open_arcs = lode_json_reader_get_boolean (reader, "open_arcs", FALSE);
  self->alliance_from = lode_field_read_month (reader, "from");
  self->pooled_from = lode_field_read_month (reader, "pooled_stocks_from");
  self->open_from = lode_field_read_month (reader, "open_arcs_from");
  self->alliance_unknown = lode_json_reader_dup_unknown (reader, known_alliance_members);
  lode_json_reader_leave (reader);
}

static void
read_lever (LodeScenario   *self,
            LodeJsonReader *reader)
{
  g_autoptr (LodeLever) lever = lode_lever_read (reader);
  const char *clash_id;
  LodeLever *clash;

  if (lever == NULL)
    return;

  clash = lode_scenario_find_clash (self, lode_lever_get_id (lever));
  if (clash == NULL)
    {
      lode_scenario_insert_lever (self, G_MAXUINT, lever);
      return;
    }

  clash_id = lode_lever_get_id (clash);
  if (g_str_equal (clash_id, lode_lever_get_id (lever)))
    lode_json_reader_fail (reader, "id", "“%s” is taken by a lever before it; ids must differ",
                           clash_id);
  else
    lode_json_reader_fail (reader, "id",
                           "“%s” would share its random numbers with “%s”; give it another id",
                           lode_lever_get_id (lever), clash_id);
}

static void
read_levers (LodeScenario   *self,
             LodeJsonReader *reader)
{
  guint n_levers;

  if (!lode_json_reader_enter (reader, "levers"))
    return;

  n_levers = lode_json_reader_length (reader);
  if (n_levers > LODE_SCENARIO_MAX_LEVERS)
    lode_json_reader_fail (reader, NULL, "%u levers are more than %d, which is the most", n_levers,
                           LODE_SCENARIO_MAX_LEVERS);
  for (guint i = 0; i < n_levers && !lode_json_reader_has_failed (reader); i++)
    if (lode_field_enter_element (reader, i))
      {
        read_lever (self, reader);
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);
}

static LodeScenario *
read_scenario (LodeJsonReader *reader)
{
  g_autoptr (LodeScenario) self = NULL;
  const char *id;
  const char *material;

  if (lode_json_reader_check_format (reader, LODE_SCENARIO_FORMAT, LODE_SCENARIO_VERSION) == 0)
    return NULL;
  id = lode_json_reader_require_string (reader, "id");
  if (id == NULL || !lode_id_is_valid (id))
    lode_json_reader_fail (reader, "id", "an id has 1 to 80 of a–z, 0–9 and single hyphens");
  material = lode_json_reader_require_string (reader, "material");
  if (lode_json_reader_has_failed (reader))
    return NULL;

  self = lode_scenario_new (id, material);
  lode_field_set_string (&self->title, lode_json_reader_get_string (reader, "title", ""));
  read_span (self, reader);
  read_settings (self, reader);
  read_market (self, reader);
  read_alliance (self, reader);
  read_levers (self, reader);
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

static void
write_market (LodeScenario   *self,
              LodeJsonWriter *writer)
{
  LodeMarket defaults;

  lode_market_init (&defaults);
  if (lode_market_equal (&self->market, &defaults) && self->market_unknown == NULL)
    return;

  lode_json_writer_member (writer, "market");
  lode_json_writer_begin_object (writer);
  lode_market_write (&self->market, writer);
  lode_json_writer_unknown (writer, self->market_unknown);
  lode_json_writer_end_object (writer);
}

static void
write_month_if_any (LodeJsonWriter *writer,
                    const char     *name,
                    LodeMonth       month)
{
  if (month == LODE_MONTH_NONE)
    return;
  lode_json_writer_member (writer, name);
  lode_field_write_month (writer, month);
}

static void
write_alliance (LodeScenario   *self,
                LodeJsonWriter *writer)
{
  if (self->members[0] == NULL && !self->pooled_stocks && !self->open_arcs &&
      self->alliance_from == LODE_MONTH_NONE && self->pooled_from == LODE_MONTH_NONE &&
      self->open_from == LODE_MONTH_NONE && self->alliance_unknown == NULL)
    return;

  lode_json_writer_member (writer, "alliance");
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_strings (writer, "members", (const char * const *) self->members);
  lode_json_writer_member_boolean (writer, "pooled_stocks", self->pooled_stocks);
  lode_json_writer_member_boolean (writer, "open_arcs", self->open_arcs);
  write_month_if_any (writer, "from", self->alliance_from);
  write_month_if_any (writer, "pooled_stocks_from", self->pooled_from);
  write_month_if_any (writer, "open_arcs_from", self->open_from);
  lode_json_writer_unknown (writer, self->alliance_unknown);
  lode_json_writer_end_object (writer);
}

static void
write_levers (LodeScenario   *self,
              LodeJsonWriter *writer)
{
  lode_json_writer_member (writer, "levers");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_scenario_get_n_levers (self); i++)
    lode_lever_write (lode_scenario_get_lever (self, i), writer);
  lode_json_writer_end_array (writer);
}

LodeScenario *
lode_scenario_from_json (JsonNode    *root,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (LodeScenario) self = NULL;
  LodeJsonReader *reader;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  reader = lode_json_reader_new (root, name);
  self = read_scenario (reader);

  return lode_json_reader_close (reader, error) ? g_steal_pointer (&self) : NULL;
}

char *
lode_scenario_to_json (LodeScenario  *self,
                       GError       **error)
{
  LodeJsonWriter *writer;

  g_return_val_if_fail (LODE_IS_SCENARIO (self), NULL);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", LODE_SCENARIO_FORMAT);
  lode_json_writer_member_integer (writer, "version", LODE_SCENARIO_VERSION);
  lode_json_writer_member_string (writer, "id", self->id);
  lode_json_writer_member_string (writer, "title", self->title);
  lode_json_writer_member_string (writer, "material", self->material);
  lode_json_writer_member (writer, "from");
  lode_field_write_month (writer, self->from);
  lode_json_writer_member (writer, "to");
  lode_field_write_month (writer, self->to);
  lode_json_writer_member_string (writer, "step", lode_step_to_string (self->step));
  lode_json_writer_member_integer (writer, "seed", (gint64) self->seed);
  lode_json_writer_member_integer (writer, "draws", self->draws);
  if (self->rounds != 3)
    lode_json_writer_member_integer (writer, "rounds", self->rounds);
  if (self->hoarding > 0)
    lode_json_writer_member_number (writer, "hoarding", self->hoarding);
  write_market (self, writer);
  if (!lode_tier_table_is_empty (self->tiers))
    {
      lode_json_writer_member (writer, "tiers");
      lode_tier_table_write (self->tiers, writer);
    }
  write_alliance (self, writer);
  write_levers (self, writer);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}
