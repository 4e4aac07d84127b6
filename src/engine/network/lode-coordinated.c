/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a set of consumers can be given out of one supply network is a polymatroid, and so is
 * what is left of it above the floors. Two things follow. Serving the vital tiers first never
 * costs a tonne in all; and the fairest way to serve, which a plain resource problem would solve
 * by sharing out a total, is found by sharing out, trying it as a flow, and splitting the
 * consumers at the cut that stops it (Fujishige 1980; Groenevelt 1991). So steps 0 to 2 need
 * flows only, no costs, and start from the fragmented flows, which are close. Steps 3 and 4 are
 * a minimum-cost flow. */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-coordinated.h"

#include <math.h>
#include <string.h>

#include "engine/network/lode-apportion.h"
#include "engine/network/lode-max-flow.h"
#include "engine/network/lode-nearest-flow.h"

enum
{
  NODE_SOURCE,
  NODE_SINK,      /* where consumers take more */
  NODE_SPARE,     /* where consumers give back */
  NODE_POOL,      /* pooled stocks */
  N_NODES,
};

#define N_LEVELS 4
#define NO_EDGE  G_MAXUINT

typedef struct
{
  guint begin;
  guint end;
} Span;

struct _LodeCoordinated
{
  guint            n_members;
  LodeMaxFlow     *graph;
  LodeNearestFlow *nearest;
  guint           *capacity_edge;   /* [n_producers] */
  guint           *arc_edge;        /* [n_arcs] */
  guint           *stock_edge;      /* [n_consumers] NO_EDGE for outsiders */
  guint           *need_edge;       /* [n_consumers] to the sink */
  guint           *give_edge;       /* [n_consumers] from the spare node */
  guint            pool_edge;       /* source to pool; NO_EDGE without one */

  gint64          *capacity;        /* [n_producers] kg, like all below */
  gint64          *quota;           /* [n_arcs] */
  gint64          *flow;            /* [n_arcs] */
  gint64          *made;            /* [n_producers] what flows into one */
  gint64          *taken;           /* [n_producers + n_consumers] what may flow into one */
  gint64          *amount;          /* [n_consumers] served, or saved, or bought */
  gint64          *target;          /* [n_consumers] */
  gint64          *served;          /* [n_consumers] */
  gint64          *draw;            /* [n_consumers] used of stocks, by who uses */
  gint64          *bought;          /* [n_consumers] */
  gint64          *weight;          /* [n_consumers] */
  gint64          *level[N_LEVELS]; /* [n_consumers] */
  guint           *who;             /* [n_consumers] */
  guint           *scratch;         /* [n_consumers] */
  Span            *spans;           /* [n_consumers + 1] */
};

/* Rounded down, after a millionth of a kilogram for what doubles lost on the way. */
static gint64
to_kilograms (double tonnes)
{
  double kilograms = tonnes * 1000;

  if (!(kilograms < (double) LODE_MAX_FLOW_INFINITE))
    return LODE_MAX_FLOW_INFINITE;

  return (gint64) floor (kilograms + 1e-6 + kilograms * 1e-12);
}

static guint
node_of_producer (const LodeNetwork *network,
                  guint              producer,
                  gboolean           is_out)
{
  guint first_stage = network->stage_start[1];

  /* A mine needs no inner edge: what enters it comes over one edge, which is its capacity. */
  if (producer < first_stage)
    return N_NODES + producer;

  return N_NODES + first_stage + (producer - first_stage) * 2 + (is_out ? 1 : 0);
}

static guint
node_of_consumer (const LodeNetwork *network,
                  guint              consumer)
{
  return N_NODES + network->n_producers * 2 - network->stage_start[1] + consumer;
}

static void
add_producer_edges (LodeCoordinated   *self,
                    const LodeNetwork *network)
{
  for (guint i = 0; i < network->n_producers; i++)
    self->capacity_edge[i] =
      lode_max_flow_add_edge (self->graph,
                              network->producer_stage[i] == 0 ? (guint) NODE_SOURCE
                                                              : node_of_producer (network, i, FALSE),
                              node_of_producer (network, i, TRUE));
  for (guint a = 0; a < network->n_arcs; a++)
    {
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;

      self->arc_edge[a] =
        lode_max_flow_add_edge (self->graph, node_of_producer (network, network->arc_from[a], TRUE),
                                is_last ? node_of_consumer (network, network->arc_to[a])
                                        : node_of_producer (network, network->arc_to[a], FALSE));
    }
}

static void
add_consumer_edges (LodeCoordinated   *self,
                    const LodeNetwork *network)
{
  self->pool_edge = network->pooled_stocks
                      ? lode_max_flow_add_edge (self->graph, NODE_SOURCE, NODE_POOL)
                      : NO_EDGE;
  for (guint c = 0; c < network->n_consumers; c++)
    {
      guint node = node_of_consumer (network, c);

      self->need_edge[c] = lode_max_flow_add_edge (self->graph, node, NODE_SINK);
      self->give_edge[c] = lode_max_flow_add_edge (self->graph, NODE_SPARE, node);
      self->stock_edge[c] = NO_EDGE;
      if (network->consumer_is_member[c])
        self->stock_edge[c] = lode_max_flow_add_edge (
          self->graph, network->pooled_stocks ? NODE_POOL : NODE_SOURCE, node);
    }
}

LodeCoordinated *
lode_coordinated_new (const LodeNetwork *network)
{
  LodeCoordinated *self;
  guint n_arcs, n_producers, n_consumers;

  g_return_val_if_fail (network != NULL && network->draft == NULL, NULL);

  n_arcs = network->n_arcs + 1;
  n_producers = network->n_producers + 1;
  n_consumers = network->n_consumers + 1;
  self = g_new0 (LodeCoordinated, 1);
  self->capacity_edge = g_new (guint, n_producers);
  self->arc_edge = g_new (guint, n_arcs);
  self->stock_edge = g_new (guint, n_consumers);
  self->need_edge = g_new (guint, n_consumers);
  self->give_edge = g_new (guint, n_consumers);
  self->capacity = g_new (gint64, n_producers);
  self->quota = g_new (gint64, n_arcs);
  self->flow = g_new (gint64, n_arcs);
  self->made = g_new (gint64, n_producers);
  self->taken = g_new (gint64, n_producers + n_consumers);
  self->amount = g_new (gint64, n_consumers);
  self->target = g_new (gint64, n_consumers);
  self->served = g_new (gint64, n_consumers);
  self->draw = g_new (gint64, n_consumers);
  self->bought = g_new (gint64, n_consumers);
  self->weight = g_new (gint64, n_consumers);
  for (guint k = 0; k < N_LEVELS; k++)
    self->level[k] = g_new (gint64, n_consumers);
  self->who = g_new (guint, n_consumers);
  self->scratch = g_new (guint, n_consumers);
  self->spans = g_new (Span, n_consumers + 1);
  for (guint c = 0; c < network->n_consumers; c++)
    self->n_members += network->consumer_is_member[c] ? 1 : 0;

  self->graph = lode_max_flow_new (node_of_consumer (network, network->n_consumers));
  add_producer_edges (self, network);
  add_consumer_edges (self, network);
  lode_max_flow_seal (self->graph);

  return self;
}

void
lode_coordinated_free (LodeCoordinated *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->graph, lode_max_flow_free);
  g_clear_pointer (&self->nearest, lode_nearest_flow_free);
  g_free (self->capacity_edge);
  g_free (self->arc_edge);
  g_free (self->stock_edge);
  g_free (self->need_edge);
  g_free (self->give_edge);
  g_free (self->capacity);
  g_free (self->quota);
  g_free (self->flow);
  g_free (self->made);
  g_free (self->taken);
  g_free (self->amount);
  g_free (self->target);
  g_free (self->served);
  g_free (self->draw);
  g_free (self->bought);
  g_free (self->weight);
  for (guint k = 0; k < N_LEVELS; k++)
    g_free (self->level[k]);
  g_free (self->who);
  g_free (self->scratch);
  g_free (self->spans);
  g_free (self);
}

void
lode_coordinated_reset (LodeCoordinated *self)
{
  g_return_if_fail (self != NULL);

  if (self->nearest != NULL)
    lode_nearest_flow_reset (self->nearest);
}

guint
lode_coordinated_get_n_pivots (const LodeCoordinated *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nearest != NULL ? lode_nearest_flow_get_n_pivots (self->nearest) : 0;
}

/* Levels of step 0 and 1: the floor, then what each tier adds to it. An outsider has its floor and
 * nothing more; its stock is its own affair. */
static void
set_levels (LodeCoordinated      *self,
            const LodeNetwork    *network,
            const LodeAllocation *fragmented)
{
  for (guint c = 0; c < network->n_consumers; c++)
    {
      const double *tiers = network->demand + c * LODE_N_TIERS;
      double demand = 0;

      self->weight[c] = to_kilograms (lode_network_get_demand (network, c));
      if (!network->consumer_is_member[c])
        {
          self->level[0][c] = to_kilograms (fragmented->inflow[c] + fragmented->bought[c]);
          for (guint k = 1; k < N_LEVELS; k++)
            self->level[k][c] = self->level[0][c];
          continue;
        }
      self->level[0][c] = MIN (to_kilograms (fragmented->served[c]), self->weight[c]);
      for (guint k = 1; k < N_LEVELS; k++)
        {
          demand += tiers[k - 1];
          self->level[k][c] = MAX (self->level[0][c], to_kilograms (demand));
        }
      self->level[N_LEVELS - 1][c] = MAX (self->level[0][c], self->weight[c]);
    }
}

/* Cuts the fragmented flows down to whole kilograms: first no node sends on more than it has, then
 * none takes more than it sends on. */
static void
round_flows (LodeCoordinated      *self,
             const LodeNetwork    *network,
             const LodeAllocation *fragmented)
{
  guint n_producers = network->n_producers;

  memset (self->made, 0, n_producers * sizeof (gint64));
  for (guint i = 0, a = 0; i < n_producers; i++)
    {
      gboolean is_mine = network->producer_stage[i] == 0;
      gint64 left = is_mine ? self->capacity[i] : MIN (self->made[i], self->capacity[i]);
      gint64 sent = 0;

      for (; a < network->n_arcs && network->arc_from[a] == i; a++)
        {
          self->flow[a] = MIN (MIN (to_kilograms (fragmented->flow[a]), self->quota[a]), left - sent);
          sent += self->flow[a];
          if (network->arc_stage[a] < network->n_stages - 1)
            self->made[network->arc_to[a]] += self->flow[a];
        }
      self->made[i] = is_mine ? sent : self->made[i];
      self->taken[i] = sent;
    }
  for (guint c = 0; c < network->n_consumers; c++)
    self->taken[n_producers + c] = self->level[N_LEVELS - 1][c];
  for (guint a = network->n_arcs; a-- > 0;)
    {
      gboolean is_last = network->arc_stage[a] == network->n_stages - 1;
      gint64 *room = &self->taken[network->arc_to[a] + (is_last ? n_producers : 0)];
      gint64 kept = MIN (self->flow[a], *room);

      self->taken[network->arc_from[a]] -= self->flow[a] - kept;
      self->flow[a] = kept;
      *room -= kept;
    }
}

/* After round_flows(), self->taken of a producer is what it did not get; all it kept sending is
 * covered, because arcs are walked from use to mine. */
static void
load (LodeCoordinated      *self,
      const LodeNetwork    *network,
      const LodeAllocation *fragmented)
{
  for (guint i = 0; i < network->n_producers; i++)
    self->capacity[i] = to_kilograms (network->capacity[i]);
  for (guint a = 0; a < network->n_arcs; a++)
    self->quota[a] = to_kilograms (network->quota[a]);
  round_flows (self, network, fragmented);

  memset (self->made, 0, network->n_producers * sizeof (gint64));
  memset (self->amount, 0, network->n_consumers * sizeof (gint64));
  for (guint a = 0; a < network->n_arcs; a++)
    {
      self->made[network->arc_from[a]] += self->flow[a];
      if (network->arc_stage[a] == network->n_stages - 1)
        self->amount[network->arc_to[a]] += self->flow[a];
      lode_max_flow_set (self->graph, self->arc_edge[a], self->quota[a] - self->flow[a],
                         self->flow[a]);
    }
  for (guint i = 0; i < network->n_producers; i++)
    lode_max_flow_set (self->graph, self->capacity_edge[i], self->capacity[i] - self->made[i],
                       self->made[i]);
}

/* Opens the members' stocks; returns whether there is any. */
static gboolean
open_stocks (LodeCoordinated   *self,
             const LodeNetwork *network)
{
  gint64 pool = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    if (self->stock_edge[c] != NO_EDGE)
      {
        gint64 stock = to_kilograms (network->stock[c]);

        pool += stock;
        lode_max_flow_set (self->graph, self->stock_edge[c],
                           network->pooled_stocks ? LODE_MAX_FLOW_INFINITE : stock, 0);
      }
  if (self->pool_edge != NO_EDGE)
    lode_max_flow_set (self->graph, self->pool_edge, pool, 0);

  return pool > 0;
}

/* Puts every consumer on hold, except as the caller lets it take or give. */
static void
hold (LodeCoordinated *self,
      guint            consumer,
      gint64           may_take,
      gint64           may_give)
{
  lode_max_flow_set (self->graph, self->need_edge[consumer], may_take, 0);
  lode_max_flow_set (self->graph, self->give_edge[consumer], may_give, 0);
}

/* Books what consumers took and gave since they were last put on hold, and holds them again. */
static void
book (LodeCoordinated *self,
      guint            consumer)
{
  self->amount[consumer] += lode_max_flow_get_residual (self->graph, self->need_edge[consumer] ^ 1);
  self->amount[consumer] -= lode_max_flow_get_residual (self->graph, self->give_edge[consumer] ^ 1);
  hold (self, consumer, 0, 0);
}

/* As much as can come, up to @bound for each. */
static void
take (LodeCoordinated   *self,
      const LodeNetwork *network,
      const gint64      *bound)
{
  for (guint c = 0; c < network->n_consumers; c++)
    hold (self, c, MAX (bound[c] - self->amount[c], 0), 0);
  lode_max_flow_run (self->graph, NODE_SOURCE, NODE_SINK);
  for (guint c = 0; c < network->n_consumers; c++)
    book (self, c);
}

/* Moves the consumers of @span as near to their targets as flows allow. Returns how many of them, put
 * first in the span, could not be brought there: the cut. */
static guint
approach (LodeCoordinated   *self,
          const LodeNetwork *network,
          Span               span)
{
  gint64 wanted = 0;
  guint n_stuck = 0, n_rest = 0;

  for (guint k = span.begin; k < span.end; k++)
    {
      guint c = self->who[k];

      hold (self, c, MAX (self->target[c] - self->amount[c], 0),
            MAX (self->amount[c] - self->target[c], 0));
      wanted += MAX (self->target[c] - self->amount[c], 0);
    }
  if (wanted == 0)
    return 0;
  wanted -= lode_max_flow_run (self->graph, NODE_SPARE, NODE_SINK);
  for (guint k = span.begin; k < span.end; k++)
    {
      guint c = self->who[k];

      if (wanted > 0 && lode_max_flow_reaches (self->graph, node_of_consumer (network, c)))
        self->who[span.begin + n_stuck++] = c;
      else
        self->scratch[n_rest++] = c;
      book (self, c);
    }
  memcpy (self->who + span.begin + n_stuck, self->scratch, n_rest * sizeof (guint));

  return n_stuck;
}

/* Shares out what consumers have together by @rule. Both sides of a cut are then problems of their
 * own: the one can get no more, the other has nothing to gain from it. */
static void
balance (LodeCoordinated     *self,
         const LodeNetwork   *network,
         const LodeApportion *rule)
{
  guint n_spans = 1;

  for (guint c = 0; c < network->n_consumers; c++)
    self->who[c] = c;
  self->spans[0] = (Span) { 0, network->n_consumers };
  while (n_spans > 0)
    {
      Span span = self->spans[--n_spans];
      gint64 total = 0;
      guint n_stuck;

      for (guint k = span.begin; k < span.end; k++)
        total += self->amount[self->who[k]];
      lode_apportion_share (rule, self->who + span.begin, span.end - span.begin, total, self->target);
      n_stuck = approach (self, network, span);
      if (n_stuck == 0 || n_stuck == span.end - span.begin)
        continue;
      self->spans[n_spans++] = (Span) { span.begin, span.begin + n_stuck };
      self->spans[n_spans++] = (Span) { span.begin + n_stuck, span.end };
    }
}

/* Fair amounts between nothing and @most, in proportion to it. */
static void
spread (LodeCoordinated   *self,
        const LodeNetwork *network,
        gint64            *most)
{
  LodeApportion rule = { 2, { self->level[0], most }, most };

  memset (self->level[0], 0, network->n_consumers * sizeof (gint64));
  memset (self->amount, 0, network->n_consumers * sizeof (gint64));
  take (self, network, most);
  balance (self, network, &rule);
}

/* The same people served, with as little as possible out of stocks. */
static void
spare_stocks (LodeCoordinated   *self,
              const LodeNetwork *network)
{
  gint64 drawn = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      self->draw[c] = 0;
      if (self->stock_edge[c] == NO_EDGE)
        continue;
      self->draw[c] = lode_max_flow_get_residual (self->graph, self->stock_edge[c] ^ 1);
      drawn += self->draw[c];
      lode_max_flow_set (self->graph, self->stock_edge[c], 0, 0);
    }
  if (self->pool_edge != NO_EDGE)
    lode_max_flow_set (self->graph, self->pool_edge, 0, 0);
  if (drawn == 0)
    return;

  memcpy (self->level[1], self->draw, network->n_consumers * sizeof (gint64));
  spread (self, network, self->level[1]);
  for (guint c = 0; c < network->n_consumers; c++)
    self->draw[c] -= self->amount[c];
}

/* Members' reserves buy what nobody uses. */
static void
buy (LodeCoordinated   *self,
     const LodeNetwork *network)
{
  gint64 wanted = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    {
      self->level[1][c] = network->consumer_is_member[c] ? to_kilograms (network->purchase[c]) : 0;
      wanted += self->level[1][c];
      self->bought[c] = 0;
    }
  if (wanted == 0)
    return;

  spread (self, network, self->level[1]);
  memcpy (self->bought, self->amount, network->n_consumers * sizeof (gint64));
}

/* Own stock first; what is still missing comes out of the others' in proportion to what they have
 * left. Without a pool everyone uses its own. */
static void
report_draws (LodeCoordinated   *self,
              const LodeNetwork *network,
              LodeAllocation    *allocation)
{
  double missing = 0, left = 0;

  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      {
        double used = (double) self->draw[c] / 1000;

        allocation->draw[c] = MIN (used, network->stock[c]);
        missing += used - allocation->draw[c];
        left += network->stock[c] - allocation->draw[c];
      }
  if (!network->pooled_stocks || !(left > 0) || !(missing > 0))
    return;
  for (guint c = 0; c < network->n_consumers; c++)
    if (network->consumer_is_member[c])
      allocation->draw[c] += (network->stock[c] - allocation->draw[c]) * MIN (missing / left, 1);
}

/* The fragmented numbers stand for an outsider; a kilogram that rounding took is missing from
 * them. */
static void
report_outsider (LodeCoordinated      *self,
                 const LodeAllocation *fragmented,
                 guint                 c,
                 LodeAllocation       *allocation)
{
  gint64 promised = to_kilograms (fragmented->inflow[c] + fragmented->bought[c]);

  if (self->served[c] < promised)
    allocation->served[c] -= (double) (promised - self->served[c]) / 1000;
  allocation->served[c] = MAX (allocation->served[c], 0);
}

/* Kilograms back to tonnes. A consumer that has all the kilograms of its demand lacks nothing, the
 * fraction of a kilogram included. */
static void
report (LodeCoordinated      *self,
        const LodeNetwork    *network,
        const LodeAllocation *fragmented,
        LodeAllocation       *allocation)
{
  lode_allocation_assign (allocation, fragmented);
  for (guint a = 0; a < network->n_arcs; a++)
    allocation->flow[a] = (double) self->flow[a] / 1000;
  for (guint c = 0; c < network->n_consumers; c++)
    {
      double demand = lode_network_get_demand (network, c);

      if (network->consumer_is_member[c])
        {
          gboolean has_all = self->served[c] >= self->weight[c];

          allocation->served[c] = has_all ? demand : (double) self->served[c] / 1000;
          allocation->inflow[c] = MAX (allocation->served[c] - (double) self->draw[c] / 1000, 0);
          allocation->bought[c] = (double) self->bought[c] / 1000;
        }
      else
        report_outsider (self, fragmented, c, allocation);
      allocation->shortage[c] = MAX (demand - allocation->served[c], 0);
    }
  report_draws (self, network, allocation);
}

static void
read_flows (LodeCoordinated      *self,
            const LodeNetwork    *network,
            LodeCoordinatedSteps  steps)
{
  for (guint a = 0; a < network->n_arcs; a++)
    self->flow[a] = lode_max_flow_get_residual (self->graph, self->arc_edge[a] ^ 1);
  if (steps != LODE_COORDINATED_FLOWS)
    return;

  if (self->nearest == NULL)
    self->nearest = lode_nearest_flow_new (network);
  lode_nearest_flow_run (self->nearest, network, self->capacity, self->quota, self->flow);
}

void
lode_coordinated_run (LodeCoordinated      *self,
                      const LodeNetwork    *network,
                      const LodeAllocation *fragmented,
                      LodeCoordinatedSteps  steps,
                      LodeAllocation       *allocation)
{
  LodeApportion rule;

  g_return_if_fail (self != NULL && network != NULL && fragmented != NULL && allocation != NULL);
  g_return_if_fail (allocation->n_arcs == network->n_arcs);

  if (self->n_members == 0)
    {
      lode_allocation_assign (allocation, fragmented);
      return;
    }

  set_levels (self, network, fragmented);
  load (self, network, fragmented);
  open_stocks (self, network);
  take (self, network, self->level[0]);
  take (self, network, self->level[N_LEVELS - 1]);
  rule = (LodeApportion) {
    N_LEVELS, { self->level[0], self->level[1], self->level[2], self->level[3] }, self->weight,
  };
  balance (self, network, &rule);
  memcpy (self->served, self->amount, network->n_consumers * sizeof (gint64));
  spare_stocks (self, network);
  buy (self, network);
  read_flows (self, network, steps);
  report (self, network, fragmented, allocation);
}
