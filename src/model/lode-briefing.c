/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-briefing.h"

#include "base/lode-id.h"
#include "model/lode-field-private.h"

enum
{
  MEMBER_TITLE,
  MEMBER_AUTHOR,
  MEMBER_DATE,
  MEMBER_MARKING,
  MEMBER_LANGUAGE,
  N_MEMBERS,
};

struct _LodeBriefing
{
  GObject     parent_instance;

  char       *id;
  char       *members[N_MEMBERS];
  GListStore *slides;
  JsonObject *unknown;
};

G_DEFINE_FINAL_TYPE (LodeBriefing, lode_briefing, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const char * const member_names[N_MEMBERS] = {
  "title", "author", "date", "marking", "language",
};

static const char * const known_members[] = {
  "format", "version", "id", "title", "author", "date", "marking", "language", "slides", NULL,
};

static void
emit_changed (LodeBriefing *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
slide_changed_cb (LodeBriefing *self)
{
  emit_changed (self);
}

static void
watch_slide (LodeBriefing *self,
             LodeSlide    *slide)
{
  g_signal_connect_object (slide, "changed", G_CALLBACK (slide_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
unwatch_slide (LodeBriefing *self,
               LodeSlide    *slide)
{
  g_signal_handlers_disconnect_by_func (slide, slide_changed_cb, self);
}

static int
find_member (const char *name)
{
  for (int i = 0; i < N_MEMBERS; i++)
    if (g_str_equal (member_names[i], name))
      return i;

  return -1;
}

/* Slides have no ids: those at equal places are filled anew, so that a view of one stays. */
static void
assign_slides (LodeBriefing *self,
               LodeBriefing *other)
{
  guint n_old = lode_briefing_get_n_slides (self);
  guint n_new = lode_briefing_get_n_slides (other);

  for (guint i = 0; i < MIN (n_old, n_new); i++)
    {
      LodeSlide *slide = lode_briefing_get_slide (self, i);

      unwatch_slide (self, slide);
      lode_slide_assign (slide, lode_briefing_get_slide (other, i));
      watch_slide (self, slide);
    }
  for (guint i = n_old; i > n_new; i--)
    {
      unwatch_slide (self, lode_briefing_get_slide (self, i - 1));
      g_list_store_remove (self->slides, i - 1);
    }
  for (guint i = n_old; i < n_new; i++)
    {
      g_autoptr (LodeSlide) slide = lode_slide_copy (lode_briefing_get_slide (other, i));

      watch_slide (self, slide);
      g_list_store_append (self->slides, slide);
    }
}

static void
read_slides (LodeBriefing   *self,
             LodeJsonReader *reader)
{
  guint n_slides;

  if (!lode_json_reader_enter (reader, "slides"))
    return;

  n_slides = lode_json_reader_length (reader);
  for (guint i = 0; i < n_slides && !lode_json_reader_has_failed (reader); i++)
    if (lode_field_enter_element (reader, i))
      {
        g_autoptr (LodeSlide) slide = lode_slide_read (reader);

        if (slide != NULL)
          lode_briefing_insert_slide (self, i, slide);
        lode_json_reader_leave (reader);
      }
  lode_json_reader_leave (reader);
}

static LodeBriefing *
read_briefing (LodeJsonReader *reader)
{
  g_autoptr (LodeBriefing) self = NULL;
  const char *id;

  if (lode_json_reader_check_format (reader, LODE_BRIEFING_FORMAT, LODE_BRIEFING_VERSION) == 0)
    return NULL;
  id = lode_json_reader_require_string (reader, "id");
  if (id == NULL || !lode_id_is_valid (id))
    lode_json_reader_fail (reader, "id", "an id has 1 to 80 of a–z, 0–9 and single hyphens");
  if (lode_json_reader_has_failed (reader))
    return NULL;

  self = lode_briefing_new (id);
  for (guint i = 0; i < N_MEMBERS; i++)
    lode_field_set_string (&self->members[i],
                           lode_json_reader_get_string (reader, member_names[i], NULL));
  read_slides (self, reader);
  self->unknown = lode_json_reader_dup_unknown (reader, known_members);

  return lode_json_reader_has_failed (reader) ? NULL : g_steal_pointer (&self);
}

static void
lode_briefing_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  LodeBriefing *self = LODE_BRIEFING (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->members[MEMBER_TITLE]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_briefing_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      lode_briefing_set (LODE_BRIEFING (object), "title", g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lode_briefing_finalize (GObject *object)
{
  LodeBriefing *self = LODE_BRIEFING (object);

  g_free (self->id);
  for (guint i = 0; i < N_MEMBERS; i++)
    g_free (self->members[i]);
  g_clear_object (&self->slides);
  g_clear_pointer (&self->unknown, json_object_unref);

  G_OBJECT_CLASS (lode_briefing_parent_class)->finalize (object);
}

static void
lode_briefing_class_init (LodeBriefingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lode_briefing_get_property;
  object_class->set_property = lode_briefing_set_property;
  object_class->finalize = lode_briefing_finalize;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lode_briefing_init (LodeBriefing *self)
{
  self->slides = g_list_store_new (LODE_TYPE_SLIDE);
}

LodeBriefing *
lode_briefing_new (const char *id)
{
  LodeBriefing *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (LODE_TYPE_BRIEFING, NULL);
  self->id = g_strdup (id);

  return self;
}

const char *
lode_briefing_get_id (LodeBriefing *self)
{
  g_return_val_if_fail (LODE_IS_BRIEFING (self), NULL);

  return self->id;
}

const char *
lode_briefing_get (LodeBriefing *self,
                   const char   *member)
{
  int index;

  g_return_val_if_fail (LODE_IS_BRIEFING (self) && member != NULL, NULL);

  index = find_member (member);
  g_return_val_if_fail (index >= 0, NULL);

  return self->members[index];
}

void
lode_briefing_set (LodeBriefing *self,
                   const char   *member,
                   const char   *value)
{
  int index;

  g_return_if_fail (LODE_IS_BRIEFING (self) && member != NULL);

  index = find_member (member);
  g_return_if_fail (index >= 0);

  if (!lode_field_set_string (&self->members[index], value))
    return;
  if (index == MEMBER_TITLE)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  emit_changed (self);
}

GListModel *
lode_briefing_get_slides (LodeBriefing *self)
{
  g_return_val_if_fail (LODE_IS_BRIEFING (self), NULL);

  return G_LIST_MODEL (self->slides);
}

guint
lode_briefing_get_n_slides (LodeBriefing *self)
{
  g_return_val_if_fail (LODE_IS_BRIEFING (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->slides));
}

LodeSlide *
lode_briefing_get_slide (LodeBriefing *self,
                         guint         index)
{
  g_autoptr (LodeSlide) slide = NULL;

  g_return_val_if_fail (LODE_IS_BRIEFING (self), NULL);

  /* The store keeps the slide alive. */
  slide = g_list_model_get_item (G_LIST_MODEL (self->slides), index);

  return slide;
}

void
lode_briefing_insert_slide (LodeBriefing *self,
                            guint         index,
                            LodeSlide    *slide)
{
  g_return_if_fail (LODE_IS_BRIEFING (self) && LODE_IS_SLIDE (slide));

  g_list_store_insert (self->slides, MIN (index, lode_briefing_get_n_slides (self)), slide);
  watch_slide (self, slide);
  emit_changed (self);
}

void
lode_briefing_remove_slide (LodeBriefing *self,
                            guint         index)
{
  g_return_if_fail (LODE_IS_BRIEFING (self));
  g_return_if_fail (index < lode_briefing_get_n_slides (self));

  unwatch_slide (self, lode_briefing_get_slide (self, index));
  g_list_store_remove (self->slides, index);
  emit_changed (self);
}

void
lode_briefing_move_slide (LodeBriefing *self,
                          guint         from,
                          guint         to)
{
  g_autoptr (LodeSlide) slide = NULL;

  g_return_if_fail (LODE_IS_BRIEFING (self));
  g_return_if_fail (from < lode_briefing_get_n_slides (self));
  g_return_if_fail (to < lode_briefing_get_n_slides (self));

  if (from == to)
    return;
  slide = g_object_ref (lode_briefing_get_slide (self, from));
  g_list_store_remove (self->slides, from);
  g_list_store_insert (self->slides, to, slide);
  emit_changed (self);
}

LodeBriefing *
lode_briefing_from_json (JsonNode    *root,
                         const char  *name,
                         GError     **error)
{
  g_autoptr (LodeBriefing) self = NULL;
  LodeJsonReader *reader;

  g_return_val_if_fail (root != NULL && name != NULL, NULL);

  reader = lode_json_reader_new (root, name);
  self = read_briefing (reader);

  return lode_json_reader_close (reader, error) ? g_steal_pointer (&self) : NULL;
}

char *
lode_briefing_to_json (LodeBriefing  *self,
                       GError       **error)
{
  LodeJsonWriter *writer;

  g_return_val_if_fail (LODE_IS_BRIEFING (self), NULL);

  writer = lode_json_writer_new ();
  lode_json_writer_begin_object (writer);
  lode_json_writer_member_string (writer, "format", LODE_BRIEFING_FORMAT);
  lode_json_writer_member_integer (writer, "version", LODE_BRIEFING_VERSION);
  lode_json_writer_member_string (writer, "id", self->id);
  for (guint i = 0; i < N_MEMBERS; i++)
    if (self->members[i] != NULL)
      lode_json_writer_member_string (writer, member_names[i], self->members[i]);
  lode_json_writer_member (writer, "slides");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < lode_briefing_get_n_slides (self); i++)
    lode_slide_write (lode_briefing_get_slide (self, i), writer);
  lode_json_writer_end_array (writer);
  lode_json_writer_unknown (writer, self->unknown);
  lode_json_writer_end_object (writer);

  return lode_json_writer_finish (writer, NULL, error);
}

void
lode_briefing_assign (LodeBriefing *self,
                      LodeBriefing *other)
{
  gboolean has_new_title;

  g_return_if_fail (LODE_IS_BRIEFING (self) && LODE_IS_BRIEFING (other));

  has_new_title = g_strcmp0 (self->members[MEMBER_TITLE], other->members[MEMBER_TITLE]) != 0;
  for (guint i = 0; i < N_MEMBERS; i++)
    lode_field_set_string (&self->members[i], other->members[i]);
  lode_field_set_unknown (&self->unknown, other->unknown);
  assign_slides (self, other);
  if (has_new_title)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  emit_changed (self);
}
