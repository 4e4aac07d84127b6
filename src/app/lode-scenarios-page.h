/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * LodeScenariosPage: the room Scenarios: the levers of a scenario and what they do, live.
 */
#define LODE_TYPE_SCENARIOS_PAGE (lode_scenarios_page_get_type ())
G_DECLARE_FINAL_TYPE (LodeScenariosPage, lode_scenarios_page, LODE, SCENARIOS_PAGE, AdwBin)

GtkWidget    *lode_scenarios_page_new (void);
/* (nullable) (transfer none) */
LodeScenario *lode_scenarios_page_get_scenario (LodeScenariosPage *self);
/* Whether the result that shows is of the scenario as it is now, draws included. */
gboolean      lode_scenarios_page_is_settled (LodeScenariosPage *self);
/* The shortage of the alliance when its members act together, t; NaN while there is no result. */
double        lode_scenarios_page_get_shortage (LodeScenariosPage *self);

G_END_DECLS
