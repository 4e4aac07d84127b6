/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-library"

#include "config.h"

#include "lode-problem.h"

struct _LodeProblem
{
  GObject  parent_instance;

  char    *path;
  char    *message;
};

G_DEFINE_FINAL_TYPE (LodeProblem, lode_problem, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lode_problem_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LodeProblem *self = LODE_PROBLEM (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_problem_finalize (GObject *object)
{
  LodeProblem *self = LODE_PROBLEM (object);

  g_free (self->path);
  g_free (self->message);

  G_OBJECT_CLASS (lode_problem_parent_class)->finalize (object);
}

static void
lode_problem_class_init (LodeProblemClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_problem_get_property;
  object_class->finalize = lode_problem_finalize;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lode_problem_init (LodeProblem *self)
{
}

LodeProblem *
lode_problem_new (const char *path,
                  const char *message)
{
  LodeProblem *self;

  g_return_val_if_fail (path != NULL && message != NULL, NULL);

  self = g_object_new (LODE_TYPE_PROBLEM, NULL);
  self->path = g_strdup (path);
  self->message = g_strdup (message);

  return self;
}

const char *
lode_problem_get_path (LodeProblem *self)
{
  g_return_val_if_fail (LODE_IS_PROBLEM (self), NULL);

  return self->path;
}

const char *
lode_problem_get_message (LodeProblem *self)
{
  g_return_val_if_fail (LODE_IS_PROBLEM (self), NULL);

  return self->message;
}
