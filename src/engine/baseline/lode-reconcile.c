/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-reconcile.h"

#include <math.h>

#include "base/lode-error.h"
#include "engine/baseline/lode-flow-table.h"

/* Differences smaller than this share of a total are rounding, and left alone. */
#define SAME 1e-9

/* A stage's total in final-equivalent tonnes, and how far its nodes' ranges let it go. */
typedef struct
{
  double value;
  double down;
  double up;
} Margin;

typedef struct
{
  const LodeChain *data;
  guint            n_stages;   /* with final use */
  double          *factor;     /* [n_stages] final-equivalent t of one t */
  double          *amount;     /* [n_nodes] balanced, final-equivalent */
  Margin          *margin;     /* [n_stages] */
} Balance;

static double
middle_of (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

static void
clear_balance (Balance *self)
{
  g_free (self->factor);
  g_free (self->amount);
  g_free (self->margin);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Balance, clear_balance)

static void
read_amounts (Balance *self)
{
  guint last = self->n_stages - 1;

  self->factor[last] = self->factor[last - 1] = 1;
  for (guint s = last - 1; s > 0; s--)
    self->factor[s - 1] = self->factor[s] * middle_of (lode_chain_get_stage (self->data, s - 1)->yield);
  for (guint i = 0; i < lode_chain_get_n_nodes (self->data); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (self->data, i);
      Margin *margin = &self->margin[node->stage];
      double factor = self->factor[node->stage];

      self->amount[i] = middle_of (node->amount) * factor;
      margin->value += self->amount[i];
      margin->down += fmax (0, self->amount[i] - lode_figure_get_low (node->amount) * factor);
      margin->up += fmax (0, lode_figure_get_high (node->amount) * factor - self->amount[i]);
    }
}

static gboolean
check_stages (const Balance  *self,
              GError        **error)
{
  for (guint s = 0; s < self->n_stages; s++)
    {
      const char *key = lode_chain_get_stage (self->data, s)->key;

      if (!isfinite (self->factor[s]) || !(self->factor[s] > 0) || !isfinite (self->margin[s].value))
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                       "%s: the figures of stage “%s” are not finite amounts; yields and tonnes must "
                       "be above 0.", lode_chain_get_material (self->data), key);
          return FALSE;
        }
      if (!(self->margin[s].value + self->margin[s].up > 0))
        {
          g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                       "%s: stage “%s” has no amount above 0; every stage needs a maker and use needs "
                       "a consumer.", lode_chain_get_material (self->data), key);
          return FALSE;
        }
    }

  return TRUE;
}

/* The total that all stages can have when each uses the same, least share of its room. For two
 * stages that is gap·room/Σroom; @ratio is that share, above 1 where ranges do not suffice. */
static double
find_total (const Balance *self,
            double        *ratio,
            guint         *short_stage,
            guint         *long_stage)
{
  double total = self->margin[0].value;

  *ratio = 0;
  for (guint a = 0; a < self->n_stages; a++)
    for (guint b = 0; b < self->n_stages; b++)
      {
        const Margin *low = &self->margin[a];
        const Margin *high = &self->margin[b];
        double gap = high->value - low->value;
        double room = low->up + high->down;
        double share;

        if (!(gap > SAME * high->value))
          continue;
        share = room > 0 ? gap / room : (double) INFINITY;
        if (share <= *ratio)
          continue;
        *ratio = share;
        *short_stage = a;
        *long_stage = b;
        total = low->value + share * low->up;
      }

  return total;
}

/* What rounding in the sources left between the stages' totals would keep the tables from closing. */
static void
even_out (Balance *self,
          double   total)
{
  g_autofree double *sum = g_new0 (double, self->n_stages);

  for (guint i = 0; i < lode_chain_get_n_nodes (self->data); i++)
    sum[lode_chain_get_node (self->data, i)->stage] += self->amount[i];
  for (guint i = 0; i < lode_chain_get_n_nodes (self->data); i++)
    self->amount[i] *= total / sum[lode_chain_get_node (self->data, i)->stage];
}

static gboolean
balance_stages (Balance  *self,
                GError  **error)
{
  guint a = 0, b = 0;
  double ratio;
  double total = find_total (self, &ratio, &a, &b);

  if (ratio > 1)
    {
      double missing = self->margin[b].value - self->margin[b].down - self->margin[a].value -
                       self->margin[a].up;

      g_set_error (error, LODE_ERROR, LODE_ERROR_INFEASIBLE,
                   "%s: stage “%s” cannot feed stage “%s”: at the ends of their ranges %.0f t of the "
                   "former's product are still missing. Widen a range or give a source “UNK” more room.",
                   lode_chain_get_material (self->data), lode_chain_get_stage (self->data, a)->key,
                   lode_chain_get_stage (self->data, b)->key, ceil (missing / self->factor[a]));
      return FALSE;
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (self->data) && ratio > 0; i++)
    {
      const LodeChainNode *node = lode_chain_get_node (self->data, i);
      const Margin *margin = &self->margin[node->stage];
      double gap = total - margin->value;
      double factor = self->factor[node->stage];

      if (gap > SAME * total)
        self->amount[i] += gap / margin->up *
                           fmax (0, lode_figure_get_high (node->amount) * factor - self->amount[i]);
      else if (gap < -SAME * total)
        self->amount[i] += gap / margin->down *
                           fmax (0, self->amount[i] - lode_figure_get_low (node->amount) * factor);
    }
  even_out (self, total);

  return TRUE;
}

static LodeFigure *
move_figure (const LodeFigure *figure,
             double            value)
{
  g_autofree char *note = NULL;
  const char *old_note = lode_figure_get_note (figure);
  double old = middle_of (figure);

  if (fabs (value - old) <= SAME * fmax (fabs (value), fabs (old)))
    return lode_figure_ref ((LodeFigure *) figure);

  note = g_strdup_printf ("Moved from %.0f t to balance with its neighbours.%s%s", old,
                          old_note != NULL ? " " : "", old_note != NULL ? old_note : "");
  return lode_figure_new (value, lode_figure_get_low (figure), lode_figure_get_high (figure),
                          lode_figure_get_unit (figure), lode_figure_get_year (figure),
                          lode_figure_get_basis (figure) == LODE_BASIS_ASSUMED ? LODE_BASIS_ASSUMED
                                                                               : LODE_BASIS_DERIVED,
                          lode_figure_get_sources (figure), note);
}

static LodeChain *
begin_result (const Balance *self)
{
  LodeChain *result = lode_chain_new (lode_chain_get_material (self->data),
                                      lode_chain_get_year (self->data));

  for (guint s = 0; s < self->n_stages; s++)
    {
      const LodeChainStage *stage = lode_chain_get_stage (self->data, s);

      lode_chain_add_stage (result, stage->key,
                            stage->yield != NULL ? lode_figure_ref (stage->yield) : NULL);
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (self->data); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (self->data, i);

      lode_chain_add_node (result, node->stage, node->actor,
                           move_figure (node->amount, self->amount[i] / self->factor[node->stage]),
                           node->capacity != NULL ? lode_figure_ref (node->capacity) : NULL);
    }
  for (guint i = 0; i < lode_chain_get_n_companions (self->data); i++)
    {
      const LodeChainCompanion *companion = lode_chain_get_companion (self->data, i);

      lode_chain_add_companion (result, companion->stage, companion->material,
                                lode_figure_ref (companion->share));
    }

  return result;
}

LodeChain *
lode_reconcile (const LodeChain  *data,
                GError          **error)
{
  g_auto (Balance) self = { data, 0, NULL, NULL, NULL };
  g_autoptr (LodeChain) result = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  self.n_stages = lode_chain_get_n_stages (data);
  if (self.n_stages < 2)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INVALID,
                   "%s: a chain needs a producing stage and final use; this one has %u stages.",
                   lode_chain_get_material (data), self.n_stages);
      return NULL;
    }
  self.factor = g_new0 (double, self.n_stages);
  self.margin = g_new0 (Margin, self.n_stages);
  self.amount = g_new0 (double, lode_chain_get_n_nodes (data) + 1);
  read_amounts (&self);
  if (!check_stages (&self, error) || !balance_stages (&self, error))
    return NULL;

  result = begin_result (&self);
  for (guint s = 0; s + 1 < self.n_stages; s++)
    if (!lode_flow_table_fit (data, s, self.amount, self.factor, result, error))
      return NULL;

  return g_steal_pointer (&result);
}
