/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/lode-article.h"
#include "model/lode-briefing.h"
#include "model/lode-scenario.h"

G_BEGIN_DECLS

/* Documents and edits made up at random from a seeded generator, for properties that must hold for
 * any. (transfer full) */
LodeScenario *random_scenario (GRand *rand);
LodeBriefing *random_briefing (GRand *rand);
LodeArticle  *random_article (GRand *rand);

/* One change of the kind that the editor makes; it may leave things as they are. */
void          random_edit_scenario (GRand        *rand,
                                    LodeScenario *scenario);
void          random_edit_briefing (GRand        *rand,
                                    LodeBriefing *briefing);

/* Puts a member that nobody knows into every object of @text; (transfer full): the new text.
 * @n_added counts them. */
char         *random_add_unknown (GRand      *rand,
                                  const char *text,
                                  int        *n_added);

G_END_DECLS
