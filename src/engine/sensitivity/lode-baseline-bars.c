/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sensitivity-private.h"

#include "engine/baseline/lode-reconcile.h"

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

static void
add_bar (const Context    *self,
         const Place      *place,
         const LodeFigure *figure,
         GArray           *unknowns,
         GArray           *swings,
         GPtrArray        *notes)
{
  const char *stage = lode_chain_get_stage (self->data, place->stage)->key;
  double at_low[LODE_N_OUTCOMES], at_high[LODE_N_OUTCOMES];
  LodeUnknown unknown = { .kind = LODE_UNKNOWN_BASELINE };
  g_autoptr (GError) error = NULL;

  if (!run_with (self, place, lode_figure_get_low (figure), at_low, &error) ||
      !run_with (self, place, lode_figure_get_high (figure), at_high, &error))
    {
      g_ptr_array_add (notes, g_strdup_printf ("The %s of %s%s%s cannot be moved through its range: %s",
                                               place->actor == NULL ? "yield" : "output", stage,
                                               place->actor == NULL ? "" : " of ",
                                               place->actor == NULL ? "" : place->actor,
                                               error->message));
      return;
    }
  unknown.input.parameter = place->actor == NULL ? "yield" : "output";
  unknown.input.stage = g_intern_string (stage);
  unknown.input.actor = place->actor == NULL ? NULL : g_intern_string (place->actor);
  unknown.input.unit = place->actor == NULL ? "t/t" : "t/year";
  unknown.input.value = lode_figure_get_value (figure);
  unknown.input.low = lode_figure_get_low (figure);
  unknown.input.high = lode_figure_get_high (figure);
  g_array_append_val (unknowns, unknown);
  for (guint j = 0; j < self->outcomes->n; j++)
    {
      LodeSwing swing = { at_low[j], at_high[j] };

      g_array_append_val (swings, swing);
    }
}

gboolean
lode_baseline_bars_run (const LodeChain               *data,
                        LodeScenario                  *scenario,
                        const LodeSensitivityOptions  *options,
                        const LodeOutcomes            *outcomes,
                        GArray                        *unknowns,
                        GArray                        *swings,
                        GPtrArray                     *notes,
                        GCancellable                  *cancellable,
                        GError                       **error)
{
  const Context context = { data, scenario, options, outcomes };
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
