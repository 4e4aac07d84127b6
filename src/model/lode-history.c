/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-history.h"

#include "base/lode-clock.h"
#include "model/lode-edit-private.h"

#define MERGE_WITHIN_US G_USEC_PER_SEC

typedef struct
{
  char      *verb;
  char      *merge_key;
  gint64     pushed_us;
  GPtrArray *edits;
} Step;

struct _LodeHistory
{
  GObject    parent_instance;

  GPtrArray *steps;
  guint      position;     /* steps before it are done, from it on undone */
  int        saved;        /* the position that was saved; −1 when it can no longer be reached */
  Step      *group;        /* (nullable): open between begin_group() and end_group() */
  gboolean   is_applying;
};

G_DEFINE_FINAL_TYPE (LodeHistory, lode_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What the properties say, to notify real changes only. */
typedef struct
{
  gboolean  can_undo;
  gboolean  can_redo;
  char     *undo_label;
  char     *redo_label;
  gboolean  modified;
} State;

static Step *
new_step (const char *verb,
          const char *merge_key)
{
  Step *step = g_new0 (Step, 1);

  step->verb = g_strdup (verb);
  step->merge_key = g_strdup (merge_key);
  step->pushed_us = lode_clock_now_us ();
  step->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) lode_edit_free);

  return step;
}

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->verb);
  g_free (step->merge_key);
  g_ptr_array_unref (step->edits);
  g_free (step);
}

static Step *
get_undo_step (LodeHistory *self)
{
  return self->position > 0 ? g_ptr_array_index (self->steps, self->position - 1) : NULL;
}

static Step *
get_redo_step (LodeHistory *self)
{
  return self->position < self->steps->len ? g_ptr_array_index (self->steps, self->position) : NULL;
}

static State
begin_change (LodeHistory *self)
{
  return (State) {
    .can_undo = lode_history_get_can_undo (self),
    .can_redo = lode_history_get_can_redo (self),
    .undo_label = g_strdup (lode_history_get_undo_label (self)),
    .redo_label = g_strdup (lode_history_get_redo_label (self)),
    .modified = lode_history_get_modified (self),
  };
}

static void
end_change (LodeHistory *self,
            State        old)
{
  const gboolean is_new[N_PROPS] = {
    [PROP_CAN_UNDO] = old.can_undo != lode_history_get_can_undo (self),
    [PROP_CAN_REDO] = old.can_redo != lode_history_get_can_redo (self),
    [PROP_UNDO_LABEL] = g_strcmp0 (old.undo_label, lode_history_get_undo_label (self)) != 0,
    [PROP_REDO_LABEL] = g_strcmp0 (old.redo_label, lode_history_get_redo_label (self)) != 0,
    [PROP_MODIFIED] = old.modified != lode_history_get_modified (self),
  };

  g_free (old.undo_label);
  g_free (old.redo_label);
  for (guint i = PROP_CAN_UNDO; i < N_PROPS; i++)
    if (is_new[i])
      g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
drop_redo_steps (LodeHistory *self)
{
  if (self->position == self->steps->len)
    return;

  g_ptr_array_set_size (self->steps, (int) self->position);
  if (self->saved > (int) self->position)
    self->saved = -1;
}

static void
append_step (LodeHistory *self,
             Step        *step)
{
  drop_redo_steps (self);
  g_ptr_array_add (self->steps, step);
  self->position = self->steps->len;
  if (self->steps->len <= LODE_HISTORY_MAX_STEPS)
    return;

  g_ptr_array_remove_index (self->steps, 0);
  self->position--;
  if (self->saved >= 0)
    self->saved--;
}

/* Lets the last step lead to @after, when it is one of the same drag. The saved state is never
 * changed under the person: an edit after saving is a step of its own. */
static gboolean
merge_edit (LodeHistory *self,
            const char  *merge_key,
            GObject     *document,
            const char  *after)
{
  Step *last = get_undo_step (self);
  gint64 now_us = lode_clock_now_us ();

  if (last == NULL || merge_key == NULL || g_strcmp0 (last->merge_key, merge_key) != 0)
    return FALSE;
  if (self->position < self->steps->len || self->saved == (int) self->position)
    return FALSE;
  if (now_us - last->pushed_us > MERGE_WITHIN_US || last->edits->len != 1)
    return FALSE;
  if (!lode_edit_extend (g_ptr_array_index (last->edits, 0), document, after))
    return FALSE;

  last->pushed_us = now_us;
  if (lode_edit_is_void (g_ptr_array_index (last->edits, 0)))
    {
      self->position--;
      g_ptr_array_set_size (self->steps, (int) self->position);
    }

  return TRUE;
}

static void
lode_history_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LodeHistory *self = LODE_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lode_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lode_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, lode_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, lode_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, lode_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_history_finalize (GObject *object)
{
  LodeHistory *self = LODE_HISTORY (object);

  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->group, free_step);

  G_OBJECT_CLASS (lode_history_parent_class)->finalize (object);
}

static void
lode_history_class_init (LodeHistoryClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_history_get_property;
  object_class->finalize = lode_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lode_history_init (LodeHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (free_step);
}

LodeHistory *
lode_history_new (void)
{
  return g_object_new (LODE_TYPE_HISTORY, NULL);
}

void
lode_history_push (LodeHistory     *self,
                   const char      *verb,
                   const char      *merge_key,
                   GObject         *document,
                   const char      *before,
                   const char      *after,
                   LodeRestoreFunc  restore)
{
  Step *step;
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self) && verb != NULL && G_IS_OBJECT (document));
  g_return_if_fail (before != NULL && after != NULL && restore != NULL);

  if (self->is_applying || g_str_equal (before, after))
    return;
  if (self->group != NULL)
    {
      g_ptr_array_add (self->group->edits, lode_edit_new (document, before, after, restore));
      return;
    }

  old = begin_change (self);
  if (!merge_edit (self, merge_key, document, after))
    {
      step = new_step (verb, merge_key);
      g_ptr_array_add (step->edits, lode_edit_new (document, before, after, restore));
      append_step (self, step);
    }
  end_change (self, old);
}

void
lode_history_begin_group (LodeHistory *self,
                          const char  *verb)
{
  g_return_if_fail (LODE_IS_HISTORY (self) && verb != NULL);
  g_return_if_fail (self->group == NULL);

  self->group = new_step (verb, NULL);
}

void
lode_history_end_group (LodeHistory *self)
{
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self));
  g_return_if_fail (self->group != NULL);

  if (self->group->edits->len == 0)
    {
      g_clear_pointer (&self->group, free_step);
      return;
    }

  old = begin_change (self);
  append_step (self, g_steal_pointer (&self->group));
  end_change (self, old);
}

void
lode_history_undo (LodeHistory *self)
{
  Step *step;
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self));
  g_return_if_fail (self->group == NULL);

  step = get_undo_step (self);
  if (step == NULL || self->is_applying)
    return;

  old = begin_change (self);
  self->is_applying = TRUE;
  for (guint i = step->edits->len; i > 0; i--)
    lode_edit_revert (g_ptr_array_index (step->edits, i - 1));
  self->is_applying = FALSE;
  self->position--;
  end_change (self, old);
}

void
lode_history_redo (LodeHistory *self)
{
  Step *step;
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self));
  g_return_if_fail (self->group == NULL);

  step = get_redo_step (self);
  if (step == NULL || self->is_applying)
    return;

  old = begin_change (self);
  self->is_applying = TRUE;
  for (guint i = 0; i < step->edits->len; i++)
    lode_edit_apply (g_ptr_array_index (step->edits, i));
  self->is_applying = FALSE;
  self->position++;
  end_change (self, old);
}

void
lode_history_mark_saved (LodeHistory *self)
{
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self));

  old = begin_change (self);
  self->saved = (int) self->position;
  end_change (self, old);
}

gboolean
lode_history_get_can_undo (LodeHistory *self)
{
  g_return_val_if_fail (LODE_IS_HISTORY (self), FALSE);

  return self->position > 0;
}

gboolean
lode_history_get_can_redo (LodeHistory *self)
{
  g_return_val_if_fail (LODE_IS_HISTORY (self), FALSE);

  return self->position < self->steps->len;
}

const char *
lode_history_get_undo_label (LodeHistory *self)
{
  Step *step;

  g_return_val_if_fail (LODE_IS_HISTORY (self), NULL);

  step = get_undo_step (self);

  return step != NULL ? step->verb : NULL;
}

const char *
lode_history_get_redo_label (LodeHistory *self)
{
  Step *step;

  g_return_val_if_fail (LODE_IS_HISTORY (self), NULL);

  step = get_redo_step (self);

  return step != NULL ? step->verb : NULL;
}

gboolean
lode_history_get_modified (LodeHistory *self)
{
  g_return_val_if_fail (LODE_IS_HISTORY (self), FALSE);

  return self->saved != (int) self->position;
}

void
lode_history_clear (LodeHistory *self)
{
  State old;

  g_return_if_fail (LODE_IS_HISTORY (self));

  old = begin_change (self);
  g_ptr_array_set_size (self->steps, 0);
  self->position = 0;
  self->saved = 0;
  end_change (self, old);
}
