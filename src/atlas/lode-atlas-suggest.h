/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "atlas/lode-atlas.h"

G_BEGIN_DECLS

/* What a person who wrote @text may have meant: up to three keys, nearest first, whose key or name
 * is like it: "CHN" for "China", "cobalt" for "cobolt". (transfer full): empty when nothing is
 * near; ended by %NULL. */
GStrv lode_atlas_suggest_materials (LodeAtlas  *self,
                                    const char *text);
GStrv lode_atlas_suggest_countries (LodeAtlas  *self,
                                    const char *text);
/* Of stages' keys ("refining" for "Refinery"). */
GStrv lode_atlas_suggest_stages (const char *text);

G_END_DECLS
