/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A run starts from a tree and from arcs outside it that are empty, at their bend or full: those
 * of the last run, or a first guess. What flows in the tree follows from that, and may not fit:
 * then an arc of the tree takes what it can, and the part below it hangs on the root by an
 * artificial arc that carries the rest. Pivots bring the artificial arcs down to nothing,
 * because they are dear, and go on until no arc outside the tree can lower the cost. Pivots of
 * the second kind, round cycles that cost nothing, move flow to arcs that come first: since
 * places are compared one after the other, the first arc of a cycle alone decides whether it is
 * worth going round. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-min-cost.h"

#include <string.h>

#define NONE G_MAXUINT

/* Dearer than any path without an artificial arc, which is at most 2^14 arcs of 2^12 each. */
#define ARTIFICIAL_COST (1 << 28)
#define MAX_NODES (1 << 14)
/* Beyond any difference of potentials. */
#define NEVER (1 << 30)
#define UNLIMITED (G_MAXINT64 / 4)

/* Where an arc is that is not in the tree. */
typedef enum
{
  STATE_EMPTY,
  STATE_BEND,
  STATE_FULL,
  STATE_TREE,
} ArcState;

/* A node of the tree with the arc to its parent: a cache line. */
typedef struct
{
  guint    parent;
  guint    up_arc;
  guint    depth;
  gint32   potential;
  guint    place;         /* of up_arc */
  guint    first_child;
  guint    next;          /* siblings */
  guint    previous;
  gboolean leads_up;      /* up_arc leads to the parent */
  gint64   lower;         /* where the stretch begins that the arc's flow is in */
  gint64   room_up;       /* how much more can go to the parent within the stretch */
  gint64   room_down;
} Node;

typedef struct
{
  guint    tail;
  guint    head;
  gint32   increase;      /* cost of one unit more; %NEVER where there is no room */
  gint32   decrease;      /* what one unit less saves; −%NEVER likewise */
} Price;

/* Real arcs come first, then one artificial arc a node, to or from the root, which is the last
 * node. */
struct _LodeMinCost
{
  guint     n_nodes;      /* without the root */
  guint     n_arcs;       /* without artificial ones */
  GArray   *tails;
  GArray   *heads;
  Price    *price;        /* [n_arcs] */
  gint64   *capacity;     /* [n_arcs] */
  gint64   *bend;
  gint64   *flow;
  gint32   *below;
  gint32   *above;
  guint    *place;
  guint8   *state;
  guint    *start_arc;    /* [n_nodes] */
  gint64   *supply;       /* [n_nodes] */
  gint64   *excess;       /* [n_nodes + 1] */
  Node     *node;         /* [n_nodes + 1] */
  guint    *stack;        /* [n_nodes + 1] */
  guint    *order;        /* [n_nodes + 1] */
  guint     next_arc;     /* where the search for an entering arc goes on */
  guint     n_pivots;
  gboolean  has_places;
  gboolean  has_tree;
};

/* How an entering arc changes the flow. */
typedef struct
{
  guint    arc;
  gboolean increases;
  guint    first;          /* flow goes from first over the arc to second and back through the tree */
  guint    second;
  guint    join;
  gint64   amount;
  guint    leaving;        /* node whose up_arc leaves the tree; NONE: the arc stays outside */
  gboolean leaves_first;   /* on the first node's side */
} Pivot;

LodeMinCost *
lode_min_cost_new (guint n_nodes)
{
  LodeMinCost *self;

  g_return_val_if_fail (n_nodes > 0 && n_nodes < MAX_NODES, NULL);

  self = g_new0 (LodeMinCost, 1);
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
  g_free (self->price);
  g_free (self->capacity);
  g_free (self->bend);
  g_free (self->flow);
  g_free (self->below);
  g_free (self->above);
  g_free (self->place);
  g_free (self->state);
  g_free (self->start_arc);
  g_free (self->supply);
  g_free (self->excess);
  g_free (self->node);
  g_free (self->stack);
  g_free (self->order);
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
  guint n = self->n_arcs = self->tails->len;
  guint n_nodes = self->n_nodes + 1;

  self->price = g_new0 (Price, n + 1);
  self->capacity = g_new0 (gint64, n + 1);
  self->bend = g_new0 (gint64, n + 1);
  self->flow = g_new0 (gint64, n + 1);
  self->below = g_new0 (gint32, n + 1);
  self->above = g_new0 (gint32, n + 1);
  self->place = g_new (guint, n + 1);
  self->state = g_new0 (guint8, n + 1);
  for (guint a = 0; a < n; a++)
    {
      self->price[a].tail = g_array_index (self->tails, guint, a);
      self->price[a].head = g_array_index (self->heads, guint, a);
      self->place[a] = LODE_MIN_COST_NO_PLACE;
    }
  self->start_arc = g_new (guint, n_nodes);
  memset (self->start_arc, 0xff, n_nodes * sizeof (guint));
  self->supply = g_new0 (gint64, n_nodes);
  self->excess = g_new0 (gint64, n_nodes);
  self->node = g_new0 (Node, n_nodes);
  self->stack = g_new (guint, n_nodes);
  self->order = g_new (guint, n_nodes);
  g_clear_pointer (&self->tails, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
}

void
lode_min_cost_set_arc (LodeMinCost *self,
                       guint        arc,
                       gint64       capacity,
                       gint64       cost)
{
  lode_min_cost_set_bent_arc (self, arc, capacity, 0, cost, cost);
}

void
lode_min_cost_set_bent_arc (LodeMinCost *self,
                            guint        arc,
                            gint64       capacity,
                            gint64       bend,
                            gint64       below,
                            gint64       above)
{
  g_assert (arc < self->n_arcs && bend >= 0);
  g_assert (-LODE_MIN_COST_MAX <= below && below <= above && above <= LODE_MIN_COST_MAX);

  self->capacity[arc] = MIN (capacity, UNLIMITED);
  self->bend[arc] = MIN (bend, capacity);
  self->below[arc] = (gint32) below;
  self->above[arc] = (gint32) above;
}

void
lode_min_cost_set_place (LodeMinCost *self,
                         guint        arc,
                         guint        place)
{
  g_assert (arc < self->n_arcs);

  self->place[arc] = place;
  self->has_places |= place != LODE_MIN_COST_NO_PLACE;
}

void
lode_min_cost_set_start (LodeMinCost *self,
                         guint        arc)
{
  g_assert (arc < self->n_arcs);

  self->start_arc[self->price[arc].head] = arc;
}

void
lode_min_cost_set_supply (LodeMinCost *self,
                          guint        node,
                          gint64       supply)
{
  g_assert (node < self->n_nodes);

  self->supply[node] = supply;
}

void
lode_min_cost_reset (LodeMinCost *self)
{
  self->has_tree = FALSE;
}

static gboolean
is_artificial (const LodeMinCost *self,
               guint              arc)
{
  return arc >= self->n_arcs;
}

static void
attach (LodeMinCost *self,
        guint        v,
        guint        parent,
        guint        arc)
{
  Node *node = &self->node[v];
  guint sibling = self->node[parent].first_child;

  node->parent = parent;
  node->up_arc = arc;
  node->place = is_artificial (self, arc) ? LODE_MIN_COST_NO_PLACE : self->place[arc];
  node->next = sibling;
  node->previous = NONE;
  if (sibling != NONE)
    self->node[sibling].previous = v;
  self->node[parent].first_child = v;
}

static void
detach (LodeMinCost *self,
        guint        v)
{
  const Node *node = &self->node[v];

  if (node->previous != NONE)
    self->node[node->previous].next = node->next;
  else
    self->node[node->parent].first_child = node->next;
  if (node->next != NONE)
    self->node[node->next].previous = node->previous;
}

/* The prices at which an arc outside the tree would be better off elsewhere. */
static void
set_price (LodeMinCost *self,
           guint        a)
{
  gint64 x = self->flow[a];

  self->price[a].increase = NEVER;
  self->price[a].decrease = -NEVER;
  if (self->state[a] == STATE_TREE)
    return;
  if (x < self->capacity[a])
    self->price[a].increase = x < self->bend[a] ? self->below[a] : self->above[a];
  if (x > 0)
    self->price[a].decrease = x > self->bend[a] ? self->above[a] : self->below[a];
}

static void
leave_tree (LodeMinCost *self,
            guint        a,
            gint64       flow)
{
  self->flow[a] = flow;
  if (flow == self->bend[a])
    self->state[a] = STATE_BEND;
  else
    self->state[a] = flow == 0 ? STATE_EMPTY : STATE_FULL;
  set_price (self, a);
}

/* Puts the stretch of an arc in the tree where its flow @x is, so that some more can always go to
 * the root. %FALSE where that cannot be. */
static gboolean
fit (LodeMinCost *self,
     guint        v,
     gint64       x)
{
  Node *node = &self->node[v];
  guint a = node->up_arc;
  gint64 bend = self->bend[a], lower, upper;
  gboolean is_above;

  if (node->leads_up ? x < 0 || x >= self->capacity[a] : x <= 0 || x > self->capacity[a])
    return FALSE;
  is_above = node->leads_up ? x >= bend : x > bend;
  lower = is_above ? bend : 0;
  upper = is_above ? self->capacity[a] : bend;
  node->lower = lower;
  node->room_up = node->leads_up ? upper - x : x - lower;
  node->room_down = node->leads_up ? x - lower : upper - x;

  return TRUE;
}

static void
hang_on_root (LodeMinCost *self,
              guint        v,
              gint64       flow)
{
  Node *node = &self->node[v];

  attach (self, v, self->n_nodes, self->n_arcs + v);
  node->leads_up = flow >= 0;
  node->lower = 0;
  node->room_up = flow >= 0 ? UNLIMITED : -flow;
  node->room_down = flow >= 0 ? flow : UNLIMITED;
}

static gint64
flow_in_tree (const Node *node)
{
  return node->lower + (node->leads_up ? node->room_down : node->room_up);
}

/* Every node hangs where the caller said, all other arcs are at their bend. */
static void
plant_tree (LodeMinCost *self)
{
  guint root = self->n_nodes;

  memset (self->state, STATE_BEND, self->n_arcs);
  self->node[root] = (Node) { NONE, NONE, 0, 0, LODE_MIN_COST_NO_PLACE, NONE, NONE, NONE };
  for (guint v = 0; v < self->n_nodes; v++)
    self->node[v].first_child = NONE;
  for (guint v = self->n_nodes; v-- > 0;)
    {
      guint a = self->start_arc[v];

      if (a == NONE)
        {
          hang_on_root (self, v, 0);
          continue;
        }
      attach (self, v, self->price[a].tail, a);
      self->node[v].leads_up = FALSE;
      self->state[a] = STATE_TREE;
    }
  self->has_tree = TRUE;
}

/* Arcs outside the tree take their places; what nodes then have too much is left in
 * self->excess. */
static void
place_flows (LodeMinCost *self)
{
  memcpy (self->excess, self->supply, self->n_nodes * sizeof (gint64));
  self->excess[self->n_nodes] = 0;
  for (guint a = 0; a < self->n_arcs; a++)
    {
      gint64 x = 0;

      if (self->state[a] == STATE_FULL && self->capacity[a] < UNLIMITED)
        x = self->capacity[a];
      else if (self->state[a] == STATE_BEND || self->state[a] == STATE_FULL)
        x = self->bend[a];
      self->flow[a] = x;
      set_price (self, a);
      self->excess[self->price[a].tail] -= x;
      self->excess[self->price[a].head] += x;
    }
}

/* Nodes with every parent before its children. */
static void
list_nodes (LodeMinCost *self)
{
  guint n = 0, n_listed = 0;

  self->stack[n++] = self->n_nodes;
  while (n > 0)
    {
      guint v = self->stack[--n];

      self->order[n_listed++] = v;
      for (guint child = self->node[v].first_child; child != NONE; child = self->node[child].next)
        self->stack[n++] = child;
    }
}

/* Sends a node's excess to its parent, or what the arc takes of it, and the rest to the root. */
static void
settle_node (LodeMinCost *self,
             guint        v)
{
  Node *node = &self->node[v];
  guint a = node->up_arc;
  gint64 excess = self->excess[v], moved, x;

  if (is_artificial (self, a))
    {
      detach (self, v);
      hang_on_root (self, v, excess);
      return;
    }
  x = node->leads_up ? excess : -excess;
  if (fit (self, v, x))
    {
      self->excess[node->parent] += excess;
      return;
    }
  x = CLAMP (x, 0, self->capacity[a]);
  moved = node->leads_up ? x : -x;
  self->excess[node->parent] += moved;
  leave_tree (self, a, x);
  detach (self, v);
  hang_on_root (self, v, excess - moved);
}

static gint32
cost_in_tree (const LodeMinCost *self,
              const Node        *node)
{
  guint a = node->up_arc;

  if (is_artificial (self, a))
    return node->leads_up ? 0 : ARTIFICIAL_COST;

  return node->lower == self->bend[a] ? self->above[a] : self->below[a];
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
      Node *node = &self->node[self->stack[--n]];
      const Node *parent = &self->node[node->parent];
      gint32 cost = cost_in_tree (self, node);

      node->depth = parent->depth + 1;
      node->potential = parent->potential + (node->leads_up ? -cost : cost);
      for (guint child = node->first_child; child != NONE; child = self->node[child].next)
        self->stack[n++] = child;
    }
}

static void
settle (LodeMinCost *self)
{
  place_flows (self);
  list_nodes (self);
  for (guint k = self->n_nodes; k > 0; k--)
    settle_node (self, self->order[k]);
  for (guint child = self->node[self->n_nodes].first_child; child != NONE;
       child = self->node[child].next)
    refresh (self, child);
  self->next_arc = 0;
}

/* The arc of the next block that lowers the cost most; %FALSE when there is none. */
static gboolean
find_cheaper (LodeMinCost *self,
              Pivot       *pivot)
{
  guint block = MAX (self->n_arcs / 8, 16);
  guint left = block, a = self->next_arc;
  gint32 best = 0;

  for (guint k = 0; k < self->n_arcs; k++)
    {
      const Price *price = &self->price[a];
      gint32 difference = self->node[price->head].potential - self->node[price->tail].potential;
      gint32 gain = MAX (difference - price->increase, price->decrease - difference);

      if (gain > best)
        {
          best = gain;
          pivot->arc = a;
          pivot->increases = difference > price->increase;
        }
      a = a + 1 == self->n_arcs ? 0 : a + 1;
      if (--left == 0)
        {
          if (best > 0)
            break;
          left = block;
        }
    }
  self->next_arc = a;

  return best > 0;
}

/* Which arc comes first of those that a pivot would change, and whether it would gain. */
static gboolean
gains_order (const LodeMinCost *self,
             guint              arc,
             gboolean           increases)
{
  guint first = increases ? self->price[arc].tail : self->price[arc].head;
  guint second = increases ? self->price[arc].head : self->price[arc].tail;
  guint place = self->place[arc];
  gboolean gains = increases;

  while (first != second)
    if (self->node[first].depth >= self->node[second].depth)
      {
        const Node *node = &self->node[first];

        if (node->place < place)
          {
            place = node->place;
            gains = !node->leads_up;
          }
        first = node->parent;
      }
    else
      {
        const Node *node = &self->node[second];

        if (node->place < place)
          {
            place = node->place;
            gains = node->leads_up;
          }
        second = node->parent;
      }

  return place != LODE_MIN_COST_NO_PLACE && gains;
}

/* The next arc that leaves the cost as it is and brings flow to arcs that come first. */
static gboolean
find_earlier (LodeMinCost *self,
              Pivot       *pivot)
{
  guint a = self->next_arc;

  for (guint k = 0; k < self->n_arcs; k++)
    {
      const Price *price = &self->price[a];
      gint32 difference = self->node[price->head].potential - self->node[price->tail].potential;

      pivot->arc = a;
      if (difference == price->increase && gains_order (self, a, TRUE))
        pivot->increases = TRUE;
      else if (difference == price->decrease && gains_order (self, a, FALSE))
        pivot->increases = FALSE;
      else
        {
          a = a + 1 == self->n_arcs ? 0 : a + 1;
          continue;
        }
      self->next_arc = a;
      return TRUE;
    }

  return FALSE;
}

static guint
find_join (const LodeMinCost *self,
           guint              u,
           guint              v)
{
  while (u != v)
    if (self->node[u].depth >= self->node[v].depth)
      u = self->node[u].parent;
    else
      v = self->node[v].parent;

  return u;
}

/* How far an arc outside the tree can go before its price changes. */
static gint64
room_of (const LodeMinCost *self,
         guint              a,
         gboolean           increases)
{
  gint64 x = self->flow[a], bend = self->bend[a];

  if (increases)
    return (x < bend ? bend : self->capacity[a]) - x;

  return x - (x > bend ? bend : 0);
}

/* The tree stays strongly feasible when the last full arc of the cycle, seen from the join in the
 * direction of the flow, is the one that leaves. */
static void
find_leaving (LodeMinCost *self,
              Pivot       *pivot)
{
  const Price *price = &self->price[pivot->arc];

  pivot->first = pivot->increases ? price->tail : price->head;
  pivot->second = pivot->increases ? price->head : price->tail;
  pivot->join = find_join (self, pivot->first, pivot->second);
  pivot->amount = room_of (self, pivot->arc, pivot->increases);
  pivot->leaving = NONE;
  for (guint v = pivot->first; v != pivot->join; v = self->node[v].parent)
    if (self->node[v].room_down < pivot->amount)
      {
        pivot->amount = self->node[v].room_down;
        pivot->leaving = v;
        pivot->leaves_first = TRUE;
      }
  for (guint v = pivot->second; v != pivot->join; v = self->node[v].parent)
    if (self->node[v].room_up <= pivot->amount)
      {
        pivot->amount = self->node[v].room_up;
        pivot->leaving = v;
        pivot->leaves_first = FALSE;
      }
}

static void
push_around (LodeMinCost *self,
             const Pivot *pivot)
{
  if (pivot->amount == 0)
    return;

  self->flow[pivot->arc] += pivot->increases ? pivot->amount : -pivot->amount;
  for (guint v = pivot->first; v != pivot->join; v = self->node[v].parent)
    {
      self->node[v].room_down -= pivot->amount;
      self->node[v].room_up += pivot->amount;
    }
  for (guint v = pivot->second; v != pivot->join; v = self->node[v].parent)
    {
      self->node[v].room_up -= pivot->amount;
      self->node[v].room_down += pivot->amount;
    }
}

/* The arc to a parent, seen apart from the nodes that it joins. */
typedef struct
{
  guint    arc;
  gboolean leads_up;
  gint64   lower;
  gint64   room_up;
  gint64   room_down;
} Link;

static Link
link_of (const Node *node)
{
  return (Link) { node->up_arc, node->leads_up, node->lower, node->room_up, node->room_down };
}

static Link
reverse (Link way)
{
  return (Link) { way.arc, !way.leads_up, way.lower, way.room_down, way.room_up };
}

/* The entering arc, as seen from the end that hangs on it. */
static Link
enter_tree (LodeMinCost *self,
            const Pivot *pivot)
{
  guint a = pivot->arc;
  guint child = pivot->leaves_first ? pivot->first : pivot->second;
  gboolean is_above = pivot->increases ? self->flow[a] - pivot->amount >= self->bend[a]
                                       : self->flow[a] + pivot->amount > self->bend[a];
  gint64 lower = is_above ? self->bend[a] : 0;
  gint64 upper = is_above ? self->capacity[a] : self->bend[a];
  Link way = { a, self->price[a].tail == child, lower, 0, 0 };

  way.room_up = way.leads_up ? upper - self->flow[a] : self->flow[a] - lower;
  way.room_down = way.leads_up ? self->flow[a] - lower : upper - self->flow[a];
  self->state[a] = STATE_TREE;
  set_price (self, a);

  return way;
}

/* Hangs the part below the leaving arc from the entering one: on the way from the entering arc to
 * the leaving one every child becomes its parent's parent. */
static void
swap_arcs (LodeMinCost *self,
           const Pivot *pivot)
{
  guint v = pivot->leaves_first ? pivot->first : pivot->second;
  guint parent = pivot->leaves_first ? pivot->second : pivot->first;
  guint top = v;
  const Node *leaving = &self->node[pivot->leaving];
  Link way = enter_tree (self, pivot);
  gboolean is_done = FALSE;

  if (!is_artificial (self, leaving->up_arc))
    leave_tree (self, leaving->up_arc, flow_in_tree (leaving));
  while (!is_done)
    {
      Node *node = &self->node[v];
      guint old_parent = node->parent;
      Link old = link_of (node);

      is_done = v == pivot->leaving;
      detach (self, v);
      attach (self, v, parent, way.arc);
      node->leads_up = way.leads_up;
      node->lower = way.lower;
      node->room_up = way.room_up;
      node->room_down = way.room_down;
      way = reverse (old);
      parent = v;
      v = old_parent;
    }
  refresh (self, top);
}

static void
make_pivot (LodeMinCost *self,
            Pivot       *pivot)
{
  find_leaving (self, pivot);
  push_around (self, pivot);
  if (pivot->leaving != NONE)
    swap_arcs (self, pivot);
  else
    leave_tree (self, pivot->arc, self->flow[pivot->arc]);
  self->n_pivots++;
}

static gboolean
read_flows (LodeMinCost *self)
{
  gboolean is_met = TRUE;

  for (guint v = 0; v < self->n_nodes; v++)
    {
      gint64 flow = flow_in_tree (&self->node[v]);

      if (is_artificial (self, self->node[v].up_arc))
        is_met &= flow == 0;
      else
        self->flow[self->node[v].up_arc] = flow;
    }

  return is_met;
}

gboolean
lode_min_cost_run (LodeMinCost *self)
{
  Pivot pivot;

  g_assert (self->tails == NULL);

  self->n_pivots = 0;
  if (!self->has_tree)
    plant_tree (self);
  settle (self);
  while (find_cheaper (self, &pivot))
    make_pivot (self, &pivot);
  while (self->has_places && find_earlier (self, &pivot))
    make_pivot (self, &pivot);

  return read_flows (self);
}

gint64
lode_min_cost_get_flow (const LodeMinCost *self,
                        guint              arc)
{
  g_assert (arc < self->n_arcs);

  return self->flow[arc];
}

guint
lode_min_cost_get_n_pivots (const LodeMinCost *self)
{
  return self->n_pivots;
}
