/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-slide.h"

#include "model/lode-field-private.h"

enum
{
  MEMBER_TITLE,
  MEMBER_SUBTITLE,
  MEMBER_BODY,
  MEMBER_ATTRIBUTION,
  MEMBER_ARTICLE,
  MEMBER_SOURCE,
  MEMBER_NOTES,
  N_MEMBERS,
};

struct _LodeSlide
{
  GObject        parent_instance;

  LodeSlideKind  kind;
  char          *members[N_MEMBERS];
  LodeChartSpec *chart;
  GPtrArray     *table;
  JsonObject    *unknown;
};

G_DEFINE_FINAL_TYPE (LodeSlide, lode_slide, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char * const kind_names[] = { "title", "chart", "text", "quote", "table", "sources" };

static const char * const member_names[N_MEMBERS] = {
  "title", "subtitle", "body", "attribution", "article", "source", "notes",
};

static const char * const known_members[] = {
  "kind",   "title",  "subtitle", "body",  "attribution", "article",
  "source", "notes",  "chart",    "table", NULL,
};

static void
emit_changed (LodeSlide *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static int
find_member (const char *name)
{
  for (int i = 0; i < N_MEMBERS; i++)
    if (g_str_equal (member_names[i], name))
      return i;

  return -1;
}

static GPtrArray *
new_table (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
}

static GPtrArray *
copy_table (GPtrArray *table)
{
  GPtrArray *copy;

  if (table == NULL)
    return NULL;

  copy = new_table ();
  for (guint i = 0; i < table->len; i++)
    g_ptr_array_add (copy, g_strdupv (g_ptr_array_index (table, i)));

  return copy;
}

static void
copy_fields (LodeSlide *self,
             LodeSlide *other)
{
  self->kind = other->kind;
  for (guint i = 0; i < N_MEMBERS; i++)
    lode_field_set_string (&self->members[i], other->members[i]);
  g_clear_pointer (&self->chart, lode_chart_spec_unref);
  if (other->chart != NULL)
    self->chart = lode_chart_spec_ref (other->chart);
  g_clear_pointer (&self->table, g_ptr_array_unref);
  self->table = copy_table (other->table);
  lode_field_set_unknown (&self->unknown, other->unknown);
}

/* The reader stands in the row's array. */
static GStrv
read_row (LodeJsonReader *reader)
{
  guint n_cells = lode_json_reader_length (reader);
  GStrv row = g_new0 (char *, n_cells + 1);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = lode_json_reader_string_at (reader, i);

      row[i] = g_strdup (cell != NULL ? cell : "");
    }

  return row;
}

static GPtrArray *
read_table (LodeJsonReader *reader)
{
  GPtrArray *table;
  guint n_rows;

  if (!lode_json_reader_enter (reader, "table"))
    return NULL;

  table = new_table ();
  n_rows = lode_json_reader_length (reader);
  for (guint i = 0; i < n_rows; i++)
    if (lode_field_enter_element (reader, i))
      {
        g_ptr_array_add (table, read_row (reader));
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);

  return table;
}

static void
write_table (GPtrArray      *table,
             LodeJsonWriter *writer)
{
  lode_json_writer_member (writer, "table");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < table->len; i++)
    {
      GStrv row = g_ptr_array_index (table, i);

      lode_json_writer_begin_inline_array (writer);
      for (guint j = 0; row[j] != NULL; j++)
        lode_json_writer_string (writer, row[j]);
      lode_json_writer_end_array (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
lode_slide_finalize (GObject *object)
{
  LodeSlide *self = LODE_SLIDE (object);

  for (guint i = 0; i < N_MEMBERS; i++)
    g_free (self->members[i]);
  g_clear_pointer (&self->chart, lode_chart_spec_unref);
  g_clear_pointer (&self->table, g_ptr_array_unref);
  g_clear_pointer (&self->unknown, json_object_unref);

  G_OBJECT_CLASS (lode_slide_parent_class)->finalize (object);
}

static void
lode_slide_class_init (LodeSlideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lode_slide_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_slide_init (LodeSlide *self)
{
}

LodeSlide *
lode_slide_new (LodeSlideKind kind)
{
  LodeSlide *self;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  self = g_object_new (LODE_TYPE_SLIDE, NULL);
  self->kind = kind;

  return self;
}

LodeSlide *
lode_slide_copy (LodeSlide *self)
{
  LodeSlide *copy;

  g_return_val_if_fail (LODE_IS_SLIDE (self), NULL);

  copy = lode_slide_new (self->kind);
  copy_fields (copy, self);

  return copy;
}

LodeSlideKind
lode_slide_get_kind (LodeSlide *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE (self), LODE_SLIDE_TEXT);

  return self->kind;
}

const char *
lode_slide_get (LodeSlide  *self,
                const char *member)
{
  int index;

  g_return_val_if_fail (LODE_IS_SLIDE (self) && member != NULL, NULL);

  index = find_member (member);
  g_return_val_if_fail (index >= 0, NULL);

  return self->members[index];
}

void
lode_slide_set (LodeSlide  *self,
                const char *member,
                const char *value)
{
  int index;

  g_return_if_fail (LODE_IS_SLIDE (self) && member != NULL);

  index = find_member (member);
  g_return_if_fail (index >= 0);

  if (lode_field_set_string (&self->members[index], value))
    emit_changed (self);
}

LodeChartSpec *
lode_slide_get_chart (LodeSlide *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE (self), NULL);

  return self->chart;
}

void
lode_slide_set_chart (LodeSlide     *self,
                      LodeChartSpec *chart)
{
  g_return_if_fail (LODE_IS_SLIDE (self));

  if (self->chart == chart)
    return;
  if (self->chart != NULL && chart != NULL && lode_chart_spec_equal (self->chart, chart))
    return;
  if (chart != NULL)
    lode_chart_spec_ref (chart);
  g_clear_pointer (&self->chart, lode_chart_spec_unref);
  self->chart = chart;
  emit_changed (self);
}

GPtrArray *
lode_slide_get_table (LodeSlide *self)
{
  g_return_val_if_fail (LODE_IS_SLIDE (self), NULL);

  return self->table;
}

void
lode_slide_set_table (LodeSlide *self,
                      GPtrArray *rows)
{
  g_return_if_fail (LODE_IS_SLIDE (self));

  g_clear_pointer (&self->table, g_ptr_array_unref);
  self->table = rows;
  emit_changed (self);
}

void
lode_slide_assign (LodeSlide *self,
                   LodeSlide *other)
{
  g_return_if_fail (LODE_IS_SLIDE (self) && LODE_IS_SLIDE (other));

  if (self == other)
    return;
  copy_fields (self, other);
  emit_changed (self);
}

const char *
lode_slide_kind_to_string (LodeSlideKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

gboolean
lode_slide_kind_from_string (const char    *text,
                             LodeSlideKind *kind)
{
  g_return_val_if_fail (text != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (text, kind_names[i]))
      {
        *kind = (LodeSlideKind) i;
        return TRUE;
      }

  return FALSE;
}

LodeSlide *
lode_slide_read (LodeJsonReader *reader)
{
  g_autoptr (LodeSlide) self = NULL;
  LodeSlideKind kind = LODE_SLIDE_TEXT;
  const char *name;

  g_return_val_if_fail (reader != NULL, NULL);

  name = lode_json_reader_require_string (reader, "kind");
  if (name == NULL || !lode_slide_kind_from_string (name, &kind))
    lode_json_reader_fail (reader, "kind",
                           "“%s” is none of title, chart, text, quote, table and sources", name);
  self = lode_slide_new (kind);
  for (guint i = 0; i < N_MEMBERS; i++)
    self->members[i] = g_strdup (lode_json_reader_get_string (reader, member_names[i], NULL));
  if (lode_json_reader_enter (reader, "chart"))
    {
      self->chart = lode_chart_spec_read (reader);
      lode_json_reader_leave (reader);
    }
  self->table = read_table (reader);
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

void
lode_slide_write (LodeSlide      *self,
                  LodeJsonWriter *writer)
{
  g_return_if_fail (LODE_IS_SLIDE (self) && writer != NULL);

  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "kind", lode_slide_kind_to_string (self->kind));
  for (guint i = 0; i < N_MEMBERS; i++)
    if (self->members[i] != NULL)
      lode_json_writer_member_string (writer, member_names[i], self->members[i]);
  if (self->chart != NULL)
    {
      lode_json_writer_member (writer, "chart");
      lode_chart_spec_write (self->chart, writer);
    }
  if (self->table != NULL)
    write_table (self->table, writer);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);
}
