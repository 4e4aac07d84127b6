/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-min-cost.h"


#define NONE G_MAXUINT

/* Dearer than any path without an artificial arc. */
#define ARTIFICIAL_COST (G_GINT64_CONSTANT (1) << 57)

typedef enum
{
  STATE_UPPER = -1,
  STATE_TREE = 0,
  STATE_LOWER = 1,
} ArcState;

/* Real arcs come first, then one artificial arc a node, to or from the root, which is the last
 * node. The tree is kept as parents and as lists of children. */
struct _LodeMinCost
{
  guint     n_nodes;       /* without the root */
  guint     n_arcs;        /* without artificial ones */
  GArray   *tails;
  GArray   *heads;
  guint    *tail;          /* [n_arcs + n_nodes] */
  guint    *head;
  gint64   *capacity;
  gint64   *cost;
  gint64   *flow;
  ArcState *state;
  gint64   *supply;        /* [n_nodes] */

  guint    *parent;        /* [n_nodes + 1] */
  guint    *up_arc;        /* arc to the parent, in either direction */
  guint    *depth;
  guint    *first_child;
  guint    *next;          /* siblings */
  guint    *previous;
  gint64   *potential;
  guint    *stack;
  guint     next_arc;      /* where the search for an entering arc goes on */
};

/* How an entering arc changes the flow. */
typedef struct
{
  guint    arc;
  guint    first;          /* flow goes from first over the arc to second and back through the tree */
  guint    second;
  guint    join;
  gint64   amount;
  guint    leaving;        /* node whose up_arc leaves the tree; NONE: the arc goes to its other bound */
  gboolean leaves_first;   /* on the first node's side */
} Pivot;

LodeMinCost *
lode_min_cost_new (guint n_nodes)
{
  LodeMinCost *self = g_new0 (LodeMinCost, 1);

  self->n_nodes = n_nodes;
  self->tails = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heads = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
lode_min_cost_free (LodeMinCost *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->tails, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
  g_free (self->tail);
  g_free (self->head);
  g_free (self->capacity);
  g_free (self->cost);
  g_free (self->flow);
  g_free (self->state);
  g_free (self->supply);
  g_free (self->parent);
  g_free (self->up_arc);
  g_free (self->depth);
  g_free (self->first_child);
  g_free (self->next);
  g_free (self->previous);
  g_free (self->potential);
  g_free (self->stack);
  g_free (self);
}

guint
lode_min_cost_add_arc (LodeMinCost *self,
                       guint        from,
                       guint        to)
{
  g_assert (self->tails != NULL && from < self->n_nodes && to < self->n_nodes && from != to);

  g_array_append_val (self->tails, from);
  g_array_append_val (self->heads, to);

  return self->tails->len - 1;
}

void
lode_min_cost_seal (LodeMinCost *self)
{
  guint n_arcs = self->n_arcs = self->tails->len;
  guint n = n_arcs + self->n_nodes;
  guint n_nodes = self->n_nodes + 1;

  self->tail = g_new (guint, n);
  self->head = g_new (guint, n);
  for (guint a = 0; a < n_arcs; a++)
    {
      self->tail[a] = g_array_index (self->tails, guint, a);
      self->head[a] = g_array_index (self->heads, guint, a);
    }
  self->capacity = g_new0 (gint64, n);
  self->cost = g_new0 (gint64, n);
  self->flow = g_new0 (gint64, n);
  self->state = g_new0 (ArcState, n);
  self->supply = g_new0 (gint64, n_nodes);
  self->parent = g_new (guint, n_nodes);
  self->up_arc = g_new (guint, n_nodes);
  self->depth = g_new (guint, n_nodes);
  self->first_child = g_new (guint, n_nodes);
  self->next = g_new (guint, n_nodes);
  self->previous = g_new (guint, n_nodes);
  self->potential = g_new (gint64, n_nodes);
  self->stack = g_new (guint, n_nodes);
  g_clear_pointer (&self->tails, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

void
lode_min_cost_set_arc (LodeMinCost *self,
                       guint        arc,
                       gint64       capacity,
                       gint64       cost)
{
  g_assert (arc < self->n_arcs && capacity >= 0);
  g_assert (cost >= -LODE_MIN_COST_MAX && cost <= LODE_MIN_COST_MAX);

  self->capacity[arc] = capacity;
  self->cost[arc] = cost;
}

void
lode_min_cost_set_supply (LodeMinCost *self,
                          guint        node,
                          gint64       supply)
{
  g_assert (node < self->n_nodes);

  self->supply[node] = supply;
}

static void
attach (LodeMinCost *self,
        guint        node,
        guint        parent,
        guint        arc)
{
  guint sibling = self->first_child[parent];

  self->parent[node] = parent;
  self->up_arc[node] = arc;
  self->next[node] = sibling;
  self->previous[node] = NONE;
  if (sibling != NONE)
    self->previous[sibling] = node;
  self->first_child[parent] = node;
}

static void
detach (LodeMinCost *self,
        guint        node)
{
  if (self->previous[node] != NONE)
    self->next[self->previous[node]] = self->next[node];
  else
    self->first_child[self->parent[node]] = self->next[node];
  if (self->next[node] != NONE)
    self->previous[self->next[node]] = self->previous[node];
}

/* All supplies go to the root and all demands come from it, over artificial arcs. */
static void
plant_tree (LodeMinCost *self)
{
  guint root = self->n_nodes;

  for (guint a = 0; a < self->n_arcs; a++)
    {
      self->flow[a] = 0;
      self->state[a] = STATE_LOWER;
    }
  self->parent[root] = self->up_arc[root] = NONE;
  self->first_child[root] = self->next[root] = self->previous[root] = NONE;
  self->depth[root] = 0;
  self->potential[root] = 0;
  for (guint v = self->n_nodes; v-- > 0;)
    {
      guint a = self->n_arcs + v;
      gboolean is_source = self->supply[v] >= 0;

      self->tail[a] = is_source ? v : root;
      self->head[a] = is_source ? root : v;
      self->capacity[a] = G_MAXINT64;
      self->cost[a] = is_source ? 0 : ARTIFICIAL_COST;
      self->flow[a] = ABS (self->supply[v]);
      self->state[a] = STATE_TREE;
      self->first_child[v] = NONE;
      self->depth[v] = 1;
      self->potential[v] = is_source ? 0 : ARTIFICIAL_COST;
      attach (self, v, root, a);
    }
  self->next_arc = 0;
}

/* The arc of the next block whose reduced cost is worst; NONE at the optimum. Potentials are
 * distances from the root: cost + potential[tail] − potential[head]. */
static guint
find_entering (LodeMinCost *self)
{
  guint block = MAX (self->n_arcs / 8, 16);
  guint best = NONE, left = block;
  gint64 worst = 0;

  for (guint k = 0; k < self->n_arcs; k++)
    {
      guint a = self->next_arc;
      gint64 reduced = self->cost[a] + self->potential[self->tail[a]] - self->potential[self->head[a]];

      reduced *= (gint64) self->state[a];
      self->next_arc = a + 1 == self->n_arcs ? 0 : a + 1;
      if (reduced < worst && self->capacity[a] > 0)
        {
          worst = reduced;
          best = a;
        }
      if (--left == 0)
        {
          if (best != NONE)
            return best;
          left = block;
        }
    }

  return best;
}

static guint
find_join (const LodeMinCost *self,
           guint              u,
           guint              v)
{
  while (u != v)
    if (self->depth[u] >= self->depth[v])
      u = self->parent[u];
    else
      v = self->parent[v];

  return u;
}

/* How much more can flow over the arc between @node and its parent, upward or downward. */
static gint64
room_of (const LodeMinCost *self,
         guint              node,
         gboolean           is_upward)
{
  guint a = self->up_arc[node];
  gboolean leads_up = self->tail[a] == node;

  if (leads_up == is_upward)
    return self->capacity[a] == G_MAXINT64 ? G_MAXINT64 : self->capacity[a] - self->flow[a];

  return self->flow[a];
}

/* The tree stays strongly feasible when the last full arc of the cycle, seen from the join in the
 * direction of the flow, is the one that leaves. */
static void
find_leaving (LodeMinCost *self,
              Pivot       *pivot)
{
  gboolean is_lower = self->state[pivot->arc] == STATE_LOWER;

  pivot->first = is_lower ? self->tail[pivot->arc] : self->head[pivot->arc];
  pivot->second = is_lower ? self->head[pivot->arc] : self->tail[pivot->arc];
  pivot->join = find_join (self, pivot->first, pivot->second);
  pivot->amount = self->capacity[pivot->arc];
  pivot->leaving = NONE;
  for (guint v = pivot->first; v != pivot->join; v = self->parent[v])
    {
      gint64 room = room_of (self, v, FALSE);

      if (room < pivot->amount)
        {
          pivot->amount = room;
          pivot->leaving = v;
          pivot->leaves_first = TRUE;
        }
    }
  for (guint v = pivot->second; v != pivot->join; v = self->parent[v])
    {
      gint64 room = room_of (self, v, TRUE);

      if (room <= pivot->amount)
        {
          pivot->amount = room;
          pivot->leaving = v;
          pivot->leaves_first = FALSE;
        }
    }
}

static void
push_up (LodeMinCost *self,
         guint        node,
         guint        join,
         gint64       amount)
{
  for (guint v = node; v != join; v = self->parent[v])
    {
      guint a = self->up_arc[v];

      self->flow[a] += self->tail[a] == v ? amount : -amount;
    }
}

static void
push_around (LodeMinCost *self,
             const Pivot *pivot)
{
  if (pivot->amount == 0)
    return;

  self->flow[pivot->arc] += self->state[pivot->arc] == STATE_LOWER ? pivot->amount : -pivot->amount;
  push_up (self, pivot->first, pivot->join, -pivot->amount);
  push_up (self, pivot->second, pivot->join, pivot->amount);
}

/* Depths and potentials below @top, whose parent has changed. */
static void
refresh (LodeMinCost *self,
         guint        top)
{
  guint n = 0;

  self->stack[n++] = top;
  while (n > 0)
    {
      guint v = self->stack[--n];
      guint a = self->up_arc[v];
      guint p = self->parent[v];

      self->depth[v] = self->depth[p] + 1;
      self->potential[v] = self->potential[p] + (self->tail[a] == p ? self->cost[a] : -self->cost[a]);
      for (guint child = self->first_child[v]; child != NONE; child = self->next[child])
        self->stack[n++] = child;
    }
}

/* Hangs the part below the leaving arc from the entering one: on the way from the entering arc to
 * the leaving one every child becomes its parent's parent. */
static void
swap_arcs (LodeMinCost *self,
           const Pivot *pivot)
{
  guint node = pivot->leaves_first ? pivot->first : pivot->second;
  guint new_parent = pivot->leaves_first ? pivot->second : pivot->first;
  guint new_arc = pivot->arc;
  guint top = node;
  guint leaving_arc = self->up_arc[pivot->leaving];
  gboolean is_done = FALSE;

  while (!is_done)
    {
      guint old_parent = self->parent[node];
      guint old_arc = self->up_arc[node];

      is_done = node == pivot->leaving;
      detach (self, node);
      attach (self, node, new_parent, new_arc);
      new_parent = node;
      new_arc = old_arc;
      node = old_parent;
    }
  self->state[pivot->arc] = STATE_TREE;
  self->state[leaving_arc] = self->flow[leaving_arc] == 0 ? STATE_LOWER : STATE_UPPER;
  refresh (self, top);
}

gboolean
lode_min_cost_run (LodeMinCost *self)
{
  Pivot pivot;

  g_assert (self->tails == NULL);

  plant_tree (self);
  while ((pivot.arc = find_entering (self)) != NONE)
    {
      find_leaving (self, &pivot);
      push_around (self, &pivot);
      if (pivot.leaving == NONE)
        self->state[pivot.arc] = -self->state[pivot.arc];
      else
        swap_arcs (self, &pivot);
    }
  for (guint v = 0; v < self->n_nodes; v++)
    if (self->flow[self->n_arcs + v] != 0)
      return FALSE;

  return TRUE;
}

gint64
lode_min_cost_get_flow (const LodeMinCost *self,
                        guint              arc)
{
  g_assert (arc < self->n_arcs);

  return self->flow[arc];
}
