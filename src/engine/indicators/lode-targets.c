/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-targets.h"

#include <math.h>
#include <string.h>

#include "atlas/lode-atlas-policy.h"

/* How the atlas words what can be tested on a chain. */
static const struct
{
  const char     *beginning;
  LodeTargetKind  kind;
} wordings[] = {
  { "extraction", LODE_TARGET_EXTRACTION },
  { "processing", LODE_TARGET_PROCESSING },
  { "recycling", LODE_TARGET_RECYCLING },
  { "domestic production", LODE_TARGET_PRODUCTION },
  { "from any", LODE_TARGET_CEILING },
};

static void
target_free (gpointer data)
{
  LodeTarget *target = data;

  g_free (target->name);
  g_clear_pointer (&target->figure, lode_figure_unref);
  g_free (target);
}

static gboolean
find_kind (const LodeAtlasTarget *row,
           LodeTargetKind        *kind)
{
  if (!g_str_equal (lode_figure_get_unit (row->figure), "%"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (g_str_has_prefix (row->target, wordings[i].beginning))
      {
        *kind = wordings[i].kind;
        return TRUE;
      }

  return FALSE;
}

static int
year_of (const LodePlan *plan,
         guint           period)
{
  return lode_month_year (lode_plan_get_period_start (plan, period));
}

/* The target's year, or the scenario's last or first one where it lies outside. */
static void
find_periods (const LodePlan *plan,
              LodeTarget     *target)
{
  int last = year_of (plan, plan->n_periods - 1);

  target->year = target->by_year > 0 ? CLAMP (target->by_year, year_of (plan, 0), last) : last;
  for (guint t = plan->n_periods; t-- > 0;)
    if (year_of (plan, t) == target->year)
      {
        target->first = t;
        target->end = MAX (target->end, t + 1);
      }
}

static void
add_target (LodeTargets           *self,
            const LodeAtlasTarget *row)
{
  int consumer = lode_network_find_consumer (self->plan->network, row->jurisdiction);
  LodeTarget *target;
  LodeTargetKind kind;

  if (consumer < 0 || !find_kind (row, &kind))
    return;
  target = g_new0 (LodeTarget, 1);
  target->kind = kind;
  target->consumer = (guint) consumer;
  target->name = g_strdup (row->target);
  target->figure = lode_figure_ref (row->figure);
  target->is_ceiling = g_str_equal (row->comparison, "at most");
  target->by_year = row->by_year;
  find_periods (self->plan, target);
  self->first = MIN (self->first, target->first);
  self->end = MAX (self->end, target->end);
  g_ptr_array_add (self->list, target);
}

/* Magnets are a product that raw materials go into, and no step of processing them; what is recycled
 * is told apart by the makers' names. */
static LodeTargetKind
classify_stage (const char *key)
{
  if (g_str_equal (key, "mining"))
    return LODE_TARGET_EXTRACTION;
  if (g_str_equal (key, "recycling") || g_str_equal (key, "scrap") || g_str_equal (key, "magnet"))
    return LODE_TARGET_PRODUCTION;

  return LODE_TARGET_PROCESSING;
}

LodeTargets *
lode_targets_new (const LodePlan     *plan,
                  LodeAtlas          *atlas,
                  const char * const *stages)
{
  LodeTargets *self;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (plan != NULL && atlas != NULL && stages != NULL, NULL);

  self = g_new0 (LodeTargets, 1);
  self->plan = plan;
  self->stages = stages;
  self->list = g_ptr_array_new_with_free_func (target_free);
  self->first = plan->n_periods;
  self->stage_kind = g_new (LodeTargetKind, plan->network->n_stages);
  for (guint s = 0; s < plan->network->n_stages; s++)
    self->stage_kind[s] = classify_stage (stages[s]);
  rows = lode_atlas_list_targets (atlas, NULL);
  for (guint i = 0; i < rows->len; i++)
    add_target (self, g_ptr_array_index (rows, i));

  return self;
}

void
lode_targets_free (LodeTargets *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->list);
  g_free (self->stage_kind);
  g_free (self);
}

LodeTargetTally *
lode_target_tally_new (const LodeTargets *targets,
                       const LodeGauge   *gauge)
{
  LodeTargetTally *self = g_new0 (LodeTargetTally, 1);
  gsize n = targets->list->len;
  gsize n_cells = n * gauge->network->n_stages;

  self->capacity = g_new0 (double, n_cells + 1);
  self->output = g_new0 (double, n_cells + 1);
  self->origin = g_new0 (double, n_cells * gauge->trace->n_countries + 1);
  self->demand = g_new0 (double, n + 1);
  self->used = g_new0 (double, n + 1);
  self->received = g_new0 (double, n + 1);
  self->recycled = g_new0 (double, n + 1);

  return self;
}

void
lode_target_tally_free (LodeTargetTally *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->capacity);
  g_free (self->output);
  g_free (self->origin);
  g_free (self->demand);
  g_free (self->used);
  g_free (self->received);
  g_free (self->recycled);
  g_free (self);
}

void
lode_target_tally_begin (LodeTargetTally   *self,
                         const LodeTargets *targets,
                         const LodeGauge   *gauge)
{
  gsize size = targets->list->len * sizeof (double);
  gsize cells = size * gauge->network->n_stages;

  memset (self->capacity, 0, cells);
  memset (self->output, 0, cells);
  memset (self->origin, 0, cells * gauge->trace->n_countries);
  memset (self->demand, 0, size);
  memset (self->used, 0, size);
  memset (self->received, 0, size);
  memset (self->recycled, 0, size);
}

static void
add_stage (LodeTargetTally   *self,
           const LodeGauge   *gauge,
           const LodeTarget  *target,
           guint              index,
           guint              stage)
{
  guint n_countries = gauge->trace->n_countries;
  gsize home = stage * gauge->network->n_consumers + target->consumer;
  gsize cell = (gsize) index * gauge->network->n_stages + stage;
  const double *origins = lode_gauge_get_origins (gauge, target->consumer, stage);

  self->capacity[cell] += gauge->home_capacity[home];
  self->output[cell] += gauge->home_output[home];
  for (guint k = 0; k < n_countries; k++)
    self->origin[cell * n_countries + k] += origins[k] * gauge->received[target->consumer];
}

void
lode_target_tally_add (LodeTargetTally   *self,
                       const LodeTargets *targets,
                       const LodeGauge   *gauge,
                       guint              period)
{
  for (guint i = 0; i < targets->list->len; i++)
    {
      const LodeTarget *target = g_ptr_array_index (targets->list, i);

      if (period < target->first || period >= target->end)
        continue;
      self->demand[i] += gauge->demand[target->consumer];
      self->used[i] += gauge->used[target->consumer];
      self->received[i] += gauge->received[target->consumer];
      self->recycled[i] += gauge->recycled[target->consumer];
      for (guint s = 0; s < gauge->network->n_stages; s++)
        add_stage (self, gauge, target, i, s);
    }
}

/* The largest third country's share at the worst stage. */
static double
find_ceiling (const LodeTargetTally *self,
              const LodeGauge       *gauge,
              const LodeTarget      *target,
              guint                  index,
              int                   *stage)
{
  guint n_countries = gauge->trace->n_countries;
  double worst = 0;

  if (!(self->received[index] > 0))
    return (double) NAN;
  for (guint s = 0; s < gauge->network->n_stages; s++)
    {
      const double *origins =
        self->origin + ((gsize) index * gauge->network->n_stages + s) * n_countries;
      int largest =
        lode_trace_find_largest_of (gauge->trace, gauge->network, target->consumer, origins);

      if (largest < 0 || origins[largest] <= worst)
        continue;
      worst = origins[largest];
      *stage = (int) s;
    }

  return 100 * worst / self->received[index];
}

/* What home plants can make, or make, at the weakest stage of a kind. */
static double
find_weakest (const LodeTargetTally *self,
              const LodeTargets     *targets,
              const LodeGauge       *gauge,
              const LodeTarget      *target,
              guint                  index,
              int                   *stage)
{
  gboolean is_output = target->kind == LODE_TARGET_PRODUCTION;
  double whole = is_output ? self->used[index] : self->demand[index];
  double weakest = (double) INFINITY;

  for (guint s = 0; s < gauge->network->n_stages; s++)
    {
      double part = (is_output ? self->output : self->capacity)[index * gauge->network->n_stages + s];

      if ((!is_output && targets->stage_kind[s] != target->kind) || part >= weakest)
        continue;
      weakest = part;
      *stage = (int) s;
    }

  return *stage >= 0 && whole > 0 ? 100 * weakest / whole : (double) NAN;
}

double
lode_target_tally_get_value (const LodeTargetTally *self,
                             const LodeTargets     *targets,
                             const LodeGauge       *gauge,
                             guint                  target,
                             int                   *stage)
{
  const LodeTarget *wanted = g_ptr_array_index (targets->list, target);

  *stage = -1;
  if (wanted->kind == LODE_TARGET_CEILING)
    return find_ceiling (self, gauge, wanted, target, stage);
  if (wanted->kind == LODE_TARGET_RECYCLING)
    return self->demand[target] > 0 ? 100 * self->recycled[target] / self->demand[target]
                                    : (double) NAN;

  return find_weakest (self, targets, gauge, wanted, target, stage);
}

gboolean
lode_target_is_met (const LodeTarget *target,
                    double            value)
{
  double threshold = lode_figure_get_value (target->figure);

  return target->is_ceiling ? value <= threshold : value >= threshold;
}
