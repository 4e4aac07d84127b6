/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-magnitude.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_LEVER_EXPORT_CONTROL,
  LODE_LEVER_PRODUCTION_LOSS,
  LODE_LEVER_PROJECT,
  LODE_LEVER_PRICE_FLOOR,
  LODE_LEVER_STOCKPILE,
  LODE_LEVER_DEMAND_GROWTH,
  LODE_LEVER_SUBSTITUTION,
  LODE_LEVER_RECYCLING,
  LODE_LEVER_GUARANTEED_PROCUREMENT,
} LodeLeverKind;
#define LODE_LEVER_N_KINDS 9

/**
 * LodeParameter: one number that a kind of lever has (MODEL §3).
 * @name: JSON member and key, in the table below
 * @unit: of value, low and high: "share" (0–1), "t/year", "t", "day", "month", "year",
 *   "share/year", "USD/kg", "million", "million USD", "" for a
 *   bare number
 * @minimum: a value below it is wrong
 * @maximum: where a slider ends; a value above it is wrong as well unless @is_open
 * @is_main: the one that the row's slider moves
 *
 * export_control: "remaining" κ, what still flows; "licence_delay" whole months of shift.
 * production_loss: "loss" λ; "cost" c: it closes because the price is below that, and a price floor
 *   of at least c keeps it open (0: it is lost for other reasons).
 * project: "capacity" what it adds, of its stage's product; "ramp_months"; "success" π;
 *   "lead_months" from announcement to planned start, which overruns stretch; "utilisation";
 *   "capex" what it costs to build (0: not known), for the security premium; "cost" c_k of its
 *   product (0: the price floor's own); "on_time" chance of no overrun, else "overrun" as a share of
 *   the lead time; "mine_lead" years from discovery to output, of a lever that names when the ore
 *   was discovered and no start.
 * price_floor: "floor" F; "share" φ that the state receives above it; "beta" β; "cost" c;
 *   "price" of the supported product without a shortage (0: known of the last product alone).
 * stockpile: "target" and "days" of use (the larger one holds); "purchase" (0: the target is in
 *   stock when the window opens); "release_trigger", the shortage from which it is drawn;
 *   "release_cap" (0: none); "budget" millions of money that buy the target at "price" (USD/kg of
 *   the last product) and "exchange_rate" (USD for one); "world_share" of a year's world output
 *   above which the result says that it is much.
 * demand_growth: "growth" g. substitution: "share" σ in the end; "pace" dσ/dt.
 * recycling: "collection", "recovery", "content" ρ (the part of what was used that can come back),
 *   "lifetime" L, "past_growth" of demand before the scenario, when what wears out now was new.
 * guaranteed_procurement: "share" of the named projects' output that is served first.
 */
typedef struct
{
  const char    *name;
  const char    *label;        /* for a person, marked for translation (N_) */
  const char    *unit;
  double         minimum;
  double         maximum;
  LodeMagnitude  fallback;
  gboolean       is_main;
  gboolean       is_open;
} LodeParameter;

/* The parameters of a kind, the main one first; ends with a name of %NULL. */
const LodeParameter *lode_lever_kind_parameters (LodeLeverKind kind);
/* (nullable) */
const LodeParameter *lode_lever_kind_find_parameter (LodeLeverKind kind,
                                                     const char   *name);
/* "export_control" … */
const char          *lode_lever_kind_to_string (LodeLeverKind kind);
gboolean             lode_lever_kind_from_string (const char    *text,
                                                  LodeLeverKind *kind);
/* For a person, untranslated (N_): "Export control". */
const char          *lode_lever_kind_label (LodeLeverKind kind);
/* Whether the lever is a shock (drawn red) or an answer (drawn green). */
gboolean             lode_lever_kind_is_shock (LodeLeverKind kind);

/* (transfer full) (nullable): what is wrong with @magnitude as a value of @parameter, as half a
 * sentence that goes after the member's name; %NULL when it fits. @member, if not %NULL, becomes
 * "value", "low" or "high", whichever is to blame. */
char                *lode_parameter_find_fault (const LodeParameter  *parameter,
                                                LodeMagnitude         magnitude,
                                                const char          **member);

G_END_DECLS
