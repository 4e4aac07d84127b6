/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-lever.h"

#include "model/lode-field-private.h"
#include "model/lode-lever-private.h"

G_DEFINE_FINAL_TYPE (LodeLever, lode_lever, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_ENABLED,
  PROP_PROBABILITY,
  PROP_NOTE,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
lode_lever_emit_changed (LodeLever *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
lode_lever_id_is_valid (const char *id)
{
  gsize n_chars = 0;

  for (const char *p = id; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '#' || g_unichar_isspace (c) || g_unichar_iscntrl (c))
        return FALSE;
    }

  return n_chars >= 1 && n_chars <= 80;
}

static LodeLeverSlot *
find_slot (LodeLever            *self,
           const char           *name,
           const LodeParameter **parameter)
{
  const LodeParameter *parameters = lode_lever_kind_parameters (self->kind);

  *parameter = lode_lever_kind_find_parameter (self->kind, name);

  return *parameter == NULL ? NULL : &self->slots[*parameter - parameters];
}

static void
copy_fields (LodeLever *self,
             LodeLever *other)
{
  self->enabled = other->enabled;
  self->from = other->from;
  self->to = other->to;
  self->probability = other->probability;
  lode_field_set_string (&self->title, other->title);
  lode_field_set_string (&self->project, other->project);
  lode_field_set_string (&self->note, other->note);
  lode_field_set_strings (&self->countries, (const char * const *) other->countries);
  lode_field_set_strings (&self->stages, (const char * const *) other->stages);
  lode_field_set_strings (&self->destinations, (const char * const *) other->destinations);
  lode_field_set_strings (&self->evidence, (const char * const *) other->evidence);
  lode_lever_copy_terms (self, other);
  lode_field_set_unknown (&self->unknown, other->unknown);
  for (guint i = 0; i < LODE_LEVER_N_SLOTS; i++)
    {
      self->slots[i].is_set = other->slots[i].is_set;
      self->slots[i].magnitude = other->slots[i].magnitude;
      lode_field_set_unknown (&self->slots[i].unknown, other->slots[i].unknown);
    }
}

static void
lode_lever_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LodeLever *self = LODE_LEVER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_ENABLED:
      g_value_set_boolean (value, self->enabled);
      break;
    case PROP_PROBABILITY:
      g_value_set_double (value, self->probability);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_lever_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  LodeLever *self = LODE_LEVER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      lode_lever_set_title (self, g_value_get_string (value));
      break;
    case PROP_ENABLED:
      lode_lever_set_enabled (self, g_value_get_boolean (value));
      break;
    case PROP_PROBABILITY:
      lode_lever_set_probability (self, g_value_get_double (value));
      break;
    case PROP_NOTE:
      lode_lever_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_lever_finalize (GObject *object)
{
  LodeLever *self = LODE_LEVER (object);

  g_free (self->id);
  g_free (self->title);
  g_strfreev (self->countries);
  g_strfreev (self->stages);
  g_strfreev (self->destinations);
  for (guint i = 0; i < LODE_LEVER_N_SLOTS; i++)
    g_clear_pointer (&self->slots[i].unknown, json_object_unref);
  g_free (self->project);
  lode_lever_clear_terms (self);
  g_strfreev (self->evidence);
  g_free (self->note);
  g_clear_pointer (&self->unknown, json_object_unref);

  G_OBJECT_CLASS (lode_lever_parent_class)->finalize (object);
}

static void
lode_lever_class_init (LodeLeverClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_lever_get_property;
  object_class->set_property = lode_lever_set_property;
  object_class->finalize = lode_lever_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, TRUE, flags);
  properties[PROP_PROBABILITY] = g_param_spec_double ("probability", NULL, NULL, 0, 1, 1, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_lever_init (LodeLever *self)
{
  self->enabled = TRUE;
  self->from = LODE_MONTH_NONE;
  self->to = LODE_MONTH_NONE;
  self->probability = 1;
  self->countries = g_new0 (char *, 1);
  self->stages = g_new0 (char *, 1);
  self->destinations = g_new0 (char *, 1);
  self->evidence = g_new0 (char *, 1);
  self->note = g_strdup ("");
  lode_lever_init_terms (self);
}

LodeLever *
lode_lever_new (const char    *id,
                LodeLeverKind  kind)
{
  LodeLever *self;

  g_return_val_if_fail (id != NULL && lode_lever_id_is_valid (id), NULL);
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  self = g_object_new (LODE_TYPE_LEVER, NULL);
  self->id = g_strdup (id);
  self->kind = kind;

  return self;
}

LodeLever *
lode_lever_copy (LodeLever *self)
{
  LodeLever *copy;

  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  copy = lode_lever_new (self->id, self->kind);
  copy_fields (copy, self);

  return copy;
}

const char *
lode_lever_get_id (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return self->id;
}

LodeLeverKind
lode_lever_get_kind (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_LEVER_EXPORT_CONTROL);

  return self->kind;
}

const char *
lode_lever_get_title (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return self->title;
}

void
lode_lever_set_title (LodeLever  *self,
                      const char *title)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (!lode_field_set_string (&self->title, title))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  lode_lever_emit_changed (self);
}

gboolean
lode_lever_get_enabled (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), FALSE);

  return self->enabled;
}

void
lode_lever_set_enabled (LodeLever *self,
                        gboolean   enabled)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (self->enabled == !!enabled)
    return;
  self->enabled = !!enabled;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENABLED]);
  lode_lever_emit_changed (self);
}

const char * const *
lode_lever_get_countries (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return (const char * const *) self->countries;
}

void
lode_lever_set_countries (LodeLever          *self,
                          const char * const *countries)
{
  g_return_if_fail (LODE_IS_LEVER (self));
  g_return_if_fail (lode_field_are_actors (countries));

  if (lode_field_set_strings (&self->countries, countries))
    lode_lever_emit_changed (self);
}

const char * const *
lode_lever_get_stages (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return (const char * const *) self->stages;
}

void
lode_lever_set_stages (LodeLever          *self,
                       const char * const *stages)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (lode_field_set_strings (&self->stages, stages))
    lode_lever_emit_changed (self);
}

const char * const *
lode_lever_get_destinations (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return (const char * const *) self->destinations;
}

void
lode_lever_set_destinations (LodeLever          *self,
                             const char * const *destinations)
{
  g_return_if_fail (LODE_IS_LEVER (self));
  g_return_if_fail (lode_field_are_actors (destinations));

  if (lode_field_set_strings (&self->destinations, destinations))
    lode_lever_emit_changed (self);
}

LodeMonth
lode_lever_get_from (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_MONTH_NONE);

  return self->from;
}

LodeMonth
lode_lever_get_to (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), LODE_MONTH_NONE);

  return self->to;
}

void
lode_lever_set_window (LodeLever *self,
                       LodeMonth  from,
                       LodeMonth  to)
{
  g_return_if_fail (LODE_IS_LEVER (self));
  g_return_if_fail (lode_field_is_window (from, to));

  if (self->from == from && self->to == to)
    return;
  self->from = from;
  self->to = to;
  lode_lever_emit_changed (self);
}

LodeMagnitude
lode_lever_get_magnitude (LodeLever  *self,
                          const char *name)
{
  const LodeParameter *parameter;
  LodeLeverSlot *slot;

  g_return_val_if_fail (LODE_IS_LEVER (self) && name != NULL, lode_magnitude_fixed (0));

  slot = find_slot (self, name, &parameter);
  g_return_val_if_fail (slot != NULL, lode_magnitude_fixed (0));

  return slot->is_set ? slot->magnitude : parameter->fallback;
}

gboolean
lode_lever_has_magnitude (LodeLever  *self,
                          const char *name)
{
  const LodeParameter *parameter;
  LodeLeverSlot *slot;

  g_return_val_if_fail (LODE_IS_LEVER (self) && name != NULL, FALSE);

  slot = find_slot (self, name, &parameter);

  return slot != NULL && slot->is_set;
}

void
lode_lever_set_magnitude (LodeLever     *self,
                          const char    *name,
                          LodeMagnitude  magnitude)
{
  g_autofree char *fault = NULL;
  const LodeParameter *parameter;
  LodeLeverSlot *slot;

  g_return_if_fail (LODE_IS_LEVER (self) && name != NULL);

  slot = find_slot (self, name, &parameter);
  g_return_if_fail (slot != NULL);
  fault = lode_parameter_find_fault (parameter, magnitude, NULL);
  g_return_if_fail (fault == NULL);

  if (slot->is_set && lode_magnitude_equal (slot->magnitude, magnitude))
    return;
  slot->is_set = TRUE;
  slot->magnitude = magnitude;
  lode_lever_emit_changed (self);
}

double
lode_lever_get_probability (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), 0);

  return self->probability;
}

void
lode_lever_set_probability (LodeLever *self,
                            double     probability)
{
  g_return_if_fail (LODE_IS_LEVER (self));
  g_return_if_fail (probability >= 0 && probability <= 1);

  if (self->probability == probability)
    return;
  self->probability = probability;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBABILITY]);
  lode_lever_emit_changed (self);
}

const char *
lode_lever_get_project (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return self->project;
}

void
lode_lever_set_project (LodeLever  *self,
                        const char *project)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (lode_field_set_string (&self->project, project))
    lode_lever_emit_changed (self);
}

const char * const *
lode_lever_get_evidence (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return (const char * const *) self->evidence;
}

void
lode_lever_set_evidence (LodeLever          *self,
                         const char * const *evidence)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (lode_field_set_strings (&self->evidence, evidence))
    lode_lever_emit_changed (self);
}

const char *
lode_lever_get_note (LodeLever *self)
{
  g_return_val_if_fail (LODE_IS_LEVER (self), NULL);

  return self->note;
}

void
lode_lever_set_note (LodeLever  *self,
                     const char *note)
{
  g_return_if_fail (LODE_IS_LEVER (self));

  if (!lode_field_set_string (&self->note, note != NULL ? note : ""))
    return;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
  lode_lever_emit_changed (self);
}

void
lode_lever_assign (LodeLever *self,
                   LodeLever *other)
{
  gboolean is_new[N_PROPS] = { FALSE };

  g_return_if_fail (LODE_IS_LEVER (self) && LODE_IS_LEVER (other));
  g_return_if_fail (self->kind == other->kind);

  is_new[PROP_TITLE] = g_strcmp0 (self->title, other->title) != 0;
  is_new[PROP_ENABLED] = self->enabled != other->enabled;
  is_new[PROP_PROBABILITY] = self->probability != other->probability;
  is_new[PROP_NOTE] = !g_str_equal (self->note, other->note);
  copy_fields (self, other);
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    if (is_new[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  lode_lever_emit_changed (self);
}
