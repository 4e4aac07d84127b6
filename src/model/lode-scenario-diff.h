/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeScenarioDifference: one input in which scenarios differ.
 * @levers: (nullable) (array): the lever of each scenario, %NULL where one has none of the kind; %NULL
 *   for an input of the scenario itself
 * @member: as in the file, with a dot between levels: "remaining.value", "window.from",
 *   "alliance.members"; "present" when some lack the lever
 * @unit: of numbers: "share", "t/year", …; "" where there is none
 * @values: (array): what stands there in each scenario; %NULL where nothing does
 */
typedef struct
{
  LodeLever  **levers;
  const char  *member;
  const char  *unit;
  JsonNode   **values;
} LodeScenarioDifference;

/**
 * LodeScenarioDiff: exactly the inputs in which scenarios differ.
 *
 * Levers of different scenarios are one when they have one id and kind, or else one kind and the same
 * targets (countries, stages, destinations, project), in any order; their "id" is a difference then,
 * since it is their stream of random numbers. The order of levers and of names in lists is none, nor
 * are titles, notes and evidence, on which no number depends. Numbers that a lever does not state are
 * taken at what they are without it, and the range of a fixed number, which bounds a slider alone, is
 * no input.
 */
typedef struct _LodeScenarioDiff LodeScenarioDiff;

/**
 * lode_scenario_diff_new:
 * @scenarios: (array length=n_scenarios): two at least; their levers are kept, and must not change
 *   while the diff is in use
 *
 * Returns: (transfer full) (nullable): %LODE_ERROR_INVALID for a scenario that cannot be written.
 */
LodeScenarioDiff *lode_scenario_diff_new  (LodeScenario * const  *scenarios,
                                           guint                  n_scenarios,
                                           GError               **error);
void              lode_scenario_diff_free (LodeScenarioDiff *self);

/* Those of the scenario itself first, then lever by lever. */
guint                         lode_scenario_diff_get_n_differences (const LodeScenarioDiff *self);
const LodeScenarioDifference *lode_scenario_diff_get_difference    (const LodeScenarioDiff *self,
                                                                    guint                   index);
/* (transfer full): the value for a person: "0.2", "CHN, MMR", "2026-10"; "—" for none. */
char                         *lode_scenario_diff_format_value      (JsonNode *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LodeScenarioDiff, lode_scenario_diff_free)

G_END_DECLS
