/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-chart"

#include "config.h"

#include "lode-flow-graph.h"

#include <math.h>
#include <string.h>

#include "base/lode-error.h"

#define MAX_LAYERS 1000
#define MAX_NODES 100000
#define MAX_LINKS 1000000

struct _LodeFlowGraph
{
  GArray       *firsts;     /* of guint: first node of each layer */
  GPtrArray    *names;
  GStringChunk *text;
  GArray       *links;      /* of LodeFlowLink */
};

LodeFlowGraph *
lode_flow_graph_new (void)
{
  LodeFlowGraph *self = g_new0 (LodeFlowGraph, 1);

  self->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_ptr_array_new ();
  self->text = g_string_chunk_new (4096);
  self->links = g_array_new (FALSE, FALSE, sizeof (LodeFlowLink));
  return self;
}

void
lode_flow_graph_free (LodeFlowGraph *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->firsts);
  g_ptr_array_unref (self->names);
  g_string_chunk_free (self->text);
  g_array_unref (self->links);
  g_free (self);
}

guint
lode_flow_graph_add_layer (LodeFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  g_array_append_val (self->firsts, self->names->len);
  return self->firsts->len - 1;
}

guint
lode_flow_graph_add_node (LodeFlowGraph *self,
                          const char    *name)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->firsts->len > 0, 0);
  g_return_val_if_fail (name != NULL, 0);

  g_ptr_array_add (self->names, g_string_chunk_insert (self->text, name));
  return self->names->len - 1;
}

void
lode_flow_graph_add_link (LodeFlowGraph *self,
                          guint          source,
                          guint          target,
                          double         weight)
{
  LodeFlowLink link = { source, target, weight };

  g_return_if_fail (self != NULL);
  g_return_if_fail (source < self->names->len && target < self->names->len);
  g_return_if_fail (lode_flow_graph_get_layer (self, source) + 1 ==
                    lode_flow_graph_get_layer (self, target));
  g_return_if_fail (isfinite (weight) && weight >= 0);

  g_array_append_val (self->links, link);
}

guint
lode_flow_graph_get_n_layers (const LodeFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->firsts->len;
}

guint
lode_flow_graph_get_first (const LodeFlowGraph *self,
                           guint                layer)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (layer <= self->firsts->len, 0);

  return layer < self->firsts->len ? g_array_index (self->firsts, guint, layer) : self->names->len;
}

const char *
lode_flow_graph_get_name (const LodeFlowGraph *self,
                          guint                node)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->names->len, NULL);

  return self->names->pdata[node];
}

guint
lode_flow_graph_get_layer (const LodeFlowGraph *self,
                           guint                node)
{
  guint low = 0;
  guint high;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (node < self->names->len, 0);

  high = self->firsts->len;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->firsts, guint, middle) <= node)
        low = middle;
      else
        high = middle;
    }
  return low;
}

guint
lode_flow_graph_get_n_links (const LodeFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->links->len;
}

const LodeFlowLink *
lode_flow_graph_get_links (const LodeFlowGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const LodeFlowLink *) self->links->data;
}

/* --- reading --- */

typedef struct
{
  const char  *name;
  char        *at;          /* start of the next line */
  guint        line;        /* number of the line last read */
  GPtrArray   *fields;      /* of it; they point into the text */
  GError     **error;
} Reading;

static gboolean fail (Reading    *self,
                      const char *format,
                      ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (Reading    *self,
      const char *format,
      ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  raw = g_strdup_vprintf (format, args);
  va_end (args);
  message = g_utf8_make_valid (raw, -1);
  g_set_error (self->error, LODE_ERROR, LODE_ERROR_INVALID, "%s:%u: %s", self->name, self->line,
               message);
  return FALSE;
}

/* Cuts the next line that is not empty into its fields. */
static gboolean
next_line (Reading    *self,
           const char *wanted)
{
  g_ptr_array_set_size (self->fields, 0);
  while (*self->at != '\0')
    {
      char *line = self->at;
      gsize length = strcspn (line, "\n");
      char separator;

      self->line++;
      self->at = line[length] == '\n' ? line + length + 1 : line + length;
      line[length] = '\0';
      if (length > 0 && line[length - 1] == '\r')
        line[length - 1] = '\0';
      if (*line == '\0')
        continue;
      separator = strchr (line, '\t') != NULL ? '\t' : ' ';
      for (char *field = line; field != NULL;)
        {
          char *end = strchr (field, separator);

          g_ptr_array_add (self->fields, field);
          if (end != NULL)
            *end++ = '\0';
          field = end;
        }
      return TRUE;
    }
  self->line++;
  return fail (self, "the text ends where %s should stand.", wanted);
}

static gboolean
read_count (Reading    *self,
            guint       field,
            const char *what,
            guint       minimum,
            guint       maximum,
            guint      *count)
{
  const char *text = self->fields->pdata[field];
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, minimum, maximum, &value, NULL))
    return fail (self, "the number of %s should be a whole number from %u to %u, not “%.40s”.",
                 what,
                 minimum, maximum, text);
  *count = (guint) value;
  return TRUE;
}

static gboolean
read_layer (Reading       *self,
            LodeFlowGraph *graph)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_nodes;

  if (!next_line (self, "a layer") || !read_count (self, 0, "nodes", 1, MAX_NODES, &n_nodes))
    return FALSE;
  if (self->fields->len != n_nodes + 1)
    return fail (self, "%u names should follow the number of nodes, not %u.", n_nodes,
                 self->fields->len - 1);
  if (graph->names->len + n_nodes > MAX_NODES)
    return fail (self, "there are more than %u nodes.", MAX_NODES);
  lode_flow_graph_add_layer (graph);
  for (guint i = 1; i <= n_nodes; i++)
    {
      char *name = self->fields->pdata[i];

      if (*name == '\0' || !g_utf8_validate (name, -1, NULL))
        return fail (self, "name %u of the layer should be text in UTF-8.", i);
      if (!g_hash_table_add (seen, name))
        return fail (self, "“%.40s” stands twice in the layer; names should differ.", name);
      lode_flow_graph_add_node (graph, name);
    }
  return TRUE;
}

static gboolean
read_link (Reading       *self,
           LodeFlowGraph *graph,
           guint          gap)
{
  guint first = lode_flow_graph_get_first (graph, gap);
  guint middle = lode_flow_graph_get_first (graph, gap + 1);
  guint end = lode_flow_graph_get_first (graph, gap + 2);
  guint source;
  guint target;
  char *rest;
  double weight;

  if (!next_line (self, "a link"))
    return FALSE;
  if (self->fields->len != 3)
    return fail (self, "a link should be “SOURCE TARGET WEIGHT”.");
  if (!read_count (self, 0, "the source", 0, middle - first - 1, &source) ||
      !read_count (self, 1, "the target", 0, end - middle - 1, &target))
    return FALSE;
  weight = g_ascii_strtod (self->fields->pdata[2], &rest);
  if (*rest != '\0' || rest == self->fields->pdata[2] || !isfinite (weight) || weight < 0)
    return fail (self, "the weight should be a number of 0 or more, not “%.40s”.",
                 (const char *) self->fields->pdata[2]);
  lode_flow_graph_add_link (graph, first + source, middle + target, weight);
  return TRUE;
}

static gboolean
read_graph (Reading       *self,
            LodeFlowGraph *graph)
{
  guint n_layers;

  if (!next_line (self, "the number of layers") ||
      !read_count (self, 0, "layers", 1, MAX_LAYERS, &n_layers))
    return FALSE;
  if (self->fields->len != 1)
    return fail (self, "the first line should hold the number of layers alone.");
  for (guint i = 0; i < n_layers; i++)
    if (!read_layer (self, graph))
      return FALSE;
  for (guint gap = 0; gap + 1 < n_layers; gap++)
    {
      guint n_links;

      if (!next_line (self, "the number of links") ||
          !read_count (self, 0, "links", 0, MAX_LINKS, &n_links))
        return FALSE;
      if (self->fields->len != 1 || graph->links->len + n_links > MAX_LINKS)
        return fail (self, "the number of links of a gap should stand alone, and there should be "
                           "%u at most in all.", MAX_LINKS);
      for (guint i = 0; i < n_links; i++)
        if (!read_link (self, graph, gap))
          return FALSE;
    }
  if (self->at[strspn (self->at, " \t\r\n")] != '\0')
    {
      self->line++;
      return fail (self, "nothing should follow the links of the last gap.");
    }
  return TRUE;
}

LodeFlowGraph *
lode_flow_graph_parse (const char  *text,
                       gsize        size_bytes,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (LodeFlowGraph) graph = lode_flow_graph_new ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autofree char *copy = NULL;
  Reading reading = { .name = name, .fields = fields, .error = error };

  g_return_val_if_fail (text != NULL || size_bytes == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  copy = g_strndup (size_bytes > 0 ? text : "", size_bytes);
  reading.at = copy;
  if (size_bytes > 0 && memchr (text, '\0', size_bytes) != NULL)
    {
      reading.line = 1;
      fail (&reading, "the file should be text, but it holds a zero byte.");
      return NULL;
    }
  return read_graph (&reading, graph) ? g_steal_pointer (&graph) : NULL;
}
