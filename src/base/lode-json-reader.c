/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-json-reader.h"

#include <math.h>

#include "base/lode-error.h"
#include "base/lode-json-writer.h"

/* One step on the way from the root; @member is NULL for an element of an array. */
typedef struct
{
  JsonNode *node;
  char     *member;
  guint     index;
} Frame;

struct _LodeJsonReader
{
  char   *name;
  GArray *frames;
  GError *failure;
};

static void
frame_clear (gpointer data)
{
  Frame *frame = data;

  g_clear_pointer (&frame->member, g_free);
}

static JsonNode *
current_node (LodeJsonReader *self)
{
  return g_array_index (self->frames, Frame, self->frames->len - 1).node;
}

static void
append_step (GString    *path,
             const char *member)
{
  if (path->len > 0)
    g_string_append_c (path, '.');
  g_string_append (path, member);
}

/* "levers[2].remaining.low" */
static char *
path_to (LodeJsonReader *self,
         const char     *member,
         int             index)
{
  GString *path = g_string_new (NULL);

  for (guint i = 1; i < self->frames->len; i++)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i);

      if (frame->member != NULL)
        append_step (path, frame->member);
      else
        g_string_append_printf (path, "[%u]", frame->index);
    }
  if (member != NULL)
    append_step (path, member);
  if (index >= 0)
    g_string_append_printf (path, "[%d]", index);

  return g_string_free (path, FALSE);
}

/* Keeps the first failure; all later ones are likely to follow from it. */
static void G_GNUC_PRINTF (5, 0)
fail_at (LodeJsonReader *self,
         LodeError       code,
         const char     *member,
         int             index,
         const char     *format,
         va_list         args)
{
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;

  if (self->failure != NULL)
    return;

  path = path_to (self, member, index);
  message = g_strdup_vprintf (format, args);
  g_strchomp (message);
  self->failure = g_error_new (LODE_ERROR, code, "%s: %s%s%s%s", self->name, path,
                               *path != '\0' ? ": " : "", message,
                               g_str_has_suffix (message, ".") ? "" : ".");
}

static void G_GNUC_PRINTF (5, 6)
fail (LodeJsonReader *self,
      LodeError       code,
      const char     *member,
      int             index,
      const char     *format,
      ...)
{
  va_list args;

  va_start (args, format);
  fail_at (self, code, member, index, format, args);
  va_end (args);
}

/* What a node is, in a person's words. */
static const char *
kind_of (JsonNode *node)
{
  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return "an object";
    case JSON_NODE_ARRAY:
      return "a list";
    case JSON_NODE_NULL:
      return "null";
    case JSON_NODE_VALUE:
    default:
      switch (json_node_get_value_type (node))
        {
        case G_TYPE_STRING:
          return "a text";
        case G_TYPE_BOOLEAN:
          return "true or false";
        default:
          return "a number";
        }
    }
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static void
fail_kind (LodeJsonReader *self,
           const char     *member,
           int             index,
           const char     *expected,
           JsonNode       *node)
{
  fail (self, LODE_ERROR_INVALID, member, index, "this must be %s, not %s", expected,
        kind_of (node));
}

/* The object that the reader stands in; a failure and %NULL when it is none. */
static JsonObject *
current_object (LodeJsonReader *self)
{
  JsonNode *node = current_node (self);

  if (self->failure != NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);

  fail_kind (self, NULL, -1, "an object", node);
  return NULL;
}

static JsonArray *
current_array (LodeJsonReader *self)
{
  JsonNode *node = current_node (self);

  if (self->failure != NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);

  fail_kind (self, NULL, -1, "a list", node);
  return NULL;
}

/* The node of a member that is there and not null. */
static JsonNode *
find_member (LodeJsonReader *self,
             const char     *member)
{
  JsonObject *object = current_object (self);
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static JsonNode *
require_member (LodeJsonReader *self,
                const char     *member,
                const char     *expected)
{
  JsonNode *node = find_member (self, member);

  if (node == NULL)
    fail (self, LODE_ERROR_INVALID, member, -1, "this member is missing; it must be %s", expected);
  return node;
}

static JsonNode *
find_element (LodeJsonReader *self,
              guint           index)
{
  JsonArray *array = current_array (self);

  if (array == NULL)
    return NULL;
  if (index >= json_array_get_length (array))
    {
      fail (self, LODE_ERROR_INVALID, NULL, -1, "this list has %u elements; at least %u are needed",
            json_array_get_length (array), index + 1);
      return NULL;
    }

  return json_array_get_element (array, index);
}

static const char *
text_of (LodeJsonReader *self,
         JsonNode       *node,
         const char     *member,
         int             index,
         const char     *fallback)
{
  if (node == NULL)
    return fallback;
  if (is_text (node))
    return json_node_get_string (node);

  fail_kind (self, member, index, "a text", node);
  return fallback;
}

static double
number_of (LodeJsonReader *self,
           JsonNode       *node,
           const char     *member,
           int             index,
           double          fallback)
{
  if (node == NULL)
    return fallback;
  if (is_number (node))
    return json_node_get_double (node);

  fail_kind (self, member, index, "a number", node);
  return fallback;
}

static gboolean
enter_node (LodeJsonReader *self,
            JsonNode       *node,
            const char     *member,
            guint           index)
{
  Frame frame = { .node = node, .index = index };

  if (!JSON_NODE_HOLDS_OBJECT (node) && !JSON_NODE_HOLDS_ARRAY (node))
    {
      fail_kind (self, member, member == NULL ? (int) index : -1, "an object or a list", node);
      return FALSE;
    }

  frame.member = g_strdup (member);
  g_array_append_val (self->frames, frame);
  return TRUE;
}

LodeJsonReader *
lode_json_reader_new (JsonNode   *root,
                      const char *name)
{
  LodeJsonReader *self;
  Frame frame = { .node = root };

  g_return_val_if_fail (root != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (LodeJsonReader, 1);
  self->name = g_utf8_make_valid (name, -1);
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, frame_clear);
  g_array_append_val (self->frames, frame);
  return self;
}

gboolean
lode_json_reader_close (LodeJsonReader  *self,
                        GError         **error)
{
  gboolean is_good;

  g_return_val_if_fail (self != NULL, FALSE);

  is_good = self->failure == NULL;
  if (!is_good)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  g_array_unref (self->frames);
  g_free (self->name);
  g_free (self);
  return is_good;
}

gboolean
lode_json_reader_has_failed (LodeJsonReader *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->failure != NULL;
}

gboolean
lode_json_reader_enter (LodeJsonReader *self,
                        const char     *member)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  node = find_member (self, member);
  return node != NULL && enter_node (self, node, member, 0);
}

gboolean
lode_json_reader_enter_element (LodeJsonReader *self,
                                guint           index)
{
  JsonArray *array;
  JsonNode *node;

  g_return_val_if_fail (self != NULL, FALSE);

  array = current_array (self);
  if (array == NULL || index >= json_array_get_length (array))
    return FALSE;

  node = json_array_get_element (array, index);
  return !JSON_NODE_HOLDS_NULL (node) && enter_node (self, node, NULL, index);
}

void
lode_json_reader_leave (LodeJsonReader *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->frames->len > 1);

  g_array_set_size (self->frames, self->frames->len - 1);
}

guint
lode_json_reader_length (LodeJsonReader *self)
{
  JsonArray *array;

  g_return_val_if_fail (self != NULL, 0);

  array = current_array (self);
  return array != NULL ? json_array_get_length (array) : 0;
}

gboolean
lode_json_reader_is_object (LodeJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return JSON_NODE_HOLDS_OBJECT (current_node (self));
}

gboolean
lode_json_reader_is_array (LodeJsonReader *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return JSON_NODE_HOLDS_ARRAY (current_node (self));
}

gboolean
lode_json_reader_has (LodeJsonReader *self,
                      const char     *member)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (member != NULL, FALSE);

  return find_member (self, member) != NULL;
}

GList *
lode_json_reader_members (LodeJsonReader *self)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);

  object = current_object (self);
  return object != NULL ? json_object_get_members (object) : NULL;
}

JsonNode *
lode_json_reader_node (LodeJsonReader *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return current_node (self);
}

JsonNode *
lode_json_reader_peek (LodeJsonReader *self,
                       const char     *member)
{
  JsonObject *object;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (member != NULL, NULL);

  object = current_object (self);
  return object != NULL ? json_object_get_member (object, member) : NULL;
}

const char *
lode_json_reader_get_string (LodeJsonReader *self,
                             const char     *member,
                             const char     *fallback)
{
  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (member != NULL, fallback);

  return text_of (self, find_member (self, member), member, -1, fallback);
}

const char *
lode_json_reader_require_string (LodeJsonReader *self,
                                 const char     *member)
{
  g_return_val_if_fail (self != NULL, "");
  g_return_val_if_fail (member != NULL, "");

  return text_of (self, require_member (self, member, "a text"), member, -1, "");
}

double
lode_json_reader_get_number (LodeJsonReader *self,
                             const char     *member,
                             double          fallback)
{
  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (member != NULL, fallback);

  return number_of (self, find_member (self, member), member, -1, fallback);
}

double
lode_json_reader_require_number (LodeJsonReader *self,
                                 const char     *member)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (member != NULL, 0);

  return number_of (self, require_member (self, member, "a number"), member, -1, 0);
}

gint64
lode_json_reader_get_integer (LodeJsonReader *self,
                              const char     *member,
                              gint64          minimum,
                              gint64          maximum,
                              gint64          fallback)
{
  JsonNode *node;
  double value;

  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (member != NULL, fallback);

  node = find_member (self, member);
  if (node == NULL)
    return fallback;
  if (!is_number (node))
    {
      fail_kind (self, member, -1, "a whole number", node);
      return fallback;
    }

  /* Exact: the guard lets no integer past 2^53. "3.0" and "3e0" are whole numbers too. */
  value = json_node_get_double (node);
  if (value != trunc (value) || value < (double) minimum || value > (double) maximum)
    {
      g_autofree char *text = lode_json_number_to_string (value);

      fail (self, LODE_ERROR_INVALID, member, -1,
            "this must be a whole number from %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT ", not %s",
            minimum, maximum, text);
      return fallback;
    }

  return (gint64) value;
}

gboolean
lode_json_reader_get_boolean (LodeJsonReader *self,
                              const char     *member,
                              gboolean        fallback)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, fallback);
  g_return_val_if_fail (member != NULL, fallback);

  node = find_member (self, member);
  if (node == NULL)
    return fallback;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);

  fail_kind (self, member, -1, "true or false", node);
  return fallback;
}

GStrv
lode_json_reader_get_strings (LodeJsonReader *self,
                              const char     *member)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  JsonNode *node;
  JsonArray *array;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (member != NULL, NULL);

  node = find_member (self, member);
  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      fail_kind (self, member, -1, "a list of texts", node);
      return NULL;
    }

  builder = g_strv_builder_new ();
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = text_of (self, json_array_get_element (array, i), member, (int) i, NULL);

      if (text == NULL)
        return NULL;
      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

double
lode_json_reader_number_at (LodeJsonReader *self,
                            guint           index)
{
  g_return_val_if_fail (self != NULL, 0);

  return number_of (self, find_element (self, index), NULL, (int) index, 0);
}

const char *
lode_json_reader_string_at (LodeJsonReader *self,
                            guint           index)
{
  g_return_val_if_fail (self != NULL, "");

  return text_of (self, find_element (self, index), NULL, (int) index, "");
}

void
lode_json_reader_fail (LodeJsonReader *self,
                       const char     *member,
                       const char     *format,
                       ...)
{
  va_list args;

  g_return_if_fail (self != NULL);
  g_return_if_fail (format != NULL);

  va_start (args, format);
  fail_at (self, LODE_ERROR_INVALID, member, -1, format, args);
  va_end (args);
}

JsonObject *
lode_json_reader_dup_unknown (LodeJsonReader     *self,
                              const char * const *known)
{
  JsonObject *unknown = NULL;
  JsonObject *object;
  g_autoptr (GList) members = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (known != NULL, NULL);

  object = current_object (self);
  if (object == NULL)
    return NULL;

  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    {
      if (g_strv_contains (known, l->data))
        continue;
      if (unknown == NULL)
        unknown = json_object_new ();
      json_object_set_member (unknown, l->data, json_object_dup_member (object, l->data));
    }

  return unknown;
}

int
lode_json_reader_check_format (LodeJsonReader *self,
                               const char     *format,
                               int             version)
{
  const char *found;
  int found_version;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (format != NULL, 0);

  found = lode_json_reader_require_string (self, "format");
  if (!lode_json_reader_has_failed (self) && !g_str_equal (found, format))
    lode_json_reader_fail (self, "format", "this file is a “%s”, not a “%s”", found, format);

  if (require_member (self, "version", "a whole number from 1") == NULL)
    return 0;
  found_version = (int) lode_json_reader_get_integer (self, "version", 1, G_MAXINT, 0);
  if (found_version > version)
    fail (self, LODE_ERROR_TOO_NEW, "version", -1,
          "this file has version %d and comes from a later Lodestone; this one knows versions up "
          "to %d",
          found_version, version);

  return lode_json_reader_has_failed (self) ? 0 : found_version;
}
