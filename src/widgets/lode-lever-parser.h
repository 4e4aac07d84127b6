/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"
#include "model/lode-lever.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/**
 * lode_lever_parse:
 * @text: what a person types: "export control China separation to Japan", "stockpile EU",
 *   "plant Eneabba"
 * @scenario: the levers' ids are new in it, and its material tells which plants come in question
 * @limit: how many levers at most
 *
 * Words are matched by their beginnings with kinds of lever, countries, stages and plants of the
 * atlas; after "to" a country is a destination. Words that match nothing are passed over.
 *
 * Returns: (transfer full) (element-type LodeLever): the best reading first; empty when nothing
 *   matches. All have the next free id, so only one of them can be added.
 */
GPtrArray *lode_lever_parse (const char   *text,
                             LodeScenario *scenario,
                             LodeAtlas    *atlas,
                             guint         limit);
/* (transfer full): "L3": not yet in @scenario. */
char      *lode_lever_next_id (LodeScenario *scenario);

G_END_DECLS
