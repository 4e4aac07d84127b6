/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sensitivity-private.h"

#include <math.h>
#include <string.h>

#include "engine/baseline/lode-reconcile.h"

/* Halvings on the way to the furthest value that still leaves a balance. */
#define HALVINGS 8

/* Where a figure of a chain stands. */
typedef struct
{
  guint       stage;
  const char *actor;   /* (nullable): %NULL: the stage's yield */
} Place;

/* What all bars share. */
typedef struct
{
  const LodeChain              *data;
  const LodeChain              *baseline;
  LodeScenario                 *scenario;
  const LodeSensitivityOptions *options;
  const LodeOutcomes           *outcomes;
} Context;

static gboolean
is_doubtful (const LodeFigure *figure)
{
  return lode_figure_get_basis (figure) == LODE_BASIS_ASSUMED && lode_figure_has_range (figure) &&
         lode_figure_get_high (figure) > lode_figure_get_low (figure);
}

/* The figure at @place, where it is @place's, with its range shut at @value. */
static LodeFigure *
take_figure (LodeFigure  *figure,
             const Place *place,
             gboolean     is_there,
             double       value)
{
  if (!is_there)
    return lode_figure_ref (figure);

  return lode_figure_new (value, value, value, lode_figure_get_unit (figure),
                          lode_figure_get_year (figure), LODE_BASIS_ASSUMED,
                          lode_figure_get_sources (figure), lode_figure_get_note (figure));
}

/* (transfer full): @data with one figure changed. */
static LodeChain *
copy_with (const LodeChain *data,
           const Place     *place,
           double           value)
{
  LodeChain *copy = lode_chain_new (lode_chain_get_material (data), lode_chain_get_year (data));

  for (guint s = 0; s < lode_chain_get_n_stages (data); s++)
    {
      const LodeChainStage *stage = lode_chain_get_stage (data, s);

      lode_chain_add_stage (copy, stage->key,
                            take_figure (stage->yield, place, place->actor == NULL && place->stage == s,
                                         value));
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (data); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (data, i);
      gboolean is_there = place->actor != NULL && place->stage == node->stage &&
                          g_str_equal (place->actor, node->actor);

      lode_chain_add_node (copy, node->stage, node->actor,
                           take_figure (node->amount, place, is_there, value),
                           node->capacity != NULL ? lode_figure_ref (node->capacity) : NULL);
    }
  for (guint i = 0; i < lode_chain_get_n_flows (data); i++)
    {
      const LodeChainFlow *flow = lode_chain_get_flow (data, i);

      lode_chain_add_flow (copy, flow->stage, flow->from, flow->to, lode_figure_ref (flow->amount),
                           flow->rule, flow->moved);
    }
  for (guint i = 0; i < lode_chain_get_n_companions (data); i++)
    {
      const LodeChainCompanion *companion = lode_chain_get_companion (data, i);

      lode_chain_add_companion (copy, companion->stage, companion->material,
                                lode_figure_ref (companion->share));
    }

  return copy;
}

/* y[outcomes->n] of the central run with the figure at @value. */
static gboolean
run_with (const Context  *self,
          const Place    *place,
          double          value,
          double         *y,
          GError        **error)
{
  g_autoptr (LodeChain) data = copy_with (self->data, place, value);
  g_autoptr (LodeChain) baseline = lode_reconcile (data, error);
  g_autoptr (LodePlan) plan = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LodeUnknown));
  g_autoptr (LodeTrial) trial = NULL;
  LodeAtlas *atlas = self->options->run.atlas;

  if (baseline == NULL)
    return FALSE;
  plan = lode_plan_new (baseline, self->scenario, atlas != NULL ? atlas : lode_atlas_get_default (),
                        self->options->run.is_as_announced, error);
  if (plan == NULL)
    return FALSE;
  trial = lode_trial_new (plan, baseline, none, self->outcomes);
  lode_trial_run (trial, NULL, y);

  return TRUE;
}

/* One end of a bar. */
typedef struct
{
  double value;
  double y[LODE_N_OUTCOMES];
} End;

/* As far from @value towards @end as the other figures allow; %FALSE, with why, when that is nowhere. */
static gboolean
reach (const Context  *self,
       const Place    *place,
       double          value,
       double          end,
       End            *reached,
       GError        **error)
{
  g_autoptr (GError) reason = NULL;
  double beyond = end;

  reached->value = end;
  if (run_with (self, place, end, reached->y, &reason))
    return TRUE;

  reached->value = value;
  for (guint k = 0; k < HALVINGS; k++)
    {
      double middle = (reached->value + beyond) / 2;
      double y[LODE_N_OUTCOMES];

      if (run_with (self, place, middle, y, NULL))
        {
          reached->value = middle;
          memcpy (reached->y, y, sizeof y);
        }
      else
        beyond = middle;
    }
  if (reached->value != value)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

/* "yield of metal", "output of mining of UNK" */
static char *
describe (const Context *self,
          const Place   *place)
{
  const char *stage = lode_chain_get_stage (self->data, place->stage)->key;

  return place->actor == NULL ? g_strdup_printf ("yield of %s", stage)
                              : g_strdup_printf ("output of %s of %s", stage, place->actor);
}

static double
value_in_baseline (const Context    *self,
                   const Place      *place,
                   const LodeFigure *figure)
{
  const LodeChainNode *node = NULL;
  double value = lode_figure_get_value (figure);

  if (place->actor != NULL)
    node = lode_chain_find_node (self->baseline, place->stage, place->actor);
  if (node != NULL)
    value = lode_figure_get_value (node->amount);

  return isnan (value) ? (lode_figure_get_low (figure) + lode_figure_get_high (figure)) / 2 : value;
}

static void
append_bar (const Context *self,
            const Place   *place,
            double         value,
            const End     *low,
            const End     *high,
            GArray        *unknowns,
            GArray        *swings)
{
  LodeUnknown unknown = { .kind = LODE_UNKNOWN_BASELINE };

  unknown.input.parameter = place->actor == NULL ? "yield" : "output";
  unknown.input.stage = g_intern_string (lode_chain_get_stage (self->data, place->stage)->key);
  unknown.input.actor = place->actor == NULL ? NULL : g_intern_string (place->actor);
  unknown.input.unit = place->actor == NULL ? "t/t" : "t/year";
  unknown.input.value = value;
  unknown.input.low = low->value;
  unknown.input.high = high->value;
  g_array_append_val (unknowns, unknown);
  for (guint j = 0; j < self->outcomes->n; j++)
    {
      LodeSwing swing = { low->y[j], high->y[j] };

      g_array_append_val (swings, swing);
    }
}

static void
add_bar (const Context    *self,
         const Place      *place,
         const LodeFigure *figure,
         GArray           *unknowns,
         GArray           *swings,
         GPtrArray        *notes)
{
  double value = value_in_baseline (self, place, figure);
  g_autofree char *name = describe (self, place);
  g_autoptr (GError) error = NULL;
  gboolean is_balanced;
  End low, high;

  /* An end towards which there is no way stays where the baseline has it. */
  is_balanced = reach (self, place, value, lode_figure_get_low (figure), &low, &error) ||
                run_with (self, place, value, low.y, NULL);
  is_balanced &= reach (self, place, value, lode_figure_get_high (figure), &high,
                        error == NULL ? &error : NULL) ||
                 run_with (self, place, value, high.y, NULL);
  if (!is_balanced || low.value == high.value)
    {
      g_ptr_array_add (notes, g_strdup_printf ("The %s is not moved: %s", name, error->message));
      return;
    }
  append_bar (self, place, value, &low, &high, unknowns, swings);
  if (low.value > lode_figure_get_low (figure) || high.value < lode_figure_get_high (figure))
    g_ptr_array_add (notes,
                     g_strdup_printf ("The %s is moved from %.4g to %.4g only, of %.4g to %.4g: beyond, "
                                      "the other figures leave no balance.", name, low.value,
                                      high.value, lode_figure_get_low (figure),
                                      lode_figure_get_high (figure)));
}

gboolean
lode_baseline_bars_run (const LodeChain               *data,
                        const LodeChain               *baseline,
                        LodeScenario                  *scenario,
                        const LodeSensitivityOptions  *options,
                        const LodeOutcomes            *outcomes,
                        GArray                        *unknowns,
                        GArray                        *swings,
                        GPtrArray                     *notes,
                        GCancellable                  *cancellable,
                        GError                       **error)
{
  const Context context = { data, baseline, scenario, options, outcomes };
  guint last = lode_chain_get_n_stages (data) - 1;

  for (guint s = 0; s < last; s++)
    {
      const Place place = { s, NULL };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (is_doubtful (lode_chain_get_stage (data, s)->yield))
        add_bar (&context, &place, lode_chain_get_stage (data, s)->yield, unknowns, swings, notes);
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (data); i++)
    {
      const LodeChainNode *node = lode_chain_get_node (data, i);
      const Place place = { node->stage, node->actor };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (node->stage < last && is_doubtful (node->amount))
        add_bar (&context, &place, node->amount, unknowns, swings, notes);
    }

  return TRUE;
}
