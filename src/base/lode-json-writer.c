/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-base"

#include "config.h"

#include "lode-json-writer.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"
#include "base/lode-json-guard.h"

#define INDENT 2
/* Past it, neighbouring integers share a double; the guard refuses them. */
#define MAX_EXACT_INTEGER G_GINT64_CONSTANT (9007199254740992)

typedef struct
{
  gboolean  is_object;
  gboolean  is_inline;
  guint     n_values;
  char     *member;
} Level;

struct _LodeJsonWriter
{
  GString *text;
  GArray  *levels;
  /* The name of the next value, while an object waits for it. */
  char    *member;
  gboolean is_complete;
  GError  *failure;
};

static void
level_clear (gpointer data)
{
  Level *level = data;

  g_clear_pointer (&level->member, g_free);
}

static Level *
top_level (LodeJsonWriter *self)
{
  if (self->levels->len == 0)
    return NULL;

  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

/* "levers.remaining.low": where the value that is being written stands. */
static char *
path_of_value (LodeJsonWriter *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < self->levels->len; i++)
    {
      const char *member = g_array_index (self->levels, Level, i).member;

      if (member != NULL)
        g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", member);
    }
  if (self->member != NULL)
    g_string_append_printf (path, "%s%s", path->len > 0 ? "." : "", self->member);

  return g_string_free (path, FALSE);
}

static void
fail (LodeJsonWriter *self,
      const char     *reason)
{
  g_autofree char *path = NULL;

  if (self->failure != NULL)
    return;

  path = path_of_value (self);
  self->failure = g_error_new (LODE_ERROR, LODE_ERROR_INVALID, "%s%s%s.", path,
                               *path != '\0' ? ": " : "", reason);
}

static void
append_indent (LodeJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < INDENT * self->levels->len; i++)
    g_string_append_c (self->text, ' ');
}

static void
append_escape (GString *text,
               guchar   c)
{
  static const char letters[] = "\"\\\b\f\n\r\t";
  static const char escapes[] = "\"\\bfnrt";
  const char *letter = strchr (letters, c);

  if (letter != NULL)
    g_string_append_printf (text, "\\%c", escapes[letter - letters]);
  else
    g_string_append_printf (text, "\\u%04x", c);
}

static void
append_string (GString    *text,
               const char *value)
{
  const char *run = value;
  const char *p;

  g_string_append_c (text, '"');
  for (p = value; *p != '\0'; p++)
    {
      if (*p != '"' && *p != '\\' && (guchar) *p >= 0x20)
        continue;
      g_string_append_len (text, run, p - run);
      append_escape (text, (guchar) *p);
      run = p + 1;
    }
  g_string_append_len (text, run, p - run);
  g_string_append_c (text, '"');
}

/* Writes what stands before a value: comma, line break, name. */
static void
begin_value (LodeJsonWriter *self)
{
  Level *level = top_level (self);

  if (level == NULL)
    {
      g_return_if_fail (!self->is_complete);
      return;
    }
  g_return_if_fail (!level->is_object || self->member != NULL);

  if (level->n_values > 0)
    g_string_append_c (self->text, ',');
  if (!level->is_inline)
    append_indent (self);
  else if (level->n_values > 0)
    g_string_append_c (self->text, ' ');

  if (level->is_object)
    {
      append_string (self->text, self->member);
      g_string_append (self->text, ": ");
    }
  level->n_values++;
}

static void
end_value (LodeJsonWriter *self)
{
  g_clear_pointer (&self->member, g_free);
  if (self->levels->len == 0)
    self->is_complete = TRUE;
}

static void
append_value (LodeJsonWriter *self,
              const char     *text)
{
  begin_value (self);
  g_string_append (self->text, text);
  end_value (self);
}

static void
begin_container (LodeJsonWriter *self,
                 gboolean        is_object,
                 gboolean        is_inline)
{
  Level level = { .is_object = is_object, .is_inline = is_inline };
  Level *parent = top_level (self);

  if (self->levels->len == LODE_JSON_MAX_DEPTH)
    fail (self, "objects and lists are nested too deeply to be read back");

  begin_value (self);
  if (parent != NULL && parent->is_inline)
    level.is_inline = TRUE;
  level.member = g_steal_pointer (&self->member);
  g_array_append_val (self->levels, level);
  g_string_append_c (self->text, is_object ? '{' : '[');
}

static void
end_container (LodeJsonWriter *self,
               gboolean        is_object)
{
  Level *level = top_level (self);
  gboolean needs_break;

  g_return_if_fail (level != NULL);
  g_return_if_fail (level->is_object == is_object);
  g_return_if_fail (self->member == NULL);

  needs_break = !level->is_inline && level->n_values > 0;
  g_array_set_size (self->levels, self->levels->len - 1);
  if (needs_break)
    append_indent (self);
  g_string_append_c (self->text, is_object ? '}' : ']');
  end_value (self);
}

/* Whether all members or elements of @node are plain values, so that it reads well on one line. */
static gboolean
is_flat (JsonNode *node)
{
  g_autoptr (GList) values = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    values = json_object_get_values (json_node_get_object (node));
  else
    values = json_array_get_elements (json_node_get_array (node));

  for (GList *l = values; l != NULL; l = l->next)
    if (JSON_NODE_HOLDS_OBJECT (l->data) || JSON_NODE_HOLDS_ARRAY (l->data))
      return FALSE;

  return TRUE;
}

static void
write_object (LodeJsonWriter *self,
              JsonNode       *node)
{
  begin_container (self, TRUE, is_flat (node));
  lode_json_writer_unknown (self, json_node_get_object (node));
  end_container (self, TRUE);
}

static void
write_array (LodeJsonWriter *self,
             JsonNode       *node)
{
  JsonArray *array = json_node_get_array (node);

  begin_container (self, FALSE, is_flat (node));
  for (guint i = 0; i < json_array_get_length (array); i++)
    lode_json_writer_node (self, json_array_get_element (array, i));
  end_container (self, FALSE);
}

static void
write_scalar (LodeJsonWriter *self,
              JsonNode       *node)
{
  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      lode_json_writer_string (self, json_node_get_string (node));
      break;
    case G_TYPE_BOOLEAN:
      lode_json_writer_boolean (self, json_node_get_boolean (node));
      break;
    case G_TYPE_DOUBLE:
      lode_json_writer_number (self, json_node_get_double (node));
      break;
    default:
      lode_json_writer_integer (self, json_node_get_int (node));
      break;
    }
}

LodeJsonWriter *
lode_json_writer_new (void)
{
  LodeJsonWriter *self = g_new0 (LodeJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));
  g_array_set_clear_func (self->levels, level_clear);
  return self;
}

char *
lode_json_writer_finish (LodeJsonWriter  *self,
                         gsize           *size_bytes,
                         GError         **error)
{
  char *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* A writer that still has something open is a bug of the caller; a file must not pay for it. */
  if (self->failure == NULL && (self->levels->len > 0 || !self->is_complete))
    {
      g_critical ("%s: the document is not complete", G_STRFUNC);
      fail (self, "the document is not complete");
    }
  if (self->failure == NULL && self->text->len + 1 > LODE_JSON_MAX_BYTES)
    g_set_error (&self->failure, LODE_ERROR, LODE_ERROR_TOO_LARGE,
                 "The document is larger than %d MB, which is the most that can be read back.",
                 LODE_JSON_MAX_BYTES >> 20);

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
    }
  else
    {
      g_string_append_c (self->text, '\n');
      if (size_bytes != NULL)
        *size_bytes = self->text->len;
      text = g_string_free (g_steal_pointer (&self->text), FALSE);
    }

  lode_json_writer_free (self);
  return text;
}

void
lode_json_writer_free (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_array_unref (self->levels);
  g_free (self->member);
  g_clear_error (&self->failure);
  g_free (self);
}

void
lode_json_writer_begin_object (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, TRUE, FALSE);
}

void
lode_json_writer_begin_inline_object (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, TRUE, TRUE);
}

void
lode_json_writer_end_object (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, TRUE);
}

void
lode_json_writer_begin_array (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, FALSE, FALSE);
}

void
lode_json_writer_begin_inline_array (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  begin_container (self, FALSE, TRUE);
}

void
lode_json_writer_end_array (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  end_container (self, FALSE);
}

void
lode_json_writer_member (LodeJsonWriter *self,
                         const char     *name)
{
  Level *level;

  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);

  level = top_level (self);
  g_return_if_fail (level != NULL && level->is_object);
  g_return_if_fail (self->member == NULL);

  if (g_utf8_validate (name, -1, NULL))
    {
      self->member = g_strdup (name);
    }
  else
    {
      self->member = g_utf8_make_valid (name, -1);
      fail (self, "this name is not valid UTF-8");
    }
}

void
lode_json_writer_string (LodeJsonWriter *self,
                         const char     *value)
{
  g_return_if_fail (self != NULL);

  if (value == NULL)
    {
      append_value (self, "null");
      return;
    }
  if (!g_utf8_validate (value, -1, NULL))
    fail (self, "this text is not valid UTF-8");

  begin_value (self);
  append_string (self->text, value);
  end_value (self);
}

void
lode_json_writer_number (LodeJsonWriter *self,
                         double          value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL);

  if (!isfinite (value))
    fail (self, isnan (value) ? "this is not a number" : "this number is infinite");
  else
    text = lode_json_number_to_string (value);
  append_value (self, text != NULL ? text : "null");
}

void
lode_json_writer_integer (LodeJsonWriter *self,
                          gint64          value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  g_return_if_fail (self != NULL);

  if (value > MAX_EXACT_INTEGER || value < -MAX_EXACT_INTEGER)
    fail (self, "this integer is beyond 9007199254740992, where integers lose digits");
  append_value (self, text);
}

void
lode_json_writer_boolean (LodeJsonWriter *self,
                          gboolean        value)
{
  g_return_if_fail (self != NULL);

  append_value (self, value ? "true" : "false");
}

void
lode_json_writer_null (LodeJsonWriter *self)
{
  g_return_if_fail (self != NULL);

  append_value (self, "null");
}

void
lode_json_writer_node (LodeJsonWriter *self,
                       JsonNode       *node)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (node != NULL);

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      write_object (self, node);
      break;
    case JSON_NODE_ARRAY:
      write_array (self, node);
      break;
    case JSON_NODE_NULL:
      lode_json_writer_null (self);
      break;
    case JSON_NODE_VALUE:
    default:
      write_scalar (self, node);
      break;
    }
}

void
lode_json_writer_member_string (LodeJsonWriter *self,
                                const char     *name,
                                const char     *value)
{
  lode_json_writer_member (self, name);
  lode_json_writer_string (self, value);
}

void
lode_json_writer_member_number (LodeJsonWriter *self,
                                const char     *name,
                                double          value)
{
  lode_json_writer_member (self, name);
  lode_json_writer_number (self, value);
}

void
lode_json_writer_member_integer (LodeJsonWriter *self,
                                 const char     *name,
                                 gint64          value)
{
  lode_json_writer_member (self, name);
  lode_json_writer_integer (self, value);
}

void
lode_json_writer_member_boolean (LodeJsonWriter *self,
                                 const char     *name,
                                 gboolean        value)
{
  lode_json_writer_member (self, name);
  lode_json_writer_boolean (self, value);
}

void
lode_json_writer_member_strings (LodeJsonWriter     *self,
                                 const char         *name,
                                 const char * const *values)
{
  lode_json_writer_member (self, name);
  lode_json_writer_begin_inline_array (self);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    lode_json_writer_string (self, values[i]);
  lode_json_writer_end_array (self);
}

void
lode_json_writer_unknown (LodeJsonWriter *self,
                          JsonObject     *unknown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_if_fail (self != NULL);

  if (unknown == NULL)
    return;

  json_object_iter_init_ordered (&iter, unknown);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      lode_json_writer_member (self, name);
      lode_json_writer_node (self, node);
    }
}
