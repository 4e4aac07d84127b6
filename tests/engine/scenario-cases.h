/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-chain.h"
#include "model/lode-scenario.h"

/* A chain small enough to reckon by hand: mines in Australia (20 t a year) and China (80), magnet plants
 * in China (80) and Germany (20), which uses the Australian ore; EU27 uses 60 t, Japan 40, and China
 * serves both. With a @random every figure moves, ore and magnets are more than what is used, and a
 * plant of unknown inputs stands at "OTH". */
LodeChain    *scenario_cases_new_chain (GRand *random);
/* 2026 to 2028. @members, @levers: JSON without and with what encloses them; @market: "" or a member
 * with a comma at its end. */
LodeScenario *scenario_cases_load (const char *step,
                                   const char *members,
                                   const char *market,
                                   const char *levers);
/* With some of all levers on that chain. */
LodeScenario *scenario_cases_new_scenario (GRand *random);
