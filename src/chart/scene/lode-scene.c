/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-scene.h"

#include <glib/gi18n-lib.h>

#include "chart/scene/lode-scene-private.h"

G_DEFINE_BOXED_TYPE (LodeScene, lode_scene, lode_scene_ref, lode_scene_unref)

static void
clear_mark (gpointer data)
{
  LodeMark *mark = data;

  for (guint i = 0; i < mark->n_spans; i++)
    g_free (mark->spans[i].text);
  g_free (mark->spans);
  g_free (mark->points);
  g_free (mark->key);
  g_free (mark->name);
  g_free (mark->label);
  g_free (mark->value_text);
  g_free (mark->range_text);
  g_free (mark->from);
  g_free (mark->to);
  g_clear_pointer (&mark->figure, lode_figure_unref);
}

static void
clear_record (gpointer data)
{
  LodeRecord *record = data;

  g_free (record->what);
  g_free (record->stage);
  g_free (record->from);
  g_free (record->from_name);
  g_free (record->to);
  g_free (record->to_name);
  g_free (record->period);
  g_clear_pointer (&record->figure, lode_figure_unref);
}

static void
unref_layout (gpointer layout)
{
  g_clear_object (&layout);
}

LodeScene *
lode_scene_new_empty (void)
{
  LodeScene *self = g_new0 (LodeScene, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->marks = g_array_new (FALSE, TRUE, sizeof (LodeMark));
  g_array_set_clear_func (self->marks, clear_mark);
  self->layouts = g_ptr_array_new_with_free_func (unref_layout);
  self->stops = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->records = g_array_new (FALSE, TRUE, sizeof (LodeRecord));
  g_array_set_clear_func (self->records, clear_record);
  return self;
}

LodeScene *
lode_scene_ref (LodeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lode_scene_unref (LodeScene *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->family);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->source);
  g_free (self->summary);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->stops);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->records);
  g_free (self);
}

/* Stage by stage, nodes before the flows that leave them, otherwise in the order they were made,
 * which is the order of their importance. */
static int
compare_stops (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const LodeScene *self = data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  const LodeMark *left = lode_scene_get_mark (self, first);
  const LodeMark *right = lode_scene_get_mark (self, second);

  if (left->stage != right->stage)
    return left->stage - right->stage;
  if (left->kind != right->kind)
    return left->kind == LODE_MARK_FLOW ? 1 : right->kind == LODE_MARK_FLOW ? -1 : 0;
  return first < second ? -1 : 1;
}

void
lode_scene_seal (LodeScene *self)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const LodeMark *mark = lode_scene_get_mark (self, i);

      if (mark->key == NULL)
        continue;
      g_hash_table_insert (self->by_key, mark->key, GUINT_TO_POINTER (i + 1));
      g_array_append_val (self->stops, i);
    }
  g_array_sort_with_data (self->stops, compare_stops, self);
  /* Translators: what a screen reader says of a chart: title, subtitle, number of marks. */
  self->summary = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s. %s. %u mark.",
                                                "%s. %s. %u marks.", self->stops->len),
                                   self->title, self->subtitle, self->stops->len);
}

double
lode_scene_get_width (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

double
lode_scene_get_height (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}

LodeTheme
lode_scene_get_theme (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, LODE_THEME_LIGHT);

  return self->theme;
}

const char *
lode_scene_get_title (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

const char *
lode_scene_get_subtitle (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subtitle;
}

const char *
lode_scene_get_source (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

const char *
lode_scene_get_summary (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->summary;
}

guint
lode_scene_get_n_marks (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->marks->len;
}

const LodeMark *
lode_scene_get_mark (const LodeScene *self,
                     guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->marks->len, NULL);

  return &g_array_index (self->marks, LodeMark, index);
}

PangoLayout *
lode_scene_get_layout (const LodeScene *self,
                       guint            index)
{
  return g_ptr_array_index (self->layouts, index);
}

int
lode_scene_find (const LodeScene *self,
                 const char      *key)
{
  g_return_val_if_fail (self != NULL, -1);

  if (key == NULL)
    return -1;
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key)) - 1;
}

guint
lode_scene_get_n_stops (const LodeScene *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stops->len;
}

guint
lode_scene_get_stop (const LodeScene *self,
                     guint            position)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (position < self->stops->len, 0);

  return g_array_index (self->stops, guint, position);
}

/* Whether @flow leaves or reaches @node. */
static gboolean
touches (const LodeMark *flow,
         const LodeMark *node)
{
  if (flow->stage == node->stage)
    return g_strcmp0 (flow->from, node->from) == 0;
  return flow->stage + 1 == node->stage && g_strcmp0 (flow->to, node->from) == 0;
}

gboolean
lode_scene_is_related (const LodeScene *self,
                       guint            mark,
                       guint            other)
{
  const LodeMark *a;
  const LodeMark *b;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (mark < self->marks->len && other < self->marks->len, FALSE);

  if (mark == other)
    return TRUE;
  a = lode_scene_get_mark (self, mark);
  b = lode_scene_get_mark (self, other);
  if (b->owner >= 0)
    return lode_scene_is_related (self, mark, (guint) b->owner);
  if (a->kind == LODE_MARK_NODE && b->kind == LODE_MARK_FLOW)
    return touches (b, a);
  if (a->kind == LODE_MARK_FLOW && b->kind == LODE_MARK_NODE)
    return touches (a, b);
  return FALSE;
}

LodeHatch
lode_hatch_get (guint  index,
                double base_px)
{
  static const struct
  {
    double gap;
    int angle;
    gboolean is_crossed;
  } hatches[LODE_N_HATCHES] = {
    { .60, 45, FALSE }, { .38, 45, FALSE }, { .60, 135, FALSE },
    { .46, 0, FALSE }, { .46, 90, FALSE }, { .66, 45, TRUE },
  };

  g_assert (index < LODE_N_HATCHES);
  return (LodeHatch) {
    .gap = hatches[index].gap * base_px,
    .stroke = (index == LODE_HATCH_UNKNOWN ? .17 : .09) * base_px,
    .angle = hatches[index].angle,
    .is_crossed = hatches[index].is_crossed,
  };
}
