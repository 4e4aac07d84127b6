/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "schema-check.h"

#include <string.h>

#include "base/lode-json-reader.h"

struct _SchemaCheck
{
  char       *folder;
  GHashTable *files;    /* name → JsonNode */
};

/* Where a check stands: the file of the schema, and the place in the document. */
typedef struct
{
  SchemaCheck *self;
  const char  *file;
  GString     *place;
} Context;

typedef char *(*KeywordFunc) (Context    *context,
                              JsonNode   *rule,
                              JsonObject *schema,
                              JsonNode   *node);

static char *check (Context  *context,
                    JsonNode *schema,
                    JsonNode *node);

static char *
fault (Context    *context,
       const char *what)
{
  return g_strdup_printf ("%s: %s", context->place->len > 0 ? context->place->str : "root", what);
}

static JsonNode *
get_file (SchemaCheck *self,
          const char  *name)
{
  JsonNode *root = g_hash_table_lookup (self->files, name);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (root != NULL)
    return root;

  path = g_build_filename (self->folder, name, NULL);
  root = lode_json_load (path, &error);
  g_assert_no_error (error);
  g_hash_table_insert (self->files, g_strdup (name), root);

  return root;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && (json_node_get_value_type (node) == G_TYPE_INT64 ||
                                          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
is_of_type (JsonNode   *node,
            const char *type)
{
  if (g_str_equal (type, "object"))
    return JSON_NODE_HOLDS_OBJECT (node);
  if (g_str_equal (type, "array"))
    return JSON_NODE_HOLDS_ARRAY (node);
  if (g_str_equal (type, "null"))
    return JSON_NODE_HOLDS_NULL (node);
  if (g_str_equal (type, "string"))
    return is_text (node);
  if (g_str_equal (type, "number"))
    return is_number (node);
  if (g_str_equal (type, "integer"))
    return is_number (node) && json_node_get_value_type (node) == G_TYPE_INT64;
  g_assert_cmpstr (type, ==, "boolean");

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN;
}

static char *
check_type (Context    *context,
            JsonNode   *rule,
            JsonObject *schema,
            JsonNode   *node)
{
  if (is_text (rule))
    return is_of_type (node, json_node_get_string (rule)) ? NULL : fault (context, "is of the wrong type");

  for (guint i = 0; i < json_array_get_length (json_node_get_array (rule)); i++)
    if (is_of_type (node, json_array_get_string_element (json_node_get_array (rule), i)))
      return NULL;

  return fault (context, "is of none of the types");
}

static char *
check_enum (Context    *context,
            JsonNode   *rule,
            JsonObject *schema,
            JsonNode   *node)
{
  JsonArray *choices = json_node_get_array (rule);

  for (guint i = 0; i < json_array_get_length (choices); i++)
    if (json_node_equal (json_array_get_element (choices, i), node))
      return NULL;

  return fault (context, "is none of the choices");
}

static char *
check_const (Context    *context,
             JsonNode   *rule,
             JsonObject *schema,
             JsonNode   *node)
{
  return json_node_equal (rule, node) ? NULL : fault (context, "is not the constant");
}

static char *
check_required (Context    *context,
                JsonNode   *rule,
                JsonObject *schema,
                JsonNode   *node)
{
  JsonArray *names = json_node_get_array (rule);

  for (guint i = 0; i < json_array_get_length (names) && JSON_NODE_HOLDS_OBJECT (node); i++)
    if (!json_object_has_member (json_node_get_object (node), json_array_get_string_element (names, i)))
      return fault (context, json_array_get_string_element (names, i));

  return NULL;
}

static char *
check_at (Context    *context,
          const char *step,
          JsonNode   *schema,
          JsonNode   *node)
{
  gsize length = context->place->len;
  char *found;

  g_string_append (context->place, step);
  found = check (context, schema, node);
  g_string_truncate (context->place, length);

  return found;
}

static char *
check_properties (Context    *context,
                  JsonNode   *rule,
                  JsonObject *schema,
                  JsonNode   *node)
{
  g_autoptr (GList) members = json_object_get_members (json_node_get_object (rule));
  char *found = NULL;

  for (GList *l = members; l != NULL && found == NULL && JSON_NODE_HOLDS_OBJECT (node); l = l->next)
    {
      JsonNode *member = json_object_get_member (json_node_get_object (node), l->data);
      g_autofree char *step = g_strconcat (".", l->data, NULL);

      if (member != NULL)
        found = check_at (context, step, json_object_get_member (json_node_get_object (rule), l->data),
                          member);
    }

  return found;
}

static char *
check_items (Context    *context,
             JsonNode   *rule,
             JsonObject *schema,
             JsonNode   *node)
{
  char *found = NULL;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)) && found == NULL; i++)
    {
      g_autofree char *step = g_strdup_printf ("[%u]", i);

      found = check_at (context, step, rule, json_array_get_element (json_node_get_array (node), i));
    }

  return found;
}

static char *
check_bound (Context    *context,
             JsonNode   *node,
             JsonNode   *bound,
             gboolean    is_lower)
{
  double value;
  double limit = json_node_get_double (bound);

  if (is_number (node))
    value = json_node_get_double (node);
  else if (is_text (node))
    value = (double) g_utf8_strlen (json_node_get_string (node), -1);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    value = json_array_get_length (json_node_get_array (node));
  else
    return NULL;

  return (is_lower ? value >= limit : value <= limit) ? NULL : fault (context, "is out of bounds");
}

static char *
check_lower (Context    *context,
             JsonNode   *rule,
             JsonObject *schema,
             JsonNode   *node)
{
  return check_bound (context, node, rule, TRUE);
}

static char *
check_upper (Context    *context,
             JsonNode   *rule,
             JsonObject *schema,
             JsonNode   *node)
{
  return check_bound (context, node, rule, FALSE);
}

static char *
check_pattern (Context    *context,
               JsonNode   *rule,
               JsonObject *schema,
               JsonNode   *node)
{
  if (!is_text (node) || g_regex_match_simple (json_node_get_string (rule), json_node_get_string (node),
                                               G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return NULL;

  return fault (context, "does not match the pattern");
}

static char *
check_any_of (Context    *context,
              JsonNode   *rule,
              JsonObject *schema,
              JsonNode   *node)
{
  for (guint i = 0; i < json_array_get_length (json_node_get_array (rule)); i++)
    {
      g_autofree char *found =
        check (context, json_array_get_element (json_node_get_array (rule), i), node);

      if (found == NULL)
        return NULL;
    }

  return fault (context, "fits none of the alternatives");
}

static char *
check_ref (Context    *context,
           JsonNode   *rule,
           JsonObject *schema,
           JsonNode   *node)
{
  const char *ref = json_node_get_string (rule);
  Context other = *context;
  g_auto (GStrv) steps = NULL;
  JsonNode *target;

  if (*ref != '#')
    {
      other.file = ref;
      return check (&other, get_file (context->self, ref), node);
    }

  target = get_file (context->self, context->file);
  steps = g_strsplit (ref + strlen ("#/"), "/", -1);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      target = json_object_get_member (json_node_get_object (target), steps[i]);
      g_assert_nonnull (target);
    }

  return check (context, target, node);
}

static char *
check_nothing (Context    *context,
               JsonNode   *rule,
               JsonObject *schema,
               JsonNode   *node)
{
  return NULL;
}

static const struct
{
  const char  *name;
  KeywordFunc  check;
} keywords[] = {
  { "$schema", check_nothing }, { "$defs", check_nothing },     { "title", check_nothing },
  { "description", check_nothing },
  { "$ref", check_ref },        { "type", check_type },         { "enum", check_enum },
  { "const", check_const },     { "required", check_required }, { "properties", check_properties },
  { "items", check_items },     { "minItems", check_lower },    { "maxItems", check_upper },
  { "minimum", check_lower },   { "maximum", check_upper },     { "minLength", check_lower },
  { "maxLength", check_upper }, { "pattern", check_pattern },   { "anyOf", check_any_of },
};

static KeywordFunc
find_keyword (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keywords); i++)
    if (g_str_equal (keywords[i].name, name))
      return keywords[i].check;

  return NULL;
}

static char *
check (Context  *context,
       JsonNode *schema,
       JsonNode *node)
{
  JsonObject *rules = json_node_get_object (schema);
  g_autoptr (GList) names = json_object_get_members (rules);
  char *found = NULL;

  for (GList *l = names; l != NULL && found == NULL; l = l->next)
    {
      KeywordFunc keyword = find_keyword (l->data);

      if (keyword == NULL)
        return fault (context, l->data);
      found = keyword (context, json_object_get_member (rules, l->data), rules, node);
    }

  return found;
}

SchemaCheck *
schema_check_new (const char *folder)
{
  SchemaCheck *self = g_new0 (SchemaCheck, 1);

  self->folder = g_strdup (folder);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_node_unref);

  return self;
}

void
schema_check_free (SchemaCheck *self)
{
  g_free (self->folder);
  g_hash_table_unref (self->files);
  g_free (self);
}

char *
schema_check_find_fault (SchemaCheck *self,
                         const char  *name,
                         JsonNode    *node)
{
  g_autoptr (GString) place = g_string_new (NULL);
  Context context = { self, name, place };

  return check (&context, get_file (self, name), node);
}
