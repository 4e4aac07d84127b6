/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-chart-spec.h"

enum
{
  MEMBER_MATERIAL,
  MEMBER_CONSUMER,
  MEMBER_STAGE,
  MEMBER_MEASURE,
  MEMBER_SCENARIO,
  MEMBER_PINNED,
  MEMBER_TITLE,
  N_MEMBERS,
};

struct _LodeChartSpec
{
  gatomicrefcount  refs;
  LodeChartKind    kind;
  int              year;
  char            *members[N_MEMBERS];
  JsonObject      *unknown;
};

G_DEFINE_BOXED_TYPE (LodeChartSpec, lode_chart_spec, lode_chart_spec_ref, lode_chart_spec_unref)

static const char * const kind_names[LODE_CHART_N_KINDS] = {
  "flow", "sources", "matrix", "map", "timeline", "tornado", "compare",
};

static const char * const member_names[N_MEMBERS] = {
  "material", "consumer", "stage", "measure", "scenario", "pinned", "title",
};

static const char * const known_members[] = {
  "kind", "year", "material", "consumer", "stage", "measure", "scenario", "pinned", "title", NULL,
};

static int
find_member (const char *name)
{
  for (int i = 0; i < N_MEMBERS; i++)
    if (g_str_equal (member_names[i], name))
      return i;

  return -1;
}

static LodeChartSpec *
copy_spec (const LodeChartSpec *self)
{
  LodeChartSpec *copy = lode_chart_spec_new (self->kind, NULL);

  copy->year = self->year;
  for (guint i = 0; i < N_MEMBERS; i++)
    copy->members[i] = g_strdup (self->members[i]);
  if (self->unknown != NULL)
    copy->unknown = json_object_ref (self->unknown);

  return copy;
}

LodeChartSpec *
lode_chart_spec_new (LodeChartKind  kind,
                     const char    *material)
{
  LodeChartSpec *self;

  g_return_val_if_fail ((guint) kind < LODE_CHART_N_KINDS, NULL);

  self = g_new0 (LodeChartSpec, 1);
  g_atomic_ref_count_init (&self->refs);
  self->kind = kind;
  self->members[MEMBER_MATERIAL] = g_strdup (material);

  return self;
}

LodeChartSpec *
lode_chart_spec_ref (LodeChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
lode_chart_spec_unref (LodeChartSpec *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < N_MEMBERS; i++)
    g_free (self->members[i]);
  g_clear_pointer (&self->unknown, json_object_unref);
  g_free (self);
}

LodeChartSpec *
lode_chart_spec_with (const LodeChartSpec *self,
                      const char          *member,
                      const char          *value)
{
  LodeChartSpec *copy;
  int index;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);

  index = find_member (member);
  g_return_val_if_fail (index >= 0, NULL);

  copy = copy_spec (self);
  g_free (copy->members[index]);
  copy->members[index] = g_strdup (value);

  return copy;
}

LodeChartSpec *
lode_chart_spec_with_kind (const LodeChartSpec *self,
                           LodeChartKind        kind)
{
  LodeChartSpec *copy;

  g_return_val_if_fail (self != NULL && (guint) kind < LODE_CHART_N_KINDS, NULL);

  copy = copy_spec (self);
  copy->kind = kind;

  return copy;
}

LodeChartSpec *
lode_chart_spec_with_year (const LodeChartSpec *self,
                           int                  year)
{
  LodeChartSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_spec (self);
  copy->year = year;

  return copy;
}

LodeChartKind
lode_chart_spec_get_kind (const LodeChartSpec *self)
{
  g_return_val_if_fail (self != NULL, LODE_CHART_FLOW);

  return self->kind;
}

const char *
lode_chart_spec_get (const LodeChartSpec *self,
                     const char          *member)
{
  int index;

  g_return_val_if_fail (self != NULL && member != NULL, NULL);

  index = find_member (member);
  g_return_val_if_fail (index >= 0, NULL);

  return self->members[index];
}

int
lode_chart_spec_get_year (const LodeChartSpec *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

gboolean
lode_chart_spec_equal (const LodeChartSpec *a,
                       const LodeChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind || a->year != b->year)
    return FALSE;
  for (guint i = 0; i < N_MEMBERS; i++)
    if (g_strcmp0 (a->members[i], b->members[i]) != 0)
      return FALSE;

  return TRUE;
}

const char *
lode_chart_kind_to_string (LodeChartKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_CHART_N_KINDS, NULL);

  return kind_names[kind];
}

gboolean
lode_chart_kind_from_string (const char    *text,
                             LodeChartKind *kind)
{
  g_return_val_if_fail (text != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < LODE_CHART_N_KINDS; i++)
    if (g_str_equal (text, kind_names[i]))
      {
        *kind = (LodeChartKind) i;
        return TRUE;
      }

  return FALSE;
}

LodeChartSpec *
lode_chart_spec_read (LodeJsonReader *reader)
{
  g_autoptr (LodeChartSpec) self = NULL;
  LodeChartKind kind = LODE_CHART_FLOW;
  const char *name;

  g_return_val_if_fail (reader != NULL, NULL);

  name = lode_json_reader_require_string (reader, "kind");
  if (name == NULL || !lode_chart_kind_from_string (name, &kind))
    lode_json_reader_fail (reader, "kind",
                           "“%s” is no kind of chart; the kinds are flow, sources, matrix, map, "
                           "timeline, tornado and compare", name);
  self = lode_chart_spec_new (kind, NULL);
  self->year = (int) lode_json_reader_get_integer (reader, "year", 1900, 2200, 0);
  for (guint i = 0; i < N_MEMBERS; i++)
    self->members[i] = g_strdup (lode_json_reader_get_string (reader, member_names[i], NULL));
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

void
lode_chart_spec_write (const LodeChartSpec *self,
                       LodeJsonWriter      *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_begin_inline_object (writer);
  lode_json_writer_member_string (writer, "kind", lode_chart_kind_to_string (self->kind));
  for (guint i = 0; i < N_MEMBERS; i++)
    if (self->members[i] != NULL)
      lode_json_writer_member_string (writer, member_names[i], self->members[i]);
  if (self->year != 0)
    lode_json_writer_member_integer (writer, "year", self->year);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}
