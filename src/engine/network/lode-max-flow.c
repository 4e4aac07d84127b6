/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-max-flow.h"

#include <string.h>

#define UNREACHED G_MAXUINT

struct _LodeMaxFlow
{
  guint   n_nodes;
  GArray *tails;       /* while edges are added */
  GArray *heads;
  guint   n_edges;     /* both directions counted */
  guint  *head;        /* [n_edges] */
  gint64 *residual;    /* [n_edges] */
  guint  *first;       /* [n_nodes + 1] into adjacent */
  guint  *adjacent;    /* [n_edges] edges by the node that they leave */
  guint  *level;       /* [n_nodes] steps to the sink */
  guint  *cursor;      /* [n_nodes] into adjacent */
  guint  *queue;       /* [n_nodes] */
  guint  *path;        /* [n_nodes] edges from the source */
};

LodeMaxFlow *
lode_max_flow_new (guint n_nodes)
{
  LodeMaxFlow *self = g_new0 (LodeMaxFlow, 1);

  self->n_nodes = n_nodes;
  self->tails = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
lode_max_flow_free (LodeMaxFlow *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->tails, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
  g_free (self->head);
  g_free (self->residual);
  g_free (self->first);
  g_free (self->adjacent);
  g_free (self->level);
  g_free (self->cursor);
  g_free (self->queue);
  g_free (self->path);
  g_free (self);
}

guint
lode_max_flow_add_edge (LodeMaxFlow *self,
                        guint        from,
                        guint        to)
{
  g_assert (self->tails != NULL && from < self->n_nodes && to < self->n_nodes);

  g_array_append_val (self->tails, from);
  g_array_append_val (self->heads, to);
  g_array_append_val (self->tails, to);
  g_array_append_val (self->heads, from);

  return self->tails->len - 2;
}

void
lode_max_flow_seal (LodeMaxFlow *self)
{
  const guint *tails = (const guint *) (gpointer) self->tails->data;
  guint n = self->n_edges = self->tails->len;

  self->head = g_memdup2 (self->heads->data, n * sizeof (guint));
  self->residual = g_new0 (gint64, n + 1);
  self->adjacent = g_new (guint, n + 1);
  self->first = g_new0 (guint, self->n_nodes + 2);
  self->level = g_new (guint, self->n_nodes);
  self->cursor = g_new (guint, self->n_nodes);
  self->queue = g_new (guint, self->n_nodes);
  self->path = g_new (guint, self->n_nodes);

  for (guint e = 0; e < n; e++)
    self->first[tails[e] + 1]++;
  for (guint v = 0; v < self->n_nodes; v++)
    self->first[v + 1] += self->first[v];
  memcpy (self->cursor, self->first, self->n_nodes * sizeof (guint));
  for (guint e = 0; e < n; e++)
    self->adjacent[self->cursor[tails[e]]++] = e;

  g_clear_pointer (&self->tails, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

void
lode_max_flow_set (LodeMaxFlow *self,
                   guint        edge,
                   gint64       forward,
                   gint64       backward)
{
  self->residual[edge] = forward;
  self->residual[edge ^ 1] = backward;
}

gint64
lode_max_flow_get_residual (const LodeMaxFlow *self,
                            guint              edge)
{
  return self->residual[edge];
}

/* Levels from the sink outward; stops one level after the source is met. Where it is not met, every
 * node that reaches the sink has a level: what lode_max_flow_reaches() tells. */
static gboolean
find_levels (LodeMaxFlow *self,
             guint        source,
             guint        sink)
{
  guint begin = 0, end = 0;

  memset (self->level, 0xff, self->n_nodes * sizeof (guint));
  self->level[sink] = 0;
  self->queue[end++] = sink;
  while (begin < end)
    {
      guint v = self->queue[begin++];

      if (v == source)
        return TRUE;
      for (guint k = self->first[v]; k < self->first[v + 1]; k++)
        {
          guint e = self->adjacent[k];
          guint u = self->head[e];

          if (self->level[u] == UNREACHED && self->residual[e ^ 1] > 0)
            {
              self->level[u] = self->level[v] + 1;
              self->queue[end++] = u;
            }
        }
    }

  return FALSE;
}

/* The next edge one level nearer to the sink, UNREACHED when @v has none left. */
static guint
next_edge (LodeMaxFlow *self,
           guint        v)
{
  for (; self->cursor[v] < self->first[v + 1]; self->cursor[v]++)
    {
      guint e = self->adjacent[self->cursor[v]];
      guint level = self->level[self->head[e]];

      if (self->residual[e] > 0 && level != UNREACHED && level + 1 == self->level[v])
        return e;
    }

  return UNREACHED;
}

/* Pushes along the path and shortens it to where it is not yet full. */
static gint64
push_path (LodeMaxFlow *self,
           guint       *length)
{
  gint64 amount = G_MAXINT64;
  guint n = *length;

  for (guint k = 0; k < n; k++)
    amount = MIN (amount, self->residual[self->path[k]]);
  for (guint k = n; k-- > 0;)
    {
      self->residual[self->path[k]] -= amount;
      self->residual[self->path[k] ^ 1] += amount;
      if (self->residual[self->path[k]] == 0)
        *length = k;
    }

  return amount;
}

static gint64
push_level (LodeMaxFlow *self,
            guint        source,
            guint        sink)
{
  gint64 pushed = 0;
  guint length = 0;

  memcpy (self->cursor, self->first, self->n_nodes * sizeof (guint));
  for (;;)
    {
      guint v = length == 0 ? source : self->head[self->path[length - 1]];
      guint e;

      if (v == sink)
        {
          pushed += push_path (self, &length);
          continue;
        }
      e = next_edge (self, v);
      if (e != UNREACHED)
        self->path[length++] = e;
      else if (length == 0)
        return pushed;
      else
        self->cursor[self->head[self->path[--length] ^ 1]]++;
    }
}

gint64
lode_max_flow_run (LodeMaxFlow *self,
                   guint        source,
                   guint        sink)
{
  gint64 pushed = 0;

  g_assert (self->tails == NULL && source != sink);

  while (find_levels (self, source, sink))
    pushed += push_level (self, source, sink);

  return pushed;
}

gboolean
lode_max_flow_reaches (const LodeMaxFlow *self,
                       guint              node)
{
  return self->level[node] != UNREACHED;
}
