/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-chain.h"

#include <math.h>

struct _LodeChain
{
  gatomicrefcount  refs;
  char            *material;
  int              year;
  GArray          *stages;
  GArray          *nodes;
  GArray          *flows;
  GArray          *companions;
};

G_DEFINE_BOXED_TYPE (LodeChain, lode_chain, lode_chain_ref, lode_chain_unref)

static const char * const rule_names[] = { "known", "prior", "reconciled" };

static void
clear_stage (gpointer data)
{
  LodeChainStage *stage = data;

  g_free (stage->key);
  lode_figure_unref (stage->yield);
}

static void
clear_node (gpointer data)
{
  LodeChainNode *node = data;

  g_free (node->actor);
  lode_figure_unref (node->amount);
  g_clear_pointer (&node->capacity, lode_figure_unref);
}

static void
clear_flow (gpointer data)
{
  LodeChainFlow *flow = data;

  g_free (flow->from);
  g_free (flow->to);
  lode_figure_unref (flow->amount);
}

static void
clear_companion (gpointer data)
{
  LodeChainCompanion *companion = data;

  g_free (companion->material);
  lode_figure_unref (companion->share);
}

static GArray *
new_array (gsize          element_size,
           GDestroyNotify clear)
{
  GArray *array = g_array_new (FALSE, FALSE, (guint) element_size);

  g_array_set_clear_func (array, clear);

  return array;
}

/* Amount, range, basis and sources, as members of an object that is open. */
static void
write_amount (LodeJsonWriter   *writer,
              const char       *name,
              const LodeFigure *figure)
{
  double low = lode_figure_get_low (figure);
  double high = lode_figure_get_high (figure);
  double value = lode_figure_get_value (figure);

  lode_json_writer_member_number (writer, name, isnan (value) ? (low + high) / 2 : value);
  lode_json_writer_member_number (writer, "low", low);
  lode_json_writer_member_number (writer, "high", high);
  lode_json_writer_member_string (writer, "basis",
                                  lode_basis_to_string (lode_figure_get_basis (figure)));
  lode_json_writer_member_strings (writer, "sources", lode_figure_get_sources (figure));
  if (lode_figure_get_note (figure) != NULL)
    lode_json_writer_member_string (writer, "note", lode_figure_get_note (figure));
}

static void
write_nodes (const LodeChain *self,
             LodeJsonWriter  *writer,
             guint            stage,
             const char      *amount_name)
{
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const LodeChainNode *node = &g_array_index (self->nodes, LodeChainNode, i);

      if (node->stage != stage)
        continue;
      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_string (writer, "actor", node->actor);
      write_amount (writer, amount_name, node->amount);
      if (node->capacity != NULL)
        {
          lode_json_writer_member (writer, "capacity");
          lode_figure_write (node->capacity, writer);
        }
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_stages (const LodeChain *self,
              LodeJsonWriter  *writer)
{
  lode_json_writer_member (writer, "stages");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i + 1 < self->stages->len; i++)
    {
      const LodeChainStage *stage = &g_array_index (self->stages, LodeChainStage, i);

      lode_json_writer_begin_object (writer);
      lode_json_writer_member_string (writer, "key", stage->key);
      lode_json_writer_member (writer, "yield");
      lode_figure_write (stage->yield, writer);
      lode_json_writer_member (writer, "nodes");
      write_nodes (self, writer, i, "output_t");
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

static void
write_flows (const LodeChain *self,
             LodeJsonWriter  *writer)
{
  lode_json_writer_member (writer, "flows");
  lode_json_writer_begin_array (writer);
  for (guint i = 0; i < self->flows->len; i++)
    {
      const LodeChainFlow *flow = &g_array_index (self->flows, LodeChainFlow, i);

      lode_json_writer_begin_inline_object (writer);
      lode_json_writer_member_integer (writer, "stage", flow->stage);
      lode_json_writer_member_string (writer, "from", flow->from);
      lode_json_writer_member_string (writer, "to", flow->to);
      write_amount (writer, "t", flow->amount);
      lode_json_writer_member_string (writer, "rule", rule_names[flow->rule]);
      if (flow->rule == LODE_FLOW_RECONCILED)
        lode_json_writer_member_number (writer, "moved_pct", flow->moved * 100);
      lode_json_writer_end_object (writer);
    }
  lode_json_writer_end_array (writer);
}

LodeChain *
lode_chain_new (const char *material,
                int         year)
{
  LodeChain *self;

  g_return_val_if_fail (material != NULL, NULL);

  self = g_new0 (LodeChain, 1);
  g_atomic_ref_count_init (&self->refs);
  self->material = g_strdup (material);
  self->year = year;
  self->stages = new_array (sizeof (LodeChainStage), clear_stage);
  self->nodes = new_array (sizeof (LodeChainNode), clear_node);
  self->flows = new_array (sizeof (LodeChainFlow), clear_flow);
  self->companions = new_array (sizeof (LodeChainCompanion), clear_companion);

  return self;
}

LodeChain *
lode_chain_ref (LodeChain *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
lode_chain_unref (LodeChain *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->material);
  g_array_unref (self->stages);
  g_array_unref (self->nodes);
  g_array_unref (self->flows);
  g_array_unref (self->companions);
  g_free (self);
}

void
lode_chain_add_stage (LodeChain  *self,
                      const char *key,
                      LodeFigure *yield)
{
  LodeChainStage stage;

  g_return_if_fail (self != NULL && key != NULL && yield != NULL);

  stage = (LodeChainStage) { g_strdup (key), yield };
  g_array_append_val (self->stages, stage);
}

void
lode_chain_add_node (LodeChain  *self,
                     guint       stage,
                     const char *actor,
                     LodeFigure *amount,
                     LodeFigure *capacity)
{
  LodeChainNode node;

  g_return_if_fail (self != NULL && actor != NULL && amount != NULL);

  node = (LodeChainNode) { stage, g_strdup (actor), amount, capacity };
  g_array_append_val (self->nodes, node);
}

void
lode_chain_add_flow (LodeChain    *self,
                     guint         stage,
                     const char   *from,
                     const char   *to,
                     LodeFigure   *amount,
                     LodeFlowRule  rule,
                     double        moved)
{
  LodeChainFlow flow;

  g_return_if_fail (self != NULL && from != NULL && to != NULL && amount != NULL);

  flow = (LodeChainFlow) { stage, g_strdup (from), g_strdup (to), amount, rule, moved };
  g_array_append_val (self->flows, flow);
}

void
lode_chain_add_companion (LodeChain  *self,
                          guint       stage,
                          const char *material,
                          LodeFigure *share)
{
  LodeChainCompanion companion;

  g_return_if_fail (self != NULL && material != NULL && share != NULL);

  companion = (LodeChainCompanion) { stage, g_strdup (material), share };
  g_array_append_val (self->companions, companion);
}

const char *
lode_chain_get_material (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->material;
}

int
lode_chain_get_year (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

guint
lode_chain_get_n_stages (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stages->len;
}

const LodeChainStage *
lode_chain_get_stage (const LodeChain *self,
                      guint            stage)
{
  g_return_val_if_fail (self != NULL && stage < self->stages->len, NULL);

  return &g_array_index (self->stages, LodeChainStage, stage);
}

int
lode_chain_find_stage (const LodeChain *self,
                       const char      *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, -1);

  for (guint i = 0; i < self->stages->len; i++)
    if (g_str_equal (g_array_index (self->stages, LodeChainStage, i).key, key))
      return (int) i;

  return -1;
}

guint
lode_chain_get_n_nodes (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

const LodeChainNode *
lode_chain_get_node (const LodeChain *self,
                     guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->nodes->len, NULL);

  return &g_array_index (self->nodes, LodeChainNode, index);
}

const LodeChainNode *
lode_chain_find_node (const LodeChain *self,
                      guint            stage,
                      const char      *actor)
{
  g_return_val_if_fail (self != NULL && actor != NULL, NULL);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const LodeChainNode *node = &g_array_index (self->nodes, LodeChainNode, i);

      if (node->stage == stage && g_str_equal (node->actor, actor))
        return node;
    }

  return NULL;
}

guint
lode_chain_get_n_flows (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flows->len;
}

const LodeChainFlow *
lode_chain_get_flow (const LodeChain *self,
                     guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->flows->len, NULL);

  return &g_array_index (self->flows, LodeChainFlow, index);
}

guint
lode_chain_get_n_companions (const LodeChain *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->companions->len;
}

const LodeChainCompanion *
lode_chain_get_companion (const LodeChain *self,
                          guint            index)
{
  g_return_val_if_fail (self != NULL && index < self->companions->len, NULL);

  return &g_array_index (self->companions, LodeChainCompanion, index);
}

double
lode_chain_get_stage_total (const LodeChain *self,
                            guint            stage)
{
  double total = 0;

  g_return_val_if_fail (self != NULL, NAN);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const LodeChainNode *node = &g_array_index (self->nodes, LodeChainNode, i);
      double value = lode_figure_get_value (node->amount);

      if (node->stage == stage && !isnan (value))
        total += value;
    }

  return total;
}

void
lode_chain_write_members (const LodeChain *self,
                          LodeJsonWriter  *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_member_string (writer, "material", self->material);
  lode_json_writer_member_integer (writer, "year", self->year);
  lode_json_writer_member_string (writer, "unit", "t");
  write_stages (self, writer);
  write_flows (self, writer);
  lode_json_writer_member (writer, "consumers");
  write_nodes (self, writer, self->stages->len - 1, "demand_t");
}

void
lode_chain_write (const LodeChain *self,
                  LodeJsonWriter  *writer)
{
  g_return_if_fail (self != NULL && writer != NULL);

  lode_json_writer_begin_object (writer);
  lode_chain_write_members (self, writer);
  lode_json_writer_end_object (writer);
}
