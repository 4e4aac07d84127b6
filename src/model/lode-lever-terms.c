/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-lever-private.h"

#include "model/lode-field-private.h"

static void
set_month (LodeLever *self,
           LodeMonth *field,
           LodeMonth  month)
{
  if (*field == month)
    return;
  *field = month;
  lode_lever_emit_changed (self);
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

void
lode_lever_init_terms (LodeLever *self)
{
  self->projects = g_new0 (char *, 1);
  self->tier = LODE_TIER_DEFENCE;
  self->release_date = LODE_MONTH_NONE;
  self->discovered = LODE_MONTH_NONE;
}

void
lode_lever_clear_terms (LodeLever *self)
{
  g_strfreev (self->projects);
  g_free (self->material);
}

void
lode_lever_copy_terms (LodeLever *self,
                       LodeLever *other)
{
  lode_field_set_strings (&self->projects, (const char * const *) other->projects);
  lode_field_set_string (&self->material, other->material);
  self->tier = other->tier;
  self->release_date = other->release_date;
  self->discovered = other->discovered;
  self->in_baseline = other->in_baseline;
}

void
lode_lever_read_terms (LodeLever      *self,
                       LodeJsonReader *reader)
{
  const char *tier = lode_json_reader_get_string (reader, "tier", "defence");

  lode_field_set_string (&self->material, lode_json_reader_get_string (reader, "material", NULL));
  if (!lode_tier_from_string (tier, &self->tier))
    lode_json_reader_fail (reader, "tier", "“%s” is none of defence, medical and other", tier);
  lode_field_read_strings (reader, "projects", &self->projects);
  self->release_date = lode_field_read_month (reader, "release_date");
  self->discovered = lode_field_read_month (reader, "discovered");
  self->in_baseline = lode_json_reader_get_boolean (reader, "in_baseline", FALSE);
}

void
lode_lever_write_terms (LodeLever      *self,
                        LodeJsonWriter *writer)
{
  if (self->material != NULL)
    lode_json_writer_member_string (writer, "material", self->material);
  if (self->tier != LODE_TIER_DEFENCE)
    lode_json_writer_member_string (writer, "tier", lode_tier_to_string (self->tier));
  if (self->projects[0] != NULL)
    lode_json_writer_member_strings (writer, "projects", (const char * const *) self->projects);
  write_month_if_any (writer, "release_date", self->release_date);
  write_month_if_any (writer, "discovered", self->discovered);
  if (self->in_baseline)
    lode_json_writer_member_boolean (writer, "in_baseline", TRUE);
}

const char *
lode_lever_get_material (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return self->material;
}

void
lode_lever_set_material (LodeLever  *self,
                         const char *material)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (lode_field_set_string (&self->material, material))
    lode_lever_emit_changed (self);
}

LodeTier
lode_lever_get_tier (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_TIER_DEFENCE);

  return self->tier;
}

void
lode_lever_set_tier (LodeLever *self,
                     LodeTier   tier)
{
  g_return_if_fail (LODE_IS_LEVER (self));
  g_return_if_fail ((guint) tier < LODE_N_TIERS);

  if (self->tier == tier)
    return;
  self->tier = tier;
  lode_lever_emit_changed (self);
}

const char * const *
lode_lever_get_projects (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return (const char * const *) self->projects;
}

void
lode_lever_set_projects (LodeLever          *self,
                         const char * const *projects)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (lode_field_set_strings (&self->projects, projects))
    lode_lever_emit_changed (self);
}

LodeMonth
lode_lever_get_release_date (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_MONTH_NONE);

  return self->release_date;
}

void
lode_lever_set_release_date (LodeLever *self,
                             LodeMonth  month)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  set_month (self, &self->release_date, month);
}

LodeMonth
lode_lever_get_discovered (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_MONTH_NONE);

  return self->discovered;
}

void
lode_lever_set_discovered (LodeLever *self,
                           LodeMonth  month)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  set_month (self, &self->discovered, month);
}

gboolean
lode_lever_get_in_baseline (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), FALSE);

  return self->in_baseline;
}

void
lode_lever_set_in_baseline (LodeLever *self,
                            gboolean   in_baseline)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (self->in_baseline == !!in_baseline)
    return;
  self->in_baseline = !!in_baseline;
  lode_lever_emit_changed (self);
}
