/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-flow-table.h"

#include <math.h>

#include "base/lode-error.h"
#include "engine/baseline/lode-ras.h"
#include "model/lode-actor.h"

/* A miss of the margins above this share of the total is a contradiction. */
#define FITTED 1e-9
/* Weight of a pair that no source names, where the named ones alone cannot close the table. */
#define ESCAPE 1e-6

/* Part of the smaller end below which a flow is none. */
#define NOTHING 1e-12

/* Why a cell has its prior. */
typedef enum
{
  ORIGIN_NOTHING,    /* no source knows this taker's suppliers */
  ORIGIN_REST,       /* what the known suppliers of this taker leave */
  ORIGIN_PRIOR,      /* a weight from a source */
  ORIGIN_KNOWN,      /* a figure from a source */
} Origin;

typedef struct
{
  Origin                origin;
  const LodeChainFlow  *flow;   /* (nullable): the first that names it */
  double                prior;  /* as it was before fitting */
} Cell;

typedef struct
{
  const LodeChain *data;
  guint            stage;
  double           unit;       /* final-equivalent t of one t of this stage */
  GArray          *makers;     /* node indexes */
  GArray          *takers;
  const double    *amount;
  LodeRas         *ras;
  Cell            *cells;
  double           total;
} Table;

static GArray *
list_nodes (const LodeChain *data,
            guint            stage,
            const double    *amount)
{
  GArray *nodes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < lode_chain_get_n_nodes (data); i++)
    if (lode_chain_get_node (data, i)->stage == stage && amount[i] > 0)
      g_array_append_val (nodes, i);

  return nodes;
}

static const char *
actor_at (const Table *self,
          GArray      *nodes,
          guint        index)
{
  return lode_chain_get_node (self->data, g_array_index (nodes, guint, index))->actor;
}

static int
find_actor (const Table *self,
            GArray      *nodes,
            const char  *actor)
{
  for (guint k = 0; k < nodes->len; k++)
    if (g_str_equal (actor_at (self, nodes, k), actor))
      return (int) k;

  return -1;
}

static void
table_clear (Table *self)
{
  g_clear_pointer (&self->makers, g_array_unref);
  g_clear_pointer (&self->takers, g_array_unref);
  g_clear_pointer (&self->ras, lode_ras_free);
  g_clear_pointer (&self->cells, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static void
table_init (Table           *self,
            const LodeChain *data,
            guint            stage,
            const double    *amount,
            double           unit)
{
  self->data = data;
  self->stage = stage;
  self->amount = amount;
  self->unit = unit;
  self->makers = list_nodes (data, stage, amount);
  self->takers = list_nodes (data, stage + 1, amount);
  self->ras = lode_ras_new (self->makers->len, self->takers->len);
  self->cells = g_new0 (Cell, (gsize) self->makers->len * self->takers->len + 1);
  for (guint i = 0; i < self->makers->len; i++)
    self->ras->row[i] = amount[g_array_index (self->makers, guint, i)];
  for (guint j = 0; j < self->takers->len; j++)
    {
      self->ras->column[j] = amount[g_array_index (self->takers, guint, j)];
      self->total += self->ras->column[j];
    }
}

static double
middle_of (const LodeFigure *figure)
{
  double value = lode_figure_get_value (figure);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

/* What the data said that this taker needs: known flows are parts of that and move with it. */
static double
stretch_of (const Table  *self,
            const double *factor,
            guint         taker)
{
  guint node = g_array_index (self->takers, guint, taker);
  double said = middle_of (lode_chain_get_node (self->data, node)->amount) * factor[self->stage + 1];
  double ratio = said > 0 ? self->amount[node] / said : 1;

  return fabs (ratio - 1) <= FITTED ? 1 : ratio;
}

/* Two entries of one pair add up; a pair with a known part and a prior part is known. */
static void
enter_flow (Table               *self,
            const LodeChainFlow *flow,
            const double        *factor)
{
  int i = find_actor (self, self->makers, flow->from);
  int j = find_actor (self, self->takers, flow->to);
  LodeRas *ras = self->ras;
  double stretch, value, points;
  gboolean has_range = lode_figure_has_range (flow->amount);
  guint k;

  if (i < 0 || j < 0)
    return;

  k = (guint) i * ras->n_columns + (guint) j;
  stretch = stretch_of (self, factor, (guint) j) * self->unit;
  value = middle_of (flow->amount) * stretch;
  points = LODE_KNOWN_POINTS * ras->column[j];
  if (self->cells[k].flow == NULL)
    self->cells[k].flow = flow;
  ras->prior[k] += value;
  if (flow->rule == LODE_FLOW_PRIOR)
    {
      self->cells[k].origin = MAX (self->cells[k].origin, ORIGIN_PRIOR);
      return;
    }
  self->cells[k].origin = ORIGIN_KNOWN;
  ras->low[k] += has_range ? lode_figure_get_low (flow->amount) * stretch : fmax (0, value - points);
  ras->high[k] += has_range ? lode_figure_get_high (flow->amount) * stretch : value + points;
}

/* A taker whose suppliers nobody names: by what each maker makes, and home first. */
static void
fill_unknown_column (Table *self,
                     guint  j)
{
  LodeRas *ras = self->ras;
  double sum = 0;

  for (guint i = 0; i < ras->n_rows; i++)
    {
      gboolean is_home = g_str_equal (lode_actor_bloc (actor_at (self, self->makers, i)),
                                      lode_actor_bloc (actor_at (self, self->takers, j)));

      ras->prior[i * ras->n_columns + j] = ras->row[i] * (is_home ? LODE_HOME_PREFERENCE : 1);
      sum += ras->prior[i * ras->n_columns + j];
    }
  for (guint i = 0; i < ras->n_rows; i++)
    ras->prior[i * ras->n_columns + j] *= ras->column[j] / sum;
}

/* A taker with some known suppliers: the others share the rest by what they make. Weights of wide
 * customs codes are imports and know nothing of supply at home, which comes first. */
static void
fill_known_column (Table    *self,
                   guint     j,
                   gboolean  has_known)
{
  LodeRas *ras = self->ras;
  double named = 0, others = 0, home = 0, rest;

  for (guint i = 0; i < ras->n_rows; i++)
    {
      const Cell *cell = &self->cells[i * ras->n_columns + j];

      if (cell->origin != ORIGIN_NOTHING)
        named += ras->prior[i * ras->n_columns + j];
      else
        {
          others += ras->row[i];
          if (g_str_equal (lode_actor_bloc (actor_at (self, self->makers, i)),
                           lode_actor_bloc (actor_at (self, self->takers, j))))
            home += ras->row[i];
        }
    }
  rest = ras->column[j] - named;
  if (rest <= FITTED * ras->column[j])
    rest = 0;
  if (!has_known)
    rest = fmin (home, ras->column[j] / 2);
  for (guint i = 0; i < ras->n_rows; i++)
    {
      guint k = i * ras->n_columns + j;
      gboolean is_home = g_str_equal (lode_actor_bloc (actor_at (self, self->makers, i)),
                                      lode_actor_bloc (actor_at (self, self->takers, j)));

      if (self->cells[k].origin == ORIGIN_PRIOR && !has_known && named > 0)
        ras->prior[k] *= (ras->column[j] - rest) / named;
      if (self->cells[k].origin != ORIGIN_NOTHING)
        continue;
      self->cells[k].origin = ORIGIN_REST;
      if (has_known)
        ras->prior[k] = others > 0 ? rest * ras->row[i] / others : 0;
      else
        ras->prior[k] = is_home && home > 0 ? rest * ras->row[i] / home : 0;
    }
}

static void
fill_priors (Table        *self,
             const double *factor)
{
  LodeRas *ras = self->ras;

  for (guint f = 0; f < lode_chain_get_n_flows (self->data); f++)
    if (lode_chain_get_flow (self->data, f)->stage == self->stage)
      enter_flow (self, lode_chain_get_flow (self->data, f), factor);

  for (guint j = 0; j < ras->n_columns; j++)
    {
      Origin best = ORIGIN_NOTHING;

      for (guint i = 0; i < ras->n_rows; i++)
        best = MAX (best, self->cells[i * ras->n_columns + j].origin);
      if (best == ORIGIN_NOTHING)
        fill_unknown_column (self, j);
      else
        fill_known_column (self, j, best == ORIGIN_KNOWN);
    }
  for (guint k = 0; k < ras->n_rows * ras->n_columns; k++)
    {
      self->cells[k].prior = ras->prior[k];
      if (self->cells[k].origin != ORIGIN_KNOWN)
        ras->high[k] = (double) INFINITY;
    }
}

/* Lets a little of everything flow where the sources alone leave a maker without takers. */
static void
open_escapes (Table *self)
{
  LodeRas *ras = self->ras;

  for (guint i = 0; i < ras->n_rows; i++)
    for (guint j = 0; j < ras->n_columns; j++)
      {
        guint k = i * ras->n_columns + j;

        if (self->cells[k].origin != ORIGIN_KNOWN)
          ras->prior[k] += ESCAPE * ras->row[i] * ras->column[j] / self->total;
      }
}

static gboolean
is_assumed (const LodeFigure *figure)
{
  return lode_figure_get_basis (figure) == LODE_BASIS_ASSUMED ||
         lode_figure_get_sources (figure)[0] == NULL;
}

/* Reported as long as it stands as a source has it; derived where all that it was computed from has
 * sources, and that is its own figure and, once it moved, what its ends make and need; else assumed. */
static LodeBasis
find_basis (const Table *self,
            guint        i,
            guint        j,
            gboolean     has_moved)
{
  const Cell *cell = &self->cells[i * self->ras->n_columns + j];
  const LodeChainNode *maker, *taker;

  if (cell->origin < ORIGIN_PRIOR || is_assumed (cell->flow->amount))
    return LODE_BASIS_ASSUMED;
  if (!has_moved && cell->origin == ORIGIN_KNOWN)
    return lode_figure_get_basis (cell->flow->amount);

  maker = lode_chain_get_node (self->data, g_array_index (self->makers, guint, i));
  taker = lode_chain_get_node (self->data, g_array_index (self->takers, guint, j));

  return is_assumed (maker->amount) || is_assumed (taker->amount) ? LODE_BASIS_ASSUMED
                                                                  : LODE_BASIS_DERIVED;
}

static LodeFigure *
make_figure (const Table *self,
             guint        i,
             guint        j)
{
  const LodeRas *ras = self->ras;
  guint k = i * ras->n_columns + j;
  const Cell *cell = &self->cells[k];
  const LodeFigure *source = cell->flow != NULL ? cell->flow->amount : NULL;
  /* What the margins alone allow. */
  double low = fmax (0, ras->row[i] + ras->column[j] - self->total);
  double high = fmin (ras->row[i], ras->column[j]);
  gboolean is_same = fabs (ras->x[k] - cell->prior) <= FITTED * fmax (ras->x[k], cell->prior);

  if (cell->origin == ORIGIN_KNOWN)
    {
      low = fmax (low, ras->low[k]);
      high = fmin (high, ras->high[k]);
    }

  return lode_figure_new (ras->x[k] / self->unit, fmin (low, ras->x[k]) / self->unit,
                          fmax (high, ras->x[k]) / self->unit, "t",
                          lode_chain_get_year (self->data), find_basis (self, i, j, !is_same),
                          source != NULL ? lode_figure_get_sources (source) : NULL,
                          source != NULL ? lode_figure_get_note (source) : NULL);
}

static void
add_flows (const Table *self,
           LodeChain   *result)
{
  const LodeRas *ras = self->ras;

  for (guint i = 0; i < ras->n_rows; i++)
    for (guint j = 0; j < ras->n_columns; j++)
      {
        guint k = i * ras->n_columns + j;
        double prior = self->cells[k].prior;

        if (ras->x[k] > NOTHING * fmin (ras->row[i], ras->column[j]))
          lode_chain_add_flow (result, self->stage, actor_at (self, self->makers, i),
                               actor_at (self, self->takers, j), make_figure (self, i, j),
                               LODE_FLOW_RECONCILED,
                               prior > 0 ? (ras->x[k] - prior) / prior : 1);
      }
}

gboolean
lode_flow_table_fit (const LodeChain  *data,
                     guint             stage,
                     const double     *amount,
                     const double     *factor,
                     LodeChain        *result,
                     GError          **error)
{
  g_auto (Table) self = { 0 };
  double miss;

  table_init (&self, data, stage, amount, factor[stage]);
  fill_priors (&self, factor);
  miss = lode_ras_fit (self.ras);
  if (miss > FITTED)
    {
      open_escapes (&self);
      miss = lode_ras_fit (self.ras);
    }
  if (miss > FITTED)
    {
      g_set_error (error, LODE_ERROR, LODE_ERROR_INFEASIBLE,
                   "%s: the known flows from stage “%s” to “%s” contradict what is made and used: "
                   "%.3g t remain that no flow may carry. Widen the range of a flow.",
                   lode_chain_get_material (data), lode_chain_get_stage (data, stage)->key,
                   lode_chain_get_stage (data, stage + 1)->key, miss * self.total / self.unit);
      return FALSE;
    }
  add_flows (&self, result);

  return TRUE;
}
