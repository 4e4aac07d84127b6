/* SPDX-FileCopyrightText: 2026 The Lodestone authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Actors are strings: a country of ISO 3166-1 alpha-3, "EU27", "OTH" (the other countries together)
 * or "UNK" (not split by country). EU members are the 27 since February 2020.
 */

/* Whether @actor is one of those; the list of countries is that of ISO 3166-1, and Kosovo (XKX). */
gboolean    lode_actor_is_known (const char *actor);
/* Whether "EU27" stands for @actor ("EU27" itself and its member states). */
gboolean    lode_actor_is_eu (const char *actor);
/* What is recycled at home comes from an actor of its own, "JPN recycled" or "EU27 recycled", which is
 * no country but has a bloc. */
#define LODE_ACTOR_RECYCLED " recycled"

/* The consumer that an actor's country belongs to: "EU27" for members, else itself. */
const char *lode_actor_bloc (const char *actor);

G_END_DECLS
