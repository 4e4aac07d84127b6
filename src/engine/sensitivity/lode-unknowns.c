/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-engine"

#include "config.h"

#include "lode-sensitivity-private.h"

#include <math.h>

#include "engine/chance/lode-draws.h"
#include "engine/network/lode-network-chain.h"

/* How much of their capacity plants use, where nobody says (MODEL §1). */
static const LodeMagnitude utilisation = { LODE_UTILISATION, 0.75, 1, LODE_SHAPE_PERT };

static void
add_unknown (GArray              *unknowns,
             LodeUnknownKind      kind,
             const LodePlanLever *lever,
             guint                index,
             const char          *parameter,
             LodeMagnitude        magnitude)
{
  LodeUnknown unknown = { .kind = kind, .lever = index, .magnitude = magnitude };
  const LodeParameter *known = NULL;

  if (lever != NULL)
    {
      unknown.input.lever = g_intern_string (lever->id);
      unknown.input.kind = lever->kind;
    }
  if (kind == LODE_UNKNOWN_NUMBER)
    known = lode_lever_kind_find_parameter (lever->kind, parameter);
  unknown.input.parameter = g_intern_string (parameter);
  unknown.input.unit = known != NULL ? known->unit : "";
  unknown.input.value = magnitude.value;
  unknown.input.low = magnitude.low;
  unknown.input.high = magnitude.high;
  g_array_append_val (unknowns, unknown);
}

static gboolean
has_odds (const LodePlan      *plan,
          const LodePlanLever *lever)
{
  return lever->kind != LODE_LEVER_PROJECT || !plan->is_as_announced;
}

static LodeMagnitude
event_of (gboolean is_central)
{
  return (LodeMagnitude) { is_central ? 1 : 0, 0, 1, LODE_SHAPE_UNIFORM };
}

/* A project's lateness is an input as a whole; how long mines take acts where one is discovered. */
static gboolean
acts (const LodePlanLever *lever,
      guint                place)
{
  if (lever->kind != LODE_LEVER_PROJECT)
    return TRUE;
  if (place == LODE_PROJECT_MINE_LEAD)
    return lever->discovered != LODE_MONTH_NONE;

  return place != LODE_PROJECT_ON_TIME && place != LODE_PROJECT_OVERRUN;
}

static void
add_numbers (GArray              *unknowns,
             const LodePlanLever *lever,
             guint                index)
{
  for (guint k = 0; k < LODE_PLAN_MAX_NUMBERS; k++)
    {
      const LodeMagnitude *magnitude = &lever->magnitude[k];
      const char *name = lode_plan_number_name (lever->kind, k);

      if (name == NULL || magnitude->shape == LODE_SHAPE_FIXED || !(magnitude->high > magnitude->low) ||
          !acts (lever, k))
        continue;
      add_unknown (unknowns, LODE_UNKNOWN_NUMBER, lever, index, name, *magnitude);
      g_array_index (unknowns, LodeUnknown, unknowns->len - 1).place = k;
    }
}

static void
add_events (GArray              *unknowns,
            const LodePlan      *plan,
            const LodePlanLever *lever,
            guint                index)
{
  gboolean is_project = lever->kind == LODE_LEVER_PROJECT;
  double success = lever->magnitude[LODE_PROJECT_SUCCESS].value;
  LodeMagnitude overrun = { 0, 0, 0, LODE_SHAPE_UNIFORM };

  if (!has_odds (plan, lever))
    return;
  if (lever->probability > 0 && lever->probability < 1)
    add_unknown (unknowns, LODE_UNKNOWN_HAPPENS, lever, index, "happens",
                 event_of (lever->probability >= 0.5));
  if (!is_project)
    return;
  if (success > 0 && success < 1)
    add_unknown (unknowns, LODE_UNKNOWN_SUCCEEDS, lever, index, "succeeds", event_of (success >= 0.5));
  overrun.value = lode_plan_lever_overrun_at (lever, 0.5);
  overrun.low = lode_plan_lever_overrun_at (lever, 0);
  overrun.high = lode_plan_lever_overrun_at (lever, 1);
  if (overrun.high > overrun.low)
    add_unknown (unknowns, LODE_UNKNOWN_OVERRUN, lever, index, "overrun", overrun);
}

gboolean
lode_trial_is_assumed_capacity (const LodeChainNode *node)
{
  return node->capacity == NULL && !(node->stage == 0 && g_str_equal (node->actor, "UNK"));
}

GArray *
lode_unknowns_list (const LodePlan  *plan,
                    const LodeChain *baseline)
{
  GArray *unknowns = g_array_new (FALSE, FALSE, sizeof (LodeUnknown));
  guint last = lode_chain_get_n_stages (baseline) - 1;
  gboolean is_any_assumed = FALSE;

  for (guint i = 0; i < plan->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (plan->levers, i);

      add_numbers (unknowns, lever, i);
      add_events (unknowns, plan, lever, i);
    }
  for (guint i = 0; i < lode_chain_get_n_nodes (baseline) && !is_any_assumed; i++)
    is_any_assumed = lode_chain_get_node (baseline, i)->stage < last &&
                     lode_trial_is_assumed_capacity (lode_chain_get_node (baseline, i));
  if (is_any_assumed)
    {
      add_unknown (unknowns, LODE_UNKNOWN_UTILISATION, NULL, 0, "utilisation", utilisation);
      g_array_index (unknowns, LodeUnknown, unknowns->len - 1).input.unit = "share";
    }

  return unknowns;
}

/* An event of chance @probability, at @x from unlikely to certain. */
static gboolean
happens_at (double x,
            double probability)
{
  return x >= 1 || (x > 0 && x > 1 - probability);
}

static double
number_at (double               x,
           const LodeMagnitude *magnitude)
{
  if (x <= 0)
    return magnitude->low;
  if (x >= 1)
    return magnitude->high;

  return lode_draws_quantile (magnitude, x);
}

/* Who stands where in its own distribution, one by one. */
static double
apply_numbers (GArray         *unknowns,
               const LodePlan *plan,
               const double   *x,
               LodeLuck       *luck)
{
  double used = utilisation.value;

  for (guint i = 0; i < unknowns->len; i++)
    {
      const LodeUnknown *unknown = &g_array_index (unknowns, LodeUnknown, i);

      if (isnan (x[i]))
        continue;
      if (unknown->kind == LODE_UNKNOWN_NUMBER)
        luck[unknown->lever].value[unknown->place] = number_at (x[i], &unknown->magnitude);
      else if (unknown->kind == LODE_UNKNOWN_OVERRUN)
        luck[unknown->lever].overrun =
          lode_plan_lever_overrun_at (g_ptr_array_index (plan->levers, unknown->lever),
                                      CLAMP (x[i], 0, 1));
      else if (unknown->kind == LODE_UNKNOWN_UTILISATION)
        used = number_at (x[i], &unknown->magnitude);
    }

  return used;
}

/* First what happens at all, since a price floor that does changes the odds of plants; then which of
 * these are built. */
static void
apply_events (GArray         *unknowns,
              const LodePlan *plan,
              const double   *x,
              LodeLuck       *luck)
{
  for (guint i = 0; i < plan->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (plan->levers, i);

      if (has_odds (plan, lever))
        luck[i].happens = lever->probability >= 0.5;
    }
  for (guint i = 0; i < unknowns->len; i++)
    {
      const LodeUnknown *unknown = &g_array_index (unknowns, LodeUnknown, i);
      const LodePlanLever *lever;

      if (unknown->kind != LODE_UNKNOWN_HAPPENS || isnan (x[i]))
        continue;
      lever = g_ptr_array_index (plan->levers, unknown->lever);
      luck[unknown->lever].happens = happens_at (x[i], lever->probability);
    }
  lode_plan_settle (plan, luck);
  for (guint i = 0; i < unknowns->len; i++)
    {
      const LodeUnknown *unknown = &g_array_index (unknowns, LodeUnknown, i);

      if (unknown->kind == LODE_UNKNOWN_SUCCEEDS && !isnan (x[i]))
        luck[unknown->lever].chance = happens_at (x[i], luck[unknown->lever].chance) ? 1 : 0;
    }
  for (guint i = 0; i < plan->levers->len; i++)
    {
      const LodePlanLever *lever = g_ptr_array_index (plan->levers, i);

      if (lever->kind == LODE_LEVER_PROJECT && has_odds (plan, lever))
        luck[i].happens &= luck[i].chance >= 0.5;
    }
}

double
lode_unknowns_apply (GArray         *unknowns,
                     const LodePlan *plan,
                     const double   *x,
                     LodeLuck       *luck)
{
  double used;

  lode_plan_set_central (plan, luck);
  if (x == NULL)
    return utilisation.value;
  used = apply_numbers (unknowns, plan, x, luck);
  apply_events (unknowns, plan, x, luck);

  return used;
}
