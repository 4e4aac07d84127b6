/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "lode-model"

#include "config.h"

#include "lode-lever-kind.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char          *name;
  const char          *label;
  gboolean             is_shock;
  const LodeParameter *parameters;
} KindInfo;

#define FIXED(v) { (v), (v), (v), LODE_SHAPE_FIXED }
#define PERT(l, v, h) { (v), (l), (h), LODE_SHAPE_PERT }
#define UNIFORM(l, v, h) { (v), (l), (h), LODE_SHAPE_UNIFORM }
#define LOGNORMAL(l, v, h) { (v), (l), (h), LODE_SHAPE_LOGNORMAL }
#define END { NULL, NULL, NULL, 0, 0, FIXED (0), FALSE, FALSE }

/* Fallbacks are assumptions, in the open: the editor shows each with its range. What MODEL gives is
 * taken from there: utilisation .85 from .75 to 1; ten percent of substitution a year; 17 % of
 * projects in time, the others late by 20 to 30 %; 15.7 years from the discovery of a mine to its
 * output, from 6 to 32 (a lognormal with these as 5th and 95th percentile has a mean of 15.8). */
static const LodeParameter export_control[] = {
  { "remaining", N_("Still exported"), "share", 0, 1, PERT (0, 0.2, 0.5), TRUE, FALSE },
  { "licence_delay", N_("Licence delay"), "month", 0, 24, FIXED (0), FALSE, TRUE },
  END,
};

static const LodeParameter production_loss[] = {
  { "loss", N_("Capacity lost"), "share", 0, 1, PERT (0.25, 0.5, 0.75), TRUE, FALSE },
  { "cost", N_("Closes below a price of"), "USD/kg", 0, 500, FIXED (0), FALSE, TRUE },
  END,
};

static const LodeParameter project[] = {
  { "capacity", N_("Added capacity"), "t/year", 0, 20000, FIXED (1000), TRUE, TRUE },
  { "ramp_months", N_("Months to full output"), "month", 0, 120, PERT (12, 24, 48), FALSE, TRUE },
  { "success", N_("Chance of success"), "share", 0, 1, FIXED (0.7), FALSE, FALSE },
  { "lead_months", N_("Months from announcement to start"), "month", 0, 240, FIXED (36), FALSE, TRUE },
  { "utilisation", N_("Utilisation"), "share", 0, 1, PERT (0.75, 0.85, 1), FALSE, FALSE },
  { "capex", N_("Investment"), "million USD", 0, 2000, FIXED (0), FALSE, TRUE },
  { "cost", N_("Cost of production"), "USD/kg", 0, 500, FIXED (0), FALSE, TRUE },
  { "on_time", N_("Chance of coming in time"), "share", 0, 1, FIXED (0.17), FALSE, FALSE },
  { "overrun", N_("Overrun of the lead time"), "share", 0, 3, UNIFORM (0.2, 0.25, 0.3), FALSE, FALSE },
  { "mine_lead", N_("Years from discovery to output"), "year", 0, 60, LOGNORMAL (6, 15.7, 32), FALSE,
    TRUE },
  END,
};

static const LodeParameter price_floor[] = {
  { "floor", N_("Guaranteed price"), "USD/kg", 0, 500, FIXED (110), TRUE, TRUE },
  { "share", N_("Share received above the floor"), "share", 0, 1, FIXED (0.3), FALSE, FALSE },
  { "beta", N_("Effect on success"), "", 0, 20, PERT (0.5, 2, 4), FALSE, TRUE },
  { "cost", N_("Cost of production"), "USD/kg", 0, 500, PERT (60, 80, 110), FALSE, TRUE },
  { "price", N_("Price of the product today"), "USD/kg", 0, 500, FIXED (0), FALSE, TRUE },
  END,
};

static const LodeParameter stockpile[] = {
  { "target", N_("Target"), "t", 0, 50000, FIXED (0), TRUE, TRUE },
  { "days", N_("Target in days of use"), "day", 0, 365, FIXED (0), FALSE, TRUE },
  { "purchase", N_("Purchases"), "t/year", 0, 20000, FIXED (0), FALSE, TRUE },
  { "release_trigger", N_("Released from a shortage of"), "share", 0, 1, FIXED (0.05), FALSE, FALSE },
  { "release_cap", N_("Released at most"), "t/year", 0, 50000, FIXED (0), FALSE, TRUE },
  { "budget", N_("Money"), "million", 0, 5000, FIXED (0), FALSE, TRUE },
  { "price", N_("Price paid"), "USD/kg", 0, 500, FIXED (0), FALSE, TRUE },
  { "exchange_rate", N_("US dollars for one unit of the money"), "", 0, 10, FIXED (1), FALSE, TRUE },
  { "world_share", N_("Share of world output that is much"), "share", 0, 1, FIXED (0.1), FALSE, FALSE },
  END,
};

static const LodeParameter demand_growth[] = {
  { "growth", N_("Growth"), "share/year", -1, 1, PERT (0.03, 0.06, 0.09), TRUE, TRUE },
  END,
};

static const LodeParameter substitution[] = {
  { "share", N_("Demand replaced"), "share", 0, 1, PERT (0.05, 0.1, 0.2), TRUE, FALSE },
  { "pace", N_("Pace"), "share/year", 0, 1, FIXED (0.1), FALSE, FALSE },
  END,
};

static const LodeParameter recycling[] = {
  { "collection", N_("Collected"), "share", 0, 1, PERT (0.1, 0.2, 0.4), TRUE, FALSE },
  { "recovery", N_("Recovered"), "share", 0, 1, PERT (0.8, 0.9, 0.95), FALSE, FALSE },
  { "content", N_("Reachable part of what is worn out"), "share", 0, 1, FIXED (1), FALSE, FALSE },
  { "lifetime", N_("Life of the product"), "year", 0, 50, PERT (8, 12, 20), FALSE, TRUE },
  { "past_growth", N_("Growth of demand until now"), "share/year", -0.5, 0.5, PERT (0, 0.04, 0.08), FALSE,
    TRUE },
  END,
};

static const LodeParameter guaranteed_procurement[] = {
  { "share", N_("Output served first"), "share", 0, 1, FIXED (1), TRUE, FALSE },
  END,
};

static const KindInfo kinds[LODE_LEVER_N_KINDS] = {
  { "export_control", N_("Export control"), TRUE, export_control },
  { "production_loss", N_("Production loss"), TRUE, production_loss },
  { "project", N_("New plant"), FALSE, project },
  { "price_floor", N_("Price floor"), FALSE, price_floor },
  { "stockpile", N_("Reserve"), FALSE, stockpile },
  { "demand_growth", N_("Demand growth"), TRUE, demand_growth },
  { "substitution", N_("Substitution"), FALSE, substitution },
  { "recycling", N_("Recycling"), FALSE, recycling },
  { "guaranteed_procurement", N_("Guaranteed procurement"), FALSE, guaranteed_procurement },
};

static char *
find_bound_fault (const LodeParameter *parameter,
                  double               value)
{
  if (!isfinite (value))
    return g_strdup ("is not a finite number");
  if (value < parameter->minimum)
    return g_strdup_printf ("%g is too small; it is at least %g", value, parameter->minimum);
  if (value > parameter->maximum && !parameter->is_open)
    return g_strdup_printf ("%g is too large; it is at most %g", value, parameter->maximum);

  return NULL;
}

static char *
find_range_fault (LodeMagnitude   magnitude,
                  const char    **member)
{
  *member = "low";
  if (magnitude.low > magnitude.high)
    return g_strdup_printf ("%g is above high (%g); low must not be the larger one", magnitude.low,
                            magnitude.high);
  if (magnitude.shape == LODE_SHAPE_LOGNORMAL && magnitude.low <= 0)
    return g_strdup_printf ("%g is not above 0, which a lognormal shape needs", magnitude.low);

  *member = "value";
  if (magnitude.value < magnitude.low || magnitude.value > magnitude.high)
    return g_strdup_printf ("%g lies outside low and high (%g to %g)", magnitude.value,
                            magnitude.low, magnitude.high);

  return NULL;
}

const LodeParameter *
lode_lever_kind_parameters (LodeLeverKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  return kinds[kind].parameters;
}

const LodeParameter *
lode_lever_kind_find_parameter (LodeLeverKind  kind,
                                const char    *name)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS && name != NULL, NULL);

  for (const LodeParameter *parameter = kinds[kind].parameters; parameter->name != NULL; parameter++)
    if (g_str_equal (parameter->name, name))
      return parameter;

  return NULL;
}

const char *
lode_lever_kind_to_string (LodeLeverKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  return kinds[kind].name;
}

gboolean
lode_lever_kind_from_string (const char    *text,
                             LodeLeverKind *kind)
{
  g_return_val_if_fail (text != NULL && kind != NULL, FALSE);

  for (guint i = 0; i < LODE_LEVER_N_KINDS; i++)
    if (g_str_equal (text, kinds[i].name))
      {
        *kind = (LodeLeverKind) i;
        return TRUE;
      }

  return FALSE;
}

const char *
lode_lever_kind_label (LodeLeverKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, NULL);

  return kinds[kind].label;
}

gboolean
lode_lever_kind_is_shock (LodeLeverKind kind)
{
  g_return_val_if_fail ((guint) kind < LODE_LEVER_N_KINDS, FALSE);

  return kinds[kind].is_shock;
}

char *
lode_parameter_find_fault (const LodeParameter  *parameter,
                           LodeMagnitude         magnitude,
                           const char          **member)
{
  const double values[] = { magnitude.value, magnitude.low, magnitude.high };
  static const char * const names[] = { "value", "low", "high" };
  const char *blamed = NULL;
  char *fault = NULL;

  g_return_val_if_fail (parameter != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (values) && fault == NULL; i++)
    {
      blamed = names[i];
      fault = find_bound_fault (parameter, values[i]);
    }
  if (fault == NULL)
    fault = find_range_fault (magnitude, &blamed);
  if (member != NULL)
    *member = blamed;

  return fault;
}
