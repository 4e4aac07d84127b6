/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-network.h"

#include <math.h>
#include <string.h>

#include "model/lode-actor.h"

/* What the add functions collect, in the file's units, until the network is sealed. */
typedef struct
{
  guint  stage;
  char  *name;
  double amount;
  double demand[LODE_N_TIERS];
} Node;

typedef struct
{
  guint    stage;
  guint    from;
  guint    to;
  double   flow;
  double   control;
  gboolean is_opened;
} Arc;

struct _LodeNetworkDraft
{
  GArray     *producers;
  GArray     *consumers;
  GArray     *arcs;
  GHashTable *members;
  GHashTable *producer_index;   /* "stage name" → index + 1 */
  GHashTable *consumer_index;
};

static void
clear_node (gpointer data)
{
  Node *node = data;

  g_free (node->name);
}

static char *
producer_key (guint       stage,
              const char *name)
{
  return g_strdup_printf ("%u %s", stage, name);
}

static LodeNetworkDraft *
draft_new (void)
{
  LodeNetworkDraft *draft = g_new0 (LodeNetworkDraft, 1);

  draft->producers = g_array_new (FALSE, TRUE, sizeof (Node));
  draft->consumers = g_array_new (FALSE, TRUE, sizeof (Node));
  draft->arcs = g_array_new (FALSE, TRUE, sizeof (Arc));
  draft->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  draft->producer_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  draft->consumer_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_array_set_clear_func (draft->producers, clear_node);
  g_array_set_clear_func (draft->consumers, clear_node);

  return draft;
}

static void
draft_free (LodeNetworkDraft *draft)
{
  g_array_unref (draft->producers);
  g_array_unref (draft->consumers);
  g_array_unref (draft->arcs);
  g_hash_table_unref (draft->members);
  g_hash_table_unref (draft->producer_index);
  g_hash_table_unref (draft->consumer_index);
  g_free (draft);
}

static int
draft_find_producer (LodeNetworkDraft *draft,
                     guint             stage,
                     const char       *name)
{
  g_autofree char *key = producer_key (stage, name);

  return GPOINTER_TO_INT (g_hash_table_lookup (draft->producer_index, key)) - 1;
}

static int
draft_find_consumer (LodeNetworkDraft *draft,
                     const char       *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (draft->consumer_index, name)) - 1;
}

static int
compare_nodes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  GArray *nodes = data;
  const Node *first = &g_array_index (nodes, Node, *(const guint *) a);
  const Node *second = &g_array_index (nodes, Node, *(const guint *) b);

  if (first->stage != second->stage)
    return first->stage < second->stage ? -1 : 1;
  return strcmp (first->name, second->name);
}

static int
compare_arcs (gconstpointer a,
              gconstpointer b)
{
  const Arc *first = a;
  const Arc *second = b;

  if (first->stage != second->stage)
    return first->stage < second->stage ? -1 : 1;
  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->to != second->to)
    return first->to < second->to ? -1 : 1;
  if (first->control != second->control)
    return first->control < second->control ? -1 : 1;
  return (first->flow > second->flow) - (first->flow < second->flow);
}

/* The indexes of @nodes in canonical order; @rank, if given, becomes the way back. */
static guint *
sort_nodes (GArray *nodes,
            guint  *rank)
{
  guint *order = g_new (guint, nodes->len + 1);

  for (guint i = 0; i < nodes->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) nodes->len, sizeof (guint), compare_nodes, nodes);
  for (guint i = 0; i < nodes->len; i++)
    rank[order[i]] = i;

  return order;
}

static gboolean
is_member_name (LodeNetworkDraft *draft,
                const char       *name)
{
  return g_hash_table_contains (draft->members, name) ||
         g_hash_table_contains (draft->members, lode_actor_bloc (name));
}

static void
seal_producers (LodeNetwork      *self,
                LodeNetworkDraft *draft,
                const guint      *order)
{
  guint n = self->n_producers = draft->producers->len;
  guint next_stage = 0;

  self->stage_start = g_new (guint, self->n_stages + 1);
  self->producer_name = g_new0 (char *, n + 1);
  self->producer_stage = g_new (guint, n + 1);
  self->producer_is_member = g_new (gboolean, n + 1);
  self->capacity = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const Node *node = &g_array_index (draft->producers, Node, order[i]);

      while (next_stage <= node->stage)
        self->stage_start[next_stage++] = i;
      self->producer_name[i] = g_strdup (node->name);
      self->producer_stage[i] = node->stage;
      self->producer_is_member[i] = is_member_name (draft, node->name);
      self->capacity[i] = node->amount * self->factor[node->stage];
    }
  while (next_stage <= self->n_stages)
    self->stage_start[next_stage++] = n;
}

static void
seal_consumers (LodeNetwork      *self,
                LodeNetworkDraft *draft,
                const guint      *order,
                const guint      *rank)
{
  guint n = self->n_consumers = draft->consumers->len;

  self->consumer_name = g_new0 (char *, n + 1);
  self->consumer_is_member = g_new (gboolean, n + 1);
  self->demand = g_new (double, n * LODE_N_TIERS + 1);
  self->stock = g_new (double, n + 1);
  self->purchase = g_new0 (double, n + 1);
  self->hoard = g_new0 (double, n + 1);
  self->consumer_order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const Node *node = &g_array_index (draft->consumers, Node, order[i]);

      self->consumer_name[i] = g_strdup (node->name);
      self->consumer_is_member[i] = is_member_name (draft, node->name);
      memcpy (self->demand + i * LODE_N_TIERS, node->demand, sizeof node->demand);
      self->stock[i] = node->amount;
      self->consumer_order[i] = rank[i];
    }
}

/* Brings arcs into canonical order and adds up those of one pair under one control. Two parts of a
 * pair that are controlled differently stay two arcs: each keeps its own quota. */
static void
merge_arcs (GArray      *arcs,
            guint        last_stage,
            const guint *producer_rank,
            const guint *consumer_rank)
{
  guint n = 0;

  for (guint i = 0; i < arcs->len; i++)
    {
      Arc *arc = &g_array_index (arcs, Arc, i);

      arc->from = producer_rank[arc->from];
      arc->to = arc->stage == last_stage ? consumer_rank[arc->to] : producer_rank[arc->to];
    }
  g_array_sort (arcs, compare_arcs);
  for (guint i = 0; i < arcs->len; i++)
    {
      Arc *arc = &g_array_index (arcs, Arc, i);
      Arc *last = n > 0 ? &g_array_index (arcs, Arc, n - 1) : NULL;

      if (last != NULL && last->stage == arc->stage && last->from == arc->from &&
          last->to == arc->to && last->control == arc->control)
        last->flow += arc->flow;
      else
        g_array_index (arcs, Arc, n++) = *arc;
    }
  g_array_set_size (arcs, n);
}

/* Appends an arc for every pair of members between consecutive stages that has none. */
static void
append_opened_arcs (LodeNetwork *self,
                    GArray      *arcs)
{
  guint n_listed = arcs->len;
  guint listed = 0;

  for (guint from = 0; from < self->n_producers; from++)
    {
      guint stage = self->producer_stage[from];
      gboolean is_last = stage == self->n_stages - 1;
      guint begin = is_last ? 0 : self->stage_start[stage + 1];
      guint end = is_last ? self->n_consumers : self->stage_start[stage + 2];

      for (guint to = begin; to < end; to++)
        {
          Arc arc = { stage, from, to, 0, 1, TRUE };
          gboolean is_member = is_last ? self->consumer_is_member[to] : self->producer_is_member[to];
          const Arc *next;

          while (listed < n_listed && (next = &g_array_index (arcs, Arc, listed))->from == from &&
                 next->to < to)
            listed++;
          next = listed < n_listed ? &g_array_index (arcs, Arc, listed) : NULL;
          if (self->producer_is_member[from] && is_member &&
              (next == NULL || next->from != from || next->to != to))
            g_array_append_val (arcs, arc);
        }
      while (listed < n_listed && g_array_index (arcs, Arc, listed).from == from)
        listed++;
    }
  g_array_sort (arcs, compare_arcs);
}

static void
seal_arcs (LodeNetwork *self,
           GArray      *arcs)
{
  guint n = self->n_arcs = arcs->len;
  guint next_stage = 0;

  self->stage_arc_start = g_new (guint, self->n_stages + 1);
  self->arc_stage = g_new (guint, n + 1);
  self->arc_from = g_new (guint, n + 1);
  self->arc_to = g_new (guint, n + 1);
  self->baseline = g_new (double, n + 1);
  self->weight = g_new (double, n + 1);
  self->quota = g_new (double, n + 1);
  self->is_opened = g_new (gboolean, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const Arc *arc = &g_array_index (arcs, Arc, i);

      while (next_stage <= arc->stage)
        self->stage_arc_start[next_stage++] = i;
      self->arc_stage[i] = arc->stage;
      self->arc_from[i] = arc->from;
      self->arc_to[i] = arc->to;
      self->baseline[i] = arc->flow * self->factor[arc->stage];
      self->weight[i] = self->baseline[i];
      self->quota[i] = arc->control < 1 ? arc->control * self->baseline[i] : (double) INFINITY;
      self->is_opened[i] = arc->is_opened;
    }
  while (next_stage <= self->n_stages)
    self->stage_arc_start[next_stage++] = n;
}

static char **
copy_names (char * const *names,
            guint         n)
{
  char **copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (names[i]);

  return copy;
}

LodeNetwork *
lode_network_new (guint         n_stages,
                  const double *yields)
{
  LodeNetwork *self;

  g_return_val_if_fail (n_stages > 0 && n_stages <= LODE_NETWORK_MAX_STAGES, NULL);

  self = g_new0 (LodeNetwork, 1);
  self->n_stages = n_stages;
  self->rounds = 3;
  self->factor = g_new (double, n_stages);
  /* y of the last stage is 1 by definition. */
  self->factor[n_stages - 1] = 1;
  for (guint s = n_stages - 1; s > 0; s--)
    self->factor[s - 1] = self->factor[s] * (yields != NULL ? yields[s - 1] : 1);
  self->draft = draft_new ();

  return self;
}

LodeNetwork *
lode_network_copy (const LodeNetwork *self)
{
  LodeNetwork *copy;

  g_return_val_if_fail (self != NULL && self->draft == NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
#define COPY(field, n) copy->field = g_memdup2 (self->field, sizeof *self->field * (n))
  COPY (factor, self->n_stages);
  COPY (stage_start, self->n_stages + 1);
  COPY (stage_arc_start, self->n_stages + 1);
  COPY (producer_stage, self->n_producers + 1);
  COPY (producer_is_member, self->n_producers + 1);
  COPY (capacity, self->n_producers + 1);
  COPY (consumer_is_member, self->n_consumers + 1);
  COPY (demand, self->n_consumers * LODE_N_TIERS + 1);
  COPY (stock, self->n_consumers + 1);
  COPY (purchase, self->n_consumers + 1);
  COPY (hoard, self->n_consumers + 1);
  COPY (consumer_order, self->n_consumers + 1);
  COPY (arc_stage, self->n_arcs + 1);
  COPY (arc_from, self->n_arcs + 1);
  COPY (arc_to, self->n_arcs + 1);
  COPY (baseline, self->n_arcs + 1);
  COPY (weight, self->n_arcs + 1);
  COPY (quota, self->n_arcs + 1);
  COPY (is_opened, self->n_arcs + 1);
#undef COPY
  copy->producer_name = copy_names (self->producer_name, self->n_producers);
  copy->consumer_name = copy_names (self->consumer_name, self->n_consumers);

  return copy;
}

void
lode_network_free (LodeNetwork *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->draft, draft_free);
  g_free (self->factor);
  g_free (self->stage_start);
  g_free (self->stage_arc_start);
  g_strfreev (self->producer_name);
  g_free (self->producer_stage);
  g_free (self->producer_is_member);
  g_free (self->capacity);
  g_strfreev (self->consumer_name);
  g_free (self->consumer_is_member);
  g_free (self->demand);
  g_free (self->stock);
  g_free (self->purchase);
  g_free (self->hoard);
  g_free (self->consumer_order);
  g_free (self->arc_stage);
  g_free (self->arc_from);
  g_free (self->arc_to);
  g_free (self->baseline);
  g_free (self->weight);
  g_free (self->quota);
  g_free (self->is_opened);
  g_free (self);
}

gboolean
lode_network_add_producer (LodeNetwork *self,
                           guint        stage,
                           const char  *name,
                           double       capacity_t)
{
  Node node = { stage, NULL, capacity_t, { 0 } };

  g_return_val_if_fail (self != NULL && self->draft != NULL, FALSE);
  g_return_val_if_fail (stage < self->n_stages && name != NULL, FALSE);
  g_return_val_if_fail (capacity_t >= 0, FALSE);

  if (draft_find_producer (self->draft, stage, name) >= 0)
    return FALSE;

  node.name = g_strdup (name);
  g_array_append_val (self->draft->producers, node);
  g_hash_table_insert (self->draft->producer_index, producer_key (stage, name),
                       GUINT_TO_POINTER (self->draft->producers->len));
  return TRUE;
}

gboolean
lode_network_add_consumer (LodeNetwork  *self,
                           const char   *name,
                           const double  demand_t[LODE_N_TIERS],
                           double        stock_t)
{
  Node node = { 0, NULL, stock_t, { 0 } };

  g_return_val_if_fail (self != NULL && self->draft != NULL, FALSE);
  g_return_val_if_fail (name != NULL && demand_t != NULL && stock_t >= 0, FALSE);

  if (draft_find_consumer (self->draft, name) >= 0)
    return FALSE;

  node.name = g_strdup (name);
  memcpy (node.demand, demand_t, sizeof node.demand);
  g_array_append_val (self->draft->consumers, node);
  g_hash_table_insert (self->draft->consumer_index, g_strdup (name),
                       GUINT_TO_POINTER (self->draft->consumers->len));
  return TRUE;
}

gboolean
lode_network_has_end (const LodeNetwork *self,
                      guint              stage,
                      const char        *name)
{
  g_return_val_if_fail (self != NULL && self->draft != NULL && name != NULL, FALSE);

  return (stage < self->n_stages ? draft_find_producer (self->draft, stage, name)
                                 : draft_find_consumer (self->draft, name)) >= 0;
}

void
lode_network_add_arc (LodeNetwork *self,
                      guint        stage,
                      const char  *from,
                      const char  *to,
                      double       flow_t,
                      double       control)
{
  Arc arc = { stage, 0, 0, flow_t, control, FALSE };
  int from_index, to_index;

  g_return_if_fail (self != NULL && self->draft != NULL);
  g_return_if_fail (stage < self->n_stages && from != NULL && to != NULL);
  g_return_if_fail (flow_t >= 0 && control >= 0 && control <= 1);

  from_index = draft_find_producer (self->draft, stage, from);
  to_index = stage + 1 < self->n_stages ? draft_find_producer (self->draft, stage + 1, to)
                                        : draft_find_consumer (self->draft, to);
  g_return_if_fail (from_index >= 0 && to_index >= 0);

  arc.from = (guint) from_index;
  arc.to = (guint) to_index;
  g_array_append_val (self->draft->arcs, arc);
}

void
lode_network_add_member (LodeNetwork *self,
                         const char  *name)
{
  g_return_if_fail (self != NULL && self->draft != NULL && name != NULL);

  g_hash_table_add (self->draft->members, g_strdup (name));
}

void
lode_network_seal (LodeNetwork *self)
{
  g_autofree guint *producer_rank = NULL;
  g_autofree guint *consumer_rank = NULL;
  g_autofree guint *producer_order = NULL;
  g_autofree guint *consumer_order = NULL;

  g_return_if_fail (self != NULL && self->draft != NULL);

  producer_rank = g_new (guint, self->draft->producers->len + 1);
  consumer_rank = g_new (guint, self->draft->consumers->len + 1);
  producer_order = sort_nodes (self->draft->producers, producer_rank);
  consumer_order = sort_nodes (self->draft->consumers, consumer_rank);
  seal_producers (self, self->draft, producer_order);
  seal_consumers (self, self->draft, consumer_order, consumer_rank);
  merge_arcs (self->draft->arcs, self->n_stages - 1, producer_rank, consumer_rank);
  if (self->open_arcs)
    append_opened_arcs (self, self->draft->arcs);
  seal_arcs (self, self->draft->arcs);
  g_clear_pointer (&self->draft, draft_free);
}

int
lode_network_find_producer (const LodeNetwork *self,
                            guint              stage,
                            const char        *name)
{
  g_return_val_if_fail (self != NULL && self->draft == NULL && name != NULL, -1);

  if (stage < self->n_stages)
    for (guint i = self->stage_start[stage]; i < self->stage_start[stage + 1]; i++)
      if (g_str_equal (self->producer_name[i], name))
        return (int) i;

  return -1;
}

int
lode_network_find_consumer (const LodeNetwork *self,
                            const char        *name)
{
  g_return_val_if_fail (self != NULL && self->draft == NULL && name != NULL, -1);

  for (guint i = 0; i < self->n_consumers; i++)
    if (g_str_equal (self->consumer_name[i], name))
      return (int) i;

  return -1;
}

double
lode_network_get_demand (const LodeNetwork *self,
                         guint              consumer)
{
  const double *tiers = self->demand + consumer * LODE_N_TIERS;

  return tiers[LODE_TIER_DEFENCE] + tiers[LODE_TIER_MEDICAL] + tiers[LODE_TIER_OTHER];
}
