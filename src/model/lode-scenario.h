/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/lode-month.h"
#include "model/lode-lever.h"
#include "model/lode-market.h"
#include "model/lode-tier-table.h"

G_BEGIN_DECLS

typedef enum
{
  LODE_STEP_MONTH,
  LODE_STEP_QUARTER,
  LODE_STEP_YEAR,
} LodeStep;

/**
 * LodeScenario: levers on the chain of one material, with an alliance that answers together.
 *
 * File: scenarios/ID.json, format "lodestone-scenario" version 1 (DESIGN §3). Emits "changed"
 * after any change, its levers' included. Levers are a #GListModel. Property: "title".
 *
 * What setters take, a file can hold: a span of at most %LODE_SCENARIO_MAX_MONTHS that does not end
 * before it begins, members that are actors, at most %LODE_SCENARIO_MAX_LEVERS levers whose ids
 * differ, and so do the FNV-1a hashes of these, since a lever's hash is its stream of random
 * numbers (MODEL §8).
 */
#define LODE_TYPE_SCENARIO (lode_scenario_get_type ())
G_DECLARE_FINAL_TYPE (LodeScenario, lode_scenario, LODE, SCENARIO, GObject)

#define LODE_SCENARIO_FORMAT "lodestone-scenario"
#define LODE_SCENARIO_VERSION 1
#define LODE_SCENARIO_MAX_MONTHS 1200
#define LODE_SCENARIO_MAX_DRAWS 1000000
#define LODE_SCENARIO_MAX_ROUNDS 20
#define LODE_SCENARIO_MAX_LEVERS 1000
#define LODE_SCENARIO_MAX_HOARDING 10
#define LODE_SCENARIO_MAX_SEED (G_GUINT64_CONSTANT (1) << 53)

LodeScenario       *lode_scenario_new (const char *id,
                                       const char *material);
/* A private snapshot for a thread. */
LodeScenario       *lode_scenario_copy (LodeScenario *self);

const char         *lode_scenario_get_id (LodeScenario *self);
const char         *lode_scenario_get_title (LodeScenario *self);
void                lode_scenario_set_title (LodeScenario *self,
                                             const char   *title);
const char         *lode_scenario_get_material (LodeScenario *self);
/* First and last month, both inclusive. */
LodeMonth           lode_scenario_get_from (LodeScenario *self);
LodeMonth           lode_scenario_get_to (LodeScenario *self);
void                lode_scenario_set_span (LodeScenario *self,
                                            LodeMonth     from,
                                            LodeMonth     to);
LodeStep            lode_scenario_get_step (LodeScenario *self);
void                lode_scenario_set_step (LodeScenario *self,
                                            LodeStep      step);
guint64             lode_scenario_get_seed (LodeScenario *self);
void                lode_scenario_set_seed (LodeScenario *self,
                                            guint64       seed);
guint               lode_scenario_get_draws (LodeScenario *self);
void                lode_scenario_set_draws (LodeScenario *self,
                                             guint         draws);
/* Rounds of the fragmented response, 3 by default. */
guint               lode_scenario_get_rounds (LodeScenario *self);
void                lode_scenario_set_rounds (LodeScenario *self,
                                              guint         rounds);
/* η: how much more than it needs a consumer going alone orders after a shortage, as a multiple of the
 * last period's shortage share (MODEL §4); 0, the default, is no hoarding. */
double              lode_scenario_get_hoarding (LodeScenario *self);
void                lode_scenario_set_hoarding (LodeScenario *self,
                                                double        hoarding);
/* What part of each consumer's demand is vital; (transfer none), never %NULL. */
const LodeTierTable *lode_scenario_get_tiers (LodeScenario *self);
void                lode_scenario_set_tiers (LodeScenario        *self,
                                             const LodeTierTable *tiers);
/* What prices and the premium go by; (transfer none). */
const LodeMarket   *lode_scenario_get_market (LodeScenario *self);
/* A valid one. */
void                lode_scenario_set_market (LodeScenario     *self,
                                              const LodeMarket *market);

/* Alliance: consumers and countries; empty when there is none. */
const char * const *lode_scenario_get_members (LodeScenario *self);
void                lode_scenario_set_members (LodeScenario       *self,
                                               const char * const *members);
gboolean            lode_scenario_get_pooled_stocks (LodeScenario *self);
void                lode_scenario_set_pooled_stocks (LodeScenario *self,
                                                     gboolean      pooled_stocks);
gboolean            lode_scenario_get_open_arcs (LodeScenario *self);
void                lode_scenario_set_open_arcs (LodeScenario *self,
                                                 gboolean      open_arcs);
LodeMonth           lode_scenario_get_alliance_from (LodeScenario *self);
void                lode_scenario_set_alliance_from (LodeScenario *self,
                                                     LodeMonth     from);

/* From when the pact pools stocks and opens arcs, if it does; %LODE_MONTH_NONE: as soon as it is in
 * force. */
LodeMonth           lode_scenario_get_pooled_from (LodeScenario *self);
void                lode_scenario_set_pooled_from (LodeScenario *self,
                                                   LodeMonth     from);
LodeMonth           lode_scenario_get_open_from (LodeScenario *self);
void                lode_scenario_set_open_from (LodeScenario *self,
                                                 LodeMonth     from);

/* (transfer none): a #GListModel of #LodeLever. */
GListModel         *lode_scenario_get_levers (LodeScenario *self);
guint               lode_scenario_get_n_levers (LodeScenario *self);
/* (transfer none) */
LodeLever          *lode_scenario_get_lever (LodeScenario *self,
                                             guint         index);
/* (transfer none) (nullable) */
LodeLever          *lode_scenario_find_lever (LodeScenario *self,
                                              const char   *id);
/* (transfer full): "L4", an id for a new lever. */
char               *lode_scenario_new_lever_id (LodeScenario *self);
/* At the end when @index is beyond it. */
void                lode_scenario_insert_lever (LodeScenario *self,
                                                guint         index,
                                                LodeLever    *lever);
void                lode_scenario_remove_lever (LodeScenario *self,
                                                guint         index);

/* @name names the document in messages. (transfer full) (nullable) */
LodeScenario       *lode_scenario_from_json (JsonNode    *root,
                                             const char  *name,
                                             GError     **error);
/* (transfer full): canonical bytes, ending in a newline. */
char               *lode_scenario_to_json (LodeScenario  *self,
                                           GError       **error);
/* Puts the content of @other into @self, as one change: how undo and a reload work. The id stays,
 * and so do the objects of levers that both have, for what is bound to them. */
void                lode_scenario_assign (LodeScenario *self,
                                          LodeScenario *other);

/* "month" "quarter" "year" */
const char         *lode_step_to_string (LodeStep step);
gboolean            lode_step_from_string (const char *text,
                                           LodeStep   *step);
/* 1, 3, 12 */
int                 lode_step_months (LodeStep step);

G_END_DECLS
